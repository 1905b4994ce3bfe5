//! Why the program stops before its work is done, and with which exit code.

use std::process::ExitCode;

use followup::error::{Error, Failure};
use followup::rules::PlaybookError;

/// How a run ends. The numbers are a promise to scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// Done, and there was at least one warning.
    Warned,
    /// Usage or configuration: nothing done.
    Usage,
    /// The input cannot be understood: nothing written.
    Input,
    /// An output could not be written: the old files stand.
    Output,
    /// Somebody else is writing: try again.
    Busy,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Warned => 1,
            Exit::Usage => 2,
            Exit::Input => 3,
            Exit::Output => 4,
            Exit::Busy => 5,
        })
    }
}

/// A failure as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) exit: Exit,
    pub(crate) message: String,
    pub(crate) place: Option<String>,
    pub(crate) hint: Option<String>,
}

impl Stop {
    /// A mistake in the usage.
    pub(crate) fn usage(message: String, hint: Option<&str>) -> Self {
        Self {
            exit: Exit::Usage,
            message,
            place: None,
            hint: hint.map(str::to_owned),
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self {
            exit: match error.failure() {
                Failure::Usage => Exit::Usage,
                Failure::Input => Exit::Input,
                Failure::Output => Exit::Output,
                Failure::Busy => Exit::Busy,
            },
            message: error.to_string(),
            place: error.place(),
            hint: error.hint(),
        }
    }
}

impl From<PlaybookError> for Stop {
    fn from(error: PlaybookError) -> Self {
        Self {
            exit: Exit::Usage,
            message: error.to_string(),
            place: Some(format!("{}:{}", error.file, error.line)),
            hint: error.hint,
        }
    }
}
