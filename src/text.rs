//! Foreign text becomes text that is safe to write.
//!
//! Whatever comes out of a cell passes through one of these types before
//! anything else sees it, so that no writer can be handed a line break, a
//! control character or a terminal escape. Never knows what a cell means.

mod lower_case;

use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfkc_quick};

pub(crate) use self::lower_case::{lower_case, push_lower, small_letter};

/// The longest text kept from one cell, in characters. A cover letter pasted
/// into a cell fits; a runaway quote does not fill a calendar entry.
pub const LONGEST_CELL: usize = 4_000;

/// One line of clean text: no control characters, no line or paragraph
/// separators, no bidirectional overrides, single ASCII blanks only, trimmed,
/// never empty and at most [`LONGEST_CELL`] characters.
///
/// ```
/// use followup::text::Text;
///
/// let text = Text::clean("Acme\r\nATTENDEE:x\u{2028}Ltd").unwrap();
/// assert_eq!(text.as_str(), "Acme ATTENDEE:x Ltd");
/// assert_eq!(Text::clean(" \t "), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(CompactString);

impl Text {
    /// Takes back what one of these was, and is clean.
    pub(crate) fn from_clean(clean: &str) -> Self {
        Self(clean.into())
    }

    /// Cleans one cell; `None` if nothing is left.
    #[must_use]
    pub fn clean(raw: &str) -> Option<Self> {
        if is_clean(raw) {
            return (!raw.is_empty()).then(|| Self(raw.into()));
        }
        let mut clean = String::with_capacity(raw.len());
        push_clean_words(raw, &mut clean);
        (!clean.is_empty()).then(|| Self(clean.as_str().into()))
    }

    /// Two texts as one, parted by what is no blank at its ends but single ones.
    pub(crate) fn joined(first: &Self, between: &str, second: &Self) -> Option<Self> {
        let joined = [first.as_str(), between, second.as_str()].concat();
        // What is clean stays so, but for its length and what guards a formula.
        if joined.len() <= LONGEST_CELL && !joined.starts_with('\'') {
            return Some(Self(joined.as_str().into()));
        }
        Self::clean(&joined)
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Clean text that may run over several lines; `\n` is its only control
/// character.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prose(Box<str>);

impl Prose {
    /// Takes back what one of these was, and is clean.
    pub(crate) fn from_clean(clean: &str) -> Self {
        Self(clean.into())
    }

    /// Cleans one cell line by line; `None` if nothing is left.
    #[must_use]
    pub fn clean(raw: &str) -> Option<Self> {
        if is_clean(raw) {
            return (!raw.is_empty()).then(|| Self(raw.into()));
        }
        let mut clean = String::with_capacity(raw.len());
        for line in raw.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
            let before = clean.len();
            if before > 0 {
                clean.push('\n');
            }
            let start = clean.len();
            push_clean(line, &mut clean);
            if clean.len() == start {
                clean.truncate(before);
            }
        }
        truncate_characters(&mut clean, LONGEST_CELL);
        (!clean.is_empty()).then(|| Self(clean.into_boxed_str()))
    }

    /// The text itself, its lines parted by `\n`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An `http` or `https` address without blanks, quotes or control characters:
/// what may stand as the value of a URL property (RFC 5545 section 3.3.13),
/// which is written without any escaping.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebAddress(Box<str>);

impl WebAddress {
    /// Takes back what one of these was, and is clean.
    pub(crate) fn from_clean(clean: &str) -> Self {
        Self(clean.into())
    }

    /// Takes the cell if it is one web address and nothing else. One without a
    /// scheme, `www.acme.example/job`, is taken as `https`.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let (scheme, rest) = match raw.split_once("://") {
            Some((scheme, rest)) => (scheme, rest),
            None if starts_with_a_host(raw) => ("https", raw),
            None => return None,
        };
        let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let is_one_word = rest.chars().all(|c| match c {
            '"' | '<' | '>' | '\\' => false,
            '!'..='~' => true,
            _ => !c.is_whitespace() && !is_unsafe(c),
        });
        (is_web && is_one_word && !rest.is_empty() && raw.len() <= 2_000).then(|| {
            if scheme.len() < raw.len() - rest.len() && raw.bytes().all(is_plain) {
                return Self(raw.into());
            }
            Self(percent_encode(&format!("{scheme}://{rest}")).into_boxed_str())
        })
    }

    /// The address, ASCII only.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One e-mail address made of characters that mean nothing in a `mailto:`
/// link, a content line or a shell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(CompactString);

impl EmailAddress {
    /// Takes back what one of these was, and is clean.
    pub(crate) fn from_clean(clean: &str) -> Self {
        Self(clean.into())
    }

