//! The laws that hold between acts and whatever a playbook says: no contact
//! where none is wanted (1), the cap (3), one check-in a day (4), silence once
//! it is over (5), and what follows for acts that count from others.
//!
//! Laws 2, 6 and 7, which are about one act's dates, stand in `schedule`.

use chrono::NaiveDate;

use super::act::Act;
use super::evaluate::Setting;
use super::playbook::{Rule, Scope};
use super::situation::Situation;
use crate::application::{Round, Stage};
use crate::history::TaskState;
use crate::plan::{By, Fact, Kind, Moot, Move, MoveReason, State};

/// Within so many business days of the person's own date no other check-in is
/// asked for.
const CLOSE_TO_OWN_DATE: i32 = 2;

/// What the employer's side makes of an act: law 1, the stage with law 5, and
/// an answer that came after the day it counts from.
pub(super) fn of_the_employer<'a>(
    rule: &Rule,
    anchor: Fact<'a>,
    situation: &Situation<'a>,
) -> Option<Moot<'a>> {
    let application = situation.application;
    let kind = rule.text.kind;
    if application.no_contact && kind != Kind::Task {
        return Some(Moot::NoContact);
    }
    let stage = application.stage;
    if !rule.stages.contains(stage) || (kind == Kind::CheckIn && is_over(stage)) {
        return Some(Moot::Stage(stage));
    }
    let waits_for_an_answer = kind == Kind::CheckIn;
    match situation.answered_since(anchor) {
        Some(on) if waits_for_an_answer => Some(Moot::Answered(on)),
        _ => None,
    }
}

/// Law 5: past these stages nothing asks for an answer.
fn is_over(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::Offer
            | Stage::Accepted
            | Stage::Rejected
            | Stage::Withdrawn
            | Stage::Ghosted
            | Stage::Closed
    )
}

/// Takes an act in, after the person's own date and law 4 have had their say.
pub(super) fn admit<'a>(
    mut act: Act<'a>,
    acts: &mut Vec<Act<'a>>,
    setting: &Setting<'a>,
    situation: &Situation<'a>,
) {
    if act.moot.is_none() && !act.is_done() {
        act.moot = from_parent(&act, acts, situation);
    }
    if act.kind() == Kind::CheckIn && act.moot.is_none() && !act.is_done() {
        keep_clear_of_own_date(&mut act, acts, setting);
        keep_days_apart(&mut act, acts, setting);
        // Law 4 may have moved it close to the person's own date.
        keep_clear_of_own_date(&mut act, acts, setting);
    }
    acts.push(act);
}

/// An act falls with the one it counts from, unless that was done, or only its
/// stage is over: then its planned day is still a day to count from.
fn from_parent<'a>(act: &Act<'a>, acts: &[Act<'a>], situation: &Situation<'a>) -> Option<Moot<'a>> {
    let parent = &acts[act.parent?];
    if parent.is_done() {
        // "No answer" is what a chain waits for.
        let answered = situation.answered_since(act.anchor);
        return answered
            .filter(|_| descends_from_check_in(act, acts))
            .map(Moot::Answered);
    }
    match parent.moot {
        None | Some(Moot::Stage(_) | Moot::OwnDate(_)) => None,
        Some(_) => Some(Moot::Chain(&parent.rule.text)),
    }
}

fn descends_from_check_in(act: &Act<'_>, acts: &[Act<'_>]) -> bool {
    let mut parent = act.parent;
    while let Some(index) = parent {
        if acts[index].kind() == Kind::CheckIn {
            return true;
        }
        parent = acts[index].parent;
    }
    false
}

/// The person's own date, while it is to be kept.
pub(super) fn own_date<'s, 'a>(acts: &'s [Act<'a>]) -> Option<&'s Act<'a>> {
    acts.iter()
        .find(|act| act.kind() == Kind::Own && (act.moot.is_none() || act.is_done()))
}

