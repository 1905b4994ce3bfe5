//! A status with its day in the same cell, `Interview 11/24/2026`, tells when
//! that was. Never changes what a column of dates says.

use chrono::NaiveDate;

use super::assemble::Assembler;
use super::date_cells::{CellDate, CellDates};
use super::dates::read_yearless_date_cell;
use super::dates::{DateCell, DayOfYear, WrittenDate, WrittenDay, read_date_cell};
use super::derive::further;
use super::field::Field;
use super::missing_years::nearest_to_all;
use super::report::shown;
use crate::application::{Application, Dated, Interview, Round, Stage};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// The longest cell that is a status and not a text, in bytes.
const LONGEST_STATUS: usize = 120;
/// What may stand between a status and its day.
const BETWEEN: [&str; 8] = ["on", "for", "at", "am", "le", "el", "il", "op"];

/// The steps of a cell that have a day each: what stands before it, and the
/// day. `Applied 11/2/2026, phone screen 11/23/2026` has two.
pub(super) fn dated_steps(cell: &str) -> Vec<(&str, &str)> {
    let may_have_one = cell.len() <= LONGEST_STATUS && cell.bytes().any(|b| b.is_ascii_digit());
    if !may_have_one {
        return Vec::new();
    }
    let parts = cell.split([',', ';', '\n', '(', ')']);
    let steps: Vec<(&str, &str)> = parts.filter_map(dated_step).collect();
    match dated_step(cell) {
        // `Nov 18, 2026` is one day.
        Some(step) if steps.len() < 2 => vec![step],
        _ => steps,
    }
}

/// What stands before the day that ends a text, and that day.
fn dated_step(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches(')');
    let mut blanks = text.match_indices([' ', '(', ':']);
    blanks.find_map(|(at, mark)| {
        let (before, day) = (&text[..at], text[at + mark.len()..].trim());
        let before = before.trim_end_matches([' ', ':', '-', '–', '(', ',']);
        let is_day = day.starts_with(|c: char| c.is_alphanumeric())
            && matches!(read_yearless_date_cell(day), DateCell::Dates(dates) if dates.len() == 1);
        let before = BETWEEN.iter().fold(before, |before, word| {
            let cut = before.strip_suffix(word);
            cut.and_then(|cut| cut.strip_suffix(' ')).unwrap_or(before)
        });
        (is_day && before.chars().any(char::is_alphabetic)).then_some((before, day))
    })
}

/// The dates of a status cell whose order the file must settle, too.
pub(super) fn dates_of_status(cell: &str) -> Vec<WrittenDate> {
    let steps = dated_steps(cell).into_iter();
    let dates = steps.filter_map(|(_, day)| match read_date_cell(day) {
        DateCell::Dates(dates) => Some(dates),
        DateCell::Empty | DateCell::Unreadable => None,
    });
    dates.flatten().collect()
}

impl<'t> Assembler<'t> {
    /// Reads the days that stand in the status cell of a row; of several steps
    /// the furthest is where the application stands.
    pub(super) fn read_dated_status(
        &mut self,
        row: Row<'t>,
        application: &mut Application,
    ) -> Option<Stage> {
        let column = self.layout.column(Field::Stage)?;
        let cell = row.cell(column);
        let steps = dated_steps(cell);
        let are_several = steps.len() > 1;
        let mut reached: Option<Stage> = None;
        for (before, day) in steps {
            let Some(stage) = self.stages.peek(before).or_else(|| self.stages.peek(cell)) else {
                continue;
            };
            reached = Some(reached.map_or(stage, |reached| further(reached, stage)));
            let Some(field) = field_of(stage) else {
                continue;
            };
            match self.day_of_step(day, field, row, column, application) {
                Some(date) => self.settle_step(field, date, column, application),
                None => self.note_lost_day(row, column, day),
            }
        }
        reached.filter(|_| are_several)
    }

