//! A header or a status word becomes its normal name: what is compared.
//!
//! `Date Applied`, `date_applied`, `DateApplied` and `DATE APPLIED (required)`
//! are one name. Knows letters, not meanings.

use std::borrow::Cow;

use crate::text::composed;

/// The normal name: words in lower case and the singular, parted by single
/// blanks; no punctuation, no pictures, nothing that stood in brackets.
pub(super) fn normal_name(raw: &str) -> Cow<'_, str> {
    if is_normal(raw) {
        return Cow::Borrowed(raw);
    }
    let composed = composed(raw);
    let outside = without_brackets(&composed);
    let name = words_of(&outside);
    // A cell that stands in brackets as a whole says what it says.
    if name.is_empty() && outside.len() < composed.len() {
        return Cow::Owned(words_of(&composed));
    }
    Cow::Owned(name)
}

/// Whether the text is its own normal name, as far as that is seen quickly.
fn is_normal(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let mut before = b' ';
    for &byte in bytes {
        let fits = match byte {
            b' ' => before != b' ' && before != b's',
            b'a'..=b'z' => !before.is_ascii_digit(),
            b'0'..=b'9' => !before.is_ascii_lowercase(),
            _ => false,
        };
        if !fits {
            return false;
        }
        before = byte;
    }
    before != b' ' && before != b's'
}

fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains(['(', '[', '{']) {
        return Cow::Borrowed(text);
    }
    let mut outside = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                outside.push(' ');
            }
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    Cow::Owned(outside)
}

fn words_of(text: &str) -> String {
    if text.is_ascii() {
        words_of_ascii(text)
    } else {
        words_of_any(text)
    }
}

fn words_of_any(text: &str) -> String {
    let mut name = String::with_capacity(text.len() + 4);
    let mut word_start = 0;
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let is_skipped = match character {
            '\'' | '’' => !elides(before, rest.as_str()),
            _ => matches!(character, '\u{200b}' | '\u{feff}'),
        };
        if is_skipped {
            continue;
        }
        let parts_words =
            !character.is_alphanumeric() || starts_a_word(before, character, rest.as_str());
        if parts_words && name.len() > word_start {
            make_singular(&mut name, word_start);
            name.push(' ');
            word_start = name.len();
        }
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_lowercase());
        } else if character.is_alphanumeric() {
            name.extend(character.to_lowercase());
        }
        before = character;
    }
    make_singular(&mut name, word_start);
    name.truncate(name.trim_end().len());
    name
}

/// [`words_of`] what is nothing but ASCII, as most text is: a byte is a
/// character there.
fn words_of_ascii(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut name = String::with_capacity(text.len() + 4);
    let mut word_start = 0;
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate() {
        let rest = at + 1;
        if byte == b'\'' && !elides(char::from(before), text.get(rest..).unwrap_or_default()) {
            continue;
        }
        let starts = byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let is_inner = before.is_ascii_lowercase() && starts
            || before.is_ascii_uppercase()
                && byte.is_ascii_uppercase()
                && ends_capitals(bytes.get(rest..).unwrap_or_default());
        if (!byte.is_ascii_alphanumeric() || is_inner) && name.len() > word_start {
            make_singular(&mut name, word_start);
            name.push(' ');
            word_start = name.len();
        }
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte.to_ascii_lowercase()));
        }
        before = byte;
    }
    make_singular(&mut name, word_start);
    name.truncate(name.trim_end().len());
    name
}

/// Whether a capital behind another one, with that behind it, starts a word.
fn ends_capitals(rest: &[u8]) -> bool {
    match rest {
        [b's'] => false,
        [b's', after, ..] if !after.is_ascii_alphanumeric() => false,
        [first, ..] => first.is_ascii_lowercase(),
        [] => false,
    }
}

/// Whether an apostrophe stands for a letter between two words, as in
/// `date d'envoi` and `link all'offerta`; not for one inside a word, as in
/// `employer's` and `they'll`.
fn elides(before: char, rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric());
    let after = &rest[..end.unwrap_or(rest.len())];
    let ends_a_word = ["s", "t", "d", "m", "ll", "re", "ve"]
        .iter()
        .any(|ending| after.eq_ignore_ascii_case(ending));
    before.is_alphabetic() && !after.is_empty() && !ends_a_word
}

/// Whether a new word starts inside a run of letters and digits:
/// `appliedDate`, `jobURL`, `URLOfJob`, `Round2`; not `URLs`, not `1st`.
fn starts_a_word(before: char, character: char, rest: &str) -> bool {
    if before.is_lowercase() {
        return character.is_uppercase() || character.is_numeric();
    }
    if before.is_uppercase() && character.is_uppercase() {
        let mut next = rest.chars();
        return match (next.next(), next.next()) {
            (Some('s'), None) => false,
            (Some('s'), Some(after)) if !after.is_alphanumeric() => false,
            (Some(first), _) => first.is_lowercase(),
            (None, _) => false,
        };
    }
    false
}

/// Takes an English plural ending off the word that starts there. The word
/// lists go through the same function, so that a wrong cut does no harm.
fn make_singular(name: &mut String, word_start: usize) {
    let word = &name[word_start..];
    if word.len() <= 3 || !word.is_ascii() || !word.ends_with('s') {
        return;
    }
    let cut = if word.ends_with("ies") && word.len() > 4 {
        3
    } else if word.ends_with("sses") {
        2
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        0
    } else {
        1
    };
    name.truncate(name.len() - cut);
    if cut == 3 {
        name.push('y');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;
    use proptest::prop_assert_eq;

    use super::{normal_name, words_of_any, words_of_ascii};

    proptest! {
        #[test]
        fn ascii_is_read_as_everything_is(text in "[ -~]{0,12}|[A-Zs' 1b_]{0,12}") {
            prop_assert_eq!(words_of_ascii(&text), words_of_any(&text));
        }
    }

    #[test]
    fn spellings_of_one_name_are_one_name() {
        fn check(raw: &str, expected: &str) {
            assert_eq!(normal_name(raw), expected, "{raw:?}");
        }
        check("date applied", "date applied");
        check("Date Applied", "date applied");
        check("DATE_APPLIED ", "date applied");
        check("dateApplied", "date applied");
        check("Date-Applied (optional)", "date applied");
        check("\u{feff}Date Applied:", "date applied");
        check("Ｄａｔｅ Applied（必須）", "date applied");
        check("jobURL", "job url");
        check("URLs", "url");
        check("URLOfJob", "url of job");
        check("Interview #2", "interview 2");
        check("Interview2", "interview 2");
        check("1st Interview", "1st interview");
        check("Interview Dates", "interview date");
        check("Companies", "company");
        check("Addresses", "address");
        check("Status", "status");
        check("Location / Eligibility", "location eligibility");
        check("🟡 Applied", "applied");
        check("Rejection :(", "rejection");
        check("(Discreet)", "discreet");
        check("employer's name", "employer name");
        check("they'll reply", "theyll reply");
        check("Candidates' Names", "candidate name");
        check("Date d'envoi", "date d envoi");
        check("Intitulé de l’offre", "intitulé de l offre");
        check("Link all'offerta", "link all offerta");
        check("Zürich", "zürich");
        check("", "");
        check("✅", "");
    }

    #[test]
    fn a_normal_name_stays_as_it_is() {
        for raw in [
            "Interview Dates",
            "References Asked",
            "Job URLs",
            "series of 2nd",
        ] {
            let once = normal_name(raw).into_owned();
            assert_eq!(normal_name(&once), once);
        }
    }
}
