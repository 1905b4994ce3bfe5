//! What to do, when, and why: the value that `rules` makes and `render` writes.
//!
//! A plan borrows the applications and the playbook it was made from, and
//! holds facts, not sentences: words are found when it is rendered.

mod milestone;

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use uuid::{Builder, Uuid};

use crate::application::{Application, Medium, Person, Round, Stage};
use crate::business_days::{Calendar, Offset};
use crate::template::Template;

pub use self::milestone::{Milestone, Occasion};

/// What a follow-up is for, which decides which laws hold for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A thank-you. Elapsed time counts, also over a weekend.
    Thanks,
    /// Asks for an answer; counted under the cap.
    CheckIn,
    /// Reaches the employer, asks for nothing, is not counted.
    Courtesy,
    /// Reaches nobody.
    Task,
    /// The person's own will.
    Own,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Thanks,
        Self::CheckIn,
        Self::Courtesy,
        Self::Task,
        Self::Own,
    ];

    /// The word used in JSON and playbooks.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Thanks => "thanks",
            Self::CheckIn => "check-in",
            Self::Courtesy => "courtesy",
            Self::Task => "task",
            Self::Own => "own",
        }
    }

    /// The kind of that word; the inverse of [`Kind::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Where a follow-up stands on the day of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Its day is still to come.
    Planned,
    /// To be done now.
    Due,
    /// Past its `by`, not past its `latest`.
    Overdue,
    /// Chained from an act that is known to be open.
    Waiting,
    /// Past its `latest`: not asked for any more.
    Lapsed,
    /// Done, as the sheet or a todo file says.
    Done,
    /// Made pointless by something else.
    Moot,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Planned,
        Self::Due,
        Self::Overdue,
        Self::Waiting,
        Self::Lapsed,
        Self::Done,
        Self::Moot,
    ];

    /// The word used in JSON and flags.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Waiting => "waiting",
            Self::Lapsed => "lapsed",
            Self::Done => "done",
            Self::Moot => "moot",
        }
    }

    /// The state of that word; the inverse of [`State::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// What a rule says, as far as it reaches a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// The rule's id, unique in its playbook.
    pub id: Box<str>,
    /// What its follow-ups are for.
    pub kind: Kind,
    /// One line: what to do.
    pub summary: Template,
    /// A few sentences: how to do it.
    pub details: Template,
    /// A message to start from, if the act is a message.
    pub draft: Option<Draft>,
    /// Who says so, in our words.
    pub source: Box<str>,
}

/// A message to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The subject line.
    pub subject: Template,
    /// The body; lines parted by `\n`.
    pub body: Template,
}

/// The key of a follow-up in a todo.txt and in JSON: seven characters of
/// Crockford's base 32, from the same identity as the UID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 7]);

impl Key {
    const ALPHABET: &'static [u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

    /// The key of a follow-up's UID: its first 35 bits.
    #[must_use]
    pub fn of(uid: Uuid) -> Self {
        let bits = uid.as_u128() >> (128 - 35);
        let mut key = [0; 7];
        for (place, character) in key.iter_mut().rev().enumerate() {
            let digit = (bits >> (5 * place)) & 0x1f;
            *character = Self::ALPHABET[usize::try_from(digit).unwrap_or(0)];
        }
        Self(key)
    }

    /// Reads a key back from a file; `None` if it cannot be one of ours.
    #[must_use]
    pub fn parse(word: &[u8]) -> Option<Self> {
        let key: [u8; 7] = word.try_into().ok()?;
        key.iter()
            .all(|character| Self::ALPHABET.contains(character))
            .then_some(Self(key))
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("0000000")
    }
}

