//! The failures after which there is nothing to report but the failure.
//!
//! Trouble with a single row is no error but a [`crate::diagnostic::Diagnostic`].
//! Every message is put together here and printed by the binary.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Place, RowNumber};
use crate::text::Text;

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

/// What there may only be so much of in an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The most cells of one row.
    Cells(u64),
    /// The most bytes of one file.
    Bytes(u64),
}

/// What a workbook may only have so much of. It is there because a few bytes
/// can ask for more memory than any machine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkbookLimit {
    /// 512 MB of parts when they are unpacked.
    Unpacked,
    /// 2000 parts.
    Parts,
    /// 8,000,000 texts that cells share.
    Texts,
    /// 16,000,000 cells, counted in each row up to the last filled one.
    Cells,
    /// The rows and columns that a spreadsheet has.
    Grid,
    /// 512 MB of memory to read it.
    Memory,
    /// 20 seconds to read it.
    Seconds,
}

impl WorkbookLimit {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Unpacked,
        Self::Parts,
        Self::Texts,
        Self::Cells,
        Self::Grid,
        Self::Memory,
        Self::Seconds,
    ];
}

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// It is locked with a password.
    Locked,
    /// It is not as it should be.
    Damaged {
        /// In the words of the one who reads such files.
        why: String,
    },
    /// It is larger than what is read.
    OverLimit(WorkbookLimit),
    /// There is no sheet of cells in it.
    NoSheet,
    /// It is no workbook at all.
    NotASheet(ForeignFile),
}

/// Files that people give in place of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFile {
    /// A page for a browser, by whatever name.
    WebPage,
    /// A workbook in the XML form of 2003.
    XmlOf2003,
    /// A printed page.
    Pdf,
    /// A document of Apple's Numbers.
    Numbers,
    /// A text document or slides.
    Document,
    /// An archive of other files.
    Archive,
    /// Mail, or something else that keeps house like an old workbook.
    OldContainer,
}

