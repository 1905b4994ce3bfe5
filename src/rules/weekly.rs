//! Rules that repeat every week become follow-ups of the search as a whole,
//! while an application is open. They belong to no application.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::evaluate::Setting;
use super::identity::uid;
use super::playbook::{Bound, Case, Rule, ViaChoice};
use crate::application::{Medium, Stage};
use crate::business_days::{Convention, Offset};
use crate::history::TaskState;
use crate::plan::{Because, By, Fact, FollowUp, Key, Move, MoveReason, State};

/// How far ahead weeks are planned, in days.
const AHEAD: Days = Days::new(14);

/// Whether an application that has come so far is a reason to look on every week.
pub(super) fn is_open(stage: Stage) -> bool {
    use Stage::{Applied, Assessment, Interviewing, Offer, Screening};
    [Applied, Screening, Assessment, Interviewing, Offer].contains(&stage)
}

/// The follow-ups of one rule that repeats on `weekday`, of a search in which an
/// application is open.
pub(super) fn weeks<'a>(
    rule: &'a Rule,
    rule_index: usize,
    weekday: Weekday,
    setting: &Setting<'a>,
) -> Vec<FollowUp<'a>> {
    let is_off = rule
        .switch
        .as_ref()
        .is_some_and(|switch| setting.playbook.is_on(&switch.name) != switch.on);
    let Some(case) = rule.cases.first().filter(|_| !is_off) else {
        return Vec::new();
    };
    let this_week = setting.today.week(weekday).first_day();
    let horizon = setting
        .today
        .checked_add_days(AHEAD)
        .unwrap_or(setting.today);
    std::iter::successors(Some(this_week), |day| day.checked_add_days(Days::new(7)))
        .take_while(|day| *day <= horizon)
        .map(|day| week(rule, rule_index, case, day, setting))
        .collect()
}

fn week<'a>(
    rule: &'a Rule,
    rule_index: usize,
    case: &Case,
    day: NaiveDate,
    setting: &Setting<'a>,
) -> FollowUp<'a> {
    let calendar = setting.calendar;
    let end = |bound: Bound| match bound {
        Bound::Count { offset, adjust, .. } => {
            let end = offset.from_date(day, calendar);
            calendar.adjust(end, adjust).unwrap_or(end)
        }
        Bound::BeforeDecision => day,
    };
    let latest = end(case.latest);
    let mut moves = Vec::new();
    let mut on = calendar.adjust(day, Convention::Following).unwrap_or(day);
    if on != day {
        moves.push(Move {
            to: on,
            reason: MoveReason::Adjusted,
        });
    }
    if on > latest {
        on = latest;
        moves.push(Move {
            to: on,
            reason: MoveReason::Latest(latest),
        });
    }
    let by = case.by.map_or(on, end).clamp(on, latest.max(on));
    let occurrence = week_number(day);
    let uid = uid(None, &rule.text.id, None, 0, occurrence);
    let task = setting.history.task(Key::of(uid));
    let state = match task {
        Some(TaskState::Done(_)) => State::Done,
        _ if setting.today < on => State::Planned,
        _ if setting.today <= by => State::Due,
        _ if setting.today <= latest => State::Overdue,
        _ => State::Lapsed,
    };
    FollowUp {
        application: None,
        rule: &rule.text,
        rule_index: u16::try_from(rule_index).unwrap_or(u16::MAX),
        round: None,
        person: None,
        person_place: 0,
        occurrence,
        uid,
        via: match rule.via.first() {
            Some(ViaChoice::Medium(medium)) => *medium,
            _ => Medium::Task,
        },
        on,
        by: By { on: by, at: None },
        latest,
        state,
        done_on: match task {
            Some(TaskState::Done(done)) => done.on,
            _ => None,
        },
        because: Because {
            anchor: Fact::Week(day),
            offset: Offset::SAME_DAY,
            counted: day,
            moves,
            moot: None,
        },
    }
}

/// Weeks since the first Monday of 1970, so that each week has a number that
/// never changes.
fn week_number(day: NaiveDate) -> u16 {
    let epoch = NaiveDate::default().and_time(NaiveTime::MIN).date();
    let days = day.num_days_from_ce() - epoch.num_days_from_ce();
    u16::try_from(days.div_euclid(7) + 1).unwrap_or(0)
}
