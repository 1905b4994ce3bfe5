//! Answers of yes and no where a date could stand, row by row: what was done,
//! on a day that nobody wrote down.

use super::assemble::Assembler;
use super::field::Field;
use super::report::shown;
use crate::read::Row;

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

    /// Whether the person says that they followed up, without saying when: what
    /// comes next counts from the planned day then, which is said once.
    pub(super) fn has_followed_up(&mut self, row: Row<'t>) -> bool {
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
        if !self.has_noted_followed_up {
            self.has_noted_followed_up = true;
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
