//! A table becomes what was understood of it, whether or not that suffices for
//! a plan: for the person who wants to know what is missing.

use chrono::NaiveDate;

use super::advice::{Advice, advice};
use super::answers::Answers;
use super::applications::Applications;
use super::date_order::{OrderReason, SettledOrder};
use super::dates::DateOrder;
use super::guesses::guess;
use super::header_language::languages_of_headers;
use super::header_row::likely_header;
use super::headers::{UnderstoodColumn, understand_headers};
use super::options::ReadingOptions;
use super::outline::Outline;
use super::sheet::{Counts, Sheet, SheetLayout, UnderstoodList};
use super::stages::UnderstoodStageWord;
use super::stray_separators::put_together;
use super::words::Words;
use crate::diagnostic::{ColumnIndex, Diagnostic, RowNumber};
use crate::error::{Error, Failure};
use crate::read::Table;

/// What was understood of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understanding {
    /// The row of the header, or of what looks most like one; `None` where the
    /// sheet has none.
    pub header_row: Option<RowNumber>,
    /// How the applications stand in it, as far as that is known.
    pub layout: Option<SheetLayout>,
    /// The languages in which the headers are written, by their codes in ISO
    /// 639-1, the one of most of them first.
    pub languages: Vec<&'static str>,
    /// Every column of that row, from left to right.
    pub columns: Vec<UnderstoodColumn>,
    /// All lists of the sheet, the first one among them, if it has any.
    pub lists: Vec<UnderstoodList>,
    /// The order of the dates and what settled it; `None` where it does not
    /// matter, or is what is missing.
    pub date_order: Option<SettledOrder>,
    /// What settled it, why it does not matter, or why it is not settled.
    pub date_order_because: String,
    /// The words of the status column, as they first come up.
    pub stages: Vec<UnderstoodStageWord>,
    /// What became of the rows, as far as that is known.
    pub counts: Option<Counts>,
    /// What is to be told about the cells. While the order of the dates is not
    /// settled, what is true in either order.
    pub diagnostics: Vec<Diagnostic>,
    /// Why no plan can be made of it.
    pub missing: Option<Error>,
    /// What the person could say, what matters most first.
    pub advice: Vec<Advice>,
}

/// Understands as much of a table as can be.
///
/// # Errors
///
/// An empty table, and a mistake in what the person said about it.
pub fn understand_so_far(
    table: &Table,
    options: &ReadingOptions,
    today: NaiveDate,
) -> Result<Understanding, Error> {
    let together = put_together(table, Words::built_in(), options);
    let table = together.as_ref();
    let mut understanding = match Outline::of(table, options, Some(today)) {
        Ok(outline) => {
            outline.check_count(options)?;
            with_columns(&outline, options, today)
        }
        Err(missing @ Error::EmptyInput { .. }) => return Err(missing),
        Err(missing) if missing.failure() == Failure::Input => {
            without_header(table, options, missing)
        }
        Err(error) => return Err(error),
    };
    if matches!(understanding.missing, Some(Error::NotAList { .. })) {
        // No name for a column makes rows of it.
        return Ok(understanding);
    }
    let words = Words::built_in();
    let header = understanding.header_row.and_then(|row| table.row(row));
    let guesses = header.map_or_else(Vec::new, |header| {
        let answers = Answers::below(table, header, words);
        guess(&understanding.columns, &answers, words)
    });
    understanding.advice = advice(
        understanding.missing.as_ref(),
        &understanding.columns,
        guesses,
        &understanding.stages,
        words,
    );
    if let Some(Error::NoHeader { place, .. }) = &understanding.missing
        && let Some(row) = place.row
    {
        understanding.advice.push(Advice::NoHeader { row });
    }
    Ok(understanding)
}

fn with_columns(
    outline: &Outline<'_>,
    options: &ReadingOptions,
    today: NaiveDate,
) -> Understanding {
    let understanding = match outline.settle_date_order(options, today) {
        Ok(settled) => {
            let sheet = outline.read(settled.as_ref(), options, today);
            Understanding {
                counts: Some(sheet.counts),
                date_order_because: because(settled.as_ref(), options),
                date_order: settled,
                ..of_sheet(sheet, None)
            }
        }
        Err(missing) => {
            let orders = match missing {
                Error::DayOrYear { .. } => [DateOrder::DayFirst, DateOrder::YearFirst],
                _ => [DateOrder::DayFirst, DateOrder::MonthFirst],
            };
            let [one, other] = orders.map(|order| outline.read_in(order, options, today));
            in_either_order(one, &other, missing)
        }
    };
    Understanding {
        languages: outline.languages(),
        ..understanding
    }
}

