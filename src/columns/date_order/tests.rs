//! Files whose dates settle their order, and files whose dates do not.

use super::{DateOrderEvidence, Habits, OrderReason, SettledOrder, Unsettled};
use crate::columns::dates::{DateCell, DateOrder, read_date_cell, read_yearless_date_cell};
use crate::diagnostic::{ColumnIndex, ColumnName, Place, RowNumber};
use crate::error::Failure;
use crate::text::Text;

fn evidence(cells: &[&str]) -> DateOrderEvidence {
    let mut evidence = DateOrderEvidence::default();
    for (row, cell) in (2..).zip(cells) {
        if let DateCell::Dates(dates) = read_yearless_date_cell(cell) {
            for date in &dates {
                evidence.note(date, cell, RowNumber(row), ColumnIndex(2));
            }
        }
    }
    evidence
}

fn habits(delimiter: char) -> Habits {
    Habits {
        delimiter: Some(delimiter),
        of_language: None,
        of_headers: None,
    }
}

fn settle(cells: &[&str], delimiter: char) -> Result<Option<SettledOrder>, Unsettled> {
    evidence(cells).settle(None, habits(delimiter))
}

#[track_caller]
fn check(cells: &[&str], delimiter: char, expected: Option<(DateOrder, OrderReason)>) {
    let settled = settle(cells, delimiter).unwrap();
    let found = settled.map(|settled| (settled.order, settled.because));
    assert_eq!(found, expected, "{cells:?}");
}

#[track_caller]
fn check_error(cells: &[&str], message: &str, place: &str) {
    let error = settle(cells, ',')
        .unwrap_err()
        .into_error(|row, index| Place {
            file: "jobs.csv".into(),
            sheet: None,
            row: Some(row),
            column: Some(ColumnName {
                index,
                header: Text::clean("Applied"),
            }),
        });
    assert_eq!(error.to_string(), message);
    assert_eq!(error.failure(), Failure::Input);
    assert_eq!(error.place().as_deref(), Some(place));
    assert_eq!(
        error.hint().as_deref(),
        Some("say which with `--date-order day-first` or `--date-order month-first`")
    );
}

#[test]
fn one_part_over_twelve_settles_the_file() {
    let month_first = Some((DateOrder::MonthFirst, OrderReason::Value));
    check(&["04/01/2026", "03/15/2026"], ',', month_first);
    check(&["04/01/2026", "03/15/2026"], ';', month_first);
    check(&["3.4.2026", "3.15.2026"], ';', month_first);
    let day_first = Some((DateOrder::DayFirst, OrderReason::Value));
    check(&["1/2/26 3:15 PM", "15/3/26", "3/3/26"], ',', day_first);
    check(&["2026-03-04; 15-03-2026"], ',', day_first);
}

#[test]
fn a_day_that_does_not_exist_is_no_evidence() {
    check(
        &["30/2/2026", "31/6/2026", "2/29/2024"],
        ',',
        Some((DateOrder::MonthFirst, OrderReason::Value)),
    );
}

#[test]
fn weaker_hints_count_in_their_order() {
    use DateOrder::{DayFirst, MonthFirst};
    use OrderReason::{Dots, SameBothWays, Semicolons, TwelveHourClock};
    check(
        &["3/4/26, 3:15 PM"],
        ';',
        Some((MonthFirst, TwelveHourClock)),
    );
    check(
        &["3.4.2026 3:15 PM"],
        ',',
        Some((MonthFirst, TwelveHourClock)),
    );
    check(&["3.4.2026", "5/6/2026"], ',', Some((DayFirst, Dots)));
    check(&["3/4/2026"], ';', Some((DayFirst, Semicolons)));
    check(
        &["5/5/2026", "2026-01-01"],
        ',',
        Some((DayFirst, SameBothWays)),
    );
}

#[test]
fn days_without_a_year_are_weaker_evidence() {
    use DateOrder::{DayFirst, MonthFirst};
    use OrderReason::{Semicolons, Value};
    check(&["3/9", "9/19"], ',', Some((MonthFirst, Value)));
    check(&["3/9/2026", "19/9"], ',', Some((DayFirst, Value)));
    check(&["3/19/2026", "19/9"], ',', Some((MonthFirst, Value)));
    check(&["3/9", "2026-01-01"], ';', Some((DayFirst, Semicolons)));
    check(&["3/9", "2026-01-01"], ',', None);
    check(&["19/9", "9/19"], ',', None);
    check(&["8-Jul", "3/3"], ',', None);
}

#[test]
fn a_language_has_its_way_of_writing_dates() {
    fn check(language: DateOrder, cells: &[&str], expected: Result<(DateOrder, OrderReason), ()>) {
        let habits = Habits {
            delimiter: Some(','),
            of_language: Some(language),
            of_headers: None,
        };
        let mut evidence = DateOrderEvidence::in_year(2026);
        for (row, cell) in (2..).zip(cells) {
            if let DateCell::Dates(dates) = read_yearless_date_cell(cell) {
                evidence.note(&dates[0], cell, RowNumber(row), ColumnIndex(2));
            }
        }
        let settled = evidence.settle(None, habits).map_err(|_| ());
        let found = settled.map(|settled| settled.map(|s| (s.order, s.because)));
        assert_eq!(found, expected.map(Some), "{cells:?}");
    }
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    use OrderReason::{Dots, Language, Value};
    check(DayFirst, &["3/4/2026"], Ok((DayFirst, Language)));
    check(DayFirst, &["3/4"], Ok((DayFirst, Language)));
    check(DayFirst, &["3.4.2026"], Ok((DayFirst, Dots)));
    check(DayFirst, &["3/14/2026"], Ok((MonthFirst, Value)));
    check(DayFirst, &["26/11/19"], Ok((DayFirst, Value)));
    check(DayFirst, &["3/4/2026 3:15 PM"], Err(()));
    check(YearFirst, &["26/03/04"], Ok((YearFirst, Language)));
    check(YearFirst, &["26/11/19"], Ok((YearFirst, Language)));
    check(YearFirst, &["3/4"], Ok((YearFirst, Language)));
    check(YearFirst, &["3/4/2026"], Err(()));
}

