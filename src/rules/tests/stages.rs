//! What is asked in each stage, and how the person's own date is kept.

use super::check;

/// Everything is known, no two dates are near each other, and the employer
/// has not answered since the interview.
const REST: &str = "applied 2026-11-02; deadline 2026-11-29; interview 2026-11-24; decision 2026-12-04; \
    offer-deadline 2026-12-04; news 2026-11-20; references 2026-11-20; \
    conversation 2026-11-23; own 2027-01-15";

fn in_stages(playbook: &str, stages: &[&str], expected: &[&str]) {
    for stage in stages {
        let rejected = match *stage {
            "rejected" => "; rejected 2026-11-27",
            _ => "",
        };
        let spec = format!("{stage}; {REST}{rejected}");
        check(playbook, "2026-11-24", &spec, expected);
    }
}

const UNDER_WAY: [&str; 4] = ["applied", "screening", "assessment", "interviewing"];

#[test]
fn what_the_default_playbook_asks_in_each_stage() {
    let stages = |stages: &[&str], expected: &[&str]| in_stages("default", stages, expected);
    stages(
        &["wishlist"],
        &["apply-by 2026-11-25", "own-date 2027-01-15"],
    );
    stages(
        &UNDER_WAY,
        &[
            "congratulate 2026-11-20",
            "references-asked 2026-11-20",
            "takeaway 2026-11-23",
            "ask-next-step 2026-11-24",
            "thank-you-email 2026-11-24",
            "thank-you-note 2026-11-25",
            "linkedin 2026-11-25",
            "check-in 2026-12-07",
            "second-check-in 2026-12-14",
            "move-on 2026-12-21",
            "own-date 2027-01-15",
            "stay-warm 2027-03-22",
        ],
    );
    stages(
        &["offer"],
        &[
            "thank-you-email 2026-11-24",
            "thank-you-note 2026-11-25",
            "answer-offer 2026-12-02",
            "own-date 2027-01-15",
        ],
    );
    stages(
        &["rejected"],
        &[
            "keep-in-touch 2026-11-30",
            "own-date 2027-01-15",
            "stay-warm 2027-03-01",
        ],
    );
    stages(
        &["ghosted", "closed"],
        &["own-date 2027-01-15", "stay-warm 2027-03-22"],
    );
    stages(&["on_hold"], &["own-date 2027-01-15"]);
    stages(&["accepted", "withdrawn"], &[]);
}

#[test]
fn what_the_other_playbooks_ask_once_it_is_over() {
    for playbook in [
        "within-a-week",
        "two-contacts",
        "five-business-days",
        "email-then-voicemail",
        "tiered",
    ] {
        in_stages(playbook, &["wishlist", "on_hold"], &["own-date 2027-01-15"]);
        in_stages(playbook, &["accepted", "withdrawn"], &[]);
    }
    for playbook in [
        "within-a-week",
        "two-contacts",
        "five-business-days",
        "tiered",
    ] {
        in_stages(playbook, &["ghosted", "closed"], &["own-date 2027-01-15"]);
    }
    in_stages(
        "within-a-week",
        &["rejected"],
        &["keep-in-touch 2026-11-30", "own-date 2027-01-15"],
    );
    in_stages(
        "email-then-voicemail",
        &["ghosted", "closed"],
        &["own-date 2027-01-15", "keep-in-touch 2027-03-22"],
    );
    in_stages(
        "within-a-week",
        &["offer"],
        &[
            "interview-follow-up 2026-11-25",
            "thank-you-card 2026-11-25",
            "own-date 2027-01-15",
        ],
    );
    in_stages(
        "two-contacts",
        &["offer"],
        &["thank-you 2026-11-25", "own-date 2027-01-15"],
    );
    in_stages(
        "five-business-days",
        &["offer"],
        &[
            "thank-you-email 2026-11-24",
            "thank-you-note 2026-11-24",
            "own-date 2027-01-15",
        ],
    );
    in_stages(
        "email-then-voicemail",
        &["offer"],
        &[
            "thank-you-email 2026-11-24",
            "thank-you-letter 2026-11-25",
            "own-date 2027-01-15",
        ],
    );
}

