//! A line with more cells than a row may have is found before it is taken apart:
//! the tokeniser remembers where each cell of a record ends, and so a line of
//! nothing but separators would take four times its own length.

use memchr::{memchr, memchr_iter, memchr2, memrchr2};

/// A line may be so long before it is looked at, in bytes.
const LONG: usize = 4 * 1024 * 1024;

/// The first long line without quotes that has more cells than `most`: where it
/// starts, and how many cells it has. One with quotes has fewer cells than bytes,
/// and those are counted as they come.
pub(super) fn line_of_too_many_cells(
    text: &[u8],
    delimiter: u8,
    most: u32,
) -> Option<(usize, usize)> {
    let mut start = 0;
    while let Some(window) = text.get(start..start + LONG) {
        // Of lines that are short only one in each window is looked for.
        if let Some(end) = memrchr2(b'\n', b'\r', window) {
            start += end + 1;
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        if memchr(b'"', line).is_none() {
            let cells = memchr_iter(delimiter, line).count() + 1;
            if cells as u64 > most.into() {
                return Some((start, cells));
            }
        }
        start += length + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{LONG, line_of_too_many_cells};

    #[test]
    fn only_long_lines_are_looked_at() {
        let wide = |cells: usize| ",".repeat(cells - 1);
        let check = |text: &str, expected: Option<(usize, usize)>| {
            assert_eq!(line_of_too_many_cells(text.as_bytes(), b',', 100), expected);
        };
        check("", None);
        check(&wide(LONG), None);
        check(&wide(LONG + 1), Some((0, LONG + 1)));
        check(&format!("a,b\n{}\nc", wide(LONG + 5)), Some((4, LONG + 5)));
        check(&format!("a,b\r{}", wide(LONG + 5)), Some((4, LONG + 5)));
        check(&format!("{}\n", "a,b\n".repeat(LONG)), None);
        check(&"x".repeat(2 * LONG), None);
        check(&format!("\"{}\"", wide(LONG + 5)), None);
        check(
            &format!("{}\n{}", "x".repeat(2 * LONG), wide(LONG + 1)),
            Some((2 * LONG + 1, LONG + 1)),
        );
    }
}
