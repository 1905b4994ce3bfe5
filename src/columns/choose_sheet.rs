//! Of the sheets of a workbook, the one that holds the applications: by its
//! header, and not by its place, since a dashboard or a list for drop-downs
//! often stands first.

use super::header_row::find_header_row;
use super::headers::score;
use super::options::ReadingOptions;
use super::outline::Outline;
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
    /// Other sheets that the person sees and whose headers are as well known, or
    /// whose values tell their columns apart without one: most likely
    /// applications too, of another year perhaps.
    pub others: Vec<usize>,
}

/// Whether a sheet has a header that names applications.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Header {
    /// Nothing in it names any.
    Nothing,
    /// It has none, but its values tell its columns apart.
    Values,
    /// It has one.
    Names,
}

/// How well a sheet fits; of two, the one that compares as greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    header: Header,
    is_visible: bool,
    has_rows: bool,
    known_headers: usize,
}

/// Chooses a sheet: one that the person sees before one that is hidden, one
/// with rows before an empty one, then the one with the most headers that are
/// known, then the first. Without any header that is known it is the first whose
/// values tell its columns apart, then the first that has cells. `None` only if there are no sheets.
#[must_use]
pub fn choose_sheet(sheets: &[SheetOfWorkbook], options: &ReadingOptions) -> Option<ChosenSheet> {
    let words = Words::built_in();
    let fits: Vec<(Fit, Option<RowNumber>)> = sheets
        .iter()
        .map(|sheet| {
            let header = find_header_row(&sheet.table, words, options).ok();
            let is_clear = || Outline::of(&sheet.table, options, None).is_ok();
            let header_is = match header {
                Some(row) if !row.is_above() => Header::Names,
                Some(_) if is_clear() => Header::Values,
                _ => Header::Nothing,
            };
            let number = header.filter(|row| !row.is_above()).map(|row| row.number());
            let fit = Fit {
                header: header_is,
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
    let is_one_too = |fit: Fit| match fit.header {
        Header::Nothing => false,
        Header::Values => fit.is_visible,
        Header::Names => fit >= best.0,
    };
    let others = others.filter(|(at, (fit, _))| *at != index && is_one_too(*fit));
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
