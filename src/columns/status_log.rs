//! Finds out whether a list is a log of statuses: the same application stands
//! on several rows, each with the status it came to and the day of that.
//!
//! A sheet in which somebody applied twice for one job looks nearly the same,
//! so the values must speak for it: in a log applications begin at the
//! beginning and go forward with the days. Never looks at how the rows are
//! sorted, but for those of one day.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::dates::DateOrder;
use super::derive::step;
use super::field::Field;
use super::headers::{Headers, YOU_SAID_SO};
use super::layout::Layout;
use super::options::ReadingOptions;
use super::rows_tell::{EventColumns, EventKind, is_day_of_something};
use super::stages::StageReader;
use super::status_rows::{begins_anew, is_newest_first};
use super::words::{Meaning, Never, Words};
use super::written_cell::read_written_cell;
use crate::application::Stage;
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::comparable;

/// The columns of the status and of its day, if the rows are such a log.
pub(super) fn status_log<'t>(
    headers: &Headers,
    layout: &Layout,
    rows: impl Iterator<Item = Row<'t>> + Clone,
    words: &Words,
    options: &ReadingOptions,
) -> Option<EventColumns> {
    let says = layout.column(Field::Stage)?;
    let days = days_of_changes(headers, words);
    if days.is_empty() {
        return None;
    }
    let groups = groups_of_rows(layout, rows, words);
    if !groups.iter().any(|rows| rows.len() > 1) {
        return None;
    }
    let mut stages = StageReader::new(words, options);
    days.into_iter().find_map(|day| {
        let mut applications: Vec<Vec<Change<'t>>> = groups
            .iter()
            .map(|rows| {
                let changes = rows.iter().map(|row| Change {
                    row: *row,
                    stage: stages.peek(row.cell(says)),
                    day: row.cell(day),
                });
                changes.collect()
            })
            .collect();
        let is_log = DateOrder::ALL
            .into_iter()
            .any(|order| is_log(&mut applications, order, day, layout));
        is_log.then_some(EventColumns {
            kind: EventKind::Status,
            says,
            day,
        })
    })
}

/// One row, as far as it counts here.
#[derive(Clone, Copy, Debug)]
struct Change<'t> {
    row: Row<'t>,
    stage: Option<Stage>,
    day: &'t str,
}

impl Change<'_> {
    fn on(&self, order: DateOrder) -> Option<NaiveDate> {
        let dates = read_written_cell(self.day, Field::AppliedOn).into_dates();
        dates.first()?.day.on(order)
    }
}

/// Columns that may hold the day of a status: those that say so, then those of
/// a day that is not said of what, then those of when a row was typed.
fn days_of_changes(headers: &Headers, words: &Words) -> Vec<ColumnIndex> {
    let named = |wanted: Never| {
        let columns = headers.columns.iter().zip(&headers.names);
        columns
            .filter(move |(column, name)| {
                column.field.is_none()
                    && words.header(name.as_str()) == Some(Meaning::Never(wanted))
            })
            .map(|(column, _)| column.index)
    };
    let is_applied = |field: Option<Field>| field.is_none_or(|it| it == Field::AppliedOn);
    let any_day = headers
        .columns
        .iter()
        .filter(|column| is_applied(column.field) && column.because != YOU_SAID_SO)
        .map(|column| column.index)
        .filter(|day| is_day_of_something(headers, *day));
    named(Never::Changed)
        .chain(any_day)
        .chain(named(Never::Entered))
        .collect()
}

