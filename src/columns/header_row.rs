//! Finds the row of headers among titles, blank lines and other tables.

use super::answers::Answers;
use super::field::Field;
use super::guesses::guess;
use super::headers::{names_applications_by_letters, score, understand_headers};
use super::options::ReadingOptions;
use super::other_layouts::no_list;
use super::parts::{HeaderOf, header_of, holds_a_value, is_date_or_address};
use super::report::shown;
use super::words::Words;
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::error::Error;
use crate::read::{Row, Table};

/// How far down a header is looked for.
const ROWS_LOOKED_AT: usize = 30;
/// How many of the headers found a message names.
const HEADERS_NAMED: usize = 10;
/// How many rows of bands, merged cells over several columns, may stand above
/// the names.
const ROWS_OF_BANDS: u32 = 3;

/// The row that the person named; else the first that is a header beyond doubt,
/// or of the rows right below it one with more known names, since bands may
/// stand above the names; else the one with the most known names, one of them
/// of the company or the role.
///
/// # Errors
///
/// No such row, or no row at all.
pub(super) fn find_header_row<'t>(
    table: &'t Table,
    words: &Words,
    options: &ReadingOptions,
) -> Result<Row<'t>, Error> {
    if let Some(number) = options.header_row {
        return named_row(table, number, words, options);
    }
    let mut scores: Vec<(Row<'t>, usize)> = Vec::new();
    let mut sure: Option<(Row<'t>, usize)> = None;
    for row in table.rows().take(ROWS_LOOKED_AT) {
        // Below a header only another one could still count.
        let is_far_below = |sure: Row<'_>| row.number().0 - sure.number().0 > 2 * ROWS_OF_BANDS;
        if sure.is_some_and(|(sure, _)| is_far_below(sure)) {
            break;
        }
        if sure.is_some() && holds_a_value(row) {
            continue;
        }
        let Some(score) = score(row, words, options) else {
            continue;
        };
        scores.push((row, score));
        let is_sure = || score > 1 && header_of(row, words) == Some(HeaderOf::Applications);
        if sure.is_none() && is_sure() {
            sure = Some((row, score));
        }
    }
    let sure = sure.as_ref();
    let best = || {
        let mut best: Option<&(Row<'t>, usize)> = None;
        for scored in &scores {
            if best.is_none_or(|(_, highest)| scored.1 > *highest) {
                best = Some(scored);
            }
        }
        best
    };
    let Some(first) = sure.or_else(best) else {
        return Err(no_header(table, words));
    };
    let mut chosen = *first;
    for (row, score) in &scores {
        let is_right_below =
            (1..=ROWS_OF_BANDS).contains(&row.number().0.saturating_sub(chosen.0.number().0));
        if is_right_below && *score > chosen.1 {
            chosen = (*row, *score);
        }
    }
    match no_list(table, chosen.0) {
        // Beside other names that are known, a count is a column like others.
        Some(error) if chosen.1 < 3 => Err(error),
        _ => Ok(chosen.0),
    }
}

/// The row that the person said is the header.
fn named_row<'t>(
    table: &'t Table,
    number: RowNumber,
    words: &Words,
    options: &ReadingOptions,
) -> Result<Row<'t>, Error> {
    let Some(row) = table.row(number).filter(|row| !row.is_blank()) else {
        return Err(Error::NoSuchHeaderRow {
            file: table.source().file.clone(),
            given: number,
            last: table.rows().last().map(|row| row.number()),
        });
    };
    if score(row, words, options).is_none() && !names_applications_by_letters(row, options) {
        return Err(no_header_in(table, row, words));
    }
    Ok(row)
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
    no_list(table, row).unwrap_or_else(|| no_header_in(table, row, words))
}

fn no_header_in(table: &Table, row: Row<'_>, words: &Words) -> Error {
    let file = table.source().file.clone();
    let found: Vec<String> = row
        .cells()
        .filter(|cell| !cell.is_empty())
        .take(HEADERS_NAMED)
        .map(shown)
        .collect();
    let looks_like_data = row.cells().any(is_date_or_address);
    Error::NoHeader {
        file,
        found,
        closest: match looks_like_data {
            true => Vec::new(),
            false => likely_names(table, row, words),
        },
        looks_like_data,
    }
}

/// The headers that may be the company's or the role's, as `columns` guesses
/// them, too.
fn likely_names(table: &Table, row: Row<'_>, words: &Words) -> Vec<(String, &'static str)> {
    let answers = Answers::below(table, row, words);
    let options = ReadingOptions::default();
    let Ok(headers) = understand_headers(row, table.source(), words, &options, &answers) else {
        return Vec::new();
    };
    let guesses = guess(&headers.columns, &answers, words);
    let guessed = |column: ColumnIndex| guesses.iter().find(|guess| guess.column == column)?.field;
    let names = headers.columns.iter().filter_map(|column| {
        // A name that is mistyped has its field already.
        let field = column.field.or_else(|| guessed(column.index))?;
        let is_name = matches!(field, Field::Company | Field::Role);
        is_name.then(|| (shown(row.cell(column.index)), field.word()))
    });
    names.collect()
}
