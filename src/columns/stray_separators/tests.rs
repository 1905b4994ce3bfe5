use crate::columns::{ReadingOptions, understand};
use crate::read::{CsvOptions, Source, read_csv};

/// Each application as its company, role, stage, day and notes, and what was
/// said of the rows.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
    let today = "2026-11-21".parse().unwrap();
    let sheet = understand(&table, &ReadingOptions::default(), today).unwrap();
    let counts = sheet.counts;
    assert_eq!(
        counts.applications + counts.skipped + counts.ignored,
        counts.rows
    );
    let applications = sheet.applications.iter().map(|a| {
        let parts = [
            a.company.as_ref().map(ToString::to_string),
            a.role.as_ref().map(ToString::to_string),
            Some(a.stage.word().to_owned()),
            a.applied_on.map(|dated| dated.on.to_string()),
            a.location.as_ref().map(ToString::to_string),
            a.notes.as_ref().map(|notes| notes.as_str().to_owned()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("|")
    });
    let said = sheet.diagnostics.iter().map(|it| it.message.clone());
    (applications.collect(), said.collect())
}

#[test]
fn a_cell_that_was_cut_is_put_together_where_that_is_certain() {
    fn check(header: &str, row: &str, expected: &str, said: &[&str]) {
        let (applications, told) = read(&format!("{header}\n{row}\n"));
        assert_eq!(applications, [expected], "{row}");
        assert_eq!(told, said, "{row}");
    }
    let header = "Company,Role,Date applied,Status";
    check(
        header,
        "Acme, Inc.,Engineer,2026-11-02,applied",
        "Acme, Inc.|Engineer|applied|2026-11-02",
        &["`Acme, Inc.` stands in 2 cells and is read as one, column A `Company`"],
    );
    check(
        header,
        "Acme,LLC,Engineer,2026-11-02,applied",
        "Acme,LLC|Engineer|applied|2026-11-02",
        &["`Acme,LLC` stands in 2 cells and is read as one, column A `Company`"],
    );
    check(
        header,
        "Brot, Butter, GmbH,Koch, Nachtschicht,2026-11-02,Beworben",
        "Brot, Butter, GmbH|Koch, Nachtschicht|applied|2026-11-02",
        &[
            "`Brot, Butter, GmbH` stands in 3 cells and is read as one, column A `Company`",
            "`Koch, Nachtschicht` stands in 2 cells and is read as one, column B `Role`",
        ],
    );
    check(
        header,
        "Acme,Engineer,Nov 2, 2026,applied",
        "Acme|Engineer|applied|2026-11-02",
        &["`Nov 2, 2026` stands in 2 cells and is read as one, column C `Date applied`"],
    );
    check(
        header,
        "Acme,Engineer,2026-11-02,Rejected, no reason given",
        "Acme|Engineer|rejected|2026-11-02",
        &["`Rejected, no reason given` stands in 2 cells and is read as one, column D `Status`"],
    );
    // No blank tells, but only one way lets the days stand below their name.
    check(
        "Company,Date applied,Role,Status",
        "Butter & Sons,Bakers,2026-11-02,Engineer,applied",
        "Butter & Sons,Bakers|Engineer|applied|2026-11-02",
        &["`Butter & Sons,Bakers` stands in 2 cells and is read as one, column A `Company`"],
    );
    check(
        "Company; Role; Date applied; Status",
        "Acme; Cook; nights; 2026-11-02; applied",
        "Acme|Cook|wishlist",
        &[
            "this row has 5 cells, the header has 4",
            "could not read `nights` as a date",
        ],
    );
    check(
        "Company,Role,Location,Date applied,Notes",
        "Acme,Cook,Cambridge, MA,2026-11-02,called Ann, she will ask",
        "Acme|Cook|applied|2026-11-02|Cambridge, MA|called Ann, she will ask",
        &[
            "`Cambridge, MA` stands in 2 cells and is read as one, column C `Location`",
            "`called Ann, she will ask` stands in 2 cells and is read as one, column E `Notes`",
        ],
    );
}

#[test]
fn empty_cells_at_the_end_hide_no_cut() {
    let (applications, said) = read(
        "Company,Role,Date applied,Status,Notes\n\
         Brio,Baker,2026-11-02,applied\n\
         Acme, Inc.,Engineer,2026-11-02,applied\n\
         Crux, Inc.,Clerk,2026-11-02,applied,\n",
    );
    assert_eq!(
        applications,
        [
            "Brio|Baker|applied|2026-11-02",
            "Acme, Inc.|Engineer|applied|2026-11-02",
            "Crux, Inc.|Clerk|applied|2026-11-02",
        ]
    );
    assert_eq!(
        said,
        [
            "this row has 4 cells, the header has 5",
            "`Acme, Inc.` stands in 2 cells and is read as one, column A `Company`",
            "`Crux, Inc.` stands in 2 cells and is read as one, column A `Company`",
        ]
    );
}

#[test]
fn of_two_ways_none_is_taken() {
    fn check(row: &str) {
        let text = format!("Company,Role,Date applied,Status\n{row}\n");
        let (applications, said) = read(&text);
        assert_eq!(applications.len(), 1, "{row}");
        assert_eq!(said[0], "this row has 5 cells, the header has 4", "{row}");
    }
    check("Acme,Sales,Engineer,2026-11-02,applied");
    check("Acme,Cook,2026-11-02,applied,surplus");
    check("Acme,Cook,soon,later,2026-11-02");
}
