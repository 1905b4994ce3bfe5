//! The way out of each failure, where there is one to tell.

use super::{Content, Error, NoList, WorkbookFault};

impl Error {
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
                WorkbookFault::NotRead { .. } => {
                    "run it again; if that does not help, save the sheet as `CSV UTF-8`"
                }
            },
            Self::UnterminatedQuote { .. } => "close the quote or remove it",
            Self::TooManyCells { .. } => "check the separator: it can be given with `--delimiter`",
            Self::TooLong { .. } => "split the file",
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
    let unknown = [("HEADER".to_owned(), "company")];
    let maps = if closest.is_empty() {
        &unknown
    } else {
        closest
    };
    let maps: Vec<String> = maps
        .iter()
        .map(|(header, field)| {
            let quote = if header.contains(' ') { "'" } else { "" };
            format!("--map {quote}{field}={header}{quote}")
        })
        .collect();
    hint.push_str(&format!("say which column is which: `{}`", maps.join(" ")));
    hint
}