/// The rows of each application: of one id where ids come up again, else of
/// one company and role.
fn groups_of_rows<'t>(
    layout: &Layout,
    rows: impl Iterator<Item = Row<'t>> + Clone,
    words: &Words,
) -> Vec<Vec<Row<'t>>> {
    let id = layout.column(Field::Id);
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for cell in rows.clone().filter_map(|row| Some(row.cell(id?))) {
        *ids.entry(cell).or_default() += usize::from(!cell.is_empty());
    }
    let id = id.filter(|_| ids.values().any(|count| *count > 1));
    let company = layout.column(Field::Company);
    let mut company_above = "";
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<Row<'t>>> = Vec::new();
    for row in rows {
        let key = match id.map(|id| row.cell(id)).filter(|id| !id.is_empty()) {
            Some(id) => id.to_owned(),
            None => {
                let names = layout.names().map(|column| {
                    let cell = row.cell(column);
                    if Some(column) != company {
                        return comparable(cell);
                    }
                    if !words.is_ditto(cell) {
                        company_above = cell;
                    }
                    comparable(company_above)
                });
                names.collect::<Vec<String>>().join("\u{1f}")
            }
        };
        let is_unnamed =
            id.is_none() && company.is_some_and(|company| words.is_placeholder(row.cell(company)));
        let place = match is_unnamed {
            true => groups.len(),
            false => *places.entry(key).or_insert(groups.len()),
        };
        match groups.get_mut(place) {
            Some(rows) => rows.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

/// How the rows of one application speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SpeaksFor {
    /// It begins at the beginning and goes through as many further stages.
    Log(usize),
    /// It could be either.
    Either,
    /// It stands on one row though it is far on, or the rows tell of several.
    Applications,
}

/// Whether the values say so, their days read in that order.
fn is_log(
    applications: &mut [Vec<Change<'_>>],
    order: DateOrder,
    day: ColumnIndex,
    layout: &Layout,
) -> bool {
    let mut all: Vec<&Change<'_>> = applications.iter().flatten().collect();
    all.sort_by_key(|change| change.row.number());
    let is_upwards = is_newest_first(all.iter().map(|change| change.on(order)));
    let (mut for_it, mut against, mut is_long) = (0_usize, 0_usize, false);
    for changes in applications.iter_mut() {
        match speaks(changes, order, is_upwards, day, layout) {
            SpeaksFor::Log(steps) => {
                for_it += 1;
                is_long |= steps > 1;
            }
            SpeaksFor::Either => {}
            SpeaksFor::Applications => against += 1,
        }
    }
    // The fewer they are, the more of all they must be: one of four, two of
    // sixteen; and one that goes through three stages counts for two.
    let weight = for_it + usize::from(is_long);
    for_it > 0 && against * 3 <= for_it && weight * weight * 4 >= applications.len()
}

fn speaks(
    changes: &mut [Change<'_>],
    order: DateOrder,
    is_upwards: bool,
    day: ColumnIndex,
    layout: &Layout,
) -> SpeaksFor {
    changes.sort_by_key(|change| change.row.number());
    if is_upwards {
        changes.reverse();
    }
    changes.sort_by_key(|change| change.on(order));
    let mut said = changes.iter().filter_map(|change| change.stage);
    let Some(first) = said.next() else {
        return SpeaksFor::Either;
    };
    if !is_a_beginning(first) || tell_of_several(changes, day, layout) {
        return SpeaksFor::Applications;
    }
    let (mut reached, mut steps) = (first, 0);
    for stage in said {
        match goes(reached, stage) {
            Goes::Forward => steps += 1,
            Goes::Nowhere | Goes::Anew => {}
            Goes::Back => return SpeaksFor::Applications,
        }
        reached = stage;
    }
    let is_dated = changes
        .iter()
        .filter(|change| change.stage.is_some())
        .all(|change| change.on(order).is_some());
    match steps {
        // Applied twice, and nothing else: in a log it would be said once.
        0 if changes.len() > 1 => SpeaksFor::Applications,
        steps if steps > 0 && is_dated => SpeaksFor::Log(steps),
        _ => SpeaksFor::Either,
    }
}

/// Whether a log can begin with it: a recruiter may have written first.
fn is_a_beginning(stage: Stage) -> bool {
    begins_anew(stage) || stage == Stage::Screening
}

/// Where the next status of an application leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goes {
    Forward,
    Nowhere,
    /// It was sent once more, after it had ended.
    Anew,
    Back,
}

fn goes(from: Stage, to: Stage) -> Goes {
    if from == to {
        return Goes::Nowhere;
    }
    match (step(from), step(to)) {
        (None, None) => Goes::Forward,
        (None, Some(_)) if begins_anew(to) => Goes::Anew,
        (None, Some(_)) => Goes::Back,
        (Some(_), None) => Goes::Forward,
        // From a pause it may go on anywhere.
        _ if from == Stage::OnHold || to == Stage::OnHold => Goes::Forward,
        (Some(from), Some(to)) if to > from => Goes::Forward,
        // Another call after an interview is nothing new.
        (Some(_), Some(_)) if !begins_anew(to) => Goes::Nowhere,
        (Some(_), Some(_)) => Goes::Back,
    }
}

/// Whether the rows differ in what one application has once: its posting, its
/// place, the day it was sent.
fn tell_of_several(changes: &[Change<'_>], day: ColumnIndex, layout: &Layout) -> bool {
    let fields = [Field::Url, Field::Location, Field::AppliedOn];
    let columns = fields.into_iter().filter_map(|field| layout.column(field));
    columns.filter(|column| *column != day).any(|column| {
        let mut cells = changes
            .iter()
            .map(|change| change.row.cell(column))
            .filter(|cell| !cell.is_empty());
        let first = cells.next();
        first.is_some_and(|first| cells.any(|cell| !cell.eq_ignore_ascii_case(first)))
    })
}

#[cfg(test)]
mod tests;
