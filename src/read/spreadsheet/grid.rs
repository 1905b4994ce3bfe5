//! Filled cells of a sheet, in whatever order, become a table. What lies empty
//! between them costs a number for each row, and no more.

use super::super::table::{Format, Parts, Source, Table, Trouble};
use crate::diagnostic::{ColumnIndex, RowNumber, Severity};
use crate::error::WorkbookLimit;

/// The last row and column that a spreadsheet has.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// The most cells of a workbook, counted in each row up to the last filled one,
/// a row itself as one; four times a sheet of 100,000 rows and 40 columns.
pub(in crate::read) const MOST_CELLS: usize = 16_000_000;

/// The most troubles that are kept of a sheet.
const MOST_TROUBLES: usize = 100_000;

/// The cells of one sheet while they come in.
#[derive(Debug, Default)]
pub(super) struct Grid {
    text: String,
    cell_ends: Vec<u32>,
    row_ends: Vec<u32>,
    /// How many cells the row that is not finished has.
    width: u32,
    /// Cells that came too late, after a later one.
    late: Vec<(u32, u32, String)>,
    troubles: Vec<Trouble>,
}

impl Grid {
    /// Takes a cell; rows and columns are counted from 0.
    pub(super) fn push(&mut self, row: u32, column: u32, cell: &str) -> Result<(), WorkbookLimit> {
        if row >= ROWS || column >= COLUMNS {
            return Err(WorkbookLimit::Grid);
        }
        let current = offset(self.row_ends.len());
        if row < current || (row == current && column < self.width) {
            self.late.push((row, column, cell.to_owned()));
            return self.within_limits();
        }
        for _ in current..row {
            self.finish_row();
        }
        let end = offset(self.text.len());
        for _ in self.width..column {
            self.cell_ends.push(end);
        }
        self.text.push_str(cell);
        self.cell_ends.push(offset(self.text.len()));
        self.width = column + 1;
        self.within_limits()
    }

    /// Remembers what could not be taken as it stands.
    pub(super) fn trouble(
        &mut self,
        row: u32,
        column: u32,
        message: String,
        hint: &str,
    ) -> Result<(), WorkbookLimit> {
        if row >= ROWS || column >= COLUMNS {
            return Err(WorkbookLimit::Grid);
        }
        // As many as anybody could want to read.
        if self.troubles.len() < MOST_TROUBLES {
            self.troubles.push(Trouble {
                severity: Severity::Warning,
                row: RowNumber(row + 1),
                column: u16::try_from(column).ok().map(ColumnIndex),
                message,
                hint: hint.to_owned(),
            });
        }
        Ok(())
    }

    /// Remembers a formula that has no value.
    pub(super) fn uncalculated(&mut self, row: u32, column: u32) -> Result<(), WorkbookLimit> {
        self.trouble(
            row,
            column,
            "this formula was not calculated".to_owned(),
            "open the file in a spreadsheet and save it there, or type the value in",
        )
    }

    /// How many cells there are, empty ones between them counted, and rows.
    pub(super) fn len(&self) -> usize {
        self.cell_ends.len() + self.late.len() + self.row_ends.len()
    }

    fn within_limits(&self) -> Result<(), WorkbookLimit> {
        let fits = self.len() <= MOST_CELLS && u32::try_from(self.text.len()).is_ok();
        fits.then_some(()).ok_or(WorkbookLimit::Cells)
    }

    fn finish_row(&mut self) {
        self.row_ends.push(offset(self.cell_ends.len()));
        self.width = 0;
    }

    /// The table, with the numbers and letters that the spreadsheet shows.
    pub(super) fn into_table(self, source: Source, format: Format) -> Result<Table, WorkbookLimit> {
        let mut grid = self.in_order()?;
        if grid.width > 0 {
            grid.finish_row();
        }
        grid.troubles
            .sort_by_key(|trouble| (trouble.row, trouble.column));
        let parts = Parts {
            format,
            delimiter: None,
            encoding: "UTF-8",
            is_guessed: false,
            troubles: grid.troubles,
            first_row: 1,
            text: grid.text,
            cell_ends: grid.cell_ends,
            row_ends: grid.row_ends,
        };
        Ok(Table::from_parts(source, parts))
    }

    /// The same, with the cells that came late where they belong. Of two for
    /// one place the later counts, as it does in spreadsheets.
    fn in_order(mut self) -> Result<Self, WorkbookLimit> {
        if self.late.is_empty() {
            return Ok(self);
        }
        let mut cells = std::mem::take(&mut self.late);
        self.finish_row();
        let (mut cell, mut start) = (0, 0);
        for (row, &row_end) in (0_u32..).zip(&self.row_ends) {
            let mut column = 0;
            while cell < row_end as usize {
                let end = self.cell_ends.get(cell).map_or(start, |&end| end as usize);
                let text = self.text.get(start..end).unwrap_or_default();
                if !text.is_empty() {
                    cells.push((row, column, text.to_owned()));
                }
                (cell, start, column) = (cell + 1, end, column + 1);
            }
        }
        // Late ones stand first in the list, and a stable sort keeps that.
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        cells.dedup_by_key(|(row, column, _)| (*row, *column));
        let mut ordered = Self {
            troubles: self.troubles,
            ..Self::default()
        };
        for (row, column, text) in &cells {
            ordered.push(*row, *column, text)?;
        }
        Ok(ordered)
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Format, Grid, Source};
    use crate::error::WorkbookLimit;

    #[track_caller]
    fn check(cells: &[(u32, u32, &str)], rows: &[(u32, &[&str])]) {
        let mut grid = Grid::default();
        for (row, column, cell) in cells {
            grid.push(*row, *column, cell).unwrap();
        }
        let source = Source {
            file: "a.xlsx".into(),
            sheet: None,
        };
        let table = grid.into_table(source, Format::Xlsx).unwrap();
        let found: Vec<(u32, Vec<&str>)> = table
            .rows()
            .map(|row| (row.number().0, row.cells().collect()))
            .collect();
        let expected: Vec<(u32, Vec<&str>)> = rows
            .iter()
            .map(|(row, cells)| (*row, cells.to_vec()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cells_keep_their_rows_and_columns() {
        check(&[], &[]);
        check(
            &[(2, 1, "a"), (2, 3, "b"), (4, 0, "c")],
            &[
                (1, &[]),
                (2, &[]),
                (3, &["", "a", "", "b"]),
                (4, &[]),
                (5, &["c"]),
            ],
        );
    }

    #[test]
    fn cells_out_of_order_come_to_their_places() {
        check(
            &[
                (1, 1, "d"),
                (0, 0, "a"),
                (1, 0, "c"),
                (0, 1, "b"),
                (1, 1, "e"),
            ],
            &[(1, &["a", "b"]), (2, &["c", "e"])],
        );
    }

    #[test]
    fn what_is_off_the_grid_is_refused() {
        let mut grid = Grid::default();
        assert_eq!(grid.push(1_048_576, 0, "x"), Err(WorkbookLimit::Grid));
        assert_eq!(grid.push(0, 16_384, "x"), Err(WorkbookLimit::Grid));
        assert_eq!(grid.push(1_048_575, 16_383, "x"), Ok(()));
        assert_eq!(grid.len(), 16_384 + 1_048_575);
    }
}
