//! A column that nobody knows becomes a guess at its meaning: by a name that
//! comes close, else by what its cells have in common. A guess is shown to the
//! person and never acted upon.

use super::answers::Answers;
use super::field::Field;
use super::headers::{NOT_KNOWN, UnderstoodColumn};
use super::normalise::normal_name;
use super::sheet_kind::ANY_DAY;
use super::value_profile::{Kind, Profile};
use super::words::Words;
use crate::diagnostic::ColumnIndex;

/// What the names of employers, jobs and people look like.
const NAMES: [Kind; 5] = [
    Kind::Text,
    Kind::Name,
    Kind::Title,
    Kind::Way,
    Kind::NamedEmail,
];

/// A shorter name means something else within a longer one, in bytes.
const SHORTEST_PART: usize = 5;

/// What a day of one's own is not, in the words of a header: it lies ahead, or
/// is another's.
const AHEAD: [&str; 9] = [
    "due", "next", "expected", "close", "by", "until", "deadline", "end", "birth",
];

/// What neither an employer nor a job is called, in the words of a header.
const NO_JOB: [&str; 22] = [
    "priority",
    "tag",
    "label",
    "category",
    "level",
    "seniority",
    "rating",
    "excitement",
    "interest",
    "score",
    "rank",
    "industry",
    "sector",
    "size",
    "remote",
    "hybrid",
    "skill",
    "benefit",
    "language",
    "season",
    "visa",
    "color",
];

/// What a column may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) column: ColumnIndex,
    /// `None` where nothing speaks for any field.
    pub(super) field: Option<Field>,
    /// What speaks for it.
    pub(super) because: String,
    /// Whether its cells are days.
    pub(super) are_days: bool,
    /// Whether it is worth asking about.
    pub(super) may_matter: bool,
}

/// A guess for each column about which nothing is known, from left to right. No
/// two of them are of one field, unless several columns may have it.
pub(super) fn guess(
    columns: &[UnderstoodColumn],
    answers: &Answers<'_>,
    words: &Words,
) -> Vec<Guess> {
    let mut used: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
    let mut guesses: Vec<Guess> = Vec::new();
    let may_be_job = |column: &UnderstoodColumn| {
        let cells = answers.profile(usize::from(column.index.0));
        let is_text = matches!(
            cells.leading(),
            Some(Kind::Text | Kind::Title | Kind::Sentence)
        );
        column.header.is_some() && column.because == NOT_KNOWN && is_text
    };
    for column in columns {
        let Some(header) = &column.header else {
            continue;
        };
        if column.field.is_some() || column.because != NOT_KNOWN {
            continue;
        }
        let cells = answers.profile(usize::from(column.index.0));
        let name = normal_name(header.as_str());
        let found = by_name(&name, &cells, &used, words).or_else(|| {
            let found = by_cells(&name, &cells, &used);
            // Names are those of people, where another column can be the job.
            let is_of_people = cells.is_nearly_all(Kind::Name);
            let mut others = columns.iter().filter(|other| other.index > column.index);
            found.filter(|(field, _)| {
                !(*field == Field::Role && is_of_people && others.any(may_be_job))
            })
        });
        let (field, because) = match found {
            Some((field, because)) => (Some(field), because),
            None if are_days(&cells) => (None, "its cells are dates; say which".to_owned()),
            None => (None, "nothing tells what it is".to_owned()),
        };
        used.extend(field);
        guesses.push(Guess {
            column: column.index,
            field,
            because,
            are_days: are_days(&cells),
            may_matter: field.is_some() || may_matter(&cells),
        });
    }
    guesses
}

/// Whether nearly all cells are days, and could be nothing else.
pub(super) fn are_days(cells: &Profile) -> bool {
    cells.is_nearly_all(Kind::Date) && cells.has_days_beyond_doubt()
}

/// Whether a column with such cells may tell of an application what a plan
/// needs. Numbers, ticks and single words are a person's own business.
fn may_matter(cells: &Profile) -> bool {
    let Some(leading) = cells.leading() else {
        return false;
    };
    match leading {
        Kind::Date => are_days(cells),
        Kind::YesOrNo | Kind::Number | Kind::Time | Kind::Way | Kind::Text => false,
        _ => true,
    }
}

