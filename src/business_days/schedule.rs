//! A [`CalendarSpec`] becomes its departures from the plain week: disjoint
//! spans of days, in order, each with its cause.
//!
//! Between two spans the week alone holds, and counts by division. So counting
//! is exact for any date, however far away, and costs one binary search over
//! the entries; it never walks over days. [`super::table`] is the faster
//! answer for the years that matter.
//!
//! Days are numbered from [`day_number`]'s Monday. The *rank* of a day is the
//! number of business days before it, counted from an arbitrary fixed one.

use chrono::{Datelike as _, NaiveDate};

use super::{CalendarSpec, Week};

/// Monday, 1990-01-01, in days of the common era.
const DAY_ZERO: i32 = 726_468;

/// The number of a date; day 0 is Monday, 1990-01-01.
pub(super) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce() - DAY_ZERO)
}

/// The date of that number, if `chrono` can hold it.
pub(super) fn date_of(day: i64) -> Option<NaiveDate> {
    let days_from_ce = i32::try_from(day + i64::from(DAY_ZERO)).ok()?;
    NaiveDate::from_num_days_from_ce_opt(days_from_ce)
}

/// Why a span departs from the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Explicitly worked; the week says off.
    Worked,
    /// The holiday at that index of the specification; the week says worked.
    Holiday(usize),
    /// Blacked out, whatever the week says.
    Blackout,
}

/// A run of days of one cause. Its end is the first day after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) first: i64,
    pub(super) end: i64,
    pub(super) cause: Cause,
    rank_at_first: i64,
    rank_at_end: i64,
}

/// The week and every departure from it.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    week: Week,
    spans: Vec<Span>,
}

impl Schedule {
    pub(super) fn new(spec: &CalendarSpec) -> Self {
        let blackouts = merged_blackouts(spec);
        let blacked_out = |day: i64| {
            let after = blackouts.partition_point(|&(first, _)| first <= day);
            after > 0 && day < blackouts[after - 1].1
        };

        let mut worked: Vec<i64> = spec.working_days.iter().copied().map(day_number).collect();
        worked.sort_unstable();
        worked.dedup();

        // Of holidays on one day the first that has a name stands for it.
        let mut holidays: Vec<(i64, bool, usize)> = (spec.holidays.iter().enumerate())
            .map(|(index, holiday)| (day_number(holiday.on), holiday.name.is_none(), index))
            .collect();
        holidays.sort_unstable();
        holidays.dedup_by_key(|&mut (day, ..)| day);

        let blackout_spans = (blackouts.iter()).map(|&(first, end)| (first, end, Cause::Blackout));
        let worked_spans = (worked.iter().copied())
            .filter(|&day| !spec.week.works_on(day) && !blacked_out(day))
            .map(|day| (day, day + 1, Cause::Worked));
        let holiday_spans = (holidays.iter())
            .filter(|&&(day, ..)| {
                spec.week.works_on(day) && !blacked_out(day) && worked.binary_search(&day).is_err()
            })
            .map(|&(day, _, index)| (day, day + 1, Cause::Holiday(index)));
        let mut departures: Vec<(i64, i64, Cause)> = blackout_spans
            .chain(worked_spans)
            .chain(holiday_spans)
            .collect();
        departures.sort_unstable_by_key(|&(first, ..)| first);

        Self {
            week: spec.week,
            spans: ranked(spec.week, &departures),
        }
    }

    /// The days that depart from the week, in order and disjoint.
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub(super) fn week(&self) -> Week {
        self.week
    }

    /// Why that day departs from the week, if it does.
    pub(super) fn cause_at(&self, day: i64) -> Option<Cause> {
        let span = self.last_begun_by(day)?;
        (day < span.end).then_some(span.cause)
    }

    /// The number of business days before that one.
    pub(super) fn rank(&self, day: i64) -> i64 {
        match self.last_begun_by(day) {
            None => self.week.rank(day),
            Some(span) if day >= span.end => {
                span.rank_at_end + self.week.rank(day) - self.week.rank(span.end)
            }
            Some(span) if span.cause == Cause::Worked => span.rank_at_first + day - span.first,
            Some(span) => span.rank_at_first,
        }
    }

    /// The business day of that rank, the inverse of [`Schedule::rank`]. It may
    /// lie beyond what `chrono` can hold.
    pub(super) fn select(&self, rank: i64) -> i64 {
        let after = self.spans.partition_point(|span| span.rank_at_end <= rank);
        if let Some(span) = self.spans.get(after)
            && span.rank_at_first <= rank
        {
            return span.first + (rank - span.rank_at_first);
        }
        match after.checked_sub(1) {
            None => self.week.select(rank),
            Some(before) => {
                let span = &self.spans[before];
                self.week
                    .select(rank - span.rank_at_end + self.week.rank(span.end))
            }
        }
    }

    fn last_begun_by(&self, day: i64) -> Option<&Span> {
        let after = self.spans.partition_point(|span| span.first <= day);
        self.spans.get(after.checked_sub(1)?)
    }
}

/// The blackouts as disjoint, ordered pairs of a first day and the day after.
fn merged_blackouts(spec: &CalendarSpec) -> Vec<(i64, i64)> {
    let mut blackouts: Vec<(i64, i64)> = (spec.blackouts.iter())
        .filter(|blackout| blackout.first <= blackout.last)
        .map(|blackout| (day_number(blackout.first), day_number(blackout.last) + 1))
        .collect();
    blackouts.sort_unstable();
    blackouts.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
    blackouts
}

/// Counts along the spans; ranks before the first one are the week's own.
fn ranked(week: Week, departures: &[(i64, i64, Cause)]) -> Vec<Span> {
    let mut beyond_the_week = 0;
    (departures.iter())
        .map(|&(first, end, cause)| {
            let rank_at_first = week.rank(first) + beyond_the_week;
            let worked = if cause == Cause::Worked {
                end - first
            } else {
                0
            };
            let rank_at_end = rank_at_first + worked;
            beyond_the_week = rank_at_end - week.rank(end);
            Span {
                first,
                end,
                cause,
                rank_at_first,
                rank_at_end,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, NaiveDate, Weekday};

    use super::{DAY_ZERO, date_of, day_number};

    #[test]
    fn day_zero_is_a_monday_at_the_start_of_1990() {
        let date = date_of(0).unwrap();
        assert_eq!(date.to_string(), "1990-01-01");
        assert_eq!(date.weekday(), Weekday::Mon);
    }

    #[test]
    fn numbers_beyond_every_date_have_none() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            assert_eq!(date_of(day_number(date)), Some(date));
        }
        assert_eq!(date_of(day_number(NaiveDate::MAX) + 1), None);
        assert_eq!(date_of(day_number(NaiveDate::MIN) - 1), None);
        assert_eq!(date_of(i64::from(i32::MAX) - i64::from(DAY_ZERO) + 1), None);
    }
}
