//! The notation of the rules' tests: one small application at a time.
//!
//! An application is written as `stage; field value; ...`, and what a playbook
//! makes of it as one line per follow-up. A task of the person's todo file is
//! `open RULE` or `x RULE on DATE due DATE`. No expected date in here was ever
//! copied from a run: each is counted by hand from the table of its playbook.

// One case a line, so that a table can be read down its columns.
#[rustfmt::skip]
mod default;
#[rustfmt::skip]
mod default_afterwards;
#[rustfmt::skip]
mod default_interview;
#[rustfmt::skip]
mod email_then_voicemail;
#[rustfmt::skip]
mod five_business_days;
#[rustfmt::skip]
mod tiered;
#[rustfmt::skip]
mod two_contacts;
#[rustfmt::skip]
mod within_a_week;

mod history_answers;
mod history_cap;
mod history_occurrences;
mod history_own_date;
mod history_sheet;
mod history_tasks;
mod laws;
mod many_applications;
mod packed;
mod passed_over;
mod people;
mod stages;

use chrono::{NaiveDate, NaiveTime};

use super::evaluate::{Silence, Why, evaluate};
use super::identity::uid;
use super::situation::Situation;
use super::spread::Moved;
use super::{Anchor, Playbook, Scope, Setting, built_in, plan};
use crate::application::{
    Application, ContactBy, Dated, Identity, Interview, Medium, Person, Round, Sent, Stage,
    Standing,
};
use crate::business_days::{Blackout, Calendar, CalendarSpec, Holiday, Week};
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::history::{Done, History, TaskState};
use crate::plan::{FollowUp, Key, Moot, State};
use crate::text::Text;

/// After an interview without an answer.
const CHAIN: [&str; 3] = ["check-in", "second-check-in", "move-on"];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Weekends and three holidays of the United States; `blackout A..B` in a spec
/// takes more days away.
fn calendar(spec: &str) -> Calendar {
    let holiday = |(on, name): (&str, &str)| Holiday {
        on: day(on),
        name: Some(name.into()),
        estimated: false,
    };
    let holidays = [
        ("2026-11-26", "Thanksgiving Day"),
        ("2026-12-25", "Christmas Day"),
        ("2027-01-01", "New Year's Day"),
    ];
    let blackouts = spec
        .split(';')
        .filter_map(|part| part.trim().strip_prefix("blackout "))
        .map(|range| {
            let (first, last) = range.split_once("..").unwrap();
            Blackout {
                first: day(first),
                last: day(last),
            }
        });
    Calendar::new(CalendarSpec {
        holidays: holidays.map(holiday).into(),
        blackouts: blackouts.collect(),
        ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
    })
}

/// `default`, or with switches `two-contacts; keep-looking on`, or with
/// another cap `default; cap 1`; what has several lines is TOML.
fn playbook(spec: &str) -> Playbook {
    if spec.contains('\n') {
        return Playbook::parse("own.toml", spec).unwrap();
    }
    let mut parts = spec.split(';').map(str::trim);
    let mut playbook = built_in(parts.next().unwrap()).unwrap().load().unwrap();
    for part in parts {
        match part.split_once(' ').unwrap() {
            ("cap", cap) => playbook.cap = cap.parse().unwrap(),
            (name, state) => {
                let mut switches = playbook.switches.iter_mut();
                let switch = switches.find(|switch| &*switch.name == name).unwrap();
                switch.on = state == "on";
            }
        }
    }
    playbook
}

/// `interviewing; interview 2026-11-24 10:00; decision 2026-12-04; contact Ann`
fn application(spec: &str) -> Application {
    let mut parts = spec.split(';').map(str::trim);
    let stage = Stage::from_word(parts.next().unwrap()).unwrap();
    let mut application = Application::bare(
        Identity("acme\u{1f}engineer".into()),
        Text::clean("Acme / Engineer").unwrap(),
        RowNumber(2),
        stage,
    );
    application.company = Text::clean("Acme");
    application.role = Text::clean("Engineer");
    for part in parts {
        set(&mut application, part);
    }
    application
}

