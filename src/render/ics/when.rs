//! When an event takes place: on a whole day, or from one moment to another.
//!
//! A time of day counts only where the zone is known in which clocks show it:
//! an event at the wrong hour is worse than one of a whole day.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::IcsOptions;
use crate::application::Interview;
use crate::plan::{FollowUp, Kind, Milestone, Occasion};
use crate::render::content_line::{ContentLines, Property, Value};
use crate::render::zone::Zone;

/// When an event takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When<'z> {
    /// All day.
    Day(NaiveDate),
    /// Part of a day.
    Timed {
        start: DateTime<Utc>,
        end: DateTime<Utc>,
        /// The day on which it starts where the person is.
        day: NaiveDate,
        zone: &'z Zone,
    },
}

impl<'z> When<'z> {
    /// A follow-up is to be done on its day, at the time that the person set
    /// aside for such things.
    pub(super) fn of_follow_up(follow_up: &FollowUp<'_>, options: &'z IcsOptions) -> Self {
        let day = follow_up.on;
        let (Some(at), Some(zone)) = (options.at, &options.zone) else {
            return Self::Day(day);
        };
        let at = match end_of_interview(follow_up) {
            Some(end) if end.date() == day => at.max(end.time()),
            _ => at,
        };
        Self::timed(day, at, options.duration, zone)
    }

    /// An interview takes from its start to its end, as far as they are known;
    /// every other date is a whole day.
    pub(super) fn of_milestone(milestone: &Milestone<'_>, options: &'z IcsOptions) -> Self {
        let day = milestone.on;
        match (milestone.occasion, &options.zone) {
            (Occasion::Interview(interview @ Interview { at: Some(at), .. }), Some(zone)) => {
                let length = interview.end() - interview.on.and_time(*at);
                Self::timed(day, *at, length, zone)
            }
            _ => Self::Day(day),
        }
    }

    /// From that time on, for so long.
    fn timed(day: NaiveDate, at: NaiveTime, length: TimeDelta, zone: &'z Zone) -> Self {
        let start = zone.moment(day, at);
        let end = start + length;
        Self::Timed {
            start,
            end,
            day,
            zone,
        }
    }

    /// Writes start and end. The end of a whole day is the day after (RFC 5545
    /// section 3.6.1), and is always written: some calendars know no other way
    /// to see how long an event lasts.
    pub(super) fn write(self, lines: &mut ContentLines<'_>) {
        match self {
            Self::Day(day) => {
                let next_day = day.succ_opt().unwrap_or(day);
                lines.property(Property::Start, Value::Date(day));
                lines.property(Property::End, Value::Date(next_day));
            }
            Self::Timed { start, end, .. } => {
                lines.property(Property::Start, Value::DateTime(start));
                lines.property(Property::End, Value::DateTime(end));
            }
        }
    }
}

/// The end of the interview that is thanked for, which nobody can do before.
fn end_of_interview(follow_up: &FollowUp<'_>) -> Option<NaiveDateTime> {
    if follow_up.rule.kind != Kind::Thanks {
        return None;
    }
    let mut interviews = follow_up.application?.interviews.iter();
    let interview = interviews.find(|it| Some(it.round) == follow_up.round)?;
    Some(interview.end())
}
