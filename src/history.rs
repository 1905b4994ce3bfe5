//! What was done, when, and what stands open, as the files tell it.
//!
//! A value that `rules` takes beside the applications. What the sheet itself
//! says was done travels with each application; this holds what the person's
//! todo files, done files and calendars of tasks say about our own tasks.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::plan::Key;

/// How one of our tasks stands in the person's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// It is listed and not done.
    Open,
    /// It was done.
    Done(Done),
    /// We closed it, since there was nothing left to do; nobody did it.
    Moot,
}

/// What a line tells of a task that was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// The day it was done.
    pub on: Option<NaiveDate>,
    /// The day it was due, by which an act is told from its next occurrence.
    pub due: Option<NaiveDate>,
}

impl TaskState {
    /// What two mentions of one task come to: done anywhere is done, and a day
    /// is better than none; of two days the earlier counts. A task that we
    /// closed and that is listed again stands open.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Moot, known) | (known, Self::Moot) => known,
            (Self::Open, known) | (known, Self::Open) => known,
            (Self::Done(one), Self::Done(two)) => Self::Done(Done {
                on: earlier(one.on, two.on),
                due: earlier(one.due, two.due),
            }),
        }
    }
}

fn earlier(one: Option<NaiveDate>, two: Option<NaiveDate>) -> Option<NaiveDate> {
    one.into_iter().chain(two).min()
}

/// Our tasks, as far as any file mentions them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    tasks: BTreeMap<Key, TaskState>,
}

impl History {
    /// Notes one mention of a task.
    pub fn note(&mut self, key: Key, state: TaskState) {
        self.tasks
            .entry(key)
            .and_modify(|known| *known = known.and(state))
            .or_insert(state);
    }

    /// How a task stands; `None` if no file mentions it.
    #[must_use]
    pub fn task(&self, key: Key) -> Option<TaskState> {
        self.tasks.get(&key).copied()
    }

    /// Whether no file mentions any task of ours.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Done, History, TaskState};
    use crate::plan::Key;
    use chrono::NaiveDate;

    #[test]
    fn done_anywhere_is_done() {
        let key = Key::parse(b"k3f9q2h").unwrap();
        let done = TaskState::Done(Done {
            on: NaiveDate::from_ymd_opt(2026, 11, 24),
            due: NaiveDate::from_ymd_opt(2026, 11, 25),
        });
        let mut history = History::default();
        assert!(history.is_empty());
        history.note(key, done);
        history.note(key, TaskState::Open);
        history.note(key, TaskState::Moot);
        history.note(key, TaskState::Done(Done::default()));
        assert_eq!(history.task(key), Some(done));
    }
}
