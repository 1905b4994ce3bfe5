//! What the sheet says was done. A contact of ours dated two days or more after
//! what a check-in counts from, and not past its latest day, is that check-in;
//! an earlier one is the thank-you.

use super::{CHAIN, check_history};

const RULES: [&str; 5] = [
    "thank-you-email",
    "thank-you-note",
    "check-in",
    "second-check-in",
    "move-on",
];

/// The interview is on Tue 11-24: thanks lapse after 12-02, the check-in of
/// 12-02 after 12-09.
fn check(today: &str, more: &str, expected: [&str; 5]) {
    let spec = format!("interviewing; interview 2026-11-24; {more}");
    check_history("default", &RULES, &[(today, &spec, &[], &expected)]);
}

#[test]
fn an_early_contact_is_the_thank_you() {
    for more in [
        "contacted 2026-11-25",
        "followed-up 2026-11-25",
        "contacted 2026-11-24",
    ] {
        check(
            "2026-11-30",
            more,
            [
                "thank-you-email 2026-11-24 done",
                "thank-you-note 2026-11-25 done",
                "check-in 2026-12-02 planned",
                "second-check-in 2026-12-09 planned",
                "move-on 2026-12-16 planned",
            ],
        );
    }
    // Before the interview it is none.
    check(
        "2026-11-30",
        "contacted 2026-11-23",
        [
            "thank-you-email 2026-11-24 overdue",
            "thank-you-note 2026-11-25 due",
            "check-in 2026-12-02 planned",
            "second-check-in 2026-12-09 planned",
            "move-on 2026-12-16 planned",
        ],
    );
}

#[test]
fn a_later_contact_is_the_check_in() {
    // Two days after the interview is the first day that counts.
    check(
        "2026-11-30",
        "contacted 2026-11-26",
        [
            "thank-you-email 2026-11-24 overdue",
            "thank-you-note 2026-11-25 due",
            "check-in 2026-12-02 done",
            "second-check-in 2026-12-03 planned",
            "move-on 2026-12-10 planned",
        ],
    );
    // The latest day is the last.
    check(
        "2026-12-10",
        "contacted 2026-12-09",
        [
            "thank-you-email 2026-11-24 lapsed",
            "thank-you-note 2026-11-25 lapsed",
            "check-in 2026-12-02 done",
            "second-check-in 2026-12-16 planned",
            "move-on 2026-12-23 planned",
        ],
    );
    // Past it, the contact is the next act that is open.
    check(
        "2026-12-10",
        "contacted 2026-12-10",
        [
            "thank-you-email 2026-11-24 lapsed",
            "thank-you-note 2026-11-25 lapsed",
            "check-in 2026-12-02 lapsed",
            "second-check-in 2026-12-09 done",
            "move-on 2026-12-17 planned",
        ],
    );
}

#[test]
fn two_contacts_are_two_acts_and_one_is_one() {
    check(
        "2026-12-10",
        "followed-up 2026-12-02; contacted 2026-12-09",
        [
            "thank-you-email 2026-11-24 lapsed",
            "thank-you-note 2026-11-25 lapsed",
            "check-in 2026-12-02 done",
            "second-check-in 2026-12-09 done",
            "move-on 2026-12-16 planned",
        ],
    );
    check(
        "2026-12-10",
        "followed-up 2026-12-02; contacted 2026-12-02",
        [
            "thank-you-email 2026-11-24 lapsed",
            "thank-you-note 2026-11-25 lapsed",
            "check-in 2026-12-02 done",
            "second-check-in 2026-12-09 overdue",
            "move-on 2026-12-16 planned",
        ],
    );
    check(
        "2026-12-03",
        "followed-up 2026-11-25; contacted 2026-12-03",
        [
            "thank-you-email 2026-11-24 done",
            "thank-you-note 2026-11-25 done",
            "check-in 2026-12-02 done",
            "second-check-in 2026-12-10 planned",
            "move-on 2026-12-17 planned",
        ],
    );
}

/// Only a contact earlier than two days after the anchor is taken for the
/// thanks. One more contact than there are check-ins leaves the thanks open.
#[test]
fn a_contact_that_is_too_late_for_the_thanks_is_not_the_thanks() {
    check_history(
        "within-a-week",
        &["interview-follow-up", "check-in"],
        &[(
            "2026-12-01",
            "interviewing; interview 2026-11-24; followed-up 2026-11-27; contacted 2026-11-30",
            &[],
            &[
                "interview-follow-up 2026-11-25 overdue",
                "check-in 2026-12-01 done",
            ],
        )],
    );
}

/// The todo file and the sheet tell of one and the same check-in.
#[test]
fn a_check_in_told_by_both_files_is_one() {
    check_history(
        "default",
        &RULES,
        &[(
            "2026-12-01",
            "interviewing; interview 2026-11-24; contacted 2026-12-01",
            &["x check-in on 2026-12-01 due 2026-12-02"],
            &[
                "thank-you-email 2026-11-24 overdue",
                "thank-you-note 2026-11-25 overdue",
                "check-in 2026-12-02 done",
                "second-check-in 2026-12-08 planned",
                "move-on 2026-12-15 planned",
            ],
        )],
    );
}

#[test]
fn a_contact_of_theirs_is_none_of_ours() {
    check(
        "2026-12-01",
        "heard 2026-11-25",
        [
            "thank-you-email 2026-11-24 overdue",
            "thank-you-note 2026-11-25 overdue",
            "check-in 2026-12-02 moot",
            "second-check-in 2026-12-09 moot",
            "move-on 2026-12-16 moot",
        ],
    );
}

