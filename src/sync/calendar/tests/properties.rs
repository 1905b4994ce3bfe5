//! What holds of every calendar, through any number of days and changes.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{NaiveTime, TimeDelta};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, prop_oneof, proptest};
use uuid::Uuid;

use super::super::{Merge, MergeOptions};
use crate::error::Error;
use crate::plan::{FollowUp, Kind, State};
use crate::render::ics::{IcsOptions, Stamp};
use crate::render::{sample, sample_plan};
use crate::sync::entry::Entry;
use crate::sync::fate::Keeping;
use crate::sync::ics_scanner::{Scan, scan};

/// A follow-up on one day of the story: its state, and how many days after the
/// first day it is planned; none if its application is not in the sheet.
type Told = Option<(State, i64)>;

/// One day of the story: how many days after the one before, and the four
/// follow-ups there may be.
type Day = (i64, [Told; 4]);

fn day() -> impl Strategy<Value = Day> {
    let state = prop_oneof![
        Just(State::Planned),
        Just(State::Overdue),
        Just(State::Waiting),
        Just(State::Lapsed),
        Just(State::Done),
        Just(State::Moot),
    ];
    let told = option::weighted(0.8, (state, -10..40_i64));
    (0..20_i64, [told.clone(), told.clone(), told.clone(), told])
}

/// The events of a calendar: their stamps, bytes, and whether they are
/// cancelled.
fn events(file: &[u8]) -> BTreeMap<Uuid, (Stamp, Vec<u8>, bool)> {
    if file.is_empty() {
        return BTreeMap::new();
    }
    let Scan::Ours(events) = scan(file) else {
        panic!("{}", file.escape_ascii());
    };
    let found: BTreeMap<_, _> = events
        .iter()
        .map(|it| {
            let bytes = file[it.bytes.clone()].to_vec();
            (it.uid, (it.stamp.unwrap(), bytes, it.is_cancelled))
        })
        .collect();
    assert_eq!(found.len(), events.len(), "two events of one identity");
    found
}

fn check(days: &[Day], past: u32, cancelled: u32) {
    let application = sample::application();
    let rule = sample::rule("thank-you", Kind::Thanks, "Thank {person}");
    let calendar = sample_plan::calendar();
    let first_day = sample::day("2026-11-21");
    let mut today = first_day;
    let mut file = Vec::new();
    for (later, told) in days {
        today += TimeDelta::days(*later);
        let follow_ups = (1..).zip(told).filter_map(|(number, told)| {
            let (state, on) = (*told)?;
            Some(FollowUp {
                uid: Uuid::from_u128(number << 90 | number),
                state,
                on: first_day + TimeDelta::days(on),
                latest: first_day + TimeDelta::days(on + 5),
                ..sample::follow_up(&application, &rule)
            })
        });
        let follow_ups: Vec<FollowUp<'_>> = follow_ups.collect();
        let options = MergeOptions {
            ics: IcsOptions::default(),
            keeping: Keeping {
                today,
                now: today.and_time(NaiveTime::MIN).and_utc(),
                past,
                cancelled,
            },
            allow_empty: false,
        };
        let merged = |previous: &[u8]| -> Result<Vec<u8>, Error> {
            let entries = follow_ups.iter().map(|it| Entry::of_follow_up(it, today));
            let path = Path::new("f.ics");
            let merge = Merge::decide(Some(previous), entries, &calendar, path, &options)?;
            let mut out = Vec::new();
            if merge.is_written() {
                merge.write(&mut out)?;
            }
            Ok(out)
        };
        let next = match merged(&file) {
            Ok(next) => next,
            Err(Error::WouldVanish { .. }) => {
                // Then nobody asks for anything.
                let is_live =
                    |it: &FollowUp<'_>| matches!(it.state, State::Planned | State::Overdue);
                assert!(!follow_ups.iter().any(is_live));
                continue;
            }
            Err(error) => panic!("{error}"),
        };
        assert_eq!(merged(&next), Ok(next.clone()), "a second run");
        let (before, after) = (events(&file), events(&next));
        assert!(before.is_empty() || !after.is_empty(), "it became empty");
        for (uid, (stamp, bytes, is_cancelled)) in &after {
            let text = String::from_utf8_lossy(bytes);
            assert_eq!(*is_cancelled, text.contains("[Cancelled] "));
            assert_eq!(*is_cancelled, !text.contains("BEGIN:VALARM"));
            let Some((old, old_bytes, _)) = before.get(uid) else {
                assert_eq!((stamp.sequence, *is_cancelled), (0, false));
                continue;
            };
            let is_same = bytes == old_bytes;
            assert_eq!(stamp.sequence, old.sequence + u32::from(!is_same));
            assert_eq!(is_same, stamp == old);
        }
        for follow_up in &follow_ups {
            let is_cancelled = after.get(&follow_up.uid).map(|it| it.2);
            match follow_up.state {
                State::Planned | State::Overdue => assert_eq!(is_cancelled, Some(false)),
                State::Waiting => assert_ne!(is_cancelled, Some(true)),
                State::Moot if follow_up.latest >= today => {
                    assert_ne!(is_cancelled, Some(false));
                }
                _ => {}
            }
        }
        file = next;
    }
}

proptest! {
    #[test]
    fn nothing_is_doubled_lost_or_stamped_in_vain(
        days in vec(day(), 1..8),
        past in 0..40_u32,
        cancelled in 0..40_u32,
    ) {
        check(&days, past, cancelled);
    }
}
