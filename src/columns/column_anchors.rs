//! What must stand in which column of a list: by the names of the columns, and
//! by the cells of the rows that have no more cells than the header.

use super::field::Field;
use super::normalise::normal_name;
use super::numbered_headers::without_numbers;
use super::value_profile::{Kind, Profile, kind_of};
use super::words::{Meaning, Words};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// What the cells of one column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// All of one kind.
    Anchor(Kind),
    /// A name, of a company or a place: no day, and no link.
    Name,
    /// Anything.
    Text,
}

/// What the cells of each column are.
pub(super) struct Anchors<'t> {
    columns: Vec<Column>,
    words: &'t Words,
}

impl<'t> Anchors<'t> {
    /// Looks at the rows that are not too long.
    pub(super) fn of<'r>(
        header: Row<'r>,
        rows: impl Iterator<Item = Row<'r>> + Clone,
        words: &'t Words,
    ) -> Self {
        let width = header.width();
        let columns =
            (0_u16..)
                .map(ColumnIndex)
                .zip(without_numbers(header))
                .map(|(index, name)| {
                    let short = rows.clone().filter(|row| row.width() <= width);
                    let profile = Profile::of(short.map(|row| row.cell(index)), words);
                    column_of(words.header(&normal_name(name)), &profile)
                });
        Self {
            columns: columns.collect(),
            words,
        }
    }

    /// How many columns there are.
    pub(super) fn count(&self) -> usize {
        self.columns.len()
    }

    /// Whether the cells of that column are all of one kind.
    pub(super) fn is_anchor(&self, column: usize) -> bool {
        matches!(self.columns.get(column), Some(Column::Anchor(_)))
    }

    /// How many of the cells cannot stand where they stand.
    pub(super) fn misfits(&self, cells: &[&str]) -> usize {
        let cells = cells.iter().enumerate().take(self.count());
        cells
            .filter(|(column, cell)| !self.fits(*column, cell))
            .count()
    }

    /// Whether a cell can stand in that column.
    pub(super) fn fits(&self, column: usize, cell: &str) -> bool {
        if self.words.is_undated(cell) {
            return true;
        }
        match self.columns.get(column) {
            Some(Column::Anchor(Kind::Stage)) => self.is_stage(cell),
            Some(Column::Anchor(kind)) => is_of(kind_of(cell, self.words), *kind),
            Some(Column::Name) => !self.is_elsewhere(cell),
            Some(Column::Text) | None => true,
        }
    }

    /// Whether pieces of a cell can stand together in that column.
    pub(super) fn fits_joined(&self, column: usize, pieces: &[&str], joined: &str) -> bool {
        let are_words = || !pieces.iter().any(|piece| self.is_elsewhere(piece));
        match self.columns.get(column) {
            // `Rejected, no reason given`
            Some(Column::Anchor(Kind::Stage)) => {
                pieces.first().is_some_and(|first| self.is_stage(first)) && are_words()
            }
            // `Nov 2, 2026`, `$90,000`
            Some(Column::Anchor(kind)) => is_of(kind_of(joined, self.words), *kind),
            Some(Column::Name | Column::Text) => are_words(),
            None => false,
        }
    }

    /// `Inc.`, `GmbH`: it stands behind a name and never alone.
    pub(super) fn is_legal_form(&self, cell: &str) -> bool {
        !cell.is_empty() && self.words.is_legal_form(cell)
    }

    fn is_stage(&self, cell: &str) -> bool {
        let stage = self.words.stage(&normal_name(cell));
        stage.is_some() || kind_of(cell, self.words) == Kind::Stage
    }

    /// A day or an address has a column of its own.
    fn is_elsewhere(&self, cell: &str) -> bool {
        match kind_of(cell, self.words) {
            Kind::Date | Kind::Email => true,
            Kind::WebAddress => cell.contains("://"),
            _ => false,
        }
    }
}

fn is_of(found: Kind, wanted: Kind) -> bool {
    found == wanted || (found, wanted) == (Kind::NamedEmail, Kind::Email)
}

fn column_of(meaning: Option<Meaning>, profile: &Profile) -> Column {
    let by_values = || {
        let leading = profile
            .leading()
            .filter(|kind| profile.is_nearly_all(*kind));
        match leading {
            Some(
                kind @ (Kind::Date
                | Kind::Time
                | Kind::YesOrNo
                | Kind::WebAddress
                | Kind::Email
                | Kind::Phone
                | Kind::Number
                | Kind::Stage),
            ) => Column::Anchor(kind),
            _ => Column::Text,
        }
    };
    let if_not_otherwise = |kind: Kind| match profile.leading() {
        None => Column::Anchor(kind),
        Some(_) if profile.has(kind) => Column::Anchor(kind),
        Some(_) => by_values(),
    };
    match meaning {
        Some(Meaning::Both) => Column::Name,
        Some(Meaning::Field(field, _, _)) => match field {
            Field::Company | Field::Role | Field::Location | Field::ContactName => Column::Name,
            Field::Notes | Field::Source | Field::ContactTitle => Column::Text,
            Field::Stage => if_not_otherwise(Kind::Stage),
            Field::Url => if_not_otherwise(Kind::WebAddress),
            Field::ContactEmail => if_not_otherwise(Kind::Email),
            field if field.is_date() => if_not_otherwise(Kind::Date),
            _ => by_values(),
        },
        Some(Meaning::Never(_)) | None => by_values(),
    }
}
