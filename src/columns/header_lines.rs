//! A header over two lines, `Hiring` above `manager email`, becomes one. What
//! stands in the second line says more of the first, and is no row.

use std::borrow::Cow;

use super::field::Field;
use super::normalise::normal_name;
use super::parts::holds_a_value;
use super::words::{Meaning, Words};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// The longest part of a header, in bytes.
const LONGEST_PART: usize = 40;

/// The row below a header if it is the second line of it: it names nobody and
/// no job, and with what stands above, half of its cells are names.
pub(super) fn second_line<'t>(
    header: Row<'t>,
    below: Option<Row<'t>>,
    words: &Words,
) -> Option<Row<'t>> {
    // A header that only was thought above the first row has one line.
    let is_right_below = |row: &Row<'_>| row.number().0 == header.number().0 + 1;
    let below = below.filter(|row| !header.is_above() && is_right_below(row))?;
    let cells = || {
        let below = below.cells().zip(header.cells());
        below.filter(|(cell, _)| !cell.is_empty())
    };
    // Most rows have a company, and need no second look.
    let names_something = |name: &str| {
        matches!(
            words.header(name),
            Some(Meaning::Field(Field::Company | Field::Role, _, _) | Meaning::Both)
        )
    };
    let (mut filled, mut convincing, mut completed) = (0, 0, 0);
    for (cell, above) in cells() {
        let name = normal_name(above);
        let says_no_more = above.is_empty() || cell.len() > LONGEST_PART;
        if says_no_more || names_something(&name) {
            return None;
        }
        filled += 1;
        let is_known = |name: &str| words.header(name).is_some();
        let is_completed = !is_known(&name) && is_known(&together(above, cell));
        completed += usize::from(is_completed);
        convincing += usize::from(is_completed || in_brackets(cell).is_some());
    }
    let has_names = header
        .cells()
        .any(|cell| names_something(&normal_name(cell)));
    let is_one = convincing > 1 || filled == 1 && completed == 1;
    (is_one && has_names && convincing * 2 >= filled && !holds_a_value(below)).then_some(below)
}

/// Both lines of a header, as a person would write them in one.
pub(super) fn both_lines<'t>(header: Row<'t>, second: Option<Row<'t>>) -> Vec<Cow<'t, str>> {
    let cells = (0_u16..).map(ColumnIndex).zip(header.cells());
    cells
        .map(|(index, above)| match second.map(|row| row.cell(index)) {
            Some(cell) if !cell.is_empty() => Cow::Owned(format!("{above} {cell}")),
            _ => Cow::Borrowed(above),
        })
        .collect()
}

/// The name that two lines make: both together, or the one that is known.
pub(super) fn name_of_lines(above: &str, cell: &str, words: &Words) -> String {
    let own = in_brackets(cell).unwrap_or(cell);
    let candidates = [
        together(above, cell),
        normal_name(above).into_owned(),
        normal_name(own).into_owned(),
    ];
    let known = candidates.iter().find(|name| words.header(name).is_some());
    known.unwrap_or(&candidates[0]).clone()
}

fn together(above: &str, cell: &str) -> String {
    let cell = in_brackets(cell).unwrap_or(cell);
    normal_name(&format!("{above} {cell}")).into_owned()
}

fn in_brackets(cell: &str) -> Option<&str> {
    cell.strip_prefix('(')?.strip_suffix(')')
}
