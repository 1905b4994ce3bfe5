//! Notes become facts where a clause of them is one of the written-down
//! conventions of `phrases.txt`: `followed up 2026-06-01`, `decision by 12
//! June`, `no contact please`. A clause counts as a whole or not at all; a note
//! that merely mentions a date says nothing. Never decides on a year.

use super::date_cursor::Cursor;
use super::dates::{WrittenDate, take_date_or_yearless};
use super::phrases::{Phrase, Phrases};

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
/// Whom a phrase may name without a capital letter.
const SOMEBODY: [&str; 18] = [
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
    "to",
    "interviewer",
    "interviewers",
    "mit",
    "avec",
    "con",
];

/// A clause of a note that is a convention.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NoteClause<'t> {
    /// What it says.
    pub(super) phrase: Phrase,
    /// The dates beside the phrase.
    pub(super) dates: Vec<WrittenDate>,
    /// As it is written.
    pub(super) words: &'t str,
}

/// Every clause of a note that is a convention, in their order.
pub(super) fn read_clauses(note: &str) -> Vec<NoteClause<'_>> {
    let mut clauses = Vec::new();
    let mut rest = note;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "•*·-–—([".contains(c));
        if rest.is_empty() {
            return clauses;
        }
        match read_clause(rest) {
            Some((clause, behind)) => {
                clauses.push(clause);
                rest = behind;
            }
            None => match next_clause(rest) {
                Some(next) => rest = next,
                None => return clauses,
            },
        }
    }
}

/// What stands behind the end of this clause.
fn next_clause(text: &str) -> Option<&str> {
    text.char_indices().find_map(|(at, character)| {
        let next = text.get(at + character.len_utf8()..)?;
        let before = text.get(..at)?;
        let is_end = is_mark(character, next)
            || matches!(character, '(' | '[')
            || matches!(character, '-' | '–' | '—')
                && before.ends_with(' ')
                && next.starts_with(' ');
        is_end.then_some(next)
    })
}

/// Whether a character ends a clause, as far as what follows tells.
fn is_mark(character: char, next: &str) -> bool {
    match character {
        ';' | '\n' | '\r' | '|' | '。' | '、' | '；' | '！' | '!' => true,
        '.' | ',' => next.is_empty() || next.starts_with(char::is_whitespace),
        _ => false,
    }
}

/// The clause that the text starts with, if it is one, and what follows it.
fn read_clause(text: &str) -> Option<(NoteClause<'_>, &str)> {
    let phrases = Phrases::built_in();
    let (phrase, dates, behind) = phrase_first(text, phrases).or_else(|| date_first(text))?;
    let words = text.get(..text.len() - behind.len())?;
    let clause = NoteClause {
        phrase,
        dates,
        words: trimmed(words),
    };
    Some((clause, behind))
}

/// A clause without what ended it.
fn trimmed(words: &str) -> &str {
    let is_end = |c: char| c.is_whitespace() || ".,;|!-–—([。、；！".contains(c);
    let words = words.trim_end_matches(is_end);
    match words.contains('(') {
        true => words,
        false => words.trim_end_matches([')', ']']).trim_end(),
    }
}

type Found<'t> = (Phrase, Vec<WrittenDate>, &'t str);

/// `Followed up with Ann on 1 June`.
fn phrase_first<'t>(text: &'t str, phrases: &Phrases) -> Option<Found<'t>> {
    let text = phrases.past_lead(text).unwrap_or(text);
    let (phrase, rest) = phrases.of_notes(text)?;
    if phrase != Phrase::NoContact
        && let Some((dates, behind)) = dates_behind(phrase, rest, phrases)
    {
        return Some((phrase, dates, behind));
    }
    let needs_no_date = matches!(phrase, Phrase::NoContact | Phrase::Thanked);
    let behind = past_end(rest).filter(|_| needs_no_date)?;
    Some((phrase, Vec::new(), behind))
}