fn of_sheet<A>(sheet: Sheet<A>, missing: Option<Error>) -> Understanding {
    Understanding {
        header_row: sheet.header_row,
        layout: Some(sheet.layout),
        languages: Vec::new(),
        columns: sheet.columns,
        lists: sheet.lists,
        date_order: None,
        date_order_because: missing.as_ref().map_or_else(String::new, Error::to_string),
        stages: sheet.stages,
        counts: None,
        diagnostics: sheet.diagnostics,
        missing,
        advice: Vec::new(),
    }
}

/// What settled the order of the dates.
fn because(settled: Option<&SettledOrder>, options: &ReadingOptions) -> String {
    let Some(settled) = settled else {
        return "no date needs an order: each can be read in one way only".to_owned();
    };
    let because = match settled.because {
        OrderReason::Given if options.date_order.is_some() => "you said so",
        OrderReason::Given => "LinkedIn writes its dates so",
        OrderReason::Value => "it can be read in no other way",
        OrderReason::TwelveHourClock => "the times in this file have AM or PM",
        OrderReason::Dots => "dates with dots begin with the day",
        OrderReason::Semicolons => "the cells of this file are parted by semicolons",
        OrderReason::Language => "dates are written that way in the language of the headers",
        OrderReason::Header => "the header of the dates says so",
        OrderReason::SameBothWays => "every date is the same in each order",
    };
    match &settled.example {
        Some(example) => {
            let column = example.column.letters();
            let (cell, row) = (&example.cell, example.row);
            format!("`{cell}` in row {row}, column {column}: {because}")
        }
        None => because.to_owned(),
    }
}

/// What two readings of the same rows agree on.
fn in_either_order(
    mut one: Sheet<Applications>,
    other: &Sheet<Applications>,
    missing: Error,
) -> Understanding {
    one.diagnostics.retain(|it| other.diagnostics.contains(it));
    let counts = (one.counts == other.counts).then_some(one.counts);
    Understanding {
        counts,
        ..of_sheet(one, Some(missing))
    }
}

/// The columns of a table without a header, by their letters.
fn without_names(table: &Table, missing: Error) -> Understanding {
    let columns = (0_u16..)
        .take(table.above().width())
        .map(|index| UnderstoodColumn {
            index: ColumnIndex(index),
            header: None,
            field: None,
            round: None,
            is_used: false,
            because: "not decided, as long as the others are not".to_owned(),
        });
    Understanding {
        header_row: None,
        layout: None,
        languages: Vec::new(),
        columns: columns.collect(),
        lists: Vec::new(),
        date_order: None,
        date_order_because: "not looked at, as long as the columns are not clear".to_owned(),
        stages: Vec::new(),
        counts: None,
        diagnostics: Vec::new(),
        missing: Some(missing),
        advice: Vec::new(),
    }
}

/// The row that looks most like a header, read as one.
fn without_header(table: &Table, options: &ReadingOptions, missing: Error) -> Understanding {
    let words = Words::built_in();
    if matches!(missing, Error::UnclearColumns(_)) {
        return without_names(table, missing);
    }
    let header = likely_header(table);
    let headers = header.and_then(|header| {
        let answers = Answers::below(table, header, words);
        understand_headers(header, table.source(), words, options, &answers).ok()
    });
    Understanding {
        header_row: header.map(|header| header.number()),
        layout: None,
        languages: headers.as_ref().map_or_else(Vec::new, |headers| {
            let names: Vec<&str> = headers.names.iter().map(String::as_str).collect();
            languages_of_headers(&names, words)
        }),
        columns: headers.map_or_else(Vec::new, |headers| headers.columns),
        lists: Vec::new(),
        date_order: None,
        date_order_because: "not looked at, as long as there is no header".to_owned(),
        stages: Vec::new(),
        counts: None,
        diagnostics: Vec::new(),
        missing: Some(missing),
        advice: Vec::new(),
    }
}
