//! `followup columns INPUT`: how each column, status word and date was
//! understood, and what to type where it was not.

use std::path::PathBuf;

use clap::ArgMatches;
use followup::application::Stage;
use followup::columns::{Field, SheetLayout, Understanding, UnderstoodColumn, understand_so_far};
use followup::diagnostic::ColumnName;
use followup::read::Table;
use followup::render::columns::{
    ColumnLine, ColumnsPage, LineToType, ListOfColumns, RowCounts, StageLine, columns_text,
};
use followup::render::columns_json::{MissingJson, columns_json};

use crate::clock::moment;
use crate::input::{not_understood, reading_options, table};
use crate::report::{Report, has_warning};
use crate::settings::Settings;
use crate::stop::{Exit, Stop};

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<Exit, Stop> {
    let input = matches
        .get_one::<PathBuf>("INPUT")
        .cloned()
        .unwrap_or_default();
    let is_json = settings.format(&["table", "json"])? == "json";
    let moment = moment(settings)?;
    let options = reading_options(settings)?;
    let table = table(&input, settings)?;
    let understanding = understand_so_far(&table, &options, moment.today)
        .map_err(|error| not_understood(&table, error))?;
    let missing = understanding.missing.clone();
    let stop = missing.map(|error| not_understood(&table, error));
    let page = page(&table, &understanding);
    let text = if is_json {
        let missing = stop.as_ref().map(|stop| MissingJson {
            message: stop.message.clone(),
            place: stop.place.clone(),
            hint: stop.hint.clone(),
        });
        columns_json(&page, missing, &understanding.diagnostics)
    } else {
        columns_text(&page)
    };
    // Unlike a plan, the page begins with what matters most, so it comes first.
    report.data(text.as_bytes())?;
    report.diagnostics(&understanding.diagnostics);
    match stop {
        Some(stop) => Err(stop),
        None if has_warning(&understanding.diagnostics) => Ok(Exit::Warned),
        None => Ok(Exit::Done),
    }
}

fn page<'a>(table: &'a Table, understanding: &'a Understanding) -> ColumnsPage<'a> {
    let source = table.source();
    ColumnsPage {
        file: &source.file,
        sheet: source.sheet.as_deref(),
        format: table.format().word(),
        encoding: table.delimiter().map(|_| table.encoding()),
        is_encoding_guessed: table.is_encoding_guessed(),
        delimiter: table.delimiter(),
        header_row: understanding.header_row.map(|row| row.0),
        layout: understanding.layout.map(SheetLayout::word),
        date_order: understanding
            .date_order
            .as_ref()
            .map(|settled| settled.order.word()),
        date_order_because: understanding.date_order_because.clone(),
        languages: understanding.languages.clone(),
        columns: lines(&understanding.columns),
        lists: match understanding.lists.as_slice() {
            [] | [_] => Vec::new(),
            several => several
                .iter()
                .map(|list| ListOfColumns {
                    header_row: list.header_row.0,
                    last_row: list.last_row.0,
                    columns: lines(&list.columns),
                })
                .collect(),
        },
        stages: understanding
            .stages
            .iter()
            .map(|word| StageLine {
                word: &word.word,
                stage: word.stage.map(Stage::word),
                rows: word.rows,
            })
            .collect(),
        counts: understanding.counts.map(|counts| RowCounts {
            rows: counts.rows,
            applications: counts.applications,
            folded: counts.folded,
            skipped: counts.skipped,
            ignored: counts.ignored,
        }),
        to_type: understanding
            .advice
            .iter()
            .map(|advice| LineToType {
                flag: advice.flag(),
                value: advice.value(),
                because: advice.because(),
            })
            .collect(),
        fields: Field::ALL.into_iter().map(Field::word).collect(),
        known_stages: Stage::ALL.into_iter().map(Stage::word).collect(),
    }
}

fn lines(columns: &[UnderstoodColumn]) -> Vec<ColumnLine<'_>> {
    let columns = columns.iter();
    columns
        .map(|column| ColumnLine {
            is_used: column.is_used,
            name: ColumnName {
                index: column.index,
                header: column.header.clone(),
            },
            field: column.field.map(Field::word),
            round: column.round.map(|round| round.0),
            because: &column.because,
        })
        .collect()
}
