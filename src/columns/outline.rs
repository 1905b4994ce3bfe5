//! A table whose columns are understood, and whose dates may not be yet: what
//! is known before the order of days and months is settled, and the reading of
//! the rows once it is.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::answers::Answers;
use super::applications::Applications;
use super::assemble::Assembler;
use super::date_cells::DateReader;
use super::date_order::{DateOrderEvidence, Habits, OrderReason, SettledOrder};
use super::dated_status::dates_of_status;
use super::dates::DateOrder;
use super::drafts::Drafts;
use super::field::Field;
use super::fold::RowsTell;
use super::header_dates::order_of_headers;
use super::header_language::{languages_of_headers, usual_order};
use super::headers::{Headers, understand_headers};
use super::known_sheets::KnownSheet;
use super::layout::Layout;
use super::likely_columns::report_likely;
use super::missing_years::MissingYears;
use super::name_order::note_name_orders;
use super::no_applications::{NoApplication, no_application, report_no_applications};
use super::no_header::{columns_in_words, understand_values};
use super::noted::Noted;
use super::options::ReadingOptions;
use super::parts::find_parts;
use super::report::{Report, shown};
use super::rows::{default_rows, holds_nothing, repeats_header};
use super::rows_tell::{EventColumns, rows_tell};
use super::sheet::{Counts, Sheet, SheetLayout, UnderstoodList};
use super::stages::StageReader;
use super::troubles::report_troubles;
use super::words::Words;
use super::written_cell::read_written_cell;
use crate::application::Stage;
use crate::diagnostic::{ColumnIndex, ColumnName, Place, RowNumber};
use crate::error::{Error, Limit};
use crate::read::{Row, Table};
use crate::text::Text;

