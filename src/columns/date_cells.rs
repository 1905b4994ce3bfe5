//! The cells of date columns, read in the order that the file's dates settle.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::dates::{DateCell, DateOrder, WrittenDay, read_date_cell};
use super::report::shown;
use super::words::Words;

/// How many years ahead a date may lie; a later one is a slip of the finger.
const YEARS_AHEAD: i32 = 5;
/// The first year that a date may lie in.
const FIRST_YEAR: i32 = 1990;

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

    /// What to say of a cell that could not be read.
    pub(super) fn complaint(&self, raw: &str) -> (String, &'static str) {
        let hint = match self.order {
            Some(DateOrder::DayFirst) => "dates in this file are read day first",
            Some(DateOrder::MonthFirst) => "dates in this file are read month first",
            Some(DateOrder::YearFirst) => "dates in this file are read year first",
            None => "write dates like 2026-11-21",
        };
        (format!("could not read `{}` as a date", shown(raw)), hint)
    }
}
