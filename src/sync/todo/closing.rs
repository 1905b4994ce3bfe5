//! A task of ours that is open becomes a closed one, and an open one again.
//!
//! `2026-11-21 Email Ann +acme due:2026-11-25 fu:k3f9q2h` is closed as
//! `x 2026-11-30 2026-11-21 Email Ann +acme due:2026-11-25 moot:rejected
//! fu:k3f9q2h`. A line with `moot:` was closed by us, so nobody did the act.

use chrono::NaiveDate;

use crate::plan::{FollowUp, Moot, State};
use crate::render::todo_txt::{KEY_TAG, PRIORITY};

/// What stands before the word that says why nobody need do a task.
pub const MOOT_TAG: &str = "moot:";

/// Why a task of ours was closed without being done, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MootWord(&'static str);

impl MootWord {
    /// Its follow-up is no longer in the plan.
    pub const GONE: Self = Self("gone");

    /// Why a follow-up need not be done; `None` if it may have to be.
    #[must_use]
    pub fn of(follow_up: &FollowUp<'_>) -> Option<Self> {
        match follow_up.state {
            State::Lapsed => Some(Self("lapsed")),
            State::Moot => Some(Self(follow_up.because.moot.map_or("moot", word))),
            State::Planned | State::Due | State::Overdue | State::Waiting | State::Done => None,
        }
    }

    /// The word itself.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

fn word(why: Moot<'_>) -> &'static str {
    match why {
        Moot::NoContact => "no-contact",
        Moot::Cap(_) => "enough",
        Moot::Decision(_) => "decision",
        Moot::SameDay => "same-day",
        Moot::Stage(stage) => stage.word(),
        Moot::LaterRound(_) => "later-round",
        Moot::Answered(_) => "answered",
        Moot::OwnDate(_) => "own-date",
        Moot::Overtaken(_) => "overtaken",
        Moot::Chain(_) => "chain",
    }
}

/// The open line of a task, closed on a day. Its priority goes, as the format
/// has it: the two dates of a closed task stand side by side.
#[must_use]
pub fn closed(open: &str, on: NaiveDate, why: Option<MootWord>) -> String {
    let open = without_priority(open);
    match (why, open.rsplit_once(' ')) {
        (Some(MootWord(word)), Some((text, key))) if key.starts_with(KEY_TAG) => {
            format!("x {on} {text} {MOOT_TAG}{word} {key}")
        }
        (Some(MootWord(word)), _) => format!("x {on} {open} {MOOT_TAG}{word}"),
        (None, _) => format!("x {on} {open}"),
    }
}

/// An open line of ours without the priority that it may have.
#[must_use]
pub fn without_priority(open: &str) -> &str {
    open.strip_prefix(PRIORITY).unwrap_or(open)
}

/// The open line of a task that we closed with a reason; `None` for a line of
/// another shape.
#[must_use]
pub fn opened(line: &str) -> Option<String> {
    let (date, rest) = line.strip_prefix("x ")?.split_once(' ')?;
    let (text, key) = rest.rsplit_once(' ')?;
    let (text, why) = text.rsplit_once(' ')?;
    let is_ours =
        key.starts_with(KEY_TAG) && why.starts_with(MOOT_TAG) && date.parse::<NaiveDate>().is_ok();
    is_ours.then(|| format!("{text} {key}"))
}

#[cfg(test)]
mod tests {
    use super::{MootWord, closed, opened};

    #[test]
    fn a_closed_task_says_why() {
        fn check(why: Option<MootWord>, expected: &str) {
            let open = "2026-11-21 Email Ann +acme due:2026-11-25 fu:k3f9q2h";
            assert_eq!(closed(open, "2026-11-30".parse().unwrap(), why), expected);
            let is_moot = why.is_some();
            assert_eq!(opened(expected).as_deref(), is_moot.then_some(open));
        }
        check(
            Some(MootWord::GONE),
            "x 2026-11-30 2026-11-21 Email Ann +acme due:2026-11-25 moot:gone fu:k3f9q2h",
        );
        check(
            None,
            "x 2026-11-30 2026-11-21 Email Ann +acme due:2026-11-25 fu:k3f9q2h",
        );
    }

    #[test]
    fn a_closed_task_has_no_priority() {
        let open = "(A) 2026-11-21 Email Ann due:2026-11-25 fu:k3f9q2h";
        let on = "2026-11-30".parse().unwrap();
        assert_eq!(
            closed(open, on, Some(MootWord::GONE)),
            "x 2026-11-30 2026-11-21 Email Ann due:2026-11-25 moot:gone fu:k3f9q2h"
        );
        assert_eq!(
            closed(open, on, None),
            "x 2026-11-30 2026-11-21 Email Ann due:2026-11-25 fu:k3f9q2h"
        );
    }
}
