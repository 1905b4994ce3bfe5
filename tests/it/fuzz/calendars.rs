//! Our scanner of calendars and the reader of other people's.

use std::collections::HashSet;

use proptest::prop_assert;

use followup::history::History;
use followup::sync::holidays_file::read_holidays;
use followup::sync::ics_scanner::{OurEvent, Scan, scan, scan_one, scan_tasks};
use followup::sync::vtodo_history;

use super::broken::{broken, fixtures};
use super::fuzz;

const WORDS: &[&str] = &[
    "\r\n",
    "\n",
    "\r",
    "\r\n ",
    "\n\t",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "BEGIN:VTODO\r\n",
    "END:VTODO\r\n",
    "BEGIN:VCALENDAR\r\n",
    "END:VCALENDAR\r\n",
    "BEGIN:VALARM\r\n",
    "END:VALARM\r\n",
    "BEGIN:VTIMEZONE\r\n",
    "END:VTIMEZONE\r\n",
    "UID:x\r\n",
    "SEQUENCE:-1\r\n",
    "SEQUENCE:99999999999999999999\r\n",
    "DTSTAMP:20261124T000000Z\r\n",
    "X-FOLLOWUP-KEY:0000000\r\n",
    "DTSTART;VALUE=DATE:20261124\r\n",
    "DTSTART:20261399T999999Z\r\n",
    "STATUS:COMPLETED\r\n",
    "RRULE:FREQ=YEARLY;INTERVAL=0\r\n",
    "RRULE:FREQ=YEARLY;COUNT=4294967295\r\n",
    "RRULE:FREQ=YEARLY;BYDAY=-9MO;BYMONTH=13\r\n",
    "RRULE:FREQ=DAILY;UNTIL=99991231\r\n",
    "DURATION:P99999999W\r\n",
    "EXDATE:20261124\r\n",
    "\u{feff}",
    "\0",
    ";",
    ":",
    "\"",
    "\\",
    "é",
    "2026-11-26 Thanksgiving\n",
    "99999999",
];

/// What is said to be ours lies in the file, one behind the other.
fn lie_in(events: &[OurEvent], length: usize) -> bool {
    let mut end = 0;
    events.iter().all(|event| {
        let is_behind = event.bytes.start >= end && event.bytes.start <= event.bytes.end;
        end = event.bytes.end;
        is_behind && end <= length
    })
}

#[test]
fn calendars_of_ours_are_read_or_refused() {
    fuzz(file!(), broken(fixtures(&[".ics"]), WORDS), |bytes| {
        let known = HashSet::new();
        for found in [scan(&bytes), scan_tasks(&bytes, &known).scan] {
            if let Scan::Ours(events) = found {
                prop_assert!(lie_in(&events, bytes.len()), "{events:?}");
            }
        }
        if let Some(event) = scan_one(&bytes, &known) {
            prop_assert!(lie_in(&[event], bytes.len()));
        }
        vtodo_history::read_tasks(&bytes, &mut History::default());
        let _ = read_holidays(&bytes, "days.ics", 2016..=2036);
        Ok(())
    });
}
