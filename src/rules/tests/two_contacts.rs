//! Each rule of `two-contacts`: fires, does not, meets its bound.

use super::{check, check_how, check_rule};

const PLAYBOOK: &str = "two-contacts";

#[test]
fn ask_schedule() {
    check_rule(PLAYBOOK, "ask-schedule", &[
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
fn thank_you() {
    check_rule(PLAYBOOK, "thank-you", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-25 2026-12-01 2026-12-01 planned"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-21 2026-11-27 2026-11-27 planned"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-26 2026-12-02 2026-12-02 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-22 2026-11-28 2026-11-28 lapsed"),
        ("2026-12-02", "interviewing; interview 2026-11-24", "2026-11-25 2026-12-01 2026-12-01 lapsed"),
        ("2026-12-01", "offer; interview 2026-11-24", "2026-11-25 2026-12-01 2026-12-01 due"),
        ("2026-12-02", "interviewing; interview 2026-11-24", "2026-11-25 2026-12-01 2026-12-01 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "2026-11-11 2026-11-17 2026-11-17 lapsed | 2026-11-25 2026-12-01 2026-12-01 planned"),
        ("2026-11-24", "interviewing; contact Ann", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn reminder() {
    check_rule(PLAYBOOK, "reminder", &[
        ("2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-30", "2026-11-09 2026-11-09 2026-11-27 planned"),
        ("2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-23", "2026-11-09 2026-11-09 2026-11-20 planned"),
        ("2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-22", "silent: less than 21 days"),
        ("2026-11-02", "interviewing; interview 2026-11-19; decision 2026-12-18", "2026-11-27 2026-11-27 2026-12-17 planned"),
        ("2026-11-27", "interviewing; interview 2026-11-02; decision 2026-11-30", "2026-11-09 2026-11-09 2026-11-27 overdue"),
        ("2026-11-28", "interviewing; interview 2026-11-02; decision 2026-11-30", "2026-11-09 2026-11-09 2026-11-27 lapsed"),
        ("2026-11-02", "interviewing; interview 2026-11-02", "silent: unknown Decision"),
        ("2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-30; blackout 2026-11-05..2026-11-29", "2026-11-04 2026-11-04 2026-11-04 planned"),
        ("2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-30; no-contact", "moot: no contact"),
        ("2026-11-05", "interviewing; interview 2026-11-02; decision 2026-11-30; heard 2026-11-05", "moot: answered 2026-11-05"),
        ("2026-11-02", "offer; interview 2026-11-02; decision 2026-11-30", "moot: stage offer"),
    ]);
}

#[test]
fn check_in() {
    check_rule(PLAYBOOK, "check-in", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-02 2026-12-02 2026-12-09 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-18 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-25", "2026-11-27 2026-11-27 2026-12-10 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; decision 2026-11-20", "2026-11-23 2026-11-23 2026-12-07 overdue"),
        ("2026-12-18", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-18 overdue"),
        ("2026-12-19", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-18 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-20", "2026-12-02 2026-12-02 2026-12-09 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24; decision 2026-12-04", "moot: round 2 | 2026-12-07 2026-12-07 2026-12-18 planned"),
        ("2026-11-24", "applied; applied 2026-11-19; contact Ann", "silent: unknown Decision"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "on_hold; interview 2026-11-24", "moot: stage on_hold"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-30", "interviewing; interview 2026-11-24; conversation 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-24", "2026-12-02 2026-12-02 2026-12-09 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-04", "moot: own date 2026-12-04"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-11-30", "moot: own date 2026-11-30"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-07", "2026-12-02 2026-12-02 2026-12-09 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-11-27", "2026-12-02 2026-12-02 2026-12-09 planned"),
    ]);
}

#[test]
fn move_on() {
    check_rule(PLAYBOOK, "move-on", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2027-01-08 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-17", "2026-12-28 2026-12-28 2027-01-26 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-04", "2026-12-11 2026-12-11 2027-01-12 planned"),
        ("2027-01-08", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2027-01-08 overdue"),
        ("2027-01-09", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2027-01-08 lapsed"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: with check-in"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: with check-in"),
        ("2026-11-24", "ghosted; interview 2026-11-24", "moot: stage ghosted"),
        ("2026-11-24", "interviewing", "silent: no check-in to follow"),
    ]);
}

#[test]
fn congratulate() {
    check_rule(PLAYBOOK, "congratulate", &[
        ("2026-11-20", "applied; news 2026-11-20", "2026-11-20 2026-11-20 2026-11-30 due"),
        ("2026-11-20", "interviewing; news 2026-11-21", "2026-11-23 2026-11-23 2026-11-30 planned"),
        ("2026-11-27", "assessment; news 2026-11-26", "2026-11-27 2026-11-27 2026-12-03 due"),
        ("2026-12-01", "applied; news 2026-11-20", "2026-11-20 2026-11-20 2026-11-30 lapsed"),
        ("2026-11-20", "applied", "silent: unknown News"),
        ("2026-11-20", "wishlist; news 2026-11-20", "moot: stage wishlist"),
        ("2026-11-20", "offer; news 2026-11-20", "moot: stage offer"),
        ("2026-11-20", "rejected; news 2026-11-20", "moot: stage rejected"),
        ("2026-11-20", "applied; news 2026-11-20; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn references_asked() {
    check_rule(PLAYBOOK, "references-asked", &[
        ("2026-11-20", "interviewing; references 2026-11-20", "2026-11-20 2026-11-20 2026-11-24 due"),
        ("2026-11-20", "applied; references 2026-11-28", "2026-11-30 2026-11-30 2026-12-01 planned"),
        ("2026-11-28", "screening; references 2026-11-26", "2026-11-27 2026-11-27 2026-11-30 overdue"),
        ("2026-12-01", "screening; references 2026-11-25", "2026-11-25 2026-11-25 2026-11-30 lapsed"),
        ("2026-11-20", "interviewing; references 2026-11-20; no-contact", "2026-11-20 2026-11-20 2026-11-24 due"),
        ("2026-11-20", "interviewing", "silent: unknown ReferencesAsked"),
        ("2026-11-20", "offer; references 2026-11-20", "moot: stage offer"),
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
fn keep_looking() {
    const ON: &str = "two-contacts; keep-looking on";
    check_rule(ON, "keep-looking", &[
        ("2026-11-25", "applied; applied 2026-11-02", "2026-11-23 2026-11-23 2026-11-27 overdue | 2026-11-30 2026-11-30 2026-12-04 planned | 2026-12-07 2026-12-07 2026-12-11 planned"),
        ("2026-11-23", "offer", "2026-11-23 2026-11-23 2026-11-27 due | 2026-11-30 2026-11-30 2026-12-04 planned | 2026-12-07 2026-12-07 2026-12-11 planned"),
        // A Monday off moves it to Tuesday, a week off to its Friday.
        ("2026-12-01", "interviewing; blackout 2026-11-30..2026-11-30", "2026-12-01 2026-12-01 2026-12-04 due | 2026-12-07 2026-12-07 2026-12-11 planned | 2026-12-14 2026-12-14 2026-12-18 planned"),
        ("2026-12-01", "interviewing; blackout 2026-11-30..2026-12-06", "2026-12-04 2026-12-04 2026-12-04 planned | 2026-12-07 2026-12-07 2026-12-11 planned | 2026-12-14 2026-12-14 2026-12-18 planned"),
        ("2026-11-25", "wishlist", ""),
        ("2026-11-25", "rejected", ""),
        ("2026-11-25", "on_hold", ""),
    ]);
    check_rule(PLAYBOOK, "keep-looking", &[("2026-11-25", "applied", "silent: switch")]);
}

#[test]
fn the_worked_example() {
    check(PLAYBOOK, "2026-11-24", "interviewing; interview 2026-11-24", &[
        "ask-schedule 2026-11-24",
        "thank-you 2026-11-25",
        "check-in 2026-12-02",
        "move-on 2026-12-09",
    ]);
}

#[test]
fn the_medium_that_the_employer_used_last() {
    for rule in ["thank-you", "check-in"] {
        check_how(PLAYBOOK, rule, &[
            ("interviewing; interview 2026-11-24; contact Ann", "email Ann"),
            ("interviewing; interview 2026-11-24; contact Ann; last-via phone", "phone Ann"),
            ("interviewing; interview 2026-11-24; contact Ann; prefers letter; last-via phone", "phone Ann"),
        ]);
    }
    check_how(PLAYBOOK, "thank-you", &[("interviewing; interview 2026-11-24; contact Ann; peer Bo", "email Ann | email Bo")]);
    check_how(PLAYBOOK, "reminder", &[("interviewing; interview 2026-11-24; decision 2026-12-18; last-via phone", "phone -")]);
    check_how(PLAYBOOK, "own-date", &[("interviewing; own 2026-12-18; last-via phone; prefers letter", "phone -")]);
    check_how(PLAYBOOK, "congratulate", &[("interviewing; news 2026-11-24; last-via phone", "email -")]);
}
