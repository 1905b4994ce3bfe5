//! Bytes become text, or it is said why they do not. Never guesses: what is
//! not UTF-8 is refused.

/// How far into a file NUL bytes tell that it is no text, in bytes.
const LOOK_FOR_NUL: usize = 4 * 1024;

/// One byte in so many may be NUL in a text: a stray one in a cell is dropped
/// later, but every second byte is UTF-16, and a binary file is full of them.
const FEW_NULS: usize = 20;

/// Text and the name of the encoding it came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    /// The text without byte order marks.
    pub(super) text: &'a str,
    /// The name, as people write it.
    pub(super) encoding: &'static str,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Undecodable<'a> {
    /// A binary file, or UTF-16.
    NotText,
    /// Text in another encoding.
    NotUtf8 {
        /// The text before the first byte that is not UTF-8.
        before: &'a str,
    },
}

/// Decodes a whole file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Undecodable<'_>> {
    let head = bytes.get(..LOOK_FOR_NUL).unwrap_or(bytes);
    let has_mark = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let nuls = head.iter().filter(|byte| **byte == 0).count();
    if has_mark || nuls * FEW_NULS > head.len() {
        return Err(Undecodable::NotText);
    }
    match std::str::from_utf8(bytes) {
        // A program that adds a mark to a file that had one leaves two.
        Ok(text) => Ok(Decoded {
            text: text.trim_start_matches('\u{feff}'),
            encoding: "UTF-8",
        }),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let before = std::str::from_utf8(before).unwrap_or_default();
            Err(Undecodable::NotUtf8 {
                before: before.trim_start_matches('\u{feff}'),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Undecodable, decode};

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, Undecodable<'_>>) {
        assert_eq!(decode(bytes).map(|decoded| decoded.text), expected);
    }

    #[test]
    fn byte_order_marks_are_no_text() {
        check(b"a,b", Ok("a,b"));
        check(b"\xef\xbb\xbf\"a\",b", Ok("\"a\",b"));
        check(b"\xef\xbb\xbf\xef\xbb\xbfa", Ok("a"));
        check(b"\xef\xbb\xbf", Ok(""));
        check(b"", Ok(""));
    }

    #[test]
    fn what_is_no_utf8_is_refused() {
        check(b"\xff\xfea\0", Err(Undecodable::NotText));
        check(b"\xfe\xff\0a", Err(Undecodable::NotText));
        check(b"PK\x03\x04\0", Err(Undecodable::NotText));
        check(b"a\0,\0b\0", Err(Undecodable::NotText));
        let stray = b"company,role\nAcme\0,a job\n";
        check(stray, Ok("company,role\nAcme\0,a job\n"));
        check(
            b"a,Soci\xe9t\xe9",
            Err(Undecodable::NotUtf8 { before: "a,Soci" }),
        );
    }
}
