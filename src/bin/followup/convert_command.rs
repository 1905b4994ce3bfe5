//! `followup convert INPUT`: calendars and tasks are brought into step.
//!
//! Everything is worked out before the first file is touched.

use std::mem;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use followup::diagnostic::Diagnostic;
use followup::error::Error;
use followup::plan::{Key, Milestone, Occasion, Plan};
use followup::render::ics::IcsOptions;
use followup::render::json::{PlanContext, plan_json};
use followup::render::task_parts::TaskParts;
use followup::rules::milestones;
use followup::sync::calendar::{Merge, MergeOptions, holds_milestones};
use followup::sync::changes::{Addition, Changes, TaskChange};
use followup::sync::diff;
use followup::sync::entry::Entry;
use followup::sync::events::Counts;
use followup::sync::fate::Keeping;
use followup::sync::printed_tasks::printed_tasks;
use followup::sync::staged::{Sink, StagedFile};
use followup::sync::todo::append_tasks;
use followup::sync::todo::ledger::Ledger;
use followup::sync::todo::merge::Ours;
use followup::sync::todo::settle::{Settled, missing, settle};
use followup::sync::vdir::{EventFile, merge_folder, read_folder};
use followup::sync::vtodo::{self, TaskMerge};
use followup::sync::write::read_target;

use crate::feed_settings::Feed;
use crate::large_calendar::{LargeCalendar, Measured};
use crate::outputs::{Outputs, Target, files_read};
use crate::planning::Planning;
use crate::report::{Report, has_warning};
use crate::settings::Settings;
use crate::stop::{Exit, Stop};
use crate::task_files::{TaskFiles, TodoUse};
use crate::task_list::{TaskList, again, others};
use crate::task_settings::task_parts;

/// How far ahead tasks are written unless told otherwise, in days.
const AHEAD: u32 = 14;

/// How long past and cancelled events are kept unless told otherwise, in days.
const KEPT: u32 = 30;

/// What a number of days may be: no more than ten years.
const DAYS: RangeInclusive<u32> = 0..=3_650;

/// What the outputs hold before; `None` for what is no file, or none yet.
#[derive(Default)]
struct Before {
    ics: Option<Vec<u8>>,
    vtodo: Option<Vec<u8>>,
    json: Option<Vec<u8>>,
    /// The files of the folder that are ours.
    vdir: Vec<EventFile>,
}

/// What is to happen: to files, to stdout, and what to say about it.
struct Work<'a> {
    /// Whether the changes are only shown. Files are not even staged then.
    is_dry: bool,
    changes: Changes<'a>,
    diffs: String,
    stdout: Vec<u8>,
    talk: Vec<String>,
    /// What the person should know of their tasks. It is said once and changes no
    /// plan, so that it is not in the JSON.
    about_tasks: Vec<Diagnostic>,
    /// A calendar that is near the limit of somebody who reads it.
    large: Option<LargeCalendar>,
}

/// What the settings ask for, apart from the sheet and its plan.
struct Order {
    outputs: Outputs,
    tasks: TaskFiles,
    feed: Feed,
    options: MergeOptions,
    ahead: u32,
    parts: TaskParts,
    is_dry: bool,
}

/// So often it is tried, when somebody else changes a file meanwhile.
const MOST_ATTEMPTS: usize = 3;

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<Exit, Stop> {
    let input = matches
        .get_one::<PathBuf>("INPUT")
        .cloned()
        .unwrap_or_default();
    let tasks = TaskFiles::find(settings)?;
    let outputs = Outputs::find(settings, &tasks)?;
    outputs.check(&input, &tasks, &files_read(settings, &tasks))?;
    let ahead = settings.number("ahead", DAYS)?.unwrap_or(AHEAD);
    let parts = task_parts(settings)?;
    let keep_past = settings.number("keep-past", DAYS)?.unwrap_or(KEPT);
    let keep_cancelled = settings.number("keep-cancelled", DAYS)?.unwrap_or(KEPT);
    let allow_empty = settings.is_on("allow-empty")?;
    let is_dry = settings.is_on("dry-run")?;
    let feed = Feed::from(settings)?;
    let again = again(settings)?;
    let mut planning = Planning::load(&input, settings)?;
    let sheet = (input.as_path(), planning.sheet_name.as_deref());
    let list = TaskList::open(settings, &outputs, &tasks, sheet, again, is_dry)?;
    let options = MergeOptions {
        ics: feed.options.clone(),
        keeping: Keeping {
            today: planning.moment.today,
            now: planning.moment.now,
            past: keep_past,
            cancelled: keep_cancelled,
        },
        allow_empty,
    };
    let order = Order {
        outputs,
        tasks,
        feed,
        options,
        ahead,
        parts,
        is_dry,
    };
    for _ in 1..MOST_ATTEMPTS {
        match attempt(&order, &list, &mut planning, report) {
            // Each file is as it was, or as it is to be; so all of it can be
            // done anew from what is there now.
            Err(stop) if stop.exit == Exit::Busy => {}
            outcome => return outcome,
        }
    }
    attempt(&order, &list, &mut planning, report)
}

