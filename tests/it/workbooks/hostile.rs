//! Workbooks that ask for more than there is. Each ends in a message that says
//! which limit, and the program with 3; none takes more than its share.

use super::{
    AS_CSV, MOST_MEMORY, MOST_TIME, RELATIONS, TYPES, check_damaged, check_refused, date,
    guarded_plan, header_row, of_part, package, package_with_spaces, plan, row_with, text_cell,
    workbook_part, xlsx,
};
use crate::harness::Workspace;

// Only there the memory of a process has a limit that holds.
#[cfg(target_os = "linux")]
const TOO_MUCH_MEMORY: &str = "this workbook takes too much memory to read; the limit is 512 MB";

/// It must be refused in these words.
#[track_caller]
fn check(bytes: &[u8], message: &str) {
    check_refused("a.xlsx", bytes, message, AS_CSV);
}

#[test]
fn far_corners_cost_nothing() {
    let near = xlsx(&(header_row() + &row_with(2, "Acme", date())), "", &[]);
    let expected = plan("a.xlsx", &near, &[]);
    expected.is(0, &expected.stdout, "");
    let far = header_row()
        + &row_with(2, "Acme", date())
        + &format!("<row r=\"1048576\">{}</row>", text_cell("XFD1048576", "x"));
    guarded_plan("a.xlsx", &xlsx(&far, "", &[])).is(0, &expected.stdout, "");
}

#[test]
fn cells_off_the_sheet_are_refused() {
    for place in ["XFE2", "A1048577", "XFE16777217", "ZZZZ1"] {
        let rows = header_row() + &format!("<row r=\"2\">{}</row>", text_cell(place, "x"));
        check(
            &xlsx(&rows, "", &[]),
            "this workbook has a cell that lies off the sheet; the limit is 1048576 rows and 16384 columns",
        );
    }
    // Beyond what a number holds, the reader stumbles.
    for place in ["AAAAAAAAAA1", "A99999999999"] {
        let rows = header_row() + &format!("<row r=\"2\">{}</row>", text_cell(place, "x"));
        check_damaged(&xlsx(&rows, "", &[]), "its parts do not fit together");
    }
}

