//! What is to happen to files, for people: in the manner of a unified diff.
//! Control characters are not shown as such. Pure.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

use super::changes::FileChange;
use super::ics_scanner::{OurEvent, Scan, scan};
use crate::text::is_unsafe;

/// How a file is replaced: of a calendar event by event, with long lines put
/// together again.
#[must_use]
pub fn replacement(path: &Path, previous: Option<&[u8]>, bytes: &[u8]) -> String {
    let mut out = String::new();
    file_header(path, previous.is_some(), &mut out);
    let body = out.len();
    let old = previous.unwrap_or_default();
    match (events(old), events(bytes)) {
        (Some(old_events), Some(new_events)) => {
            calendar_diff((old, &old_events), (bytes, &new_events), &mut out);
        }
        _ => push_hunk("", old, bytes, &mut out),
    }
    if out.len() == body {
        out.push_str("@@ the same in another order @@\n");
    }
    out
}

/// What happens to a small file of a folder.
#[must_use]
pub fn of_file(change: &FileChange<'_>) -> String {
    match (&change.bytes, change.previous) {
        (Some(bytes), previous) => replacement(&change.path, previous, bytes),
        (None, previous) => removal(&change.path, previous.unwrap_or_default()),
    }
}

/// How a file goes: all that it says.
fn removal(path: &Path, previous: &[u8]) -> String {
    let mut out = String::new();
    let path = printable(&path.to_string_lossy());
    // Writing to a string cannot fail.
    let _ = write!(out, "--- {path}\n+++ /dev/null\n");
    push_hunk("", previous, b"", &mut out);
    out
}

/// What is appended to a file.
#[must_use]
pub fn addition(path: &Path, previous: Option<&[u8]>, bytes: &[u8]) -> String {
    let mut out = String::new();
    file_header(path, previous.is_some(), &mut out);
    out.push_str("@@ at the end @@\n");
    for line in content_lines(bytes.trim_ascii_start()) {
        push_line('+', &line, &mut out);
    }
    out
}

fn file_header(path: &Path, exists: bool, out: &mut String) {
    let path = printable(&path.to_string_lossy());
    let before = if exists { &path } else { "/dev/null" };
    // Writing to a string cannot fail.
    let _ = write!(out, "--- {before}\n+++ {path}\n");
}

/// The events of a calendar of ours; no file is one without events.
fn events(file: &[u8]) -> Option<Vec<OurEvent>> {
    if file.is_empty() {
        return Some(Vec::new());
    }
    match scan(file) {
        Scan::Ours(events) => Some(events),
        _ => None,
    }
}

fn calendar_diff(old: (&[u8], &[OurEvent]), new: (&[u8], &[OurEvent]), out: &mut String) {
    let (old_file, old_events) = old;
    let (new_file, new_events) = new;
    let head = |file: &[u8], events: &[OurEvent]| {
        let end = events.first().map_or(file.len(), |event| event.bytes.start);
        file[..end].to_vec()
    };
    let heads = (head(old_file, old_events), head(new_file, new_events));
    push_hunk("@@ calendar @@\n", &heads.0, &heads.1, out);
    let mut before: HashMap<_, _> = old_events
        .iter()
        .map(|event| (event.uid, &old_file[event.bytes.clone()]))
        .collect();
    for event in new_events {
        let old = before.remove(&event.uid).unwrap_or_default();
        let header = format!("@@ event {} @@\n", event.uid);
        push_hunk(&header, old, &new_file[event.bytes.clone()], out);
    }
    for event in old_events {
        if let Some(old) = before.remove(&event.uid) {
            push_hunk(&format!("@@ event {} @@\n", event.uid), old, b"", out);
        }
    }
}

/// The lines that only one of the two has, under a header.
fn push_hunk(header: &str, old: &[u8], new: &[u8], out: &mut String) {
    if old == new {
        return;
    }
    let (old, new) = (content_lines(old), content_lines(new));
    let (in_old, in_new): (HashSet<_>, HashSet<_>) = (old.iter().collect(), new.iter().collect());
    let mut gone = old.iter().filter(|line| !in_new.contains(line)).peekable();
    let mut come = new.iter().filter(|line| !in_old.contains(line)).peekable();
    if gone.peek().is_some() || come.peek().is_some() {
        out.push_str(header);
    }
    for line in gone {
        push_line('-', line, out);
    }
    for line in come {
        push_line('+', line, out);
    }
}

