//! A file in the making: it is written beside the one that it is to replace,
//! and takes its place only when everything else is known to be right.
//!
//! While what is written is what the file holds already, nothing is written
//! at all; so a file that turns out to stay as it is costs no disk, and one
//! that grows never lies in memory.

use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
#[cfg(target_os = "linux")]
use std::num::NonZeroU64;
use std::path::Path;

use super::file_before::Previous;
use super::neighbour::Neighbour;
use super::tail::Tail;
use super::write::Target;
use crate::error::Error;

/// Where the bytes of a file go, piece by piece.
pub trait Sink {
    /// Takes the next piece.
    ///
    /// # Errors
    ///
    /// [`Error::CouldNotWrite`].
    fn put(&mut self, bytes: &[u8]) -> Result<(), Error>;
}

/// For what is only shown, or goes to stdout.
impl Sink for Vec<u8> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.extend_from_slice(bytes);
        Ok(())
    }
}

/// The next version of a file. Dropped before [`StagedFile::commit`], it leaves
/// no trace.
#[derive(Debug)]
pub struct StagedFile<'a> {
    target: Target,
    previous: Previous<'a>,
    /// How many bytes were put that are those of `previous`. Counted until the
    /// first one that is not.
    same: usize,
    /// There from the first byte on that is not that of `previous`.
    neighbour: Option<Neighbour>,
    /// Behind `same`; how much of it the disk was asked to begin with.
    tail: Tail,
    begun: u64,
    is_complete: bool,
}

/// How much is written before the disk is asked to begin with it.
const PIECE: u64 = 512 * 1024;

impl<'a> StagedFile<'a> {
    /// Begins the next version of a file. `previous` is what was read from it
    /// before, `None` for no file.
    ///
    /// # Errors
    ///
    /// [`Error::CouldNotWrite`] for what cannot be written.
    pub fn begin(path: &Path, previous: impl Into<Previous<'a>>) -> Result<Self, Error> {
        Ok(Self {
            target: Target::of(path)?,
            previous: previous.into(),
            same: 0,
            neighbour: None,
            tail: Tail::default(),
            begun: 0,
            is_complete: false,
        })
    }

    /// Says that all of it was put, and whether it differs from what is there.
    /// The bytes have reached the disk then.
    ///
    /// # Errors
    ///
    /// [`Error::CouldNotWrite`]; the file is as it was.
    pub fn complete(&mut self) -> Result<bool, Error> {
        let left = self.previous.len() - self.same;
        if self.neighbour.is_none() && left > 0 {
            self.open()?;
        }
        let Some(neighbour) = &mut self.neighbour else {
            // A run that was killed may have had something else to say. What
            // cannot be taken away now can be later.
            let _ = Neighbour::remove_abandoned(self.target.real());
            return Ok(false);
        };
        if !self.is_complete {
            self.tail
                .write_rest(neighbour.file())
                .and_then(|()| neighbour.reach_disk())
                .map_err(|error| self.target.failed(&error))?;
            self.is_complete = true;
        }
        Ok(true)
    }

    /// Replaces the file, or creates it; one that would stay as it is is not
    /// touched.
    ///
    /// # Errors
    ///
    /// [`Error::ChangedMeanwhile`] if the file does not hold any more what was
    /// read, and [`Error::CouldNotWrite`]; the file is as it was.
    pub fn commit(mut self) -> Result<(), Error> {
        self.replace().map(|_| ())
    }

    /// The same for a file to which others append at any moment: what came to the
    /// old one between the last look at it and the rename follows in the new one.
    ///
    /// # Errors
    ///
    /// As [`StagedFile::commit`].
    pub fn commit_beside_others(mut self) -> Result<(), Error> {
        // The old file is there as long as it is open. Elsewhere an open file
        // stands in the way of the rename.
        let old = cfg!(unix).then(|| File::open(self.target.real()));
        let is_replaced = self.replace()?;
        match (old, self.previous) {
            (Some(Ok(old)), Previous::Bytes(previous)) if is_replaced => {
                match late(old, previous) {
                    late if late.is_empty() => Ok(()),
                    late => self.target.append(&late),
                }
            }
            _ => Ok(()),
        }
    }

    /// Whether the file was replaced, and did not stay as it is.
    fn replace(&mut self) -> Result<bool, Error> {
        self.complete()?;
        let Some(neighbour) = self.neighbour.take() else {
            return Ok(false);
        };
        // The last moment at which somebody else's text can still be saved.
        // Dropping the unfinished file removes it.
        self.target.check_unchanged(self.previous)?;
        neighbour
            .replace()
            .map_err(|error| self.target.failed(&error))?;
        Ok(true)
    }

    /// Begins to write in earnest, with what was the same so far.
    fn open(&mut self) -> Result<(), Error> {
        self.target.check_single_name()?;
        let neighbour = Neighbour::beside(self.target.real())
            .and_then(|mut neighbour| {
                let file = neighbour.file();
                match self.previous {
                    Previous::Nothing => {}
                    Previous::Bytes(bytes) => file.write_all(&bytes[..self.same])?,
                    Previous::File(before) => before.copy_start(self.same, file)?,
                }
                Ok(neighbour)
            })
            .map_err(|error| match error.kind() {
                ErrorKind::WouldBlock => self.target.written_by_another(),
                ErrorKind::UnexpectedEof => self.target.changed(),
                _ => self.target.failed(&error),
            })?;
        self.neighbour = Some(neighbour);
        self.tail = Tail::from(self.same);
        self.begun = self.tail.written();
        Ok(())
    }
}

/// What a file holds beyond what was read from it.
fn late(mut file: File, previous: &[u8]) -> Vec<u8> {
    let mut now = Vec::new();
    if file.read_to_end(&mut now).is_ok() && now.starts_with(previous) {
        now.split_off(previous.len())
    } else {
        Vec::new()
    }
}

impl Sink for StagedFile<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if self.neighbour.is_none() {
            let is_same = match self.previous {
                Previous::Nothing => bytes.is_empty(),
                Previous::Bytes(previous) => previous[self.same..].starts_with(bytes),
                Previous::File(before) => before.holds(self.same, bytes)?,
            };
            if is_same {
                self.same += bytes.len();
                return Ok(());
            }
            self.open()?;
        }
        let Some(neighbour) = &mut self.neighbour else {
            return Ok(());
        };
        let file = neighbour.file();
        self.tail
            .put(file, bytes)
            .map_err(|error| self.target.failed(&error))?;
        self.is_complete = false;
        let written = self.tail.written();
        let waiting = written - self.begun;
        if waiting >= PIECE {
            begin_on_disk(file, self.begun, waiting);
            self.begun = written;
        }
        Ok(())
    }
}

/// Asks the disk to begin with what was written, while the rest is still worked
/// out: in the end there is little left to wait for. Linux does so with what it
/// is told not to keep; it is a hint, and no harm if it fails.
#[cfg(target_os = "linux")]
fn begin_on_disk(file: &File, start: u64, length: u64) {
    use rustix::fs::{Advice, fadvise};

    let _ = fadvise(file, start, NonZeroU64::new(length), Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
fn begin_on_disk(_: &File, _: u64, _: u64) {}

#[cfg(test)]
#[cfg(unix)]
mod tests;