/// Whether a column with such cells can be of that field.
fn fits(field: Field, cells: &Profile) -> bool {
    let any =
        |kinds: &[Kind]| cells.leading().is_none() || kinds.iter().any(|kind| cells.has(*kind));
    match field {
        field if field.is_date() => cells.leading().is_none() || cells.has_days_beyond_doubt(),
        Field::ContactEmail => any(&[Kind::Email, Kind::NamedEmail]),
        Field::Url => any(&[Kind::WebAddress]),
        Field::ContactPhone => any(&[Kind::Phone]),
        Field::Id | Field::Notes | Field::Salary => true,
        Field::Stage => any(&[Kind::Stage, Kind::Text, Kind::Name]),
        _ => any(&NAMES),
    }
}

/// The field of the known name that comes closest, if the cells do not speak
/// against it.
fn by_name(name: &str, cells: &Profile, used: &[Field], words: &Words) -> Option<(Field, String)> {
    let free: Vec<Field> = Field::ALL
        .into_iter()
        .filter(|field| field.adds_up() || !used.contains(field))
        .filter(|field| fits(*field, cells))
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

/// So many letters are different at the most where two words come close.
pub(super) const MOST_DIFFERENT: usize = 2;

/// How many letters are different, if these are few for so long a word.
pub(super) fn close(word: &str, known: &str) -> Option<usize> {
    let lengths = (word.chars().count(), known.chars().count());
    let most = match lengths.0.max(lengths.1) {
        0..6 => return None,
        6..9 => 1,
        _ => MOST_DIFFERENT,
    };
    let is_near = lengths.0.abs_diff(lengths.1) <= most;
    let distance = is_near.then(|| strsim::osa_distance(word, known))?;
    (distance <= most).then_some(distance)
}

/// Which letters a word has, a bit for each, though some have one in common.
pub(super) fn letters_of(word: &str) -> u64 {
    word.chars()
        .fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 64))
}

/// Whether words of these letters may come close: one letter instead of another
/// changes two bits at the most. It tells most words apart.
pub(super) fn may_be_close(one: u64, other: u64) -> bool {
    (one ^ other).count_ones() as usize <= 2 * MOST_DIFFERENT
}

/// The field that such cells are of, if no column has it.
fn by_cells(name: &str, cells: &Profile, used: &[Field]) -> Option<(Field, String)> {
    let free = |field: &Field| !used.contains(field);
    let of =
        |field: Field, because: &str| Some((field, because.to_owned())).filter(|it| free(&it.0));
    let leading = cells.leading()?;
    match leading {
        // Jobs and employers are of several sorts: `Buyer`, `Lab Manager`.
        Kind::Text | Kind::Name | Kind::Title
            if cells.is_mostly(&NAMES) && !name.split(' ').any(|word| NO_JOB.contains(&word)) =>
        {
            let field = [Field::Company, Field::Role].into_iter().find(free)?;
            let because = format!("its cells are short texts, and no other column is the {field}");
            of(field, &because)
        }
        _ if !cells.is_nearly_all(leading) => None,
        // Which day it is no date says; the day of the application needs no word.
        Kind::Date if are_days(cells) && names_a_day(name) => of(
            Field::AppliedOn,
            "its cells are dates, and its name says so",
        ),
        Kind::Email | Kind::NamedEmail => of(Field::ContactEmail, "its cells are addresses"),
        Kind::WebAddress => of(Field::Url, "its cells are links"),
        Kind::Phone => of(Field::ContactPhone, "its cells are numbers to call"),
        Kind::Stage => of(Field::Stage, "its cells are status words"),
        _ => None,
    }
}

/// Whether a header speaks of a day, and of none that lies ahead.
fn names_a_day(name: &str) -> bool {
    name.split(' ').any(|word| ANY_DAY.contains(&word))
        && !name.split(' ').any(|word| AHEAD.contains(&word))
}

#[cfg(test)]
mod tests;
