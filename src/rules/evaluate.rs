//! One application and a playbook become acts: each rule, for each round and
//! person it speaks of, either fires or says the one fact that was missing.

use super::act::Act;
use super::contacts::Contacts;
use super::laws;
use super::playbook::{
    Address, Anchor, Anchors, Case, Choose, Distance, Known, Playbook, Rule, Scope, ViaChoice,
};
use super::schedule::{Schedule, schedule};
use super::situation::Situation;
use super::spread::Moved;
use crate::application::{Interview, Medium, Person, Round, Stage};
use crate::business_days::Calendar;
use crate::history::{History, TaskState};
use crate::plan::{By, Fact, Key, Moot, Move, MoveReason, State};
use std::num::NonZeroU32;

use chrono::NaiveDate;

/// What every application of a run is planned with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The rules.
    pub playbook: &'a Playbook,
    /// The business days.
    pub calendar: &'a Calendar,
    /// What was done.
    pub history: &'a History,
    /// The day.
    pub today: NaiveDate,
    /// No more acts a day than this, where that can be helped.
    pub max_per_day: Option<NonZeroU32>,
}

/// A rule that did not fire, and the one reason.
#[derive(Clone, Copy, Debug)]
pub struct Silence<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Its place in the playbook.
    pub rule_index: usize,
    /// Why not.
    pub why: Why,
}

/// Why a rule did not fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its switch stands the other way.
    Switch,
    /// Nothing that it counts from is known.
    Unknown(Anchor),
    /// This must be known, and is not.
    Needs(Known),
    /// This must not be known, and is.
    Unless(Known),
    /// Two days are too close together.
    TooClose(Distance),
    /// None of its cases is for the stage.
    Stage,
}

/// All acts of one application in the states that are kept, rules in the order
/// of the playbook; `silent`, where somebody wants to know, is told of each rule
/// that did not fire.
pub(super) fn evaluate<'a>(
    setting: Setting<'a>,
    situation: &Situation<'a>,
    moved: &Moved,
    is_kept: impl Fn(State) -> bool,
    mut silent: Option<&mut dyn FnMut(Silence<'a>)>,
) -> Vec<(Act<'a>, State)> {
    let mut acts: Vec<Act<'a>> = Vec::with_capacity(setting.playbook.rules.len());
    let mut contacts = Contacts::of(situation.application, situation.today);
    let known = situation.known();
    let acts_are_known = Anchors::of([Anchor::FinalCheckIn]);
    for &rule_index in &setting.playbook.order {
        let rule = &setting.playbook.rules[rule_index];
        if let Some(switch) = &rule.switch
            && setting.playbook.is_on(&switch.name) != switch.on
        {
            if let Some(silent) = &mut silent {
                silent(Silence {
                    rule,
                    rule_index,
                    why: Why::Switch,
                });
            }
            continue;
        }
        if rule.repeat.is_some() {
            continue;
        }
        let may_fire = rule.counts_from.meet(known)
            || (!acts.is_empty() && rule.counts_from.meet(acts_are_known));
        if !may_fire && silent.is_none() {
            continue;
        }
        let mut fired = false;
        let mut reason = None;
        for &interview in rounds(rule.scope, situation) {
            match dated(rule, interview, &setting, situation, &acts) {
                Ok(dates) => {
                    fired = true;
                    for (person_place, person) in addressees(rule, interview, situation) {
                        let (past, now) = occurrences(
                            (rule, rule_index),
                            &dates,
                            interview,
                            (person_place, person),
                            &setting,
                            situation,
                        );
                        for mut act in past.into_iter().chain([now]) {
                            contacts.fulfil(&mut act, situation);
                            keep_moved(&mut act, moved, &setting, situation);
                            laws::admit(act, &mut acts, &setting, situation);
                        }
                    }
                }
                // The reason that is told is that of the last round.
                Err(why) => reason = Some(why),
            }
        }
        if let (false, Some(why), Some(silent)) = (fired, reason, &mut silent) {
            silent(Silence {
                rule,
                rule_index,
                why,
            });
        }
    }
    contacts.settle(&mut acts, situation);
    laws::finish(acts, &setting, situation, is_kept)
}

/// The rounds a rule speaks of, the last one last; `None` is the application.
fn rounds<'s, 'a>(scope: Scope, situation: &'s Situation<'a>) -> &'s [Option<&'a Interview>] {
    match scope {
        Scope::EachRound | Scope::LastRound if !situation.rounds.is_empty() => &situation.rounds,
        _ => &[None],
    }
}

/// The dates of a rule for one round.
struct Dates<'a> {
    case: &'a Case,
    anchor: Fact<'a>,
    parent: Option<usize>,
    schedule: Schedule,
}

