//! Understood headers become the places from which each row is read.

use super::answers::AnswerColumns;
use super::field::Field;
use super::headers::Headers;
use super::known_sheets::KnownSheet;
use super::people_columns::{PeopleColumns, group_people};
use super::words::Words;
use crate::application::{ContactBy, Round, Stage};
use crate::diagnostic::ColumnIndex;

/// One column of interview dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InterviewColumn {
    pub(super) column: ColumnIndex,
    /// The round of its first date; further dates in the cell follow the
    /// highest round of all columns.
    pub(super) round: Round,
}

/// Where each field of a row is read from.
#[derive(Debug)]
pub(super) struct Layout {
    single: [Option<ColumnIndex>; Field::ALL.len()],
    pub(super) salary: Vec<ColumnIndex>,
    pub(super) notes: Vec<ColumnIndex>,
    pub(super) interviews: Vec<InterviewColumn>,
    /// Columns of times, each with the column of days that it belongs to.
    pub(super) times: Vec<(ColumnIndex, ColumnIndex)>,
    pub(super) kinds: Vec<(Option<Round>, ColumnIndex)>,
    pub(super) people: Vec<PeopleColumns>,
    /// All columns that have a field other than the id.
    used: Vec<ColumnIndex>,
    /// All columns of dates, from left to right.
    pub(super) dates: Vec<ColumnIndex>,
    /// Columns that tell whether, and not when.
    pub(super) answered: AnswerColumns,
    /// Columns whose cells tick off a stage.
    pub(super) stage_marks: Vec<(ColumnIndex, Stage)>,
    /// Columns of stages beside the one that has the status.
    pub(super) second_stages: Vec<ColumnIndex>,
    /// The columns of stages that are called after how it ended: a `no` there
    /// is theirs.
    pub(super) outcomes: Vec<ColumnIndex>,
    /// Whether the status is what they answered: a `yes` there is no stage.
    pub(super) status_is_an_answer: bool,
    /// The column in which the company and the role stand together.
    pub(super) both: Option<ColumnIndex>,
    /// Whose contacts the column of last contacts holds.
    pub(super) contact_by: ContactBy,
    /// The column of their contacts, beside one of the person's.
    pub(super) heard: Option<ColumnIndex>,
    /// The stage of a row of which nothing at all is known.
    pub(super) fallback: Stage,
}

impl Layout {
    /// Decides on the places. Columns about people that fit nowhere, and
    /// rounds that columns get by their place, are written back.
    pub(super) fn new(headers: &mut Headers, words: &Words) -> Self {
        let people = group_people(headers, words);
        days_in_columns_of_times(headers);
        let mut layout = Self {
            single: [None; Field::ALL.len()],
            salary: Vec::new(),
            notes: Vec::new(),
            interviews: number_interviews(headers),
            times: Vec::new(),
            kinds: Vec::new(),
            people,
            used: Vec::new(),
            dates: Vec::new(),
            answered: headers.answered,
            stage_marks: headers.stage_marks.clone(),
            second_stages: headers.second_stages.clone(),
            outcomes: Vec::new(),
            status_is_an_answer: false,
            both: headers.both,
            contact_by: ContactBy::Us,
            heard: None,
            fallback: Stage::Wishlist,
        };
        for (column, name) in headers.columns.iter().zip(&headers.names) {
            let is_second = headers.second_stages.contains(&column.index);
            if (is_second || column.field == Some(Field::Stage)) && words.is_outcome(name) {
                layout.outcomes.push(column.index);
            }
            let Some(field) = column.field else { continue };
            if field != Field::Id {
                layout.used.push(column.index);
            }
            if field.is_date() {
                layout.dates.push(column.index);
            }
            match field {
                Field::Stage => layout.status_is_an_answer = words.is_theirs(name),
                Field::Salary => layout.salary.push(column.index),
                Field::Notes => layout.notes.push(column.index),
                Field::InterviewTime => {
                    let day = day_of(column.index, column.round, &layout.interviews);
                    layout.times.extend(day.map(|day| (column.index, day)));
                }
                Field::InterviewKind => layout.kinds.push((column.round, column.index)),
                Field::LastContactOn if words.is_theirs(name) => {
                    layout.heard = Some(column.index);
                }
                _ => {}
            }
            layout.single[field as usize].get_or_insert(column.index);
        }
        let ours = headers.columns.iter().find(|column| {
            column.field == Some(Field::LastContactOn) && layout.heard != Some(column.index)
        });
        match ours {
            Some(ours) => layout.single[Field::LastContactOn as usize] = Some(ours.index),
            None if layout.heard.take().is_some() => layout.contact_by = ContactBy::Them,
            None => {}
        }
        layout.fallback = layout.stage_of_the_unknown(headers);
        for column in &mut headers.columns {
            column.is_used = column.field.is_some() || layout.uses(column.index);
        }
        layout
    }

