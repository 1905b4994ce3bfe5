//! Tests of the merge of calendars.

use std::path::Path;

use super::{Counts, Merge, MergeOptions};
use crate::application::Application;
use crate::error::{Error, Failure};
use crate::plan::{FollowUp, Kind, RuleText, State};
use crate::render::ics::IcsOptions;
use crate::render::{sample, sample_plan};
use crate::sync::entry::Entry;
use uuid::Uuid;

fn options(now: &str) -> MergeOptions {
    MergeOptions {
        ics: IcsOptions::default(),
        now: now.parse().unwrap(),
        allow_empty: false,
    }
}

fn first() -> MergeOptions {
    options("2026-11-21T00:00:00Z")
}

fn later() -> MergeOptions {
    options("2026-12-01T06:00:00Z")
}

struct Sheet {
    application: Application,
    rule: RuleText,
}

impl Sheet {
    fn new() -> Self {
        Self {
            application: sample::application(),
            rule: sample::rule("thank-you", Kind::Thanks, "Thank {person}"),
        }
    }

    fn follow_up(&self, number: u128) -> FollowUp<'_> {
        FollowUp {
            uid: Uuid::from_u128(number << 90 | number),
            ..sample::follow_up(&self.application, &self.rule)
        }
    }

    fn in_state(&self, number: u128, state: State) -> FollowUp<'_> {
        FollowUp {
            state,
            ..self.follow_up(number)
        }
    }
}

/// What happens to a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
enum CalendarChange {
    /// It stays as it is, or is not made.
    Nothing(Counts),
    /// It becomes these bytes.
    Write(Vec<u8>, Counts),
}

impl CalendarChange {
    fn counts(&self) -> Counts {
        match self {
            Self::Nothing(counts) | Self::Write(_, counts) => *counts,
        }
    }
}

fn merged(
    previous: Option<&[u8]>,
    follow_ups: Vec<FollowUp<'_>>,
    options: &MergeOptions,
) -> Result<CalendarChange, Error> {
    let calendar = sample_plan::calendar();
    let plan = sample_plan::plan(&calendar, &[], follow_ups);
    let entries = plan.follow_ups.iter().map(Entry::of_follow_up);
    let merge = Merge::decide(previous, entries, &calendar, Path::new("f.ics"), options)?;
    if !merge.is_written() {
        return Ok(CalendarChange::Nothing(Counts::default()));
    }
    let mut bytes = Vec::new();
    let counts = merge.write(&mut bytes)?;
    Ok(if previous == Some(&bytes) {
        CalendarChange::Nothing(counts)
    } else {
        CalendarChange::Write(bytes, counts)
    })
}

fn written(change: CalendarChange) -> Vec<u8> {
    match change {
        CalendarChange::Write(bytes, _) => bytes,
        CalendarChange::Nothing(_) => panic!("nothing is written"),
    }
}

fn counts(added: usize, changed: usize, removed: usize, kept: usize) -> Counts {
    Counts {
        added,
        changed,
        removed,
        kept,
    }
}

#[test]
fn a_second_run_changes_nothing() {
    let sheet = Sheet::new();
    let plan = || vec![sheet.follow_up(1), sheet.follow_up(2)];
    let change = merged(None, plan(), &first()).unwrap();
    assert_eq!(change.counts(), counts(2, 0, 0, 0));
    let file = written(change);
    let again = merged(Some(&file), plan(), &later()).unwrap();
    assert_eq!(again, CalendarChange::Nothing(counts(0, 0, 0, 2)));
}

#[test]
fn an_empty_file_is_no_file() {
    let sheet = Sheet::new();
    let plan = || vec![sheet.follow_up(1)];
    assert_eq!(
        merged(Some(b""), plan(), &first()),
        merged(None, plan(), &first())
    );
}

#[test]
fn only_what_changed_is_stamped_anew() {
    let mut sheet = Sheet::new();
    let plan = vec![sheet.follow_up(1), sheet.follow_up(2)];
    let file = written(merged(None, plan, &first()).unwrap());
    let moved = FollowUp {
        on: sample::day("2026-11-25"),
        ..sheet.follow_up(2)
    };
    let plan = vec![sheet.follow_up(1), moved, sheet.follow_up(3)];
    let change = merged(Some(&file), plan, &later()).unwrap();
    assert_eq!(change.counts(), counts(1, 1, 0, 1));
    let file = written(change);
    let text = String::from_utf8(file.clone()).unwrap();
    assert_eq!(text.matches("DTSTAMP:20261121T000000Z\r\n").count(), 1);
    assert_eq!(text.matches("DTSTAMP:20261201T060000Z\r\n").count(), 2);
    assert_eq!(text.matches("SEQUENCE:0\r\n").count(), 2);
    assert_eq!(text.matches("SEQUENCE:1\r\n").count(), 1);
    // Words count as well, and the sequence goes on from where it was.
    sheet.rule.source = "somebody else".into();
    let change = merged(Some(&file), vec![sheet.follow_up(2)], &later()).unwrap();
    assert_eq!(change.counts(), counts(0, 1, 2, 0));
    let text = String::from_utf8(written(change)).unwrap();
    assert!(text.contains("\r\nSEQUENCE:2\r\n"));
}

