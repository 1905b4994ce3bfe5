//! A workbook, or why there is none, goes through a pipe from the process that
//! read it. Both ends are the same program, so there is no version in it; what
//! does not fit is refused all the same, since the other process may have died.

use std::io::{self, Write};
use std::sync::Arc;

use super::super::table::{Format, Parts, Source, Table, Trouble};
use super::{SheetOfWorkbook, Workbook};
use crate::diagnostic::{ColumnIndex, RowNumber, Severity};
use crate::error::{Error, ForeignFile, Limit, WorkbookFault, WorkbookLimit};

const FORMATS: [Format; 5] = [
    Format::Xlsx,
    Format::Xlsm,
    Format::Xlsb,
    Format::Xls,
    Format::Ods,
];

const WORKBOOK: u8 = 1;
const LOCKED: u8 = 2;
const DAMAGED: u8 = 3;
const OVER_LIMIT: u8 = 4;
const NO_SHEET: u8 = 5;
const NOT_A_SHEET: u8 = 6;
const TOO_MANY_BYTES: u8 = 7;

impl Workbook {
    /// Writes what [`super::read_workbook`] gave.
    ///
    /// # Errors
    ///
    /// What the writer says.
    pub fn write_to(result: &Result<Self, Error>, output: &mut impl Write) -> io::Result<()> {
        match result {
            Ok(workbook) => {
                output.write_all(&[WORKBOOK])?;
                number(output, workbook.sheets.len())?;
                for sheet in &workbook.sheets {
                    write_sheet(sheet, output)?;
                }
                Ok(())
            }
            Err(Error::Workbook { fault, .. }) => match fault {
                WorkbookFault::Locked => output.write_all(&[LOCKED]),
                WorkbookFault::NoSheet => output.write_all(&[NO_SHEET]),
                WorkbookFault::Damaged { why } => {
                    output.write_all(&[DAMAGED])?;
                    text(output, why)
                }
                WorkbookFault::OverLimit(limit) => {
                    output.write_all(&[OVER_LIMIT, place_in(&WorkbookLimit::ALL, limit)])
                }
                WorkbookFault::NotASheet(foreign) => {
                    output.write_all(&[NOT_A_SHEET, place_in(&ForeignFile::ALL, foreign)])
                }
            },
            Err(Error::OverLimit { found, .. }) => {
                output.write_all(&[TOO_MANY_BYTES])?;
                text(output, &found.to_string())
            }
            // Nothing else comes of reading a workbook.
            Err(other) => {
                output.write_all(&[DAMAGED])?;
                text(output, &other.to_string())
            }
        }
    }

    /// Reads it back. `None` if it was cut short, as it is when the writer died.
    #[must_use]
    pub fn from_bytes(bytes: &[u8], file: &Arc<str>) -> Option<Result<Self, Error>> {
        let mut input = Input(bytes);
        let file = file.clone();
        let fault = match input.byte()? {
            WORKBOOK => {
                let mut sheets = Vec::new();
                for _ in 0..input.number()? {
                    sheets.push(read_sheet(&mut input, &file)?);
                }
                return input.0.is_empty().then_some(Ok(Self { sheets }));
            }
            LOCKED => WorkbookFault::Locked,
            NO_SHEET => WorkbookFault::NoSheet,
            DAMAGED => WorkbookFault::Damaged { why: input.text()? },
            OVER_LIMIT => {
                let limit = WorkbookLimit::ALL.get(usize::from(input.byte()?));
                WorkbookFault::OverLimit(*limit?)
            }
            NOT_A_SHEET => {
                let foreign = ForeignFile::ALL.get(usize::from(input.byte()?));
                WorkbookFault::NotASheet(*foreign?)
            }
            TOO_MANY_BYTES => {
                return Some(Err(Error::OverLimit {
                    file,
                    row: None,
                    limit: Limit::Bytes(super::LARGEST_WORKBOOK),
                    found: input.text()?.parse().ok()?,
                }));
            }
            _ => return None,
        };
        Some(Err(Error::Workbook { file, fault }))
    }
}

fn write_sheet(sheet: &SheetOfWorkbook, output: &mut impl Write) -> io::Result<()> {
    let table = &sheet.table;
    let (cells, cell_ends, row_ends) = table.parts();
    text(output, table.source().sheet.as_deref().unwrap_or_default())?;
    output.write_all(&[
        u8::from(sheet.is_visible),
        place_in(&FORMATS, &table.format()),
    ])?;
    text(output, cells)?;
    for ends in [cell_ends, row_ends] {
        number(output, ends.len())?;
        let bytes: Vec<u8> = ends.iter().flat_map(|end| end.to_le_bytes()).collect();
        output.write_all(&bytes)?;
    }
    number(output, table.troubles().len())?;
    for trouble in table.troubles() {
        number(output, trouble.row.0 as usize)?;
        // Columns are counted from 1 here, and 0 is none.
        let column = trouble.column.map_or(0, |column| usize::from(column.0) + 1);
        number(output, column)?;
        text(output, &trouble.message)?;
        text(output, &trouble.hint)?;
    }
    Ok(())
}

fn read_sheet(input: &mut Input<'_>, file: &Arc<str>) -> Option<SheetOfWorkbook> {
    let name = input.text()?;
    let is_visible = input.byte()? == 1;
    let format = *FORMATS.get(usize::from(input.byte()?))?;
    let cells = input.text()?;
    let cell_ends = input.numbers()?;
    let row_ends = input.numbers()?;
    let mut troubles = Vec::new();
    for _ in 0..input.number()? {
        let row = RowNumber(u32::try_from(input.number()?).ok()?);
        let column = input.number()?.checked_sub(1);
        troubles.push(Trouble {
            severity: Severity::Warning,
            row,
            column: column.and_then(|column| Some(ColumnIndex(u16::try_from(column).ok()?))),
            message: input.text()?,
            hint: input.text()?,
        });
    }
    let parts = Parts {
        format,
        delimiter: None,
        encoding: "UTF-8",
        is_guessed: false,
        troubles,
        first_row: 1,
        text: cells,
        cell_ends,
        row_ends,
    };
    let source = Source {
        file: file.clone(),
        sheet: Some(name.into()),
    };
    Some(SheetOfWorkbook {
        table: Table::from_parts(source, parts),
        is_visible,
    })
}

fn place_in<T: PartialEq>(all: &[T], one: &T) -> u8 {
    let place = all.iter().position(|it| it == one);
    place
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or(u8::MAX)
}

fn number(output: &mut impl Write, number: usize) -> io::Result<()> {
    output.write_all(&(number as u64).to_le_bytes())
}

fn text(output: &mut impl Write, text: &str) -> io::Result<()> {
    number(output, text.len())?;
    output.write_all(text.as_bytes())
}

/// What is left to read.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<usize> {
        let bytes: [u8; 8] = self.take(8)?.try_into().ok()?;
        usize::try_from(u64::from_le_bytes(bytes)).ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        let length = self.number()?.checked_mul(4)?;
        let bytes = self.take(length)?.chunks_exact(4);
        bytes
            .map(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?)))
            .collect()
    }
}
