//! A cell changes nothing but its own text, whatever it holds: another reader
//! finds the same events with the same fields, and the same tasks.

use std::collections::BTreeMap;

use icalendar::{Calendar, Component as _};

use crate::harness::Workspace;
use crate::second_run::{OUTPUTS, convert};

/// A sheet with an id column, so that no cell under test is part of a UID.
fn sheet_with(cell: &str, name: &str) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let (cell, name) = (quoted(cell), quoted(name));
    format!(
        "Id,Company,Position,Status,Date Applied,Interview Date,Interviewer,Notes\n\
         a1,{cell},{cell},interviewing,2026-11-02,2026-11-24,{name},{cell}\n\
         b2,Borel,Engineer,applied,2026-11-20,,Bo Chen,\n"
    )
}

/// Properties whose text comes from cells.
const TEXTS: [&str; 3] = ["SUMMARY", "DESCRIPTION", "URL"];

/// Every event as another reader sees it: its properties by their names.
fn read_back(calendar: &str) -> Vec<BTreeMap<String, String>> {
    let calendar: Calendar = calendar.parse().unwrap();
    calendar
        .events()
        .map(|event| {
            let mut fields: BTreeMap<String, String> = BTreeMap::new();
            for (name, property) in event.properties() {
                fields.insert(name.clone(), property.value().to_owned());
            }
            for (name, properties) in event.multi_properties() {
                let values: Vec<&str> = properties.iter().map(|it| it.value()).collect();
                fields.insert(name.clone(), values.join("\n"));
            }
            fields
        })
        .collect()
}

/// What must hold for any calendar of ours, whatever the cells say.
#[track_caller]
fn check_lines(calendar: &[u8]) {
    let body = calendar.strip_suffix(b"\r\n").unwrap();
    for line in String::from_utf8(body.to_vec()).unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        let is_clean = line.chars().all(|c| !c.is_control() || c == '\t');
        assert!(is_clean, "{line:?}");
    }
    // Each line by itself, so that none splits a character.
    for line in calendar.split(|byte| *byte == b'\n') {
        std::str::from_utf8(line).unwrap();
    }
}