#[test]
fn a_header_may_say_how_dates_are_written() {
    fn check(header: DateOrder, cells: &[&str], expected: Option<(DateOrder, OrderReason)>) {
        let habits = Habits {
            delimiter: Some(';'),
            of_language: Some(DateOrder::DayFirst),
            of_headers: Some(header),
        };
        let mut evidence = DateOrderEvidence::in_year(2026);
        for (row, cell) in (2..).zip(cells) {
            if let DateCell::Dates(dates) = read_yearless_date_cell(cell) {
                evidence.note(&dates[0], cell, RowNumber(row), ColumnIndex(2));
            }
        }
        let settled = evidence.settle(None, habits).unwrap();
        assert_eq!(settled.map(|s| (s.order, s.because)), expected, "{cells:?}");
    }
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    use OrderReason::{Header, Value};
    check(MonthFirst, &["3/4/2026"], Some((MonthFirst, Header)));
    check(MonthFirst, &["3/4"], Some((MonthFirst, Header)));
    check(DayFirst, &["3/4/2026 3:15 PM"], Some((DayFirst, Header)));
    check(DayFirst, &["26/11/19"], Some((DayFirst, Value)));
    check(YearFirst, &["26/11/19"], Some((YearFirst, Header)));
    // A day that is none in that order says more.
    check(
        MonthFirst,
        &["14/3/2026", "3/4/2026"],
        Some((DayFirst, Value)),
    );
    check(
        YearFirst,
        &["14/3/2026", "3/4/2026"],
        Some((DayFirst, Value)),
    );
    check(MonthFirst, &["2026-03-04"], None);
}

#[test]
fn without_numbers_there_is_no_order() {
    check(
        &["2026-03-04", "4 March 2026", "31/02/2026", "TBD"],
        ';',
        None,
    );
    check(&[], ',', None);
}

#[test]
fn years_stand_first_only_if_all_can() {
    let year_first = Some((DateOrder::YearFirst, OrderReason::Value));
    check(&["26/11/21", "31/02/26"], ',', year_first);
    let day_first = Some((DateOrder::DayFirst, OrderReason::Value));
    check(&["26/11/21", "31/02/26", "1/2/2026"], ',', day_first);
}

#[test]
fn a_year_that_may_stand_first_is_asked_for() {
    fn check(cells: &[&str], expected: Result<DateOrder, &str>) {
        let mut evidence = DateOrderEvidence::in_year(2026);
        for (row, cell) in (2..).zip(cells) {
            if let DateCell::Dates(dates) = read_date_cell(cell) {
                evidence.note(&dates[0], cell, RowNumber(row), ColumnIndex(2));
            }
        }
        let found = match evidence.settle(None, habits(',')) {
            Ok(settled) => Ok(settled.unwrap().order),
            Err(Unsettled::DayOrYear(example)) => Err(example.cell.to_string()),
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(found, expected.map_err(str::to_owned), "{cells:?}");
    }
    check(&["26/11/19"], Err("26/11/19"));
    check(&["26/11/12", "26/11/19"], Err("26/11/12"));
    check(&["26/11/19", "18/11/26"], Ok(DateOrder::DayFirst));
    check(&["26/11/19", "1/2/2026"], Ok(DateOrder::DayFirst));
    check(&["21/11/26"], Ok(DateOrder::DayFirst));
    check(&["28/11/26"], Ok(DateOrder::DayFirst));
    check(&["26.11.19"], Ok(DateOrder::DayFirst));
}

#[test]
fn what_the_person_says_wins() {
    for order in DateOrder::ALL {
        let settled =
            evidence(&["25/12/2025", "12/25/2025"]).settle(Some(order), Habits::default());
        let expected = SettledOrder {
            order,
            because: OrderReason::Given,
            example: None,
        };
        assert_eq!(settled, Ok(Some(expected)));
    }
}

#[test]
fn the_cell_that_settled_it_is_named() {
    let settled = settle(&["1/2/2026", "31/12/2026", "30/12/2026"], ',').unwrap();
    let example = settled.unwrap().example.unwrap();
    assert_eq!(example.cell.as_str(), "31/12/2026");
    assert_eq!(
        (example.row, example.column),
        (RowNumber(3), ColumnIndex(2))
    );
}

#[test]
fn what_nothing_settles_is_asked() {
    check_error(
        &["5/5/2026", "3/4/2026", "6/7/2026"],
        "nothing in this file settles whether `3/4/2026` is day first or month first",
        "jobs.csv:3, column C `Applied`",
    );
}

#[test]
fn a_clash_shows_both() {
    check_error(
        &["1/2/2026", "12/25/2025", "25/12/2025", "26/12/2025"],
        "this file holds both `25/12/2025` (day first) and `12/25/2025` (month first)",
        "jobs.csv:4, column C `Applied`",
    );
}
