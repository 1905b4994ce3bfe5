//! What `plan` and `convert` share: sheet, rules, calendar and history become
//! a plan.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Datelike as _;
use followup::application::Application;
use followup::business_days::Calendar;
use followup::columns::Sheet;
use followup::diagnostic::{Diagnostic, Place, Severity};
use followup::error::Error;
use followup::history::{History, TaskState};
use followup::plan::{Explanation, Key, Plan};
use followup::render::json::PlanContext;
use followup::render::words::date_with_weekday;
use followup::rules::{Leaning, Playbook, Setting, explain, leanings, plan};
use followup::sync::todo::{is_plain_text, read_tasks};
use followup::sync::vtodo_history;
use followup::sync::write::read_if_exists;

use crate::calendar_settings::calendar;
use crate::clock::{Moment, moment};
use crate::input::{reading_options, sheet, shown, table};
use crate::playbooks_command::playbook;
use crate::settings::Settings;
use crate::stop::Stop;

/// So many years before and after today files of days off are read for. A
/// follow-up is planned some months ahead; `explain` looks some years back.
const YEARS_AROUND: i32 = 10;

/// Everything a plan is made of.
pub(crate) struct Planning {
    pub(crate) file: String,
    /// The sheet, in a workbook.
    pub(crate) sheet_name: Option<Arc<str>>,
    pub(crate) sheet: Sheet,
    pub(crate) moment: Moment,
    calendar: Calendar,
    playbook: Playbook,
    history: History,
    /// What the todo files alone tell, where that is not all.
    in_todo_files: Option<History>,
    /// What the file holds that printed tasks are appended to.
    todo_in: Vec<u8>,
    max_per_day: Option<NonZeroU32>,
}

impl Planning {
    /// Settings first, so that a mistake there is told before any file is read.
    pub(crate) fn load(
        input: &Path,
        settings: &Settings<'_>,
        tasks: &TaskFiles,
    ) -> Result<Self, Stop> {
        let moment = moment(settings)?;
        let year = moment.today.year();
        let years = year - YEARS_AROUND..=year + YEARS_AROUND;
        let (calendar, mut diagnostics) = calendar(settings, years)?;
        let playbook = playbook(settings)?;
        let options = reading_options(settings)?;
        let max_per_day = settings.number("max-per-day", 1..=10_000)?;
        let max_per_day = max_per_day.and_then(NonZeroU32::new);
        let table = table(input, settings)?;
        let mut sheet = sheet(&table, &options, moment.today)?;
        // What is wrong with the calendar may be why the sheet's plan is odd.
        diagnostics.append(&mut sheet.diagnostics);
        sheet.diagnostics = diagnostics;
        let todo_in = tasks.read_todo_in()?;
        let (history, in_todo_files) = tasks.history(&todo_in)?;
        Ok(Self {
            file: shown(input),
            sheet_name: table.source().sheet.clone(),
            sheet,
            moment,
            calendar,
            playbook,
            history,
            in_todo_files,
            todo_in,
            max_per_day,
        })
    }

    fn setting(&self) -> Setting<'_> {
        Setting {
            playbook: &self.playbook,
            calendar: &self.calendar,
            history: &self.history,
            today: self.moment.today,
            max_per_day: self.max_per_day,
        }
    }

    pub(crate) fn plan(&self) -> Plan<'_> {
        plan(&self.sheet.applications, self.setting())
    }

    /// Tasks that are about to be written stand open from then on.
    pub(crate) fn note_open(&mut self, keys: &[Key]) {
        for key in keys {
            self.history.note(*key, TaskState::Open);
        }
    }

    /// Each rule's account of one application of the sheet.
    pub(crate) fn explain<'a>(&'a self, application: &'a Application) -> Vec<Explanation<'a>> {
        explain(application, &self.sheet.applications, self.setting())
    }

    /// Whether nobody said anything about holidays.
    pub(crate) fn has_no_holidays(&self) -> bool {
        let spec = self.calendar.spec();
        spec.region.is_none() && spec.holidays.is_empty()
    }

    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// What is to be told about the sheet, and about the days the plan leans on.
    pub(crate) fn diagnostics(&self, plan: &Plan<'_>) -> Vec<Diagnostic> {
        let note = |message, hint: &str| Diagnostic {
            severity: Severity::Note,
            place: Place {
                file: self.file.as_str().into(),
                sheet: self.sheet_name.clone(),
                row: None,
                column: None,
            },
            message,
            hint: Some(hint.to_owned()),
        };
        let notes = leanings(plan).into_iter().map(|leaning| match leaning {
            Leaning::PastFirmYear { region, last_firm_year, follow_ups } => note(
                format!("the holidays of {region} are settled up to {last_firm_year}; {} later", lie(follow_ups)),
                "their days may still move: run it again next year",
            ),
            Leaning::Estimated { on, name, follow_ups } => note(
                format!(
                    "{} {name} is an estimate; {} counted over it",
                    date_with_weekday(on),
                    are(follow_ups)
                ),
                "look the day up when it comes near, and correct it with `--holiday` or `--workday`",
            ),
        });
        self.sheet
            .diagnostics
            .iter()
            .cloned()
            .chain(notes)
            .collect()
    }

    pub(crate) fn context<'a>(&'a self, diagnostics: &'a [Diagnostic]) -> PlanContext<'a> {
        let counts = self.sheet.counts;
        PlanContext {
            file: &self.file,
            sheet: self.sheet_name.as_deref(),
            rows: counts.rows,
            applications: counts.applications,
            folded: counts.folded,
            skipped: counts.skipped,
            ignored: counts.ignored,
            diagnostics,
        }
    }

    /// Whether a task was ever written to a todo file, as far as these tell.
    pub(crate) fn listed_in_todo_files(&self) -> &History {
        self.in_todo_files.as_ref().unwrap_or(&self.history)
    }

    /// What the file of `--todo-in` holds: nothing, if there is none.
    pub(crate) fn todo_in(&self) -> &[u8] {
        &self.todo_in
    }
}

