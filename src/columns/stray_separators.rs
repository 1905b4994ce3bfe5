//! Rows with more cells than the header, since a cell with the separator in it
//! stands in no quotes, get such cells put together again.
//!
//! Only where it is certain: what was cut off begins with a blank or is a
//! legal form (`Acme, Inc.`), or no other way makes dates, statuses and
//! addresses stand in their columns. Of two ways it takes none, and the row is
//! reported as it stands.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::column_anchors::Anchors;
use super::options::ReadingOptions;
use super::parts::{Part, find_parts};
use super::report::shown;
use super::words::Words;
use crate::diagnostic::{ColumnIndex, RowNumber, Severity};
use crate::read::{Row, Table, Trouble};

/// The most separators in one row that may be stray.
const MOST_STRAY: usize = 4;

/// The table with every row put together where that is certain, each of which
/// is reported; the table itself where there is none.
pub(super) fn put_together<'t>(
    table: &'t Table,
    words: &Words,
    options: &ReadingOptions,
) -> Cow<'t, Table> {
    let Some(mark) = table.delimiter().filter(|mark| !mark.is_control()) else {
        return Cow::Borrowed(table);
    };
    if !has_rows_of_several_widths(table) {
        return Cow::Borrowed(table);
    }
    let Ok(found) = find_parts(table, words, options) else {
        return Cow::Borrowed(table);
    };
    let mut together: BTreeMap<RowNumber, Vec<usize>> = BTreeMap::new();
    let mut troubles = Vec::new();
    for part in found.parts.iter().filter(|part| has_ragged_rows(part)) {
        let anchors = Anchors::of(part.header, part.rows.iter().map(|(row, _)| *row), words);
        let blanks_tell = blanks_tell(part);
        for (row, _) in &part.rows {
            if let Some(sizes) = way_of(*row, &anchors, blanks_tell, mark) {
                troubles.extend(troubles_of(*row, part.header, &sizes, mark));
                together.insert(row.number(), sizes);
            } else if hides_a_stray_one(*row, &anchors) {
                troubles.push(ragged(*row, part.header, mark));
            }
        }
    }
    if troubles.is_empty() {
        return Cow::Borrowed(table);
    }
    let mut table = table.with_cells_joined(mark, &together);
    for trouble in troubles {
        table.push_trouble(trouble);
    }
    Cow::Owned(table)
}

fn has_rows_of_several_widths(table: &Table) -> bool {
    let mut widths = table.rows().map(|row| row.width()).filter(|it| *it > 0);
    widths
        .next()
        .is_some_and(|first| widths.any(|width| width != first))
}

fn has_ragged_rows(part: &Part<'_>) -> bool {
    let width = part.header.width();
    let mut widths = part.rows.iter().map(|(row, _)| row.width());
    widths.any(|it| it > 0 && it != width)
}

/// Whether a cell that begins with a blank was cut off: no other cell of the
/// list does, or hardly any.
fn blanks_tell(part: &Part<'_>) -> bool {
    const ROWS_LOOKED_AT: usize = 100;
    let width = part.header.width();
    let rows = part.rows.iter().map(|(row, _)| *row);
    let whole = rows
        .filter(|row| row.width() == width)
        .take(ROWS_LOOKED_AT)
        .chain([part.header]);
    let (mut with, mut all) = (0_usize, 0_usize);
    for row in whole {
        for cell in row.raw_cells().skip(1).filter(|it| !it.trim().is_empty()) {
            with += usize::from(cell.starts_with(' '));
            all += 1;
        }
    }
    with * 10 <= all
}

/// Whether a row is too long by empty cells only, and is shifted all the same.
fn hides_a_stray_one(row: Row<'_>, anchors: &Anchors<'_>) -> bool {
    let columns = anchors.count();
    let is_too_long = row.width() > columns;
    if !is_too_long || row.cells().skip(columns).any(|cell| !cell.is_empty()) {
        return false;
    }
    anchors.misfits(&row.cells().collect::<Vec<&str>>()) > 1
}

fn ragged(row: Row<'_>, header: Row<'_>, mark: char) -> Trouble {
    let (found, wanted) = (row.width(), header.width());
    Trouble {
        severity: Severity::Warning,
        row: row.number(),
        column: None,
        message: format!("this row has {found} cells, the header has {wanted}"),
        hint: format!("a cell with `{mark}` in it must stand in double quotes"),
    }
}

/// How many of the row's cells each column takes, where that is certain and
/// not one each.
fn way_of(
    row: Row<'_>,
    anchors: &Anchors<'_>,
    blanks_tell: bool,
    mark: char,
) -> Option<Vec<usize>> {
    let cells: Vec<&str> = row.cells().collect();
    let filled = cells.iter().rposition(|cell| !cell.is_empty())? + 1;
    let columns = anchors.count();
    let misfits = anchors.misfits(&cells);
    // A row that is not too long must say clearly that it is shifted.
    if filled <= columns && misfits < 2 {
        return None;
    }
    let least = filled.saturating_sub(columns).max(1);
    // A row that ends early lacks cells that would be empty.
    let most = match cells.len().checked_sub(columns) {
        Some(more @ 1..) => more.min(MOST_STRAY),
        _ => MOST_STRAY.min(cells.len().saturating_sub(1)),
    };
    let pieces = || (least..=most).map(|stray| Pieces::new(row, columns + stray, mark));
    if let Some(told) = pieces().find_map(|it| it.as_they_tell(anchors, blanks_tell)) {
        return Some(told);
    }
    // Where the row fits as it stands, what is too much may be a remark.
    if misfits == 0 {
        return None;
    }
    let mut ways = Vec::new();
    for pieces in pieces() {
        pieces.share_out(&mut Vec::new(), anchors, &mut ways);
    }
    let [way] = &mut ways[..] else {
        return None;
    };
    let way = std::mem::take(way);
    let pieces = Pieces::new(row, way.iter().sum(), mark);
    pieces.are_told(&way, anchors, blanks_tell).then_some(way)
}

