//! The bytes of a calendar that we wrote become the places and stamps of its
//! events, or of its tasks.
//!
//! Reads lines, not values: it looks only for what tells ours from others, one
//! version from the next, and a task that is open from one that is not. Borrows
//! everything, changes nothing.

mod pieces;
mod values;

use std::collections::HashSet;
use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

pub(super) use self::pieces::PieceScanner;
use self::values::{after, day, moment, name_of, text, value_after};
use super::cancelled::MARK;
use crate::history::Done;
use crate::plan::{Key, is_task_uid};
use crate::render::ics::Stamp;

/// What a file turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Scan {
    /// A calendar in which everything is ours, perhaps without any event.
    Ours(Vec<OurEvent>),
    /// A calendar that holds something else too.
    Foreign(Foreign),
    /// No calendar at all.
    NotACalendar,
    /// A calendar that breaks off.
    Truncated,
}

/// One event of ours, or one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OurEvent {
    /// Whose it is.
    pub uid: Uuid,
    /// Where it stands, from BEGIN to the line break after END.
    pub bytes: Range<usize>,
    /// When it was last changed; `None` where somebody made that unreadable.
    pub stamp: Option<Stamp>,
    /// The day on which it begins, in UTC if it has a time; `None` where
    /// somebody made that unreadable. Of a task that is done, the day on which it
    /// was; one that is open is never past, and has none.
    pub day: Option<NaiveDate>,
    /// Whether we said that it does not take place.
    pub is_cancelled: bool,
    /// Who says that it is done. Only a task can be.
    pub done: Option<DoneBy>,
    /// Whether a client says that it was begun. Only a task can be.
    pub is_begun: bool,
}

/// Who says that a task is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoneBy {
    /// We said so, for the sheet or a todo file does.
    Us,
    /// A client, and so the person: it was done, or it is not wanted.
    Client(Done),
}

/// A file of tasks.
#[derive(Debug)]
pub struct TaskFile {
    /// What it turned out to be.
    pub scan: Scan,
    /// Where time zones stand that clients gave it.
    pub time_zones: Vec<Range<usize>>,
}

/// What a file is looked through for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sort {
    #[default]
    Event,
    Task,
}

/// What stands in a calendar that is not ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// How many components.
    pub count: usize,
    /// The summary of the first one that has one, else its UID, else what
    /// sort of component it is; clean enough to print.
    pub example: String,
}

/// Reads a file. Blank lines and a byte order mark before the calendar are
/// passed over, and so is a lone LF for a line break.
#[must_use]
pub fn scan(file: &[u8]) -> Scan {
    let mut scanner = Scanner::default();
    match scanner.read(file) {
        Ok(()) => scanner.finish(|bytes| file[bytes].to_vec()),
        Err(NotACalendar) => Scan::NotACalendar,
    }
}

/// Finds the one event of ours in a file that a client may have written, with a
/// time zone beside it, say. A client may have left out our key: then it is ours
/// if its UID is among those `known`. `None` if it holds something else as well.
#[must_use]
pub fn scan_one(file: &[u8], known: &HashSet<Uuid>) -> Option<OurEvent> {
    let is_known = |uid| known.contains(&uid);
    let mut scanner = Scanner {
        is_known: Some(&is_known),
        ..Scanner::default()
    };
    scanner.read(file).ok()?;
    if scanner.in_calendar || scanner.foreign > 0 || scanner.ours.len() > 1 {
        return None;
    }
    scanner.ours.pop()
}

/// Reads a file of tasks that a client may have written, with time zones beside
/// them, say, and without our keys: then a task is ours if its UID is among those
/// `known`.
#[must_use]
pub fn scan_tasks(file: &[u8], known: &HashSet<Uuid>) -> TaskFile {
    let is_known = |uid| known.contains(&uid);
    let mut scanner = Scanner {
        sort: Sort::Task,
        is_known: Some(&is_known),
        ..Scanner::default()
    };
    let read = scanner.read(file);
    TaskFile {
        time_zones: std::mem::take(&mut scanner.time_zones),
        scan: match read {
            Ok(()) => scanner.finish(|bytes| file[bytes].to_vec()),
            Err(NotACalendar) => Scan::NotACalendar,
        },
    }
}

/// The tasks of a file that may be ours, as far as it can be read; whatever else
/// is in it.
pub(super) fn possible_tasks(file: &[u8]) -> Vec<OurEvent> {
    let mut scanner = Scanner {
        sort: Sort::Task,
        is_known: Some(&is_task_uid),
        ..Scanner::default()
    };
    // What came before a line that cannot be read was read nevertheless.
    let _ = scanner.read(file);
    scanner.ours
}

