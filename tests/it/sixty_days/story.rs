//! Six applications from Mon 2026-11-02 to Thu 12-31. Thu 11-26 and Fri 12-25
//! are holidays. A task is written three days before its own day.
//!
//! - Aster: applied, a contact found, an interview on Fri 11-20; the check-in is
//!   done three days early, they answer after the second, and reject on 12-16.
//! - Birch: interviewed on 11-10; the check-in is done two days late; they answer
//!   with a new decision date, which asks once more.
//! - Cedar: interviewed on 11-05 and, as arranged on 11-10, on 11-17; then an
//!   offer.
//! - Daisy: a decision four weeks away: a reminder, a check-in, and enough.
//! - Elder: a wish, applied on 11-12, no answer for weeks, then an interview, and
//!   a follow-up date of the person's own.
//! - Fern: a recruiter talks but nothing comes of it.

pub(super) const COMPANIES: [&str; 6] = ["Aster", "Birch", "Cedar", "Daisy", "Elder", "Fern"];

pub(super) const COLUMNS: [&str; 18] = [
    "Role",
    "Status",
    "Date applied",
    "Deadline",
    "First interview",
    "Second interview",
    "Decision date",
    "Interviewer",
    "Response date",
    "Follow-up date",
    "Thank you sent",
    "Conversation date",
    "Company news date",
    "References asked",
    "Date rejected",
    "Offer deadline",
    "No contact",
    "Notes",
];

/// What changes in the sheet: day, row, column, cell.
pub(super) const CHANGES: [(&str, &str, &str, &str); 47] = [
    ("11-02", "Aster", "Role", "Editor"),
    ("11-02", "Aster", "Status", "Applied"),
    ("11-02", "Aster", "Date applied", "2026-11-02"),
    ("11-02", "Birch", "Role", "Editor"),
    ("11-02", "Birch", "Status", "Interviewing"),
    ("11-02", "Birch", "First interview", "2026-11-10"),
    ("11-02", "Birch", "Decision date", "2026-11-20"),
    ("11-02", "Birch", "Interviewer", "Ben Ode"),
    ("11-02", "Cedar", "Role", "Editor"),
    ("11-02", "Cedar", "Status", "Interviewing"),
    ("11-02", "Cedar", "First interview", "2026-11-05 14:00"),
    (
        "11-02",
        "Cedar",
        "Interviewer",
        "Cleo Fox (Hiring Manager); Dan Roe (Peer)",
    ),
    ("11-02", "Daisy", "Role", "Editor"),
    ("11-02", "Daisy", "Status", "Interviewing"),
    ("11-02", "Daisy", "First interview", "2026-11-02"),
    ("11-02", "Daisy", "Decision date", "2026-11-30"),
    ("11-02", "Elder", "Role", "Editor"),
    ("11-02", "Elder", "Status", "Wishlist"),
    ("11-02", "Elder", "Deadline", "2026-11-13"),
    ("11-02", "Fern", "Role", "Editor"),
    ("11-02", "Fern", "Status", "Screening"),
    ("11-02", "Fern", "Date applied", "2026-10-26"),
    ("11-05", "Aster", "Interviewer", "Ann Li"),
    ("11-10", "Cedar", "Second interview", "2026-11-17"),
    ("11-12", "Elder", "Status", "Applied"),
    ("11-12", "Elder", "Date applied", "2026-11-12"),
    ("11-12", "Elder", "Interviewer", "Eva Low"),
    ("11-16", "Aster", "Status", "Interviewing"),
    ("11-16", "Aster", "First interview", "2026-11-20"),
    ("11-18", "Fern", "Conversation date", "2026-11-18"),
    ("11-21", "Fern", "Company news date", "2026-11-21"),
    ("11-24", "Fern", "References asked", "2026-11-24"),
    ("11-27", "Birch", "Decision date", "2026-12-11"),
    ("11-27", "Birch", "Response date", "2026-11-27"),
    ("12-01", "Fern", "No contact", "yes"),
    ("12-02", "Cedar", "Status", "Offer"),
    ("12-02", "Cedar", "Offer deadline", "2026-12-10"),
    ("12-09", "Cedar", "Status", "Accepted"),
    ("12-09", "Elder", "Status", "Interviewing"),
    ("12-09", "Elder", "First interview", "2026-12-15"),
    ("12-11", "Daisy", "Status", "Ghosted"),
    ("12-14", "Aster", "Response date", "2026-12-14"),
    ("12-16", "Aster", "Status", "Rejected"),
    ("12-16", "Aster", "Date rejected", "2026-12-16"),
    ("12-16", "Elder", "Thank you sent", "2026-12-16"),
    ("12-17", "Elder", "Follow-up date", "2026-12-21"),
    ("12-20", "Fern", "Status", "Closed"),
];

