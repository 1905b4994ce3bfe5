//! A plan becomes a calendar: one all-day event for each follow-up that is
//! still to be done.
//!
//! All-day events in no time zone, no METHOD, nobody invited. The stamps of an
//! event are given, never made up here, so that the same follow-up with the
//! same stamps is the same bytes.

use chrono::{DateTime, TimeDelta, Utc};

use super::content_line::{Component, ContentLines, Property, Value, Word};
use super::{description, words};
use crate::business_days::Calendar;
use crate::plan::{FollowUp, Plan, State};

const PRODUCT: &str = "-//followup//followup//EN";

/// What a calendar looks like, as far as the person has a say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IcsOptions {
    /// What calendar programs call it.
    pub calendar_name: String,
    /// When the reminder of an event sounds, from the midnight that opens its
    /// day; `None` for no reminder. Google ignores reminders, and Outlook
    /// reads every one as before the start.
    pub alarm: Option<TimeDelta>,
    /// How often a subscriber should look for news.
    pub refresh: TimeDelta,
}

impl Default for IcsOptions {
    /// `Follow-ups`, a reminder at nine, every four hours.
    fn default() -> Self {
        Self {
            calendar_name: "Follow-ups".to_owned(),
            alarm: Some(TimeDelta::hours(9)),
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

/// Appends one event, in whatever state its follow-up is.
pub fn write_event(
    out: &mut Vec<u8>,
    follow_up: &FollowUp<'_>,
    calendar: &Calendar,
    stamp: Stamp,
    options: &IcsOptions,
) {
    let summary = words::summary(follow_up);
    let mut details = String::with_capacity(description::LONGEST_DESCRIPTION);
    description::append(follow_up, calendar, &mut details);
    let next_day = follow_up.on.succ_opt().unwrap_or(follow_up.on);

    let mut lines = ContentLines::new(out);
    lines.begin(Component::Event);
    lines.property(Property::Uid, Value::Uuid(follow_up.uid));
    lines.property(Property::Stamp, Value::DateTime(stamp.dtstamp));
    lines.property(Property::LastModified, Value::DateTime(stamp.last_modified));
    lines.property(Property::Sequence, Value::Integer(stamp.sequence));
    // Said although it is what everybody assumes: a reader that takes over an
    // event property by property must see it when a cancelled one is revived.
    lines.property(Property::Status, Value::Word(Word::Confirmed));
    lines.property(Property::Start, Value::Date(follow_up.on));
    lines.property(Property::End, Value::Date(next_day));
    lines.property(Property::Summary, Value::Text(&summary));
    lines.property(Property::Description, Value::Text(&details));
    if let Some(url) = follow_up.application.and_then(|it| it.url.as_ref()) {
        lines.property(Property::Url, Value::Uri(url));
    }
    lines.property(Property::Categories, Value::Texts(&categories(follow_up)));
    lines.property(Property::Transparency, Value::Word(Word::Transparent));
    lines.property(Property::BusyStatus, Value::Word(Word::Free));
    lines.property(Property::FollowUpKey, Value::Key(follow_up.key()));
    if let Some(alarm) = options.alarm {
        // Last, because Outlook refuses properties that stand after an alarm.
        write_alarm(&mut lines, &summary, Property::Trigger, alarm);
    }
    lines.end(Component::Event);
}

/// The categories of an event or a task.
pub(super) fn categories(follow_up: &FollowUp<'_>) -> [&'static str; 2] {
    ["Follow-up", follow_up.rule.kind.word()]
}

/// Appends a reminder, which counts from what the trigger counts from.
pub(super) fn write_alarm(
    lines: &mut ContentLines<'_>,
    summary: &str,
    trigger: Property,
    after: TimeDelta,
) {
    lines.begin(Component::Alarm);
    lines.property(Property::Action, Value::Word(Word::Display));
    lines.property(Property::Description, Value::Text(summary));
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
    for follow_up in follow_ups {
        write_event(out, follow_up, plan.calendar, Stamp::first(now), options);
    }
    write_footer(out);
}

#[cfg(test)]
mod tests;
