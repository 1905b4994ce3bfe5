//! A follow-up becomes an object of the plan's JSON, with its words and its
//! reasons.

use chrono::NaiveDate;
use serde::Serialize;

use super::because;
use super::json::Shown;
use super::words::{by_for_machines, details, summary};
use crate::business_days::Calendar;
use crate::plan::FollowUp;
use crate::text::Text;

/// The order of the fields is that of the document.
#[derive(Serialize)]
pub(super) struct FollowUpJson<'a> {
    id: String,
    uid: String,
    rule: &'a str,
    application: Option<&'a str>,
    company: Option<&'a str>,
    role: Option<&'a str>,
    round: Option<u16>,
    person: Option<AddresseeJson<'a>>,
    kind: &'static str,
    via: &'static str,
    on: Shown<NaiveDate>,
    /// A follow-up is for a day; the field stands for one that has a time.
    at: Option<&'static str>,
    by: String,
    latest: Shown<NaiveDate>,
    occurrence: u16,
    state: &'static str,
    done_on: Option<Shown<NaiveDate>>,
    summary: String,
    details: String,
    because: Vec<String>,
    source: &'a str,
}

#[derive(Serialize)]
struct AddresseeJson<'a> {
    name: Option<&'a str>,
    email: Option<&'a str>,
}

impl<'a> FollowUpJson<'a> {
    pub(super) fn of(follow_up: &'a FollowUp<'a>, calendar: &Calendar) -> Self {
        let application = follow_up.application;
        Self {
            id: follow_up.key().as_str().to_owned(),
            uid: follow_up.uid.to_string(),
            rule: &follow_up.rule.id,
            application: application.map(|application| application.id.as_str()),
            company: application
                .and_then(|application| application.company.as_ref().map(Text::as_str)),
            role: application.and_then(|application| application.role.as_ref().map(Text::as_str)),
            round: follow_up.round.map(|round| round.0),
            person: follow_up.person.map(|person| AddresseeJson {
                name: person.name.as_ref().map(Text::as_str),
                email: person.email.as_ref().map(|email| email.as_str()),
            }),
            kind: follow_up.rule.kind.word(),
            via: follow_up.via.word(),
            on: Shown(follow_up.on),
            at: None,
            by: by_for_machines(follow_up.by),
            latest: Shown(follow_up.latest),
            occurrence: follow_up.occurrence,
            state: follow_up.state.word(),
            done_on: follow_up.done_on.map(Shown),
            summary: summary(follow_up),
            details: details(follow_up),
            because: because::lines(follow_up, calendar),
            source: &follow_up.rule.source,
        }
    }
}
