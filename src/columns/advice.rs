//! What a person can say where a sheet does not speak for itself: flags that
//! can be typed as they stand, and why.

use chrono::NaiveDate;

use super::dates::{DateCell, DateOrder, read_date_cell};
use super::field::Field;
use super::guesses::Guess;
use super::headers::UnderstoodColumn;
use super::stage_spelling::closest_stage;
use super::stages::UnderstoodStageWord;
use super::words::Words;
use crate::application::Stage;
use crate::diagnostic::{ColumnIndex, ColumnName, Place, RowNumber};
use crate::error::Error;
use crate::text::Text;

/// One thing to say about a sheet, if it is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The order of the numbers in its dates; there is another advice for each
    /// other order.
    DateOrder {
        /// The order.
        order: DateOrder,
        /// A date of the sheet, as it stands there.
        cell: Text,
        /// Its row.
        row: Option<RowNumber>,
        /// The day that it is then; `None` if it is no day then.
        on: Option<NaiveDate>,
    },
    /// The meaning of a column that is not used.
    Column {
        /// The column.
        column: ColumnName,
        /// How the flag names it: by its header, by its letters where several
        /// columns have that header.
        name: String,
        /// What it may be; `None` where nothing tells.
        field: Option<Field>,
        /// What speaks for it.
        because: String,
    },
    /// That the row which looks most like a header is none.
    NoHeader {
        /// That row.
        row: RowNumber,
    },
    /// The meaning of a word in the status column.
    StageWord {
        /// The word.
        word: String,
        /// In how many rows it stands.
        rows: usize,
        /// The known word that it comes close to, and its stage.
        close: Option<(String, Stage)>,
    },
}

impl Advice {
    /// The flag, without its dashes; the key in a configuration is the same.
    #[must_use]
    pub fn flag(&self) -> &'static str {
        match self {
            Self::DateOrder { .. } => "date-order",
            Self::Column { .. } => "map",
            Self::NoHeader { .. } => "header-row",
            Self::StageWord { .. } => "stage",
        }
    }

    /// What stands behind the flag, not quoted for any shell. A word in
    /// capitals is for the person to fill in.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::DateOrder { order, .. } => order.word().to_owned(),
            Self::Column { name, field, .. } => {
                format!("{}={name}", field.map_or("FIELD", Field::word))
            }
            Self::NoHeader { .. } => "none".to_owned(),
            Self::StageWord { word, close, .. } => {
                let stage = close.as_ref().map(|(_, stage)| stage.word());
                format!("{word}={}", stage.unwrap_or("STAGE"))
            }
        }
    }

    /// When to say it, or what speaks for it, in a few words.
    #[must_use]
    pub fn because(&self) -> String {
        match self {
            Self::DateOrder { cell, row, on, .. } => {
                let place = row.map_or_else(String::new, |row| format!(" in row {row}"));
                match on {
                    Some(on) => format!("if `{cell}`{place} is {}", on.format("%-d %B %Y")),
                    None => format!("if `{cell}`{place} is a slip"),
                }
            }
            Self::Column {
                column, because, ..
            } => format!("column {}: {because}", column.index.letters()),
            Self::NoHeader { row } => format!("if row {row} is an application, and no header"),
            Self::StageWord { rows, close, .. } => {
                let rows = match rows {
                    1 => "1 row says so".to_owned(),
                    rows => format!("{rows} rows say so"),
                };
                match close {
                    Some((known, _)) => format!("{rows}; it is close to `{known}`"),
                    None => rows,
                }
            }
        }
    }
}

