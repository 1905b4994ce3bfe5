//! Where the ledger of a todo.txt lies, and the lock that keeps a second run of
//! ours away from both.
//!
//! Both lie in the state folder and never beside the person's file, which may
//! be shared, synchronised or watched. The lock is the system's: it is gone
//! with the process, however that ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use sha1::{Digest as _, Sha1};

use super::ledger::Ledger;
use crate::error::{Error, system_words};
use crate::sync::staged::{Sink as _, StagedFile};

/// The ledger of one todo.txt, on disk.
#[derive(Debug)]
pub struct LedgerFile {
    path: PathBuf,
    /// Held until the end; `None` where a file system knows no locks, or where
    /// nothing is to be written.
    _lock: Option<File>,
    /// What it held when it was read.
    previous: Option<Vec<u8>>,
}

/// Why there is no ledger.
#[derive(Debug)]
pub enum NoLedger {
    /// Another run has it, and does not end.
    Busy(Error),
    /// It cannot be read or written; this is the place, and what the system
    /// says. The tasks can be written all the same.
    Unusable(PathBuf, String),
}

impl LedgerFile {
    /// Keeps other runs away from a todo.txt and its ledger, and reads this.
    /// `state` is the folder for what programs remember, below which ours is
    /// made. While another run is at it, `wait` waits for a moment and says
    /// whether it is worth to look again.
    ///
    /// # Errors
    ///
    /// [`NoLedger`].
    pub fn lock(state: &Path, todo: &Path, wait: impl FnMut() -> bool) -> Result<Self, NoLedger> {
        let path = place(state, todo);
        let unusable = |error: &io::Error| NoLedger::Unusable(path.clone(), system_words(error));
        let folder = path.parent().unwrap_or(state);
        make_private_folder(folder).map_err(|error| unusable(&error))?;
        let lock = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(path.with_extension("lock"))
            .map_err(|error| unusable(&error))?;
        let lock = held(lock, todo, wait).map_err(NoLedger::Busy)?;
        Self::read(path, lock)
    }

    /// Reads the ledger of a todo.txt, for a run that writes nothing.
    ///
    /// # Errors
    ///
    /// [`NoLedger::Unusable`].
    pub fn look(state: &Path, todo: &Path) -> Result<Self, NoLedger> {
        Self::read(place(state, todo), None)
    }

    fn read(path: PathBuf, lock: Option<File>) -> Result<Self, NoLedger> {
        let previous = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(NoLedger::Unusable(path, system_words(&error))),
        };
        Ok(Self {
            path,
            _lock: lock,
            previous,
        })
    }

    /// What is known of the tasks; nothing, if the ledger is lost or damaged.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        let parsed = self.previous.as_deref().and_then(Ledger::parse);
        parsed.unwrap_or_default()
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.previous.is_some()
    }

    /// Whether there is a file that cannot be read as a ledger.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        let previous = self.previous.as_deref();
        previous.is_some_and(|bytes| Ledger::parse(bytes).is_none())
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes what is known from now on, whole or not at all. If that is what
    /// the file holds, it is not touched; and if nothing was ever known, none is
    /// made.
    ///
    /// # Errors
    ///
    /// [`Error::CouldNotWrite`]; the ledger is as it was.
    pub fn write(&self, ledger: &Ledger) -> Result<(), Error> {
        if self.previous.is_none() && ledger.entries.is_empty() {
            return Ok(());
        }
        let mut staged = StagedFile::begin(&self.path, self.previous.as_deref())?;
        staged.put(ledger.to_text().as_bytes())?;
        staged.commit()
    }
}

/// Whether a file can have a ledger: it is one, or may become one. A pipe is
/// another one each time.
#[must_use]
pub fn is_todo_file(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |it| it.is_file())
}

/// One ledger for each todo.txt, by its real path: a link to it is no other
/// file. The name is a hash, since a path is too long for a name.
fn place(state: &Path, todo: &Path) -> PathBuf {
    let real = todo.canonicalize().ok().or_else(|| {
        let folder = todo.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        Some(folder.join(todo.file_name()?))
    });
    let real = real.unwrap_or_else(|| todo.to_owned());
    let hash = Sha1::digest(real.as_os_str().as_encoded_bytes());
    let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    state.join(format!("followup/todo/{name}.ledger"))
}

