//! The cells of date columns, read in the order that the file's dates settle.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::dates::{DateCell, DateOrder, WrittenDay, YEARS, read_date_cell};
use super::report::shown;
use super::words::Words;

/// How many years ahead a date may lie; a later one is a slip of the finger.
const YEARS_AHEAD: i32 = 5;
/// The first year that a date may lie in.
const FIRST_YEAR: i32 = 1990;

/// Any year in which every day is real.
const LEAP_YEAR: &str = "2028";
/// The longest day without a year that is looked for, in bytes.
const LONGEST_DAY: usize = 24;

/// A date of a cell, as it is on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellDate {
    pub(super) on: NaiveDate,
    pub(super) at: Option<NaiveTime>,
    pub(super) until: Option<NaiveTime>,
}

/// What a cell of a date column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CellDates {
    /// No date.
    None,
    /// Dates, at least one.
    Some(Vec<CellDate>),
    /// Something that is no date.
    Unreadable,
}

/// Reads date cells of one sheet.
#[derive(Debug)]
pub(super) struct DateReader<'t> {
    pub(super) words: &'t Words,
    /// In which order the numbers of this file's dates stand, if that matters.
    pub(super) order: Option<DateOrder>,
    /// The day that is taken for today.
    pub(super) today: NaiveDate,
}

impl DateReader<'_> {
    /// Reads one cell.
    pub(super) fn read(&self, raw: &str) -> CellDates {
        if raw.is_empty() {
            return CellDates::None;
        }
        match read_date_cell(raw) {
            DateCell::Empty => CellDates::None,
            DateCell::Unreadable if self.words.is_undated(raw) => CellDates::None,
            DateCell::Unreadable => CellDates::Unreadable,
            DateCell::Dates(written) => written
                .into_iter()
                .map(|date| {
                    let on = self.day(date.day).filter(|day| self.is_plausible(*day))?;
                    Some(CellDate {
                        on,
                        at: date.at,
                        until: date.until,
                    })
                })
                .collect::<Option<Vec<CellDate>>>()
                .map_or(CellDates::Unreadable, CellDates::Some),
        }
    }

    fn day(&self, written: WrittenDay) -> Option<NaiveDate> {
        match (written, self.order) {
            (WrittenDay::Certain(day), _) => Some(day),
            (numbers, Some(order)) => numbers.on(order),
            (_, None) => None,
        }
    }

    fn is_plausible(&self, day: NaiveDate) -> bool {
        (FIRST_YEAR..=self.today.year() + YEARS_AHEAD).contains(&day.year())
    }

    /// What to say of a cell that could not be read, and what to do about it.
    pub(super) fn complaint(&self, raw: &str) -> (String, String) {
        let shown = shown(raw);
        if self.is_far_away(raw) {
            let last = self.today.year() + YEARS_AHEAD;
            return (
                format!("the year of `{shown}` is too far away"),
                format!("dates from {FIRST_YEAR} to {last} are read"),
            );
        }
        let example = "write it like 2026-11-24, or 2026-11-24 14:00";
        let is_numbers = raw
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "/.-".contains(c));
        let order = self.order.filter(|_| is_numbers);
        let hint = match order {
            _ if lacks_its_year(raw) => "the year is missing: write it like 2026-11-24".to_owned(),
            Some(DateOrder::DayFirst) => "dates in this file are read day first".to_owned(),
            Some(DateOrder::MonthFirst) => "dates in this file are read month first".to_owned(),
            Some(DateOrder::YearFirst) => "dates in this file are read year first".to_owned(),
            None => example.to_owned(),
        };
        (format!("could not read `{shown}` as a date"), hint)
    }

    /// Whether the cell is a date of another age: `9999-12-30`, `2062-11-21`.
    fn is_far_away(&self, raw: &str) -> bool {
        if let DateCell::Dates(dates) = read_date_cell(raw) {
            let mut days = dates.iter().filter_map(|date| self.day(date.day));
            return days.any(|day| !self.is_plausible(day));
        }
        let is_digit = |c: char| c.is_ascii_digit();
        let mut numbers = raw.split(|c| !is_digit(c));
        let year = numbers.find(|number| number.len() == 4);
        let far = year.filter(|year| year.parse().is_ok_and(|year: i32| !YEARS.contains(&year)));
        far.is_some_and(|year| {
            let near = raw.replacen(year, LEAP_YEAR, 1);
            matches!(read_date_cell(&near), DateCell::Dates(_))
        })
    }
}

/// Whether the cell is a date as soon as a year is added: `11/19`, `Nov 19`.
pub(super) fn lacks_its_year(raw: &str) -> bool {
    let raw = raw.trim_end();
    let is_short = raw.len() <= LONGEST_DAY && raw.bytes().any(|b| b.is_ascii_digit());
    is_short
        && matches!(read_date_cell(raw), DateCell::Unreadable)
        && ["/", "-", ".", " ", ""].iter().any(|mark| {
            let whole = format!("{raw}{mark}{LEAP_YEAR}");
            matches!(read_date_cell(&whole), DateCell::Dates(dates) if dates.len() == 1)
        })
}

#[cfg(test)]
mod tests {
    use super::{CellDates, DateReader, lacks_its_year};
    use crate::columns::dates::DateOrder;
    use crate::columns::words::Words;

    #[test]
    fn the_remedy_fits_the_cell() {
        fn check(raw: &str, message: &str, hint: &str) {
            let reader = DateReader {
                words: Words::built_in(),
                order: Some(DateOrder::DayFirst),
                today: "2026-11-21".parse().unwrap(),
            };
            assert_eq!(reader.read(raw), CellDates::Unreadable, "{raw}");
            let expected = (message.to_owned(), hint.to_owned());
            assert_eq!(reader.complaint(raw), expected, "{raw}");
        }
        let unread = |raw| format!("could not read `{raw}` as a date");
        let far = |raw| format!("the year of `{raw}` is too far away");
        let example = "write it like 2026-11-24, or 2026-11-24 14:00";
        let day_first = "dates in this file are read day first";
        let missing = "the year is missing: write it like 2026-11-24";
        let years = "dates from 1990 to 2031 are read";
        for raw in ["soon", "next Tuesday", "2026-11-24 at noon"] {
            check(raw, &unread(raw), example);
        }
        for raw in ["11/24/2026", "31/02/2026", "31.02.26"] {
            check(raw, &unread(raw), day_first);
        }
        for raw in [
            "11/19",
            "19.11.",
            "19-11",
            "November 19",
            "Nov 19",
            "19 Nov",
            "Thu, 19 Nov",
        ] {
            check(raw, &unread(raw), missing);
        }
        for raw in [
            "9999-12-30",
            "2062-11-21",
            "31/12/9999",
            "Dec 30, 9999",
            "1899-12-30",
        ] {
            check(raw, &far(raw), years);
        }
    }

    #[test]
    fn not_every_number_lacks_a_year() {
        for raw in ["2026-11-19", "soon", "5", "2026", "13/45", "November", ""] {
            assert!(!lacks_its_year(raw), "{raw}");
        }
    }
}
