//! Rows of cells, with the row numbers that the spreadsheet shows.
//!
//! All text stands in one string and cells are offsets into it, so that a
//! sheet of a million cells costs three allocations. Never changes a cell; the
//! blanks around one, and the `'` that keeps a spreadsheet from running it, are
//! left out when it is asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{ColumnIndex, RowNumber, Severity};

/// Where a table came from, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file as the person named it, cleaned for printing; `-` for stdin.
    pub file: Arc<str>,
    /// The sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
}

/// The file format a table was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Text whose cells are parted by anything but tabs.
    Csv,
    /// Text whose cells are parted by tabs.
    Tsv,
    /// A table of a web page.
    Html,
    /// The workbook of Excel since 2007.
    Xlsx,
    /// The same with macros, which are never run.
    Xlsm,
    /// The same in binary form.
    Xlsb,
    /// The workbook of Excel before 2007.
    Xls,
    /// The workbook of LibreOffice and others.
    Ods,
}

impl Format {
    /// The word used in JSON and flags.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Xlsm => "xlsm",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
        }
    }
}

/// What a reader could not take as it stands, for a row and perhaps a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// How much it matters.
    pub severity: Severity,
    /// The row.
    pub row: RowNumber,
    /// The column, if it is about one cell.
    pub column: Option<ColumnIndex>,
    /// What is wrong; no full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// A sheet: every row that is there, blank ones and the header included.
#[derive(Clone, Debug)]
pub struct Table {
    source: Source,
    format: Format,
    delimiter: Option<char>,
    encoding: &'static str,
    is_guessed: bool,
    troubles: Vec<Trouble>,
    other_sheets: Vec<Arc<str>>,
    first_row: u32,
    text: String,
    /// Where each cell ends in `text`; a cell starts where the one before ends.
    cell_ends: Vec<u32>,
    /// How many cells there are up to and with each row.
    row_ends: Vec<u32>,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    line: Line,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// In the table, from 0.
    At(usize),
    /// Above the table, where nothing stands: as wide as its widest row.
    Above { width: usize },
}

/// What the reader of a format hands over: the offsets are trusted to lie on
/// character boundaries, and a cell whose offsets do not is read as empty.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) format: Format,
    pub(super) delimiter: Option<char>,
    pub(super) encoding: &'static str,
    /// Whether the encoding is a guess.
    pub(super) is_guessed: bool,
    pub(super) troubles: Vec<Trouble>,
    /// The number of the first row; 2 where a line before it is no row.
    pub(super) first_row: u32,
    pub(super) text: String,
    pub(super) cell_ends: Vec<u32>,
    pub(super) row_ends: Vec<u32>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn empty(source: Source) -> Self {
        Self {
            source,
            format: Format::Csv,
            delimiter: None,
            encoding: "UTF-8",
            is_guessed: false,
            troubles: Vec::new(),
            other_sheets: Vec::new(),
            first_row: 1,
            text: String::new(),
            cell_ends: Vec::new(),
            row_ends: Vec::new(),
        }
    }

    pub(super) fn from_parts(source: Source, parts: Parts) -> Self {
        Self {
            source,
            format: parts.format,
            delimiter: parts.delimiter,
            encoding: parts.encoding,
            is_guessed: parts.is_guessed,
            troubles: parts.troubles,
            other_sheets: Vec::new(),
            first_row: parts.first_row,
            text: parts.text,
            cell_ends: parts.cell_ends,
            row_ends: parts.row_ends,
        }
    }

    /// The table taken apart again, to be sent elsewhere.
    pub(super) fn parts(&self) -> (&str, &[u32], &[u32]) {
        (&self.text, &self.cell_ends, &self.row_ends)
    }

    /// Where it came from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The format it was read from.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The separator that was found or given, for separated text.
    #[must_use]
    pub fn delimiter(&self) -> Option<char> {
        self.delimiter
    }

    /// The name of the encoding it was read as.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Whether that encoding is a guess: nothing in the file and nobody said it.
    #[must_use]
    pub fn is_encoding_guessed(&self) -> bool {
        self.is_guessed
    }

    /// What could not be taken as it stands, from the top of the sheet on.
    #[must_use]
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// Adds what else could not be taken as it stands.
    pub fn push_trouble(&mut self, trouble: Trouble) {
        self.troubles.push(trouble);
    }

    /// The same table, in which cells of some rows are put together: for each
    /// such row how many of its cells go into each cell, from the left, with
    /// `mark` between them. Cells that are missing are empty then, and cells
    /// behind the last are left out.
    #[must_use]
    pub fn with_cells_joined(&self, mark: char, rows: &BTreeMap<RowNumber, Vec<usize>>) -> Self {
        let mut table = Self {
            text: String::with_capacity(self.text.len()),
            cell_ends: Vec::with_capacity(self.cell_ends.len()),
            row_ends: Vec::with_capacity(self.row_ends.len()),
            source: self.source.clone(),
            troubles: self.troubles.clone(),
            other_sheets: self.other_sheets.clone(),
            ..*self
        };
        // Nothing is longer than what it was read from, so offsets fit.
        let offset = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        for row in self.rows() {
            let mut cells = row.raw_cells();
            match rows.get(&row.number()) {
                None => {
                    for cell in cells {
                        table.text.push_str(cell);
                        table.cell_ends.push(offset(table.text.len()));
                    }
                }
                Some(sizes) => {
                    for size in sizes {
                        for (place, piece) in cells.by_ref().take(*size).enumerate() {
                            if place > 0 {
                                table.text.push(mark);
                            }
                            table.text.push_str(piece);
                        }
                        table.cell_ends.push(offset(table.text.len()));
                    }
                }
            }
            table.row_ends.push(offset(table.cell_ends.len()));
        }
        table
    }

    /// Notes which other sheets the workbook has.
    pub fn set_other_sheets(&mut self, names: Vec<Arc<str>>) {
        self.other_sheets = names;
    }

    /// The other sheets of the workbook that have cells, from left to right.
    #[must_use]
    pub fn other_sheets(&self) -> &[Arc<str>] {
        &self.other_sheets
    }

    /// The rows, in order. A blank line is a row of width 0.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + DoubleEndedIterator {
        self.rows_from(0)
    }

    /// The rows below the one of that number, in order.
    pub fn rows_below(
        &self,
        number: RowNumber,
    ) -> impl ExactSizeIterator<Item = Row<'_>> + DoubleEndedIterator {
        let below = number.0.saturating_add(1).saturating_sub(self.first_row);
        // Those above are not gone through: a sheet may have very many lists.
        self.rows_from(usize::try_from(below).unwrap_or(usize::MAX))
    }

    fn rows_from(
        &self,
        first: usize,
    ) -> impl ExactSizeIterator<Item = Row<'_>> + DoubleEndedIterator {
        (first.min(self.row_ends.len())..self.row_ends.len()).map(|index| Row {
            table: self,
            line: Line::At(index),
        })
    }

    /// The blank row that can be thought above the first one: it is the header
    /// of a table that has none. It is as wide as the widest row.
    #[must_use]
    pub fn above(&self) -> Row<'_> {
        let width = self.rows().map(|row| row.width()).max().unwrap_or(0);
        Row {
            table: self,
            line: Line::Above { width },
        }
    }

    /// The row of that number, if there is one.
    #[must_use]
    pub fn row(&self, number: RowNumber) -> Option<Row<'_>> {
        let index = usize::try_from(number.0.checked_sub(self.first_row)?).ok()?;
        (index < self.row_ends.len()).then_some(Row {
            table: self,
            line: Line::At(index),
        })
    }

    /// The text of the cell at that position in the sheet.
    fn cell_at(&self, position: usize) -> &str {
        let cell = self.raw_cell_at(position);
        // Nearly every cell starts and ends with a letter or a digit.
        match cell.as_bytes() {
            [] => "",
            [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_graphic() => cell,
            _ => without_guard(cell.trim()),
        }
    }

    /// The same with the blanks around it.
    fn raw_cell_at(&self, position: usize) -> &str {
        if position >= self.cell_ends.len() {
            return "";
        }
        let start = self.offset_before(position);
        let end = self
            .cell_ends
            .get(position)
            .map_or(start, |&end| end as usize);
        self.text.get(start..end).unwrap_or("")
    }

    /// Where the cell at that position starts.
    fn offset_before(&self, position: usize) -> usize {
        position
            .checked_sub(1)
            .and_then(|before| self.cell_ends.get(before))
            .map_or(0, |&end| end as usize)
    }
}