/// What a date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact<'a> {
    /// The application was sent.
    Applied(NaiveDate),
    /// An interview of that round.
    Interview(Round, NaiveDate),
    /// The end of an interview; without a time, the end of the day.
    InterviewEnd(Round, NaiveDateTime),
    /// The day by which the employer said they would decide.
    Decision(NaiveDate),
    /// A conversation other than an interview.
    Conversation(NaiveDate),
    /// A news item about the employer.
    News(NaiveDate),
    /// References were asked for.
    ReferencesAsked(NaiveDate),
    /// The last day to apply.
    Deadline(NaiveDate),
    /// The last day to answer an offer.
    OfferDeadline(NaiveDate),
    /// They said no.
    Rejected(NaiveDate),
    /// The person's own follow-up date.
    OwnDate(NaiveDate),
    /// The day of the week on which a rule repeats.
    Week(NaiveDate),
    /// Another act of the same application, planned.
    Planned(&'a RuleText, NaiveDate),
    /// Another act of the same application, done.
    Done(&'a RuleText, NaiveDate),
}

impl Fact<'_> {
    /// The day that is counted from.
    #[must_use]
    pub fn on(self) -> NaiveDate {
        match self {
            // Midnight is where a day without a known time ends.
            Self::InterviewEnd(_, end) if end.time() == NaiveTime::MIN => {
                end.date().pred_opt().unwrap_or(end.date())
            }
            Self::InterviewEnd(_, end) => end.date(),
            Self::Applied(on)
            | Self::Interview(_, on)
            | Self::Decision(on)
            | Self::Conversation(on)
            | Self::News(on)
            | Self::ReferencesAsked(on)
            | Self::Deadline(on)
            | Self::OfferDeadline(on)
            | Self::Rejected(on)
            | Self::OwnDate(on)
            | Self::Week(on)
            | Self::Planned(_, on)
            | Self::Done(_, on) => on,
        }
    }

    /// Whether this is another act, so that what counts from it is for the
    /// case of no answer to that act.
    #[must_use]
    pub fn is_act(self) -> bool {
        matches!(self, Self::Planned(..) | Self::Done(..))
    }
}

/// Why a follow-up stands on its day: the anchor, the count, and what moved
/// the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because<'a> {
    /// What was counted from.
    pub anchor: Fact<'a>,
    /// How far.
    pub offset: Offset,
    /// Where the count ended.
    pub counted: NaiveDate,
    /// What moved the date afterwards, in order.
    pub moves: Vec<Move>,
    /// Why it is moot, if it is.
    pub moot: Option<Moot<'a>>,
}

/// One move of a date after it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where it went.
    pub to: NaiveDate,
    /// Why.
    pub reason: MoveReason,
}

/// Why a counted date was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveReason {
    /// It was no business day.
    Adjusted,
    /// Law 7: it was past its latest day.
    Latest(NaiveDate),
    /// Law 2: it was not after the promised decision.
    Decision(NaiveDate),
    /// Law 4: another check-in of the application has that day.
    SameDay,
    /// The person wants no more than so many acts a day.
    Load(u32),
}

/// Why a follow-up is moot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moot<'a> {
    /// Law 1: the employer asked not to be contacted.
    NoContact,
    /// Law 3: so many unanswered check-ins are enough.
    Cap(u8),
    /// Law 2: once the promised decision is past it is too late for it.
    Decision(NaiveDate),
    /// Law 4: there is no other day left for it.
    SameDay,
    /// Law 5 and the stages of the rule.
    Stage(Stage),
    /// A later round has taken its place.
    LaterRound(Round),
    /// They answered on that day.
    Answered(NaiveDate),
    /// The person's own date stands close by.
    OwnDate(NaiveDate),
    /// A later check-in was made already.
    Overtaken(&'a RuleText),
    /// The act it is chained from is moot.
    Chain(&'a RuleText),
}

/// The moment by which a follow-up should be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct By {
    /// The day.
    pub on: NaiveDate,
    /// The time of day, where the source counts in hours and the start is known.
    pub at: Option<NaiveTime>,
}

/// One dated thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp<'a> {
    /// The application; none for what belongs to the search as a whole.
    pub application: Option<&'a Application>,
    /// What its rule says.
    pub rule: &'a RuleText,
    /// The position of the rule in its playbook, for the order of a day.
    pub rule_index: u16,
    /// The round of interviews it belongs to.
    pub round: Option<Round>,
    /// Whom it addresses.
    pub person: Option<&'a Person>,
    /// Their place in the list of people, from 0; part of the identity.
    pub person_place: u16,
    /// 1, or more when an act came round again after it was done.
    pub occurrence: u16,
    /// Its identity (UUID version 5).
    pub uid: Uuid,
    /// How.
    pub via: Medium,
    /// The planned day.
    pub on: NaiveDate,
    /// When it should be done at the latest to be in time.
    pub by: By,
    /// The day past which it is not asked for any more.
    pub latest: NaiveDate,
    /// Where it stands on the day of the plan.
    pub state: State,
    /// The day it was done, if it was and the day is known.
    pub done_on: Option<NaiveDate>,
    /// Why that day.
    pub because: Because<'a>,
}

impl FollowUp<'_> {
    /// Its key.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::of(self.uid)
    }

    /// The identity of its task, where tasks are kept in calendars.
    #[must_use]
    pub fn task_uid(&self) -> Uuid {
        task_uid(self.uid)
    }
}

