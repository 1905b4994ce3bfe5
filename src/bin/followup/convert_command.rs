//! `followup convert INPUT`: calendars and tasks are brought into step.
//!
//! Everything is worked out before the first file is touched.

use std::mem;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use followup::error::Error;
use followup::plan::{Key, Plan};
use followup::render::ics::IcsOptions;
use followup::render::json::{PlanContext, plan_json};
use followup::render::todo_txt::{should_write, task_line};
use followup::sync::calendar::{CalendarChange, MergeOptions, merge_calendar};
use followup::sync::changes::{FileChange, apply, diff};
use followup::sync::todo::{append_tasks, is_plain_text};
use followup::sync::write::read_target;
use followup::text::Text;

use crate::planning::{Planning, TaskFiles};
use crate::report::{Report, has_warning};
use crate::settings::Settings;
use crate::stop::{Exit, Stop};

/// How far ahead tasks are written unless told otherwise, in days.
const AHEAD: u32 = 14;

/// Where one output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Stdout,
    File(PathBuf),
}

/// What is asked for.
struct Outputs {
    ics: Option<Target>,
    todo: Option<Target>,
    json: Option<Target>,
}

/// What is to happen: to files, to stdout, and what to say about it.
#[derive(Default)]
struct Work {
    changes: Vec<FileChange>,
    stdout: Vec<u8>,
    talk: Vec<String>,
}

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
    outputs.check(&input, &files_read(settings, &tasks))?;
    let ahead = settings.number("ahead", 0..=3_650)?.unwrap_or(AHEAD);
    let allow_empty = settings.is_on("allow-empty")?;
    let is_dry = settings.is_on("dry-run")?;
    let ics = ics_options(settings)?;
    let mut planning = Planning::load(&input, settings, &tasks)?;
    let plan = planning.plan();
    let diagnostics = planning.diagnostics(&plan);

    let options = MergeOptions {
        ics,
        now: planning.moment.now,
        allow_empty,
    };
    let mut work = Work::default();
    work.calendar(outputs.ics.as_ref(), &plan, &options)?;
    let new_tasks = work.tasks(outputs.todo.as_ref(), &plan, &planning, ahead)?;
    let plan = if let Some(target) = &outputs.json {
        // The JSON tells how things stand once the tasks are written, or the
        // next run would tell something else about the same day.
        drop(plan);
        planning.note_open(&new_tasks);
        let plan = planning.plan();
        work.json(target, &plan, &planning.context(&diagnostics))?;
        plan
    } else {
        plan
    };
    if is_dry {
        let diffs: String = work.changes.iter().map(diff).collect();
        report.data(diffs.as_bytes())?;
    } else {
        apply(&work.changes)?;
        for line in &work.talk {
            report.talk(line);
        }
    }
    report.warnings(&diagnostics);
    if !is_dry || work.changes.is_empty() {
        report.data(&work.stdout)?;
    }
    let exit = if has_warning(&diagnostics) {
        Exit::Warned
    } else {
        Exit::Done
    };
    // The process ends here. To give its memory back piece by piece would take
    // a tenth of a large run, and the system takes it all at once.
    mem::forget(plan);
    mem::forget(planning);
    mem::forget(work);
    Ok(exit)
}

impl Outputs {
    fn find(settings: &Settings<'_>, tasks: &TaskFiles) -> Result<Self, Stop> {
        let target = |key| {
            settings.single(key).map(|value| match value.text.as_str() {
                "-" => Target::Stdout,
                _ => Target::File(settings.path(&value)),
            })
        };
        let todo = match (tasks.target(), target("todo")) {
            (Some(path), _) => Some(Target::File(path.to_owned())),
            (None, other) => other,
        };
        Ok(Self {
            ics: target("ics"),
            todo,
            json: target("json"),
        })
    }

    fn all(&self) -> impl Iterator<Item = &Target> {
        [&self.ics, &self.json, &self.todo].into_iter().flatten()
    }

    /// Refuses what would do harm, before anything is read.
    fn check(&self, input: &Path, read: &[PathBuf]) -> Result<(), Stop> {
        if self.all().next().is_none() {
            let hint = "name at least one: `--ics followups.ics`, `--todo ~/todo.txt`, `--json plan.json`; `-` is stdout";
            return Err(Stop::usage(
                "there is no output to write".to_owned(),
                Some(hint),
            ));
        }
        let to_stdout = self.all().filter(|target| **target == Target::Stdout);
        if to_stdout.count() > 1 {
            let hint = "give the others a file of their own";
            return Err(Stop::usage(
                "only one output can go to stdout".to_owned(),
                Some(hint),
            ));
        }
        let files: Vec<&PathBuf> = self
            .all()
            .filter_map(|target| match target {
                Target::File(path) => Some(path),
                Target::Stdout => None,
            })
            .collect();
        for (index, path) in files.iter().enumerate() {
            if input != Path::new("-") && same_file(path, input) {
                let message = format!("the output `{}` is the input", path.display());
                let hint = "give the output another name; the sheet is never written";
                return Err(Stop::usage(message, Some(hint)));
            }
            if let Some(other) = read.iter().find(|other| same_file(path, other)) {
                let message = format!("the output `{}` is read, too", other.display());
                let hint = "give the output another name";
                return Err(Stop::usage(message, Some(hint)));
            }
            if files[..index].iter().any(|other| same_file(path, other)) {
                let message = format!("two outputs would go to `{}`", path.display());
                return Err(Stop::usage(
                    message,
                    Some("give each output a file of its own"),
                ));
            }
        }
        Ok(())
    }
}