fn set(application: &mut Application, part: &str) {
    let (field, value) = part.split_once(' ').unwrap_or((part, ""));
    let on = || Dated {
        on: day(value),
        column: ColumnIndex(0),
    };
    let person = |standing| Person {
        name: Text::clean(value),
        standing,
        ..Person::default()
    };
    let last = application.interviews.len();
    match field {
        "applied" => application.applied_on = Some(on()),
        "deadline" => application.deadline = Some(on()),
        "decision" => application.decision_on = Some(on()),
        "conversation" => application.conversation_on = Some(on()),
        "heard" => application.last_contact_on = Some((on(), ContactBy::Them)),
        "contacted" => application.last_contact_on = Some((on(), ContactBy::Us)),
        "followed-up-sometime" => application.followed_up = true,
        "followed-up" => application.followed_up_on = Some(on()),
        "thanked" if value.is_empty() => application.thank_you_sent = Some(Sent::Sometime),
        "thanked" => application.thank_you_sent = Some(Sent::On(on())),
        "own" => application.follow_up_on = Some(on()),
        "news" => application.news_on = Some(on()),
        "references" => application.references_asked_on = Some(on()),
        "offer-deadline" => application.offer_deadline = Some(on()),
        "rejected" => application.rejected_on = Some(on()),
        "prefers" => application.contact_preference = Medium::from_word(value),
        "last-via" => application.last_contact_via = Medium::from_word(value),
        "no-contact" => application.no_contact = true,
        "contact" => application.people.push(person(Standing::Unknown)),
        "manager" => application.people.push(person(Standing::HiringManager)),
        "peer" => application.people.push(person(Standing::Peer)),
        "with" => {
            let people = &mut application.interviews[last - 1].people;
            people.push(person(Standing::Unknown));
        }
        "with-peer" => {
            let people = &mut application.interviews[last - 1].people;
            people.push(person(Standing::Peer));
        }
        "interview" => application.interviews.push(interview(value, last + 1)),
        "blackout" => {}
        _ => panic!("unknown field {field}"),
    }
}

/// `2026-11-24`, `2026-11-24 10:00` or `2026-11-24 10:00-11:30`.
fn interview(value: &str, round: usize) -> Interview {
    let (on, times) = value.split_once(' ').unwrap_or((value, ""));
    let (at, until) = times.split_once('-').unwrap_or((times, ""));
    let time = |text| NaiveTime::parse_from_str(text, "%H:%M").ok();
    Interview {
        round: Round(u16::try_from(round).unwrap()),
        on: day(on),
        at: time(at),
        until: time(until),
        kind: None,
        people: Vec::new(),
        column: ColumnIndex(0),
    }
}

/// Tasks as a todo file tells of them: `open check-in`, `x check-in on
/// 2026-12-02 due 2026-12-02`, `x thank-you-email round 1 person 1`,
/// `x check-in occurrence 2`. Without a round it is that of the last interview.
fn history(playbook: &Playbook, application: &Application, tasks: &[&str]) -> History {
    let mut history = History::default();
    for task in tasks {
        let mut words = task.split(' ');
        let is_done = words.next() == Some("x");
        let id = words.next().unwrap();
        let rule = playbook.rules.iter().find(|rule| &*rule.text.id == id);
        let last = application
            .last_interview()
            .map(|interview| interview.round);
        let mut round = last.filter(|_| rule.unwrap().scope != Scope::Application);
        let (mut person, mut occurrence, mut done) = (0, 1, Done::default());
        while let (Some(word), Some(value)) = (words.next(), words.next()) {
            match word {
                "round" => round = Some(Round(value.parse().unwrap())),
                "person" => person = value.parse().unwrap(),
                "occurrence" => occurrence = value.parse().unwrap(),
                "on" => done.on = Some(day(value)),
                "due" => done.due = Some(day(value)),
                _ => panic!("unknown word {word}"),
            }
        }
        let identity = Some(&application.identity);
        let key = Key::of(uid(identity, id, round, person, occurrence));
        let state = if is_done {
            TaskState::Done(done)
        } else {
            TaskState::Open
        };
        history.note(key, state);
    }
    history
}

/// Plans one application and shows what `show` picks.
fn planned(
    (playbook_spec, today): (&str, &str),
    spec: &str,
    tasks: &[&str],
    show: impl Fn(&FollowUp<'_>) -> Option<String>,
) -> Vec<String> {
    let applications = [application(spec)];
    let (playbook, calendar) = (playbook(playbook_spec), calendar(spec));
    let history = history(&playbook, &applications[0], tasks);
    let setting = Setting {
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today: day(today),
        max_per_day: None,
    };
    let plan = plan(&applications, setting);
    plan.follow_ups.iter().filter_map(show).collect()
}

/// Every follow-up that is not moot, as `rule on`.
fn check(playbook: &str, today: &str, spec: &str, expected: &[&str]) {
    let shown = planned((playbook, today), spec, &[], |follow_up| {
        (follow_up.state != State::Moot).then(|| format!("{} {}", follow_up.rule.id, follow_up.on))
    });
    assert_eq!(shown, expected, "{playbook}: {spec}");
}

/// A table of `today`, application and what one rule makes of it: `on by latest
/// state` for each follow-up, joined by ` | `; `moot: why`; or `silent: why`
/// where the rule does not fire.
fn check_rule(playbook: &str, rule: &str, table: &[(&str, &str, &str)]) {
    for (today, spec, expected) in table {
        let of_rule = |follow_up: &FollowUp<'_>| {
            (&*follow_up.rule.id == rule).then(|| dates_or_moot(follow_up))
        };
        let mut shown = planned((playbook, today), spec, &[], of_rule);
        if shown.is_empty() {
            shown.extend(silence(playbook, rule, today, spec));
        }
        let shown = shown.join(" | ");
        assert_eq!(shown, *expected, "{playbook} {rule} on {today}: {spec}");
    }
}

