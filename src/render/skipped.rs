//! Days off that a count passed over become a list in words.
//!
//! Holidays and blackouts are named, ordinary weekends are not: they are no
//! news to anybody.

use chrono::{Datelike as _, NaiveDate};

use super::words::date_with_weekday;
use crate::business_days::{Calendar, DayOff, DayOffReason};

/// How many skipped days are named before the rest are only counted.
const MOST_NAMED: usize = 4;

/// The days off strictly between two dates, a holiday on a weekend being an
/// ordinary weekend day: it took no business day away.
pub(super) fn taken(
    after: NaiveDate,
    before: NaiveDate,
    calendar: &Calendar,
) -> impl Iterator<Item = DayOff<'_>> {
    let week = calendar.spec().week;
    calendar
        .days_off_between(after, before)
        .map(move |day_off| {
            if week.is_working(day_off.on.weekday()) {
                day_off
            } else {
                let reason = DayOffReason::Weekend;
                DayOff { reason, ..day_off }
            }
        })
}

/// Holidays and blackouts among days off, as a list in words; a run of days of
/// one blackout is one item, across the weekends in it.
pub(super) fn named<'a>(days_off: impl Iterator<Item = DayOff<'a>>) -> String {
    let mut items: Vec<(DayOff<'a>, NaiveDate)> = Vec::new();
    let mut reached = NaiveDate::MIN;
    for day_off in days_off {
        let follows = reached.succ_opt() == Some(day_off.on);
        match (day_off.reason, items.last_mut()) {
            (DayOffReason::Weekend, _) => {}
            (DayOffReason::Blackout, Some((first, last)))
                if follows && first.reason == DayOffReason::Blackout =>
            {
                *last = day_off.on;
            }
            _ => items.push((day_off, day_off.on)),
        }
        reached = day_off.on;
    }
    let more = items.len().saturating_sub(MOST_NAMED);
    let mut words: Vec<String> = items
        .iter()
        .take(MOST_NAMED)
        .map(|(first, last)| {
            if first.on == *last {
                name(first)
            } else {
                let (first, last) = (date_with_weekday(first.on), date_with_weekday(*last));
                format!("{first} to {last} (a blackout)")
            }
        })
        .collect();
    if more > 0 {
        words.push(format!("{more} more"));
    }
    match words.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// One day off with its name.
pub(super) fn name(day_off: &DayOff<'_>) -> String {
    let on = date_with_weekday(day_off.on);
    match day_off.reason {
        DayOffReason::Weekend => on,
        DayOffReason::Holiday(Some(name)) => format!("{on} {name}"),
        DayOffReason::Holiday(None) => format!("{on} (a day of your own off)"),
        DayOffReason::Blackout => format!("{on} (a blackout)"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::named;
    use crate::business_days::{DayOff, DayOffReason};

    #[test]
    fn long_lists_of_days_off_are_cut() {
        let holidays = (1..=6).filter_map(|of_month| {
            Some(DayOff {
                on: NaiveDate::from_ymd_opt(2026, of_month, 1)?,
                reason: DayOffReason::Holiday(Some("Feast")),
            })
        });
        assert_eq!(
            named(holidays),
            "Thu 2026-01-01 Feast, Sun 2026-02-01 Feast, Sun 2026-03-01 Feast, \
             Wed 2026-04-01 Feast and 2 more"
        );
    }
}
