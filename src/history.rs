//! What was done, when, and what stands open, as the files tell it.
//!
//! A value that `rules` takes beside the applications. What the sheet itself
//! says was done travels with each application; this holds what the person's
//! todo and done files say about our own tasks.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::plan::Key;

/// How one of our tasks stands in the person's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// It is listed and not done.
    Open,
    /// It was done, on that day if the line tells.
    Done(Option<NaiveDate>),
}

impl TaskState {
    /// What two mentions of one task come to: done anywhere is done, and a day
    /// is better than none; of two days the earlier counts.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open, known) | (known, Self::Open) => known,
            (Self::Done(None), Self::Done(on)) | (Self::Done(on), Self::Done(None)) => {
                Self::Done(on)
            }
            (Self::Done(Some(one)), Self::Done(Some(two))) => Self::Done(Some(one.min(two))),
        }
    }
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
    use super::{History, TaskState};
    use crate::plan::Key;
    use chrono::NaiveDate;

    #[test]
    fn done_anywhere_is_done() {
        let key = Key::parse(b"k3f9q2h").unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 11, 24);
        let mut history = History::default();
        assert!(history.is_empty());
        history.note(key, TaskState::Done(day));
        history.note(key, TaskState::Open);
        history.note(key, TaskState::Done(None));
        assert_eq!(history.task(key), Some(TaskState::Done(day)));
    }
}