/// What else a run reads, and must not write over.
fn files_read(settings: &Settings<'_>, tasks: &TaskFiles) -> Vec<PathBuf> {
    let config = settings.config_path().map(Path::to_owned);
    let playbook = settings
        .single("playbook")
        .map(|value| settings.path(&value));
    let done = tasks.done_files().map(Path::to_owned);
    let holidays = settings.all("holidays");
    let holidays = holidays.iter().map(|value| settings.path(value));
    done.chain(config).chain(playbook).chain(holidays).collect()
}

/// One file by two names, also through links and before it exists.
fn same_file(one: &Path, two: &Path) -> bool {
    let real = |path: &Path| {
        path.canonicalize().ok().or_else(|| {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
            Some(folder.join(path.file_name()?))
        })
    };
    let has_same_place = real(one).is_some_and(|place| Some(place) == real(two));
    one == two || has_same_place || is_hard_link(one, two)
}

#[cfg(unix)]
fn is_hard_link(one: &Path, two: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = |path: &Path| {
        let metadata = std::fs::metadata(path).ok()?;
        Some((metadata.dev(), metadata.ino()))
    };
    inode(one).is_some_and(|inode_of_one| Some(inode_of_one) == inode(two))
}

#[cfg(not(unix))]
fn is_hard_link(_: &Path, _: &Path) -> bool {
    false
}

/// Whether a file is a plan of ours, or nothing yet.
fn is_our_plan(file: &[u8]) -> bool {
    let is_blank = file.iter().all(u8::is_ascii_whitespace);
    is_blank || file.starts_with(b"{\n  \"schema\": \"followup.plan/")
}

fn ics_options(settings: &Settings<'_>) -> Result<IcsOptions, Stop> {
    let mut options = IcsOptions::default();
    if let Some(value) = settings.single("calendar-name") {
        let name = Text::clean(&value.text);
        let name = name.ok_or_else(|| value.refuse("write a name, or leave it out"))?;
        options.calendar_name = name.to_string();
    }
    Ok(options)
}

impl Work {
    fn calendar(
        &mut self,
        target: Option<&Target>,
        plan: &Plan<'_>,
        options: &MergeOptions,
    ) -> Result<(), Stop> {
        let Some(target) = target else {
            return Ok(());
        };
        let Target::File(path) = target else {
            let change = merge_calendar(None, plan, Path::new("-"), options)?;
            if let CalendarChange::Write(bytes, _) = change {
                self.stdout = bytes;
            }
            return Ok(());
        };
        let previous = read_target(path)?;
        let change = merge_calendar(previous.as_deref(), plan, path, options)?;
        let counts = change.counts();
        let path_shown = path.display();
        match change {
            CalendarChange::Nothing(_) if previous.is_none() => {
                self.talk.push(format!(
                    "{path_shown}: nothing to put into it, so it was not made"
                ));
            }
            CalendarChange::Nothing(_) => {
                self.talk.push(format!("{path_shown}: nothing has changed"));
            }
            CalendarChange::Write(bytes, _) => {
                self.talk.push(format!(
                    "{path_shown}: {} new, {} changed, {} removed, {} as before",
                    counts.added, counts.changed, counts.removed, counts.kept
                ));
                let path = path.clone();
                self.changes.push(FileChange::Replace {
                    path,
                    previous,
                    bytes,
                });
            }
        }
        Ok(())
    }

    fn json(
        &mut self,
        target: &Target,
        plan: &Plan<'_>,
        context: &PlanContext<'_>,
    ) -> Result<(), Stop> {
        let bytes = plan_json(plan, context, None).into_bytes();
        let Target::File(path) = target else {
            self.stdout = bytes;
            return Ok(());
        };
        let previous = read_target(path)?;
        if !previous.as_deref().is_none_or(is_our_plan) {
            return Err(Error::NotOurPlan { path: path.clone() }.into());
        }
        if previous.as_deref() == Some(&bytes) {
            self.talk
                .push(format!("{}: nothing has changed", path.display()));
        } else {
            self.talk.push(format!("{}: written", path.display()));
            let path = path.clone();
            self.changes.push(FileChange::Replace {
                path,
                previous,
                bytes,
            });
        }
        Ok(())
    }

    fn tasks(
        &mut self,
        target: Option<&Target>,
        plan: &Plan<'_>,
        planning: &Planning,
        ahead: u32,
    ) -> Result<Vec<Key>, Stop> {
        let Some(target) = target else {
            return Ok(Vec::new());
        };
        let today = plan.today;
        let (keys, lines): (Vec<Key>, Vec<String>) = plan
            .follow_ups
            .iter()
            .filter(|follow_up| should_write(follow_up, today, ahead))
            .filter(|follow_up| planning.history().task(follow_up.key()).is_none())
            .map(|follow_up| (follow_up.key(), task_line(follow_up, today)))
            .unzip();
        let Target::File(path) = target else {
            self.stdout = append_tasks(b"", &lines);
            return Ok(Vec::new());
        };
        let previous = read_target(path)?;
        let before = previous.as_deref().unwrap_or_default();
        if !is_plain_text(before) {
            return Err(Error::NotPlainText { path: path.clone() }.into());
        }
        let shown = path.display();
        if lines.is_empty() {
            self.talk.push(format!("{shown}: nothing to add"));
        } else {
            let tasks = if lines.len() == 1 { "task" } else { "tasks" };
            self.talk
                .push(format!("{shown}: {} {tasks} added", lines.len()));
            let bytes = append_tasks(before, &lines);
            let path = path.clone();
            self.changes.push(FileChange::Append {
                path,
                previous,
                bytes,
            });
        }
        Ok(keys)
    }
}
