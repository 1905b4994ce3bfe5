//! Events become days off: whole days only, each occurrence within the years.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime};
use icalendar::{CalendarDateTime, DatePerhapsTime};

use super::events::{Event, Events};
use super::yearly::Yearly;
use super::{DaysOff, quoted};
use crate::diagnostic::Severity;
use crate::error::Error;

const DATE_HINT: &str = "an all-day event begins with a line like `DTSTART;VALUE=DATE:20261224`";
const RULE_HINT: &str = "its first time counts; give the others with `--holiday`, or a day off each week with `--weekend`";
const CUT_HINT: &str = "export it once more; what comes before it counts";
const TIMED_HINT: &str = "only all-day events are days off";

/// The occurrences that events of their own stand for, by UID.
type Replaced<'a> = HashMap<&'a str, HashSet<NaiveDate>>;

/// Adds the days of all events.
pub(super) fn add_events(found: Events, days: &mut DaysOff) -> Result<(), Error> {
    let mut replaced = Replaced::new();
    for event in &found.events {
        if let (Some(uid), Some(occurrence)) = (&event.uid, event.replaces) {
            replaced.entry(uid).or_default().insert(occurrence);
        }
    }
    let mut timed = 0_usize;
    for event in found.events.iter().filter(|event| !event.is_cancelled) {
        match whole_days(event) {
            Ok(span) => add_event(event, span, &replaced, days)?,
            Err(NotWholeDays::Timed) => timed += 1,
            Err(NotWholeDays::NoDate) => {
                let message = format!("could not read the date of {}", named(event));
                days.warn(event.line, message, DATE_HINT);
            }
        }
    }
    if let Some(line) = found.cut_off {
        let message = "this file breaks off in the middle of an event".to_owned();
        days.warn(line, message, CUT_HINT);
    }
    if timed > 0 {
        let events = if timed == 1 {
            "event with a time of day was"
        } else {
            "events with a time of day were"
        };
        let message = format!("{timed} {events} left out");
        days.tell(Severity::Note, None, message, TIMED_HINT);
    }
    Ok(())
}

/// The days of an event's first occurrence.
#[derive(Clone, Copy)]
struct Span {
    first: NaiveDate,
    /// How many days come after the first.
    more: u64,
    /// Whether the file gives the days as times from midnight to midnight.
    is_written_as_times: bool,
}

enum NotWholeDays {
    /// It has a time of day.
    Timed,
    /// It has no date that can be read.
    NoDate,
}

/// All-day events, and those that some writers give as midnight to midnight by
/// the clock on the wall. Without an end an event is one day, and so it is
/// with an end that is not after its start (RFC 5545 section 3.6.1 forbids it;
/// writers that take DTEND for the last day are many).
fn whole_days(event: &Event) -> Result<Span, NotWholeDays> {
    let start = event.start.as_ref().ok_or(NotWholeDays::NoDate)?;
    let span = |first: NaiveDate, length: i64, is_written_as_times| Span {
        first,
        more: u64::try_from(length - 1).unwrap_or(0),
        is_written_as_times,
    };
    let start = match start {
        DatePerhapsTime::Date(first) => {
            let by_end = (event.end.as_ref()).map(|end| (end.date_naive() - *first).num_days());
            let length = by_end.or(event.hours.map(|hours| hours / 24));
            return Ok(span(*first, length.unwrap_or(1), false));
        }
        DatePerhapsTime::DateTime(start) => on_the_wall(start).ok_or(NotWholeDays::Timed)?,
    };
    let end = match &event.end {
        Some(DatePerhapsTime::DateTime(end)) => on_the_wall(end),
        _ => None,
    };
    let hours = match end {
        Some(end) if end.time() == NaiveTime::MIN => Some((end - start).num_hours()),
        Some(_) => None,
        None => event.hours,
    };
    match hours {
        Some(hours) if start.time() == NaiveTime::MIN && hours > 0 && hours % 24 == 0 => {
            Ok(span(start.date(), hours / 24, true))
        }
        _ => Err(NotWholeDays::Timed),
    }
}

/// What the clock shows where the event takes place; `None` in UTC.
fn on_the_wall(moment: &CalendarDateTime) -> Option<NaiveDateTime> {
    match moment {
        CalendarDateTime::Floating(at) => Some(*at),
        CalendarDateTime::WithTimezone { date_time, .. } => Some(*date_time),
        CalendarDateTime::Utc(_) => None,
    }
}

fn add_event(
    event: &Event,
    span: Span,
    replaced: &Replaced<'_>,
    days: &mut DaysOff,
) -> Result<(), Error> {
    let mut starts = BTreeSet::from([span.first]);
    if event.replaces.is_none() {
        let (first_year, last_year) = days.years.clone().into_inner();
        // What begins in an earlier year may reach into the first.
        let reach = i32::try_from(1 + span.more / 365).unwrap_or(i32::MAX);
        let years = first_year.saturating_sub(reach)..=last_year;
        for rule in &event.rules {
            match Yearly::parse(rule, span.first, span.is_written_as_times) {
                Some(yearly) => starts.extend(yearly.days(years.clone())),
                None => {
                    let message = format!(
                        "{} repeats by a rule that is not understood: {}",
                        named(event),
                        quoted(rule)
                    );
                    days.warn(event.line, message, RULE_HINT);
                }
            }
        }
        starts.extend(&event.added);
        let others = event.uid.as_deref().and_then(|uid| replaced.get(uid));
        starts.retain(|start| {
            !event.excluded.contains(start) && !others.is_some_and(|days| days.contains(start))
        });
    }
    for first in starts {
        let last = first
            .checked_add_days(Days::new(span.more))
            .unwrap_or(NaiveDate::MAX);
        if last.year() >= *days.years.start() {
            days.add(first, last, event.name.as_ref())?;
        }
    }
    Ok(())
}

fn named(event: &Event) -> String {
    match &event.name {
        Some(name) => quoted(name.as_str()),
        None => "an event without a name".to_owned(),
    }
}
