//! One act while it is being worked out, before it becomes a follow-up.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::application::{Application, Interview, Medium, Person};
use crate::business_days::Offset;
use crate::history::TaskState;
use crate::plan::{Because, By, Fact, FollowUp, Kind, Moot, Move, State};
use crate::rules::identity::uid;
use crate::rules::playbook::Rule;

/// One act of an application.
pub(super) struct Act<'a> {
    pub(super) rule: &'a Rule,
    pub(super) rule_index: usize,
    /// The act it counts from, by its index among the application's acts.
    pub(super) parent: Option<usize>,
    pub(super) interview: Option<&'a Interview>,
    pub(super) person: Option<&'a Person>,
    pub(super) person_place: u16,
    pub(super) occurrence: u16,
    /// Its identity where something was asked of it already: most acts of a large
    /// sheet are over and are never asked for theirs, which is dear to work out.
    pub(super) known_uid: Option<Uuid>,
    pub(super) via: Medium,
    pub(super) anchor: Fact<'a>,
    pub(super) offset: Offset,
    pub(super) counted: NaiveDate,
    pub(super) moves: Vec<Move>,
    pub(super) on: NaiveDate,
    pub(super) by: By,
    pub(super) latest: NaiveDate,
    /// What the files say of it.
    pub(super) task: Option<TaskState>,
    pub(super) moot: Option<Moot<'a>>,
}

impl<'a> Act<'a> {
    pub(super) fn kind(&self) -> Kind {
        self.rule.text.kind
    }

    /// Its identity among the acts of that application, whose act it is.
    pub(super) fn uid(&self, application: &Application) -> Uuid {
        self.known_uid.unwrap_or_else(|| {
            let round = self.interview.map(|interview| interview.round);
            let identity = Some(&application.identity);
            let rule = &self.rule.text.id;
            uid(identity, rule, round, self.person_place, self.occurrence)
        })
    }

    pub(super) fn is_done(&self) -> bool {
        matches!(self.task, Some(TaskState::Done(_)))
    }

    /// What an act that counts from this one counts from: the day it was done
    /// if that is known (law 8), the person's own date if that stands in its
    /// place, else its planned day.
    pub(super) fn as_anchor(&self, own_date: Option<&Act<'a>>) -> Fact<'a> {
        let text = &self.rule.text;
        match (self.task, self.moot, own_date) {
            (Some(TaskState::Done(done)), _, _) => Fact::Done(text, done.on.unwrap_or(self.on)),
            (_, Some(Moot::OwnDate(_)), Some(own)) => own.as_anchor(None),
            _ => Fact::Planned(text, self.on),
        }
    }

    /// Where it stands by its dates alone, if it is neither done nor moot.
    pub(super) fn state_by_date(&self, today: NaiveDate) -> State {
        if today < self.on {
            State::Planned
        } else if today <= self.by.on {
            State::Due
        } else if today <= self.latest {
            State::Overdue
        } else {
            State::Lapsed
        }
    }

    pub(super) fn into_follow_up(self, application: &'a Application, state: State) -> FollowUp<'a> {
        FollowUp {
            application: Some(application),
            rule: &self.rule.text,
            rule_index: u16::try_from(self.rule_index).unwrap_or(u16::MAX),
            round: self.interview.map(|interview| interview.round),
            person: self.person,
            person_place: self.person_place,
            occurrence: self.occurrence,
            uid: self.uid(application),
            via: self.via,
            on: self.on,
            by: self.by,
            latest: self.latest,
            state,
            done_on: match self.task {
                Some(TaskState::Done(done)) => done.on,
                _ => None,
            },
            because: Because {
                anchor: self.anchor,
                offset: self.offset,
                counted: self.counted,
                moves: self.moves,
                moot: self.moot,
            },
        }
    }
}