fn dated<'a>(
    rule: &'a Rule,
    interview: Option<&'a Interview>,
    setting: &Setting<'a>,
    situation: &Situation<'a>,
    acts: &[Act<'a>],
) -> Result<Dates<'a>, Why> {
    if let Some(distance) = rule.distance {
        let later = situation.fact(distance.later, interview);
        let later = later.ok_or(Why::Unknown(distance.later))?.on();
        let earlier = situation.fact(distance.earlier, interview);
        let earlier = earlier.ok_or(Why::Unknown(distance.earlier))?.on();
        if (later - earlier).num_days() < i64::from(distance.days) {
            return Err(Why::TooClose(distance));
        }
    }
    let mut missing = None;
    let mut chosen: Option<Dates<'a>> = None;
    for case in &rule.cases {
        if case
            .stages
            .is_some_and(|stages| !stages.contains(situation.application.stage))
        {
            continue;
        }
        match dates_of_case(rule, case, interview, setting, situation, acts) {
            Err(why) => missing = missing.or(Some(why)),
            Ok(dates) if rule.choose == Choose::First => return Ok(dates),
            Ok(dates) => {
                let on = dates.schedule.on;
                let is_better = chosen.as_ref().is_none_or(|best| match rule.choose {
                    Choose::First => false,
                    Choose::Earliest => on < best.schedule.on,
                    Choose::Latest => on > best.schedule.on,
                });
                if is_better {
                    chosen = Some(dates);
                }
            }
        }
    }
    chosen.ok_or(missing.unwrap_or(Why::Stage))
}

fn dates_of_case<'a>(
    rule: &'a Rule,
    case: &'a Case,
    interview: Option<&'a Interview>,
    setting: &Setting<'a>,
    situation: &Situation<'a>,
    acts: &[Act<'a>],
) -> Result<Dates<'a>, Why> {
    let found = case
        .anchors
        .iter()
        .find_map(|anchor| resolve(*anchor, interview, setting, situation, acts));
    let unknown = Why::Unknown(case.anchors.first().copied().unwrap_or(Anchor::Applied));
    let (anchor, parent) = found.ok_or(unknown)?;
    let is_known = |known: &&Known| is_known(**known, anchor, situation, interview);
    if let Some(known) = rule.needs.iter().find(|known| !is_known(known)) {
        return Err(Why::Needs(*known));
    }
    if let Some(known) = rule.unless.iter().find(|known| is_known(known)) {
        return Err(Why::Unless(*known));
    }
    let kind = rule.text.kind;
    let schedule = schedule(case, kind, anchor, situation, interview, setting.calendar)
        .ok_or(Why::Unknown(Anchor::Decision))?;
    Ok(Dates {
        case,
        anchor,
        parent,
        schedule,
    })
}

/// What an anchor is, and the act it is if it is one.
fn resolve<'a>(
    anchor: Anchor,
    interview: Option<&'a Interview>,
    setting: &Setting<'a>,
    situation: &Situation<'a>,
    acts: &[Act<'a>],
) -> Option<(Fact<'a>, Option<usize>)> {
    let round = interview.map(|interview| interview.round);
    let is_of_round = |act: &Act<'_>| {
        act.rule.scope == Scope::Application || act.interview.map(|i| i.round) == round
    };
    let parent = match anchor {
        Anchor::FollowUp(rule) => acts
            .iter()
            .enumerate()
            .filter(|(_, act)| act.rule_index == rule && is_of_round(act))
            .min_by_key(|(_, act)| (act.person_place, u16::MAX - act.occurrence))
            .map(|(place, _)| place)?,
        Anchor::FinalCheckIn => laws::final_check_in(acts, round, setting, situation)?,
        _ => return situation.fact(anchor, interview).map(|fact| (fact, None)),
    };
    let own_date = laws::own_date(acts);
    Some((acts[parent].as_anchor(own_date), Some(parent)))
}

fn is_known(
    known: Known,
    anchor: Fact<'_>,
    situation: &Situation<'_>,
    interview: Option<&Interview>,
) -> bool {
    let application = situation.application;
    match known {
        Known::Contact => application.has_named_contact(),
        Known::Interview => !application.interviews.is_empty(),
        Known::InterviewBefore => application.interviews.iter().any(|i| i.on <= anchor.on()),
        Known::Decision => situation.decision_of(interview).is_some(),
        Known::Answer => {
            situation.answered_since(anchor).is_some()
                || !situation.is_last(interview)
                || application.stage == Stage::Offer
        }
    }
}

