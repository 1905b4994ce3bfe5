//! Random applications, playbooks, calendars and histories, close enough to
//! each other that the laws have something to do.

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};
use followup::application::{
    Application, ContactBy, Dated, Identity, Interview, Medium, Person, Round, Stage, Standing,
};
use followup::business_days::{Blackout, CalendarSpec, Holiday, Week};
use followup::diagnostic::{ColumnIndex, RowNumber};
use followup::history::{Done, TaskState};
use followup::plan::Kind;
use followup::rules::{BUILT_IN, Playbook, built_in};
use followup::text::Text;
use proptest::prelude::{Just, Strategy, any, prop};
use proptest::sample::select;
use proptest::{option, prop_oneof};

/// What a plan is made from, and what was noted of it in a first plan.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) applications: Vec<Application>,
    /// The playbook in TOML, so that a failing one can be read.
    pub(super) playbook: String,
    pub(super) calendar: CalendarSpec,
    pub(super) today: NaiveDate,
    /// For the follow-ups of a plan without history, in turn, again and again.
    pub(super) done: Vec<Option<TaskState>>,
}

fn day(days: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap() + TimeDelta::days(days)
}

fn days() -> impl Strategy<Value = NaiveDate> {
    // Close to each other, so that acts get into each other's way.
    (-20_i64..25).prop_map(day)
}

fn dated() -> impl Strategy<Value = Option<Dated>> {
    let column = ColumnIndex(0);
    option::weighted(0.6, days().prop_map(move |on| Dated { on, column }))
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let standings = [
        Standing::Peer,
        Standing::HiringManager,
        Standing::Recruiter,
        Standing::Unknown,
    ];
    let person = (select(vec!["Ann", "Bo", "Cy"]), select(standings.to_vec()));
    prop::collection::vec(
        person.prop_map(|(name, standing)| Person {
            name: Text::clean(name),
            standing,
            ..Person::default()
        }),
        0..3,
    )
}

fn interviews() -> impl Strategy<Value = Vec<Interview>> {
    let time = option::of((0_u32..24).prop_map(|hour| NaiveTime::from_hms_opt(hour, 30, 0)));
    let interview = (days(), time, people());
    prop::collection::vec(interview, 0..3).prop_map(|interviews| {
        (1_u16..)
            .zip(interviews)
            .map(|(round, (on, at, people))| Interview {
                round: Round(round),
                on,
                at: at.flatten(),
                until: None,
                kind: None,
                people,
                column: ColumnIndex(0),
            })
            .collect()
    })
}

fn media() -> impl Strategy<Value = Option<Medium>> {
    option::of(select(vec![Medium::Email, Medium::Phone, Medium::Letter]))
}

fn application() -> impl Strategy<Value = Application> {
    let wishes = (prop::bool::weighted(0.15), media(), media());
    let heard = (dated(), any::<bool>());
    let stage = prop_oneof![
        1 => select(Stage::ALL.to_vec()),
        3 => select(vec![Stage::Applied, Stage::Screening, Stage::Interviewing]),
    ];
    let start = (stage, dated(), dated(), interviews(), people());
    let middle = (dated(), dated(), heard, dated(), wishes);
    let end = (dated(), dated(), dated(), dated());
    (start, middle, end).prop_map(|(start, middle, end)| {
        let mut application = Application::bare(
            Identity("".into()),
            Text::clean("x").unwrap(),
            RowNumber(2),
            start.0,
        );
        application.company = Text::clean("Acme");
        application.role = Text::clean("Engineer");
        (application.applied_on, application.deadline) = (start.1, start.2);
        (application.interviews, application.people) = (start.3, start.4);
        (application.decision_on, application.conversation_on) = (middle.0, middle.1);
        let (contact, is_theirs) = middle.2;
        let by = if is_theirs {
            ContactBy::Them
        } else {
            ContactBy::Us
        };
        application.last_contact_on = contact.map(|on| (on, by));
        application.follow_up_on = middle.3;
        let (no_contact, via, preference) = middle.4;
        application.no_contact = no_contact;
        application.last_contact_via = via;
        application.contact_preference = preference;
        (application.offer_deadline, application.rejected_on) = (end.0, end.1);
        (application.news_on, application.references_asked_on) = (end.2, end.3);
        application
    })
}

/// Nobody has met anybody yet, and still the employer named a day: in every
/// stage, with what else the sheet says.
fn promised_before_any_interview() -> impl Strategy<Value = Application> {
    (application(), select(Stage::ALL.to_vec()), days()).prop_map(|(mut application, stage, on)| {
        application.stage = stage;
        application.interviews.clear();
        let column = ColumnIndex(0);
        application.decision_on = Some(Dated { on, column });
        application
    })
}

fn applications() -> impl Strategy<Value = Vec<Application>> {
    let application = prop_oneof![3 => application(), 1 => promised_before_any_interview()];
    prop::collection::vec(application, 1..6).prop_map(|mut applications| {
        for (number, application) in (0_u32..).zip(&mut applications) {
            application.identity = Identity(format!("application {number}").into());
            application.row = RowNumber(number + 2);
        }
        applications
    })
}

