//! A file's dates settle in which order its days and months stand: once for
//! the whole file, never row by row. Reads no cell itself.

use chrono::{Datelike, NaiveDate};

use super::dates::{DateOrder, DayOfYear, OrderHint, WrittenDate, WrittenDay};
use crate::diagnostic::{ColumnIndex, Place, RowNumber};
use crate::error::Error;
use crate::text::Text;

/// A cell that bears on the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The cell, cleaned for printing.
    pub cell: Text,
    /// Its row.
    pub row: RowNumber,
    /// Its column.
    pub column: ColumnIndex,
}

/// What settled an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderReason {
    /// The person said so.
    Given,
    /// A date that is real in one order only.
    Value,
    /// AM or PM beside a date of numbers.
    TwelveHourClock,
    /// Dots between the numbers.
    Dots,
    /// Semicolons between the cells.
    Semicolons,
    /// The language of the headers, in which dates are written that way.
    Language,
    /// The headers of the dates, which say how they are written.
    Header,
    /// Nothing: every date is the same in both orders, like `5/5/2026`.
    SameBothWays,
}

/// What a file tells of the habits of whoever wrote it, apart from its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// What parts its cells, in a file of text.
    pub delimiter: Option<char>,
    /// The order that is usual in the language of its headers. `None` for
    /// English, in which both are.
    pub of_language: Option<DateOrder>,
    /// The order that the headers of its dates ask for.
    pub of_headers: Option<DateOrder>,
}

/// The order of a file, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledOrder {
    /// The order.
    pub order: DateOrder,
    /// What settled it.
    pub because: OrderReason,
    /// The first cell that speaks for it, or that needs it.
    pub example: Option<Example>,
}

/// Why an order is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// Nothing tells how to read the numbers.
    Ambiguous(Example),
    /// Nothing tells whether the day or the year stands first.
    DayOrYear(Example),
    /// Some cells can only be read day first and others only month first.
    Clash {
        /// The first cell that can only be read day first.
        day_first: Example,
        /// The first cell that can only be read month first.
        month_first: Example,
    },
}

impl Unsettled {
    /// The failure, at the place of the cell in question.
    #[must_use]
    pub fn into_error(self, place: impl FnOnce(RowNumber, ColumnIndex) -> Place) -> Error {
        match self {
            Self::Ambiguous(example) => Error::DateOrder {
                place: place(example.row, example.column),
                cell: example.cell,
            },
            Self::DayOrYear(example) => Error::DayOrYear {
                place: place(example.row, example.column),
                cell: example.cell,
            },
            Self::Clash {
                day_first,
                month_first,
            } => {
                let later = if day_first.row > month_first.row {
                    &day_first
                } else {
                    &month_first
                };
                Error::DateOrderClash {
                    place: place(later.row, later.column),
                    day_first: Box::new(day_first.cell),
                    month_first: Box::new(month_first.cell),
                }
            }
        }
    }
}

/// What the dates of a file say about their order. Keeps the first cell of
/// each kind, in the order in which they are noted.
///
/// ```
/// use followup::columns::date_order::{DateOrderEvidence, Habits};
/// use followup::columns::dates::{DateCell, DateOrder, read_date_cell};
/// use followup::diagnostic::{ColumnIndex, RowNumber};
///
/// let mut evidence = DateOrderEvidence::default();
/// for (row, cell) in [(2, "04/01/2026"), (3, "03/15/2026")] {
///     let DateCell::Dates(dates) = read_date_cell(cell) else { panic!() };
///     evidence.note(&dates[0], cell, RowNumber(row), ColumnIndex(0));
/// }
/// let settled = evidence.settle(None, Habits::default()).unwrap().unwrap();
/// assert_eq!(settled.order, DateOrder::MonthFirst);
/// ```
#[derive(Clone, Debug, Default)]
pub struct DateOrderEvidence {
    /// Real day first, not real month first.
    day_first: Option<Example>,
    /// Real month first, not real day first.
    month_first: Option<Example>,
    /// Real only if the year stands first.
    year_first: Option<Example>,
    /// A date of numbers that cannot have the year first.
    not_year_first: bool,
    /// The year that dates are looked at from, if it is known.
    this_year: Option<i32>,
    /// A date of numbers that lies no nearer to this year with the year first.
    not_nearer_year_first: bool,
    /// Two different days, day first and month first.
    ambiguous: Option<Example>,
    /// The same day in both orders.
    same_both_ways: bool,
    twelve_hour_clock: Option<Example>,
    dots: Option<Example>,
    /// Two numbers without a year, real day first and not month first: `19/9`.
    yearless_day_first: Option<Example>,
    /// Two numbers without a year, real month first and not day first.
    yearless_month_first: Option<Example>,
    /// Two numbers without a year that are a day in both orders.
    yearless_ambiguous: Option<Example>,
}