/// Whom a rule addresses, with their places in the list.
fn addressees<'a>(
    rule: &Rule,
    interview: Option<&'a Interview>,
    situation: &Situation<'a>,
) -> impl Iterator<Item = (u16, Option<&'a Person>)> {
    let (first, others) = match rule.address {
        Address::Nobody => ((0, None), Vec::new()),
        Address::Contact => ((0, situation.contact()), Vec::new()),
        Address::Primary => ((0, situation.primary(interview)), Vec::new()),
        Address::EachInterviewer => {
            let all = situation.interviewers(interview);
            let is_left_out = |person: &Person| Some(person.standing) == rule.except;
            let first = all.first().copied();
            let kept = all.into_iter().filter(|(_, person)| !is_left_out(person));
            let mut kept = kept.map(|(place, person)| (place, Some(person)));
            // If all are left out, one stays, for the first.
            let first = kept
                .next()
                .or(first.map(|(place, person)| (place, Some(person))));
            (first.unwrap_or((0, None)), kept.collect())
        }
    };
    std::iter::once(first).chain(others)
}

/// Those occurrences of an act that are done and whose anchor has moved on since,
/// of which there seldom are any, and the one that counts now.
fn occurrences<'a>(
    (rule, rule_index): (&'a Rule, usize),
    dates: &Dates<'a>,
    interview: Option<&'a Interview>,
    (person_place, person): (u16, Option<&'a Person>),
    setting: &Setting<'a>,
    situation: &Situation<'a>,
) -> (Vec<Act<'a>>, Act<'a>) {
    let round = interview.map(|interview| interview.round);
    let schedule = &dates.schedule;
    let moot = moot(rule, dates, interview, situation);
    let act = |occurrence| {
        let mut act = Act {
            rule,
            rule_index,
            parent: dates.parent,
            interview,
            person,
            person_place,
            occurrence,
            known_uid: None,
            via: via(rule, round, situation),
            anchor: dates.anchor,
            offset: dates.case.offset,
            counted: schedule.counted,
            moves: schedule.moves.clone(),
            on: schedule.on,
            by: schedule.by,
            latest: schedule.latest,
            task: None,
            moot,
        };
        if !setting.history.is_empty() {
            let uid = act.uid(situation.application);
            act.known_uid = Some(uid);
            act.task = setting.history.task(Key::of(uid));
        }
        act
    };
    let mut past = Vec::new();
    let mut now = act(1);
    while has_moved_on(&now) && now.occurrence < MOST_OCCURRENCES {
        let next = act(now.occurrence + 1);
        past.push(std::mem::replace(&mut now, next));
    }
    // A past occurrence keeps the days it had, as far as they are known.
    for act in &mut past {
        if let Some(TaskState::Done(done)) = act.task {
            act.on = done.on.or(done.due).unwrap_or(act.on);
            act.by = By {
                on: done.due.unwrap_or(act.on).max(act.on),
                at: None,
            };
            act.latest = act.by.on;
            act.moves.clear();
        }
    }
    (past, now)
}

/// Puts an act where the load of its day has moved it.
fn keep_moved(act: &mut Act<'_>, moved: &Moved, setting: &Setting<'_>, situation: &Situation<'_>) {
    if let Some(most) = setting.max_per_day
        && !moved.is_empty()
        && !act.is_done()
        && let Some(to) = moved.get(&act.uid(situation.application))
    {
        act.on = *to;
        act.by.on = act.by.on.max(*to);
        let reason = MoveReason::Load(most.get());
        act.moves.push(Move { to: *to, reason });
    }
}

/// More new dates than this for one act are no dates any more.
const MOST_OCCURRENCES: u16 = 20;

/// Whether an act is done and what it counts from has since moved past the day
/// on which it was done, and past the day on which it was due: an act that was
/// merely done early is not asked for again.
fn has_moved_on(act: &Act<'_>) -> bool {
    let Some(TaskState::Done(done)) = act.task else {
        return false;
    };
    let anchor = act.anchor.on();
    let mut known = done.on.into_iter().chain(done.due).peekable();
    known.peek().is_some() && known.all(|day| anchor > day)
}

/// Law 4: one medium, the first that is known of those preferred.
fn via(rule: &Rule, round: Option<Round>, situation: &Situation<'_>) -> Medium {
    let application = situation.application;
    let choice = rule.via.iter().find_map(|choice| match choice {
        ViaChoice::Stated => application.contact_preference,
        ViaChoice::LastUsed => application.last_contact_via,
        ViaChoice::Medium(medium) => Some(*medium),
        ViaChoice::FromRound(medium, first) => {
            let last = situation.last_round.map(|interview| interview.round);
            let round = round.or(last).filter(|round| round >= first);
            round.map(|_| *medium)
        }
    });
    choice.unwrap_or(Medium::Task)
}

/// What makes an act pointless as far as its own rule and round tell.
fn moot<'a>(
    rule: &Rule,
    dates: &Dates<'a>,
    interview: Option<&'a Interview>,
    situation: &Situation<'a>,
) -> Option<Moot<'a>> {
    if rule.scope == Scope::LastRound
        && !situation.is_last(interview)
        && let Some(last) = situation.last_round
    {
        return Some(Moot::LaterRound(last.round));
    }
    laws::of_the_employer(rule, dates.anchor, situation).or(dates.schedule.moot.map(Moot::Decision))
}
