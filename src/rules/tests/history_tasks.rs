//! What the todo files say: chains count from what was done and wait for what
//! stands open, and what is done stays done.

use super::{CHAIN, check_history};

#[test]
fn a_chain_counts_from_the_day_the_earlier_act_was_done() {
    let spec = "interviewing; interview 2026-11-24";
    check_history(
        "default",
        &CHAIN,
        &[
            // Late, early, without a day, and both.
            (
                "2026-12-04",
                spec,
                &["x check-in on 2026-12-04"],
                &[
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-11 planned",
                    "move-on 2026-12-18 planned",
                ],
            ),
            (
                "2026-12-04",
                spec,
                &["x check-in on 2026-11-30 due 2026-12-02"],
                &[
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-07 planned",
                    "move-on 2026-12-14 planned",
                ],
            ),
            (
                "2026-12-04",
                spec,
                &["x check-in"],
                &[
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-09 planned",
                    "move-on 2026-12-16 planned",
                ],
            ),
            (
                "2026-12-14",
                spec,
                &[
                    "x check-in on 2026-12-04",
                    "x second-check-in on 2026-12-14",
                ],
                &[
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-11 done",
                    "move-on 2026-12-21 planned",
                ],
            ),
            // The first was left out and the second made.
            (
                "2026-12-10",
                spec,
                &["x second-check-in on 2026-12-10"],
                &[
                    "check-in 2026-12-02 lapsed",
                    "second-check-in 2026-12-09 done",
                    "move-on 2026-12-17 planned",
                ],
            ),
        ],
    );
    // A week after Thu 11-19 is Thanksgiving.
    check_history(
        "default",
        &CHAIN,
        &[(
            "2026-11-20",
            "interviewing; interview 2026-11-10",
            &["x check-in on 2026-11-19"],
            &[
                "check-in 2026-11-17 done",
                "second-check-in 2026-11-27 planned",
                "move-on 2026-12-04 planned",
            ],
        )],
    );
    check_history(
        "two-contacts",
        &CHAIN,
        &[(
            "2026-12-04",
            spec,
            &["x check-in on 2026-12-04"],
            &["check-in 2026-12-02 done", "move-on 2026-12-11 planned"],
        )],
    );
    check_history(
        "email-then-voicemail",
        &["decision-email", "voicemail", "let-go", "keep-in-touch"],
        &[
            (
                "2026-12-15",
                "interviewing; interview 2026-11-24; decision 2026-12-04",
                &["x decision-email on 2026-12-08"],
                &[
                    "decision-email 2026-12-07 done",
                    "voicemail 2026-12-15 due",
                    "let-go 2026-12-22 planned",
                    "keep-in-touch 2027-03-22 planned",
                ],
            ),
            (
                "2026-12-16",
                "interviewing; interview 2026-11-24; decision 2026-12-04",
                &[
                    "x decision-email on 2026-12-08",
                    "x voicemail on 2026-12-16",
                    "x let-go on 2026-12-23",
                ],
                &[
                    "decision-email 2026-12-07 done",
                    "voicemail 2026-12-15 done",
                    "let-go 2026-12-23 done",
                    "keep-in-touch 2027-03-23 planned",
                ],
            ),
        ],
    );
}

