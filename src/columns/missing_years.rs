//! Days without a year get the year that their neighbours tell, where these
//! leave no other: `9/19` beside `9/1/2026` is a day of 2026.
//!
//! The other dates of the cell count first, then those of its row, then the
//! nearest ones above and below in its column. Today never counts: a sheet is
//! kept for years.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::dates::{DateOrder, DayOfYear, WrittenDay};
use super::field::Field;
use super::written_cell::read_written_cell;
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::read::Row;

/// A day may lie so far from its neighbour, in days. The same day of another
/// year is then more than twice as far.
const NEAR: i64 = 120;
/// A neighbour on one side alone counts only so many rows away.
const FEW_ROWS: usize = 3;

/// What stands around the days that lack their year.
#[derive(Debug, Default)]
pub(super) struct MissingYears {
    neighbours: HashMap<(RowNumber, ColumnIndex), Neighbours>,
}

/// The dates around one cell.
#[derive(Debug, Default)]
struct Neighbours {
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
    ) -> Self {
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
                let around = Neighbours {
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
        Self { neighbours }
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
    }
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
    let dates = read_written_cell(cell, field).into_dates();
    dates
        .iter()
        .any(|date| matches!(date.day, WrittenDay::Yearless(_)))
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
    let mut above = None;
    for (place, (row, days)) in rows.iter().zip(&whole).enumerate() {
        if let Some(around) = neighbours.get_mut(&(row.number(), column)) {
            let distance = |(at, day): (usize, NaiveDate)| (place.abs_diff(at), day);
            around.in_column.above = above.map(distance);
        }
        above = days.last().map(|day| (place, *day)).or(above);
    }
    let mut below = None;
    for (place, (row, days)) in rows.iter().zip(&whole).enumerate().rev() {
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
        (Some((rows, only)), None) | (None, Some((rows, only))) if rows <= FEW_ROWS => {
            near(day, order, only)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
