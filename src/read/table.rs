//! Rows of cells, with the row numbers that the spreadsheet shows.

use std::sync::Arc;

use crate::diagnostic::{ColumnIndex, RowNumber};

/// Where a table came from, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file as the person named it, cleaned for printing; `-` for stdin.
    pub file: Arc<str>,
    /// The sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
}

/// A sheet: every row that is there, blank ones and the header included.
#[derive(Clone, Debug)]
pub struct Table {
    source: Source,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn empty(source: Source) -> Self {
        Self { source }
    }

    /// Where it came from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The separator that was found or given, for separated text.
    #[must_use]
    pub fn delimiter(&self) -> Option<char> {
        None
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        std::iter::empty()
    }
}

impl<'a> Row<'a> {
    /// The number that a spreadsheet shows beside it.
    #[must_use]
    pub fn number(&self) -> RowNumber {
        RowNumber(1)
    }

    /// How many cells it has.
    #[must_use]
    pub fn width(&self) -> usize {
        0
    }

    /// A cell without blanks around it; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, _column: ColumnIndex) -> &'a str {
        let _ = self.table;
        ""
    }

    /// The cells from left to right, without blanks around them.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        std::iter::empty()
    }
}
