//! Each rule of `within-a-week`: fires, does not, meets its bound.

use super::{check, check_how, check_rule};

const PLAYBOOK: &str = "within-a-week";

#[test]
fn find_contact() {
    check_rule(PLAYBOOK, "find-contact", &[
        ("2026-11-19", "applied; applied 2026-11-19", "2026-11-20 2026-11-20 2026-11-27 planned"),
        ("2026-11-27", "screening; applied 2026-11-25", "2026-11-27 2026-11-27 2026-12-03 due"),
        ("2026-11-21", "applied; applied 2026-11-20", "2026-11-23 2026-11-23 2026-11-30 planned"),
        ("2026-12-01", "applied; applied 2026-11-19", "2026-11-20 2026-11-20 2026-11-27 lapsed"),
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann", "silent: unless Contact"),
        ("2026-11-19", "applied; applied 2026-11-19; interview 2026-12-01", "silent: unless Interview"),
        ("2026-11-19", "applied", "silent: unknown Applied"),
        ("2026-11-19", "interviewing; applied 2026-11-19", "moot: stage interviewing"),
    ]);
}

#[test]
fn verify_receipt() {
    check_rule(PLAYBOOK, "verify-receipt", &[
        ("2026-11-27", "applied; applied 2026-11-19", "2026-11-27 2026-11-27 2026-12-04 due"),
        ("2026-11-30", "applied; applied 2026-11-20", "2026-11-30 2026-11-30 2026-12-07 due"),
        ("2026-12-07", "applied; applied 2026-11-19", "2026-11-27 2026-11-27 2026-12-04 lapsed"),
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann", "silent: unless Contact"),
        ("2026-11-19", "applied; applied 2026-11-19; interview 2026-12-01", "silent: unless Interview"),
        ("2026-11-19", "screening; applied 2026-11-19", "moot: stage screening"),
        ("2026-11-19", "applied; applied 2026-11-19; no-contact", "moot: no contact"),
        ("2026-11-24", "applied; applied 2026-11-19; heard 2026-11-23", "moot: answered 2026-11-23"),
    ]);
}

#[test]
fn resume_check_in() {
    check_rule(PLAYBOOK, "resume-check-in", &[
        ("2026-11-26", "applied; applied 2026-11-19; contact Ann", "2026-11-27 2026-11-27 2026-12-03 planned"),
        ("2026-11-19", "applied; applied 2026-11-14; contact Ann", "2026-11-23 2026-11-23 2026-11-28 planned"),
        ("2026-12-03", "applied; applied 2026-11-19; contact Ann", "2026-11-27 2026-11-27 2026-12-03 overdue"),
        ("2026-12-04", "applied; applied 2026-11-19; contact Ann", "2026-11-27 2026-11-27 2026-12-03 lapsed"),
        ("2026-11-19", "applied; applied 2026-11-19", "silent: needs Contact"),
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann; interview 2026-12-01", "silent: unless Interview"),
        ("2026-11-19", "screening; applied 2026-11-19; contact Ann", "moot: stage screening"),
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann; blackout 2026-11-24..2026-12-08", "2026-11-23 2026-11-23 2026-12-03 planned"),
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann; blackout 2026-11-20..2026-12-08", "2026-12-03 2026-12-03 2026-12-03 planned"),
    ]);
}

#[test]
fn ask_next_step() {
    check_rule(PLAYBOOK, "ask-next-step", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-24 2026-11-24 due"),
        ("2026-11-20", "applied; interview 2026-11-21", "2026-11-21 2026-11-21 2026-11-21 planned"),
        ("2026-11-25", "screening; interview 2026-11-24; interview 2026-11-26", "2026-11-24 2026-11-24 2026-11-24 lapsed | 2026-11-26 2026-11-26 2026-11-26 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "2026-11-24 2026-11-24 2026-11-24 due"),
        ("2026-11-24", "interviewing", "silent: unknown Interview"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "wishlist; interview 2026-11-24", "moot: stage wishlist"),
    ]);
}

