//! What a file held when it was read, without all of it in memory.
//!
//! A calendar of a careers office has some hundred thousand events, of which
//! nearly all stay as they are. It is looked through once, in pieces; what is
//! known then of each event says where its bytes are, and they are read back
//! when they are needed. Whether the file has changed meanwhile is told by a
//! number that is made of every byte of it.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::write::failed;
use crate::error::Error;

/// So many bytes are read at a time; a multiple of the size of a word.
pub(super) const PIECE: usize = 64 * 1024;

/// A file that was read, and is open yet: if another takes its place, this one
/// can still be read as it was. Where an open file stands in the way of a rename,
/// it is opened each time.
#[derive(Debug)]
pub struct FileBefore {
    path: PathBuf,
    file: Option<Mutex<File>>,
    fingerprint: Fingerprint,
}

/// What a file held.
#[derive(Clone, Copy, Debug, Default)]
pub enum Previous<'a> {
    /// There was no file.
    #[default]
    Nothing,
    /// All of it.
    Bytes(&'a [u8]),
    /// Where it can be read again.
    File(&'a FileBefore),
}

impl<'a> From<Option<&'a [u8]>> for Previous<'a> {
    fn from(bytes: Option<&'a [u8]>) -> Self {
        bytes.map_or(Self::Nothing, Self::Bytes)
    }
}

impl Previous<'_> {
    /// Whether there was a file.
    #[must_use]
    pub fn is_some(self) -> bool {
        !matches!(self, Self::Nothing)
    }

    /// How many bytes it had.
    #[must_use]
    pub fn len(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Bytes(bytes) => bytes.len(),
            Self::File(file) => file.len(),
        }
    }

    /// Whether there was nothing in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// All of it; `None` if there was no file.
    ///
    /// # Errors
    ///
    /// [`Error::ChangedMeanwhile`] and [`Error::CouldNotWrite`] if it cannot be read
    /// again.
    pub fn whole(self) -> Result<Option<Vec<u8>>, Error> {
        match self {
            Self::Nothing => Ok(None),
            Self::Bytes(bytes) => Ok(Some(bytes.to_vec())),
            Self::File(file) => file.read_at(0..file.len()).map(Some),
        }
    }
}

impl FileBefore {
    /// Reads a file; `look` is shown each piece of it in turn. `path` is for
    /// messages.
    ///
    /// # Errors
    ///
    /// [`Error::CouldNotWrite`], since it is read to be written.
    pub(super) fn read(
        path: &Path,
        mut file: File,
        mut look: impl FnMut(&[u8]),
    ) -> Result<Self, Error> {
        let mut fingerprint = Fingerprint::default();
        for_each_piece(&mut file, |piece| {
            fingerprint.add(piece);
            look(piece);
        })
        .map_err(|error| failed(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            file: cfg!(unix).then(|| Mutex::new(file)),
            fingerprint,
        })
    }

    /// How many bytes it had.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fingerprint.length
    }

    /// Whether there was nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether another file holds the same bytes.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn is_same(&self, mut other: File) -> io::Result<bool> {
        let mut fingerprint = Fingerprint::default();
        for_each_piece(&mut other, |piece| fingerprint.add(piece))?;
        Ok(fingerprint == self.fingerprint)
    }

    /// Whether those bytes stand at that place.
    ///
    /// # Errors
    ///
    /// As [`FileBefore::read_at`].
    pub(super) fn holds(&self, place: usize, bytes: &[u8]) -> Result<bool, Error> {
        let end = place + bytes.len();
        Ok(end <= self.len() && self.read_at(place..end)? == bytes)
    }

    /// What stands at a place.
    ///
    /// # Errors
    ///
    /// [`Error::ChangedMeanwhile`] if there is less now, and
    /// [`Error::CouldNotWrite`].
    pub(super) fn read_at(&self, place: Range<usize>) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.read_into(place, &mut bytes)?;
        Ok(bytes)
    }

    fn read_into(&self, place: Range<usize>, bytes: &mut Vec<u8>) -> Result<(), Error> {
        bytes.resize(place.len(), 0);
        self.at(place.start, |mut file| file.read_exact(bytes))
            .map_err(|error| self.failed(&error))
    }

    /// Reads from a place on. One thread at a time, since the system knows one place.
    fn at(&self, place: usize, read: impl FnOnce(&File) -> io::Result<()>) -> io::Result<()> {
        let place = SeekFrom::Start(offset(place));
        let Some(file) = &self.file else {
            let mut file = File::open(&self.path)?;
            file.seek(place)?;
            return read(&file);
        };
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(place)?;
        read(&file)
    }

    /// Writes so many bytes from the start to another file.
    ///
    /// # Errors
    ///
    /// What the system says; [`ErrorKind::UnexpectedEof`] if there is less now.
    pub(super) fn copy_start(&self, length: usize, mut to: &File) -> io::Result<()> {
        let length = offset(length);
        self.at(0, |file| match io::copy(&mut file.take(length), &mut to)? {
            copied if copied < length => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        })
    }

    fn failed(&self, error: &io::Error) -> Error {
        match error.kind() {
            ErrorKind::UnexpectedEof => Error::ChangedMeanwhile {
                path: self.path.clone(),
            },
            _ => failed(&self.path, error),
        }
    }
}

