//! `followup business-days START N`: one date.

use clap::ArgMatches;
use followup::business_days::Convention;

use crate::calendar_settings::calendar;
use crate::report::Report;
use crate::settings::{Settings, parse_date};
use crate::stop::Stop;

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<(), Stop> {
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
    let calendar = calendar(settings)?;
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
    report.data(format!("{}\n", date.ok_or_else(beyond)?).as_bytes())
}