/// The dates behind a phrase, perhaps with a name between, up to the end.
fn dates_behind<'t>(
    phrase: Phrase,
    rest: &'t str,
    phrases: &Phrases,
) -> Option<(Vec<WrittenDate>, &'t str)> {
    let rest = match may_name_somebody(phrase) {
        true => past_name(rest)?,
        false => rest,
    };
    let rest = rest.trim_start_matches([' ', ':', '(', '–', '-']);
    let rest = phrases.past_on(rest).unwrap_or(rest);
    let (dates, behind) = take_dates(rest)?;
    Some((dates, past_end(behind)?))
}

/// `1 June: followed up with Ann`.
fn date_first(text: &str) -> Option<Found<'_>> {
    let (dates, behind) = take_dates(text)?;
    let rest = behind.trim_start_matches([' ', ':', '–', '-', '|', ',']);
    let phrases = Phrases::built_in();
    let rest = phrases.past_lead(rest).unwrap_or(rest);
    let (phrase, rest) = phrases.of_notes(rest)?;
    // `Decision by` speaks of the day behind it.
    let looks_ahead = matches!(phrase, Phrase::Decision | Phrase::NoContact);
    let rest = match may_name_somebody(phrase) {
        true => past_whole_name(rest)?,
        false => rest,
    };
    (!looks_ahead).then_some((phrase, dates, past_end(rest)?))
}

fn may_name_somebody(phrase: Phrase) -> bool {
    !matches!(phrase, Phrase::Decision | Phrase::NoContact)
}

/// One date or several: `1 June and 8 June`.
fn take_dates(text: &str) -> Option<(Vec<WrittenDate>, &str)> {
    let (first, mut behind) = take_date_or_yearless(Cursor::new(text))?;
    let mut dates = vec![first];
    loop {
        let rest = behind.past_blanks().rest();
        let next = ["and ", "& ", "+ ", ", ", "und ", "et ", "y ", "e "]
            .iter()
            .find_map(|joint| rest.strip_prefix(joint))
            .and_then(|rest| take_date_or_yearless(Cursor::new(rest)));
        match next {
            Some((date, after)) => {
                dates.push(date);
                behind = after;
            }
            None => return Some((dates, behind.rest())),
        }
    }
}

