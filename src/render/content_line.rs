//! Typed values become content lines (RFC 5545 section 3.1), folded and escaped.
//!
//! There is no way to write a raw value: a text is escaped, an address was
//! validated when it was read, and everything else is a number, a date or one
//! of a closed list of words. So whatever stands in a cell can reach neither
//! the end of its line nor the next property.

mod duration;
mod escaping;
mod vocabulary;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Timelike as _, Utc};
use uuid::Uuid;

use self::duration::duration_text;
use self::escaping::{harmless_length, replacement};
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
            Value::Texts(texts) => {
                for (place, text) in texts.iter().enumerate() {
                    if place > 0 {
                        self.put_together(b",");
                    }
                    self.put_text(text);
                }
            }
            Value::Uri(address) => self.put_folded(address.as_str().as_bytes()),
            Value::Date(date) => self.put_date(date),
            Value::DateTime(moment) => {
                self.put_date(moment.date_naive());
                self.put("T");
                self.put_two_digits(moment.hour());
                self.put_two_digits(moment.minute());
                self.put_two_digits(moment.second());
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

    /// Writes a text (RFC 5545 section 3.3.11) in one pass: runs of harmless
    /// characters are copied whole.
    fn put_text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut start = 0;
        let mut at = 0;
        loop {
            at += harmless_length(&bytes[at..]);
            if at == bytes.len() {
                break;
            }
            let Some((length, replacement)) = replacement(&bytes[at..]) else {
                at += 1;
                continue;
            };
            self.put_folded(&bytes[start..at]);
            self.put_together(replacement);
            at += length;
            start = at;
        }
        self.put_folded(&bytes[start..]);
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

    /// Copies what stays together: an escape sequence, which readers that unescape before they
    /// unfold would not find if a fold stood in it.
    fn put_together(&mut self, escape: &[u8]) {
        if escape.len() > LONGEST_LINE - self.width {
            self.fold();
        }
        self.out.extend_from_slice(escape);
        self.width += escape.len();
    }

    fn put_date(&mut self, date: NaiveDate) {
        // Four digits are all there is room for; no sheet has a year beyond them.
        let year = date.year().clamp(0, 9_999).unsigned_abs();
        self.put_two_digits(year / 100);
        self.put_two_digits(year % 100);
        self.put_two_digits(date.month());
        self.put_two_digits(date.day());
    }

    fn put_two_digits(&mut self, number: u32) {
        for digit in [number / 10 % 10, number % 10] {
            self.out.push(b'0' + u8::try_from(digit).unwrap_or(0));
        }
        self.width += 2;
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
        self.out.extend_from_slice(ascii.as_bytes());
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

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests;
