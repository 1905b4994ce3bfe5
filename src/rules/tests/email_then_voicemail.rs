//! Each rule of `email-then-voicemail`: fires, does not, meets its bound.

use super::{check, check_how, check_rule};

const PLAYBOOK: &str = "email-then-voicemail";

#[test]
fn ask_next_steps() {
    check_rule(PLAYBOOK, "ask-next-steps", &[
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
fn thank_you_letter() {
    check_rule(PLAYBOOK, "thank-you-letter", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-25 2026-12-02 2026-12-02 planned"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-21 2026-11-30 2026-11-30 planned"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-26 2026-12-03 2026-12-03 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-22 2026-11-30 2026-11-30 due"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-25 2026-12-02 2026-12-02 lapsed"),
        ("2026-12-02", "offer; interview 2026-11-24", "2026-11-25 2026-12-02 2026-12-02 due"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-25 2026-12-02 2026-12-02 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "2026-11-11 2026-11-17 2026-11-17 lapsed | 2026-11-25 2026-12-02 2026-12-02 planned"),
        ("2026-11-24", "interviewing; contact Ann", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn thank_you_letter_is_a_switch() {
    check_rule("email-then-voicemail; thank-you-letter off", "thank-you-letter", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "silent: switch"),
    ]);
}

#[test]
fn linkedin() {
    check_rule(PLAYBOOK, "linkedin", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-25 2026-12-02 planned"),
        ("2026-11-20", "interviewing; interview 2026-11-20", "2026-11-23 2026-11-23 2026-11-30 planned"),
        ("2026-11-25", "interviewing; interview 2026-11-25", "2026-11-27 2026-11-27 2026-12-03 planned"),
        ("2026-11-30", "interviewing; interview 2026-11-21", "2026-11-23 2026-11-23 2026-11-30 overdue"),
        ("2026-12-02", "interviewing; interview 2026-11-24; peer Bo", "2026-11-25 2026-11-25 2026-12-02 overdue"),
        ("2026-12-03", "interviewing; interview 2026-11-24", "2026-11-25 2026-11-25 2026-12-02 lapsed"),
        ("2026-11-24", "interviewing", "silent: unknown Interview"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn decision_email() {
    check_rule(PLAYBOOK, "decision-email", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-11 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-25", "2026-11-27 2026-11-27 2026-12-03 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; decision 2026-11-20", "2026-11-23 2026-11-23 2026-11-30 overdue"),
        ("2026-12-11", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-11 overdue"),
        ("2026-12-12", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-07 2026-12-07 2026-12-11 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-20", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24; decision 2026-12-04", "moot: round 2 | 2026-12-07 2026-12-07 2026-12-11 planned"),
        ("2026-11-24", "applied; applied 2026-11-19; contact Ann", "silent: unknown Decision"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "on_hold; interview 2026-11-24", "moot: stage on_hold"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-30", "interviewing; interview 2026-11-24; conversation 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-11", "moot: own date 2026-12-11"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-07", "moot: own date 2026-12-07"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-14", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; own 2026-12-04", "2026-12-09 2026-12-09 2026-12-16 planned"),
    ]);
}

#[test]
fn voicemail() {
    check_rule(PLAYBOOK, "voicemail", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-16 2026-12-16 2026-12-23 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-14 2026-12-14 2026-12-21 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-17", "2026-12-28 2026-12-28 2027-01-01 planned"),
        ("2026-12-21", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-14 2026-12-14 2026-12-21 overdue"),
        ("2026-12-22", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-14 2026-12-14 2026-12-21 lapsed"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: with decision-email"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04; own 2026-12-08", "2026-12-15 2026-12-15 2026-12-22 planned"),
    ]);
}

#[test]
fn let_go() {
    check_rule(PLAYBOOK, "let-go", &[
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-21 2026-12-21 2027-01-20 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-10", "2026-12-28 2026-12-28 2027-01-26 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04; own 2026-12-15", "2026-12-22 2026-12-22 2027-01-21 planned"),
        ("2027-01-21", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-21 2026-12-21 2027-01-20 lapsed"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: with voicemail"),
        ("2026-11-24", "closed; interview 2026-11-24", "moot: stage closed"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: with voicemail"),
    ]);
}

#[test]
fn keep_in_touch() {
    check_rule(PLAYBOOK, "keep-in-touch", &[
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "2027-03-22 2027-03-22 2027-04-19 planned"),
        ("2026-11-24", "ghosted; interview 2026-11-24; decision 2026-12-04", "2027-03-22 2027-03-22 2027-04-19 planned"),
        ("2026-11-24", "closed; interview 2026-11-24", "2027-03-23 2027-03-23 2027-04-20 planned"),
        ("2026-11-24", "ghosted; applied 2026-11-02", "silent: no let-go to follow"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-30", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: with let-go"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn keep_in_touch_is_a_switch() {
    check_rule("email-then-voicemail; keep-in-touch off", "keep-in-touch", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "silent: switch"),
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
fn the_whole_chain() {
    check(PLAYBOOK, "2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", &[
        "ask-next-steps 2026-11-24",
        "thank-you-email 2026-11-24",
        "thank-you-letter 2026-11-25",
        "linkedin 2026-11-25",
        "decision-email 2026-12-07",
        "voicemail 2026-12-14",
        "let-go 2026-12-21",
        "keep-in-touch 2027-03-22",
    ]);
}

#[test]
fn an_email_then_a_voice_mail_whatever_they_prefer() {
    let spec = "interviewing; interview 2026-11-24; contact Ann; peer Bo; prefers letter; last-via letter";
    check_how(PLAYBOOK, "decision-email", &[(spec, "email Ann")]);
    check_how(PLAYBOOK, "voicemail", &[(spec, "phone Ann")]);
    check_how(PLAYBOOK, "keep-in-touch", &[(spec, "email Ann")]);
    check_how(PLAYBOOK, "own-date", &[("interviewing; own 2026-12-18; prefers letter", "email -")]);
    check_how(PLAYBOOK, "thank-you-email", &[(spec, "email Ann | email Bo")]);
    check_how(PLAYBOOK, "thank-you-letter", &[(spec, "letter Ann | letter Bo")]);
    check_how(PLAYBOOK, "linkedin", &[(spec, "linkedin Ann | linkedin Bo")]);
}
