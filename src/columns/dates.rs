//! A cell becomes dates. What one cell cannot settle, the order of `3/4/2026`,
//! stays open for [`super::date_order`]. Never fills in what is not written: a
//! date without its year is a date only where its neighbours may tell the year.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};

use super::date_cursor::Cursor;
use super::month_names::Joint;
use super::written_day::{past_weekday_word, real, take_day, take_yearless_day};
use super::written_time::take_times;

/// The years that a date in a sheet may lie in. Wide on purpose: it keeps out
/// what is no date at all.
pub const YEARS: RangeInclusive<i32> = 1990..=2100;

/// Words that stand for no date, in lower case.
const EMPTY_WORDS: [&str; 15] = [
    "tbd",
    "tba",
    "tbc",
    "n/a",
    "n.a.",
    "na",
    "nan",
    "nat",
    "none",
    "null",
    "pending",
    "asap",
    "no response",
    "not yet",
    "unknown",
];

/// In which order the numbers of a date stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 31/12/2026.
    DayFirst,
    /// 12/31/2026.
    MonthFirst,
    /// 2026/12/31, and 26/12/31.
    YearFirst,
}

impl DateOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// The word used in JSON and flags.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
            Self::YearFirst => "year-first",
        }
    }

    /// The order as messages say it.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
            Self::YearFirst => "year first",
        }
    }

    /// The order of that word; the inverse of [`DateOrder::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }
}

/// What one cell of a date column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateCell {
    /// Nothing, or a word that stands for nothing: `TBD`, `N/A`, `-`.
    Empty,
    /// One date or more.
    Dates(Vec<WrittenDate>),
    /// Something that is no date.
    Unreadable,
}

/// One date as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The day, as far as the cell alone tells.
    pub day: WrittenDay,
    /// The time of day, if one is given; midnight exactly is none.
    pub at: Option<NaiveTime>,
    /// The end of a span on the same day.
    pub until: Option<NaiveTime>,
    /// Whether a time zone is written behind the time. It is not applied: the
    /// time is the one that is written.
    pub has_zone: bool,
}

/// A day as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDay {
    /// There is one way to read it. Lies in one of the [`YEARS`].
    Certain(NaiveDate),
    /// Two numbers and a year, whose order the file must settle: `3/4/2026`.
    /// At least one order gives a real date.
    Numbers {
        /// The first number.
        first: u32,
        /// The second number.
        second: u32,
        /// The year, if it stands last; `26` is 2026.
        year: i32,
        /// The day if the first number is the year, where that can be: all
        /// three numbers are of two digits.
        year_first: Option<NaiveDate>,
        /// What the writing tells about the order.
        hint: Option<OrderHint>,
    },
    /// A day of a year that is not written: `8-Jul`. [`read_date_cell`] never
    /// gives it.
    Yearless(DayOfYear),
}

/// A day of some year. There is a year and an order in which it is real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOfYear {
    /// The month has a name: `8-Jul`.
    Named {
        /// 1 to 12.
        month: u32,
        /// The day of the month.
        day: u32,
    },
    /// Two numbers, whose order the file must settle: `9/19`.
    Numbers {
        /// The first number.
        first: u32,
        /// The second number.
        second: u32,
    },
}

impl DayOfYear {
    /// The day in that year; `None` where it is no real date, or where nobody
    /// knows which number is the month.
    pub(super) fn in_year(self, year: i32, order: Option<DateOrder>) -> Option<NaiveDate> {
        match (self, order) {
            (Self::Named { month, day }, _) => real(year, month, day),
            (Self::Numbers { first, second }, Some(DateOrder::DayFirst)) => {
                real(year, second, first)
            }
            (
                Self::Numbers { first, second },
                Some(DateOrder::MonthFirst | DateOrder::YearFirst),
            ) => real(year, first, second),
            (Self::Numbers { first, second }, None) if first == second => real(year, first, second),
            (Self::Numbers { .. }, None) => None,
        }
    }
}

/// How a date of numbers is written, where that speaks for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderHint {
    /// `3/4/2026 3:15 PM`.
    TwelveHourClock,
    /// `3.4.2026`.
    Dots,
}

impl WrittenDay {
    /// The day, read in that order; `None` where it is no real date then.
    ///
    /// ```
    /// use followup::columns::dates::{DateCell, DateOrder, read_date_cell};
    ///
    /// let DateCell::Dates(dates) = read_date_cell("31/12/2026") else { panic!() };
    /// assert_eq!(dates[0].day.on(DateOrder::DayFirst).unwrap().to_string(), "2026-12-31");
    /// assert_eq!(dates[0].day.on(DateOrder::MonthFirst), None);
    /// ```
    #[must_use]
    pub fn on(self, order: DateOrder) -> Option<NaiveDate> {
        match self {
            Self::Certain(day) => Some(day),
            Self::Numbers {
                first,
                second,
                year,
                year_first,
                ..
            } => match order {
                DateOrder::DayFirst => real(year, second, first),
                DateOrder::MonthFirst => real(year, first, second),
                DateOrder::YearFirst => year_first,
            },
            Self::Yearless(_) => None,
        }
    }
}

