//! Bytes become text, and it is said in which encoding they were.
//!
//! A byte order mark settles it, else what the person says, else UTF-8. What is
//! none of these is read as Windows-1252, which has a letter for every byte, and
//! the caller is told where that begins, since it is a guess. Never drops or
//! replaces a byte in silence.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a file NUL bytes tell that it is no text, in bytes.
const LOOK_FOR_NUL: usize = 4 * 1024;

/// One byte in so many may be NUL in a text: a stray one in a cell is dropped
/// later, but every second byte is UTF-16, and a binary file is full of them.
const FEW_NULS: usize = 20;

/// An encoding that the person names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding of that name, in any case; the names are those of the
    /// web: `utf-8`, `latin1`, `shift_jis`, `gb18030` and their many relatives.
    ///
    /// ```
    /// use followup::read::Encoding;
    ///
    /// assert_eq!(Encoding::from_name("sjis").unwrap().name(), "Shift_JIS");
    /// assert_eq!(Encoding::from_name("Latin 9"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        let name = match name.to_ascii_lowercase().as_str() {
            // Names that spreadsheets and languages use, and the web does not.
            "cp1252" | "ansi" => "windows-1252",
            "cp932" | "ms932" => "shift_jis",
            "gb2312-80" | "cp936" => "gbk",
            "cp1250" => "windows-1250",
            "cp1251" => "windows-1251",
            _ => name,
        };
        // What a browser replaces by nothing is no encoding of a sheet.
        encoding_rs::Encoding::for_label_no_replacement(name.as_bytes()).map(Self)
    }

    /// The name, as messages write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0.name() {
            "windows-1252" => "Windows-1252",
            "gb18030" => "GB18030",
            name => name,
        }
    }
}

/// Text, and how it came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    /// The text without byte order marks.
    pub(super) text: Cow<'a, str>,
    /// The name of the encoding, as people write it.
    pub(super) encoding: &'static str,
    /// What had to be guessed.
    pub(super) guess: Option<Guess>,
}

/// A guess, which may be wrong from that byte of the text on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// All of it was read as Windows-1252.
    All {
        /// Where the first letter stands that depends on it.
        from: usize,
    },
    /// Single bytes of a text in UTF-8 were.
    Some {
        /// Where the first of them stands.
        from: usize,
    },
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Undecodable {
    /// A binary file, or UTF-16 without a mark.
    NotText,
    /// Some bytes are no characters in the encoding that was asked for, or that
    /// a mark promises.
    Malformed {
        /// The encoding.
        encoding: &'static str,
        /// The text before the first of them.
        before: String,
    },
}

/// Decodes a whole file.
pub(super) fn decode(bytes: &[u8], asked: Option<Encoding>) -> Result<Decoded<'_>, Undecodable> {
    if let Some((marked, mark)) = encoding_rs::Encoding::for_bom(bytes)
        && marked != UTF_8
    {
        return strict(bytes.get(mark..).unwrap_or_default(), Encoding(marked));
    }
    // A program that adds a mark to a file that had one leaves two.
    let mut rest = bytes;
    while let Some(after) = rest.strip_prefix(b"\xef\xbb\xbf") {
        rest = after;
    }
    let is_wide = asked.is_some_and(|asked| [UTF_16LE, UTF_16BE].contains(&asked.0));
    if !is_wide && is_binary(bytes) {
        return Err(Undecodable::NotText);
    }
    // The mark says it, whatever the settings of another file say.
    if rest.len() < bytes.len() {
        return strict(rest, Encoding(UTF_8));
    }
    match asked {
        Some(asked) => strict(rest, asked),
        None => Ok(match std::str::from_utf8(rest) {
            Ok(text) => Decoded {
                text: Cow::Borrowed(text),
                encoding: "UTF-8",
                guess: None,
            },
            Err(_) => guessed(rest),
        }),
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..LOOK_FOR_NUL).unwrap_or(bytes);
    let nuls = head.iter().filter(|byte| **byte == 0).count();
    nuls * FEW_NULS > head.len()
}

/// Every byte counts.
fn strict(bytes: &[u8], encoding: Encoding) -> Result<Decoded<'_>, Undecodable> {
    let decoded = encoding
        .0
        .decode_without_bom_handling_and_without_replacement(bytes);
    match decoded {
        Some(text) => Ok(Decoded {
            text,
            encoding: encoding.name(),
            guess: None,
        }),
        None => Err(Undecodable::Malformed {
            encoding: encoding.name(),
            before: before_the_fault(bytes, encoding),
        }),
    }
}

fn before_the_fault(bytes: &[u8], encoding: Encoding) -> String {
    let mut decoder = encoding.0.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut before = String::with_capacity(most.unwrap_or(0));
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut before, true);
    debug_assert!(matches!(result, DecoderResult::Malformed(..)));
    before
}

