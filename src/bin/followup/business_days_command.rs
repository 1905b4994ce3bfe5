//! `followup business-days START N`: one date.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};
use clap::ArgMatches;
use followup::business_days::{Calendar, Convention};

use crate::calendar_settings::calendar;
use crate::report::{Report, has_warning};
use crate::settings::{Settings, parse_date};
use crate::stop::{Exit, Stop};

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<Exit, Stop> {
    let text = |name| matches.get_one::<String>(name).map_or("", String::as_str);
    let (start, n) = (text("START"), text("N"));
    let start = parse_date(start).ok_or_else(|| {
        let message = format!("could not understand `{start}` as a date");
        Stop::usage(message, Some("write a date like 2026-11-21"))
    })?;
    let days: i32 = n.parse().map_err(|_| {
        let message = format!("could not understand `{n}` as a number of business days");
        Stop::usage(message, Some("write a whole number, like 5 or -2"))
    })?;
    let (calendar, diagnostics) = calendar(settings, years(start, days))?;
    let date = match settings.single("roll") {
        None => calendar.add(start, days),
        Some(value) => {
            let words = Convention::ALL.map(Convention::word).join(", ");
            let convention = Convention::from_word(&value.text)
                .ok_or_else(|| value.refuse(&format!("write one of {words}")))?;
            calendar.roll_and_add(start, days, convention)
        }
    };
    let beyond = || {
        Stop::usage(
            format!("{days} business days from {start} are beyond the calendar"),
            None,
        )
    };
    let date = date.filter(|date| (1..=9999).contains(&date.year()));
    let date = date.ok_or_else(beyond)?;
    report.diagnostics(&diagnostics);
    if let Some(note) = doubt(&calendar, start, date) {
        report.note(&note);
    }
    report.data(format!("{date}\n").as_bytes())?;
    Ok(if has_warning(&diagnostics) {
        Exit::Warned
    } else {
        Exit::Done
    })
}

/// Why the answer may still change: holidays of years that are not settled,
/// and days that are estimates.
fn doubt(calendar: &Calendar, start: NaiveDate, date: NaiveDate) -> Option<String> {
    let spec = calendar.spec();
    let (region, firm) = (spec.region.as_deref()?, spec.last_firm_year?);
    let (first, last) = (start.min(date), start.max(date));
    if last.year() > firm {
        return Some(format!("the holidays of {region} are settled up to {firm}"));
    }
    let holidays = spec.holidays.iter().filter(|holiday| holiday.estimated);
    let on_the_way = holidays.filter(|holiday| (first..=last).contains(&holiday.on));
    let days: Vec<String> = on_the_way.map(|holiday| holiday.on.to_string()).collect();
    (!days.is_empty()).then(|| {
        format!(
            "these holidays of {region} are estimates: {}",
            days.join(", ")
        )
    })
}

/// The years the count may pass through: as many as it takes with one working
/// day a week and some to spare, and never more than a century.
fn years(start: NaiveDate, days: i32) -> RangeInclusive<i32> {
    const MOST: i32 = 100;
    let reach = (days / 50).clamp(-MOST, MOST);
    let year = start.year();
    year + reach.min(0) - 2..=year + reach.max(0) + 2
}
