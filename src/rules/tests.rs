//! The rules of the default playbook, one small application at a time.
//!
//! An application is written as `stage; field value; ...`, a follow-up as
//! `rule on`, or `rule on by latest state` where those matter.

use chrono::{NaiveDate, NaiveTime};

use super::{Playbook, Setting, built_in, plan};
use crate::application::{
    Application, ContactBy, Dated, Identity, Interview, Medium, Person, Round, Stage, Standing,
};
use crate::business_days::{Calendar, CalendarSpec, Holiday, Week};
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::history::{Done, History, TaskState};
use crate::plan::{FollowUp, State};
use crate::text::Text;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn united_states() -> Calendar {
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
    Calendar::new(CalendarSpec {
        holidays: holidays.map(holiday).into(),
        ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
    })
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
        let (field, value) = part.split_once(' ').unwrap_or((part, ""));
        let dated = || {
            Some(Dated {
                on: day(value),
                column: ColumnIndex(0),
            })
        };
        let person = |standing| Person {
            name: Text::clean(value),
            standing,
            ..Person::default()
        };
        match field {
            "applied" => application.applied_on = dated(),
            "deadline" => application.deadline = dated(),
            "decision" => application.decision_on = dated(),
            "conversation" => application.conversation_on = dated(),
            "heard" => {
                application.last_contact_on = dated().map(|on| (on, ContactBy::Them));
            }
            "own" => application.follow_up_on = dated(),
            "news" => application.news_on = dated(),
            "references" => application.references_asked_on = dated(),
            "offer-deadline" => application.offer_deadline = dated(),
            "rejected" => application.rejected_on = dated(),
            "prefers" => application.contact_preference = Medium::from_word(value),
            "last-via" => application.last_contact_via = Medium::from_word(value),
            "no-contact" => application.no_contact = true,
            "contact" => application.people.push(person(Standing::Unknown)),
            "manager" => application.people.push(person(Standing::HiringManager)),
            "peer" => application.people.push(person(Standing::Peer)),
            "interview" => {
                let (on, at) = value.split_once(' ').unwrap_or((value, ""));
                let round = u16::try_from(application.interviews.len() + 1).unwrap();
                application.interviews.push(Interview {
                    round: Round(round),
                    on: day(on),
                    at: NaiveTime::parse_from_str(at, "%H:%M").ok(),
                    until: None,
                    kind: None,
                    people: Vec::new(),
                    column: ColumnIndex(0),
                });
            }
            "with" => {
                let interview = application.interviews.last_mut().unwrap();
                interview.people.push(person(Standing::Unknown));
            }
            "with-peer" => {
                let interview = application.interviews.last_mut().unwrap();
                interview.people.push(person(Standing::Peer));
            }
            _ => panic!("unknown field {field}"),
        }
    }
    application
}

fn default_playbook() -> Playbook {
    built_in("default").unwrap().load().unwrap()
}