#[test]
fn the_application_itself() {
    check(
        "default",
        "2026-11-19",
        "applied; applied 2026-11-19",
        &[
            "find-contact 2026-11-20",
            "verify-receipt 2026-11-27",
            "let-go-application 2026-12-18",
        ],
    );
    // The employer has answered: nobody asks whether the application arrived.
    for stage in ["screening", "assessment"] {
        check(
            "default",
            "2026-11-19",
            &format!("{stage}; applied 2026-11-19; contact Ann"),
            &["let-go-application 2026-12-18"],
        );
        check(
            "default",
            "2026-11-19",
            &format!("{stage}; applied 2026-11-19"),
            &["find-contact 2026-11-20", "let-go-application 2026-12-18"],
        );
        check(
            "within-a-week",
            "2026-11-19",
            &format!("{stage}; applied 2026-11-19"),
            &["find-contact 2026-11-20"],
        );
    }
    check(
        "default",
        "2026-11-19",
        "interviewing; applied 2026-11-19",
        &[],
    );
    check("default", "2026-11-19", "applied", &[]);
    check("default", "2026-11-19", "wishlist", &[]);
    for playbook in [
        "two-contacts",
        "five-business-days",
        "email-then-voicemail",
        "tiered",
    ] {
        check(
            playbook,
            "2026-11-19",
            "applied; applied 2026-11-19; contact Ann",
            &[],
        );
    }
}

#[test]
fn an_employer_that_wants_no_contact_gets_none() {
    check(
        "default",
        "2026-11-24",
        "interviewing; interview 2026-11-24; no-contact; own 2026-12-01",
        &["ask-next-step 2026-11-24"],
    );
    check(
        "default",
        "2026-11-24",
        "applied; applied 2026-11-19; no-contact",
        &["find-contact 2026-11-20", "let-go-application 2026-12-18"],
    );
    check(
        "two-contacts",
        "2026-11-24",
        "interviewing; interview 2026-11-24; no-contact; references 2026-11-24",
        &["ask-schedule 2026-11-24", "references-asked 2026-11-24"],
    );
    check(
        "email-then-voicemail",
        "2026-11-24",
        "ghosted; interview 2026-11-02; no-contact",
        &[],
    );
}

#[test]
fn the_persons_own_date_silences_check_ins_near_it() {
    check(
        "default",
        "2026-11-24",
        "interviewing; interview 2026-11-24; own 2026-12-04",
        &[
            "ask-next-step 2026-11-24",
            "thank-you-email 2026-11-24",
            "thank-you-note 2026-11-25",
            "linkedin 2026-11-25",
            "own-date 2026-12-04",
            "second-check-in 2026-12-11",
            "move-on 2026-12-18",
            "stay-warm 2027-03-18",
        ],
    );
    // Two business days after Wed 11-25 is Mon 11-30, past Thanksgiving.
    check(
        "default",
        "2026-11-19",
        "applied; applied 2026-11-20; contact Ann; own 2026-11-25",
        &["own-date 2026-11-25", "let-go-application 2026-12-21"],
    );
    check(
        "default",
        "2026-11-19",
        "applied; applied 2026-11-24; contact Ann; own 2026-11-25",
        &[
            "own-date 2026-11-25",
            "resume-check-in 2026-12-01",
            "let-go-application 2026-12-23",
        ],
    );
    // A Saturday of the person's own stays a Saturday: Thu to Tue are near.
    check(
        "email-then-voicemail",
        "2026-11-24",
        "interviewing; interview 2026-11-24; decision 2026-12-04; own 2026-12-05",
        &[
            "ask-next-steps 2026-11-24",
            "thank-you-email 2026-11-24",
            "thank-you-letter 2026-11-25",
            "linkedin 2026-11-25",
            "own-date 2026-12-05",
            "voicemail 2026-12-14",
            "let-go 2026-12-21",
            "keep-in-touch 2027-03-22",
        ],
    );
}
