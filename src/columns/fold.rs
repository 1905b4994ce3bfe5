//! Rows that tell of one application each time something happens become that
//! application: a row an event, an interview or somebody to write to.
//!
//! Says nothing about which sheets are such; [`RowsTell`] does.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use super::derive::{further, has_ended};
use super::identity::{Draft, company_and_role};
use super::most_people::put_among_few;
use super::status_rows::{applications_of, drop_announced, is_newest_first, last_stage};
use super::words::Words;
use crate::application::{Application, ContactBy, Dated, Interview, Round, Sent, Stage};
use crate::text::{Prose, Text};

/// What each row of a list tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowsTell {
    /// An application.
    Applications,
    /// Something that happened on a day.
    Events,
    /// A message of the person or of the employer.
    Messages,
    /// A status that an application came to on a day.
    StatusChanges,
    /// An interview.
    Interviews,
    /// Somebody at the employer's.
    Contacts,
}

/// What a row tells of beside its application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// It came to that stage.
    Reached(Stage),
    /// The person followed up.
    FollowedUp,
    /// The person said thank you.
    Thanked,
    /// The person got in touch.
    Contacted,
    /// The employer did.
    Heard,
}

impl Event {
    /// What a cell of a column of messages says; the person's own where it does
    /// not say whose it is.
    pub(super) fn of_message(cell: &str, words: &Words) -> Option<Self> {
        let by = words.message(cell).map(|by| match by {
            ContactBy::Us => Self::Contacted,
            ContactBy::Them => Self::Heard,
        });
        let way = || words.way(cell).map(|_| Self::Contacted);
        by.or_else(|| words.act(cell)).or_else(way)
    }

    /// What a cell of a column of events says.
    pub(super) fn of(cell: &str, stage: Option<Stage>, words: &Words) -> Option<Self> {
        let heard = words.message(cell) == Some(ContactBy::Them);
        match words.act(cell).or(heard.then_some(Self::Heard)) {
            Some(act) => Some(act),
            None => stage
                .map(Self::Reached)
                .or_else(|| words.way(cell).map(|_| Self::Contacted)),
        }
    }
}

/// What one row says happened.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Happened {
    /// The stage that the row says, if it says one.
    pub(super) stage: Option<Stage>,
    /// When.
    pub(super) on: Option<NaiveDate>,
    /// At what time of the day.
    pub(super) at: Option<NaiveTime>,
    /// Whether the row tells of an appointment, and not of what was then.
    pub(super) is_announced: bool,
}

/// Puts the day of an event where it belongs: only what was sent was applied
/// for that day.
pub(super) fn settle_event(application: &mut Application, event: Option<Event>, dated: Dated) {
    match event {
        Some(Event::Reached(Stage::Applied)) => {
            application.applied_on.get_or_insert(dated);
        }
        Some(Event::Reached(Stage::Screening | Stage::Interviewing)) => {
            application.interviews.push(interview(dated));
            name_interviewers(application);
        }
        Some(Event::Reached(Stage::Offer)) => application.offered_on = Some(dated),
        Some(Event::Reached(Stage::Rejected)) => application.rejected_on = Some(dated),
        Some(Event::Reached(Stage::Withdrawn)) => application.withdrawn_on = Some(dated),
        Some(Event::FollowedUp) => application.followed_up_on = Some(dated),
        Some(Event::Thanked) => application.thank_you_sent = Some(Sent::On(dated)),
        Some(Event::Contacted) => application.last_contact_on = Some((dated, ContactBy::Us)),
        Some(Event::Heard) => application.last_contact_on = Some((dated, ContactBy::Them)),
        // Nothing is counted from such a day.
        Some(Event::Reached(_)) | None => {}
    }
}

fn interview(dated: Dated) -> Interview {
    Interview {
        round: Round(1),
        on: dated.on,
        at: None,
        until: None,
        kind: None,
        people: Vec::new(),
        column: dated.column,
    }
}

