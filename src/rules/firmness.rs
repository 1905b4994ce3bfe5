//! How far a plan leans on days that nobody can be sure of yet: holidays that
//! the moon or an authority may still move, and years that are not settled.

use chrono::{Datelike, NaiveDate};

use crate::business_days::Offset;
use crate::plan::{FollowUp, Plan, State};

/// What a plan leans on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaning<'a> {
    /// So many follow-ups lie past the last year whose holidays are settled.
    PastFirmYear {
        /// The region.
        region: &'a str,
        /// That year.
        last_firm_year: i32,
        /// How many.
        follow_ups: usize,
    },
    /// The days of so many follow-ups were counted over an estimated holiday.
    Estimated {
        /// The holiday.
        on: NaiveDate,
        /// Its name.
        name: &'a str,
        /// How many.
        follow_ups: usize,
    },
}

/// What the follow-ups that are still asked for lean on; the estimated days by
/// date.
#[must_use]
pub fn leanings<'a>(plan: &Plan<'a>) -> Vec<Leaning<'a>> {
    let spec = plan.calendar.spec();
    let asked_for = || plan.follow_ups.iter().filter(|it| is_asked_for(it));
    let mut leanings = Vec::new();
    if let (Some(region), Some(last_firm_year)) = (&spec.region, spec.last_firm_year) {
        let follow_ups = asked_for()
            .filter(|it| it.on.year() > last_firm_year)
            .count();
        if follow_ups > 0 {
            leanings.push(Leaning::PastFirmYear {
                region,
                last_firm_year,
                follow_ups,
            });
        }
    }
    let estimated = spec
        .holidays
        .iter()
        .filter(|holiday| holiday.estimated && plan.calendar.is_estimated(holiday.on));
    for holiday in estimated {
        let follow_ups = asked_for().filter(|it| counts_over(it, holiday.on)).count();
        if follow_ups > 0 {
            let name = holiday.name.as_deref().unwrap_or("a holiday");
            leanings.push(Leaning::Estimated {
                on: holiday.on,
                name,
                follow_ups,
            });
        }
    }
    leanings
}

fn is_asked_for(follow_up: &FollowUp<'_>) -> bool {
    matches!(
        follow_up.state,
        State::Planned | State::Due | State::Overdue | State::Waiting
    )
}

/// Whether a day lies on the way to the follow-up's own day: were it a day of
/// work, or not, the follow-up might stand elsewhere. Only business days are
/// counted over; other counts lean on the days that they were adjusted over.
fn counts_over(follow_up: &FollowUp<'_>, day: NaiveDate) -> bool {
    let because = &follow_up.because;
    let from = match because.offset {
        Offset::BusinessDays(_) => because.anchor.on(),
        Offset::Days(_) | Offset::Months(_) | Offset::Hours(_) => because.counted,
    };
    let ends = [from, because.counted, follow_up.on];
    let first = ends.into_iter().min().unwrap_or(from);
    let last = ends.into_iter().max().unwrap_or(from);
    (first..=last).contains(&day)
}
