//! Why a follow-up stands on its day, or is moot: facts, for which words are found
//! when they are rendered.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::RuleText;
use crate::application::{Round, Stage};
use crate::business_days::Offset;

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