/// What is not UTF-8 is Windows-1252 as a whole, unless most of what is not
/// ASCII is good UTF-8: then somebody pasted a few bytes into it.
fn guessed(bytes: &[u8]) -> Decoded<'_> {
    let mut letters = 0;
    let mut strays = 0;
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        strays += usize::from(!chunk.invalid().is_empty());
    }
    if letters <= strays {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        let from = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
        return Decoded {
            text,
            encoding: "Windows-1252",
            guess: Some(Guess::All { from }),
        };
    }
    let mut text = String::with_capacity(bytes.len() + strays * 2);
    let mut from = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            from = from.or(Some(text.len()));
            let (stray, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
            text.push_str(&stray);
        }
    }
    Decoded {
        text: Cow::Owned(text),
        encoding: "UTF-8",
        guess: from.map(|from| Guess::Some { from }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Guess, Undecodable, decode};

    #[track_caller]
    fn check(bytes: &[u8], asked: Option<&str>, expected: (&str, &str, Option<Guess>)) {
        let asked = asked.map(|name| Encoding::from_name(name).unwrap());
        let decoded = decode(bytes, asked).unwrap();
        let found = (&*decoded.text, decoded.encoding, decoded.guess);
        assert_eq!(found, expected);
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], asked: Option<&str>, expected: Undecodable) {
        let asked = asked.map(|name| Encoding::from_name(name).unwrap());
        assert_eq!(decode(bytes, asked), Err(expected));
    }

    #[test]
    fn byte_order_marks_are_no_text() {
        check(b"a,b", None, ("a,b", "UTF-8", None));
        check(b"\xef\xbb\xbf\"a\",b", None, ("\"a\",b", "UTF-8", None));
        check(b"\xef\xbb\xbf\xef\xbb\xbfa", None, ("a", "UTF-8", None));
        check(b"\xef\xbb\xbf", None, ("", "UTF-8", None));
        check(b"", None, ("", "UTF-8", None));
        check(b"\xff\xfea\0\xe9\0", None, ("aé", "UTF-16LE", None));
        check(b"\xfe\xff\0a\0\xe9", None, ("aé", "UTF-16BE", None));
        check(b"\xff\xfe", None, ("", "UTF-16LE", None));
    }

    #[test]
    fn a_mark_says_more_than_a_setting() {
        let marked = b"\xef\xbb\xbfSoci\xc3\xa9t\xc3\xa9";
        check(marked, Some("windows-1252"), ("Société", "UTF-8", None));
        check(b"\xff\xfea\0", Some("gbk"), ("a", "UTF-16LE", None));
    }

    #[test]
    fn what_is_asked_for_is_read() {
        check("é".as_bytes(), Some("UTF8"), ("é", "UTF-8", None));
        check(
            b"\x89\xef\x8e\xd0",
            Some("sjis"),
            ("会社", "Shift_JIS", None),
        );
        check(
            b"\xb9\xab\xcb\xbe",
            Some("gb18030"),
            ("公司", "GB18030", None),
        );
        check(b"a\0,\0", Some("utf-16le"), ("a,", "UTF-16LE", None));
        check(b"\xe9\x80", Some("latin1"), ("é€", "Windows-1252", None));
        check(b"\xf1\xeb", Some("cp1251"), ("сл", "windows-1251", None));
    }

    #[test]
    fn what_is_no_utf8_is_taken_for_windows_1252() {
        let guess = Some(Guess::All { from: 6 });
        check(
            b"a,Soci\xe9t\xe9 \x80",
            None,
            ("a,Société €", "Windows-1252", guess),
        );
    }

    #[test]
    fn a_stray_byte_does_not_spoil_the_rest() {
        let guess = Some(Guess::Some { from: 8 });
        check(
            b"\xc3\xa9\xc3\xa8\xc3\xa0, \xe9.",
            None,
            ("éèà, é.", "UTF-8", guess),
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check_refused(b"PK\x03\x04\0", None, Undecodable::NotText);
        check_refused(b"a\0,\0b\0", None, Undecodable::NotText);
        check_refused(b"a\0,\0b\0", Some("gbk"), Undecodable::NotText);
        let stray = b"company,role\nAcme\0,a job\n";
        check(stray, None, ("company,role\nAcme\0,a job\n", "UTF-8", None));
    }

    #[test]
    fn bytes_that_are_no_characters_are_refused() {
        let malformed = |encoding, before: &str| Undecodable::Malformed {
            encoding,
            before: before.to_owned(),
        };
        check_refused(b"a,\xe9", Some("utf-8"), malformed("UTF-8", "a,"));
        check_refused(b"a,\x89", Some("shift_jis"), malformed("Shift_JIS", "a,"));
        check_refused(b"\xff\xfea\0b", None, malformed("UTF-16LE", "a"));
        check_refused(b"\xef\xbb\xbfa\xe9b", None, malformed("UTF-8", "a"));
    }
}
