//! A packed plan is the plan: of the same applications, in the same order, with what
//! it leans on.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Application, Done, History, Identity, Setting, TaskState, application, calendar, day, plan,
    playbook,
};
use crate::application::{PackedApplication, Stage};
use crate::business_days::{Calendar, CalendarSpec, Holiday, Week};
use crate::plan::{FollowUp, State};
use crate::rules::{BUILT_IN, leanings, plan_packed};

/// Several people and rounds, so that a follow-up has somebody to speak of.
const KNOWN: [&str; 8] = [
    "applied 2026-11-02",
    "applied 2026-10-20; interview 2026-11-10; with Ann; with-peer Bo; interview 2026-11-23; with Cy; decision 2026-12-04",
    "interview 2026-11-24 10:00; contact Ann; peer Bo; contact Cy",
    "own 2026-11-24; applied 2026-11-02; decision 2026-11-27",
    "applied 2026-11-02; own 2026-11-10; contacted 2026-11-10",
    "no-contact; applied 2026-11-02; contact Ann",
    "offer-deadline 2026-11-30; rejected 2026-11-12; news 2026-11-19",
    "references 2026-11-17; deadline 2026-12-01; conversation 2026-11-18",
];

/// Two thirds of a search; the row does not matter.
fn applications() -> Vec<Application> {
    let specs = Stage::ALL
        .into_iter()
        .flat_map(|stage| KNOWN.map(|known| format!("{}; {known}", stage.word())));
    let numbered = specs.enumerate().map(|(number, spec)| Application {
        // Against the order of the rows.
        identity: Identity(format!("{:05}", 10_000 - number).into()),
        ..application(&spec)
    });
    numbered.collect()
}

/// A third of what is to be done was done, a third is written down as a task.
fn some_done(setting: Setting<'_>) -> History {
    let mut history = History::default();
    let applications = applications();
    for (number, it) in plan(&applications, setting).follow_ups.iter().enumerate() {
        let done = Done {
            on: Some(it.on),
            due: Some(it.by.on),
        };
        match number % 3 {
            0 => history.note(it.key(), TaskState::Done(done)),
            1 => history.note(it.key(), TaskState::Open),
            _ => {}
        }
    }
    history
}

fn shown(follow_ups: &[FollowUp<'_>]) -> Vec<String> {
    follow_ups.iter().map(|it| format!("{it:?}")).collect()
}

fn check(setting: Setting<'_>, has_event: Option<fn(Uuid) -> bool>) -> usize {
    let applications = applications();
    let packed: Vec<_> = applications.iter().map(PackedApplication::of).collect();
    let whole = plan(&applications, setting);
    let leaned = leanings(&whole);
    let is_asked_for = |state| !matches!(state, State::Lapsed | State::Done | State::Moot);
    let kept = |it: &FollowUp<'_>| {
        is_asked_for(it.state) || has_event.is_some_and(|has_event| has_event(it.uid))
    };
    let mut expected = whole.follow_ups;
    expected.retain(kept);
    let has_event = has_event.as_ref().map(|it| it as _);
    let (plan, leanings) = plan_packed(&packed, setting, has_event).unwrap();
    let mut found = Vec::new();
    for packed in plan.follow_ups() {
        packed.unpack(|it| found.push(format!("{it:?}")));
    }
    assert!(found == shown(&expected), "{}", setting.playbook.name);
    assert_eq!(leanings, leaned);
    leaned.len()
}

#[test]
fn a_packed_plan_is_the_plan_of_every_playbook() {
    let calendar = calendar("");
    for built_in in BUILT_IN {
        let playbook = playbook(built_in.name);
        let nothing = History::default();
        let setting = Setting {
            playbook: &playbook,
            calendar: &calendar,
            history: &nothing,
            today: day("2026-11-21"),
            max_per_day: None,
        };
        for history in [&nothing, &some_done(setting)] {
            let setting = Setting { history, ..setting };
            check(setting, None);
            check(setting, Some(|_| true));
            check(setting, Some(|uid| uid.as_bytes()[0] & 1 == 0));
        }
    }
}

#[test]
fn it_leans_on_the_same_days() {
    let estimated = |on: NaiveDate| Holiday {
        on,
        name: None,
        estimated: true,
    };
    let calendar = Calendar::new(CalendarSpec {
        region: Some("US".into()),
        last_firm_year: Some(2025),
        holidays: vec![estimated(day("2026-11-25")), estimated(day("2026-12-02"))],
        ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
    });
    let (playbook, history) = (playbook("default"), History::default());
    let setting = Setting {
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today: day("2026-11-21"),
        max_per_day: None,
    };
    assert_eq!(check(setting, None), 3);
    assert_eq!(check(setting, Some(|_| true)), 3);
}

#[test]
fn where_the_load_of_a_day_is_limited_nothing_is_planned_packed() {
    let (playbook, calendar, history) = (playbook("default"), calendar(""), History::default());
    let setting = Setting {
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today: day("2026-11-21"),
        max_per_day: std::num::NonZeroU32::new(3),
    };
    assert!(plan_packed(&[], setting, None).is_none());
}
