//! A day and a time of day in a time zone become a moment.
//!
//! Events are written in UTC, so that no calendar needs to be told of time
//! zones; this is the one place where local time is turned into it.

use chrono::{DateTime, NaiveDate, NaiveTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

/// A time zone of the IANA database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Tz);

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
        let in_any_case = || {
            let mut zones = TZ_VARIANTS.iter();
            zones.find(|zone| zone.name().eq_ignore_ascii_case(name))
        };
        let exact = name.parse().ok();
        exact.or_else(|| in_any_case().copied()).map(Self)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// The moment at which clocks there show that time of that day.
    ///
    /// A time that is skipped when the clocks go forward is as much later as
    /// they go; of a time that comes twice it is the first.
    #[must_use]
    pub fn moment(self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let local = day.and_time(time);
        if let Some(moment) = self.0.from_local_datetime(&local).earliest() {
            return moment.to_utc();
        }
        // Nowhere were more than the hours of one day skipped.
        let offset = (1..=25).find_map(|hours| {
            let before = local.checked_sub_signed(TimeDelta::hours(hours))?;
            self.0.offset_from_local_datetime(&before).latest()
        });
        let offset = offset.map_or(TimeDelta::zero(), |offset| {
            TimeDelta::seconds(offset.fix().local_minus_utc().into())
        });
        (local - offset).and_utc()
    }

    /// The day that it is there.
    #[must_use]
    pub fn day(self, moment: DateTime<Utc>) -> NaiveDate {
        moment.with_timezone(&self.0).date_naive()
    }
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
}
