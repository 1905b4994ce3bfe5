//! The words that stand in dates, from a file of all languages, which `build/`
//! lays out as a table. Never decides where in a date a word may stand.

use self::built_in::DATE_WORDS;
use super::date_cursor::Cursor;

/// The table, as `build/` writes it: the month in the lowest four bits, and a
/// bit for each group of words.
mod built_in {
    use crate::columns::name_table::{Entry, Table};

    include!(concat!(env!("OUT_DIR"), "/date_words.rs"));
}

/// A group of words that mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Of a month.
    Of,
    /// At a time.
    At,
    /// Before an hour or behind it.
    Hour,
    /// Until a time.
    Until,
    /// And another date.
    And,
    /// The ending of an ordinal number.
    Ordinal,
    /// The name of a weekday.
    Weekday,
}

impl Joint {
    /// Whether the word is one of these, in any language and case.
    pub(super) fn holds(self, word: &str) -> bool {
        let bit = match self {
            Self::Of => built_in::OF,
            Self::At => built_in::AT,
            Self::Hour => built_in::HOUR,
            Self::Until => built_in::UNTIL,
            Self::And => built_in::AND,
            Self::Ordinal => built_in::ORDINAL,
            Self::Weekday => built_in::WEEKDAY,
        };
        DATE_WORDS.get_in_any_case(word).unwrap_or_default() & bit != 0
    }
}

/// The month of that name, 1 to 12, in any language and case.
pub(super) fn month_of(word: &str) -> Option<u32> {
    let month = DATE_WORDS.get_in_any_case(word)? & 0b1111;
    (month > 0).then_some(month)
}

/// Whether the word stands between two dates.
pub(super) fn is_and(word: &str) -> bool {
    Joint::And.holds(word)
}

/// Takes a month's name and the dot of an abbreviation.
pub(super) fn take_month(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (word, rest) = cursor.word()?;
    Some((month_of(word)?, rest.past(".").unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::{DATE_WORDS, Joint, month_of};

    const WORDS: &str = include_str!("words/dates.txt");

    #[test]
    fn months_are_found_in_any_case() {
        for (word, month) in [("NOV", 11), ("Sept", 9), ("may", 5), ("December", 12)] {
            assert_eq!(month_of(word), Some(month), "{word}");
        }
        assert_eq!(month_of("Novem"), None);
        assert_eq!(month_of(""), None);
    }

    #[test]
    fn other_languages_have_their_months() {
        for (word, month) in [
            ("März", 3),
            ("FÉVRIER", 2),
            ("setembro", 9),
            ("maggio", 5),
            ("mrt", 3),
            ("października", 10),
            ("tammikuuta", 1),
            ("декабря", 12),
        ] {
            assert_eq!(month_of(word), Some(month), "{word}");
        }
    }

    #[test]
    fn the_file_is_in_lower_case_and_no_month_is_another_or_a_weekday() {
        let lists = || WORDS.lines().filter(|line| !line.starts_with('#'));
        assert!(lists().all(|line| line == line.to_lowercase()));
        let mut seen = std::collections::HashMap::new();
        for line in lists() {
            let Some((key, items)) = line.split_once(':') else {
                continue;
            };
            let is_named = key.parse::<u32>().is_ok() || key == "weekday";
            for item in items.split(',').map(str::trim).filter(|_| is_named) {
                let before = seen.insert(item, key);
                assert!(before.is_none_or(|before| before == key), "{item}");
            }
        }
        let months = DATE_WORDS.iter().map(|(_, value)| value & 0b1111);
        assert_eq!(months.max(), Some(12));
    }

    #[test]
    fn joints_are_kept_apart() {
        assert!(Joint::Of.holds("OF"));
        assert!(!Joint::Of.holds("at"));
        assert!(Joint::Weekday.holds("Thurs"));
    }
}
