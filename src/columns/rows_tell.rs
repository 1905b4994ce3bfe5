//! Finds out what each row of a list tells of: an application, something that
//! happened to one, an interview, or somebody to write to.

use super::field::Field;
use super::fold::{Event, RowsTell};
use super::headers::Headers;
use super::layout::Layout;
use super::normalise::normal_name;
use super::options::ReadingOptions;
use super::sheet_kind::ANY_DAY;
use super::status_log::status_log;
use super::words::Words;
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// Names of the day on which something happened.
const DAY_OF_EVENT: [&str; 7] = [
    "event date",
    "date of event",
    "action date",
    "activity date",
    "step date",
    "timestamp",
    "when",
];

/// What the column that says what happened is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventKind {
    /// One of its own.
    Event,
    /// One that says whose message it is.
    Message,
    /// The status.
    Status,
}

/// Where a row that is something that happened says what, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EventColumns {
    pub(super) kind: EventKind,
    pub(super) says: ColumnIndex,
    pub(super) day: ColumnIndex,
}

/// What the rows tell of, and the columns that say what happened.
pub(super) fn rows_tell<'t>(
    headers: &Headers,
    layout: &Layout,
    rows: impl Iterator<Item = Row<'t>> + Clone,
    words: &Words,
    options: &ReadingOptions,
) -> (RowsTell, Option<EventColumns>) {
    if let Some(columns) = column_of_events(headers, layout, rows.clone(), words) {
        return (RowsTell::Events, Some(columns));
    }
    if let Some(columns) = column_of_messages(headers, layout, rows.clone(), words) {
        return (RowsTell::Messages, Some(columns));
    }
    if let Some(columns) = status_log(headers, layout, rows, words, options) {
        return (RowsTell::StatusChanges, Some(columns));
    }
    let has = |field: Field| layout.column(field).is_some();
    let says_how_far = has(Field::Stage)
        || has(Field::AppliedOn)
        || has(Field::Deadline)
        || has(Field::OfferedOn)
        || has(Field::RejectedOn)
        || layout.answered.applied.is_some()
        || !layout.stage_marks.is_empty();
    let kind = match layout.interviews.len() {
        _ if says_how_far || !has(Field::Company) => RowsTell::Applications,
        1 => RowsTell::Interviews,
        0 if !layout.people.is_empty() && !has(Field::Url) && !has(Field::Salary) => {
            RowsTell::Contacts
        }
        _ => RowsTell::Applications,
    };
    (kind, None)
}

/// A column that says what happened on a day that is not said of what; half of
/// its cells or more are understood.
fn column_of_events<'t>(
    headers: &Headers,
    layout: &Layout,
    rows: impl Iterator<Item = Row<'t>> + Clone,
    words: &Words,
) -> Option<EventColumns> {
    let day = layout.column(Field::AppliedOn)?;
    if !is_day_of_something(headers, day) {
        return None;
    }
    let columns = headers.columns.iter().zip(&headers.names);
    let mut columns =
        columns.filter(|(column, name)| column.field.is_none() && words.is_column_of_events(name));
    columns
        .find(|(column, _)| {
            let cells = rows.clone().map(|row| row.cell(column.index));
            let (mut known, mut all) = (0, 0);
            for cell in cells.filter(|cell| !words.is_empty(cell)) {
                let stage = words.stage(&normal_name(cell));
                known += usize::from(Event::of(cell, stage, words).is_some());
                all += 1;
            }
            known > 0 && known * 2 >= all
        })
        .map(|(column, _)| EventColumns {
            kind: EventKind::Event,
            says: column.index,
            day,
        })
}

/// A column that says whose message a row is: nearly all of its cells do, and
/// not by the medium alone. A status says so where the sheet is of people.
fn column_of_messages<'t>(
    headers: &Headers,
    layout: &Layout,
    rows: impl Iterator<Item = Row<'t>> + Clone,
    words: &Words,
) -> Option<EventColumns> {
    let of_contacts = layout.column(Field::LastContactOn);
    let day = [layout.column(Field::AppliedOn), of_contacts]
        .into_iter()
        .flatten()
        .find(|day| is_day_of_something(headers, *day))?;
    let may_be = |field: Option<Field>| match field {
        Some(Field::Stage) => Some(day) == of_contacts,
        field => field.is_none_or(|it| {
            matches!(
                it,
                Field::LastContactVia | Field::InterviewKind | Field::Source
            )
        }),
    };
    let columns = headers.columns.iter().zip(&headers.names);
    let mut columns =
        columns.filter(|(column, name)| may_be(column.field) && words.is_column_of_messages(name));
    columns
        .find(|(column, _)| {
            let cells = rows.clone().map(|row| row.cell(column.index));
            let (mut known, mut told, mut all) = (0, 0, 0);
            for cell in cells.filter(|cell| !words.is_empty(cell)) {
                known += usize::from(Event::of_message(cell, words).is_some());
                told += usize::from(words.message(cell).is_some());
                all += 1;
            }
            told > 0 && known * 5 >= all * 4
        })
        .map(|(column, _)| EventColumns {
            kind: EventKind::Message,
            says: column.index,
            day,
        })
}

/// Whether the name of a column of days does not say of what they are.
pub(super) fn is_day_of_something(headers: &Headers, day: ColumnIndex) -> bool {
    let name = headers.names.get(usize::from(day.0)).map(String::as_str);
    name.is_some_and(|name| ANY_DAY.contains(&name) || DAY_OF_EVENT.contains(&name))
}
