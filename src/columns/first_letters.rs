//! The first two letters of some phrases: most texts are seen to start with none
//! of them by that, and the phrases need not be gone through.

/// Which letters of ASCII the phrases have first and second, a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FirstLetters {
    first: u32,
    second: u32,
}

impl FirstLetters {
    /// The letters of phrases, which are in lower case.
    pub(super) fn of<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut letters = Self::default();
        for phrase in phrases {
            let mut bytes = phrase.bytes().map(letter);
            letters.first |= bytes.next().flatten().unwrap_or_default();
            letters.second |= bytes.next().flatten().unwrap_or_default();
        }
        letters
    }

    /// Whether the text may start with one of the phrases. What is no letter of
    /// ASCII is not looked at: it may stand for another character.
    pub(super) fn may_start(self, text: &str) -> bool {
        let mut bytes = text.bytes().map(letter);
        // Behind a longer character the second byte is no letter.
        let may_be = |found: Option<Option<u32>>, known: u32| match found {
            Some(Some(letter)) => letter & known != 0,
            Some(None) | None => true,
        };
        may_be(bytes.next(), self.first) && may_be(bytes.next(), self.second)
    }
}

/// The bit of a letter in any case.
fn letter(byte: u8) -> Option<u32> {
    byte.is_ascii_alphabetic()
        .then(|| 1 << (byte.to_ascii_lowercase() - b'a'))
}

#[cfg(test)]
mod tests {
    use super::FirstLetters;

    #[test]
    fn what_starts_with_other_letters_is_no_phrase() {
        fn check(text: &str, expected: bool) {
            let letters = FirstLetters::of(["on", "thanks to", "'s", "ça va", "ö"].into_iter());
            assert_eq!(letters.may_start(text), expected, "{text}");
        }
        check("On 3 June", true);
        check("THANKS", true);
        check("about", false);
        check("ox", false);
        check("’s", true);
        check("Ça va", true);
        check("ölig", true);
        check("t", true);
        check("", true);
    }
}
