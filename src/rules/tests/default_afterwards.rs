//! Each rule of `default` for what comes after, and whenever it comes.

use super::{check_how, check_rule};

const PLAYBOOK: &str = "default";

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
fn stay_warm() {
    check_rule(PLAYBOOK, "stay-warm", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "2027-03-16 2027-03-16 2027-04-13 planned"),
        ("2026-11-24", "ghosted; interview 2026-11-02", "2027-02-23 2027-02-23 2027-03-23 planned"),
        ("2026-11-24", "closed; interview 2026-11-02", "2027-02-23 2027-02-23 2027-03-23 planned"),
        ("2026-11-24", "rejected; interview 2026-11-10; rejected 2026-11-20", "2027-02-22 2027-02-22 2027-03-22 planned"),
        ("2026-11-30", "rejected; interview 2026-11-10; rejected 2026-11-30", "2027-03-01 2027-03-01 2027-03-29 planned"),
        ("2026-11-24", "rejected; applied 2026-11-02; rejected 2026-11-20", "silent: needs InterviewBefore"),
        ("2026-11-24", "rejected; interview 2026-11-10", "silent: unknown Rejected"),
        ("2026-11-24", "ghosted; applied 2026-11-02", "silent: unknown Rejected"),
        ("2026-11-24", "offer; interview 2026-11-10; rejected 2026-11-20", "moot: stage offer"),
        ("2026-11-24", "interviewing; interview 2026-11-10; no-contact", "moot: no contact"),
    ]);
}

#[test]
fn stay_warm_is_a_switch() {
    check_rule("default; stay-warm off", "stay-warm", &[
        ("2026-11-24", "interviewing; interview 2026-11-24", "silent: switch"),
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
fn how_friends_are_kept() {
    check_how(PLAYBOOK, "keep-in-touch", &[("rejected; interview 2026-11-10; rejected 2026-11-20; contact Ann", "linkedin Ann")]);
    check_how(PLAYBOOK, "stay-warm", &[("rejected; interview 2026-11-10; rejected 2026-11-20; contact Ann; prefers phone", "email Ann")]);
    check_how(PLAYBOOK, "congratulate", &[("applied; news 2026-11-20; contact Ann; prefers phone", "email Ann")]);
}
