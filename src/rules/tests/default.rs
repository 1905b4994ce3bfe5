//! Each rule of `default` on the application and the offer: fires, does not, meets its bound.

use super::{check, check_how, check_rule};

const PLAYBOOK: &str = "default";

#[test]
fn apply_by() {
    check_rule(PLAYBOOK, "apply-by", &[
        ("2026-11-20", "wishlist; deadline 2026-12-04", "2026-12-02 2026-12-04 2026-12-04 planned"),
        ("2026-11-25", "wishlist; deadline 2026-11-29", "2026-11-25 2026-11-29 2026-11-29 due"),
        ("2026-11-29", "wishlist; deadline 2026-11-29", "2026-11-25 2026-11-29 2026-11-29 due"),
        ("2026-11-30", "wishlist; deadline 2026-11-29", "2026-11-25 2026-11-29 2026-11-29 lapsed"),
        ("2026-11-20", "wishlist; deadline 2026-11-26", "2026-11-24 2026-11-26 2026-11-26 planned"),
        ("2026-11-20", "wishlist; deadline 2026-12-04; no-contact", "2026-12-02 2026-12-04 2026-12-04 planned"),
        ("2026-11-20", "applied; deadline 2026-12-04", "moot: stage applied"),
        ("2026-11-20", "wishlist", "silent: unknown Deadline"),
    ]);
}

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
        ("2026-11-19", "applied; applied 2026-11-19; decision 2026-12-01", "silent: unless Decision"),
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
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann; decision 2026-12-01", "silent: unless Decision"),
        ("2026-11-19", "screening; applied 2026-11-19; contact Ann", "moot: stage screening"),
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann; blackout 2026-11-24..2026-12-08", "2026-11-23 2026-11-23 2026-12-03 planned"),
        ("2026-11-19", "applied; applied 2026-11-19; contact Ann; blackout 2026-11-20..2026-12-08", "2026-12-03 2026-12-03 2026-12-03 planned"),
    ]);
}

#[test]
fn let_go_application() {
    check_rule(PLAYBOOK, "let-go-application", &[
        ("2026-11-19", "applied; applied 2026-11-19", "2026-12-18 2026-12-18 2027-01-19 planned"),
        ("2026-12-18", "assessment; applied 2026-11-19; contact Ann", "2026-12-18 2026-12-18 2027-01-19 due"),
        ("2026-12-01", "screening; applied 2026-11-02", "2026-12-01 2026-12-01 2026-12-30 due"),
        ("2027-01-19", "applied; applied 2026-11-19", "2026-12-18 2026-12-18 2027-01-19 overdue"),
        ("2027-01-20", "applied; applied 2026-11-19", "2026-12-18 2026-12-18 2027-01-19 lapsed"),
        ("2026-11-19", "applied; applied 2026-11-19; no-contact", "2026-12-18 2026-12-18 2027-01-19 planned"),
        ("2026-11-19", "applied; applied 2026-11-19; interview 2026-12-01", "silent: unless Interview"),
        ("2026-11-19", "applied; applied 2026-11-02; decision 2026-12-04", "2027-01-05 2027-01-05 2027-02-02 planned"),
        ("2026-11-19", "applied; applied 2026-11-19; decision 2026-11-19", "2026-12-18 2026-12-18 2027-01-19 planned"),
        ("2026-11-19", "interviewing; applied 2026-11-19", "moot: stage interviewing"),
        ("2026-11-19", "ghosted; applied 2026-11-19", "moot: stage ghosted"),
        ("2026-11-19", "applied", "silent: unknown Applied"),
    ]);
}

#[test]
fn answer_offer() {
    check_rule(PLAYBOOK, "answer-offer", &[
        ("2026-11-20", "offer; offer-deadline 2026-12-04", "2026-12-02 2026-12-04 2026-12-04 planned"),
        ("2026-11-20", "offer; offer-deadline 2026-11-29", "2026-11-25 2026-11-29 2026-11-29 planned"),
        ("2026-11-27", "offer; offer-deadline 2026-11-27", "2026-11-24 2026-11-27 2026-11-27 due"),
        ("2026-11-28", "offer; offer-deadline 2026-11-27", "2026-11-24 2026-11-27 2026-11-27 lapsed"),
        ("2026-11-20", "offer", "silent: unknown OfferDeadline"),
        ("2026-11-20", "accepted; offer-deadline 2026-12-04", "moot: stage accepted"),
        ("2026-11-20", "interviewing; offer-deadline 2026-12-04", "moot: stage interviewing"),
    ]);
}

#[test]
fn the_worked_examples() {
    check(PLAYBOOK, "2026-11-24", "interviewing; interview 2026-11-24", &[
        "ask-next-step 2026-11-24",
        "thank-you-email 2026-11-24",
        "thank-you-note 2026-11-25",
        "linkedin 2026-11-25",
        "check-in 2026-12-02",
        "second-check-in 2026-12-09",
        "move-on 2026-12-16",
        "stay-warm 2027-03-16",
    ]);
    check(PLAYBOOK, "2026-11-02", "interviewing; interview 2026-11-02; decision 2026-11-30", &[
        "ask-next-step 2026-11-02",
        "thank-you-email 2026-11-02",
        "thank-you-note 2026-11-03",
        "linkedin 2026-11-03",
        "reminder 2026-11-09",
        "check-in 2026-12-01",
        "move-on 2026-12-08",
        "stay-warm 2027-03-08",
    ]);
    check_rule(PLAYBOOK, "thank-you-email", &[("2026-11-25", "interviewing; interview 2026-11-25 14:00", "2026-11-25 2026-11-26T15:00 2026-12-03 due")]);
    for rule in ["thank-you-note", "linkedin"] {
        check_rule(PLAYBOOK, rule, &[("2026-11-25", "interviewing; interview 2026-11-25 14:00", "2026-11-27 2026-12-01 2026-12-03 planned")]);
    }
    check_rule(PLAYBOOK, "check-in", &[("2026-11-24", "interviewing; interview 2026-11-10; interview 2026-11-24; decision 2026-12-04", "moot: round 2 | 2026-12-07 2026-12-07 2026-12-18 planned")]);
    check(PLAYBOOK, "2026-11-19", "applied; applied 2026-11-19; contact Ann", &["resume-check-in 2026-11-27", "let-go-application 2026-12-18"]);
    check(PLAYBOOK, "2026-11-19", "wishlist; deadline 2026-11-29", &["apply-by 2026-11-25"]);
}

#[test]
fn a_call_without_a_contact_and_a_mail_with_one() {
    check_how(PLAYBOOK, "verify-receipt", &[("applied; applied 2026-11-19; prefers email", "phone -")]);
    check_how(PLAYBOOK, "resume-check-in", &[("applied; applied 2026-11-19; contact Ann; contact Bo; prefers phone", "email Ann")]);
}
