//! A file of somebody's own days off becomes holidays.
//!
//! The file is a calendar (.ics) or a list with one date a line; which of the
//! two is told from its first words, never from its name. Reads bytes only: no
//! path is opened, and nothing here decides what a holiday means for a plan.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use crate::business_days::Holiday;
use crate::diagnostic::{Diagnostic, Place, RowNumber, Severity};
use crate::error::Error;
use crate::text::Text;

mod events;
mod list;
mod occurrences;
mod yearly;

/// The most days off that are taken from one file: 27 years without a day of
/// work. A calendar that holds more is no list of days off.
pub const MOST_DAYS: usize = 10_000;

/// Reads a calendar or a list of dates, and keeps what lies within `years`.
///
/// In a calendar (RFC 5545) all-day events count, those over several days and
/// those that repeat each year too; in a list each line is a date or a range of
/// dates, both ends included, and perhaps a name. The holidays come in the
/// order of their dates, and none comes twice under one name. `file` is how
/// messages name the file. What cannot be read is told, and the rest counts.
///
/// # Errors
///
/// [`Error::NoHolidayList`] when the bytes are neither, and
/// [`Error::TooManyHolidays`] when they hold more than [`MOST_DAYS`].
///
/// ```
/// use followup::sync::holidays_file::read_holidays;
///
/// let list = b"2026-12-24..2026-12-26 Christmas\n2026-06-05, my birthday\n";
/// let (holidays, diagnostics) = read_holidays(list, "days.txt", 2026..=2027)?;
/// assert_eq!(holidays.len(), 4);
/// assert_eq!(holidays[0].name.as_deref(), Some("my birthday"));
/// assert!(diagnostics.is_empty());
/// # Ok::<(), followup::error::Error>(())
/// ```
pub fn read_holidays(
    bytes: &[u8],
    file: &str,
    years: RangeInclusive<i32>,
) -> Result<(Vec<Holiday>, Vec<Diagnostic>), Error> {
    let file = Text::clean(file).map_or_else(|| "?".to_owned(), |name| name.to_string());
    let mut days = DaysOff::new(file.into(), years);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if is_calendar(bytes) {
        occurrences::add_events(events::read_events(bytes), &mut days)?;
    } else {
        list::add_dates(bytes, &mut days)?;
    }
    Ok(days.finish())
}

fn is_calendar(bytes: &[u8]) -> bool {
    const OPENING: &[u8] = b"BEGIN:VCALENDAR";
    let opening = bytes.trim_ascii_start().get(..OPENING.len());
    opening.is_some_and(|opening| opening.eq_ignore_ascii_case(OPENING))
}

/// The days off found so far, and what there is to tell about the file.
struct DaysOff {
    file: Arc<str>,
    years: RangeInclusive<i32>,
    days: BTreeSet<(NaiveDate, Option<Text>)>,
    diagnostics: Vec<Diagnostic>,
}

impl DaysOff {
    fn new(file: Arc<str>, years: RangeInclusive<i32>) -> Self {
        Self {
            file,
            years,
            days: BTreeSet::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Adds each day from the first to the last that lies within the years.
    fn add(&mut self, first: NaiveDate, last: NaiveDate, name: Option<&Text>) -> Result<(), Error> {
        let start = NaiveDate::from_ymd_opt(*self.years.start(), 1, 1);
        let first = first.max(start.unwrap_or(NaiveDate::MIN));
        let days = first.iter_days().take_while(|day| *day <= last);
        for day in days.take_while(|day| day.year() <= *self.years.end()) {
            self.days.insert((day, name.cloned()));
            if self.days.len() > MOST_DAYS {
                return Err(Error::TooManyHolidays {
                    file: Arc::clone(&self.file),
                    limit: MOST_DAYS,
                });
            }
        }
        Ok(())
    }

    fn warn(&mut self, line: u32, message: String, hint: &str) {
        self.tell(Severity::Warning, Some(line), message, hint);
    }

    fn tell(&mut self, severity: Severity, line: Option<u32>, message: String, hint: &str) {
        self.diagnostics.push(Diagnostic {
            severity,
            place: Place {
                file: Arc::clone(&self.file),
                sheet: None,
                row: line.map(RowNumber),
                column: None,
            },
            message,
            hint: Some(hint.to_owned()),
        });
    }

    fn finish(mut self) -> (Vec<Holiday>, Vec<Diagnostic>) {
        if self.days.is_empty() && self.diagnostics.is_empty() {
            let (first, last) = self.years.clone().into_inner();
            let message = format!("this file holds no day off from {first} to {last}");
            let hint = "is it the right file?";
            self.tell(Severity::Note, None, message, hint);
        }
        let days = self.days.into_iter();
        let holidays = days.map(|(on, name)| Holiday {
            on,
            name: name.map(|name| name.as_str().into()),
            estimated: false,
        });
        (holidays.collect(), self.diagnostics)
    }
}

/// Foreign text as a message quotes it: clean, and no longer than a line.
fn quoted(raw: &str) -> String {
    const LONGEST: usize = 60;
    let clean = Text::clean(raw).map_or_else(String::new, |text| text.to_string());
    match clean.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &clean[..end]),
        None => format!("`{clean}`"),
    }
}

#[cfg(test)]
mod tests;
