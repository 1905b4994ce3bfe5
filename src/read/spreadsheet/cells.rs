//! The cells of each sheet become text. Where a cell says more than its text, as
//! a date or a truth does, it is written so that it can be read in one way only.

use std::fmt::Display;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Ods, OdsError, Range, Reader, Sheet,
    SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use super::super::table::{Format, Source};
use super::grid::{Grid, MOST_CELLS};
use super::serial::{Epoch, hours_and_minutes, iso_date, plain_duration, plain_iso};
use super::{SheetOfWorkbook, Workbook};
use crate::error::{WorkbookFault, WorkbookLimit};

/// Reads every sheet of cells.
pub(super) fn read(
    bytes: &[u8],
    format: Format,
    file: &Arc<str>,
) -> Result<Workbook, WorkbookFault> {
    let input = Cursor::new(bytes);
    let mut sheets = Sheets::new(format, file.clone());
    match format {
        Format::Xlsb => {
            let mut book = Xlsb::new(input).map_err(|error| match error {
                XlsbError::Password => WorkbookFault::Locked,
                other => damaged(&other),
            })?;
            for sheet in cell_sheets(book.sheets_metadata()) {
                let mut grid = Grid::default();
                let mut cells = book
                    .worksheet_cells_reader(&sheet.name)
                    .map_err(in_sheet(&sheet))?;
                while let Some(cell) = cells.next_cell().map_err(in_sheet(&sheet))? {
                    take(&mut grid, cell.get_position(), cell.get_value(), false)?;
                }
                sheets.push(&sheet, grid)?;
            }
        }
        Format::Xls => {
            let mut book = Xls::new(input).map_err(|error| match error {
                XlsError::Password => WorkbookFault::Locked,
                other => damaged(&other),
            })?;
            for sheet in cell_sheets(book.sheets_metadata()) {
                let range = book
                    .worksheet_range(&sheet.name)
                    .map_err(in_sheet(&sheet))?;
                sheets.push(&sheet, from_range(&range, None)?)?;
            }
        }
        Format::Ods => {
            let mut book = Ods::new(input).map_err(|error| match error {
                OdsError::Password => WorkbookFault::Locked,
                OdsError::CellLimitExceeded { .. } => {
                    WorkbookFault::OverLimit(WorkbookLimit::Cells)
                }
                other => damaged(&other),
            })?;
            for sheet in cell_sheets(book.sheets_metadata()) {
                let range = book
                    .worksheet_range(&sheet.name)
                    .map_err(in_sheet(&sheet))?;
                let formulas = book
                    .worksheet_formula(&sheet.name)
                    .map_err(in_sheet(&sheet))?;
                sheets.push(&sheet, from_range(&range, Some(&formulas))?)?;
            }
        }
        _ => {
            let mut book = Xlsx::new(input).map_err(|error| match error {
                XlsxError::Password => WorkbookFault::Locked,
                other => damaged(&other),
            })?;
            for sheet in cell_sheets(book.sheets_metadata()) {
                let mut grid = Grid::default();
                let mut cells = match book.worksheet_cells_reader(&sheet.name) {
                    Err(XlsxError::NotAWorksheet(_)) => continue,
                    cells => cells.map_err(in_sheet(&sheet))?,
                };
                while let Some(cell) = cells
                    .next_cell_with_formula_metadata()
                    .map_err(in_sheet(&sheet))?
                {
                    take(&mut grid, cell.pos, &cell.value, cell.formula.is_some())?;
                }
                sheets.push(&sheet, grid)?;
            }
        }
    }
    sheets.into_workbook()
}

/// The sheets that have come so far.
struct Sheets {
    format: Format,
    file: Arc<str>,
    sheets: Vec<SheetOfWorkbook>,
    cells: usize,
}

impl Sheets {
    fn new(format: Format, file: Arc<str>) -> Self {
        Self {
            format,
            file,
            sheets: Vec::new(),
            cells: 0,
        }
    }

    fn push(&mut self, sheet: &Sheet, grid: Grid) -> Result<(), WorkbookFault> {
        self.cells += grid.len();
        if self.cells > MOST_CELLS {
            return Err(WorkbookFault::OverLimit(WorkbookLimit::Cells));
        }
        let source = Source {
            file: self.file.clone(),
            sheet: Some(sheet.name.as_str().into()),
        };
        let table = grid
            .into_table(source, self.format)
            .map_err(WorkbookFault::OverLimit)?;
        self.sheets.push(SheetOfWorkbook {
            table,
            is_visible: sheet.visible == SheetVisible::Visible,
        });
        Ok(())
    }

