//! A status word in a column of days, `Rejected` below `Decision`, says how the
//! application ended. A day is never made up for it.

use super::assemble::Assembler;
use super::derive::has_ended;
use super::field::Field;
use super::normalise::normal_name;
use super::noted::Once;
use super::report::shown;
use crate::application::Stage;
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// The longest cell that is a status and not a text, in bytes.
const LONGEST_STATUS: usize = 60;

impl<'t> Assembler<'t> {
    /// What a cell that is no day says of how the application ended. A posting
    /// that is closed, below `Deadline`, ends none.
    pub(super) fn end_among_days(
        &mut self,
        row: Row<'t>,
        column: ColumnIndex,
        field: Field,
    ) -> Option<Stage> {
        let may_say_so = matches!(
            field,
            Field::DecisionOn
                | Field::InterviewOn
                | Field::LastContactOn
                | Field::FollowUpOn
                | Field::OfferedOn
                | Field::RejectedOn
                | Field::WithdrawnOn
        );
        let cell = row.cell(column);
        // With a number it is a day that cannot be read.
        if !may_say_so || cell.len() > LONGEST_STATUS || cell.contains(char::is_numeric) {
            return None;
        }
        // Only as a whole: who `did not get one` below `Interview` has lost nothing.
        let stage = self.words.stage(&normal_name(cell))?;
        let tells = has_ended(stage) || field == Field::DecisionOn && stage == Stage::Offer;
        if !tells {
            return None;
        }
        if self.noted.is_first(Once::EndAmongDays) {
            self.report.note(
                row.number(),
                Some(column),
                format!("`{}` is no day, and is taken as the status", shown(cell)),
                "write it into a column `Status` if you like; others in this sheet are not told of",
            );
        }
        Some(stage)
    }
}