#[test]
fn a_chain_waits_while_the_earlier_act_stands_open() {
    let spec = "interviewing; interview 2026-11-24";
    check_history(
        "default",
        &CHAIN,
        &[
            (
                "2026-11-30",
                spec,
                &["open check-in"],
                &[
                    "check-in 2026-12-02 planned",
                    "second-check-in 2026-12-09 waiting",
                    "move-on 2026-12-16 waiting",
                ],
            ),
            (
                "2026-12-04",
                spec,
                &["open check-in"],
                &[
                    "check-in 2026-12-02 overdue",
                    "second-check-in 2026-12-09 waiting",
                    "move-on 2026-12-16 waiting",
                ],
            ),
            (
                "2026-12-09",
                spec,
                &["open check-in"],
                &[
                    "check-in 2026-12-02 overdue",
                    "second-check-in 2026-12-09 waiting",
                    "move-on 2026-12-16 waiting",
                ],
            ),
            (
                "2026-12-09",
                spec,
                &["open second-check-in"],
                &[
                    "check-in 2026-12-02 overdue",
                    "second-check-in 2026-12-09 due",
                    "move-on 2026-12-16 waiting",
                ],
            ),
            (
                "2026-12-09",
                spec,
                &[
                    "x check-in on 2026-12-02",
                    "open second-check-in",
                    "open move-on",
                ],
                &[
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-09 due",
                    "move-on 2026-12-16 waiting",
                ],
            ),
            // No file knows of it: nothing is known to be open.
            (
                "2026-12-09",
                spec,
                &[],
                &[
                    "check-in 2026-12-02 overdue",
                    "second-check-in 2026-12-09 due",
                    "move-on 2026-12-16 planned",
                ],
            ),
        ],
    );
    check_history(
        "two-contacts",
        &CHAIN,
        &[(
            "2026-12-09",
            spec,
            &["open check-in"],
            &["check-in 2026-12-02 overdue", "move-on 2026-12-09 waiting"],
        )],
    );
}

/// "While the earlier act is known to be open (its task stands open in the todo
/// file) the later one waits": also once the earlier one has lapsed.
#[test]
fn a_chain_waits_for_a_task_that_stands_open_although_it_lapsed() {
    check_history(
        "default",
        &CHAIN,
        &[(
            "2026-12-10",
            "interviewing; interview 2026-11-24",
            &["open check-in"],
            &[
                "check-in 2026-12-02 lapsed",
                "second-check-in 2026-12-09 waiting",
                "move-on 2026-12-16 waiting",
            ],
        )],
    );
}

#[test]
fn the_call_for_the_time_frame_counts_from_the_first_persons_thank_you() {
    let rules = ["timeframe-call"];
    let spec = "interviewing; interview 2026-11-24; peer Di; contact Ann; contact Bo";
    check_history(
        "tiered; tier-call off",
        &rules,
        &[
            (
                "2026-11-30",
                spec,
                &[],
                &["timeframe-call 2026-12-01 planned"],
            ),
            (
                "2026-11-30",
                spec,
                &["x thank-you-email person 2 on 2026-11-27"],
                &["timeframe-call 2026-12-01 planned"],
            ),
            (
                "2026-11-30",
                spec,
                &["x thank-you-email person 1 on 2026-11-25"],
                &["timeframe-call 2026-12-02 planned"],
            ),
            (
                "2026-11-30",
                spec,
                &["x thank-you-email person 1 on 2026-11-28"],
                &["timeframe-call 2026-12-07 planned"],
            ),
            (
                "2026-11-30",
                spec,
                &["open thank-you-email person 1"],
                &["timeframe-call 2026-12-01 waiting"],
            ),
            (
                "2026-11-30",
                spec,
                &["open thank-you-email person 2"],
                &["timeframe-call 2026-12-01 planned"],
            ),
        ],
    );
}

#[test]
fn what_is_done_stays_done_whatever_the_stage() {
    let spec = "interview 2026-11-24; rejected 2026-11-30";
    let tasks = [
        "x thank-you-email on 2026-11-24",
        "x check-in on 2026-11-27",
    ];
    check_history(
        "default",
        &["thank-you-email", "check-in", "second-check-in"],
        &[
            (
                "2026-12-01",
                &format!("rejected; {spec}"),
                &tasks,
                &[
                    "thank-you-email 2026-11-24 done",
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-04 moot",
                ],
            ),
            (
                "2026-12-01",
                &format!("offer; {spec}"),
                &tasks,
                &[
                    "thank-you-email 2026-11-24 done",
                    "check-in 2026-12-02 done",
                    "second-check-in 2026-12-04 moot",
                ],
            ),
        ],
    );
}

#[test]
fn each_person_is_thanked_once() {
    let spec = "interviewing; interview 2026-11-24; contact Ann; contact Bo";
    check_history(
        "default",
        &["thank-you-email"],
        &[(
            "2026-11-25",
            spec,
            &["x thank-you-email person 1 on 2026-11-24"],
            &[
                "thank-you-email 2026-11-24 due",
                "thank-you-email 2026-11-24 done",
            ],
        )],
    );
}
