//! When the reminder of an event rings: words become a rule, and the rule a
//! distance from the start of an event (RFC 5545 section 3.8.6.3).

use chrono::{NaiveTime, TimeDelta};

use super::length::parse_length;
use super::when::When;

/// When reminders ring.
///
/// Outlook takes every distance as one before the start, Google ignores them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// Never.
    None,
    /// At a time of the day of the event, or of the day before. An event that
    /// starts earlier on that day rings when it starts.
    At {
        /// Whether it is the day before.
        day_before: bool,
        /// The time of day.
        time: NaiveTime,
    },
    /// So long before the start, which is midnight for an event of a whole day.
    Before(TimeDelta),
}

impl Alarm {
    /// What [`Alarm::parse`] understands, for messages.
    pub const WORDS: &str = "write none, a time like `09:00`, `day before 09:00`, or a length like `15 minutes`, `2 hours` or `1 day`";

    /// `none`, `09:00`, `day before 09:00`, `15 minutes`, `2 hours before`.
    ///
    /// ```
    /// use chrono::TimeDelta;
    /// use followup::render::ics::Alarm;
    ///
    /// let quarter = Alarm::Before(TimeDelta::minutes(15));
    /// assert_eq!(Alarm::parse("15 minutes"), Some(quarter));
    /// assert_eq!(Alarm::parse("at dawn"), None);
    /// ```
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let words = words.trim().to_ascii_lowercase();
        if words == "none" {
            return Some(Self::None);
        }
        let (day_before, rest) = match words.strip_prefix("day before") {
            Some(rest) => (true, rest.trim()),
            None => (false, words.as_str()),
        };
        if let Some(time) = parse_time(rest) {
            return Some(Self::At { day_before, time });
        }
        let length = rest.strip_suffix("before").unwrap_or(rest);
        let length = parse_length(length).filter(|_| !day_before)?;
        Some(Self::Before(length))
    }

    /// How far from midnight the reminder of something rings that takes a whole
    /// day.
    pub(in crate::render) fn of_whole_day(self) -> Option<TimeDelta> {
        match self {
            Self::None => None,
            Self::Before(length) => Some(-length),
            Self::At { day_before, time } => {
                let days = TimeDelta::days(day_before.into());
                Some(time - NaiveTime::MIN - days)
            }
        }
    }

    /// How far from its start the reminder of such an event rings, never
    /// after the start of a timed one; `None` for no reminder.
    pub(super) fn trigger(self, when: When<'_>) -> Option<TimeDelta> {
        match (self, when) {
            (
                Self::At { day_before, time },
                When::Timed {
                    start, day, zone, ..
                },
            ) => {
                let before = day.pred_opt().filter(|_| day_before);
                let rings = zone.moment(before.unwrap_or(day), time);
                Some((rings - start).min(TimeDelta::zero()))
            }
            // A length counts from every start alike.
            _ => self.of_whole_day(),
        }
    }
}

/// A time of day as a clock of 24 hours shows it: `9:00`, `14:30`.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    // A time in a configuration has seconds.
    let text = text
        .strip_suffix(":00")
        .filter(|it| it.contains(':'))
        .unwrap_or(text);
    let (hours, minutes) = text.split_once(':')?;
    let are_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = (1..=2).contains(&hours.len()) && minutes.len() == 2;
    if !is_time || !are_digits(hours) || !are_digits(minutes) {
        return None;
    }
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Alarm, parse_time};
    use crate::render::ics::when::When;
    use crate::render::sample;
    use crate::render::zone::Zone;

    #[test]
    fn only_times_of_day_are_times() {
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(parse_time(text), expected.map(sample::time), "{text}");
        }
        check("09:00", Some("09:00"));
        check("9:05", Some("09:05"));
        check(" 23:59 ", Some("23:59"));
        check("09:30:00", Some("09:30"));
        check("09:30:10", None);
        check("24:00", None);
        check("9:5", None);
        check("+9:00", None);
        check("9", None);
        check("9:00 am", None);
        check("009:00", None);
    }

    #[test]
    fn words_become_distances() {
        /// The minutes from midnight of an event of a whole day, from the start
        /// of one at 14:00 and of one at 08:00.
        fn check(words: &str, expected: Option<[Option<i64>; 3]>) {
            let zone = &Zone::parse("Europe/Berlin").unwrap();
            let day = sample::day("2026-11-24");
            let timed = |at: &str| {
                let start = zone.moment(day, sample::time(at));
                let end = start + TimeDelta::minutes(15);
                When::Timed {
                    start,
                    end,
                    day,
                    zone,
                }
            };
            let found = Alarm::parse(words).map(|alarm| {
                [When::Day(day), timed("14:00"), timed("08:00")]
                    .map(|when| alarm.trigger(when).map(|it| it.num_minutes()))
            });
            assert_eq!(found, expected, "{words}");
        }
        check("none", Some([None, None, None]));
        check("09:00", Some([Some(540), Some(-300), Some(0)]));
        check("9:00", Some([Some(540), Some(-300), Some(0)]));
        check("00:00", Some([Some(0), Some(-840), Some(-480)]));
        check(
            "day before 09:00",
            Some([Some(-900), Some(-1_740), Some(-1_380)]),
        );
        check(
            "Day before 18:30",
            Some([Some(-330), Some(-1_170), Some(-810)]),
        );
        check("15 minutes", Some([Some(-15), Some(-15), Some(-15)]));
        check("15 minutes before", Some([Some(-15), Some(-15), Some(-15)]));
        check("2 hours", Some([Some(-120), Some(-120), Some(-120)]));
        check("1 day", Some([Some(-1_440), Some(-1_440), Some(-1_440)]));
        check("day before", None);
        check("day before 15 minutes", None);
        check("before 09:00", None);
        check("25:00", None);
        check("at dawn", None);
        check("", None);
    }

    #[test]
    fn the_day_before_a_change_of_clocks_is_told_by_the_clock() {
        let zone = &Zone::parse("Europe/Berlin").unwrap();
        let day = sample::day("2026-03-29");
        let start = zone.moment(day, sample::time("14:00"));
        let when = When::Timed {
            start,
            end: start,
            day,
            zone,
        };
        let alarm = Alarm::parse("day before 14:00").unwrap();
        assert_eq!(alarm.trigger(when), Some(TimeDelta::hours(-23)));
    }
}
