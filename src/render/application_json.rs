//! An application becomes an object of the plan's JSON: every field of it, in
//! a fixed order, `null` where the sheet says nothing.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use super::json::Shown;
use crate::application::{
    Application, ContactBy, Dated, FromNotes, Interview, Medium, Person, Sent, Step,
};
use crate::text::Text;

/// Where a row stands.
#[derive(Serialize)]
pub(super) struct PlaceJson<'a> {
    pub(super) file: &'a str,
    pub(super) sheet: Option<&'a str>,
    pub(super) row: u32,
}

/// The order of the fields is that of the document.
#[derive(Serialize)]
pub(super) struct ApplicationJson<'a> {
    id: &'a str,
    place: PlaceJson<'a>,
    company: Option<&'a str>,
    role: Option<&'a str>,
    stage: &'static str,
    applied_on: Date,
    deadline: Date,
    decision_on: Date,
    last_contact_on: Date,
    follow_up_on: Date,
    interviews: Vec<InterviewJson<'a>>,
    people: Vec<PersonJson<'a>>,
    url: Option<&'a str>,
    location: Option<&'a str>,
    notes: Option<&'a str>,
    source: Option<&'a str>,
    salary: Option<&'a str>,
    conversation_on: Date,
    /// `us` or `them`: whose contact the last one was.
    last_contact_by: Option<&'static str>,
    last_contact_via: Option<&'static str>,
    followed_up_on: Date,
    thank_you_sent: Option<SentJson>,
    offered_on: Date,
    offer_deadline: Date,
    rejected_on: Date,
    withdrawn_on: Date,
    news_on: Date,
    references_asked_on: Date,
    contact_preference: Option<&'static str>,
    no_contact: bool,
    may_follow_up: Option<bool>,
    /// What was read from the notes; not there where nothing was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    from_notes: Vec<FromNotesJson<'a>>,
    /// What several rows tell of it; not there where a row is an application.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<StepJson<'a>>,
}

/// A clause of the notes that fills a field.
#[derive(Serialize)]
struct FromNotesJson<'a> {
    /// The letters above the column of the notes.
    column: String,
    words: &'a str,
    field: &'a str,
    on: Date,
}

/// Something that happened, and the row that tells it.
#[derive(Serialize)]
struct StepJson<'a> {
    row: u32,
    words: &'a str,
    on: Date,
}

type Date = Option<Shown<NaiveDate>>;

#[derive(Serialize)]
struct InterviewJson<'a> {
    round: u16,
    on: Shown<NaiveDate>,
    at: Option<String>,
    until: Option<String>,
    kind: Option<&'a str>,
    people: Vec<&'a str>,
}

#[derive(Serialize)]
struct PersonJson<'a> {
    name: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    title: Option<&'a str>,
}

/// `true` for sent on a day not known, else the day.
#[derive(Serialize)]
#[serde(untagged)]
enum SentJson {
    Sometime(bool),
    On(Shown<NaiveDate>),
}

impl<'a> ApplicationJson<'a> {
    pub(super) fn of(application: &'a Application, place: PlaceJson<'a>) -> Self {
        Self {
            id: application.id.as_str(),
            place,
            company: text(&application.company),
            role: text(&application.role),
            stage: application.stage.word(),
            applied_on: date(application.applied_on),
            deadline: date(application.deadline),
            decision_on: date(application.decision_on),
            last_contact_on: date(application.latest_contact().map(|(dated, _)| dated)),
            follow_up_on: date(application.follow_up_on),
            interviews: application
                .interviews
                .iter()
                .map(InterviewJson::of)
                .collect(),
            people: everybody(application),
            url: application.url.as_ref().map(|url| url.as_str()),
            location: text(&application.location),
            notes: application.notes.as_ref().map(|notes| notes.as_str()),
            source: text(&application.source),
            salary: text(&application.salary),
            conversation_on: date(application.conversation_on),
            last_contact_by: application.latest_contact().map(|(_, by)| match by {
                ContactBy::Us => "us",
                ContactBy::Them => "them",
            }),
            last_contact_via: application.last_contact_via.map(Medium::word),
            followed_up_on: date(application.followed_up_on),
            thank_you_sent: application.thank_you_sent.map(|sent| match sent {
                Sent::Sometime => SentJson::Sometime(true),
                Sent::On(dated) => SentJson::On(Shown(dated.on)),
            }),
            offered_on: date(application.offered_on),
            offer_deadline: date(application.offer_deadline),
            rejected_on: date(application.rejected_on),
            withdrawn_on: date(application.withdrawn_on),
            news_on: date(application.news_on),
            references_asked_on: date(application.references_asked_on),
            contact_preference: application.contact_preference.map(Medium::word),
            no_contact: application.no_contact,
            may_follow_up: application.may_follow_up,
            from_notes: application
                .from_notes
                .iter()
                .map(FromNotesJson::of)
                .collect(),
            steps: application.steps.iter().map(StepJson::of).collect(),
        }
    }
}

impl<'a> FromNotesJson<'a> {
    fn of(from_notes: &'a FromNotes) -> Self {
        Self {
            column: from_notes.column.letters(),
            words: from_notes.words.as_str(),
            field: &from_notes.field,
            on: from_notes.on.map(Shown),
        }
    }
}

impl<'a> StepJson<'a> {
    fn of(step: &'a Step) -> Self {
        Self {
            row: step.row.0,
            words: step.words.as_str(),
            on: step.on.map(Shown),
        }
    }
}

impl<'a> InterviewJson<'a> {
    fn of(interview: &'a Interview) -> Self {
        let time = |time: NaiveTime| time.format("%H:%M").to_string();
        Self {
            round: interview.round.0,
            on: Shown(interview.on),
            at: interview.at.map(time),
            until: interview.until.map(time),
            kind: text(&interview.kind),
            people: interview.people.iter().filter_map(Person::shown).collect(),
        }
    }
}

/// The people without a round, then those of each round, everybody once.
fn everybody(application: &Application) -> Vec<PersonJson<'_>> {
    let mut people: Vec<&Person> = Vec::new();
    let of_rounds = application
        .interviews
        .iter()
        .flat_map(|interview| &interview.people);
    for person in application.people.iter().chain(of_rounds) {
        if !people.contains(&person) {
            people.push(person);
        }
    }
    people
        .into_iter()
        .map(|person| PersonJson {
            name: text(&person.name),
            email: person.email.as_ref().map(|email| email.as_str()),
            phone: text(&person.phone),
            title: text(&person.title),
        })
        .collect()
}

fn text(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(Text::as_str)
}

fn date(dated: Option<Dated>) -> Date {
    dated.map(|dated| Shown(dated.on))
}
