//! What a person's sheet looks like after reading.

use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert_eq, proptest};

use super::{CsvOptions, Limits, read_csv};
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::error::Error;
use crate::read::{Encoding, Source, Table};

fn read(bytes: &[u8]) -> Result<Table, Error> {
    let source = Source {
        file: "jobs.csv".into(),
        sheet: None,
    };
    read_csv(bytes, source, &CsvOptions::default())
}

/// Each row as its number and its cells parted by `·`.
fn shown(table: &Table) -> Vec<String> {
    let show = |row: super::super::Row<'_>| {
        let cells: Vec<&str> = row.cells().collect();
        assert_eq!(cells.len(), row.width());
        format!("{}: {}", row.number(), cells.join("·"))
    };
    table.rows().map(show).collect()
}

#[track_caller]
fn check(text: &str, rows: &[&str]) {
    let table = read(text.as_bytes()).unwrap();
    assert_eq!(shown(&table), rows, "{text:?}");
}

#[track_caller]
fn check_error(bytes: &[u8], message: &str, place: Option<&str>, hint: Option<&str>) {
    let error = read(bytes).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.place().as_deref(), place);
    assert_eq!(error.hint().as_deref(), hint);
}

#[test]
fn every_line_end_ends_a_row() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "1,2", "3,4"].join(end);
        check(&text, &["1: a·b", "2: 1·2", "3: 3·4"]);
        check(&format!("{text}{end}"), &["1: a·b", "2: 1·2", "3: 3·4"]);
    }
}

#[test]
fn blank_lines_are_rows_of_their_own() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "", "a,b", "", "1,2", "", "", "3,4", ""].join(end);
        check(
            &text,
            &[
                "1: ", "2: ", "3: a·b", "4: ", "5: 1·2", "6: ", "7: ", "8: 3·4",
            ],
        );
    }
    check("a,b\n1,2\n\n\n", &["1: a·b", "2: 1·2", "3: ", "4: "]);
    check("\n", &["1: "]);
    check(
        "a,b\r\n\n1,2\n\r\n\r3,4",
        &["1: a·b", "2: ", "3: 1·2", "4: ", "5: ", "6: 3·4"],
    );
}

#[test]
fn a_quoted_line_break_is_no_new_row() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("a,b{end}{end}\"x{end}{end}y\",\"2\"{end}{end}3,4{end}");
        let broken = format!("3: x{end}{end}y·2");
        check(&text, &["1: a·b", "2: ", &broken, "4: ", "5: 3·4"]);
    }
}

#[test]
fn blank_lines_across_buffers_are_counted() {
    let mut text = String::from("a,b\r\n");
    for _ in 0..20_000 {
        text.push_str("1,\"2\r\n\"\r\n\r\n");
    }
    text.push_str("end,row\r\n");
    let table = read(text.as_bytes()).unwrap();
    assert_eq!(table.rows().len(), 40_002);
    let last = table.rows().next_back().unwrap();
    assert_eq!(
        (last.number().0, last.cell(ColumnIndex(0))),
        (40_002, "end")
    );
}

#[test]
fn cells_come_without_blanks_around_them() {
    check("\u{a0}a ,\tb\u{2003}\n\" x \",  \n", &["1: a·b", "2: x·"]);
}

#[test]
fn quotes_are_read_as_spreadsheets_do() {
    check(
        "a,b\n\"x \"\"y\"\", z\",27\" wide\n",
        &["1: a·b", "2: x \"y\", z·27\" wide"],
    );
    check("\u{feff}\"a\",b\n1,2\n", &["1: a·b", "2: 1·2"]);
    check("\u{feff}\u{feff}\"a\",b\n", &["1: a·b"]);
    check("a,b\n\"\"\n", &["1: a·b", "2: "]);
}

#[test]
fn widths_are_the_true_ones() {
    let table = read(b"a,b,c\n1\n1,2,3,4\n\n,,\n").unwrap();
    let widths: Vec<usize> = table.rows().map(|row| row.width()).collect();
    assert_eq!(widths, [3, 1, 4, 0, 3]);
    let blank: Vec<bool> = table.rows().map(|row| row.is_blank()).collect();
    assert_eq!(blank, [false, false, false, true, true]);
    let short = table.rows().nth(1).unwrap();
    assert_eq!(short.cell(ColumnIndex(2)), "");
    assert_eq!(short.cell(ColumnIndex(u16::MAX)), "");
}

#[test]
fn a_separator_line_counts_but_is_no_row() {
    check(
        "sep=;\r\na,x;b\r\n\r\n1;2\r\n",
        &["2: a,x·b", "3: ", "4: 1·2"],
    );
    let table = read(b"\xef\xbb\xbfsep=|\na|b\n").unwrap();
    assert_eq!(table.delimiter(), Some('|'));
    assert_eq!(
        table
            .row(crate::diagnostic::RowNumber(1))
            .map(|row| row.width()),
        None
    );
    assert_eq!(
        table
            .row(crate::diagnostic::RowNumber(2))
            .map(|row| row.width()),
        Some(2)
    );
}

