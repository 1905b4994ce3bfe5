//! Workbooks that ask for more than there is, are locked, or are none. Each ends
//! in a message that says which limit or what to do, and the program with 3.

use super::{
    MANIFEST, header_row, ods, package, package_with_spaces, plan, row_with, text_cell, xlsx,
};

const AS_CSV: &str = "hint: open it in a spreadsheet and save the sheet as `CSV UTF-8`\n";

#[track_caller]
fn check_refused(bytes: &[u8], message: &str, hint: &str) {
    let stderr = format!("error: {message}\n  --> a.xlsx\n{hint}");
    plan("a.xlsx", bytes, &[]).is(3, "", &stderr);
}

fn date() -> &'static str {
    "<c r=\"C2\" s=\"1\"><v>46346</v></c>"
}

#[test]
fn far_corners_cost_nothing() {
    let near = xlsx(&(header_row() + &row_with(2, "Acme", date())), "", &[]);
    let expected = plan("a.xlsx", &near, &[]);
    expected.is(0, &expected.stdout, "");
    let far = header_row()
        + &row_with(2, "Acme", date())
        + &format!("<row r=\"1048576\">{}</row>", text_cell("XFD1048576", "x"));
    let outcome = plan("a.xlsx", &xlsx(&far, "", &[]), &[]);
    assert_eq!(outcome.stdout, expected.stdout);
}

#[test]
fn cells_off_the_sheet_are_refused() {
    for place in ["XFE2", "A1048577", "XFE16777217", "ZZZZ1"] {
        let rows = header_row() + &format!("<row r=\"2\">{}</row>", text_cell(place, "x"));
        check_refused(
            &xlsx(&rows, "", &[]),
            "this workbook has a cell that lies off the sheet; the limit is 1048576 rows and 16384 columns",
            AS_CSV,
        );
    }
    // Beyond what a number holds, the reader stumbles in one way or another.
    for place in ["AAAAAAAAAA1", "A99999999999"] {
        let rows = header_row() + &format!("<row r=\"2\">{}</row>", text_cell(place, "x"));
        let outcome = plan("a.xlsx", &xlsx(&rows, "", &[]), &[]);
        assert!(matches!(outcome.exit, Some(0 | 1 | 3)), "{outcome:?}");
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
        check_refused(
            &xlsx(&header_row(), "", &more),
            "this workbook has too many texts; the limit is 8000000",
            AS_CSV,
        );
    }
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = package_with_spaces(&[("[Content_Types].xml", b"<Types/>")], 513);
    assert!(bomb.len() < 1024 * 1024);
    check_refused(
        &bomb,
        "this workbook is too large when it is unpacked; the limit is 512 MB",
        AS_CSV,
    );
}

#[test]
fn many_parts_are_refused() {
    let names: Vec<String> = (0..2000).map(|n| format!("xl/more{n}.xml")).collect();
    let more: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check_refused(
        &xlsx(&header_row(), "", &more),
        "this workbook has too many parts; the limit is 2000",
        AS_CSV,
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
    check_refused(
        &xlsx(&rows, "", &[]),
        "this workbook has too many cells; the limit is 16000000",
        AS_CSV,
    );
}

#[cfg(target_os = "linux")]
#[test]
fn memory_that_is_not_there_ends_the_reader_and_not_the_program() {
    let blanks = "<text:s text:c=\"2000000000\"></text:s>".repeat(1000);
    let text = format!(
        "<table:table-row><table:table-cell office:value-type=\"string\" \
         table:number-columns-repeated=\"16384\"><text:p>{blanks}.</text:p>\
         </table:table-cell></table:table-row>"
    );
    let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
        office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p>\
        </table:table-cell></table:table-row>";
    for (rows, message) in [
        (
            text.as_str(),
            "this workbook takes too much memory to read; the limit is 512 MB",
        ),
        (
            row,
            "this workbook has too many cells; the limit is 16000000",
        ),
    ] {
        check_refused(&ods(rows, MANIFEST), message, AS_CSV);
    }
}

#[test]
fn what_is_damaged_is_told() {
    let hint = "hint: open it in a spreadsheet and save it anew, or as `CSV UTF-8`\n";
    let whole = xlsx(&header_row(), "", &[]);
    let outcome = plan("a.xlsx", &whole[..whole.len() / 2], &[]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(3), ""));
    assert!(
        outcome
            .stderr
            .starts_with("error: this workbook is damaged: "),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stderr.ends_with(hint), "{}", outcome.stderr);
    let broken = xlsx(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
        "",
        &[],
    );
    let outcome = plan("a.xlsx", &broken, &[]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(3), ""));
    assert!(
        outcome
            .stderr
            .starts_with("error: this workbook is damaged: in the sheet `Jobs`: "),
        "{}",
        outcome.stderr
    );
    // Entities of its own are how a small file becomes a large one.
    let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    let rows = format!("{laughs}<row r=\"1\">{}</row>", text_cell("A1", "&b;"));
    let outcome = plan("a.xlsx", &xlsx(&rows, "", &[]), &[]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(3), ""));
}

#[test]
fn locked_workbooks_are_told() {
    let hint = "hint: open it in a spreadsheet and save it without the password\n";
    let locked = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data>\
        </manifest:encryption-data></manifest:file-entry></manifest:manifest>";
    check_refused(
        &ods("", locked),
        "this workbook is locked with a password",
        hint,
    );
    let mut container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    container.resize(512, 0);
    container.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    check_refused(&container, "this workbook is locked with a password", hint);
}

#[test]
fn what_is_no_sheet_says_how_to_make_one_of_it() {
    let save = "hint: open it in a spreadsheet and save it as .xlsx or as `CSV UTF-8`\n";
    check_refused(
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "this is a PDF",
        "hint: export the sheet as .xlsx or as CSV from where the PDF was made\n",
    );
    check_refused(
        &package(&[("Index/Document.iwa", b"x"), ("preview.jpg", b"x")]),
        "this is a Numbers document",
        "hint: in Numbers choose File, Export To, CSV (or Excel), and give that file\n",
    );
    check_refused(
        &package(&[("[Content_Types].xml", b"x"), ("word/document.xml", b"x")]),
        "this is a document without a sheet",
        "hint: copy its table into a spreadsheet and save that as .xlsx or as `CSV UTF-8`\n",
    );
    check_refused(
        &package(&[("Job Applications.csv", b"x")]),
        "this is an archive",
        "hint: unpack it and give the sheet that is in it\n",
    );
    check_refused(
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
        "this is a workbook in the XML form of 2003",
        save,
    );
    check_refused(
        b"<html><p>Please log in</p></html>",
        "this is a web page",
        save,
    );
}
