//! What todo files say about our tasks; and how new ones are added.
//!
//! Files are bytes: other programs write them in any encoding and with any
//! line break. A task of ours is known by its key alone, whatever else was
//! done to its line. No line that is there is ever changed.

use chrono::NaiveDate;

use super::closing::MOOT_TAG;
use crate::history::{Done, History, TaskState};
use crate::plan::Key;
use crate::render::todo_txt::{DUE_TAG, KEY_TAG};

/// Notes what one file says of our tasks. The order of files does not matter.
///
/// ```
/// use followup::history::{History, TaskState};
/// use followup::plan::Key;
/// use followup::sync::todo::read_tasks;
///
/// let mut history = History::default();
/// read_tasks(b"2026-11-21 Thank Ann due:2026-11-24 fu:bw71tb1\n", &mut history);
/// let key = Key::parse(b"bw71tb1").unwrap();
/// assert_eq!(history.task(key), Some(TaskState::Open));
/// read_tasks(b"x 2026-11-23 2026-11-21 Thank Ann fu:bw71tb1\r\n", &mut history);
/// assert!(matches!(history.task(key), Some(TaskState::Done(_))));
/// ```
pub fn read_tasks(file: &[u8], history: &mut History) {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    for line in file.split(|&byte| byte == b'\n') {
        let mut keys = keys(line).peekable();
        if keys.peek().is_none() {
            continue;
        }
        let state = state(line);
        for key in keys {
            history.note(key, state);
        }
    }
}

/// The bytes to append so that `lines` follow what is there: a last line
/// without a line break gets one first, or the new task would be glued to it.
/// New lines break as the last whole one does, else with LF.
///
/// Nothing to add is no bytes at all.
#[must_use]
pub fn append_tasks(target: &[u8], lines: &[String]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if lines.is_empty() {
        return bytes;
    }
    let line_break: &[u8] = match memchr::memrchr(b'\n', target) {
        Some(at) if at > 0 && target[at - 1] == b'\r' => b"\r\n",
        _ => b"\n",
    };
    if target.last().is_some_and(|&last| last != b'\n') && target != b"\xef\xbb\xbf" {
        bytes.extend_from_slice(line_break);
    }
    for line in lines {
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend_from_slice(line_break);
    }
    bytes
}

/// Whether a file may be a todo.txt: UTF-16 and binaries have NUL bytes, and
/// what is appended to them is lost or does harm.
#[must_use]
pub fn is_plain_text(file: &[u8]) -> bool {
    memchr::memchr(0, file).is_none()
}

/// Our keys in a line, each a word of its own.
pub(super) fn keys(line: &[u8]) -> impl Iterator<Item = Key> {
    words(line).filter_map(|word| Key::parse(word.strip_prefix(KEY_TAG.as_bytes())?))
}

/// Some clients leave a CR in the middle of a line, so that it parts words.
pub(super) fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
}

/// Reads the head of a line. Clients write a done task in six ways: `x DONE
/// CREATED text`, `x DONE (A) CREATED text`, `x (A) DONE CREATED text`, `x (A)
/// CREATED text`, `x DONE text` and `x text`, some with a capital X. A done task
/// with `moot:` was closed by us, and nobody did it.
pub(super) fn state(line: &[u8]) -> TaskState {
    let mut rest = words(line);
    let is_done = matches!(line, [b'x' | b'X', blank, ..] if blank.is_ascii_whitespace());
    if !is_done {
        return TaskState::Open;
    }
    if words(line).any(|word| word.starts_with(MOOT_TAG.as_bytes())) {
        return TaskState::Moot;
    }
    rest.next();
    let on = match rest.next() {
        Some(word) if is_priority(word) => {
            // A single date after a priority is that of creation: the client
            // that leaves the priority there writes no date of completion.
            let first = rest.next().and_then(date);
            let second = rest.next().and_then(date);
            first.filter(|_| second.is_some())
        }
        Some(word) => date(word),
        None => None,
    };
    TaskState::Done(Done { on, due: due(line) })
}

/// The day by which a task is to be done, as its line says.
pub(super) fn due(line: &[u8]) -> Option<NaiveDate> {
    words(line).find_map(|word| date(word.strip_prefix(DUE_TAG.as_bytes())?))
}

fn is_priority(word: &[u8]) -> bool {
    matches!(word, [b'(', letter, b')'] if letter.is_ascii_uppercase())
}

