//! The way out of each failure, where there is one to tell.

use std::path::Path;

use super::{Content, Error, NoList, WorkbookFault};

impl Error {
    /// The way out.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Unreadable { path, .. } if is_an_address(path) => {
                "that is an address, and only files are read: download the sheet as CSV or .xlsx, and give that file"
            }
            Self::Unreadable { .. } | Self::CouldNotWrite { .. } => return None,
            Self::ChangedMeanwhile { .. } => "run it again",
            Self::AnotherRun { .. } => "wait until it is done, and run this again",
            Self::ForeignEvents { content, .. } | Self::NotOurCalendar { content, .. } => {
                match content {
                    Content::Events => "give followup a file of its own: `--ics followups.ics`",
                    Content::Tasks => "give followup a file of its own: `--vtodo tasks.ics`",
                }
            }
            Self::TruncatedCalendar { .. } => "move it away, and it is written anew",
            Self::WouldVanish { .. } | Self::WouldClose { .. } => {
                "if that is meant, say `--allow-empty`"
            }
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
            Self::NoHeader { place, likely, .. } => {
                let hint = headers_hint(likely);
                return Some(match place.row {
                    None => hint,
                    Some(row) => format!(
                        "{hint}; if row {row} is an application and no header, say `--header-row none`"
                    ),
                });
            }
            Self::UnclearColumns(unclear) => return Some(unclear.hint()),
            Self::UnknownHeader {
                has_headers: false, ..
            } => "this sheet has no row of headers: name a column by its letter, like `company=A`",
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
                WorkbookFault::NotRead { .. } => {
                    "run it again; if that does not help, save the sheet as `CSV UTF-8`"
                }
            },
            Self::UnterminatedQuote { .. } => "close the quote or remove it",
            Self::OverLimit { limit, found, .. } => return Some(limit.hint(*found)),
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

/// How to say which column is which, with what the headers may mean.
fn headers_hint(likely: &[(String, &'static str)]) -> String {
    let maps: Vec<String> = likely
        .iter()
        .map(|(header, field)| {
            let is_plain = |c: char| c.is_alphanumeric() || "_-.".contains(c);
            let quote = if header.chars().all(is_plain) {
                ""
            } else {
                "'"
            };
            let header = header.replace('\'', r"'\''");
            format!("--map {quote}{field}={header}{quote}")
        })
        .collect();
    let maps = match &maps[..] {
        [] => "--map company=HEADER".to_owned(),
        maps => maps.join(" "),
    };
    format!("say which column is which, like `{maps}`")
}

/// `https://docs.example/sheets/1`, which people copy from their browser.
fn is_an_address(path: &Path) -> bool {
    let path = path.to_string_lossy();
    path.starts_with("https://") || path.starts_with("http://")
}
