//! The laws that the engine keeps for every playbook, each as a property of
//! plans for random applications, histories, calendars and days: of the
//! default playbook, and of random ones.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};
use followup::application::{
    Application, ContactBy, Dated, Identity, Interview, Medium, Person, Round, Stage, Standing,
};
use followup::business_days::{Blackout, Calendar, CalendarSpec, Holiday, Offset, Week};
use followup::diagnostic::{ColumnIndex, RowNumber};
use followup::history::{Done, History, TaskState};
use followup::plan::{Fact, FollowUp, Key, Kind, MoveReason, Plan, State};
use followup::render::ics::{IcsOptions, write_calendar};
use followup::render::todo_txt::task_line;
use followup::rules::{Playbook, Scope, Setting, built_in, plan};
use followup::text::Text;
use proptest::prelude::{Just, Strategy, any, prop};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use proptest::{option, prop_assert, prop_assert_eq, prop_oneof, proptest};

/// What a plan is made from, and what was noted of it in a first plan.
#[derive(Clone, Debug)]
struct Case {
    applications: Vec<Application>,
    /// The playbook in TOML, so that a failing one can be read.
    playbook: String,
    calendar: CalendarSpec,
    today: NaiveDate,
    /// For the follow-ups of a plan without history, in turn, again and again.
    done: Vec<Option<TaskState>>,
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

fn applications() -> impl Strategy<Value = Vec<Application>> {
    prop::collection::vec(application(), 1..6).prop_map(|mut applications| {
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
    let own = (0_u8..4, 1_usize..7).prop_flat_map(|(cap, rules)| {
        let rules: Vec<_> = (0..rules).map(rule).collect();
        rules.prop_map(move |rules| format!("name = \"own\"\ncap = {cap}\n{}", rules.concat()))
    });
    // A rule that counts from itself by way of others is refused.
    let own = own.prop_filter("refused", |text| Playbook::parse("own", text).is_ok());
    prop_oneof![Just(default), own]
}

fn cases() -> impl Strategy<Value = Case> {
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

/// Plans a case and looks at the plan.
fn examine(
    case: &Case,
    check: impl Fn(&Case, &Playbook, &Plan<'_>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let playbook = Playbook::parse("own", &case.playbook).unwrap();
    let calendar = Calendar::new(case.calendar.clone());
    let history = history(case, &playbook, &calendar);
    let setting = Setting {
        max_per_day: None,
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

/// The promised decision, unless a later round has made it stale.
fn decision(application: &Application) -> Option<NaiveDate> {
    let last = application.last_interview().map(|last| last.on);
    let decision = application.decision_on?.on;
    last.is_none_or(|last| last <= decision).then_some(decision)
}

/// A reminder is a check-in that ends before the decision, by its rule.
fn is_reminder(case: &Case, follow_up: &FollowUp<'_>) -> bool {
    let start = format!("id = \"{}\"", follow_up.rule.id);
    let rule = case.playbook.split("[[rule]]");
    rule.filter(|rule| rule.contains(&start))
        .any(|rule| rule.contains("latest = \"before decision\""))
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

/// The acts that a follow-up may count from, if it counts from one: of every
/// person and occurrence.
fn parents<'p, 'a>(plan: &'p Plan<'a>, follow_up: &FollowUp<'a>) -> Vec<&'p FollowUp<'a>> {
    let (Fact::Planned(rule, _) | Fact::Done(rule, _)) = follow_up.because.anchor else {
        return Vec::new();
    };
    let is_parent = |other: &&FollowUp<'_>| {
        application_of(other).identity == application_of(follow_up).identity
            && other.rule.id == rule.id
            && (other.round.is_none() || other.round == follow_up.round)
    };
    plan.follow_ups.iter().filter(is_parent).collect()
}

fn law_8(_: &Case, _: &Playbook, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    for follow_up in plan.follow_ups.iter().filter(|it| is_live(it)) {
        let parents = parents(plan, follow_up);
        if parents.is_empty() {
            continue;
        }
        let is_right = parents.iter().any(|parent| match follow_up.because.anchor {
            Fact::Done(_, on) => {
                parent.state == State::Done && on == parent.done_on.unwrap_or(parent.on)
            }
            _ => parent.state != State::Done && follow_up.because.anchor.on() == parent.on,
        });
        // The first person's act counts; where that is done, its day does.
        let first = parents
            .iter()
            .min_by_key(|other| (other.person_place, u16::MAX - other.occurrence));
        let is_done = first.is_some_and(|first| first.state == State::Done);
        let counts_from_done = matches!(follow_up.because.anchor, Fact::Done(..));
        let told = (shown(follow_up), first.map(|first| shown(first)));
        prop_assert!(is_right && (counts_from_done || !is_done), "{told:?}");
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
            task_line(follow_up, plan.today),
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
