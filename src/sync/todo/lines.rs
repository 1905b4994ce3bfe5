//! Bytes become lines, and the same bytes again.
//!
//! Nothing is decoded and nothing is written anew: a line that is not replaced
//! keeps its bytes and its own line break, whatever they are.

/// What some editors put before the first line.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it says.
    pub text: &'a [u8],
    /// `\n`, `\r\n`, or nothing at the end of a file.
    pub end: &'a [u8],
}

/// A file as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines<'a> {
    mark: &'a [u8],
    /// All lines, in order.
    pub lines: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    /// Takes a file apart.
    #[must_use]
    pub fn of(file: &'a [u8]) -> Self {
        let (mark, rest) = match file.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) => (&file[..BYTE_ORDER_MARK.len()], rest),
            None => (&file[..0], file),
        };
        let lines = rest.split_inclusive(|&byte| byte == b'\n').map(|whole| {
            let length = match whole {
                [.., b'\r', b'\n'] => whole.len() - 2,
                [.., b'\n'] => whole.len() - 1,
                _ => whole.len(),
            };
            let (text, end) = whole.split_at(length);
            Line { text, end }
        });
        Self {
            mark,
            lines: lines.collect(),
        }
    }

    /// How many bytes the first lines have, with whatever stands before them.
    #[must_use]
    pub fn length_of(&self, first: usize) -> usize {
        let lines = self.lines.iter().take(first);
        let lines = lines.map(|line| line.text.len() + line.end.len());
        self.mark.len() + lines.sum::<usize>()
    }

    /// Puts the file together again, some lines of it saying something else.
    /// `instead` gives what the line of that index says, if it changes.
    #[must_use]
    pub fn with<'b>(&self, instead: impl Fn(usize) -> Option<&'b str>) -> Vec<u8> {
        let mut file = self.mark.to_vec();
        for (index, line) in self.lines.iter().enumerate() {
            file.extend_from_slice(instead(index).map_or(line.text, str::as_bytes));
            file.extend_from_slice(line.end);
        }
        file
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};
    use proptest::{collection, prop_assert_eq, prop_oneof};

    use super::Lines;

    #[test]
    fn lengths_are_those_of_the_file() {
        fn check(file: &[u8], first: usize, expected: usize) {
            assert_eq!(Lines::of(file).length_of(first), expected);
        }
        check(b"", 0, 0);
        check(b"a\nb\r\nc", 0, 0);
        check(b"a\nb\r\nc", 1, 2);
        check(b"a\nb\r\nc", 2, 5);
        check(b"a\nb\r\nc", 3, 6);
        check(b"\xef\xbb\xbfa\nb", 1, 5);
    }

    #[test]
    fn a_changed_line_keeps_its_line_break() {
        fn check(file: &[u8], expected: &[u8]) {
            let lines = Lines::of(file);
            let changed = lines.with(|index| (index == 1).then_some("new"));
            assert_eq!(changed, expected, "{}", file.escape_ascii());
        }
        check(b"a\nb\nc\n", b"a\nnew\nc\n");
        check(b"a\r\nb\r\nc", b"a\r\nnew\r\nc");
        check(b"\xef\xbb\xbfa\nb", b"\xef\xbb\xbfa\nnew");
        check(b"\xff\n\n\n\xfe", b"\xff\nnew\n\n\xfe");
        check(b"a\rb\n", b"a\rb\n");
        check(b"", b"");
    }

    proptest! {
        #[test]
        fn no_byte_is_lost(
            file in collection::vec(prop_oneof![any::<u8>(), proptest::strategy::Just(b'\n'), proptest::strategy::Just(b'\r')], 0..60),
        ) {
            prop_assert_eq!(Lines::of(&file).with(|_| None), file);
        }
    }
}
