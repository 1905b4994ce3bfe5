//! Stub, being written.
use super::{Convention, Week};
use chrono::NaiveDate;

/// A named day off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub on: NaiveDate,
    /// Its name, if it has one.
    pub name: Option<Box<str>>,
}
/// Days on which nothing is planned; both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blackout {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}
/// What a calendar is made of.
#[derive(Clone, Debug)]
pub struct CalendarSpec {
    /// The region whose holidays these are, for showing.
    pub region: Option<Box<str>>,
    /// The working week.
    pub week: Week,
    /// Days off.
    pub holidays: Vec<Holiday>,
    /// Ranges of days off.
    pub blackouts: Vec<Blackout>,
    /// Days worked although the week or a holiday says otherwise.
    pub working_days: Vec<NaiveDate>,
}
/// Why a day is no business day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOffReason<'a> {
    /// The week says so.
    Weekend,
    /// A holiday.
    Holiday(Option<&'a str>),
    /// A blackout.
    Blackout,
}
/// A day that a count passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOff<'a> {
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: DayOffReason<'a>,
}
/// Business days.
#[derive(Clone, Debug)]
pub struct Calendar {
    spec: CalendarSpec,
}
impl Calendar {
    /// Builds the table.
    #[must_use]
    pub fn new(spec: CalendarSpec) -> Self {
        Self { spec }
    }
    /// What it was made of.
    #[must_use]
    pub fn spec(&self) -> &CalendarSpec {
        &self.spec
    }
    /// Whether a date is worked.
    #[must_use]
    pub fn is_business_day(&self, _date: NaiveDate) -> bool {
        true
    }
    /// Counts business days.
    #[must_use]
    pub fn add(&self, start: NaiveDate, _days: i32) -> Option<NaiveDate> {
        Some(start)
    }
    /// Moves one date by a convention.
    #[must_use]
    pub fn adjust(&self, date: NaiveDate, _convention: Convention) -> Option<NaiveDate> {
        Some(date)
    }
    /// Days off strictly between two dates.
    pub fn days_off_between(
        &self,
        _after: NaiveDate,
        _before: NaiveDate,
    ) -> impl Iterator<Item = DayOff<'_>> {
        std::iter::empty()
    }
}
