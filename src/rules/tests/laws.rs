//! The laws against playbooks that would break them.

use super::{check, check_history, check_rule};

/// One more rule beside those of the default playbook, and a cap out of the way.
fn own(rule: &str) -> String {
    format!(
        "name = 'own'\nextends = 'default'\ncap = 5\n[[rule]]\nid = 'extra'\nsummary = 'a'\ndetails = 'b'\n{rule}"
    )
}

const CALL: &str = "kind = 'check-in'\nanchor = 'interview'\noffset = '5 business days'\n";

#[test]
fn law_2_no_check_in_on_or_before_the_promised_day() {
    let spec = "interviewing; interview 2026-11-24; decision 2026-12-04";
    let early = own(
        "kind = 'check-in'\nanchor = 'interview'\noffset = '1 business day'\nlatest = '20 business days'",
    );
    check_rule(
        &early,
        "extra",
        &[
            (
                "2026-11-24",
                "interviewing; interview 2026-11-24",
                "2026-11-25 2026-11-25 2026-12-23 planned",
            ),
            (
                "2026-11-24",
                "interviewing; interview 2026-11-24; decision 2026-11-24",
                "2026-11-27 2026-11-27 2026-12-23 planned",
            ),
        ],
    );
    // A courtesy asks for nothing.
    let courtesy = own(
        "kind = 'courtesy'\nanchor = 'interview'\noffset = '1 business day'\nlatest = '20 business days'",
    );
    check_rule(
        &courtesy,
        "extra",
        &[(
            "2026-11-24",
            spec,
            "2026-11-25 2026-11-25 2026-12-23 planned",
        )],
    );
    // An early message does not bring the next one before the promised day.
    check_history(
        "default",
        &["check-in", "second-check-in"],
        &[(
            "2026-11-30",
            spec,
            &["x check-in on 2026-11-27 due 2026-12-07"],
            &[
                "check-in 2026-12-07 done",
                "second-check-in 2026-12-07 planned",
            ],
        )],
    );
    // What lapses before the promised day has no day left.
    let late = own(
        "kind = 'check-in'\nanchor = 'interview'\noffset = '1 business day'\nlatest = '5 business days'",
    );
    let moot = "moot: decision 2026-12-04";
    check_rule(&late, "extra", &[("2026-11-24", spec, moot)]);
    let just = format!(
        "name = 'own'\ncap = 5\n[[rule]]\nid = 'extra'\nsummary = 'a'\ndetails = 'b'\n{CALL}latest = '8 business days'"
    );
    let on_the_last_day = "2026-12-07 2026-12-07 2026-12-07 planned";
    check_rule(&just, "extra", &[("2026-11-24", spec, on_the_last_day)]);
}