/// Makes one draft of those of one application: of one id where ids come up
/// again, else of one company and role. The first one in the sheet speaks for
/// all; gives how many rows went into others.
pub(super) fn fold(drafts: Vec<Draft<'_>>, tells: RowsTell) -> (Vec<Draft<'_>>, usize) {
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for id in drafts.iter().filter_map(|draft| draft.own_id.as_ref()) {
        *ids.entry(id.as_str()).or_default() += 1;
    }
    let is_by_id = ids.values().any(|count| *count > 1);
    let days = drafts.iter().map(|draft| draft.happened?.on);
    let is_upwards = tells == RowsTell::StatusChanges && is_newest_first(days);
    let mut folded: Vec<Vec<Draft<'_>>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for mut draft in drafts {
        let key = match &draft.own_id {
            Some(id) if is_by_id => id.to_string(),
            // Each event has an id of its own: it says nothing of the application.
            _ => {
                draft.own_id = None;
                company_and_role(&draft.application)
            }
        };
        // Nothing says that companies that are not named are one.
        let place = if draft.is_unnamed && draft.own_id.is_none() {
            folded.len()
        } else {
            *places.entry(key).or_insert(folded.len())
        };
        match folded.get_mut(place) {
            Some(rows) => rows.push(draft),
            None => folded.push(vec![draft]),
        }
    }
    if tells == RowsTell::StatusChanges {
        folded = folded
            .into_iter()
            .flat_map(|rows| applications_of(rows, is_upwards, !is_by_id))
            .collect();
    }
    let mut gone = 0;
    let drafts = folded
        .into_iter()
        .filter_map(|rows| {
            gone += rows.len() - 1;
            unite(rows, tells)
        })
        .collect();
    (drafts, gone)
}

/// Who is named beside an interview was there.
fn name_interviewers(application: &mut Application) {
    if let [interview] = &mut application.interviews[..] {
        for person in std::mem::take(&mut application.people) {
            put_among_few(&mut interview.people, person);
        }
    }
}

