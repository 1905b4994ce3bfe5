//! The calendar on disk and what is to be in it become the next calendar.
//!
//! First it is decided what becomes of each event, and whether that may be;
//! then the bytes are made, an event at a time. An event that has not changed
//! keeps every byte, its stamps among them. Nothing that is not ours is taken
//! over: such a file is refused as a whole. Pure.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::entry::{Entry, Standing, What};
use super::ics_scanner::{OurEvent, Scan, scan};
use super::staged::Sink;
use crate::business_days::Calendar;
use crate::error::Error;
use crate::render::ics::{IcsOptions, Stamp, write_event, write_footer, write_header};

/// So many bytes are made before they are passed on: few enough to stay in the
/// nearest memory, and enough for few calls of the system.
const PIECE: usize = 64 * 1024;

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

/// The next calendar, decided and not yet made.
#[derive(Debug)]
pub struct Merge<'a, I> {
    previous: &'a [u8],
    before: HashMap<Uuid, OurEvent>,
    entries: I,
    calendar: &'a Calendar,
    options: &'a MergeOptions,
    removed: usize,
    is_written: bool,
}

impl<'a, I: Iterator<Item = Entry<'a>> + Clone> Merge<'a, I> {
    /// Decides what becomes of each event. `path` is for messages only; an
    /// empty `previous` counts as none.
    ///
    /// Events stand in the order of the entries. What is over keeps the event
    /// it had, since a calendar is also a diary; what waits keeps its own in
    /// step; what is moot or is no entry any more loses it.
    ///
    /// # Errors
    ///
    /// [`Error::NotOurCalendar`], [`Error::TruncatedCalendar`] and
    /// [`Error::ForeignEvents`] for a file that must not be replaced, and
    /// [`Error::WouldVanish`] if no event would be left.
    pub fn decide(
        previous: Option<&'a [u8]>,
        entries: I,
        calendar: &'a Calendar,
        path: &Path,
        options: &'a MergeOptions,
    ) -> Result<Self, Error> {
        let previous = previous.unwrap_or_default();
        let ours = our_events(previous, path)?;
        let count = ours.len();
        let mut before = HashMap::with_capacity(count);
        for event in ours {
            // Of two with one UID, which no calendar may have, the first counts.
            before.entry(event.uid).or_insert(event);
        }
        let mut merge = Self {
            previous,
            before,
            entries,
            calendar,
            options,
            removed: 0,
            is_written: true,
        };
        let (mut stay, mut come) = (0, 0);
        for entry in merge.entries.clone() {
            match (merge.fate(&entry), merge.before.contains_key(&entry.uid)) {
                (Fate::None, _) => {}
                (_, true) => stay += 1,
                (_, false) => come += 1,
            }
        }
        if stay + come == 0 && count > 0 && !options.allow_empty {
            return Err(Error::WouldVanish {
                path: path.to_owned(),
                count,
            });
        }
        merge.removed = count - stay;
        // A calendar must have a component (RFC 5545 section 3.6), so none is
        // begun for nothing. One that becomes empty is written nevertheless:
        // subscribers would keep its events for ever.
        merge.is_written = stay + come + count > 0;
        Ok(merge)
    }

    /// Whether there is anything to write. If not, the file stays as it is, or
    /// is not made.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.is_written
    }

    /// Makes the whole calendar, piece by piece.
    ///
    /// # Errors
    ///
    /// Those of the sink.
    pub fn write(&self, sink: &mut dyn Sink) -> Result<Counts, Error> {
        let mut counts = Counts {
            removed: self.removed,
            ..Counts::default()
        };
        let mut out = Vec::with_capacity(PIECE + PIECE / 4);
        write_header(&mut out, &self.options.ics);
        for entry in self.entries.clone() {
            let before = self.before.get(&entry.uid);
            match (self.fate(&entry), before) {
                (Fate::None, _) => {}
                (Fate::Keep, Some(before)) => {
                    out.extend_from_slice(&self.previous[before.bytes.clone()]);
                    counts.kept += 1;
                }
                (Fate::Write | Fate::Keep, before) => {
                    self.render(&mut out, &entry, before, &mut counts);
                }
            }
            if out.len() >= PIECE {
                sink.put(&out)?;
                out.clear();
            }
        }
        write_footer(&mut out);
        sink.put(&out)?;
        Ok(counts)
    }

    fn fate(&self, entry: &Entry<'a>) -> Fate {
        let is_there = self.before.contains_key(&entry.uid);
        match entry.standing {
            Standing::Live => Fate::Write,
            // What waits is not newly written, but what stands there stays in step.
            Standing::InStep if is_there => Fate::Write,
            Standing::Past if is_there => Fate::Keep,
            Standing::InStep | Standing::Past | Standing::Moot => Fate::None,
        }
    }

    /// Written with the stamps that it had, an unchanged event is the same
    /// bytes: that it has not changed need not be worked out otherwise.
    fn render(
        &self,
        out: &mut Vec<u8>,
        entry: &Entry<'a>,
        before: Option<&OurEvent>,
        counts: &mut Counts,
    ) {
        let start = out.len();
        let write = |out: &mut Vec<u8>, stamp| {
            out.truncate(start);
            match entry.what {
                What::FollowUp(follow_up) => {
                    write_event(out, follow_up, self.calendar, stamp, &self.options.ics);
                }
            }
        };
        let first = Stamp::first(self.options.now);
        let Some(before) = before else {
            write(out, first);
            counts.added += 1;
            return;
        };
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

/// What becomes of the event of one entry.
enum Fate {
    /// It is rendered.
    Write,
    /// It stays, byte for byte.
    Keep,
    /// There is none, or not any more.
    None,
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

#[cfg(test)]
mod tests;
