//! What a calendar may hold, as the merge sees it: an identity, where it
//! stands, and what there is to say about it.
//!
//! To put a new sort of thing into calendars, give it a case of [`What`], a
//! function that makes its [`Entry`], and a line in `sync/calendar.rs` that
//! renders it. What becomes of its event over the days follows from its
//! [`Standing`] and is no concern of its own.

use uuid::Uuid;

use crate::plan::{FollowUp, State};

/// One thing that a calendar may hold.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its identity, by which its event is found again.
    pub uid: Uuid,
    /// Where it stands.
    pub standing: Standing,
    /// What it is.
    pub what: What<'a>,
}

/// What is rendered.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// Something to do.
    FollowUp(&'a FollowUp<'a>),
}

/// Where a thing stands, as far as its event is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// To be done, or to come: it gets an event, and that stays in step.
    Live,
    /// The event that it has stays in step, but it is given none.
    InStep,
    /// Over: the event that it has stays as it is.
    Past,
    /// Pointless.
    Moot,
}

impl<'a> Entry<'a> {
    /// A follow-up.
    #[must_use]
    pub fn of_follow_up(follow_up: &'a FollowUp<'a>) -> Self {
        let standing = match follow_up.state {
            // What is overdue keeps its day: it was not moved, it was not done.
            State::Planned | State::Due | State::Overdue => Standing::Live,
            State::Waiting => Standing::InStep,
            State::Lapsed | State::Done => Standing::Past,
            State::Moot => Standing::Moot,
        };
        Self {
            uid: follow_up.uid,
            standing,
            what: What::FollowUp(follow_up),
        }
    }
}
