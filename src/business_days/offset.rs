//! `5 business days`, `-2 business days`, `1 week`, `3 months`, `24 hours`,
//! `same day`: a distance in time as people write it becomes a value.
//!
//! Applying one to a date is exact calendar arithmetic, save business days,
//! for which a [`Calendar`] is asked.

use std::fmt;

use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta};

use super::Calendar;

/// The most units an offset may have: ten years of days. Larger ones are
/// mistakes, and refusing them keeps every date within range.
pub const LARGEST_OFFSET: i32 = 3_660;

/// A distance from a date, forwards or backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offset {
    /// Business days, day 1 being the first one strictly after the start.
    BusinessDays(i32),
    /// Calendar days; a week is seven. Zero is the same day.
    Days(i32),
    /// Calendar months; where the day does not exist, the month's last.
    Months(i32),
    /// Elapsed hours, day or night, work day or not.
    Hours(i32),
}

impl Offset {
    /// No distance at all.
    pub const SAME_DAY: Self = Self::Days(0);

    /// Reads an offset.
    ///
    /// ```
    /// use followup::business_days::Offset;
    ///
    /// assert_eq!(Offset::parse("5 business days"), Some(Offset::BusinessDays(5)));
    /// assert_eq!(Offset::parse("1 week"), Some(Offset::Days(7)));
    /// assert_eq!(Offset::parse("same day"), Some(Offset::SAME_DAY));
    /// assert_eq!(Offset::parse("soon"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "same day" {
            return Some(Self::SAME_DAY);
        }
        let (number, unit) = text.split_once(' ')?;
        let number: i32 = number.parse().ok()?;
        let within = |n: i32| (-LARGEST_OFFSET..=LARGEST_OFFSET).contains(&n);
        if !within(number) {
            return None;
        }
        match unit.trim() {
            "business day" | "business days" => Some(Self::BusinessDays(number)),
            "day" | "days" => Some(Self::Days(number)),
            "week" | "weeks" => Some(Self::Days(number * 7)).filter(|_| within(number * 7)),
            "month" | "months" => Some(Self::Months(number)).filter(|_| within(number * 31)),
            "hour" | "hours" => Some(Self::Hours(number)),
            _ => None,
        }
    }

    /// The date so far from `start`. A date beyond the calendar's reach, which
    /// no offset made by [`Offset::parse`] can produce from a date of this
    /// era, is the start itself.
    #[must_use]
    pub fn from_date(self, start: NaiveDate, calendar: &Calendar) -> NaiveDate {
        match self {
            Self::BusinessDays(days) => calendar.add(start, days),
            Self::Days(days) => shifted(start, days),
            Self::Months(months) if months < 0 => {
                start.checked_sub_months(Months::new(months.unsigned_abs()))
            }
            Self::Months(months) => start.checked_add_months(Months::new(months.unsigned_abs())),
            Self::Hours(hours) => start
                .and_hms_opt(0, 0, 0)
                .and_then(|midnight| midnight.checked_add_signed(TimeDelta::hours(hours.into())))
                .map(|moment| moment.date()),
        }
        .unwrap_or(start)
    }

    /// The moment so far from `start`; whole days keep the time of day.
    #[must_use]
    pub fn from_moment(self, start: NaiveDateTime, calendar: &Calendar) -> NaiveDateTime {
        match self {
            Self::Hours(hours) => start
                .checked_add_signed(TimeDelta::hours(hours.into()))
                .unwrap_or(start),
            _ => self
                .from_date(start.date(), calendar)
                .and_time(start.time()),
        }
    }
}

fn shifted(start: NaiveDate, days: i32) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs().into());
    if days < 0 {
        start.checked_sub_days(distance)
    } else {
        start.checked_add_days(distance)
    }
}

impl Offset {
    /// Writes it as people say it: `5 business days later`, `the same day`.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write_words(self, out: &mut impl fmt::Write) -> fmt::Result {
        let (number, unit) = match self {
            Self::Days(0) => return out.write_str("the same day"),
            Self::BusinessDays(n) => (n, "business day"),
            Self::Days(n) => (n, "day"),
            Self::Months(n) => (n, "month"),
            Self::Hours(n) => (n, "hour"),
        };
        let plural = if number.abs() == 1 { "" } else { "s" };
        let direction = if number < 0 { "before" } else { "later" };
        match char::from_digit(number.unsigned_abs(), 10) {
            Some(digit) => out.write_char(digit)?,
            None => write!(out, "{}", number.unsigned_abs())?,
        }
        for part in [" ", unit, plural, " ", direction] {
            out.write_str(part)?;
        }
        Ok(())
    }
}

/// The offset as words that follow an anchor: `5 business days later`,
/// `2 business days before`, `the same day`.
impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_words(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Offset;

    #[test]
    fn offsets_read_as_people_write_them() {
        fn check(text: &str, expected: Option<Offset>, shown: &str) {
            let offset = Offset::parse(text);
            assert_eq!(offset, expected, "{text}");
            assert_eq!(offset.map_or(String::new(), |o| o.to_string()), shown);
        }
        check(
            "1 business day",
            Some(Offset::BusinessDays(1)),
            "1 business day later",
        );
        check(
            "-2 business days",
            Some(Offset::BusinessDays(-2)),
            "2 business days before",
        );
        check("2 weeks", Some(Offset::Days(14)), "14 days later");
        check("24 hours", Some(Offset::Hours(24)), "24 hours later");
        check("3 months", Some(Offset::Months(3)), "3 months later");
        check("same day", Some(Offset::SAME_DAY), "the same day");
        check("9999 days", None, "");
        check("999999999999 days", None, "");
        check("five days", None, "");
        check("5 fortnights", None, "");
        check("", None, "");
    }
}
