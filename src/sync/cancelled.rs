//! An event of ours becomes one that does not take place any more, and a task
//! one that is not to be done any more.
//!
//! What it says stays what it was, since nobody may be left to say it anew: of
//! an application that is gone from the sheet the event is all there is. Only
//! the lines that tell of its standing change, and the reminder goes.

use uuid::Uuid;

use super::lines::{content_lines, unescaped};
use crate::plan::Key;
use crate::render::content_line::{Component, ContentLines, Property, Value, Word};
use crate::render::ics::Stamp;

/// What stands in front of the summary: some calendar programs show a
/// cancelled event like any other (Outlook ignores STATUS), and some still
/// show it struck through.
pub(super) const MARK: &str = "[Cancelled] ";

/// Appends `event` or task, which runs from BEGIN to the line break after END, as a
/// cancelled one: free, without a reminder (RFC 5545 section 3.8.1.11).
pub(super) fn write_cancelled(out: &mut Vec<u8>, event: &[u8], stamp: Stamp) {
    let mut depth = 0;
    let mut uid = None;
    let mut sort = Component::Event;
    for raw in raw_lines(event) {
        let name = name_of(raw);
        match name.as_slice() {
            b"BEGIN" => depth += 1,
            b"END" => depth -= 1,
            _ => {}
        }
        let own_depth = if name == b"END" { 0 } else { 1 };
        // What lies deeper is a reminder.
        if depth != own_depth {
            continue;
        }
        let mut lines = ContentLines::new(out);
        match name.as_slice() {
            b"BEGIN" => {
                if text_of(raw).trim().eq_ignore_ascii_case("VTODO") {
                    sort = Component::Task;
                }
                lines.begin(sort);
            }
            b"END" => {
                if sort == Component::Event {
                    lines.property(Property::Transparency, Value::Word(Word::Transparent));
                    lines.property(Property::BusyStatus, Value::Word(Word::Free));
                }
                // A client may have left it out.
                if let Some(uid) = uid {
                    lines.property(Property::FollowUpKey, Value::Key(Key::of(uid)));
                }
                lines.end(sort);
            }
            b"COMPLETED"
            | b"DTSTAMP"
            | b"LAST-MODIFIED"
            | b"PERCENT-COMPLETE"
            | b"SEQUENCE"
            | b"STATUS"
            | b"TRANSP"
            | b"X-FOLLOWUP-KEY"
            | b"X-FOLLOWUP-STATUS"
            | b"X-MICROSOFT-CDO-BUSYSTATUS" => {}
            b"SUMMARY" => {
                let summary = text_of(raw);
                let summary = summary.strip_prefix(MARK).unwrap_or(&summary);
                let summary = format!("{MARK}{summary}");
                lines.property(Property::Summary, Value::Text(&summary));
            }
            // The line of which each event of ours has exactly one holds the
            // place of those that are written anew.
            b"UID" => {
                uid = Uuid::try_parse(text_of(raw).trim()).ok();
                push_raw(out, raw);
                let mut lines = ContentLines::new(out);
                lines.property(Property::Stamp, Value::DateTime(stamp.dtstamp));
                lines.property(Property::LastModified, Value::DateTime(stamp.last_modified));
                lines.property(Property::Sequence, Value::Integer(stamp.sequence));
                lines.property(Property::Status, Value::Word(Word::Cancelled));
            }
            _ => push_raw(out, raw),
        }
    }
}

