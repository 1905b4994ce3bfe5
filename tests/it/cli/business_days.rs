//! `followup business-days`: one date, or why there is none.

use super::check;

#[test]
fn business_days_are_counted() {
    fn answer(line: &str, expected: &str) {
        check(
            &format!("business-days {line}"),
            0,
            &format!("{expected}\n"),
            "",
        );
    }
    answer("2026-11-25 1 --holiday 2026-11-26", "2026-11-27");
    answer("2026-11-25 1", "2026-11-26");
    answer("2026-11-23 -1", "2026-11-20");
    answer("2026-11-30 -2 --holiday 2026-11-26", "2026-11-25");
    // Nothing to count: the day itself, whatever day it is.
    answer("2026-11-28 0", "2026-11-28");
    answer("2026-11-28 0 --roll following", "2026-11-30");
    answer("2026-11-28 0 --roll preceding", "2026-11-27");
    answer("2026-10-31 0 --roll modified-following", "2026-10-30");
    answer("2026-11-01 0 --roll modified-preceding", "2026-11-02");
    answer("2026-11-28 0 --roll nearest", "2026-11-27");
    answer("2026-11-29 0 --roll nearest", "2026-11-30");
    answer("2026-11-28 0 --roll unadjusted", "2026-11-28");
    // Day 1 is the first one strictly after the start; a roll comes before.
    answer("2026-11-28 1", "2026-11-30");
    answer("2026-11-28 1 --roll following", "2026-12-01");
    answer("2026-11-28 1 --roll preceding", "2026-11-30");
    answer("2026-11-26 1 --weekend fri,sat", "2026-11-29");
    answer("2026-11-27 1 --weekend none", "2026-11-28");
    answer("2026-11-27 1 --workday 2026-11-28", "2026-11-28");
    answer(
        "2026-12-23 1 --blackout 2026-12-24..2027-01-01",
        "2027-01-04",
    );
    answer(
        "2026-11-25 1 --holiday 2026-11-26 --holiday 2026-11-27",
        "2026-11-30",
    );
}

#[test]
fn business_days_refuses_what_it_cannot_count() {
    fn refused(line: &str, stderr: &str) {
        check(&format!("business-days {line}"), 2, "", stderr);
    }
    refused(
        "2026-11-28 1 --weekend mon,tue,wed,thu,fri,sat,sun",
        "error: a week without working days has no business days\n\
         hint: write days like sat,sun or fri,sat, or none\n",
    );
    refused(
        "2026-11-28 two",
        "error: could not understand `two` as a number of business days\n\
         hint: write a whole number, like 5 or -2\n",
    );
    refused(
        "28.11.2026 1",
        "error: could not understand `28.11.2026` as a date\n\
         hint: write a date like 2026-11-21\n",
    );
    refused(
        "2026-02-30 1",
        "error: could not understand `2026-02-30` as a date\n\
         hint: write a date like 2026-11-21\n",
    );
    refused(
        "2026-11-28 1 --roll backward",
        "error: could not understand `--roll backward`\n\
         hint: write one of following, modified-following, preceding, modified-preceding, \
         nearest, unadjusted\n",
    );
    refused(
        "2026-11-28 99999999",
        "error: 99999999 business days from 2026-11-28 are beyond the calendar\n",
    );
}
