use chrono::NaiveDate;

use super::{Block, PackedPlan};
use crate::application::{Application, Medium, PackedApplication, Round, Stage};
use crate::business_days::Offset;
use crate::plan::{Because, By, Fact, FollowUp, Kind, Moot, Move, MoveReason, State};
use crate::render::sample;

fn day(text: &str) -> NaiveDate {
    sample::day(text)
}

/// Packs follow-ups of the second application, or of none; each must come out as it
/// went in.
fn check<'a>(
    applications: &'a [Application; 2],
    rules: &[&'a crate::plan::RuleText],
    follow_ups: &[FollowUp<'a>],
) {
    let packed = applications.each_ref().map(PackedApplication::of);
    let mut block = Block::default();
    for follow_up in follow_ups {
        block.push(follow_up, follow_up.application.map(|_| 1), rules);
    }
    let calendar = sample::calendar();
    let today = (day("2026-11-21"), &calendar);
    let plan = PackedPlan::of(
        today,
        &packed,
        rules.to_vec(),
        vec![Block::default(), block],
    );
    assert_eq!((plan.len(), plan.is_empty()), (follow_ups.len(), false));
    for (packed, follow_up) in plan.follow_ups().zip(follow_ups) {
        assert_eq!(packed.uid(), follow_up.uid);
        assert_eq!(packed.state(), (follow_up.state, follow_up.latest));
        packed.unpack(|unpacked| assert_eq!(unpacked, follow_up));
    }
}

fn without_notes() -> Application {
    Application {
        notes: None,
        ..sample::application()
    }
}

#[test]
fn whatever_a_follow_up_says_comes_out_as_it_went_in() {
    let mut other = without_notes();
    other.people = vec![sample::person(), sample::person()];
    let applications = [without_notes(), other];
    let texts = [
        sample::rule("thank-you", Kind::Thanks, "Thank {person}"),
        sample::rule("check-in", Kind::CheckIn, "Ask {company}"),
    ];
    let rules: Vec<_> = texts.iter().collect();
    let on = day("2026-11-24");
    let usual = FollowUp {
        rule: rules[1],
        rule_index: 1,
        ..sample::follow_up(&applications[1], rules[1])
    };
    let end = on.and_time(sample::time("15:00"));
    let facts = [
        Fact::Applied(on),
        Fact::Interview(Round(3), on),
        Fact::InterviewEnd(Round(3), end),
        Fact::Decision(on),
        Fact::Conversation(on),
        Fact::News(on),
        Fact::ReferencesAsked(on),
        Fact::Deadline(on),
        Fact::OfferDeadline(on),
        Fact::Rejected(on),
        Fact::OwnDate(on),
        Fact::Week(on),
        Fact::Planned(rules[0], on),
        Fact::Done(rules[1], on),
    ];
    let offsets = [
        Offset::BusinessDays(-3),
        Offset::Days(7),
        Offset::Months(3),
        Offset::Hours(24),
    ];
    let reasons = [
        MoveReason::Adjusted,
        MoveReason::Latest(on),
        MoveReason::Decision(on),
        MoveReason::SameDay,
        MoveReason::Load(300),
    ];
    let moots = [
        Moot::NoContact,
        Moot::Cap(u8::MAX),
        Moot::Decision(on),
        Moot::SameDay,
        Moot::Stage(Stage::Closed),
        Moot::LaterRound(Round(300)),
        Moot::Answered(on),
        Moot::OwnDate(on),
        Moot::Overtaken(rules[0]),
        Moot::Chain(rules[1]),
    ];
    let mut follow_ups = vec![usual.clone()];
    let usual_because = || usual.because.clone();
    let with = |because| FollowUp {
        because,
        ..usual.clone()
    };
    follow_ups.extend(facts.map(|anchor| {
        with(Because {
            anchor,
            ..usual_because()
        })
    }));
    follow_ups.extend(offsets.map(|offset| {
        with(Because {
            offset,
            counted: day("2026-11-22"),
            ..usual_because()
        })
    }));
    follow_ups.extend(moots.map(|moot| {
        with(Because {
            moot: Some(moot),
            ..usual_because()
        })
    }));
    let moves = reasons.map(|reason| Move {
        to: day("2026-12-01"),
        reason,
    });
    follow_ups.push(with(Because {
        moves: moves.to_vec(),
        ..usual_because()
    }));
    follow_ups.extend(State::ALL.map(|state| FollowUp {
        state,
        done_on: (state == State::Done).then_some(on),
        ..usual.clone()
    }));
    follow_ups.extend(Medium::ALL.map(|via| FollowUp {
        via,
        ..usual.clone()
    }));
    // Of people who are named alike it is the very one who comes out.
    for person in applications[1].people.iter().map(Some).chain([None]) {
        follow_ups.push(FollowUp {
            person,
            person_place: 300,
            occurrence: 2_968,
            round: None,
            by: By { on, at: None },
            ..usual.clone()
        });
    }
    follow_ups.push(FollowUp {
        application: None,
        person: None,
        ..usual.clone()
    });
    check(&applications, &rules, &follow_ups);
}

#[test]
fn people_who_are_named_alike_are_not_mistaken_for_each_other() {
    let mut application = without_notes();
    application.people = vec![sample::person(), sample::person()];
    application.interviews[0].people = vec![sample::person(), sample::person()];
    application.people[1].phone = crate::text::Text::clean("1");
    application.interviews[0].people[1].phone = crate::text::Text::clean("2");
    let text = sample::rule("thank-you", Kind::Thanks, "Thank {person}");
    let people = application
        .people
        .iter()
        .chain(&application.interviews[0].people);
    let follow_ups: Vec<_> = people
        .map(|person| FollowUp {
            person: Some(person),
            ..sample::follow_up(&application, &text)
        })
        .collect();
    let applications = [without_notes(), application.clone()];
    check(&applications, &[&text], &follow_ups);
}

#[test]
fn days_come_in_order_and_what_is_on_one_day_stays_in_its_order() {
    let application = without_notes();
    let text = sample::rule("thank-you", Kind::Thanks, "Thank {person}");
    let on = |on: &str, occurrence| FollowUp {
        on: day(on),
        occurrence,
        ..sample::follow_up(&application, &text)
    };
    let blocks = [
        [on("2026-11-24", 1), on("2026-11-23", 2)],
        [on("2026-11-24", 3), on("2026-11-23", 4)],
    ];
    let rules = vec![&text];
    let blocks = blocks.map(|follow_ups| {
        let mut block = Block::default();
        for follow_up in &follow_ups {
            block.push(follow_up, Some(0), &rules);
        }
        block.shrink_to_fit();
        block
    });
    let packed = [PackedApplication::of(&application)];
    let calendar = sample::calendar();
    let today = (day("2026-11-21"), &calendar);
    let plan = PackedPlan::of(today, &packed, rules, blocks.into());
    let order: Vec<_> = plan
        .follow_ups()
        .map(|it| it.unpack(|it| (it.on.to_string(), it.occurrence)))
        .collect();
    let of = |on: &str, occurrence| (on.to_owned(), occurrence);
    assert_eq!(
        order,
        [
            of("2026-11-23", 2),
            of("2026-11-23", 4),
            of("2026-11-24", 1),
            of("2026-11-24", 3)
        ]
    );
}
