//! One table, understood from the header to the last row.

use chrono::NaiveDate;

use super::dates::DateOrder;
use super::headers::UnderstoodColumn;
use super::options::ReadingOptions;
use super::outline::Outline;
use super::stages::UnderstoodStageWord;
use crate::application::Application;
use crate::diagnostic::{Diagnostic, RowNumber};
use crate::error::Error;
use crate::read::Table;

/// What a sheet says about somebody's applications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// In the order of the rows.
    pub applications: Vec<Application>,
    /// From the top of the sheet to its end.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of the rows.
    pub counts: Counts,
    /// Every column of the header, from left to right.
    pub columns: Vec<UnderstoodColumn>,
    /// The row of the header.
    pub header_row: RowNumber,
    /// In which order the numbers of dates were read; `None` where it did not
    /// matter.
    pub date_order: Option<DateOrder>,
    /// The words of the status column, as they first come up.
    pub stages: Vec<UnderstoodStageWord>,
}

/// What became of the rows below the header. Each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub rows: usize,
    /// Those that are applications.
    pub applications: usize,
    /// Those that could not be used or say what another row says.
    pub skipped: usize,
    /// Blank ones, totals, repeated headers.
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
/// person named and that is not there, or dates that can be read in two ways
/// with nothing to tell which.
pub fn understand(
    table: &Table,
    options: &ReadingOptions,
    today: NaiveDate,
) -> Result<Sheet, Error> {
    let outline = Outline::of(table, options)?;
    let settled = outline.settle_date_order(options, today)?;
    Ok(outline.read(settled.as_ref(), options, today))
}

#[cfg(test)]
mod tests;
