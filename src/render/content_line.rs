//! Typed values become content lines (RFC 5545 section 3.1), folded and escaped.
//!
//! There is no way to write a raw value: a text is escaped, an address was
//! validated when it was read, and everything else is a number, a date or one
//! of a closed list of words. So whatever stands in a cell can reach neither
//! the end of its line nor the next property.

mod duration;
mod escaping;
mod ready;
mod vocabulary;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc};
use uuid::Uuid;

use self::duration::duration_text;
pub use self::ready::{EscapedText, ReadyLines};
pub use self::vocabulary::{Component, Property, Word};
use crate::plan::Key;
use crate::text::WebAddress;

/// The longest physical line in octets, its line break not counted; the blank
/// that opens a continuation is (RFC 5545 section 3.1).
pub const LONGEST_LINE: usize = 75;

/// What may stand after the colon.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// Any text at all; escaped, its control characters made harmless.
    Text(&'a str),
    /// The same, escaped before.
    Escaped(&'a EscapedText),
    /// Several texts, each escaped.
    Texts(&'a [&'a str]),
    /// An address; written as it is (RFC 5545 section 3.3.13).
    Uri(&'a WebAddress),
    /// A whole day; `VALUE=DATE` is added to the name.
    Date(NaiveDate),
    /// A moment, written in UTC to the second.
    DateTime(DateTime<Utc>),
    /// A length of time, to the second.
    Duration(TimeDelta),
    /// A count.
    Integer(u32),
    /// An identity.
    Uuid(Uuid),
    /// The key of a follow-up.
    Key(Key),
    /// A fixed word.
    Word(Word),
}

/// Writes content lines to the end of a buffer.
///
/// ```
/// use followup::render::content_line::{ContentLines, Property, Value};
///
/// let mut out = Vec::new();
/// ContentLines::new(&mut out).property(Property::Summary, Value::Text("a;b\r\nATTENDEE:x"));
/// assert_eq!(out, b"SUMMARY:a\\;b\\nATTENDEE:x\r\n");
/// ```
#[derive(Debug)]
pub struct ContentLines<'a> {
    out: &'a mut Vec<u8>,
    /// Octets on the physical line so far.
    width: usize,
}

impl<'a> ContentLines<'a> {
    /// Starts at the end of `out`, which must end in a line break or be empty.
    #[must_use]
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, width: 0 }
    }

    /// Writes lines that were written before.
    pub fn ready(&mut self, lines: &ReadyLines) {
        self.out.extend_from_slice(lines.as_bytes());
    }

    /// Opens a component.
    pub fn begin(&mut self, component: Component) {
        self.put("BEGIN:");
        self.put(component.name());
        self.end_line();
    }

    /// Closes a component.
    pub fn end(&mut self, component: Component) {
        self.put("END:");
        self.put(component.name());
        self.end_line();
    }

    /// Writes one property.
    pub fn property(&mut self, property: Property, value: Value<'_>) {
        self.put(property.name());
        if matches!(value, Value::Date(_)) {
            self.put(";VALUE=DATE");
        }
        self.put(":");
        match value {
            Value::Text(text) => self.put_text(text),
            Value::Escaped(text) => self.put_escaped(text.as_bytes()),
            Value::Texts(texts) => {
                for (place, text) in texts.iter().enumerate() {
                    if place > 0 {
                        self.put_escaped(b",");
                    }
                    self.put_text(text);
                }
            }
            Value::Uri(address) => self.put_folded(address.as_str().as_bytes()),
            Value::Date(date) => self.put_date(date),
            Value::DateTime(moment) => {
                self.put_date(moment.date_naive());
                self.put("T");
                self.put_time(moment.time());
                self.put("Z");
            }
            Value::Duration(duration) => self.put(&duration_text(duration)),
            Value::Integer(number) => self.put_number(number),
            Value::Uuid(uuid) => {
                let mut buffer = Uuid::encode_buffer();
                self.put(uuid.hyphenated().encode_lower(&mut buffer));
            }
            Value::Key(key) => self.put(key.as_str()),
            Value::Word(word) => self.put(word.as_str()),
        }
        self.end_line();
    }

    fn put_text(&mut self, text: &str) {
        self.put_escaped(EscapedText::of(text).as_bytes());
    }

    /// Copies UTF-8, breaking lines between characters only.
    fn put_folded(&mut self, mut bytes: &[u8]) {
        while bytes.len() > LONGEST_LINE - self.width {
            let mut end = LONGEST_LINE - self.width;
            while end > 0 && is_continuation(bytes[end]) {
                end -= 1;
            }
            let (head, tail) = bytes.split_at(end);
            self.out.extend_from_slice(head);
            self.fold();
            bytes = tail;
        }
        self.out.extend_from_slice(bytes);
        self.width += bytes.len();
    }

    /// Copies a text that is escaped. Lines are broken between characters, and not
    /// within an escape sequence: readers that unescape before they unfold would
    /// not find it.
    fn put_escaped(&mut self, mut bytes: &[u8]) {
        while bytes.len() > LONGEST_LINE - self.width {
            let room = &bytes[..LONGEST_LINE - self.width];
            let mut end = room.len();
            while end > 0 && is_continuation(bytes[end]) {
                end -= 1;
            }
            let backslashes = room[..end].iter().rev().take_while(|it| **it == b'\\');
            end -= backslashes.count() % 2;
            self.out.extend_from_slice(&bytes[..end]);
            self.fold();
            bytes = &bytes[end..];
        }
        self.out.extend_from_slice(bytes);
        self.width += bytes.len();
    }

    fn put_date(&mut self, date: NaiveDate) {
        // Four digits are all there is room for; no sheet has a year beyond them.
        let year = date.year().clamp(0, 9_999).unsigned_abs();
        let parts = [year / 100, year % 100, date.month(), date.day()];
        self.put_ascii(parts.map(two_digits).as_flattened());
    }

    fn put_time(&mut self, time: NaiveTime) {
        let parts = [time.hour(), time.minute(), time.second()];
        self.put_ascii(parts.map(two_digits).as_flattened());
    }

    fn put_number(&mut self, number: u32) {
        if number < 10 {
            self.out.push(b'0' + u8::try_from(number).unwrap_or(0));
            self.width += 1;
        } else {
            self.put(&number.to_string());
        }
    }

    /// Copies what is known to be short ASCII.
    fn put(&mut self, ascii: &str) {
        self.put_ascii(ascii.as_bytes());
    }

    fn put_ascii(&mut self, ascii: &[u8]) {
        self.out.extend_from_slice(ascii);
        self.width += ascii.len();
    }

    fn fold(&mut self) {
        self.out.extend_from_slice(b"\r\n ");
        self.width = 1;
    }

    fn end_line(&mut self) {
        self.out.extend_from_slice(b"\r\n");
        self.width = 0;
    }
}

fn two_digits(number: u32) -> [u8; 2] {
    [number / 10 % 10, number % 10].map(|digit| b'0' + u8::try_from(digit).unwrap_or(0))
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests;
