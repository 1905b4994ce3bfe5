//! Tests of the merge of calendars: one sheet and its events. Here, what is
//! written anew and what stays, byte by byte.

mod fates;
mod properties;
mod refused;

use std::fs;
use std::path::Path;

use tempfile::tempdir;

use super::{CalendarBefore, Found, Merge, MergeOptions};
use crate::application::Application;
use crate::error::Error;
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
    let path = Path::new("f.ics");
    // The same with a calendar of which not all is in memory.
    let mut on_disk = previous.map(|bytes| {
        let folder = tempdir().unwrap();
        let file = folder.path().join("f.ics");
        fs::write(&file, bytes).unwrap();
        CalendarBefore::read(&file).unwrap().unwrap()
    });
    let found = Found::of(on_disk.as_mut());
    let merge = Merge::decide(found, entries.clone(), &calendar, path, options);
    let from_disk = merge.and_then(|merge| {
        let mut bytes = Vec::new();
        let counts = merge.write(&mut bytes)?;
        Ok((bytes, counts))
    });
    let merge = Merge::decide(previous, entries, &calendar, path, options);
    let merge = match merge {
        Ok(merge) => merge,
        Err(error) => {
            assert_eq!(from_disk, Err(error.clone()));
            return Err(error);
        }
    };
    if !merge.is_written() {
        return Ok(CalendarChange::Nothing(Counts::default()));
    }
    let mut bytes = Vec::new();
    let counts = merge.write(&mut bytes)?;
    assert_eq!(from_disk, Ok((bytes.clone(), counts)));
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
        // What is not asked for any more is called off, each event once, and in order.
        let change = merged(Some(&bytes), vec![sheet.follow_up(1)], &options).unwrap();
        assert_eq!(
            change.counts(),
            cancelled(usize::try_from(count).unwrap() - 1, 0, 1)
        );
        if let CalendarChange::Write(called_off, _) = change {
            let uids = |bytes: &[u8]| {
                let text = String::from_utf8_lossy(bytes);
                let lines = text.lines().filter(|line| line.starts_with("UID:"));
                lines.map(str::to_owned).collect::<Vec<_>>()
            };
            assert!(uids(&called_off) == uids(&bytes), "{count}");
        }

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
