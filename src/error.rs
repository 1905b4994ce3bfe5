//! The failures after which there is nothing to report but the failure.
//!
//! Trouble with a single row is no error but a [`crate::diagnostic::Diagnostic`].
//! What a failure says and what it advises is put together below this module,
//! and printed by the binary.

mod hint;
mod limit;
mod message;
mod unclear;
mod workbook;

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Place, RowNumber};
use crate::text::Text;

pub use self::limit::Limit;
pub use self::unclear::{Unclear, UnclearColumns};
pub use self::workbook::{ForeignFile, WorkbookFault, WorkbookLimit};

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

/// What a calendar file is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Events.
    Events,
    /// Tasks.
    Tasks,
}

/// What a sheet is that is no list of applications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoList {
    /// It has a column for each day.
    ColumnPerDay,
    /// It counts what stands elsewhere.
    Counts,
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
    /// The bytes are no text, or UTF-16 without a mark.
    NotText {
        /// The file.
        file: Arc<str>,
    },
    /// The text is not in the encoding that it should be in.
    Undecodable {
        /// The file.
        file: Arc<str>,
        /// The encoding that was asked for, or that the file promises.
        encoding: &'static str,
        /// The row of the first byte that does not fit.
        row: Option<RowNumber>,
    },
    /// A workbook, or what was taken for one, cannot be read.
    Workbook {
        /// The file.
        file: Arc<str>,
        /// Why.
        fault: WorkbookFault,
    },
    /// A quoted cell is never closed, or swallowed the start of another.
    UnterminatedQuote {
        /// The file.
        file: Arc<str>,
        /// The row in which the cell opens.
        row: RowNumber,
    },
    /// The file has more of something than is read.
    OverLimit {
        /// The file, and the row and column where there is too much.
        place: Place,
        /// Of what.
        limit: Limit,
        /// How much there may be.
        most: u64,
        /// How much there is, as far as it was counted.
        found: Option<u64>,
    },
    /// The separator that was given cannot be one.
    Delimiter {
        /// The byte.
        given: u8,
    },
    /// There is nothing in the input.
    EmptyInput {
        /// The file.
        file: Arc<str>,
    },
    /// No row of the input names a column for the company or the role.
    NoHeader {
        /// The file and the sheet, and the row that looks most like a header, if it
        /// may be an application as well.
        place: Place,
        /// The first cells of the row that looks most like a header.
        found: Vec<String>,
        /// What some of them may mean, by their names or the cells below them: the
        /// header and the field.
        likely: Vec<(String, &'static str)>,
    },
    /// The sheet has no header, and its values do not tell the columns apart.
    UnclearColumns(Box<UnclearColumns>),
    /// The sheet is no list with a row for each application.
    NotAList {
        /// The file.
        file: Arc<str>,
        /// What it is.
        kind: NoList,
        /// A header that tells so.
        example: String,
    },
    /// The row that the person named as the header is not there, or blank.
    NoSuchHeaderRow {
        /// The file.
        file: Arc<str>,
        /// The row as the person gave it.
        given: RowNumber,
        /// The last row of the file.
        last: Option<RowNumber>,
    },
    /// The person named a header that is not there.
    UnknownHeader {
        /// The file.
        file: Arc<str>,
        /// The header as the person wrote it.
        header: String,
        /// The header of the file that it looks most like.
        closest: Option<String>,
        /// Whether the sheet has headers at all.
        has_headers: bool,
    },
    /// Nothing settles in which order day and month stand.
    DateOrder {
        /// Where such a date stands.
        place: Place,
        /// The cell.
        cell: Text,
    },
    /// Nothing settles whether the day or the year stands first.
    DayOrYear {
        /// Where such a date stands.
        place: Place,
        /// The cell.
        cell: Text,
    },
    /// A round beyond the last one that interviews can have.
    RoundTooHigh {
        /// The header that was to have it.
        header: String,
        /// The round that was given.
        round: u16,
        /// The last one.
        most: u16,
    },
    /// Some dates can only be read day first and others only month first.
    DateOrderClash {
        /// Where the later of the two stands.
        place: Place,
        /// A cell that can only be read day first.
        day_first: Box<Text>,
        /// A cell that can only be read month first.
        month_first: Box<Text>,
    },
    /// A file that should hold days off is neither a calendar nor a list of dates.
    NoHolidayList {
        /// The file.
        file: Arc<str>,
    },
    /// A file holds more days off than anybody has.
    TooManyHolidays {
        /// The file.
        file: Arc<str>,
        /// How many there may be.
        limit: usize,
    },
    /// A file could not be written; it is as it was.
    CouldNotWrite {
        /// The file.
        path: PathBuf,
        /// What the system says, or what sort of file it is.
        why: String,
    },
    /// A file is not as it was when it was read.
    ChangedMeanwhile {
        /// The file.
        path: PathBuf,
    },
    /// Another run writes the same file, and does not end.
    AnotherRun {
        /// The file.
        path: PathBuf,
    },
    /// A calendar holds what we did not write.
    ForeignEvents {
        /// The file.
        path: PathBuf,
        /// How many.
        count: usize,
        /// One of them, by name.
        example: String,
        /// What is to be in it.
        content: Content,
    },
    /// A file that should be a calendar is none.
    NotOurCalendar {
        /// The file.
        path: PathBuf,
        /// What is to be in it.
        content: Content,
    },
    /// A calendar breaks off before its end.
    TruncatedCalendar {
        /// The file.
        path: PathBuf,
    },
    /// All events or tasks of a calendar would be called off or taken away, and
    /// the sheet does not say why.
    WouldVanish {
        /// The file.
        path: PathBuf,
        /// How many there are.
        count: usize,
        /// What they are.
        content: Content,
    },
    /// All open tasks of a sheet would be closed in a todo.txt, and the sheet does
    /// not say why.
    WouldClose {
        /// The file.
        path: PathBuf,
        /// How many there are.
        count: usize,
    },
    /// A file that should be a plan of ours is something else.
    NotOurPlan {
        /// The file.
        path: PathBuf,
    },
    /// A file that should be a todo.txt has NUL bytes in it.
    NotPlainText {
        /// The file.
        path: PathBuf,
    },
}

