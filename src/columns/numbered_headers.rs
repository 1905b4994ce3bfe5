//! Headers that are counted, `1. Company`, `2. Role`, `3. Interview`, become the
//! headers without their numbers. The number of a round, as in `1. Interview`
//! beside others, is left where it is.

use crate::read::Row;

/// So many headers make a list that somebody counted.
const FEWEST: usize = 3;

/// The cells of a row of headers, without the numbers if all of them are
/// counted from the first to the last.
pub(super) fn without_numbers<'t>(row: Row<'t>) -> impl Iterator<Item = &'t str> {
    let is_counted = are_counted(row.cells());
    row.cells().map(move |cell| match counted(cell) {
        Some((_, rest)) if is_counted => rest,
        _ => cell,
    })
}

fn are_counted<'t>(cells: impl Iterator<Item = &'t str>) -> bool {
    let mut count = 0;
    for cell in cells.filter(|cell| !cell.is_empty()) {
        count += 1;
        if counted(cell).is_none_or(|(number, _)| number != count) {
            return false;
        }
    }
    count >= FEWEST
}

/// The place that a cell says it has in a list, and the rest of it: `2. Role`,
/// `2) Role`, `b) Role`.
fn counted(cell: &str) -> Option<(usize, &str)> {
    let (mark, rest) = cell.trim_start_matches('(').split_once(['.', ')', ':'])?;
    let number = match mark.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => {
            usize::from(letter.to_ascii_lowercase() - b'a') + 1
        }
        _ => mark.parse().ok()?,
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::{are_counted, counted};

    #[test]
    fn only_a_list_that_is_counted_throughout_is_one() {
        fn check(cells: &[&str], expected: bool) {
            assert_eq!(are_counted(cells.iter().copied()), expected, "{cells:?}");
        }
        check(&["1. Company", "2. Role", "3. Interview"], true);
        check(&["1) Company", "", "2) Role", "3) Status"], true);
        check(&["A) Company", "B) Role", "C) Status"], true);
        check(&["(1) Company", "(2) Role", "(3) Status"], true);
        check(&["Company", "1. Interview", "2. Interview"], false);
        check(&["1. Company", "2. Role", "4. Status"], false);
        check(&["1. Interview", "2. Interview"], false);
        check(&["1. Company", "2.", "3. Status"], false);
        check(&[], false);
    }

    #[test]
    fn the_number_goes() {
        assert_eq!(counted("2. Role"), Some((2, "Role")));
        assert_eq!(counted("c) Date applied"), Some((3, "Date applied")));
        assert_eq!(counted("2 Role"), None);
        assert_eq!(counted("Role: which"), None);
    }
}