#[test]
fn where_a_decision_is_promised_the_contact_must_follow_it() {
    let spec = |more| format!("interviewing; interview 2026-11-10; decision 2026-11-30; {more}");
    let rules = ["thank-you-email", "check-in"];
    check_history(
        "default",
        &rules,
        &[
            (
                "2026-12-03",
                &spec("contacted 2026-12-02"),
                &[],
                &[
                    "thank-you-email 2026-11-10 lapsed",
                    "check-in 2026-12-01 done",
                ],
            ),
            (
                "2026-12-03",
                &spec("contacted 2026-11-16"),
                &[],
                &[
                    "thank-you-email 2026-11-10 done",
                    "check-in 2026-12-01 overdue",
                ],
            ),
            (
                "2026-12-03",
                &spec("contacted 2026-11-24"),
                &[],
                &[
                    "thank-you-email 2026-11-10 lapsed",
                    "check-in 2026-12-01 overdue",
                ],
            ),
        ],
    );
}

#[test]
fn the_reminder_comes_before_the_check_in() {
    let spec = |more| format!("interviewing; interview 2026-11-02; decision 2026-11-30; {more}");
    let rules = ["reminder", "check-in", "second-check-in", "move-on"];
    check_history(
        "default",
        &rules,
        &[
            (
                "2026-12-02",
                &spec("contacted 2026-11-10"),
                &[],
                &[
                    "reminder 2026-11-09 done",
                    "check-in 2026-12-01 overdue",
                    "second-check-in 2026-12-08 moot",
                    "move-on 2026-12-08 planned",
                ],
            ),
            (
                "2026-12-02",
                &spec("followed-up 2026-11-10; contacted 2026-12-02"),
                &[],
                &[
                    "reminder 2026-11-09 done",
                    "check-in 2026-12-01 done",
                    "second-check-in 2026-12-09 moot",
                    "move-on 2026-12-09 planned",
                ],
            ),
            (
                "2026-12-02",
                &spec("contacted 2026-12-02"),
                &[],
                &[
                    "reminder 2026-11-09 lapsed",
                    "check-in 2026-12-01 done",
                    "second-check-in 2026-12-09 planned",
                    "move-on 2026-12-16 planned",
                ],
            ),
        ],
    );
}

#[test]
fn the_application_itself() {
    check_history(
        "default",
        &["resume-check-in"],
        &[
            (
                "2026-11-30",
                "applied; applied 2026-11-19; contact Ann; contacted 2026-11-20",
                &[],
                &["resume-check-in 2026-11-27 overdue"],
            ),
            (
                "2026-11-30",
                "applied; applied 2026-11-19; contact Ann; contacted 2026-11-21",
                &[],
                &["resume-check-in 2026-11-27 done"],
            ),
            (
                "2026-12-07",
                "applied; applied 2026-11-19; contact Ann; contacted 2026-12-03",
                &[],
                &["resume-check-in 2026-11-27 done"],
            ),
            (
                "2026-12-07",
                "applied; applied 2026-11-19; contact Ann; contacted 2026-12-04",
                &[],
                &["resume-check-in 2026-11-27 lapsed"],
            ),
        ],
    );
}

#[test]
fn a_thank_you_that_was_sent_is_that_of_the_round_held_then() {
    let rules = ["thank-you-email"];
    let two = |more| format!("interviewing; interview 2026-11-10; interview 2026-11-24; {more}");
    check_history(
        "default",
        &rules,
        &[
            (
                "2026-11-16",
                &two("thanked"),
                &[],
                &[
                    "thank-you-email 2026-11-10 done",
                    "thank-you-email 2026-11-24 planned",
                ],
            ),
            (
                "2026-11-25",
                &two("thanked"),
                &[],
                &[
                    "thank-you-email 2026-11-10 lapsed",
                    "thank-you-email 2026-11-24 done",
                ],
            ),
            (
                "2026-11-25",
                &two("thanked 2026-11-12"),
                &[],
                &[
                    "thank-you-email 2026-11-10 done",
                    "thank-you-email 2026-11-24 due",
                ],
            ),
            (
                "2026-11-25",
                "interviewing; interview 2026-11-24; contact Ann; contact Bo; thanked 2026-11-24",
                &[],
                &[
                    "thank-you-email 2026-11-24 done",
                    "thank-you-email 2026-11-24 done",
                ],
            ),
            (
                "2026-11-25",
                "interviewing; interview 2026-12-01; thanked",
                &[],
                &["thank-you-email 2026-12-01 planned"],
            ),
        ],
    );
}

#[test]
fn a_yes_without_a_day_is_the_first_check_in_whose_day_has_come() {
    check_history(
        "default",
        &CHAIN,
        &[
            (
                "2026-12-03",
                "interviewing; interview 2026-11-24; followed-up-sometime",
                &[],
                &[
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-09 planned",
                    "move-on 2026-12-16 planned",
                ],
            ),
            (
                "2026-12-01",
                "interviewing; interview 2026-11-24; followed-up-sometime",
                &[],
                &[
                    "check-in 2026-12-02 planned",
                    "second-check-in 2026-12-09 planned",
                    "move-on 2026-12-16 planned",
                ],
            ),
        ],
    );
}
