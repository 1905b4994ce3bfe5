//! The next version of a file lies beside it, until it is whole and takes its
//! place.
//!
//! `.todo.txt.followup-new` beside `todo.txt`: a name that nobody else gives, so
//! that what a run leaves behind that was killed is known to be ours, and the next
//! run takes it away. A run that is still at it holds a lock on it, which is the
//! system's and goes with the process; whoever comes second takes another name,
//! and is told in the end that the file has changed meanwhile.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::write::folder_of;

/// What the name of a neighbour ends with; more runs than these cannot write a
/// file at the same time.
const ENDINGS: [&str; 4] = [
    ".followup-new",
    ".followup-new-2",
    ".followup-new-3",
    ".followup-new-4",
];

/// The longest name of a file, in bytes, that has room for a dot before it and
/// one of [`ENDINGS`] behind it; 255 is the most that a file system has.
const LONGEST_NAME: usize = 239;

/// The next version of a file. Dropped before [`Neighbour::replace`], it is gone.
#[derive(Debug)]
pub(super) struct Neighbour {
    file: File,
    path: PathBuf,
    target: PathBuf,
    is_in_place: bool,
}

/// What is found where a neighbour is to be made.
enum Found {
    /// Nothing, or nothing any more.
    Nothing,
    /// One that another run is at.
    InUse,
}

impl Neighbour {
    /// Makes an empty one, with the permissions and, where that is allowed, the
    /// owner of the file whose place it will take. `target` is behind all
    /// symbolic links.
    ///
    /// # Errors
    ///
    /// What the system says; [`ErrorKind::WouldBlock`] if too many runs write the
    /// same file.
    pub(super) fn beside(target: &Path) -> io::Result<Self> {
        let mut made = None;
        for path in places(target)? {
            let is_free = matches!(remove_abandoned_at(&path)?, Found::Nothing);
            if is_free && made.is_none() {
                made = Self::make(path, target)?;
            }
        }
        made.ok_or_else(|| ErrorKind::WouldBlock.into())
    }

    /// `None` if another run was quicker.
    fn make(path: PathBuf, target: &Path) -> io::Result<Option<Self>> {
        let file = match created(&path, target) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(None),
            Err(error) => return Err(error),
        };
        // Another run may have taken it for abandoned before the lock was held:
        // then it is locked, or gone.
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            Ok(()) if !has_name(&file)? => return Ok(None),
            // A file system without locks can do without.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let neighbour = Self {
            file,
            path,
            target: target.to_owned(),
            is_in_place: false,
        };
        keep_owner_and_permissions(&neighbour.file, target)?;
        Ok(Some(neighbour))
    }

    /// Takes away what a run has left beside a file that was killed.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn remove_abandoned(target: &Path) -> io::Result<()> {
        for path in places(target)? {
            remove_abandoned_at(&path)?;
        }
        Ok(())
    }

    /// Where its bytes go.
    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Waits until its bytes have reached the disk.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn reach_disk(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Takes the place of the file, once its bytes have reached the disk.
    ///
    /// # Errors
    ///
    /// What the system says; the file is as it was, or has been replaced and may
    /// not be so any more after a failure of power.
    pub(super) fn replace(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.is_in_place = true;
        folder_reaches_disk(&self.target)
    }
}

impl Drop for Neighbour {
    fn drop(&mut self) {
        if !self.is_in_place {
            // If this fails, the next run does it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Where the neighbours of a file may lie.
fn places(target: &Path) -> io::Result<[PathBuf; ENDINGS.len()]> {
    let name = target.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let mut start = OsString::from(".");
    if name.len() <= LONGEST_NAME {
        start.push(name);
    } else {
        let mut hasher = DefaultHasher::new();
        hasher.write(name.as_encoded_bytes());
        start.push(format!("{:x}", hasher.finish()));
    }
    Ok(ENDINGS.map(|ending| {
        let mut neighbour = start.clone();
        neighbour.push(ending);
        target.with_file_name(neighbour)
    }))
}

fn remove_abandoned_at(path: &Path) -> io::Result<Found> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => {}
        // We make none.
        Ok(_) => {
            let why = "a folder or a link has the name of its next version";
            return Err(io::Error::new(ErrorKind::AlreadyExists, why));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    }
    match OpenOptions::new().write(true).open(path) {
        Ok(file) => remove_unless_in_use(&file, path),
        Err(error) => gone(error),
    }
}

/// `file` was found at that place.
fn remove_unless_in_use(file: &File, path: &Path) -> io::Result<Found> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(Found::InUse),
        // Its run may have put it in place meanwhile, and another have begun its own.
        // While a file has the name of which we hold the lock, it stays so.
        Ok(()) => match is_at(path, file)? {
            Some(true) => {}
            Some(false) => return Ok(Found::InUse),
            None => return Ok(Found::Nothing),
        },
        // Where there are no locks, it is not known whether somebody is at it. If
        // so, they are told, and the file that is there stands.
        Err(TryLockError::Error(_)) => {}
    }
    fs::remove_file(path).map_or_else(gone, |()| Ok(Found::Nothing))
}

fn gone(error: io::Error) -> io::Result<Found> {
    match error.kind() {
        ErrorKind::NotFound => Ok(Found::Nothing),
        _ => Err(error),
    }
}

/// A file for its owner only, until it has the permissions of the other one.
#[cfg(unix)]
fn created(path: &Path, target: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if target.exists() {
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(not(unix))]
fn created(path: &Path, _: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Whether a file that is open still has a name.
#[cfg(unix)]
fn has_name(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;

    Ok(file.metadata()?.nlink() > 0)
}

#[cfg(not(unix))]
fn has_name(_: &File) -> io::Result<bool> {
    Ok(true)
}

/// Whether a file that is open stands there; `None` if nothing does.
#[cfg(unix)]
fn is_at(path: &Path, file: &File) -> io::Result<Option<bool>> {
    use std::os::unix::fs::MetadataExt as _;

    let own = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some((found.dev(), found.ino()) == (own.dev(), own.ino()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_at(_: &Path, _: &File) -> io::Result<Option<bool>> {
    Ok(Some(true))
}

/// The owner first, for a change of it takes some permissions away.
fn keep_owner_and_permissions(file: &File, target: &Path) -> io::Result<()> {
    let kept = match fs::metadata(target) {
        Ok(kept) => kept,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};

        // Only root may give a file away; a group of one's own anybody may set.
        if fchown(file, Some(kept.uid()), Some(kept.gid())).is_err() {
            let _ = fchown(file, None, Some(kept.gid()));
        }
    }
    file.set_permissions(kept.permissions())
}

/// Waits until the new name has reached the disk, where a file system knows such
/// a thing and the folder may be read.
#[cfg(unix)]
fn folder_reaches_disk(target: &Path) -> io::Result<()> {
    let Ok(folder) = File::open(folder_of(target)) else {
        return Ok(());
    };
    match folder.sync_all() {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        outcome => outcome,
    }
}

#[cfg(not(unix))]
fn folder_reaches_disk(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
