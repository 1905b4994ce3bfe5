//! A [`CalendarSpec`] becomes a calendar that counts business days, moves
//! single dates by a convention, and says why a day was passed over.
//!
//! Counting follows the spreadsheet function WORKDAY: the first business day
//! strictly after the start is day 1, so the start itself, worked or not, is
//! never counted. Moving a date by a [`Convention`] is an operation of its own.

use chrono::{Datelike as _, NaiveDate};

use super::schedule::{Cause, Schedule, date_of, day_number};
use super::table::Table;
use super::{CalendarSpec, Convention};

/// Why a day is no business day. Where several reasons hold, it is the one
/// that took a day away which would have been worked without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOffReason<'a> {
    /// The week says so.
    Weekend,
    /// A holiday on a day that the week works, with its name if it has one.
    Holiday(Option<&'a str>),
    /// A blackout on a day that the week, or an explicit working day, works.
    Blackout,
}

/// A day that a count passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayOff<'a> {
    /// The day.
    pub on: NaiveDate,
    /// Why it was passed over.
    pub reason: DayOffReason<'a>,
}

/// Business days: which dates are, and how many lie between.
///
/// Exact for every date that `chrono` holds, and never slower for a distant
/// one than by a binary search over the holidays.
#[derive(Clone, Debug)]
pub struct Calendar {
    spec: CalendarSpec,
    schedule: Schedule,
    table: Table,
}

impl Calendar {
    /// Prepares a calendar for counting, which takes some tens of
    /// microseconds: make one for a run, not one for a date.
    #[must_use]
    pub fn new(spec: CalendarSpec) -> Self {
        let schedule = Schedule::new(&spec);
        let table = Table::new(&schedule);
        Self {
            spec,
            schedule,
            table,
        }
    }

    /// What it was made of.
    #[must_use]
    pub fn spec(&self) -> &CalendarSpec {
        &self.spec
    }

    /// Whether a date is worked.
    #[must_use]
    pub fn is_business_day(&self, date: NaiveDate) -> bool {
        self.works_on(day_number(date))
    }

    /// Whether a date is off for nothing but holidays whose day is estimated,
    /// so that it may yet turn out to be worked.
    #[must_use]
    pub fn is_estimated(&self, date: NaiveDate) -> bool {
        let day = day_number(date);
        let mut holidays = self.spec.holidays.iter();
        matches!(self.schedule.cause_at(day), Some(Cause::Holiday(_)))
            && holidays.all(|holiday| holiday.on != date || holiday.estimated)
    }

    /// The date so many business days after `start`, or before it when `days`
    /// is negative. Zero is `start` itself, worked or not.
    ///
    /// `None` when there is no such date within `chrono`'s range.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use followup::business_days::{Calendar, CalendarSpec, Week};
    ///
    /// let calendar = Calendar::new(CalendarSpec::new(Week::MONDAY_TO_FRIDAY));
    /// let saturday: NaiveDate = "2026-11-21".parse().unwrap();
    /// let found = |days| calendar.add(saturday, days).unwrap().to_string();
    /// assert_eq!(found(1), "2026-11-23");
    /// assert_eq!(found(0), "2026-11-21");
    /// assert_eq!(found(-1), "2026-11-20");
    /// ```
    #[must_use]
    pub fn add(&self, start: NaiveDate, days: i32) -> Option<NaiveDate> {
        let day = day_number(start);
        let days = i64::from(days);
        match days {
            0 => Some(start),
            1.. => self.select(self.rank(day + 1) + days - 1),
            _ => self.select(self.rank(day) + days),
        }
    }

    /// Moves one date to a business day by a convention; a business day stays.
    ///
    /// `None` when there is no such date within `chrono`'s range.
    #[must_use]
    pub fn adjust(&self, date: NaiveDate, convention: Convention) -> Option<NaiveDate> {
        let day = day_number(date);
        if convention == Convention::Unadjusted || self.works_on(day) {
            return Some(date);
        }
        // The date is off, so as many business days precede it as the next day.
        let rank = self.rank(day);
        let following = || self.select(rank);
        let preceding = || self.select(rank - 1);
        // The month alone, without its year, as numpy and QuantLib have it; it
        // tells only where a blackout lasts eleven months.
        let in_same_month = |other: &NaiveDate| other.month() == date.month();
        match convention {
            Convention::Unadjusted => Some(date),
            Convention::Following => following(),
            Convention::Preceding => preceding(),
            Convention::ModifiedFollowing => following().filter(in_same_month).or_else(preceding),
            Convention::ModifiedPreceding => preceding().filter(in_same_month).or_else(following),
            Convention::Nearest => match (preceding(), following()) {
                (Some(preceding), Some(following)) if date - preceding < following - date => {
                    Some(preceding)
                }
                (preceding, following) => following.or(preceding),
            },
        }
    }

    /// Moves `start` by the convention first, and counts from there. This is
    /// what numpy's `busday_offset` does: Saturday and one day forward is
    /// Tuesday when following, Monday when preceding.
    ///
    /// `None` when there is no such date within `chrono`'s range.
    #[must_use]
    pub fn roll_and_add(
        &self,
        start: NaiveDate,
        days: i32,
        convention: Convention,
    ) -> Option<NaiveDate> {
        self.add(self.adjust(start, convention)?, days)
    }

    /// The days off strictly between two dates, in order, each with its reason.
    /// None when `before` is not after `after`.
    pub fn days_off_between(
        &self,
        after: NaiveDate,
        before: NaiveDate,
    ) -> impl Iterator<Item = DayOff<'_>> {
        (day_number(after) + 1..day_number(before)).filter_map(|day| {
            let reason = self.reason_off(day)?;
            let on = date_of(day)?;
            Some(DayOff { on, reason })
        })
    }

    fn reason_off(&self, day: i64) -> Option<DayOffReason<'_>> {
        if self.works_on(day) {
            return None;
        }
        let worked_by_week = self.spec.week.works_on(day);
        Some(match self.schedule.cause_at(day) {
            Some(Cause::Holiday(index)) => {
                let holiday = self.spec.holidays.get(index);
                DayOffReason::Holiday(holiday.and_then(|holiday| holiday.name.as_deref()))
            }
            Some(Cause::Blackout) if worked_by_week || self.is_explicitly_worked(day) => {
                DayOffReason::Blackout
            }
            _ => DayOffReason::Weekend,
        })
    }

    fn is_explicitly_worked(&self, day: i64) -> bool {
        let mut days = self.spec.working_days.iter();
        days.any(|&date| day_number(date) == day)
    }

    fn works_on(&self, day: i64) -> bool {
        self.rank(day) != self.rank(day + 1)
    }

    fn rank(&self, day: i64) -> i64 {
        (self.table.rank(day)).unwrap_or_else(|| self.schedule.rank(day))
    }

    fn select(&self, rank: i64) -> Option<NaiveDate> {
        date_of((self.table.select(rank)).unwrap_or_else(|| self.schedule.select(rank)))
    }
}

#[cfg(test)]
mod tests;
