//! Notes become facts where a clause of them is one of the written-down
//! conventions of `phrases.txt`: `followed up 2026-06-01`, `decision by 12
//! June`, `no contact please`. A clause counts as a whole or not at all; a note
//! that merely mentions a date says nothing. Never decides on a year.

pub(super) mod names_between;

use self::names_between::{past_name, past_somebody, past_whole_name};
use super::date_cursor::Cursor;
use super::dates::{WrittenDate, take_date_or_yearless};
use super::field::Field;
use super::phrases::{Phrase, Phrases};

/// The conventions, each as a person may write it, and the field that it fills:
/// what `followup columns --help` shows of `phrases.txt`.
pub const NOTE_CONVENTIONS: [(&str, Field); 10] = [
    ("followed up 2026-06-01", Field::FollowedUpOn),
    ("emailed Ann 2026-06-01", Field::LastContactOn),
    ("called Ann 2026-06-01", Field::LastContactOn),
    ("messaged on linkedin 2026-06-01", Field::LastContactOn),
    ("they replied 2026-06-03", Field::LastContactOn),
    ("thank you sent 2026-06-01", Field::ThankYouSent),
    ("decision by 2026-06-12", Field::DecisionOn),
    ("interview 2026-06-05 14:00", Field::InterviewOn),
    ("spoke to Ann 2026-06-03", Field::ConversationOn),
    ("no contact please", Field::NoContact),
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
    /// Who did it, where that is named before it.
    pub(super) who: Option<&'t str>,
    /// Whether it counts.
    pub(super) standing: Standing,
}

/// Whether a clause counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Counts,
    /// More follows the day than is understood.
    Unsure,
    /// Its day cannot be told: `will hear by Friday`.
    Undated,
}

/// So many clauses may be joined by `and`. Each is looked at before the one in
/// front of it counts, and nobody writes more.
const MOST_JOINTS: usize = 16;

/// So many dates may stand in a list behind a phrase.
const MOST_DATES: usize = 64;

/// Every clause of a note that is a convention, in their order.
pub(super) fn read_clauses(note: &str) -> Vec<NoteClause<'_>> {
    let mut clauses = Vec::new();
    // No day is written without a digit, and in most notes there is none.
    let has_digits = note
        .bytes()
        .fold(false, |any, byte| any | byte.is_ascii_digit());
    let last_digit = match has_digits {
        true => note.bytes().rposition(|byte| byte.is_ascii_digit()),
        false => None,
    };
    let may_hold_a_day = |rest: &str| last_digit.is_some_and(|at| note.len() - rest.len() <= at);
    let mut rest = note;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "•*·-–—([".contains(c));
        if rest.is_empty() {
            return clauses;
        }
        match read_clause(rest, MOST_JOINTS) {
            Some((clause, behind)) => {
                put(clause, &mut clauses);
                rest = behind;
            }
            None => {
                let next = next_clause(rest);
                let length = rest.len() - next.map_or(0, str::len);
                let missed = may_hold_a_day(rest).then(|| near_miss(rest)).flatten();
                let missed = missed.map(|phrase| (phrase, Standing::Unsure));
                let missed = missed.or_else(|| Some((undated(rest)?, Standing::Undated)));
                clauses.extend(missed.map(|(phrase, standing)| NoteClause {
                    phrase,
                    dates: Vec::new(),
                    words: trimmed(rest.get(..length).unwrap_or(rest)),
                    who: None,
                    standing,
                }));
                match next {
                    Some(next) => rest = next,
                    None => return clauses,
                }
            }
        }
    }
}

/// Takes a clause in, with what it means for the one before it.
fn put<'t>(mut clause: NoteClause<'t>, clauses: &mut Vec<NoteClause<'t>>) {
    let before = clauses.last().map(|before| before.phrase);
    match clause.phrase {
        Phrase::CalledOff | Phrase::Moved => {
            let is_day = |phrase| matches!(phrase, Phrase::Decision | Phrase::Interview);
            let Some(before) = before.filter(|before| is_day(*before)) else {
                return;
            };
            clauses.pop();
            if clause.phrase == Phrase::CalledOff {
                return;
            }
            clause.phrase = before;
        }
        // They replied on the day they were asked, or later.
        Phrase::Replied if clause.dates.is_empty() => {
            let asked = clauses
                .last()
                .filter(|before| is_ours(before.phrase) && !before.dates.is_empty());
            let Some(asked) = asked else {
                return;
            };
            clause.dates.clone_from(&asked.dates);
        }
        _ => {}
    }
    clauses.push(clause);
}

fn is_ours(phrase: Phrase) -> bool {
    use Phrase::{Called, Emailed, FollowedUp, Linkedin, Thanked};
    matches!(phrase, FollowedUp | Emailed | Called | Linkedin | Thanked)
}

/// What a clause says that would be a convention if it ended with its day:
/// `followed up 1 June is planned`.
fn near_miss(text: &str) -> Option<Phrase> {
    let phrases = Phrases::built_in();
    let text = phrases.past_lead(text).unwrap_or(text);
    let (phrase, rest) = phrases.of_notes(text)?;
    let is_told = phrase == Phrase::Decision || phrase == Phrase::Replied || is_ours(phrase);
    day_behind(phrase, rest, phrases).filter(|_| is_told)?;
    Some(phrase)
}