impl ForeignFile {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::WebPage,
        Self::XmlOf2003,
        Self::Pdf,
        Self::Numbers,
        Self::Document,
        Self::Archive,
        Self::OldContainer,
    ];

    fn words(self) -> (&'static str, &'static str) {
        const SAVE: &str = "open it in a spreadsheet and save it as .xlsx or as `CSV UTF-8`";
        match self {
            Self::WebPage => ("a web page", SAVE),
            Self::XmlOf2003 => ("a workbook in the XML form of 2003", SAVE),
            Self::Pdf => (
                "a PDF",
                "export the sheet as .xlsx or as CSV from where the PDF was made",
            ),
            Self::Numbers => (
                "a Numbers document",
                "in Numbers choose File, Export To, CSV (or Excel), and give that file",
            ),
            Self::Document => (
                "a document without a sheet",
                "copy its table into a spreadsheet and save that as .xlsx or as `CSV UTF-8`",
            ),
            Self::Archive => ("an archive", "unpack it and give the sheet that is in it"),
            Self::OldContainer => ("no workbook", SAVE),
        }
    }
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
    /// The input is larger than what is read.
    OverLimit {
        /// The file.
        file: Arc<str>,
        /// The row, if it is about one.
        row: Option<RowNumber>,
        /// How much there may be.
        limit: Limit,
        /// How much there is.
        found: u64,
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
        /// The file.
        file: Arc<str>,
        /// The first cells of the row that looks most like a header.
        found: Vec<String>,
        /// Those of them that come close, and the field each comes close to.
        closest: Vec<(String, &'static str)>,
        /// Whether a date or an address stands in that row: it is no header.
        looks_like_data: bool,
    },
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
        day_first: Text,
        /// A cell that can only be read month first.
        month_first: Text,
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
            | Self::NotOurPlan { .. }
            | Self::NotPlainText { .. } => Failure::Output,
            Self::ChangedMeanwhile { .. } => Failure::Busy,
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
            | Self::ForeignEvents { .. }
            | Self::NotOurCalendar { .. }
            | Self::TruncatedCalendar { .. }
            | Self::WouldVanish { .. }
            | Self::NotOurPlan { .. }
            | Self::NotPlainText { .. } => None,
            Self::NotText { file }
            | Self::Workbook { file, .. }
            | Self::NoHeader { file, .. }
            | Self::NotAList { file, .. }
            | Self::NoSuchHeaderRow { file, .. }
            | Self::UnknownHeader { file, .. } => Some(file.to_string()),
            Self::Undecodable { file, row, .. } | Self::OverLimit { file, row, .. } => match row {
                Some(row) => Some(format!("{file}:{row}")),
                None => Some(file.to_string()),
            },
            Self::UnterminatedQuote { file, row } => Some(format!("{file}:{row}")),
            Self::DateOrder { place, .. }
            | Self::DayOrYear { place, .. }
            | Self::DateOrderClash { place, .. } => Some(place.to_string()),
        }
    }

    /// The way out.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Unreadable { .. } | Self::CouldNotWrite { .. } => return None,
            Self::ChangedMeanwhile { .. } => "run it again",
            Self::ForeignEvents { content, .. } | Self::NotOurCalendar { content, .. } => {
                match content {
                    Content::Events => "give followup a file of its own: `--ics followups.ics`",
                    Content::Tasks => "give followup a file of its own: `--vtodo tasks.ics`",
                }
            }
            Self::TruncatedCalendar { .. } => "move it away, and it is written anew",
            Self::WouldVanish { .. } => "if that is meant, say `--allow-empty`",
            Self::NotOurPlan { .. } => "give the plan a file of its own, or remove that one",
            Self::NotPlainText { .. } => "save it as UTF-8, or name another file",
            Self::EmptyInput { .. } => {
                "the first row names the columns: `company`, `role`, `applied`"
            }
            Self::NoHolidayList { .. } => {
                "give a calendar (.ics), or a text file with one date like 2026-12-24 a line"
            }
            Self::TooManyHolidays { .. } => {
                "give a calendar of days off only; for days off each week there is `--weekend`"
            }
            Self::NotAList { kind, .. } => match kind {
                NoList::ColumnPerDay => {
                    "give each application a row of its own, with columns like `company`, `role` and `applied`"
                }
                NoList::Counts => {
                    "name the sheet with the applications, or save it as a file of its own"
                }
            },
            Self::NoSuchHeaderRow { last, .. } => {
                return last.map(|last| {
                    format!(
                        "give the number that the spreadsheet shows beside it, from 1 to {last}"
                    )
                });
            }
            Self::NoHeader {
                closest,
                looks_like_data: true,
                ..
            } if closest.is_empty() => {
                "if the sheet has no row of headers, write one above the first row, such as `Company,Role,Date applied,Status`; if it has one, say `--header-row ROW --map company=HEADER`"
            }
            Self::NoHeader { closest, .. } => return Some(header_hint(closest)),
            Self::UnknownHeader { closest, .. } => {
                return closest
                    .as_ref()
                    .map(|closest| format!("did you mean `{closest}`?"));
            }
            Self::NotText { .. } => {
                "save the sheet as `CSV UTF-8`; if it is UTF-16, say `--encoding utf-16le`"
            }
            Self::Undecodable { .. } => {
                "save the sheet as `CSV UTF-8`, or name its encoding, like `--encoding windows-1252`"
            }
            Self::Workbook { fault, .. } => match fault {
                WorkbookFault::Locked => {
                    "open it in a spreadsheet and save it without the password"
                }
                WorkbookFault::NotASheet(foreign) => foreign.words().1,
                WorkbookFault::NoSheet => "give the file that holds your applications",
                WorkbookFault::Damaged { .. } => {
                    "open it in a spreadsheet and save it anew, or as `CSV UTF-8`"
                }
                WorkbookFault::OverLimit(_) => {
                    "open it in a spreadsheet and save the sheet as `CSV UTF-8`"
                }
            },
            Self::UnterminatedQuote { .. } => "close the quote or remove it",
            Self::OverLimit {
                limit: Limit::Cells(_),
                ..
            } => "check the separator: it can be given with `--delimiter`",
            Self::OverLimit {
                limit: Limit::Bytes(_),
                ..
            } => "split the file",
            Self::Delimiter { .. } => "give one ASCII character that is no quote and no line break",
            Self::DayOrYear { .. } => {
                "say which with `--date-order day-first` or `--date-order year-first`"
            }
            Self::RoundTooHigh { .. } => "give it the number of an interview, like interview_on:2",
            Self::DateOrder { .. } | Self::DateOrderClash { .. } => {
                "say which with `--date-order day-first` or `--date-order month-first`"
            }
        };
        Some(hint.to_owned())
    }
}

