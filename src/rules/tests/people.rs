//! Who is addressed: interviewers one by one, peers left out, the primary
//! interviewer, and people named without a round.

use super::planned;
use crate::application::Person;

/// `round person place` of each follow-up of a rule.
fn addressed(playbook: &str, rule: &str, table: &[(&str, &[&str])]) {
    for (spec, expected) in table {
        let shown = planned((playbook, "2026-11-24"), spec, &[], |follow_up| {
            let name = follow_up.person.and_then(Person::shown).unwrap_or("-");
            let round = follow_up.round.map_or(0, |round| round.0);
            (&*follow_up.rule.id == rule)
                .then(|| format!("{round} {name} {}", follow_up.person_place))
        });
        assert_eq!(shown, *expected, "{playbook} {rule}: {spec}");
    }
}

#[test]
fn interviewers_are_thanked_one_by_one_and_peers_left_out() {
    addressed(
        "default",
        "thank-you-email",
        &[
            (
                "interviewing; interview 2026-11-10; interview 2026-11-24; contact Ann; peer Bo; contact Cy",
                &["1 - 0", "2 Ann 0", "2 Cy 2"],
            ),
            (
                "interviewing; interview 2026-11-24; peer Bo; peer Di",
                &["1 Bo 0"],
            ),
            ("interviewing; interview 2026-11-24", &["1 - 0"]),
            (
                "interviewing; interview 2026-11-10; with Ann; with-peer Bo; interview 2026-11-23; with Cy",
                &["1 Ann 0", "2 Cy 0"],
            ),
            (
                "interviewing; interview 2026-11-24; with-peer Bo; contact Ann",
                &["1 Ann 1"],
            ),
        ],
    );
    addressed(
        "default",
        "linkedin",
        &[(
            "interviewing; interview 2026-11-24; contact Ann; peer Bo",
            &["1 Ann 0", "1 Bo 1"],
        )],
    );
    // Three schools leave nobody out.
    for (playbook, rule) in [
        ("within-a-week", "interview-follow-up"),
        ("two-contacts", "thank-you"),
        ("five-business-days", "thank-you-email"),
        ("email-then-voicemail", "thank-you-email"),
    ] {
        addressed(
            playbook,
            rule,
            &[(
                "interviewing; interview 2026-11-24; contact Ann; peer Bo",
                &["1 Ann 0", "1 Bo 1"],
            )],
        );
    }
}

#[test]
fn people_without_a_round_belong_to_the_latest_held_else_to_the_first() {
    addressed(
        "default",
        "thank-you-email",
        &[
            (
                "interviewing; interview 2026-11-25; interview 2026-12-01; contact Ann",
                &["1 Ann 0", "2 - 0"],
            ),
            (
                "interviewing; interview 2026-11-23; interview 2026-12-01; contact Ann",
                &["1 Ann 0", "2 - 0"],
            ),
            (
                "interviewing; interview 2026-11-23; interview 2026-11-24; contact Ann",
                &["1 - 0", "2 Ann 0"],
            ),
            (
                "interviewing; interview 2026-11-10; interview 2026-11-20; interview 2026-12-01; contact Ann",
                &["1 - 0", "2 Ann 0", "3 - 0"],
            ),
        ],
    );
}

#[test]
fn the_primary_interviewer_is_the_one_in_charge_else_the_first() {
    addressed(
        "default",
        "check-in",
        &[
            (
                "interviewing; interview 2026-11-24; contact Ann; manager Bo",
                &["1 Bo 0"],
            ),
            (
                "interviewing; interview 2026-11-24; contact Ann; contact Cy",
                &["1 Ann 0"],
            ),
            (
                "interviewing; interview 2026-11-24; peer Ann; contact Cy",
                &["1 Ann 0"],
            ),
            ("interviewing; interview 2026-11-24", &["1 - 0"]),
        ],
    );
}
