//! What the values of a table do not tell becomes the error that asks for it,
//! with the first row by its letters and what to type.

use super::super::field::Field;
use super::super::report::shown;
use super::super::value_profile::{Kind, kind_of};
use super::super::words::Words;
use crate::diagnostic::{ColumnIndex, Place, RowNumber};
use crate::error::{Error, Unclear, UnclearColumns};
use crate::read::{Row, Source};
use crate::text::EmailAddress;

/// So many cells of the first row are shown.
const CELLS_SHOWN: usize = 10;
/// The longest cell that is shown as it stands, in characters.
const LONGEST_SHOWN: usize = 30;

/// A meaning to propose for a column.
pub(super) type Proposal = (Field, ColumnIndex, String);

pub(super) fn unclear(
    source: &Source,
    first: Row<'_>,
    why: Unclear,
    proposals: Vec<Proposal>,
    words: &Words,
) -> Error {
    let cells = (0_u16..).map(ColumnIndex).zip(first.cells());
    let cells = cells.filter(|(_, cell)| !cell.is_empty());
    Error::UnclearColumns(Box::new(UnclearColumns {
        place: place(source, first.number()),
        why,
        first: cells
            .take(CELLS_SHOWN)
            .map(|(column, cell)| (column.letters(), as_an_example(cell, words)))
            .collect(),
        to_type: proposals
            .into_iter()
            .map(|(field, column, because)| (field.word(), column.letters(), because))
            .collect(),
    }))
}

fn place(source: &Source, row: RowNumber) -> Place {
    Place {
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        row: Some(row),
        column: None,
    }
}

/// A cell that helps to tell the columns apart. What may be a password is not
/// shown, nor whose address it is: no header says that a column holds secrets.
fn as_an_example(cell: &str, words: &Words) -> String {
    if let Some((_, host)) = cell
        .split_once('@')
        .filter(|_| EmailAddress::parse(cell).is_some())
    {
        return format!("…@{}", shown(host));
    }
    if may_be_a_secret(cell, words) {
        return "…".to_owned();
    }
    let text = shown(cell);
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

/// One word with letters and digits or signs mixed, and nothing that is known.
fn may_be_a_secret(cell: &str, words: &Words) -> bool {
    const SHORTEST: usize = 5;
    let has_letter = cell.chars().any(char::is_alphabetic);
    let has_sign = cell
        .chars()
        .any(|c| c.is_ascii_digit() || "!@#$%^&*+=?~<>{}[]\\|_".contains(c));
    !cell.contains(char::is_whitespace)
        && cell.chars().count() >= SHORTEST
        && has_letter
        && has_sign
        && matches!(kind_of(cell, words), Kind::Text | Kind::NamedEmail)
}

#[cfg(test)]
mod tests {
    use super::as_an_example;
    use crate::columns::words::Words;

    #[test]
    fn what_may_be_a_secret_is_not_shown() {
        fn check(cell: &str, expected: &str) {
            assert_eq!(as_an_example(cell, Words::built_in()), expected);
        }
        check("Acme", "Acme");
        check("Senior Engineer, Search", "Senior Engineer, Search");
        check("2026-11-02", "2026-11-02");
        check("https://acme.example/1", "https://acme.example/1");
        check("ann.li@acme.example", "…@acme.example");
        check("hunter2", "…");
        check("Tr0ub4dor&3", "…");
        check(&"word ".repeat(20), "word word word word word word…");
    }
}