/// One draft of several, the same in whatever order the rows stand; those of
/// changes of status come in their order.
fn unite(mut rows: Vec<Draft<'_>>, tells: RowsTell) -> Option<Draft<'_>> {
    let first = rows.iter().map(|draft| draft.application.row).min()?;
    if tells == RowsTell::Interviews && rows.len() > 1 {
        for row in &mut rows {
            name_interviewers(&mut row.application);
        }
    }
    let mut last_said = None;
    if tells == RowsTell::StatusChanges {
        drop_announced(&mut rows);
        last_said = last_stage(&rows);
    } else {
        rows.sort_by(|a, b| {
            (last_day(&a.application).cmp(&last_day(&b.application)))
                .then_with(|| a.row.cells().cmp(b.row.cells()))
        });
    }
    let mut rows = rows.into_iter();
    let mut united = rows.next()?;
    for row in rows {
        add(&mut united.application, row.application);
    }
    let application = &mut united.application;
    application.row = first;
    if let Some(stage) = last_said {
        application.stage = stage;
        forget_the_end(application);
    }
    number_rounds(&mut application.interviews);
    if united.own_id.is_none()
        && let Some(name) =
            super::assemble::readable_name(application.company.as_ref(), application.role.as_ref())
    {
        application.id = name;
    }
    Some(united)
}

/// What ended an application and was taken back is no end of it.
fn forget_the_end(application: &mut Application) {
    if !has_ended(application.stage) {
        application.rejected_on = None;
        application.withdrawn_on = None;
    }
}

/// The last day that a row tells of.
fn last_day(application: &Application) -> Option<NaiveDate> {
    let sent = match application.thank_you_sent {
        Some(Sent::On(dated)) => Some(dated),
        Some(Sent::Sometime) | None => None,
    };
    let days = [
        application.applied_on,
        application.offered_on,
        application.rejected_on,
        application.withdrawn_on,
        application.followed_up_on,
        application.last_contact_on.map(|(dated, _)| dated),
        application.heard_on,
        sent,
    ];
    let held = application.interviews.iter().map(|interview| interview.on);
    days.into_iter()
        .flatten()
        .map(|day| day.on)
        .chain(held)
        .max()
}

/// Adds what a later row tells. Of dates that can mean one day only, that of
/// what was done again is the last, that of everything else the first.
fn add(known: &mut Application, later: Application) {
    // What comes later has the say about how it ended.
    known.stage = further(later.stage, known.stage);
    known.company = known.company.take().or(later.company);
    known.role = known.role.take().or(later.role);
    known.source = known.source.take().or(later.source);
    known.url = known.url.take().or(later.url);
    known.location = known.location.take().or(later.location);
    known.salary = known.salary.take().or(later.salary);
    known.notes = joined(known.notes.take(), later.notes);
    known.from_notes.extend(later.from_notes);
    known.steps.extend(later.steps);
    known.applied_on = first(known.applied_on, later.applied_on);
    known.deadline = first(known.deadline, later.deadline);
    known.offered_on = first(known.offered_on, later.offered_on);
    known.offer_deadline = first(known.offer_deadline, later.offer_deadline);
    known.rejected_on = first(known.rejected_on, later.rejected_on);
    known.withdrawn_on = first(known.withdrawn_on, later.withdrawn_on);
    known.news_on = first(known.news_on, later.news_on);
    known.follow_up_on = first(known.follow_up_on, later.follow_up_on);
    known.references_asked_on = first(known.references_asked_on, later.references_asked_on);
    known.decision_on = last(known.decision_on, later.decision_on);
    known.conversation_on = last(known.conversation_on, later.conversation_on);
    known.followed_up_on = last(known.followed_up_on, later.followed_up_on);
    known.last_contact_on = match (known.last_contact_on, later.last_contact_on) {
        (Some(known), Some(later)) if known.0.on > later.0.on => Some(known),
        (known, later) => later.or(known),
    };
    known.heard_on = last(known.heard_on, later.heard_on);
    known.last_contact_via = later.last_contact_via.or(known.last_contact_via);
    known.thank_you_sent = later.thank_you_sent.or(known.thank_you_sent);
    known.followed_up |= later.followed_up;
    known.contact_preference = later.contact_preference.or(known.contact_preference);
    known.no_contact |= later.no_contact;
    known.may_follow_up = later.may_follow_up.or(known.may_follow_up);
    for person in later.people {
        put_among_few(&mut known.people, person);
    }
    for interview in later.interviews {
        let mut held = known.interviews.iter_mut();
        match held.find(|held| (held.on, held.at) == (interview.on, interview.at)) {
            Some(held) => {
                held.kind = held.kind.take().or(interview.kind);
                for person in interview.people {
                    put_among_few(&mut held.people, person);
                }
            }
            None => known.interviews.push(interview),
        }
    }
}

fn first(one: Option<Dated>, other: Option<Dated>) -> Option<Dated> {
    one.into_iter().chain(other).min_by_key(|dated| dated.on)
}

fn last(one: Option<Dated>, other: Option<Dated>) -> Option<Dated> {
    one.into_iter().chain(other).max_by_key(|dated| dated.on)
}

fn joined(one: Option<Prose>, other: Option<Prose>) -> Option<Prose> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => {
            Prose::clean(&format!("{}\n{}", one.as_str(), other.as_str()))
        }
        (one, other) => one.or(other),
    }
}

/// Rounds by their days, as every row begins with the first.
fn number_rounds(interviews: &mut [Interview]) {
    let kind = |interview: &Interview| interview.kind.as_ref().map(Text::to_string);
    interviews.sort_by_key(|it| (it.on, it.at, kind(it)));
    let is_numbered = {
        let mut rounds: Vec<Round> = interviews.iter().map(|it| it.round).collect();
        rounds.dedup();
        rounds.len() == interviews.len()
    };
    if is_numbered {
        return;
    }
    for (number, interview) in (1..).zip(interviews) {
        interview.round = Round(number);
    }
}

#[cfg(test)]
mod tests;