fn keep_clear_of_own_date(act: &mut Act<'_>, acts: &[Act<'_>], setting: &Setting<'_>) {
    let Some(own) = own_date(acts).filter(|_| act.moot.is_none()) else {
        return;
    };
    let near = |days| setting.calendar.add(own.on, days).unwrap_or(own.on);
    if (near(-CLOSE_TO_OWN_DATE)..=near(CLOSE_TO_OWN_DATE)).contains(&act.on) {
        act.moot = Some(Moot::OwnDate(own.on));
    }
}

/// Law 4: never two check-ins to one application on one day. The later rule
/// gives way, to the next business day that is free.
fn keep_days_apart(act: &mut Act<'_>, acts: &[Act<'_>], setting: &Setting<'_>) {
    let is_taken = |on: NaiveDate| {
        acts.iter().any(|other| {
            let is_live = other.moot.is_none() || other.is_done();
            other.kind() == Kind::CheckIn && is_live && other.as_anchor(None).on() == on
        })
    };
    let mut on = act.on;
    while act.moot.is_none() && is_taken(on) {
        match setting
            .calendar
            .add(on, 1)
            .filter(|next| *next <= act.latest)
        {
            Some(next) => on = next,
            None => act.moot = Some(Moot::SameDay),
        }
    }
    if act.moot.is_none() && on != act.on {
        act.on = on;
        act.moves.push(Move {
            to: on,
            reason: MoveReason::SameDay,
        });
        if act.by.on < on {
            act.by = By { on, at: None };
        }
    }
}

/// The last check-in of a round that the cap allows, from which moving on
/// counts.
pub(super) fn final_check_in(
    acts: &[Act<'_>],
    round: Option<Round>,
    setting: &Setting<'_>,
    situation: &Situation<'_>,
) -> Option<usize> {
    let beyond = beyond_cap(acts, setting, situation);
    let of_round = |index: &usize| {
        let act = &acts[*index];
        is_counted_group(act, Group::Interview(round))
            && matches!(act.moot, None | Some(Moot::Stage(_) | Moot::OwnDate(_)))
            && overtaken(acts, *index, setting.today).is_none()
    };
    let allowed = (0..acts.len()).filter(|index| of_round(index) && !beyond.contains(index));
    let any =
        || (0..acts.len()).filter(|index| is_counted_group(&acts[*index], Group::Interview(round)));
    let own_date = own_date(acts);
    let by_day = |index: &usize| (acts[*index].as_anchor(own_date).on(), *index);
    allowed
        .max_by_key(by_day)
        .or_else(|| any().max_by_key(by_day))
}

/// Check-ins are counted apart: those on the application, and those on each
/// round of interviews.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Application,
    Interview(Option<Round>),
}

fn is_counted_group(act: &Act<'_>, group: Group) -> bool {
    let own = match act.rule.scope {
        Scope::Application => Group::Application,
        Scope::EachRound | Scope::LastRound => Group::Interview(act.interview.map(|i| i.round)),
    };
    act.kind() == Kind::CheckIn && own == group
}