/// The identity of the task of a follow-up with that UID: another one than that
/// of its event, since no server may meet one UID in two collections, and with
/// the same key, since a client may drop every property that is ours. So it is
/// the same number, marked as one that we made up by a rule of our own (RFC 9562
/// section 5.8, version 8).
#[must_use]
pub fn task_uid(uid: Uuid) -> Uuid {
    Builder::from_custom_bytes(uid.into_bytes()).into_uuid()
}

/// Whether a UID may be that of a task of ours.
#[must_use]
pub fn is_task_uid(uid: Uuid) -> bool {
    uid.get_version_num() == 8
}

/// All follow-ups of a sheet on one day, in the order in which they are shown:
/// by day, then application, rule, round and person. The order does not depend
/// on the order of the rows.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The day it was made for.
    pub today: NaiveDate,
    /// The playbook's name.
    pub playbook: &'a str,
    /// The business days that were counted with.
    pub calendar: &'a Calendar,
    /// The applications, in the order of the sheet.
    pub applications: &'a [Application],
    /// The follow-ups, in every state.
    pub follow_ups: Vec<FollowUp<'a>>,
}

/// Applications that nothing is asked for, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftInPeace {
    /// Everything that was to be done is past its time.
    pub lapsed: usize,
    /// They are over: accepted, rejected, withdrawn, ghosted or closed.
    pub over: usize,
    /// All is done, or the sheet names no day to count from.
    pub nothing_open: usize,
}

impl LeftInPeace {
    /// How many there are in all.
    #[must_use]
    pub fn total(self) -> usize {
        self.lapsed + self.over + self.nothing_open
    }
}

impl Plan<'_> {
    /// The applications that nothing is asked for.
    #[must_use]
    pub fn left_in_peace(&self) -> LeftInPeace {
        let mut asked_for = HashSet::new();
        let mut lapsed = HashSet::new();
        for follow_up in &self.follow_ups {
            let Some(application) = follow_up.application else {
                continue;
            };
            match follow_up.state {
                State::Planned | State::Due | State::Overdue | State::Waiting => {
                    asked_for.insert(&application.identity);
                }
                State::Lapsed => {
                    lapsed.insert(&application.identity);
                }
                State::Done | State::Moot => {}
            }
        }
        let mut left = LeftInPeace::default();
        for application in self.applications {
            if asked_for.contains(&application.identity) {
                continue;
            }
            match application.stage {
                Stage::Accepted
                | Stage::Rejected
                | Stage::Withdrawn
                | Stage::Ghosted
                | Stage::Closed => left.over += 1,
                _ if lapsed.contains(&application.identity) => left.lapsed += 1,
                _ => left.nothing_open += 1,
            }
        }
        left
    }
}

/// What one rule makes of one application.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// The rule.
    pub rule: &'a RuleText,
    /// What it asks for, moot or not; empty if it did not fire.
    pub follow_ups: Vec<FollowUp<'a>>,
    /// The one fact that kept it from firing.
    pub why_not: Option<String>,
}

impl<'a> Explanation<'a> {
    /// The follow-up that counts: the last one that is not moot, else the last.
    #[must_use]
    pub fn foremost(&self) -> Option<&FollowUp<'a>> {
        let live = |follow_up: &&FollowUp<'_>| follow_up.state != State::Moot;
        let live = self.follow_ups.iter().rev().find(live);
        live.or(self.follow_ups.last())
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, is_task_uid, task_uid};
    use uuid::Uuid;

    #[test]
    fn a_task_has_the_key_of_its_event_and_another_uid() {
        let uid: Uuid = "5f0e1d2c-3b4a-5968-8776-655443322110".parse().unwrap();
        let task = task_uid(uid);
        assert_eq!(task.to_string(), "5f0e1d2c-3b4a-8968-8776-655443322110");
        assert_eq!(Key::of(task), Key::of(uid));
        assert!(is_task_uid(task) && !is_task_uid(uid));
    }

    #[test]
    fn keys_are_the_first_35_bits_of_the_uid() {
        let key = Key::of(Uuid::from_u128(u128::MAX << 93));
        assert_eq!(key.as_str(), "zzzzzzz");
        assert_eq!(Key::of(Uuid::from_u128(1 << 93)).as_str(), "0000001");
        assert_eq!(Key::parse(b"zzzzzzz"), Some(key));
        assert_eq!(Key::parse(b"zzzzzzu"), None);
        assert_eq!(Key::parse(b"zzzzzz"), None);
    }
}
