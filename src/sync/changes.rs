//! All that is to happen to files, worked out before the first is touched.

use std::path::{Path, PathBuf};

use super::staged::{Sink as _, StagedFile};
use super::todo::{append_tasks, read_tasks};
use super::write::{append_after, make_folder, remove_file};
use crate::error::Error;
use crate::history::History;
use crate::plan::Key;

/// What is to happen to all files of one run.
#[derive(Debug, Default)]
pub struct Changes<'a> {
    /// Files that are replaced, or made, as a whole.
    pub replaced: Vec<StagedFile<'a>>,
    /// Small files of a folder, which come and go one by one.
    pub files: Vec<FileChange<'a>>,
    /// What happens to the task list.
    pub tasks: Option<TaskChange<'a>>,
}

/// What happens to a task list.
#[derive(Debug)]
pub enum TaskChange<'a> {
    /// Lines are added, and none changes.
    Extended(Addition<'a>),
    /// Some lines say something else.
    Rewritten(StagedFile<'a>),
}

/// What happens to one small file of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange<'a> {
    /// The file.
    pub path: PathBuf,
    /// What was read from it; `None` if there was none.
    pub previous: Option<&'a [u8]>,
    /// What it becomes; `None` if it goes.
    pub bytes: Option<Vec<u8>>,
}

impl<'a> FileChange<'a> {
    /// A file that comes, or says something else.
    pub(super) fn write(path: PathBuf, previous: Option<&'a [u8]>, bytes: Vec<u8>) -> Self {
        Self {
            path,
            previous,
            bytes: Some(bytes),
        }
    }

    /// A file that goes.
    pub(super) fn remove(path: &Path, previous: &'a [u8]) -> Self {
        Self {
            path: path.to_owned(),
            previous: Some(previous),
            bytes: None,
        }
    }

    fn make(&self) -> Result<(), Error> {
        match (&self.bytes, self.previous) {
            (Some(bytes), previous) => {
                if let Some(folder) = self.path.parent() {
                    make_folder(folder)?;
                }
                let mut staged = StagedFile::begin(&self.path, previous)?;
                staged.put(bytes)?;
                staged.commit()
            }
            (None, Some(previous)) => remove_file(&self.path, previous),
            (None, None) => Ok(()),
        }
    }
}

/// Tasks that come after what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition<'a> {
    /// The file.
    pub path: PathBuf,
    /// What was read from it; `None` if there was none.
    pub previous: Option<&'a [u8]>,
    /// The lines, without a line break.
    pub lines: Vec<String>,
    /// The keys in them.
    pub keys: Vec<Key>,
}

impl Addition<'_> {
    fn make(&self) -> Result<(), Error> {
        append_after(&self.path, self.previous, |now| self.after(now))
    }

    /// What is appended to a file that has grown since it was read: nothing, if
    /// one of the tasks has come to it by another way.
    fn after(&self, now: &[u8]) -> Option<Vec<u8>> {
        let mut grown = History::default();
        read_tasks(&now[self.previous.map_or(0, <[u8]>::len)..], &mut grown);
        let is_double = self.keys.iter().any(|key| grown.task(*key).is_some());
        (!is_double).then(|| append_tasks(now, &self.lines))
    }
}

