//! A calendar near the size beyond which Google reads none.
//!
//! It is right all the same, and every other program reads it, so that this is
//! no warning: a nightly run tells it once, when the calendar grows into it.

use std::path::{Path, PathBuf};

use followup::diagnostic::{Diagnostic, Place, Severity};
use followup::error::Error;
use followup::sync::staged::Sink;

use crate::report::Report;

/// So many bytes are told. Google takes about a million.
const LARGE: usize = 900_000;

/// A calendar of that size or more.
#[derive(Debug)]
pub(crate) struct LargeCalendar {
    path: PathBuf,
    length: usize,
    /// Whether it was smaller before.
    is_new: bool,
}

impl LargeCalendar {
    /// `None` for one that everybody reads.
    pub(crate) fn of(path: &Path, length_before: usize, length: usize) -> Option<Self> {
        (length >= LARGE).then(|| Self {
            path: path.to_owned(),
            length,
            is_new: length_before < LARGE,
        })
    }

    /// Tells it: the first time to everybody, later to those who listen.
    pub(crate) fn tell(&self, report: Report) {
        let kilobytes = self.length / 1_000;
        let note = Diagnostic {
            severity: Severity::Note,
            place: Place {
                file: self.path.to_string_lossy().into(),
                sheet: None,
                row: None,
                column: None,
            },
            message: format!(
                "the calendar has {kilobytes} kB; Google reads none of more than about 1,000 kB"
            ),
            hint: Some(
                "keep less in it, like `--keep-past 7 --keep-cancelled 7`, or give each part of the sheet a calendar of its own"
                    .to_owned(),
            ),
        };
        if self.is_new {
            report.diagnostics(&[note]);
        } else {
            report.warnings(&[note]);
        }
    }
}

/// Counts the bytes on their way.
pub(crate) struct Measured<'a> {
    pub(crate) sink: &'a mut dyn Sink,
    pub(crate) length: usize,
}

impl Sink for Measured<'_> {
    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.length += bytes.len();
        self.sink.put(bytes)
    }
}
