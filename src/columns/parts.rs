//! The rows below a header become parts: a sheet may hold several lists, each
//! below a header or a title of its own.
//!
//! Knows rows and headers, not what the cells below them mean.

use super::dates::holds_dates;
use super::field::Field;
use super::header_lines::second_line;
use super::header_row::{find_header_row, first_of_several};
use super::normalise::normal_name;
use super::numbered_headers::without_numbers;
use super::options::ReadingOptions;
use super::words::{Claim, Meaning, Words};
use crate::application::Stage;
use crate::diagnostic::RowNumber;
use crate::error::Error;
use crate::read::{Row, Table};
use crate::text::{EmailAddress, WebAddress};

/// One list of a sheet: its header and the rows below it.
#[derive(Debug)]
pub(super) struct Part<'t> {
    pub(super) header: Row<'t>,
    /// The rows that belong to it, each with the stage that the title above it
    /// names.
    pub(super) rows: Vec<(Row<'t>, Option<Stage>)>,
}

/// The lists of a sheet, and what stands between them.
#[derive(Debug)]
pub(super) struct Parts<'t> {
    pub(super) parts: Vec<Part<'t>>,
    /// How many rows below the first header are headers, titles and marks.
    pub(super) ignored: usize,
    /// Of a table without a header, the lone cells above the first row of
    /// several, which are taken for titles.
    pub(super) titles: Vec<Row<'t>>,
    /// The first mark of a merge that Git could not settle.
    pub(super) conflict: Option<Row<'t>>,
    /// Headers of lists that are not of applications, with how many rows
    /// stand below each.
    pub(super) other_lists: Vec<(Row<'t>, usize)>,
    /// Titles inside a list that name a stage, each with how many rows stand
    /// below it.
    pub(super) bands: Vec<(Row<'t>, usize)>,
}

/// Finds the lists.
///
/// # Errors
///
/// No header that names the company or the role, or one that the person named
/// and that is not there.
pub(super) fn find_parts<'t>(
    table: &'t Table,
    words: &Words,
    options: &ReadingOptions,
) -> Result<Parts<'t>, Error> {
    let first = find_header_row(table, words, options)?;
    let mut found = Parts {
        parts: vec![Part {
            header: first,
            rows: Vec::new(),
        }],
        ignored: 0,
        titles: Vec::new(),
        conflict: table.rows().find(|row| is_conflict_mark(*row)),
        other_lists: Vec::new(),
        bands: Vec::new(),
    };
    let mut is_below_a_band = false;
    // Where the person says that there is no header, every row is what it is.
    let first_of_values = match options.header_row {
        None if first.is_above() => first_of_several(table),
        _ => None,
    };
    let mut stage = title_above(table, first).and_then(|title| stage_of_title(title, words));
    let mut is_other_list = false;
    let rows = table.rows_below(first.number());
    let mut is_after_a_gap = false;
    for row in rows {
        let gap = std::mem::replace(&mut is_after_a_gap, row.is_blank());
        let header = found.parts.last().map(|part| part.header);
        if header.is_some_and(|header| second_line(header, Some(row), words).is_some()) {
            found.ignored += 1;
            continue;
        }
        if is_conflict_mark(row) {
            found.ignored += 1;
            continue;
        }
        if first_of_values.is_some_and(|first| row.number() < first.number()) {
            found.ignored += 1;
            if !row.is_blank() {
                found.titles.push(row);
            }
            continue;
        }
        match header_of(row, words) {
            Some(HeaderOf::Applications) => {
                found.ignored += 1;
                is_other_list = false;
                let title = title_above(table, row);
                let is_same = found
                    .parts
                    .last()
                    .is_some_and(|part| part.header.cells().eq(row.cells()));
                is_below_a_band = false;
                // A title counts up to the next header or title.
                stage = title.and_then(|title| stage_of_title(title, words));
                if !is_same {
                    found.parts.push(Part {
                        header: row,
                        rows: Vec::new(),
                    });
                }
                continue;
            }
            Some(HeaderOf::SomethingElse) if gap || is_below_a_title(table, row) => {
                found.ignored += 1;
                is_other_list = true;
                found.other_lists.push((row, 0));
                continue;
            }
            _ => {}
        }
        if let Some(title) = lone_cell(row) {
            let opens_a_list = next_filled(table, row).is_some_and(|next| {
                header_of(next, words).is_some() && next.number() > row.number()
            });
            let named = stage_of_title(title, words);
            let parts_a_list = !is_other_list && found.has_several_columns();
            // What is under way is not how far it is.
            if parts_a_list && !opens_a_list && words.is_band(&normal_name(title)) {
                stage = None;
                is_below_a_band = false;
            } else if opens_a_list || parts_a_list && named.is_some() {
                found.ignored += 1;
                // A status that a sheet fills in by itself is no title.
                if !opens_a_list && found.is_status(row, words) {
                    continue;
                }
                stage = named;
                is_below_a_band = !opens_a_list && named.is_some();
                if is_below_a_band {
                    found.bands.push((row, 0));
                }
                continue;
            }
        }
        if is_other_list {
            found.ignored += 1;
            if let Some((_, count)) = found.other_lists.last_mut() {
                *count += usize::from(!row.is_blank());
            }
            continue;
        }
        if let Some((_, count)) = found.bands.last_mut().filter(|_| is_below_a_band) {
            *count += usize::from(!row.is_blank());
        }
        if let Some(part) = found.parts.last_mut() {
            part.rows.push((row, stage));
        }
    }
    found.bands.retain(|(_, count)| *count > 0);
    // A header that the person did not see: what stands above it is nothing.
    if first.is_above() && found.parts.len() > 1 {
        let is_empty = |part: &Part<'_>| part.rows.iter().all(|(row, _)| row.is_blank());
        if let Some(part) = found.parts.first().filter(|part| is_empty(part)) {
            found.ignored += part.rows.len();
            found.parts.remove(0);
        }
    }
    Ok(found)
}

