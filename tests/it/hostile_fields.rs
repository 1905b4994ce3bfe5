//! Each field, filled with cells made to do harm: whatever a column means, none of
//! its cells costs the run, the memory or the night, or breaks out of its line.

use followup::columns::Field;

use crate::harness::Workspace;
use crate::hostile_input::{MOST_MEMORY, MOST_TIME};

/// One cell each, of up to 64 kB.
fn hostile_cells() -> Vec<String> {
    const LONG: usize = 64 * 1024;
    let full_of = |piece: &str| piece.repeat(LONG / piece.len());
    vec![
        full_of("x"),
        full_of("word "),
        full_of("é"),
        full_of("2026-11-20; "),
        full_of("31/02/2026 12:30 "),
        full_of("Ann Li, "),
        full_of("ann@acme.example; "),
        full_of("+49 30 1234567 / "),
        full_of("https://acme.example/1 "),
        full_of("interview on 2026-12-01 with Ann Li; decision by 2026-12-10; "),
        full_of("(["),
        full_of("\n"),
        "a\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@acme.example\nEND:VEVENT".to_owned(),
        "(A) 2026-01-01 x @phone +p due:2026-01-01 fu:aaaaaaa rec:1d\n(B) more".to_owned(),
        "=cmd|' /C calc'!A0".to_owned(),
        "\u{1b}]0;title\u{7}\u{1b}[2J\u{9b}31m".to_owned(),
        "\u{202e}gpj.exe\u{202c}\u{2066}\u{200b}\u{feff}\u{2028}next".to_owned(),
        "../../etc/passwd".to_owned(),
        "99999-99-99".to_owned(),
        "9".repeat(400),
        "-1e308".to_owned(),
    ]
}

/// A sheet in which one column holds each of the cells in turn.
fn sheet() -> String {
    let mut sheet = "Firm,Job,Sent,Cell\n".to_owned();
    for (number, cell) in hostile_cells().iter().enumerate() {
        let cell = cell.replace('"', "\"\"");
        sheet += &format!("Acme {number},Cook,2026-11-20,\"{cell}\"\n");
    }
    sheet
}

#[track_caller]
fn check_field(field: Field) {
    let word = field.word();
    let workspace = Workspace::new().with("a.csv", sheet());
    let mut line = "convert a.csv --today 2026-11-24 --ics a.ics --todo t.txt".to_owned();
    line += &format!(" --map {word}=Cell");
    for (other, header) in [
        (Field::Company, "Firm"),
        (Field::Role, "Job"),
        (Field::AppliedOn, "Sent"),
    ] {
        if other != field {
            line += &format!(" --map {}={header}", other.word());
        }
    }
    let run = workspace.followup(line.split(' '));
    let outcome = run.limited_by(MOST_MEMORY).outcome_within(MOST_TIME);
    // Done, perhaps with a warning about a cell; or refused as a whole, where
    // the order of dates is not to be told.
    assert!(
        matches!(outcome.exit, Some(0 | 1 | 3)),
        "{word}: {outcome:?}"
    );
    let is_clean = |text: &str| text.chars().all(|c| !c.is_control() || c == '\n');
    assert!(is_clean(&outcome.stderr), "{word}: {:?}", outcome.stderr);
    if outcome.exit == Some(3) {
        assert_eq!(workspace.files().len(), 1, "{word}");
        return;
    }
    // Where nothing is to be done there is neither.
    let files = workspace.files();
    let text = |name: &str| {
        let bytes = files.get(name).cloned().unwrap_or_default();
        String::from_utf8(bytes).unwrap()
    };
    let calendar = text("a.ics");
    for line in calendar.split_terminator("\r\n") {
        assert!(
            line.len() <= 75 && is_clean(line) && !line.contains('\n'),
            "{word}: {line:?}"
        );
        assert!(!line.starts_with("ATTENDEE"), "{word}: {line:?}");
    }
    let count = |line: &str| calendar.split("\r\n").filter(|it| *it == line).count();
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"), "{word}");
    for task in text("t.txt").lines() {
        assert!(is_clean(task), "{word}: {task:?}");
        let keys = task
            .split(' ')
            .filter(|word| word.starts_with("fu:"))
            .count();
        let days = task
            .split(' ')
            .filter(|word| word.starts_with("due:"))
            .count();
        assert_eq!((keys, days), (1, 1), "{word}: {task:?}");
    }
}

#[test]
fn each_field_takes_any_cell() {
    for field in Field::ALL {
        check_field(field);
    }
}
