//! INPUT becomes a table: a file or stdin, as the settings say how to read it.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use followup::application::{Round, Stage};
use followup::columns::dates::DateOrder;
use followup::columns::{
    Applications, Field, HeaderPlace, ReadingOptions, Sheet, understand_packed,
};
use followup::diagnostic::RowNumber;
use followup::error::{Error, ForeignFile, system_words};
use followup::read::{
    Content, CsvOptions, Encoding, Source, Table, check_table, content_of, read_csv, read_web_page,
    read_workbook, too_large,
};
use followup::text::Text;

use crate::limits::{limits, most_applications};
use crate::settings::{Settings, Value};
use crate::sheet_choice::{another_sheet, pick};
use crate::stop::Stop;
use crate::workbook_process;

/// What `--input-format` can say. Of workbooks the content says which it is.
const WORKBOOKS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

/// Reads the sheet.
pub(crate) fn table(input: &Path, settings: &Settings<'_>) -> Result<Table, Stop> {
    let mut options = csv_options(settings)?;
    let asked = settings.single("sheet");
    let format = settings.single("input-format");
    let is_text = match format.as_ref().map(|value| (value, value.text.as_str())) {
        None => false,
        Some((_, "csv")) => true,
        Some((_, "tsv")) => {
            options.delimiter = options.delimiter.or(Some(b'\t'));
            true
        }
        Some((_, format)) if WORKBOOKS.contains(&format) => false,
        Some((value, _)) => {
            return Err(value.refuse("write csv, tsv, xlsx, xlsm, xlsb, xls or ods"));
        }
    };
    let limits = options.limits;
    let file: Arc<str> = shown(input).into();
    let bytes = bytes(input, &file, limits.size)?;
    let content = content_of(&bytes);
    let is_page = !is_text && content == Content::Foreign(ForeignFile::WebPage);
    if is_text || is_page || content == Content::Text {
        if let Some(asked) = asked {
            return Err(asked.refuse(&format!("`{file}` is no workbook and has no sheets")));
        }
        let source = Source { file, sheet: None };
        return Ok(if is_page {
            let table = read_web_page(&bytes, source, options.encoding)?;
            check_table(&table, &limits)?;
            table
        } else {
            read_csv(&bytes, source, &options)?
        });
    }
    let workbook = match content {
        Content::Package | Content::OldWorkbook => {
            workbook_process::read(crate::own_program(), bytes, &file)?
        }
        // Nothing of these is read.
        _ => read_workbook(&bytes, file)?,
    };
    let table = pick(workbook, asked.as_ref(), &reading_options(settings)?)?;
    check_table(&table, &limits)?;
    Ok(table)
}

/// Reads applications out of it.
pub(crate) fn sheet(
    table: &Table,
    options: &ReadingOptions,
    today: NaiveDate,
) -> Result<Sheet<Applications>, Stop> {
    understand_packed(table, options, today).map_err(|error| not_understood(table, error))
}

/// Why the table cannot be used, for the person.
pub(crate) fn not_understood(table: &Table, error: Error) -> Stop {
    let is_about_columns = matches!(
        error,
        Error::NoHeader { .. } | Error::UnclearColumns(_) | Error::NotAList { .. }
    );
    let mut stop = Stop::from(error);
    if let Some(another) = another_sheet(table).filter(|_| is_about_columns) {
        stop.hint = Some(match stop.hint {
            Some(hint) => format!("{hint}; {another}"),
            None => another,
        });
    }
    // Headers in the wrong letters are known to nobody.
    if table.is_encoding_guessed() {
        let before = "the file is not in UTF-8: if its letters come out wrong, name the encoding, \
             like `--encoding shift_jis`";
        stop.hint = Some(match stop.hint {
            Some(hint) => format!("{before}; else {hint}"),
            None => before.to_owned(),
        });
    }
    stop
}

/// The input as messages name it.
pub(crate) fn shown(input: &Path) -> String {
    let name = input.to_string_lossy();
    Text::clean(&name).map_or_else(|| "?".to_owned(), |name| name.to_string())
}

/// A file can be longer than there is memory, and what comes through a pipe may
/// never end; so no more is read than one byte beyond the limit.
fn bytes(input: &Path, file: &str, most: u64) -> Result<Vec<u8>, Stop> {
    let unreadable = |why: std::io::Error| {
        Stop::from(Error::Unreadable {
            path: input.to_owned(),
            why: system_words(&why),
        })
    };
    if input == Path::new("-") {
        return up_to(most, std::io::stdin().lock(), 0)
            .map_err(unreadable)?
            .ok_or_else(|| too_large(file, most, None).into());
    }
    let opened = std::fs::File::open(input).and_then(|file| {
        let length = file.metadata()?.len();
        Ok((file, length))
    });
    let (opened, length) = opened.map_err(unreadable)?;
    let found = Some(length).filter(|length| *length > most);
    let bytes = match found {
        Some(_) => None,
        None => up_to(most, opened, length).map_err(unreadable)?,
    };
    bytes.ok_or_else(|| too_large(file, most, found).into())
}

