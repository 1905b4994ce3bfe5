//! The file of tasks on disk and what is to be in it become the next one.
//!
//! What becomes of each task is decided in [`super::events`], as of events. But
//! clients write this file, too, in an order and a manner of their own: it is
//! written anew only if a task in it is to say something else, and then a task
//! that is not touched keeps the bytes that its client gave it. Pure.

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

use uuid::Uuid;

use super::calendar::{MergeOptions, ours_only};
use super::entry::{Entry, What};
use super::events::{Counts, EventBytes, Events, EventsOnFile, Outcome, Store};
use super::fate::Standing;
use super::ics_scanner::{DoneBy, scan_tasks};
use super::lines::content_lines;
use super::staged::Sink;
use crate::business_days::Calendar;
use crate::error::{Content, Error};
use crate::plan::{FollowUp, Key, Plan, State};
use crate::render::ics::{IcsOptions, write_footer, write_header};
use crate::render::todo_txt::should_write;
use crate::render::vtodo::{Progress, write_task};

/// So many bytes are made before they are passed on.
const PIECE: usize = 64 * 1024;

/// The next file of tasks, decided and not yet made.
#[derive(Debug)]
pub struct TaskMerge<'a, I> {
    events: Events<'a, I>,
    previous: &'a [u8],
    time_zones: Vec<Range<usize>>,
    /// The tasks that a client says were begun.
    begun: HashSet<Uuid>,
    calendar: &'a Calendar,
    ics: &'a IcsOptions,
    counts: Counts,
    is_renamed: bool,
    /// The keys of the tasks that are new or say something else.
    written: Vec<Key>,
}

/// The tasks of a plan, as the merge sees them. Planned ones are new only within
/// so many days.
pub fn entries<'a>(
    plan: &'a Plan<'_>,
    ahead: u32,
) -> impl Iterator<Item = Entry<'a>> + Clone + use<'a> {
    let today = plan.today;
    plan.follow_ups.iter().map(move |follow_up| Entry {
        uid: follow_up.task_uid(),
        standing: standing(follow_up, should_write(follow_up, today, ahead)),
        what: What::FollowUp(follow_up),
    })
}

/// A task that is there stays until it is done, called off by the person, or
/// pointless; one that has lapsed, too, or what waits for it would be asked for.
fn standing(follow_up: &FollowUp<'_>, is_wanted: bool) -> Standing {
    match follow_up.state {
        _ if is_wanted => Standing::Live,
        State::Moot => Standing::Moot,
        State::Planned
        | State::Due
        | State::Overdue
        | State::Waiting
        | State::Lapsed
        | State::Done => Standing::Waits,
    }
}

