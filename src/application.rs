//! One job application, typed and valid.
//!
//! What the sheet says about it, and nothing that was worked out from it: no
//! follow-up, no state, no clock. Every text in here is clean.

mod honorifics;
pub(crate) mod pack;
mod packed;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::text::{EmailAddress, Prose, Text, WebAddress};

pub use honorifics::{ends_with_honorific, past_honorifics};
pub use packed::PackedApplication;

/// How far an application has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Not applied yet.
    Wishlist,
    /// Sent; no word from the employer.
    Applied,
    /// The employer has answered: a recruiter's call, a short list.
    Screening,
    /// A test or a task is under way.
    Assessment,
    /// Interviews are arranged or held.
    Interviewing,
    /// An offer was made.
    Offer,
    /// The offer was taken.
    Accepted,
    /// The employer said no.
    Rejected,
    /// The person said no.
    Withdrawn,
    /// The employer fell silent and the person has moved on.
    Ghosted,
    /// Paused by either side.
    OnHold,
    /// Over for another reason: the opening was withdrawn, say.
    Closed,
}

impl Stage {
    /// Every stage, in the order of an application's life.
    pub const ALL: [Self; 12] = [
        Self::Wishlist,
        Self::Applied,
        Self::Screening,
        Self::Assessment,
        Self::Interviewing,
        Self::Offer,
        Self::Accepted,
        Self::Rejected,
        Self::Withdrawn,
        Self::Ghosted,
        Self::OnHold,
        Self::Closed,
    ];

    /// The word used in JSON, playbooks and flags.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Wishlist => "wishlist",
            Self::Applied => "applied",
            Self::Screening => "screening",
            Self::Assessment => "assessment",
            Self::Interviewing => "interviewing",
            Self::Offer => "offer",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Ghosted => "ghosted",
            Self::OnHold => "on_hold",
            Self::Closed => "closed",
        }
    }

    /// The stage of that word; the inverse of [`Stage::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// How a follow-up reaches somebody, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    /// An e-mail.
    Email,
    /// A call or a voice mail.
    Phone,
    /// Ink on paper.
    Letter,
    /// A message or an invitation on LinkedIn.
    Linkedin,
    /// Nothing that reaches anybody.
    Task,
}

impl Medium {
    /// Every medium.
    pub const ALL: [Self; 5] = [
        Self::Email,
        Self::Phone,
        Self::Letter,
        Self::Linkedin,
        Self::Task,
    ];

    /// The word used in JSON, playbooks and todo.txt contexts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Letter => "letter",
            Self::Linkedin => "linkedin",
            Self::Task => "task",
        }
    }

    /// The medium of that word; the inverse of [`Medium::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|medium| medium.word() == word)
    }
}

/// A round of interviews; the first is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Round(pub u16);

/// A date and the cell that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub on: NaiveDate,
    /// The column it was read from, so that `explain` can name the cell.
    pub column: ColumnIndex,
}

/// Something that was read from the person's notes, by a convention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromNotes {
    /// The column of the notes.
    pub column: ColumnIndex,
    /// The clause, as the person wrote it.
    pub words: Text,
    /// The word of the field that it fills, as flags and settings say it.
    pub field: Box<str>,
    /// The day that it tells, if it tells one.
    pub on: Option<NaiveDate>,
}

/// Something that happened, where the rows of a sheet tell of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The row that tells it.
    pub row: RowNumber,
    /// What happened, as the person wrote it.
    pub words: Text,
    /// The day, if the row tells one.
    pub on: Option<NaiveDate>,
    /// The column of the day.
    pub column: ColumnIndex,
}

/// What somebody's title says about how to treat them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Titled as hiring manager or the like: the primary interviewer.
    HiringManager,
    /// A recruiter or somebody of human resources.
    Recruiter,
    /// A would-be peer.
    Peer,
    /// Anybody else, or no title.
    #[default]
    Unknown,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [
        Self::HiringManager,
        Self::Recruiter,
        Self::Peer,
        Self::Unknown,
    ];
}