/// Every follow-up that is not moot of an application without an interview,
/// whose employer named the day of the decision.
#[test]
fn law_2_holds_before_any_interview() {
    for stage in ["applied", "screening", "assessment"] {
        let check = |playbook, rest: &str, expected: &[&str]| {
            let spec = format!("{stage}; applied 2026-11-02; {rest}");
            check(playbook, "2026-11-24", &spec, expected);
        };
        let decision = "decision 2026-12-04";
        for contact in ["", "contact Ann; "] {
            let find = ["find-contact 2026-11-03"];
            let find = if contact.is_empty() { &find[..] } else { &[] };
            let with = |rest: &[&'static str]| [find, rest].concat();
            let rest = format!("{contact}{decision}");
            check(
                "default",
                &rest,
                &with(&[
                    "check-in 2026-12-07",
                    "second-check-in 2026-12-14",
                    "move-on 2026-12-21",
                    // D +20bd, past two holidays; A +20bd was 12-01.
                    "let-go-application 2027-01-05",
                ]),
            );
            check("within-a-week", &rest, &with(&["check-in 2026-12-07"]));
            let chain = ["check-in 2026-12-07", "move-on 2026-12-14"];
            check("two-contacts", &rest, &chain);
            check("five-business-days", &rest, &chain[..1]);
            let chain = [
                "decision-email 2026-12-07",
                "voicemail 2026-12-14",
                "let-go 2026-12-21",
            ];
            check("email-then-voicemail", &rest, &chain);
            check("tiered", &rest, &["phone-call 2026-12-07"]);
            check("tiered; tier-call off", &rest, &[]);
        }
        // Whoever wants no contact gets none; the closing stays.
        check(
            "default",
            &format!("{decision}; no-contact"),
            &["find-contact 2026-11-03", "let-go-application 2027-01-05"],
        );
    }
    // A day before the application was named for another one.
    check(
        "default",
        "2026-11-24",
        "applied; applied 2026-11-19; decision 2026-11-18; contact Ann",
        &[
            "resume-check-in 2026-11-27",
            "let-go-application 2026-12-18",
        ],
    );
    // One on the day of the application holds.
    check(
        "within-a-week",
        "2026-11-24",
        "applied; applied 2026-11-19; decision 2026-11-19; contact Ann",
        &["check-in 2026-11-20"],
    );
    for stage in [
        "wishlist",
        "offer",
        "accepted",
        "rejected",
        "withdrawn",
        "ghosted",
        "on_hold",
        "closed",
    ] {
        for playbook in [
            "default",
            "within-a-week",
            "two-contacts",
            "five-business-days",
            "email-then-voicemail",
            "tiered",
        ] {
            let spec = format!("{stage}; applied 2026-11-02; decision 2026-12-04");
            check(playbook, "2026-11-24", &spec, &[]);
        }
    }
}

#[test]
fn law_3_never_more_than_the_cap() {
    let spec = "interviewing; interview 2026-11-02; decision 2026-11-30";
    check_rule(
        "default; cap 0",
        "check-in",
        &[("2026-11-02", spec, "moot: cap 0")],
    );
    check_rule(
        "default; cap 0",
        "move-on",
        &[("2026-11-02", spec, "moot: with second-check-in")],
    );
    check_rule(
        "default; cap 1",
        "reminder",
        &[(
            "2026-11-02",
            spec,
            "2026-11-09 2026-11-09 2026-11-27 planned",
        )],
    );
    check_rule(
        "default; cap 1",
        "check-in",
        &[("2026-11-02", spec, "moot: cap 1")],
    );
    check_rule(
        "default; cap 3",
        "second-check-in",
        &[(
            "2026-11-02",
            spec,
            "2026-12-08 2026-12-08 2026-12-15 planned",
        )],
    );
    check_rule(
        "default; cap 3",
        "move-on",
        &[(
            "2026-11-02",
            spec,
            "2026-12-15 2026-12-15 2027-01-14 planned",
        )],
    );
}

#[test]
fn law_4_never_two_check_ins_on_one_day() {
    let spec = "interviewing; interview 2026-11-24";
    check_rule(
        &own(&format!("{CALL}latest = '10 business days'")),
        "extra",
        &[(
            "2026-11-24",
            spec,
            "2026-12-03 2026-12-03 2026-12-09 planned",
        )],
    );
    check_rule(
        &own(&format!("{CALL}latest = '5 business days'")),
        "extra",
        &[("2026-11-24", spec, "moot: same day")],
    );
}

/// The check-in was made on Thu 12-03, so that nothing else is asked that day.
#[test]
fn law_4_counts_the_check_in_that_was_really_made_that_day() {
    let playbook = own(
        "kind = 'check-in'\nanchor = 'interview'\noffset = '6 business days'\nlatest = '10 business days'",
    );
    check_history(
        &playbook,
        &["check-in", "extra"],
        &[(
            "2026-12-03",
            "interviewing; interview 2026-11-24",
            &["x check-in on 2026-12-03 due 2026-12-02"],
            &["check-in 2026-12-02 done", "extra 2026-12-04 planned"],
        )],
    );
}

/// Moved from 12-02 to 12-03 it stands within two business days of 12-07.
#[test]
fn the_own_date_also_silences_what_law_4_moves_close_to_it() {
    check_rule(
        &own(&format!("{CALL}latest = '10 business days'")),
        "extra",
        &[(
            "2026-11-24",
            "interviewing; interview 2026-11-24; own 2026-12-07",
            "moot: own date 2026-12-07",
        )],
    );
}

#[test]
fn law_5_nothing_asks_for_an_answer_once_it_is_over() {
    let playbook = own(&format!(
        "{CALL}latest = '10 business days'\nstages = ['interviewing', 'offer', 'rejected', 'withdrawn', 'accepted', 'ghosted', 'closed', 'on_hold']"
    ));
    for stage in [
        "offer",
        "rejected",
        "withdrawn",
        "accepted",
        "ghosted",
        "closed",
    ] {
        let (spec, moot) = (
            format!("{stage}; interview 2026-11-24"),
            format!("moot: stage {stage}"),
        );
        check_rule(&playbook, "extra", &[("2026-11-24", &spec, &moot)]);
    }
}

#[test]
fn law_6_every_day_is_a_business_day_but_for_thanks_own_and_the_day_itself() {
    let spec = "interviewing; interview 2026-11-21; news 2026-11-21";
    let rule = |kind: &str, anchor: &str, offset: &str| {
        own(&format!(
            "kind = '{kind}'\nanchor = '{anchor}'\noffset = '{offset}'\nlatest = '10 business days'\nadjust = 'unadjusted'"
        ))
    };
    for (kind, anchor, offset, on) in [
        ("task", "interview", "1 day", "2026-11-23"),
        ("courtesy", "interview", "5 days", "2026-11-27"),
        ("check-in", "interview", "1 day", "2026-11-23"),
        ("courtesy", "news", "same day", "2026-11-23"),
        ("thanks", "interview", "1 day", "2026-11-22"),
        ("thanks", "interview", "5 days", "2026-11-26"),
    ] {
        let (playbook, latest) = (rule(kind, anchor, offset), "2026-12-07");
        check_rule(
            &playbook,
            "extra",
            &[("2026-11-20", spec, &format!("{on} {on} {latest} planned"))],
        );
    }
}

#[test]
fn law_7_on_by_and_latest_are_in_order() {
    let rule = |by: &str, latest: &str| {
        own(&format!(
            "kind = 'courtesy'\nanchor = 'interview'\noffset = '3 business days'\nby = '{by}'\nlatest = '{latest}'"
        ))
    };
    let spec = "interviewing; interview 2026-11-24";
    // By before on, by after latest, on after latest.
    check_rule(
        &rule("1 day", "10 days"),
        "extra",
        &[(
            "2026-11-24",
            spec,
            "2026-11-30 2026-11-30 2026-12-04 planned",
        )],
    );
    check_rule(
        &rule("12 days", "10 days"),
        "extra",
        &[(
            "2026-11-24",
            spec,
            "2026-11-30 2026-12-04 2026-12-04 planned",
        )],
    );
    check_rule(
        &rule("1 day", "5 days"),
        "extra",
        &[(
            "2026-11-24",
            spec,
            "2026-11-27 2026-11-27 2026-11-29 planned",
        )],
    );
    // No business day is left after the anchor: the latest day itself.
    check_rule(
        &rule("1 day", "5 days"),
        "extra",
        &[(
            "2026-11-24",
            "interviewing; interview 2026-11-24; blackout 2026-11-25..2026-11-30",
            "2026-11-29 2026-11-29 2026-11-29 planned",
        )],
    );
}
