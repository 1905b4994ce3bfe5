//! A calendar that comes in pieces, and is never in memory as a whole, is read as
//! one that is.

use std::ops::Range;

use super::{Scan, Scanner};

/// Reads a file as [`super::scan`] does, while it comes in pieces.
#[derive(Default)]
pub(in crate::sync) struct PieceScanner {
    scanner: Scanner<'static>,
    /// The start of a line of which the rest is to come, and where it stands.
    begun: Vec<u8>,
    start: usize,
    is_no_calendar: bool,
    has_milestones: bool,
}

impl PieceScanner {
    /// Reads the next piece.
    pub(in crate::sync) fn take(&mut self, mut piece: &[u8]) {
        while let Some(end) = memchr::memchr(b'\n', piece).filter(|_| !self.is_no_calendar) {
            let (line, rest) = piece.split_at(end + 1);
            if self.begun.is_empty() {
                self.line(line);
            } else {
                self.begun.extend_from_slice(line);
                let line = std::mem::take(&mut self.begun);
                self.line(&line);
            }
            piece = rest;
        }
        if !self.is_no_calendar {
            self.begun.extend_from_slice(piece);
        }
    }

    fn line(&mut self, line: &[u8]) {
        // Only events have such a line.
        self.has_milestones |= line.starts_with(b"CATEGORIES:Milestone,");
        self.is_no_calendar |= self.scanner.raw_line(line, self.start).is_err();
        self.start += line.len();
    }

    /// Says what the whole file turned out to be, and whether there is a milestone
    /// in it. `read_back` gives what stands at a place in it.
    pub(in crate::sync) fn finish(
        mut self,
        read_back: impl FnOnce(Range<usize>) -> Vec<u8>,
    ) -> (Scan, bool) {
        let last = std::mem::take(&mut self.begun);
        if !last.is_empty() {
            self.line(&last);
        }
        let scan = if self.is_no_calendar {
            Scan::NotACalendar
        } else {
            self.scanner.finish(read_back)
        };
        (scan, self.has_milestones)
    }
}
