//! Workbooks: the same rows give the same plan whatever file they come in, and
//! a workbook made to do harm ends in a message.

mod binary;
mod formats;
mod hostile;
mod hostile_binary;
mod hostile_open_document;
mod hostile_text;
mod open_document;
mod reader_process;
mod sheets;
mod unreadable;

use std::io::{Cursor, Write as _};
use std::time::Duration;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::{Outcome, Workspace};

/// Plans the file on the day of the tests, as records of CSV.
fn plan(name: &str, bytes: &[u8], more: &[&str]) -> Outcome {
    let workspace = Workspace::new().with(name, bytes);
    let args = ["plan", name, "--today", "2026-11-24", "--format", "csv"];
    workspace
        .followup(args.iter().chain(more).copied())
        .outcome()
}

/// What a workbook may cost whoever opens it, hostile or not: so much memory for
/// each process, in the words of a shell and in kilobytes, and so much time.
const MOST_MEMORY: &str = "ulimit -v 524288";
const MOST_TIME: Duration = Duration::from_secs(20);

/// The same as [`plan`], but for a file that means harm.
#[track_caller]
fn guarded_plan(name: &str, bytes: &[u8]) -> Outcome {
    let workspace = Workspace::new().with(name, bytes);
    let args = ["plan", name, "--today", "2026-11-24", "--format", "csv"];
    let run = workspace.followup(args).limited_by(MOST_MEMORY);
    let outcome = run.outcome_within(MOST_TIME);
    assert_eq!(workspace.files().len(), 1, "no file may be written");
    outcome
}

const AS_CSV: &str = "hint: open it in a spreadsheet and save the sheet as `CSV UTF-8`\n";
const ANEW: &str = "hint: open it in a spreadsheet and save it anew, or as `CSV UTF-8`\n";

/// It must be refused in these words.
#[track_caller]
fn check_refused(name: &str, bytes: &[u8], message: &str, hint: &str) {
    let stderr = format!("error: {message}\n  --> {name}\n{hint}");
    guarded_plan(name, bytes).is(3, "", &stderr);
}

/// It must be called damaged in these words.
#[track_caller]
fn check_damaged(bytes: &[u8], why: &str) {
    let message = format!("this workbook is damaged: {why}");
    check_refused("a.xlsx", bytes, &message, ANEW);
}

/// An archive of these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    package_with_spaces(parts, 0)
}

/// The same, with so many megabytes of spaces in a part more.
fn package_with_spaces(parts: &[(&str, &[u8])], megabytes: usize) -> Vec<u8> {
    // Bombs are made quickly rather than well.
    let options = SimpleFileOptions::default().compression_level(Some(1));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    if megabytes > 0 {
        archive.start_file("xl/comments1.xml", options).unwrap();
        let megabyte = vec![b' '; 1024 * 1024];
        for _ in 0..megabytes {
            archive.write_all(&megabyte).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

const TYPES: &[u8] = b"<?xml version=\"1.0\"?><Types/>";
const RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEET_RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
/// The first format is plain, the second a date.
const STYLES: &[u8] = br#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// The list of one sheet, with the attributes of its properties.
fn workbook_part(properties: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr {properties}/><sheets><sheet name="Jobs" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    )
    .into_bytes()
}

/// A workbook of one sheet, from the rows of its XML.
fn xlsx(rows: &str, properties: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let workbook = workbook_part(properties);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", SHEET_RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend_from_slice(more);
    package(&parts)
}

/// A workbook whose one sheet is this XML.
fn of_part(sheet: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", &workbook_part("")),
        ("xl/_rels/workbook.xml.rels", SHEET_RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A cell that holds text.
fn text_cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// The row of headers that most of these sheets have.
fn header_row() -> String {
    let cells = [
        ("A1", "Company"),
        ("B1", "Position"),
        ("C1", "Date Applied"),
    ];
    let cells = cells.map(|(place, text)| text_cell(place, text)).concat();
    format!("<row r=\"1\">{cells}</row>")
}

/// The cell of a day in the second row.
fn date() -> &'static str {
    "<c r=\"C2\" s=\"1\"><v>46346</v></c>"
}

/// A row with a cell of a date.
fn row_with(row: u32, company: &str, date_cell: &str) -> String {
    let company = text_cell(&format!("A{row}"), company);
    let role = text_cell(&format!("B{row}"), "Cook");
    format!("<row r=\"{row}\">{company}{role}{date_cell}</row>")
}

const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &[u8] = b"<manifest:manifest></manifest:manifest>";

/// A workbook of OpenDocument, from the rows of its one table.
fn ods(rows: &str, manifest: &[u8]) -> Vec<u8> {
    let content = format!(r#"<table:table table:name="Jobs">{rows}</table:table>"#);
    ods_of_tables(&content, manifest)
}

/// The same, from its tables and what stands before them.
fn ods_of_tables(tables: &str, manifest: &[u8]) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", MIMETYPE),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content.as_bytes()),
    ])
}
