//! A rule by which an event comes back each year (RFC 5545 section 3.3.10)
//! becomes the days on which it does.
//!
//! Every part that can name a day of a year is understood, but for week
//! numbers; a rule of another frequency is not, unless it is a yearly one in
//! disguise. Never guesses: what is not understood wholly is not understood.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, Timelike as _, Weekday};

/// A yearly rule and the day it begins on.
#[derive(Debug)]
pub(super) struct Yearly {
    start: NaiveDate,
    /// How many years lie between two that count; at least 1.
    interval: i32,
    end: End,
    /// The months that count; all, if there are none.
    months: Vec<u32>,
    /// Days of the month, negative ones from its end.
    month_days: Vec<i32>,
    /// Days of the year, negative ones from its end.
    year_days: Vec<i32>,
    weekdays: Vec<DayOfWeek>,
    /// Which of the days of one year count, negative ones from the last.
    positions: Vec<i32>,
}

/// `MO` is every Monday, `2MO` the second of the month or year, `-1MO` the last.
#[derive(Debug)]
struct DayOfWeek {
    ordinal: Option<i32>,
    weekday: Weekday,
}

#[derive(Clone, Copy, Debug)]
enum End {
    Never,
    /// So many occurrences, of which the start is the first.
    After(usize),
    /// None is later than this day.
    On(NaiveDate),
}

impl Yearly {
    /// Reads the value of an RRULE. `is_timed` says that the event is written
    /// with times, so that the end may be given in UTC. `None` if it is not a
    /// rule by the year, or none that is understood.
    pub(super) fn parse(rule: &str, start: NaiveDate, is_timed: bool) -> Option<Self> {
        let mut yearly = Self {
            start,
            interval: 1,
            end: End::Never,
            months: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
        };
        let mut frequency = String::new();
        let rule = rule.to_ascii_uppercase();
        for part in rule.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            match name.trim() {
                "FREQ" => frequency = value.to_owned(),
                "INTERVAL" => yearly.interval = value.parse().ok().filter(|years| *years > 0)?,
                "COUNT" => yearly.end = End::After(value.parse().ok()?),
                "UNTIL" => yearly.end = End::On(last_day(value, is_timed)?),
                "BYMONTH" => yearly.months = numbers(value, 1..=12)?,
                "BYMONTHDAY" => yearly.month_days = numbers(value, -31..=31)?,
                "BYYEARDAY" => yearly.year_days = numbers(value, -366..=366)?,
                "BYSETPOS" => yearly.positions = numbers(value, -366..=366)?,
                "BYDAY" => {
                    let days = value.split(',').map(|day| DayOfWeek::parse(day.trim()));
                    yearly.weekdays = days.collect::<Option<_>>()?;
                }
                // Matters to weeks only; to whole days a time does not.
                "WKST" | "BYHOUR" | "BYMINUTE" | "BYSECOND" => {}
                _ => return None,
            }
        }
        match frequency.as_str() {
            "YEARLY" => {}
            // Every twelfth month is every year.
            "MONTHLY" if yearly.interval % 12 == 0 && yearly.months.is_empty() => {
                yearly.interval /= 12;
                yearly.months.push(start.month());
            }
            _ => return None,
        }
        yearly.complete();
        Some(yearly)
    }

    /// What a rule leaves open the start settles.
    fn complete(&mut self) {
        if self.month_days.is_empty() && self.year_days.is_empty() && self.weekdays.is_empty() {
            if self.months.is_empty() {
                self.months.push(self.start.month());
            }
            self.month_days = i32::try_from(self.start.day()).into_iter().collect();
        }
    }

    /// The occurrences within the years, in order, of which the start is the
    /// first whether the rule names it or not: it "always counts as the first
    /// occurrence" (RFC 5545 section 3.3.10).
    pub(super) fn days(&self, years: RangeInclusive<i32>) -> Vec<NaiveDate> {
        let most = match self.end {
            End::After(count) => count,
            End::Never | End::On(_) => usize::MAX,
        };
        let start = std::iter::once(self.start);
        let days = start
            .chain(self.days_after_start(&years))
            .take(most)
            .take_while(|day| match self.end {
                End::On(last) => *day <= last || *day == self.start,
                End::Never | End::After(_) => true,
            });
        days.filter(|day| years.contains(&day.year())).collect()
    }

    fn days_after_start(&self, years: &RangeInclusive<i32>) -> impl Iterator<Item = NaiveDate> {
        let first_year = self.start.year();
        // Only one who counts has to begin at the beginning.
        let skipped = match self.end {
            End::After(_) => 0,
            End::Never | End::On(_) => {
                years.start().saturating_sub(first_year).max(0) / self.interval
            }
        };
        let last_year = *years.end();
        let next = |year: &i32| year.checked_add(self.interval);
        std::iter::successors(Some(first_year + skipped * self.interval), next)
            .take_while(move |year| *year <= last_year)
            .flat_map(|year| self.days_of_year(year))
            .filter(|day| *day > self.start)
    }

    fn days_of_year(&self, year: i32) -> Vec<NaiveDate> {
        let days = NaiveDate::from_ymd_opt(year, 1, 1)
            .into_iter()
            .flat_map(|first| first.iter_days())
            .take_while(|day| day.year() == year);
        let days: Vec<NaiveDate> = days.filter(|day| self.names(*day)).collect();
        if self.positions.is_empty() {
            return days;
        }
        let length = i32::try_from(days.len()).unwrap_or(i32::MAX);
        let picked = (1..).zip(&days).filter(|(position, _)| {
            self.positions.contains(position) || self.positions.contains(&(position - length - 1))
        });
        picked.map(|(_, day)| *day).collect()
    }

    /// Whether each part of the rule allows the day.
    fn names(&self, day: NaiveDate) -> bool {
        let in_month = Position::of(day.day(), u32::from(day.num_days_in_month()));
        let in_year = Position::of(day.ordinal(), if day.leap_year() { 366 } else { 365 });
        let in_period = if self.months.is_empty() {
            in_year
        } else {
            in_month
        };
        let weekday = day.weekday();
        (self.months.is_empty() || self.months.contains(&day.month()))
            && in_month.is_among(&self.month_days)
            && in_year.is_among(&self.year_days)
            && (self.weekdays.is_empty()
                || self
                    .weekdays
                    .iter()
                    .any(|named| named.weekday == weekday && in_period.is_ordinal(named.ordinal)))
    }
}