fn lie(follow_ups: usize) -> String {
    match follow_ups {
        1 => "1 follow-up lies".to_owned(),
        n => format!("{n} follow-ups lie"),
    }
}

fn are(follow_ups: usize) -> String {
    match follow_ups {
        1 => "1 follow-up is".to_owned(),
        n => format!("{n} follow-ups are"),
    }
}

/// The person's task files.
#[derive(Debug, Default)]
pub(crate) struct TaskFiles {
    /// The todo files.
    todo: Vec<PathBuf>,
    /// The todo file that a shell appends printed tasks to. We never write it.
    todo_in: Option<PathBuf>,
    /// Files of done tasks. Those given must exist; the one beside the todo
    /// file need not.
    done: Vec<(PathBuf, MustExist)>,
    /// Tasks as calendars have them.
    vtodo: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum MustExist {
    Yes,
    No,
}

impl TaskFiles {
    /// Finds out which files they are.
    pub(crate) fn find(settings: &Settings<'_>) -> Result<Self, Stop> {
        let mut todo = Vec::new();
        for value in settings.all("todo") {
            match value.text.as_str() {
                "-" => {}
                "auto" => todo.push(todo_of_environment(settings, "todo")?),
                _ => todo.push(settings.path(&value)),
            }
        }
        let todo_in = match settings.single("todo-in") {
            Some(value) if value.text == "-" => {
                return Err(value.refuse("name the file that the lines are appended to"));
            }
            Some(value) if value.text == "auto" => Some(todo_of_environment(settings, "todo-in")?),
            Some(value) => Some(settings.path(&value)),
            None => None,
        };
        let given = settings.all("done");
        let mut done: Vec<(PathBuf, MustExist)> = given
            .iter()
            .map(|value| (settings.path(value), MustExist::Yes))
            .collect();
        if done.is_empty() {
            let beside = todo.iter().map(|todo| todo.with_file_name("done.txt"));
            done.extend(beside.map(|path| (path, MustExist::No)));
        }
        // Whatever else holds done tasks: a person who archives into the file
        // beside it must not be asked again.
        let beside = todo_in.iter().map(|todo| todo.with_file_name("done.txt"));
        done.extend(beside.map(|path| (path, MustExist::No)));
        let vtodo = settings.all("vtodo");
        let vtodo = vtodo.iter().filter(|value| value.text != "-");
        let vtodo = vtodo.map(|value| settings.path(value)).collect();
        Ok(Self {
            todo,
            todo_in,
            done,
            vtodo,
        })
    }

    /// The file that tasks are written to, unless that is stdout.
    pub(crate) fn target(&self) -> Option<&Path> {
        self.todo.last().map(PathBuf::as_path)
    }

    /// The file that a shell appends printed tasks to.
    pub(crate) fn todo_in(&self) -> Option<&Path> {
        self.todo_in.as_deref()
    }

    /// What that file holds, read once only: it may be a pipe. A file that is
    /// not there yet holds nothing.
    fn read_todo_in(&self) -> Result<Vec<u8>, Stop> {
        let Some(path) = &self.todo_in else {
            return Ok(Vec::new());
        };
        let bytes = read_if_exists(path)?.unwrap_or_default();
        // No key is found in UTF-16, and each run would print everything anew.
        if !is_plain_text(&bytes) {
            return Err(Error::NotPlainText { path: path.clone() }.into());
        }
        Ok(bytes)
    }

    /// The files of done tasks.
    pub(crate) fn done_files(&self) -> impl Iterator<Item = &Path> {
        self.done.iter().map(|(path, _)| path.as_path())
    }

    /// What all files tell, and what the todo files do, if there are others.
    fn history(&self, todo_in: &[u8]) -> Result<(History, Option<History>), Stop> {
        let mut history = self.history_of_todo_files(todo_in)?;
        if self.vtodo.is_empty() {
            return Ok((history, None));
        }
        let in_todo_files = history.clone();
        for path in &self.vtodo {
            if let Some(bytes) = read_if_exists(path)? {
                vtodo_history::read_tasks(&bytes, &mut history);
            }
        }
        Ok((history, Some(in_todo_files)))
    }

    fn history_of_todo_files(&self, todo_in: &[u8]) -> Result<History, Stop> {
        let mut history = History::default();
        read_tasks(todo_in, &mut history);
        let todo = self.todo.iter().map(|path| (path, MustExist::No));
        let done = self.done.iter().map(|(path, must)| (path, *must));
        for (path, must_exist) in todo.chain(done) {
            match read_if_exists(path)? {
                Some(bytes) => read_tasks(&bytes, &mut history),
                None if must_exist == MustExist::Yes => {
                    let why = "no such file or directory".to_owned();
                    return Err(Error::Unreadable {
                        path: path.clone(),
                        why,
                    }
                    .into());
                }
                None => {}
            }
        }
        Ok(history)
    }
}

/// Where todo.txt tools keep the file, by their own variables.
fn todo_of_environment(settings: &Settings<'_>, key: &str) -> Result<PathBuf, Stop> {
    let file = settings.path_of_environment("TODO_FILE");
    let folder = || {
        let folder = settings.path_of_environment("TODO_DIR")?;
        Some(folder.join("todo.txt"))
    };
    file.or_else(folder).ok_or_else(|| {
        let message = format!("`--{key} auto` needs $TODO_FILE or $TODO_DIR");
        let hint = format!("set one of them, or name the file: `--{key} ~/todo.txt`");
        Stop::usage(message, Some(&hint))
    })
}