    fn into_workbook(self) -> Result<Workbook, WorkbookFault> {
        if self.sheets.is_empty() {
            return Err(WorkbookFault::NoSheet);
        }
        Ok(Workbook {
            sheets: self.sheets,
        })
    }
}

/// Charts and macros have no cells.
fn cell_sheets(sheets: &[Sheet]) -> Vec<Sheet> {
    let sheets = sheets.iter();
    sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .cloned()
        .collect()
}

fn damaged(error: &impl Display) -> WorkbookFault {
    WorkbookFault::Damaged {
        why: error.to_string(),
    }
}

fn in_sheet<E: Display>(sheet: &Sheet) -> impl Fn(E) -> WorkbookFault {
    move |error| WorkbookFault::Damaged {
        why: format!("in the sheet `{}`: {error}", sheet.name),
    }
}

/// A sheet that comes as a whole; formulas are asked for where a format keeps
/// them without a value.
fn from_range(
    range: &Range<Data>,
    formulas: Option<&Range<String>>,
) -> Result<Grid, WorkbookFault> {
    let mut grid = Grid::default();
    let at = |start: Option<(u32, u32)>, row: usize, column: usize| {
        let (first_row, first_column) = start.unwrap_or((0, 0));
        let count =
            |from: u32, more: usize| from.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        (count(first_row, row), count(first_column, column))
    };
    for (row, column, value) in range.used_cells() {
        let value = match value {
            Data::Int(number) => DataRef::Int(*number),
            Data::Float(number) => DataRef::Float(*number),
            Data::String(text) => DataRef::SharedString(text),
            Data::Bool(truth) => DataRef::Bool(*truth),
            Data::DateTime(date) => DataRef::DateTime(*date),
            Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
            Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
            Data::Error(error) => DataRef::Error(error.clone()),
            Data::Empty => continue,
        };
        take(&mut grid, at(range.start(), row, column), &value, false)?;
    }
    if let Some(formulas) = formulas {
        for (row, column, _) in formulas.used_cells() {
            let place = at(formulas.start(), row, column);
            if matches!(range.get_value(place), None | Some(Data::Empty)) {
                take(&mut grid, place, &DataRef::Empty, true)?;
            }
        }
    }
    Ok(grid)
}

/// Takes one cell.
fn take(
    grid: &mut Grid,
    (row, column): (u32, u32),
    value: &DataRef<'_>,
    is_formula: bool,
) -> Result<(), WorkbookFault> {
    let made;
    let text = match value {
        DataRef::String(text) => text.as_str(),
        DataRef::SharedString(text) => text,
        DataRef::Empty if is_formula => {
            grid.trouble(
                row,
                column,
                "this formula was not calculated".to_owned(),
                "open the file in a spreadsheet and save it there, or type the value in",
            );
            return Ok(());
        }
        DataRef::Empty => return Ok(()),
        DataRef::Int(number) => {
            made = number.to_string();
            &made
        }
        DataRef::Float(number) => {
            made = number_text(*number);
            &made
        }
        DataRef::Bool(true) => "TRUE",
        DataRef::Bool(false) => "FALSE",
        DataRef::Error(error) => {
            made = error.to_string();
            &made
        }
        DataRef::DateTimeIso(text) => {
            made = plain_iso(text);
            &made
        }
        DataRef::DurationIso(text) => {
            made = plain_duration(text).unwrap_or_else(|| text.clone());
            &made
        }
        DataRef::DateTime(date) => match date_text(*date) {
            Some(text) => {
                made = text;
                &made
            }
            None => {
                grid.trouble(
                    row,
                    column,
                    format!("the number {} in this cell is no date", date.as_f64()),
                    "type the date anew: a spreadsheet counts days from 1 to 2958465, and 60 is none",
                );
                return Ok(());
            }
        },
    };
    if text.is_empty() {
        return Ok(());
    }
    grid.push(row, column, text)
        .map_err(WorkbookFault::OverLimit)
}

fn date_text(date: ExcelDateTime) -> Option<String> {
    let serial = date.as_f64();
    if date.is_duration() {
        return hours_and_minutes(serial);
    }
    // The library does not tell the system of dates but by comparison.
    let of_1904 = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, true);
    iso_date(
        serial,
        if date == of_1904 {
            Epoch::Of1904
        } else {
            Epoch::Of1900
        },
    )
}

/// As a person would type it: `4`, not `4.0`.
fn number_text(number: f64) -> String {
    const EXACT: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < EXACT {
        // Whole and small enough, so nothing is lost.
        return (number as i64).to_string();
    }
    number.to_string()
}
