//! The calendar on disk and a plan become the next calendar.
//!
//! An event that has not changed keeps every byte, its stamps among them, and
//! a calendar that has not changed is not written at all. Nothing that is not
//! ours is taken over: such a file is refused as a whole. Pure.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::ops::AddAssign;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::ics_scanner::{OurEvent, Scan, scan};
use crate::error::Error;
use crate::plan::{FollowUp, Plan, State};
use crate::render::ics::{IcsOptions, Stamp, write_event, write_footer, write_header};

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

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.removed += other.removed;
        self.kept += other.kept;
    }
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
    let mut by_uid = HashMap::with_capacity(before);
    for event in ours {
        // Of two with one UID, which no calendar may have, the first counts.
        by_uid.entry(event.uid).or_insert(event);
    }
    let merge = Merge {
        previous,
        by_uid: &by_uid,
        plan,
        options,
    };
    let mut out = Vec::with_capacity(previous.len() + previous.len() / 16);
    write_header(&mut out, &options.ics);
    let mut counts = Counts::default();
    for round in plan.follow_ups.chunks(ROUND) {
        counts += merge.write_round(round, &mut out);
    }
    write_footer(&mut out);

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

/// So many follow-ups are written before their bytes are put together, so that
/// a large calendar is not held twice.
const ROUND: usize = 8_192;

/// Fewer follow-ups than this are not worth a thread of their own.
const FEW: usize = 512;

/// What every event is written with.
#[derive(Clone, Copy)]
struct Merge<'a> {
    previous: &'a [u8],
    by_uid: &'a HashMap<Uuid, OurEvent>,
    plan: &'a Plan<'a>,
    options: &'a MergeOptions,
}

impl Merge<'_> {
    /// Writes the events of some follow-ups, in their order, on as many threads
    /// as there are processors: every event is written by itself, so that the
    /// bytes are the same on any machine.
    fn write_round(self, round: &[FollowUp<'_>], out: &mut Vec<u8>) -> Counts {
        let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let share = round.len().div_ceil(threads).max(FEW);
        let (own, others) = round.split_at(share.min(round.len()));
        thread::scope(|scope| {
            let others: Vec<_> = others
                .chunks(share)
                .map(|part| {
                    scope.spawn(move || {
                        let mut written = Vec::new();
                        let counts = self.write_part(part, &mut written);
                        (written, counts)
                    })
                })
                .collect();
            let mut counts = self.write_part(own, out);
            for other in others {
                match other.join() {
                    Ok((written, part)) => {
                        out.extend_from_slice(&written);
                        counts += part;
                    }
                    Err(panic) => resume_unwind(panic),
                }
            }
            counts
        })
    }

    fn write_part(self, part: &[FollowUp<'_>], out: &mut Vec<u8>) -> Counts {
        let mut counts = Counts::default();
        for follow_up in part {
            self.take(follow_up, out, &mut counts);
        }
        counts
    }

    fn take(self, follow_up: &FollowUp<'_>, out: &mut Vec<u8>, counts: &mut Counts) {
        let before = self.by_uid.get(&follow_up.uid);
        match (follow_up.state, before) {
            (State::Planned | State::Due | State::Overdue, before) => {
                self.write(follow_up, before, out, counts);
            }
            // What waits is not newly written, but what stands there stays in step.
            (State::Waiting, Some(before)) => {
                self.write(follow_up, Some(before), out, counts);
            }
            (State::Lapsed | State::Done, Some(before)) => {
                out.extend_from_slice(&self.previous[before.bytes.clone()]);
                counts.kept += 1;
            }
            (State::Waiting | State::Lapsed | State::Done, None) | (State::Moot, _) => {}
        }
    }

    fn write(
        self,
        follow_up: &FollowUp<'_>,
        before: Option<&OurEvent>,
        out: &mut Vec<u8>,
        counts: &mut Counts,
    ) {
        let start = out.len();
        let write = |out: &mut Vec<u8>, stamp| {
            out.truncate(start);
            let calendar = self.plan.calendar;
            write_event(out, follow_up, calendar, stamp, &self.options.ics);
        };
        let first = Stamp::first(self.options.now);
        let Some(before) = before else {
            write(out, first);
            counts.added += 1;
            return;
        };
        // Written with the stamps that it had, an unchanged event is the same
        // bytes: that it has not changed need not be worked out otherwise.
        let stamp = before.stamp.unwrap_or(first);
        write(out, stamp);
        if out[start..] == self.previous[before.bytes.clone()] {
            counts.kept += 1;
        } else {
            write(out, stamp.next(self.options.now));
            counts.changed += 1;
        }
    }
}

#[cfg(test)]
mod tests;