fn calendars() -> impl Strategy<Value = CalendarSpec> {
    let weeks = prop_oneof![
        3 => Just(Week::MONDAY_TO_FRIDAY),
        1 => prop::collection::vec(any::<bool>(), 7).prop_filter_map("no working day", |off| {
            let days = (0..7).map(|day| Weekday::try_from(day).unwrap());
            let off = days.zip(off).filter_map(|(day, off)| off.then_some(day));
            Week::new(off).ok()
        }),
    ];
    let holidays = prop::collection::vec(days(), 0..6);
    let blackouts = prop::collection::vec((days(), 0_i64..12), 0..2);
    (weeks, holidays, blackouts).prop_map(|(week, holidays, blackouts)| CalendarSpec {
        holidays: (holidays.into_iter())
            .map(|on| Holiday {
                on,
                name: None,
                estimated: false,
            })
            .collect(),
        blackouts: (blackouts.into_iter())
            .map(|(first, days)| Blackout {
                first,
                last: first + TimeDelta::days(days),
            })
            .collect(),
        ..CalendarSpec::new(week)
    })
}

fn histories() -> impl Strategy<Value = Vec<Option<TaskState>>> {
    let state = prop_oneof![
        4 => Just(None),
        1 => Just(Some(TaskState::Open)),
        1 => Just(Some(TaskState::Done(Done::default()))),
        2 => days().prop_map(|on| Some(TaskState::Done(Done { on: Some(on), due: None }))),
    ];
    prop_oneof![Just(vec![None]), prop::collection::vec(state, 1..20)]
}

/// The words that one rule is made of.
fn rule(number: usize) -> impl Strategy<Value = String> {
    let kinds = prop_oneof![Just("check-in"), select(Kind::ALL.map(Kind::word).to_vec())];
    let mut anchors: Vec<String> = [
        "applied",
        "interview",
        "interview-end",
        "decision",
        "conversation",
        "news",
        "deadline",
        "rejected",
        "own-date",
        "final-check-in",
    ]
    .map(str::to_owned)
    .to_vec();
    anchors.extend((0..number).map(|other| format!("follow-up:r{other}")));
    let offsets = select(vec![
        "same day",
        "1 business day",
        "5 business days",
        "1 week",
        "3 days",
        "-2 business days",
        "-1 week",
        "24 hours",
        "1 month",
    ]);
    let adjusts = option::of(select(vec![
        "following",
        "preceding",
        "modified-following",
        "nearest",
        "unadjusted",
    ]));
    let bys = option::of(select(vec![
        "same day",
        "3 business days",
        "interview-end + 24 hours",
        "on + 2 days",
        "-3 days",
    ]));
    let latests = select(vec![
        "same day",
        "3 days",
        "10 business days",
        "2 weeks, following",
        "on + 5 business days",
        "on + 0 days",
        "-1 week",
        "before decision",
        "decision + 1 week",
    ]);
    let addresses = select(vec!["each-interviewer", "contact", "primary", "nobody"]);
    let stages = option::weighted(
        0.3,
        Just(
            "stages = [\"applied\", \"interviewing\", \"offer\", \"rejected\", \"ghosted\", \"withdrawn\"]\n",
        ),
    );
    let conditions = option::weighted(
        0.3,
        select(vec![
            "needs = \"contact\"\n",
            "unless = \"answer\"\n",
            "unless = \"decision\"\n",
            "distance = \"decision 14 days or more after interview\"\n",
        ]),
    );
    let dates = (select(anchors), offsets, adjusts, bys, latests);
    (kinds, dates, addresses, stages, conditions).prop_map(
        move |(kind, (anchor, offset, adjust, by, latest), address, stages, condition)| {
            let mut rule = format!(
                "[[rule]]\nid = \"r{number}\"\nkind = \"{kind}\"\nanchor = \"{anchor}\"\n\
                 offset = \"{offset}\"\nlatest = \"{latest}\"\naddress = \"{address}\"\n\
                 via = \"email\"\nsummary = \"s\"\ndetails = \"d\"\n"
            );
            if let Some(adjust) = adjust {
                writeln!(rule, "adjust = \"{adjust}\"").unwrap();
            }
            if let Some(by) = by {
                writeln!(rule, "by = \"{by}\"").unwrap();
            }
            rule.push_str(stages.unwrap_or_default());
            rule.push_str(condition.unwrap_or_default());
            rule
        },
    )
}

fn playbooks() -> impl Strategy<Value = String> {
    let default = built_in("default").unwrap().text.to_owned();
    let schools: Vec<String> = BUILT_IN.iter().map(|it| it.text.to_owned()).collect();
    let own = (0_u8..4, 1_usize..7).prop_flat_map(|(cap, rules)| {
        let rules: Vec<_> = (0..rules).map(rule).collect();
        rules.prop_map(move |rules| format!("name = \"own\"\ncap = {cap}\n{}", rules.concat()))
    });
    // A rule that counts from itself by way of others is refused.
    let own = own.prop_filter("refused", |text| Playbook::parse("own", text).is_ok());
    prop_oneof![Just(default), select(schools), own]
}

pub(super) fn cases() -> impl Strategy<Value = Case> {
    (
        applications(),
        playbooks(),
        calendars(),
        days(),
        histories(),
    )
        .prop_map(|(applications, playbook, calendar, today, done)| Case {
            applications,
            playbook,
            calendar,
            today,
            done,
        })
}
