//! `--weekend`, `--holiday`, `--holidays`, `--blackout`, `--workday` become a
//! calendar.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use followup::business_days::{Blackout, Calendar, CalendarSpec, Holiday, Region, Week, WeekError};
use followup::diagnostic::Diagnostic;
use followup::sync::holidays_file::read_holidays;

use crate::input::shown;
use crate::settings::{Settings, date, parse_date};
use crate::stop::Stop;
use followup::error::system_words;

const WEEKEND_HINT: &str = "write days like sat,sun or fri,sat, or none";

/// The calendar the settings ask for: a region's, else weekends only, and on
/// top what the person says. Beside it, what is wrong with the files of days
/// off; of those files, only what lies within the years counts.
pub(crate) fn calendar(
    settings: &Settings<'_>,
    years: RangeInclusive<i32>,
) -> Result<(Calendar, Vec<Diagnostic>), Stop> {
    let mut spec = match settings.single("region") {
        None => CalendarSpec::new(Week::MONDAY_TO_FRIDAY),
        Some(value) => region(&value.text)?.spec(),
    };
    if let Some(value) = settings.single("weekend") {
        spec.week = match Week::parse_days_off(&value.text) {
            Ok(week) => week,
            Err(WeekError::NoWorkingDay) => {
                let message = WeekError::NoWorkingDay.to_string();
                return Err(Stop::usage(message, Some(WEEKEND_HINT)));
            }
            Err(WeekError::UnknownDay(_)) => return Err(value.refuse(WEEKEND_HINT)),
        };
    }
    for value in settings.all("holiday") {
        for on in dates(&value)? {
            spec.holidays.push(Holiday {
                on,
                name: None,
                estimated: false,
            });
        }
    }
    let mut diagnostics = Vec::new();
    for value in settings.all("holidays") {
        let path = settings.path(&value);
        let shown = shown(&path);
        // What is named in the settings belongs to them: exit code 2, not 3.
        let bytes = std::fs::read(&path).map_err(|why| {
            let message = format!("could not read `{shown}`: {}", system_words(&why));
            Stop::usage(message, None)
        })?;
        let (holidays, found) = read_holidays(&bytes, &shown, years.clone())?;
        spec.holidays.extend(holidays);
        diagnostics.extend(found);
    }
    for value in settings.all("blackout") {
        let range = value.text.split_once("..");
        let ends = range
            .and_then(|(first, last)| Some((parse_date(first.trim())?, parse_date(last.trim())?)));
        match ends {
            Some((first, last)) if first <= last => spec.blackouts.push(Blackout { first, last }),
            Some(_) => {
                return Err(value.refuse("the first day comes before `..`, the last after it"));
            }
            None => return Err(value.refuse("write a range like 2026-12-24..2027-01-01")),
        }
    }
    for value in settings.all("workday") {
        spec.working_days.extend(dates(&value)?);
    }
    Ok((Calendar::new(spec), diagnostics))
}

/// A region by its code.
pub(crate) fn region(code: &str) -> Result<Region, Stop> {
    Region::parse(code).map_err(|unknown| {
        let hint = unknown.hint();
        Stop::usage(unknown.to_string(), Some(&hint))
    })
}

/// One date, or several parted by commas, as an environment variable has them.
fn dates(value: &crate::settings::Value) -> Result<Vec<NaiveDate>, Stop> {
    if !value.text.contains(',') {
        return Ok(vec![date(value)?]);
    }
    let all: Option<Vec<NaiveDate>> = value
        .text
        .split(',')
        .map(|one| parse_date(one.trim()))
        .collect();
    all.ok_or_else(|| value.refuse("write dates like 2026-11-21"))
}
