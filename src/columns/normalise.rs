//! A header or a status word becomes its normal name: what is compared.
//!
//! `Date Applied`, `date_applied`, `DateApplied` and `DATE APPLIED (required)`
//! are one name. Knows letters, not meanings.

use std::borrow::Cow;

use crate::text::{composed, push_lower};

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
    if !text.bytes().any(|byte| matches!(byte, b'(' | b'[' | b'{')) {
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
    let mut name = String::with_capacity(text.len() + 4);
    let mut word_start = 0;
    let mut before = ' ';
    let mut at = 0;
    loop {
        // Most of a word is small letters, which are copied together.
        let run = small_letters(text.get(at..).unwrap_or_default());
        if let Some(last) = run.chars().next_back() {
            name.push_str(run);
            at += run.len();
            before = last;
        }
        let Some(&byte) = text.as_bytes().get(at) else {
            break;
        };
        // Most characters are ASCII, of which it is quickly seen what they are.
        let character = match byte.is_ascii() {
            true => char::from(byte),
            false => text
                .get(at..)
                .and_then(|it| it.chars().next())
                .unwrap_or(' '),
        };
        at += character.len_utf8();
        let rest = || text.get(at..).unwrap_or_default();
        let is_skipped = match character {
            '\'' | '’' => !elides(before, rest()),
            '\u{200b}' | '\u{feff}' => true,
            _ => false,
        };
        if is_skipped {
            continue;
        }
        let is_of_a_word = character.is_alphanumeric();
        if name.len() > word_start && (!is_of_a_word || starts_a_word(before, character, rest)) {
            make_singular(&mut name, word_start);
            name.push(' ');
            word_start = name.len();
        }
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte.to_ascii_lowercase()));
        } else if is_of_a_word {
            push_lower(character, &mut name);
        }
        before = character;
    }
    make_singular(&mut name, word_start);
    name.truncate(name.trim_end().len());
    name
}

/// The small letters of ASCII that the text starts with.
fn small_letters(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_lowercase());
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
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
fn starts_a_word<'t>(before: char, character: char, rest: impl Fn() -> &'t str) -> bool {
    if before.is_lowercase() {
        return character.is_uppercase() || character.is_numeric();
    }
    if before.is_uppercase() && character.is_uppercase() {
        let mut next = rest().chars();
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
    use super::normal_name;

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
