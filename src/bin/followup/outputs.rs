//! Where `convert` writes to, refused where that would do harm.

use std::path::{Path, PathBuf};
use std::thread::{self, Scope, ScopedJoinHandle};

use followup::error::Error;
use followup::sync::calendar::CalendarBefore;
use followup::sync::write::check_writable;

use crate::settings::Settings;
use crate::stop::Stop;
use crate::task_files::TaskFiles;

/// Where one output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Stdout,
    File(PathBuf),
}

impl Target {
    /// What to call it in a message.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::File(path) => path,
            Self::Stdout => Path::new("-"),
        }
    }
}

/// What is asked for.
pub(crate) struct Outputs {
    pub(crate) ics: Option<Target>,
    /// A folder with a file for each event.
    pub(crate) vdir: Option<PathBuf>,
    /// Tasks as calendars have them.
    pub(crate) vtodo: Option<Target>,
    pub(crate) todo: Option<Target>,
    pub(crate) json: Option<Target>,
}

/// In less time than a thread takes to start so many bytes of a calendar are read.
const LONG: u64 = 256 * 1024;

fn is_long(path: &Path) -> bool {
    path.metadata().is_ok_and(|it| it.len() > LONG)
}

/// What a calendar turned out to be; `None` if there is none.
pub(crate) type CalendarRead = Result<Option<CalendarBefore>, Error>;

impl Outputs {
    /// Begins to read the calendar that is there, if it is so long that a thread of its
    /// own is worth it: that takes as long as to read a sheet, and has nothing to do with
    /// it.
    pub(crate) fn start_reading_calendar<'scope, 'env>(
        &'env self,
        scope: &'scope Scope<'scope, 'env>,
    ) -> Option<ScopedJoinHandle<'scope, CalendarRead>> {
        match &self.ics {
            Some(Target::File(path)) if is_long(path) => thread::Builder::new()
                .spawn_scoped(scope, || CalendarBefore::read(path))
                .ok(),
            _ => None,
        }
    }

    /// The calendar, if nothing else is to be written.
    pub(crate) fn calendar_alone(&self) -> Option<&Target> {
        let Self {
            ics,
            todo,
            vdir,
            vtodo,
            json,
        } = self;
        let has_others = vdir.is_some() || vtodo.is_some() || json.is_some() || todo.is_some();
        ics.as_ref().filter(|_| !has_others)
    }

    pub(crate) fn find(settings: &Settings<'_>, tasks: &TaskFiles) -> Result<Self, Stop> {
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
        let vdir = settings.single("vdir");
        let vdir = vdir.map(|value| match value.text.as_str() {
            "-" => Err(value.refuse("write the name of a folder; a folder cannot go to stdout")),
            _ => Ok(settings.path(&value)),
        });
        Ok(Self {
            ics: target("ics"),
            vdir: vdir.transpose()?,
            vtodo: target("vtodo"),
            todo,
            json: target("json"),
        })
    }

    fn all(&self) -> impl Iterator<Item = &Target> {
        [&self.ics, &self.vtodo, &self.json, &self.todo]
            .into_iter()
            .flatten()
    }

    /// Refuses what would do harm, before anything is read.
    pub(crate) fn check(
        &self,
        input: &Path,
        tasks: &TaskFiles,
        read: &[PathBuf],
    ) -> Result<(), Stop> {
        if self.all().next().is_none() && self.vdir.is_none() {
            let hint = "name at least one: `--ics followups.ics`, `--vdir FOLDER`, `--vtodo tasks.ics`, `--todo ~/todo.txt`, `--json plan.json`; `-` is stdout";
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
        if tasks.todo_in().is_some() && self.todo != Some(Target::Stdout) {
            let hint = "say `--todo -` to print what is not in that file yet, or leave `--todo-in` out and let `--todo ~/todo.txt` write it";
            return Err(Stop::usage(
                "`--todo-in` is for tasks that are printed, with `--todo -`".to_owned(),
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
        // Also since to read a pipe is to wait for somebody who writes into it.
        for path in files {
            check_writable(path)?;
        }
        Ok(())
    }
}

/// What else a run reads, and must not write over.
pub(crate) fn files_read(settings: &Settings<'_>, tasks: &TaskFiles) -> Vec<PathBuf> {
    let config = settings.config_path().map(Path::to_owned);
    let playbook = settings
        .single("playbook")
        .map(|value| settings.path(&value));
    let done = tasks.done_files().map(Path::to_owned);
    let holidays = settings.all("holidays");
    let holidays = holidays.iter().map(|value| settings.path(value));
    let todo_in = tasks.todo_in().map(Path::to_owned);
    done.chain(todo_in)
        .chain(config)
        .chain(playbook)
        .chain(holidays)
        .collect()
}

/// One file by two names, also through links and before it exists.
pub(crate) fn same_file(one: &Path, two: &Path) -> bool {
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
