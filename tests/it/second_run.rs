//! A second run changes nothing but what changed: not a byte of a calendar, of
//! a todo.txt or of a plan, whatever the order of the rows.

use std::collections::BTreeMap;

use icalendar::{Calendar, Component as _};

use crate::harness::Workspace;

const HEADER: &str =
    "Company,Position,Status,Date Applied,Interview Date,Interviewer,Decision Date,Notes";
const ROWS: [&str; 8] = [
    "Acme,Engineer,interviewing,2026-11-02,2026-11-24 10:00,Ann Li,2026-12-04,nice",
    "Borel,Engineer,applied,2026-11-20,,,,",
    "Cole,Analyst,interviewing,2026-11-02,2026-11-23,\"Bo Chen; Cy Diaz\",,",
    // One company and role, told apart by the date applied.
    "Dorn,Engineer,applied,2026-11-19,,,,first",
    "Dorn,Engineer,applied,2026-11-23,,,,second",
    // Nothing tells these apart.
    "Eton,Engineer,applied,2026-11-18,,,,",
    "Eton,Engineer,applied,2026-11-18,,Di Evans,,",
    "Fern,Engineer,rejected,2026-10-02,2026-11-10,Ed Fox,,",
];
const OUTPUTS: [&str; 6] = ["--ics", "f.ics", "--todo", "todo.txt", "--ahead", "30"];

fn sheet(rows: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut sheet = format!("{HEADER}\n");
    for row in rows {
        sheet.push_str(row.as_ref());
        sheet.push('\n');
    }
    sheet
}

/// Runs `convert` on a day; warnings are fine, nothing else is.
#[track_caller]
fn convert(workspace: &Workspace, today: &str, more: &[&str]) {
    let args = ["convert", "a.csv", "--today", today];
    let outcome = workspace
        .followup(args.into_iter().chain(more.iter().copied()))
        .outcome();
    assert!(matches!(outcome.exit, Some(0 | 1)), "{outcome:?}");
    assert_eq!(outcome.stdout, "", "{outcome:?}");
}

/// The events of a calendar of ours: their bytes by their UID.
fn events(calendar: &str) -> BTreeMap<String, String> {
    let parts = calendar.split("BEGIN:VEVENT\r\n").skip(1);
    parts
        .map(|part| {
            let event = part.split("END:VEVENT\r\n").next().unwrap();
            (line_of(event, "UID:").to_owned(), event.to_owned())
        })
        .collect()
}

/// What stands behind the first line that starts like this.
#[track_caller]
fn line_of<'a>(event: &'a str, start: &str) -> &'a str {
    let mut lines = event.split("\r\n");
    lines
        .find_map(|line| line.strip_prefix(start))
        .unwrap_or_else(|| panic!("no {start} in {event}"))
}

#[test]
fn converting_twice_leaves_every_byte() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let first = workspace.files();
    assert_eq!(first.len(), 3);
    convert(&workspace, "2026-11-24", &OUTPUTS);
    assert_eq!(workspace.files(), first);
}

#[test]
fn a_plan_in_json_is_the_same_the_second_time() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    let outputs = [&OUTPUTS[..], &["--json", "plan.json"]].concat();
    convert(&workspace, "2026-11-24", &outputs);
    let first = workspace.text("plan.json");
    convert(&workspace, "2026-11-24", &outputs);
    let second = workspace.text("plan.json");
    let difference = crate::harness::difference("plan.json", &first, &second);
    assert!(difference.is_empty(), "{difference}");
}

#[test]
fn the_next_day_changes_no_event_that_stays() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let first = workspace.bytes("f.ics");
    for today in ["2026-11-25", "2026-12-24", "2027-11-24"] {
        convert(&workspace, today, &["--ics", "f.ics"]);
        assert_eq!(workspace.bytes("f.ics"), first, "{today}");
    }
}

#[test]
fn the_clock_does_not_show_in_what_has_not_changed() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let first = workspace.files();
    let later = ["--now", "2026-11-24T15:00:00Z"];
    convert(&workspace, "2026-11-24", &[&OUTPUTS[..], &later].concat());
    assert_eq!(workspace.files(), first);
}

#[test]
fn the_order_of_the_rows_changes_no_byte() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let (calendar, tasks) = (workspace.bytes("f.ics"), workspace.bytes("todo.txt"));
    let mut rows: Vec<&str> = ROWS.to_vec();
    for turn in 0..16 {
        if turn % 2 == 0 {
            rows.reverse();
        } else {
            rows.rotate_left(3);
        }
        workspace.write("a.csv", sheet(&rows));
        convert(&workspace, "2026-11-24", &OUTPUTS);
        assert_eq!(workspace.bytes("f.ics"), calendar, "{rows:#?}");
        assert_eq!(workspace.bytes("todo.txt"), tasks, "{rows:#?}");

        // And written for the first time, from these rows.
        let fresh = Workspace::new().with("a.csv", sheet(&rows));
        convert(&fresh, "2026-11-24", &OUTPUTS);
        assert_eq!(fresh.bytes("f.ics"), calendar, "{rows:#?}");
        assert_eq!(fresh.bytes("todo.txt"), tasks, "{rows:#?}");
    }
}

