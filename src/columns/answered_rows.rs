//! Answers of yes and no where a date could stand, row by row: what was done,
//! on a day that nobody wrote down.

use super::assemble::Assembler;
use super::date_cells::CellDates;
use super::derive::further;
use super::field::Field;
use super::normalise::normal_name;
use super::noted::Once;
use super::report::shown;
use super::stage_phrases::stage_in_phrase;
use crate::application::{Application, Stage};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// Columns of days in which a tick says that it came so far.
const TICKED_DATES: [(Field, Stage); 3] = [
    (Field::OfferedOn, Stage::Offer),
    (Field::RejectedOn, Stage::Rejected),
    (Field::WithdrawnOn, Stage::Withdrawn),
];

impl<'t> Assembler<'t> {
    /// Whether the person says that they applied, without saying when.
    pub(super) fn was_sent(&self, row: Row<'t>) -> Option<bool> {
        let answers = [
            self.layout.answered.applied,
            self.layout.column(Field::AppliedOn),
        ];
        let mut said = answers
            .into_iter()
            .flatten()
            .map(|column| row.cell(column))
            .filter_map(|cell| self.words.yes_or_no(cell));
        said.next()
    }

    /// The stage that the row is ticked off to: what ends an application, else
    /// the furthest. A tick in a column of dates is one, too, and so is what a
    /// second column of stages says.
    pub(super) fn ticked_off(&mut self, row: Row<'t>) -> Option<Stage> {
        let second = self.layout.second_stages.iter();
        let second = second
            .filter_map(|column| {
                let cell = row.cell(*column);
                let by_column = self.stage_by_column(*column, cell);
                by_column.or_else(|| self.stages.peek(cell))
            })
            .reduce(further);
        let ticks = |column: ColumnIndex| self.words.yes_or_no(row.cell(column)) == Some(true);
        let marks = self.layout.stage_marks.iter().copied();
        let dates = TICKED_DATES
            .into_iter()
            .filter_map(|(field, stage)| Some((self.layout.column(field)?, stage)));
        let interviews = self.layout.interviews.iter();
        let ticked = marks
            .chain(dates)
            .chain(interviews.map(|place| (place.column, Stage::Interviewing)))
            .filter(|(column, _)| ticks(*column))
            .map(|(_, stage)| stage);
        // Whoever writes something there has an interview, on whatever day.
        let mut interviews = self.layout.interviews.iter();
        let is_met = interviews.any(|place| self.tells_of_an_interview(row, place.column));
        let met = is_met.then_some(Stage::Interviewing);
        ticked.chain(second).chain(met).reduce(further)
    }

    /// Whether a cell of interviews tells of one whose day cannot be read: not
    /// where it says that there is none, or what came instead of it.
    fn tells_of_an_interview(&self, row: Row<'t>, column: ColumnIndex) -> bool {
        let cell = row.cell(column);
        let read = self
            .dates
            .read(cell, Field::InterviewOn, row.number(), column);
        if read != CellDates::Unreadable {
            return false;
        }
        let name = normal_name(cell);
        let mut words = name.split(' ');
        let says_no =
            words.any(|word| self.words.is_negation(word) || self.words.is_called_off(word));
        let stage = self
            .words
            .stage(&name)
            .or_else(|| stage_in_phrase(self.words, cell));
        let is_interview = matches!(
            stage,
            None | Some(Stage::Screening | Stage::Assessment | Stage::Interviewing)
        );
        !says_no && is_interview
    }

    /// Tells of what stands among ticks and is none.
    pub(super) fn report_slips(&mut self, row: Row<'t>) {
        let answered = self.layout.answered;
        let marks = self.layout.stage_marks.iter().map(|(column, _)| *column);
        let columns = marks.chain(answered.applied).chain(answered.followed_up);
        for column in columns {
            let cell = row.cell(column);
            if self.words.is_empty(cell) || self.words.yes_or_no(cell).is_some() {
                continue;
            }
            self.report.warn(
                row.number(),
                Some(column),
                format!("could not understand `{}` as yes or no", shown(cell)),
                "it is taken as no; say yes or no",
            );
        }
    }

    /// Whether the person says that they followed up, without saying when: what
    /// comes next counts from the planned day then, which is said once.
    pub(super) fn has_followed_up(&mut self, row: Row<'t>, application: &mut Application) -> bool {
        let answers = [
            self.layout.answered.followed_up,
            self.layout.column(Field::FollowedUpOn),
        ];
        let column = answers
            .into_iter()
            .flatten()
            .find(|column| self.words.yes_or_no(row.cell(*column)) == Some(true));
        let Some(column) = column else {
            return false;
        };
        // Beside the day on which they meant to, it was done on that day.
        let meant_to = application
            .follow_up_on
            .filter(|meant_to| meant_to.on <= self.dates.today);
        if let Some(meant_to) = meant_to {
            application.followed_up_on = application.followed_up_on.or(Some(meant_to));
            return true;
        }
        if self.noted.is_first(Once::FollowedUp) {
            self.report.note(
                row.number(),
                Some(column),
                format!(
                    "`{}` does not say when you followed up",
                    shown(row.cell(column))
                ),
                "write the day, like 2026-11-24, and what comes next counts from it",
            );
        }
        true
    }
}
