//! Of the sheets of a workbook, the one that holds the applications: by its
//! header, and not by its place, since a dashboard or a list for drop-downs
//! often stands first.

use super::header_row::find_header_row;
use super::headers::score;
use super::options::ReadingOptions;
use super::words::Words;
use crate::diagnostic::RowNumber;
use crate::read::{SheetOfWorkbook, Table};

/// The sheet that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenSheet {
    /// Its place among the sheets, from 0.
    pub index: usize,
    /// The row of its header, if it has one.
    pub header: Option<RowNumber>,
    /// Other sheets that the person sees and whose headers are as well known:
    /// most likely applications too, of another year perhaps.
    pub others: Vec<usize>,
}

/// How well a sheet fits; of two, the one that compares as greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    has_header: bool,
    is_visible: bool,
    has_rows: bool,
    known_headers: usize,
}

/// Chooses a sheet: one that the person sees before one that is hidden, one
/// with rows before an empty one, then the one with the most headers that are
/// known, then the first. Without any header that is known it is the first that
/// has cells. `None` only if there are no sheets.
#[must_use]
pub fn choose_sheet(sheets: &[SheetOfWorkbook], options: &ReadingOptions) -> Option<ChosenSheet> {
    let words = Words::built_in();
    let fits: Vec<(Fit, Option<RowNumber>)> = sheets
        .iter()
        .map(|sheet| {
            let header = find_header_row(&sheet.table, words, options).ok();
            let number = header.map(|row| row.number());
            let fit = Fit {
                has_header: header.is_some(),
                is_visible: sheet.is_visible,
                has_rows: has_rows(&sheet.table, number),
                known_headers: header
                    .and_then(|row| score(row, words, options))
                    .unwrap_or(0),
            };
            (fit, number)
        })
        .collect();
    let mut index = 0;
    let mut best = *fits.first()?;
    for (at, fit) in fits.iter().enumerate() {
        if fit.0 > best.0 {
            (index, best) = (at, *fit);
        }
    }
    let others = fits.iter().enumerate();
    let others = others.filter(|(at, (fit, _))| *at != index && fit.has_header && *fit >= best.0);
    Some(ChosenSheet {
        index,
        header: best.1,
        others: others.map(|(at, _)| at).collect(),
    })
}

fn has_rows(table: &Table, header: Option<RowNumber>) -> bool {
    let mut rows = table.rows();
    rows.any(|row| header.is_none_or(|header| row.number() > header) && !row.is_blank())
}
