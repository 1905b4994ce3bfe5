//! The failures after which there is nothing to report but the failure.
//!
//! Trouble with a single row is no error but a [`crate::diagnostic::Diagnostic`].
//! Every message is put together here and printed by the binary.

use std::fmt;
use std::path::PathBuf;

/// What a failure means for the one who called: the exit code, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Usage or configuration; nothing was done. Exit code 2.
    Usage,
    /// The input cannot be understood; nothing was written. Exit code 3.
    Input,
    /// An output could not be written; the old files stand. Exit code 4.
    Output,
    /// Somebody else is writing; try again. Exit code 5.
    Busy,
}

/// A failure, with the values that the person needs to see.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened or read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
}

impl Error {
    /// What it means for the caller.
    #[must_use]
    pub fn failure(&self) -> Failure {
        match self {
            Self::Unreadable { .. } => Failure::Input,
        }
    }

    /// Where it is, for the line after the message.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Unreadable { .. } => None,
        }
    }

    /// The way out.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unreadable { .. } => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => {
                write!(f, "could not read `{}`: {why}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {}