/// Law 3: the check-ins that would be one too many, by index. Those done and
/// not answered since count first, then the open ones by day; what lapsed
/// undone does not count.
fn beyond_cap(acts: &[Act<'_>], setting: &Setting<'_>, situation: &Situation<'_>) -> Vec<usize> {
    let mut beyond = Vec::new();
    let last = situation.last_round.map(|interview| interview.round);
    let cap = usize::from(setting.playbook.cap);
    for group in [Group::Application, Group::Interview(last)] {
        // No more than the cap allows, even if all of them count.
        let all = acts.iter().filter(|act| is_counted_group(act, group));
        if all.count() <= cap {
            continue;
        }
        let mut open: Vec<(NaiveDate, usize)> = Vec::new();
        let mut used = 0;
        for (index, act) in acts
            .iter()
            .enumerate()
            .filter(|(_, act)| is_counted_group(act, group))
        {
            match (act.task, act.moot) {
                (Some(TaskState::Done(done)), _) => {
                    let done_on = done.on.unwrap_or(act.on);
                    used += usize::from(situation.answered.is_none_or(|answer| answer <= done_on));
                }
                (_, None | Some(Moot::Stage(_)))
                    if act.state_by_date(setting.today) != State::Lapsed
                        && overtaken(acts, index, setting.today).is_none() =>
                {
                    open.push((act.on, index));
                }
                _ => {}
            }
        }
        open.sort_unstable();
        let left = cap.saturating_sub(used);
        beyond.extend(open.into_iter().skip(left).map(|(_, index)| index));
    }
    beyond
}

/// An open check-in whose day came before a check-in that has been made since
/// has been overtaken: nobody asks first what was asked already.
fn overtaken<'a>(acts: &[Act<'a>], index: usize, today: NaiveDate) -> Option<Moot<'a>> {
    let act = &acts[index];
    let round = act.interview.map(|interview| interview.round);
    let is_open = act.moot.is_none() && !act.is_done();
    let is_past = act.state_by_date(today) == State::Lapsed;
    if act.kind() != Kind::CheckIn || !is_open || is_past {
        return None;
    }
    let made = acts.iter().find(|other| {
        let is_of_round = other.interview.map(|interview| interview.round) == round;
        let is_later = act.on < other.on || act.on < other.anchor.on();
        let is_after = matches!(other.as_anchor(None), Fact::Done(_, on) if on >= act.on);
        other.kind() == Kind::CheckIn
            && other.rule_index != act.rule_index
            && other.rule.scope == act.rule.scope
            && is_of_round
            && is_later
            && is_after
    });
    made.map(|other| Moot::Overtaken(&other.rule.text))
}

/// The cap, what falls with it, and where each act stands, of those in the states
/// that are kept; in the order of the playbook.
pub(super) fn finish<'a>(
    mut acts: Vec<Act<'a>>,
    setting: &Setting<'a>,
    situation: &Situation<'a>,
    is_kept: impl Fn(State) -> bool,
) -> Vec<(Act<'a>, State)> {
    for index in 0..acts.len() {
        if let Some(moot) = overtaken(&acts, index, setting.today) {
            acts[index].moot = Some(moot);
        }
    }
    for index in beyond_cap(&acts, setting, situation) {
        if acts[index].moot.is_none() {
            acts[index].moot = Some(Moot::Cap(setting.playbook.cap));
        }
    }
    let mut states = Vec::with_capacity(acts.len());
    for index in 0..acts.len() {
        if acts[index].moot.is_none() && !acts[index].is_done() {
            acts[index].moot = from_parent(&acts[index], &acts, situation);
        }
        states.push(state(&acts[index], &acts, &states, setting));
    }
    let kept = acts
        .into_iter()
        .zip(states)
        .filter(|(_, state)| is_kept(*state));
    let mut finished: Vec<(Act<'a>, State)> = kept.collect();
    finished.sort_by_key(|(act, _)| {
        let round = act.interview.map(|interview| interview.round);
        (act.rule_index, round, act.person_place, act.occurrence)
    });
    finished
}

/// Where an act stands. One that counts from an act known to be open waits for
/// it; so does what counts from that.
fn state(act: &Act<'_>, acts: &[Act<'_>], states: &[State], setting: &Setting<'_>) -> State {
    if act.is_done() {
        return State::Done;
    }
    if act.moot.is_some() {
        return State::Moot;
    }
    let by_date = act.state_by_date(setting.today);
    let waits = act.parent.is_some_and(|parent| {
        let is_open = |act: &Act<'_>| act.task == Some(TaskState::Open);
        match (states[parent], acts[parent].moot) {
            (State::Waiting, _) => true,
            (State::Planned | State::Due | State::Overdue | State::Lapsed, _) => {
                is_open(&acts[parent])
            }
            // What counts from the person's own date waits for that.
            (State::Moot, Some(Moot::OwnDate(_))) => own_date(acts).is_some_and(is_open),
            (State::Done | State::Moot, _) => false,
        }
    });
    if waits && by_date != State::Lapsed {
        State::Waiting
    } else {
        by_date
    }
}