    /// The column of a field that only one column can have.
    pub(super) fn column(&self, field: Field) -> Option<ColumnIndex> {
        self.single[field as usize]
    }

    /// Whether the column is read, and not for the sheet's own id of a row,
    /// which is often there before the row is.
    pub(super) fn uses(&self, column: ColumnIndex) -> bool {
        self.used.contains(&column)
            || self.both == Some(column)
            || self.second_stages.contains(&column)
            || self.answered.applied == Some(column)
            || self.answered.followed_up == Some(column)
            || self.stage_marks.iter().any(|(mark, _)| *mark == column)
    }

    /// Whether a row can name an application at all.
    pub(super) fn names_applications(&self) -> bool {
        self.names().next().is_some()
    }

    /// The columns that tell which application it is.
    pub(super) fn names(&self) -> impl Iterator<Item = ColumnIndex> {
        let fields = [Field::Company, Field::Role].into_iter();
        fields
            .filter_map(|field| self.column(field))
            .chain(self.both)
    }

    /// What a row without a status and without any date is.
    fn stage_of_the_unknown(&self, headers: &Headers) -> Stage {
        let could_say_so = self.column(Field::Stage).is_some()
            || self.column(Field::AppliedOn).is_some()
            || self.answered.applied.is_some()
            || !self.stage_marks.is_empty();
        match headers.known {
            Some(KnownSheet::LinkedinApplications) => Stage::Applied,
            Some(KnownSheet::LinkedinSaved) => Stage::Wishlist,
            // The sheet has a place for it and the person left it blank.
            None if could_say_so || headers.has_saved_mark => Stage::Wishlist,
            None => Stage::Applied,
        }
    }
}

/// Without a column of days, a column of times is where the day stands, too.
fn days_in_columns_of_times(headers: &mut Headers) {
    let has_days = headers
        .columns
        .iter()
        .any(|column| column.field == Some(Field::InterviewOn));
    if has_days {
        return;
    }
    for column in &mut headers.columns {
        if column.field == Some(Field::InterviewTime) {
            column.field = Some(Field::InterviewOn);
        }
    }
}

/// The column of days that a column of times belongs to: of its round, or the
/// nearest, to the left before to the right.
fn day_of(
    time: ColumnIndex,
    round: Option<Round>,
    interviews: &[InterviewColumn],
) -> Option<ColumnIndex> {
    interviews
        .iter()
        .filter(|place| round.is_none_or(|round| place.round == round))
        .map(|place| place.column)
        .min_by_key(|day| (*day > time, day.0.abs_diff(time.0)))
}

/// Gives every interview column a round of its own: the one it names, if no
/// column to its left has it, else the lowest that is free. By its place and
/// not by what is filled in, so that filling in a date renames no other round.
fn number_interviews(headers: &mut Headers) -> Vec<InterviewColumn> {
    let mut taken: Vec<Round> = Vec::new();
    let mut interviews: Vec<(usize, Option<Round>)> = Vec::new();
    for (index, column) in headers.columns.iter().enumerate() {
        if column.field == Some(Field::InterviewOn) {
            let own = column.round.filter(|round| !taken.contains(round));
            taken.extend(own);
            interviews.push((index, own));
        }
    }
    let several = interviews.len() > 1;
    let mut numbered = Vec::with_capacity(interviews.len());
    for (index, own) in interviews {
        let round = own.unwrap_or_else(|| lowest_free(&taken));
        if own.is_none() {
            taken.push(round);
        }
        let column = &mut headers.columns[index];
        if several {
            column.round = Some(round);
        }
        numbered.push(InterviewColumn {
            column: column.index,
            round: column.round.unwrap_or(round),
        });
    }
    numbered
}

fn lowest_free(taken: &[Round]) -> Round {
    let mut round = Round(1);
    while taken.contains(&round) {
        round.0 += 1;
    }
    round
}
