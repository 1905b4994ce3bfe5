//! Files that may be written: what they are, what they hold, and how something
//! is appended to them, whole or not at all.
//!
//! How one is replaced stands in [`super::staged`]. Permission bits, symbolic
//! links and hard links stay what they are; a file that cannot be replaced
//! without losing one of them is refused.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::file_before::{FileBefore, PIECE, Previous};
use super::neighbour::Neighbour;
use crate::error::{Error, system_words};

/// Reads a file of the person's; `None` if there is none.
///
/// # Errors
///
/// [`Error::Unreadable`] for anything but its absence.
pub fn read_if_exists(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::Unreadable {
            path: path.to_owned(),
            why: system_words(&error),
        }),
    }
}

/// Reads a file that is to be written afterwards; `None` if there is none.
///
/// # Errors
///
/// [`Error::CouldNotWrite`] if it cannot be read, or could not be written for
/// what it is: a folder, a pipe, a link to nowhere, a read-only file.
pub fn read_target(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let target = Target::of(path)?;
    target.read()
}

/// Reads such a file piece by piece, each of which is shown to `look`.
///
/// # Errors
///
/// Those of [`read_target`].
pub(super) fn look_through_target(
    path: &Path,
    look: impl FnMut(&[u8]),
) -> Result<Option<FileBefore>, Error> {
    let target = Target::of(path)?;
    match File::open(&target.real) {
        Ok(file) => FileBefore::read(path, file, look).map(Some),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(target.failed(&error)),
    }
}

/// Whether a file could be written, for what it is.
///
/// # Errors
///
/// [`Error::CouldNotWrite`].
pub fn check_writable(path: &Path) -> Result<(), Error> {
    Target::of(path).map(|_| ())
}

/// Removes a file. `previous` is what was read from it before.
///
/// # Errors
///
/// [`Error::ChangedMeanwhile`] if that is not what it holds now, and
/// [`Error::CouldNotWrite`]; the file is as it was.
pub(super) fn remove_file(path: &Path, previous: &[u8]) -> Result<(), Error> {
    let target = Target::of(path)?;
    target.check_unchanged(Previous::Bytes(previous))?;
    fs::remove_file(&target.real).map_err(|error| target.failed(&error))
}

/// Makes a folder, if there is none, below one that is there.
///
/// # Errors
///
/// [`Error::CouldNotWrite`].
pub(super) fn make_folder(folder: &Path) -> Result<(), Error> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    fs::create_dir(folder).map_err(|error| failed(folder, &error))
}

/// Why a file or folder could not be written, in the words of the system.
pub(super) fn failed(path: &Path, error: &io::Error) -> Error {
    Error::CouldNotWrite {
        path: path.to_owned(),
        why: system_words(error),
    }
}

/// Appends to a file in one write, or creates it. `previous` is what was read
/// from it before, `None` for no file.
///
/// # Errors
///
/// [`Error::ChangedMeanwhile`] if that is not what it holds now, and
/// [`Error::CouldNotWrite`]; the file is as it was.
pub fn append_to_file(path: &Path, previous: Option<&[u8]>, bytes: &[u8]) -> Result<(), Error> {
    let target = Target::of(path)?;
    target.check_unchanged(previous.into())?;
    target.append(bytes)
}

/// Appends in one write to a file that others append to as well, or creates it.
/// `previous` is what was read from it before; `addition` gives what is to
/// follow what it holds now, or `None` if that is not wanted any more.
///
/// # Errors
///
/// [`Error::ChangedMeanwhile`] if it does not begin with `previous` any more, or
/// nothing is to follow, and [`Error::CouldNotWrite`]; the file is as it was.
pub(super) fn append_after(
    path: &Path,
    previous: Option<&[u8]>,
    addition: impl FnOnce(&[u8]) -> Option<Vec<u8>>,
) -> Result<(), Error> {
    let target = Target::of(path)?;
    let now = target.read()?;
    let changed = || Error::ChangedMeanwhile {
        path: path.to_owned(),
    };
    if now.is_none() && previous.is_some() {
        return Err(changed());
    }
    let now = now.unwrap_or_default();
    if !now.starts_with(previous.unwrap_or_default()) {
        return Err(changed());
    }
    target.append(&addition(&now).ok_or_else(changed)?)
}

/// Removes the half of a line that a full disk took. What somebody else has
/// appended since is worth more than a clean end.
fn take_back(file: &File, before: u64, most: usize) {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let is_ours = |length: u64| length > before && length - before <= most;
    if file.metadata().is_ok_and(|now| is_ours(now.len())) {
        // It is a failure already; that this one failed too says nothing new.
        let _ = file.set_len(before);
    }
}

