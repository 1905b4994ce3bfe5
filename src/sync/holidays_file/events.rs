//! The lines of a calendar become events: what each says about its days.
//!
//! Only the lines that matter are handed to the `icalendar` crate, one at a
//! time. Reading a whole file with it would fail on the first broken line,
//! on a second calendar in the same file, and on what is nested too deep; and
//! alarms and time zones, whose dates mean something else, never get here.

use chrono::NaiveDate;
use icalendar::DatePerhapsTime;
use icalendar::parser::{ParseString, Property};

use crate::sync::lines::content_lines;
use crate::text::Text;

/// What a calendar file holds.
#[derive(Debug, Default)]
pub(super) struct Events {
    /// The events, in the order of the file.
    pub(super) events: Vec<Event>,
    /// The line in which an event begins that the file breaks off in.
    pub(super) cut_off: Option<u32>,
}

/// One event (RFC 5545 section 3.6.1), as far as it says when it is.
#[derive(Debug, Default)]
pub(super) struct Event {
    /// The line in which it begins.
    pub(super) line: u32,
    /// The identity that it shares with what overrides one of its occurrences.
    pub(super) uid: Option<String>,
    /// SUMMARY.
    pub(super) name: Option<Text>,
    /// DTSTART.
    pub(super) start: Option<DatePerhapsTime>,
    /// DTEND, which is not part of the event.
    pub(super) end: Option<DatePerhapsTime>,
    /// DURATION, in hours.
    pub(super) hours: Option<i64>,
    /// RRULE, unread.
    pub(super) rules: Vec<String>,
    /// RDATE: further occurrences.
    pub(super) added: Vec<NaiveDate>,
    /// EXDATE: occurrences that are not.
    pub(super) excluded: Vec<NaiveDate>,
    /// RECURRENCE-ID: the occurrence that this event stands for.
    pub(super) replaces: Option<NaiveDate>,
    /// STATUS:CANCELLED.
    pub(super) is_cancelled: bool,
}

/// Reads the events of a file, also of several calendars in a row.
pub(super) fn read_events(bytes: &[u8]) -> Events {
    let mut found = Events::default();
    let mut open: Option<Event> = None;
    // How many components are open inside the event.
    let mut depth = 0_u32;
    for (number, line) in content_lines(bytes) {
        let line = String::from_utf8_lossy(&line);
        let Some((name, rest)) = split_name(&line) else {
            continue;
        };
        match (name.as_str(), &mut open) {
            ("BEGIN", None) if is_event(rest) => {
                open = Some(Event {
                    line: number,
                    ..Event::default()
                });
                depth = 0;
            }
            ("BEGIN", Some(_)) => depth += 1,
            ("END", Some(_)) if depth > 0 => depth -= 1,
            ("END", Some(_)) => found.events.extend(open.take()),
            (_, Some(event)) if depth == 0 => event.take(&name, rest),
            _ => {}
        }
    }
    found.cut_off = open.map(|event| event.line);
    found
}

fn is_event(rest: &str) -> bool {
    let kind = rest.strip_prefix(':');
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("VEVENT"))
}

/// The name of a property in upper case, and the line from its `;` or `:` on.
/// The crate knows what to unescape by the name, and knows upper case only.
fn split_name(line: &str) -> Option<(String, &str)> {
    let at = line.find([':', ';'])?;
    let (name, rest) = line.split_at(at);
    Some((name.trim().to_ascii_uppercase(), rest))
}

impl Event {
    fn take(&mut self, name: &str, rest: &str) {
        const NEEDED: [&str; 10] = [
            "DTEND",
            "DTSTART",
            "DURATION",
            "EXDATE",
            "RDATE",
            "RECURRENCE-ID",
            "RRULE",
            "STATUS",
            "SUMMARY",
            "UID",
        ];
        if !NEEDED.contains(&name) {
            return;
        }
        let line = format!("{name}{rest}");
        let Ok(property) = Property::try_from(line.as_str()) else {
            return;
        };
        let value = property.val.as_str().trim();
        match name {
            "DTSTART" => self.start = moments(&property).next(),
            "DTEND" => self.end = moments(&property).next(),
            "DURATION" => self.hours = hours(value),
            "RRULE" => self.rules.push(value.to_owned()),
            "RDATE" => self.added.extend(days(&property)),
            "EXDATE" => self.excluded.extend(days(&property)),
            "RECURRENCE-ID" => self.replaces = days(&property).next(),
            "STATUS" => self.is_cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            "SUMMARY" => self.name = Text::clean(value),
            _ => self.uid = Some(value.to_owned()),
        }
    }
}

fn days(property: &Property<'_>) -> impl Iterator<Item = NaiveDate> {
    moments(property).map(|moment| moment.date_naive())
}

/// The dates and times of a value, which may be a list, and of a list of
/// periods the starts.
fn moments(property: &Property<'_>) -> impl Iterator<Item = DatePerhapsTime> {
    let items = property.val.as_str().split(',');
    items.filter_map(|item| {
        let item = item.split('/').next().unwrap_or_default().trim();
        let day = item.as_bytes().get(..8)?;
        // The crate would take `2026122` for a date.
        if !day.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let single = Property {
            name: property.name.clone(),
            val: ParseString::from(item),
            params: property.params.clone(),
        };
        DatePerhapsTime::try_from(&single).ok()
    })
}

/// A duration (RFC 5545 section 3.3.6) in whole hours; `None` if it is
/// negative or none.
fn hours(value: &str) -> Option<i64> {
    let value = value.strip_prefix('+').unwrap_or(value);
    let (date, time) = match value.strip_prefix(['P', 'p'])?.split_once(['T', 't']) {
        Some((date, time)) => (date, time),
        None => (value.get(1..)?, ""),
    };
    let mut hours = 0_i64;
    for part in [date, time] {
        let mut number = 0_i64;
        for c in part.chars() {
            let scale = match c.to_ascii_uppercase() {
                'W' => 7 * 24,
                'D' => 24,
                'H' => 1,
                'M' | 'S' => 0,
                _ => {
                    let digit = i64::from(c.to_digit(10)?);
                    number = number.checked_mul(10)?.checked_add(digit)?;
                    continue;
                }
            };
            hours = hours.checked_add(number.checked_mul(scale)?)?;
            number = 0;
        }
    }
    Some(hours)
}

#[cfg(test)]
mod tests {
    use super::hours;

    #[test]
    fn durations_are_read_in_hours() {
        let check = |value: &str, expected: Option<i64>| assert_eq!(hours(value), expected);
        check("P2D", Some(48));
        check("P1W", Some(168));
        check("+P1DT12H30M", Some(36));
        check("PT24H", Some(24));
        check("PT45M", Some(0));
        check("-P1D", None);
        check("2 days", None);
        check("P99999999999999999999D", None);
    }
}