    fn day_of_step(
        &self,
        day: &'t str,
        field: Field,
        row: Row<'t>,
        column: ColumnIndex,
        application: &Application,
    ) -> Option<CellDate<'t>> {
        if let CellDates::Some(dates) = self.dates.read(day, field, row.number(), column) {
            return dates.first().copied();
        }
        // Without its year it may still be near to the other days of the row.
        let DateCell::Dates(dates) = read_yearless_date_cell(day) else {
            return None;
        };
        let date = dates.first()?;
        let WrittenDay::Yearless(yearless) = date.day else {
            return None;
        };
        Some(CellDate {
            on: self.year_beside(yearless, application)?,
            at: date.at,
            until: date.until,
            has_zone: date.has_zone,
            label: None,
            filled_in: None,
        })
    }

    fn year_beside(&self, day: DayOfYear, application: &Application) -> Option<NaiveDate> {
        let interviews = application.interviews.iter().map(|interview| interview.on);
        let applied = application.applied_on.map(|applied| applied.on);
        let days: Vec<NaiveDate> = interviews.chain(applied).collect();
        nearest_to_all(day, self.dates.order, &days)
    }

    fn settle_step(
        &self,
        field: Field,
        date: CellDate<'_>,
        column: ColumnIndex,
        application: &mut Application,
    ) {
        let dated = Dated {
            on: date.on,
            column,
        };
        let slot = match field {
            Field::AppliedOn => &mut application.applied_on,
            Field::OfferedOn => &mut application.offered_on,
            Field::RejectedOn => &mut application.rejected_on,
            Field::WithdrawnOn => &mut application.withdrawn_on,
            _ => {
                let is_known = application.interviews.iter().any(|it| it.on == date.on);
                if !is_known {
                    let of_columns = self.layout.interviews.iter().map(|place| place.round.0);
                    let known = application.interviews.iter().map(|it| it.round.0);
                    let highest = of_columns.chain(known).max().unwrap_or(0);
                    application.interviews.push(Interview {
                        round: Round(highest.saturating_add(1)),
                        on: date.on,
                        at: date.at,
                        until: date.until,
                        kind: None,
                        people: Vec::new(),
                        column,
                    });
                }
                return;
            }
        };
        slot.get_or_insert(dated);
    }

    fn note_lost_day(&mut self, row: Row<'t>, column: ColumnIndex, day: &str) {
        self.report.note(
            row.number(),
            Some(column),
            format!("the day in `{}` is not used", shown(row.cell(column))),
            format!(
                "write it with its year, like 2026-11-24 for `{}`, or in a column of its own",
                shown(day)
            ),
        );
    }
}

/// What a day beside such a status is the day of.
fn field_of(stage: Stage) -> Option<Field> {
    match stage {
        Stage::Applied => Some(Field::AppliedOn),
        Stage::Screening | Stage::Interviewing => Some(Field::InterviewOn),
        Stage::Offer => Some(Field::OfferedOn),
        Stage::Rejected => Some(Field::RejectedOn),
        Stage::Withdrawn => Some(Field::WithdrawnOn),
        Stage::Wishlist
        | Stage::Assessment
        | Stage::Accepted
        | Stage::Ghosted
        | Stage::OnHold
        | Stage::Closed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::dated_steps;

    #[test]
    fn a_day_behind_a_status_is_found() {
        fn check(cell: &str, expected: &[(&str, &str)]) {
            assert_eq!(dated_steps(cell), expected, "{cell}");
        }
        check("Applied 11/18/2026", &[("Applied", "11/18/2026")]);
        check("Applied on Nov 18, 2026", &[("Applied", "Nov 18, 2026")]);
        check("Interview: 2026-11-24", &[("Interview", "2026-11-24")]);
        check("Rejected (20/11/2026)", &[("Rejected", "20/11/2026")]);
        check(
            "Interview scheduled for 11/27/2026 at 2pm",
            &[("Interview scheduled", "11/27/2026 at 2pm")],
        );
        check(
            "Applied 11/2/2026, phone screen 11/23/2026",
            &[("Applied", "11/2/2026"), ("phone screen", "11/23/2026")],
        );
        check("Applied 11/3", &[("Applied", "11/3")]);
        check("Round 2", &[]);
        check("Interview 1 of 3", &[]);
        check("applied", &[]);
        check("11/24/2026", &[]);
    }
}
