//! Whether the first row of a table is one of values, as the rows below it are,
//! so that the table has no header. A header in a language that nobody knows has
//! no date, no address and no status word in it, and is none of these.

use super::super::normalise::normal_name;
use super::super::parts::is_date_or_address;
use super::super::value_profile::{Kind, Profile, kind_of};
use super::super::words::Words;
use super::measured::Measured;
use crate::diagnostic::ColumnIndex;
use crate::read::{Row, Table};

/// Whether a date, an address or a telephone number stands in the row above
/// others of its kind.
pub(in super::super) fn holds_values_like_others(
    table: &Table,
    row: Row<'_>,
    words: &Words,
) -> bool {
    let mut cells = (0_u16..).map(ColumnIndex).zip(row.cells());
    cells.any(|(column, cell)| is_value_like_others(table, row, column, cell, words))
}

/// Whether the row is an application and no header: a value stands in it above
/// others of its kind, or a status word or a job above others, and nothing that
/// is known as a header.
pub(in super::super) fn is_an_application(table: &Table, row: Row<'_>, words: &Words) -> bool {
    if holds_values_like_others(table, row, words) {
        return true;
    }
    let mut is_like_others = false;
    for (column, cell) in (0_u16..).map(ColumnIndex).zip(row.cells()) {
        if cell.is_empty() {
            continue;
        }
        let is_stage_like_others = kind_of(cell, words) == Kind::Stage && {
            let profile = Profile::of(cells_below(table, row, column), words);
            profile.has(Kind::Stage) && profile.is_nearly_all(Kind::Stage)
        };
        // `Interview` may stand above status words; as one of them it comes again.
        let is_name = words.header(&normal_name(cell)).is_some();
        let comes_again =
            || cells_below(table, row, column).any(|below| below.eq_ignore_ascii_case(cell));
        if is_stage_like_others {
            is_like_others |= !is_name || comes_again();
        } else if is_name {
            return false;
        } else {
            is_like_others |= is_job_like_others(table, row, column, words);
        }
    }
    is_like_others
}

/// Whether a job stands in the row above others.
fn is_job_like_others(table: &Table, row: Row<'_>, column: ColumnIndex, words: &Words) -> bool {
    if !words.may_name_a_job(row.cell(column)) {
        return false;
    }
    let below: Vec<Row<'_>> = table
        .rows_below(row.number())
        .filter(|below| !below.is_blank())
        .collect();
    Measured::of(column, &below, words).names_jobs()
}

fn is_value_like_others(
    table: &Table,
    row: Row<'_>,
    column: ColumnIndex,
    cell: &str,
    words: &Words,
) -> bool {
    if cell.is_empty() {
        return false;
    }
    let kind = kind_of(cell, words);
    if !is_date_or_address(cell) && kind != Kind::Phone {
        return false;
    }
    let below = Profile::of(cells_below(table, row, column), words);
    if below.leading().is_none() {
        // No other row says anything there.
        return is_date_or_address(cell);
    }
    match kind {
        Kind::Email | Kind::NamedEmail => below.is_mostly(&[Kind::Email, Kind::NamedEmail]),
        kind => below.is_mostly(&[kind]),
    }
}

fn cells_below<'t>(
    table: &'t Table,
    row: Row<'t>,
    column: ColumnIndex,
) -> impl Iterator<Item = &'t str> {
    table
        .rows_below(row.number())
        .map(move |below| below.cell(column))
}