/// A table of `today`, application, the tasks of the todo file, and the chosen
/// rules' follow-ups as `rule on state`, with `#2` for a second occurrence.
fn check_history(playbook: &str, rules: &[&str], table: &[(&str, &str, &[&str], &[&str])]) {
    for (today, spec, tasks, expected) in table {
        let shown = planned((playbook, today), spec, tasks, |follow_up| {
            let id = &*follow_up.rule.id;
            let occurrence = match follow_up.occurrence {
                1 => String::new(),
                later => format!("#{later}"),
            };
            let (on, state) = (follow_up.on, follow_up.state.word());
            rules
                .contains(&id)
                .then(|| format!("{id}{occurrence} {on} {state}"))
        });
        assert_eq!(shown, *expected, "{playbook} on {today}: {spec}, {tasks:?}");
    }
}

/// A table of application and, for each follow-up of one rule, how it is made
/// and to whom: `email Ann`, joined by ` | `.
fn check_how(playbook: &str, rule: &str, table: &[(&str, &str)]) {
    for (spec, expected) in table {
        let shown = planned((playbook, "2026-11-24"), spec, &[], |follow_up| {
            let is_of_rule = &*follow_up.rule.id == rule && follow_up.state != State::Moot;
            let name = follow_up.person.and_then(Person::shown).unwrap_or("-");
            is_of_rule.then(|| format!("{} {name}", follow_up.via.word()))
        });
        let shown = shown.join(" | ");
        assert_eq!(shown, *expected, "{playbook} {rule}: {spec}");
    }
}

fn dates_or_moot(follow_up: &FollowUp<'_>) -> String {
    let why = match follow_up.because.moot {
        Some(why) if follow_up.state == State::Moot => why,
        _ => return dates(follow_up),
    };
    match why {
        Moot::NoContact => "moot: no contact".to_owned(),
        Moot::Cap(cap) => format!("moot: cap {cap}"),
        Moot::Decision(on) => format!("moot: decision {on}"),
        Moot::SameDay => "moot: same day".to_owned(),
        Moot::Stage(stage) => format!("moot: stage {}", stage.word()),
        Moot::LaterRound(round) => format!("moot: round {}", round.0),
        Moot::Answered(on) => format!("moot: answered {on}"),
        Moot::OwnDate(on) => format!("moot: own date {on}"),
        Moot::Overtaken(rule) => format!("overtaken by {}", rule.id),
        Moot::Chain(rule) => format!("moot: with {}", rule.id),
    }
}

fn dates(follow_up: &FollowUp<'_>) -> String {
    let at = follow_up.by.at;
    let at = at.map_or(String::new(), |at| at.format("T%H:%M").to_string());
    let (on, by, latest) = (follow_up.on, follow_up.by.on, follow_up.latest);
    format!("{on} {by}{at} {latest} {}", follow_up.state.word())
}

fn silence(playbook_spec: &str, rule: &str, today: &str, spec: &str) -> Option<String> {
    let application = application(spec);
    let (playbook, calendar, history) =
        (playbook(playbook_spec), calendar(spec), History::default());
    let setting = Setting {
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today: day(today),
        max_per_day: None,
    };
    let mut said = None;
    let situation = Situation::of(&application, setting.today);
    let moved = Moved::new();
    let mut silent = |silence: Silence<'_>| {
        if &*silence.rule.text.id == rule {
            said = Some(match silence.why {
                Why::Switch => "silent: switch".to_owned(),
                Why::Unknown(Anchor::FollowUp(index)) => {
                    format!("silent: no {} to follow", playbook.rules[index].text.id)
                }
                Why::Unknown(anchor) => format!("silent: unknown {anchor:?}"),
                Why::Needs(known) => format!("silent: needs {known:?}"),
                Why::Unless(known) => format!("silent: unless {known:?}"),
                Why::Stage => "silent: stage".to_owned(),
                Why::TooClose(distance) => format!("silent: less than {} days", distance.days),
            });
        }
    };
    evaluate(setting, &situation, &moved, |_| true, Some(&mut silent));
    said
}
