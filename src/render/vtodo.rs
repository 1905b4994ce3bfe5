//! A follow-up becomes a task of a calendar (VTODO, RFC 5545 section 3.6.2), for
//! Thunderbird, Nextcloud Tasks, Tasks.org and todoman.
//!
//! It begins on the day of the follow-up and is due on the day by which to do it.
//! Whole days in no time zone, nobody assigned. The stamps are given, never made
//! up here, and no text mentions a state, so that the same follow-up with the same
//! stamps is the same bytes.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::content_line::{Component, ContentLines, Property, Value, Word};
use super::ics::{IcsOptions, Stamp, categories, write_alarm_end, write_alarm_start};
use super::{description, words};
use crate::business_days::Calendar;
use crate::plan::{FollowUp, Kind, State};

/// How far the person has come with a task, as a client says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody says anything.
    None,
    /// It was begun.
    Begun,
}

/// Appends one task, in whatever state its follow-up is: completed if that is
/// done, else to be done.
pub fn write_task(
    out: &mut Vec<u8>,
    follow_up: &FollowUp<'_>,
    calendar: &Calendar,
    stamp: Stamp,
    progress: Progress,
    options: &IcsOptions,
) {
    let summary = words::summary(follow_up);
    let mut details = String::with_capacity(description::LONGEST_DESCRIPTION);
    description::append(follow_up, calendar, &mut details);
    let due = follow_up.by.on;
    // DUE must come after DTSTART (RFC 5545 section 3.8.2.3).
    let start = Some(follow_up.on).filter(|on| *on < due);

    let mut lines = ContentLines::new(out);
    lines.begin(Component::Task);
    lines.property(Property::Uid, Value::Uuid(follow_up.task_uid()));
    lines.property(Property::Stamp, Value::DateTime(stamp.dtstamp));
    lines.property(Property::LastModified, Value::DateTime(stamp.last_modified));
    lines.property(Property::Sequence, Value::Integer(stamp.sequence));
    if follow_up.state == State::Done {
        lines.property(Property::Status, Value::Word(Word::Completed));
        if let Some(on) = follow_up.done_on {
            lines.property(Property::Completed, Value::DateTime(noon(on)));
        }
        lines.property(Property::PercentComplete, Value::Integer(100));
        lines.property(Property::FollowUpStatus, Value::Word(Word::Completed));
    } else {
        let status = match progress {
            Progress::None => Word::NeedsAction,
            Progress::Begun => Word::InProcess,
        };
        lines.property(Property::Status, Value::Word(status));
    }
    if let Some(start) = start {
        lines.property(Property::Start, Value::Date(start));
    }
    lines.property(Property::Due, Value::Date(due));
    lines.property(Property::Summary, Value::Text(&summary));
    lines.property(Property::Description, Value::Text(&details));
    if let Some(url) = follow_up.application.and_then(|it| it.url.as_ref()) {
        lines.property(Property::Url, Value::Uri(url));
    }
    lines.property(
        Property::Categories,
        Value::Texts(&categories(follow_up.rule.kind)),
    );
    if let Some(class) = options.class {
        lines.property(Property::Class, Value::Word(class.value()));
    }
    let priority = priority(follow_up.rule.kind);
    lines.property(Property::Priority, Value::Integer(priority));
    lines.property(Property::FollowUpKey, Value::Key(follow_up.key()));
    if let Some(alarm) = options.alarm.of_whole_day()
        && follow_up.state != State::Done
    {
        // A trigger cannot count from a start that is not there (RFC 5545
        // section 3.8.6.3).
        let trigger = match start {
            Some(_) => Property::Trigger,
            None => Property::TriggerFromDue,
        };
        write_alarm_start(&mut lines);
        lines.property(Property::Description, Value::Text(&summary));
        write_alarm_end(&mut lines, trigger, alarm);
    }
    lines.end(Component::Task);
}

/// 1, 5 or 9, which clients of three priorities call high, medium and low (RFC
/// 5545 section 3.8.1.9): a thank-you cannot wait, and a date of the person's own
/// is their will.
fn priority(kind: Kind) -> u32 {
    match kind {
        Kind::Thanks | Kind::Own => 1,
        Kind::CheckIn | Kind::Task => 5,
        Kind::Courtesy => 9,
    }
}

/// The moment to tell of a day on which something was done: noon in UTC is the
/// same day nearly everywhere.
fn noon(on: NaiveDate) -> DateTime<Utc> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    on.and_time(noon).and_utc()
}

#[cfg(test)]
mod tests;