/// Reads a cell of a date column, whatever stands in it.
///
/// ```
/// use followup::columns::dates::{DateCell, read_date_cell};
///
/// let DateCell::Dates(dates) = read_date_cell("Nov 21, 2026 14:00; 24 November 2026") else {
///     panic!()
/// };
/// assert_eq!(dates.len(), 2);
/// assert_eq!(read_date_cell("TBD"), DateCell::Empty);
/// assert_eq!(read_date_cell("2026-02-30"), DateCell::Unreadable);
/// ```
#[must_use]
pub fn read_date_cell(raw: &str) -> DateCell {
    if let Some(day) = read_iso_day(raw) {
        return DateCell::Dates(vec![WrittenDate {
            day: WrittenDay::Certain(day),
            at: None,
            until: None,
            has_zone: false,
        }]);
    }
    if stands_for_nothing(raw) {
        return DateCell::Empty;
    }
    read_dates(Cursor::new(raw), take_date).map_or(DateCell::Unreadable, DateCell::Dates)
}

/// Whether [`read_date_cell`] finds dates in the cell.
pub(super) fn holds_dates(raw: &str) -> bool {
    read_iso_day(raw).is_some() || matches!(read_date_cell(raw), DateCell::Dates(_))
}

/// The start and the end that a cell without a day tells: `14:00`, `2pm - 3pm`.
pub(super) fn read_time_cell(raw: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    // Behind some day, whichever it is, a time is read as everywhere else.
    let DateCell::Dates(dates) = read_date_cell(&format!("2028-01-01 {raw}")) else {
        return None;
    };
    match dates[..] {
        [date] => date.at.map(|at| (at, date.until)),
        _ => None,
    }
}

/// Reads a cell as [`read_date_cell`] does, and days without their year, too.
pub(super) fn read_yearless_date_cell(raw: &str) -> DateCell {
    match read_date_cell(raw) {
        DateCell::Unreadable => read_dates(Cursor::new(raw), take_date_or_yearless)
            .map_or(DateCell::Unreadable, DateCell::Dates),
        read => read,
    }
}

/// `2026-11-21` and nothing else, which most cells are.
pub(super) fn read_iso_day(raw: &str) -> Option<NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = raw.as_bytes() else {
        return None;
    };
    let mut digits = [a, b, c, d, e, f, g, h];
    for digit in &mut digits {
        *digit = digit.checked_sub(b'0').filter(|&digit| digit < 10)?;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |n, &digit| n * 10 + u32::from(digit));
    let [year, month, day] = [&digits[..4], &digits[4..6], &digits[6..]].map(number);
    real(i32::try_from(year).ok()?, month, day)
}

fn stands_for_nothing(raw: &str) -> bool {
    let word = raw.trim();
    word.chars().all(|c| "-–—?".contains(c))
        || EMPTY_WORDS
            .iter()
            .any(|empty| word.eq_ignore_ascii_case(empty))
}

/// A way to take one date.
type TakeDate = fn(Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)>;

/// Reads dates until nothing is left; `None` if anything else stands there.
fn read_dates(cursor: Cursor<'_>, take: TakeDate) -> Option<Vec<WrittenDate>> {
    let mut cursor = cursor.past_pictures();
    let mut dates = Vec::with_capacity(1);
    loop {
        let (date, behind) = take(cursor)?;
        dates.push(date);
        let past_pictures = behind.past_pictures();
        if past_pictures.is_at_end() {
            return Some(dates);
        }
        let has_pictures = past_pictures != behind.past_blanks();
        let behind = if has_pictures { past_pictures } else { behind };
        cursor = past_separator(behind)?;
        if cursor.is_at_end() {
            return Some(dates);
        }
    }
}

/// Takes a date with its year.
pub(super) fn take_date(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    take_day(cursor).map(take_time_behind)
}

/// Takes a date with its year or without it.
pub(super) fn take_date_or_yearless(cursor: Cursor<'_>) -> Option<(WrittenDate, Cursor<'_>)> {
    let day = take_day(cursor).or_else(|| take_yearless_day(cursor));
    day.map(take_time_behind)
}

fn take_time_behind((mut day, rest): (WrittenDay, Cursor<'_>)) -> (WrittenDate, Cursor<'_>) {
    let (times, rest) = match take_times(rest) {
        // `2026-11-24 Tue 14:00`
        (times, behind) if behind == rest => {
            let behind_weekday = past_weekday_word(rest).map(take_times);
            let found = behind_weekday.filter(|(times, _)| times.at.is_some());
            found.unwrap_or((times, behind))
        }
        taken => taken,
    };
    if times.twelve_hours
        && let WrittenDay::Numbers { hint, .. } = &mut day
    {
        *hint = Some(OrderHint::TwelveHourClock);
    }
    let date = WrittenDate {
        day,
        at: times.at,
        until: times.until,
        has_zone: times.has_zone,
    };
    (date, rest)
}

/// Behind what parts two dates: a sign, a line break or the word "and".
fn past_separator(behind_date: Cursor<'_>) -> Option<Cursor<'_>> {
    let rest = behind_date.past_blanks();
    if let Some((_, rest)) = rest.one_of(&[';', ',', '|', '&', '、', '；', '，']) {
        return Some(rest.past_blanks());
    }
    // A slash parts dates only where blanks part it from both.
    if let (Some(_), Some(rest)) = (behind_date.past_some_blanks(), rest.past("/")) {
        return rest.past_some_blanks();
    }
    match rest.word() {
        Some((word, behind)) if Joint::And.holds(word) => behind.past_some_blanks(),
        _ => behind_date.breaks_before(rest).then_some(rest),
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
