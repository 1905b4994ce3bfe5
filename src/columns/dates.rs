//! A cell becomes dates, and a file's dates settle in which order its days and
//! months stand.

use chrono::{NaiveDate, NaiveTime};

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
}

/// A day as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDay {
    /// There is one way to read it.
    Certain(NaiveDate),
    /// Two numbers and a year, whose order the file must settle: `3/4/2026`.
    Numbers {
        /// The first number.
        first: u32,
        /// The second number.
        second: u32,
        /// The year.
        year: i32,
    },
}