/// Somebody at the employer's. At least one field is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name, if it is known.
    pub name: Option<Text>,
    /// An address that a message may be sent to; never a no-reply one.
    pub email: Option<EmailAddress>,
    /// A telephone number as written.
    pub phone: Option<Text>,
    /// The title as written.
    pub title: Option<Text>,
    /// What the title says.
    pub standing: Standing,
}

impl Person {
    /// The name, else the address: what to call them in a text.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        match (&self.name, &self.email) {
            (Some(name), _) => Some(name.as_str()),
            (None, Some(email)) => Some(email.as_str()),
            (None, None) => None,
        }
    }
}

/// How long an interview takes whose end nobody wrote down.
const USUAL_INTERVIEW: TimeDelta = TimeDelta::minutes(60);

/// One round of interviews, held or scheduled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// Which round.
    pub round: Round,
    /// The day.
    pub on: NaiveDate,
    /// When it starts, in the person's own time, if known.
    pub at: Option<NaiveTime>,
    /// When it ends on that day, if known.
    pub until: Option<NaiveTime>,
    /// What sort of interview, as written.
    pub kind: Option<Text>,
    /// Those named for this very round. People named without a round stand in
    /// [`Application::people`].
    pub people: Vec<Person>,
    /// The column of the date.
    pub column: ColumnIndex,
}

impl Interview {
    /// The end if it is known, else an hour after the start; with no time known,
    /// the end of the day.
    #[must_use]
    pub fn end(&self) -> NaiveDateTime {
        let midnight = self.on.and_time(NaiveTime::MIN);
        match (self.until, self.at) {
            (Some(until), at) if at.is_none_or(|at| at < until) => self.on.and_time(until),
            (_, Some(at)) => self.on.and_time(at) + USUAL_INTERVIEW,
            (_, None) => midnight + TimeDelta::days(1),
        }
    }
}

/// Whose contact a "last contact" is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactBy {
    /// The person reached out.
    Us,
    /// The employer did.
    Them,
}

/// The identity of an application, from which every UID is made: the sheet's
/// own id, else company and role, else with what tells it from its like.
/// Never a row number, and never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity(pub Box<str>);

/// One job application. Has a company or a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// What its UIDs are made of.
    pub identity: Identity,
    /// Its id as the JSON shows it, unique in one sheet.
    pub id: Text,
    /// The row it stands in.
    pub row: RowNumber,
    /// The employer.
    pub company: Option<Text>,
    /// The job.
    pub role: Option<Text>,
    /// How far it has come.
    pub stage: Stage,
    /// Where it was found, as written.
    pub source: Option<Text>,
    /// The posting.
    pub url: Option<WebAddress>,
    /// Where the job is.
    pub location: Option<Text>,
    /// What it pays, as written.
    pub salary: Option<Text>,
    /// The person's own notes.
    pub notes: Option<Prose>,
    /// What was read from them, in their order.
    pub from_notes: Vec<FromNotes>,
    /// What several rows tell of it, in the order in which it happened; empty
    /// where a row is an application.
    pub steps: Vec<Step>,
    /// When it was sent.
    pub applied_on: Option<Dated>,
    /// The last day to apply.
    pub deadline: Option<Dated>,
    /// The rounds, by round number; dates may stand in any order.
    pub interviews: Vec<Interview>,
    /// People named without a round, in the order of the sheet.
    pub people: Vec<Person>,
    /// When the employer said they would decide.
    pub decision_on: Option<Dated>,
    /// When they last talked, other than an interview.
    pub conversation_on: Option<Dated>,
    /// The last contact, and whose it was.
    pub last_contact_on: Option<(Dated, ContactBy)>,
    /// Their last contact, where the sheet keeps it beside the person's own.
    pub heard_on: Option<Dated>,
    /// How that contact was made.
    pub last_contact_via: Option<Medium>,
    /// When the person last followed up.
    pub followed_up_on: Option<Dated>,
    /// The person says that they followed up, without saying when.
    pub followed_up: bool,
    /// When the person wants to follow up.
    pub follow_up_on: Option<Dated>,
    /// Whether, and perhaps when, a thank-you was sent.
    pub thank_you_sent: Option<Sent>,
    /// When an offer came.
    pub offered_on: Option<Dated>,
    /// When the offer must be answered.
    pub offer_deadline: Option<Dated>,
    /// When they said no.
    pub rejected_on: Option<Dated>,
    /// When the person withdrew.
    pub withdrawn_on: Option<Dated>,
    /// A news item worth a congratulation.
    pub news_on: Option<Dated>,
    /// When references were asked for.
    pub references_asked_on: Option<Dated>,
    /// How the employer wants to be reached.
    pub contact_preference: Option<Medium>,
    /// The employer asked not to be contacted.
    pub no_contact: bool,
    /// The employer said yes, or no, to being followed up.
    pub may_follow_up: Option<bool>,
}