impl Parts<'_> {
    /// Whether the only cell of the row stands below the header of the status.
    fn is_status(&self, row: Row<'_>, words: &Words) -> bool {
        let place = row.cells().position(|cell| !cell.is_empty());
        let header = self.parts.last().zip(place);
        let name = header.and_then(|(part, place)| without_numbers(part.header).nth(place));
        name.is_some_and(|name| {
            matches!(
                words.header(&normal_name(name)),
                Some(Meaning::Field(Field::Stage, _, _))
            )
        })
    }

    /// A list of one column has companies only, whatever they are called.
    fn has_several_columns(&self) -> bool {
        self.parts.last().is_some_and(|part| {
            let is_filled = |cell: &&str| !cell.is_empty();
            part.header.is_above() && part.header.width() > 1
                || part.header.cells().filter(is_filled).count() > 1
        })
    }
}

/// Whose header a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeaderOf {
    Applications,
    SomethingElse,
}

/// Whether a row is a header beyond doubt: two names or more that are known
/// and no words of the stages, more than half of all, and no value among them.
pub(super) fn header_of(row: Row<'_>, words: &Words) -> Option<HeaderOf> {
    // Most rows hold a date or a number, and to see that takes no word lists.
    if holds_a_value(row) {
        return None;
    }
    let mut known = 0;
    let mut unknown = 0;
    let mut names_an_application = false;
    for cell in without_numbers(row).filter(|cell| !cell.is_empty()) {
        let name = normal_name(cell);
        match words.header(&name) {
            Some(Meaning::Field(field, _, claim)) => {
                let is_sure = matches!(claim, Claim::Sure | Claim::Counted);
                let names_it = matches!(field, Field::Company | Field::Role);
                names_an_application |= is_sure && names_it;
                if !words.is_stage_and_header(&name) {
                    known += 1;
                }
            }
            Some(Meaning::Both) => {
                names_an_application = true;
                known += 1;
            }
            Some(Meaning::Never(_)) => known += 1,
            None => unknown += 1,
        }
    }
    if known < 2 || known <= unknown {
        return None;
    }
    Some(if names_an_application {
        HeaderOf::Applications
    } else {
        HeaderOf::SomethingElse
    })
}

/// Whether something stands in the row that stands in no header.
pub(super) fn holds_a_value(row: Row<'_>) -> bool {
    row.cells().any(|cell| !cell.is_empty() && is_value(cell))
}

/// What stands in no header: a date, a number, an address, a whole text.
fn is_value(cell: &str) -> bool {
    const LONGEST_HEADER: usize = 120;
    cell.len() > LONGEST_HEADER
        || cell.bytes().all(|b| b.is_ascii_digit())
        || is_date_or_address(cell)
}

/// What no person writes above a column.
pub(super) fn is_date_or_address(cell: &str) -> bool {
    let (mut has_at, mut has_colon, mut has_digit) = (false, false, false);
    for byte in cell.bytes() {
        has_at |= byte == b'@';
        has_colon |= byte == b':';
        has_digit |= byte.is_ascii_digit();
    }
    has_at && EmailAddress::parse(cell).is_some()
        || has_colon && cell.contains("://") && WebAddress::parse(cell).is_some()
        || has_digit && holds_dates(cell)
}

/// The only cell of a row that is filled in.
fn lone_cell(row: Row<'_>) -> Option<&str> {
    let mut cells = row.cells().filter(|cell| !cell.is_empty());
    let first = cells.next()?;
    cells.next().is_none().then_some(first)
}

fn next_filled<'t>(table: &'t Table, row: Row<'t>) -> Option<Row<'t>> {
    // A blank line may stand between a title and its header.
    (1..=2)
        .filter_map(|step| table.row(RowNumber(row.number().0 + step)))
        .find(|row| !row.is_blank())
}

/// The title that stands above a header, a blank line between them perhaps.
fn title_above<'t>(table: &'t Table, header: Row<'t>) -> Option<&'t str> {
    let above = (1..=2)
        .filter_map(|step| header.number().0.checked_sub(step))
        .filter_map(|number| table.row(RowNumber(number)))
        .find(|row| !row.is_blank())?;
    lone_cell(above)
}

fn is_below_a_title(table: &Table, row: Row<'_>) -> bool {
    row.number()
        .0
        .checked_sub(1)
        .and_then(|number| table.row(RowNumber(number)))
        .is_some_and(|above| lone_cell(above).is_some())
}

/// The stage that a title names: `Rejected`, `Rejected (3)`, `APPLIED:`.
fn stage_of_title(title: &str, words: &Words) -> Option<Stage> {
    words.stage(&normal_name(title))
}

/// A line that Git leaves where it could not merge.
pub(super) fn is_conflict_mark(row: Row<'_>) -> bool {
    const MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
    let Some(first) = row.cells().next() else {
        return false;
    };
    // No other row begins so.
    if !first.starts_with(['<', '=', '>', '|']) {
        return false;
    }
    MARKS.iter().any(|mark| {
        first
            .strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
