//! Finds the row of headers among titles, blank lines and other tables.

use super::answers::Answers;
use super::field::Field;
use super::guesses::guess;
use super::headers::{names_applications_by_letters, score, understand_headers};
use super::no_header::{holds_values_like_others, is_an_application};
use super::normalise::normal_name;
use super::options::{HeaderPlace, ReadingOptions};
use super::other_layouts::no_list;
use super::parts::{HeaderOf, header_of, holds_a_value};
use super::report::shown;
use super::words::Words;
use crate::diagnostic::{ColumnIndex, Place, RowNumber};
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
/// of the company or the role. Where the first row is an application like those
/// below it, or the person says that there is no header, it is the blank row
/// above the table.
///
/// # Errors
///
/// No such row, or no row at all.
pub(super) fn find_header_row<'t>(
    table: &'t Table,
    words: &Words,
    options: &ReadingOptions,
) -> Result<Row<'t>, Error> {
    match options.header_row {
        Some(HeaderPlace::Row(number)) => return named_row(table, number, words, options),
        Some(HeaderPlace::Nowhere) => return without_header(table),
        None => {}
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
        let is_sure = || score > 1 && header_of(row, words) == Some(HeaderOf::Applications);
        if sure.is_none() && is_sure() {
            sure = Some((row, score));
        } else if sure.is_none() && holds_values_like_others(table, row, words) {
            // An employer may be called `Client`, and a job `Program`.
            continue;
        }
        scores.push((row, score));
    }
    if sure.is_none()
        && let Some(first) = first_of_several(table)
        && scores.iter().all(|(row, _)| row.number() > first.number())
        && is_an_application(table, first, words)
    {
        // What stands above it in the sheet would be lost.
        return match no_list(table, first) {
            Some(error) => Err(error),
            None => Ok(table.above()),
        };
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
        return Err(no_header_in(table, row, words, None));
    }
    Ok(row)
}

/// The blank row above a table that has no header.
fn without_header(table: &Table) -> Result<Row<'_>, Error> {
    if table.rows().all(|row| row.is_blank()) {
        let file = table.source().file.clone();
        return Err(Error::EmptyInput { file });
    }
    Ok(table.above())
}

/// The first row with several cells: a title stands alone in its row.
pub(super) fn first_of_several(table: &Table) -> Option<Row<'_>> {
    let is_filled = |cell: &&str| !cell.is_empty();
    let mut rows = table.rows().take(ROWS_LOOKED_AT);
    rows.find(|row| row.cells().filter(is_filled).nth(1).is_some())
}

/// The row that looks most like a header where none was found.
pub(super) fn likely_header(table: &Table) -> Option<Row<'_>> {
    let first = || {
        table
            .rows()
            .take(ROWS_LOOKED_AT)
            .find(|row| !row.is_blank())
    };
    first_of_several(table).or_else(first)
}

/// Why a table cannot be used, with the names that come close.
pub(super) fn no_header(table: &Table, words: &Words) -> Error {
    let file = table.source().file.clone();
    let Some(row) = likely_header(table) else {
        return Error::EmptyInput { file };
    };
    no_list(table, row).unwrap_or_else(|| {
        let is_known = |cell: &str| words.header(&normal_name(cell)).is_some();
        let may_be_an_application = !row.cells().any(is_known);
        let number = may_be_an_application.then_some(row.number());
        no_header_in(table, row, words, number)
    })
}

fn no_header_in(
    table: &Table,
    row: Row<'_>,
    words: &Words,
    may_be_an_application: Option<RowNumber>,
) -> Error {
    let source = table.source();
    let found: Vec<String> = row
        .cells()
        .filter(|cell| !cell.is_empty())
        .take(HEADERS_NAMED)
        .map(shown)
        .collect();
    Error::NoHeader {
        place: Place {
            file: source.file.clone(),
            sheet: source.sheet.clone(),
            row: may_be_an_application,
            column: None,
        },
        found,
        likely: likely_fields(table, row, words),
    }
}

/// What headers that nobody knows may mean, as `columns` guesses them, too, as far
/// as a plan hangs on it.
fn likely_fields(table: &Table, row: Row<'_>, words: &Words) -> Vec<(String, &'static str)> {
    let answers = Answers::below(table, row, words);
    let options = ReadingOptions::default();
    let Ok(headers) = understand_headers(row, table.source(), words, &options, &answers) else {
        return Vec::new();
    };
    let guesses = guess(&headers.columns, &answers, words);
    let guessed = |column: ColumnIndex| guesses.iter().find(|guess| guess.column == column)?.field;
    let fields = headers.columns.iter().filter_map(|column| {
        let names_it = |field: &Field| matches!(field, Field::Company | Field::Role);
        // A name that is mistyped has its field already.
        let field = column.field.filter(names_it);
        let field = field.or_else(|| guessed(column.index))?;
        Some((field, shown(row.cell(column.index))))
    });
    let mut fields: Vec<(Field, String)> =
        fields.filter(|(field, _)| WANTED.contains(field)).collect();
    fields.sort_by_key(|(field, _)| *field);
    let fields = fields.into_iter();
    fields
        .map(|(field, header)| (header, field.word()))
        .collect()
}

/// What a plan hangs on.
const WANTED: [Field; 4] = [Field::Company, Field::Role, Field::Stage, Field::AppliedOn];
