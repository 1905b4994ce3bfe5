//! A follow-up becomes one line of a todo.txt.
//!
//! `2026-11-21 Email Ann Li a thank-you +acme @email due:2026-11-25 fu:k3f9q2h`:
//! the creation date, what to do, the employer, the medium, the day by which
//! to do it, and the key by which we know the task again. The format is that
//! of <https://github.com/todotxt/todo.txt>. [`TaskParts`] says whether there
//! are an employer and a medium, and a priority before and a `t:` after them.
//!
//! The only colons, the only word that starts with `+` and the only one that
//! starts with `@` are ours, so that no cell can become a priority, a
//! completion, a project, a context or a key, whatever client reads the line.
//! Never writes a key that makes a client hide, repeat or link a task: `rec:`,
//! `h:`, `id:`, `p:`, `uuid:`, `url:`. Never says how things stand today: on
//! every day it is the same line, but for its creation date. Reads and writes
//! no file.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use unicode_normalization::UnicodeNormalization as _;

use super::task_parts::{TaskPart, TaskParts};
use super::words::summary;
use crate::application::Medium;
use crate::plan::{FollowUp, Kind, State};

/// What stands before the key of a follow-up, as a word of its own.
pub const KEY_TAG: &str = "fu:";

/// What stands before the day by which to do it.
pub const DUE_TAG: &str = "due:";

/// What stands before the day until which many clients hide it.
const THRESHOLD_TAG: &str = "t:";

/// What a line begins with whose act cannot wait. The other letters are the
/// person's own.
pub const PRIORITY: &str = "(A) ";

/// The longest project, in characters; a legal name with all its parts would
/// push the rest off a narrow screen.
const LONGEST_PROJECT: usize = 40;

/// The task of a follow-up, without a line break. `created_on` is the day on
/// which the line is first written: several clients keep the day of completion
/// only of tasks that have one of creation.
#[must_use]
pub fn task_line(follow_up: &FollowUp<'_>, created_on: NaiveDate, parts: TaskParts) -> String {
    let mut line = String::with_capacity(160);
    if parts.has(TaskPart::Priority) && cannot_wait(follow_up) {
        line.push_str(PRIORITY);
    }
    let _ = write!(line, "{created_on}");
    push_neutral(&summary(follow_up), &mut line);
    let company = follow_up
        .application
        .and_then(|application| application.company.as_ref())
        .filter(|_| parts.has(TaskPart::Project));
    if let Some(project) = company.and_then(|company| project(company.as_str())) {
        line.push_str(" +");
        line.push_str(&project);
    }
    if parts.has(TaskPart::Context) && follow_up.via != Medium::Task {
        line.push_str(" @");
        line.push_str(follow_up.via.word());
    }
    // Also when that day has come: a line that lost a word on its day would
    // be another line each time.
    if parts.has(TaskPart::Threshold) {
        let _ = write!(line, " {THRESHOLD_TAG}{}", follow_up.on);
    }
    let (by, key) = (follow_up.by.on, follow_up.key());
    let _ = write!(line, " {DUE_TAG}{by} {KEY_TAG}{}", key.as_str());
    line
}

/// Whether an act loses its worth with its day: a thank-you, and a task that is
/// not asked for any more once the day is past by which it is to be done, like
/// the answer to an offer. It depends on the act and never on today, or a
/// priority would come and go.
fn cannot_wait(follow_up: &FollowUp<'_>) -> bool {
    match follow_up.rule.kind {
        Kind::Thanks => true,
        Kind::Task => follow_up.latest == follow_up.by.on,
        Kind::CheckIn | Kind::Courtesy | Kind::Own => false,
    }
}

/// Whether a follow-up that is in no todo.txt yet belongs in one: it is due or
/// overdue, or planned for one of the next `ahead` days.
#[must_use]
pub fn should_write(follow_up: &FollowUp<'_>, today: NaiveDate, ahead: u32) -> bool {
    match follow_up.state {
        State::Due | State::Overdue => true,
        State::Planned => today
            .checked_add_days(Days::new(ahead.into()))
            .is_none_or(|horizon| follow_up.on <= horizon),
        State::Waiting | State::Lapsed | State::Done | State::Moot => false,
    }
}

/// Appends the words of a clean text, each after a blank, without anything
/// that a client would take for more than a word.
fn push_neutral(text: &str, line: &mut String) {
    let mut is_first = true;
    // Older programs take the second one, a separator of vowels, for a blank.
    for word in text.split([' ', '\u{180e}']) {
        let word = word.trim_start_matches(['+', '@']);
        if word.is_empty() {
            continue;
        }
        if is_first && reads_as_a_mark(word) {
            line.push_str(" Follow-up");
        }
        is_first = false;
        line.push(' ');
        let (inner, end) = match word.strip_suffix(':') {
            Some("") => ("", "-"),
            Some(inner) => (inner, ","),
            None => (word, ""),
        };
        // Clients disagree on which of `10:30` and `http://x` is a key.
        line.extend(inner.chars().map(|c| if c == ':' { '-' } else { c }));
        line.push_str(end);
    }
}

/// Whether a word behind the creation date would be taken for a mark of
/// completion, a priority or a second date. One client takes any letter between
/// brackets for a priority, also a small one.
fn reads_as_a_mark(word: &str) -> bool {
    let between = word
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    match (word, between) {
        ("x" | "X", _) => true,
        (_, Some(letter)) => letter.chars().count() == 1,
        _ => is_date(word.as_bytes()),
    }
}

fn is_date(word: &[u8]) -> bool {
    word.len() == 10
        && word.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// The employer as a project: ASCII letters, digits and single hyphens, ending
/// in a letter or digit, which every client reads alike. `None` for a name
/// that cannot be written so.
fn project(company: &str) -> Option<String> {
    let mut project = String::with_capacity(company.len().min(LONGEST_PROJECT));
    let mut lost_a_letter = false;
    for character in company.nfkd().flat_map(char::to_lowercase) {
        if project.len() >= LONGEST_PROJECT {
            break;
        }
        match character {
            'a'..='z' | '0'..='9' => project.push(character),
            'ß' => project.push_str("ss"),
            'æ' => project.push_str("ae"),
            'œ' => project.push_str("oe"),
            'þ' => project.push_str("th"),
            'ø' => project.push('o'),
            'ł' => project.push('l'),
            'đ' | 'ð' => project.push('d'),
            'ı' => project.push('i'),
            // What is left of `é` after its letter.
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            other => {
                lost_a_letter |= other.is_alphanumeric();
                if !project.is_empty() && !project.ends_with('-') {
                    project.push('-');
                }
            }
        }
    }
    project.truncate(project.trim_end_matches('-').len());
    let says_something = !lost_a_letter || project.bytes().any(|byte| byte.is_ascii_alphabetic());
    (says_something && !project.is_empty()).then_some(project)
}

#[cfg(test)]
mod tests;
