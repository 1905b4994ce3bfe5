//! Why a follow-up stands on its day becomes lines for people.
//!
//! First what was counted from, then the count, then what moved the result,
//! then why it is moot. Nothing depends on the day on which it is read: an
//! interview is said to be *on* a day, not to have been or to come.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

use super::words::date_with_weekday;
use crate::business_days::{Calendar, DayOff, DayOffReason, Offset};
use crate::plan::{Fact, FollowUp, Moot, MoveReason};

/// How many skipped days are named before the rest are only counted.
const MOST_NAMED: usize = 4;

/// The reasons for the day of a follow-up, each a line without a full stop.
///
/// Of the days that a count passed over, holidays and blackouts are named and
/// ordinary weekends are not.
#[must_use]
pub fn lines(follow_up: &FollowUp<'_>, calendar: &Calendar) -> Vec<String> {
    let because = &follow_up.because;
    let mut lines = vec![anchor_line(follow_up)];
    lines.push(count_line(
        because.anchor.on(),
        because.offset,
        because.counted,
        calendar,
    ));
    let mut from = because.counted;
    for step in &because.moves {
        lines.push(move_line(from, step.to, step.reason, calendar));
        from = step.to;
    }
    if let Some(moot) = because.moot {
        lines.push(moot_line(moot));
    }
    lines
}

fn anchor_line(follow_up: &FollowUp<'_>) -> String {
    let anchor = follow_up.because.anchor;
    let on = date_with_weekday(anchor.on());
    match anchor {
        Fact::Applied(_) => format!("application on {on}"),
        Fact::Interview(round, _) => {
            let rounds = follow_up
                .application
                .map_or(0, |application| application.interviews.len());
            if round.0 > 1 || rounds > 1 {
                format!("round {}: interview on {on}", round.0)
            } else {
                format!("interview on {on}")
            }
        }
        Fact::InterviewEnd(round, end) => {
            // Without a time the interview ends with its day, which is no
            // moment that anybody named.
            let timed = follow_up.application.is_none_or(|application| {
                application
                    .interviews
                    .iter()
                    .find(|interview| interview.round == round)
                    .is_none_or(|interview| interview.at.is_some() || interview.until.is_some())
            });
            if timed {
                format!("the interview ends {on} {}", end.format("%H:%M"))
            } else {
                format!("the interview is on {on}, at a time not known")
            }
        }
        Fact::Decision(_) => format!("they named {on} for their decision"),
        Fact::Conversation(_) => format!("conversation on {on}"),
        Fact::News(_) => format!("their news of {on}"),
        Fact::ReferencesAsked(_) => format!("references asked for on {on}"),
        Fact::Deadline(_) => format!("the last day to apply is {on}"),
        Fact::OfferDeadline(_) => format!("the last day to answer the offer is {on}"),
        Fact::Rejected(_) => format!("rejection on {on}"),
        Fact::OwnDate(_) => format!("your own follow-up date is {on}"),
        Fact::Planned(rule, _) => format!("`{}` planned for {on}", rule.id),
        Fact::Done(rule, _) => format!("`{}` done on {on}", rule.id),
    }
}

fn count_line(from: NaiveDate, offset: Offset, counted: NaiveDate, calendar: &Calendar) -> String {
    if offset == Offset::SAME_DAY && counted == from {
        return offset.to_string();
    }
    let mut line = offset.to_string();
    if matches!(offset, Offset::BusinessDays(_)) {
        let skipped = named(calendar.days_off_between(from.min(counted), from.max(counted)));
        if !skipped.is_empty() {
            let _ = write!(line, ", skipping {skipped},");
        }
    }
    let _ = write!(line, " is {}", date_with_weekday(counted));
    line
}

fn move_line(from: NaiveDate, to: NaiveDate, reason: MoveReason, calendar: &Calendar) -> String {
    let place = date_with_weekday(to);
    match reason {
        MoveReason::Adjusted => adjusted_line(from, to, calendar),
        MoveReason::Latest(latest) if latest == to => {
            format!("not later than {place}, so that day")
        }
        MoveReason::Latest(latest) => {
            format!("not later than {}, so {place}", date_with_weekday(latest))
        }
        MoveReason::Decision(decision) => format!(
            "not on or before the decision of {}, so {place}",
            date_with_weekday(decision)
        ),
        MoveReason::SameDay => format!(
            "another check-in has {}, so {place}",
            date_with_weekday(from)
        ),
    }
}

