//! The sheets of a workbook while they come in, one after the other.

use std::sync::Arc;

use super::super::table::{Format, Source};
use super::grid::{Grid, MOST_CELLS};
use super::{SheetOfWorkbook, Workbook};
use crate::error::{WorkbookFault, WorkbookLimit};

/// The sheets that have come so far.
#[derive(Debug)]
pub(super) struct Sheets {
    format: Format,
    file: Arc<str>,
    sheets: Vec<SheetOfWorkbook>,
    cells: usize,
}

impl Sheets {
    /// None yet.
    pub(super) fn new(format: Format, file: Arc<str>) -> Self {
        Self {
            format,
            file,
            sheets: Vec::new(),
            cells: 0,
        }
    }

    /// One more.
    pub(super) fn push(
        &mut self,
        name: &str,
        is_visible: bool,
        grid: Grid,
    ) -> Result<(), WorkbookFault> {
        self.cells += grid.len();
        if self.cells > MOST_CELLS {
            return Err(WorkbookFault::OverLimit(WorkbookLimit::Cells));
        }
        let source = Source {
            file: self.file.clone(),
            sheet: Some(name.into()),
        };
        let table = grid
            .into_table(source, self.format)
            .map_err(WorkbookFault::OverLimit)?;
        self.sheets.push(SheetOfWorkbook { table, is_visible });
        Ok(())
    }

    /// All of them; a workbook without any is none.
    pub(super) fn into_workbook(self) -> Result<Workbook, WorkbookFault> {
        if self.sheets.is_empty() {
            return Err(WorkbookFault::NoSheet);
        }
        Ok(Workbook {
            sheets: self.sheets,
        })
    }
}