#[test]
fn a_given_separator_wins() {
    let source = Source {
        file: "-".into(),
        sheet: None,
    };
    let options = CsvOptions {
        delimiter: Some(b'\t'),
        ..CsvOptions::default()
    };
    let table = read_csv(b"sep=;\na;b\tc\n", source.clone(), &options).unwrap();
    assert_eq!(shown(&table), ["2: a;b·c"]);
    assert_eq!(
        (table.format().word(), table.delimiter()),
        ("tsv", Some('\t'))
    );

    let options = CsvOptions {
        delimiter: Some(b'"'),
        ..CsvOptions::default()
    };
    let error = read_csv(b"a,b\n", source, &options).unwrap_err();
    assert_eq!(error.to_string(), "`\\\"` cannot part cells");
}

#[test]
fn nothing_is_a_table_without_rows() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b"sep=;\n"] {
        assert_eq!(read(bytes).unwrap().rows().len(), 0);
    }
    let table = read(b"").unwrap();
    assert_eq!((table.encoding(), table.format().word()), ("UTF-8", "csv"));
}

#[test]
fn an_open_quote_is_named_where_it_opens() {
    let message = "a quoted cell that starts in this row has no proper end";
    let hint = Some("close the quote or remove it");
    check_error(
        b"a,b\n\n1,\"2\n3,4\n5,6\n",
        message,
        Some("jobs.csv:3"),
        hint,
    );
    check_error(b"a,b\n1,\"2", message, Some("jobs.csv:2"), hint);
    let swallowing = b"a,b\n1,\"Acme\n2,\"Beta, Inc\"\n3,4\n";
    check_error(swallowing, message, Some("jobs.csv:2"), hint);
}