/// The lines of a text; folded ones (RFC 5545 section 3.1) in one piece.
fn content_lines(text: &[u8]) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    if text.is_empty() {
        return lines;
    }
    for line in text.split(|&byte| byte == b'\n') {
        let is_crlf = line.ends_with(b"\r");
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line, lines.last_mut()) {
            ([b' ', more @ ..], Some(last)) if is_crlf => last.extend_from_slice(more),
            _ => lines.push(line.to_vec()),
        }
    }
    lines
}

fn push_line(sign: char, line: &[u8], out: &mut String) {
    out.push(sign);
    out.push_str(&printable(&String::from_utf8_lossy(line)));
    out.push('\n');
}

/// Nothing that a terminal would obey.
fn printable(text: &str) -> String {
    text.replace(|c: char| is_unsafe(c) && c != '\t', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{addition, replacement};

    fn replaced(path: &str, previous: Option<&str>, bytes: &str) -> String {
        replacement(
            Path::new(path),
            previous.map(str::as_bytes),
            bytes.as_bytes(),
        )
    }

    fn added(path: &str, previous: Option<&str>, bytes: &str) -> String {
        addition(
            Path::new(path),
            previous.map(str::as_bytes),
            bytes.as_bytes(),
        )
    }

    fn event(sequence: u32, summary: &str) -> String {
        format!(
            "BEGIN:VEVENT\r\nUID:5f0e1d2c-3b4a-5968-8776-655443322110\r\nSEQUENCE:{sequence}\r\n\
             SUMMARY:{summary}\r\nX-FOLLOWUP-KEY:bw71tb1\r\nEND:VEVENT\r\n"
        )
    }

    fn calendar(name: &str, events: &str) -> String {
        format!("BEGIN:VCALENDAR\r\nNAME:{name}\r\n{events}END:VCALENDAR\r\n")
    }

    #[test]
    fn diffs_read_to_the_letter() {
        fn check(shown: &str, expected: &str) {
            assert_eq!(shown, expected);
        }
        check(
            &added("todo.txt", Some("a"), "\nb\u{1b}[31m\nc\n"),
            "--- todo.txt\n+++ todo.txt\n@@ at the end @@\n+b\u{fffd}[31m\n+c\n",
        );
        check(
            &added("todo.txt", None, "b\n"),
            "--- /dev/null\n+++ todo.txt\n@@ at the end @@\n+b\n",
        );
        check(
            &replaced(
                "f.ics",
                Some(&calendar("a", &event(0, "Thank\r\n  Ann"))),
                &calendar("a", &event(1, "Thank Bob")),
            ),
            "--- f.ics\n+++ f.ics\n@@ event 5f0e1d2c-3b4a-5968-8776-655443322110 @@\n\
             -SEQUENCE:0\n-SUMMARY:Thank Ann\n+SEQUENCE:1\n+SUMMARY:Thank Bob\n",
        );
        check(
            &replaced(
                "f.ics",
                Some(&calendar("a", &event(0, "x"))),
                &calendar("b", &event(0, "x")),
            ),
            "--- f.ics\n+++ f.ics\n@@ calendar @@\n-NAME:a\n+NAME:b\n",
        );
        check(
            &replaced("f.json", Some("{\n  1\n}\n"), "{\n  2\n}\n"),
            "--- f.json\n+++ f.json\n-  1\n+  2\n",
        );
        check(
            &replaced("f", Some("a\nb\n"), "b\na\n"),
            "--- f\n+++ f\n@@ the same in another order @@\n",
        );
    }

    #[test]
    fn events_that_come_and_go_are_shown_whole() {
        let one = calendar("a", &event(0, "x"));
        let shown = replaced("f.ics", None, &one);
        assert!(shown.starts_with("--- /dev/null\n+++ f.ics\n@@ calendar @@\n+BEGIN:VCALENDAR\n"));
        assert!(shown.contains("+UID:5f0e1d2c-3b4a-5968-8776-655443322110\n"));
        let shown = replaced("f.ics", Some(&one), &calendar("a", ""));
        assert_eq!(shown.matches("\n-").count(), 6);
    }
}
