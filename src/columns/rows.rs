//! Which rows are applications, and which are nothing.

use std::collections::{HashMap, HashSet};

use super::dates::holds_dates;
use super::layout::Layout;
use super::month_names::month_of;
use super::no_applications::is_period;
use super::normalise::normal_name;
use super::words::Words;
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::read::Row;

/// Whether the row holds nothing: blank, unticked boxes and defaults down to
/// the end of a sheet, numbers that a formula left, totals, or the name of a
/// section. A date or a text is something, wherever it stands.
pub(super) fn holds_nothing(row: Row<'_>, layout: &Layout, words: &Words) -> bool {
    let says_nothing = |cell: &str| words.is_empty_or_answer(cell);
    let mut cells = (0_u16..)
        .map(ColumnIndex)
        .zip(row.cells())
        .filter(|(_, cell)| !cell.is_empty());
    let Some((first_column, first)) = cells.next() else {
        return true;
    };
    // Most rows end here or one cell on; the rest is looked up for few.
    let is_left_over = |column, cell: &str| {
        says_nothing(cell) || is_number(cell) && (is_zero(cell) || !layout.uses(column))
    };
    if is_left_over(first_column, first) {
        return cells.all(|(column, cell)| is_left_over(column, cell));
    }
    let mut others = cells.peekable();
    if others.peek().is_none()
        && !layout.dates.contains(&first_column)
        && (is_section(first) || is_period(first, words))
    {
        return true;
    }
    let mut has_count = false;
    let are_counts = others.all(|(_, cell)| {
        has_count |= is_number(cell);
        says_nothing(cell) || is_number(cell)
    });
    // Below a list stand sums: `Total 12`, and how many are how far.
    are_counts && (is_sum(first, words) || has_count && words.stage(&normal_name(first)).is_some())
}

/// Whether the row is the header once more, as in files joined together: each
/// column of the company and the role holds its own header.
pub(super) fn repeats_header(row: Row<'_>, header: Row<'_>, layout: &Layout) -> bool {
    // Two empty cells are the same, and say nothing.
    let is_named = layout.names().any(|column| !header.cell(column).is_empty());
    is_named
        && layout
            .names()
            .all(|column| row.cell(column).eq_ignore_ascii_case(header.cell(column)))
}

/// Rows without a company and a role that say the same as others, three or
/// more: what a sheet fills in by itself, down to its end.
pub(super) fn default_rows<'t>(
    rows: impl Iterator<Item = Row<'t>>,
    layout: &Layout,
) -> HashSet<RowNumber> {
    const FEWEST: usize = 3;
    let mut alike: HashMap<Vec<&str>, Vec<RowNumber>> = HashMap::new();
    for row in rows {
        let is_named = layout.names().any(|column| !row.cell(column).is_empty());
        if is_named || row.is_blank() {
            continue;
        }
        let cells = (0_u16..).map(ColumnIndex).zip(row.cells());
        let used = cells.filter(|(column, _)| layout.uses(*column));
        let said = used.map(|(_, cell)| cell).collect();
        alike.entry(said).or_default().push(row.number());
    }
    let defaults = alike.into_values().filter(|rows| rows.len() >= FEWEST);
    defaults.flatten().collect()
}

/// Whether sums stand in the row, behind the word for it: `TOTAL`, `4`, `2`.
pub(super) fn is_row_of_sums(row: Row<'_>, words: &Words) -> bool {
    let mut cells = row.cells().filter(|cell| !cell.is_empty());
    cells.next().is_some_and(|first| is_sum(first, words))
        && cells.all(|cell| is_number(cell) || words.is_empty_or_answer(cell))
}

/// A number, and not a date made of numbers.
fn is_number(cell: &str) -> bool {
    cell.bytes().any(|b| b.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || "+-.,%$€£".contains(c))
        && !holds_dates(cell)
}

/// `Total`, `Total: 12`.
fn is_sum(cell: &str, words: &Words) -> bool {
    let name = cell.trim_end_matches(|c: char| c.is_ascii_digit() || ":= ".contains(c));
    words.is_total(name)
}

/// What a formula gives for a row that is not filled in.
fn is_zero(cell: &str) -> bool {
    cell.bytes().all(|b| !(b'1'..=b'9').contains(&b))
}

/// `November 2026`, alone in its row, opens a part of the sheet.
fn is_section(cell: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let is_month_of_a_year = cell.split_once(' ').is_some_and(|(month, year)| {
        month_of(month.trim_end_matches(['.', ','])).is_some() && is_year(year.trim())
    });
    is_month_of_a_year || holds_dates(cell)
}
