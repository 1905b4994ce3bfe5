//! A column that nobody knows becomes a guess at its meaning: by a name that
//! comes close, else by what its cells have in common. A guess is shown to the
//! person and never acted upon.

use super::dates::{DateCell, read_date_cell};
use super::field::Field;
use super::headers::UnderstoodColumn;
use super::normalise::normal_name;
use super::people::phone;
use super::words::Words;
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::EmailAddress;

/// So many rows are looked at.
const ROWS_LOOKED_AT: usize = 500;

/// A shorter name means something else within a longer one, in bytes.
const SHORTEST_PART: usize = 5;

/// The longest cell that may be the name of an employer or a job, in bytes.
const LONGEST_NAME: usize = 80;

/// The fields that a column of dates may be, the likeliest first.
const DATES: [Field; 4] = [
    Field::AppliedOn,
    Field::InterviewOn,
    Field::FollowUpOn,
    Field::DecisionOn,
];

/// What a column may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) column: ColumnIndex,
    /// `None` where nothing speaks for any field.
    pub(super) field: Option<Field>,
    /// What speaks for it.
    pub(super) because: String,
}

/// What the cells of a column are, by number.
#[derive(Clone, Copy, Debug, Default)]
struct Cells {
    filled: usize,
    dates: usize,
    emails: usize,
    links: usize,
    phones: usize,
    stages: usize,
    names: usize,
}

impl Cells {
    fn note(&mut self, cell: &str, words: &Words) {
        if words.is_empty(cell) || words.yes_or_no(cell).is_some() {
            return;
        }
        self.filled += 1;
        let is_link = cell.starts_with("http://") || cell.starts_with("https://");
        if matches!(read_date_cell(cell), DateCell::Dates(_)) {
            self.dates += 1;
        } else if EmailAddress::parse(cell).is_some() {
            self.emails += 1;
        } else if is_link {
            self.links += 1;
        } else if phone(cell).is_some() {
            self.phones += 1;
        } else if words.stage(&normal_name(cell)).is_some() {
            self.stages += 1;
        } else if cell.len() <= LONGEST_NAME && is_mostly_letters(cell) {
            self.names += 1;
        }
    }

    /// Whether a column with such cells can be of that field.
    fn fit(self, field: Field) -> bool {
        let some = |of_that_sort: usize| self.filled == 0 || of_that_sort > 0;
        match field {
            field if field.is_date() => some(self.dates),
            Field::ContactEmail => some(self.emails),
            Field::Url => some(self.links),
            Field::ContactPhone => some(self.phones),
            Field::Id | Field::Notes | Field::Salary => true,
            Field::Stage => some(self.stages + self.names),
            _ => some(self.names),
        }
    }

    /// Whether nearly all cells that say something are of that sort.
    fn are_nearly_all(self, of_that_sort: usize) -> bool {
        of_that_sort > 0 && of_that_sort * 10 >= self.filled * 8
    }
}

/// A name has letters; a number, a range or a list of ids has few.
fn is_mostly_letters(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    letters > cell.chars().filter(char::is_ascii_digit).count()
}

/// A guess for each column that has a header which no list knows, from left to
/// right. No two of them are of one field, unless several columns may have it.
pub(super) fn guess<'t>(
    columns: &[UnderstoodColumn],
    rows: impl Iterator<Item = Row<'t>>,
    words: &Words,
) -> Vec<Guess> {
    let is_unknown = |column: &&UnderstoodColumn| {
        let header = column.header.as_ref().map(|header| header.as_str());
        column.field.is_none()
            && header.is_some_and(|header| words.header(&normal_name(header)).is_none())
    };
    let unknown: Vec<&UnderstoodColumn> = columns.iter().filter(is_unknown).collect();
    let mut cells = vec![Cells::default(); unknown.len()];
    for row in rows.take(ROWS_LOOKED_AT) {
        for (column, cells) in unknown.iter().zip(&mut cells) {
            cells.note(row.cell(column.index), words);
        }
    }
    let mut used: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
    let mut guesses: Vec<Guess> = Vec::with_capacity(unknown.len());
    for (column, cells) in unknown.into_iter().zip(cells) {
        let header = column.header.as_ref().map_or("", |header| header.as_str());
        let found =
            by_name(&normal_name(header), cells, &used, words).or_else(|| by_cells(cells, &used));
        let (field, because) = match found {
            Some((field, because)) => (Some(field), because),
            None => (None, "nothing tells what it is".to_owned()),
        };
        used.extend(field);
        guesses.push(Guess {
            column: column.index,
            field,
            because,
        });
    }
    guesses
}

