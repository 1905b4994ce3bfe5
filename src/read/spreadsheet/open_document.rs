//! The tables of an OpenDocument file become sheets, cell by cell as they
//! stream in: rows and cells that are repeated a million times, as the empty
//! ones at the end of a sheet are, cost nothing. `calamine` would build each
//! sheet whole, three times, which a sheet of 100,000 rows does not survive.
//!
//! The names are those of OpenDocument 1.3, part 3, chapters 9 and 19.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{BufRead, BufReader, Cursor, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::grid::Grid;
use super::serial::{number_text, plain_duration, plain_iso};
use super::sheets::Sheets;
use crate::error::WorkbookFault;

/// The most blanks that one mark in a text stands for.
const MOST_BLANKS: usize = 1024;

/// Reads every table.
pub(super) fn read(bytes: &[u8], sheets: &mut Sheets) -> Result<(), WorkbookFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut manifest = Vec::new();
    if let Ok(mut part) = archive.by_name("META-INF/manifest.xml") {
        // A manifest that cannot be read says nothing; the content will.
        let _ = part.read_to_end(&mut manifest);
    }
    if memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(WorkbookFault::Locked);
    }
    let content = archive
        .by_name("content.xml")
        .map_err(|error| damaged(&error))?;
    Content::default().read(BufReader::new(content), sheets)
}

fn damaged(error: &impl Display) -> WorkbookFault {
    WorkbookFault::Damaged {
        why: error.to_string(),
    }
}

/// What is open while the content streams by.
#[derive(Debug, Default)]
struct Content {
    /// The style that is being described.
    style: Option<String>,
    /// The styles of tables that are not shown.
    hidden_styles: BTreeSet<String>,
    table: Option<Table>,
    row: Option<Row>,
    cell: Option<Cell>,
    /// How deep we are in something that is no part of a table.
    skipped: u32,
}

#[derive(Debug)]
struct Table {
    name: String,
    is_visible: bool,
    grid: Grid,
    next_row: u32,
}

