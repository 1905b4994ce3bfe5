//! What `convert` does to each output: staged or only shown, and told in a line.
//!
//! Nothing is written here; the changes are gathered, and made when all of them
//! are known.

use std::path::Path;

use followup::business_days::Calendar;
use followup::diagnostic::Diagnostic;
use followup::error::Error;
use followup::plan::{FollowUp, Key, Milestone, PackedPlan, Plan};
use followup::render::json::{PlanContext, plan_json};
use followup::sync::calendar::{Found, Merge, MergeOptions};
use followup::sync::changes::{Addition, Changes, TaskChange};
use followup::sync::diff;
use followup::sync::entry::Entry;
use followup::sync::events::Counts;
use followup::sync::fate::Keeping;
use followup::sync::file_before::Previous;
use followup::sync::staged::{Sink, StagedFile};
use followup::sync::todo::append_tasks;
use followup::sync::todo::ledger::Ledger;
use followup::sync::todo::settle::Settled;
use followup::sync::vdir::{EventFile, merge_folder};
use followup::sync::vtodo::{self, TaskMerge};

use crate::large_calendar::{LargeCalendar, Measured};
use crate::outputs::Target;
use crate::stop::Stop;

/// Whether a file is a plan of ours, or nothing yet.
fn is_our_plan(file: &[u8]) -> bool {
    let is_blank = file.iter().all(u8::is_ascii_whitespace);
    is_blank || file.starts_with(b"{\n  \"schema\": \"followup.plan/")
}

/// What is to happen: to files, to stdout, and what to say about it.
pub(crate) struct Work<'a> {
    /// Whether the changes are only shown. Files are not even staged then.
    pub(crate) is_dry: bool,
    pub(crate) changes: Changes<'a>,
    pub(crate) diffs: String,
    pub(crate) stdout: Vec<u8>,
    pub(crate) talk: Vec<String>,
    /// What the person should know of their tasks. It is said once and changes no
    /// plan, so that it is not in the JSON.
    pub(crate) about_tasks: Vec<Diagnostic>,
    /// A calendar that is near the limit of somebody who reads it.
    pub(crate) large: Option<LargeCalendar>,
}

/// What there is to put into calendars.
pub(crate) struct Content<'a> {
    pub(crate) follow_ups: FollowUps<'a>,
    pub(crate) calendar: &'a Calendar,
    pub(crate) milestones: &'a [Milestone<'a>],
    /// Whether the milestones are wanted, or only known so that those of
    /// another run can go.
    pub(crate) has_milestones: bool,
    pub(crate) keeping: Keeping,
}

/// What is to be done, as it is held.
#[derive(Clone, Copy)]
pub(crate) enum FollowUps<'a> {
    Whole(&'a [FollowUp<'a>]),
    /// That of a large sheet.
    Packed(&'a PackedPlan<'a>),
}

impl<'a> Content<'a> {
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'a>> + Clone + use<'a> {
        let (keeping, has_milestones) = (self.keeping, self.has_milestones);
        let (whole, packed) = match self.follow_ups {
            FollowUps::Whole(follow_ups) => (follow_ups, None),
            FollowUps::Packed(plan) => (&[][..], Some(plan)),
        };
        let packed = packed.into_iter().flat_map(PackedPlan::follow_ups);
        let packed = packed.map(move |it| Entry::of_packed(it, keeping.today));
        let whole = whole.iter();
        let whole = whole.map(move |it| Entry::of_follow_up(it, keeping.today));
        let milestones = self.milestones.iter().map(move |it| {
            let entry = Entry::of_milestone(it, keeping);
            if has_milestones {
                entry
            } else {
                entry.unwanted()
            }
        });
        whole.chain(packed).chain(milestones)
    }
}

/// `2 new, 1 changed, 0 removed, 30 as before`, and what was cancelled, if
/// anything was.
fn in_words(counts: Counts) -> String {
    let cancelled = match counts.cancelled {
        0 => String::new(),
        count => format!("{count} cancelled, "),
    };
    format!(
        "{} new, {} changed, {cancelled}{} removed, {} as before",
        counts.added, counts.changed, counts.removed, counts.kept
    )
}

impl<'a> Work<'a> {
    pub(crate) fn new(is_dry: bool) -> Self {
        Self {
            is_dry,
            changes: Changes::default(),
            diffs: String::new(),
            stdout: Vec::new(),
            talk: Vec::new(),
            about_tasks: Vec::new(),
            large: None,
        }
    }

    /// Stages a whole file, or shows how it would change. Gives what `write`
    /// gives, and whether the file changes.
    fn replace<T>(
        &mut self,
        path: &Path,
        previous: Previous<'a>,
        write: impl FnOnce(&mut dyn Sink) -> Result<T, Error>,
    ) -> Result<(T, bool), Error> {
        if self.is_dry {
            let mut bytes = Vec::new();
            let told = write(&mut bytes)?;
            let previous = previous.whole()?;
            let is_changed = previous.as_ref() != Some(&bytes);
            if is_changed {
                let diff = diff::replacement(path, previous.as_deref(), &bytes);
                self.diffs.push_str(&diff);
            }
            return Ok((told, is_changed));
        }
        let mut staged = StagedFile::begin(path, previous)?;
        let told = write(&mut staged)?;
        let is_changed = staged.complete()?;
        self.changes.replaced.push(staged);
        Ok((told, is_changed))
    }

