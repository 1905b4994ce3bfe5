//! The calendar on disk and what is to be in it become the next calendar.
//!
//! First it is decided what becomes of each event, and whether that may be;
//! then the bytes are made, an event at a time. An event that has not changed
//! keeps every byte, its stamps among them. Nothing that is not ours is taken
//! over: such a file is refused as a whole. Pure.

use std::collections::HashMap;
use std::path::Path;

use uuid::Uuid;

use super::cancelled::write_cancelled;
use super::entry::{Entry, What};
use super::fate::{Fate, Keeping, Standing};
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
    /// The day, the stamp of what is new or changed, and how long events are
    /// kept that ask for nothing any more.
    pub keeping: Keeping,
    /// Whether every event may vanish at once, which mostly means that the
    /// sheet was not read rightly.
    pub allow_empty: bool,
}

/// What happens to the events of a calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: usize,
    /// Those that say something else now.
    pub changed: usize,
    /// Those that say from now on that they do not take place.
    pub cancelled: usize,
    /// Those that go.
    pub removed: usize,
    /// Those that stay as they are.
    pub kept: usize,
}

/// The next calendar, decided and not yet made.
#[derive(Debug)]
pub struct Merge<'a, I> {
    previous: &'a [u8],
    /// The events on file, in its order.
    before: Vec<Before>,
    by_uid: HashMap<Uuid, usize>,
    entries: I,
    calendar: &'a Calendar,
    options: &'a MergeOptions,
    keeping: Keeping,
    is_written: bool,
}

/// An event on file.
#[derive(Debug)]
struct Before {
    event: OurEvent,
    /// Where its thing stands now; `None` if there is no such thing any more.
    standing: Option<Standing>,
    /// Whether another with its UID stands before it, which no calendar may
    /// have.
    is_double: bool,
}

impl<'a, I: Iterator<Item = Entry<'a>> + Clone> Merge<'a, I> {
    /// Decides what becomes of each event, as [`Keeping::fate`] says. `path` is
    /// for messages only; an empty `previous` counts as none.
    ///
    /// Events stand in the order of the entries; behind them those that no
    /// entry is about any more, in the order that they had.
    ///
    /// # Errors
    ///
    /// [`Error::NotOurCalendar`], [`Error::TruncatedCalendar`] and
    /// [`Error::ForeignEvents`] for a file that must not be replaced, and
    /// [`Error::WouldVanish`] if nothing is to be written and no entry is about
    /// any event on file, some of which are still to come.
    pub fn decide(
        previous: Option<&'a [u8]>,
        entries: I,
        calendar: &'a Calendar,
        path: &Path,
        options: &'a MergeOptions,
    ) -> Result<Self, Error> {
        let previous = previous.unwrap_or_default();
        let (before, by_uid) = indexed(our_events(previous, path)?);
        let mut merge = Self {
            previous,
            before,
            by_uid,
            entries,
            calendar,
            options,
            keeping: options.keeping,
            is_written: true,
        };
        let is_any_live = merge.find_standings();
        if merge.would_vanish(is_any_live) && !options.allow_empty {
            let live = merge.before.iter().filter(|it| !it.event.is_cancelled);
            return Err(Error::WouldVanish {
                path: path.to_owned(),
                count: live.count(),
            });
        }
        let is_any_left = is_any_live || merge.before.iter().any(|it| it.stays(merge.keeping));
        if !is_any_left {
            // A calendar must have a component (RFC 5545 section 3.6), so none
            // is begun for nothing, and one from which only time would take
            // the last keeps what it has: no run begins to fail because
            // another day has passed.
            if merge.before.is_empty() {
                merge.is_written = false;
            } else if !options.allow_empty {
                merge.keeping = merge.keeping.for_ever();
            }
        }
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
        let mut counts = Counts::default();
        let mut out = Vec::with_capacity(PIECE + PIECE / 4);
        let mut pass_on = |out: &mut Vec<u8>| {
            if out.len() < PIECE {
                return Ok(());
            }
            let passed = sink.put(out);
            out.clear();
            passed
        };
        write_header(&mut out, &self.options.ics);
        for entry in self.entries.clone() {
            let before = self.before_of(entry.uid);
            let fate = self.keeping.fate(Some(entry.standing), before);
            match before {
                _ if fate == Fate::Write => self.render(&mut out, &entry, before, &mut counts),
                Some(before) => self.carry_on(&mut out, before, fate, &mut counts),
                None => {}
            }
            pass_on(&mut out)?;
        }
        for before in &self.before {
            if before.is_double {
                counts.removed += 1;
            } else if before.standing.is_none() {
                let fate = self.keeping.fate(None, Some(&before.event));
                self.carry_on(&mut out, &before.event, fate, &mut counts);
            }
            pass_on(&mut out)?;
        }
        write_footer(&mut out);
        sink.put(&out)?;
        Ok(counts)
    }

    /// Notes where the thing of each event on file stands now. Gives whether
    /// any entry is written as an event that takes place.
    fn find_standings(&mut self) -> bool {
        let mut is_any_live = false;
        for entry in self.entries.clone() {
            let before = self.by_uid.get(&entry.uid).map(|at| &mut self.before[*at]);
            let event = before.map(|before| {
                before.standing = Some(entry.standing);
                &before.event
            });
            is_any_live |= self.keeping.fate(Some(entry.standing), event) == Fate::Write;
        }
        is_any_live
    }

    /// Whether nobody knows any more why the events on file are there: an
    /// empty sheet, or that of somebody else. What has been is no reason to
    /// refuse, since it only waits for its time.
    fn would_vanish(&self, is_any_live: bool) -> bool {
        let is_known = |it: &Before| it.standing.is_some();
        let is_to_come = |it: &Before| {
            !it.event.is_cancelled && it.event.day.is_none_or(|day| day >= self.keeping.today)
        };
        !is_any_live && !self.before.iter().any(is_known) && self.before.iter().any(is_to_come)
    }

    fn before_of(&self, uid: Uuid) -> Option<&OurEvent> {
        self.by_uid.get(&uid).map(|at| &self.before[*at].event)
    }

    /// Takes over an event that is not rendered.
    fn carry_on(&self, out: &mut Vec<u8>, before: &OurEvent, fate: Fate, counts: &mut Counts) {
        let bytes = &self.previous[before.bytes.clone()];
        match fate {
            Fate::Cancel => {
                let now = self.options.keeping.now;
                let stamp = before.stamp.unwrap_or(Stamp::first(now));
                write_cancelled(out, bytes, stamp.next(now));
                counts.cancelled += 1;
            }
            Fate::Expire => counts.removed += 1,
            Fate::Keep | Fate::Write | Fate::Absent => {
                out.extend_from_slice(bytes);
                counts.kept += 1;
            }
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
        let first = Stamp::first(self.options.keeping.now);
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
            write(out, stamp.next(self.options.keeping.now));
            counts.changed += 1;
        }
    }
}

impl Before {
    /// Whether it is in the next calendar.
    fn stays(&self, keeping: Keeping) -> bool {
        !self.is_double && keeping.fate(self.standing, Some(&self.event)) != Fate::Expire
    }
}

/// The events in their order, and where each identity stands.
fn indexed(events: Vec<OurEvent>) -> (Vec<Before>, HashMap<Uuid, usize>) {
    let mut by_uid = HashMap::with_capacity(events.len());
    let index = |(place, event): (usize, OurEvent)| Before {
        is_double: *by_uid.entry(event.uid).or_insert(place) != place,
        event,
        standing: None,
    };
    (events.into_iter().enumerate().map(index).collect(), by_uid)
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
