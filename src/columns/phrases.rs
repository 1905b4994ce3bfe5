//! The phrases that people put before a date, from `phrases.txt`. Knows no
//! dates: it tells what is left behind a phrase.

use std::sync::OnceLock;

/// The phrases of every language.
const FILE: &str = include_str!("phrases.txt");

/// The phrases by what they mean, the longest first.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    on: Vec<&'static str>,
    by: Vec<&'static str>,
}

impl Phrases {
    /// The list that comes with the program.
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Phrases> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let mut phrases = Self::default();
            let mut section = "";
            for line in FILE.lines().map(str::trim) {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                if let Some(name) = line.strip_prefix('[') {
                    section = name.trim_end_matches(']');
                    continue;
                }
                let items = line.split(',').map(str::trim);
                match section {
                    "on" => phrases.on.extend(items),
                    _ => phrases.by.extend(items),
                }
            }
            for list in [&mut phrases.on, &mut phrases.by] {
                list.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            }
            phrases
        })
    }

    /// What stands behind a word before a day: `on 24 Jan`.
    pub(super) fn past_on<'a>(&self, text: &'a str) -> Option<&'a str> {
        past_one_of(&self.on, text)
    }

    /// What stands behind a word before the last day: `by 24 Jan`.
    pub(super) fn past_by<'a>(&self, text: &'a str) -> Option<&'a str> {
        past_one_of(&self.by, text)
    }
}

/// What stands behind the first phrase of the list, which must end with a word.
fn past_one_of<'a>(phrases: &[&str], text: &'a str) -> Option<&'a str> {
    let text = text.trim_start();
    phrases.iter().find_map(|phrase| {
        let rest = past_in_any_case(text, phrase)?;
        let behind = rest.trim_start_matches([':', ' ', '\u{a0}', '\t']);
        let is_whole = behind.len() < rest.len() || phrase.ends_with('\'');
        is_whole.then_some(behind)
    })
}

/// What is left of a text behind another one, which is in lower case.
pub(super) fn past_in_any_case<'a>(text: &'a str, lower: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in lower.chars() {
        let found = rest.next()?;
        let found = if found == '’' { '\'' } else { found };
        if !found.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
    }
    Some(rest.as_str())
}
