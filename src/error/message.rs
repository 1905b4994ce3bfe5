//! What each failure says: one sentence, with the person's own values in it.

use std::fmt;

use super::{Content, Error, NoList};

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
            Self::OverLimit {
                limit, most, found, ..
            } => limit.message(*most, *found, f),
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
            Self::UnclearColumns(unclear) => unclear.fmt(f),
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
            Self::AnotherRun { path } => {
                write!(f, "another run of followup is writing `{}`", path.display())
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
            Self::WouldClose { path, count: 1 } => {
                let path = path.display();
                write!(
                    f,
                    "the only open task of this sheet in `{path}` would be closed"
                )
            }
            Self::WouldClose { path, count } => {
                let path = path.display();
                write!(
                    f,
                    "all {count} open tasks of this sheet in `{path}` would be closed"
                )
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
