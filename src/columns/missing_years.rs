//! Days without a year get the year that their neighbours tell, where these
//! leave no other: `9/19` beside `9/1/2026` is a day of 2026.
//!
//! The other dates of the cell count first, then those of its row, then the
//! nearest ones above and below in its column. Today counts only where no date
//! of the sheet has a year: other sheets are kept for years.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};

use super::dates::{DateOrder, DayOfYear, WrittenDay};
use super::field::Field;
use super::written_cell::read_written_cell;
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::read::Row;

/// A day may lie so far from its neighbour, in days. The same day of another
/// year is then more than twice as far.
const NEAR: i64 = 120;
/// A neighbour on one side alone counts only so many days of its column away.
const FEW_DAYS: usize = 3;
/// How many days ahead an application may lie that is to be sent soon.
const SOON: Days = Days::new(14);

/// What stands around the days that lack their year.
#[derive(Debug, Default)]
pub(super) struct MissingYears {
    neighbours: HashMap<(RowNumber, ColumnIndex), Neighbours>,
    /// Today, where no date has a year.
    today: Option<NaiveDate>,
}

/// The dates around one cell.
#[derive(Debug)]
struct Neighbours {
    field: Field,
    /// The day of the application in the row, which has no year either.
    applied: Option<DayOfYear>,
    /// In the cell itself.
    in_cell: Vec<NaiveDate>,
    /// In the row.
    in_row: Vec<NaiveDate>,
    /// The nearest above in the column, and the nearest below.
    in_column: Column,
}

#[derive(Clone, Copy, Debug, Default)]
struct Column {
    above: Option<(usize, NaiveDate)>,
    below: Option<(usize, NaiveDate)>,
}

impl MissingYears {
    /// Looks around every day that lacks its year.
    pub(super) fn around(
        rows: &[Row<'_>],
        columns: &[(ColumnIndex, Field)],
        order: Option<DateOrder>,
        today: NaiveDate,
    ) -> Self {
        let applied = columns.iter().find(|(_, field)| *field == Field::AppliedOn);
        let mut neighbours: HashMap<(RowNumber, ColumnIndex), Neighbours> = HashMap::new();
        for row in rows {
            for (column, field) in columns {
                let cell = row.cell(*column);
                if !may_lack_a_year(cell) || !lacks_a_year(cell, *field) {
                    continue;
                }
                let days_of = |(other, field): &(ColumnIndex, Field)| {
                    whole_days(row.cell(*other), *field, order)
                };
                let others = columns.iter().filter(|(other, _)| other != column);
                let applied = applied.filter(|(applied, _)| applied != column);
                let around = Neighbours {
                    field: *field,
                    applied: applied
                        .and_then(|(applied, field)| yearless(row.cell(*applied), *field)),
                    in_cell: whole_days(cell, *field, order),
                    in_row: others.flat_map(days_of).collect(),
                    in_column: Column::default(),
                };
                neighbours.insert((row.number(), *column), around);
            }
        }
        for (column, field) in columns {
            if neighbours.keys().any(|(_, lacking)| lacking == column) {
                look_along(rows, *column, *field, order, &mut neighbours);
            }
        }
        let has_year = |row: &Row<'_>| {
            columns
                .iter()
                .any(|(column, field)| !whole_days(row.cell(*column), *field, order).is_empty())
        };
        let has_no_year = !neighbours.is_empty() && !rows.iter().any(has_year);
        Self {
            neighbours,
            today: has_no_year.then_some(today),
        }
    }

    /// Whether no date has a year, so that today tells it.
    pub(super) fn are_told_by_today(&self) -> bool {
        self.today.is_some()
    }

    /// The day in the year that its neighbours tell; `None` where they do not.
    pub(super) fn day(
        &self,
        day: DayOfYear,
        order: Option<DateOrder>,
        row: RowNumber,
        column: ColumnIndex,
    ) -> Option<NaiveDate> {
        let around = self.neighbours.get(&(row, column))?;
        let near = |neighbours: &[NaiveDate]| nearest_to_all(day, order, neighbours);
        near(&around.in_cell)
            .or_else(|| near(&around.in_row))
            .or_else(|| between(day, order, around.in_column))
            .or_else(|| around.by_today(day, order, self.today?))
    }
}

impl Neighbours {
    /// The year in which the day was, or is to be, seen from today.
    fn by_today(
        &self,
        day: DayOfYear,
        order: Option<DateOrder>,
        today: NaiveDate,
    ) -> Option<NaiveDate> {
        let soon = today.checked_add_days(SOON).unwrap_or(today);
        if let Some(applied) = self.applied
            && let Some(applied) = last_before(applied, order, soon)
        {
            // What came of an application came after it, if not by a slip.
            return near(day, order, applied).or_else(|| first_after(day, order, applied));
        }
        match self.field {
            Field::AppliedOn => last_before(day, order, soon),
            Field::InterviewOn
            | Field::Deadline
            | Field::DecisionOn
            | Field::FollowUpOn
            | Field::OfferDeadline => years_around(today)
                .filter_map(|year| day.in_year(year, order))
                .min_by_key(|found| (*found - today).num_days().abs()),
            _ => last_before(day, order, today),
        }
    }
}

