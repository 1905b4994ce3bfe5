//! Comma, semicolon, tab or bar separated text becomes a table.
//!
//! The `csv` crate takes the records apart; what it leaves out is put back
//! here: blank lines, which count as rows in a spreadsheet, and quotes that
//! never close, which would lose rows in silence.

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::delimiter::{can_part_cells, find, split_separator_line};
use super::encoding::{Encoding, Guess, Undecodable, decode};
use super::limits::{Limits, check_cells, check_row_number, check_width, too_large};
use super::long_lines::line_of_too_many_cells;
use super::quotes::is_open;
use super::table::{Format, Parts, Source, Table, Trouble};
use crate::diagnostic::{RowNumber, Severity};
use crate::error::Error;

/// What the person says about the file; whatever is `None` is found out.
#[derive(Clone, Debug, Default)]
pub struct CsvOptions {
    /// The separator, one ASCII character; it wins over a `sep=` line.
    pub delimiter: Option<u8>,
    /// The encoding; only a byte order mark wins over it.
    pub encoding: Option<Encoding>,
    /// How much is read.
    pub limits: Limits,
}

/// Reads separated text.
///
/// A first line `sep=;` names the separator; it is no row of the table, but it
/// counts in the row numbers.
///
/// # Errors
///
/// Bytes that are no text or not in the encoding asked for, a quoted cell that is never closed, a
/// row or a file beyond the limits, and a separator that cannot be one.
///
/// ```
/// use followup::diagnostic::ColumnIndex;
/// use followup::read::{CsvOptions, Source, read_csv};
///
/// let source = Source { file: "jobs.csv".into(), sheet: None };
/// let table = read_csv(b"Firma;Stelle\n\nAcme ; Koch\n", source, &CsvOptions::default())?;
/// let row = table.rows().last().unwrap();
/// assert_eq!((row.number().0, row.cell(ColumnIndex(1))), (3, "Koch"));
/// # Ok::<(), followup::error::Error>(())
/// ```
pub fn read_csv(bytes: &[u8], source: Source, options: &CsvOptions) -> Result<Table, Error> {
    if let Some(given) = options.delimiter.filter(|&given| !can_part_cells(given)) {
        return Err(Error::Delimiter { given });
    }
    let most = options.limits.size.min(Limits::HIGHEST.size);
    let check_size = |size: usize, most: u64| match size as u64 > most {
        true => Err(too_large(&source.file, most, Some(size as u64))),
        false => Ok(()),
    };
    check_size(bytes.len(), most)?;
    match decode(bytes, options.encoding) {
        Ok(decoded) => {
            // A letter of one byte may have become one of three.
            check_size(decoded.text.len(), Limits::HIGHEST.size)?;
            let (mut parts, open_quote) = tokenise(&decoded.text, &source, options)?;
            if let Some(row) = open_quote {
                let file = source.file;
                return Err(Error::UnterminatedQuote { file, row });
            }
            parts.encoding = decoded.encoding;
            parts.is_guessed = decoded.guess.is_some();
            if let Some(guess) = decoded.guess {
                let (Guess::All { from } | Guess::Some { from }) = guess;
                let before = decoded.text.get(..from).unwrap_or_default();
                let row = row_after(before, &source, options).unwrap_or(RowNumber(1));
                parts.troubles.push(guess_trouble(guess, row));
            }
            Ok(Table::from_parts(source, parts))
        }
        Err(Undecodable::NotText) => Err(Error::NotText { file: source.file }),
        Err(Undecodable::Malformed { encoding, before }) => Err(Error::Undecodable {
            row: row_after(&before, &source, options),
            file: source.file,
            encoding,
        }),
    }
}

/// The row in which the text after this one goes on.
fn row_after(before: &str, source: &Source, options: &CsvOptions) -> Option<RowNumber> {
    // With one more character the last row is the one that goes on.
    let (parts, _) = tokenise(&format!("{before}?"), source, options).ok()?;
    let table = Table::from_parts(source.clone(), parts);
    table.rows().next_back().map(|row| row.number())
}

