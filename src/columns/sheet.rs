//! One table, understood from the header to the last row.

use chrono::NaiveDate;

use super::applications::Applications;
use super::dates::DateOrder;
use super::headers::UnderstoodColumn;
use super::options::ReadingOptions;
use super::outline::Outline;
use super::stages::UnderstoodStageWord;
use super::stray_separators::put_together;
use super::words::Words;
use crate::application::Application;
use crate::diagnostic::{Diagnostic, RowNumber};
use crate::error::Error;
use crate::read::Table;

/// What a sheet says about somebody's applications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<A = Vec<Application>> {
    /// In the order of the rows.
    pub applications: A,
    /// From the top of the sheet to its end.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of the rows.
    pub counts: Counts,
    /// How the applications stand in it.
    pub layout: SheetLayout,
    /// Every column of the header, from left to right; of several lists, of the
    /// first one.
    pub columns: Vec<UnderstoodColumn>,
    /// The row of the header, of several lists that of the first one; `None` where
    /// the sheet has none.
    pub header_row: Option<RowNumber>,
    /// All lists, from the top of the sheet to its end; most sheets are one.
    pub lists: Vec<UnderstoodList>,
    /// In which order the numbers of dates were read; `None` where it did not
    /// matter.
    pub date_order: Option<DateOrder>,
    /// The words of the status column, as they first come up.
    pub stages: Vec<UnderstoodStageWord>,
}

impl<A> Sheet<A> {
    /// The same sheet with its applications held in another way.
    #[must_use]
    pub fn with_applications<B>(self, hold: impl FnOnce(A) -> B) -> Sheet<B> {
        Sheet {
            applications: hold(self.applications),
            diagnostics: self.diagnostics,
            counts: self.counts,
            layout: self.layout,
            columns: self.columns,
            header_row: self.header_row,
            lists: self.lists,
            date_order: self.date_order,
            stages: self.stages,
        }
    }
}

/// A list of applications with a header of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderstoodList {
    /// The row of the header.
    pub header_row: RowNumber,
    /// The last row that may be an application; the header's own if there is none.
    pub last_row: RowNumber,
    /// Every column of the header, from left to right.
    pub columns: Vec<UnderstoodColumn>,
}

/// How applications stand in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetLayout {
    /// Each row is one.
    Applications,
    /// Each row is something that happened to one.
    Events,
    /// Each row is a message, sent or received.
    Messages,
    /// Each row is a status that one came to, below those it had before.
    StatusChanges,
    /// Each row is an interview.
    Interviews,
    /// Each row is somebody at a company.
    Contacts,
    /// Each row is one, in several lists that have headers of their own.
    Sections,
}

impl SheetLayout {
    /// What it is called, on a page and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Applications => "one row per application",
            Self::Events => "one row per event",
            Self::Messages => "one row per message",
            Self::StatusChanges => "one row per status change",
            Self::Interviews => "one row per interview",
            Self::Contacts => "one row per contact",
            Self::Sections => "several lists",
        }
    }
}

/// What became of the rows below the first header. Each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub rows: usize,
    /// Those that are applications.
    pub applications: usize,
    /// Those that tell more of an application that another row tells of, where
    /// each row is an event, a change of status, an interview or a contact.
    pub folded: usize,
    /// Those that could not be used or say what another row says.
    pub skipped: usize,
    /// Blank ones, totals, defaults that nobody filled in, further headers and
    /// titles, marks of Git, and rows of lists that are of something else.
    pub ignored: usize,
}

/// Reads applications out of a table.
///
/// ```
/// use chrono::NaiveDate;
/// use followup::columns::{ReadingOptions, understand};
/// use followup::read::{CsvOptions, Source, read_csv};
///
/// let source = Source { file: "a.csv".into(), sheet: None };
/// let table = read_csv(
///     b"Company,Position,Date Applied\nAcme,Engineer,2026-11-02\n",
///     source,
///     &CsvOptions::default(),
/// )?;
/// let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
/// let sheet = understand(&table, &ReadingOptions::default(), today)?;
/// assert_eq!(sheet.applications[0].id.as_str(), "Acme / Engineer");
/// # Ok::<(), followup::error::Error>(())
/// ```
///
/// # Errors
///
/// No row, no header that names the company or the role, a header that the
/// person named and that is not there, values that do not tell the columns of a
/// sheet without a header apart, dates that can be read in two ways
/// with nothing to tell which, or more rows than the options let be read.
pub fn understand(
    table: &Table,
    options: &ReadingOptions,
    today: NaiveDate,
) -> Result<Sheet, Error> {
    let sheet = understand_packed(table, options, today)?;
    Ok(sheet.with_applications(Applications::unpack))
}

/// The same, with the applications packed if they are very many.
///
/// # Errors
///
/// As [`understand`].
pub fn understand_packed(
    table: &Table,
    options: &ReadingOptions,
    today: NaiveDate,
) -> Result<Sheet<Applications>, Error> {
    let table = put_together(table, Words::built_in(), options);
    let outline = Outline::of(&table, options, Some(today))?;
    outline.check_count(options)?;
    let settled = outline.settle_date_order(options, today)?;
    Ok(outline.read(settled.as_ref(), options, today))
}

#[cfg(test)]
mod tests;
