//! Tables of OpenDocument that ask for more than there is: the marks for what is
//! repeated make a large sheet of a few bytes.

use super::{ANEW, AS_CSV, MANIFEST, check_refused, guarded_plan, ods, ods_of_tables};

#[track_caller]
fn check(rows: &str, message: &str) {
    check_refused("a.ods", &ods(rows, MANIFEST), message, AS_CSV);
}

const TOO_MANY_CELLS: &str = "this workbook has too many cells; the limit is 16000000";
// Only there the memory of a process has a limit that holds.
#[cfg(target_os = "linux")]
const TOO_MUCH_MEMORY: &str = "this workbook takes too much memory to read; the limit is 512 MB";
const OFF_THE_SHEET: &str =
    "this workbook has a cell that lies off the sheet; the limit is 1048576 rows and 16384 columns";

/// A row, repeated so often, of a cell with this in it, repeated so often.
fn row(rows: &str, columns: &str, text: &str) -> String {
    format!(
        "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
         office:value-type=\"string\" table:number-columns-repeated=\"{columns}\">\
         <text:p>{text}</text:p></table:table-cell></table:table-row>"
    )
}

fn sheet() -> String {
    let cells = |texts: [&str; 3]| {
        let cells = texts.map(|text| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
        });
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    };
    cells(["Company", "Position", "Date Applied"]) + &cells(["Acme", "Cook", "2026-11-20"])
}

#[test]
fn repeated_cells_and_rows_are_counted() {
    check(&row("1048576", "16384", "x"), TOO_MANY_CELLS);
    check(&row("1", "16385", "x"), OFF_THE_SHEET);
    check(&row("1048577", "1", "x"), OFF_THE_SHEET);
    check(
        &row("99999999999999999999", "99999999999999999999", "x"),
        OFF_THE_SHEET,
    );
}

#[cfg(target_os = "linux")]
#[test]
fn blanks_that_are_only_named_are_not_written_out() {
    let blanks = "<text:s text:c=\"2000000000\"/>";
    let expected = guarded_plan("a.ods", &ods(&sheet(), MANIFEST));
    expected.is(0, &expected.stdout, "");
    let blank = sheet().replace("Acme", &format!("Acme{blanks}"));
    guarded_plan("a.ods", &ods(&blank, MANIFEST)).is(0, &expected.stdout, "");
    check(
        &row("1", "16384", &format!("{}.", blanks.repeat(1000))),
        TOO_MUCH_MEMORY,
    );
}

#[test]
fn a_far_corner_costs_nothing() {
    let expected = guarded_plan("a.ods", &ods(&sheet(), MANIFEST));
    let far = sheet()
        + "<table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell/></table:table-row>\
           <table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/>\
           <table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    guarded_plan("a.ods", &ods(&far, MANIFEST)).is(0, &expected.stdout, "");
}

#[cfg(target_os = "linux")]
#[test]
fn one_text_as_large_as_all_memory_is_told() {
    check(&row("1", "1", &"x".repeat(300 << 20)), TOO_MUCH_MEMORY);
}

#[test]
fn many_tables_that_each_reach_far_down_are_told() {
    let rows = "<table:table-row table:number-rows-repeated=\"1048575\"/>".to_owned()
        + &row("1", "1", "x");
    let table = format!("<table:table table:name=\"T\">{rows}</table:table>");
    let bytes = ods_of_tables(&table.repeat(300), MANIFEST);
    check_refused("a.ods", &bytes, TOO_MANY_CELLS, AS_CSV);
}

#[test]
fn deep_nesting_is_no_deep_call() {
    let deep = row("1", "1", &"<text:span>".repeat(1 << 18));
    check_refused(
        "a.ods",
        &ods(&deep, MANIFEST),
        "this workbook is damaged: ill-formed document: expected `</text:span>`, but `</text:p>` was found",
        ANEW,
    );
}