/// Everything there is to say, what matters most first: without an order of
/// dates and without the employer or the job nothing can be planned.
pub(super) fn advice(
    missing: Option<&Error>,
    columns: &[UnderstoodColumn],
    guesses: Vec<Guess>,
    stages: &[UnderstoodStageWord],
    words: &Words,
) -> Vec<Advice> {
    let mut advice = missing.map_or_else(Vec::new, date_orders);
    advice.extend(missing.into_iter().flat_map(letters_to_type));
    let is_told_alone = |guess: &Guess| guess.field.is_some() || guess.are_days;
    let guesses = guesses.into_iter().filter(|guess| guess.may_matter);
    let (guesses, mut others): (Vec<Guess>, Vec<Guess>) = guesses.partition(is_told_alone);
    together(&mut others);
    let mut columns: Vec<(u8, Advice)> = guesses
        .into_iter()
        .chain(others)
        .map(|guess| {
            let header = columns.get(usize::from(guess.column.0));
            let column = ColumnName {
                index: guess.column,
                header: header.and_then(|column| column.header.clone()),
            };
            let field = guess.field;
            let because = guess.because;
            let advice = Advice::Column {
                name: spoken_name(&column, columns),
                column,
                field,
                because,
            };
            (weight(field), advice)
        })
        .collect();
    columns.sort_by_key(|(weight, _)| *weight);
    let behind = columns.partition_point(|(weight, _)| *weight == 0);
    let others = columns.split_off(behind);
    advice.extend(columns.into_iter().map(|(_, advice)| advice));
    let mut unknown: Vec<&UnderstoodStageWord> =
        stages.iter().filter(|word| word.stage.is_none()).collect();
    unknown.sort_by_key(|word| std::cmp::Reverse(word.rows));
    advice.extend(unknown.into_iter().map(|word| Advice::StageWord {
        word: word.word.clone(),
        rows: word.rows,
        close: closest_stage(&word.word, words),
    }));
    advice.extend(others.into_iter().map(|(_, advice)| advice));
    advice
}

/// How a flag names a column.
fn spoken_name(column: &ColumnName, columns: &[UnderstoodColumn]) -> String {
    let Some(header) = &column.header else {
        return column.index.letters();
    };
    let mut others = columns.iter().filter(|other| other.index != column.index);
    match others.any(|other| other.header.as_ref() == Some(header)) {
        true => column.index.letters(),
        false => header.to_string(),
    }
}

/// Most sheets have columns that are nobody's business but the person's: of
/// those that nothing is known about, the first stands for all.
fn together(guesses: &mut Vec<Guess>) {
    let others = guesses.len().saturating_sub(1);
    guesses.truncate(1);
    if let Some(first) = guesses.first_mut() {
        first.because = match others {
            0 => "not used; if it matters, say what it is".to_owned(),
            1 => "not used, like another one; if they matter, say what they are".to_owned(),
            n => format!("not used, like {n} others; if they matter, say what they are"),
        };
    }
}

/// The lower, the sooner it is told.
fn weight(field: Option<Field>) -> u8 {
    match field {
        Some(Field::Company | Field::Role | Field::Stage | Field::AppliedOn) => 0,
        Some(_) => 1,
        None => 2,
    }
}

/// The columns of a sheet without a header, where they are not clear.
fn letters_to_type(missing: &Error) -> Vec<Advice> {
    let Error::UnclearColumns(unclear) = missing else {
        return Vec::new();
    };
    let advice = unclear
        .to_type
        .iter()
        .filter_map(|(field, letters, because)| {
            Some(Advice::Column {
                name: letters.clone(),
                column: ColumnName {
                    index: ColumnIndex::from_letters(letters)?,
                    header: None,
                },
                field: Field::from_word(field),
                because: because.clone(),
            })
        });
    advice.collect()
}

/// The orders between which nothing decides.
fn date_orders(missing: &Error) -> Vec<Advice> {
    let option = |order: DateOrder, place: &Place, cell: &Text| Advice::DateOrder {
        order,
        cell: cell.clone(),
        row: place.row,
        on: day_of(cell, order),
    };
    match missing {
        Error::DateOrder { place, cell } => [DateOrder::DayFirst, DateOrder::MonthFirst]
            .map(|order| option(order, place, cell))
            .into(),
        Error::DayOrYear { place, cell } => [DateOrder::DayFirst, DateOrder::YearFirst]
            .map(|order| option(order, place, cell))
            .into(),
        // Each of the two cells is a slip if the order is that of the other.
        Error::DateOrderClash {
            day_first,
            month_first,
            ..
        } => vec![
            Advice::DateOrder {
                order: DateOrder::DayFirst,
                cell: (**month_first).clone(),
                row: None,
                on: None,
            },
            Advice::DateOrder {
                order: DateOrder::MonthFirst,
                cell: (**day_first).clone(),
                row: None,
                on: None,
            },
        ],
        _ => Vec::new(),
    }
}

/// The first day of the cell that the order matters for.
fn day_of(cell: &Text, order: DateOrder) -> Option<NaiveDate> {
    let DateCell::Dates(dates) = read_date_cell(cell.as_str()) else {
        return None;
    };
    let is_open = |date: &&super::dates::WrittenDate| {
        date.day.on(DateOrder::DayFirst) != date.day.on(DateOrder::MonthFirst)
    };
    let date = dates.iter().find(is_open).or(dates.first())?;
    date.day.on(order)
}
