//! A table whose columns are understood, and whose dates may not be yet: what
//! is known before the order of days and months is settled, and the reading of
//! the rows once it is.

use chrono::{Datelike, NaiveDate};

use super::answers::Answers;
use super::assemble::Assembler;
use super::checks::check;
use super::date_cells::DateReader;
use super::date_order::{DateOrderEvidence, Habits, OrderReason, SettledOrder};
use super::dates::DateOrder;
use super::field::Field;
use super::header_language::usual_order;
use super::header_row::find_header_row;
use super::headers::{Headers, understand_headers};
use super::identity::{Draft, identify};
use super::known_sheets::KnownSheet;
use super::layout::Layout;
use super::missing_years::MissingYears;
use super::name_order::note_name_orders;
use super::options::ReadingOptions;
use super::report::Report;
use super::rows::{holds_nothing, repeats_header};
use super::sheet::{Counts, Sheet};
use super::stages::StageReader;
use super::troubles::report_troubles;
use super::words::Words;
use super::written_cell::read_written_cell;
use crate::diagnostic::{ColumnIndex, ColumnName, Place, RowNumber};
use crate::error::Error;
use crate::read::{Row, Table};

/// The columns of a table, and the rows that may be applications.
#[derive(Debug)]
pub(super) struct Outline<'t> {
    table: &'t Table,
    words: &'static Words,
    header: Row<'t>,
    headers: Headers,
    layout: Layout,
    rows: Vec<Row<'t>>,
    /// Of all rows, and of those that are nothing.
    counts: Counts,
}

impl<'t> Outline<'t> {
    /// # Errors
    ///
    /// No row, no header that names the company or the role, or a header that
    /// the person named and that is not there.
    pub(super) fn of(table: &'t Table, options: &ReadingOptions) -> Result<Self, Error> {
        let words = Words::built_in();
        let header = find_header_row(table, words, options)?;
        let answers = Answers::below(table, header, words);
        let mut headers = understand_headers(header, table.source(), words, options, &answers)?;
        let mut layout = Layout::new(&mut headers, words);
        if !layout.names_applications() {
            return Err(super::header_row::no_header(table, words));
        }
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
        note_name_orders(&mut layout.people, &rows, words);
        Ok(Self {
            table,
            words,
            header,
            headers,
            layout,
            rows,
            counts,
        })
    }

    /// Looks at every date once, before any of them is used.
    ///
    /// # Errors
    ///
    /// Dates that can be read in two ways, with nothing to tell which.
    pub(super) fn settle_date_order(
        &self,
        options: &ReadingOptions,
        today: NaiveDate,
    ) -> Result<Option<SettledOrder>, Error> {
        let given = options.date_order.or_else(|| {
            // LinkedIn writes its dates month first, wherever the member lives.
            self.headers.known.map(|known| match known {
                KnownSheet::LinkedinApplications | KnownSheet::LinkedinSaved => {
                    DateOrder::MonthFirst
                }
            })
        });
        let mut evidence = DateOrderEvidence::in_year(today.year());
        if given.is_none() {
            let columns = self.date_columns();
            for row in &self.rows {
                for (column, field) in &columns {
                    let cell = row.cell(*column);
                    if cell.is_empty() || is_year_first(cell) {
                        continue;
                    }
                    for date in read_written_cell(cell, *field).into_dates() {
                        evidence.note(&date, cell, row.number(), *column);
                    }
                }
            }
        }
        let habits = Habits {
            delimiter: self.table.delimiter(),
            of_language: match evidence.leans_on_habits() {
                true => usual_order(&self.headers.names),
                false => None,
            },
        };
        evidence
            .settle(given, habits)
            .map_err(|unsettled| unsettled.into_error(|row, column| self.place(row, column)))
    }

    /// Reads the rows as if the person had given the order of the dates.
    pub(super) fn read_in(
        &self,
        order: DateOrder,
        options: &ReadingOptions,
        today: NaiveDate,
    ) -> Sheet {
        let given = SettledOrder {
            order,
            because: OrderReason::Given,
            example: None,
        };
        self.read(Some(&given), options, today)
    }

    /// The columns of dates, each with its meaning.
    fn date_columns(&self) -> Vec<(ColumnIndex, Field)> {
        let field = |column: &ColumnIndex| self.headers.columns.get(usize::from(column.0))?.field;
        let columns = self.layout.dates.iter();
        columns
            .filter_map(|column| Some((*column, field(column)?)))
            .collect()
    }

    /// Reads the rows, in the order that was settled.
    pub(super) fn read(
        &self,
        settled: Option<&SettledOrder>,
        options: &ReadingOptions,
        today: NaiveDate,
    ) -> Sheet {
        let columns = &self.headers.columns;
        let names = columns.iter().map(|column| column.header.clone());
        let mut report = Report::new(self.table.source().clone(), names.collect());
        report_troubles(self.table, self.header, columns, &mut report);
        if let Some(settled) = settled {
            report_weak_order(settled, &mut report);
        }
        let date_order = settled.map(|settled| settled.order);
        let dates = DateReader {
            words: self.words,
            order: date_order,
            years: MissingYears::around(&self.rows, &self.date_columns(), date_order),
            today,
        };
        let stages = StageReader::new(self.words, options);
        let mut assembler = Assembler::new(self.words, &self.layout, dates, stages, report);
        let mut counts = self.counts;
        let mut drafts: Vec<Draft<'_>> = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let delimiter = self.table.delimiter();
            report_ragged(*row, self.header, delimiter, &mut assembler.report);
            match assembler.read(*row) {
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
        Sheet {
            applications,
            diagnostics: report.into_diagnostics(),
            counts,
            columns: columns.clone(),
            header_row: self.header.number(),
            date_order,
            stages: stages.into_words(),
        }
    }

    fn place(&self, row: RowNumber, index: ColumnIndex) -> Place {
        let column = self.headers.columns.get(usize::from(index.0));
        Place {
            file: self.table.source().file.clone(),
            sheet: self.table.source().sheet.clone(),
            row: Some(row),
            column: Some(ColumnName {
                index,
                header: column.and_then(|column| column.header.clone()),
            }),
        }
    }
}

pub(super) fn rows_below<'t>(table: &'t Table, header: Row<'t>) -> impl Iterator<Item = Row<'t>> {
    let header = header.number();
    table.rows().skip_while(move |row| row.number() <= header)
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
        OrderReason::Language => {
            let other = match settled.order {
                DateOrder::DayFirst => DateOrder::MonthFirst,
                DateOrder::MonthFirst | DateOrder::YearFirst => DateOrder::DayFirst,
            };
            (
                settled.order.spoken(),
                other,
                "dates are written that way in the language of the headers",
            )
        }
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

/// Cells beyond the header have no meaning; cells that are missing are empty.
fn report_ragged(row: Row<'_>, header: Row<'_>, delimiter: Option<char>, report: &mut Report) {
    // A sheet of a workbook has no separators that could be missing, and what
    // stands right of a table in it is something else.
    if delimiter.is_none() {
        return;
    }
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