/// What a clause says that would be a convention if its day could be told: `will
/// hear by Friday`.
fn undated(text: &str) -> Option<Phrase> {
    let phrases = Phrases::built_in();
    let text = phrases.past_lead(text).unwrap_or(text);
    let (phrase, rest) = phrases.of_notes(text)?;
    let is_told = matches!(phrase, Phrase::Decision | Phrase::DecisionWithin);
    phrases.past_vague_day(rest).filter(|_| is_told)?;
    Some(phrase)
}

/// What stands behind the end of this clause.
fn next_clause(text: &str) -> Option<&str> {
    let mut at = 0;
    loop {
        // Letters and blanks, which are most of a text, are passed together.
        let rest = text.as_bytes().get(at..)?;
        at += rest
            .iter()
            .position(|byte| *byte != b' ' && !byte.is_ascii_alphanumeric())?;
        let (before, rest) = text.split_at_checked(at)?;
        let character = rest.chars().next()?;
        at += character.len_utf8();
        let next = text.get(at..)?;
        let is_end = is_mark(character, next)
            || matches!(character, '(' | '[')
            || matches!(character, '-' | '–' | '—')
                && before.ends_with(' ')
                && next.starts_with(' ');
        if is_end {
            return Some(next);
        }
    }
}

/// Whether a character ends a clause, as far as what follows tells.
fn is_mark(character: char, next: &str) -> bool {
    match character {
        ';' | '\n' | '\r' | '|' | '。' | '、' | '；' | '！' | '!' => true,
        '.' | ',' => next.is_empty() || next.starts_with(char::is_whitespace),
        _ => false,
    }
}

/// The clause that the text starts with, if it is one, and what follows it. So
/// many others may be joined to it.
fn read_clause(text: &str, joints: usize) -> Option<(NoteClause<'_>, &str)> {
    let phrases = Phrases::built_in();
    let mut who = None;
    let found = phrase_first(text, phrases, joints).or_else(|| {
        let (replied, found) = somebody_replied(text, phrases, joints)?;
        who = Some(replied);
        Some(found)
    });
    let found = found.or_else(|| {
        let dated = take_dates(text);
        let first = dated
            .clone()
            .and_then(|dated| date_first(dated, phrases, joints));
        first.or_else(|| last_day_first(text, dated, phrases, joints))
    });
    let (phrase, dates, end) = found?;
    let words = text.get(..text.len() - end.words.len())?;
    let clause = NoteClause {
        phrase,
        dates,
        words: trimmed(words),
        who,
        standing: Standing::Counts,
    };
    Some((clause, end.behind))
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

/// Dates, and what stands behind them.
type Dated<'t> = (Vec<WrittenDate>, &'t str);

type Found<'t> = (Phrase, Vec<WrittenDate>, End<'t>);

/// Where a clause ends.
#[derive(Clone, Copy)]
struct End<'t> {
    /// What is left behind its own words.
    words: &'t str,
    /// What is left to read.
    behind: &'t str,
}

/// `Followed up with Ann on 1 June`.
fn phrase_first<'t>(text: &'t str, phrases: &Phrases, joints: usize) -> Option<Found<'t>> {
    let text = phrases.past_lead(text).unwrap_or(text);
    let Some((phrase, rest)) = phrases.of_notes(text) else {
        return answer_by(text, phrases, joints);
    };
    let takes_a_date = !matches!(
        phrase,
        Phrase::NoContact | Phrase::CalledOff | Phrase::DecisionWithin
    );
    if takes_a_date && let Some((dates, behind)) = day_behind(phrase, rest, phrases) {
        let behind = match phrase {
            Phrase::Decision => phrases.past_by_behind(behind).unwrap_or(behind),
            // `interview 3 June with Ann Li`
            Phrase::Interview => past_whole_name(behind).unwrap_or(behind),
            _ => behind,
        };
        if let Some(end) = end_of(behind, phrases, joints) {
            return Some((phrase, dates, end));
        }
    }
    let needs_no_date = matches!(
        phrase,
        Phrase::NoContact | Phrase::Thanked | Phrase::Replied | Phrase::CalledOff
    );
    let end = end_of(rest, phrases, joints).filter(|_| needs_no_date)?;
    Some((phrase, Vec::new(), end))
}

/// `Ann Li replied on 24 Nov: they are still deciding`, with `Ann Li`.
fn somebody_replied<'t>(
    text: &'t str,
    phrases: &Phrases,
    joints: usize,
) -> Option<(&'t str, Found<'t>)> {
    // A name, what they did, and the first digit of the day.
    const LONGEST: usize = 96;
    if !may_start_with_a_day(text, LONGEST) {
        return None;
    }
    let behind_name = past_somebody(text)?;
    let who = text.get(..text.len() - behind_name.len())?.trim();
    let rest = phrases.past_somebody_replied(behind_name)?;
    let rest = rest.trim_start_matches([' ', ':', '(', '–', '-']);
    let (dates, behind) = take_dates(phrases.past_on(rest).unwrap_or(rest))?;
    let end = end_of(behind, phrases, joints).or_else(|| {
        let behind = behind.strip_prefix(':')?;
        Some(End {
            words: behind,
            behind,
        })
    })?;
    Some((who, (Phrase::Replied, dates, end)))
}

