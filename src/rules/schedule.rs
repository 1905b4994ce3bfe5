//! One case of a rule and the day it counts from become the three dates of a
//! follow-up. Pure date arithmetic, with laws 2, 6 and 7 on top, since they
//! hold whatever a playbook says.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::playbook::{Anchor, Bound, BoundFrom, Case};
use super::situation::Situation;
use crate::application::Interview;
use crate::business_days::{Calendar, Convention, Offset};
use crate::plan::{By, Fact, Kind, Move, MoveReason};

/// How many business days what counts from an earlier act stays worth doing
/// after the promised day, where its own time is over by then.
const AFTER_DECISION: i32 = 5;

/// The dates of a follow-up, and what moved them.
pub(super) struct Schedule {
    pub(super) counted: NaiveDate,
    pub(super) on: NaiveDate,
    pub(super) by: By,
    pub(super) latest: NaiveDate,
    pub(super) moves: Vec<Move>,
    /// Law 2 leaves no day for it within its own time.
    pub(super) moot: Option<NaiveDate>,
}

/// Works out the dates; `None` if an end counts from a decision that is not
/// known.
pub(super) fn schedule<'a>(
    case: &Case,
    kind: Kind,
    anchor: Fact<'a>,
    situation: &Situation<'a>,
    interview: Option<&'a Interview>,
    calendar: &Calendar,
) -> Option<Schedule> {
    let counted = counted(case.offset, anchor, calendar);
    let mut moves = Vec::new();
    let mut on = calendar
        .adjust(counted, convention(case, kind, anchor))
        .unwrap_or(counted);
    if on != counted {
        moves.push(Move {
            to: on,
            reason: MoveReason::Adjusted,
        });
    }
    let mut ends = Ends {
        anchor,
        on,
        situation,
        interview,
        calendar,
    };
    let mut latest = ends.end(case.latest)?.date();
    if on > latest {
        on = last_business_day_within(anchor.on(), latest, calendar);
        moves.push(Move {
            to: on,
            reason: MoveReason::Latest(latest),
        });
    }
    let is_reminder = case.latest == Bound::BeforeDecision;
    // What closes an application after a check-in waits for the promise, too.
    let waits = match kind {
        Kind::CheckIn => !is_reminder,
        Kind::Task => anchor.is_act(),
        Kind::Thanks | Kind::Courtesy | Kind::Own => false,
    };
    let mut moot = None;
    if let Some(decision) = situation
        .decision
        .filter(|decision| waits && on <= *decision && situation.is_last(interview))
    {
        let after = calendar.add(decision, 1).unwrap_or(on);
        let later = Ends { on: after, ..ends };
        let mut end = later.end(case.latest)?.date();
        // An early message shortens the time of what counts from it; of what
        // counts from anything else, what lapsed before that day has lapsed.
        if after > end && anchor.is_act() {
            end = calendar.add(after, AFTER_DECISION).unwrap_or(after);
        }
        if after <= end {
            (on, latest, ends) = (after, end, later);
            moves.push(Move {
                to: on,
                reason: MoveReason::Decision(decision),
            });
        } else {
            moot = Some(decision);
        }
    }
    let by = match case.by {
        None => By { on, at: None },
        Some(bound) => by(ends.end(bound)?, bound),
    };
    Some(Schedule {
        counted,
        on,
        by: clamp(by, on, latest),
        latest,
        moves,
        moot,
    })
}

fn counted(offset: Offset, anchor: Fact<'_>, calendar: &Calendar) -> NaiveDate {
    match anchor {
        Fact::InterviewEnd(round, end) => {
            Fact::InterviewEnd(round, offset.from_moment(end, calendar)).on()
        }
        _ => offset.from_date(anchor.on(), calendar),
    }
}

/// Law 6: every day is a business day, save thanks, the person's own will, and
/// acts of the interview's or conversation's own day.
fn convention(case: &Case, kind: Kind, anchor: Fact<'_>) -> Convention {
    let is_own_day = case.offset == Offset::SAME_DAY
        && matches!(anchor, Fact::Interview(..) | Fact::Conversation(_));
    let is_free = is_own_day || matches!(kind, Kind::Thanks | Kind::Own);
    match (case.adjust, is_free) {
        (Some(Convention::Unadjusted) | None, false) => Convention::Following,
        (None, true) => Convention::Unadjusted,
        (Some(convention), _) => convention,
    }
}

/// Law 7: the last business day within the bound that is after the anchor;
/// where there is none, the bound itself.
fn last_business_day_within(
    anchor: NaiveDate,
    latest: NaiveDate,
    calendar: &Calendar,
) -> NaiveDate {
    calendar
        .adjust(latest, Convention::Preceding)
        .filter(|day| *day > anchor)
        .unwrap_or(latest)
}

/// What the end of a follow-up's time may be counted from.
#[derive(Clone, Copy)]
struct Ends<'a, 's> {
    anchor: Fact<'a>,
    on: NaiveDate,
    situation: &'s Situation<'a>,
    interview: Option<&'a Interview>,
    calendar: &'s Calendar,
}

impl Ends<'_, '_> {
    fn end(&self, bound: Bound) -> Option<NaiveDateTime> {
        let Bound::Count {
            from,
            offset,
            adjust,
        } = bound
        else {
            let eve = self.situation.decision_of(self.interview)?.pred_opt()?;
            let latest = self.calendar.adjust(eve, Convention::Preceding)?;
            return Some(latest.and_time(NaiveTime::MIN));
        };
        let from = match from {
            BoundFrom::On => self.on.and_time(NaiveTime::MIN),
            BoundFrom::SameAnchor => moment(self.anchor),
            BoundFrom::Anchor(anchor) => {
                let fact = self.situation.fact(anchor, self.interview);
                moment(fact.unwrap_or(self.anchor))
            }
        };
        let end = offset.from_moment(from, self.calendar);
        match adjust {
            Convention::Unadjusted => Some(end),
            _ => Some(
                self.calendar
                    .adjust(end.date(), adjust)?
                    .and_time(end.time()),
            ),
        }
    }
}

fn moment(fact: Fact<'_>) -> NaiveDateTime {
    match fact {
        Fact::InterviewEnd(_, end) => end,
        _ => fact.on().and_time(NaiveTime::MIN),
    }
}

/// A moment in time where the source counts hours from a known time of day.
/// Midnight is where a day without a known time ends: that is the day before
/// it, whole, so 24 hours after it are the next day.
fn by(end: NaiveDateTime, bound: Bound) -> By {
    let counts_from_end = matches!(
        bound,
        Bound::Count {
            from: BoundFrom::Anchor(Anchor::InterviewEnd),
            ..
        }
    );
    if !counts_from_end {
        return By {
            on: end.date(),
            at: None,
        };
    }
    if end.time() == NaiveTime::MIN {
        return By {
            on: end.date().pred_opt().unwrap_or(end.date()),
            at: None,
        };
    }
    By {
        on: end.date(),
        at: Some(end.time()),
    }
}

/// Law 7: on <= by <= latest.
fn clamp(by: By, on: NaiveDate, latest: NaiveDate) -> By {
    if by.on < on {
        By { on, at: None }
    } else if by.on > latest {
        By {
            on: latest,
            at: None,
        }
    } else {
        by
    }
}
