//! Each rule of `tiered`: fires, does not, meets its bound.

use super::{check, check_how, check_rule};

const PLAYBOOK: &str = "tiered";

#[test]
fn collect_cards() {
    check_rule(PLAYBOOK, "collect-cards", &[
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
fn thank_you_email_by_the_hour() {
    check_rule(PLAYBOOK, "thank-you-email", &[
        ("2026-11-24", "interviewing; interview 2026-11-24 10:00", "2026-11-24 2026-11-25T11:00 2026-12-02 due"),
        ("2026-11-24", "interviewing; interview 2026-11-24 10:00-12:30", "2026-11-24 2026-11-25T12:30 2026-12-02 due"),
        ("2026-11-20", "interviewing; interview 2026-11-20 16:00", "2026-11-20 2026-11-21T17:00 2026-11-30 due"),
        ("2026-11-20", "interviewing; interview 2026-11-20 23:30", "2026-11-20 2026-11-22T00:30 2026-11-30 due"),
    ]);
}

#[test]
fn handwritten_letter() {
    check_rule(PLAYBOOK, "handwritten-letter", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-09 planned"),
        ("2026-11-19", "interviewing; interview 2026-11-19", "2026-11-27 2026-11-27 2026-12-04 planned"),
        ("2026-11-21", "interviewing; interview 2026-11-21", "2026-11-30 2026-11-30 2026-12-07 planned"),
        ("2026-12-09", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-09 overdue"),
        ("2026-12-10", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-09 lapsed"),
        ("2026-11-27", "interviewing; interview 2026-11-24; heard 2026-11-27", "silent: unless Answer"),
        ("2026-11-27", "interviewing; interview 2026-11-24; conversation 2026-11-25", "silent: unless Answer"),
        ("2026-11-24", "interviewing; interview 2026-11-24; heard 2026-11-20", "2026-12-01 2026-12-01 2026-12-09 planned"),
        ("2026-11-24", "interviewing", "silent: unknown Interview"),
        ("2026-11-24", "rejected; interview 2026-11-24", "moot: stage rejected"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn timeframe_call() {
    check_rule("tiered; tier-call off", "timeframe-call", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-09 planned"),
        ("2026-11-19", "interviewing; interview 2026-11-19; contact Ann; contact Bo", "2026-11-27 2026-11-27 2026-12-04 planned"),
        ("2026-11-21", "interviewing; interview 2026-11-21", "2026-11-30 2026-11-30 2026-12-07 planned"),
        ("2026-12-09", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-09 overdue"),
        ("2026-12-10", "interviewing; interview 2026-11-24", "2026-12-01 2026-12-01 2026-12-09 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "silent: unless Decision"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-20", "2026-12-01 2026-12-01 2026-12-09 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24", "moot: round 2 | 2026-12-01 2026-12-01 2026-12-09 planned"),
        ("2026-11-27", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn timeframe_call_is_a_switch() {
    check_rule(PLAYBOOK, "timeframe-call", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "silent: switch"),
    ]);
}

#[test]
fn phone_call() {
    check_rule(PLAYBOOK, "phone-call", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-04", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-08", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-11", "2026-12-14 2026-12-14 2026-12-21 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-12-24", "2026-12-28 2026-12-28 2027-01-05 planned"),
        ("2026-12-16", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 overdue"),
        ("2026-12-17", "interviewing; interview 2026-11-24", "2026-12-09 2026-12-09 2026-12-16 lapsed"),
        ("2026-11-24", "interviewing; interview 2026-11-24; decision 2026-11-20", "2026-12-09 2026-12-09 2026-12-16 planned"),
        ("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24; decision 2026-12-11", "moot: round 2 | 2026-12-14 2026-12-14 2026-12-21 planned"),
        ("2026-11-27", "interviewing; interview 2026-11-24; heard 2026-11-27", "moot: answered 2026-11-27"),
        ("2026-11-24", "offer; interview 2026-11-24", "moot: stage offer"),
        ("2026-11-24", "applied; applied 2026-11-19", "silent: unknown Interview"),
        ("2026-11-24", "interviewing; interview 2026-11-24; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn phone_call_is_a_switch() {
    check_rule("tiered; tier-call off", "phone-call", &[
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
fn the_worked_example() {
    check_rule(PLAYBOOK, "thank-you-email", &[("2026-11-24", "interviewing; interview 2026-11-24 10:00", "2026-11-24 2026-11-25T11:00 2026-12-02 due")]);
    check(PLAYBOOK, "2026-11-24", "interviewing; interview 2026-11-24 10:00", &[
        "collect-cards 2026-11-24",
        "thank-you-email 2026-11-24",
        "handwritten-letter 2026-12-01",
        "phone-call 2026-12-09",
    ]);
}

#[test]
fn peers_are_left_out_and_the_one_in_charge_is_called() {
    let spec = "interviewing; interview 2026-11-24; contact Ann; peer Bo; manager Cy; prefers email";
    check_how(PLAYBOOK, "thank-you-email", &[(spec, "email Ann | email Cy"), ("interviewing; interview 2026-11-24; peer Bo; peer Di", "email Bo")]);
    check_how(PLAYBOOK, "handwritten-letter", &[(spec, "letter Ann | letter Cy")]);
    check_how(PLAYBOOK, "phone-call", &[(spec, "phone Cy")]);
    check_how("tiered; tier-call off", "timeframe-call", &[(spec, "phone Cy")]);
    check_how(PLAYBOOK, "own-date", &[("interviewing; own 2026-12-18; prefers email", "phone -")]);
}

/// "An answer of theirs" is also a later round and a stage moved on, and the
/// letter is for the case of no answer.
#[test]
fn a_later_round_or_an_offer_is_an_answer_to_the_letter() {
    let shown = |spec: &str| super::planned((PLAYBOOK, "2026-11-24"), spec, &[], |follow_up| {
        (&*follow_up.rule.id == "handwritten-letter" && follow_up.state != super::State::Moot)
            .then(|| format!("round {} {}", follow_up.round.unwrap().0, follow_up.on))
    });
    assert_eq!(shown("interviewing; interview 2026-11-20; interview 2026-11-24"), ["round 2 2026-12-01"]);
    assert_eq!(shown("offer; interview 2026-11-20"), [""; 0]);
}
