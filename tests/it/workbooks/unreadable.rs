//! Workbooks that are damaged or locked, and files that are none. Each ends in a
//! message that says what it is and what to do, and the program with 3.

use super::{
    check_damaged, check_refused, date, header_row, ods, of_part, package, row_with, text_cell,
    xlsx,
};

#[test]
fn what_is_damaged_is_told() {
    let whole = xlsx(&header_row(), "", &[]);
    check_damaged(
        &whole[..whole.len() / 2],
        "invalid Zip archive: Could not find EOCD",
    );
    let broken = xlsx(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
        "",
        &[],
    );
    check_damaged(
        &broken,
        "in the sheet `Jobs`: Cell string index not found in shared strings table",
    );
    // Rows that break off.
    let rows = header_row() + &row_with(2, "Acme", date());
    for (cut, why) in [
        (
            rows.as_str(),
            "Unexpected end of xml, expecting '</sheetData>'",
        ),
        (
            rows.strip_suffix("</row>").unwrap(),
            "Unexpected end of xml, expecting '</sheetData>'",
        ),
        (
            &rows[..rows.len() - 20],
            "Xml error: syntax error: tag not closed: `>` not found before end of input",
        ),
    ] {
        let bytes = of_part(&format!("<worksheet><sheetData>{cut}"));
        check_damaged(&bytes, &format!("in the sheet `Jobs`: {why}"));
    }
    // An error that no spreadsheet knows.
    let rows = header_row() + &row_with(2, "Acme", "<c r=\"C2\" t=\"e\"><v>#BOGUS!</v></c>");
    check_damaged(
        &xlsx(&rows, "", &[]),
        "in the sheet `Jobs`: Unsupported cell error value '#BOGUS!'",
    );
    // A part whose bytes are not those that were packed.
    let mut flipped = xlsx(&header_row(), "", &[]);
    let at = memchr::memmem::rfind(&flipped, b"xl/worksheets/sheet1.xml").unwrap();
    flipped[at - 30] ^= 0xff;
    check_damaged(&flipped, "xl/worksheets/sheet1.xml: Invalid checksum");
    // Entities of its own are how a small file becomes a large one.
    let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let rows = format!("{laughs}<row r=\"1\">{}</row>", text_cell("A1", "&b;"));
    check_damaged(
        &xlsx(&rows, "", &[]),
        "in the sheet `Jobs`: Xml error: at 0..0: unrecognized entity `&b;`",
    );
}

#[test]
fn locked_workbooks_are_told() {
    let hint = "hint: open it in a spreadsheet and save it without the password\n";
    let locked = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data>\
        </manifest:encryption-data></manifest:file-entry></manifest:manifest>";
    check_refused(
        "a.xlsx",
        &ods("", locked),
        "this workbook is locked with a password",
        hint,
    );
    let mut container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    container.resize(512, 0);
    container.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    check_refused(
        "a.xlsx",
        &container,
        "this workbook is locked with a password",
        hint,
    );
}

#[test]
fn what_is_no_sheet_says_how_to_make_one_of_it() {
    let save = "hint: open it in a spreadsheet and save it as .xlsx or as `CSV UTF-8`\n";
    check_refused(
        "a.xlsx",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "this is a PDF",
        "hint: export the sheet as .xlsx or as CSV from where the PDF was made\n",
    );
    check_refused(
        "a.xlsx",
        &package(&[("Index/Document.iwa", b"x"), ("preview.jpg", b"x")]),
        "this is a Numbers document",
        "hint: in Numbers choose File, Export To, CSV (or Excel), and give that file\n",
    );
    check_refused(
        "a.xlsx",
        &package(&[("[Content_Types].xml", b"x"), ("word/document.xml", b"x")]),
        "this is a document without a sheet",
        "hint: copy its table into a spreadsheet and save that as .xlsx or as `CSV UTF-8`\n",
    );
    check_refused(
        "a.xlsx",
        &package(&[("Job Applications.csv", b"x")]),
        "this is an archive",
        "hint: unpack it and give the sheet that is in it\n",
    );
    check_refused(
        "a.xlsx",
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
        "this is a workbook in the XML form of 2003",
        save,
    );
    check_refused(
        "a.xlsx",
        b"<html><p>Please log in</p></html>",
        "this is a web page",
        save,
    );
}
