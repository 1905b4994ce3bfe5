//! A text file with one date a line becomes days off.
//!
//! A line is `2026-12-24` or `2026-12-24..2027-01-01`, and perhaps a name after
//! a blank, a tab, a comma or a semicolon. Blank lines and those that begin
//! with `#` say nothing.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{DaysOff, quoted};
use crate::error::Error;
use crate::sync::lines::lines;
use crate::text::Text;

const DATE_HINT: &str = "write a date like 2026-12-24, and a name after it if you like";
const ORDER_HINT: &str = "the first day comes before `..`, the last after it";

/// Why a line says nothing that can be used.
enum Unusable {
    /// It does not begin with a date, or goes on with something else.
    NoDate,
    /// Its range ends before it begins.
    Backwards,
}

/// Adds the days of each line that can be read.
pub(super) fn add_dates(bytes: &[u8], days: &mut DaysOff) -> Result<(), Error> {
    let mut has_date = false;
    for (number, line) in lines(bytes) {
        let line = String::from_utf8_lossy(line);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let hint = match entry(line) {
            Ok((first, last, name)) => {
                has_date = true;
                days.add(first, last, name.as_ref())?;
                continue;
            }
            Err(Unusable::NoDate) => DATE_HINT,
            Err(Unusable::Backwards) => {
                has_date = true;
                ORDER_HINT
            }
        };
        let message = format!("could not read {} as a day off", quoted(line));
        days.warn(number, message, hint);
    }
    // A file of comments is a list that is still empty; a file of anything
    // else is somebody's mistake, and better told at once than line by line.
    if !has_date && !days.diagnostics.is_empty() {
        return Err(Error::NoHolidayList {
            file: Arc::clone(&days.file),
        });
    }
    Ok(())
}

fn entry(line: &str) -> Result<(NaiveDate, NaiveDate, Option<Text>), Unusable> {
    let (first, rest) = day(line).ok_or(Unusable::NoDate)?;
    let (last, rest) = match rest.trim_start().strip_prefix("..") {
        Some(rest) => day(rest.trim_start()).ok_or(Unusable::NoDate)?,
        None => (first, rest),
    };
    if last < first {
        return Err(Unusable::Backwards);
    }
    let is_parted = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    if !rest.is_empty() && !rest.starts_with(is_parted) {
        return Err(Unusable::NoDate);
    }
    let name = rest.trim_start_matches(is_parted).trim_end();
    let name = match name.strip_prefix('"') {
        Some(name) => name.strip_suffix('"').unwrap_or(name),
        None => name,
    };
    let name = Some(name).filter(|name| !name.starts_with('#'));
    Ok((first, last, name.and_then(Text::clean)))
}

/// The ISO date that a text begins with, and what follows it.
fn day(text: &str) -> Option<(NaiveDate, &str)> {
    let (head, rest) = text.split_at_checked(10)?;
    let is_iso = (head.bytes().enumerate()).all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let date = head.parse().ok().filter(|_| is_iso)?;
    Some((date, rest))
}
