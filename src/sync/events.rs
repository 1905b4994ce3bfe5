//! The events on file and what there is to say become the next events, one at a
//! time; where their bytes go, into one file or into many, is not known here.
//!
//! First it is decided what becomes of each event, and whether that may be;
//! then the bytes are made. An event that has not changed keeps every byte,
//! its stamps among them. Writes nothing; what it reads is the file before, of which
//! not all may be in memory.

mod in_pieces;

use std::collections::HashMap;
use std::path::Path;

use uuid::Uuid;

use super::cancelled::write_cancelled;
use super::entry::{Entry, What};
use super::fate::{Fate, Keeping, Standing};
use super::file_before::{FileBefore, Reader};
use super::ics_scanner::OurEvent;
use super::same_event::says_the_same;
use crate::error::{Content, Error};
use crate::render::ics::Stamp;

/// What happens to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Added,
    /// It says something else now.
    Changed,
    /// It says from now on that it does not take place.
    Cancelled,
    /// It goes.
    Removed,
    /// It stays as it is.
    Kept,
}

/// How many events each outcome has.
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

impl Counts {
    /// Adds those of others.
    pub fn add(&mut self, others: Self) {
        self.added += others.added;
        self.changed += others.changed;
        self.cancelled += others.cancelled;
        self.removed += others.removed;
        self.kept += others.kept;
    }

    /// Counts one more.
    pub fn count(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Added => &mut self.added,
            Outcome::Changed => &mut self.changed,
            Outcome::Cancelled => &mut self.cancelled,
            Outcome::Removed => &mut self.removed,
            Outcome::Kept => &mut self.kept,
        };
        *count += 1;
    }
}

/// The events on file, in the order in which they stand.
#[derive(Debug)]
pub struct EventsOnFile<'a> {
    /// What is known of each.
    pub events: Vec<OurEvent>,
    /// Where each stands among them.
    pub places: Places,
    /// All of each, from BEGIN to the line break after END.
    pub bytes: EventBytes<'a>,
}

impl<'a> EventsOnFile<'a> {
    /// Events, and their bytes.
    #[must_use]
    pub fn new(events: Vec<OurEvent>, bytes: EventBytes<'a>) -> Self {
        let places = Places::of(&events);
        Self {
            events,
            places,
            bytes,
        }
    }
}

/// Where events stand on file, by their identities; of several with one the first.
#[derive(Debug, Default)]
pub struct Places(HashMap<Uuid, usize>);

impl Places {
    /// Those of these events.
    #[must_use]
    pub fn of(events: &[OurEvent]) -> Self {
        let mut places = HashMap::with_capacity(events.len());
        for (place, event) in events.iter().enumerate() {
            places.entry(event.uid).or_insert(place);
        }
        Self(places)
    }

    /// Where the event of that identity stands, if there is one.
    #[must_use]
    pub fn get(&self, uid: Uuid) -> Option<usize> {
        self.0.get(&uid).copied()
    }

    /// Whether there is no event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where the bytes of events are.
#[derive(Debug)]
pub enum EventBytes<'a> {
    /// Here, in the order of the events.
    Here(Vec<&'a [u8]>),
    /// They are to be read, at the place that is known of each event.
    In(&'a FileBefore),
}

/// What events are kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// One file, which nobody else writes.
    File,
    /// A folder with a file for each, in which clients write, too.
    Folder,
    /// One file of tasks, which clients write, too.
    Tasks,
}

impl Store {
    fn content(self) -> Content {
        match self {
            Self::File | Self::Folder => Content::Events,
            Self::Tasks => Content::Tasks,
        }
    }

    fn is_shared_with_clients(self) -> bool {
        matches!(self, Self::Folder | Self::Tasks)
    }
}

/// The next events, decided and not yet made.
#[derive(Debug)]
pub struct Events<'a, I> {
    before: EventsOnFile<'a>,
    /// What is found out about each of them.
    marks: Vec<Mark>,
    entries: I,
    keeping: Keeping,
    store: Store,
    is_any: bool,
}

/// Apart from the event, of which there may be a great many.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Where its thing stands now; `None` if there is no such thing any more.
    standing: Option<Standing>,
    /// Whether another with its UID stands before it, which no calendar may
    /// have.
    is_double: bool,
}

/// An event on file, and what is found out about it.
#[derive(Clone, Copy, Debug)]
struct Before<'e> {
    place: usize,
    event: &'e OurEvent,
    mark: Mark,
}

