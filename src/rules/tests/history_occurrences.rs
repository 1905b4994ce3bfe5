//! A second occurrence comes only when the first is done and what it counts
//! from has since moved past the day on which it was done.

use super::check_history;

#[test]
fn a_new_decision_date_asks_once_more() {
    let check_in = ["check-in", "move-on"];
    let done = ["x check-in on 2026-11-23 due 2026-11-23"];
    check_history(
        "default",
        &check_in,
        &[
            (
                "2026-12-01",
                "interviewing; interview 2026-11-17; decision 2026-12-04",
                &done,
                &[
                    "check-in 2026-11-23 done",
                    "check-in#2 2026-12-07 planned",
                    "move-on 2026-12-14 planned",
                ],
            ),
            // Not done: the one act moves.
            (
                "2026-12-01",
                "interviewing; interview 2026-11-17; decision 2026-12-04",
                &["open check-in"],
                &["check-in 2026-12-07 planned", "move-on 2026-12-21 waiting"],
            ),
            (
                "2026-12-01",
                "interviewing; interview 2026-11-17; decision 2026-12-04",
                &[],
                &["check-in 2026-12-07 planned", "move-on 2026-12-21 planned"],
            ),
            // The date stands where it stood.
            (
                "2026-12-01",
                "interviewing; interview 2026-11-17; decision 2026-11-20",
                &done,
                &["check-in 2026-11-23 done", "move-on 2026-12-07 planned"],
            ),
            // Moved, but not past the day it was done.
            (
                "2026-12-01",
                "interviewing; interview 2026-11-17; decision 2026-11-23",
                &done,
                &["check-in 2026-11-24 done", "move-on 2026-12-07 planned"],
            ),
        ],
    );
}

#[test]
fn what_was_done_early_is_not_asked_for_again() {
    check_history(
        "default",
        &["check-in"],
        &[
            (
                "2026-12-02",
                "interviewing; interview 2026-11-17; decision 2026-12-04",
                &["x check-in on 2026-12-01 due 2026-12-07"],
                &["check-in 2026-12-07 done"],
            ),
            (
                "2026-12-08",
                "interviewing; interview 2026-11-17; decision 2026-12-04",
                &["x check-in on 2026-12-01 due 2026-12-07"],
                &["check-in 2026-12-07 done"],
            ),
            // Without any day nobody can tell.
            (
                "2026-12-02",
                "interviewing; interview 2026-11-17; decision 2026-12-04",
                &["x check-in"],
                &["check-in 2026-12-07 done"],
            ),
        ],
    );
    check_history(
        "default",
        &["thank-you-note", "thank-you-email"],
        &[(
            "2026-11-24",
            "interviewing; interview 2026-11-24",
            &[
                "x thank-you-note on 2026-11-23 due 2026-11-30",
                "x thank-you-email on 2026-11-23 due 2026-11-25",
            ],
            &[
                "thank-you-email 2026-11-24 done",
                "thank-you-note 2026-11-25 done",
            ],
        )],
    );
}

#[test]
fn a_date_that_becomes_known_later_is_a_new_date() {
    check_history(
        "default",
        &["check-in"],
        &[(
            "2026-12-07",
            "interviewing; interview 2026-11-24; decision 2026-12-11",
            &["x check-in on 2026-12-02 due 2026-12-02"],
            &["check-in 2026-12-02 done", "check-in#2 2026-12-14 planned"],
        )],
    );
}

#[test]
fn an_interview_that_was_put_off_is_thanked_for_when_it_was_held() {
    let done = [
        "x ask-next-step on 2026-11-10 due 2026-11-10",
        "x thank-you-email on 2026-11-10 due 2026-11-11",
    ];
    check_history(
        "default",
        &["ask-next-step", "thank-you-email"],
        &[
            (
                "2026-11-20",
                "interviewing; interview 2026-11-24",
                &done,
                &[
                    "ask-next-step 2026-11-10 done",
                    "thank-you-email 2026-11-10 done",
                    "ask-next-step#2 2026-11-24 planned",
                    "thank-you-email#2 2026-11-24 planned",
                ],
            ),
            (
                "2026-11-20",
                "interviewing; interview 2026-11-10",
                &done,
                &[
                    "ask-next-step 2026-11-10 done",
                    "thank-you-email 2026-11-10 done",
                ],
            ),
        ],
    );
}

#[test]
fn other_dates_that_come_round_again() {
    check_history(
        "default",
        &["own-date"],
        &[
            (
                "2026-11-23",
                "interviewing; own 2026-12-04",
                &["x own-date on 2026-11-20 due 2026-11-20"],
                &["own-date 2026-11-20 done", "own-date#2 2026-12-04 planned"],
            ),
            (
                "2026-11-23",
                "interviewing; own 2026-11-20",
                &["x own-date on 2026-11-20 due 2026-11-20"],
                &["own-date 2026-11-20 done"],
            ),
            (
                "2026-12-15",
                "interviewing; own 2026-12-14",
                &[
                    "x own-date on 2026-11-20 due 2026-11-20",
                    "x own-date occurrence 2 on 2026-12-04 due 2026-12-04",
                ],
                &[
                    "own-date 2026-11-20 done",
                    "own-date#2 2026-12-04 done",
                    "own-date#3 2026-12-14 overdue",
                ],
            ),
        ],
    );
    check_history(
        "default",
        &["references-asked", "congratulate", "takeaway"],
        &[(
            "2026-11-23",
            "interviewing; references 2026-11-20; news 2026-11-23; conversation 2026-11-23",
            &[
                "x references-asked on 2026-11-10 due 2026-11-10",
                "x congratulate on 2026-11-10 due 2026-11-10",
                "x takeaway on 2026-11-23 due 2026-11-24",
            ],
            &[
                "congratulate 2026-11-10 done",
                "references-asked 2026-11-10 done",
                "references-asked#2 2026-11-20 overdue",
                "takeaway 2026-11-23 done",
                "congratulate#2 2026-11-23 due",
            ],
        )],
    );
}

#[test]
fn a_later_round_is_asked_about_for_itself() {
    check_history(
        "default",
        &["check-in"],
        &[(
            "2026-12-02",
            "interviewing; interview 2026-11-10; interview 2026-12-01",
            &["x check-in round 1 on 2026-11-17 due 2026-11-17"],
            &["check-in 2026-11-17 done", "check-in 2026-12-08 planned"],
        )],
    );
}

#[test]
fn a_moved_decision_wakes_nothing_that_was_overtaken_and_closes_nothing_before_it() {
    check_history(
        "default",
        &["reminder", "check-in", "second-check-in", "move-on"],
        &[(
            "2026-12-01",
            "interviewing; interview 2026-11-10; decision 2026-12-04",
            &["x check-in on 2026-11-23 due 2026-11-23"],
            &[
                "reminder 2026-11-17 moot",
                "check-in 2026-11-23 done",
                "check-in#2 2026-12-07 planned",
                "second-check-in 2026-12-14 moot",
                "move-on 2026-12-14 planned",
            ],
        )],
    );
    check_history(
        "default; cap 1",
        &["reminder", "check-in", "move-on"],
        &[(
            "2026-11-02",
            "interviewing; interview 2026-11-02; decision 2026-11-30",
            &[],
            &[
                "reminder 2026-11-09 planned",
                "check-in 2026-12-01 moot",
                "move-on 2026-12-01 planned",
            ],
        )],
    );
}
