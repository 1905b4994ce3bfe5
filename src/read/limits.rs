//! How much is read of a file. What has more is refused, and never read in part.

use super::table::{Row, Source, Table};
use crate::diagnostic::{ColumnIndex, ColumnName, Place, RowNumber};
use crate::error::{Error, Limit};

/// The limits for one file. They are there because a file that somebody sent, or
/// a program that went wrong, can ask for more memory than there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of the file, whatever its format.
    pub size: u64,
    /// The most rows of the sheet, blank ones and the header included.
    pub rows: u32,
    /// The most cells of a row.
    pub columns: u32,
    /// The most bytes of a cell, in UTF-8.
    pub cell: u64,
}

impl Limits {
    /// As high as each of them can be raised: what the offsets into a text and
    /// the numbers of rows and columns can reach.
    pub const HIGHEST: Self = Self {
        size: u32::MAX as u64,
        rows: 100_000_000,
        columns: u16::MAX as u32,
        cell: u32::MAX as u64,
    };
}

impl Default for Limits {
    /// 64 MB, a megabyte in a cell, and as many rows and columns as a spreadsheet
    /// has.
    fn default() -> Self {
        Self {
            size: 64 * 1024 * 1024,
            rows: 1_048_576,
            columns: 16_384,
            cell: 1024 * 1024,
        }
    }
}

/// Why a file of so many bytes is not read; `found` is `None` where they were not
/// counted to the end.
#[must_use]
pub fn too_large(file: &str, most: u64, found: Option<u64>) -> Error {
    Error::OverLimit {
        place: Place {
            file: file.into(),
            sheet: None,
            row: None,
            column: None,
        },
        limit: Limit::Size,
        most,
        found,
    }
}

/// Refuses a table that is beyond the limits; one that is read row by row is
/// checked as it is read.
///
/// # Errors
///
/// [`Error::OverLimit`], of the first row that is beyond one of them.
pub fn check_table(table: &Table, limits: &Limits) -> Result<(), Error> {
    for row in table.rows() {
        check_row(table.source(), row, limits)?;
    }
    Ok(())
}

fn check_row(source: &Source, row: Row<'_>, limits: &Limits) -> Result<(), Error> {
    check_row_number(source, row.number(), limits)?;
    check_width(source, row.number(), row.width(), limits)?;
    let lengths = row.cells().map(str::len);
    check_cells(source, row.number(), lengths, limits)
}

pub(super) fn check_row_number(
    source: &Source,
    row: RowNumber,
    limits: &Limits,
) -> Result<(), Error> {
    if row.0 <= limits.rows {
        return Ok(());
    }
    let first = RowNumber(limits.rows.saturating_add(1));
    Err(Error::OverLimit {
        place: place(source, first, None),
        limit: Limit::Rows,
        most: limits.rows.into(),
        found: Some(first.0.into()),
    })
}

pub(super) fn check_width(
    source: &Source,
    row: RowNumber,
    width: usize,
    limits: &Limits,
) -> Result<(), Error> {
    if width as u64 <= limits.columns.into() {
        return Ok(());
    }
    Err(Error::OverLimit {
        place: place(source, row, None),
        limit: Limit::Columns,
        most: limits.columns.into(),
        found: Some(width as u64),
    })
}

pub(super) fn check_cells(
    source: &Source,
    row: RowNumber,
    lengths: impl Iterator<Item = usize>,
    limits: &Limits,
) -> Result<(), Error> {
    for (column, length) in (0..).zip(lengths) {
        if length as u64 > limits.cell {
            return Err(Error::OverLimit {
                place: place(source, row, Some(ColumnIndex(column))),
                limit: Limit::Cell,
                most: limits.cell,
                found: Some(length as u64),
            });
        }
    }
    Ok(())
}

fn place(source: &Source, row: RowNumber, column: Option<ColumnIndex>) -> Place {
    Place {
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        row: Some(row),
        column: column.map(|index| ColumnName {
            index,
            header: None,
        }),
    }
}
