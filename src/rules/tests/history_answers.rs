//! An answer of theirs ends what waits for one, whichever file tells what it
//! answers.

use super::{CHAIN, check_history};

#[test]
fn a_reply_ends_the_chain() {
    check_history(
        "default",
        &["check-in", "second-check-in"],
        &[(
            "2026-12-03",
            "interviewing; interview 2026-11-24; heard 2026-12-03",
            &["x check-in on 2026-12-02"],
            &[
                "check-in 2026-12-02 done",
                "second-check-in 2026-12-09 moot",
            ],
        )],
    );
}

/// A message in the morning, a reply in the afternoon.
#[test]
fn a_reply_of_the_same_day_ends_the_chain() {
    check_history(
        "default",
        &["check-in", "second-check-in"],
        &[(
            "2026-12-03",
            "interviewing; interview 2026-11-24; heard 2026-12-02",
            &["x check-in on 2026-12-02"],
            &[
                "check-in 2026-12-02 done",
                "second-check-in 2026-12-09 moot",
            ],
        )],
    );
}

#[test]
fn an_answer_ends_what_waits_for_one() {
    let spec = |more| format!("interviewing; interview 2026-11-24; {more}");
    // An answer before the promised day leaves the promise standing.
    check_history(
        "default",
        &CHAIN,
        &[(
            "2026-12-04",
            &spec("decision 2026-12-04; heard 2026-11-27"),
            &[],
            &[
                "check-in 2026-12-07 planned",
                "second-check-in 2026-12-14 planned",
                "move-on 2026-12-21 planned",
            ],
        )],
    );
    check_history(
        "default",
        &["second-check-in"],
        &[
            (
                "2026-12-04",
                &spec("followed-up 2026-12-02; heard 2026-12-03"),
                &[],
                &["second-check-in 2026-12-09 moot"],
            ),
            (
                "2026-12-04",
                &spec("followed-up 2026-12-02; conversation 2026-12-03"),
                &[],
                &["second-check-in 2026-12-09 moot"],
            ),
        ],
    );
}

/// It was made, and then they answered: it does not turn into the thank-you.
#[test]
fn a_check_in_that_was_answered_later_is_done() {
    check_history(
        "default",
        &["thank-you-email", "check-in"],
        &[
            (
                "2026-12-04",
                "interviewing; interview 2026-11-24; followed-up 2026-12-02; heard 2026-12-03",
                &[],
                &[
                    "thank-you-email 2026-11-24 lapsed",
                    "check-in 2026-12-02 done",
                ],
            ),
            (
                "2026-12-02",
                "interviewing; interview 2026-11-24; followed-up 2026-11-30; heard 2026-12-01",
                &[],
                &[
                    "thank-you-email 2026-11-24 overdue",
                    "check-in 2026-12-02 done",
                ],
            ),
        ],
    );
}

/// They answered on the very day on which they had promised to.
#[test]
fn an_answer_on_the_promised_day_is_an_answer() {
    check_history(
        "default",
        &["check-in", "second-check-in"],
        &[(
            "2026-12-05",
            "interviewing; interview 2026-11-24; decision 2026-12-04; heard 2026-12-04",
            &[],
            &[
                "check-in 2026-12-07 moot",
                "second-check-in 2026-12-14 moot",
            ],
        )],
    );
}
