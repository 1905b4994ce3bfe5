//! The laws that the engine keeps for every playbook, each as a property of
//! plans for random applications, histories, calendars and days: of the six
//! built-in playbooks, and of random ones.

mod load;
mod random;

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::num::NonZeroU32;

use chrono::{NaiveDate, NaiveTime};
use followup::application::{Application, ContactBy, Identity, Round, Stage};
use followup::business_days::{Calendar, Offset};
use followup::history::History;
use followup::plan::{Fact, FollowUp, Key, Kind, MoveReason, Plan, RuleText, State};
use followup::render::ics::{IcsOptions, write_calendar};
use followup::render::task_parts::TaskParts;
use followup::render::todo_txt::task_line;
use followup::rules::{Playbook, Scope, Setting, plan};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq, proptest};

use self::random::{Case, cases};

/// Plans a case and looks at the plan.
fn examine(
    case: &Case,
    check: impl Fn(&Case, &Playbook, &Plan<'_>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    examine_with(case, None, check)
}

/// The same, with no more acts a day than so many.
fn examine_with(
    case: &Case,
    max_per_day: Option<NonZeroU32>,
    check: impl Fn(&Case, &Playbook, &Plan<'_>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let playbook = Playbook::parse("own", &case.playbook).unwrap();
    let calendar = Calendar::new(case.calendar.clone());
    let history = history(case, &playbook, &calendar);
    let setting = Setting {
        max_per_day,
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today: case.today,
    };
    check(case, &playbook, &plan(&case.applications, setting))
}

fn history(case: &Case, playbook: &Playbook, calendar: &Calendar) -> History {
    let nothing = History::default();
    let setting = Setting {
        max_per_day: None,
        playbook,
        calendar,
        history: &nothing,
        today: case.today,
    };
    let first = plan(&case.applications, setting);
    let mut keys: Vec<Key> = first.follow_ups.iter().map(FollowUp::key).collect();
    // The order of keys has nothing to do with that of days.
    keys.sort();
    let mut history = History::default();
    for (key, state) in keys.into_iter().zip(case.done.iter().cycle()) {
        if let Some(state) = state {
            history.note(key, *state);
        }
    }
    history
}

fn is_live(follow_up: &FollowUp<'_>) -> bool {
    matches!(
        follow_up.state,
        State::Planned | State::Due | State::Overdue | State::Waiting
    )
}

fn is_check_in(follow_up: &FollowUp<'_>) -> bool {
    follow_up.rule.kind == Kind::CheckIn
}

fn live_check_ins<'p, 'a>(plan: &'p Plan<'a>) -> impl Iterator<Item = &'p FollowUp<'a>> {
    let all = plan.follow_ups.iter();
    all.filter(|follow_up| is_live(follow_up) && is_check_in(follow_up))
}

fn application_of<'a>(follow_up: &FollowUp<'a>) -> &'a Application {
    follow_up.application.unwrap()
}

/// What a failing test shows of a follow-up.
fn shown(follow_up: &FollowUp<'_>) -> String {
    format!(
        "{} round {:?} {} on {} by {:?} latest {} done {:?}: {:?}",
        follow_up.rule.id,
        follow_up.round,
        follow_up.state.word(),
        follow_up.on,
        follow_up.by,
        follow_up.latest,
        follow_up.done_on,
        follow_up.because
    )
}

fn law_1(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    let silenced = |it: &&FollowUp<'_>| application_of(it).no_contact && is_live(it);
    for follow_up in plan.follow_ups.iter().filter(silenced) {
        prop_assert_eq!(follow_up.rule.kind, Kind::Task, "{}", shown(follow_up));
        if let Fact::Planned(parent, _) = follow_up.because.anchor {
            prop_assert_eq!(parent.kind, Kind::Task, "{}", shown(follow_up));
        }
    }
    Ok(())
}

/// The promised decision, unless a later round or application has made it stale.
fn decision(application: &Application) -> Option<NaiveDate> {
    let last = application.interviews.iter().map(|round| round.on).max();
    let since = last.or(application.applied_on.map(|applied| applied.on));
    let decision = application.decision_on?.on;
    since
        .is_none_or(|since| since <= decision)
        .then_some(decision)
}

