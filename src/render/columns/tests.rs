use super::{
    ColumnLine, ColumnsPage, LineToType, ListOfColumns, RowCounts, StageLine, columns_text, cut,
    for_shell,
};
use crate::diagnostic::{ColumnIndex, ColumnName};
use crate::text::Text;

fn page<'a>() -> ColumnsPage<'a> {
    let column = |index, header, field, round, because| ColumnLine {
        name: ColumnName {
            index: ColumnIndex(index),
            header: Text::clean(header),
        },
        field,
        round,
        is_used: field.is_some(),
        because,
    };
    let line = |word, stage, rows| StageLine { word, stage, rows };
    ColumnsPage {
        file: "a.csv",
        sheet: None,
        format: "csv",
        encoding: Some("UTF-8"),
        is_encoding_guessed: false,
        delimiter: Some(';'),
        header_row: Some(3),
        layout: Some("one row per application"),
        date_order: Some("day-first"),
        date_order_because: "you said so".to_owned(),
        languages: vec!["ja", "de"],
        lists: Vec::new(),
        columns: vec![
            column(0, "会社", Some("company"), None, "its name is known"),
            column(1, "Gespräch", Some("interview_on"), Some(2), "you said so"),
            column(2, "", None, None, "it has no header"),
        ],
        stages: vec![
            line("applied", Some("applied"), 12),
            line("in the mix", None, 1),
        ],
        counts: Some(RowCounts {
            rows: 14,
            applications: 1,
            folded: 0,
            skipped: 1,
            ignored: 12,
        }),
        to_type: Vec::new(),
        fields: vec!["company", "role"],
        known_stages: vec!["applied", "rejected"],
    }
}

fn to_type(count: usize) -> Vec<LineToType> {
    let line = |index| LineToType {
        flag: "map",
        value: format!("FIELD=Column {index}"),
        because: "nothing tells what it is".to_owned(),
    };
    (0..count).map(line).collect()
}

#[test]
fn a_page_without_anything_to_type_begins_with_the_file() {
    let expected = "\
a.csv: csv, UTF-8, parted by `;`, header in row 3 in Japanese and German, one row per application

Columns
  A  会社      company                its name is known
  B  Gespräch  interview_on, round 2  you said so
  and 1 column without a header, not used

Status words
  applied     applied         12 rows
  in the mix  not understood  1 row

Dates
  day first: you said so

Rows
  14 rows: 1 application, 1 skipped, 12 ignored (blank, totals, repeated headers)
";
    assert_eq!(columns_text(&page()), expected);
}

#[test]
fn each_of_several_lists_has_its_columns() {
    let mut page = page();
    let columns = page.columns.clone();
    let list = |header_row, last_row, columns| ListOfColumns {
        header_row,
        last_row,
        columns,
    };
    page.lists = vec![
        list(3, 9, columns[..1].to_vec()),
        list(12, 12, columns[1..].to_vec()),
    ];
    page.languages = vec!["xx", "fr", "en"];
    let text = columns_text(&page);
    let expected = "\
a.csv: csv, UTF-8, parted by `;`, header in row 3 in xx, French and English, one row per application

Columns of the list in rows 3 to 9
  A  会社  company  its name is known

Columns of the list in rows 12 to 12
  B  Gespräch  interview_on, round 2  you said so
  and 1 column without a header, not used

Status words
";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn what_to_type_comes_first_and_takes_ten_lines_at_most() {
    fn check(count: usize, lines: usize, last: &str) {
        let mut page = page();
        page.to_type = to_type(count);
        let text = columns_text(&page);
        let block: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
        assert_eq!(block[0], "What to type behind the command, if it is so");
        assert_eq!((block.len(), block[lines - 1]), (lines, last));
        assert!(text.ends_with("\nFIELD is one of:\n  company role\n"));
    }
    let last = "  --map 'FIELD=Column 0'  nothing tells what it is";
    check(1, 2, last);
    let last = "  --map 'FIELD=Column 8'  nothing tells what it is";
    check(9, 10, last);
    check(10, 10, "  and 2 more, with `--format json`");
}

#[test]
fn a_list_without_end_is_cut() {
    let mut page = page();
    page.columns.extend(vec![page.columns[2].clone(); 9]);
    page.stages = vec![page.stages[0]; 52];
    let text = columns_text(&page);
    let line = "\n  and 10 columns without a header, not used\n";
    assert!(text.contains(line), "{text}");
    let lines = text.lines().filter(|line| line.ends_with("12 rows"));
    assert_eq!(lines.count(), 50);
    assert!(
        text.contains("\n  and 2 more, with `--format json`\n"),
        "{text}"
    );
}

#[test]
fn long_cells_are_cut_where_they_are_wide() {
    assert_eq!(cut(&"x".repeat(32)), "x".repeat(32));
    assert_eq!(cut(&"x".repeat(33)), format!("{}…", "x".repeat(31)));
    assert_eq!(cut(&"会".repeat(17)), format!("{}…", "会".repeat(15)));
}

#[test]
fn a_word_reaches_the_shell_as_it_is() {
    fn check(word: &str, expected: &str) {
        assert_eq!(for_shell(word), expected);
    }
    check("company=Firma", "company=Firma");
    check("role=Büro", "role=Büro");
    check("role=Was genau", "'role=Was genau'");
    check("role=It's", r"'role=It'\''s'");
    check("role=$(x)", "'role=$(x)'");
    check("", "''");
}

#[test]
fn a_long_list_of_words_is_broken() {
    let mut page = page();
    page.to_type = to_type(1);
    page.fields = vec!["interview_on"; 7];
    let text = columns_text(&page);
    let six = ["interview_on"; 5].join(" ");
    let end = format!("\nFIELD is one of:\n  {six}\n  interview_on interview_on\n");
    assert!(text.ends_with(&end), "{text}");
}