fn read_as(bytes: &[u8], encoding: &str) -> Result<Table, Error> {
    let source = Source {
        file: "jobs.csv".into(),
        sheet: None,
    };
    let options = CsvOptions {
        encoding: Encoding::from_name(encoding),
        ..CsvOptions::default()
    };
    read_csv(bytes, source, &options)
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_row() {
    let check = |bytes: &[u8], place: &str| {
        let error = read_as(bytes, "utf-8").unwrap_err();
        assert_eq!(
            error.to_string(),
            "this row holds bytes that are no text in UTF-8"
        );
        assert_eq!(error.place().as_deref(), Some(place));
        assert_eq!(
            error.hint().as_deref(),
            Some(
                "save the sheet as `CSV UTF-8`, or name its encoding, like `--encoding windows-1252`"
            )
        );
    };
    check(b"a,b\n\n1,\"x\n\ny\"\nSoci\xe9t\xe9,2\n", "jobs.csv:4");
    check(b"a,b\n1,\"x\n\xe9\"\n", "jobs.csv:2");
    check(b"\xe9", "jobs.csv:1");
    check(b"a\n\xe9", "jobs.csv:2");
    check(b"sep=;\na\n\xe9", "jobs.csv:3");
}

#[test]
fn a_guess_is_told_once_with_the_row_where_it_begins() {
    let check = |bytes: &[u8], encoding: &str, rows: &[&str], told: &[(u32, &str)]| {
        let table = read(bytes).unwrap();
        assert_eq!(
            (table.encoding(), shown(&table)),
            (encoding, rows.iter().map(|&row| row.into()).collect())
        );
        let troubles = table.troubles().iter();
        let troubles: Vec<(u32, &str)> =
            troubles.map(|it| (it.row.0, it.message.as_str())).collect();
        assert_eq!(troubles, told);
        assert_eq!(table.is_encoding_guessed(), !told.is_empty());
    };
    check(
        b"a;b\n\nCaf\xe9;\x80 5\nNa\xefve;x\n",
        "Windows-1252",
        &["1: a·b", "2: ", "3: Café·€ 5", "4: Naïve·x"],
        &[(3, "this file is not in UTF-8; it was read as Windows-1252")],
    );
    check(
        b"a,b\n\xc3\xa9,\xc3\xa8\n\xe9,x\n",
        "UTF-8",
        &["1: a·b", "2: é·è", "3: é·x"],
        &[(
            3,
            "not all of this file is in UTF-8; the rest was read as Windows-1252",
        )],
    );
    check(b"\xff\xfea\0,\0b\0", "UTF-16LE", &["1: a·b"], &[]);
}

#[test]
fn a_guard_before_a_formula_is_no_part_of_the_cell() {
    check(
        "a,b\n'=1+1,'+49 30\n'-x,\"'@me\"\n'quoted',it's\n",
        &["1: a·b", "2: =1+1·+49 30", "3: -x·@me", "4: 'quoted'·it's"],
    );
}

#[test]
fn binary_files_are_refused() {
    let message = "this is not a text file";
    let hint = Some("save the sheet as `CSV UTF-8`; if it is UTF-16, say `--encoding utf-16le`");
    check_error(b"a\0,\0", message, Some("jobs.csv"), hint);
    check_error(b"PK\x03\x04\0\0", message, Some("jobs.csv"), hint);
}

/// Reads within limits that are so low.
#[track_caller]
fn check_limits(limits: Limits, text: &str, expected: Result<usize, (&str, &str, &str)>) {
    let source = Source {
        file: "jobs.csv".into(),
        sheet: None,
    };
    let options = CsvOptions {
        limits,
        ..CsvOptions::default()
    };
    match read_csv(text.as_bytes(), source, &options) {
        Ok(table) => assert_eq!(Ok(table.rows().len()), expected, "{text:?}"),
        Err(error) => {
            let (place, hint) = (error.place().unwrap(), error.hint().unwrap());
            let found = (error.to_string(), place, hint);
            let (message, place, hint) = expected.unwrap_err();
            assert_eq!(found, (message.into(), place.into(), hint.into()));
        }
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused() {
    let limits = Limits {
        size: 2048,
        ..Limits::default()
    };
    check_limits(limits, &"a\n".repeat(1024), Ok(1024));
    check_limits(
        limits,
        &"ab\n".repeat(1024),
        Err((
            "this file has 3072 bytes; the limit is 2 kB",
            "jobs.csv",
            "split it, or raise the limit with `--max-size 1MB`",
        )),
    );
}

#[test]
fn rows_beyond_the_limit_are_refused_blank_or_not() {
    let limits = Limits {
        rows: 3,
        ..Limits::default()
    };
    check_limits(limits, "a\nb\nc\n", Ok(3));
    check_limits(limits, "a\n\nc", Ok(3));
    let hint = "split the sheet, or raise the limit with `--max-rows`";
    let message = |row: u32| format!("row {row} is one too many; the limit is 3 rows");
    check_limits(
        limits,
        "a\nb\nc\nd\n",
        Err((&message(4), "jobs.csv:4", hint)),
    );
    check_limits(
        limits,
        "a\n\n\n\n\nc",
        Err((&message(4), "jobs.csv:4", hint)),
    );
    check_limits(limits, "a\n\n\n\n", Err((&message(4), "jobs.csv:4", hint)));
}

#[test]
fn a_row_of_too_many_cells_is_refused() {
    let widest = ",".repeat(16_383);
    check_limits(Limits::default(), &widest, Ok(1));
    check_limits(
        Limits::default(),
        &format!("a,b\n{widest},\n"),
        Err((
            "this row has 16385 cells; the limit is 16384",
            "jobs.csv:2",
            "check the separator: it can be given with `--delimiter`; if there are so many \
             columns, say `--max-columns 16385`",
        )),
    );
    check_limits(
        Limits::default(),
        &",".repeat(999_999),
        Err((
            "this row has 1000000 cells; the limit is 16384",
            "jobs.csv:1",
            "check the separator: it can be given with `--delimiter`; `--max-columns` raises \
             the limit to no more than 65535",
        )),
    );
    let highest = Limits::HIGHEST;
    check_limits(highest, &",".repeat(65_534), Ok(1));
}

#[test]
fn a_cell_that_is_too_long_is_refused() {
    let limits = Limits {
        cell: 8,
        ..Limits::default()
    };
    check_limits(limits, "a,12345678\nb,é345678,x\n", Ok(2));
    check_limits(
        limits,
        "a,b\n1,\"12345\n789\"\n",
        Err((
            "this cell has 9 bytes; the limit is 8 bytes",
            "jobs.csv:2, column B",
            "shorten it, or raise the limit with `--max-cell 1kB`",
        )),
    );
    // What is wrong there is the quote.
    check_limits(
        limits,
        "a,b\n1,\"2\n3,4\n5,6\n7,8\n",
        Err((
            "a quoted cell that starts in this row has no proper end",
            "jobs.csv:2",
            "close the quote or remove it",
        )),
    );
}

/// A row as a program writes it: every cell in quotes, or a blank line.
fn written(row: &[String], end: &str) -> String {
    let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let cells: Vec<String> = row.iter().map(quote).collect();
    cells.join(",") + end
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a\",;\\r\\n\t é]{0,60}") {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn what_was_written_is_read(
        rows in prop::collection::vec(prop::collection::vec("[a,;\"\\r\\né]{0,6}", 0..4), 1..12),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let text: String = rows.iter().map(|row| written(row, end)).collect();
        let source = Source { file: "jobs.csv".into(), sheet: None };
        let options = CsvOptions { delimiter: Some(b','), ..CsvOptions::default() };
        let table = read_csv(text.as_bytes(), source, &options).unwrap();
        let trimmed = |row: &Vec<String>| row.iter().map(|cell| cell.trim().to_owned()).collect();
        let expected: Vec<Vec<String>> = rows.iter().map(trimmed).collect();
        let found: Vec<Vec<String>> = table
            .rows()
            .map(|row| row.cells().map(str::to_owned).collect())
            .collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn the_rows_below_one_are_those_of_greater_number() {
    let table = read(b"a\nb\n\nc\nd\n").unwrap();
    for above in [0, 1, 2, 4, 5, 6, u32::MAX].map(RowNumber) {
        let below = table.rows_below(above).map(|row| row.number());
        let expected = table.rows().map(|row| row.number());
        assert!(below.eq(expected.filter(|it| *it > above)), "{above:?}");
    }
}