/// The cell changes nothing but its own text.
#[track_caller]
fn check_hostile(cell: &str) {
    let plain = Workspace::new().with("a.csv", sheet_with("plain", "Ann Li"));
    convert(&plain, "2026-11-24", &OUTPUTS);
    let hostile = Workspace::new().with("a.csv", sheet_with(cell, "Ann Li"));
    convert(&hostile, "2026-11-24", &OUTPUTS);

    check_lines(&hostile.bytes("f.ics"));
    let (expected, found) = (plain.text("f.ics"), hostile.text("f.ics"));
    let (expected, found) = (read_back(&expected), read_back(&found));
    assert_eq!(found.len(), expected.len(), "{cell:?}");
    let plan = hostile
        .followup(["plan", "a.csv", "--today", "2026-11-24", "--format", "json"])
        .succeeds();
    let plan: serde_json::Value = serde_json::from_str(&plan).unwrap();
    let summaries: BTreeMap<&str, &str> = plan["follow_ups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["uid"].as_str().unwrap(), it["summary"].as_str().unwrap()))
        .collect();
    for (expected, found) in expected.iter().zip(&found) {
        assert!(expected.keys().eq(found.keys()), "{found:?}");
        for (name, value) in found {
            if !TEXTS.contains(&name.as_str()) {
                assert_eq!(value, &expected[name], "{name} with {cell:?}");
            }
        }
        assert_eq!(
            found["SUMMARY"],
            summaries[found["UID"].as_str()],
            "{cell:?}"
        );
    }

    let (expected, found) = (plain.text("todo.txt"), hostile.text("todo.txt"));
    assert_eq!(found.lines().count(), expected.lines().count(), "{found}");
    for (expected, found) in expected.lines().zip(found.lines()) {
        check_task(expected, found);
    }

    // And read again, every key is known again.
    let before = hostile.files();
    convert(&hostile, "2026-11-24", &OUTPUTS);
    assert_eq!(hostile.files(), before, "{cell:?}");

    check_hostile_name(cell);
}

/// As a name it may be several people, or none, and so more events or fewer;
/// but nothing that it says is more than text.
#[track_caller]
fn check_hostile_name(name: &str) {
    let hostile = Workspace::new().with("a.csv", sheet_with("Acme", name));
    convert(&hostile, "2026-11-24", &OUTPUTS);
    check_lines(&hostile.bytes("f.ics"));
    let known = [
        "CATEGORIES",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "LAST-MODIFIED",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "UID",
        "X-FOLLOWUP-KEY",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    ];
    for event in read_back(&hostile.text("f.ics")) {
        assert!(event.keys().eq(&known), "{event:?}");
    }
    for task in hostile.text("todo.txt").lines() {
        let task = task.replace("+borel", "+acme");
        let tags: Vec<&str> = task.split(' ').filter(|it| it.contains(':')).collect();
        assert!(
            matches!(tags[..], [due, key] if due.starts_with("due:") && key.starts_with("fu:")),
            "{task}"
        );
        assert_eq!(task.matches(" +").count(), 1, "{task}");
        assert!(task.matches(" @").count() <= 1, "{task}");
    }
    let before = hostile.files();
    convert(&hostile, "2026-11-24", &OUTPUTS);
    assert_eq!(hostile.files(), before, "{name:?}");
}

/// Words that clients of todo.txt would take for more than words are ours.
#[track_caller]
fn check_task(expected: &str, found: &str) {
    let ours = |line: &str, start: char| -> Vec<String> {
        let words = line.split(|c: char| c.is_whitespace());
        words
            .filter(|word| word.starts_with(start) && word.len() > 1)
            .map(str::to_owned)
            .collect()
    };
    let tags = |line: &str| -> Vec<String> {
        let words = line.split(|c: char| c.is_whitespace());
        words
            .filter(|word| word.contains(':'))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(tags(found), tags(expected), "{found}");
    assert_eq!(tags(found).len(), 2, "{found}");
    assert_eq!(ours(found, '@'), ours(expected, '@'), "{found}");
    assert!(ours(found, '+').len() <= 1, "{found}");
    assert!(found.starts_with("2026-11-24 "), "{found}");
    let second = found.split(' ').nth(1).unwrap();
    assert!(!second.starts_with('('), "{found}");
    assert!(!["x", "X"].contains(&second), "{found}");
    assert!(!found.chars().any(char::is_control), "{found:?}");
}

#[test]
fn hostile_cells_change_nothing_but_their_own_text() {
    check_hostile("plain");
    check_hostile("a\rATTENDEE:mailto:x@y.example");
    check_hostile("a\r\nATTENDEE:mailto:x@y.example");
    check_hostile("a\nEND:VEVENT\nBEGIN:VEVENT\nUID:x");
    check_hostile("a\u{2028}b\u{2029}c\u{85}d");
    check_hostile("; , \\ \\n \\; end\\");
    check_hostile(&"😀".repeat(3_000));
    check_hostile(&"👩‍💻é漢".repeat(500));
    check_hostile("x done");
    check_hostile("x 2026-11-01 2026-11-01 done");
    check_hostile("(A) first");
    check_hostile("due:2020-01-01 fu:0000000 t:2030-01-01 rec:1d");
    check_hostile("+p @c +q @d");
    check_hostile("\u{1b}[31mred\u{1b}[0m \u{7} \u{9b}31m");
    check_hostile("\u{202e}abc \u{2066}def");
    check_hostile("=cmd|' /C calc'!A0");
    check_hostile("\"quoted\" 'text' {company} {{x}}");
    check_hostile(" \t padded \t ");
    check_hostile("http://x.example/?a=b:c");
}

#[test]
fn a_cell_with_nul_is_text_like_any_other() {
    check_hostile("nul \0 and more");
}
