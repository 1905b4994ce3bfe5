//! Sheets as they are met, built from their records in `fixtures/corpus`:
//! every column is read as what it is, or not at all.
//!
//! `CORPUS_MISSES=1` prints what was read otherwise, column by column.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use followup::columns::dates::DateOrder;
use followup::columns::{Field, HeaderPlace, ReadingOptions, Sheet, understand};
use followup::error::Error;
use followup::read::{CsvOptions, Source, read_csv, read_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::Value;

/// A column of these is never read so where it means something else: a plan
/// made from the wrong one is worse than none.
const DANGEROUS: [Field; 7] = [
    Field::Company,
    Field::Role,
    Field::Stage,
    Field::AppliedOn,
    Field::InterviewOn,
    Field::ContactEmail,
    Field::DecisionOn,
];

/// One line of a corpus.
struct Record {
    id: String,
    delimiter: char,
    is_workbook: bool,
    has_bom: bool,
    line_end: &'static str,
    date_order: DateOrder,
    header_row: usize,
    is_refused: bool,
    header: Vec<String>,
    meanings: Vec<Option<String>>,
    rows: Vec<Vec<String>>,
    status_words: Vec<(String, String)>,
}

impl Record {
    fn new(record: &Value) -> Self {
        let text = |key: &str| record[key].as_str().unwrap_or_default();
        let strings = |value: &Value| -> Vec<String> {
            let cells = value.as_array().unwrap().iter();
            cells.map(|cell| cell.as_str().unwrap().into()).collect()
        };
        let meanings = record["mapping_by_index"].as_array().unwrap().iter();
        let rows = record["sample_values"].as_array().unwrap().iter();
        let words = record["status_words"].as_object().unwrap().iter();
        let encoding = text("encoding");
        Self {
            id: text("id").into(),
            delimiter: text("delimiter").parse().unwrap_or(','),
            is_workbook: text("delimiter") == "xlsx",
            has_bom: encoding.contains("BOM"),
            line_end: if encoding.contains("CRLF") {
                "\r\n"
            } else {
                "\n"
            },
            date_order: if record["day_first"] == true {
                DateOrder::DayFirst
            } else {
                DateOrder::MonthFirst
            },
            header_row: record["header_row"].as_u64().unwrap().try_into().unwrap(),
            is_refused: text("layout").starts_with("one column per day"),
            header: strings(&record["header"]),
            meanings: meanings
                .map(|meaning| meaning.as_str().map(Into::into))
                .collect(),
            rows: rows.map(strings).collect(),
            status_words: words
                .map(|(word, stage)| (word.clone(), stage.as_str().unwrap().into()))
                .collect(),
        }
    }

    /// The file, with these rows below its header.
    fn file(&self, rows: &[Vec<String>]) -> Vec<u8> {
        let mut lines: Vec<String> = self.lines_above();
        lines.push(self.line(&self.header));
        for (index, row) in rows.iter().enumerate() {
            if index == 1 && self.is_in_conflict() {
                lines.push("=======".into());
                lines.push(self.line(&self.header));
            }
            lines.push(self.line(row));
        }
        if self.is_in_conflict() {
            lines.push(">>>>>>> 1a2b3c4".into());
        }
        let mut text = String::from(if self.has_bom { "\u{feff}" } else { "" });
        for line in lines {
            text.push_str(&line);
            text.push_str(self.line_end);
        }
        text.into_bytes()
    }

    /// The workbook, with these rows below its header. A date is a date there,
    /// and a tick a tick.
    fn workbook(&self, rows: &[Vec<String>]) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let as_a_date = Format::new().set_num_format("mmmm d, yyyy");
        let above = self.lines_above();
        let above = above
            .iter()
            .map(|line| line.split(self.delimiter).map(Into::into).collect());
        let above: Vec<Vec<String>> = above.collect();
        let lines = above.iter().chain([&self.header]).chain(rows);
        for (row, cells) in (0..).zip(lines) {
            for (column, cell) in (0..).zip(cells.iter()) {
                let is_header = row <= above.len();
                let day = ["%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y"]
                    .iter()
                    .find_map(|style| NaiveDate::parse_from_str(cell, style).ok())
                    .filter(|_| !is_header)
                    .map(|day| ExcelDateTime::parse_from_str(&day.to_string()).unwrap());
                let row = u32::try_from(row).unwrap();
                match (day, cell.as_str()) {
                    (Some(day), _) => sheet.write_with_format(row, column, day, &as_a_date),
                    (None, "") => continue,
                    (None, "TRUE" | "FALSE") => sheet.write(row, column, cell == "TRUE"),
                    (None, _) => sheet.write(row, column, cell),
                }
                .unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    /// The sheet that a merge went wrong in.
    fn is_in_conflict(&self) -> bool {
        self.id.starts_with("t009")
    }

    fn lines_above(&self) -> Vec<String> {
        let line = |cells: &[&str]| cells.join(&self.delimiter.to_string());
        match (self.header_row, self.id.as_str()) {
            (0, _) => vec![
                "GOALS".into(),
                line(&["Goal", "Target", "Deadline", "Notes"]),
                line(&["Applications a week", "10", "2026-12-01", ""]),
                String::new(),
                "APPLICATIONS".into(),
            ],
            (1, _) => Vec::new(),
            (2, _) if self.is_in_conflict() => vec!["<<<<<<< HEAD".into()],
            (2, _) => vec![String::new()],
            (_, id) if id.starts_with("t079") => vec![
                line(&["JOB TRACKER", "", "", "", "", "", "", "", "", "", "", ""]),
                line(&[
                    "APPLICATIONS",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "INTERVIEW",
                ]),
            ],
            _ => vec!["Job Application Tracker".into(), String::new()],
        }
    }

    fn line(&self, cells: &[String]) -> String {
        let quoted = |cell: &String| {
            if cell.contains([self.delimiter, '"', '\n', '\r']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.clone()
            }
        };
        let cells: Vec<String> = cells.iter().map(quoted).collect();
        cells.join(&self.delimiter.to_string())
    }

    fn read(&self, rows: &[Vec<String>]) -> Result<Sheet, Error> {
        let source = Source {
            file: self.id.as_str().into(),
            sheet: None,
        };
        let table = if self.is_workbook {
            let workbook = read_workbook(&self.workbook(rows), source.file)?;
            workbook.into_sheets().remove(0).table
        } else {
            read_csv(&self.file(rows), source, &CsvOptions::default())?
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let mut options = ReadingOptions::default();
        let sheet = understand(&table, &options, today);
        if let Err(Error::DateOrder { .. }) = sheet {
            // Nothing in the file settles it: the person is asked, and says so.
            options.date_order = Some(self.date_order);
            return understand(&table, &options, today);
        }
        sheet
    }

    /// The status words of this sheet and what they were read as.
    fn stages(&self) -> Vec<(&str, &str, Option<&'static str>)> {
        let column = self
            .meanings
            .iter()
            .position(|meaning| matches!(meaning.as_deref(), Some("status" | "stage")));
        let Some(column) = column else {
            return Vec::new();
        };
        let rows_with = |words: &[&str]| -> Vec<Vec<String>> {
            let mut rows = Vec::new();
            for (index, word) in words.iter().enumerate() {
                let mut row = self.rows[index % self.rows.len()].clone();
                row[column] = (*word).to_owned();
                let names = ["company", "role", "x:title_company_and_role"];
                let name = names.iter().find_map(|name| self.place_of(name));
                // A card has both in a column that is neither.
                row[name.unwrap_or(1)] = format!("Acme {index}");
                rows.push(row);
            }
            rows
        };
        let words: Vec<&str> = self.status_words.iter().map(|(word, _)| &**word).collect();
        let all = self.read(&rows_with(&words));
        let stage_in = |sheet: &Sheet, word: &str| {
            let seen = sheet.stages.iter().find(|seen| seen.word == word.trim());
            seen.map(|seen| seen.stage.map(|stage| stage.word()))
        };
        let mut found = Vec::new();
        for (word, stage) in &self.status_words {
            let together = all.as_ref().ok().and_then(|sheet| stage_in(sheet, word));
            let alone = || stage_in(&self.read(&rows_with(&[word])).ok()?, word);
            let read = together.or_else(alone).flatten();
            found.push((word.as_str(), stage.as_str(), read));
        }
        found
    }

    fn place_of(&self, meaning: &str) -> Option<usize> {
        let mut meanings = self.meanings.iter();
        meanings.position(|found| found.as_deref() == Some(meaning))
    }
}

/// The field that a meaning of the corpus is, and its round.
fn field_of(meaning: &str) -> (Option<Field>, Option<u16>) {
    let (meaning, round) = match meaning.split_once(':') {
        Some(("x", rest)) => (rest, None),
        Some((meaning, round)) => (meaning, round.parse().ok()),
        None => (meaning, None),
    };
    let word = match meaning {
        "applied_date" => "applied_on",
        "interview_date" => "interview_on",
        "interview_type" => "interview_kind",
        "contact_role" => "contact_title",
        "status" => "stage",
        "channel" => "source",
        "next_followup_date" => "follow_up_on",
        "followup_sent_date" => "followed_up_on",
        "last_contact_date" => "last_contact_on",
        "response_expected_date" => "decision_on",
        "offer_date" => "offered_on",
        "rejection_date" => "rejected_on",
        "withdrawn_date" => "withdrawn_on",
        other => other,
    };
    (Field::from_word(word), round)
}

fn stage_of(word: &str) -> Option<&str> {
    match word {
        "interview" => Some("interviewing"),
        "rejected_by_me" => Some("withdrawn"),
        "active" | "waiting" => Some("applied"),
        "responded" => Some("screening"),
        "unknown" => None,
        stage => Some(stage),
    }
}

fn records(file: &str) -> Vec<Record> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.map(|record: Value| Record::new(&record)).collect()
}

/// Prints a figure, which a passing test would keep to itself.
fn say(text: &str) {
    let mut stdout = std::io::stdout();
    stdout.write_all(format!("{text}\n").as_bytes()).unwrap();
}

fn says_misses() -> bool {
    std::env::var_os("CORPUS_MISSES").is_some()
}

/// What was read and how much of it was right.
#[derive(Default)]
struct Figure {
    right: usize,
    all: usize,
    misses: String,
    /// Columns read as what they are not, and this would be in a plan.
    dangers: String,
}

fn columns_of(records: &[Record]) -> Figure {
    let mut figure = Figure::default();
    for record in records {
        let sheet = match record.read(&record.rows) {
            Err(_) if record.is_refused => continue,
            Ok(_) if record.is_refused => {
                writeln!(figure.dangers, "{} is not refused", record.id).unwrap();
                continue;
            }
            Err(why) => {
                let mapped = record.meanings.iter().flatten();
                figure.all += mapped.filter(|meaning| !meaning.starts_with("x:")).count();
                writeln!(figure.misses, "{} is refused: {why:?}", record.id).unwrap();
                continue;
            }
            Ok(sheet) => sheet,
        };
        for (index, meaning) in record.meanings.iter().enumerate() {
            let found = sheet.columns.get(index);
            let field = found.and_then(|found| found.field);
            let round = found.and_then(|found| found.round).map(|round| round.0);
            let (wanted, wanted_round) = meaning.as_deref().map_or((None, None), field_of);
            // The first round needs no number where there is no other.
            let is_right = field == wanted
                && (round.unwrap_or(1) == wanted_round.unwrap_or(round.unwrap_or(1)));
            let shown = || {
                let because = found.map_or("", |found| found.because.as_str());
                let field = field.map_or("nothing", Field::word);
                format!(
                    "{} `{}` is {} and was read as {field}: {because}\n",
                    record.id,
                    record.header[index],
                    meaning.as_deref().unwrap_or("null"),
                )
            };
            if meaning.as_deref().is_some_and(|it| !it.starts_with("x:")) {
                figure.all += 1;
                figure.right += usize::from(is_right);
                if !is_right {
                    figure.misses += &shown();
                }
            }
            if field != wanted && field.is_some_and(|field| DANGEROUS.contains(&field)) {
                figure.dangers += &shown();
            }
        }
    }
    figure
}

fn check_columns(name: &str, records: &[Record], least_per_mille: usize, most_dangers: usize) {
    let figure = columns_of(records);
    let Figure { right, all, .. } = figure;
    if says_misses() {
        say(&figure.misses);
        say(&figure.dangers);
    }
    say(&format!(
        "{name}: {right} of {all} columns are read as what they are"
    ));
    let dangers = figure.dangers.lines().count();
    assert!(dangers <= most_dangers, "{name}:\n{}", figure.dangers);
    assert!(
        right * 1_000 >= all * least_per_mille,
        "{name}: {right} of {all}\n{}",
        figure.misses
    );
}

#[test]
fn the_columns_of_the_corpus_are_read_as_what_they_are() {
    check_columns("corpus", &records("fixtures/corpus/trackers.jsonl"), 990, 0);
}

#[test]
fn sheets_in_the_manner_of_popular_trackers_are_read_as_what_they_are() {
    check_columns("own", &records("fixtures/corpus/own.jsonl"), 1_000, 0);
}

fn check_stages(name: &str, records: &[Record], least_per_cent: usize) {
    let (mut right, mut all) = (0, 0);
    let mut misses = String::new();
    for record in records {
        for (word, stage, read) in record.stages() {
            all += 1;
            if read == stage_of(stage) {
                right += 1;
            } else {
                writeln!(misses, "{} `{word}` is {stage}, not {read:?}", record.id).unwrap();
            }
        }
    }
    if says_misses() {
        say(&misses);
    }
    say(&format!(
        "{name}: {right} of {all} status words are understood"
    ));
    assert!(
        right * 100 >= all * least_per_cent,
        "{name}: {right} of {all}\n{misses}"
    );
}

#[test]
fn the_status_words_of_the_corpus_are_understood() {
    check_stages("corpus", &records("fixtures/corpus/trackers.jsonl"), 95);
    check_stages("own", &records("fixtures/corpus/own.jsonl"), 100);
}

/// The rows of a record as a sheet of their own, without a header above them.
fn without_header(record: &Record) -> Result<Sheet, Error> {
    let rows: Vec<String> = record.rows.iter().map(|row| record.line(row)).collect();
    let text = rows.join(record.line_end) + record.line_end;
    let source = Source {
        file: record.id.as_str().into(),
        sheet: None,
    };
    let options = CsvOptions {
        delimiter: u8::try_from(record.delimiter).ok(),
        ..CsvOptions::default()
    };
    let table = read_csv(text.as_bytes(), source, &options)?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let options = ReadingOptions {
        date_order: Some(record.date_order),
        header_row: Some(HeaderPlace::Nowhere),
        ..ReadingOptions::default()
    };
    understand(&table, &options, today)
}

#[test]
fn without_its_header_no_column_is_read_as_what_it_is_not() {
    let (mut read, mut all) = (0, 0);
    let mut dangers = String::new();
    for file in ["trackers", "own"] {
        for record in records(&format!("fixtures/corpus/{file}.jsonl")) {
            all += 1;
            let Ok(sheet) = without_header(&record) else {
                continue;
            };
            read += 1;
            for (index, column) in sheet.columns.iter().enumerate() {
                let meaning = record.meanings.get(index).and_then(Option::as_deref);
                let wanted = meaning.map_or((None, None), field_of).0;
                let is_wrong = column.field.is_some_and(|field| DANGEROUS.contains(&field))
                    && column.field != wanted;
                if is_wrong {
                    let header = &record.header[index];
                    let field = column.field.map_or("", Field::word);
                    let (id, rows) = (&record.id, record.rows.len());
                    writeln!(dangers, "{id} `{header}` as {field}, {rows} rows").unwrap();
                }
            }
        }
    }
    say(&format!(
        "{read} of {all} sheets are read without their headers; the others are asked about"
    ));
    assert_eq!(dangers, "");
    assert!(read * 3 > all, "{read} of {all}");
}
