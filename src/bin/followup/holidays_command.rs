//! `followup holidays REGION [YEAR]`: the days off that a region brings.

use chrono::Datelike;
use clap::ArgMatches;
use followup::render::holidays::{holidays_json, holidays_text};

use crate::calendar_settings::region;
use crate::clock::moment;
use crate::report::Report;
use crate::settings::Settings;
use crate::stop::Stop;

/// The years of the table.
const FIRST_YEAR: i32 = 2020;
const LAST_YEAR: i32 = 2035;

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<(), Stop> {
    let text = |name| matches.get_one::<String>(name).map(String::as_str);
    let region = region(text("REGION").unwrap_or_default())?;
    let year = match text("YEAR") {
        None => moment(settings)?.today.year(),
        Some(year) => year.parse().map_err(|_| {
            let message = format!("could not understand `{year}` as a year");
            Stop::usage(message, Some("write a year like 2026"))
        })?,
    };
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        let message = format!("the holidays of {year} are not known");
        let hint = format!("those of {FIRST_YEAR} to {LAST_YEAR} are");
        return Err(Stop::usage(message, Some(&hint)));
    }
    let known = region.holidays();
    let text = match settings.format(&["table", "json"])? {
        "json" => holidays_json(&known, year),
        _ => holidays_text(&known, year),
    };
    report.data(text.as_bytes())
}
