//! What comes out of a workbook is what comes out of the same rows as CSV.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{header_row, plan, row_with, text_cell, xlsx};
use crate::harness::Workspace;

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/workbooks");
    fs::read(folder.join(name)).unwrap()
}

/// The plan of a fixture, without the names of the file and the sheet.
fn plan_of(name: &str) -> Value {
    let workspace = Workspace::new().with(name, fixture(name));
    let args = ["plan", name, "--today", "2026-11-24", "--format", "json"];
    let mut plan: Value = serde_json::from_str(&workspace.followup(args).succeeds()).unwrap();
    for application in plan["applications"].as_array_mut().unwrap() {
        assert_eq!(application["place"]["file"], name);
        application["place"]["file"].take();
        application["place"]["sheet"].take();
    }
    plan
}

#[test]
fn the_same_rows_give_the_same_plan_in_every_format() {
    let expected = plan_of("jobs.csv");
    assert_eq!(expected["counts"]["applications"], 3);
    assert_eq!(expected["applications"][0]["interviews"][0]["at"], "14:00");
    for name in ["jobs.xlsx", "jobs.xls", "jobs.ods"] {
        assert_eq!(plan_of(name), expected, "{name}");
    }
}

#[test]
fn a_workbook_is_known_by_its_content() {
    let csv = plan("jobs.csv", &fixture("jobs.csv"), &[]);
    csv.is(0, &csv.stdout, "");
    for name in ["jobs.xlsx", "jobs.xls", "jobs.ods"] {
        // By a wrong name, and by none.
        plan("jobs.csv", &fixture(name), &[]).is(0, &csv.stdout, "");
        for more in [&[][..], &["--input-format", "xlsx"]] {
            let workspace = Workspace::new();
            let args = ["plan", "-", "--today", "2026-11-24", "--format", "csv"];
            let run = workspace.followup(args.iter().chain(more).copied());
            run.stdin(fixture(name)).gives(0, &csv.stdout, "");
        }
    }
    // Sites give their exports the name of a workbook.
    plan("jobs.xlsx", &fixture("jobs.csv"), &[]).is(0, &csv.stdout, "");
    plan("jobs.xls", &fixture("jobs.csv"), &["--input-format", "xls"]).is(0, &csv.stdout, "");
}

#[test]
fn a_web_page_by_the_name_of_a_workbook_gives_the_plan_of_its_csv() {
    let csv = "Company,Position,Date Applied\nAcme & Sons,Cook,2026-11-20\n";
    let expected = plan("a.csv", csv.as_bytes(), &[]);
    expected.is(0, &expected.stdout, "");
    let page = "<html><head><meta charset=utf-8></head><body><table border=1>\
        <tr><th>Company</th><th>Position</th><th>Date Applied</th></tr>\
        <tr><td>Acme &amp; Sons</td><td>Cook</td><td>2026-11-20</td></tr></table></body></html>";
    plan("a.xls", page.as_bytes(), &[]).is(0, &expected.stdout, "");
}

#[test]
fn a_workbook_written_by_a_library_gives_the_plan_of_its_csv() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("d mmm yyyy");
    let moment = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let sheet = workbook.add_worksheet();
    let headers = [
        "Company",
        "Position",
        "Status",
        "Date Applied",
        "Interview Date",
        "Notes",
    ];
    // A title above, and a column left free.
    sheet.write(0, 1, "My applications").unwrap();
    for (column, header) in (1..).zip(headers) {
        sheet.write(2, column, header).unwrap();
    }
    sheet.write(3, 1, "Acme").unwrap();
    sheet.write(3, 2, "Engineer").unwrap();
    sheet.write(3, 3, "interviewing").unwrap();
    let applied = ExcelDateTime::from_ymd(2026, 11, 2).unwrap();
    sheet.write_with_format(3, 4, applied, &date).unwrap();
    let interview = ExcelDateTime::from_ymd(2026, 11, 24)
        .unwrap()
        .and_hms(14, 0, 0)
        .unwrap();
    sheet.write_with_format(3, 5, interview, &moment).unwrap();
    sheet.write(3, 6, 4.0).unwrap();
    sheet
        .write(5, 1, Formula::new("=\"Bo\"&\"rel\"").set_result("Borel"))
        .unwrap();
    sheet.write(5, 2, "Analyst").unwrap();
    sheet.write(5, 6, true).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let csv = ",My applications\n\n,Company,Position,Status,Date Applied,Interview Date,Notes\n\
        ,Acme,Engineer,interviewing,2026-11-02,2026-11-24T14:00,4\n\n,Borel,Analyst,,,,TRUE\n";
    let args = [
        "plan",
        "a.xlsx",
        "--today",
        "2026-11-24",
        "--format",
        "json",
    ];
    let plan = |bytes: &[u8]| {
        let workspace = Workspace::new().with("a.xlsx", bytes);
        let outcome = workspace.followup(args).outcome();
        let mut plan: Value = serde_json::from_str(&outcome.stdout).unwrap();
        plan["diagnostics"].take();
        for application in plan["applications"].as_array_mut().unwrap() {
            application["place"]["sheet"].take();
        }
        plan
    };
    let found = plan(&bytes);
    assert_eq!(found, plan(csv.as_bytes()));
    assert_eq!(found["applications"][1]["place"]["row"], 6);
    assert_eq!(found["applications"][0]["notes"], "4");
}