/// Reads events back, one after the other. As they mostly stand in the order in
/// which they are asked for, those that follow are read along with one.
#[derive(Debug, Default)]
pub(super) struct Reader {
    window: Vec<u8>,
    /// Where in the file the window begins.
    start: usize,
}

impl Reader {
    /// What stands at a place.
    ///
    /// # Errors
    ///
    /// As [`FileBefore::read_at`].
    pub(super) fn read(&mut self, file: &FileBefore, place: Range<usize>) -> Result<&[u8], Error> {
        let end = self.start + self.window.len();
        if place.start < self.start || place.end > end {
            // Somewhere else there is no telling what is asked for next.
            let follows = (self.start..=end.saturating_add(4 * PIECE)).contains(&place.start);
            let length = if follows { PIECE } else { 0 };
            let end = place.start.saturating_add(length).min(file.len());
            self.window.clear();
            self.start = place.start;
            file.read_into(place.start..end.max(place.end), &mut self.window)?;
        }
        let place = place.start - self.start..place.end - self.start;
        Ok(&self.window[place])
    }
}

/// A number made of all bytes of a file, and how many there are. Two files that
/// differ in one place only never have the same one, and others that come about
/// by accident once in 2^64 times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Fingerprint {
    state: u64,
    length: usize,
}

impl Fingerprint {
    /// Adds the next piece; all but the last are whole words.
    fn add(&mut self, piece: &[u8]) {
        self.length += piece.len();
        let (words, rest) = piece.as_chunks::<8>();
        for word in words {
            self.add_word(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.add_word(u64::from_le_bytes(word));
        }
    }

    /// An odd factor loses nothing: whatever differs before differs after.
    fn add_word(&mut self, word: u64) {
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        self.state = (self.state.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    }
}

/// Reads to the end. All pieces but the last have [`PIECE`] bytes.
fn for_each_piece(file: &mut File, mut look: impl FnMut(&[u8])) -> io::Result<()> {
    let mut piece = Vec::with_capacity(PIECE);
    loop {
        piece.clear();
        let length = file.take(offset(PIECE)).read_to_end(&mut piece)?;
        look(&piece);
        if length < PIECE {
            return Ok(());
        }
    }
}

fn offset(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use tempfile::tempdir;

    use super::{FileBefore, PIECE, Reader};
    use crate::error::Error;

    #[test]
    fn any_other_byte_is_another_file() {
        fn check(before: &[u8], now: &[u8]) {
            let folder = tempdir().unwrap();
            let path = folder.path().join("f");
            fs::write(&path, before).unwrap();
            let mut seen = Vec::new();
            let file = File::open(&path).unwrap();
            let file =
                FileBefore::read(&path, file, |piece| seen.extend_from_slice(piece)).unwrap();
            assert_eq!(seen, before);
            assert_eq!(file.len(), before.len());
            fs::write(&path, now).unwrap();
            let is_same = file.is_same(File::open(&path).unwrap()).unwrap();
            assert_eq!(is_same, before == now, "{} {}", before.len(), now.len());
        }
        check(b"", b"");
        check(b"", b"a");
        check(b"", b"\0");
        check(b"\0", b"\0\0");
        check(b"ab", b"ba");
        let long: Vec<u8> = (0..3 * PIECE + 5).map(|at| at.to_le_bytes()[1]).collect();
        check(&long, &long);
        check(&long, &long[1..]);
        check(&long, &long[..3 * PIECE]);
        for at in [0, 7, 8, PIECE - 1, PIECE, 3 * PIECE + 4] {
            let mut other = long.clone();
            other[at] ^= 0x80;
            check(&long, &other);
        }
    }

    #[test]
    fn what_is_read_back_is_what_stood_there() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("f");
        let bytes: Vec<u8> = (0..9 * PIECE).map(|at| at.to_le_bytes()[1]).collect();
        fs::write(&path, &bytes).unwrap();
        let file = FileBefore::read(&path, File::open(&path).unwrap(), |_| {}).unwrap();
        let mut reader = Reader::default();
        let end = bytes.len();
        for place in [
            0..10,
            10..20,
            PIECE - 5..PIECE + 5,
            5..2 * PIECE,
            8 * PIECE..8 * PIECE + 1,
            end - 3..end,
            end..end,
            1..2,
            1..end,
        ] {
            let found = reader.read(&file, place.clone()).unwrap();
            assert!(found == &bytes[place.clone()], "{place:?}");
            assert!(file.holds(place.start, &bytes[place.clone()]).unwrap());
            assert!(!file.holds(place.start, b"no such thing").unwrap());
        }
        // It has lost its end meanwhile.
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_len(100)
            .unwrap();
        let expected = Error::ChangedMeanwhile { path };
        assert_eq!(
            Reader::default().read(&file, 90..101),
            Err(expected.clone())
        );
        assert_eq!(file.read_at(90..101), Err(expected));
    }
}
