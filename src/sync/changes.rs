//! All that is to happen to files, worked out before the first is touched;
//! shown as a diff, or made.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::ics_scanner::{OurEvent, Scan, scan};
use super::write::{append_to_file, replace_file};
use crate::error::Error;

/// What is to happen to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileChange {
    /// The file becomes these bytes.
    Replace {
        /// The file.
        path: PathBuf,
        /// What was read from it; `None` if there was none.
        previous: Option<Vec<u8>>,
        /// What it becomes.
        bytes: Vec<u8>,
    },
    /// These bytes come after what is there.
    Append {
        /// The file.
        path: PathBuf,
        /// What was read from it; `None` if there was none.
        previous: Option<Vec<u8>>,
        /// What is added.
        bytes: Vec<u8>,
    },
    /// The file is not opened.
    Nothing,
}

/// Makes the changes: whole files first, tasks last. Each can be made again,
/// so that a run after a failure repairs what the failure left; and a task
/// that is there tells that its event is there too.
///
/// # Errors
///
/// Of the first file that could not be written; those before it are written.
pub fn apply(changes: &[FileChange]) -> Result<(), Error> {
    for change in changes {
        if let FileChange::Replace {
            path,
            previous,
            bytes,
        } = change
        {
            replace_file(path, previous.as_deref(), bytes)?;
        }
    }
    for change in changes {
        if let FileChange::Append {
            path,
            previous,
            bytes,
        } = change
        {
            append_to_file(path, previous.as_deref(), bytes)?;
        }
    }
    Ok(())
}

/// The changes of one file for people, in the manner of a unified diff: of a
/// calendar event by event, with long lines put together again. Empty if
/// nothing happens. Control characters are not shown as such.
#[must_use]
pub fn diff(change: &FileChange) -> String {
    let mut out = String::new();
    match change {
        FileChange::Nothing => {}
        FileChange::Append {
            path,
            previous,
            bytes,
        } => {
            file_header(path, previous.is_some(), &mut out);
            out.push_str("@@ at the end @@\n");
            for line in content_lines(bytes.trim_ascii_start()) {
                push_line('+', &line, &mut out);
            }
        }
        FileChange::Replace {
            path,
            previous,
            bytes,
        } => {
            file_header(path, previous.is_some(), &mut out);
            let body = out.len();
            let old = previous.as_deref().unwrap_or_default();
            match (events(old), events(bytes)) {
                (Some(old_events), Some(new_events)) => {
                    calendar_diff((old, &old_events), (bytes, &new_events), &mut out);
                }
                _ => push_hunk("", old, bytes, &mut out),
            }
            if out.len() == body {
                out.push_str("@@ the same in another order @@\n");
            }
        }
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
    text.replace(|c: char| c.is_control() && c != '\t', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use tempfile::tempdir;

    use super::{FileChange, apply, diff};
    use crate::error::{Error, Failure};

    fn replace(path: impl Into<PathBuf>, previous: Option<&str>, bytes: &str) -> FileChange {
        FileChange::Replace {
            path: path.into(),
            previous: previous.map(|text| text.as_bytes().to_vec()),
            bytes: bytes.as_bytes().to_vec(),
        }
    }

    fn append(path: impl Into<PathBuf>, previous: Option<&str>, bytes: &str) -> FileChange {
        FileChange::Append {
            path: path.into(),
            previous: previous.map(|text| text.as_bytes().to_vec()),
            bytes: bytes.as_bytes().to_vec(),
        }
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
        fn check(change: &FileChange, expected: &str) {
            assert_eq!(diff(change), expected);
        }
        check(&FileChange::Nothing, "");
        check(
            &append("todo.txt", Some("a"), "\nb\u{1b}[31m\nc\n"),
            "--- todo.txt\n+++ todo.txt\n@@ at the end @@\n+b\u{fffd}[31m\n+c\n",
        );
        check(
            &append("todo.txt", None, "b\n"),
            "--- /dev/null\n+++ todo.txt\n@@ at the end @@\n+b\n",
        );
        check(
            &replace(
                "f.ics",
                Some(&calendar("a", &event(0, "Thank\r\n  Ann"))),
                &calendar("a", &event(1, "Thank Bob")),
            ),
            "--- f.ics\n+++ f.ics\n@@ event 5f0e1d2c-3b4a-5968-8776-655443322110 @@\n\
             -SEQUENCE:0\n-SUMMARY:Thank Ann\n+SEQUENCE:1\n+SUMMARY:Thank Bob\n",
        );
        check(
            &replace(
                "f.ics",
                Some(&calendar("a", &event(0, "x"))),
                &calendar("b", &event(0, "x")),
            ),
            "--- f.ics\n+++ f.ics\n@@ calendar @@\n-NAME:a\n+NAME:b\n",
        );
        check(
            &replace("f.json", Some("{\n  1\n}\n"), "{\n  2\n}\n"),
            "--- f.json\n+++ f.json\n-  1\n+  2\n",
        );
        check(
            &replace("f", Some("a\nb\n"), "b\na\n"),
            "--- f\n+++ f\n@@ the same in another order @@\n",
        );
    }

    #[test]
    fn events_that_come_and_go_are_shown_whole() {
        let one = calendar("a", &event(0, "x"));
        let shown = diff(&replace("f.ics", None, &one));
        assert!(shown.starts_with("--- /dev/null\n+++ f.ics\n@@ calendar @@\n+BEGIN:VCALENDAR\n"));
        assert!(shown.contains("+UID:5f0e1d2c-3b4a-5968-8776-655443322110\n"));
        let shown = diff(&replace("f.ics", Some(&one), &calendar("a", "")));
        assert_eq!(shown.matches("\n-").count(), 6);
    }

    #[test]
    fn calendars_are_written_before_tasks() {
        let folder = tempdir().unwrap();
        let calendar = folder.path().join("f.ics");
        let tasks = folder.path().join("todo.txt");
        fs::write(&calendar, "theirs").unwrap();
        let changes = [
            append(&tasks, None, "a\n"),
            replace(&calendar, None, "new"),
            FileChange::Nothing,
        ];
        let error = apply(&changes).unwrap_err();
        assert_eq!(error.failure(), Failure::Busy);
        assert!(!tasks.exists());
        fs::remove_file(&calendar).unwrap();
        assert_eq!(apply(&changes), Ok(()));
        assert_eq!(fs::read(&tasks).unwrap(), b"a\n");
        assert_eq!(fs::read(&calendar).unwrap(), b"new");
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named() {
        let missing = Path::new("missing-folder/f.ics");
        let error = apply(&[replace(missing, None, "new")]);
        assert_eq!(
            error,
            Err(Error::CouldNotWrite {
                path: missing.to_owned(),
                why: "its folder does not exist".to_owned(),
            })
        );
    }
}
