//! A name between a phrase and its date, or behind them: `emailed Ann Li 12
//! June`. Names whom it may; a thing that is sent is nobody.

use super::past_end;
use crate::columns::date_cursor::Cursor;
use crate::columns::dates::take_date_or_yearless;
use crate::columns::phrases::Phrases;

/// So many words may stand between a phrase and its date: `emailed Ann Li`.
const MOST_NAME_WORDS: usize = 3;
/// What is sent and is nobody.
const THINGS: [&str; 8] = [
    "resume",
    "résumé",
    "cv",
    "application",
    "portfolio",
    "references",
    "documents",
    "lebenslauf",
];
/// Who replies without a name.
const REPLYING: [&str; 6] = ["recruiter", "hr", "hm", "manager", "interviewer", "team"];
/// Whom a phrase may name without a capital letter.
const SOMEBODY: [&str; 20] = [
    "them",
    "him",
    "her",
    "the",
    "recruiter",
    "hr",
    "hm",
    "hiring",
    "manager",
    "team",
    "again",
    "with",
    "from",
    "von",
    "to",
    "interviewer",
    "interviewers",
    "mit",
    "avec",
    "con",
];

/// What stands behind a name before a date, or all of it where none stands there.
pub(super) fn past_name(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    for _ in 0..=MOST_NAME_WORDS + 1 {
        let is_date =
            take_date_or_yearless(Cursor::new(rest.trim_start_matches(['(', ':', ' ', '-'])));
        let phrases = Phrases::built_in();
        let behind_on = phrases.past_on(rest);
        let is_day =
            behind_on.is_some_and(|rest| take_date_or_yearless(Cursor::new(rest)).is_some());
        if is_date.is_some() || is_day {
            return Some(rest);
        }
        rest = past_name_word(rest)?;
    }
    None
}

/// What stands behind a name at the end of a clause.
pub(super) fn past_whole_name(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    for _ in 0..=MOST_NAME_WORDS + 1 {
        if past_end(rest).is_some() {
            return Some(rest);
        }
        rest = past_name_word(rest)?;
    }
    None
}

/// Whether these words are one of the names, or a part of one, or say who replies
/// for an employer. Any word with a capital letter may begin a sentence: `Never`.
pub(in crate::columns) fn is_one_of<'n>(
    words: &str,
    mut names: impl Iterator<Item = &'n str>,
) -> bool {
    let words = words.to_lowercase();
    let words = || words.split_whitespace();
    let replies = |word: &str| REPLYING.contains(&word);
    words().next_back().is_some_and(replies)
        || names.any(|name| {
            let name = name.to_lowercase();
            words().all(|word| name.split_whitespace().any(|part| part == word))
        })
}

/// What stands behind the one or the people whom a clause starts with: `Ann Li`,
/// `the recruiter`.
pub(super) fn past_somebody(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    let mut named = None;
    for _ in 0..MOST_NAME_WORDS {
        let Some(behind) = past_name_word(rest) else {
            break;
        };
        (rest, named) = (behind, Some(behind));
    }
    named
}

fn past_name_word(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !(c.is_alphabetic() || c == '\'' || c == '’' || c == '-'))
        .unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let lower = word.to_lowercase();
    let is_name = word.chars().next().is_some_and(char::is_uppercase)
        && !THINGS.contains(&lower.as_str())
        || SOMEBODY.contains(&lower.as_str());
    // The dot of an initial.
    let is_initial = word.chars().count() == 1;
    let rest = match rest.strip_prefix('.') {
        Some(rest) if is_initial && !rest.trim_start().is_empty() => rest,
        _ => rest,
    };
    is_name.then(|| rest.trim_start_matches(' '))
}