/// Plans one application with `history`, and shows what `show` picks.
fn planned(
    today: &str,
    spec: &str,
    history: &History,
    show: impl Fn(&FollowUp<'_>) -> Option<String>,
) -> Vec<String> {
    let applications = [application(spec)];
    let (playbook, calendar) = (default_playbook(), united_states());
    let setting = Setting {
        playbook: &playbook,
        calendar: &calendar,
        history,
        today: day(today),
        max_per_day: None,
    };
    let plan = plan(&applications, setting);
    plan.follow_ups.iter().filter_map(show).collect()
}

/// Every follow-up that is not moot, as `rule on`.
fn check(today: &str, spec: &str, expected: &[&str]) {
    let shown = planned(today, spec, &History::default(), |follow_up| {
        (follow_up.state != State::Moot).then(|| format!("{} {}", follow_up.rule.id, follow_up.on))
    });
    assert_eq!(shown, expected, "{spec}");
}

/// One rule's follow-ups as `on by latest state`.
fn check_rule(today: &str, rule: &str, spec: &str, expected: &[&str]) {
    let shown = planned(today, spec, &History::default(), |follow_up| {
        (&*follow_up.rule.id == rule).then(|| shown(follow_up))
    });
    assert_eq!(shown, expected, "{rule}: {spec}");
}

fn shown(follow_up: &FollowUp<'_>) -> String {
    let at = follow_up
        .by
        .at
        .map_or(String::new(), |at| at.format("T%H:%M").to_string());
    format!(
        "{} {}{at} {} {}",
        follow_up.on,
        follow_up.by.on,
        follow_up.latest,
        follow_up.state.word()
    )
}

#[test]
fn the_worked_examples_of_the_default_playbook() {
    check(
        "2026-11-24",
        "interviewing; interview 2026-11-24",
        &[
            "ask-next-step 2026-11-24",
            "thank-you-email 2026-11-24",
            "thank-you-note 2026-11-25",
            "linkedin 2026-11-25",
            "check-in 2026-12-02",
            "second-check-in 2026-12-09",
            "move-on 2026-12-16",
            "stay-warm 2027-03-16",
        ],
    );
    check(
        "2026-11-02",
        "interviewing; interview 2026-11-02; decision 2026-11-30",
        &[
            "ask-next-step 2026-11-02",
            "thank-you-email 2026-11-02",
            "thank-you-note 2026-11-03",
            "linkedin 2026-11-03",
            "reminder 2026-11-09",
            "check-in 2026-12-01",
            "move-on 2026-12-08",
            "stay-warm 2027-03-08",
        ],
    );
    check_rule(
        "2026-11-25",
        "thank-you-email",
        "interviewing; interview 2026-11-25 14:00",
        &["2026-11-25 2026-11-26T15:00 2026-12-03 due"],
    );
    for rule in ["thank-you-note", "linkedin"] {
        let spec = "interviewing; interview 2026-11-25 14:00";
        check_rule(
            "2026-11-25",
            rule,
            spec,
            &["2026-11-27 2026-12-01 2026-12-03 planned"],
        );
    }
    check_rule(
        "2026-11-24",
        "check-in",
        "interviewing; interview 2026-11-10; interview 2026-11-24; decision 2026-12-04",
        &[
            "2026-11-17 2026-11-17 2026-11-24 moot",
            "2026-12-07 2026-12-07 2026-12-18 planned",
        ],
    );
    check(
        "2026-11-19",
        "applied; applied 2026-11-19; contact Ann",
        &[
            "resume-check-in 2026-11-27",
            "let-go-application 2026-12-18",
        ],
    );
    check(
        "2026-11-19",
        "wishlist; deadline 2026-11-29",
        &["apply-by 2026-11-25"],
    );
}

#[test]
fn the_application_itself() {
    check(
        "2026-11-19",
        "applied; applied 2026-11-19",
        &[
            "find-contact 2026-11-20",
            "verify-receipt 2026-11-27",
            "let-go-application 2026-12-18",
        ],
    );
    // The employer has answered: nobody asks whether the application arrived.
    check(
        "2026-11-19",
        "screening; applied 2026-11-19; contact Ann",
        &["let-go-application 2026-12-18"],
    );
    // Law 2: nothing is asked on or before the promised day.
    check_rule(
        "2026-11-19",
        "resume-check-in",
        "applied; applied 2026-11-19; contact Ann; decision 2026-12-11",
        &["2026-12-14 2026-12-14 2026-12-21 planned"],
    );
    check("2026-11-19", "applied", &[]);
    check("2026-11-19", "wishlist", &[]);
}

#[test]
fn states_follow_the_dates() {
    let spec = "interviewing; interview 2026-11-10; contact Ann";
    for (today, state) in [
        ("2026-11-16", "planned"),
        ("2026-11-17", "due"),
        ("2026-11-18", "overdue"),
        ("2026-11-24", "overdue"),
        ("2026-11-25", "lapsed"),
    ] {
        let dates = format!("2026-11-17 2026-11-17 2026-11-24 {state}");
        check_rule(today, "check-in", spec, &[&dates]);
    }
    // Thanks are due until the day after, with no time of day known.
    check_rule(
        "2026-11-11",
        "thank-you-email",
        spec,
        &["2026-11-10 2026-11-11 2026-11-17 due"],
    );
}

#[test]
fn an_offer_or_an_end_silences_what_asks_for_an_answer() {
    let rest =
        "interview 2026-11-24; decision 2026-12-04; rejected 2026-11-27; offer-deadline 2026-12-04";
    let open = |stage: &str, expected: &[&str]| {
        check(
            "2026-11-24",
            &format!("{stage}; applied 2026-11-02; {rest}"),
            expected,
        );
    };
    open(
        "offer",
        &[
            "thank-you-email 2026-11-24",
            "thank-you-note 2026-11-25",
            "answer-offer 2026-12-02",
        ],
    );
    open(
        "rejected",
        &["keep-in-touch 2026-11-30", "stay-warm 2027-03-01"],
    );
    for stage in ["accepted", "withdrawn", "on_hold"] {
        open(stage, &[]);
    }
    check(
        "2026-11-24",
        "ghosted; interview 2026-11-02",
        &["stay-warm 2027-02-23"],
    );
    check("2026-11-24", "ghosted; applied 2026-11-02", &[]);
    check(
        "2026-11-24",
        "rejected; applied 2026-11-02; rejected 2026-11-20",
        &[],
    );
}

#[test]
fn an_employer_that_wants_no_contact_gets_none() {
    check(
        "2026-11-24",
        "interviewing; interview 2026-11-24; no-contact; own 2026-12-01",
        &["ask-next-step 2026-11-24"],
    );
}

#[test]
fn an_answer_of_theirs_ends_check_ins_and_what_chains_from_them() {
    let thanks = [
        "ask-next-step 2026-11-24",
        "thank-you-email 2026-11-24",
        "thank-you-note 2026-11-25",
        "linkedin 2026-11-25",
    ];
    check(
        "2026-11-24",
        "interviewing; interview 2026-11-24; heard 2026-11-27",
        &thanks,
    );
    // An answer before the promised decision leaves that promise standing.
    check_rule(
        "2026-11-24",
        "check-in",
        "interviewing; interview 2026-11-24; heard 2026-11-27; decision 2026-12-04",
        &["2026-12-07 2026-12-07 2026-12-18 planned"],
    );
}

#[test]
fn the_persons_own_date_silences_check_ins_near_it() {
    check(
        "2026-11-24",
        "interviewing; interview 2026-11-24; own 2026-12-04",
        &[
            "ask-next-step 2026-11-24",
            "thank-you-email 2026-11-24",
            "thank-you-note 2026-11-25",
            "linkedin 2026-11-25",
            "own-date 2026-12-04",
            "second-check-in 2026-12-11",
            "move-on 2026-12-18",
            "stay-warm 2027-03-18",
        ],
    );
    // A Saturday of the person's own stays a Saturday.
    check(
        "2026-11-24",
        "on_hold; own 2026-12-05",
        &["own-date 2026-12-05"],
    );
}

#[test]
fn interviewers_are_thanked_one_by_one_and_peers_left_out() {
    let thanked = |spec: &str, expected: &[&str]| {
        let names = planned("2026-11-24", spec, &History::default(), |follow_up| {
            (&*follow_up.rule.id == "thank-you-email").then(|| {
                let name = follow_up.person.and_then(Person::shown).unwrap_or("-");
                format!(
                    "{} {name} {}",
                    follow_up.round.unwrap().0,
                    follow_up.person_place
                )
            })
        });
        assert_eq!(names, expected, "{spec}");
    };
    thanked(
        "interviewing; interview 2026-11-10; interview 2026-11-24; contact Ann; peer Bo; contact Cy",
        &["1 - 0", "2 Ann 0", "2 Cy 2"],
    );
    thanked(
        "interviewing; interview 2026-11-24; peer Bo; peer Di",
        &["1 Bo 0"],
    );
    thanked("interviewing; interview 2026-11-24", &["1 - 0"]);
    // Nothing held yet: people without a round belong to the first scheduled.
    thanked(
        "interviewing; interview 2026-11-25; interview 2026-12-01; contact Ann",
        &["1 Ann 0", "2 - 0"],
    );
    thanked(
        "interviewing; interview 2026-11-10; with Ann; with-peer Bo; interview 2026-11-23; with Cy",
        &["1 Ann 0", "2 Cy 0"],
    );
}

#[test]
fn the_primary_interviewer_and_the_medium() {
    let reached = |spec: &str, expected: &str| {
        let reached = planned("2026-11-24", spec, &History::default(), |follow_up| {
            (&*follow_up.rule.id == "check-in").then(|| {
                let name = follow_up.person.and_then(Person::shown).unwrap_or("-");
                format!("{} {name}", follow_up.via.word())
            })
        });
        assert_eq!(reached, [expected], "{spec}");
    };
    let base = "interviewing; interview 2026-11-24; contact Ann; manager Bo";
    reached(base, "email Bo");
    reached(&format!("{base}; last-via phone"), "phone Bo");
    reached(
        &format!("{base}; last-via phone; prefers letter"),
        "letter Bo",
    );
}

#[test]
fn what_was_done_is_done_and_anchors_what_follows() {
    let spec = "interviewing; interview 2026-11-24";
    let key_of = |rule: &str| {
        let mut key = None;
        let applications = [application(spec)];
        let (playbook, calendar, history) =
            (default_playbook(), united_states(), History::default());
        let today = day("2026-11-24");
        let setting = Setting {
            playbook: &playbook,
            calendar: &calendar,
            history: &history,
            today,
            max_per_day: None,
        };
        for follow_up in plan(&applications, setting).follow_ups {
            if &*follow_up.rule.id == rule {
                key = Some(follow_up.key());
            }
        }
        key.unwrap()
    };
    let chain = |history: &History| {
        planned("2026-12-04", spec, history, |follow_up| {
            ["check-in", "second-check-in", "move-on"]
                .contains(&&*follow_up.rule.id)
                .then(|| {
                    format!(
                        "{} {} {}",
                        follow_up.rule.id,
                        follow_up.on,
                        follow_up.state.word()
                    )
                })
        })
    };
    let mut history = History::default();
    history.note(
        key_of("check-in"),
        TaskState::Done(Done {
            on: Some(day("2026-12-04")),
            due: None,
        }),
    );
    assert_eq!(
        chain(&history),
        [
            "check-in 2026-12-02 done",
            "second-check-in 2026-12-11 planned",
            "move-on 2026-12-18 planned",
        ]
    );
    let mut history = History::default();
    history.note(key_of("check-in"), TaskState::Open);
    assert_eq!(
        chain(&history),
        [
            "check-in 2026-12-02 overdue",
            "second-check-in 2026-12-09 waiting",
            "move-on 2026-12-16 waiting",
        ]
    );
}

#[test]
fn a_stale_decision_date_is_taken_as_unknown() {
    check_rule(
        "2026-11-24",
        "check-in",
        "interviewing; interview 2026-11-24; decision 2026-11-20",
        &["2026-12-02 2026-12-02 2026-12-09 planned"],
    );
}

#[test]
fn other_occasions() {
    check_rule(
        "2026-11-20",
        "congratulate",
        "applied; news 2026-11-21",
        &["2026-11-23 2026-11-23 2026-11-30 planned"],
    );
    check_rule(
        "2026-11-20",
        "takeaway",
        "applied; conversation 2026-11-21",
        &["2026-11-21 2026-11-23 2026-11-25 planned"],
    );
    check_rule(
        "2026-11-20",
        "references-asked",
        "interviewing; references 2026-11-20",
        &["2026-11-20 2026-11-20 2026-11-24 due"],
    );
    check(
        "2026-11-20",
        "wishlist; news 2026-11-21; conversation 2026-11-21",
        &[],
    );
}
