//! The working week.

use std::fmt;

use chrono::Weekday;

/// Which days of the week are worked. At least one is, by construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Week {
    /// Bit 0 is Monday; a set bit is a working day.
    working: u8,
}

/// Why a list of days off makes no week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeekError {
    /// A word that names no day.
    UnknownDay(String),
    /// Every day is off.
    NoWorkingDay,
}

impl fmt::Display for WeekError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownDay(word) => write!(f, "`{word}` is no day of the week"),
            Self::NoWorkingDay => f.write_str("a week without working days has no business days"),
        }
    }
}

impl std::error::Error for WeekError {}
