//! The first two letters of some phrases: most texts are seen to start with none
//! of them by that, and the phrases need not be gone through.

/// Which characters the phrases have first, and which second behind each letter, a
/// bit for each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FirstLetters {
    pub(super) first: u32,
    pub(super) second: [u32; 26],
}

/// The bits of a letter of ASCII are those of its place in the alphabet.
const DIGIT: usize = 26;
/// Blanks, marks and what is beyond ASCII.
const OTHER: usize = 27;

impl FirstLetters {
    /// The letters of phrases, which are in lower case.
    pub(super) fn of<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut letters = Self::default();
        for phrase in phrases {
            let mut bytes = phrase.bytes().map(kind);
            let Some(first) = bytes.next() else {
                continue;
            };
            letters.first |= 1 << first;
            if let Some(second) = letters.second.get_mut(first) {
                // Whatever stands behind a phrase of one letter.
                *second |= bytes.next().map_or(u32::MAX, |it| 1 << it);
            }
        }
        letters
    }

    /// Whether the text may start with one of the phrases.
    pub(super) fn may_start(&self, text: &str) -> bool {
        // The sign of the unit kelvin is a letter in lower case, and begins so, as
        // do an apostrophe and a hyphen.
        let may_be_a_letter = |byte: u8| byte == 0xe2;
        let mut bytes = text.bytes();
        let Some(byte) = bytes.next() else {
            return true;
        };
        let first = kind(byte);
        if may_be_a_letter(byte) {
            return true;
        }
        match (self.second.get(first), bytes.next()) {
            (Some(seconds), Some(byte)) => seconds & 1 << kind(byte) != 0 || may_be_a_letter(byte),
            _ => self.first & 1 << first != 0,
        }
    }
}

/// The bit of a byte, of a letter in any case.
fn kind(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => usize::from(byte - b'a'),
        b'A'..=b'Z' => usize::from(byte - b'A'),
        b'0'..=b'9' => DIGIT,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::FirstLetters;

    #[test]
    fn what_starts_with_other_letters_is_no_phrase() {
        fn check(text: &str, expected: bool) {
            let letters =
                FirstLetters::of(["on", "thanks to", "'s", "ça va", "ö", "y"].into_iter());
            assert_eq!(letters.may_start(text), expected, "{text}");
        }
        check("On 3 June", true);
        check("THANKS", true);
        check("about", false);
        check("ox", false);
        check("th", true);
        check("oh", false);
        check("tn", false);
        check("yes", true);
        check("t-h", false);
        check("y-z", true);
        check("’s", true);
        check("Ça va", true);
        check("ölig", true);
        check("t", true);
        check("", true);
        check("3 June", false);
        check("t’", true);
        check("o’", true);
        check("tü", false);
    }
}
