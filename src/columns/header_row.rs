//! Finds the row of headers among titles, blank lines and other tables.

use super::field::Field;
use super::headers::score;
use super::normalise::normal_name;
use super::options::ReadingOptions;
use super::report::shown;
use super::words::Words;
use crate::error::Error;
use crate::read::{Row, Table};

/// How far down a header is looked for.
const ROWS_LOOKED_AT: usize = 30;
/// How many of the headers found a message names.
const HEADERS_NAMED: usize = 10;

/// The row whose cells are the most known names, one of them of the company or
/// the role; the first of several.
///
/// # Errors
///
/// No such row, or no row at all.
pub(super) fn find_header_row<'t>(
    table: &'t Table,
    words: &Words,
    options: &ReadingOptions,
) -> Result<Row<'t>, Error> {
    let mut best: Option<(usize, Row<'t>)> = None;
    for row in table.rows().take(ROWS_LOOKED_AT) {
        if let Some(score) = score(row, words, options)
            && best.is_none_or(|(highest, _)| score > highest)
        {
            best = Some((score, row));
        }
    }
    match best {
        Some((_, row)) => Ok(row),
        None => Err(no_header(table, words)),
    }
}

/// The row that looks most like a header where none was found: a title above
/// the headers stands alone in its row.
pub(super) fn likely_header(table: &Table) -> Option<Row<'_>> {
    let filled = |row: &Row<'_>| row.cells().filter(|cell| !cell.is_empty()).count();
    let rows = || table.rows().take(ROWS_LOOKED_AT);
    let several = rows().find(|row| filled(row) > 1);
    several.or_else(|| rows().find(|row| filled(row) > 0))
}

/// Why a table cannot be used, with the names that come close.
pub(super) fn no_header(table: &Table, words: &Words) -> Error {
    let file = table.source().file.clone();
    let Some(row) = likely_header(table) else {
        return Error::EmptyInput { file };
    };
    let found: Vec<String> = row
        .cells()
        .filter(|cell| !cell.is_empty())
        .take(HEADERS_NAMED)
        .map(shown)
        .collect();
    let closest = found
        .iter()
        .filter_map(|header| {
            let name = normal_name(header);
            if words.header(&name).is_some() {
                return None;
            }
            words
                .names_of(&[Field::Company, Field::Role])
                .map(|(known, field)| (strsim::jaro_winkler(&name, known), known, field))
                .filter(|(likeness, _, _)| *likeness >= 0.85)
                .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
                .map(|(_, _, field)| (header.clone(), field.word()))
        })
        .collect();
    Error::NoHeader {
        file,
        found,
        closest,
    }
}
