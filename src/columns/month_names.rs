//! The words that stand in dates, from a file of all languages. Never decides
//! where in a date a word may stand.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::date_cursor::Cursor;

/// The words of every language.
const WORDS: &str = include_str!("words/dates.txt");

/// A group of words that mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Joint {
    /// Of a month.
    Of,
    /// At a time.
    At,
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
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "of" => Self::Of,
            "at" => Self::At,
            "until" => Self::Until,
            "and" => Self::And,
            "ordinal" => Self::Ordinal,
            "weekday" => Self::Weekday,
            _ => return None,
        })
    }

    /// Whether the word is one of these, in any language and case.
    pub(super) fn holds(self, word: &str) -> bool {
        let joints = &DateWords::built_in().joints;
        in_lower_case(word, |word| joints.contains(&(self, word)))
    }
}

/// What the file says, by word.
struct DateWords {
    months: HashMap<&'static str, u32>,
    joints: HashSet<(Joint, &'static str)>,
}

impl DateWords {
    fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<DateWords> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let mut words = Self {
                months: HashMap::with_capacity(300),
                joints: HashSet::with_capacity(300),
            };
            for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
                let Some((key, items)) = line.split_once(':') else {
                    continue;
                };
                for item in items.split(',').map(str::trim) {
                    if let Ok(month) = key.parse() {
                        words.months.insert(item, month);
                    } else if let Some(joint) = Joint::from_word(key) {
                        words.joints.insert((joint, item));
                    }
                }
            }
            words
        })
    }
}

/// The month of that name, 1 to 12, in any language and case.
pub(super) fn month_of(word: &str) -> Option<u32> {
    let months = &DateWords::built_in().months;
    in_lower_case(word, |word| months.get(word).copied())
}

/// Asks for a word in lower case; most words are short and ASCII, and cost no
/// memory then.
fn in_lower_case<T>(word: &str, ask: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0; 24];
    if let Some(short) = buffer.get_mut(..word.len())
        && word.is_ascii()
    {
        short.copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        return ask(std::str::from_utf8(short).unwrap_or_default());
    }
    ask(&word.to_lowercase())
}

/// Takes a month's name and the dot of an abbreviation.
pub(super) fn take_month(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (word, rest) = cursor.word()?;
    Some((month_of(word)?, rest.past(".").unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::{DateWords, Joint, WORDS, month_of};

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
        assert_eq!(DateWords::built_in().months.values().max(), Some(&12));
    }

    #[test]
    fn joints_are_kept_apart() {
        assert!(Joint::Of.holds("OF"));
        assert!(!Joint::Of.holds("at"));
        assert!(Joint::Weekday.holds("Thurs"));
    }
}
