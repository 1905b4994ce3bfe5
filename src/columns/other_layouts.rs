//! Recognises sheets that hold no list at all: a column for each day, or counts
//! of what stands elsewhere. Never reads them.

use super::dates::{DateCell, read_date_cell};
use super::normalise::normal_name;
use super::report::shown;
use crate::diagnostic::ColumnIndex;
use crate::error::{Error, NoList};
use crate::read::{Row, Table};

/// How a pivot calls its columns.
const OF_COUNTS: [&str; 8] = [
    "row label",
    "column label",
    "count of",
    "counta of",
    "countif",
    "sum of",
    "anzahl von",
    "nombre de",
];

/// Why that header is none of a list, if it is none.
pub(super) fn no_list(table: &Table, header: Row<'_>) -> Option<Error> {
    let (kind, example) = match (day_above_a_column(table, header), count_of(header)) {
        (Some(day), _) => (NoList::ColumnPerDay, day),
        (None, Some(count)) => (NoList::Counts, count),
        (None, None) => return None,
    };
    Some(Error::NotAList {
        file: table.source().file.clone(),
        kind,
        example: shown(example),
    })
}

/// A day at the head of a column that holds no days: half of the heads or more
/// are such.
fn day_above_a_column<'t>(table: &'t Table, header: Row<'t>) -> Option<&'t str> {
    let filled = header.cells().filter(|cell| !cell.is_empty()).count();
    let days: Vec<(ColumnIndex, &str)> = (0_u16..)
        .map(ColumnIndex)
        .zip(header.cells())
        .filter(|(_, cell)| is_day(cell))
        .collect();
    let (_, example) = *days.first()?;
    let mut has_text = false;
    let below = table.rows_below(header.number());
    for row in below {
        for (column, _) in &days {
            let cell = row.cell(*column);
            if is_day(cell) {
                return None;
            }
            has_text |= !cell.is_empty();
        }
    }
    (has_text && days.len() * 2 >= filled).then_some(example)
}

fn is_day(cell: &str) -> bool {
    matches!(read_date_cell(cell), DateCell::Dates(_))
}

fn count_of<'t>(header: Row<'t>) -> Option<&'t str> {
    header.cells().find(|cell| {
        let name = normal_name(cell);
        let mut words = OF_COUNTS.iter();
        words.any(|word| {
            name.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    })
}
