//! The cells of date columns, read in the order that the file's dates settle
//! and in the years that their neighbours tell.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::dates::{
    DateCell, DateOrder, WrittenDate, WrittenDay, YEARS, read_date_cell, read_iso_day,
};
use super::field::Field;
use super::missing_years::MissingYears;
use super::report::shown;
use super::unfinished_dates::{lacks_its_day, limit_in};
use super::words::Words;
use super::written_cell::{WrittenCell, is_serial, read_written_cell};
use crate::diagnostic::{ColumnIndex, RowNumber};

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
pub(super) struct CellDate<'t> {
    pub(super) on: NaiveDate,
    pub(super) at: Option<NaiveTime>,
    pub(super) until: Option<NaiveTime>,
    /// Whether a time zone is written, which is not applied.
    pub(super) has_zone: bool,
    /// What stands beside the date in a list of dates.
    pub(super) label: Option<&'t str>,
    /// What was filled in, if the day is not all there as written.
    pub(super) filled_in: Option<FilledIn>,
}

/// What a cell does not say in so many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FilledIn {
    /// Its neighbours told the year.
    Year,
    /// No date of the sheet has a year, and today told it.
    YearOfToday,
    /// Days were counted as spreadsheets do.
    Count,
    /// Of several days in a row the last counts.
    LastDay,
}

/// What a cell of a date column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CellDates<'t> {
    /// No date.
    None,
    /// Dates, at least one.
    Some(Vec<CellDate<'t>>),
    /// Something that is no date.
    Unreadable,
}

/// Reads date cells of one sheet.
#[derive(Clone, Debug)]
pub(super) struct DateReader<'t> {
    pub(super) words: &'t Words,
    /// In which order the numbers of this file's dates stand, if that matters.
    pub(super) order: Option<DateOrder>,
    /// What tells the years that are not written.
    pub(super) years: Arc<MissingYears>,
    /// The day that is taken for today.
    pub(super) today: NaiveDate,
}

impl DateReader<'_> {
    /// Reads one cell of a column with that meaning.
    pub(super) fn read<'t>(
        &self,
        raw: &'t str,
        field: Field,
        row: RowNumber,
        column: ColumnIndex,
    ) -> CellDates<'t> {
        if raw.is_empty() {
            return CellDates::None;
        }
        // Most cells are one day, written so that nothing else can be meant.
        if let Some(on) = read_iso_day(raw) {
            return match self.is_plausible(on) {
                true => CellDates::Some(vec![CellDate {
                    on,
                    at: None,
                    until: None,
                    has_zone: false,
                    label: None,
                    filled_in: None,
                }]),
                false => CellDates::Unreadable,
            };
        }
        let cell = read_written_cell(raw, field);
        let is_span = matches!(cell, WrittenCell::Span(..));
        let written = match cell {
            WrittenCell::Empty => return CellDates::None,
            WrittenCell::Unreadable if self.words.is_undated(raw) => return CellDates::None,
            WrittenCell::Unreadable => return CellDates::Unreadable,
            WrittenCell::Dates(written) => written,
            // It is thanked for when it is over.
            WrittenCell::Span(_, last) if field == Field::InterviewOn => vec![(last, None)],
            WrittenCell::Span(first, last) => vec![(first, None), (last, None)],
        };
        let filled_in = match field {
            _ if is_serial(raw) => Some(FilledIn::Count),
            Field::InterviewOn if is_span => Some(FilledIn::LastDay),
            _ => None,
        };
        let read = |(date, label): (WrittenDate, Option<&'t str>)| {
            let (on, filled_in) = match date.day {
                WrittenDay::Yearless(day) => {
                    let on = self.years.day(day, self.order, row, column)?;
                    let filled_in = match self.years.are_told_by_today() {
                        true => FilledIn::YearOfToday,
                        false => FilledIn::Year,
                    };
                    (on, Some(filled_in))
                }
                written => (self.day(written)?, filled_in),
            };
            self.is_plausible(on).then_some(CellDate {
                on,
                at: date.at,
                until: date.until,
                has_zone: date.has_zone,
                label,
                filled_in,
            })
        };
        let dates: Option<Vec<CellDate<'t>>> = written.into_iter().map(read).collect();
        dates.map_or(CellDates::Unreadable, CellDates::Some)
    }

    /// The day in this file's order, if the year is written.
    pub(super) fn day(&self, written: WrittenDay) -> Option<NaiveDate> {
        match (written, self.order) {
            (WrittenDay::Certain(day), _) => Some(day),
            (numbers, Some(order)) => numbers.on(order),
            (_, None) => None,
        }
    }

    pub(super) fn is_plausible(&self, day: NaiveDate) -> bool {
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
        (
            format!("could not read `{shown}` as a date"),
            self.remedy(raw),
        )
    }

    fn remedy(&self, raw: &str) -> String {
        if lacks_its_year(raw) {
            return "the year is missing: write it like 2026-11-24".to_owned();
        }
        if lacks_its_day(raw) {
            return "the day is missing: write it like 2026-11-24".to_owned();
        }
        if let Some(day) = limit_in(raw).and_then(|day| self.day(day)) {
            return format!("it does not say which day: write one alone, like {day}");
        }
        // Three numbers, and in this file's order they are no day. With the year
        // first the order has no say.
        let is_numbers = raw
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "/.-".contains(c));
        let numbers = raw.split(|c: char| !c.is_ascii_digit());
        let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
        let has_order = matches!(numbers.as_slice(), [first, _, _] if first.len() < 4);
        match self.order.filter(|_| is_numbers && has_order) {
            Some(order) => format!("dates in this file are read {}", order.spoken()),
            None => "write it like 2026-11-24, or 2026-11-24 14:00".to_owned(),
        }
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
    use crate::columns::field::Field;
    use crate::columns::missing_years::MissingYears;
    use crate::columns::words::Words;
    use crate::diagnostic::{ColumnIndex, RowNumber};

    #[test]
    fn the_remedy_fits_the_cell() {
        fn check(raw: &str, message: &str, hint: &str) {
            let reader = DateReader {
                words: Words::built_in(),
                order: Some(DateOrder::DayFirst),
                years: MissingYears::default().into(),
                today: "2026-11-21".parse().unwrap(),
            };
            let read = reader.read(raw, Field::AppliedOn, RowNumber(2), ColumnIndex(0));
            assert_eq!(read, CellDates::Unreadable, "{raw}");
            let expected = (message.to_owned(), hint.to_owned());
            assert_eq!(reader.complaint(raw), expected, "{raw}");
        }
        let unread = |raw| format!("could not read `{raw}` as a date");
        let far = |raw| format!("the year of `{raw}` is too far away");
        let example = "write it like 2026-11-24, or 2026-11-24 14:00";
        let day_first = "dates in this file are read day first";
        let missing = "the year is missing: write it like 2026-11-24";
        let years = "dates from 1990 to 2031 are read";
        for raw in [
            "next Tuesday",
            "2026-11-24 at noon",
            "8/82019",
            "92/100",
            "Fall 2026",
            "2026-11-31",
        ] {
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
        let day = "the day is missing: write it like 2026-11-24";
        for raw in [
            "2025-08",
            "08/2025",
            "August 2025",
            "end of October",
            "Mid-Oct '26",
            "June",
        ] {
            check(raw, &unread(raw), day);
        }
        let limit = "it does not say which day: write one alone, like 2025-01-24";
        for raw in [
            "Before 2025-01-24",
            "by 24/1/2025",
            "sometime after 24 Jan 2025",
        ] {
            check(raw, &unread(raw), limit);
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