/// Reads what the outputs hold, and brings them into step.
fn attempt(
    order: &Order,
    list: &TaskList,
    planning: &mut Planning,
    report: Report,
) -> Result<Exit, Stop> {
    let Order {
        outputs,
        feed,
        options,
        ahead,
        parts,
        is_dry,
        ..
    } = order;
    let (ahead, parts, is_dry) = (*ahead, *parts, *is_dry);
    let texts = order.tasks.read(match outputs.todo {
        Some(Target::File(_)) => TodoUse::Written,
        _ => TodoUse::Read,
    })?;
    let others = others(&texts);
    let settled = match &outputs.todo {
        Some(Target::File(_)) => {
            let before = texts.target.as_deref();
            let settled = settle(list.sides(before, &others, planning), |file| {
                planning.remember(texts.history(file));
                Ours::of(&planning.plan(), ahead, parts)
            });
            // A calendar shows what is to be done, also what waits for a task that
            // is only written now.
            planning.remember(texts.history(settled.without_added()));
            Some(settled)
        }
        _ => {
            planning.remember(texts.history(&list.printed_after));
            None
        }
    };
    let plan = planning.plan();
    let diagnostics = planning.diagnostics(&plan);

    let mut before = Before::read(outputs)?;
    let dates = if feed.has_milestones || outputs.vdir.is_some() || before.has_milestones() {
        milestones(&planning.sheet.applications)
    } else {
        Vec::new()
    };
    let content = Content {
        plan: &plan,
        milestones: &dates,
        has_milestones: feed.has_milestones,
        keeping: options.keeping,
    };
    if let Some(folder) = &outputs.vdir {
        let known = content.entries().map(|entry| entry.uid).collect();
        before.vdir = read_folder(folder, &known)?;
    }
    let nowhere = feed
        .nowhere
        .as_ref()
        .filter(|_| options.ics.at.is_some() || feed.has_milestones && dates.iter().any(has_time));
    // Tasks ring only if that is asked for.
    let task_options = MergeOptions {
        ics: IcsOptions {
            alarm: feed.task_alarm,
            ..options.ics.clone()
        },
        ..options.clone()
    };
    let mut work = Work::new(is_dry);
    if let Some(target) = &outputs.ics {
        work.calendar(target, before.ics.as_deref(), &content, options)?;
    }
    if let Some(folder) = &outputs.vdir {
        work.folder(folder, &before.vdir, &content, options)?;
    }
    let mut new_tasks = match &outputs.vtodo {
        Some(target) => {
            let before = before.vtodo.as_deref();
            work.calendar_of_tasks(target, before, &plan, ahead, &task_options)?
        }
        None => Vec::new(),
    };
    let mut known = None;
    match (&outputs.todo, settled) {
        (Some(Target::File(path)), Some(settled)) => {
            let previous = texts.target.as_deref();
            new_tasks.extend_from_slice(&settled.added_keys);
            known = Some(work.tasks(path, previous, settled, options.allow_empty)?);
        }
        (Some(Target::Stdout), _) => {
            let sides = list.sides(Some(&list.printed_after), &others, planning);
            let (lines, ledger) = missing(sides, &Ours::of(&plan, ahead, parts));
            work.stdout = printed_tasks(&list.printed_after, &lines);
            known = Some(ledger);
        }
        _ => {}
    }
    let wrong_again = list.wrong_again(&plan, planning);
    let plan = if let Some(target) = &outputs.json {
        // The JSON tells how things stand once the tasks are written, or the
        // next run would tell something else about the same day.
        drop(plan);
        planning.note_open(&new_tasks);
        let plan = planning.plan();
        let context = planning.context(&diagnostics);
        work.json(target, before.json.as_deref(), &plan, &context)?;
        plan
    } else {
        plan
    };
    let mut warned = has_warning(&diagnostics) || nowhere.is_some() || !wrong_again.is_empty();
    if is_dry {
        report.data(work.diffs.as_bytes())?;
    } else {
        mem::take(&mut work.changes).make()?;
        let kept = known.map_or(Ok(()), |ledger| list.keep(&ledger));
        for line in &work.talk {
            report.talk(line);
        }
        list.talk(report);
        if let Err(stop) = kept {
            report.warning(&stop);
            warned = true;
        }
    }
    report.warnings(&diagnostics);
    report.warnings(&work.about_tasks);
    warned |= has_warning(&work.about_tasks);
    for stop in &wrong_again {
        report.warning(stop);
    }
    if let Some(nowhere) = nowhere {
        report.warning(&nowhere.warning());
    }
    if let Some(large) = &work.large {
        large.tell(report);
    }
    if !is_dry || work.diffs.is_empty() {
        report.data(&work.stdout)?;
    }
    // The process ends here. To give its memory back piece by piece would take
    // a tenth of a large run, and the system takes it all at once.
    mem::forget(plan);
    mem::forget(work);
    mem::forget(before);
    Ok(if warned { Exit::Warned } else { Exit::Done })
}

