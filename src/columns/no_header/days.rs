//! Whether the days of a column are those of applications, where no name says
//! so: they are not, if one lies in the future, has a time of day, or stands in a
//! row that is no application yet.

use chrono::NaiveDate;

use super::super::dates::{DateOrder, WrittenDate};
use super::super::field::Field;
use super::super::normalise::normal_name;
use super::super::words::Words;
use super::super::written_cell::read_written_cell;
use crate::application::Stage;
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// What speaks against the day of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// A day that has not come yet.
    Future,
    /// A time of day: an appointment.
    Time,
    /// A timestamp, which programs write when they make a row.
    Timestamp,
    /// A row that is no application yet has one: the day it was saved.
    Wishlist,
    /// Rows that are applications have none.
    Missing,
    /// No row says that its application was sent.
    NoneSent,
}

impl Against {
    /// The same, for a person.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Future => "one of them is still to come",
            Self::Time => "one of them has a time of day",
            Self::Timestamp => "one of them is a timestamp, as programs write it",
            Self::Wishlist => "a row that is no application yet has one",
            Self::Missing => "too many rows have none",
            Self::NoneSent => "no row says that an application was sent",
        }
    }

    /// What such days rather are; the person is asked in any case.
    pub(super) fn likelier(self) -> Field {
        match self {
            Self::Future => Field::FollowUpOn,
            Self::Time => Field::InterviewOn,
            Self::Timestamp | Self::Wishlist | Self::Missing | Self::NoneSent => Field::AppliedOn,
        }
    }
}

/// Of several columns of days, the one whose day is the earliest in most rows.
pub(super) fn earliest(columns: &[ColumnIndex], rows: &[Row<'_>]) -> Option<ColumnIndex> {
    let day = |row: &Row<'_>, column: ColumnIndex| {
        let dates = read_written_cell(row.cell(column), Field::AppliedOn).into_dates();
        let day = dates.first()?.day;
        DateOrder::ALL.into_iter().find_map(|order| day.on(order))
    };
    let first_in = |row: &Row<'_>| {
        let days = columns.iter().filter_map(|it| Some((day(row, *it)?, *it)));
        days.min().map(|(_, column)| column)
    };
    let firsts: Vec<ColumnIndex> = rows.iter().filter_map(first_in).collect();
    let count = |column: &ColumnIndex| firsts.iter().filter(|first| *first == column).count();
    // Of two that are as often, the one to the left.
    let from_the_right = columns.iter().rev().copied();
    from_the_right.max_by_key(count)
}

/// What speaks against it that these are the days of applications.
pub(super) fn against_applied(
    column: ColumnIndex,
    stage: Option<ColumnIndex>,
    rows: &[Row<'_>],
    words: &Words,
    today: Option<NaiveDate>,
) -> Option<Against> {
    let (mut with, mut without) = (0_usize, 0_usize);
    let mut was_one_sent = stage.is_none();
    for row in rows {
        let cell = row.cell(column);
        let dates = read_written_cell(cell, Field::AppliedOn).into_dates();
        let stage = stage.and_then(|stage| words.stage(&normal_name(row.cell(stage))));
        if dates.is_empty() {
            without += usize::from(stage.is_some_and(|stage| stage != Stage::Wishlist));
            continue;
        }
        with += 1;
        was_one_sent |= !matches!(stage, Some(Stage::Withdrawn | Stage::Closed));
        if stage == Some(Stage::Wishlist) {
            return Some(Against::Wishlist);
        }
        if dates.iter().any(|date| date.at.is_some()) {
            return Some(Against::Time);
        }
        if cell.contains(':') {
            return Some(Against::Timestamp);
        }
        if dates.iter().any(|date| is_future(date, today)) {
            return Some(Against::Future);
        }
    }
    if without * 2 > with {
        return Some(Against::Missing);
    }
    (!was_one_sent).then_some(Against::NoneSent)
}

/// Whether a day lies in the future, in whatever order it is read.
fn is_future(date: &WrittenDate, today: Option<NaiveDate>) -> bool {
    let Some(today) = today else { return false };
    let mut days = DateOrder::ALL
        .into_iter()
        .filter_map(|order| date.day.on(order))
        .peekable();
    days.peek().is_some() && days.all(|day| day > today)
}