impl Changes<'_> {
    /// Makes the changes: whole files first, tasks last. Each can be made again,
    /// so that a run after a failure repairs what the failure left; and a task
    /// that is there tells that its event is there too.
    ///
    /// # Errors
    ///
    /// Of the first file that could not be written; those before it are
    /// written, those after it are as they were.
    pub fn make(self) -> Result<(), Error> {
        for file in self.replaced {
            file.commit()?;
        }
        for file in &self.files {
            file.make()?;
        }
        match self.tasks {
            Some(TaskChange::Extended(addition)) => addition.make(),
            Some(TaskChange::Rewritten(file)) => file.commit_beside_others(),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::tempdir;

    use super::{Addition, Changes, TaskChange};
    use crate::error::{Error, Failure};
    use crate::plan::Key;
    use crate::sync::staged::{Sink as _, StagedFile};

    fn staged(path: &Path) -> StagedFile<'static> {
        let mut staged = StagedFile::begin(path, None).unwrap();
        staged.put(b"new").unwrap();
        staged
    }

    fn addition<'a>(path: &Path, previous: Option<&'a [u8]>) -> TaskChange<'a> {
        TaskChange::Extended(Addition {
            path: path.to_owned(),
            previous,
            lines: vec!["Call fu:k3f9q2h".to_owned()],
            keys: vec![Key::parse(b"k3f9q2h").unwrap()],
        })
    }

    #[test]
    fn calendars_are_written_before_tasks() {
        let folder = tempdir().unwrap();
        let calendar = folder.path().join("f.ics");
        let tasks = folder.path().join("todo.txt");
        let changes = |is_rewritten: bool| Changes {
            replaced: vec![staged(&calendar)],
            files: Vec::new(),
            tasks: Some(match is_rewritten {
                true => TaskChange::Rewritten(staged(&tasks)),
                false => addition(&tasks, None),
            }),
        };
        for is_rewritten in [false, true] {
            fs::write(&calendar, "theirs").unwrap();
            let error = changes(is_rewritten).make().unwrap_err();
            assert_eq!(error.failure(), Failure::Busy);
            assert!(!tasks.exists());
            fs::remove_file(&calendar).unwrap();
        }
        assert_eq!(changes(false).make(), Ok(()));
        assert_eq!(fs::read(&tasks).unwrap(), b"Call fu:k3f9q2h\n");
        assert_eq!(fs::read(&calendar).unwrap(), b"new");
    }

    #[test]
    fn what_others_append_meanwhile_stays_before_ours() {
        #[track_caller]
        fn check(previous: Option<&str>, now: Option<&str>, expected: Option<&str>) {
            let folder = tempdir().unwrap();
            let path = folder.path().join("todo.txt");
            if let Some(now) = now {
                fs::write(&path, now).unwrap();
            }
            let changes = Changes {
                tasks: Some(addition(&path, previous.map(str::as_bytes))),
                ..Changes::default()
            };
            let outcome = changes.make();
            let Some(expected) = expected else {
                assert_eq!(outcome, Err(Error::ChangedMeanwhile { path: path.clone() }));
                assert_eq!(fs::read_to_string(&path).ok().as_deref(), now);
                return;
            };
            assert_eq!(outcome, Ok(()));
            assert_eq!(fs::read_to_string(&path).unwrap(), expected);
        }
        check(Some("a\n"), Some("a\n"), Some("a\nCall fu:k3f9q2h\n"));
        check(Some("a\n"), Some("a\nb\n"), Some("a\nb\nCall fu:k3f9q2h\n"));
        check(Some("a"), Some("a\nb\n"), Some("a\nb\nCall fu:k3f9q2h\n"));
        check(Some("a\n"), Some("a\nb"), Some("a\nb\nCall fu:k3f9q2h\n"));
        check(None, Some("b\r\n"), Some("b\r\nCall fu:k3f9q2h\r\n"));
        check(None, None, Some("Call fu:k3f9q2h\n"));
        check(Some("a\n"), Some("b\n"), None);
        check(Some("a\n"), Some(""), None);
        check(Some("a\n"), None, None);
        check(Some("a\n"), Some("a\nx Call fu:k3f9q2h\n"), None);
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named() {
        let missing = Path::new("missing-folder/f.ics");
        let changes = Changes {
            tasks: Some(addition(missing, None)),
            ..Changes::default()
        };
        assert_eq!(
            changes.make(),
            Err(Error::CouldNotWrite {
                path: missing.to_owned(),
                why: "its folder does not exist".to_owned(),
            })
        );
    }
}
