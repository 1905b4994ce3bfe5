//! The person's task files: which they are, and what they hold.

use std::iter;
use std::path::{Path, PathBuf};

use followup::error::Error;
use followup::history::History;
use followup::sync::todo::{is_plain_text, read_tasks};
use followup::sync::vtodo_history;
use followup::sync::write::{read_if_exists, read_target};

use crate::outputs::same_file;
use crate::settings::Settings;
use crate::stop::Stop;

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

/// What becomes of the last todo file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TodoUse {
    /// It is written afterwards, so that it must be a file that can be.
    Written,
    /// It is read only.
    Read,
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
            let beside = todo.iter().flat_map(|todo| done_beside(todo));
            done.extend(beside.map(|path| (path, MustExist::No)));
        }
        // Whatever else holds done tasks: a person who archives into the file
        // beside it must not be asked again.
        let beside = todo_in.iter().flat_map(|todo| done_beside(todo));
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
    pub(crate) fn read_todo_in(&self) -> Result<Vec<u8>, Stop> {
        let Some(path) = &self.todo_in else {
            return Ok(Vec::new());
        };
        let bytes = read_if_exists(path)?.unwrap_or_default();
        // No key is found in UTF-16, and each run would print everything anew.
        plain(path, &bytes)?;
        Ok(bytes)
    }

    /// The files of done tasks.
    pub(crate) fn done_files(&self) -> impl Iterator<Item = &Path> {
        self.done.iter().map(|(path, _)| path.as_path())
    }

    /// Reads all but the file of `--todo-in`.
    pub(crate) fn read(&self, last: TodoUse) -> Result<TaskTexts, Stop> {
        let mut texts = TaskTexts::default();
        let mut todo: Vec<&PathBuf> = self.todo.iter().collect();
        if last == TodoUse::Written
            && let Some(target) = todo.pop()
        {
            texts.target = read_target(target)?;
            plain(target, texts.target.as_deref().unwrap_or_default())?;
            // A file that is named twice is still one file.
            todo.retain(|path| !same_file(path, target));
        }
        let todo = todo.into_iter().map(|path| (path, MustExist::No));
        let done = self.done.iter().map(|(path, must)| (path, *must));
        for (path, must_exist) in todo.chain(done) {
            match read_if_exists(path)? {
                Some(bytes) => texts.others.push(bytes),
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
        for path in &self.vtodo {
            texts.vtodo.extend(read_if_exists(path)?);
        }
        Ok(texts)
    }
}

/// What the task files hold, at one moment.
#[derive(Debug, Default)]
pub(crate) struct TaskTexts {
    /// The file that tasks are written to; `None` if it is not there yet, or
    /// none is written.
    pub(crate) target: Option<Vec<u8>>,
    /// The other todo files, and those of done tasks.
    pub(crate) others: Vec<Vec<u8>>,
    /// Tasks as calendars have them.
    vtodo: Vec<Vec<u8>>,
}

impl TaskTexts {
    /// What all of them tell, and a list of tasks beside them.
    pub(crate) fn history(&self, list: &[u8]) -> History {
        let mut history = History::default();
        read_tasks(list, &mut history);
        for file in &self.others {
            read_tasks(file, &mut history);
        }
        for file in &self.vtodo {
            vtodo_history::read_tasks(file, &mut history);
        }
        history
    }
}

/// Where done tasks are put, unless told otherwise. A todo file may be a link
/// into a folder that is shared, and tools that work there archive there.
fn done_beside(todo: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let named = todo.with_file_name("done.txt");
    let real = todo.canonicalize().ok();
    let real = real.map(|real| real.with_file_name("done.txt"));
    let real = real.filter(|real| !same_file(real, &named));
    iter::once(named).chain(real)
}

/// Refuses what is appended to in vain.
fn plain(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    if is_plain_text(bytes) {
        return Ok(());
    }
    let path = path.to_owned();
    Err(Error::NotPlainText { path }.into())
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