/// Where a day stands in its month or year, counted from both ends.
#[derive(Clone, Copy)]
struct Position {
    /// From 1.
    from_start: i32,
    /// From -1.
    from_end: i32,
}

impl Position {
    fn of(day: u32, length: u32) -> Self {
        let from_start = i32::try_from(day).unwrap_or(0);
        let length = i32::try_from(length).unwrap_or(0);
        Self {
            from_start,
            from_end: from_start - length - 1,
        }
    }

    fn is_among(self, days: &[i32]) -> bool {
        days.is_empty() || days.contains(&self.from_start) || days.contains(&self.from_end)
    }

    /// Whether the day is the one of that number among those of its weekday.
    fn is_ordinal(self, ordinal: Option<i32>) -> bool {
        let from_start = (self.from_start - 1) / 7 + 1;
        let from_end = (self.from_end + 1) / 7 - 1;
        ordinal.is_none_or(|ordinal| ordinal == from_start || ordinal == from_end)
    }
}

impl DayOfWeek {
    fn parse(text: &str) -> Option<Self> {
        let (ordinal, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
        let weekday = match day {
            "MO" => Weekday::Mon,
            "TU" => Weekday::Tue,
            "WE" => Weekday::Wed,
            "TH" => Weekday::Thu,
            "FR" => Weekday::Fri,
            "SA" => Weekday::Sat,
            "SU" => Weekday::Sun,
            _ => return None,
        };
        let ordinal = match ordinal {
            "" => None,
            number => Some(number.parse().ok().filter(|number| *number != 0)?),
        };
        Some(Self { ordinal, weekday })
    }
}

/// A list of numbers within a range, none of them zero.
fn numbers<N>(value: &str, range: RangeInclusive<i32>) -> Option<Vec<N>>
where
    N: TryFrom<i32>,
{
    let numbers = value.split(',').map(|number| {
        let number = number.trim().parse().ok()?;
        let is_one = number != 0 && range.contains(&number);
        N::try_from(number).ok().filter(|_| is_one)
    });
    numbers.collect()
}

/// The last day on which an occurrence may begin. Of a midnight that was
/// turned into UTC only the zone knows the day: east of Greenwich it shows as
/// the evening before. An end at the last second of a day is none of those.
fn last_day(value: &str, is_timed: bool) -> Option<NaiveDate> {
    if value.len() == 8 {
        return NaiveDate::parse_from_str(value, "%Y%m%d").ok();
    }
    let moment = value.strip_suffix('Z').unwrap_or(value);
    let moment = NaiveDateTime::parse_from_str(moment, "%Y%m%dT%H%M%S").ok()?;
    let is_evening_before = is_timed
        && value.ends_with('Z')
        && moment.hour() >= 10
        && (moment.minute() % 15, moment.second()) == (0, 0);
    let days = Days::new(u64::from(is_evening_before));
    moment.date().checked_add_days(days)
}
