//! The calendar on disk and a plan become the next calendar.
//!
//! An event that has not changed keeps every byte, its stamps among them, and
//! a calendar that has not changed is not written at all. Nothing that is not
//! ours is taken over: such a file is refused as a whole. Pure.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::ics_scanner::{OurEvent, Scan, scan};
use crate::error::Error;
use crate::plan::{FollowUp, Plan, State};
use crate::render::ics::{IcsOptions, Stamp, is_written, write_event, write_footer, write_header};

/// How a calendar is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeOptions {
    /// What it looks like.
    pub ics: IcsOptions,
    /// The stamp of what is new or changed.
    pub now: DateTime<Utc>,
    /// Whether the last event may go, which mostly means that the sheet was
    /// not read rightly.
    pub allow_empty: bool,
}

/// What happens to the events of a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: usize,
    /// Those that say something else now.
    pub changed: usize,
    /// Those that go.
    pub removed: usize,
    /// Those that stay as they are.
    pub kept: usize,
}

/// What happens to a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarChange {
    /// It stays as it is, byte for byte; or there is none, and nothing to put
    /// into one.
    Nothing(Counts),
    /// It becomes these bytes.
    Write(Vec<u8>, Counts),
}

impl CalendarChange {
    /// What happens to its events.
    #[must_use]
    pub fn counts(&self) -> Counts {
        match self {
            Self::Nothing(counts) | Self::Write(_, counts) => *counts,
        }
    }
}

/// Works out the next calendar. `path` is for messages only; an empty
/// `previous` counts as none.
///
/// Events stand in the order of the plan. What has lapsed or was done keeps
/// the event it had, since a calendar is also a diary; what waits keeps its own
/// in step; what is moot or has left the plan loses it.
///
/// # Errors
///
/// [`Error::NotOurCalendar`], [`Error::TruncatedCalendar`] and
/// [`Error::ForeignEvents`] for a file that must not be replaced, and
/// [`Error::WouldVanish`] if no event would be left.
pub fn merge_calendar(
    previous: Option<&[u8]>,
    plan: &Plan<'_>,
    path: &Path,
    options: &MergeOptions,
) -> Result<CalendarChange, Error> {
    let previous = previous.unwrap_or_default();
    let ours = our_events(previous, path)?;
    let before = ours.len();
    let mut merge = Merge {
        previous,
        by_uid: HashMap::with_capacity(before),
        out: Vec::with_capacity(expected_length(previous, plan)),
        counts: Counts::default(),
    };
    for event in ours {
        // Of two with one UID, which no calendar may have, the first counts.
        merge.by_uid.entry(event.uid).or_insert(event);
    }
    write_header(&mut merge.out, &options.ics);
    for follow_up in &plan.follow_ups {
        merge.take(follow_up, plan, options);
    }
    write_footer(&mut merge.out);

    let Merge {
        out, mut counts, ..
    } = merge;
    counts.removed = before - counts.kept - counts.changed;
    let left = counts.added + counts.changed + counts.kept;
    if left == 0 && before > 0 && !options.allow_empty {
        return Err(Error::WouldVanish {
            path: path.to_owned(),
            count: before,
        });
    }
    // A calendar must have a component (RFC 5545 section 3.6), so none is
    // begun for nothing. One that becomes empty is written nevertheless:
    // subscribers would keep its events for ever.
    if out == previous || (left == 0 && before == 0) {
        return Ok(CalendarChange::Nothing(counts));
    }
    Ok(CalendarChange::Write(out, counts))
}

/// About how long the calendar will be: as long as it was, or as so many events
/// mostly are. Growing step by step takes longer than writing an event does.
fn expected_length(previous: &[u8], plan: &Plan<'_>) -> usize {
    const EVENT: usize = 1_300;
    let asked_for = plan.follow_ups.iter().filter(|it| is_written(it)).count();
    (previous.len() + previous.len() / 16).max(asked_for * EVENT)
}

fn our_events(previous: &[u8], path: &Path) -> Result<Vec<OurEvent>, Error> {
    if previous.is_empty() {
        return Ok(Vec::new());
    }
    let path = path.to_owned();
    match scan(previous) {
        Scan::Ours(events) => Ok(events),
        Scan::Foreign(foreign) => Err(Error::ForeignEvents {
            path,
            count: foreign.count,
            example: foreign.example,
        }),
        Scan::NotACalendar => Err(Error::NotOurCalendar { path }),
        Scan::Truncated => Err(Error::TruncatedCalendar { path }),
    }
}

struct Merge<'a> {
    previous: &'a [u8],
    by_uid: HashMap<Uuid, OurEvent>,
    out: Vec<u8>,
    counts: Counts,
}

impl Merge<'_> {
    fn take(&mut self, follow_up: &FollowUp<'_>, plan: &Plan<'_>, options: &MergeOptions) {
        let before = self.by_uid.remove(&follow_up.uid);
        match (follow_up.state, before) {
            (State::Planned | State::Due | State::Overdue, before) => {
                self.write(follow_up, before, plan, options);
            }
            // What waits is not newly written, but what stands there stays in step.
            (State::Waiting, Some(before)) => {
                self.write(follow_up, Some(before), plan, options);
            }
            (State::Lapsed | State::Done, Some(before)) => {
                self.out.extend_from_slice(&self.previous[before.bytes]);
                self.counts.kept += 1;
            }
            (State::Waiting | State::Lapsed | State::Done, None) | (State::Moot, _) => {}
        }
    }

    fn write(
        &mut self,
        follow_up: &FollowUp<'_>,
        before: Option<OurEvent>,
        plan: &Plan<'_>,
        options: &MergeOptions,
    ) {
        let start = self.out.len();
        let write = |out: &mut Vec<u8>, stamp| {
            out.truncate(start);
            write_event(out, follow_up, plan.calendar, stamp, &options.ics);
        };
        let first = Stamp::first(options.now);
        let Some(before) = before else {
            write(&mut self.out, first);
            self.counts.added += 1;
            return;
        };
        // Written with the stamps that it had, an unchanged event is the same
        // bytes: that it has not changed need not be worked out otherwise.
        let stamp = before.stamp.unwrap_or(first);
        write(&mut self.out, stamp);
        if self.out[start..] == self.previous[before.bytes] {
            self.counts.kept += 1;
        } else {
            write(&mut self.out, stamp.next(options.now));
            self.counts.changed += 1;
        }
    }
}

#[cfg(test)]
mod tests;
