//! What people type in each language, from a list of them, is known as what it
//! is.

use super::built_in::LANGUAGES;
use super::{Language, Meaning, Words};
use crate::application::Stage;
use crate::columns::normalise::normal_name;
use crate::columns::options::ReadingOptions;
use crate::columns::stages::StageReader;

const AS_TYPED: &str = include_str!("as_typed.txt");

/// Each line of the list: the language, what is meant, and how it is typed.
fn lines() -> impl Iterator<
    Item = (
        &'static str,
        &'static str,
        std::str::Split<'static, &'static str>,
    ),
> {
    let mut language = "";
    let lines = AS_TYPED.lines().filter(|line| !line.starts_with("# "));
    lines.filter_map(move |line| {
        if let Some(code) = line.strip_prefix('[') {
            language = code.trim_end_matches(']');
        }
        let (meaning, typed) = line.split_once(": ")?;
        Some((language, meaning, typed.split(" | ")))
    })
}

/// The meaning of a header in short: `interview_on 2`, `never`.
fn meaning(header: &str, language: &str) -> String {
    let words = Words::built_in();
    let language = Language::of_code(language).unwrap();
    match words.header_in(&normal_name(header), Some(language)) {
        Some(Meaning::Field(field, Some(round), _)) => format!("{field} {}", round.0),
        Some(Meaning::Field(field, None, _)) => field.to_string(),
        Some(Meaning::Both) => "both".into(),
        Some(Meaning::Never(_)) => "never".into(),
        None => "not known".into(),
    }
}

#[test]
fn headers_are_known_in_every_language() {
    let mut other = Vec::new();
    for (language, expected, typed) in lines().filter(|line| !line.1.starts_with("stage = ")) {
        for header in typed {
            let found = meaning(header, language);
            if found != expected {
                other.push((language, header, found));
            }
        }
    }
    assert_eq!(other, []);
}

#[test]
fn stages_are_known_in_every_language() {
    let options = ReadingOptions::default();
    let mut reader = StageReader::new(Words::built_in(), &options);
    let mut other = Vec::new();
    for (language, expected, typed) in lines() {
        let Some(expected) = expected.strip_prefix("stage = ") else {
            continue;
        };
        let expected = Stage::from_word(expected).unwrap();
        for cell in typed {
            let found = reader.peek(cell);
            if found != Some(expected) {
                other.push((language, cell, found));
            }
        }
    }
    assert_eq!(other, []);
}

#[test]
fn no_language_is_forgotten() {
    for code in LANGUAGES.iter().skip(1) {
        let of_language = || lines().filter(|line| line.0 == *code);
        let stages = of_language().filter(|line| line.1.starts_with("stage = "));
        let count = stages.count();
        assert_eq!(count, Stage::ALL.len(), "{code}");
        assert!(of_language().count() > count + 15, "{code}");
    }
}
