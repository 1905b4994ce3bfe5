//! What becomes of an event as days pass and follow-ups change.

use super::{CalendarChange, Sheet, cancelled, counts, first, later, merged, on, written};
use crate::plan::State;
use crate::render::sample;
use crate::sync::calendar::MergeOptions;
use crate::sync::events::Counts;

/// A calendar of two events, of which the first is in another state later.
#[track_caller]
fn check_first(state: State, day: &str, expected: &CalendarChange) -> CalendarChange {
    let sheet = Sheet::new();
    let plan = vec![sheet.follow_up(1), sheet.follow_up(2)];
    let file = written(merged(None, plan, &first()).unwrap());
    let mut other = sheet.in_state(1, state);
    // What it says is of no account any more.
    other.because.counted = sample::day("2026-11-01");
    let plan = vec![other, sheet.follow_up(2)];
    let change = merged(Some(&file), plan, &on(day)).unwrap();
    assert_eq!(change.counts(), expected.counts(), "{state:?} {day}");
    assert_eq!(
        matches!(change, CalendarChange::Nothing(_)),
        matches!(expected, CalendarChange::Nothing(_)),
        "{state:?} {day}"
    );
    change
}

#[test]
fn each_state_has_its_way_with_an_event() {
    fn check(state: State, day: &str, expected: Counts) {
        let is_changed = expected.kept < 2;
        let expected = if is_changed {
            CalendarChange::Write(Vec::new(), expected)
        } else {
            CalendarChange::Nothing(expected)
        };
        check_first(state, day, &expected);
    }
    check(State::Lapsed, "2026-12-03", counts(0, 0, 0, 2));
    check(State::Lapsed, "2026-12-24", counts(0, 0, 0, 2));
    check(State::Lapsed, "2026-12-25", counts(0, 0, 1, 1));
    check(State::Done, "2026-11-23", cancelled(1, 0, 1));
    check(State::Done, "2026-11-24", counts(0, 0, 0, 2));
    check(State::Done, "2026-12-24", counts(0, 0, 0, 2));
    check(State::Done, "2026-12-25", counts(0, 0, 1, 1));
    check(State::Moot, "2026-11-23", cancelled(1, 0, 1));
    check(State::Moot, "2026-12-02", cancelled(1, 0, 1));
    check(State::Moot, "2026-12-03", counts(0, 0, 0, 2));
    // What is overdue keeps its day, and its event however old.
    check(
        State::Overdue,
        "2026-12-01",
        Counts {
            changed: 1,
            ..counts(0, 0, 0, 1)
        },
    );
    check(
        State::Overdue,
        "2027-02-01",
        Counts {
            changed: 1,
            ..counts(0, 0, 0, 1)
        },
    );
}

#[test]
fn a_cancelled_event_goes_in_time_or_comes_back() {
    let sheet = Sheet::new();
    let plan = || vec![sheet.follow_up(1), sheet.follow_up(2)];
    let file = written(merged(None, plan(), &first()).unwrap());
    let moot = || vec![sheet.in_state(1, State::Moot), sheet.follow_up(2)];
    let change = merged(Some(&file), moot(), &on("2026-11-23")).unwrap();
    let cancelled = written(change);
    let text = String::from_utf8(cancelled.clone()).unwrap();
    let (event, rest) = text.split_once("END:VEVENT").unwrap();
    for line in [
        "DTSTAMP:20261123T060000Z",
        "LAST-MODIFIED:20261123T060000Z",
        "SEQUENCE:1",
        "STATUS:CANCELLED",
        "DTSTART;VALUE=DATE:20261124",
        "SUMMARY:[Cancelled] Thank Ann Li",
        "TRANSP:TRANSPARENT",
    ] {
        assert!(
            event.contains(&format!("\r\n{line}\r\n")),
            "{line} in {event}"
        );
    }
    assert!(!event.contains("VALARM"), "{event}");
    assert!(rest.contains("\r\nSTATUS:CONFIRMED\r\n"), "{rest}");

    // Nothing more happens to it, in the plan or out of it, until its time.
    let out_of_plan = || vec![sheet.follow_up(2)];
    for day in ["2026-11-23", "2026-11-25", "2026-12-22"] {
        for state in [State::Moot, State::Done, State::Lapsed] {
            let plan = vec![sheet.in_state(1, state), sheet.follow_up(2)];
            let change = merged(Some(&cancelled), plan, &on(day)).unwrap();
            assert_eq!(change, CalendarChange::Nothing(counts(0, 0, 0, 2)), "{day}");
        }
    }
    let change = merged(Some(&cancelled), out_of_plan(), &on("2026-12-22")).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 0, 2));
    let change = merged(Some(&cancelled), moot(), &on("2026-12-23")).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 1, 1));
    let gone = written(change);
    assert_eq!(
        String::from_utf8(gone)
            .unwrap()
            .matches("BEGIN:VEVENT")
            .count(),
        1
    );

    // It comes back as it would have been, and the sequence goes on.
    for state in [State::Planned, State::Waiting] {
        let plan = vec![sheet.in_state(1, state), sheet.follow_up(2)];
        let change = merged(Some(&cancelled), plan, &on("2026-11-24")).unwrap();
        assert_eq!(change.counts(), counts(0, 1, 0, 1), "{state:?}");
        let text = String::from_utf8(written(change)).unwrap();
        let expected = String::from_utf8(file.clone()).unwrap();
        let expected = expected
            .replacen("20261121T000000Z", "20261124T060000Z", 2)
            .replacen("SEQUENCE:0", "SEQUENCE:2", 1);
        assert_eq!(text, expected, "{state:?}");
    }
}

