//! Why we write our calendars ourselves: what version 0.17 of the `icalendar`
//! crate does when it writes. A test that fails here is good news: that point
//! was mended, and the reasons for our own writer may be looked at again.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _};

const LONGEST_LINE: usize = 75;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn now() -> DateTime<Utc> {
    day().and_hms_opt(0, 0, 0).unwrap().and_utc()
}

/// An event in which nothing is left for the crate to make up.
fn event() -> Event {
    Event::new()
        .uid("5f0e1d2c-3b4a-5968-8776-655443322110")
        .timestamp(now())
        .done()
}

fn written(event: Event) -> String {
    Calendar::new().push(event).done().to_string()
}

#[test]
fn lines_of_76_octets_are_written() {
    let summary = "x".repeat(142);
    let text = written(event().summary(&summary).done());
    let longest = text.split("\r\n").map(str::len).max();
    assert_eq!(longest, Some(LONGEST_LINE + 1));
}

#[test]
fn alarms_are_given_identities_and_stamps() {
    let text = written(
        event()
            .alarm(Alarm::display("x", TimeDelta::hours(9)))
            .done(),
    );
    let alarm = text.split_once("BEGIN:VALARM").unwrap().1;
    assert!(alarm.contains("\r\nDTSTAMP:"), "{alarm}");
    assert!(alarm.contains("\r\nUID:"), "{alarm}");
}

#[test]
fn the_same_calendar_is_never_written_twice_the_same() {
    let event = event()
        .alarm(Alarm::display("x", TimeDelta::hours(9)))
        .done();
    assert_ne!(written(event.clone()), written(event));
}

#[test]
fn whole_days_end_on_the_day_they_begin() {
    let text = written(event().all_day(day()).done());
    assert!(
        text.contains("\r\nDTSTART;VALUE=DATE:20261124\r\n"),
        "{text}"
    );
    assert!(text.contains("\r\nDTEND;VALUE=DATE:20261124\r\n"), "{text}");
}

#[test]
fn an_address_can_forge_a_property() {
    let text = written(
        event()
            .url("https://x.example\r\nATTENDEE:mailto:y@x.example")
            .done(),
    );
    assert!(
        text.contains("\r\nATTENDEE:mailto:y@x.example\r\n"),
        "{text}"
    );
}

#[test]
fn the_name_of_a_calendar_can_forge_a_property() {
    let text = Calendar::new()
        .name("Jobs\r\nMETHOD:REQUEST")
        .push(event())
        .done()
        .to_string();
    assert!(text.contains("\r\nMETHOD:REQUEST\r\n"), "{text}");
}

#[test]
fn control_characters_pass() {
    let text = written(event().summary("a\rATTENDEE:x\0").done());
    assert!(text.contains("SUMMARY:a\rATTENDEE:x\0"), "{text:?}");
}