#[derive(Debug)]
struct Row {
    repeated: u32,
    next_column: u32,
    /// The filled cells: where each begins, how often it stands there, and
    /// what it says.
    cells: Vec<(u32, u32, String)>,
    /// The same for formulas without a value.
    uncalculated: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct Cell {
    repeated: u32,
    is_formula: bool,
    /// What its attributes say it is; its text, if they say nothing.
    value: Option<String>,
    text: String,
    has_paragraph: bool,
}

impl Content {
    fn read(mut self, content: impl BufRead, sheets: &mut Sheets) -> Result<(), WorkbookFault> {
        let mut reader = Reader::from_reader(content);
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer);
            match event.map_err(|error| damaged(&error))? {
                Event::Start(_) if self.skipped > 0 => self.skipped += 1,
                Event::End(_) if self.skipped > 0 => self.skipped -= 1,
                _ if self.skipped > 0 => {}
                Event::Start(tag) => self.start(&tag)?,
                Event::End(tag) => self.end(tag.name().as_ref(), sheets)?,
                Event::Text(text) => {
                    if let Some(cell) = self.text() {
                        cell.push_str(&text.xml10_content());
                    }
                }
                Event::GeneralRef(reference) => {
                    if let Some(cell) = self.text() {
                        cell.push_str(&character(&reference)?);
                    }
                }
                Event::Eof if self.table.is_some() => {
                    return Err(damaged(&"its content breaks off"));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The text that is open: of a paragraph in a cell.
    fn text(&mut self) -> Option<&mut String> {
        let cell = self.cell.as_mut().filter(|cell| cell.has_paragraph)?;
        Some(&mut cell.text)
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), WorkbookFault> {
        let name = tag.name();
        let name: &str = name.as_ref();
        if self.cell.is_some() {
            return self.start_in_cell(name, tag);
        }
        match name {
            "style:style" => self.style = attribute(tag, "style:name")?,
            "style:table-properties" => {
                let is_hidden = attribute(tag, "table:display")?.as_deref() == Some("false");
                if let Some(style) = self.style.take().filter(|_| is_hidden) {
                    self.hidden_styles.insert(style);
                }
            }
            "table:table" if self.table.is_none() => {
                let style = attribute(tag, "table:style-name")?;
                let is_hidden = style.is_some_and(|style| self.hidden_styles.contains(&style));
                self.table = Some(Table {
                    name: attribute(tag, "table:name")?.unwrap_or_default(),
                    is_visible: !is_hidden,
                    grid: Grid::default(),
                    next_row: 0,
                });
            }
            "table:shapes" => self.skipped = 1,
            "table:table-row" if self.table.is_some() => {
                self.row = Some(Row {
                    repeated: count(tag, "table:number-rows-repeated")?,
                    next_column: 0,
                    cells: Vec::new(),
                    uncalculated: Vec::new(),
                });
            }
            "table:table-cell" | "table:covered-table-cell" if self.row.is_some() => {
                self.cell = Some(Cell {
                    repeated: count(tag, "table:number-columns-repeated")?,
                    is_formula: attribute(tag, "table:formula")?.is_some(),
                    value: value(tag)?,
                    text: String::new(),
                    has_paragraph: false,
                });
            }
            _ => {}
        }
        Ok(())
    }

    fn start_in_cell(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<(), WorkbookFault> {
        let Some(cell) = &mut self.cell else {
            return Ok(());
        };
        match name {
            // A comment, a picture or a table in a cell is not what it says.
            "office:annotation" | "table:table" => self.skipped = 1,
            _ if name.starts_with("draw:") => self.skipped = 1,
            "text:p" => {
                if cell.has_paragraph {
                    cell.text.push('\n');
                }
                cell.has_paragraph = true;
            }
            "text:s" => {
                let blanks = count(tag, "text:c")? as usize;
                let blanks = std::iter::repeat_n(' ', blanks.min(MOST_BLANKS));
                cell.text.extend(blanks);
            }
            "text:tab" => cell.text.push('\t'),
            "text:line-break" => cell.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, sheets: &mut Sheets) -> Result<(), WorkbookFault> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                if let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) {
                    row.take(cell);
                }
            }
            "table:table-row" => {
                if let (Some(row), Some(table)) = (self.row.take(), &mut self.table) {
                    table.take(&row)?;
                }
            }
            "table:table" => {
                if let Some(table) = self.table.take() {
                    sheets.push(&table.name, table.is_visible, table.grid)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Row {
    fn take(&mut self, cell: Cell) {
        let column = self.next_column;
        self.next_column = column.saturating_add(cell.repeated);
        let text = cell.value.unwrap_or(cell.text);
        if !text.is_empty() {
            self.cells.push((column, cell.repeated, text));
        } else if cell.is_formula && !cell.has_paragraph {
            self.uncalculated.push((column, cell.repeated));
        }
    }
}

impl Table {
    fn take(&mut self, row: &Row) -> Result<(), WorkbookFault> {
        let first = self.next_row;
        self.next_row = first.saturating_add(row.repeated);
        if row.cells.is_empty() && row.uncalculated.is_empty() {
            return Ok(());
        }
        for number in first..self.next_row {
            for (column, repeated, text) in &row.cells {
                for column in *column..column.saturating_add(*repeated) {
                    let pushed = self.grid.push(number, column, text);
                    pushed.map_err(WorkbookFault::OverLimit)?;
                }
            }
            for (column, repeated) in &row.uncalculated {
                for column in *column..column.saturating_add(*repeated) {
                    self.grid
                        .uncalculated(number, column)
                        .map_err(WorkbookFault::OverLimit)?;
                }
            }
        }
        Ok(())
    }
}

/// What the attributes of a cell say it is.
fn value(tag: &BytesStart<'_>) -> Result<Option<String>, WorkbookFault> {
    // An error in a cell is kept as a text that only people see.
    if attribute(tag, "calcext:value-type")?.as_deref() == Some("error") {
        return Ok(None);
    }
    let Some(kind) = attribute(tag, "office:value-type")? else {
        return Ok(None);
    };
    Ok(match kind.as_str() {
        "float" | "percentage" | "currency" => {
            attribute(tag, "office:value")?.map(|number| number.parse().map_or(number, number_text))
        }
        "date" => attribute(tag, "office:date-value")?.map(|date| plain_iso(&date)),
        "time" => {
            attribute(tag, "office:time-value")?.map(|time| plain_duration(&time).unwrap_or(time))
        }
        "boolean" => attribute(tag, "office:boolean-value")?.map(|truth| truth.to_uppercase()),
        _ => attribute(tag, "office:string-value")?.filter(|text| !text.is_empty()),
    })
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, WorkbookFault> {
    let found = tag
        .try_get_attribute(name)
        .map_err(|error| damaged(&error))?;
    let Some(attribute) = found else {
        return Ok(None);
    };
    let value = unescape(&attribute.value).map_err(|error| damaged(&error))?;
    Ok(Some(value.into_owned()))
}

/// How often something stands there: once, if nothing is said.
fn count(tag: &BytesStart<'_>, name: &str) -> Result<u32, WorkbookFault> {
    let text = attribute(tag, name)?;
    Ok(text.map_or(1, |text| text.trim().parse().unwrap_or(u32::MAX)))
}

/// The five names of XML and numbers; a name that the file gives a meaning
/// itself is how a small file becomes a large one.
fn character(reference: &BytesRef<'_>) -> Result<String, WorkbookFault> {
    if let Some(known) = resolve_xml_entity(reference.as_ref()) {
        return Ok(known.to_owned());
    }
    match reference
        .resolve_char_ref()
        .map_err(|error| damaged(&error))?
    {
        Some(character) => Ok(character.to_string()),
        None => Err(damaged(&"it gives names to texts")),
    }
}
