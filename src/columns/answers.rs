//! What the cells of a column have in common that its header does not tell:
//! answers of yes and no where a date could stand, one value in every row.

use std::cell::OnceCell;

use super::field::Field;
use super::headers::UnderstoodColumn;
use super::value_profile::Profile;
use super::words::Words;
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::read::{Row, Table};

/// What the cells of each column have in common.
#[derive(Debug)]
pub(super) struct Answers<'t> {
    columns: Vec<Column>,
    /// Of each column, once it was looked at.
    profiles: Vec<OnceCell<Profile>>,
    table: &'t Table,
    header: Row<'t>,
    /// The first row that is not looked at.
    end: RowNumber,
    words: &'t Words,
}

#[derive(Clone, Copy, Debug, Default)]
struct Column {
    has_yes: bool,
    has_no: bool,
    has_other: bool,
    /// How many cells are filled in.
    filled: usize,
    has_several_values: bool,
}

impl<'t> Answers<'t> {
    /// Looks at all rows below the header once.
    pub(super) fn below(table: &'t Table, header: Row<'t>, words: &'t Words) -> Self {
        Self::between(table, header, None, words)
    }

    /// Looks at the rows below the header once, up to the header of the next
    /// list.
    pub(super) fn between(
        table: &'t Table,
        header: Row<'t>,
        next: Option<Row<'t>>,
        words: &'t Words,
    ) -> Self {
        let end = next.map_or(RowNumber(u32::MAX), |next| next.number());
        let mut columns = vec![Column::default(); header.width()];
        let mut first: Vec<&str> = vec![""; columns.len()];
        let below = table
            .rows()
            .skip_while(|row| row.number() <= header.number())
            .take_while(|row| row.number() < end);
        for row in below {
            for ((column, first), cell) in columns.iter_mut().zip(&mut first).zip(row.cells()) {
                if column.has_other && column.has_several_values || cell.is_empty() {
                    continue;
                }
                column.filled += 1;
                if first.is_empty() {
                    *first = cell;
                }
                column.has_several_values |= !first.eq_ignore_ascii_case(cell);
                match words.yes_or_no(cell) {
                    Some(true) => column.has_yes = true,
                    Some(false) => column.has_no = true,
                    None => column.has_other |= !words.is_empty(cell),
                }
            }
        }
        Self {
            profiles: vec![OnceCell::new(); columns.len()],
            columns,
            table,
            header,
            end,
            words,
        }
    }

    /// Of what kind the cells of a column are. Looked at for the few columns
    /// whose names leave it open.
    pub(super) fn profile(&self, index: usize) -> Profile {
        let profile = self.profiles.get(index);
        profile.map_or_else(Profile::default, |it| {
            *it.get_or_init(|| self.look_at(index))
        })
    }

    fn look_at(&self, index: usize) -> Profile {
        let Ok(column) = u16::try_from(index) else {
            return Profile::default();
        };
        let below = self
            .table
            .rows()
            .skip_while(|row| row.number() <= self.header.number())
            .take_while(|row| row.number() < self.end);
        // A header that comes up again, as in files joined together, is no value.
        let header = self.header.cell(ColumnIndex(column));
        let cells = below
            .map(|row| row.cell(ColumnIndex(column)))
            .filter(|cell| *cell != header);
        Profile::of(cells, self.words)
    }

    fn column(&self, index: usize) -> Column {
        self.columns.get(index).copied().unwrap_or_default()
    }

    /// Whether every cell that is filled in says yes or no.
    pub(super) fn says_yes_or_no(&self, index: usize) -> bool {
        let column = self.column(index);
        (column.has_yes || column.has_no) && !column.has_other
    }

    /// Whether every cell that is filled in says yes or no, and one yes.
    pub(super) fn says_yes(&self, index: usize) -> bool {
        self.says_yes_or_no(index) && self.column(index).has_yes
    }

    /// Whether several rows say the same there, and none says anything else.
    pub(super) fn says_one_thing(&self, index: usize) -> bool {
        let column = self.column(index);
        column.filled > 1 && !column.has_several_values
    }
}

/// A column of answers where a date could stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AnswerColumns {
    /// Whether the application was sent.
    pub(super) applied: Option<ColumnIndex>,
    /// Whether the person followed up.
    pub(super) followed_up: Option<ColumnIndex>,
}

/// Whether the column could be of dates and says yes and no instead; then it is
/// noted what it answers.
pub(super) fn take_answers(
    column: &mut UnderstoodColumn,
    field: Field,
    answers: &Answers<'_>,
    answered: &mut AnswerColumns,
) -> bool {
    let index = usize::from(column.index.0);
    let (slot, because) = match field {
        Field::AppliedOn if answers.says_yes_or_no(index) => (
            Some(&mut answered.applied),
            "its cells say whether you applied, not when",
        ),
        Field::FollowedUpOn if answers.says_yes(index) => (
            Some(&mut answered.followed_up),
            "its cells say whether you followed up, not when",
        ),
        Field::ThankYouSent => return false,
        // A column of `no` alone may hold a date one day.
        _ if field.is_date() && answers.says_yes(index) => {
            (None, "its cells say yes or no and are no dates")
        }
        _ => return false,
    };
    if let Some(slot) = slot {
        slot.get_or_insert(column.index);
    }
    column.because = because.to_owned();
    true
}
