use proptest::prelude::{Just, Strategy, proptest};

use crate::application::Application;
use crate::columns::{ReadingOptions, Sheet, understand};
use crate::read::{CsvOptions, Source, read_csv};

const HEADER: &str = "Company,Role,Applied,Location,Link,Notes";

fn read(header: &str, rows: &[&str]) -> Sheet {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let text = format!("{header}\n{}\n", rows.join("\n"));
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
    let today = "2026-11-21".parse().unwrap();
    understand(&table, &ReadingOptions::default(), today).unwrap()
}

fn ids(sheet: &Sheet) -> Vec<&str> {
    sheet.applications.iter().map(|a| a.id.as_str()).collect()
}

fn identities(sheet: &Sheet) -> Vec<&str> {
    sheet.applications.iter().map(|a| &*a.identity.0).collect()
}

#[test]
fn applications_are_called_by_company_and_role() {
    let sheet = read(HEADER, &["Acme,Engineer,,,,", "Brio,,,,,", ",Cook,,,,"]);
    assert_eq!(ids(&sheet), ["Acme / Engineer", "Brio", "Cook"]);
    assert_eq!(
        identities(&sheet),
        ["acme\u{1f}engineer", "brio\u{1f}", "\u{1f}cook"]
    );
}

#[test]
fn the_earliest_of_several_is_plain_and_later_ones_add_what_tells_them_apart() {
    let sheet = read(
        HEADER,
        &[
            "Acme,Engineer,2026-11-09,,,",
            "ACME,engineer,2026-11-02,,,",
            "Acme,Engineer,,,,",
            "Acme,Engineer,2026-11-09,Oslo,,",
            "Acme,Engineer,2026-11-09,Oslo,https://x.example/2,",
        ],
    );
    assert_eq!(
        identities(&sheet),
        [
            "acme\u{1f}engineer\u{1f}2026-11-09",
            "acme\u{1f}engineer\u{1f}2026-11-02",
            "acme\u{1f}engineer",
            "acme\u{1f}engineer\u{1f}2026-11-09\u{1f}oslo",
            "acme\u{1f}engineer\u{1f}2026-11-09\u{1f}oslo\u{1f}https://x.example/2",
        ]
    );
    assert_eq!(
        ids(&sheet),
        [
            "Acme / Engineer / 2026-11-09",
            "ACME / engineer / 2026-11-02",
            "Acme / Engineer",
            "Acme / Engineer / 2026-11-09 / oslo",
            "Acme / Engineer / 2026-11-09 / oslo / https://x.example/2",
        ]
    );
}

#[test]
fn the_sheets_own_id_goes_before() {
    let sheet = read(
        "ID,Company,Role,Applied",
        &[
            "7,Acme,Engineer,",
            "8,Acme,Engineer,",
            "8,Brio,Cook,",
            ",Crux,,",
        ],
    );
    assert_eq!(ids(&sheet), ["7", "8", "8 / brio / cook", "Crux"]);
    assert_eq!(sheet.diagnostics, []);
    let sheet = read(
        "ID,Company,Role,Applied",
        &["7,Acme,Engineer,2026-11-02", "7,Acme,Engineer,2026-11-02"],
    );
    assert_eq!(
        sheet.diagnostics[0].message,
        "this row repeats row 2: the same id"
    );
}

#[test]
fn the_fullest_of_rows_that_say_the_same_speaks_for_all() {
    let sheet = read(
        HEADER,
        &[
            "Acme,Engineer,2026-11-02,,,",
            "Acme,Engineer,2026-11-02,,,called them",
            "Acme,Engineer,2026-11-02,,,aside",
        ],
    );
    let notes = sheet.applications[0].notes.as_ref().unwrap();
    assert_eq!(notes.as_str(), "aside");
    let told: Vec<String> = sheet
        .diagnostics
        .iter()
        .map(|d| format!("{}: {}", d.place, d.message))
        .collect();
    assert_eq!(
        told,
        [
            "a.csv:2: this row repeats row 4: the same company, role and date",
            "a.csv:3: this row repeats row 4: the same company, role and date"
        ]
    );
}

#[test]
fn a_new_row_or_a_date_filled_in_renames_nobody() {
    let name = "acme\u{1f}engineer";
    let undated = "Acme,Engineer,,,,";
    let dated = "Acme,Engineer,2026-11-09,,,";
    assert_eq!(identities(&read(HEADER, &[undated])), [name]);
    assert_eq!(identities(&read(HEADER, &[dated])), [name]);
    for rows in [[undated, dated], [dated, undated]] {
        let sheet = read(HEADER, &rows);
        let undated = sheet.applications.iter().find(|a| a.applied_on.is_none());
        assert_eq!(&*undated.unwrap().identity.0, name);
    }
    let later = "Acme,Engineer,2026-11-12,,,";
    assert_eq!(identities(&read(HEADER, &[dated, later]))[0], name);
}

#[test]
fn endless_names_are_told_apart() {
    let (company, role) = ("c".repeat(3_000), "r".repeat(3_000));
    let rows =
        ["2026-11-02", "2026-11-03", "2026-11-04"].map(|on| format!("{company},{role},{on},,,"));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let sheet = read(HEADER, &rows);
    let mut called = ids(&sheet);
    called.sort_unstable();
    called.dedup();
    assert_eq!(called.len(), 3);
}

#[test]
fn no_two_applications_are_called_the_same() {
    let sheet = read("Company,Role", &["A / B,", "A,B", "A / B #2,"]);
    let mut called = ids(&sheet);
    called.sort_unstable();
    called.dedup();
    assert_eq!(called.len(), 3, "{called:?}");
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_no_application(rows in Just(vec![
        "Acme,Engineer,2026-11-02,,,",
        "Acme,Engineer,2026-11-02,,,called",
        "Acme,Engineer,2026-11-02,Oslo,,",
        "acme,Engineer,2026-11-09,Oslo,,x",
        "Acme,Engineer,,,,",
        "Acme,Engineer,,,https://x.example/1,",
        "Brio,Cook,2026-11-01,,,",
    ]).prop_shuffle()) {
        let canonical = |sheet: Sheet| -> Vec<String> {
            let mut told: Vec<String> = sheet.applications.into_iter().map(without_row).collect();
            told.sort();
            told
        };
        let mut sorted = rows.clone();
        sorted.sort_unstable();
        assert_eq!(canonical(read(HEADER, &rows)), canonical(read(HEADER, &sorted)));
    }
}

fn without_row(mut application: Application) -> String {
    application.row.0 = 0;
    format!("{application:?}")
}