#[test]
fn interview_follow_up() {
    check_rule(PLAYBOOK, "interview-follow-up", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 planned"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-21 2026-11-22 2026-11-27 planned"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-26 2026-11-27 2026-12-02 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-22 2026-11-23 2026-11-28 lapsed"),
        ("2026-11-27", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 overdue"),
        ("2026-12-01", "offer; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 overdue"),
        ("2026-12-02", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "2026-11-11 2026-11-12 2026-11-17 lapsed | 2026-11-25 2026-11-26 2026-12-01 planned"),
        ("2026-11-24", "interviewing; contact Ann", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn thank_you_card() {
    check_rule(PLAYBOOK, "thank-you-card", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 planned"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-21 2026-11-22 2026-11-27 planned"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-26 2026-11-27 2026-12-02 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-22 2026-11-23 2026-11-28 lapsed"),
        ("2026-11-27", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 overdue"),
        ("2026-12-01", "offer; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 overdue"),
        ("2026-12-02", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-26 2026-12-01 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "2026-11-11 2026-11-12 2026-11-17 lapsed | 2026-11-25 2026-11-26 2026-12-01 planned"),
        ("2026-11-24", "interviewing; contact Ann", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn check_in() {
    check_rule(PLAYBOOK, "check-in", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-01 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-11 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-25", "2026-11-27 2026-11-27 2026-12-02 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; decision 2026-11-20", "2026-11-23 2026-11-23 2026-11-27 overdue"),
        ("2026-12-11", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-11 overdue"),
        ("2026-12-12", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-11 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-20", "2026-12-01 2026-12-01 2026-12-01 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24; decision 2026-12-04", "moot: round 2 | 2026-12-07 2026-12-07 2026-12-11 planned"),
        ("2026-11-24", "applied; applied 2026-11-19; contact Ann", "silent: unknown Decision"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "on_hold; interview 2026-11-24", "moot: stage on_hold"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-30", "interviewing; interview 2026-11-24; conversation 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-24", "2026-12-01 2026-12-01 2026-12-01 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-03", "moot: own date 2026-12-03"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-11-27", "moot: own date 2026-11-27"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-04", "2026-12-01 2026-12-01 2026-12-01 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-11-25", "2026-12-01 2026-12-01 2026-12-01 planned"),
    ]);
}

#[test]
fn keep_in_touch() {
    check_rule(PLAYBOOK, "keep-in-touch", &[
        ("2026-11-25", "rejected; interview 2026-11-10; rejected 2026-11-25", "2026-11-27 2026-11-27 2026-12-10 planned"),
        ("2026-11-20", "rejected; interview 2026-11-10; rejected 2026-11-20", "2026-11-23 2026-11-23 2026-12-07 planned"),
        ("2026-12-05", "rejected; interview 2026-11-10; rejected 2026-11-20", "2026-11-23 2026-11-23 2026-12-07 overdue"),
        ("2026-11-25", "rejected; applied 2026-11-10; rejected 2026-11-25", "silent: needs InterviewBefore"),
        ("2026-11-25", "rejected; interview 2026-11-30; rejected 2026-11-25", "silent: needs InterviewBefore"),
        ("2026-11-25", "rejected; interview 2026-11-10", "silent: unknown Rejected"),
        ("2026-11-25", "interviewing; interview 2026-11-10; rejected 2026-11-25", "moot: stage interviewing"),
        ("2026-11-25", "rejected; interview 2026-11-10; rejected 2026-11-25; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn own_date() {
    check_rule(PLAYBOOK, "own-date", &[
        ("2026-11-24", "interviewing; interview 2026-11-10; own 2026-12-04", "2026-12-04 2026-12-04 2026-12-18 planned"),
        ("2026-11-24", "wishlist; own 2026-12-05", "2026-12-05 2026-12-05 2026-12-18 planned"),
        ("2026-11-24", "rejected; own 2026-11-26", "2026-11-26 2026-11-26 2026-12-10 planned"),
        ("2026-11-27", "offer; own 2026-11-26", "2026-11-26 2026-11-26 2026-12-10 overdue"),
        ("2026-11-24", "on_hold; own 2026-11-09", "2026-11-09 2026-11-09 2026-11-23 lapsed"),
        ("2026-11-24", "accepted; own 2026-12-04", "moot: stage accepted"),
        ("2026-11-24", "withdrawn; own 2026-12-04", "moot: stage withdrawn"),
        ("2026-11-24", "interviewing; own 2026-12-04; no-contact", "moot: no contact"),
        ("2026-11-24", "interviewing; interview 2026-11-10", "silent: unknown OwnDate"),
    ]);
}

#[test]
fn the_worked_examples() {
    check_rule(PLAYBOOK, "interview-follow-up", &[("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-21 2026-11-22 2026-11-27 planned")]);
    check_rule(PLAYBOOK, "thank-you-card", &[("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-21 2026-11-22 2026-11-27 planned")]);
    check_rule(PLAYBOOK, "check-in", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-01 planned"),
        ("2026-11-21", "interviewing; interview 2026-11-21", "2026-11-27 2026-11-27 2026-11-28 planned"),
    ]);
}

#[test]
fn never_later_than_a_week_even_when_the_week_is_off() {
    // Every working day of the week is taken: law 7 leaves the latest day itself.
    check_rule(PLAYBOOK, "check-in", &[
        ("2026-11-24", "interviewing; interview 2026-11-24; blackout 2026-11-25..2026-12-06", "2026-12-01 2026-12-01 2026-12-01 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; blackout 2026-11-30..2026-12-06", "2026-11-27 2026-11-27 2026-12-01 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04; blackout 2026-12-07..2026-12-18", "2026-12-11 2026-12-11 2026-12-11 planned"),
    ]);
}

#[test]
fn nothing_chains_from_the_one_check_in() {
    check(PLAYBOOK, "2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", &[
        "ask-next-step 2026-11-24",
        "interview-follow-up 2026-11-25",
        "thank-you-card 2026-11-25",
        "check-in 2026-12-07",
    ]);
}

#[test]
fn the_stated_preference_else_the_phone_from_the_second_round_on() {
    check_how(PLAYBOOK, "check-in", &[
        ("interviewing; interview 2026-11-24", "email -"),
        ("interviewing; interview 2026-11-10; interview 2026-11-24", "phone -"),
        ("interviewing; interview 2026-11-10; interview 2026-11-24; prefers letter", "letter -"),
        ("interviewing; interview 2026-11-24; last-via phone", "email -"),
    ]);
    check_how(PLAYBOOK, "resume-check-in", &[
        ("applied; applied 2026-11-19; contact Ann", "email Ann"),
        ("applied; applied 2026-11-19; contact Ann; prefers phone", "phone Ann"),
    ]);
    check_how(PLAYBOOK, "verify-receipt", &[("applied; applied 2026-11-19; prefers email", "phone -")]);
    check_how(PLAYBOOK, "interview-follow-up", &[
        ("interviewing; interview 2026-11-24; contact Ann; peer Bo", "email Ann | email Bo"),
        ("interviewing; interview 2026-11-24; last-via phone; prefers phone", "email -"),
    ]);
    check_how(PLAYBOOK, "thank-you-card", &[("interviewing; interview 2026-11-24; contact Ann; peer Bo", "letter Ann | letter Bo")]);
    check_how(PLAYBOOK, "keep-in-touch", &[("rejected; interview 2026-11-10; rejected 2026-11-20; contact Ann", "linkedin Ann")]);
}

/// The table says of the own date: as the check-in.
#[test]
fn the_own_date_goes_the_way_of_the_check_in() {
    check_how(PLAYBOOK, "own-date", &[
        ("interviewing; interview 2026-11-24; own 2026-12-15", "email -"),
        ("interviewing; interview 2026-11-24; own 2026-12-15; prefers letter", "letter -"),
        ("interviewing; interview 2026-11-10; interview 2026-11-24; own 2026-12-15", "phone -"),
    ]);
}
