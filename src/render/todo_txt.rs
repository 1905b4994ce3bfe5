//! A follow-up becomes one line of a todo.txt.
//!
//! `2026-11-21 Email Ann Li a thank-you +acme @email due:2026-11-25 fu:k3f9q2h`:
//! the creation date, what to do, the employer, the medium, the day by which
//! to do it, and the key by which we know the task again. The format is that
//! of <https://github.com/todotxt/todo.txt>.
//!
//! The only colons, the only word that starts with `+` and the only one that
//! starts with `@` are ours, so that no cell can become a priority, a
//! completion, a project, a context or a key, whatever client reads the line.
//! Reads and writes no file.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use unicode_normalization::UnicodeNormalization as _;

use super::words::summary;
use crate::application::Medium;
use crate::plan::{FollowUp, State};

/// What stands before the key of a follow-up, as a word of its own.
pub const KEY_TAG: &str = "fu:";

/// What stands before the day by which to do it.
pub const DUE_TAG: &str = "due:";

/// The longest project, in characters; a legal name with all its parts would
/// push the rest off a narrow screen.
const LONGEST_PROJECT: usize = 40;

/// The task of a follow-up, without a line break. `created_on` is the day on
/// which the line is first written: several clients keep the day of completion
/// only of tasks that have one of creation.
#[must_use]
pub fn task_line(follow_up: &FollowUp<'_>, created_on: NaiveDate) -> String {
    let mut line = String::with_capacity(160);
    let _ = write!(line, "{created_on}");
    push_neutral(&summary(follow_up), &mut line);
    let company = follow_up
        .application
        .and_then(|application| application.company.as_ref());
    if let Some(project) = company.and_then(|company| project(company.as_str())) {
        line.push_str(" +");
        line.push_str(&project);
    }
    if follow_up.via != Medium::Task {
        line.push_str(" @");
        line.push_str(follow_up.via.word());
    }
    let (by, key) = (follow_up.by.on, follow_up.key());
    let _ = write!(line, " {DUE_TAG}{by} {KEY_TAG}{}", key.as_str());
    line
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
    for word in text.split(' ') {
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
/// completion, a priority or a second date.
fn reads_as_a_mark(word: &str) -> bool {
    match word.as_bytes() {
        [b'x' | b'X'] => true,
        [b'(', letter, b')'] => letter.is_ascii_alphabetic(),
        bytes => {
            bytes.len() == 10
                && bytes.iter().enumerate().all(|(place, byte)| match place {
                    4 | 7 => *byte == b'-',
                    _ => byte.is_ascii_digit(),
                })
        }
    }
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
mod tests {
    use proptest::prelude::{Strategy as _, any, proptest};
    use proptest::{prop_assert, prop_assert_eq, prop_oneof};

    use super::{project, push_neutral, should_write, task_line};
    use crate::application::{Medium, Person};
    use crate::plan::{Kind, State};
    use crate::render::sample;
    use crate::text::Text;

    #[test]
    fn a_task_has_one_shape() {
        fn check(via: Medium, company: &str, expected: &str) {
            let mut application = sample::application();
            application.company = Text::clean(company);
            let rule = sample::rule("a", Kind::Thanks, "{verb} {person} about {company}");
            let mut follow_up = sample::follow_up(&application, &rule);
            follow_up.via = via;
            assert_eq!(task_line(&follow_up, sample::day("2026-11-21")), expected);
        }
        check(
            Medium::Email,
            "Acme Söhne",
            "2026-11-21 Email Ann Li about Acme Söhne +acme-sohne @email \
             due:2026-11-25 fu:bw71tb1",
        );
        check(
            Medium::Task,
            "株式会社",
            "2026-11-21 See to Ann Li about 株式会社 due:2026-11-25 fu:bw71tb1",
        );
    }

    #[test]
    fn words_lose_what_clients_would_read_into_them() {
        fn check(text: &str, expected: &str) {
            let mut line = String::new();
            push_neutral(text, &mut line);
            assert_eq!(line, expected, "{text}");
        }
        check("Email Ann", " Email Ann");
        check("Round 2: at 14:00", " Round 2, at 14-00");
        check("see https://x.example/a", " see https-//x.example/a");
        check("rec:1d :: h:1: : t::", " rec-1d -, h-1, - t-,");
        check(
            "+jobs @home +@ a+b ann@acme.example",
            " jobs home a+b ann@acme.example",
        );
        check("x ray", " Follow-up x ray");
        check("@x ray", " Follow-up x ray");
        check("(A) team", " Follow-up (A) team");
        check("2026-12-01 Ltd", " Follow-up 2026-12-01 Ltd");
        check("2026-12-01: Ltd", " 2026-12-01, Ltd");
        check("Exam 2026-12-01", " Exam 2026-12-01");
    }

    #[test]
    fn projects_are_plain_words() {
        fn check(company: &str, expected: Option<&str>) {
            assert_eq!(project(company).as_deref(), expected, "{company}");
        }
        check("Acme", Some("acme"));
        check("Acme, Inc.", Some("acme-inc"));
        check("L'Oréal", Some("loreal"));
        check("Größe & Łódź ÅÆØ", Some("grosse-lodz-aaeo"));
        check("Ａｃｍｅ", Some("acme"));
        check("3M", Some("3m"));
        check("42", Some("42"));
        check("Завод 7", None);
        check("株式会社 Acme", Some("acme"));
        check("+++", None);
        check(
            "Amalgamated Consolidated International Holdings",
            Some("amalgamated-consolidated-international-h"),
        );
    }

    #[test]
    fn only_what_is_near_is_written() {
        fn check(state: State, on: &str, expected: bool) {
            let application = sample::application();
            let rule = sample::rule("a", Kind::Thanks, "x");
            let mut follow_up = sample::follow_up(&application, &rule);
            follow_up.state = state;
            follow_up.on = sample::day(on);
            let today = sample::day("2026-11-10");
            assert_eq!(should_write(&follow_up, today, 14), expected, "{state:?}");
        }
        check(State::Due, "2026-11-10", true);
        check(State::Overdue, "2026-11-01", true);
        check(State::Planned, "2026-11-24", true);
        check(State::Planned, "2026-11-25", false);
        for state in [State::Waiting, State::Lapsed, State::Done, State::Moot] {
            check(state, "2026-11-10", false);
        }
    }

    fn cell() -> impl proptest::strategy::Strategy<Value = String> {
        let word = prop_oneof![
            "[x+@:( )A-C0-9-]{0,12}",
            "(due|fu|rec|h|pri|id|http):[a-z0-9:/-]{0,10}",
            "\\PC{0,8}",
            any::<String>(),
        ];
        proptest::collection::vec(word, 0..4).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn no_cell_becomes_more_than_words(
            company in cell(), role in cell(), name in cell(), head in 0..3_usize,
        ) {
            let mut application = sample::application();
            application.company = Text::clean(&company);
            application.role = Text::clean(&role);
            let person = Person { name: Text::clean(&name), ..Person::default() };
            let templates = ["{company}: {role} {person}", "{role} @ {company}", "{person} {role}"];
            let rule = sample::rule("a", Kind::CheckIn, templates[head]);
            let mut follow_up = sample::follow_up(&application, &rule);
            follow_up.person = Some(&person);
            let line = task_line(&follow_up, sample::day("2026-11-21"));

            let words: Vec<&str> = line.split(' ').collect();
            prop_assert!(line.starts_with("2026-11-21 "));
            prop_assert!(line.chars().all(|c| c == ' ' || !(c.is_whitespace() || c.is_control())));
            prop_assert_eq!(line.matches(':').count(), 2, "{}", line);
            let count = |start: &str| words.iter().filter(|word| word.starts_with(start)).count();
            prop_assert_eq!((count("due:"), count("fu:"), count("@")), (1, 1, 1));
            prop_assert!(count("+") <= 1);
            prop_assert!(words.last().is_some_and(|last| last.starts_with("fu:")));
            prop_assert!(!words.contains(&""), "{:?}", line);
        }
    }
}
