//! What a calendar is made of: the week and the entries that depart from it,
//! in any order, as often as they were given.

use chrono::NaiveDate;

use super::Week;

/// A named day off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub on: NaiveDate,
    /// Its name, if it has one.
    pub name: Option<Box<str>>,
    /// Whether the day may still move: the moon, or an authority, decides.
    pub estimated: bool,
}

/// Days on which nothing is planned; both ends included. One that ends before
/// it begins holds no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blackout {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

/// What a calendar is made of. Where entries contradict each other, a blackout
/// beats a working day, a working day beats a holiday, and a holiday the week.
#[derive(Clone, Debug)]
pub struct CalendarSpec {
    /// The region whose holidays these are, for showing.
    pub region: Option<Box<str>>,
    /// The working week.
    pub week: Week,
    /// Days off, in any order; the same day may come twice.
    pub holidays: Vec<Holiday>,
    /// Ranges of days off, in any order; they may overlap.
    pub blackouts: Vec<Blackout>,
    /// Days worked although the week or a holiday says otherwise.
    pub working_days: Vec<NaiveDate>,
    /// The last year of which the holidays are complete and none is estimated,
    /// if they are a region's; the years after it may have others.
    pub last_firm_year: Option<i32>,
}

impl CalendarSpec {
    /// A calendar of that week, without a region or entries.
    #[must_use]
    pub fn new(week: Week) -> Self {
        Self {
            region: None,
            week,
            holidays: Vec::new(),
            blackouts: Vec::new(),
            working_days: Vec::new(),
            last_firm_year: None,
        }
    }
}
