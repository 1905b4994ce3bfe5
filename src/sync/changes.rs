//! All that is to happen to files, worked out before the first is touched.

use std::path::{Path, PathBuf};

use super::staged::{Sink as _, StagedFile};
use super::write::{append_to_file, make_folder, remove_file};
use crate::error::Error;

/// What is to happen to all files of one run.
#[derive(Debug, Default)]
pub struct Changes<'a> {
    /// Files that are replaced, or made, as a whole.
    pub replaced: Vec<StagedFile<'a>>,
    /// Small files of a folder, which come and go one by one.
    pub files: Vec<FileChange<'a>>,
    /// Files that something is appended to.
    pub extended: Vec<Addition<'a>>,
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

/// What comes after what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition<'a> {
    /// The file.
    pub path: PathBuf,
    /// What was read from it; `None` if there was none.
    pub previous: Option<&'a [u8]>,
    /// What is added.
    pub bytes: Vec<u8>,
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
        for Addition {
            path,
            previous,
            bytes,
        } in &self.extended
        {
            append_to_file(path, *previous, bytes)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::tempdir;

    use super::{Addition, Changes};
    use crate::error::{Error, Failure};
    use crate::sync::staged::{Sink as _, StagedFile};

    fn staged(path: &Path) -> StagedFile<'static> {
        let mut staged = StagedFile::begin(path, None).unwrap();
        staged.put(b"new").unwrap();
        staged
    }

    #[test]
    fn calendars_are_written_before_tasks() {
        let folder = tempdir().unwrap();
        let calendar = folder.path().join("f.ics");
        let tasks = folder.path().join("todo.txt");
        let changes = || Changes {
            replaced: vec![staged(&calendar)],
            files: Vec::new(),
            extended: vec![Addition {
                path: tasks.clone(),
                previous: None,
                bytes: b"a\n".to_vec(),
            }],
        };
        fs::write(&calendar, "theirs").unwrap();
        let error = changes().make().unwrap_err();
        assert_eq!(error.failure(), Failure::Busy);
        assert!(!tasks.exists());
        fs::remove_file(&calendar).unwrap();
        assert_eq!(changes().make(), Ok(()));
        assert_eq!(fs::read(&tasks).unwrap(), b"a\n");
        assert_eq!(fs::read(&calendar).unwrap(), b"new");
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named() {
        let missing = Path::new("missing-folder/f.ics");
        let changes = Changes {
            replaced: Vec::new(),
            files: Vec::new(),
            extended: vec![Addition {
                path: missing.to_owned(),
                previous: None,
                bytes: b"new".to_vec(),
            }],
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
