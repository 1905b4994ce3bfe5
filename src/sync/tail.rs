//! Pieces of any length are appended to a file in steps of one length.
//!
//! The system keeps a file in memory in blocks, the larger the better what is
//! written fits them; with steps that begin and end where large blocks do, it takes
//! half the time. What does not fill a step waits for the next piece.

use std::fs::File;
use std::io::{ErrorKind, IoSlice, Result, Write as _};

/// Where steps end: at the multiples of so many bytes in the file.
const STEP: usize = 64 * 1024;

/// The end of a file in the making.
#[derive(Debug, Default)]
pub(super) struct Tail {
    /// How many bytes the file has.
    length: usize,
    /// What comes behind them, and is less than a step.
    waiting: Vec<u8>,
}

impl Tail {
    /// Of a file that has so many bytes.
    pub(super) fn from(length: usize) -> Self {
        Self {
            length,
            waiting: Vec::new(),
        }
    }

    /// How many bytes the file has, but for those that wait.
    pub(super) fn written(&self) -> u64 {
        u64::try_from(self.length).unwrap_or(u64::MAX)
    }

    /// Appends a piece.
    ///
    /// # Errors
    ///
    /// What the system says; it is not known then how much was written.
    pub(super) fn put(&mut self, file: &mut File, bytes: &[u8]) -> Result<()> {
        let before = self.length + self.waiting.len();
        let end = (before + bytes.len()) / STEP * STEP;
        if end <= before {
            self.waiting.extend_from_slice(bytes);
            return Ok(());
        }
        let (now, later) = bytes.split_at(end - before);
        write_both(file, &self.waiting, now)?;
        self.length = end;
        self.waiting.clear();
        self.waiting.extend_from_slice(later);
        Ok(())
    }

    /// Appends what waits.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn write_rest(&mut self, file: &mut File) -> Result<()> {
        file.write_all(&self.waiting)?;
        self.length += self.waiting.len();
        self.waiting.clear();
        Ok(())
    }
}

/// Writes one behind the other, in one call of the system if it takes all of it.
fn write_both(file: &mut File, mut first: &[u8], mut second: &[u8]) -> Result<()> {
    while !first.is_empty() {
        let count = match file.write_vectored(&[IoSlice::new(first), IoSlice::new(second)]) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let of_first = count.min(first.len());
        first = first.get(of_first..).unwrap_or_default();
        second = second.get(count - of_first..).unwrap_or_default();
    }
    file.write_all(second)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::io::{Seek as _, SeekFrom, Write as _};

    use tempfile::tempdir;

    use super::{STEP, Tail};

    #[test]
    fn pieces_of_any_length_follow_each_other_in_whole_steps() {
        fn check(before: usize, pieces: &[usize]) {
            let folder = tempdir().unwrap();
            let path = folder.path().join("f");
            let mut expected = vec![b'-'; before];
            fs::write(&path, &expected).unwrap();
            let mut file = File::options().write(true).open(&path).unwrap();
            file.seek(SeekFrom::End(0)).unwrap();
            let mut tail = Tail::from(before);
            for (byte, length) in (b'a'..).zip(pieces) {
                let piece = vec![byte; *length];
                tail.put(&mut file, &piece).unwrap();
                expected.extend_from_slice(&piece);
                let length = fs::metadata(&path).unwrap().len();
                let whole = (expected.len() / STEP * STEP).max(before);
                assert_eq!(length, whole as u64, "{before} {pieces:?}");
                assert_eq!(tail.written(), length, "{before} {pieces:?}");
            }
            tail.write_rest(&mut file).unwrap();
            tail.write_rest(&mut file).unwrap();
            assert_eq!(tail.written(), expected.len() as u64);
            assert!(fs::read(&path).unwrap() == expected, "{before} {pieces:?}");
            // It goes on where it ended.
            tail.put(&mut file, b"end").unwrap();
            tail.write_rest(&mut file).unwrap();
            file.flush().unwrap();
            expected.extend_from_slice(b"end");
            assert!(fs::read(&path).unwrap() == expected, "{before} {pieces:?}");
        }
        for before in [0, 1, STEP - 1, STEP, STEP + 1] {
            check(before, &[]);
            check(before, &[0]);
            check(before, &[1, 2, 3]);
            check(before, &[STEP]);
            check(before, &[STEP - 1, 1, 1]);
            check(before, &[STEP + 1, STEP - 1]);
            check(before, &[5 * STEP + 7, 3, 2 * STEP, 0, STEP - 10, 1]);
        }
    }
}
