//! How a sheet was understood becomes JSON: `followup.columns/1`.
//!
//! As of a plan, the shape is a promise: a field may be added, none changes its
//! meaning, and what is not known is `null`.

use serde::Serialize;

use super::columns::{ColumnLine, ColumnsPage, for_shell};
use super::json::{DiagnosticJson, is_none};
use crate::diagnostic::Diagnostic;
use crate::text::Text;

/// Why no plan can be made.
#[derive(Clone, Debug, Serialize)]
pub struct MissingJson {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Option<String>,
    /// The way out.
    pub hint: Option<String>,
}

/// The page as one object, indented by two blanks, ended by a line break.
#[must_use]
pub fn columns_json(
    page: &ColumnsPage<'_>,
    missing: Option<MissingJson>,
    diagnostics: &[Diagnostic],
) -> String {
    let document = ColumnsJson {
        schema: "followup.columns/1",
        file: page.file,
        format: page.format,
        encoding: page.encoding,
        encoding_guessed: page.is_encoding_guessed,
        delimiter: page.delimiter,
        sheet: page.sheet,
        header_row: page.header_row,
        layout: page.layout,
        date_order: page.date_order,
        date_order_because: &page.date_order_because,
        languages: &page.languages,
        columns: page
            .columns
            .iter()
            .map(|column| ColumnJson::of(column, page.header_row.is_some()))
            .collect(),
        lists: page
            .lists
            .iter()
            .map(|list| ListJson {
                header_row: list.header_row,
                last_row: list.last_row,
                columns: list
                    .columns
                    .iter()
                    .map(|column| ColumnJson::of(column, true))
                    .collect(),
            })
            .collect(),
        stages: page
            .stages
            .iter()
            .map(|line| StageJson {
                word: line.word,
                stage: line.stage,
                rows: line.rows,
            })
            .collect(),
        counts: page.counts.map(|counts| CountsJson {
            rows: counts.rows,
            applications: counts.applications,
            folded: counts.folded,
            skipped: counts.skipped,
            ignored: counts.ignored,
        }),
        diagnostics: diagnostics.iter().map(DiagnosticJson::of).collect(),
        missing,
        to_type: page
            .to_type
            .iter()
            .map(|line| ToTypeJson {
                flag: format!("--{}", line.flag),
                value: &line.value,
                shell: format!("--{} {}", line.flag, for_shell(&line.value)),
                because: &line.because,
            })
            .collect(),
    };
    // Writing string-keyed objects to memory has no way to fail.
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

#[derive(Serialize)]
struct ColumnsJson<'a> {
    schema: &'static str,
    file: &'a str,
    format: &'static str,
    encoding: Option<&'a str>,
    encoding_guessed: bool,
    delimiter: Option<char>,
    sheet: Option<&'a str>,
    header_row: Option<u32>,
    layout: Option<&'static str>,
    date_order: Option<&'static str>,
    date_order_because: &'a str,
    /// By their codes in ISO 639-1.
    languages: &'a [&'static str],
    columns: Vec<ColumnJson<'a>>,
    /// All of them, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lists: Vec<ListJson<'a>>,
    stages: Vec<StageJson<'a>>,
    counts: Option<CountsJson>,
    diagnostics: Vec<DiagnosticJson<'a>>,
    /// The error that the program ends with, if it does.
    missing: Option<MissingJson>,
    to_type: Vec<ToTypeJson<'a>>,
}

#[derive(Serialize)]
struct ListJson<'a> {
    header_row: u32,
    last_row: u32,
    columns: Vec<ColumnJson<'a>>,
}

#[derive(Serialize)]
struct ColumnJson<'a> {
    index: u16,
    letter: String,
    /// Empty where the header is, and `null` where the sheet has none.
    header: Option<&'a str>,
    field: Option<&'static str>,
    round: Option<u16>,
    /// Whether its cells count, be it without a field of its own.
    used: bool,
    because: &'a str,
}

impl<'a> ColumnJson<'a> {
    fn of(column: &'a ColumnLine<'a>, has_header: bool) -> Self {
        Self {
            index: column.name.index.0,
            letter: column.name.index.letters(),
            header: has_header.then(|| column.name.header.as_ref().map_or("", Text::as_str)),
            field: column.field,
            round: column.round,
            used: column.is_used,
            because: column.because,
        }
    }
}

#[derive(Serialize)]
struct StageJson<'a> {
    word: &'a str,
    stage: Option<&'static str>,
    rows: usize,
}

#[derive(Serialize)]
struct CountsJson {
    rows: usize,
    applications: usize,
    #[serde(skip_serializing_if = "is_none")]
    folded: usize,
    skipped: usize,
    ignored: usize,
}

#[derive(Serialize)]
struct ToTypeJson<'a> {
    flag: String,
    value: &'a str,
    /// Both as a shell takes them.
    shell: String,
    because: &'a str,
}
