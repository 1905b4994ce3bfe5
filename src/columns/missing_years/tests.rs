//! Days without a year, and what stands around them.

use super::MissingYears;
use crate::columns::dates::{DateOrder, WrittenDay};
use crate::columns::field::Field;
use crate::columns::written_cell::read_written_cell;
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::read::{CsvOptions, Source, read_csv};

/// Reads the days of one cell of a sheet of two date columns on 25 November 2026,
/// as ISO dates; `?` for a day whose year nothing tells.
fn days(sheet: &str, row: u32, column: u16) -> String {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(sheet.as_bytes(), source, &CsvOptions::default()).unwrap();
    let rows: Vec<_> = table.rows().skip(1).collect();
    let columns = [
        (ColumnIndex(0), Field::AppliedOn),
        (ColumnIndex(1), Field::InterviewOn),
    ];
    let order = Some(DateOrder::MonthFirst);
    let years = MissingYears::around(&rows, &columns, order, "2026-11-25".parse().unwrap());
    let (row, column) = (RowNumber(row), ColumnIndex(column));
    let found = rows.iter().find(|found| found.number() == row).unwrap();
    let field = columns[usize::from(column.0)].1;
    let dates = read_written_cell(found.cell(column), field).into_dates();
    let told = dates.iter().map(|date| match date.day {
        WrittenDay::Yearless(day) => years
            .day(day, order, row, column)
            .map_or("?".to_owned(), |day| day.to_string()),
        day => day.on(DateOrder::MonthFirst).unwrap().to_string(),
    });
    told.collect::<Vec<String>>().join(" ")
}

#[track_caller]
fn check(rows: &[&str], place: (u32, u16), expected: &str) {
    let sheet = format!("Applied,Interview\n{}\n", rows.join("\n"));
    assert_eq!(days(&sheet, place.0, place.1), expected, "{rows:?}");
}

#[test]
fn the_row_tells_the_year() {
    check(&["9/1/2026,9/19"], (2, 1), "2026-09-19");
    check(
        &["9/1/2026,\"9/19, 9/23\""],
        (2, 1),
        "2026-09-19 2026-09-23",
    );
    check(&["12/20/2026,8-Jan"], (2, 1), "2027-01-08");
    check(&["8-Jul,8/5/2026 & 8/14/2026"], (2, 0), "2026-07-08");
    check(&["9/1/2026,3/1"], (2, 1), "?");
    check(&["Nov 19,12/1/2025 & 12/1/2026"], (2, 0), "?");
}

#[test]
fn both_ends_of_a_span_take_it() {
    check(&["9/1/2026,9/19 - 9/21"], (2, 1), "2026-09-19 2026-09-21");
}

#[test]
fn the_cell_itself_tells_it_first() {
    check(
        &["1/5/2026,\"3 Jul, 9 Jul 2026\""],
        (2, 1),
        "2026-07-03 2026-07-09",
    );
    check(
        &["1/5/2026,\"20 Dec 2025; 8 Jan\""],
        (2, 1),
        "2025-12-20 2026-01-08",
    );
}

#[test]
fn the_column_tells_it_where_the_row_does_not() {
    check(&["9/1/2026,", "9/5,", "9/9/2026,"], (3, 0), "2026-09-05");
    check(&["12/30/2025,", "1/5,", "1/9/2026,"], (3, 0), "2026-01-05");
    check(&["1/9/2026,", "1/5,", "12/30/2025,"], (3, 0), "2026-01-05");
    check(&["1/10/2026,", "5/5,", "9/20/2026,"], (3, 0), "2026-05-05");
    check(&["9/1/2026,", "9/5,", "9/9,"], (4, 0), "2026-09-09");
    check(&["9/5,", "9/9/2026,"], (2, 0), "2026-09-05");
    check(&["9/1/2026,", "8/30,", "9/9/2026,"], (3, 0), "2026-08-30");
}

#[test]
fn what_leaves_two_years_tells_none() {
    check(&["1/5/2024,", "5/5,", "11/1/2026,"], (3, 0), "?");
    check(&["11/1/2024,", "11/5,", "11/1/2026,"], (3, 0), "?");
    check(&["1/10/2026,", "12/20,", "11/1/2026,"], (3, 0), "?");
    let far = ["9/1/2026,", "9/2,", "9/3,", "9/4,", "9/5,"];
    check(&far, (6, 0), "?");
    check(&["9/1/2026,", "3/5,"], (3, 0), "?");
}

#[test]
fn what_cannot_be_read_does_not_stand_between() {
    let rows = [
        "9/1/2026,",
        "yesterday,",
        ",",
        "ASAP,",
        "about 9/3,",
        "9/5,",
    ];
    check(&rows, (7, 0), "2026-09-05");
}

#[test]
fn today_tells_it_where_no_date_has_a_year() {
    check(&["11/16,"], (2, 0), "2026-11-16");
    // It may be sent soon; what is further ahead was last year.
    check(&["11/30,"], (2, 0), "2026-11-30");
    check(&["12/20,"], (2, 0), "2025-12-20");
    check(&["12/20,1/8"], (2, 1), "2026-01-08");
    check(&["10/20,11/30"], (2, 1), "2026-11-30");
    check(&["10/20,10/19"], (2, 1), "2026-10-19");
    check(&["3/1,9/1"], (2, 1), "2026-09-01");
    check(&[",1/8"], (2, 1), "2027-01-08");
    check(&[",9/8"], (2, 1), "2026-09-08");
    // One year anywhere, and today has no say.
    check(&["11/1/2024,", "12/20,3/1"], (3, 1), "?");
}