    /// Takes the word if it is an address; case is kept as written.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let (local, domain) = raw.split_once('@')?;
        let local_is_plain = !local.is_empty()
            && local
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._%+-'".contains(c));
        let domain_is_plain = domain.contains('.')
            && domain.split('.').all(|label| {
                !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        (local_is_plain && domain_is_plain && raw.len() <= 254).then(|| Self(raw.into()))
    }

    /// The address as written in the sheet.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text as it is compared: compatibility-normalised, lower case, single
/// blanks. Two spellings of one company that differ only in these are one.
#[must_use]
pub fn comparable(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    lower_case(&composed(text))
}

/// The text in compatibility normal form (NFKC), which most text is in already.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    let is_composed = text.is_ascii()
        || text.chars().all(is_composed)
        || is_nfkc_quick(text.chars()) == IsNormalized::Yes;
    if is_composed {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

/// Whether a character is in normal form whatever stands beside it, of the scripts
/// in which that is quickly told: ASCII, Latin, Japanese and Chinese.
fn is_composed(character: char) -> bool {
    matches!(character,
        '\0'..='\x7f' | 'À'..='ı' | 'Ł'..='ň' | 'Ŋ'..='ž'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}')
}

/// Appends one line as [`Text::clean`] would clean it; nothing if nothing is
/// left.
pub(crate) fn push_clean(raw: &str, clean: &mut String) {
    if is_clean(raw) {
        clean.push_str(raw);
    } else {
        push_clean_words(raw, clean);
    }
}

/// Whether cleaning would change nothing: true of most cells, of which no copy
/// is built twice then.
fn is_clean(raw: &str) -> bool {
    const SHORT: usize = 64;
    if raw.len() <= SHORT && raw.is_ascii() && !raw.starts_with('\'') {
        // As if a blank stood before it, so that one at the start is a second one.
        let mut before = b' ';
        for &byte in raw.as_bytes() {
            if byte < b' ' || byte == 0x7f || byte == b' ' && before == b' ' {
                return false;
            }
            before = byte;
        }
        return before != b' ' || raw.is_empty();
    }
    // Without an early exit the compiler looks at sixteen bytes at once.
    let bytes = raw.as_bytes();
    let has_control = bytes
        .iter()
        .fold(false, |any, &byte| any | (byte < b' ') | (byte == 0x7f));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let has_wide_gap = pairs.fold(false, |any, pair| any | (pair == (&b' ', &b' ')));
    let is_odd = |c: char| c.is_whitespace() && c != ' ' || is_unsafe(c);
    !has_control
        && !has_wide_gap
        && !raw.starts_with([' ', '\''])
        && !raw.ends_with(' ')
        && raw.len() <= LONGEST_CELL
        && (raw.is_ascii() || !raw.contains(is_odd))
}

/// Appends the words of `raw`, parted by single blanks.
fn push_clean_words(raw: &str, clean: &mut String) {
    let start = clean.len();
    let mut pending_blank = false;
    let mut kept = 0;
    for character in without_formula_guard(raw).chars() {
        if character.is_whitespace() || is_control(character) {
            pending_blank = clean.len() > start;
        } else if !is_unsafe(character) {
            if kept == LONGEST_CELL {
                clean.push('…');
                break;
            }
            if pending_blank {
                clean.push(' ');
                kept += 1;
                pending_blank = false;
            }
            clean.push(character);
            kept += 1;
        }
    }
}

/// Exporters put `'` before a cell that a spreadsheet would run as a formula.
fn without_formula_guard(raw: &str) -> &str {
    match raw.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => raw,
    }
}

fn truncate_characters(text: &mut String, longest: usize) {
    // It has no more characters than bytes.
    if text.len() <= longest {
        return;
    }
    if let Some((end, _)) = text.char_indices().nth(longest) {
        text.truncate(end);
        text.push('…');
    }
}

fn is_control(character: char) -> bool {
    // C0, DEL and C1 (RFC 5545 section 3.1 allows none of them in a value).
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Characters that are dropped without leaving a blank: byte order marks, zero
/// width blanks, and the bidirectional controls that make a line read as
/// something that it is not.
pub(crate) fn is_unsafe(character: char) -> bool {
    is_control(character)
        || matches!(character,
            '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text that may hold what a terminal takes for an order, as a terminal may
/// show it: a path, a flag, what stands in a file of somebody else.
///
/// ```
/// use followup::text::printable;
///
/// assert_eq!(printable("a\u{1b}[2J\u{202e}b"), r"a\u{1b}[2J\u{202e}b");
/// ```
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Whether a text without a scheme is a web address all the same:
/// `www.acme.example` and `acme.example/jobs/1`, not `Acme Ltd.` or `n/a`.
fn starts_with_a_host(raw: &str) -> bool {
    let host = raw.split(['/', '?', '#']).next().unwrap_or_default();
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let ends_like_a_host = host
        .rsplit_once('.')
        .is_some_and(|(_, last)| last.len() > 1 && last.chars().all(char::is_alphabetic));
    let has_www = host
        .get(..4)
        .is_some_and(|www| www.eq_ignore_ascii_case("www."));
    ends_like_a_host && host.split('.').all(is_label) && (has_www || host.len() < raw.len())
}

/// Writes as `%7B` what may not stand in an address (RFC 3986 section 2).
fn percent_encode(raw: &str) -> String {
    let mut encoded = String::with_capacity(raw.len());
    for byte in raw.bytes() {
        if is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Whether a byte may stand in an address.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'{' | b'|' | b'}' | b'^' | b'`')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::{EmailAddress, Prose, Text, WebAddress, is_clean, is_composed, push_clean_words};

    #[test]
    fn cells_become_one_clean_line() {
        fn check(raw: &str, expected: Option<&str>) {
            assert_eq!(
                Text::clean(raw).as_ref().map(Text::as_str),
                expected,
                "{raw:?}"
            );
        }
        check("Acme", Some("Acme"));
        check("  Acme   Ltd ", Some("Acme Ltd"));
        check("a\rATTENDEE:x", Some("a ATTENDEE:x"));
        check("a\u{0}b\u{85}c\u{2029}d", Some("a b c d"));
        check("\u{feff}Acme\u{202e}", Some("Acme"));
        check("a\u{a0}\u{3000}b", Some("a b"));
        check("\u{1b}[31mred", Some("[31mred"));
        check("'=SUM(A1)", Some("=SUM(A1)"));
        check("'quoted'", Some("'quoted'"));
        check("👩‍💻 dev", Some("👩‍💻 dev"));
        check("\u{200b}\u{feff}", None);
        check("", None);
    }

    #[test]
    fn what_counts_as_clean_is_what_cleaning_leaves_alone() {
        let mut seed = 1_u32;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as usize % below
        };
        let letters: Vec<char> = "aé  '=\n\u{85}\u{a0}\u{200b}\u{7f}株".chars().collect();
        for _ in 0..20_000 {
            let raw: String = (0..random(7))
                .map(|_| letters[random(letters.len())])
                .collect();
            let mut clean = String::new();
            push_clean_words(&raw, &mut clean);
            if is_clean(&raw) {
                assert_eq!(clean, raw);
            }
            assert_eq!(
                Text::clean(&raw).map_or(String::new(), |text| text.to_string()),
                clean
            );
            assert!(is_clean(&clean) || clean.starts_with('\''), "{clean:?}");
        }
    }

    #[test]
    fn long_cells_are_cut_between_characters() {
        let text = Text::clean(&"é".repeat(5_000)).unwrap();
        assert_eq!(text.as_str().chars().count(), 4_001);
        assert!(text.as_str().ends_with("é…"));
    }

    #[test]
    fn characters_that_are_quickly_told_to_be_composed_are() {
        for character in ('\0'..=char::MAX).filter(|it| is_composed(*it)) {
            let beside = ['\u{1100}', character, character, 'a'];
            let text: String = beside.iter().collect();
            assert!(text.nfkc().eq(beside), "{character}");
        }
    }

    #[test]
    fn two_texts_are_joined_as_one_that_is_cleaned() {
        fn check(first: &str, second: &str) {
            let [first, second] = [first, second].map(|it| Text::clean(it).unwrap());
            let joined = Text::clean(&format!("{first} / {second}"));
            assert_eq!(Text::joined(&first, " / ", &second), joined);
        }
        check("Acme", "Cook");
        check("''=1", "Cook");
        check("東京", &"é".repeat(4_001));
        check(&"a".repeat(3_999), "Cook");
    }

    #[test]
    fn prose_keeps_its_lines() {
        let prose = Prose::clean("one\r\n\r\n two \u{2028}three").unwrap();
        assert_eq!(prose.as_str(), "one\ntwo\nthree");
    }

    #[test]
    fn only_web_addresses_are_web_addresses() {
        fn check(raw: &str, expected: Option<&str>) {
            assert_eq!(
                WebAddress::parse(raw).as_ref().map(WebAddress::as_str),
                expected
            );
        }
        check(
            "https://x.example/a?b=c#d",
            Some("https://x.example/a?b=c#d"),
        );
        check("HTTP://x.example/é", Some("HTTP://x.example/%C3%A9"));
        check("https://x.example/a b", None);
        check("https://x.example/\r\nATTENDEE:mailto:y", None);
        check("javascript://x", None);
        check("https://", None);
        check("x.example", None);
        check("www.acme.example/job", Some("https://www.acme.example/job"));
        check("WWW.acme.example", Some("https://WWW.acme.example"));
        check("acme.example/jobs/1", Some("https://acme.example/jobs/1"));
        check("acme.example?id=1", Some("https://acme.example?id=1"));
        check(
            "https://x.example/{a}|b",
            Some("https://x.example/%7Ba%7D%7Cb"),
        );
        check("https://x.example/<b>", None);
        check("javascript:alert(1)", None);
        check("ann@acme.example/x", None);
        check("Sr./Jr.", None);
        check("1.2/3.4", None);
        check("n/a", None);
        check("Acme Ltd.", None);
    }

    #[test]
    fn only_plain_addresses_are_addresses() {
        fn check(raw: &str, is_address: bool) {
            assert_eq!(EmailAddress::parse(raw).is_some(), is_address, "{raw}");
        }
        check("ann.li+jobs@acme.example", true);
        check("o'brien@acme.example", true);
        check("ann@acme", false);
        check("ann@acme..example", false);
        check("ann li@acme.example", false);
        check("ann@acme.example?cc=x@y.example", false);
        check("a&b@acme.example", false);
        check("@acme.example", false);
    }
}
