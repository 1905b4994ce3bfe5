//! One table, understood from the header to the last row.

use chrono::{Datelike, NaiveDate};

use super::answers::Answers;
use super::assemble::Assembler;
use super::checks::check;
use super::date_cells::DateReader;
use super::date_order::{DateOrderEvidence, OrderReason, SettledOrder};
use super::dates::{DateCell, DateOrder, read_date_cell};
use super::header_row::find_header_row;
use super::headers::{UnderstoodColumn, understand_headers};
use super::identity::{Draft, identify};
use super::known_sheets::KnownSheet;
use super::layout::Layout;
use super::options::ReadingOptions;
use super::report::Report;
use super::rows::{holds_nothing, repeats_header};
use super::stages::{StageReader, UnderstoodStageWord};
use super::words::Words;
use crate::application::Application;
use crate::diagnostic::{ColumnIndex, ColumnName, Diagnostic, Place, RowNumber};
use crate::error::Error;
use crate::read::{Row, Table};

/// What a sheet says about somebody's applications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// In the order of the rows.
    pub applications: Vec<Application>,
    /// From the top of the sheet to its end.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of the rows.
    pub counts: Counts,
    /// Every column of the header, from left to right.
    pub columns: Vec<UnderstoodColumn>,
    /// The row of the header.
    pub header_row: RowNumber,
    /// In which order the numbers of dates were read; `None` where it did not
    /// matter.
    pub date_order: Option<DateOrder>,
    /// The words of the status column, as they first come up.
    pub stages: Vec<UnderstoodStageWord>,
}

/// What became of the rows below the header. Each is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub rows: usize,
    /// Those that are applications.
    pub applications: usize,
    /// Those that could not be used or say what another row says.
    pub skipped: usize,
    /// Blank ones, totals, repeated headers.
    pub ignored: usize,
}

/// Reads applications out of a table.
///
/// ```
/// use chrono::NaiveDate;
/// use followup::columns::{ReadingOptions, understand};
/// use followup::read::{CsvOptions, Source, read_csv};
///
/// let source = Source { file: "a.csv".into(), sheet: None };
/// let table = read_csv(
///     b"Company,Position,Date Applied\nAcme,Engineer,2026-11-02\n",
///     source,
///     &CsvOptions::default(),
/// )?;
/// let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
/// let sheet = understand(&table, &ReadingOptions::default(), today)?;
/// assert_eq!(sheet.applications[0].id.as_str(), "Acme / Engineer");
/// # Ok::<(), followup::error::Error>(())
/// ```
///
/// # Errors
///
/// No row, no header that names the company or the role, a header that the
/// person named and that is not there, or dates that can be read in two ways
/// with nothing to tell which.
pub fn understand(
    table: &Table,
    options: &ReadingOptions,
    today: NaiveDate,
) -> Result<Sheet, Error> {
    let words = Words::built_in();
    let header = find_header_row(table, words, options)?;
    let answers = Answers::below(table, header, words);
    let mut headers = understand_headers(header, table.source(), words, options, &answers)?;
    let layout = Layout::new(&mut headers, words);
    if !layout.names_applications() {
        return Err(super::header_row::no_header(table, words));
    }
    let given = options.date_order.or_else(|| {
        // LinkedIn writes its dates month first, wherever the member lives.
        headers.known.map(|known| match known {
            KnownSheet::LinkedinApplications | KnownSheet::LinkedinSaved => DateOrder::MonthFirst,
        })
    });

    let mut counts = Counts::default();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for row in rows_below(table, header) {
        counts.rows += 1;
        if holds_nothing(row, &layout, words) || repeats_header(row, header, &layout) {
            counts.ignored += 1;
        } else {
            rows.push(row);
        }
    }
    let settled = settle_date_order(table, &rows, &layout, &headers.columns, given, today)?;
    let date_order = settled.as_ref().map(|settled| settled.order);

    let names = headers.columns.iter().map(|column| column.header.clone());
    let mut report = Report::new(table.source().clone(), names.collect());
    if let Some(settled) = &settled {
        report_weak_order(settled, &mut report);
    }
    let dates = DateReader {
        words,
        order: date_order,
        today,
    };
    let stages = StageReader::new(words, options);
    let mut assembler = Assembler::new(words, &layout, dates, stages, report);
    let mut drafts: Vec<Draft<'_>> = Vec::with_capacity(rows.len());
    for row in rows {
        report_ragged(row, header, table.delimiter(), &mut assembler.report);
        match assembler.read(row) {
            Some(draft) => drafts.push(draft),
            None => counts.skipped += 1,
        }
    }
    let Assembler {
        mut report, stages, ..
    } = assembler;
    let (applications, merged) = identify(drafts, &mut report);
    counts.skipped += merged;
    counts.applications = applications.len();
    for application in &applications {
        check(application, &mut report);
    }
    Ok(Sheet {
        applications,
        diagnostics: report.into_diagnostics(),
        counts,
        columns: headers.columns,
        header_row: header.number(),
        date_order,
        stages: stages.into_words(),
    })
}