/// The lists of a table, their columns, and the rows that may be applications.
#[derive(Debug)]
pub(super) struct Outline<'t> {
    table: &'t Table,
    words: &'static Words,
    lists: Vec<List<'t>>,
    /// Of a table without a header, what is taken for a title.
    titles: Vec<Row<'t>>,
    /// Whether nobody said where the header stands.
    is_header_found: bool,
    /// The first mark of a merge that Git could not settle.
    conflict: Option<Row<'t>>,
    /// Headers of lists that are not of applications, with how many rows
    /// stand below each.
    other_lists: Vec<(Row<'t>, usize)>,
    /// Rows that are no application although something stands in them.
    no_applications: Vec<(Row<'t>, NoApplication)>,
    /// Titles that name the stage of the rows below them, with their number.
    bands: Vec<(Row<'t>, usize)>,
    /// Of all rows, and of those that are nothing.
    counts: Counts,
}

/// One list of applications, with a header of its own.
#[derive(Debug)]
struct List<'t> {
    header: Row<'t>,
    headers: Headers,
    layout: Layout,
    tells: RowsTell,
    /// The columns that say what happened, where each row is an event.
    events: Option<EventColumns>,
    rows: Vec<Row<'t>>,
    /// By row, the stage that the title above it names.
    stages: Vec<Option<Stage>>,
}

impl<'t> List<'t> {
    fn understood(&self) -> UnderstoodList {
        let header_row = self.header.number();
        UnderstoodList {
            header_row,
            last_row: self.rows.last().map_or(header_row, |row| row.number()),
            columns: self.headers.columns.clone(),
        }
    }

    /// The columns of dates, each with its meaning.
    fn date_columns(&self) -> Vec<(ColumnIndex, Field)> {
        let field = |column: &ColumnIndex| self.headers.columns.get(usize::from(column.0))?.field;
        let columns = self.layout.dates.iter();
        // The day of a change may stand in a column that is no field else.
        let day = self.events.map(|events| events.day);
        let day = day.filter(|day| !self.layout.dates.contains(day));
        columns
            .filter_map(|column| Some((*column, field(column)?)))
            .chain(day.map(|day| (day, Field::AppliedOn)))
            .collect()
    }
}

impl<'t> Outline<'t> {
    /// # Errors
    ///
    /// No row, no header that names the company or the role, a header that the
    /// person named and that is not there, or values that do not tell the columns
    /// of a table without a header apart.
    pub(super) fn of(
        table: &'t Table,
        options: &ReadingOptions,
        today: Option<NaiveDate>,
    ) -> Result<Self, Error> {
        let words = Words::built_in();
        let found = find_parts(table, words, options)?;
        let nexts: Vec<Option<Row<'t>>> = {
            let headers = found.parts.iter().skip(1).map(|part| Some(part.header));
            headers.chain([None]).collect()
        };
        let mut counts = Counts {
            rows: found.ignored,
            ignored: found.ignored,
            ..Counts::default()
        };
        let mut no_applications = Vec::new();
        let mut lists = Vec::with_capacity(found.parts.len());
        for (part, next) in found.parts.into_iter().zip(nexts) {
            let header = part.header;
            let answers = Answers::between(table, header, next, words);
            let mut headers = if header.is_above() {
                let rows: Vec<Row<'_>> = part.rows.iter().map(|(row, _)| *row).collect();
                understand_values(
                    header,
                    &rows,
                    table.source(),
                    words,
                    options,
                    &answers,
                    today,
                )?
            } else {
                understand_headers(header, table.source(), words, options, &answers)?
            };
            let mut layout = Layout::new(&mut headers, words);
            if !layout.names_applications() {
                return Err(super::header_row::no_header(table, words));
            }
            counts.rows += part.rows.len();
            let defaults = default_rows(part.rows.iter().map(|(row, _)| *row), &layout);
            let (rows, stages): (Vec<Row<'_>>, Vec<Option<Stage>>) = part
                .rows
                .into_iter()
                .filter(|(row, _)| {
                    let is_nothing = holds_nothing(*row, &layout, words)
                        || repeats_header(*row, header, &layout)
                        || defaults.contains(&row.number());
                    if is_nothing {
                        return false;
                    }
                    let kind = no_application(*row, &layout, words);
                    no_applications.extend(kind.map(|kind| (*row, kind)));
                    kind.is_none()
                })
                .unzip();
            let all = rows.iter().copied();
            let (tells, events) = rows_tell(&headers, &layout, all, words, options);
            if let Some(events) = events {
                explain_events(&mut headers, tells, events);
            }
            note_name_orders(&mut layout.people, &rows, words);
            lists.push(List {
                header,
                headers,
                layout,
                tells,
                events,
                rows,
                stages,
            });
        }
        let kept: usize = lists.iter().map(|list| list.rows.len()).sum();
        counts.ignored = counts.rows - kept;
        Ok(Self {
            table,
            words,
            lists,
            titles: found.titles,
            is_header_found: options.header_row.is_none(),
            conflict: found.conflict,
            other_lists: found.other_lists,
            no_applications,
            bands: found.bands,
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
            self.lists.first()?.headers.known.map(|known| match known {
                KnownSheet::LinkedinApplications | KnownSheet::LinkedinSaved => {
                    DateOrder::MonthFirst
                }
            })
        });
        let mut evidence = DateOrderEvidence::in_year(today.year());
        if given.is_none() {
            for list in &self.lists {
                note_dates(list, &mut evidence);
            }
        }
        let date_headers = self.lists.iter().flat_map(|list| {
            let columns = list.date_columns().into_iter();
            columns.filter_map(|(column, _)| list.headers.columns.get(usize::from(column.0)))
        });
        let habits = Habits {
            delimiter: self.table.delimiter(),
            of_headers: order_of_headers(
                date_headers.filter_map(|column| column.header.as_ref().map(Text::as_str)),
            ),
            of_language: match evidence.leans_on_habits() {
                true => self
                    .lists
                    .first()
                    .and_then(|list| usual_order(&list.headers.names)),
                false => None,
            },
        };
        evidence
            .settle(given, habits)
            .map_err(|unsettled| unsettled.into_error(|row, column| self.place(row, column)))
    }

    /// How many rows may be applications.
    fn count_rows(&self) -> usize {
        self.lists.iter().map(|list| list.rows.len()).sum()
    }

    /// Refuses a sheet with more rows of applications than the options let be read.
    pub(super) fn check_count(&self, options: &ReadingOptions) -> Result<(), Error> {
        let found = self.count_rows();
        match options.most_applications {
            Some(most) if found as u64 > u64::from(most) => Err(Error::OverLimit {
                place: Place {
                    file: self.table.source().file.clone(),
                    sheet: self.table.source().sheet.clone(),
                    row: None,
                    column: None,
                },
                limit: Limit::Applications,
                most: most.into(),
                found: Some(found as u64),
            }),
            _ => Ok(()),
        }
    }

    /// The codes of the languages in which the headers are written.
    pub(super) fn languages(&self) -> Vec<&'static str> {
        let lists = self.lists.iter();
        let names = lists.flat_map(|list| &list.headers.names);
        languages_of_headers(&names.map(String::as_str).collect::<Vec<_>>(), self.words)
    }

    /// Reads the rows as if the person had given the order of the dates.
    pub(super) fn read_in(
        &self,
        order: DateOrder,
        options: &ReadingOptions,
        today: NaiveDate,
    ) -> Sheet<Applications> {
        let given = SettledOrder {
            order,
            because: OrderReason::Given,
            example: None,
        };
        self.read(Some(&given), options, today)
    }

    /// Reads the rows, in the order that was settled.
    pub(super) fn read(
        &self,
        settled: Option<&SettledOrder>,
        options: &ReadingOptions,
        today: NaiveDate,
    ) -> Sheet<Applications> {
        let is_row_each = |list: &List<'_>| list.tells == RowsTell::Applications;
        let drafts = Drafts::none(self.count_rows(), self.lists.iter().all(is_row_each));
        self.read_into(drafts, settled, options, today)
    }

    /// Reads the rows into drafts, of which there are none yet.
    pub(super) fn read_into<'s>(
        &'s self,
        mut drafts: Drafts<'s>,
        settled: Option<&SettledOrder>,
        options: &ReadingOptions,
        today: NaiveDate,
    ) -> Sheet<Applications> {
        let mut report = Report::new(self.table.source().clone());
        let mut stages = StageReader::new(self.words, options);
        let date_order = settled.map(|settled| settled.order);
        let mut counts = self.counts;
        let mut noted = Noted::default();
        for list in &self.lists {
            report.begin_list(list.header.number(), &list.headers.columns);
            let years = MissingYears::around(&list.rows, &list.date_columns(), date_order, today);
            let dates = DateReader {
                words: self.words,
                order: date_order,
                years: Arc::new(years),
                today,
            };
            let mut assembler = Assembler::new(self.words, &list.layout, dates, stages, report);
            assembler.events = list.events;
            assembler.noted = noted;
            let width = Width::of(list);
            let delimiter = self.table.delimiter();
            let gone = drafts.read(
                &mut assembler,
                &list.rows,
                list.tells,
                |assembler, place| {
                    let (row, stage) = (list.rows[place], list.stages[place]);
                    report_ragged(row, &width, delimiter, &mut assembler.report);
                    assembler.read(row, stage)
                },
            );
            counts.skipped += gone.skipped;
            counts.folded += gone.folded;
            noted = assembler.noted.in_the_next_list();
            (report, stages) = (assembler.report, assembler.stages);
        }
        if let Some(list) = self.lists.first() {
            let columns = &list.headers.columns;
            report_troubles(self.table, list.header, columns, &mut report);
            if list.tells == RowsTell::Applications {
                report_likely(list.header.number(), &list.headers, &mut report);
            }
        }
        self.report_no_header(&mut report);
        self.report_lists(&mut report);
        report_no_applications(&self.no_applications, &mut report);
        if let Some(settled) = settled {
            report_weak_order(settled, &mut report);
        }
        let (applications, merged) = drafts.identify(&mut report);
        counts.skipped += merged;
        counts.applications = applications.len();
        let first = self.lists.first();
        Sheet {
            applications,
            diagnostics: report.into_diagnostics(),
            counts,
            layout: match (first, self.lists.len()) {
                (Some(list), 1) => match list.tells {
                    RowsTell::Events => SheetLayout::Events,
                    RowsTell::StatusChanges => SheetLayout::StatusChanges,
                    RowsTell::Messages => SheetLayout::Messages,
                    RowsTell::Interviews if counts.folded > 0 => SheetLayout::Interviews,
                    RowsTell::Contacts if counts.folded > 0 => SheetLayout::Contacts,
                    _ => SheetLayout::Applications,
                },
                _ => SheetLayout::Sections,
            },
            columns: first.map_or_else(Vec::new, |list| list.headers.columns.clone()),
            header_row: first
                .map(|list| list.header)
                .filter(|header| !header.is_above())
                .map(|header| header.number()),
            lists: self.lists.iter().map(List::understood).collect(),
            date_order,
            stages: stages.into_words(),
        }
    }

    /// Tells how the columns of a sheet without a header were understood.
    fn report_no_header(&self, report: &mut Report) {
        let list = self.lists.first().filter(|list| list.header.is_above());
        let Some(list) = list else { return };
        for title in &self.titles {
            let text = title.cells().find(|cell| !cell.is_empty());
            report.note(
                title.number(),
                None,
                format!(
                    "`{}` stands alone in its row and is taken for a title",
                    shown(text.unwrap_or_default())
                ),
                "if it is an application, say `--header-row none`",
            );
        }
        let Some(first) = list.rows.first() else {
            return;
        };
        let columns = columns_in_words(&list.headers.columns);
        match columns {
            Some(columns) => report.note(
                first.number(),
                None,
                format!(
                    "this sheet has no row of headers; by their values its columns are {columns}"
                ),
                "if that is wrong, say which is which, like `--map company=A`, or write a row of headers above this one",
            ),
            None if self.is_header_found => report.note(
                first.number(),
                None,
                "this sheet has no row of headers; this row is an application like the others"
                    .to_owned(),
                "if it is the row of headers, say `--header-row ROW`",
            ),
            None => {}
        }
    }

    /// Tells of what stands in the sheet and is no list of applications.
    fn report_lists(&self, report: &mut Report) {
        if let Some(mark) = self.conflict {
            report.warn(
                mark.number(),
                None,
                format!(
                    "`{}` was left by Git: two versions of this sheet are not merged",
                    shown(mark.cell(ColumnIndex(0)))
                ),
                "the rows of both are read; keep what is right and remove the marks",
            );
        }
        for (title, count) in &self.bands {
            let rows = match count {
                1 => "the row below it".to_owned(),
                count => format!("the {count} rows below it"),
            };
            let cell = title.cells().find(|cell| !cell.is_empty());
            report.note(
                title.number(),
                None,
                format!(
                    "`{}` is taken as the status of {rows}",
                    shown(cell.unwrap_or_default())
                ),
                "if that is wrong, give each row its own in a column `Status`, and take this row out",
            );
        }
        for (header, count) in &self.other_lists {
            let names: Vec<String> = header
                .cells()
                .filter(|cell| !cell.is_empty())
                .take(3)
                .map(|cell| format!("`{}`", shown(cell)))
                .collect();
            report.note(
                header.number(),
                None,
                format!(
                    "this is the header of another list, {}: {} not read",
                    names.join(", "),
                    match count {
                        1 => "the row below it is".to_owned(),
                        count => format!("the {count} rows below it are"),
                    }
                ),
                "a list of applications has a column for the company or the role",
            );
        }
    }

    fn place(&self, row: RowNumber, index: ColumnIndex) -> Place {
        let list = self.lists.iter().rev();
        let list = list.into_iter().find(|list| list.header.number() < row);
        let column = list.and_then(|list| list.headers.columns.get(usize::from(index.0)));
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

/// Says of the columns of events what they are.
fn explain_events(headers: &mut Headers, tells: RowsTell, events: EventColumns) {
    let (column, because) = match tells {
        RowsTell::StatusChanges => (events.day, "the status of each row began on that day"),
        RowsTell::Messages => (events.says, "it says whose message each row is"),
        _ => (events.says, "it says what happened on the day of each row"),
    };
    if let Some(column) = headers.columns.get_mut(usize::from(column.0)) {
        column.because = because.to_owned();
        column.is_used |= tells != RowsTell::Events;
    }
    if tells == RowsTell::Messages
        && let Some(day) = headers.columns.get_mut(usize::from(events.day.0))
    {
        day.field = Some(Field::LastContactOn);
        day.because = "its days are those of the messages".to_owned();
    }
}

/// Looks at the dates of one list.
fn note_dates(list: &List<'_>, evidence: &mut DateOrderEvidence) {
    let columns = list.date_columns();
    let status = list.layout.column(Field::Stage);
    for row in &list.rows {
        if let Some(column) = status {
            let cell = row.cell(column);
            for date in dates_of_status(cell) {
                evidence.note(&date, cell, row.number(), column);
            }
        }
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
        OrderReason::Given
        | OrderReason::Value
        | OrderReason::Dots
        | OrderReason::Header
        | OrderReason::SameBothWays => return,
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

/// How many cells the rows of a list should have, and what says so.
struct Width {
    cells: usize,
    said_by: &'static str,
}

impl Width {
    fn of(list: &List<'_>) -> Self {
        if !list.header.is_above() {
            return Self {
                cells: list.header.width(),
                said_by: "the header has",
            };
        }
        let mut widths: Vec<usize> = list.rows.iter().map(Row::width).collect();
        widths.sort_unstable();
        let most = widths.chunk_by(|a, b| a == b).max_by_key(|same| same.len());
        Self {
            cells: most.and_then(|same| same.first()).copied().unwrap_or(0),
            said_by: "most have",
        }
    }
}

/// Cells beyond the header have no meaning; cells that are missing are empty.
fn report_ragged(row: Row<'_>, width: &Width, delimiter: Option<char>, report: &mut Report) {
    // A sheet of a workbook has no separators that could be missing, and what
    // stands right of a table in it is something else.
    if delimiter.is_none() {
        return;
    }
    let Width { cells, said_by } = width;
    let (found, wanted) = (row.width(), *cells);
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
        format!("this row has {found} cells, {said_by} {wanted}"),
        hint,
    );
}
