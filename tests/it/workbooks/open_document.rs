//! What is special about the cells of an OpenDocument sheet.

use super::{MANIFEST, ods, ods_of_tables, plan};

fn cell(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

fn row(cells: &[&str]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

fn header() -> String {
    let cells = ["Company", "Position", "Date Applied", "Notes"].map(cell);
    row(&cells.each_ref().map(String::as_str))
}

const DATE: &str = "<table:table-cell office:value-type=\"date\" \
    office:date-value=\"2026-11-20T00:00:00\"><text:p>20.11.26</text:p></table:table-cell>";

/// The rows give the plan of that CSV, and this is said of them.
#[track_caller]
fn check(rows: &str, csv: &str, stderr: &str) {
    let csv = format!("Company,Position,Date Applied,Notes\n{csv}");
    let expected = plan("a.ods", csv.as_bytes(), &[]);
    expected.is(0, &expected.stdout, "");
    let bytes = ods(&(header() + rows), MANIFEST);
    plan("a.ods", &bytes, &[]).is(i32::from(!stderr.is_empty()), &expected.stdout, stderr);
}

#[test]
fn repeated_rows_and_cells_stand_where_the_sheet_shows_them() {
    let blanks = "<table:table-cell table:number-columns-repeated=\"16380\"/>";
    let rows =
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
            .to_owned()
            + &row(&[&cell("Acme"), &cell("Cook"), DATE, blanks])
            + "<table:table-row table:number-rows-repeated=\"1048571\">"
            + blanks
            + "</table:table-row>";
    check(&rows, "\n\n\nAcme,Cook,2026-11-20,\n", "");
    // A cell that is no date is told with the row that the sheet shows.
    let rows = rows.replace("2026-11-20T00:00:00", "2026-02-30");
    let outcome = plan("a.ods", &ods(&(header() + &rows), MANIFEST), &[]);
    assert!(
        outcome
            .stderr
            .contains("\n  --> a.ods[Jobs]:5, column C `Date Applied`\n"),
        "{}",
        outcome.stderr
    );
    let twice = "<table:table-cell office:value-type=\"string\" \
        table:number-columns-repeated=\"2\"><text:p>Same</text:p></table:table-cell>";
    check(&row(&[twice, DATE]), "Same,Same,2026-11-20,\n", "");
}

#[test]
fn texts_are_what_the_cell_says() {
    let comment = "<table:table-cell office:value-type=\"string\"><office:annotation>\
        <text:p>ask Ann</text:p></office:annotation><text:p>Acme &amp; So<text:span>ns</text:span>\
        </text:p></table:table-cell>";
    let blanks = cell("Sous<text:s text:c=\"2\"/>chef<text:tab/>&#x2013; South");
    let lines = "<table:table-cell office:value-type=\"string\"><text:p>one</text:p>\
        <text:p>two<text:line-break/>three</text:p></table:table-cell>";
    check(
        &row(&[comment, &blanks, DATE, lines]),
        "Acme & Sons,Sous  chef\t– South,2026-11-20,\"one\ntwo\nthree\"\n",
        "",
    );
    let number = "<table:table-cell office:value-type=\"float\" office:value=\"4\"/>";
    check(
        &row(&[&cell("Acme"), &cell("Cook"), DATE, number]),
        "Acme,Cook,2026-11-20,4\n",
        "",
    );
    let truth = "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>";
    check(
        &row(&[&cell("Acme"), &cell("Cook"), DATE, truth]),
        "Acme,Cook,2026-11-20,TRUE\n",
        "",
    );
}

#[test]
fn a_formula_without_a_value_is_told() {
    let formula = "<table:table-cell table:formula=\"of:=TODAY()\"></table:table-cell>";
    check(
        &row(&[&cell("Acme"), &cell("Cook"), formula]),
        "Acme,Cook,,\n",
        "\
warning: this formula was not calculated
  --> a.ods[Jobs]:2, column C `Date Applied`
hint: open the file in a spreadsheet and save it there, or type the value in
",
    );
    let empty = "<table:table-cell table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" \
        office:string-value=\"\"><text:p/></table:table-cell>";
    check(
        &row(&[&cell("Acme"), &cell("Cook"), empty]),
        "Acme,Cook,,\n",
        "",
    );
}

#[test]
fn a_hidden_table_is_not_the_first_choice() {
    let table = |name: &str, style: &str, company: &str| {
        let rows = header() + &row(&[&cell(company), &cell("Cook"), DATE]);
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>"
        )
    };
    let styles = "<style:style style:name=\"ta1\"><style:table-properties table:display=\"false\"/>\
        </style:style>";
    let tables = styles.to_owned() + &table("Old", "ta1", "Hidden") + &table("New", "ta2", "Acme");
    let outcome = plan("a.ods", &ods_of_tables(&tables, MANIFEST), &[]);
    assert!(outcome.stdout.contains("Acme") && !outcome.stdout.contains("Hidden"));
    let outcome = plan(
        "a.ods",
        &ods_of_tables(&tables, MANIFEST),
        &["--sheet", "old"],
    );
    assert!(outcome.stdout.contains("Hidden"));
}

#[test]
fn names_for_texts_are_refused() {
    let rows = header() + &row(&[&cell("&laugh;")]);
    plan("a.ods", &ods(&rows, MANIFEST), &[]).is(
        3,
        "",
        "\
error: this workbook is damaged: it gives names to texts
  --> a.ods
hint: open it in a spreadsheet and save it anew, or as `CSV UTF-8`
",
    );
}