/// What stands behind a name before a date, or all of it where none stands there.
fn past_name(text: &str) -> Option<&str> {
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
fn past_whole_name(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    for _ in 0..=MOST_NAME_WORDS + 1 {
        if past_end(rest).is_some() {
            return Some(rest);
        }
        rest = past_name_word(rest)?;
    }
    None
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

/// What stands behind the end of a clause, if it ends here.
fn past_end(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\u{a0}', ')', ']']);
    let Some(character) = text.chars().next() else {
        return Some(text);
    };
    let next = text.get(character.len_utf8()..)?;
    let is_dash = matches!(character, '-' | '–' | '—') && next.starts_with(' ');
    (is_mark(character, next) || is_dash || matches!(character, '(' | '[')).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::read_clauses;
    use crate::columns::dates::{DateOrder, WrittenDay};

    /// `FollowedUp 2026-06-01 [followed up 2026-06-01]`, of each clause.
    fn told(note: &str) -> Vec<String> {
        let clauses = read_clauses(note).into_iter().map(|clause| {
            let mut told = format!("{:?}", clause.phrase);
            for date in &clause.dates {
                let day = match date.day {
                    WrittenDay::Yearless(day) => {
                        let day = day.in_year(2028, Some(DateOrder::DayFirst)).unwrap();
                        day.format("--%m-%d").to_string()
                    }
                    day => day.on(DateOrder::DayFirst).unwrap().to_string(),
                };
                told = format!("{told} {day}");
            }
            format!("{told} [{}]", clause.words)
        });
        clauses.collect()
    }

    #[track_caller]
    fn check(note: &str, expected: &[&str]) {
        assert_eq!(told(note), expected, "{note:?}");
    }

    #[test]
    fn a_clause_may_be_a_convention() {
        check(
            "followed up 2026-06-01",
            &["FollowedUp 2026-06-01 [followed up 2026-06-01]"],
        );
        check(
            "Nice people. Followed up on 1 June, no reply; called 12 June",
            &[
                "FollowedUp --06-01 [Followed up on 1 June]",
                "Called --06-12 [called 12 June]",
            ],
        );
        check(
            "I followed-up with Ann Li on 1 June",
            &["FollowedUp --06-01 [I followed-up with Ann Li on 1 June]"],
        );
        check(
            "followed up 1 June and 8 June",
            &["FollowedUp --06-01 --06-08 [followed up 1 June and 8 June]"],
        );
        check(
            "June 1: emailed Ann\nJune 3 - left voicemail",
            &[
                "Emailed --06-01 [June 1: emailed Ann]",
                "Called --06-03 [June 3 - left voicemail]",
            ],
        );
        check(
            "emailed HR 12 June",
            &["Emailed --06-12 [emailed HR 12 June]"],
        );
        check(
            "Emailed (2026-06-12)",
            &["Emailed 2026-06-12 [Emailed (2026-06-12)]"],
        );
        check("Thank-you sent", &["Thanked [Thank-you sent]"]);
        check(
            "Went well! Thank you note sent 2026-06-01.",
            &["Thanked 2026-06-01 [Thank you note sent 2026-06-01]"],
        );
        check("Thank you sent (by hand)", &["Thanked [Thank you sent]"]);
        check("No contact please", &["NoContact [No contact please]"]);
        check(
            "remote; please do not contact.",
            &["NoContact [please do not contact]"],
        );
        check(
            "decision by 12 June",
            &["Decision --06-12 [decision by 12 June]"],
        );
        check(
            "They will decide by June 12, 2026.",
            &["Decision 2026-06-12 [They will decide by June 12, 2026]"],
        );
        check(
            "interview 2026-06-03 14:00",
            &["Interview 2026-06-03 [interview 2026-06-03 14:00]"],
        );
        check(
            "spoke to Ann 3 June",
            &["Spoke --06-03 [spoke to Ann 3 June]"],
        );
        check(
            "Spoke with Ann Li on 3 June.",
            &["Spoke --06-03 [Spoke with Ann Li on 3 June]"],
        );
        check(
            "Entscheidung bis 12.6.2026",
            &["Decision 2026-06-12 [Entscheidung bis 12.6.2026]"],
        );
        check(
            "Relance envoyée le 2026-06-01",
            &["FollowedUp 2026-06-01 [Relance envoyée le 2026-06-01]"],
        );
        check(
            "bitte nicht kontaktieren",
            &["NoContact [bitte nicht kontaktieren]"],
        );
    }

    #[test]
    fn what_merely_mentions_a_date_says_nothing() {
        for note in [
            "",
            "2026-06-01",
            "Call scheduled for March 5",
            "will follow up 2026-06-01",
            "follow up 2026-06-01",
            "need to email 12 June",
            "not yet followed up 2026-06-01",
            "HR emailed 12 June",
            "They called 12 June",
            "He called 12 June",
            "she emailed 12 June",
            "Ann called 12 June",
            "should have called 12 June",
            "emailed CV 12 June",
            "emailed application 12 June",
            "followed up",
            "followed up 2026-06-01?",
            "followed up 2026-06-01 is planned",
            "interview 3 June was cancelled",
            "interview",
            "thank you sent?",
            "no contact",
            "No contact person named",
            "do not contact before June",
            "decision by the board",
            "No decision by 12 June",
            "decision by June",
            "12 June: decision",
            "posted 2026-06-01, closes 2026-07-01",
            "Seen on 12 June; salary 2026",
            "spoke to Ann",
            "I saw that you called 12 June",
        ] {
            check(note, &[]);
        }
    }
}