/// A line that cannot stand in a calendar.
struct NotACalendar;

#[derive(Default)]
struct Scanner<'a> {
    sort: Sort,
    /// Which are ours without a key, in a file of a client.
    is_known: Option<&'a dyn Fn(Uuid) -> bool>,
    seen_calendar: bool,
    in_calendar: bool,
    /// How many components are open inside the calendar.
    depth: usize,
    component: Component,
    ours: Vec<OurEvent>,
    foreign: usize,
    /// Where the first foreign component stands.
    example: Option<Range<usize>>,
    time_zones: Vec<Range<usize>>,
}

/// The component of the calendar that is being read.
#[derive(Default)]
struct Component {
    start: usize,
    /// Whether it is what the file is looked through for.
    is_sought: bool,
    is_time_zone: bool,
    uid: Option<Uuid>,
    key: Option<Key>,
    dtstamp: Option<DateTime<Utc>>,
    last_modified: Option<DateTime<Utc>>,
    sequence: Option<u32>,
    day: Option<NaiveDate>,
    due: Option<NaiveDate>,
    status: Status,
    /// The status is none that a client gave it.
    is_our_status: bool,
    /// It says when it was completed, if it can be read.
    completed: Option<Option<NaiveDate>>,
    has_mark: bool,
}

/// What a STATUS says, as far as it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Status {
    #[default]
    Open,
    Begun,
    Completed,
    Cancelled,
}

impl Scanner<'_> {
    fn read(&mut self, file: &[u8]) -> Result<(), NotACalendar> {
        let mut start = 0;
        while start < file.len() {
            let end = memchr::memchr(b'\n', &file[start..]).map_or(file.len(), |at| start + at + 1);
            self.raw_line(&file[start..end], start)?;
            start = end;
        }
        Ok(())
    }

    /// Reads a line with its line break, if it has one.
    fn raw_line(&mut self, raw: &[u8], start: usize) -> Result<(), NotACalendar> {
        let mark = if start == 0 && raw.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        let line = raw[mark..].trim_ascii_end();
        self.line(line, start + mark, start + raw.len())
    }

    fn line(&mut self, line: &[u8], start: usize, end: usize) -> Result<(), NotACalendar> {
        if let Some(name) = after(line, b"BEGIN:") {
            return self.begin(name, start);
        }
        if let Some(name) = after(line, b"END:") {
            return self.end(name, end);
        }
        if !self.in_calendar {
            return if line.is_empty() {
                Ok(())
            } else {
                Err(NotACalendar)
            };
        }
        if self.depth == 1 && self.component.is_sought {
            self.component.property(line);
        }
        Ok(())
    }

    fn begin(&mut self, name: &[u8], start: usize) -> Result<(), NotACalendar> {
        if !self.in_calendar {
            if !name.eq_ignore_ascii_case(b"VCALENDAR") {
                return Err(NotACalendar);
            }
            self.in_calendar = true;
            self.seen_calendar = true;
            return Ok(());
        }
        if self.depth == 0 {
            let sought: &[u8] = match self.sort {
                Sort::Event => b"VEVENT",
                Sort::Task => b"VTODO",
            };
            self.component = Component {
                start,
                is_sought: name.eq_ignore_ascii_case(sought),
                is_time_zone: name.eq_ignore_ascii_case(b"VTIMEZONE"),
                ..Component::default()
            };
        }
        self.depth += 1;
        Ok(())
    }

    fn end(&mut self, name: &[u8], end: usize) -> Result<(), NotACalendar> {
        match self.depth {
            _ if !self.in_calendar => Err(NotACalendar),
            0 if name.eq_ignore_ascii_case(b"VCALENDAR") => {
                self.in_calendar = false;
                Ok(())
            }
            // Half a line, at the end of half a file.
            0 => Ok(()),
            1 => {
                self.depth = 0;
                self.close(end);
                Ok(())
            }
            _ => {
                self.depth -= 1;
                Ok(())
            }
        }
    }

    fn close(&mut self, end: usize) {
        let component = &self.component;
        let bytes = component.start..end;
        match component.uid {
            // Somebody who copies an event of ours gives it another UID, and
            // the copy is theirs.
            Some(uid)
                if component.is_sought
                    && (component.key == Some(Key::of(uid))
                        || self.is_known.is_some_and(|is_known| is_known(uid))) =>
            {
                let done = component.done().filter(|_| self.sort == Sort::Task);
                self.ours.push(OurEvent {
                    uid,
                    bytes,
                    stamp: component.stamp(),
                    day: match (self.sort, done) {
                        (Sort::Event, _) => component.day,
                        (Sort::Task, Some(_)) => component.completed.flatten().or(component.due),
                        (Sort::Task, None) => None,
                    },
                    is_cancelled: done.is_none() && component.status == Status::Cancelled,
                    done,
                    is_begun: component.status == Status::Begun && done.is_none(),
                });
            }
            // What a client says of a time zone belongs to the rest.
            _ if component.is_time_zone && self.is_known.is_some() => {
                self.time_zones.push(bytes);
            }
            _ => {
                self.foreign += 1;
                self.example.get_or_insert(bytes);
            }
        }
    }

    fn finish(self, read_back: impl FnOnce(Range<usize>) -> Vec<u8>) -> Scan {
        if !self.seen_calendar {
            return Scan::NotACalendar;
        }
        if self.in_calendar {
            return Scan::Truncated;
        }
        match self.example {
            Some(bytes) => Scan::Foreign(Foreign {
                count: self.foreign,
                example: name_of(&read_back(bytes)),
            }),
            None => Scan::Ours(self.ours),
        }
    }
}