/// `2026-11-24`, and nothing else.
pub(super) fn date(word: &[u8]) -> Option<NaiveDate> {
    let is_iso = word.len() == 10
        && word.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_iso
        .then(|| std::str::from_utf8(word).ok()?.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::{append_tasks, is_plain_text, read_tasks};
    use crate::history::{Done, History, TaskState};
    use crate::plan::Key;

    const OPEN: Option<TaskState> = Some(TaskState::Open);

    fn done(on: &str) -> Option<TaskState> {
        Some(TaskState::Done(Done {
            on: on.parse().ok(),
            due: None,
        }))
    }

    fn state_in(files: &[&[u8]]) -> Option<TaskState> {
        let mut history = History::default();
        for file in files {
            read_tasks(file, &mut history);
        }
        history.task(Key::parse(b"k3f9q2h").unwrap())
    }

    #[test]
    fn keys_are_whole_words_anywhere() {
        fn check(line: &[u8], expected: Option<TaskState>) {
            assert_eq!(state_in(&[line]), expected, "{}", line.escape_ascii());
        }
        check(b"2026-11-21 Call due:2026-11-24 fu:k3f9q2h\n", OPEN);
        check(
            b"(A) 2026-11-21 Call fu:k3f9q2h due:2026-11-24\r hello\n",
            OPEN,
        );
        check(b"fu:k3f9q2h", OPEN);
        check(b"Call\tfu:k3f9q2h\r\n", OPEN);
        check(b"other\n\n\xff\xfe fu:k3f9q2h \xe9\n", OPEN);
        check(b"call fu:k3f9q2", None);
        check(b"call fu:k3f9q2hh", None);
        check(b"call xfu:k3f9q2h", None);
        check(b"call fu:K3F9Q2H", None);
        check(b"call fu: k3f9q2h", None);
        check(b"", None);
    }

    #[test]
    fn done_is_done_in_every_spelling() {
        fn check(head: &str, expected: Option<TaskState>) {
            let line = format!("{head} Call fu:k3f9q2h");
            assert_eq!(state_in(&[line.as_bytes()]), expected, "{head}");
        }
        check("x 2026-11-23 2026-11-21", done("2026-11-23"));
        check("x 2026-11-23", done("2026-11-23"));
        check("x", done(""));
        check("x 2026-11-23 (A) 2026-11-21", done("2026-11-23"));
        check("x (A) 2026-11-23 2026-11-21", done("2026-11-23"));
        check("x (B) 2026-11-21", done(""));
        check("X 2026-11-23 2026-11-21", done("2026-11-23"));
        check("\u{feff}x 2026-11-23", done("2026-11-23"));
        check("x 2026-02-31", done(""));
        check("x 2026-11-3", done(""));
        check("x +2026-11-3", done(""));
        check(
            "x 2026-11-23 2026-11-21 moot:rejected",
            Some(TaskState::Moot),
        );
        check("x moot:gone", Some(TaskState::Moot));
        check("2026-11-21 moot:gone", OPEN);
        check("x2026-11-23", OPEN);
        check("xylophone", OPEN);
        check(" x 2026-11-23", OPEN);
        check("(A) x", OPEN);
    }

    #[test]
    fn files_are_read_in_any_order() {
        fn check(lines: [&str; 2], expected: Option<TaskState>) {
            let [one, other] = lines.map(|head| format!("{head} Call fu:k3f9q2h\n").into_bytes());
            assert_eq!(state_in(&[&one, &other]), expected, "{lines:?}");
            assert_eq!(state_in(&[&other, &one]), expected, "{lines:?}");
            let one_file = [one, other].concat();
            assert_eq!(state_in(&[&one_file]), expected, "{lines:?}");
        }
        check(["2026-11-21", "2026-11-21"], OPEN);
        check(["2026-11-21", "x"], done(""));
        check(["x", "x 2026-11-23"], done("2026-11-23"));
        check(["x moot:gone", "2026-11-21"], OPEN);
        check(["x moot:gone", "x"], done(""));
        check(["x 2026-11-25", "x 2026-11-23"], done("2026-11-23"));
    }

    #[test]
    fn tasks_are_appended_as_the_file_breaks_its_lines() {
        fn check(target: &str, expected: &str) {
            let lines = ["one".to_owned(), "two".to_owned()];
            let appended = append_tasks(target.as_bytes(), &lines);
            assert_eq!(String::from_utf8(appended).unwrap(), expected, "{target:?}");
        }
        check("", "one\ntwo\n");
        check("\u{feff}", "one\ntwo\n");
        check("a\n", "one\ntwo\n");
        check("a", "\none\ntwo\n");
        check("a\r\n", "one\r\ntwo\r\n");
        check("a\r\nb", "\r\none\r\ntwo\r\n");
        check("a\r\nb\n", "one\ntwo\n");
        check("a\nb\r\n\r\n", "one\r\ntwo\r\n");
        check("a\r", "\none\ntwo\n");
    }

    #[test]
    fn nothing_to_add_is_nothing_to_append() {
        assert_eq!(append_tasks(b"no line break", &[]), b"");
    }

    #[test]
    fn wide_characters_are_no_plain_text() {
        assert!(is_plain_text("é\r\n".as_bytes()));
        assert!(!is_plain_text(b"\xff\xfea\0b\0"));
    }
}