#[test]
fn a_moved_interview_changes_its_own_events_only() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-20", &["--ics", "f.ics"]);
    let before = events(&workspace.text("f.ics"));
    let moved = ROWS[0].replace("2026-11-24 10:00", "2026-11-25 10:00");
    let rows = [&[moved.as_str()], &ROWS[1..]].concat();
    workspace.write("a.csv", sheet(rows));
    convert(&workspace, "2026-11-21", &["--ics", "f.ics"]);
    let after = events(&workspace.text("f.ics"));

    assert!(before.keys().eq(after.keys()));
    let mut changed = Vec::new();
    for (uid, event) in &after {
        let old = &before[uid];
        if event == old {
            continue;
        }
        changed.push(line_of(event, "SUMMARY:").to_owned());
        assert_eq!(line_of(old, "SEQUENCE:"), "0");
        assert_eq!(line_of(event, "SEQUENCE:"), "1");
        assert_eq!(line_of(old, "DTSTAMP:"), "20261120T000000Z");
        assert_eq!(line_of(event, "DTSTAMP:"), "20261121T000000Z");
        assert!(event.contains("Acme"), "{event}");
    }
    changed.sort();
    // The check-in counts from the decision, and so does what follows; but the
    // day of the interview is named in its draft.
    assert_eq!(
        changed,
        [
            "At the Acme interview\\, ask for the next step and its date",
            "Email Ann Li a thank-you for the Acme interview",
            "Email Ann Li to check in about Engineer at Acme",
            "Invite Ann Li on LinkedIn after the Acme interview",
            "Write to Ann Li by hand: thanks for the Acme interview",
        ]
    );

    // Moved once more, and then left alone.
    let moved = ROWS[0].replace("2026-11-24 10:00", "2026-11-26 10:00");
    workspace.write("a.csv", sheet([&[moved.as_str()], &ROWS[1..]].concat()));
    convert(&workspace, "2026-11-22", &["--ics", "f.ics"]);
    let third = events(&workspace.text("f.ics"));
    for (uid, event) in &third {
        let was_changed = after[uid] != before[uid];
        let expected = if was_changed { "2" } else { "0" };
        assert_eq!(line_of(event, "SEQUENCE:"), expected, "{event}");
    }
}

#[test]
fn a_name_filled_in_later_changes_no_uid() {
    let nameless = ROWS[0].replace("Ann Li", "");
    let rows = [&[nameless.as_str()], &ROWS[1..]].concat();
    let workspace = Workspace::new().with("a.csv", sheet(rows));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let before = events(&workspace.text("f.ics"));
    let tasks = workspace.bytes("todo.txt");
    workspace.write("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let after = events(&workspace.text("f.ics"));
    assert!(before.keys().eq(after.keys()));
    for (uid, event) in &after {
        if *event != before[uid] {
            assert!(event.contains("Acme"), "{event}");
        }
    }
    assert_eq!(workspace.bytes("todo.txt"), tasks);
}

#[test]
fn a_rejection_drops_its_own_events_only() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let before = events(&workspace.text("f.ics"));
    let rejected = ROWS[0].replace("interviewing", "rejected");
    let rows = [&[rejected.as_str()], &ROWS[1..]].concat();
    workspace.write("a.csv", sheet(rows));
    convert(&workspace, "2026-11-25", &["--ics", "f.ics"]);
    let after = events(&workspace.text("f.ics"));
    let is_of_acme = |event: &str| event.contains("Acme");
    let kept: BTreeMap<String, String> = before
        .iter()
        .filter(|(_, event)| !is_of_acme(event))
        .map(|(uid, event)| (uid.clone(), event.clone()))
        .collect();
    assert!(kept.len() < before.len());
    assert_eq!(after, kept);
}

#[test]
fn a_new_row_changes_no_event_of_the_others() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let before = events(&workspace.text("f.ics"));
    // One more of a company and role that are there twice already.
    let more = [
        "Gale,Engineer,applied,2026-11-23,,,,",
        "Dorn,Engineer,applied,2026-11-24,,,,third",
    ];
    workspace.write("a.csv", sheet([&more[..], &ROWS[..]].concat()));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let after = events(&workspace.text("f.ics"));
    for (uid, event) in &before {
        assert_eq!(after.get(uid), Some(event));
    }
    assert_eq!(after.len(), before.len() + 6);
}

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