/// The cells of a row as its separators cut them, and what they are.
struct Pieces<'t> {
    cells: Vec<&'t str>,
    raw: Vec<&'t str>,
    mark: char,
}

impl<'t> Pieces<'t> {
    /// The first ones of the row, empty ones where it is shorter.
    fn new(row: Row<'t>, count: usize, mark: char) -> Self {
        let empty = || std::iter::repeat("");
        Self {
            cells: row.cells().chain(empty()).take(count).collect(),
            raw: row.raw_cells().chain(empty()).take(count).collect(),
            mark,
        }
    }

    /// The way in which every piece that begins with a blank, and every legal
    /// form, goes to the cell before it, if the cells fit then.
    fn as_they_tell(&self, anchors: &Anchors<'_>, blanks_tell: bool) -> Option<Vec<usize>> {
        let mut sizes: Vec<usize> = Vec::new();
        for (cell, raw) in self.cells.iter().zip(&self.raw) {
            let begins_with_blank = raw.starts_with(' ') && !cell.is_empty();
            let goes_on = begins_with_blank && blanks_tell || anchors.is_legal_form(cell);
            match sizes.last_mut().filter(|_| goes_on) {
                Some(size) => *size += 1,
                None => sizes.push(1),
            }
        }
        let fits = sizes.len() == anchors.count() && self.fit(&sizes, anchors);
        fits.then_some(sizes)
    }

    /// Whether something tells that way from others, and no blank speaks
    /// against it.
    fn are_told(&self, sizes: &[usize], anchors: &Anchors<'_>, blanks_tell: bool) -> bool {
        let mut start = 0;
        let mut is_anchored = false;
        for (column, size) in sizes.iter().enumerate() {
            let begins_with_blank = self.raw.get(start).is_some_and(|raw| raw.starts_with(' '));
            if blanks_tell && begins_with_blank && start > 0 {
                return false;
            }
            is_anchored |= anchors.is_anchor(column) && !self.joined(start, *size).is_empty();
            start += size;
        }
        is_anchored
    }

    /// Adds the ways to go on from there, until there are two.
    fn share_out(&self, sizes: &mut Vec<usize>, anchors: &Anchors<'_>, ways: &mut Vec<Vec<usize>>) {
        let (column, start) = (sizes.len(), sizes.iter().sum::<usize>());
        if ways.len() > 1 {
            return;
        }
        if column == anchors.count() {
            if start == self.cells.len() {
                ways.push(sizes.clone());
            }
            return;
        }
        let left = self.cells.len() - start;
        let spare = left.saturating_sub(anchors.count() - column);
        for size in 1..=spare + 1 {
            let is_whole = self
                .cells
                .get(start + size)
                .is_none_or(|next| !anchors.is_legal_form(next));
            if is_whole && self.fits(column, start, size, anchors) {
                sizes.push(size);
                self.share_out(sizes, anchors, ways);
                sizes.pop();
            }
        }
    }

    fn fit(&self, sizes: &[usize], anchors: &Anchors<'_>) -> bool {
        let mut start = 0;
        sizes.iter().enumerate().all(|(column, size)| {
            let fits = self.fits(column, start, *size, anchors);
            start += size;
            fits
        })
    }

    fn fits(&self, column: usize, start: usize, size: usize, anchors: &Anchors<'_>) -> bool {
        let Some(pieces) = self.cells.get(start..start + size) else {
            return false;
        };
        match pieces {
            [cell] => anchors.fits(column, cell),
            // Nothing was cut off where nothing stands.
            pieces if pieces.iter().any(|piece| piece.is_empty()) => false,
            pieces => anchors.fits_joined(column, pieces, &self.joined(start, size)),
        }
    }

    fn joined(&self, start: usize, size: usize) -> String {
        let raw = self.raw.get(start..start + size).unwrap_or_default();
        raw.join(self.mark.encode_utf8(&mut [0; 4]))
            .trim()
            .to_owned()
    }
}

/// One for each cell that was put together.
fn troubles_of(row: Row<'_>, header: Row<'_>, sizes: &[usize], mark: char) -> Vec<Trouble> {
    let columns = anchored_names(header);
    let pieces = Pieces::new(row, sizes.iter().sum(), mark);
    let mut start = 0;
    let mut troubles = Vec::new();
    for (size, column) in sizes.iter().zip(columns) {
        if *size > 1 {
            let cell = shown(&pieces.joined(start, *size));
            troubles.push(Trouble {
                severity: Severity::Warning,
                row: row.number(),
                column: None,
                message: format!("`{cell}` stands in {size} cells and is read as one, {column}"),
                hint: format!("put it in double quotes: `\"{cell}\"`"),
            });
        }
        start += size;
    }
    troubles
}

/// How the columns are called in messages.
fn anchored_names(header: Row<'_>) -> impl Iterator<Item = String> {
    let letters = (0_u16..).map(|index| ColumnIndex(index).letters());
    letters
        .zip(header.cells())
        .map(|(letters, cell)| match shown(cell) {
            name if name.is_empty() => format!("column {letters}"),
            name => format!("column {letters} `{name}`"),
        })
}

#[cfg(test)]
mod tests;