/// The field of the known name that comes closest, if the cells do not speak
/// against it.
fn by_name(name: &str, cells: Cells, used: &[Field], words: &Words) -> Option<(Field, String)> {
    let free: Vec<Field> = Field::ALL
        .into_iter()
        .filter(|field| field.adds_up() || !used.contains(field))
        .filter(|field| cells.fit(*field))
        .collect();
    words
        .names_of(&free)
        .filter(|(known, _)| !known.contains('#'))
        .filter_map(|(known, field)| Some((distance(name, known)?, known, field)))
        .min_by(|a, b| {
            // Of equal ones always the same, in whatever order the lists come.
            let by_length = b.1.len().cmp(&a.1.len());
            a.0.cmp(&b.0).then(by_length).then_with(|| a.1.cmp(b.1))
        })
        .map(|(_, known, field)| (field, format!("its name is close to `{known}`")))
}

/// How far a name is from a known one: the letters that are different, or 0 for
/// one that begins or ends with it; `None` where they are not close.
fn distance(name: &str, known: &str) -> Option<usize> {
    let begins = name
        .strip_prefix(known)
        .is_some_and(|it| it.starts_with(' '));
    let ends = name.strip_suffix(known).is_some_and(|it| it.ends_with(' '));
    if (begins || ends) && known.len() >= SHORTEST_PART {
        return Some(0);
    }
    close(name, known)
}

/// How many letters are different, if these are few for so long a word.
pub(super) fn close(word: &str, known: &str) -> Option<usize> {
    let letters = word.chars().count().max(known.chars().count());
    let most = match letters {
        0..6 => return None,
        6..9 => 1,
        _ => 2,
    };
    let is_near = word.len().abs_diff(known.len()) <= 2 * most;
    let distance = is_near.then(|| strsim::osa_distance(word, known))?;
    (distance <= most).then_some(distance)
}

/// The field that such cells are of, if no column has it.
fn by_cells(cells: Cells, used: &[Field]) -> Option<(Field, String)> {
    let free = |field: &Field| !used.contains(field);
    let of_sort = |count: usize, field: Field, because: &str| {
        let fits = cells.are_nearly_all(count) && free(&field);
        fits.then(|| (field, because.to_owned()))
    };
    let as_dates = || {
        let field = DATES.into_iter().find(free)?;
        let because = match field {
            Field::AppliedOn => "its cells are dates",
            _ => "its cells are dates, perhaps these",
        };
        of_sort(cells.dates, field, because)
    };
    let as_names = || {
        let field = [Field::Company, Field::Role].into_iter().find(free)?;
        let because = format!("its cells are short texts, and no other column is the {field}");
        of_sort(cells.names, field, &because)
    };
    as_dates()
        .or_else(|| of_sort(cells.emails, Field::ContactEmail, "its cells are addresses"))
        .or_else(|| of_sort(cells.links, Field::Url, "its cells are links"))
        .or_else(|| {
            of_sort(
                cells.phones,
                Field::ContactPhone,
                "its cells are numbers to call",
            )
        })
        .or_else(|| of_sort(cells.stages, Field::Stage, "its cells are status words"))
        .or_else(as_names)
}

#[cfg(test)]
mod tests;