#[test]
fn promised_texts_are_no_reason_to_make_room() {
    for count in [
        "4294967295",
        "18446744073709551615",
        "99999999999999999999999",
    ] {
        let texts =
            format!("<?xml version=\"1.0\"?><sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        let more: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", texts.as_bytes())];
        check(
            &xlsx(&header_row(), "", &more),
            "this workbook has too many texts; the limit is 8000000",
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_promise_of_texts_that_stands_where_it_is_not_looked_for_is_told() {
    let promise = |count: &str| {
        let comment = " ".repeat(8192);
        let texts = format!("<!--{comment}--><sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        let more: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", texts.as_bytes())];
        xlsx(&header_row(), "", &more)
    };
    check(&promise("4294967295"), TOO_MUCH_MEMORY);
    check_damaged(
        &promise("18446744073709551615"),
        "its parts do not fit together",
    );
    // No number, and so no promise.
    let outcome = guarded_plan("a.xlsx", &promise("99999999999999999999999"));
    outcome.is(0, &outcome.stdout, "");
}

/// A list of one text, of so many megabytes.
fn one_text(megabytes: usize) -> Vec<u8> {
    let text = "x".repeat(megabytes << 20);
    format!("<?xml version=\"1.0\"?><sst uniqueCount=\"1\"><si><t>{text}</t></si></sst>")
        .into_bytes()
}

#[cfg(target_os = "linux")]
#[test]
fn one_text_as_large_as_all_memory_is_told() {
    let texts = one_text(300);
    let row = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let shared = xlsx(row, "", &[("xl/sharedStrings.xml", &texts)]);
    assert!(shared.len() < 4 * 1024 * 1024);
    check(&shared, TOO_MUCH_MEMORY);
    let inline = xlsx(&text_cell("A1", &"x".repeat(300 << 20)), "", &[]);
    check(&inline, TOO_MUCH_MEMORY);
}

#[cfg(target_os = "linux")]
#[test]
fn a_sheet_of_nothing_is_read_to_its_end_or_told() {
    let rows = header_row() + &" ".repeat(400 << 20) + &row_with(2, "Acme", date());
    check(&xlsx(&rows, "", &[]), TOO_MUCH_MEMORY);
}

#[test]
fn deep_nesting_is_no_deep_call() {
    let rows = header_row() + &row_with(2, "Acme", date());
    let expected = guarded_plan("a.xlsx", &xlsx(&rows, "", &[]));
    let deep = |tags: &str| xlsx(&(rows.clone() + &tags.repeat(1 << 18)), "", &[]);
    // No part of a sheet that anybody knows.
    guarded_plan("a.xlsx", &deep("<x>")).is(0, &expected.stdout, "");
    check_damaged(
        &deep("<row><c><is>"),
        "in the sheet `Jobs`: Unexpected end of xml, expecting '</>'",
    );
}

#[test]
fn what_a_sheet_says_of_itself_is_not_believed() {
    let rows = header_row() + &row_with(2, "Acme", date());
    let honest = guarded_plan("a.xlsx", &xlsx(&rows, "", &[]));
    honest.is(0, &honest.stdout, "");
    let lie = |before: &str, after: &str| {
        of_part(&format!(
            "<worksheet>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
        ))
    };
    for dimension in ["A1:XFD1048576", "A1:A1"] {
        let before = format!("<dimension ref=\"{dimension}\"/>");
        guarded_plan("a.xlsx", &lie(&before, "")).is(0, &honest.stdout, "");
    }
    check_damaged(
        &lie("<dimension ref=\"A1:ZZZZZZZ99999999999\"/>", ""),
        "its parts do not fit together",
    );
    check_damaged(
        &lie("<dimension ref=\"\"/>", ""),
        "in the sheet `Jobs`: Range is missing the expected row component.",
    );
    let merged = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(200_000);
    let merged = format!("<mergeCells count=\"4294967295\">{merged}</mergeCells>");
    guarded_plan("a.xlsx", &lie("", &merged)).is(0, &honest.stdout, "");
}

#[test]
fn many_sheets_that_each_reach_far_down_are_told() {
    let mut sheets = String::new();
    let mut relations = String::new();
    let names: Vec<String> = (0..300)
        .map(|n| format!("xl/worksheets/s{n}.xml"))
        .collect();
    for n in 0..300 {
        sheets.push_str(&format!(
            "<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"
        ));
        relations.push_str(&format!("<Relationship Id=\"r{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/s{n}.xml\"/>"));
    }
    let book = String::from_utf8(workbook_part("")).unwrap();
    let book = book.replace(
        "<sheet name=\"Jobs\" sheetId=\"1\" r:id=\"rId1\"/>",
        &sheets,
    );
    let relations = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    );
    let sheet = format!(
        "<?xml version=\"1.0\"?><worksheet><sheetData><row r=\"1048576\">{}</row></sheetData></worksheet>",
        text_cell("A1048576", "x")
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
    ];
    parts.extend(names.iter().map(|name| (name.as_str(), sheet.as_bytes())));
    check(
        &package(&parts),
        "this workbook has too many cells; the limit is 16000000",
    );
}

#[test]
fn a_file_longer_than_any_workbook_is_not_read() {
    let workspace = Workspace::new().with("a.xlsx", xlsx(&header_row(), "", &[]));
    let file = std::fs::OpenOptions::new()
        .write(true)
        .open(workspace.path("a.xlsx"))
        .unwrap();
    // Most of it is a hole, and takes no room on the disk.
    file.set_len(10 << 30).unwrap();
    let run = workspace
        .followup(["plan", "a.xlsx"])
        .limited_by(MOST_MEMORY);
    run.outcome_within(MOST_TIME).is(3, "", "error: this file has 10737418240 bytes; the limit is 64 MB\n  --> a.xlsx\nhint: split it: `--max-size` raises the limit to no more than 4 GB\n");
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = package_with_spaces(&[("[Content_Types].xml", b"<Types/>")], 513);
    assert!(bomb.len() < 8 * 1024 * 1024);
    check(
        &bomb,
        "this workbook is too large when it is unpacked; the limit is 512 MB",
    );
}

#[test]
fn many_parts_are_refused() {
    let names: Vec<String> = (0..2000).map(|n| format!("xl/more{n}.xml")).collect();
    let more: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check(
        &xlsx(&header_row(), "", &more),
        "this workbook has too many parts; the limit is 2000",
    );
}

#[test]
fn rows_that_reach_far_to_the_right_are_counted() {
    let mut rows = header_row();
    for row in 2..1200 {
        rows.push_str(&format!(
            "<row r=\"{row}\">{}</row>",
            text_cell(&format!("XFD{row}"), "x")
        ));
    }
    check(
        &xlsx(&rows, "", &[]),
        "this workbook has too many cells; the limit is 16000000",
    );
}