/// What a person applies for is nobody else's business.
#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;

    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Waits for another run to end. Not every file system knows locks; where it
/// does not, a change by somebody else is noticed all the same.
fn held(lock: File, todo: &Path, mut wait: impl FnMut() -> bool) -> Result<Option<File>, Error> {
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(Some(lock)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) if wait() => {}
            Err(TryLockError::WouldBlock) => {
                let path = todo.to_owned();
                return Err(Error::AnotherRun { path });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::tempdir;

    use super::{LedgerFile, NoLedger, place};
    use crate::error::Error;
    use crate::plan::Key;
    use crate::sync::todo::ledger::{Entry, Ledger, Sighting};

    fn ledger() -> Ledger {
        let entry = Entry {
            sighting: Sighting::Seen,
            times: 1,
            source: None,
            line: "a".to_owned(),
        };
        Ledger {
            entries: [(Key::parse(b"k3f9q2h").unwrap(), entry)].into(),
        }
    }

    #[test]
    fn a_ledger_is_kept_for_one_file_by_all_its_names() {
        let folder = tempdir().unwrap();
        let (state, todo) = (folder.path().join("state"), folder.path().join("todo.txt"));
        let other = folder.path().join("other.txt");
        let before = place(&state, &todo);
        LedgerFile::lock(&state, &todo, || false)
            .unwrap()
            .write(&ledger())
            .unwrap();
        fs::write(&todo, "").unwrap();
        assert_eq!(
            place(&state, &todo),
            before,
            "also before the file is there"
        );
        assert_eq!(LedgerFile::look(&state, &todo).unwrap().ledger(), ledger());
        assert_eq!(
            LedgerFile::look(&state, &other).unwrap().ledger(),
            Ledger::default()
        );
        #[cfg(unix)]
        {
            let link = folder.path().join("link.txt");
            std::os::unix::fs::symlink(&todo, &link).unwrap();
            assert_eq!(place(&state, &link), before);
        }
    }

    #[test]
    fn nothing_known_is_no_file() {
        let folder = tempdir().unwrap();
        let todo = folder.path().join("todo.txt");
        let file = LedgerFile::lock(folder.path(), &todo, || false).unwrap();
        file.write(&Ledger::default()).unwrap();
        assert!(!file.path().exists());
    }

    #[test]
    fn a_damaged_ledger_is_a_lost_one() {
        let folder = tempdir().unwrap();
        let todo = folder.path().join("todo.txt");
        let path = LedgerFile::lock(folder.path(), &todo, || false)
            .unwrap()
            .path()
            .to_owned();
        fs::write(&path, "followup.todo/2\n").unwrap();
        let file = LedgerFile::lock(folder.path(), &todo, || false).unwrap();
        assert!(file.is_damaged());
        assert_eq!(file.ledger(), Ledger::default());
        file.write(&ledger()).unwrap();
        assert!(!LedgerFile::look(folder.path(), &todo).unwrap().is_damaged());
    }

    #[test]
    fn a_second_run_waits_and_gives_up() {
        let folder = tempdir().unwrap();
        let todo = folder.path().join("todo.txt");
        let first = LedgerFile::lock(folder.path(), &todo, || false).unwrap();
        let mut waited = 0;
        let lock = LedgerFile::lock(folder.path(), &todo, || {
            waited += 1;
            waited < 3
        });
        match lock {
            Err(NoLedger::Busy(Error::AnotherRun { path })) => assert_eq!(path, todo),
            other => panic!("{other:?}"),
        }
        assert_eq!(waited, 3);
        assert!(
            LedgerFile::look(folder.path(), &todo).is_ok(),
            "a look disturbs nobody"
        );
        drop(first);
        assert!(LedgerFile::lock(folder.path(), &todo, || false).is_ok());
    }

    #[test]
    fn a_place_that_cannot_be_is_told() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        match LedgerFile::lock(&file, &folder.path().join("todo.txt"), || false) {
            Err(NoLedger::Unusable(path, why)) => {
                assert!(path.starts_with(&file));
                assert!(!why.is_empty());
            }
            other => panic!("{other:?}"),
        }
    }
}