/// What the person is to look at when letters were guessed.
pub(super) fn guess_trouble(guess: Guess, row: RowNumber) -> Trouble {
    let (message, hint) = match guess {
        Guess::All { .. } => (
            "this file is not in UTF-8; it was read as Windows-1252",
            "if the letters of this row come out wrong, name the encoding, like `--encoding shift_jis`; \
             if they are right, `--encoding windows-1252` says so",
        ),
        Guess::Some { .. } => (
            "not all of this file is in UTF-8; the rest was read as Windows-1252",
            "look at the letters of this row, and save the file as `CSV UTF-8`",
        ),
    };
    Trouble {
        severity: Severity::Warning,
        row,
        column: None,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}

/// Takes the text apart; with it the first row that holds a cell whose quote
/// is not closed.
fn tokenise(
    text: &str,
    source: &Source,
    options: &CsvOptions,
) -> Result<(Parts, Option<RowNumber>), Error> {
    let separator_line = split_separator_line(text);
    let (named, text) = separator_line.map_or((None, text), |(named, rest)| (Some(named), rest));
    let first_row = if named.is_some() { 2 } else { 1 };
    let bytes = text.as_bytes();
    let delimiter = options.delimiter.or(named).unwrap_or_else(|| find(bytes));

    let most = options.limits.columns;
    if let Some((start, width)) = line_of_too_many_cells(bytes, delimiter, most) {
        let before = text.get(..start).unwrap_or_default();
        let options = CsvOptions {
            delimiter: Some(delimiter),
            ..options.clone()
        };
        let (parts, open_quote) = tokenise(&format!("{before}?"), source, &options)?;
        // In a quoted cell they part nothing.
        if open_quote.is_none() {
            let row = first_row + offset(parts.row_ends.len()).saturating_sub(1);
            check_width(source, RowNumber(row), width, &options.limits)?;
        }
    }
    let mut cells = Cells::with_capacity(first_row, bytes.len());
    let mut open_quote = None;
    let mut reader = records(bytes, delimiter);
    let mut record = ByteRecord::new();
    let mut start = 0;
    loop {
        let is_record =
            reader
                .read_byte_record(&mut record)
                .map_err(|error| Error::Unreadable {
                    path: source.file.as_ref().into(),
                    why: error.to_string(),
                })?;
        let end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
        let (blank_lines, raw) = split_blank_lines(bytes, start, end);
        cells.push_blank_rows(blank_lines);
        let last = RowNumber(cells.next_row().0.saturating_sub(1));
        check_row_number(source, last, &options.limits)?;
        if !is_record {
            break;
        }
        // Only a quoted cell runs over lines, so most records need no look.
        let may_be_open = raw.contains(&b'"') && (end == bytes.len() || has_inner_line_end(raw));
        if may_be_open && open_quote.is_none() && is_open(raw, delimiter) {
            open_quote = Some(cells.next_row());
        }
        // A quote that is never closed makes one cell of all that follows, and
        // is what has to be told then.
        if open_quote.is_none() {
            check_record(source, cells.next_row(), &record, &options.limits)?;
        }
        cells.push_row(&record);
        start = end;
    }

    let parts = Parts {
        format: if delimiter == b'\t' {
            Format::Tsv
        } else {
            Format::Csv
        },
        delimiter: Some(char::from(delimiter)),
        encoding: "UTF-8",
        is_guessed: false,
        troubles: Vec::new(),
        first_row,
        // Whole characters went in: the separator and the quotes are ASCII.
        text: String::from_utf8(cells.text).unwrap_or_default(),
        cell_ends: cells.cell_ends,
        row_ends: cells.row_ends,
    };
    Ok((parts, open_quote))
}

fn check_record(
    source: &Source,
    row: RowNumber,
    record: &ByteRecord,
    limits: &Limits,
) -> Result<(), Error> {
    check_row_number(source, row, limits)?;
    check_width(source, row, record.len(), limits)?;
    if record.as_slice().len() as u64 <= limits.cell {
        return Ok(());
    }
    check_cells(source, row, record.iter().map(<[u8]>::len), limits)
}

/// How many cells each record has; blank lines are none.
pub(super) fn record_widths(sample: &[u8], delimiter: u8) -> Vec<usize> {
    let mut reader = records(sample, delimiter);
    let mut record = ByteRecord::new();
    let mut widths = Vec::new();
    while matches!(reader.read_byte_record(&mut record), Ok(true)) {
        widths.push(record.len());
    }
    widths
}

fn records(bytes: &[u8], delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes)
}

/// Parts what the tokeniser consumed into the number of blank lines that it
/// skipped, and the record.
fn split_blank_lines(bytes: &[u8], start: usize, end: usize) -> (usize, &[u8]) {
    let mut raw = bytes.get(start..end).unwrap_or_default();
    // The tokeniser stops at a CR; the LF after it belongs to the same line end.
    let before = start.checked_sub(1).and_then(|before| bytes.get(before));
    if before == Some(&b'\r') {
        raw = raw.strip_prefix(b"\n").unwrap_or(raw);
    }
    let mut blank_lines = 0;
    while let Some(rest) = raw
        .strip_prefix(b"\r\n")
        .or_else(|| raw.strip_prefix(b"\n"))
        .or_else(|| raw.strip_prefix(b"\r"))
    {
        blank_lines += 1;
        raw = rest;
    }
    (blank_lines, raw)
}

/// Whether lines end in the record other than at its end.
fn has_inner_line_end(raw: &[u8]) -> bool {
    let line = raw.strip_suffix(b"\n").unwrap_or(raw);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    line.contains(&b'\n') || line.contains(&b'\r')
}

/// The cells while they are gathered. Offsets fit 32 bits, because the text
/// they come from is no longer than [`Limits::HIGHEST`].
struct Cells {
    first_row: u32,
    text: Vec<u8>,
    cell_ends: Vec<u32>,
    row_ends: Vec<u32>,
}

impl Cells {
    fn with_capacity(first_row: u32, bytes: usize) -> Self {
        Self {
            first_row,
            text: Vec::with_capacity(bytes),
            cell_ends: Vec::new(),
            row_ends: Vec::new(),
        }
    }

    /// The number of the row that is pushed next.
    fn next_row(&self) -> RowNumber {
        RowNumber(self.first_row.saturating_add(offset(self.row_ends.len())))
    }

    fn push_blank_rows(&mut self, count: usize) {
        let end = offset(self.cell_ends.len());
        self.row_ends.extend(std::iter::repeat_n(end, count));
    }

    fn push_row(&mut self, record: &ByteRecord) {
        let mut end = self.text.len();
        self.text.extend_from_slice(record.as_slice());
        self.cell_ends.extend(record.iter().map(|cell| {
            end += cell.len();
            offset(end)
        }));
        self.row_ends.push(offset(self.cell_ends.len()));
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
