//! How far a plan leans on days that nobody can be sure of yet: holidays that
//! the moon or an authority may still move, and years that are not settled.

use chrono::{Datelike, NaiveDate};

use crate::business_days::{Calendar, Holiday, Offset};
use crate::plan::{FollowUp, Plan};

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
    let mut leaned = Leaned::on(plan.calendar);
    for follow_up in &plan.follow_ups {
        leaned.note(follow_up);
    }
    leaned.told()
}

/// What was found so far, follow-up by follow-up.
#[derive(Clone, Debug)]
pub(super) struct Leaned<'a> {
    calendar: &'a Calendar,
    past_firm_year: usize,
    /// Each estimated holiday, and how many were counted over it.
    estimated: Vec<(&'a Holiday, usize)>,
}

impl<'a> Leaned<'a> {
    pub(super) fn on(calendar: &'a Calendar) -> Self {
        let holidays = calendar.spec().holidays.iter();
        let estimated = holidays.filter(|it| it.estimated && calendar.is_estimated(it.on));
        Self {
            calendar,
            past_firm_year: 0,
            estimated: estimated.map(|holiday| (holiday, 0)).collect(),
        }
    }

    pub(super) fn note(&mut self, follow_up: &FollowUp<'_>) {
        if !follow_up.state.is_asked_for() {
            return;
        }
        let last = self.calendar.spec().last_firm_year;
        if last.is_some_and(|last| follow_up.on.year() > last) {
            self.past_firm_year += 1;
        }
        for (holiday, count) in &mut self.estimated {
            if counts_over(follow_up, holiday.on) {
                *count += 1;
            }
        }
    }

    /// Adds what others lean on, by the same calendar.
    pub(super) fn add(&mut self, others: &Self) {
        self.past_firm_year += others.past_firm_year;
        for ((_, count), (_, others)) in self.estimated.iter_mut().zip(&others.estimated) {
            *count += others;
        }
    }

    pub(super) fn told(&self) -> Vec<Leaning<'a>> {
        let spec = self.calendar.spec();
        let past = match (&spec.region, spec.last_firm_year) {
            (Some(region), Some(last_firm_year)) if self.past_firm_year > 0 => {
                Some(Leaning::PastFirmYear {
                    region,
                    last_firm_year,
                    follow_ups: self.past_firm_year,
                })
            }
            _ => None,
        };
        let counted = self.estimated.iter().filter(|(_, count)| *count > 0);
        let estimated = counted.map(|(holiday, count)| Leaning::Estimated {
            on: holiday.on,
            name: holiday.name.as_deref().unwrap_or("a holiday"),
            follow_ups: *count,
        });
        past.into_iter().chain(estimated).collect()
    }
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
