//! Comma, semicolon, tab or bar separated text becomes a table.
//!
//! How records are taken apart stands in [`super::records`]; here they become rows,
//! blank lines among them, which count as rows in a spreadsheet, and what is beyond
//! the limits is refused.

use super::delimiter::{can_part_cells, find, split_separator_line};
use super::encoding::{Encoding, Guess, Undecodable, decode};
use super::limits::{Limits, check_cells, check_row_number, check_width, too_large};
use super::long_lines::line_of_too_many_cells;
use super::records::{Piece, Quotes, Records};
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
    let mut records = Records::of(bytes, delimiter);
    loop {
        cells.push_blank_rows(records.skip_blank_lines());
        let last = RowNumber(cells.next_row().0.saturating_sub(1));
        check_row_number(source, last, &options.limits)?;
        let row = cells.next_row();
        let before = (cells.cell_ends.len(), cells.text.len());
        let quotes = records.next(|piece| match piece {
            // Whole characters: the separator and the quotes are ASCII.
            Piece::Text(place) => cells.push_text(text.get(place).unwrap_or_default()),
            Piece::End => cells.end_cell(),
        });
        let Some(quotes) = quotes else { break };
        cells.end_row();
        if quotes == Quotes::Open && open_quote.is_none() {
            open_quote = Some(row);
        }
        // A quote that is never closed makes one cell of all that follows, and
        // is what has to be told then.
        if open_quote.is_none() {
            check_last_row(source, row, &cells, before, &options.limits)?;
        }
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
        text: cells.text,
        cell_ends: cells.cell_ends,
        row_ends: cells.row_ends,
    };
    Ok((parts, open_quote))
}

/// `before` is how many cells there were before the row, and how long their text.
fn check_last_row(
    source: &Source,
    row: RowNumber,
    cells: &Cells,
    before: (usize, usize),
    limits: &Limits,
) -> Result<(), Error> {
    let (first, start) = before;
    check_row_number(source, row, limits)?;
    check_width(source, row, cells.cell_ends.len() - first, limits)?;
    if (cells.text.len() - start) as u64 <= limits.cell {
        return Ok(());
    }
    check_cells(source, row, cells.lengths_from(first, start), limits)
}

/// The cells while they are gathered. Offsets fit 32 bits, because the text
/// they come from is no longer than [`Limits::HIGHEST`].
struct Cells {
    first_row: u32,
    text: String,
    cell_ends: Vec<u32>,
    row_ends: Vec<u32>,
}

impl Cells {
    fn with_capacity(first_row: u32, bytes: usize) -> Self {
        Self {
            first_row,
            text: String::with_capacity(bytes),
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

    fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn end_cell(&mut self) {
        self.cell_ends.push(offset(self.text.len()));
    }

    fn end_row(&mut self) {
        self.row_ends.push(offset(self.cell_ends.len()));
    }

    /// How long the cells are from that one on, in bytes; `start` is where it starts.
    fn lengths_from(&self, first: usize, mut start: usize) -> impl Iterator<Item = usize> {
        let ends = self.cell_ends.get(first..).unwrap_or_default();
        ends.iter().map(move |&end| {
            let length = (end as usize).saturating_sub(start);
            start = end as usize;
            length
        })
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