/// The content lines of an event as they are folded.
fn raw_lines(event: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = event;
    std::iter::from_fn(move || {
        let is_end = |at: usize| !matches!(rest.get(at + 1), Some(b' ' | b'\t'));
        let end = memchr::memchr_iter(b'\n', rest).find(|at| is_end(*at));
        let (line, after) = rest.split_at(end.map_or(rest.len(), |at| at + 1));
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// The name of a property, in capitals.
fn name_of(line: &[u8]) -> Vec<u8> {
    let end = line.iter().position(|byte| matches!(byte, b':' | b';'));
    line[..end.unwrap_or(0)].to_ascii_uppercase()
}

/// The text of a property, unfolded and unescaped.
fn text_of(line: &[u8]) -> String {
    let whole = content_lines(line).next().map(|(_, line)| line);
    let whole = String::from_utf8_lossy(&whole.unwrap_or_default()).into_owned();
    unescaped(whole.split_once(':').map_or("", |(_, value)| value))
}

/// Copies a line, whatever broke it before.
fn push_raw(out: &mut Vec<u8>, line: &[u8]) {
    for piece in line.split_inclusive(|byte| *byte == b'\n') {
        let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
        out.extend_from_slice(piece.strip_suffix(b"\r").unwrap_or(piece));
        out.extend_from_slice(b"\r\n");
    }
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar, Component as _, EventStatus};
    use proptest::prelude::{any, proptest};

    use super::write_cancelled;
    use crate::plan::Kind;
    use crate::render::content_line::LONGEST_LINE;
    use crate::render::ics::{EventWriter, IcsOptions, Stamp};
    use crate::render::{sample, sample_plan};

    const HEAD: &str = "BEGIN:VEVENT\r\nUID:5f0e1d2c-3b4a-5968-8776-655443322110\r\n";
    const STAMPS: &str = "DTSTAMP:20261201T060000Z\r\nLAST-MODIFIED:20261201T060000Z\r\n\
                          SEQUENCE:3\r\nSTATUS:CANCELLED\r\n";
    const TAIL: &str = "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n\
                        X-FOLLOWUP-KEY:bw71tb1\r\nEND:VEVENT\r\n";

    /// `before` and `after` stand between the lines that tell of the standing.
    fn check(before: &str, after: &str) {
        let old = format!(
            "{HEAD}DTSTAMP:20261121T000000Z\r\nLAST-MODIFIED:20261121T000000Z\r\nSEQUENCE:2\r\n\
             STATUS:CONFIRMED\r\n{before}TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n\
             X-FOLLOWUP-KEY:bw71tb1\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\n\
             SUMMARY:y\r\nTRIGGER:PT9H\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        );
        let stamp = Stamp {
            sequence: 3,
            ..Stamp::first("2026-12-01T06:00:00Z".parse().unwrap())
        };
        let expected = format!("{HEAD}{STAMPS}{after}{TAIL}");
        // A client that took it over may have left out our key.
        let keyless = old.replace("X-FOLLOWUP-KEY:bw71tb1\r\n", "");
        for old in [old.replace("\r\n", "\n"), old, keyless, expected.clone()] {
            let mut out = Vec::new();
            write_cancelled(&mut out, old.as_bytes(), stamp);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn only_the_standing_changes() {
        check(
            "DTSTART;VALUE=DATE:20261124\r\nSUMMARY:Thank Ann\r\nDESCRIPTION:a\\, b\r\n  c\r\n",
            "DTSTART;VALUE=DATE:20261124\r\nSUMMARY:[Cancelled] Thank Ann\r\n\
             DESCRIPTION:a\\, b\r\n  c\r\n",
        );
        check("", "");
    }

    #[test]
    fn summaries_are_folded_and_escaped_anew() {
        let long = "a".repeat(67);
        check(
            &format!("SUMMARY:{long}\r\n"),
            &format!(
                "SUMMARY:[Cancelled] {}\r\n {}\r\n",
                &long[..55],
                &long[55..]
            ),
        );
        check(
            &format!("SUMMARY:{}\\\r\n , b\\n\\;\\\\n\r\n", "é".repeat(5)),
            "SUMMARY:[Cancelled] ééééé\\, b\\n\\;\\\\n\r\n",
        );
        check("SUMMARY;LANGUAGE=en:a:b\r\n", "SUMMARY:[Cancelled] a:b\r\n");
    }

    /// The event of a follow-up with that summary, as another reader sees it
    /// before and after it is cancelled.
    fn check_read_back(summary: &str) {
        let application = sample::application();
        let template = summary.replace('{', "{{").replace('}', "}}");
        let rule = sample::rule("own", Kind::Task, &template);
        let follow_up = sample::follow_up(&application, &rule);
        let first = Stamp::first("2026-11-21T00:00:00Z".parse().unwrap());
        let mut event = Vec::new();
        let calendar = sample_plan::calendar();
        let options = IcsOptions::default();
        EventWriter::new(&calendar, &options).follow_up(&mut event, &follow_up, first);
        let mut cancelled = Vec::new();
        let stamp = first.next("2026-12-01T06:00:00Z".parse().unwrap());
        write_cancelled(&mut cancelled, &event, stamp);
        let read = |event: Vec<u8>| -> icalendar::Event {
            let event = String::from_utf8(event).unwrap();
            let lines = event.strip_suffix("\r\n").unwrap().split("\r\n");
            assert!(
                lines.clone().all(|line| line.len() <= LONGEST_LINE),
                "{event}"
            );
            let file = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{event}END:VCALENDAR\r\n");
            let calendar: Calendar = file.parse().unwrap();
            calendar.components[0].as_event().unwrap().clone()
        };
        let (before, after) = (read(event), read(cancelled));
        assert_eq!(before.get_status(), Some(EventStatus::Confirmed));
        assert_eq!(after.get_status(), Some(EventStatus::Cancelled));
        let marked = format!("[Cancelled] {}", before.get_summary().unwrap());
        assert_eq!(after.get_summary(), Some(marked.as_str()));
        assert_eq!(after.get_sequence(), Some(1));
        assert_eq!(after.get_last_modified(), Some(stamp.last_modified));
        assert_eq!(after.get_description(), before.get_description());
        assert_eq!(after.get_start(), before.get_start());
        assert_eq!(after.get_end(), before.get_end());
        assert_eq!(after.get_uid(), before.get_uid());
    }

    #[test]
    fn other_readers_see_the_same_event_cancelled() {
        check_read_back("Thank Ann; then rest, \\ and \\n more");
        check_read_back(&"\u{1f600}".repeat(60));
        check_read_back("[Cancelled");
    }

    proptest! {
        #[test]
        fn any_summary_is_marked_and_nothing_else(summary in any::<String>()) {
            check_read_back(&format!("Do {summary}."));
        }
    }
}