    pub(crate) fn calendar(
        &mut self,
        target: &Target,
        found: Found<'a>,
        content: &Content<'_>,
        options: &MergeOptions,
    ) -> Result<(), Stop> {
        let (entries, calendar) = (content.entries(), content.calendar);
        let path = target.path();
        let previous = found.previous();
        let merge = Merge::decide(found, entries, calendar, path, options)?;
        let mut length = 0;
        self.whole(target, previous, merge.is_written(), |sink| {
            let mut measured = Measured { sink, length: 0 };
            let counts = merge.write(&mut measured)?;
            length = measured.length;
            Ok(counts)
        })?;
        if let Target::File(path) = target {
            self.large = LargeCalendar::of(path, previous.len(), length);
        }
        Ok(())
    }

    /// Gives the keys of the tasks that are new or say something else.
    pub(crate) fn calendar_of_tasks(
        &mut self,
        target: &Target,
        previous: Option<&'a [u8]>,
        plan: &Plan<'_>,
        ahead: u32,
        options: &MergeOptions,
    ) -> Result<Vec<Key>, Stop> {
        let entries = vtodo::entries(plan, ahead);
        let path = target.path();
        let merge = TaskMerge::decide(previous, entries, plan.calendar, path, options)?;
        self.whole(target, previous.into(), merge.is_written(), |sink| {
            merge.write(sink)
        })?;
        Ok(match target {
            Target::File(_) => merge.written().to_vec(),
            Target::Stdout => Vec::new(),
        })
    }

    /// Brings one file of events or tasks into step.
    fn whole(
        &mut self,
        target: &Target,
        previous: Previous<'a>,
        is_written: bool,
        write: impl FnOnce(&mut dyn Sink) -> Result<Counts, Error>,
    ) -> Result<(), Stop> {
        let Target::File(path) = target else {
            if is_written {
                write(&mut self.stdout)?;
            }
            return Ok(());
        };
        let shown = path.display();
        if !is_written && !previous.is_some() {
            self.talk.push(format!(
                "{shown}: nothing to put into it, so it was not made"
            ));
            return Ok(());
        }
        let (counts, is_changed) = if is_written {
            self.replace(path, previous, write)?
        } else {
            Default::default()
        };
        if is_changed {
            self.talk.push(format!("{shown}: {}", in_words(counts)));
        } else {
            self.talk.push(format!("{shown}: nothing has changed"));
        }
        Ok(())
    }

    pub(crate) fn folder(
        &mut self,
        folder: &Path,
        files: &'a [EventFile],
        content: &Content<'_>,
        options: &MergeOptions,
    ) -> Result<(), Stop> {
        let (entries, calendar) = (content.entries(), content.calendar);
        let (changes, counts) = merge_folder(folder, files, entries, calendar, options)?;
        let shown = folder.display();
        if changes.is_empty() {
            self.talk.push(format!("{shown}: nothing has changed"));
            return Ok(());
        }
        self.talk.push(format!("{shown}: {}", in_words(counts)));
        if self.is_dry {
            self.diffs.extend(changes.iter().map(diff::of_file));
        } else {
            self.changes.files = changes;
        }
        Ok(())
    }

    pub(crate) fn json(
        &mut self,
        target: &Target,
        previous: Option<&'a [u8]>,
        plan: &Plan<'_>,
        context: &PlanContext<'_>,
    ) -> Result<(), Stop> {
        let bytes = plan_json(plan, context, None).into_bytes();
        let Target::File(path) = target else {
            self.stdout = bytes;
            return Ok(());
        };
        if !previous.is_none_or(is_our_plan) {
            return Err(Error::NotOurPlan { path: path.clone() }.into());
        }
        let ((), is_changed) = self.replace(path, previous.into(), |sink| sink.put(&bytes))?;
        let told = if is_changed {
            "written"
        } else {
            "nothing has changed"
        };
        self.talk.push(format!("{}: {told}", path.display()));
        Ok(())
    }

    /// Brings the todo.txt into step; gives what is known of its tasks then.
    pub(crate) fn tasks(
        &mut self,
        path: &Path,
        previous: Option<&'a [u8]>,
        settled: Settled,
        allow_empty: bool,
    ) -> Result<Ledger, Stop> {
        if let Some(count) = settled.would_vanish.filter(|_| !allow_empty) {
            let path = path.to_owned();
            return Err(Error::WouldClose { path, count }.into());
        }
        self.talk.push(format!(
            "{}: {}",
            path.display(),
            in_words_of_tasks(&settled)
        ));
        if settled.is_rewritten() {
            if self.is_dry {
                self.diffs
                    .push_str(&diff::replacement(path, previous, &settled.file));
            } else {
                let mut staged = StagedFile::begin(path, previous)?;
                staged.put(&settled.file)?;
                staged.complete()?;
                self.changes.tasks = Some(TaskChange::Rewritten(staged));
            }
        } else if !settled.added.is_empty() {
            if self.is_dry {
                let bytes = append_tasks(previous.unwrap_or_default(), &settled.added);
                self.diffs.push_str(&diff::addition(path, previous, &bytes));
            } else {
                self.changes.tasks = Some(TaskChange::Extended(Addition {
                    path: path.to_owned(),
                    previous,
                    lines: settled.added,
                    keys: settled.added_keys,
                }));
            }
        }
        self.about_tasks = settled.diagnostics;
        Ok(settled.ledger)
    }
}

/// `2 tasks added, 1 changed, 3 closed`.
fn in_words_of_tasks(settled: &Settled) -> String {
    let counts = [
        (settled.added.len(), "added"),
        (settled.changed, "changed"),
        (settled.closed, "closed"),
    ];
    let mut words = String::new();
    for (count, word) in counts.into_iter().filter(|(count, _)| *count > 0) {
        let what = match (words.is_empty(), count) {
            (true, 1) => " task",
            (true, _) => " tasks",
            (false, _) => "",
        };
        let comma = if words.is_empty() { "" } else { ", " };
        words.push_str(&format!("{comma}{count}{what} {word}"));
    }
    if words.is_empty() {
        "nothing to add".to_owned()
    } else {
        words
    }
}
