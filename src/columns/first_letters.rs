//! The first two letters of some phrases: most texts are seen to start with none
//! of them by that, and the phrases need not be gone through.

/// Which letters of ASCII the phrases have first, and which second behind each of
/// them, a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FirstLetters {
    first: u32,
    second: [u32; 26],
}

impl FirstLetters {
    /// The letters of phrases, which are in lower case.
    pub(super) fn of<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut letters = Self::default();
        for phrase in phrases {
            let mut bytes = phrase.bytes();
            let Some(first) = bytes.next().and_then(letter) else {
                continue;
            };
            letters.first |= 1 << first;
            letters.second[first] |= match bytes.next().map(letter) {
                Some(Some(second)) => 1 << second,
                Some(None) => 0,
                // Whatever stands behind a phrase of one letter.
                None => u32::MAX,
            };
        }
        letters
    }

    /// Whether the text may start with one of the phrases. What is no letter of
    /// ASCII is not looked at: it may stand for another character.
    pub(super) fn may_start(&self, text: &str) -> bool {
        let mut bytes = text.bytes();
        let Some(first) = bytes.next().and_then(letter) else {
            return true;
        };
        let seconds = match bytes.next().and_then(letter) {
            Some(second) => 1 << second,
            None => return self.first & 1 << first != 0,
        };
        self.second[first] & seconds != 0
    }
}

/// The place of a letter in the alphabet, in any case.
fn letter(byte: u8) -> Option<usize> {
    let place = byte.to_ascii_lowercase().wrapping_sub(b'a');
    (place < 26).then_some(usize::from(place))
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
        check("t-h", true);
        check("’s", true);
        check("Ça va", true);
        check("ölig", true);
        check("t", true);
        check("", true);
    }
}
