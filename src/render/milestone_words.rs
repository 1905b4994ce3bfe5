//! A milestone becomes the title and the description of its event.
//!
//! What the sheet says and no more, but for the person's notes: those are for
//! nobody who looks over a shoulder. Nothing depends on the day on which it is
//! read.

use super::description::{LONGEST_DESCRIPTION, person_line};
use super::words::{LONGEST_SUMMARY, cut};
use crate::application::{Application, Interview};
use crate::plan::{Milestone, Occasion};

/// One line of at most [`LONGEST_SUMMARY`] characters. The time of an interview
/// stands in it if the event cannot say it.
pub(super) fn summary(milestone: &Milestone<'_>, is_timed: bool) -> String {
    let label = match milestone.occasion {
        Occasion::Interview(_) => "Interview",
        Occasion::Decision => "Decision",
        Occasion::OfferDeadline => "Last day to answer the offer",
        Occasion::Deadline => "Last day to apply",
    };
    let mut suffix = String::new();
    if let Occasion::Interview(interview) = milestone.occasion {
        let remarks = remarks(interview, is_timed);
        if !remarks.is_empty() {
            suffix = format!(" ({})", remarks.join(", "));
        }
    }
    let mut summary = format!("{label}: {}", matter(milestone.application));
    cut(&mut suffix, LONGEST_SUMMARY / 2);
    cut(&mut summary, LONGEST_SUMMARY - suffix.chars().count());
    summary.push_str(&suffix);
    summary
}

fn remarks(interview: &Interview, is_timed: bool) -> Vec<String> {
    let mut remarks = Vec::new();
    if interview.round.0 > 1 {
        remarks.push(format!("round {}", interview.round.0));
    }
    remarks.extend(interview.kind.as_ref().map(ToString::to_string));
    if let Some(at) = interview.at.filter(|_| !is_timed) {
        remarks.push(at.format("%H:%M").to_string());
    }
    remarks
}

/// `Rust developer at Acme`; one of the two is always known.
fn matter(application: &Application) -> String {
    match (&application.role, &application.company) {
        (Some(role), Some(company)) => format!("{role} at {company}"),
        (Some(one), None) | (None, Some(one)) => one.to_string(),
        (None, None) => application.id.to_string(),
    }
}

/// With whom, what sort, where, and the posting; a line each, perhaps none.
pub(super) fn description(milestone: &Milestone<'_>) -> String {
    let application = milestone.application;
    let mut lines = Vec::new();
    let mut people = application.people.as_slice();
    let mut label = "Contact";
    if let Occasion::Interview(interview) = milestone.occasion {
        // People without a round are those of every round that names nobody.
        if !interview.people.is_empty() {
            people = &interview.people;
        }
        label = "With";
        if let Some(kind) = &interview.kind {
            lines.push(format!("Kind: {kind}"));
        }
    }
    let people = people.iter().map(person_line);
    lines.extend(people.map(|person| format!("{label}: {person}")));
    if let Some(location) = &application.location {
        lines.push(format!("Where: {location}"));
    }
    if let Some(url) = &application.url {
        lines.push(format!("Posting: {}", url.as_str()));
    }
    let mut description = lines.join("\n");
    cut(&mut description, LONGEST_DESCRIPTION);
    description
}
