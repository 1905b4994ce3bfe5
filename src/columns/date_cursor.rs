//! Steps through a cell that may hold a date. Every step takes a cursor and
//! gives the one behind what was taken, so that a reading that fails costs
//! nothing to give up. Knows nothing of dates.

/// What is left of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

/// A run of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: u32,
    /// How many digits it is written with.
    pub(super) digits: usize,
}

impl<'a> Cursor<'a> {
    /// Starts at the first character that is no blank.
    pub(super) fn new(cell: &'a str) -> Self {
        Self { rest: cell }.past_blanks()
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(self) -> bool {
        self.rest.is_empty()
    }

    /// What is left, as text.
    pub(super) fn rest(self) -> &'a str {
        self.rest
    }

    /// The next character.
    pub(super) fn peek(self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Whether the text between here and a later place holds a line break.
    pub(super) fn breaks_before(self, later: Self) -> bool {
        let passed = self.rest.len().saturating_sub(later.rest.len());
        let passed = self.rest.as_bytes().get(..passed).unwrap_or_default();
        passed.contains(&b'\n') || passed.contains(&b'\r')
    }

    /// Behind the blanks, line breaks among them.
    pub(super) fn past_blanks(self) -> Self {
        Self {
            rest: self.rest.trim_start_matches(is_blank),
        }
    }

    /// Behind at least one blank.
    pub(super) fn past_some_blanks(self) -> Option<Self> {
        let behind = self.past_blanks();
        (behind != self).then_some(behind)
    }

    /// Behind pictures and the blanks around them: `📅 2026-11-24 ☎️`. A picture
    /// that says no is not passed.
    pub(super) fn past_pictures(self) -> Self {
        let is_passed = |c| is_blank(c) || is_picture(c) && !CROSSES.contains(&c);
        Self {
            rest: self.rest.trim_start_matches(is_passed),
        }
    }

    /// Behind that very text.
    pub(super) fn past(self, text: &str) -> Option<Self> {
        let rest = self.rest.strip_prefix(text)?;
        Some(Self { rest })
    }

    /// Takes one of these characters.
    pub(super) fn one_of(self, characters: &[char]) -> Option<(char, Self)> {
        let found = self.peek().filter(|found| characters.contains(found))?;
        let rest = self.rest.get(found.len_utf8()..)?;
        Some((found, Self { rest }))
    }

    /// Takes a run of at most nine ASCII digits; a longer one is no number of
    /// a date.
    pub(super) fn number(self) -> Option<(Number, Self)> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 9 {
            return None;
        }
        let (number, rest) = self.rest.split_at_checked(digits)?;
        let value = number.parse().ok()?;
        Some((Number { value, digits }, Self { rest }))
    }

    /// Takes a run of one or two digits.
    pub(super) fn short_number(self) -> Option<(u32, Self)> {
        let (number, rest) = self.number()?;
        (number.digits <= 2).then_some((number.value, rest))
    }

    /// Takes a run of exactly two digits.
    pub(super) fn two_digits(self) -> Option<(u32, Self)> {
        let (number, rest) = self.number()?;
        (number.digits == 2).then_some((number.value, rest))
    }

    /// Takes a run of letters.
    pub(super) fn word(self) -> Option<(&'a str, Self)> {
        let end = self
            .rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end)?;
        (!word.is_empty()).then_some((word, Self { rest }))
    }
}

/// Pictures that say that there is nothing.
const CROSSES: [char; 9] = ['❌', '❎', '✗', '✘', '✖', '✕', '🚫', '⛔', '🛑'];

/// Pictures, and what joins and colours them.
fn is_picture(c: char) -> bool {
    matches!(
        c,
        '\u{1f000}'..='\u{1faff}'
            | '\u{2300}'..='\u{23ff}'
            | '\u{2600}'..='\u{27bf}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{200d}'
            | '\u{fe0e}'
            | '\u{fe0f}'
    )
}

/// Blanks, and the invisible marks that browsers put into dates.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Number};

    #[test]
    fn numbers_know_their_digits() {
        let (number, rest) = Cursor::new(" 007-x").number().unwrap();
        let expected = Number {
            value: 7,
            digits: 3,
        };
        assert_eq!((number, rest), (expected, Cursor { rest: "-x" }));
        assert_eq!(Cursor::new("1234567890").number(), None);
        assert_eq!(Cursor::new("x").number(), None);
        assert_eq!(Cursor::new("").number(), None);
    }

    #[test]
    fn words_end_with_their_letters() {
        assert_eq!(
            Cursor::new("mär.z").word(),
            Some(("mär", Cursor { rest: ".z" }))
        );
        assert_eq!(Cursor::new("1st").word(), None);
    }

    #[test]
    fn line_breaks_are_seen_among_blanks() {
        let start = Cursor { rest: " \n x" };
        assert!(start.breaks_before(start.past_blanks()));
        let start = Cursor { rest: "  x\n" };
        assert!(!start.breaks_before(start.past_blanks()));
    }
}
