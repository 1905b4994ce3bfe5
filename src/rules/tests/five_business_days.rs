//! Each rule of `five-business-days`: fires, does not, meets its bound.

use super::{check, check_how, check_rule};

const PLAYBOOK: &str = "five-business-days";

#[test]
fn ask_timeline() {
    check_rule(PLAYBOOK, "ask-timeline", &[
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
fn thank_you_email() {
    check_rule(PLAYBOOK, "thank-you-email", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-25 2026-12-02 due"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-20 2026-11-21 2026-11-30 due"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-25 2026-11-26 2026-12-03 due"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-21 2026-11-22 2026-11-30 overdue"),
        ("2026-11-26", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-25 2026-12-02 overdue"),
        ("2026-12-02", "offer; interview 2026-11-24", "2026-11-24 2026-11-25 2026-12-02 overdue"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-25 2026-12-02 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "2026-11-10 2026-11-11 2026-11-17 lapsed | 2026-11-24 2026-11-25 2026-12-02 due"),
        ("2026-11-24", "interviewing; contact Ann", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn thank_you_note() {
    check_rule(PLAYBOOK, "thank-you-note", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-27 2026-12-02 due"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-20 2026-11-24 2026-11-30 due"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-25 2026-11-30 2026-12-03 due"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-21 2026-11-24 2026-11-30 overdue"),
        ("2026-11-28", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-27 2026-12-02 overdue"),
        ("2026-12-02", "offer; interview 2026-11-24", "2026-11-24 2026-11-27 2026-12-02 overdue"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-27 2026-12-02 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "2026-11-10 2026-11-12 2026-11-17 lapsed | 2026-11-24 2026-11-27 2026-12-02 due"),
        ("2026-11-24", "interviewing; contact Ann", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn linkedin() {
    check_rule(PLAYBOOK, "linkedin", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-27 2026-12-02 due"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-20 2026-11-24 2026-11-30 due"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-25 2026-11-30 2026-12-03 due"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-21 2026-11-24 2026-11-30 overdue"),
        ("2026-12-02", "interviewing; interview 2026-11-24; peer Bo", "2026-11-24 2026-11-27 2026-12-02 overdue"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-24 2026-11-27 2026-12-02 lapsed"),
        ("2026-11-24", "interviewing", "silent: unknown Interview"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
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
fn takeaway() {
    check_rule(PLAYBOOK, "takeaway", &[
        ("2026-11-20", "applied; conversation 2026-11-20", "2026-11-20 2026-11-23 2026-11-25 due"),
        ("2026-11-20", "interviewing; conversation 2026-11-21", "2026-11-21 2026-11-23 2026-11-25 planned"),
        ("2026-11-27", "screening; conversation 2026-11-26", "2026-11-26 2026-11-27 2026-12-01 due"),
        ("2026-12-01", "screening; conversation 2026-11-25", "2026-11-25 2026-11-27 2026-12-01 overdue"),
        ("2026-12-02", "screening; conversation 2026-11-25", "2026-11-25 2026-11-27 2026-12-01 lapsed"),
        ("2026-11-20", "applied", "silent: unknown Conversation"),
        ("2026-11-20", "wishlist; conversation 2026-11-20", "moot: stage wishlist"),
        ("2026-11-20", "offer; conversation 2026-11-20", "moot: stage offer"),
        ("2026-11-20", "applied; conversation 2026-11-20; no-contact", "moot: no contact"),
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
fn the_worked_example() {
    check_rule(PLAYBOOK, "check-in", &[("2026-11-20", "interviewing; interview 2026-11-10; decision 2026-11-20", "2026-11-23 2026-11-23 2026-12-07 planned")]);
    check(PLAYBOOK, "2026-11-24", "interviewing; interview 2026-11-24", &[
        "ask-timeline 2026-11-24",
        "thank-you-email 2026-11-24",
        "thank-you-note 2026-11-24",
        "linkedin 2026-11-24",
        "check-in 2026-12-02",
    ]);
}

#[test]
fn one_medium_and_never_two() {
    for (rule, date) in [("check-in", "interview 2026-11-24"), ("own-date", "own 2026-12-18")] {
        let base = format!("interviewing; {date}; contact Ann");
        check_how(PLAYBOOK, rule, &[
            (&base, "email Ann"),
            (&format!("{base}; prefers phone"), "phone Ann"),
            (&format!("{base}; last-via phone"), "email Ann"),
        ]);
    }
    let both = "interviewing; interview 2026-11-24; contact Ann; peer Bo";
    check_how(PLAYBOOK, "thank-you-email", &[(both, "email Ann | email Bo")]);
    check_how(PLAYBOOK, "thank-you-note", &[(both, "letter Ann | letter Bo")]);
    check_how(PLAYBOOK, "linkedin", &[(both, "linkedin Ann | linkedin Bo")]);
    check_how(PLAYBOOK, "takeaway", &[("interviewing; conversation 2026-11-24; contact Ann", "email Ann")]);
}
