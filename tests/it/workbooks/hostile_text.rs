//! What does harm in no cell of separated text does none in a workbook: the same
//! cells give the same calendar and the same tasks, whatever file they come in.

use super::{MANIFEST, ods, text_cell, xlsx};
use crate::harness::Workspace;

const CELLS: [&str; 22] = [
    "plain",
    "a\rATTENDEE:mailto:x@y.example",
    "a\r\nATTENDEE:mailto:x@y.example",
    "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:x",
    "a\u{2028}b\u{2029}c\u{85}d",
    "; , \\ \\n \\; end\\",
    "x done",
    "x 2026-11-01 2026-11-01 done",
    "(A) first",
    "due:2020-01-01 fu:0000000 t:2030-01-01 rec:1d",
    "+p @c +q @d",
    "\u{1b}[31mred\u{1b}[0m \u{7} \u{9b}31m",
    "\u{202e}abc \u{2066}def",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd",
    "\"quoted\" 'text' {company} {{x}}",
    "http://x.example/?a=b:c&d=<e>",
    "../../outside",
    "<script>alert(1)</script>",
    "&amp; ]]> <!-- --> &#10;",
    "\u{feff}mark \u{200b}blank",
];

const HEADERS: [&str; 8] = [
    "Id",
    "Company",
    "Position",
    "Status",
    "Date Applied",
    "Interview Date",
    "Interviewer",
    "Notes",
];

fn row(cell: &str) -> [&str; 8] {
    [
        "a1",
        cell,
        cell,
        "interviewing",
        "2026-11-02",
        "2026-11-24",
        "Ann Li",
        cell,
    ]
}

fn in_xml(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn csv(rows: [[&str; 8]; 2]) -> Vec<u8> {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = rows.map(|row| row.map(quoted).join(",") + "\n");
    lines.concat().into_bytes()
}

/// Characters that XML has none for are written as spreadsheets write them.
fn in_xlsx(rows: [[&str; 8]; 2]) -> Vec<u8> {
    let escaped = |cell: &str| -> String {
        let escape = |c: char| match c {
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => format!("_x{:04X}_", u32::from(c)),
            _ => in_xml(&c.to_string()),
        };
        cell.chars().map(escape).collect()
    };
    let rows = (1..).zip(rows).map(|(number, cells)| {
        let cells = ('A'..)
            .zip(cells)
            .map(|(column, cell)| text_cell(&format!("{column}{number}"), &escaped(cell)));
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    });
    xlsx(&rows.collect::<String>(), "", &[])
}

fn in_ods(rows: [[&str; 8]; 2]) -> Vec<u8> {
    let escaped = |cell: &str| -> String {
        let escape = |c: char| match c {
            '\r' => "&#13;".to_owned(),
            '\n' => "</text:p><text:p>".to_owned(),
            _ => in_xml(&c.to_string()),
        };
        cell.chars().map(escape).collect()
    };
    let rows = rows.map(|cells| {
        let cells = cells.map(|cell| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p>\
                 </table:table-cell>",
                escaped(cell)
            )
        });
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    });
    ods(&rows.concat(), MANIFEST)
}

/// The calendar and the tasks of a sheet, by whatever name.
#[track_caller]
fn written(bytes: &[u8], cell: &str) -> [String; 2] {
    let workspace = Workspace::new().with("a", bytes);
    let line = "convert a --today 2026-11-24 --ics f.ics --todo todo.txt";
    let outcome = workspace.followup(line.split(' ')).outcome();
    assert!(matches!(outcome.exit, Some(0 | 1)), "{cell:?}: {outcome:?}");
    ["f.ics", "todo.txt"].map(|name| workspace.text(name))
}

#[test]
fn text_of_workbooks_is_as_harmless_as_that_of_csv() {
    for cell in CELLS {
        let rows = [HEADERS, row(cell)];
        let expected = written(&csv(rows), cell);
        assert_eq!(written(&in_xlsx(rows), cell), expected, "{cell:?}");
        // There, no other control character can be written.
        let is_text = |c: char| !c.is_control() || matches!(c, '\r' | '\n');
        if cell.chars().all(is_text) {
            assert_eq!(written(&in_ods(rows), cell), expected, "{cell:?}");
        }
    }
}