/// `Thu 2026-11-26 Thanksgiving Day is no business day, so Fri 2026-11-27`.
fn adjusted_line(from: NaiveDate, to: NaiveDate, calendar: &Calendar) -> String {
    // The day itself is passed over too, and the range of days off is open.
    let (after, before) = if to > from {
        (from.checked_sub_days(Days::new(1)).unwrap_or(from), to)
    } else {
        (to, from.checked_add_days(Days::new(1)).unwrap_or(from))
    };
    let is_itself = |day_off: &DayOff<'_>| day_off.on == from;
    let day = calendar
        .days_off_between(after, before)
        .find(is_itself)
        .map_or_else(|| date_with_weekday(from), |day_off| name(&day_off));
    let mut line = format!("{day} is no business day, so {}", date_with_weekday(to));
    let others = calendar.days_off_between(after, before);
    let skipped = named(others.filter(|day_off| !is_itself(day_off)));
    if !skipped.is_empty() {
        let _ = write!(line, ", skipping {skipped}");
    }
    line
}

fn moot_line(moot: Moot<'_>) -> String {
    match moot {
        Moot::NoContact => "moot: they asked not to be contacted".to_owned(),
        Moot::Cap(0) => "moot: no contact that asks for an answer is wanted".to_owned(),
        Moot::Cap(1) => "moot: one unanswered contact is enough".to_owned(),
        Moot::Cap(2) => "moot: two unanswered contacts are enough".to_owned(),
        Moot::Cap(3) => "moot: three unanswered contacts are enough".to_owned(),
        Moot::Cap(cap) => format!("moot: {cap} unanswered contacts are enough"),
        Moot::SameDay => "moot: another check-in has the only day left for it".to_owned(),
        Moot::Stage(stage) => format!("moot: not asked for at the stage `{}`", stage.word()),
        Moot::LaterRound(round) => format!("moot: round {} has taken its place", round.0),
        Moot::Answered(on) => format!("moot: they answered on {}", date_with_weekday(on)),
        Moot::OwnDate(on) => format!(
            "moot: your own follow-up date {} is close by",
            date_with_weekday(on)
        ),
        Moot::Chain(rule) => format!("moot: `{}` is moot", rule.id),
    }
}

/// Holidays and blackouts among days off, as a list in words; a run of days of
/// one blackout is one item.
fn named<'a>(days_off: impl Iterator<Item = DayOff<'a>>) -> String {
    let mut items: Vec<String> = Vec::new();
    let mut more = 0_usize;
    let mut days_off = days_off.peekable();
    while let Some(day_off) = days_off.next() {
        let item = match day_off.reason {
            DayOffReason::Weekend => continue,
            DayOffReason::Holiday(_) => name(&day_off),
            DayOffReason::Blackout => {
                let mut last = day_off.on;
                while let Some(next) = days_off.next_if(|next| {
                    next.reason == DayOffReason::Blackout && last.succ_opt() == Some(next.on)
                }) {
                    last = next.on;
                }
                if last == day_off.on {
                    name(&day_off)
                } else {
                    let first = date_with_weekday(day_off.on);
                    format!("{first} to {} (a blackout)", date_with_weekday(last))
                }
            }
        };
        if items.len() < MOST_NAMED {
            items.push(item);
        } else {
            more += 1;
        }
    }
    if more > 0 {
        items.push(format!("{more} more"));
    }
    match items.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn name(day_off: &DayOff<'_>) -> String {
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
    use super::named;
    use crate::business_days::{DayOff, DayOffReason};
    use crate::render::sample::day;

    #[test]
    fn holidays_are_named_and_weekends_are_not() {
        fn check(days_off: &[(&str, DayOffReason<'_>)], expected: &str) {
            let days_off = days_off.iter().map(|(on, reason)| DayOff {
                on: day(on),
                reason: *reason,
            });
            assert_eq!(named(days_off), expected);
        }
        let named_holiday = DayOffReason::Holiday(Some("Boxing Day"));
        let own = DayOffReason::Holiday(None);
        check(&[("2026-11-28", DayOffReason::Weekend)], "");
        check(
            &[
                ("2026-11-26", own),
                ("2026-11-28", DayOffReason::Weekend),
                ("2026-12-26", named_holiday),
            ],
            "Thu 2026-11-26 (a day of your own off) and Sat 2026-12-26 Boxing Day",
        );
        check(
            &[
                ("2026-12-21", DayOffReason::Blackout),
                ("2026-12-22", DayOffReason::Blackout),
                ("2026-12-24", DayOffReason::Blackout),
            ],
            "Mon 2026-12-21 to Tue 2026-12-22 (a blackout) and Thu 2026-12-24 (a blackout)",
        );
        check(
            &[own; 6].map(|reason| ("2026-11-26", reason)),
            "Thu 2026-11-26 (a day of your own off), Thu 2026-11-26 (a day of your own off), \
             Thu 2026-11-26 (a day of your own off), Thu 2026-11-26 (a day of your own off) \
             and 2 more",
        );
    }
}