impl DateOrderEvidence {
    /// Nothing noted yet, in a sheet that is read in that year: `26/11/19` is
    /// no day of 2019 for certain where people write about 2026.
    #[must_use]
    pub fn in_year(year: i32) -> Self {
        Self {
            this_year: Some(year),
            ..Self::default()
        }
    }

    /// Takes one date into account. `raw` is the cell that it stands in.
    pub fn note(&mut self, date: &WrittenDate, raw: &str, row: RowNumber, column: ColumnIndex) {
        if let WrittenDay::Yearless(day) = date.day {
            self.note_yearless(day, raw, row, column);
            return;
        }
        let WrittenDay::Numbers {
            year_first, hint, ..
        } = date.day
        else {
            return;
        };
        let note = |kept: &mut Option<Example>| {
            if kept.is_none() {
                *kept = Text::clean(raw).map(|cell| Example { cell, row, column });
            }
        };
        let day_first = date.day.on(DateOrder::DayFirst);
        let month_first = date.day.on(DateOrder::MonthFirst);
        match (day_first, month_first) {
            (Some(one), Some(other)) if one == other => self.same_both_ways = true,
            (Some(_), Some(_)) => note(&mut self.ambiguous),
            (Some(_), None) => note(&mut self.day_first),
            (None, Some(_)) => note(&mut self.month_first),
            (None, None) => note(&mut self.year_first),
        }
        self.not_year_first |= year_first.is_none();
        let away = |day: Option<NaiveDate>| {
            let years = |day: NaiveDate| self.this_year.map(|year| day.year().abs_diff(year));
            day.and_then(years).unwrap_or(u32::MAX)
        };
        self.not_nearer_year_first |= away(year_first) >= away(day_first).min(away(month_first));
        match hint {
            Some(OrderHint::TwelveHourClock) => note(&mut self.twelve_hour_clock),
            Some(OrderHint::Dots) => note(&mut self.dots),
            None => {}
        }
    }

    /// Two numbers without a year are weaker evidence: they may be no date.
    fn note_yearless(&mut self, day: DayOfYear, raw: &str, row: RowNumber, column: ColumnIndex) {
        let DayOfYear::Numbers { first, second } = day else {
            return;
        };
        let kept = match (first > 12, second > 12) {
            (true, _) => &mut self.yearless_day_first,
            (_, true) => &mut self.yearless_month_first,
            (false, false) if first == second => return,
            (false, false) => &mut self.yearless_ambiguous,
        };
        if kept.is_none() {
            *kept = Text::clean(raw).map(|cell| Example { cell, row, column });
        }
    }

    /// Whether the habits of the file may make a difference.
    #[must_use]
    pub fn leans_on_habits(&self) -> bool {
        let noted = [&self.ambiguous, &self.yearless_ambiguous, &self.day_first];
        noted.into_iter().any(Option::is_some)
    }

