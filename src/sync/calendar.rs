//! The calendar on disk and what is to be in it become the next calendar, all
//! in one file.
//!
//! What becomes of each event is decided in [`super::events`]; here the file is
//! taken apart and put together. Nothing that is not ours is taken over: such
//! a file is refused as a whole. Reads the file before; writes nothing.

use std::mem;
use std::path::Path;

use uuid::Uuid;

use super::entry::{Entry, What};
use super::events::{Counts, EventBytes, Events, EventsOnFile, Places, Store};
use super::fate::Keeping;
use super::file_before::{FileBefore, Previous};
use super::ics_scanner::{OurEvent, PieceScanner, Scan, scan};
use super::staged::Sink;
use super::write::look_through_target;
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

/// A calendar as it was found.
#[derive(Debug)]
pub struct Found<'a> {
    previous: Previous<'a>,
    scan: Scan,
    places: Places,
}

impl<'a> Found<'a> {
    /// What there is to merge with; nothing if there was no file. What is known of
    /// each event goes along, since there may be a great many: whoever asks again
    /// finds a calendar without any.
    pub fn of(before: Option<&'a mut CalendarBefore>) -> Self {
        match before {
            Some(CalendarBefore {
                file, scan, places, ..
            }) => Self {
                previous: Previous::File(file),
                scan: mem::replace(scan, Scan::Ours(Vec::new())),
                places: mem::take(places),
            },
            None => None.into(),
        }
    }

    /// What the file held.
    #[must_use]
    pub fn previous(&self) -> Previous<'a> {
        self.previous
    }
}

impl<'a> From<Option<&'a [u8]>> for Found<'a> {
    fn from(bytes: Option<&'a [u8]>) -> Self {
        let previous = Previous::from(bytes);
        let scan = scan(bytes.unwrap_or_default());
        let places = places(&scan);
        Self {
            previous,
            scan,
            places,
        }
    }
}

/// A calendar that was looked through, and can be read again.
#[derive(Debug)]
pub struct CalendarBefore {
    file: FileBefore,
    /// What it turned out to be; taken when it is merged.
    scan: Scan,
    /// Where its events stand; taken then, too.
    places: Places,
    /// Whether there is a milestone in it.
    pub has_milestones: bool,
}

impl CalendarBefore {
    /// Reads a calendar that is to be written afterwards; `None` if there is none.
    ///
    /// # Errors
    ///
    /// Those of [`super::write::read_target`].
    pub fn read(path: &Path) -> Result<Option<Self>, Error> {
        let mut scanner = PieceScanner::default();
        let file = look_through_target(path, |piece| scanner.take(piece))?;
        Ok(file.map(|file| {
            // It is only for the message.
            let read_back = |place| file.read_at(place).unwrap_or_default();
            let (scan, has_milestones) = scanner.finish(read_back);
            Self {
                file,
                places: places(&scan),
                scan,
                has_milestones,
            }
        }))
    }

    /// Whether there is an event of that identity in it.
    #[must_use]
    pub fn holds(&self, uid: Uuid) -> bool {
        self.places.get(uid).is_some()
    }

    /// Whether there was nothing in the file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.file.is_empty()
    }
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
    /// empty file counts as none.
    ///
    /// # Errors
    ///
    /// [`Error::NotOurCalendar`], [`Error::TruncatedCalendar`] and
    /// [`Error::ForeignEvents`] for a file that must not be replaced, and those
    /// of [`Events::decide`].
    pub fn decide(
        found: impl Into<Found<'a>>,
        entries: I,
        calendar: &'a Calendar,
        path: &Path,
        options: &'a MergeOptions,
    ) -> Result<Self, Error> {
        let Found {
            previous,
            scan,
            places,
        } = found.into();
        let events = if previous.is_empty() {
            Vec::new()
        } else {
            ours_only(scan, path, Content::Events)?
        };
        let bytes = match previous {
            Previous::Nothing => EventBytes::Here(Vec::new()),
            Previous::Bytes(bytes) => {
                let bytes = events.iter().map(|event| &bytes[event.bytes.clone()]);
                EventBytes::Here(bytes.collect())
            }
            Previous::File(file) => EventBytes::In(file),
        };
        let on_file = EventsOnFile {
            events,
            places,
            bytes,
        };
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

fn places(scan: &Scan) -> Places {
    match scan {
        Scan::Ours(events) => Places::of(events),
        Scan::Foreign(_) | Scan::NotACalendar | Scan::Truncated => Places::default(),
    }
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