/// So much of the memory for a file is used before it is read, in bytes. Of a large
/// file it would make no difference.
const USED_FIRST: usize = 1024 * 1024;

/// All of a file that is said to have `length` bytes; `None` if it has more than
/// `most`.
fn up_to(most: u64, file: impl Read, length: u64) -> std::io::Result<Option<Vec<u8>>> {
    let length = usize::try_from(length).unwrap_or(0);
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length)?;
    // Memory that nobody has used yet is had sooner by us than by the system when it
    // reads for us: then it waits each time that another thread asks for some, too.
    bytes.resize(length.min(USED_FIRST), 0);
    bytes.clear();
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
}

fn csv_options(settings: &Settings<'_>) -> Result<CsvOptions, Stop> {
    let delimiter = settings.single("delimiter").map(|value| delimiter(&value));
    let encoding = settings.single("encoding").map(|value| {
        let hint = "write a name like utf-8, utf-16le, windows-1252, shift_jis or gb18030";
        Encoding::from_name(&value.text).ok_or_else(|| value.refuse(hint))
    });
    Ok(CsvOptions {
        delimiter: delimiter.transpose()?,
        encoding: encoding.transpose()?,
        limits: limits(settings)?,
    })
}

fn delimiter(value: &Value) -> Result<u8, Stop> {
    match value.text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [one] if !one.is_ascii_alphanumeric() && *one != b'"' => Ok(*one),
        _ => Err(value.refuse("write one character, like ; or |, or the word tab")),
    }
}

/// What the person says about columns, words and dates.
pub(crate) fn reading_options(settings: &Settings<'_>) -> Result<ReadingOptions, Stop> {
    let date_order = settings.single("date-order").map(|value| {
        DateOrder::from_word(&value.text)
            .ok_or_else(|| value.refuse("write day-first, month-first or year-first"))
    });
    let maps = settings.all("map").into_iter().map(|value| map(&value));
    let stages = settings.all("stage").into_iter().map(|value| stage(&value));
    Ok(ReadingOptions {
        maps: maps.collect::<Result<_, _>>()?,
        date_order: date_order.transpose()?,
        header_row: settings
            .single("header-row")
            .map(|value| header_place(&value))
            .transpose()?,
        stage_words: stages.collect::<Result<_, _>>()?,
        most_applications: Some(most_applications(settings)?),
    })
}

/// The row of the headers, or that there is none.
fn header_place(value: &Value) -> Result<HeaderPlace, Stop> {
    match value.text.parse() {
        Ok(0) => Ok(HeaderPlace::Nowhere),
        Ok(row) => Ok(HeaderPlace::Row(RowNumber(row))),
        Err(_) if value.text == "none" => Ok(HeaderPlace::Nowhere),
        Err(_) => {
            Err(value.refuse("write the number of a row, or none if the sheet has no headers"))
        }
    }
}

fn map(value: &Value) -> Result<(Field, Option<Round>, String), Stop> {
    let hint = "write FIELD=HEADER, like company=Firma, or interview_on:2=Second call";
    let (field, header) = value
        .text
        .split_once('=')
        .ok_or_else(|| value.refuse(hint))?;
    let (word, round) = match field.split_once(':') {
        None => (field.trim(), None),
        Some((word, round)) => {
            let round = round.trim().parse().ok().filter(|round| *round > 0);
            (
                word.trim(),
                Some(Round(round.ok_or_else(|| value.refuse(hint))?)),
            )
        }
    };
    let field = Field::from_word(word).ok_or_else(|| {
        let known = followup::rules::closest(word, Field::ALL.into_iter().map(Field::word));
        match known {
            Some(closest) => value.refuse(&format!(
                "there is no field `{word}`; did you mean `{closest}`?"
            )),
            None => {
                let fields: Vec<&str> = Field::ALL.into_iter().map(Field::word).collect();
                value.refuse(&format!(
                    "there is no field `{word}`; the fields are: {}",
                    fields.join(", ")
                ))
            }
        }
    })?;
    Ok((field, round, header.trim().to_owned()))
}

fn stage(value: &Value) -> Result<(String, Stage), Stop> {
    let stages = Stage::ALL.map(Stage::word).join(", ");
    let hint = format!("write WORD=STAGE; the stages are: {stages}");
    let (word, stage) = value
        .text
        .rsplit_once('=')
        .ok_or_else(|| value.refuse(&hint))?;
    let stage = Stage::from_word(stage.trim()).ok_or_else(|| value.refuse(&hint))?;
    Ok((word.trim().to_owned(), stage))
}