/// What is said of one date cell, and the day the application got from it.
#[track_caller]
fn check_date(cell: &str, properties: &str, day: Option<&str>, stderr: &str) {
    let rows = header_row() + &row_with(2, "Acme", cell);
    let workspace = Workspace::new().with("a.xlsx", xlsx(&rows, properties, &[]));
    let args = [
        "plan",
        "a.xlsx",
        "--today",
        "2026-11-24",
        "--format",
        "json",
    ];
    let outcome = workspace.followup(args).outcome();
    let plan: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(
        plan["applications"][0]["applied_on"].as_str(),
        day,
        "{cell}"
    );
    outcome.is(i32::from(!stderr.is_empty()), &outcome.stdout, stderr);
}

#[test]
fn date_cells_are_days_or_are_told() {
    check_date(
        "<c r=\"C2\" s=\"1\"><v>46346</v></c>",
        "",
        Some("2026-11-20"),
        "",
    );
    check_date(
        "<c r=\"C2\" s=\"1\"><v>44884</v></c>",
        "date1904=\"1\"",
        Some("2026-11-20"),
        "",
    );
    check_date(
        "<c r=\"C2\" t=\"d\"><v>2026-11-20T00:00:00Z</v></c>",
        "",
        Some("2026-11-20"),
        "",
    );
    check_date(
        "<c r=\"C2\" s=\"1\"><f>TODAY()-4</f><v>46346</v></c>",
        "",
        Some("2026-11-20"),
        "",
    );
    for (serial, shown) in [
        ("60", "60"),
        ("-1", "-1"),
        ("2958466", "2958466"),
        ("NaN", "NaN"),
        ("1e300", &format!("1{}", "0".repeat(300))),
        ("-1e308", &format!("-1{}", "0".repeat(308))),
    ] {
        check_date(
            &format!("<c r=\"C2\" s=\"1\"><v>{serial}</v></c>"),
            "",
            None,
            &format!(
                "warning: the number {shown} in this cell is no date\n  \
                 --> a.xlsx[Jobs]:2, column C `Date Applied`\n\
                 hint: type the date anew: a spreadsheet counts days from 1 to 2958465, and 60 is none\n"
            ),
        );
    }
    let uncalculated = "\
warning: this formula was not calculated
  --> a.xlsx[Jobs]:2, column C `Date Applied`
hint: open the file in a spreadsheet and save it there, or type the value in
";
    check_date(
        "<c r=\"C2\" s=\"1\"><f>TODAY()</f></c>",
        "",
        None,
        uncalculated,
    );
    check_date(
        "<c r=\"C2\" s=\"1\"><f>TODAY()</f><v></v></c>",
        "",
        None,
        uncalculated,
    );
    // A formula that gives an empty text was calculated.
    check_date(
        "<c r=\"C2\" t=\"str\"><f>IF(1,\"\",2)</f><v></v></c>",
        "",
        None,
        "",
    );
}

#[test]
fn errors_in_cells_are_what_the_cell_says() {
    let rows = header_row()
        + &format!(
            "<row r=\"2\">{}{}<c r=\"C2\" t=\"e\"><v>#REF!</v></c></row>",
            text_cell("A2", "Acme"),
            text_cell("B2", "Cook")
        );
    let outcome = plan("a.xlsx", &xlsx(&rows, "", &[]), &[]);
    assert_eq!(outcome.exit, Some(1));
    assert!(
        outcome.stderr.starts_with(
            "warning: could not read `#REF!` as a date\n  --> a.xlsx[Jobs]:2, column C `Date Applied`\n"
        ),
        "{}",
        outcome.stderr
    );
}

#[test]
fn text_of_a_workbook_is_as_hostile_as_any() {
    let cell = "Acme&#13;&#10;ATTENDEE:mailto:x_x000D__x000A_BEGIN:VTODO_x0000_";
    let rows = header_row() + &row_with(2, cell, "<c r=\"C2\" s=\"1\"><v>46346</v></c>");
    let workspace = Workspace::new().with("a.xlsx", xlsx(&rows, "", &[]));
    let args = ["convert", "a.xlsx", "--today", "2026-11-24", "--ics", "-"];
    let ics = workspace.followup(args).succeeds();
    for line in ics.lines() {
        assert!(
            !line.starts_with("ATTENDEE") && !line.starts_with("BEGIN:VTODO"),
            "{line}"
        );
    }
    assert!(!ics.contains('\0'));
}
