//! A playbook: a named set of rules, valid by construction.
//!
//! What a rule can say, as types. Made by `load` from TOML; never decides
//! anything about an application.

use chrono::Weekday;

use crate::application::{Medium, Round, Stage, Standing};
use crate::business_days::{Convention, Offset};
use crate::plan::RuleText;

/// A named set of rules.
#[derive(Clone, Debug)]
pub struct Playbook {
    /// Its name.
    pub name: Box<str>,
    /// One sentence about it.
    pub about: Box<str>,
    /// How many unanswered check-ins an application may get.
    pub cap: u8,
    /// Its switches and how they stand.
    pub switches: Vec<Switch>,
    /// Its rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// Indices of `rules`, each after those that it counts from.
    pub(super) order: Vec<usize>,
}

/// A part of a playbook that a person may turn on or off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Its name.
    pub name: Box<str>,
    /// How it stands.
    pub on: bool,
}

impl Playbook {
    /// Whether a switch is on; one that does not exist is off.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.switches
            .iter()
            .any(|switch| &*switch.name == name && switch.on)
    }
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What it says, where that reaches a text: id, kind, words.
    pub text: RuleText,
    /// What it belongs to.
    pub scope: Scope,
    /// What any of its cases counts from.
    pub(super) counts_from: Anchors,
    /// The stages it holds in.
    pub stages: Stages,
    /// Whom it addresses.
    pub address: Address,
    /// Interviewers of this standing are left out.
    pub except: Option<Standing>,
    /// How, in order of preference; empty for what reaches nobody.
    pub via: Vec<ViaChoice>,
    /// What must be known.
    pub needs: Vec<Known>,
    /// What must not be known.
    pub unless: Vec<Known>,
    /// Two anchors that must lie far enough apart.
    pub distance: Option<Distance>,
    /// Holds only while this switch is on, or off.
    pub switch: Option<SwitchIs>,
    /// The ways to come to a date.
    pub cases: Vec<Case>,
    /// Which of the cases counts.
    pub choose: Choose,
    /// Comes every week on that day, for the search as a whole, while an
    /// application is open.
    pub repeat: Option<Weekday>,
}

/// The state a switch must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchIs {
    /// Its name.
    pub name: Box<str>,
    /// The state.
    pub on: bool,
}

/// What a follow-up of the rule belongs to; part of its identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The application as a whole.
    Application,
    /// Each round of interviews.
    EachRound,
    /// The last round, held or scheduled; an earlier round's are moot.
    LastRound,
}

/// A set of stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stages(u16);

impl Stages {
    /// The set of these stages.
    #[must_use]
    pub fn of(stages: impl IntoIterator<Item = Stage>) -> Self {
        Self(
            stages
                .into_iter()
                .fold(0, |set, stage| set | 1 << stage as u16),
        )
    }

    /// Whether a stage is in the set.
    #[must_use]
    pub fn contains(self, stage: Stage) -> bool {
        self.0 & (1 << stage as u16) != 0
    }
}

/// Whom a rule addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// One follow-up for each interviewer of the round.
    EachInterviewer,
    /// The first named contact.
    Contact,
    /// The primary interviewer, else the first named contact.
    Primary,
    /// Nobody in particular.
    Nobody,
}

/// One preference for a medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViaChoice {
    /// What the employer asked for, if that is known.
    Stated,
    /// What the last contact went by, if that is known.
    LastUsed,
    /// This one.
    Medium(Medium),
    /// This one, from that round of interviews on.
    FromRound(Medium, Round),
}

/// Something about an application that is known or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A contact with a name or an address.
    Contact,
    /// An interview, held or scheduled.
    Interview,
    /// An interview on or before the anchor's day.
    InterviewBefore,
    /// A promised decision that is not stale.
    Decision,
    /// An answer of theirs after the anchor's day.
    Answer,
}

/// How far one anchor must lie after another, at the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The later anchor.
    pub later: Anchor,
    /// The earlier anchor.
    pub earlier: Anchor,
    /// Calendar days between them, at the least.
    pub days: i32,
}

/// What a date is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The application was sent.
    Applied,
    /// The round's interview.
    Interview,
    /// The end of the round's interview.
    InterviewEnd,
    /// The promised decision.
    Decision,
    /// A conversation other than an interview.
    Conversation,
    /// A news item.
    News,
    /// References were asked for.
    ReferencesAsked,
    /// The last day to apply.
    Deadline,
    /// The last day to answer an offer.
    OfferDeadline,
    /// They said no.
    Rejected,
    /// The person's own follow-up date.
    OwnDate,
    /// The last check-in of the round that the cap allows.
    FinalCheckIn,
    /// Another rule's act, by its index in the playbook.
    FollowUp(usize),
    /// The day of the week on which a rule repeats.
    Week,
}

/// A set of kinds of anchors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchors(u16);

impl Anchors {
    /// The set of these anchors; acts of whatever rule are one kind.
    pub(super) fn of(anchors: impl IntoIterator<Item = Anchor>) -> Self {
        let bits = anchors.into_iter().map(|anchor| match anchor {
            Anchor::Applied => 1,
            Anchor::Interview => 1 << 1,
            Anchor::InterviewEnd => 1 << 2,
            Anchor::Decision => 1 << 3,
            Anchor::Conversation => 1 << 4,
            Anchor::News => 1 << 5,
            Anchor::ReferencesAsked => 1 << 6,
            Anchor::Deadline => 1 << 7,
            Anchor::OfferDeadline => 1 << 8,
            Anchor::Rejected => 1 << 9,
            Anchor::OwnDate => 1 << 10,
            Anchor::FinalCheckIn | Anchor::FollowUp(_) => 1 << 11,
            Anchor::Week => 1 << 12,
        });
        Self(bits.fold(0, |set, bit| set | bit))
    }

    /// Whether the sets have an anchor in common.
    pub(super) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// One way to come to a date.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is counted from: the first of these that is known.
    pub anchors: Vec<Anchor>,
    /// The stages this case holds in, within those of the rule.
    pub stages: Option<Stages>,
    /// How far.
    pub offset: Offset,
    /// What happens to a date that is no business day; `None` leaves it to law 6.
    pub adjust: Option<Convention>,
    /// When it should be done; `None` is the day itself.
    pub by: Option<Bound>,
    /// Past which day it is not asked for any more.
    pub latest: Bound,
}

/// An end of the time for a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// So far from something.
    Count {
        /// From what.
        from: BoundFrom,
        /// How far.
        offset: Offset,
        /// What happens to an end that is no business day; unadjusted unless given.
        adjust: Convention,
    },
    /// The last business day before the promised decision.
    BeforeDecision,
}

/// What an end is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundFrom {
    /// The anchor of the date itself.
    SameAnchor,
    /// The date itself.
    On,
    /// Another anchor; if that is not known, the anchor of the date.
    Anchor(Anchor),
}

/// Which of several cases counts, among those that apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choose {
    /// The first.
    First,
    /// The one with the earliest date.
    Earliest,
    /// The one with the latest date.
    Latest,
}
