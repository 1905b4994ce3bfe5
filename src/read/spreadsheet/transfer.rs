//! A workbook, or why there is none, goes through a pipe from the process that
//! read it, and is never held twice on either side. Both ends are the same
//! program, so there is no version in it; what does not fit is refused all the
//! same, since the other process may have died.

use std::io::{self, Read, Write};
use std::sync::Arc;

use super::super::table::{Format, Parts, Source, Table, Trouble};
use super::{SheetOfWorkbook, Workbook};
use crate::diagnostic::{ColumnIndex, RowNumber, Severity};
use crate::error::{Error, ForeignFile, WorkbookFault, WorkbookLimit};

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
const NOT_READ: u8 = 7;

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
                WorkbookFault::NotRead { why } => {
                    output.write_all(&[NOT_READ])?;
                    text(output, why)
                }
            },
            // Nothing else comes of reading a workbook.
            Err(other) => {
                output.write_all(&[DAMAGED])?;
                text(output, &other.to_string())
            }
        }
    }

    /// Reads it back.
    ///
    /// # Errors
    ///
    /// It was cut short, as it is when the writer died; it is nothing that
    /// [`Workbook::write_to`] writes; or there is no room for it.
    pub fn read_from(input: impl Read, file: &Arc<str>) -> io::Result<Result<Self, Error>> {
        let mut input = Input(input);
        let fault = match input.byte()? {
            WORKBOOK => {
                let mut sheets = Vec::new();
                for _ in 0..input.number()? {
                    sheets.push(read_sheet(&mut input, file)?);
                }
                input.end()?;
                return Ok(Ok(Self { sheets }));
            }
            LOCKED => WorkbookFault::Locked,
            NO_SHEET => WorkbookFault::NoSheet,
            DAMAGED => WorkbookFault::Damaged { why: input.text()? },
            OVER_LIMIT => WorkbookFault::OverLimit(input.one_of(&WorkbookLimit::ALL)?),
            NOT_A_SHEET => WorkbookFault::NotASheet(input.one_of(&ForeignFile::ALL)?),
            NOT_READ => WorkbookFault::NotRead { why: input.text()? },
            _ => return Err(unexpected()),
        };
        let file = file.clone();
        Ok(Err(Error::Workbook { file, fault }))
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
        for end in ends {
            output.write_all(&end.to_le_bytes())?;
        }
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

fn read_sheet(input: &mut Input<impl Read>, file: &Arc<str>) -> io::Result<SheetOfWorkbook> {
    let name = input.text()?;
    let is_visible = input.byte()? == 1;
    let format = input.one_of(&FORMATS)?;
    let cells = input.text()?;
    let cell_ends = input.numbers()?;
    let row_ends = input.numbers()?;
    let mut troubles = Vec::new();
    for _ in 0..input.number()? {
        let row = u32::try_from(input.number()?).map_err(|_| unexpected())?;
        let column = match input.number()?.checked_sub(1) {
            Some(column) => Some(u16::try_from(column).map_err(|_| unexpected())?),
            None => None,
        };
        troubles.push(Trouble {
            severity: Severity::Warning,
            row: RowNumber(row),
            column: column.map(ColumnIndex),
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
    Ok(SheetOfWorkbook {
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

fn unexpected() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// What is left to read.
struct Input<R>(R);

impl<R: Read> Input<R> {
    fn byte(&mut self) -> io::Result<u8> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> io::Result<T> {
        let place = usize::from(self.byte()?);
        all.get(place).copied().ok_or_else(unexpected)
    }

    fn number(&mut self) -> io::Result<usize> {
        let number = u64::from_le_bytes(self.array()?);
        usize::try_from(number).map_err(|_| unexpected())
    }

    // Room is asked for before it is taken: a length that is a lie, or more
    // than there is, must not end the program.

    fn text(&mut self) -> io::Result<String> {
        let length = self.number()?;
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(length)?;
        let read = self
            .0
            .by_ref()
            .take(length as u64)
            .read_to_end(&mut bytes)?;
        if read < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        String::from_utf8(bytes).map_err(|_| unexpected())
    }

    fn numbers(&mut self) -> io::Result<Vec<u32>> {
        let length = self.number()?;
        let mut numbers = Vec::new();
        numbers.try_reserve_exact(length)?;
        for _ in 0..length {
            numbers.push(u32::from_le_bytes(self.array()?));
        }
        Ok(numbers)
    }

    fn array<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.0.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn end(&mut self) -> io::Result<()> {
        match self.0.read(&mut [0])? {
            0 => Ok(()),
            _ => Err(unexpected()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::super::grid::Grid;
    use super::*;

    fn file() -> Arc<str> {
        "a.xlsx".into()
    }

    fn written(result: &Result<Workbook, Error>) -> Vec<u8> {
        let mut bytes = Vec::new();
        Workbook::write_to(result, &mut bytes).unwrap();
        bytes
    }

    fn workbook() -> Workbook {
        let mut grid = Grid::default();
        grid.push(1, 2, "Acme").unwrap();
        grid.uncalculated(3, 0).unwrap();
        let source = Source {
            file: file(),
            sheet: Some("Jobs".into()),
        };
        Workbook {
            sheets: vec![SheetOfWorkbook {
                table: grid.into_table(source, Format::Xlsx).unwrap(),
                is_visible: false,
            }],
        }
    }

    #[test]
    fn a_workbook_arrives_as_it_was() {
        let sent = workbook();
        let bytes = written(&Ok(sent.clone()));
        let arrived = Workbook::read_from(bytes.as_slice(), &file()).unwrap();
        let arrived = arrived.unwrap();
        assert_eq!(format!("{arrived:?}"), format!("{sent:?}"));
    }

    #[test]
    fn every_fault_arrives_as_it_was() {
        let why = || "the reason".to_owned();
        let limits = WorkbookLimit::ALL.map(WorkbookFault::OverLimit);
        let foreign = ForeignFile::ALL.map(WorkbookFault::NotASheet);
        let others = [
            WorkbookFault::Locked,
            WorkbookFault::NoSheet,
            WorkbookFault::Damaged { why: why() },
            WorkbookFault::NotRead { why: why() },
        ];
        for fault in limits.into_iter().chain(foreign).chain(others) {
            let file = file();
            let sent = Error::Workbook { file, fault };
            let bytes = written(&Err(sent.clone()));
            let arrived = Workbook::read_from(bytes.as_slice(), &super::tests::file());
            assert_eq!(arrived.unwrap().unwrap_err(), sent);
        }
    }

    #[test]
    fn what_is_cut_short_or_a_lie_is_refused() {
        let whole = written(&Ok(workbook()));
        let kind = |bytes: &[u8]| Workbook::read_from(bytes, &file()).unwrap_err().kind();
        for length in 0..whole.len() {
            assert_eq!(kind(&whole[..length]), ErrorKind::UnexpectedEof, "{length}");
        }
        let mut longer = whole.clone();
        longer.push(0);
        assert_eq!(kind(&longer), ErrorKind::InvalidData);
        assert_eq!(kind(b"error: out of memory"), ErrorKind::InvalidData);
        assert_eq!(kind(&[OVER_LIMIT, 99]), ErrorKind::InvalidData);
        // The length of the sheet's name.
        let mut lie = whole;
        lie[9..17].copy_from_slice(&(u64::MAX / 2).to_le_bytes());
        assert_eq!(kind(&lie), ErrorKind::OutOfMemory);
    }
}