/// A reminder is a check-in that ends before the decision, by its rule.
fn is_reminder(case: &Case, follow_up: &FollowUp<'_>) -> bool {
    rule_of(case, follow_up).is_some_and(|rule| rule.contains("latest = \"before decision\""))
}

/// The words of a follow-up's rule.
fn rule_of<'c>(case: &'c Case, follow_up: &FollowUp<'_>) -> Option<&'c str> {
    let start = format!("\nid = \"{}\"", follow_up.rule.id);
    let mut rules = case.playbook.split("[[rule]]");
    rules.find(|rule| rule.contains(&start))
}

fn law_2(case: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    for follow_up in live_check_ins(plan) {
        let Some(decision) = decision(application_of(follow_up)) else {
            continue;
        };
        if is_reminder(case, follow_up) {
            prop_assert!(follow_up.on < decision, "{}", shown(follow_up));
        } else {
            prop_assert!(follow_up.on > decision, "{}", shown(follow_up));
        }
    }
    Ok(())
}

/// Nobody is told to give an application up before the employer has had the
/// day that they named.
fn nothing_ends_early(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    const ENDINGS: [&str; 3] = ["move-on", "let-go", "let-go-application"];
    let endings = |it: &&FollowUp<'_>| is_live(it) && ENDINGS.contains(&&*it.rule.id);
    for follow_up in plan.follow_ups.iter().filter(endings) {
        let decision = decision(application_of(follow_up));
        let is_late = decision.is_none_or(|decision| follow_up.on > decision);
        prop_assert!(is_late, "{}", shown(follow_up));
    }
    Ok(())
}

/// A promise makes a check-in wait, and never lengthens the time that its own
/// rule gives it: that ends where it would end without a promise.
fn no_promise_lengthens(
    case: &Case,
    playbook: &Playbook,
    plan: &Plan<'_>,
) -> Result<(), TestCaseError> {
    let mut without = case.clone();
    for application in &mut without.applications {
        application.decision_on = None;
    }
    let calendar = Calendar::new(case.calendar.clone());
    let history = history(case, playbook, &calendar);
    let setting = Setting {
        max_per_day: None,
        playbook,
        calendar: &calendar,
        history: &history,
        today: case.today,
    };
    let without = followup::rules::plan(&without.applications, setting);
    let ends: BTreeMap<_, _> = without.follow_ups.iter().map(|it| (it.uid, it)).collect();
    for follow_up in live_check_ins(plan) {
        let Some(other) = ends.get(&follow_up.uid) else {
            continue;
        };
        let counts_from_it = rule_of(case, follow_up)
            .is_some_and(|rule| rule.contains("decision") || rule.contains("\"on + "));
        let is_same = follow_up.because.anchor == other.because.anchor;
        let is_act = matches!(follow_up.because.anchor, Fact::Done(..) | Fact::Planned(..));
        if is_same && !is_act && !counts_from_it {
            prop_assert_eq!(follow_up.latest, other.latest, "{}", shown(follow_up));
        }
    }
    Ok(())
}

/// Check-ins are counted apart: those on an application, and those on a round.
type Group<'a> = (&'a Identity, Option<Option<Round>>);

fn group<'a>(playbook: &Playbook, follow_up: &FollowUp<'a>) -> Group<'a> {
    let round = match playbook.rules[usize::from(follow_up.rule_index)].scope {
        Scope::Application => None,
        Scope::EachRound | Scope::LastRound => Some(follow_up.round),
    };
    (&application_of(follow_up).identity, round)
}

/// The day of their latest answer.
fn answered(application: &Application) -> Option<NaiveDate> {
    let heard = application
        .last_contact_on
        .filter(|(_, by)| *by == ContactBy::Them)
        .map(|(dated, _)| dated.on);
    heard.max(application.conversation_on.map(|dated| dated.on))
}

