//! What there is to do and what takes place become the events of a calendar.
//!
//! Whole days, or moments in UTC; no time zone, no METHOD, nobody invited. The
//! stamps of an event are given, never made up here, so that the same thing with
//! the same stamps is the same bytes.

mod alarm;
mod class;
mod event;
mod length;
mod when;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

pub use self::alarm::{Alarm, parse_time};
pub use self::class::Class;
pub use self::event::EventWriter;
pub use self::length::parse_length;
use super::content_line::{Component, ContentLines, Property, Value, Word};
use super::zone::Zone;
use crate::plan::{FollowUp, Kind, Plan, State};

const PRODUCT: &str = "-//followup//followup//EN";

/// When reminders ring unless told otherwise: a reminder a day early is a
/// reminder ignored.
const NINE: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(nine) => nine,
    None => NaiveTime::MIN,
};

/// What a calendar looks like, as far as the person has a say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IcsOptions {
    /// What calendar programs call it.
    pub calendar_name: String,
    /// When reminders ring.
    pub alarm: Alarm,
    /// Who may see the events; nothing is said if `None`.
    pub class: Option<Class>,
    /// The time of day at which follow-ups begin; they take the whole day if
    /// it, or the zone, is `None`.
    pub at: Option<NaiveTime>,
    /// How long a follow-up with a time of day takes.
    pub duration: TimeDelta,
    /// Where the person's clocks are; without it no event has a time of day.
    pub zone: Option<Zone>,
    /// How often a subscriber should look for news.
    pub refresh: TimeDelta,
}

impl Default for IcsOptions {
    /// `Follow-ups`, whole days, a reminder at nine, every four hours.
    fn default() -> Self {
        Self {
            calendar_name: "Follow-ups".to_owned(),
            alarm: Alarm::At {
                day_before: false,
                time: NINE,
            },
            class: None,
            at: None,
            duration: TimeDelta::minutes(15),
            zone: None,
            refresh: TimeDelta::hours(4),
        }
    }
}

/// When and how often an event was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When the event was last revised (without a METHOD, RFC 5545 section
    /// 3.8.7.2 says so).
    pub dtstamp: DateTime<Utc>,
    /// How often it was changed since it was first written.
    pub sequence: u32,
    /// The same as the revision.
    pub last_modified: DateTime<Utc>,
}

impl Stamp {
    /// The stamp of what is written for the first time.
    #[must_use]
    pub fn first(now: DateTime<Utc>) -> Self {
        Self {
            dtstamp: now,
            sequence: 0,
            last_modified: now,
        }
    }

    /// The stamp of what has changed since this one.
    #[must_use]
    pub fn next(self, now: DateTime<Utc>) -> Self {
        Self {
            sequence: self.sequence.saturating_add(1),
            ..Self::first(now)
        }
    }
}

/// Whether a follow-up gets an event if it has none.
#[must_use]
pub fn is_written(follow_up: &FollowUp<'_>) -> bool {
    matches!(
        follow_up.state,
        State::Planned | State::Due | State::Overdue
    )
}

/// Appends the lines before an event that stands alone in its file: what a
/// calendar is called is no affair of one event (RFC 4791 section 4.1).
pub fn write_item_header(out: &mut Vec<u8>) {
    let mut lines = ContentLines::new(out);
    lines.begin(Component::Calendar);
    lines.property(Property::Version, Value::Word(Word::Version2));
    lines.property(Property::ProductId, Value::Text(PRODUCT));
    lines.property(Property::CalendarScale, Value::Word(Word::Gregorian));
}

/// Appends the lines before the first event.
pub fn write_header(out: &mut Vec<u8>, options: &IcsOptions) {
    write_item_header(out);
    let mut lines = ContentLines::new(out);
    let name = Value::Text(&options.calendar_name);
    lines.property(Property::Name, name);
    lines.property(Property::CalendarName, name);
    let refresh = Value::Duration(options.refresh);
    lines.property(Property::RefreshInterval, refresh);
    lines.property(Property::TimeToLive, refresh);
}

/// The categories of an event or a task.
pub(super) fn categories(kind: Kind) -> [&'static str; 2] {
    ["Follow-up", kind.word()]
}

/// Appends the lines of a reminder before what it says, which is its summary.
pub(super) fn write_alarm_start(lines: &mut ContentLines<'_>) {
    lines.begin(Component::Alarm);
    lines.property(Property::Action, Value::Word(Word::Display));
}

/// Appends the lines after it. The reminder counts from what the trigger counts
/// from.
pub(super) fn write_alarm_end(lines: &mut ContentLines<'_>, trigger: Property, after: TimeDelta) {
    lines.property(trigger, Value::Duration(after));
    lines.end(Component::Alarm);
}

/// Appends the line after the last event.
pub fn write_footer(out: &mut Vec<u8>) {
    ContentLines::new(out).end(Component::Calendar);
}

/// Appends a whole calendar of what is to be done, written for the first time.
///
/// A plan in which nothing is to be done has no valid calendar, since one must
/// have a component (RFC 5545 section 3.6): nothing is appended then.
pub fn write_calendar(
    out: &mut Vec<u8>,
    plan: &Plan<'_>,
    now: DateTime<Utc>,
    options: &IcsOptions,
) {
    let mut follow_ups = plan
        .follow_ups
        .iter()
        .filter(|it| is_written(it))
        .peekable();
    if follow_ups.peek().is_none() {
        return;
    }
    write_header(out, options);
    let mut writer = EventWriter::new(plan.calendar, options);
    for follow_up in follow_ups {
        writer.follow_up(out, follow_up, Stamp::first(now));
    }
    write_footer(out);
}

#[cfg(test)]
mod tests;
