//! What the cells of a column have in common that its header does not tell:
//! answers of yes and no where a date could stand, one value in every row.

use std::cell::OnceCell;

use super::field::Field;
use super::header_lines::second_line;
use super::headers::UnderstoodColumn;
use super::rows::is_row_of_sums;
use super::value_profile::{Kind, Profile, kinds_of};
use super::words::Words;
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::read::{Row, Table};

/// One cell among so many answers is a slip, and not another meaning.
const ANSWERS_BESIDE_A_SLIP: usize = 3;

/// In how many rows two columns are compared.
const ROWS_COMPARED: usize = 400;

/// What the cells of each column have in common.
#[derive(Debug)]
pub(super) struct Answers<'t> {
    columns: Vec<Column>,
    /// Of each column, once it was looked at.
    profiles: Vec<OnceCell<Profile>>,
    table: &'t Table,
    header: Row<'t>,
    /// The second line of the header.
    second: Option<Row<'t>>,
    /// The first row that is not looked at.
    end: RowNumber,
    words: &'t Words,
}

#[derive(Clone, Copy, Debug, Default)]
struct Column {
    has_yes: bool,
    /// How many cells say yes or no, as far as they were counted.
    answers: usize,
    /// How many say anything else; not counted beyond what makes it no column
    /// of answers.
    others: usize,
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
        let next = table.row(RowNumber(header.number().0 + 1));
        let second = second_line(header, next.filter(|row| row.number() < end), words);
        let first_row = second.map_or(header.number(), |second| second.number());
        let below = table
            .rows_below(first_row)
            .take_while(|row| row.number() < end);
        for row in below {
            let mut is_total: Option<bool> = None;
            for ((column, first), cell) in columns.iter_mut().zip(&mut first).zip(row.cells()) {
                if column.others > 1 && column.has_several_values || cell.is_empty() {
                    continue;
                }
                let answer = words.yes_or_no(cell);
                // Below ticks stands how many they are. Few cells are asked.
                let is_other = answer.is_none() && !words.is_empty(cell);
                if is_other
                    && column.others == 0
                    && *is_total.get_or_insert_with(|| is_row_of_sums(row, words))
                {
                    continue;
                }
                column.filled += 1;
                if first.is_empty() {
                    *first = cell;
                }
                column.has_several_values |= !first.eq_ignore_ascii_case(cell);
                column.has_yes |= answer == Some(true);
                column.answers += usize::from(answer.is_some());
                column.others += usize::from(is_other);
            }
        }
        Self {
            profiles: vec![OnceCell::new(); columns.len()],
            columns,
            table,
            header,
            second,
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
        Profile::of(self.cells(index), self.words)
    }

    /// The kinds of the cells that a profile counts, from the top; looked at one by
    /// one.
    pub(super) fn kinds(&self, index: usize) -> impl Iterator<Item = Kind> {
        kinds_of(self.cells(index), self.words)
    }

    fn column(&self, index: usize) -> Column {
        self.columns.get(index).copied().unwrap_or_default()
    }

    /// Whether every cell that is filled in says yes or no, but for one slip
    /// among many. A day is no slip.
    pub(super) fn says_yes_or_no(&self, index: usize) -> bool {
        let column = self.column(index);
        match column.others {
            0 => column.answers > 0,
            1 => column.answers >= ANSWERS_BESIDE_A_SLIP && !self.profile(index).has_days(),
            _ => false,
        }
    }

    /// Whether every cell that is filled in says yes or no, and one yes.
    pub(super) fn says_yes(&self, index: usize) -> bool {
        self.says_yes_or_no(index) && self.column(index).has_yes
    }

    /// Whether a column is filled in only where the other one is, and blank in
    /// a row where both are.
    pub(super) fn goes_with(&self, index: usize, other: usize) -> bool {
        let (Ok(index), Ok(other)) = (u16::try_from(index), u16::try_from(other)) else {
            return false;
        };
        let mut are_both_blank = false;
        for row in self.rows().take(ROWS_COMPARED) {
            match (row.cell(ColumnIndex(index)), row.cell(ColumnIndex(other))) {
                ("", "") => are_both_blank |= !row.is_blank(),
                (_, "") => return false,
                _ => {}
            }
        }
        are_both_blank
    }

    /// The cells of a column that are filled in. A header that comes up again, as in
    /// files joined together, is none.
    pub(super) fn cells(&self, index: usize) -> impl Iterator<Item = &'t str> {
        let column = ColumnIndex(u16::try_from(index).unwrap_or(u16::MAX));
        let header = self.header.cell(column);
        let cells = self.rows().map(move |row| row.cell(column));
        cells.filter(move |cell| !cell.is_empty() && *cell != header)
    }

    /// The second line of the header, if it has one.
    pub(super) fn second_line(&self) -> Option<Row<'t>> {
        self.second
    }

    /// The rows that are looked at.
    fn rows(&self) -> impl Iterator<Item = Row<'t>> {
        let first = self.second.unwrap_or(self.header).number();
        let rows = self.table.rows_below(first);
        rows.take_while(|row| row.number() < self.end)
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