/// Whether a file is a plan of ours, or nothing yet.
fn is_our_plan(file: &[u8]) -> bool {
    let is_blank = file.iter().all(u8::is_ascii_whitespace);
    is_blank || file.starts_with(b"{\n  \"schema\": \"followup.plan/")
}

impl Before {
    /// Reads all but the todo.txt, which tells what was done, and the folder, of
    /// which it must be known what may be in it.
    fn read(outputs: &Outputs) -> Result<Self, Stop> {
        let read = |target: &Option<Target>| match target {
            Some(Target::File(path)) => read_target(path),
            Some(Target::Stdout) | None => Ok(None),
        };
        Ok(Self {
            ics: read(&outputs.ics)?,
            vtodo: read(&outputs.vtodo)?,
            json: read(&outputs.json)?,
            vdir: Vec::new(),
        })
    }

    fn has_milestones(&self) -> bool {
        self.ics.as_deref().is_some_and(holds_milestones)
    }
}

/// What there is to put into calendars.
struct Content<'a> {
    plan: &'a Plan<'a>,
    milestones: &'a [Milestone<'a>],
    /// Whether the milestones are wanted, or only known so that those of
    /// another run can go.
    has_milestones: bool,
    keeping: Keeping,
}

impl<'a> Content<'a> {
    fn entries(&self) -> impl Iterator<Item = Entry<'a>> + Clone + use<'a> {
        let (keeping, has_milestones) = (self.keeping, self.has_milestones);
        let follow_ups = self.plan.follow_ups.iter();
        let follow_ups = follow_ups.map(move |it| Entry::of_follow_up(it, keeping.today));
        let milestones = self.milestones.iter().map(move |it| {
            let entry = Entry::of_milestone(it, keeping);
            if has_milestones {
                entry
            } else {
                entry.unwanted()
            }
        });
        follow_ups.chain(milestones)
    }
}

/// Whether the time of day of an interview is known.
fn has_time(milestone: &Milestone<'_>) -> bool {
    matches!(milestone.occasion, Occasion::Interview(interview) if interview.at.is_some())
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
    fn new(is_dry: bool) -> Self {
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
        previous: Option<&'a [u8]>,
        write: impl FnOnce(&mut dyn Sink) -> Result<T, Error>,
    ) -> Result<(T, bool), Error> {
        if self.is_dry {
            let mut bytes = Vec::new();
            let told = write(&mut bytes)?;
            let is_changed = previous != Some(&bytes);
            if is_changed {
                self.diffs
                    .push_str(&diff::replacement(path, previous, &bytes));
            }
            return Ok((told, is_changed));
        }
        let mut staged = StagedFile::begin(path, previous)?;
        let told = write(&mut staged)?;
        let is_changed = staged.complete()?;
        self.changes.replaced.push(staged);
        Ok((told, is_changed))
    }

    fn calendar(
        &mut self,
        target: &Target,
        previous: Option<&'a [u8]>,
        content: &Content<'_>,
        options: &MergeOptions,
    ) -> Result<(), Stop> {
        let (entries, calendar) = (content.entries(), content.plan.calendar);
        let path = target.path();
        let merge = Merge::decide(previous, entries, calendar, path, options)?;
        let mut length = 0;
        self.whole(target, previous, merge.is_written(), |sink| {
            let mut measured = Measured { sink, length: 0 };
            let counts = merge.write(&mut measured)?;
            length = measured.length;
            Ok(counts)
        })?;
        if let Target::File(path) = target {
            self.large = LargeCalendar::of(path, previous.map_or(0, <[u8]>::len), length);
        }
        Ok(())
    }

    /// Gives the keys of the tasks that are new or say something else.
    fn calendar_of_tasks(
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
        self.whole(target, previous, merge.is_written(), |sink| {
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
        previous: Option<&'a [u8]>,
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
        if !is_written && previous.is_none() {
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

    fn folder(
        &mut self,
        folder: &Path,
        files: &'a [EventFile],
        content: &Content<'_>,
        options: &MergeOptions,
    ) -> Result<(), Stop> {
        let (entries, calendar) = (content.entries(), content.plan.calendar);
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

    fn json(
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
        let ((), is_changed) = self.replace(path, previous, |sink| sink.put(&bytes))?;
        let told = if is_changed {
            "written"
        } else {
            "nothing has changed"
        };
        self.talk.push(format!("{}: {told}", path.display()));
        Ok(())
    }

    /// Brings the todo.txt into step; gives what is known of its tasks then.
    fn tasks(
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
