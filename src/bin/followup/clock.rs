//! The only place that reads the clock, and only when nothing else was said.

use chrono::{DateTime, Datelike as _, Local, NaiveDate, NaiveTime, Utc};

use crate::settings::Settings;
use crate::stop::Stop;
use crate::time_zone::{zone_given, zone_of_environment};

/// The day to plan for, and the stamp of what is new or changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) today: NaiveDate,
    pub(crate) now: DateTime<Utc>,
}

/// `--today`, else the clock's day, where `--tz` or `TZ` say if they say so. The
/// stamp is `--now`, else SOURCE_DATE_EPOCH, else midnight UTC of a `--today` that was given, else
/// the clock, to the second.
pub(crate) fn moment(settings: &Settings<'_>) -> Result<Moment, Stop> {
    let given = settings.date("today")?;
    let zone = zone_given(settings)?;
    let today =
        given.unwrap_or_else(
            || match zone.map(Ok).or_else(|| zone_of_environment(settings)) {
                Some(Ok(zone)) => zone.day(Utc::now()),
                Some(Err(_)) => Utc::now().date_naive(),
                None => Local::now().date_naive(),
            },
        );
    let now = match settings.single("now") {
        Some(value) => DateTime::parse_from_rfc3339(&value.text)
            .map(|now| now.to_utc())
            .map_err(|_| value.refuse("write a moment like 2026-11-21T07:30:00Z"))?,
        None => match (source_date_epoch(settings)?, given) {
            (Some(epoch), _) => epoch,
            (None, Some(today)) => today.and_time(NaiveTime::MIN).and_utc(),
            (None, None) => Utc::now(),
        },
    };
    Ok(Moment { today, now })
}

fn source_date_epoch(settings: &Settings<'_>) -> Result<Option<DateTime<Utc>>, Stop> {
    let Some(text) = settings.environment("SOURCE_DATE_EPOCH") else {
        return Ok(None);
    };
    let epoch = text
        .parse()
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .filter(|moment| (1970..=9999).contains(&moment.year()));
    epoch.map(Some).ok_or_else(|| {
        let message = format!("could not understand `SOURCE_DATE_EPOCH={text}`");
        Stop::usage(message, Some("it is a number of seconds since 1970"))
    })
}
