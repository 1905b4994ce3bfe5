//! Columns about people become groups: a name with the address, the telephone
//! number and the title that stand beside it.

use super::field::Field;
use super::headers::Headers;
use super::people::NameOrder;
use super::words::Words;
use crate::application::{Round, Standing};
use crate::diagnostic::ColumnIndex;

/// Columns that speak of the same people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PeopleColumns {
    /// The round that those people belong to, if the header names one.
    pub(super) round: Option<Round>,
    /// What the header says of them: `Hiring Manager`.
    pub(super) standing: Standing,
    /// How the names are written, as far as the cells tell.
    pub(super) order: NameOrder,
    pub(super) name: Option<ColumnIndex>,
    /// The other half of the names, where they stand in two columns: `name` is
    /// the first half then.
    pub(super) family_name: Option<ColumnIndex>,
    pub(super) email: Option<ColumnIndex>,
    pub(super) phone: Option<ColumnIndex>,
    pub(super) title: Option<ColumnIndex>,
    /// The number in the headers, which may count people rather than rounds.
    number: Option<Round>,
    /// Where the group stands among the columns.
    anchor: ColumnIndex,
}

impl PeopleColumns {
    /// A group of nothing yet, for the column of that place.
    fn around(headers: &Headers, index: usize, words: &Words) -> Self {
        let column = &headers.columns[index];
        Self {
            round: column.round,
            standing: words.title(&headers.names[index]).unwrap_or_default(),
            order: NameOrder::GivenFirst,
            name: None,
            family_name: None,
            email: None,
            phone: None,
            title: None,
            number: headers.numbers[index],
            anchor: column.index,
        }
    }

    fn slot(&mut self, field: Field) -> &mut Option<ColumnIndex> {
        match field {
            Field::ContactEmail => &mut self.email,
            Field::ContactPhone => &mut self.phone,
            Field::ContactTitle => &mut self.title,
            _ => &mut self.name,
        }
    }
}

/// Finds the groups. A column that fits none because its place is taken loses
/// its field.
pub(super) fn group_people(headers: &mut Headers, words: &Words) -> Vec<PeopleColumns> {
    let mut groups: Vec<PeopleColumns> = Vec::new();
    for index in 0..headers.columns.len() {
        if headers.columns[index].field == Some(Field::ContactName) {
            let mut group = PeopleColumns::around(headers, index, words);
            group.name = Some(group.anchor);
            let before = groups.last_mut();
            if !before.is_some_and(|before| join_halves(before, &group, headers, words)) {
                groups.push(group);
            }
        }
    }
    for index in 0..headers.columns.len() {
        let field = headers.columns[index].field;
        let Some(field) = field.filter(|field| field.is_about_a_person()) else {
            continue;
        };
        if field == Field::ContactName {
            continue;
        }
        let seeker = PeopleColumns::around(headers, index, words);
        match best_group(&groups, &seeker) {
            None => {
                let mut group = seeker;
                *group.slot(field) = Some(group.anchor);
                groups.push(group);
            }
            Some(best) => match groups[best].slot(field) {
                Some(taken) => {
                    let taken = usize::from(taken.0);
                    let rival = headers.columns[taken].header.as_ref();
                    let rival = rival.map_or("another column", |header| header.as_str());
                    let because = format!("`{rival}` is used already");
                    headers.columns[index].field = None;
                    headers.columns[index].round = None;
                    headers.columns[index].because = because;
                }
                slot => *slot = Some(seeker.anchor),
            },
        }
    }
    groups
}

/// Makes one group of `First Name` and `Last Name`, side by side in either
/// order; `false` if the two columns are no such halves.
fn join_halves(
    before: &mut PeopleColumns,
    behind: &PeopleColumns,
    headers: &Headers,
    words: &Words,
) -> bool {
    let name = |column: ColumnIndex| headers.names[usize::from(column.0)].as_str();
    let (first, second) = (before.anchor, behind.anchor);
    if before.family_name.is_some() || second.0 - first.0 != 1 {
        return false;
    }
    let (given, family) = if words.is_given_name(name(first)) {
        (first, second)
    } else {
        (second, first)
    };
    if !words.is_given_name(name(given)) || !words.is_family_name(name(family)) {
        return false;
    }
    before.name = Some(given);
    before.family_name = Some(family);
    true
}

/// The group that such a column belongs to: of the same number, first of the
/// same standing, then where one of them says nothing; the nearest to the left
/// goes before the nearest to the right.
fn best_group(groups: &[PeopleColumns], seeker: &PeopleColumns) -> Option<usize> {
    groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.number == seeker.number)
        .filter(|(_, group)| {
            group.standing == seeker.standing
                || group.standing == Standing::Unknown
                || seeker.standing == Standing::Unknown
        })
        .min_by_key(|(_, group)| {
            (
                group.standing != seeker.standing,
                group.anchor > seeker.anchor,
                group.anchor.0.abs_diff(seeker.anchor.0),
            )
        })
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests;