/// Programs put `'` before what a spreadsheet would run as a formula, a phone
/// number such as `+49 30 1` for one; it is no part of what the person wrote.
fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

impl<'a> Row<'a> {
    /// The number that a spreadsheet shows beside it; of the row thought above
    /// the first one, the number before.
    #[must_use]
    pub fn number(&self) -> RowNumber {
        match self.line {
            Line::At(index) => {
                // A row takes a byte at least, and the text is shorter than 4 GiB.
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                RowNumber(self.table.first_row.saturating_add(index))
            }
            Line::Above { .. } => RowNumber(self.table.first_row.saturating_sub(1)),
        }
    }

    /// Whether it is the row thought above the first one.
    #[must_use]
    pub fn is_above(&self) -> bool {
        matches!(self.line, Line::Above { .. })
    }

    /// How many cells it has, empty ones counted; 0 for a blank line.
    #[must_use]
    pub fn width(&self) -> usize {
        self.positions().len()
    }

    /// A cell without blanks around it, or a `'` before `=`, `+`, `-` or `@`; empty where the row is too short.
    #[must_use]
    pub fn cell(&self, column: ColumnIndex) -> &'a str {
        self.positions()
            .nth(usize::from(column.0))
            .map_or("", |position| self.table.cell_at(position))
    }

    /// The cells from left to right, without blanks around them.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let table = self.table;
        self.positions()
            .map(move |position| table.cell_at(position))
    }

    /// The cells from left to right as they stand in the file, with the blanks
    /// around them.
    pub fn raw_cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let table = self.table;
        self.positions()
            .map(move |position| table.raw_cell_at(position))
    }

    /// Whether nothing but blanks stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }

    fn positions(&self) -> std::ops::Range<usize> {
        let ends = &self.table.row_ends;
        let end_of = |index: usize| ends.get(index).map_or(0, |&end| end as usize);
        match self.line {
            Line::At(index) => index.checked_sub(1).map_or(0, end_of)..end_of(index),
            // Behind the last cell, where every one is empty.
            Line::Above { width } => {
                let behind = self.table.cell_ends.len();
                behind..behind + width
            }
        }
    }
}
