//! Each rule of `default` from the interview to moving on: fires, does not, meets its bound.

use super::{check, check_how, check_rule};

const PLAYBOOK: &str = "default";

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
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-30 2026-12-02 planned"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-23 2026-11-25 2026-11-30 planned"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-27 2026-12-01 2026-12-03 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-23 2026-11-25 2026-11-30 overdue"),
        ("2026-12-01", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-30 2026-12-02 overdue"),
        ("2026-12-02", "offer; interview 2026-11-24", "2026-11-25 2026-11-30 2026-12-02 overdue"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-30 2026-12-02 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "2026-11-11 2026-11-13 2026-11-17 lapsed | 2026-11-25 2026-11-30 2026-12-02 planned"),
        ("2026-11-24", "interviewing; contact Ann", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn linkedin() {
    check_rule(PLAYBOOK, "linkedin", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-30 2026-12-02 planned"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-23 2026-11-25 2026-11-30 planned"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-27 2026-12-01 2026-12-03 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-23 2026-11-25 2026-11-30 overdue"),
        ("2026-12-02", "interviewing; interview 2026-11-24; peer Bo", "2026-11-25 2026-11-30 2026-12-02 overdue"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-30 2026-12-02 lapsed"),
        ("2026-11-24", "interviewing", "silent: unknown Interview"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
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
        ("2026-11-04", "interviewing; interview 2026-11-02; decision 2026-11-30; heard 2026-11-05", "2026-11-09 2026-11-09 2026-11-27 planned"),
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
fn second_check_in() {
    check_rule(PLAYBOOK, "second-check-in", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-12-01; decision 2026-12-17", "2026-12-28 2026-12-28 2027-01-04 planned"),
        ("2026-11-10", "interviewing; interview 2026-11-10; decision 2026-11-18", "2026-11-27 2026-11-27 2026-12-03 planned"),
        ("2026-12-16", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 overdue"),
        ("2026-12-17", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-03", "2026-12-10 2026-12-10 2026-12-17 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-08", "moot: own date 2026-12-08"),
        ("2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-30", "moot: cap 2"),
        ("2026-11-28", "interviewing; interview 2026-11-02; decision 2026-11-30", "2026-12-08 2026-12-08 2026-12-15 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: with check-in"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "interviewing", "silent: no check-in to follow"),
    ]);
}

#[test]
fn second_check_in_under_a_cap_of_one() {
    check_rule("default; cap 1", "second-check-in", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "moot: cap 1"),
    ]);
}

#[test]
fn move_on() {
    check_rule(PLAYBOOK, "move-on", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-16 2026-12-16 2027-01-15 planned"),
        ("2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-30", "2026-12-08 2026-12-08 2027-01-07 planned"),
        ("2026-11-28", "interviewing; interview 2026-11-02; decision 2026-11-30", "2026-12-15 2026-12-15 2027-01-14 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-10", "2026-12-28 2026-12-28 2027-01-26 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-08", "2026-12-15 2026-12-15 2027-01-14 planned"),
        ("2027-01-16", "interviewing; interview 2026-11-24", "2026-12-16 2026-12-16 2027-01-15 lapsed"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: with second-check-in"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: with second-check-in"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
    ]);
}

#[test]
fn move_on_under_a_cap_of_one() {
    check_rule("default; cap 1", "move-on", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2027-01-08 planned"),
    ]);
}

#[test]
fn how_the_check_ins_are_made() {
    let base = "interviewing; interview 2026-11-24; contact Ann; manager Bo";
    check_how(PLAYBOOK, "check-in", &[
        (base, "email Bo"),
        (&format!("{base}; last-via phone"), "phone Bo"),
        (&format!("{base}; last-via phone; prefers letter"), "letter Bo"),
    ]);
    check_how(PLAYBOOK, "second-check-in", &[(&format!("{base}; prefers email"), "phone Bo")]);
    check_how(PLAYBOOK, "reminder", &[
        (&format!("{base}; decision 2026-12-18"), "email Bo"),
        (&format!("{base}; decision 2026-12-18; last-via linkedin; prefers letter"), "linkedin Bo"),
    ]);
    check_how(PLAYBOOK, "own-date", &[
        ("interviewing; own 2026-12-18; contact Ann", "email Ann"),
        ("interviewing; own 2026-12-18; contact Ann; last-via phone", "phone Ann"),
        ("interviewing; own 2026-12-18; contact Ann; last-via phone; prefers letter", "letter Ann"),
    ]);
    check(PLAYBOOK, "2026-11-24", "interviewing; contact Ann", &[]);
}
