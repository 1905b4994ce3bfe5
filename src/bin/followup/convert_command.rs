//! `followup convert INPUT`: calendars and tasks are brought into step.
//!
//! Everything is worked out before the first file is touched.

use std::mem;
use std::ops::RangeInclusive;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread::{self, ScopedJoinHandle};

use clap::ArgMatches;
use followup::plan::{Milestone, Occasion};
use followup::render::ics::IcsOptions;
use followup::render::task_parts::TaskParts;
use followup::rules::{leanings, milestones};
use followup::sync::calendar::{CalendarBefore, Found, MergeOptions};
use followup::sync::fate::Keeping;
use followup::sync::printed_tasks::printed_tasks;
use followup::sync::todo::merge::Ours;
use followup::sync::todo::settle::{missing, settle};
use followup::sync::vdir::{EventFile, read_folder};
use followup::sync::write::read_target;

use crate::convert_end::End;
use crate::convert_work::{Content, FollowUps, Work};
use crate::feed_settings::Feed;
use crate::outputs::{CalendarRead, Outputs, Target, files_read};
use crate::planning::Planning;
use crate::report::Report;
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
    ics: Option<CalendarBefore>,
    vtodo: Option<Vec<u8>>,
    json: Option<Vec<u8>>,
    /// The files of the folder that are ours.
    vdir: Vec<EventFile>,
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
    let (planning, calendar) = thread::scope(|scope| {
        let calendar = outputs.start_reading_calendar(scope);
        (Planning::load(&input, settings), calendar.map(join))
    });
    let mut planning = planning?;
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
    let mut outcome = attempt(&order, &list, &mut planning, calendar, report);
    for _ in 1..MOST_ATTEMPTS {
        match &outcome {
            // Each file is as it was, or as it is to be; so all of it can be
            // done anew from what is there now.
            Err(stop) if stop.exit == Exit::Busy => {
                outcome = attempt(&order, &list, &mut planning, None, report);
            }
            _ => break,
        }
    }
    // As at the end of an attempt.
    mem::forget(planning);
    outcome
}

/// What another thread has done; if it panics, as if that had happened here.
fn join<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// Reads what the outputs hold, and brings them into step. The calendar may have been
/// read already.
fn attempt(
    order: &Order,
    list: &TaskList,
    planning: &mut Planning,
    calendar: Option<CalendarRead>,
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
    if outputs.calendar_alone().is_none() {
        planning.unpack();
    }
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
    let mut before = Before::read(outputs, calendar)?;
    if let Some(exit) = attempt_packed(order, list, planning, &mut before, report) {
        return exit;
    }
    planning.unpack();
    let is_new = outputs.calendar_alone().is_some() && before.has_no_events();
    let plan = if is_new && !list.is_asked_again() {
        planning.plan_of_what_is_asked_for()
    } else {
        planning.plan()
    };
    let diagnostics = planning.diagnostics(leanings(&plan));

    let dates = if feed.has_milestones || outputs.vdir.is_some() || before.has_milestones() {
        milestones(planning.applications())
    } else {
        Vec::new()
    };
    let content = Content {
        follow_ups: FollowUps::Whole(&plan.follow_ups),
        calendar: plan.calendar,
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
        work.calendar(target, Found::of(before.ics.as_mut()), &content, options)?;
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
    let end = End {
        work,
        known,
        diagnostics,
        wrong_again,
        nowhere,
    };
    let exit = end.bring_about(list, report);
    // As in the end itself.
    mem::forget(plan);
    mem::forget(before);
    exit
}

/// Writes the calendar of a large sheet, and nothing else, from the packed plan.
/// `None` if that is not what is asked for.
fn attempt_packed(
    order: &Order,
    list: &TaskList,
    planning: &Planning,
    before: &mut Before,
    report: Report,
) -> Option<Result<Exit, Stop>> {
    let (feed, options) = (&order.feed, &order.options);
    let has_milestones = feed.has_milestones || before.has_milestones();
    let target = order.outputs.calendar_alone()?;
    if has_milestones || list.is_asked_again() {
        return None;
    }
    let on_file = before.ics.as_ref().filter(|it| !it.is_empty());
    let (plan, leanings) = match on_file {
        Some(calendar) => planning.packed_plan(Some(&|uid| calendar.holds(uid)))?,
        None => planning.packed_plan(None)?,
    };
    let content = Content {
        follow_ups: FollowUps::Packed(&plan),
        calendar: plan.calendar,
        milestones: &[],
        has_milestones,
        keeping: options.keeping,
    };
    let mut work = Work::new(order.is_dry);
    let written = work.calendar(target, Found::of(before.ics.as_mut()), &content, options);
    let exit = written.and_then(|()| {
        let end = End {
            work,
            known: None,
            diagnostics: planning.diagnostics(leanings),
            wrong_again: Vec::new(),
            nowhere: feed.nowhere.as_ref().filter(|_| options.ics.at.is_some()),
        };
        end.bring_about(list, report)
    });
    // As in the end itself.
    mem::forget(plan);
    Some(exit)
}

impl Before {
    /// Reads all but the todo.txt, which tells what was done, and the folder, of
    /// which it must be known what may be in it.
    fn read(outputs: &Outputs, calendar: Option<CalendarRead>) -> Result<Self, Stop> {
        let read = |target: &Option<Target>| match target {
            Some(Target::File(path)) => read_target(path),
            Some(Target::Stdout) | None => Ok(None),
        };
        Ok(Self {
            ics: match (calendar, &outputs.ics) {
                (Some(read), _) => read?,
                (None, Some(Target::File(path))) => CalendarBefore::read(path)?,
                (None, Some(Target::Stdout) | None) => None,
            },
            vtodo: read(&outputs.vtodo)?,
            json: read(&outputs.json)?,
            vdir: Vec::new(),
        })
    }

    /// Whether no event is on file.
    fn has_no_events(&self) -> bool {
        self.ics.as_ref().is_none_or(CalendarBefore::is_empty)
    }

    fn has_milestones(&self) -> bool {
        self.ics.as_ref().is_some_and(|it| it.has_milestones)
    }
}

/// Whether the time of day of an interview is known.
fn has_time(milestone: &Milestone<'_>) -> bool {
    matches!(milestone.occasion, Occasion::Interview(interview) if interview.at.is_some())
}