fn years_around(day: NaiveDate) -> std::ops::RangeInclusive<i32> {
    day.year() - 1..=day.year() + 1
}

/// The last such day up to that one.
fn last_before(day: DayOfYear, order: Option<DateOrder>, last: NaiveDate) -> Option<NaiveDate> {
    let days = years_around(last).filter_map(|year| day.in_year(year, order));
    days.filter(|found| *found <= last).max()
}

/// The first such day from that one on.
fn first_after(day: DayOfYear, order: Option<DateOrder>, first: NaiveDate) -> Option<NaiveDate> {
    let mut days = years_around(first).filter_map(|year| day.in_year(year, order));
    days.find(|found| *found >= first)
}

/// A year has four digits in most cells, and these need no second look.
fn may_lack_a_year(cell: &str) -> bool {
    let has_year = cell
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit));
    let may_be_several = cell.contains([',', ';', '&', '|', '\n', ' ']);
    !cell.is_empty() && (!has_year || may_be_several)
}

fn lacks_a_year(cell: &str, field: Field) -> bool {
    yearless(cell, field).is_some()
}

/// The first day of a cell that lacks its year.
fn yearless(cell: &str, field: Field) -> Option<DayOfYear> {
    let dates = read_written_cell(cell, field).into_dates();
    dates.iter().find_map(|date| match date.day {
        WrittenDay::Yearless(day) => Some(day),
        _ => None,
    })
}

fn whole_days(cell: &str, field: Field, order: Option<DateOrder>) -> Vec<NaiveDate> {
    let dates = read_written_cell(cell, field).into_dates();
    let day = |day: WrittenDay| match (day, order) {
        (WrittenDay::Certain(day), _) => Some(day),
        (day, Some(order)) => day.on(order),
        (_, None) => None,
    };
    dates.iter().filter_map(|date| day(date.day)).collect()
}

/// Fills in what stands above and below in one column.
fn look_along(
    rows: &[Row<'_>],
    column: ColumnIndex,
    field: Field,
    order: Option<DateOrder>,
    neighbours: &mut HashMap<(RowNumber, ColumnIndex), Neighbours>,
) {
    let whole: Vec<Vec<NaiveDate>> = rows
        .iter()
        .map(|row| whole_days(row.cell(column), field, order))
        .collect();
    // What is blank or cannot be read does not stand between two days.
    let mut place = 0;
    let places: Vec<usize> = rows
        .iter()
        .zip(&whole)
        .map(|(row, days)| {
            let is_day = !days.is_empty() || neighbours.contains_key(&(row.number(), column));
            place += usize::from(is_day);
            place
        })
        .collect();
    let mut above = None;
    for (place, (row, days)) in places.iter().copied().zip(rows.iter().zip(&whole)) {
        if let Some(around) = neighbours.get_mut(&(row.number(), column)) {
            let distance = |(at, day): (usize, NaiveDate)| (place.abs_diff(at), day);
            around.in_column.above = above.map(distance);
        }
        above = days.last().map(|day| (place, *day)).or(above);
    }
    let mut below = None;
    for (place, (row, days)) in places.iter().copied().zip(rows.iter().zip(&whole)).rev() {
        if let Some(around) = neighbours.get_mut(&(row.number(), column)) {
            let distance = |(at, day): (usize, NaiveDate)| (place.abs_diff(at), day);
            around.in_column.below = below.map(distance);
        }
        below = days.first().map(|day| (place, *day)).or(below);
    }
}

/// The day in the year in which it is near to every one of them.
pub(super) fn nearest_to_all(
    day: DayOfYear,
    order: Option<DateOrder>,
    neighbours: &[NaiveDate],
) -> Option<NaiveDate> {
    let mut nearest = neighbours.iter().map(|other| near(day, order, *other));
    let first = nearest.next()??;
    nearest.all(|other| other == Some(first)).then_some(first)
}

fn near(day: DayOfYear, order: Option<DateOrder>, other: NaiveDate) -> Option<NaiveDate> {
    let year = other.year();
    [year - 1, year, year + 1]
        .into_iter()
        .filter_map(|year| day.in_year(year, order))
        .find(|found| (*found - other).num_days().abs() <= NEAR)
}

/// The day in the one year that lies between the dates above and below, else
/// near to both; with a date on one side only, near to that if it is close by.
fn between(day: DayOfYear, order: Option<DateOrder>, column: Column) -> Option<NaiveDate> {
    match (column.above, column.below) {
        (Some((_, one)), Some((_, other))) => {
            let (first, last) = (one.min(other), one.max(other));
            let mut inside = (first.year()..=last.year())
                .filter_map(|year| day.in_year(year, order))
                .filter(|found| (first..=last).contains(found));
            match (inside.next(), inside.next()) {
                (Some(only), None) => Some(only),
                (Some(_), Some(_)) => None,
                (None, _) => nearest_to_all(day, order, &[one, other]),
            }
        }
        (Some((days, only)), None) | (None, Some((days, only))) if days <= FEW_DAYS => {
            near(day, order, only)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
