//! The words that stand in dates, one table per language. Never decides where
//! in a date a word may stand.

use super::date_cursor::Cursor;

/// The date words of one language, in lower case.
struct DateWords {
    /// January first.
    months: [&'static [&'static str]; 12],
    /// In any order: a weekday tells nothing that the date does not.
    weekdays: &'static [&'static str],
    /// What may follow the number of a day: 1st.
    ordinals: &'static [&'static str],
    /// What may stand between day and month.
    of: &'static [&'static str],
    /// What may stand before a time.
    at: &'static [&'static str],
    /// What may stand between the ends of a span.
    until: &'static [&'static str],
    /// What may stand between two dates.
    and: &'static [&'static str],
}

/// Every language that is known.
const LANGUAGES: [DateWords; 1] = [ENGLISH];

const ENGLISH: DateWords = DateWords {
    months: [
        &["january", "jan"],
        &["february", "feb"],
        &["march", "mar"],
        &["april", "apr"],
        &["may"],
        &["june", "jun"],
        &["july", "jul"],
        &["august", "aug"],
        &["september", "sep", "sept"],
        &["october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ],
    weekdays: &[
        "monday",
        "mon",
        "tuesday",
        "tue",
        "tues",
        "wednesday",
        "wed",
        "thursday",
        "thu",
        "thur",
        "thurs",
        "friday",
        "fri",
        "saturday",
        "sat",
        "sunday",
        "sun",
    ],
    ordinals: &["st", "nd", "rd", "th"],
    of: &["of"],
    at: &["at"],
    until: &["to", "until", "till"],
    and: &["and"],
};

/// A group of words that mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    fn words(self, language: &DateWords) -> &'static [&'static str] {
        match self {
            Self::Of => language.of,
            Self::At => language.at,
            Self::Until => language.until,
            Self::And => language.and,
            Self::Ordinal => language.ordinals,
            Self::Weekday => language.weekdays,
        }
    }

    /// Whether the word is one of these, in any language and case.
    pub(super) fn holds(self, word: &str) -> bool {
        LANGUAGES
            .iter()
            .flat_map(|language| self.words(language))
            .any(|known| is_same(known, word))
    }
}

/// The month of that name, 1 to 12, in any language and case.
pub(super) fn month_of(word: &str) -> Option<u32> {
    LANGUAGES.iter().find_map(|language| {
        (1..)
            .zip(&language.months)
            .find(|(_, names)| names.iter().any(|name| is_same(name, word)))
            .map(|(number, _)| number)
    })
}

/// Takes a month's name and the dot of an abbreviation.
pub(super) fn take_month(cursor: Cursor<'_>) -> Option<(u32, Cursor<'_>)> {
    let (word, rest) = cursor.word()?;
    Some((month_of(word)?, rest.past(".").unwrap_or(rest)))
}

/// `known` is in lower case.
fn is_same(known: &str, word: &str) -> bool {
    // Most words are ASCII, and most do not even have the length.
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(known);
    }
    word.chars().flat_map(char::to_lowercase).eq(known.chars())
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, Joint, LANGUAGES, month_of};

    #[test]
    fn months_are_found_in_any_case() {
        for (word, month) in [("NOV", 11), ("Sept", 9), ("may", 5), ("December", 12)] {
            assert_eq!(month_of(word), Some(month), "{word}");
        }
        assert_eq!(month_of("Novem"), None);
        assert_eq!(month_of(""), None);
    }

    #[test]
    fn the_table_is_in_lower_case() {
        let words = LANGUAGES.iter().flat_map(|language| language.months);
        for word in words.flatten().chain(ENGLISH.weekdays) {
            assert_eq!(*word, word.to_lowercase());
        }
    }

    #[test]
    fn joints_are_kept_apart() {
        assert!(Joint::Of.holds("OF"));
        assert!(!Joint::Of.holds("at"));
        assert!(Joint::Weekday.holds("Thurs"));
    }
}
