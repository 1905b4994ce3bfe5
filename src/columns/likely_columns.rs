//! A column that nobody calls the status, and whose cells are status words, is
//! it where no other column is. One that may be it, or may hold the days of the
//! applications, is asked about: without it a plan says little.

use std::collections::HashSet;

use super::answers::Answers;
use super::field::Field;
use super::guesses::are_days;
use super::headers::{Headers, NOT_KNOWN, UnderstoodColumn};
use super::options::ReadingOptions;
use super::report::Report;
use super::stages::StageReader;
use super::words::Words;
use crate::application::Stage;
use crate::diagnostic::{ColumnIndex, RowNumber};

/// How many cells are looked at.
const CELLS_LOOKED_AT: usize = 60;
/// A status is this many words at most, but for a few.
const WORDS_OF_A_STATUS: usize = 5;

/// What a column without a known name may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likely {
    /// The status.
    pub(super) status: Option<ColumnIndex>,
    /// The day of the application.
    pub(super) applied: Option<ColumnIndex>,
}

/// What the cells of a column say of stages.
#[derive(Debug, Default)]
struct Said {
    filled: usize,
    short: usize,
    understood: usize,
    stages: HashSet<Stage>,
}

impl Said {
    fn of(index: usize, answers: &Answers<'_>, words: &Words) -> Self {
        let options = ReadingOptions::default();
        let mut reader = StageReader::new(words, &options);
        let mut said = Self::default();
        let cells = answers.cells(index).filter(|cell| !words.is_empty(cell));
        for cell in cells.take(CELLS_LOOKED_AT) {
            said.filled += 1;
            let is_short = cell.split_whitespace().nth(WORDS_OF_A_STATUS).is_none();
            said.short += usize::from(is_short);
            if let Some(stage) = reader.peek(cell).filter(|_| is_short) {
                said.understood += 1;
                said.stages.insert(stage);
            }
        }
        said
    }

    fn is_short(&self) -> bool {
        self.short * 5 >= self.filled * 4
    }

    /// Whether two of three cells are stages, and these go beyond what a list
    /// of documents says, too: `sent`, `to do`.
    fn is_convincing(&self) -> bool {
        let goes_on = |stage: &Stage| {
            !matches!(
                stage,
                Stage::Wishlist | Stage::Applied | Stage::OnHold | Stage::Closed
            )
        };
        self.is_short()
            && self.understood * 3 >= self.filled * 2
            && self.stages.len() > 1
            && self.stages.iter().any(goes_on)
    }

    fn is_possible(&self) -> bool {
        self.is_short()
            && self.understood > 1
            && self.understood * 4 >= self.filled
            && self.stages.len() > 1
    }
}

/// Gives the status to a column that is convincing; what is not is noted.
pub(super) fn find_likely(
    columns: &mut [UnderstoodColumn],
    both: Option<usize>,
    names: &[&str],
    answers: &Answers<'_>,
    words: &Words,
) -> Likely {
    let has = |columns: &[UnderstoodColumn], field: Field| {
        columns.iter().any(|column| column.field == Some(field))
    };
    let names_applications =
        both.is_some() || has(columns, Field::Company) || has(columns, Field::Role);
    let unknown: Vec<usize> = (0..columns.len())
        .filter(|index| columns[*index].field.is_none() && columns[*index].because == NOT_KNOWN)
        .filter(|index| {
            let name = names[*index];
            !words.is_column_of_events(name) && !words.is_column_of_messages(name)
        })
        .collect();
    let mut likely = Likely::default();
    // Where nobody knows whose applications they are, that is asked first.
    if !names_applications {
        return likely;
    }
    if !has(columns, Field::Stage) {
        let said = unknown
            .iter()
            .map(|index| (*index, Said::of(*index, answers, words)));
        let possible: Vec<(usize, Said)> = said.filter(|(_, said)| said.is_possible()).collect();
        let mut best: Option<&(usize, Said)> = None;
        for it in &possible {
            if best.is_none_or(|(_, best)| it.1.understood > best.understood) {
                best = Some(it);
            }
        }
        if let Some((index, said)) = best {
            let column = &mut columns[*index];
            if said.is_convincing() {
                column.field = Some(Field::Stage);
                column.because = "its cells are status words, and no column is called so".into();
            } else {
                likely.status = Some(column.index);
            }
        }
    }
    if !has(columns, Field::AppliedOn) {
        let mut days = unknown
            .iter()
            .filter(|index| are_days(&answers.profile(**index)));
        likely.applied = days.next().map(|index| columns[*index].index);
    }
    likely
}

/// Says which column may be the status or the day of the application, once.
pub(super) fn report_likely(header: RowNumber, headers: &Headers, report: &mut Report) {
    let header_of = |index: ColumnIndex| {
        let column = headers.columns.get(usize::from(index.0))?;
        Some((index, column.header.clone()?))
    };
    if let Some((index, name)) = headers.likely.status.and_then(header_of) {
        report.warn(
            header,
            Some(index),
            format!("no column is known as the status, and `{name}` may be it"),
            format!("if it is, say `--map 'stage={name}'`; if not, `--map 'notes={name}'`"),
        );
    }
    if let Some((index, name)) = headers.likely.applied.and_then(header_of) {
        report.warn(
            header,
            Some(index),
            format!("no column is known as the day you applied, and `{name}` holds dates"),
            format!(
                "if that is it, say `--map 'applied_on={name}'`; if not, `--map 'notes={name}'`"
            ),
        );
    }
}