impl<'a, I: Iterator<Item = Entry<'a>> + Clone> Events<'a, I> {
    /// Decides what becomes of each event, as [`Keeping::fate`] says. The path is
    /// for messages only.
    ///
    /// # Errors
    ///
    /// [`Error::WouldVanish`], unless `allow_empty`, if nothing is to be written
    /// and no entry is about any event on file, some of which are still to
    /// come.
    pub fn decide(
        on_file: EventsOnFile<'a>,
        entries: I,
        keeping: Keeping,
        allow_empty: bool,
        (store, path): (Store, &Path),
    ) -> Result<Self, Error> {
        let events = on_file.events.iter().enumerate();
        let marks = events.map(|(place, event)| Mark {
            standing: None,
            is_double: on_file.places.get(event.uid) != Some(place),
        });
        let mut events = Self {
            marks: marks.collect(),
            before: on_file,
            entries,
            keeping,
            store,
            is_any: true,
        };
        let is_any_live = events.find_standings();
        if events.would_vanish(is_any_live) && !allow_empty {
            let live = events.all_before().filter(|it| it.is_live());
            return Err(Error::WouldVanish {
                path: path.to_owned(),
                count: live.count(),
                content: store.content(),
            });
        }
        let stays = |it: Before<'_>| !it.mark.is_double && it.fate(keeping) != Fate::Expire;
        events.is_any = is_any_live || events.all_before().any(stays);
        if !events.is_any && events.was_any() && !allow_empty {
            // A calendar must have a component (RFC 5545 section 3.6), and
            // vdirsyncer stops at a folder that has become empty. One from which
            // only time would take the last keeps what it has, so that no run
            // begins to fail because another day has passed.
            events.keeping = keeping.for_ever();
            events.is_any = true;
        }
        Ok(events)
    }

    /// Whether there was any event.
    #[must_use]
    pub fn was_any(&self) -> bool {
        !self.before.events.is_empty()
    }

    /// Whether any event is left or made.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.is_any
    }

    /// Makes each event in turn: those of the entries in their order, and then
    /// those that no entry is about any more, in the order that they had.
    ///
    /// `render` appends an event with the stamps that it is given. Every event
    /// is appended to `out`, which `take` may empty, and is then told to `take`,
    /// with its place among those on file; one that goes is told without any
    /// bytes.
    ///
    /// # Errors
    ///
    /// Those of `take`, and [`Error::ChangedMeanwhile`] or
    /// [`Error::CouldNotWrite`] if what is on file cannot be read again.
    pub fn make(
        &self,
        out: &mut Vec<u8>,
        mut render: impl FnMut(&mut Vec<u8>, What<'a>, Stamp),
        mut take: impl FnMut(&mut Vec<u8>, Uuid, Option<usize>, Outcome) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut reader = Reader::default();
        for entry in self.entries.clone() {
            let made = self.make_one(out, &entry, &mut reader, &mut render)?;
            if let Some((place, outcome)) = made {
                take(out, entry.uid, place, outcome)?;
            }
        }
        self.make_others(out, &mut reader, take)
    }

    /// Makes the event of one entry, if it gets one; gives its place among those
    /// on file.
    fn make_one(
        &self,
        out: &mut Vec<u8>,
        entry: &Entry<'a>,
        reader: &mut Reader,
        mut render: impl FnMut(&mut Vec<u8>, What<'a>, Stamp),
    ) -> Result<Option<(Option<usize>, Outcome)>, Error> {
        let place = self.before.places.get(entry.uid);
        let before = place.map(|place| self.before(place));
        let fate = self
            .keeping
            .fate(Some(entry.standing), before.map(|it| it.event));
        let outcome = match (fate, before) {
            (Fate::Write, before) => {
                let write = |out: &mut Vec<u8>, stamp| render(out, entry.what, stamp);
                self.write(out, write, before, reader)?
            }
            (fate, Some(before)) => self.carry_on(out, before, fate, reader)?,
            (_, None) => return Ok(None),
        };
        Ok(Some((place, outcome)))
    }

    /// Makes the events that no entry is about any more.
    fn make_others(
        &self,
        out: &mut Vec<u8>,
        reader: &mut Reader,
        mut take: impl FnMut(&mut Vec<u8>, Uuid, Option<usize>, Outcome) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for before in self.all_before() {
            let outcome = match before.mark.standing {
                _ if before.mark.is_double => Outcome::Removed,
                None => self.carry_on(out, before, before.fate(self.keeping), reader)?,
                Some(_) => continue,
            };
            take(out, before.event.uid, Some(before.place), outcome)?;
        }
        Ok(())
    }

    /// Notes where the thing of each event on file stands now. Gives whether
    /// any entry is written as an event that takes place.
    fn find_standings(&mut self) -> bool {
        if self.before.places.is_empty() {
            let fate = |entry: Entry<'_>| self.keeping.fate(Some(entry.standing), None);
            return self.entries.clone().any(|entry| fate(entry) == Fate::Write);
        }
        let mut is_any_live = false;
        for entry in self.entries.clone() {
            let event = self.before.places.get(entry.uid).map(|place| {
                self.marks[place].standing = Some(entry.standing);
                &self.before.events[place]
            });
            is_any_live |= self.keeping.fate(Some(entry.standing), event) == Fate::Write;
        }
        is_any_live
    }

    /// Whether nobody knows any more why the events on file are there: an
    /// empty sheet, or that of somebody else. What has been is no reason to
    /// refuse, since it only waits for its time.
    fn would_vanish(&self, is_any_live: bool) -> bool {
        let is_known = |it: &Mark| it.standing.is_some();
        let is_to_come = |it: Before<'_>| {
            it.is_live() && it.event.day.is_none_or(|day| day >= self.keeping.today)
        };
        !is_any_live && !self.marks.iter().any(is_known) && self.all_before().any(is_to_come)
    }

    fn before(&self, place: usize) -> Before<'_> {
        Before {
            place,
            event: &self.before.events[place],
            mark: self.marks[place],
        }
    }

    fn all_before(&self) -> impl Iterator<Item = Before<'_>> {
        (0..self.marks.len()).map(|place| self.before(place))
    }

    fn bytes<'r>(&'r self, before: Before<'_>, reader: &'r mut Reader) -> Result<&'r [u8], Error> {
        match &self.before.bytes {
            EventBytes::Here(bytes) => Ok(bytes[before.place]),
            EventBytes::In(file) => reader.read(file, before.event.bytes.clone()),
        }
    }

    /// Written with the stamps that it had, an unchanged event is the same
    /// bytes: that it has not changed need not be worked out otherwise.
    fn write(
        &self,
        out: &mut Vec<u8>,
        mut write: impl FnMut(&mut Vec<u8>, Stamp),
        before: Option<Before<'_>>,
        reader: &mut Reader,
    ) -> Result<Outcome, Error> {
        let start = out.len();
        let first = Stamp::first(self.keeping.now);
        let Some(before) = before else {
            write(out, first);
            return Ok(Outcome::Added);
        };
        let stamp = before.event.stamp.unwrap_or(first);
        write(out, stamp);
        let bytes = self.bytes(before, reader)?;
        if out[start..] == *bytes {
            return Ok(Outcome::Kept);
        }
        let is_same = self.store.is_shared_with_clients() && says_the_same(&out[start..], bytes);
        out.truncate(start);
        if is_same {
            out.extend_from_slice(bytes);
            return Ok(Outcome::Kept);
        }
        write(out, stamp.next(self.keeping.now));
        Ok(Outcome::Changed)
    }

    /// Takes over an event that is not rendered.
    fn carry_on(
        &self,
        out: &mut Vec<u8>,
        before: Before<'_>,
        fate: Fate,
        reader: &mut Reader,
    ) -> Result<Outcome, Error> {
        match fate {
            Fate::Cancel => {
                let now = self.keeping.now;
                let stamp = before.event.stamp.unwrap_or(Stamp::first(now));
                let bytes = self.bytes(before, reader)?;
                write_cancelled(out, bytes, stamp.next(now));
                Ok(Outcome::Cancelled)
            }
            Fate::Expire => Ok(Outcome::Removed),
            Fate::Keep | Fate::Write | Fate::Absent => {
                out.extend_from_slice(self.bytes(before, reader)?);
                Ok(Outcome::Kept)
            }
        }
    }
}

impl Before<'_> {
    fn is_live(&self) -> bool {
        !self.event.is_cancelled && self.event.done.is_none()
    }

    fn fate(&self, keeping: Keeping) -> Fate {
        keeping.fate(self.mark.standing, Some(self.event))
    }
}