#[test]
fn the_order_is_the_plans() {
    let sheet = Sheet::new();
    let plan = vec![sheet.follow_up(1), sheet.follow_up(2)];
    let file = written(merged(None, plan, &first()).unwrap());
    let plan = vec![sheet.follow_up(2), sheet.follow_up(1)];
    let change = merged(Some(&file), plan, &later()).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 0, 2));
    let text = String::from_utf8(written(change)).unwrap();
    let at = |number: u128| {
        let uid = Uuid::from_u128(number << 90 | number);
        text.find(&uid.to_string()).unwrap()
    };
    assert!(at(2) < at(1));
}

#[test]
fn what_is_past_keeps_its_event_and_what_is_moot_loses_it() {
    fn check(state: State, stays: bool) {
        let sheet = Sheet::new();
        let plan = vec![sheet.follow_up(1), sheet.follow_up(2)];
        let file = written(merged(None, plan, &first()).unwrap());
        let mut past = sheet.in_state(1, state);
        past.because.counted = sample::day("2026-11-01");
        let change = merged(Some(&file), vec![past, sheet.follow_up(2)], &later()).unwrap();
        let expected = if stays {
            CalendarChange::Nothing(counts(0, 0, 0, 2))
        } else {
            CalendarChange::Write(written(change.clone()), counts(0, 0, 1, 1))
        };
        assert_eq!(change, expected, "{state:?}");
    }
    check(State::Lapsed, true);
    check(State::Done, true);
    check(State::Moot, false);
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

#[test]
fn the_name_of_the_calendar_may_change_without_its_events() {
    let sheet = Sheet::new();
    let file = written(merged(None, vec![sheet.follow_up(1)], &first()).unwrap());
    let mut options = later();
    options.ics.calendar_name = "Jobs".to_owned();
    let change = merged(Some(&file), vec![sheet.follow_up(1)], &options).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 0, 1));
    let expected = String::from_utf8(file)
        .unwrap()
        .replace("NAME:Follow-ups", "NAME:Jobs");
    assert_eq!(String::from_utf8(written(change)).unwrap(), expected);
}

#[test]
fn the_last_event_goes_only_when_told() {
    let sheet = Sheet::new();
    let file = written(merged(None, vec![sheet.follow_up(1)], &first()).unwrap());
    let error = merged(Some(&file), Vec::new(), &later()).unwrap_err();
    assert_eq!(error.failure(), Failure::Output);
    assert_eq!(error.to_string(), "the only event of `f.ics` would vanish");
    assert_eq!(
        error.hint().as_deref(),
        Some("if that is meant, say `--allow-empty`")
    );
    let options = MergeOptions {
        allow_empty: true,
        ..later()
    };
    let empty = written(merged(Some(&file), Vec::new(), &options).unwrap());
    assert!(!String::from_utf8(empty.clone()).unwrap().contains("VEVENT"));
    let again = merged(Some(&empty), Vec::new(), &later());
    assert_eq!(again, Ok(CalendarChange::Nothing(Counts::default())));
}

#[test]
fn files_that_are_not_ours_are_refused() {
    fn check(previous: &str, message: &str, hint: &str) {
        let sheet = Sheet::new();
        let error = merged(
            Some(previous.as_bytes()),
            vec![sheet.follow_up(1)],
            &first(),
        )
        .unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.hint().as_deref(), Some(hint));
        assert_eq!(error.failure(), Failure::Output);
    }
    let own = "give followup a file of its own: `--ics followups.ics`";
    let dentist = "BEGIN:VEVENT\nUID:a\nSUMMARY:Dentist\nEND:VEVENT\n";
    check(
        &format!("BEGIN:VCALENDAR\n{dentist}END:VCALENDAR\n"),
        "`f.ics` holds an entry that followup did not write: `Dentist`",
        own,
    );
    check(
        &format!("BEGIN:VCALENDAR\n{dentist}{dentist}END:VCALENDAR\n"),
        "`f.ics` holds 2 entries that followup did not write, such as `Dentist`",
        own,
    );
    check("Dear diary\n", "`f.ics` is no calendar", own);
    check(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
        "`f.ics` breaks off before its end",
        "move it away, and it is written anew",
    );
}

#[test]
fn spoiled_events_are_written_anew_and_doubles_go() {
    let sheet = Sheet::new();
    let file = written(merged(None, vec![sheet.follow_up(1)], &first()).unwrap());
    let file = String::from_utf8(file).unwrap();
    let spoiled = file.replace("SEQUENCE:0", "SEQUENCE:-1");
    let plan = || vec![sheet.follow_up(1)];
    let change = merged(Some(spoiled.as_bytes()), plan(), &later()).unwrap();
    assert_eq!(change.counts(), counts(0, 1, 0, 0));
    let event = &file[file.find("BEGIN:VEVENT").unwrap()..file.find("END:VCAL").unwrap()];
    let double = file.replace("END:VCAL", &format!("{event}END:VCAL"));
    let change = merged(Some(double.as_bytes()), plan(), &later()).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 1, 1));
    assert_eq!(written(change), file.as_bytes());
}