impl Error {
    /// What it means for the caller.
    #[must_use]
    pub fn failure(&self) -> Failure {
        match self {
            Self::Unreadable { .. }
            | Self::NotText { .. }
            | Self::Undecodable { .. }
            | Self::Workbook { .. }
            | Self::UnterminatedQuote { .. }
            | Self::OverLimit { .. }
            | Self::EmptyInput { .. }
            | Self::NoHeader { .. }
            | Self::UnclearColumns(_)
            | Self::NotAList { .. }
            | Self::DateOrder { .. }
            | Self::DayOrYear { .. }
            | Self::DateOrderClash { .. } => Failure::Input,
            Self::Delimiter { .. }
            | Self::UnknownHeader { .. }
            | Self::NoSuchHeaderRow { .. }
            | Self::RoundTooHigh { .. }
            | Self::NoHolidayList { .. }
            | Self::TooManyHolidays { .. } => Failure::Usage,
            Self::CouldNotWrite { .. }
            | Self::ForeignEvents { .. }
            | Self::NotOurCalendar { .. }
            | Self::TruncatedCalendar { .. }
            | Self::WouldVanish { .. }
            | Self::WouldClose { .. }
            | Self::NotOurPlan { .. }
            | Self::NotPlainText { .. } => Failure::Output,
            Self::ChangedMeanwhile { .. } | Self::AnotherRun { .. } => Failure::Busy,
        }
    }

    /// Where it is, for the line after the message.
    #[must_use]
    pub fn place(&self) -> Option<String> {
        match self {
            // Their messages name the file.
            Self::Unreadable { .. }
            | Self::Delimiter { .. }
            | Self::EmptyInput { .. }
            | Self::RoundTooHigh { .. }
            | Self::NoHolidayList { .. }
            | Self::TooManyHolidays { .. }
            | Self::CouldNotWrite { .. }
            | Self::ChangedMeanwhile { .. }
            | Self::AnotherRun { .. }
            | Self::ForeignEvents { .. }
            | Self::NotOurCalendar { .. }
            | Self::TruncatedCalendar { .. }
            | Self::WouldVanish { .. }
            | Self::WouldClose { .. }
            | Self::NotOurPlan { .. }
            | Self::NotPlainText { .. } => None,
            Self::NotText { file }
            | Self::Workbook { file, .. }
            | Self::NotAList { file, .. }
            | Self::NoSuchHeaderRow { file, .. }
            | Self::UnknownHeader { file, .. } => Some(file.to_string()),
            Self::Undecodable { file, row, .. } => match row {
                Some(row) => Some(format!("{file}:{row}")),
                None => Some(file.to_string()),
            },
            // The row is only the one that looks most like a header.
            Self::NoHeader { place, .. } => Some(
                Place {
                    row: None,
                    ..place.clone()
                }
                .to_string(),
            ),
            Self::UnterminatedQuote { file, row } => Some(format!("{file}:{row}")),
            Self::UnclearColumns(unclear) => Some(unclear.place.to_string()),
            Self::OverLimit { place, .. }
            | Self::DateOrder { place, .. }
            | Self::DayOrYear { place, .. }
            | Self::DateOrderClash { place, .. } => Some(place.to_string()),
        }
    }
}

/// What the system says of a failure, without its number.
#[must_use]
pub fn system_words(why: &std::io::Error) -> String {
    let words = why.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    words.to_lowercase()
}

impl std::error::Error for Error {}
