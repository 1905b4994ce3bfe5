//! The person's own date beside what was done: what it stands in for, and what
//! fulfils it.

use super::check_history;

#[test]
fn the_own_date_stands_in_for_the_check_in_that_it_silences() {
    let rules = ["own-date", "check-in", "second-check-in", "move-on"];
    let spec = "interviewing; interview 2026-11-24; own 2026-12-03";
    check_history(
        "default",
        &rules,
        &[
            (
                "2026-12-01",
                spec,
                &[],
                &[
                    "check-in 2026-12-02 moot",
                    "own-date 2026-12-03 planned",
                    "second-check-in 2026-12-10 planned",
                    "move-on 2026-12-17 planned",
                ],
            ),
            // Law 8 holds for it too.
            (
                "2026-12-07",
                spec,
                &["x own-date on 2026-12-07 due 2026-12-03"],
                &[
                    "check-in 2026-12-02 moot",
                    "own-date 2026-12-03 done",
                    "second-check-in 2026-12-14 planned",
                    "move-on 2026-12-21 planned",
                ],
            ),
            // What was done before is done.
            (
                "2026-12-03",
                spec,
                &["x check-in on 2026-12-02"],
                &[
                    "check-in 2026-12-02 done",
                    "own-date 2026-12-03 due",
                    "second-check-in 2026-12-09 planned",
                    "move-on 2026-12-16 planned",
                ],
            ),
        ],
    );
}

/// What counts from the own date waits while its task stands open.
#[test]
fn a_chain_waits_for_the_own_date_that_it_counts_from() {
    check_history(
        "default",
        &["own-date", "second-check-in"],
        &[(
            "2026-12-07",
            "interviewing; interview 2026-11-24; own 2026-12-03",
            &["open own-date"],
            &[
                "own-date 2026-12-03 overdue",
                "second-check-in 2026-12-10 waiting",
            ],
        )],
    );
}

#[test]
fn the_own_date_is_done_by_a_contact_of_its_day_or_later() {
    check_history(
        "default",
        &["own-date"],
        &[
            (
                "2026-12-07",
                "interviewing; own 2026-12-04; contacted 2026-12-03",
                &[],
                &["own-date 2026-12-04 overdue"],
            ),
            (
                "2026-12-07",
                "interviewing; own 2026-12-04; contacted 2026-12-04",
                &[],
                &["own-date 2026-12-04 done"],
            ),
            (
                "2026-12-07",
                "interviewing; own 2026-12-04; contacted 2026-12-07",
                &[],
                &["own-date 2026-12-04 done"],
            ),
        ],
    );
}