impl Component {
    /// Takes what it needs. Our own lines of these are never folded.
    fn property(&mut self, line: &[u8]) {
        // A glance at the first letter spares most lines the comparisons.
        match line.first().map(u8::to_ascii_uppercase) {
            Some(b'C') => {
                if let Some(value) = value_after(line, b"COMPLETED") {
                    self.completed = Some(day(value));
                }
            }
            Some(b'U') => {
                if let Some(value) = after(line, b"UID:") {
                    self.uid = Uuid::try_parse_ascii(value).ok();
                }
            }
            Some(b'X') => {
                if let Some(value) = after(line, b"X-FOLLOWUP-KEY:") {
                    self.key = Key::parse(value);
                } else if let Some(value) = after(line, b"X-FOLLOWUP-STATUS:") {
                    self.is_our_status = value.eq_ignore_ascii_case(b"COMPLETED");
                }
            }
            Some(b'D') => {
                if let Some(value) = after(line, b"DTSTAMP:") {
                    self.dtstamp = moment(value);
                } else if let Some(value) = value_after(line, b"DTSTART") {
                    self.day = day(value);
                } else if let Some(value) = value_after(line, b"DUE") {
                    self.due = day(value);
                }
            }
            Some(b'L') => {
                if let Some(value) = after(line, b"LAST-MODIFIED:") {
                    self.last_modified = moment(value);
                }
            }
            Some(b'S') => {
                if let Some(value) = after(line, b"SEQUENCE:") {
                    self.sequence = text(value).and_then(|digits| digits.parse().ok());
                } else if let Some(value) = value_after(line, b"STATUS") {
                    self.status = match value {
                        _ if value.eq_ignore_ascii_case(b"CANCELLED") => Status::Cancelled,
                        _ if value.eq_ignore_ascii_case(b"COMPLETED") => Status::Completed,
                        _ if value.eq_ignore_ascii_case(b"IN-PROCESS") => Status::Begun,
                        _ => Status::Open,
                    };
                } else if let Some(value) = value_after(line, b"SUMMARY") {
                    self.has_mark = value.starts_with(MARK.trim_end().as_bytes());
                }
            }
            _ => {}
        }
    }

    /// Who says that the task is done. One that we called off is not, and says so
    /// in its summary; one that a client called off is not wanted, which comes to
    /// the same as if it had been done on a day that nobody knows.
    fn done(&self) -> Option<DoneBy> {
        let on = match (self.status, self.completed) {
            (Status::Cancelled, _) if self.has_mark => return None,
            (Status::Cancelled, _) => None,
            // Some clients write one of the two only.
            (Status::Completed, None) => None,
            (_, Some(on)) => on,
            (Status::Open | Status::Begun, None) => return None,
        };
        let is_ours = self.is_our_status && self.status == Status::Completed;
        let due = self.due;
        Some(if is_ours {
            DoneBy::Us
        } else {
            DoneBy::Client(Done { on, due })
        })
    }

    fn stamp(&self) -> Option<Stamp> {
        Some(Stamp {
            dtstamp: self.dtstamp?,
            sequence: self.sequence?,
            last_modified: self.last_modified?,
        })
    }
}

#[cfg(test)]
mod tests;
