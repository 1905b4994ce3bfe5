//! The cells of each sheet become text. Where a cell says more than its text, as
//! a date or a truth does, it is written so that it can be read in one way only.

use std::fmt::Display;
use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, ExcelDateTimeType, Range, Reader, Sheet, SheetType, SheetVisible,
    Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};

use super::super::table::Format;
use super::grid::Grid;
use super::serial::{Epoch, hours_and_minutes, iso_date, number_text, plain_duration, plain_iso};
use super::sheets::Sheets;
use crate::error::WorkbookFault;

/// Reads every sheet of cells.
pub(super) fn read(bytes: &[u8], format: Format, sheets: &mut Sheets) -> Result<(), WorkbookFault> {
    let input = Cursor::new(bytes);
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
                sheets.push(&sheet.name, is_visible(&sheet), grid)?;
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
                sheets.push(&sheet.name, is_visible(&sheet), from_range(&range)?)?;
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
                sheets.push(&sheet.name, is_visible(&sheet), grid)?;
            }
        }
    }
    Ok(())
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

/// A sheet that comes as a whole.
fn from_range(range: &Range<Data>) -> Result<Grid, WorkbookFault> {
    let mut grid = Grid::default();
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let place =
        |first: u32, more: usize| first.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
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
        let place = (place(first_row, row), place(first_column, column));
        take(&mut grid, place, &value, false)?;
    }
    Ok(grid)
}

fn is_visible(sheet: &Sheet) -> bool {
    sheet.visible == SheetVisible::Visible
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
            return grid
                .uncalculated(row, column)
                .map_err(WorkbookFault::OverLimit);
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
                let message = format!("the number {} in this cell is no date", date.as_f64());
                let hint = "type the date anew: a spreadsheet counts days from 1 to 2958465, and 60 is none";
                return grid
                    .trouble(row, column, message, hint)
                    .map_err(WorkbookFault::OverLimit);
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