impl<'a, I: Iterator<Item = Entry<'a>> + Clone> TaskMerge<'a, I> {
    /// Decides what becomes of each task. `path` is for messages only; an empty
    /// `previous` counts as none.
    ///
    /// # Errors
    ///
    /// [`Error::NotOurCalendar`], [`Error::TruncatedCalendar`] and
    /// [`Error::ForeignEvents`] for a file that must not be replaced, and those of
    /// [`Events::decide`].
    pub fn decide(
        previous: Option<&'a [u8]>,
        entries: I,
        calendar: &'a Calendar,
        path: &Path,
        options: &'a MergeOptions,
    ) -> Result<Self, Error> {
        let previous = previous.unwrap_or_default();
        let mut time_zones = Vec::new();
        let mut tasks = Vec::new();
        if !previous.is_empty() {
            let known: HashSet<Uuid> = entries.clone().map(|entry| entry.uid).collect();
            let file = scan_tasks(previous, &known);
            time_zones = file.time_zones;
            tasks = ours_only(file.scan, path, Content::Tasks)?;
            // Of two that a client left of one task, the one that is done stays.
            tasks.sort_by_key(|task| !matches!(task.done, Some(DoneBy::Client(_))));
        }
        let begun = tasks.iter().filter(|task| task.is_begun);
        let begun = begun.map(|task| task.uid).collect();
        let bytes = tasks.iter().map(|task| &previous[task.bytes.clone()]);
        let bytes = EventBytes::Here(bytes.collect());
        let on_file = EventsOnFile::new(tasks, bytes);
        let (keeping, allow_empty) = (options.keeping, options.allow_empty);
        let events = Events::decide(on_file, entries, keeping, allow_empty, (Store::Tasks, path))?;
        let mut merge = Self {
            events,
            previous,
            time_zones,
            begun,
            calendar,
            ics: &options.ics,
            counts: Counts::default(),
            is_renamed: false,
            written: Vec::new(),
        };
        merge.foresee()?;
        Ok(merge)
    }

    /// Whether there is anything to write. If not, the file is not made: a
    /// calendar must have a component (RFC 5545 section 3.6).
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.events.is_any() || self.events.was_any()
    }

    /// The keys of the tasks that stand open, or otherwise than before, from now on.
    #[must_use]
    pub fn written(&self) -> &[Key] {
        &self.written
    }

    /// Makes the whole file, piece by piece; if no task in it is to say anything
    /// else, that is the file as it is, in whatever manner a client wrote it.
    ///
    /// # Errors
    ///
    /// Those of the sink.
    pub fn write(&self, sink: &mut dyn Sink) -> Result<Counts, Error> {
        if self.is_as_before() {
            sink.put(self.previous)?;
            return Ok(self.counts);
        }
        let mut out = Vec::with_capacity(PIECE + PIECE / 4);
        write_header(&mut out, self.ics);
        for time_zone in &self.time_zones {
            out.extend_from_slice(&self.previous[time_zone.clone()]);
        }
        self.make(&mut out, |out, _, _| {
            if out.len() < PIECE {
                return Ok(());
            }
            sink.put(&with_crlf(out))?;
            out.clear();
            Ok(())
        })?;
        write_footer(&mut out);
        sink.put(&with_crlf(&out))?;
        Ok(self.counts)
    }

    /// Finds out what will happen, and keeps nothing of what is made.
    fn foresee(&mut self) -> Result<(), Error> {
        let mut counts = Counts::default();
        let mut written = Vec::new();
        self.make(&mut Vec::new(), |out, uid, outcome| {
            counts.count(outcome);
            if matches!(outcome, Outcome::Added | Outcome::Changed) {
                written.push(Key::of(uid));
            }
            out.clear();
            Ok(())
        })?;
        self.counts = counts;
        self.written = written;
        self.is_renamed = name_of(self.previous).is_some_and(|name| {
            let mut header = Vec::new();
            write_header(&mut header, self.ics);
            name_of(&header) != Some(name)
        });
        Ok(())
    }

    fn make(
        &self,
        out: &mut Vec<u8>,
        mut take: impl FnMut(&mut Vec<u8>, Uuid, Outcome) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let task = |out: &mut Vec<u8>, follow_up: &FollowUp<'_>, stamp| {
            let progress = if self.begun.contains(&follow_up.task_uid()) {
                Progress::Begun
            } else {
                Progress::None
            };
            write_task(out, follow_up, self.calendar, stamp, progress, self.ics);
        };
        let render = |out: &mut Vec<u8>, what: What<'_>, stamp| match what {
            What::FollowUp(follow_up) => task(out, follow_up, stamp),
            What::Packed(packed) => packed.unpack(|follow_up| task(out, follow_up, stamp)),
            // A date is nothing to do, and stands in no list of tasks.
            What::Milestone(_) => {}
        };
        self.events
            .make(out, render, |out, uid, _, outcome| take(out, uid, outcome))
    }

    fn is_as_before(&self) -> bool {
        let kept = Counts {
            kept: self.counts.kept,
            ..Counts::default()
        };
        !self.previous.is_empty() && self.counts == kept && !self.is_renamed
    }
}

/// What a calendar calls itself, as it is written; a client may leave it out.
fn name_of(file: &[u8]) -> Option<Vec<u8>> {
    let mut head = content_lines(file)
        .map(|(_, line)| line)
        .take_while(|line| !line.eq_ignore_ascii_case(b"BEGIN:VTODO"));
    head.find(|line| line.starts_with(b"X-WR-CALNAME:"))
}

/// Every line break as RFC 5545 section 3.1 wants it, also in what a client wrote
/// on a system that breaks lines otherwise.
fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(line) => {
                out.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
                out.extend_from_slice(b"\r\n");
            }
            None => out.extend_from_slice(line),
        }
    }
    out
}

#[cfg(test)]
mod tests;
