//! Which sheet of a workbook is read.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::plan;

fn write(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
}

/// A dashboard first, then a list, an empty template, two years of
/// applications and a hidden copy.
fn workbook() -> Vec<u8> {
    let header = ["Company", "Position", "Date Applied", "Status"];
    let mut workbook = Workbook::new();
    for (name, rows) in [
        (
            "Dashboard",
            &[&["Applications", "42"][..], &["Company", "Acme"]][..],
        ),
        ("Lists", &[&["Applied", "Rejected"]]),
        (
            "Template",
            &[&[
                "Company",
                "Position",
                "Date Applied",
                "Status",
                "Interview Date",
                "URL",
            ]],
        ),
        (
            "Jobs 2026",
            &[&header, &["Acme", "Cook", "2026-11-20", "applied"]],
        ),
        (
            "Jobs 2025",
            &[&header, &["Borel", "Waiter", "2025-11-20", "rejected"]],
        ),
        (
            "Old",
            &[&header, &["Hidden", "Cook", "2026-11-20", "applied"]],
        ),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        write(sheet, rows);
        sheet.set_hidden(name == "Old");
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn the_sheet_with_the_best_header_is_read_wherever_it_stands() {
    let outcome = plan("a.xlsx", &workbook(), &[]);
    assert!(outcome.stdout.contains("Acme") && !outcome.stdout.contains("Hidden"));
    outcome.is(
        0,
        &outcome.stdout,
        "\
note: this sheet is read, and `Jobs 2025` is not
  --> a.xlsx[Jobs 2026]:1
hint: to read another one, say `--sheet 'Jobs 2025'`
",
    );
}

#[test]
fn a_sheet_is_named_or_numbered() {
    for (asked, company) in [
        ("Jobs 2025", "Borel"),
        ("jobs 2025", "Borel"),
        ("5", "Borel"),
        ("4", "Acme"),
        ("Old", "Hidden"),
    ] {
        let outcome = plan("a.xlsx", &workbook(), &["--sheet", asked]);
        assert_eq!(
            (outcome.exit, outcome.stderr.as_str()),
            (Some(0), ""),
            "{asked}"
        );
        if asked.contains("2025") || asked == "5" {
            assert!(!outcome.stdout.contains("Acme"), "{asked}");
        } else {
            assert!(
                outcome.stdout.contains(company),
                "{asked}: {}",
                outcome.stdout
            );
        }
    }
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let named = "the sheets are: Dashboard, Lists, Template, Jobs 2026, Jobs 2025, Old\n";
    plan("a.xlsx", &workbook(), &["--sheet", "Job 2026"]).is(
        2,
        "",
        &format!(
            "error: could not understand `--sheet Job 2026`\n\
             hint: did you mean `Jobs 2026`? {named}"
        ),
    );
    plan("a.xlsx", &workbook(), &["--sheet", "7"]).is(
        2,
        "",
        &format!("error: could not understand `--sheet 7`\nhint: {named}"),
    );
    plan("a.csv", b"Company,Role\nAcme,Cook\n", &["--sheet", "1"]).is(
        2,
        "",
        "error: could not understand `--sheet 1`\nhint: `a.csv` is no workbook and has no sheets\n",
    );
}

#[test]
fn a_hidden_sheet_is_read_where_no_other_fits() {
    let mut workbook = Workbook::new();
    write(workbook.add_worksheet(), &[&["Chart of the year"]]);
    let hidden = workbook.add_worksheet();
    write(hidden, &[&["Company", "Position"], &["Acme", "Cook"]]);
    hidden.set_hidden(true);
    let bytes = workbook.save_to_buffer().unwrap();
    let outcome = plan("a.xlsx", &bytes, &["--verbose"]);
    assert!(
        outcome.stderr.contains(
            "\
note: this sheet is hidden in the workbook
  --> a.xlsx[Sheet2]:1
hint: no sheet that is shown has a column for the company or the role
"
        ),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_workbook_without_applications_names_what_it_has() {
    let mut workbook = Workbook::new();
    write(
        workbook.add_worksheet(),
        &[&["Month", "Rent"], &["May", "500"]],
    );
    let outcome = plan("a.xlsx", &workbook.save_to_buffer().unwrap(), &[]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(3), ""));
    assert!(
        outcome.stderr.starts_with(
            "error: found no column for the company or the role among `Month`, `Rent`\n"
        ),
        "{}",
        outcome.stderr
    );
}

fn of_sheets(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        write(workbook.add_worksheet().set_name(*name).unwrap(), rows);
    }
    workbook.save_to_buffer().unwrap()
}

/// A dashboard whose first rows are like those below them, too.
const DASHBOARD: (&str, &[&[&str]]) = (
    "Dashboard",
    &[
        &["Next call", "2026-11-27"],
        &["Last update", "2026-11-20"],
        &["Started", "2026-09-01"],
    ],
);

#[test]
fn a_sheet_without_a_header_is_read_and_a_dashboard_is_none() {
    let bare: (&str, &[&[&str]]) = (
        "Jobs",
        &[
            &["Acme", "Cook", "2026-11-20", "applied"],
            &["Borel", "Waiter", "2026-11-18", "applied"],
        ],
    );
    let outcome = plan("a.xlsx", &of_sheets(&[DASHBOARD, bare]), &[]);
    assert!(outcome.stdout.contains("Acme") && outcome.stdout.contains("Borel"));
    outcome.is(
        0,
        &outcome.stdout,
        "\
note: this sheet has no row of headers; by their values its columns are A company, B role, C applied_on, D stage
  --> a.xlsx[Jobs]:1
hint: if that is wrong, say which is which, like `--map company=A`, or write a row of headers above this one
",
    );
    // A sheet with a header goes before one without.
    let named: (&str, &[&[&str]]) = ("Old", &[&["Company", "Position"], &["Cole", "Driver"]]);
    let outcome = plan("a.xlsx", &of_sheets(&[DASHBOARD, bare, named]), &[]);
    assert!(!outcome.stdout.contains("Acme"));
    outcome.is(
        0,
        &outcome.stdout,
        "\
note: this sheet is read, and `Jobs` is not
  --> a.xlsx[Old]:1
hint: to read another one, say `--sheet Jobs`
",
    );
}

#[test]
fn a_workbook_in_which_no_header_is_found_says_what_to_type() {
    let odd: (&str, &[&[&str]]) = ("Mine", &[&["Foo", "Bar"], &["Acme", "2026-11-20"]]);
    let rent: (&str, &[&[&str]]) = ("Rent 2026", &[&["Month", "Rent"], &["May", "500"]]);
    plan("a.xlsx", &of_sheets(&[odd, rent]), &[]).is(
        3,
        "",
        "\
error: found no column for the company or the role among `Foo`, `Bar`
  --> a.xlsx[Mine]
hint: say which column is which, like `--map company=Foo`; if row 1 is an application and no header, say `--header-row none`; the applications may stand in another sheet: `--sheet 'Rent 2026'`
",
    );
    plan("a.xlsx", &of_sheets(&[DASHBOARD, rent]), &["--sheet", "1"]).is(
        3,
        "",
        "\
error: this sheet has no row of headers, and no column of it is surely the company; it begins with A `Next call`, B `2026-11-27`
  --> a.xlsx[Dashboard]:1
hint: say which column is which, like `--map company=A --map follow_up_on=B`, or write a row of headers above the first row; the applications may stand in another sheet: `--sheet 'Rent 2026'`
",
    );
}
