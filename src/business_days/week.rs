//! The working week: a list of days off, as people write it, becomes a set of
//! working days that is never empty.
//!
//! Knows nothing about dates' names beyond their weekday, nor about holidays.

use std::fmt;

use chrono::Weekday;

/// Every day of the week, in the order of the bits of [`Week`].
const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// Which days of the week are worked. At least one is, by construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Week {
    /// Bit 0 is Monday; a set bit is a working day.
    working: u8,
}

impl Week {
    /// The week of most offices: Saturday and Sunday are off.
    pub const MONDAY_TO_FRIDAY: Self = Self {
        working: 0b001_1111,
    };

    /// The week with those days off; a day named twice counts once.
    ///
    /// # Errors
    ///
    /// [`WeekError::NoWorkingDay`] when all seven days are off.
    pub fn new(days_off: impl IntoIterator<Item = Weekday>) -> Result<Self, WeekError> {
        let working = days_off
            .into_iter()
            .fold(0b111_1111, |working, day| working & !bit(day));
        if working == 0 {
            return Err(WeekError::NoWorkingDay);
        }
        Ok(Self { working })
    }

    /// Reads days off between commas, in three letters or in full, in any
    /// case; `none` is a week of seven working days.
    ///
    /// ```
    /// use followup::business_days::Week;
    ///
    /// assert_eq!(Week::parse_days_off("sat,sun"), Ok(Week::MONDAY_TO_FRIDAY));
    /// assert_eq!(Week::parse_days_off("None"), Week::new([]));
    /// ```
    ///
    /// # Errors
    ///
    /// [`WeekError::UnknownDay`] with the first word that names no day, and
    /// [`WeekError::NoWorkingDay`] when all seven days are off.
    pub fn parse_days_off(text: &str) -> Result<Self, WeekError> {
        if text.trim().eq_ignore_ascii_case("none") {
            return Self::new([]);
        }
        let days_off = text.split(',').map(parse_day);
        Self::new(days_off.collect::<Result<Vec<_>, _>>()?)
    }

    /// Whether that day of the week is worked.
    #[must_use]
    pub fn is_working(self, day: Weekday) -> bool {
        self.working & bit(day) != 0
    }

    /// The days that are not worked, Monday first.
    pub fn days_off(self) -> impl Iterator<Item = Weekday> {
        DAYS.into_iter().filter(move |&day| !self.is_working(day))
    }

    /// The English name of a day of the week, in full and in lower case.
    #[must_use]
    pub fn day_name(day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => "monday",
            Weekday::Tue => "tuesday",
            Weekday::Wed => "wednesday",
            Weekday::Thu => "thursday",
            Weekday::Fri => "friday",
            Weekday::Sat => "saturday",
            Weekday::Sun => "sunday",
        }
    }

    /// Whether the week works that day, day 0 being a Monday.
    pub(super) fn works_on(self, day: i64) -> bool {
        self.working >> day.rem_euclid(7) & 1 == 1
    }

    /// How many days the week works from day 0, a Monday, up to but without
    /// `day`; negative before day 0.
    pub(super) fn rank(self, day: i64) -> i64 {
        let earlier_in_week = (1_u8 << day.rem_euclid(7)) - 1;
        day.div_euclid(7) * self.days_worked()
            + i64::from((self.working & earlier_in_week).count_ones())
    }

    /// The day the week works that has `rank` working days before it: the
    /// inverse of [`Week::rank`].
    pub(super) fn select(self, rank: i64) -> i64 {
        let mut left = self.working;
        for _ in 0..rank.rem_euclid(self.days_worked()) {
            // Clears the lowest set bit, the earliest day left.
            left &= left - 1;
        }
        rank.div_euclid(self.days_worked()) * 7 + i64::from(left.trailing_zeros())
    }

    fn days_worked(self) -> i64 {
        i64::from(self.working.count_ones())
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

fn parse_day(word: &str) -> Result<Weekday, WeekError> {
    let word = word.trim();
    let is_day = |&day: &Weekday| {
        let name = Week::day_name(day);
        name.eq_ignore_ascii_case(word) || name[..3].eq_ignore_ascii_case(word)
    };
    DAYS.into_iter()
        .find(is_day)
        .ok_or_else(|| WeekError::UnknownDay(word.to_owned()))
}

/// Why a list of days off makes no week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeekError {
    /// A word that names no day.
    UnknownDay(String),
    /// Every day is off.
    NoWorkingDay,
}

impl fmt::Display for WeekError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownDay(word) => write!(f, "`{word}` is no day of the week"),
            Self::NoWorkingDay => f.write_str("a week without working days has no business days"),
        }
    }
}

impl std::error::Error for WeekError {}

#[cfg(test)]
mod tests {
    use super::{DAYS, Week, WeekError};

    fn names(week: Week) -> Vec<&'static str> {
        week.days_off().map(Week::day_name).collect()
    }

    #[test]
    fn days_off_read_as_people_write_them() {
        fn check(text: &str, expected: &[&str]) {
            assert_eq!(Week::parse_days_off(text).map(names), Ok(expected.to_vec()));
        }
        check("sat,sun", &["saturday", "sunday"]);
        check(" sunday , SAT ", &["saturday", "sunday"]);
        check("friday, saturday", &["friday", "saturday"]);
        check("Sun,sun,SUNDAY", &["sunday"]);
        check("none", &[]);
        check(" NONE ", &[]);
        check(
            "tue,wed,thu,fri,sat,sun",
            &[
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
            ],
        );
    }

    #[test]
    fn what_makes_no_week_is_refused() {
        fn check(text: &str, expected: &str) {
            let error = Week::parse_days_off(text).map(names).unwrap_err();
            assert_eq!(error.to_string(), expected, "{text}");
        }
        check("", "`` is no day of the week");
        check("sat,", "`` is no day of the week");
        check("sat sun", "`sat sun` is no day of the week");
        check("sat, Samstag", "`Samstag` is no day of the week");
        check("satu", "`satu` is no day of the week");
        check("none,sat", "`none` is no day of the week");
        check(
            "mon,tue,wed,thu,fri,sat,sun",
            "a week without working days has no business days",
        );
        assert_eq!(Week::new(DAYS), Err(WeekError::NoWorkingDay));
    }

    #[test]
    fn rank_and_select_of_every_week_agree_with_counting_its_days() {
        for working in 1..128 {
            let week = Week { working };
            let mut rank = week.rank(-30);
            for day in -30..30 {
                assert_eq!(week.rank(day), rank, "{working:b} {day}");
                if week.works_on(day) {
                    assert_eq!(week.select(rank), day, "{working:b}");
                    rank += 1;
                }
            }
            assert_eq!(week.rank(0), 0);
        }
    }
}
