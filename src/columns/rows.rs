//! Which rows are applications, and which are nothing.

use super::field::Field;
use super::layout::Layout;
use super::words::Words;
use crate::read::Row;

/// Whether the row holds nothing: blank, unticked boxes and defaults down to
/// the end of a sheet, numbers that a formula left, or totals.
pub(super) fn holds_nothing(row: Row<'_>, words: &Words) -> bool {
    let says_nothing =
        |cell: &str| is_number(cell) || words.is_empty(cell) || words.yes_or_no(cell).is_some();
    let mut cells = row.cells().filter(|cell| !cell.is_empty());
    let Some(first) = cells.next() else {
        return true;
    };
    // The label of a row of totals is looked up last: most rows end before it.
    cells.all(says_nothing) && (says_nothing(first) || words.is_total(first))
}

/// Whether the row is the header once more, as in files joined together: each
/// column of the company and the role holds its own header.
pub(super) fn repeats_header(row: Row<'_>, header: Row<'_>, layout: &Layout) -> bool {
    [Field::Company, Field::Role]
        .into_iter()
        .filter_map(|field| layout.column(field))
        .all(|column| row.cell(column).eq_ignore_ascii_case(header.cell(column)))
}

fn is_number(cell: &str) -> bool {
    cell.bytes().any(|b| b.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || "+-.,%$€£".contains(c))
}