    /// Settles the order for the whole file. What the person gave wins; then
    /// dates that are real in one order only; then, weaker, the way dates are
    /// written and the `habits` of the file. `None` where no date of the file
    /// needs an order.
    ///
    /// # Errors
    ///
    /// [`Unsettled`] where nothing speaks for an order, or dates speak for two.
    pub fn settle(
        mut self,
        given: Option<DateOrder>,
        habits: Habits,
    ) -> Result<Option<SettledOrder>, Unsettled> {
        let settled = |order, because, example| {
            Ok(Some(SettledOrder {
                order,
                because,
                example,
            }))
        };
        if let Some(order) = given {
            return settled(order, OrderReason::Given, None);
        }
        if self.year_first.is_some() && !self.not_year_first {
            return settled(DateOrder::YearFirst, OrderReason::Value, self.year_first);
        }
        let because = match (habits.of_headers, habits.of_language) {
            (Some(DateOrder::YearFirst), _) => Some(OrderReason::Header),
            (None, Some(DateOrder::YearFirst)) => Some(OrderReason::Language),
            _ => None,
        };
        if let Some(because) = because.filter(|_| !self.not_year_first) {
            let numbers = [
                &mut self.day_first,
                &mut self.month_first,
                &mut self.ambiguous,
            ];
            let example = numbers.into_iter().find_map(Option::take);
            if example.is_some() {
                return settled(DateOrder::YearFirst, because, example);
            }
        }
        match (self.day_first.take(), self.month_first.take()) {
            (Some(day_first), Some(month_first)) => {
                return Err(Unsettled::Clash {
                    day_first,
                    month_first,
                });
            }
            (Some(example), None)
                if self.dots.is_none()
                    && !self.not_nearer_year_first
                    && habits.of_language != Some(DateOrder::DayFirst)
                    && habits.of_headers != Some(DateOrder::DayFirst) =>
            {
                return Err(Unsettled::DayOrYear(example));
            }
            (day_first @ Some(_), None) => {
                return settled(DateOrder::DayFirst, OrderReason::Value, day_first);
            }
            (None, month_first @ Some(_)) => {
                return settled(DateOrder::MonthFirst, OrderReason::Value, month_first);
            }
            (None, None) => {}
        }
        match (
            self.yearless_day_first.take(),
            self.yearless_month_first.take(),
        ) {
            (day_first @ Some(_), None) => {
                return settled(DateOrder::DayFirst, OrderReason::Value, day_first);
            }
            (None, month_first @ Some(_)) => {
                return settled(DateOrder::MonthFirst, OrderReason::Value, month_first);
            }
            _ => {}
        }
        match self.by_habit(habits) {
            Some((order, because, example)) => settled(order, because, Some(example)),
            None => match self.ambiguous {
                Some(ambiguous) => Err(Unsettled::Ambiguous(ambiguous)),
                // With either order the same days come out.
                None if self.same_both_ways => {
                    settled(DateOrder::DayFirst, OrderReason::SameBothWays, None)
                }
                // A day without a year is reported by itself, if it cannot be read.
                None => Ok(None),
            },
        }
    }

    /// What the way of writing tells, and the cell that shows it or needs it.
    fn by_habit(&self, habits: Habits) -> Option<(DateOrder, OrderReason, Example)> {
        let needs_it = self.ambiguous.clone();
        let needs_it = needs_it.or_else(|| self.yearless_ambiguous.clone())?;
        // What is written above the dates goes before what is seen of them.
        if let Some(order @ (DateOrder::DayFirst | DateOrder::MonthFirst)) = habits.of_headers {
            return Some((order, OrderReason::Header, needs_it));
        }
        let of_language = habits
            .of_language
            .filter(|order| *order == DateOrder::DayFirst || self.ambiguous.is_none());
        match (&self.twelve_hour_clock, of_language) {
            // One speaks for the month and one for the day.
            (Some(_), Some(DateOrder::DayFirst)) => None,
            (Some(example), _) => Some((
                DateOrder::MonthFirst,
                OrderReason::TwelveHourClock,
                example.clone(),
            )),
            (None, of_language) => match (&self.dots, of_language) {
                (Some(example), _) => {
                    Some((DateOrder::DayFirst, OrderReason::Dots, example.clone()))
                }
                (None, Some(order)) => Some((order, OrderReason::Language, needs_it)),
                (None, None) if habits.delimiter == Some(';') => {
                    Some((DateOrder::DayFirst, OrderReason::Semicolons, needs_it))
                }
                (None, None) => None,
            },
        }
    }
}

#[cfg(test)]
mod tests;