#[test]
fn what_is_gone_from_the_sheet_is_cancelled_unless_it_is_past() {
    fn check(day: &str, expected: Counts) {
        let sheet = Sheet::new();
        let plan = vec![sheet.follow_up(1), sheet.follow_up(2)];
        let file = written(merged(None, plan, &first()).unwrap());
        let change = merged(Some(&file), vec![sheet.follow_up(2)], &on(day)).unwrap();
        assert_eq!(change.counts(), expected, "{day}");
        let plan = vec![sheet.follow_up(2)];
        if let CalendarChange::Write(file, counts) = change {
            let again = merged(Some(&file), plan, &on(day)).unwrap();
            let left = counts.cancelled + counts.kept;
            assert_eq!(again, CalendarChange::Nothing(self::counts(0, 0, 0, left)));
        }
    }
    check("2026-11-23", cancelled(1, 0, 1));
    check("2026-11-24", cancelled(1, 0, 1));
    check("2026-11-25", counts(0, 0, 0, 2));
    check("2026-12-24", counts(0, 0, 0, 2));
    check("2026-12-25", counts(0, 0, 1, 1));
}

#[test]
fn nothing_is_kept_if_nothing_is_to_be_kept() {
    let sheet = Sheet::new();
    let plan = || vec![sheet.follow_up(1), sheet.follow_up(2)];
    let file = written(merged(None, plan(), &first()).unwrap());
    let mut options = on("2026-11-23");
    options.keeping.past = 0;
    options.keeping.cancelled = 0;
    let moot = vec![sheet.in_state(1, State::Moot), sheet.follow_up(2)];
    let change = merged(Some(&file), moot, &options).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 1, 1));
    let done = || vec![sheet.in_state(1, State::Done), sheet.follow_up(2)];
    options.keeping.today = sample::day("2026-11-24");
    let change = merged(Some(&file), done(), &options).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 0, 2));
    options.keeping.today = sample::day("2026-11-25");
    let change = merged(Some(&file), done(), &options).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 1, 1));
}

#[test]
fn what_only_time_would_take_stays_as_the_last() {
    let sheet = Sheet::new();
    let plan = vec![sheet.follow_up(1), sheet.follow_up(2)];
    let file = written(merged(None, plan, &first()).unwrap());
    // Lapsed, and long past: one after the other would go, and the last stays.
    let lapsed = || {
        vec![
            sheet.in_state(1, State::Lapsed),
            sheet.in_state(2, State::Done),
        ]
    };
    let long_after = on("2027-03-01");
    let change = merged(Some(&file), lapsed(), &long_after).unwrap();
    assert_eq!(change, CalendarChange::Nothing(counts(0, 0, 0, 2)));
    // Out of the sheet as well.
    let change = merged(Some(&file), Vec::new(), &long_after).unwrap();
    assert_eq!(change, CalendarChange::Nothing(counts(0, 0, 0, 2)));
    // Beside something new the old ones go.
    let change = merged(Some(&file), vec![sheet.follow_up(3)], &long_after).unwrap();
    assert_eq!(change.counts(), counts(1, 0, 2, 0));
    // Whoever wants it empty gets it empty.
    let options = MergeOptions {
        allow_empty: true,
        ..long_after
    };
    let empty = merged(Some(&file), lapsed(), &options).unwrap();
    assert_eq!(empty.counts(), counts(0, 0, 2, 0));

    // What became pointless says so, even where cancelled events are not kept.
    let moot = || {
        vec![
            sheet.in_state(1, State::Moot),
            sheet.in_state(2, State::Moot),
        ]
    };
    let mut options = on("2026-11-23");
    options.keeping.cancelled = 0;
    let change = merged(Some(&file), moot(), &options).unwrap();
    assert_eq!(change.counts(), cancelled(2, 0, 0));
    let again = merged(Some(&written(change)), moot(), &options).unwrap();
    assert_eq!(again, CalendarChange::Nothing(counts(0, 0, 0, 2)));
}

#[test]
fn what_waits_keeps_its_event_in_step() {
    let sheet = Sheet::new();
    let file = written(merged(None, vec![sheet.follow_up(1)], &first()).unwrap());
    let waiting = sheet.in_state(1, State::Waiting);
    let change = merged(Some(&file), vec![waiting], &later()).unwrap();
    assert_eq!(change, CalendarChange::Nothing(counts(0, 0, 0, 1)));
    let mut moved = sheet.in_state(1, State::Waiting);
    moved.on = sample::day("2026-12-24");
    let change = merged(Some(&file), vec![moved], &later()).unwrap();
    assert_eq!(change.counts(), counts(0, 1, 0, 0));
}

#[test]
fn nothing_past_is_newly_written() {
    let sheet = Sheet::new();
    for state in [State::Lapsed, State::Done, State::Moot, State::Waiting] {
        let change = merged(None, vec![sheet.in_state(1, state)], &first());
        assert_eq!(change, Ok(CalendarChange::Nothing(Counts::default())));
    }
}
