//! The calendar on disk and what is to be in it become the next calendar, all
//! in one file.
//!
//! What becomes of each event is decided in [`super::events`]; here the file is
//! taken apart and put together. Nothing that is not ours is taken over: such
//! a file is refused as a whole. Pure.

use std::path::Path;

use super::entry::{Entry, What};
use super::events::{Counts, EventOnFile, Events, Store};
use super::fate::Keeping;
use super::ics_scanner::{OurEvent, Scan, scan};
use super::staged::Sink;
use crate::business_days::Calendar;
use crate::error::{Content, Error};
use crate::render::ics::{EventWriter, IcsOptions, write_footer, write_header};

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

/// The next calendar, decided and not yet made.
#[derive(Debug)]
pub struct Merge<'a, I> {
    events: Events<'a, I>,
    calendar: &'a Calendar,
    ics: &'a IcsOptions,
}

impl<'a, I: Iterator<Item = Entry<'a>> + Clone + Send + Sync> Merge<'a, I> {
    /// Decides what becomes of each event. `path` is for messages only; an
    /// empty `previous` counts as none.
    ///
    /// # Errors
    ///
    /// [`Error::NotOurCalendar`], [`Error::TruncatedCalendar`] and
    /// [`Error::ForeignEvents`] for a file that must not be replaced, and those
    /// of [`Events::decide`].
    pub fn decide(
        previous: Option<&'a [u8]>,
        entries: I,
        calendar: &'a Calendar,
        path: &Path,
        options: &'a MergeOptions,
    ) -> Result<Self, Error> {
        let previous = previous.unwrap_or_default();
        let on_file = our_events(previous, path)?.into_iter();
        let on_file = on_file.map(|event| EventOnFile {
            bytes: &previous[event.bytes.clone()],
            event,
        });
        let (keeping, allow_empty) = (options.keeping, options.allow_empty);
        let events = Events::decide(on_file, entries, keeping, allow_empty, (Store::File, path))?;
        Ok(Self {
            events,
            calendar,
            ics: &options.ics,
        })
    }

    /// Whether there is anything to write. If not, the file stays as it is, or
    /// is not made: a calendar must have a component (RFC 5545 section 3.6).
    /// One that becomes empty is written nevertheless, since subscribers would
    /// keep its events for ever.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.events.is_any() || self.events.was_any()
    }

    /// Makes the whole calendar, piece by piece.
    ///
    /// # Errors
    ///
    /// Those of the sink.
    pub fn write(&self, sink: &mut dyn Sink) -> Result<Counts, Error> {
        let mut counts = Counts::default();
        let mut out = Vec::new();
        write_header(&mut out, self.ics);
        sink.put(&out)?;
        let mut writer = EventWriter::new(self.calendar, self.ics);
        let render = move |out: &mut Vec<u8>, what: What<'_>, stamp| {
            what.write(&mut writer, out, stamp);
        };
        self.events.make_in_pieces(render, |bytes, made| {
            counts.add(made);
            sink.put(bytes)
        })?;
        out.clear();
        write_footer(&mut out);
        sink.put(&out)?;
        Ok(counts)
    }
}

/// Whether there is a milestone in a calendar of ours. Quicker than to read it.
#[must_use]
pub fn holds_milestones(calendar: &[u8]) -> bool {
    memchr::memmem::find(calendar, b"\nCATEGORIES:Milestone,").is_some()
}

fn our_events(previous: &[u8], path: &Path) -> Result<Vec<OurEvent>, Error> {
    if previous.is_empty() {
        return Ok(Vec::new());
    }
    ours_only(scan(previous), path, Content::Events)
}

/// What is in a file, if all of it is ours.
pub(super) fn ours_only(scan: Scan, path: &Path, content: Content) -> Result<Vec<OurEvent>, Error> {
    let path = path.to_owned();
    match scan {
        Scan::Ours(ours) => Ok(ours),
        Scan::Foreign(foreign) => Err(Error::ForeignEvents {
            path,
            count: foreign.count,
            example: foreign.example,
            content,
        }),
        Scan::NotACalendar => Err(Error::NotOurCalendar { path, content }),
        Scan::Truncated => Err(Error::TruncatedCalendar { path }),
    }
}

#[cfg(test)]
mod tests;