fn rows_below<'t>(table: &'t Table, header: Row<'t>) -> impl Iterator<Item = Row<'t>> {
    let header = header.number();
    table.rows().skip_while(move |row| row.number() <= header)
}

/// Looks at every date once, before any of them is used.
fn settle_date_order(
    table: &Table,
    rows: &[Row<'_>],
    layout: &Layout,
    columns: &[UnderstoodColumn],
    given: Option<DateOrder>,
    today: NaiveDate,
) -> Result<Option<SettledOrder>, Error> {
    let mut evidence = DateOrderEvidence::in_year(today.year());
    if given.is_none() {
        for row in rows {
            for column in &layout.dates {
                let cell = row.cell(*column);
                if cell.is_empty() || is_year_first(cell) {
                    continue;
                }
                if let DateCell::Dates(dates) = read_date_cell(cell) {
                    for date in &dates {
                        evidence.note(date, cell, row.number(), *column);
                    }
                }
            }
        }
    }
    evidence
        .settle(given, table.delimiter())
        .map_err(|unsettled| unsettled.into_error(|row, column| place(table, columns, row, column)))
}

/// What was settled by habits of writing and by no date can be wrong: every
/// date of the file would be, so it is said.
fn report_weak_order(settled: &SettledOrder, report: &mut Report) {
    let (read, other, evidence) = match settled.because {
        OrderReason::TwelveHourClock => (
            "month first",
            DateOrder::DayFirst,
            "the times in this file have AM or PM",
        ),
        OrderReason::Semicolons => (
            "day first",
            DateOrder::MonthFirst,
            "the cells of this file are parted by semicolons",
        ),
        OrderReason::Given | OrderReason::Value | OrderReason::Dots | OrderReason::SameBothWays => {
            return;
        }
    };
    let Some(example) = &settled.example else {
        return;
    };
    report.note(
        example.row,
        Some(example.column),
        format!("`{}` is read {read}: {evidence}", example.cell),
        format!("if that is wrong, say `--date-order {}`", other.word()),
    );
}

/// `2026-11-21` says nothing about the order of others, and most cells are it.
fn is_year_first(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-'
}

fn place(table: &Table, columns: &[UnderstoodColumn], row: RowNumber, index: ColumnIndex) -> Place {
    let header = columns
        .get(usize::from(index.0))
        .and_then(|column| column.header.clone());
    Place {
        file: table.source().file.clone(),
        sheet: table.source().sheet.clone(),
        row: Some(row),
        column: Some(ColumnName { index, header }),
    }
}

/// Cells beyond the header have no meaning; cells that are missing are empty.
fn report_ragged(row: Row<'_>, header: Row<'_>, delimiter: Option<char>, report: &mut Report) {
    let (found, wanted) = (row.width(), header.width());
    let has_more = found > wanted && row.cells().skip(wanted).any(|cell| !cell.is_empty());
    if !has_more && found >= wanted {
        return;
    }
    let hint = match delimiter {
        Some(mark) if has_more && !mark.is_control() => {
            format!("a cell with `{mark}` in it must stand in double quotes")
        }
        _ if has_more => "the cells beyond the header are not used".to_owned(),
        _ => "the missing cells are taken as empty".to_owned(),
    };
    report.warn(
        row.number(),
        None,
        format!("this row has {found} cells, the header has {wanted}"),
        hint,
    );
}

#[cfg(test)]
mod tests;
