//! What to do, when, and why: the value that `rules` makes and `render` writes.
//!
//! A plan borrows the applications and the playbook it was made from, and
//! holds facts, not sentences: words are found when it is rendered.

mod identity;
mod milestone;
pub(crate) mod packed;
mod reason;

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::application::{Application, Medium, Person, Round, Stage};
use crate::business_days::Calendar;
use crate::template::Template;

pub use self::identity::{Key, is_task_uid, task_uid};
pub use self::milestone::{Milestone, Occasion};
pub use self::packed::{PackedFollowUp, PackedPlan};
pub use self::reason::{Because, Fact, Moot, Move, MoveReason};

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

    /// Whether something is to be done, now or later.
    #[must_use]
    pub fn is_asked_for(self) -> bool {
        matches!(
            self,
            Self::Planned | Self::Due | Self::Overdue | Self::Waiting
        )
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