fn law_3(_: &Case, playbook: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    let mut open: BTreeMap<Group<'_>, Vec<&FollowUp<'_>>> = BTreeMap::new();
    let mut made: BTreeMap<Group<'_>, usize> = BTreeMap::new();
    for follow_up in plan.follow_ups.iter().filter(|it| is_check_in(it)) {
        let group = group(playbook, follow_up);
        if is_live(follow_up) {
            open.entry(group).or_default().push(follow_up);
        } else if follow_up.state == State::Done {
            let done_on = follow_up.done_on.unwrap_or(follow_up.on);
            let unanswered = answered(application_of(follow_up)).is_none_or(|on| on <= done_on);
            *made.entry(group).or_default() += usize::from(unanswered);
        }
    }
    for (group, open) in open {
        let made = made.get(&group).copied().unwrap_or_default();
        let left = usize::from(playbook.cap).saturating_sub(made);
        let shown: Vec<String> = open.iter().map(|it| shown(it)).collect();
        prop_assert!(open.len() <= left, "{made} made, open: {shown:#?}");
    }
    Ok(())
}

fn law_4(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    let mut taken: HashSet<(&Identity, NaiveDate)> = HashSet::new();
    for follow_up in live_check_ins(plan) {
        let place = (&application_of(follow_up).identity, follow_up.on);
        prop_assert!(taken.insert(place), "{}", shown(follow_up));
    }
    Ok(())
}

fn law_5(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    let over = [
        Stage::Offer,
        Stage::Rejected,
        Stage::Withdrawn,
        Stage::Accepted,
        Stage::Ghosted,
        Stage::Closed,
    ];
    for follow_up in live_check_ins(plan) {
        let stage = application_of(follow_up).stage;
        prop_assert!(!over.contains(&stage), "{stage:?}: {}", shown(follow_up));
    }
    Ok(())
}

fn law_6(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    for follow_up in plan.follow_ups.iter().filter(|it| is_live(it)) {
        let because = &follow_up.because;
        let is_free = matches!(follow_up.rule.kind, Kind::Thanks | Kind::Own)
            || because.offset == Offset::SAME_DAY
                && matches!(
                    because.anchor,
                    Fact::Interview(..) | Fact::InterviewEnd(..) | Fact::Conversation(_)
                )
            || (because.moves.iter()).any(|it| matches!(it.reason, MoveReason::Latest(_)));
        let is_right = is_free || plan.calendar.is_business_day(follow_up.on);
        prop_assert!(is_right, "{}", shown(follow_up));
    }
    Ok(())
}

fn law_7(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    for follow_up in &plan.follow_ups {
        prop_assert!(follow_up.on <= follow_up.by.on, "{}", shown(follow_up));
        prop_assert!(follow_up.by.on <= follow_up.latest, "{}", shown(follow_up));
    }
    Ok(())
}

/// The last business day within the bound that is after the anchor; where
/// there is none, the bound itself.
fn law_7_back(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    for follow_up in &plan.follow_ups {
        let because = &follow_up.because;
        for step in &because.moves {
            let MoveReason::Latest(latest) = step.reason else {
                continue;
            };
            let mut day = latest;
            while day > because.anchor.on() && !plan.calendar.is_business_day(day) {
                day = day.pred_opt().unwrap();
            }
            let is_after = day > because.anchor.on();
            let expected = if is_after { day } else { latest };
            prop_assert_eq!(step.to, expected, "{}", shown(follow_up));
        }
    }
    Ok(())
}

/// The acts of a rule that a follow-up may count from: one for each person. The
/// person's own date stands in for check-ins of any round.
fn parents<'p, 'a>(
    plan: &'p Plan<'a>,
    follow_up: &FollowUp<'a>,
    rule: &RuleText,
) -> Vec<&'p FollowUp<'a>> {
    let is_parent = |other: &&FollowUp<'_>| {
        application_of(other).identity == application_of(follow_up).identity
            && other.rule.id == rule.id
            && (other.round.is_none()
                || other.round == follow_up.round
                || other.rule.kind == Kind::Own)
    };
    plan.follow_ups.iter().filter(is_parent).collect()
}

fn law_8(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    for follow_up in plan.follow_ups.iter().filter(|it| is_live(it)) {
        let (rule, was_done, on) = match follow_up.because.anchor {
            Fact::Done(rule, on) => (rule, true, on),
            Fact::Planned(rule, on) => (rule, false, on),
            _ => continue,
        };
        let parents = parents(plan, follow_up, rule);
        let fits = parents.iter().any(|parent| {
            let day = parent.done_on.unwrap_or(parent.on);
            (parent.state == State::Done) == was_done && day == on
        });
        let parents: Vec<String> = parents.into_iter().map(shown).collect();
        prop_assert!(fits, "{} from {parents:#?}", shown(follow_up));
    }
    Ok(())
}

