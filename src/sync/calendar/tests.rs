//! Tests of the merge of calendars.

mod properties;

use std::path::Path;

use super::{Merge, MergeOptions};
use crate::application::Application;
use crate::error::{Error, Failure};
use crate::plan::{FollowUp, Kind, RuleText, State};
use crate::render::ics::{IcsOptions, write_calendar};
use crate::render::{sample, sample_plan};
use crate::sync::entry::Entry;
use crate::sync::events::Counts;
use crate::sync::fate::Keeping;
use crate::sync::staged::Sink;
use chrono::{DateTime, Utc};
use uuid::Uuid;

fn options(now: &str) -> MergeOptions {
    let now: DateTime<Utc> = now.parse().unwrap();
    MergeOptions {
        ics: IcsOptions::default(),
        keeping: Keeping {
            today: now.date_naive(),
            now,
            past: 30,
            cancelled: 30,
        },
        allow_empty: false,
    }
}

/// The options of a run on that day.
fn on(day: &str) -> MergeOptions {
    options(&format!("{day}T06:00:00Z"))
}

fn first() -> MergeOptions {
    options("2026-11-21T00:00:00Z")
}

fn later() -> MergeOptions {
    on("2026-11-23")
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
    let today = options.keeping.today;
    let entries = plan.follow_ups.iter();
    let entries = entries.map(|it| Entry::of_follow_up(it, today));
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
        cancelled: 0,
        removed,
        kept,
    }
}

fn cancelled(cancelled: usize, removed: usize, kept: usize) -> Counts {
    Counts {
        cancelled,
        ..counts(0, 0, removed, kept)
    }
}

/// Takes so many pieces, and no more.
struct FullDisk(usize);

impl Sink for FullDisk {
    fn put(&mut self, _: &[u8]) -> Result<(), Error> {
        self.0 = self.0.checked_sub(1).ok_or(Error::CouldNotWrite {
            path: "f.ics".into(),
            why: "no space left on device".to_owned(),
        })?;
        Ok(())
    }
}

#[test]
fn many_events_are_written_in_order_and_until_the_disk_is_full() {
    let sheet = Sheet::new();
    let (calendar, options) = (sample_plan::calendar(), first());
    for count in [1, 47, 48, 500, 501, 1_234] {
        let follow_ups: Vec<_> = (1..=count).map(|it| sheet.follow_up(it)).collect();
        let plan = sample_plan::plan(&calendar, &[], follow_ups);
        let mut expected = Vec::new();
        write_calendar(&mut expected, &plan, options.keeping.now, &options.ics);
        let change = merged(None, plan.follow_ups.clone(), &options).unwrap();
        assert_eq!(change.counts().added, usize::try_from(count).unwrap());
        let bytes = written(change);
        assert!(bytes == expected, "{count}");
        let again = merged(Some(&bytes), plan.follow_ups.clone(), &options).unwrap();
        let kept = counts(0, 0, 0, usize::try_from(count).unwrap());
        assert_eq!(again, CalendarChange::Nothing(kept));

        let entries = plan.follow_ups.iter();
        let entries = entries.map(|it| Entry::of_follow_up(it, options.keeping.today));
        let merge = Merge::decide(None, entries, &calendar, Path::new("f.ics"), &options).unwrap();
        for pieces in 0..3 {
            assert!(
                merge.write(&mut FullDisk(pieces)).is_err(),
                "{count} {pieces}"
            );
        }
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
    assert_eq!(text.matches("DTSTAMP:20261123T060000Z\r\n").count(), 2);
    assert_eq!(text.matches("SEQUENCE:0\r\n").count(), 2);
    assert_eq!(text.matches("SEQUENCE:1\r\n").count(), 1);
    // Words count as well, and the sequence goes on from where it was.
    sheet.rule.source = "somebody else".into();
    let change = merged(Some(&file), vec![sheet.follow_up(2)], &later()).unwrap();
    let expected = Counts {
        cancelled: 2,
        ..counts(0, 1, 0, 0)
    };
    assert_eq!(change.counts(), expected);
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
fn a_stamp_of_long_ago_does_not_make_the_next_run_another() {
    let sheet = Sheet::new();
    let plan = vec![sheet.follow_up(1), sheet.follow_up(2)];
    let file = written(merged(None, plan, &first()).unwrap());
    let moot = || vec![sheet.in_state(1, State::Moot), sheet.follow_up(2)];
    let mut options = on("2026-11-23");
    options.keeping.now = "2020-01-01T00:00:00Z".parse().unwrap();
    let change = merged(Some(&file), moot(), &options).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 1, 1));
    let again = merged(Some(&written(change)), moot(), &options).unwrap();
    assert_eq!(again, CalendarChange::Nothing(counts(0, 0, 0, 1)));
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
fn everything_vanishes_only_when_told() {
    let sheet = Sheet::new();
    let file = written(merged(None, vec![sheet.follow_up(1)], &first()).unwrap());
    let error = merged(Some(&file), Vec::new(), &later()).unwrap_err();
    assert_eq!(error.failure(), Failure::Output);
    assert_eq!(error.to_string(), "the only event of `f.ics` would vanish");
    assert_eq!(
        error.hint().as_deref(),
        Some("if that is meant, say `--allow-empty`")
    );
    let allowed = |day| MergeOptions {
        allow_empty: true,
        ..on(day)
    };
    let change = merged(Some(&file), Vec::new(), &allowed("2026-11-23")).unwrap();
    assert_eq!(change.counts(), cancelled(1, 0, 0));
    let file = written(change);
    // What is cancelled already may go without being asked about.
    let again = merged(Some(&file), Vec::new(), &later()).unwrap();
    assert_eq!(again, CalendarChange::Nothing(counts(0, 0, 0, 1)));
    let change = merged(Some(&file), Vec::new(), &allowed("2026-12-23")).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 1, 0));
    let empty = written(change);
    assert!(!String::from_utf8(empty.clone()).unwrap().contains("VEVENT"));
    let again = merged(Some(&empty), Vec::new(), &later());
    assert_eq!(again, Ok(CalendarChange::Nothing(Counts::default())));
}

