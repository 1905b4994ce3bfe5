//! Bytes become numbered lines, whatever system broke them, and the texts in them.

/// The lines from 1, without their line breaks. A lone CR breaks lines only in
/// a file that has no LF at all, as old systems wrote it.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let line_break = if memchr::memchr(b'\n', bytes).is_some() {
        b'\n'
    } else {
        b'\r'
    };
    let lines = bytes.split(move |byte| *byte == line_break);
    (1..).zip(lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line)))
}

/// Content lines, unfolded (RFC 5545 section 3.1), each with the number of the
/// line it begins in. Joined before they are decoded, since old writers fold
/// in the middle of a character.
pub(super) fn content_lines(bytes: &[u8]) -> impl Iterator<Item = (u32, Vec<u8>)> {
    let mut lines = lines(bytes).peekable();
    std::iter::from_fn(move || {
        let (number, line) = lines.next()?;
        let mut line = line.to_vec();
        let is_more = |(_, line): &(u32, &[u8])| matches!(line.first(), Some(b' ' | b'\t'));
        while let Some((_, more)) = lines.next_if(is_more) {
            line.extend_from_slice(more.get(1..).unwrap_or_default());
        }
        Some((number, line))
    })
}

/// A text without its escapes (RFC 5545 section 3.3.11). What is escaped and
/// need not be is itself.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            _ => text.push(character),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{content_lines, unescaped};

    #[test]
    fn escapes_are_undone() {
        fn check(value: &str, expected: &str) {
            assert_eq!(unescaped(value), expected, "{value}");
        }
        check("a\\;b\\, c\\nd\\N", "a;b, c\nd\n");
        check("C:\\\\new", "C:\\new");
        check("a\\:b\\", "a:b");
    }

    #[test]
    fn lines_are_joined_and_keep_the_number_of_their_first() {
        let check = |bytes: &[u8], expected: &[(u32, &str)]| {
            let lines: Vec<(u32, String)> = content_lines(bytes)
                .map(|(number, line)| (number, String::from_utf8(line).unwrap()))
                .collect();
            let lines: Vec<(u32, &str)> = lines
                .iter()
                .map(|(number, line)| (*number, line.as_str()))
                .collect();
            assert_eq!(lines, expected);
        };
        check(b"a\r\n b\r\n\tc\r\nd", &[(1, "abc"), (4, "d")]);
        check(b"a\n  b\n\n", &[(1, "a b"), (3, ""), (4, "")]);
        check(b"a\rb\r c", &[(1, "a"), (2, "bc")]);
        check(b"caf\xc3\r\n \xa9", &[(1, "caf\u{e9}")]);
    }
}
