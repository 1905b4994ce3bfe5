//! A [`Schedule`] becomes two arrays over the years that matter: how many
//! business days precede each day, and which day each business day is.
//!
//! Counting then costs two look-ups. The table never answers for a day outside
//! its years: it says that it does not know, and the schedule is asked.

use std::fmt;

use super::schedule::{Cause, Schedule};

/// The number of days covered: from day 0, 1990-01-01, to 2060-12-31. All
/// counts within fit 16 bits, which keeps the table near 100 KB.
const LENGTH: u16 = 25_933;

#[derive(Clone)]
pub(super) struct Table {
    /// For each day, and the one after the last, the business days before it.
    before: Vec<u16>,
    /// Each business day, in order.
    days: Vec<u16>,
    /// The schedule's rank of day 0.
    rank_at_start: i64,
}

impl Table {
    pub(super) fn new(schedule: &Schedule) -> Self {
        let length = usize::from(LENGTH);
        let week: [bool; 7] = std::array::from_fn(|day| schedule.week().works_on(day as i64));
        let mut worked = vec![false; length];
        for days in worked.chunks_mut(7) {
            days.copy_from_slice(&week[..days.len()]);
        }
        for span in schedule.spans() {
            let within = |day: i64| day.clamp(0, i64::from(LENGTH)) as usize;
            worked[within(span.first)..within(span.end)].fill(span.cause == Cause::Worked);
        }

        let mut before = vec![0; length + 1];
        let mut days = vec![0; length];
        let mut count = 0;
        for (day, &worked) in (0..LENGTH).zip(&worked) {
            if worked {
                days[usize::from(count)] = day;
                count += 1;
            }
            before[usize::from(day) + 1] = count;
        }
        days.truncate(count.into());
        Self {
            before,
            days,
            rank_at_start: schedule.rank(0),
        }
    }

    /// [`Schedule::rank`], if the table covers that day.
    pub(super) fn rank(&self, day: i64) -> Option<i64> {
        let before = self.before.get(usize::try_from(day).ok()?)?;
        Some(self.rank_at_start + i64::from(*before))
    }

    /// [`Schedule::select`], if the table covers the day of that rank.
    pub(super) fn select(&self, rank: i64) -> Option<i64> {
        let index = usize::try_from(rank - self.rank_at_start).ok()?;
        self.days.get(index).map(|&day| day.into())
    }
}

/// Leaves out the tens of thousands of numbers.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, Table};
    use crate::business_days::schedule::{Schedule, date_of};
    use crate::business_days::{CalendarSpec, Week};

    #[test]
    fn the_table_ends_with_the_year_2060_and_knows_nothing_beyond() {
        let schedule = Schedule::new(&CalendarSpec::new(Week::MONDAY_TO_FRIDAY));
        let table = Table::new(&schedule);
        let end = i64::from(LENGTH);
        assert_eq!(date_of(end - 1).unwrap().to_string(), "2060-12-31");
        for day in [0, end] {
            assert_eq!(table.rank(day), Some(schedule.rank(day)));
        }
        for day in [-1, end + 1] {
            assert_eq!(table.rank(day), None);
        }
        assert_eq!(table.select(schedule.rank(0) - 1), None);
        assert_eq!(table.select(schedule.rank(end)), None);
    }
}