/// `vastaus 27.11. mennessä`.
fn answer_by<'t>(text: &'t str, phrases: &Phrases, joints: usize) -> Option<Found<'t>> {
    let rest = phrases.past_decision_behind(text)?;
    let (dates, behind) = take_dates(rest)?;
    let behind = phrases.past_by_behind(behind)?;
    Some((Phrase::Decision, dates, end_of(behind, phrases, joints)?))
}

/// `bis 27.11. antworten`, `11月27日までに回答`.
fn last_day_first<'t>(
    text: &'t str,
    dated: Option<Dated<'t>>,
    phrases: &Phrases,
    joints: usize,
) -> Option<Found<'t>> {
    let by = phrases.past_by(text);
    let (dates, behind) = match by {
        Some(rest) => take_dates(rest)?,
        None => dated?,
    };
    let behind = behind.trim_start_matches([' ', ':', '-', '–']);
    let last = phrases.past_by_behind(behind);
    if by.is_none() && last.is_none() {
        return None;
    }
    let behind = phrases.past_decision_behind(last.unwrap_or(behind))?;
    Some((Phrase::Decision, dates, end_of(behind, phrases, joints)?))
}

/// The dates behind a phrase, perhaps with a name between.
fn day_behind<'t>(phrase: Phrase, rest: &'t str, phrases: &Phrases) -> Option<Dated<'t>> {
    let rest = match may_name_somebody(phrase) {
        true => past_name(rest)?,
        false => rest,
    };
    let rest = rest.trim_start_matches([' ', ':', '(', '–', '-']);
    let rest = phrases.past_on(rest).unwrap_or(rest);
    take_dates(rest)
}

/// `1 June: followed up with Ann`.
fn date_first<'t>(
    (dates, behind): Dated<'t>,
    phrases: &Phrases,
    joints: usize,
) -> Option<Found<'t>> {
    let rest = behind.trim_start_matches([' ', ':', '–', '-', '|', ',']);
    let rest = phrases.past_lead(rest).unwrap_or(rest);
    let (phrase, rest) = phrases.of_notes(rest)?;
    // `Decision by` speaks of the day behind it.
    let looks_back = matches!(phrase, Phrase::Interview | Phrase::Spoke | Phrase::Replied);
    let rest = match may_name_somebody(phrase) {
        true => past_whole_name(rest)?,
        false => rest,
    };
    let end = end_of(rest, phrases, joints)?;
    (looks_back || is_ours(phrase)).then_some((phrase, dates, end))
}

/// Where the clause ends: here, or before words that take nothing from it, or
/// before another clause.
fn end_of<'t>(text: &'t str, phrases: &Phrases, joints: usize) -> Option<End<'t>> {
    if let Some(behind) = past_end(text) {
        let words = behind;
        return Some(End { words, behind });
    }
    let words = text.trim_start_matches([' ', ')', ']']);
    let joint = phrases.past_joint(words);
    let behind_tail = phrases.past_tail(joint.unwrap_or(words)).and_then(past_end);
    let another = || {
        let left = joints.checked_sub(1)?;
        joint.filter(|rest| read_clause(rest, left).is_some())
    };
    let behind = behind_tail.or_else(another)?;
    Some(End { words, behind })
}

fn may_name_somebody(phrase: Phrase) -> bool {
    !matches!(
        phrase,
        Phrase::Decision
            | Phrase::DecisionWithin
            | Phrase::NoContact
            | Phrase::Moved
            | Phrase::CalledOff
    )
}

/// Whether a digit is among so many first bytes: no day is written without one.
fn may_start_with_a_day(text: &str, bytes: usize) -> bool {
    let start = text.as_bytes();
    let start = start.get(..bytes).unwrap_or(start).iter();
    // Without an early exit the compiler looks at sixteen bytes at once.
    start.fold(false, |any, byte| any | byte.is_ascii_digit())
}

/// One date or several: `1 June and 8 June`. A list without an end is none.
fn take_dates(text: &str) -> Option<Dated<'_>> {
    // No day is longer than this.
    const LONGEST: usize = 48;
    if !may_start_with_a_day(text, LONGEST) {
        return None;
    }
    let (first, mut behind) = take_date_or_yearless(Cursor::new(text))?;
    let mut dates = vec![first];
    loop {
        let rest = behind.past_blanks().rest();
        let next = ["and ", "& ", "+ ", ", ", "und ", "et ", "y ", "e "]
            .iter()
            .find_map(|joint| rest.strip_prefix(joint))
            .and_then(|rest| take_date_or_yearless(Cursor::new(rest)));
        match next {
            Some(_) if dates.len() >= MOST_DATES => return None,
            Some((date, after)) => {
                dates.push(date);
                behind = after;
            }
            None => return Some((dates, behind.rest())),
        }
    }
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
mod tests;