/// An act that the sheet says was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Done, day unknown.
    Sometime,
    /// Done on that day.
    On(Dated),
}

impl Application {
    /// An application of which nothing is known yet but what it is.
    #[must_use]
    pub fn bare(identity: Identity, id: Text, row: RowNumber, stage: Stage) -> Self {
        Self {
            identity,
            id,
            row,
            stage,
            company: None,
            role: None,
            source: None,
            url: None,
            location: None,
            salary: None,
            notes: None,
            from_notes: Vec::new(),
            steps: Vec::new(),
            applied_on: None,
            deadline: None,
            interviews: Vec::new(),
            people: Vec::new(),
            decision_on: None,
            conversation_on: None,
            last_contact_on: None,
            heard_on: None,
            last_contact_via: None,
            followed_up_on: None,
            followed_up: false,
            follow_up_on: None,
            thank_you_sent: None,
            offered_on: None,
            offer_deadline: None,
            rejected_on: None,
            withdrawn_on: None,
            news_on: None,
            references_asked_on: None,
            contact_preference: None,
            no_contact: false,
            may_follow_up: None,
        }
    }

    /// The last round by date, held or scheduled; of two on one day the one
    /// with the higher number.
    #[must_use]
    pub fn last_interview(&self) -> Option<&Interview> {
        self.interviews
            .iter()
            .max_by_key(|interview| (interview.on, interview.round))
    }

    /// The promised decision, while it holds: one older than the last round was
    /// named for an earlier one, and without a round one older than the
    /// application was never about it. One on the same day holds.
    #[must_use]
    pub fn promised_decision(&self) -> Option<Dated> {
        let since = match self.last_interview() {
            Some(last) => Some(last.on),
            None => self.applied_on.map(|applied| applied.on),
        };
        self.decision_on
            .filter(|decision| since.is_none_or(|since| decision.on >= since))
    }

    /// The last contact of either side, and whose it was; of two on one day
    /// theirs, which answers ours.
    #[must_use]
    pub fn latest_contact(&self) -> Option<(Dated, ContactBy)> {
        let theirs = self.heard_on.map(|dated| (dated, ContactBy::Them));
        let contacts = self.last_contact_on.into_iter().chain(theirs);
        contacts.max_by_key(|(dated, _)| dated.on)
    }

    /// Whether anybody is known by name or address.
    #[must_use]
    pub fn has_named_contact(&self) -> bool {
        let named = |people: &[Person]| people.iter().any(|person| person.shown().is_some());
        named(&self.people)
            || self
                .interviews
                .iter()
                .any(|interview| named(&interview.people))
    }
}

#[cfg(test)]
mod tests {
    use super::{Medium, Stage};

    #[test]
    fn words_round_trip() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_word(stage.word()), Some(stage));
        }
        for medium in Medium::ALL {
            assert_eq!(Medium::from_word(medium.word()), Some(medium));
        }
    }
}