/// A file that may be written.
#[derive(Debug)]
pub(super) struct Target {
    /// As the person named it.
    named: PathBuf,
    /// Behind all symbolic links.
    real: PathBuf,
    /// How many names it has; 0 if it does not exist.
    links: u64,
}

impl Target {
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        let mut target = Self {
            named: path.to_owned(),
            real: path.to_owned(),
            links: 0,
        };
        match fs::canonicalize(path) {
            Ok(real) => target.real = real,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return if fs::symlink_metadata(path).is_ok() {
                    Err(target.refused("it is a link to a file that does not exist"))
                } else if !folder_of(path).is_dir() {
                    Err(target.refused("its folder does not exist"))
                } else {
                    Ok(target)
                };
            }
            Err(error) => return Err(target.failed(&error)),
        }
        let metadata = fs::metadata(&target.real).map_err(|error| target.failed(&error))?;
        if metadata.is_dir() {
            return Err(target.refused("it is a folder"));
        }
        if !metadata.is_file() {
            return Err(target.refused("it is no regular file"));
        }
        // A rename would replace it all the same, and root may write anything.
        if metadata.permissions().readonly() {
            return Err(target.refused("it is read-only"));
        }
        OpenOptions::new()
            .write(true)
            .open(&target.real)
            .map_err(|error| target.failed(&error))?;
        target.links = hard_links(&metadata);
        Ok(target)
    }

    fn read(&self) -> Result<Option<Vec<u8>>, Error> {
        match fs::read(&self.real) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed(&error)),
        }
    }

    /// Adds to its end, all or nothing. What is opened so never takes the place
    /// of what somebody else appends at the same time.
    pub(super) fn append(&self, bytes: &[u8]) -> Result<(), Error> {
        // A run that was killed may have had more to say. What cannot be taken
        // away now can be later.
        let _ = Neighbour::remove_abandoned(&self.real);
        let mut file = OpenOptions::new()
            .append(true)
            .create(true)
            .open(&self.real)
            .map_err(|error| self.failed(&error))?;
        let before = file.metadata().map_err(|error| self.failed(&error))?.len();
        let appended = file.write_all(bytes).and_then(|()| file.sync_all());
        appended.map_err(|error| {
            take_back(&file, before, bytes.len());
            self.failed(&error)
        })
    }

    /// Where it is, behind all symbolic links.
    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// A rename would take only one of its names along.
    pub(super) fn check_single_name(&self) -> Result<(), Error> {
        if self.links > 1 {
            return Err(
                self.refused("it has a second name (a hard link), which would keep the old text")
            );
        }
        Ok(())
    }

    pub(super) fn check_unchanged(&self, previous: Previous<'_>) -> Result<(), Error> {
        let is_unchanged = match File::open(&self.real) {
            Ok(file) => holds(file, previous).map_err(|error| self.failed(&error))?,
            Err(error) if error.kind() == ErrorKind::NotFound => !previous.is_some(),
            Err(error) => return Err(self.failed(&error)),
        };
        if is_unchanged {
            return Ok(());
        }
        Err(self.changed())
    }

    pub(super) fn changed(&self) -> Error {
        Error::ChangedMeanwhile {
            path: self.named.clone(),
        }
    }

    pub(super) fn written_by_another(&self) -> Error {
        Error::AnotherRun {
            path: self.named.clone(),
        }
    }

    pub(super) fn failed(&self, error: &io::Error) -> Error {
        self.refused(&system_words(error))
    }

    fn refused(&self, why: &str) -> Error {
        Error::CouldNotWrite {
            path: self.named.clone(),
            why: why.to_owned(),
        }
    }
}

/// Whether a file holds what was read from it, and no more. Compared piece by
/// piece, since a calendar may be large and is in memory once already.
fn holds(mut file: File, previous: Previous<'_>) -> io::Result<bool> {
    let mut expected = match previous {
        Previous::Nothing => return Ok(false),
        Previous::File(before) => return before.is_same(file),
        Previous::Bytes(bytes) => bytes,
    };
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(expected.is_empty()),
            Ok(length) => match expected.strip_prefix(&piece[..length]) {
                Some(rest) => expected = rest,
                None => return Ok(false),
            },
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn hard_links(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
fn hard_links(_: &Metadata) -> u64 {
    1
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