/// All that others see of a plan.
fn written(plan: &Plan<'_>) -> String {
    let mut out = Vec::new();
    let now = plan.today.and_time(NaiveTime::MIN).and_utc();
    write_calendar(&mut out, plan, now, &IcsOptions::default());
    let mut out = String::from_utf8(out).unwrap();
    for follow_up in &plan.follow_ups {
        writeln!(
            out,
            "{} {}",
            task_line(follow_up, plan.today, TaskParts::default()),
            shown(follow_up)
        )
        .unwrap();
    }
    out
}

fn law_9(case: &Case, playbook: &Playbook, first: &Plan<'_>) -> Result<(), TestCaseError> {
    let calendar = Calendar::new(case.calendar.clone());
    let history = history(case, playbook, &calendar);
    let setting = Setting {
        max_per_day: None,
        playbook,
        calendar: &calendar,
        history: &history,
        today: case.today,
    };
    let again = plan(&case.applications, setting);
    prop_assert_eq!(written(&again), written(first));
    let mut shuffled = case.applications.clone();
    shuffled.reverse();
    prop_assert_eq!(written(&plan(&shuffled, setting)), written(first));
    shuffled.rotate_left(1);
    prop_assert_eq!(written(&plan(&shuffled, setting)), written(first));
    Ok(())
}

fn uids_differ(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    let mut uids = HashSet::new();
    for follow_up in &plan.follow_ups {
        prop_assert!(uids.insert(follow_up.uid), "{}", shown(follow_up));
    }
    Ok(())
}

fn states_follow_dates(case: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    for follow_up in &plan.follow_ups {
        let (on, by, latest) = (follow_up.on, follow_up.by.on, follow_up.latest);
        let is_right = match follow_up.state {
            State::Planned => case.today < on,
            State::Due => on <= case.today && case.today <= by,
            State::Overdue => by < case.today && case.today <= latest,
            State::Waiting => case.today <= latest,
            State::Lapsed => latest < case.today,
            State::Done | State::Moot => true,
        };
        prop_assert!(is_right, "{}", shown(follow_up));
    }
    Ok(())
}

proptest! {
    #[test]
    fn law_1_no_act_towards_an_employer_that_wants_none(case in cases()) {
        examine(&case, law_1)?;
    }

    #[test]
    fn law_2_no_check_in_on_or_before_the_decision(case in cases()) {
        examine(&case, law_2)?;
    }

    #[test]
    fn law_2_nothing_ends_before_the_decision(case in cases()) {
        examine(&case, nothing_ends_early)?;
    }

    #[test]
    fn law_2_a_promise_lengthens_no_check_in_of_its_own(case in cases()) {
        examine(&case, no_promise_lengthens)?;
    }

    #[test]
    fn law_3_never_more_unanswered_check_ins_than_the_cap(case in cases()) {
        examine(&case, law_3)?;
    }

    #[test]
    fn law_4_never_two_check_ins_on_one_day(case in cases()) {
        examine(&case, law_4)?;
    }

    #[test]
    fn law_5_nothing_asks_for_an_answer_once_it_is_over(case in cases()) {
        examine(&case, law_5)?;
    }

    #[test]
    fn law_6_every_day_is_a_business_day(case in cases()) {
        examine(&case, law_6)?;
    }

    #[test]
    fn law_7_on_is_not_after_by_nor_by_after_latest(case in cases()) {
        examine(&case, law_7)?;
    }

    #[test]
    fn law_7_what_is_past_its_bound_moves_back_into_it(case in cases()) {
        examine(&case, law_7_back)?;
    }

    #[test]
    fn law_8_what_was_done_anchors_what_follows(case in cases()) {
        examine(&case, law_8)?;
    }

    #[test]
    fn law_9_the_same_input_is_the_same_bytes_in_any_order(case in cases()) {
        examine(&case, law_9)?;
    }

    #[test]
    fn no_two_follow_ups_share_an_identity(case in cases()) {
        examine(&case, uids_differ)?;
    }

    #[test]
    fn states_follow_from_the_dates(case in cases()) {
        examine(&case, states_follow_dates)?;
    }
}
