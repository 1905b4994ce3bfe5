//! The cap counts what was done.

use super::{CHAIN, check_history};

#[test]
fn the_cap_counts_what_was_done_and_not_what_lapsed() {
    let rules = ["reminder", "check-in", "second-check-in", "move-on"];
    let spec = "interviewing; interview 2026-11-02; decision 2026-11-30";
    check_history(
        "default",
        &rules,
        &[
            (
                "2026-12-01",
                spec,
                &["x reminder on 2026-11-09"],
                &[
                    "reminder 2026-11-09 done",
                    "check-in 2026-12-01 due",
                    "second-check-in 2026-12-08 moot",
                    "move-on 2026-12-08 planned",
                ],
            ),
            (
                "2026-12-01",
                spec,
                &["open reminder"],
                &[
                    "reminder 2026-11-09 lapsed",
                    "check-in 2026-12-01 due",
                    "second-check-in 2026-12-08 planned",
                    "move-on 2026-12-15 planned",
                ],
            ),
            (
                "2026-12-03",
                spec,
                &["x reminder on 2026-11-09", "x check-in on 2026-12-03"],
                &[
                    "reminder 2026-11-09 done",
                    "check-in 2026-12-01 done",
                    "second-check-in 2026-12-10 moot",
                    "move-on 2026-12-10 planned",
                ],
            ),
        ],
    );
    // The reminder was answered, and they kept to the promised day.
    check_history(
        "default",
        &rules,
        &[(
            "2026-12-01",
            &format!("{spec}; heard 2026-11-12"),
            &["x reminder on 2026-11-09"],
            &[
                "reminder 2026-11-09 done",
                "check-in 2026-12-01 due",
                "second-check-in 2026-12-08 planned",
                "move-on 2026-12-15 planned",
            ],
        )],
    );
    // Both were done: a moved date brings no third.
    let moved = "interviewing; interview 2026-11-10; decision 2026-12-04";
    let both = [
        "x check-in on 2026-11-23 due 2026-11-23",
        "x second-check-in on 2026-11-30 due 2026-11-30",
    ];
    check_history(
        "default",
        &["check-in", "move-on"],
        &[(
            "2026-12-01",
            moved,
            &both,
            &[
                "check-in 2026-11-23 done",
                "check-in#2 2026-12-07 moot",
                "move-on 2026-12-07 planned",
            ],
        )],
    );
    // They answered with that date, so that the count starts anew.
    check_history(
        "default",
        &CHAIN,
        &[(
            "2026-12-02",
            &format!("{moved}; heard 2026-12-01"),
            &both,
            &[
                "check-in 2026-11-23 done",
                "second-check-in 2026-11-30 done",
                "check-in#2 2026-12-07 planned",
                "second-check-in#2 2026-12-14 planned",
                "move-on 2026-12-21 planned",
            ],
        )],
    );
    // Check-ins on the application count apart.
    check_history(
        "default",
        &CHAIN,
        &[(
            "2026-11-24",
            "interviewing; applied 2026-11-02; interview 2026-11-24",
            &[
                "x resume-check-in on 2026-11-09",
                "x verify-receipt on 2026-11-09",
            ],
            &[
                "check-in 2026-12-02 planned",
                "second-check-in 2026-12-09 planned",
                "move-on 2026-12-16 planned",
            ],
        )],
    );
}
