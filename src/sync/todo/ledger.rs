//! What we last wrote to a todo.txt, as a value and as text.
//!
//! A help and no source of truth: the person's files are asked first, and a
//! ledger that is lost costs one repeated question at most. So what cannot be
//! read is taken for lost, and never for an error.
//!
//! ```text
//! followup.todo/1
//! k3f9q2h<TAB>seen<TAB>1<TAB>/home/ann/applications.csv<TAB>2026-11-21 Email Ann due:2026-11-25 fu:k3f9q2h
//! ```

use std::collections::BTreeMap;

use crate::plan::Key;

/// The first line.
const VERSION: &str = "followup.todo/1";

/// Whether a later run has found a task in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// It was written; whether it arrived is not known.
    Written,
    /// It was in a file, so if it is in none, the person has deleted it.
    Seen,
}

/// What is known of one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whether it has arrived.
    pub sighting: Sighting,
    /// How often it was appended.
    pub times: u8,
    /// The sheet it comes from; `None` for one that came through a pipe.
    pub source: Option<String>,
    /// The line as we last wanted it, without its line break.
    pub line: String,
}

/// What is known of all tasks of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// By key, which is also the order of the text.
    pub entries: BTreeMap<Key, Entry>,
}

impl Ledger {
    /// Reads a ledger; `None` for anything that is not one of this version,
    /// whole and without a fault.
    #[must_use]
    pub fn parse(file: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(file).ok()?.strip_suffix('\n')?;
        let mut lines = text.split('\n');
        if lines.next() != Some(VERSION) {
            return None;
        }
        let mut entries = BTreeMap::new();
        for line in lines {
            let mut cells = line.splitn(5, '\t');
            let key = Key::parse(cells.next()?.as_bytes())?;
            let sighting = match cells.next()? {
                "written" => Sighting::Written,
                "seen" => Sighting::Seen,
                _ => return None,
            };
            let times = cells.next()?.parse().ok()?;
            let source = match cells.next()? {
                "" => None,
                escaped => Some(unescape(escaped)?),
            };
            let line = unescape(cells.next()?)?;
            let entry = Entry {
                sighting,
                times,
                source,
                line,
            };
            if entries.insert(key, entry).is_some() {
                return None;
            }
        }
        Some(Self { entries })
    }

    /// The ledger as text. The same ledger gives the same bytes.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{VERSION}\n");
        for (key, entry) in &self.entries {
            let sighting = match entry.sighting {
                Sighting::Written => "written",
                Sighting::Seen => "seen",
            };
            let source = escape(entry.source.as_deref().unwrap_or_default());
            let (key, times, line) = (key.as_str(), entry.times, escape(&entry.line));
            text.push_str(&format!("{key}\t{sighting}\t{times}\t{source}\t{line}\n"));
        }
        text
    }
}

/// A path may hold anything, so what would part a line is written otherwise.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn unescape(escaped: &str) -> Option<String> {
    let mut text = String::with_capacity(escaped.len());
    let mut characters = escaped.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                _ => return None,
            },
            '\t' => return None,
            other => other,
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Entry, Ledger, Sighting};
    use crate::plan::Key;

    #[test]
    fn a_ledger_comes_back_as_it_was() {
        fn check(sighting: Sighting, source: Option<&str>, line: &str, expected: &str) {
            let mut ledger = Ledger::default();
            let entry = Entry {
                sighting,
                times: 2,
                source: source.map(str::to_owned),
                line: line.to_owned(),
            };
            let key = Key::parse(b"k3f9q2h").unwrap();
            ledger.entries.insert(key, entry);
            let text = ledger.to_text();
            assert_eq!(text, format!("followup.todo/1\n{expected}\n"));
            assert_eq!(Ledger::parse(text.as_bytes()), Some(ledger));
        }
        check(
            Sighting::Seen,
            Some("/a.csv"),
            "b c",
            "k3f9q2h\tseen\t2\t/a.csv\tb c",
        );
        check(Sighting::Written, None, "é", "k3f9q2h\twritten\t2\t\té");
        check(
            Sighting::Seen,
            Some("/a\tb\\n\n"),
            "c",
            "k3f9q2h\tseen\t2\t/a\\tb\\\\n\\n\tc",
        );
    }

    #[test]
    fn what_cannot_be_read_is_lost() {
        fn check(file: &[u8], is_read: bool) {
            assert_eq!(
                Ledger::parse(file).is_some(),
                is_read,
                "{}",
                file.escape_ascii()
            );
        }
        check(b"followup.todo/1\n", true);
        check(b"followup.todo/1\nk3f9q2h\tseen\t1\t/a\tb\n", true);
        check(b"", false);
        check(b"followup.todo/1", false);
        check(b"followup.todo/2\n", false);
        check(b"\xff\xfe", false);
        check(b"followup.todo/1\n\n", false);
        check(b"followup.todo/1\nk3f9q2h\tseen\t1\t/a\tb", false);
        check(b"followup.todo/1\nk3f9q2h\tseen\t1\t/a\n", false);
        check(b"followup.todo/1\nk3f9q2u\tseen\t1\t/a\tb\n", false);
        check(b"followup.todo/1\nk3f9q2h\tmet\t1\t/a\tb\n", false);
        check(b"followup.todo/1\nk3f9q2h\tseen\t-1\t/a\tb\n", false);
        check(b"followup.todo/1\nk3f9q2h\tseen\t1\t/a\\x\tb\n", false);
        check(b"followup.todo/1\nk3f9q2h\tseen\t1\t/a\tb\tc\n", false);
        check(
            b"followup.todo/1\nk3f9q2h\tseen\t1\t/a\tb\nk3f9q2h\tseen\t1\t/a\tb\n",
            false,
        );
    }
}