#[test]
fn vanishing_is_that_nobody_knows_any_event_any_more() {
    fn check(plan: impl Fn(&Sheet) -> Vec<FollowUp<'_>>, day: &str, refused: Option<&str>) {
        let sheet = Sheet::new();
        let before = vec![sheet.follow_up(1), sheet.follow_up(2), sheet.follow_up(3)];
        let file = written(merged(None, before, &first()).unwrap());
        let after = plan(&sheet);
        let error = merged(Some(&file), after, &on(day)).err();
        let error = error.map(|error| error.to_string());
        assert_eq!(error.as_deref(), refused, "{day}");
    }
    let all = Some("all 3 events of `f.ics` would vanish");
    check(|_| Vec::new(), "2026-11-23", all);
    check(|_| Vec::new(), "2026-11-24", all);
    // What has been waits for its time.
    check(|_| Vec::new(), "2026-11-25", None);
    // A sheet of other applications that asks for nothing.
    check(
        |sheet| vec![sheet.in_state(4, State::Moot)],
        "2026-11-23",
        all,
    );
    check(
        |sheet| vec![sheet.in_state(4, State::Waiting)],
        "2026-11-23",
        all,
    );
    check(|sheet| vec![sheet.follow_up(4)], "2026-11-23", None);
    // All is over, and the sheet says why.
    check(
        |sheet| vec![sheet.in_state(3, State::Moot)],
        "2026-11-23",
        None,
    );
    check(
        |sheet| vec![sheet.in_state(3, State::Done)],
        "2026-11-23",
        None,
    );
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
    // One that was cancelled nobody knows when counts from now on.
    let moot = || vec![sheet.in_state(1, State::Moot)];
    let cancelled = written(merged(Some(file.as_bytes()), moot(), &first()).unwrap());
    let spoiled = String::from_utf8(cancelled).unwrap();
    let spoiled = spoiled.replace("LAST-MODIFIED:2026", "LAST-MODIFIED:x");
    let change = merged(Some(spoiled.as_bytes()), moot(), &on("2027-01-01")).unwrap();
    assert_eq!(change.counts(), self::cancelled(1, 0, 0));
    let text = String::from_utf8(written(change)).unwrap();
    assert!(
        text.contains("LAST-MODIFIED:20270101T060000Z\r\n"),
        "{text}"
    );
    assert_eq!(text.matches("[Cancelled]").count(), 1);
}