/// How to say which column is which, with the headers that come close.
fn header_hint(closest: &[(String, &'static str)]) -> String {
    let mut hint = String::new();
    for (header, field) in closest {
        hint.push_str(&format!("`{header}` may be the {field}; "));
    }
    let (header, field) = closest
        .first()
        .map_or(("HEADER", "company"), |(header, field)| (header, *field));
    let quote = if header.contains(' ') { "'" } else { "" };
    hint.push_str(&format!(
        "say which column is which: `--map {quote}{field}={header}{quote}`"
    ));
    hint
}

/// What the system says of a failure, without its number.
#[must_use]
pub fn system_words(why: &std::io::Error) -> String {
    let words = why.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    words.to_lowercase()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => {
                write!(f, "could not read `{}`: {why}", path.display())
            }
            Self::NotText { .. } => f.write_str("this is not a text file"),
            Self::Undecodable { encoding, .. } => {
                write!(f, "this row holds bytes that are no text in {encoding}")
            }
            Self::Workbook { fault, .. } => fault.fmt(f),
            Self::UnterminatedQuote { .. } => {
                f.write_str("a quoted cell that starts in this row has no proper end")
            }
            Self::OverLimit { limit, found, .. } => match limit {
                Limit::Cells(most) => {
                    write!(f, "this row has {found} cells; the limit is {most}")
                }
                Limit::Bytes(most) => {
                    write!(f, "this file has {found} bytes; the limit is {most}")
                }
            },
            Self::Delimiter { given } => {
                write!(f, "`{}` cannot part cells", given.escape_ascii())
            }
            Self::EmptyInput { file } => write!(f, "`{file}` is empty"),
            Self::NoHeader { found, .. } => {
                f.write_str("found no column for the company or the role")?;
                for (index, header) in found.iter().enumerate() {
                    let joint = if index == 0 { " among " } else { ", " };
                    write!(f, "{joint}`{header}`")?;
                }
                Ok(())
            }
            Self::NotAList { kind, example, .. } => match kind {
                NoList::ColumnPerDay => {
                    write!(
                        f,
                        "this sheet has a column for each day, such as `{example}`"
                    )
                }
                NoList::Counts => {
                    write!(
                        f,
                        "this sheet counts what stands elsewhere, such as `{example}`"
                    )
                }
            },
            Self::NoSuchHeaderRow { given, .. } => {
                write!(f, "row {given} holds no header: nothing stands in it")
            }
            Self::UnknownHeader { header, .. } => write!(f, "there is no column `{header}`"),
            Self::DateOrder { cell, .. } => write!(
                f,
                "nothing in this file settles whether `{cell}` is day first or month first"
            ),
            Self::DayOrYear { cell, .. } => write!(
                f,
                "nothing in this file settles whether `{cell}` is day first or year first"
            ),
            Self::RoundTooHigh {
                header,
                round,
                most,
            } => write!(
                f,
                "`{header}` cannot be round {round}; the last round is {most}"
            ),
            Self::DateOrderClash {
                day_first,
                month_first,
                ..
            } => write!(
                f,
                "this file holds both `{day_first}` (day first) and `{month_first}` (month first)"
            ),
            Self::NoHolidayList { file } => write!(f, "`{file}` is no list of holidays"),
            Self::TooManyHolidays { file, limit } => {
                write!(f, "`{file}` holds too many days off; the limit is {limit}")
            }
            Self::CouldNotWrite { path, why } => {
                write!(f, "could not write `{}`: {why}", path.display())
            }
            Self::ChangedMeanwhile { path } => {
                write!(f, "`{}` was changed meanwhile", path.display())
            }
            Self::ForeignEvents {
                path,
                count: 1,
                example,
                ..
            } => {
                write!(
                    f,
                    "`{}` holds an entry that followup did not write: `{example}`",
                    path.display()
                )
            }
            Self::ForeignEvents {
                path,
                count,
                example,
                ..
            } => {
                write!(
                    f,
                    "`{}` holds {count} entries that followup did not write, such as `{example}`",
                    path.display()
                )
            }
            Self::NotOurCalendar { path, .. } => {
                write!(f, "`{}` is no calendar", path.display())
            }
            Self::TruncatedCalendar { path } => {
                write!(f, "`{}` breaks off before its end", path.display())
            }
            Self::WouldVanish {
                path,
                count,
                content,
            } => {
                let (one, many) = match content {
                    Content::Events => ("event", "events"),
                    Content::Tasks => ("task", "tasks"),
                };
                match count {
                    1 => write!(f, "the only {one} of `{}` would vanish", path.display()),
                    _ => write!(f, "all {count} {many} of `{}` would vanish", path.display()),
                }
            }
            Self::NotOurPlan { path } => {
                write!(f, "`{}` is no plan that followup wrote", path.display())
            }
            Self::NotPlainText { path } => {
                write!(f, "`{}` is not plain text", path.display())
            }
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for WorkbookFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked => f.write_str("this workbook is locked with a password"),
            Self::Damaged { why } => write!(f, "this workbook is damaged: {why}"),
            Self::NoSheet => f.write_str("this workbook has no sheet of cells"),
            Self::NotASheet(foreign) => write!(f, "this is {}", foreign.words().0),
            Self::OverLimit(limit) => f.write_str(match limit {
                WorkbookLimit::Unpacked => {
                    "this workbook is too large when it is unpacked; the limit is 512 MB"
                }
                WorkbookLimit::Parts => "this workbook has too many parts; the limit is 2000",
                WorkbookLimit::Texts => "this workbook has too many texts; the limit is 8000000",
                WorkbookLimit::Cells => "this workbook has too many cells; the limit is 16000000",
                WorkbookLimit::Grid => {
                    "this workbook has a cell that lies off the sheet; \
                     the limit is 1048576 rows and 16384 columns"
                }
                WorkbookLimit::Memory => {
                    "this workbook takes too much memory to read; the limit is 512 MB"
                }
                WorkbookLimit::Seconds => {
                    "this workbook takes too long to read; the limit is 20 seconds"
                }
            }),
        }
    }
}