/// What the program asks for and never asked for before, by day.
pub(super) const ASKED: [(&str, &[&str]); 31] = [
    ("11-02", &["Aster find-contact", "Fern find-contact"]),
    ("11-02", &["Cedar ask-next-step", "Cedar thank-you-email"]),
    ("11-02", &["Daisy ask-next-step", "Daisy thank-you-email"]),
    ("11-02", &["Daisy thank-you-note", "Daisy linkedin"]),
    // The peer is invited on LinkedIn, and gets no note.
    (
        "11-03",
        &["Cedar thank-you-note", "Cedar linkedin", "Cedar linkedin"],
    ),
    // Not verify-receipt: a contact is known since 11-05.
    ("11-06", &["Aster resume-check-in", "Daisy reminder"]),
    ("11-07", &["Birch ask-next-step", "Birch thank-you-email"]),
    (
        "11-08",
        &["Birch thank-you-note", "Birch linkedin", "Elder apply-by"],
    ),
    ("11-09", &["Cedar check-in"]),
    (
        "11-14",
        &["Cedar ask-next-step/2", "Cedar thank-you-email/2"],
    ),
    ("11-15", &["Cedar thank-you-note/2", "Cedar linkedin/2"]),
    ("11-16", &["Elder resume-check-in"]),
    // Once the second round is held, those named without a round belong to it.
    (
        "11-17",
        &[
            "Aster ask-next-step",
            "Aster thank-you-email",
            "Cedar linkedin/2",
        ],
    ),
    ("11-18", &["Fern takeaway"]),
    ("11-20", &["Aster thank-you-note", "Aster linkedin"]),
    ("11-20", &["Birch check-in", "Fern let-go-application"]),
    ("11-21", &["Cedar check-in/2", "Fern congratulate"]),
    ("11-24", &["Fern references-asked"]),
    ("11-27", &["Aster check-in"]),
    ("11-28", &["Daisy check-in"]),
    // A week after Fri 11-27, when the check-in was really made.
    ("12-01", &["Aster second-check-in"]),
    ("12-05", &["Cedar answer-offer"]),
    // A week after Thu 12-03; no second check-in, since the reminder counts.
    ("12-07", &["Daisy move-on"]),
    ("12-08", &["Aster move-on", "Elder let-go-application"]),
    ("12-11", &["Birch check-in#2"]),
    ("12-12", &["Elder ask-next-step", "Elder thank-you-email"]),
    ("12-13", &["Elder thank-you-note", "Elder linkedin"]),
    ("12-16", &["Aster keep-in-touch"]),
    ("12-18", &["Birch second-check-in", "Elder own-date"]),
    // The own date silenced the check-in of 12-22; the call counts from it.
    ("12-25", &["Elder second-check-in"]),
    ("12-27", &["Birch move-on"]),
];

/// What the person does, by day; the rest is never done.
pub(super) const DONE: [(&str, &[&str]); 27] = [
    (
        "11-02",
        &[
            "Daisy ask-next-step",
            "Daisy thank-you-email",
            "Fern find-contact",
        ],
    ),
    ("11-03", &["Daisy thank-you-note", "Daisy linkedin"]),
    ("11-04", &["Aster find-contact"]),
    ("11-05", &["Cedar ask-next-step"]),
    ("11-06", &["Cedar thank-you-email"]),
    ("11-09", &["Cedar linkedin"]),
    (
        "11-10",
        &[
            "Birch ask-next-step",
            "Birch thank-you-email",
            "Daisy reminder",
        ],
    ),
    ("11-11", &["Birch thank-you-note", "Birch linkedin"]),
    ("11-12", &["Aster resume-check-in", "Elder apply-by"]),
    (
        "11-17",
        &["Cedar ask-next-step/2", "Cedar thank-you-email/2"],
    ),
    ("11-18", &["Cedar thank-you-note/2"]),
    ("11-19", &["Fern takeaway"]),
    ("11-20", &["Aster ask-next-step", "Aster thank-you-email"]),
    ("11-21", &["Aster thank-you-note"]),
    ("11-24", &["Fern references-asked"]),
    ("11-25", &["Birch check-in"]),
    ("11-27", &["Aster check-in"]),
    ("11-30", &["Fern let-go-application"]),
    ("12-03", &["Daisy check-in"]),
    ("12-04", &["Aster second-check-in"]),
    ("12-08", &["Cedar answer-offer"]),
    ("12-10", &["Daisy move-on"]),
    ("12-14", &["Birch check-in#2"]),
    ("12-15", &["Elder ask-next-step", "Elder thank-you-email"]),
    ("12-21", &["Aster keep-in-touch", "Elder own-date"]),
    ("12-23", &["Birch second-check-in"]),
    ("12-30", &["Birch move-on"]),
];

/// The days on whose evening done tasks are moved to done.txt.
pub(super) const ARCHIVED: [&str; 3] = ["11-15", "11-25", "12-14"];

/// All that is due or overdue on some mornings, with the day it was planned for.
pub(super) const STANDING: [(&str, &[&str]); 7] = [
    (
        "11-06",
        &[
            "Cedar linkedin 11-06 due",
            "Cedar linkedin 11-06 due",
            "Cedar thank-you-email 11-05 due",
            "Cedar thank-you-note 11-06 due",
        ],
    ),
    (
        "11-12",
        &[
            "Aster resume-check-in 11-09 overdue",
            "Cedar linkedin 11-06 overdue",
            "Cedar thank-you-note 11-06 overdue",
        ],
    ),
    (
        "11-25",
        &[
            "Aster linkedin 11-23 due",
            "Birch check-in 11-23 overdue",
            "Cedar check-in/2 11-24 overdue",
            "Elder resume-check-in 11-19 overdue",
            "Fern congratulate 11-23 overdue",
            "Fern let-go-application 11-23 overdue",
        ],
    ),
    (
        "11-29",
        &[
            "Aster linkedin 11-23 overdue",
            "Cedar check-in/2 11-24 overdue",
            "Fern congratulate 11-23 overdue",
            "Fern let-go-application 11-23 overdue",
        ],
    ),
    ("12-02", &["Daisy check-in 12-01 overdue"]),
    (
        "12-22",
        &[
            "Birch second-check-in 12-21 overdue",
            "Elder linkedin 12-16 overdue",
        ],
    ),
    ("12-31", &["Elder second-check-in 12-28 overdue"]),
];
