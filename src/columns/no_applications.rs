//! Rows in which something stands, and that are no application all the same:
//! titles between the rows, examples of how to fill in a row, remarks and
//! legends.
//!
//! Only on clear evidence: a row with the name of a company and nothing else
//! is an application.

use std::collections::BTreeMap;

use super::layout::Layout;
use super::month_names::month_of;
use super::normalise::normal_name;
use super::report::{Report, shown};
use super::value_profile::{Kind, kind_of};
use super::words::{Marks, Words};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;

/// What the wide colon begins with in UTF-8.
const WIDE_COLON: u8 = 0xef;

/// What a row is that is no application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoApplication {
    /// It stands above other rows: `Second choice:`.
    Title,
    /// It shows how a row is filled in.
    Example,
    /// It says something about the sheet, or tells what its colours mean.
    Remark,
}

/// What the row is, if it is no application.
pub(super) fn no_application(
    row: Row<'_>,
    layout: &Layout,
    words: &Words,
) -> Option<NoApplication> {
    let says_something = |cell: &str| !words.is_empty_or_answer(cell) && !is_zero(cell);
    let mut cells = (0_u16..).map(ColumnIndex).zip(row.cells());
    let (column, first) = cells.find(|(_, cell)| says_something(cell))?;
    let is_in_place = column.0 == 0 || layout.names().any(|name| name == column);
    if !is_in_place {
        return None;
    }
    let marks = words.marks(first);
    let mut others_that_name = layout.names().filter(|name| *name != column);
    if is_called_example(first, marks, words)
        || others_that_name.any(|name| is_example(row.cell(name), words))
    {
        return Some(NoApplication::Example);
    }
    let mut others = cells
        .map(|(_, cell)| cell)
        .filter(|cell| says_something(cell));
    let opening = before_a_colon(first);
    let is_alone = others.clone().next().is_none();
    let speaks = |cell: &str| is_speech(cell) || is_alone;
    let says_so = |is_word: &dyn Fn(Marks) -> bool| {
        opening.is_some_and(|word| is_word(words.marks(word)))
            || is_word(marks) && (is_alone || others.clone().any(speaks))
    };
    if says_so(&|marks| words.opens_a_remark(marks))
        && !others.clone().any(|it| is_of_a_job(it, words))
    {
        return Some(NoApplication::Remark);
    }
    let explains = |cell: &str| cell.contains('=') || words.stage(&normal_name(cell)).is_some();
    let opens_a_legend = match opening {
        Some(word) => words.opens_a_legend(words.marks(word)),
        None => !is_alone && words.opens_a_legend(marks),
    };
    if opens_a_legend && others.all(explains) {
        return Some(NoApplication::Remark);
    }
    (is_alone && is_title(first, words)).then_some(NoApplication::Title)
}

/// Whether a cell that stands alone in its row is no name of a company.
fn is_title(cell: &str, words: &Words) -> bool {
    const OF_LISTS: [&str; 6] = ["- ", "– ", "— ", "• ", "* ", "→ "];
    cell.ends_with([':', '：'])
        || OF_LISTS.iter().any(|mark| cell.starts_with(mark))
        || cell.contains(" = ")
        || words.is_band(&normal_name(cell))
}

/// `Example: Acme`, `EXAMPLE`, `e.g. Acme`, `(example) Acme`.
fn is_example(cell: &str, words: &Words) -> bool {
    !cell.is_empty() && is_called_example(cell, words.marks(cell), words)
}

/// [`is_example`] of a cell whose marks are known.
fn is_called_example(cell: &str, marks: Marks, words: &Words) -> bool {
    // Most cells hold nothing of what such a word stands beside.
    let is_beside = |byte: u8| matches!(byte, b':' | WIDE_COLON | b'-' | b'.' | b'(' | b'[' | b'<');
    if !cell.bytes().fold(false, |any, byte| any | is_beside(byte)) {
        return words.is_example(marks);
    }
    let is_so = |text: &str| words.is_example(words.marks(text));
    let before_a_mark = || before_a_colon(cell).is_some_and(is_so);
    let in_brackets = || {
        let inner = cell.strip_prefix(['(', '[', '<']);
        let inner = inner.and_then(|rest| rest.split_once([')', ']', '>']));
        inner.is_some_and(|(word, _)| is_so(word))
    };
    let before_a_dash =
        || cell.contains('-') && cell.split_once(" - ").is_some_and(|(word, _)| is_so(word));
    // `e.g.` needs no mark behind it.
    let abbreviated = || {
        let (word, rest) = cell.split_once(' ').unwrap_or((cell, ""));
        word.contains('.') && !rest.is_empty() && is_so(word)
    };
    words.is_example(marks) && !cell.contains('.')
        || before_a_mark()
        || in_brackets()
        || before_a_dash()
        || abbreviated()
}

/// What stands before the first colon.
fn before_a_colon(cell: &str) -> Option<&str> {
    // Most cells have none, which is seen at once.
    let may_have_one = |any, byte: u8| any | (byte == b':') | (byte == WIDE_COLON);
    if !cell.bytes().fold(false, may_have_one) {
        return None;
    }
    cell.split_once([':', '：']).map(|(word, _)| word)
}

/// Words that go on, as those of a remark do.
fn is_speech(cell: &str) -> bool {
    cell.split_whitespace().count() > 3 || cell.contains('=') || cell.ends_with(['.', '!'])
}

/// What stands in a row of a job, and in no remark.
fn is_of_a_job(cell: &str, words: &Words) -> bool {
    matches!(kind_of(cell, words), Kind::Date | Kind::Email | Kind::Stage) || cell.contains("://")
}

fn is_zero(cell: &str) -> bool {
    cell.bytes().all(|b| matches!(b, b'0' | b'.' | b',' | b'%'))
}

/// `Week of 11/16/2026`, `KW 47`, `Q4 2026`: alone in its row it opens a part
/// of the sheet.
pub(super) fn is_period(cell: &str, words: &Words) -> bool {
    let name = normal_name(cell);
    let is_of_a_day = |word: &str| {
        word.bytes().any(|b| b.is_ascii_digit()) && word.len() <= 4 || month_of(word).is_some()
    };
    let has_number = name.bytes().any(|b| b.is_ascii_digit());
    let opens = |at: usize| {
        let (word, rest) = name.split_at(at);
        let mut rest = rest
            .split_whitespace()
            .filter(|it| !words.is_between_days(it));
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        // A quarter has its year; `Q4` is somebody's name, too.
        let is_whole = at < name.len() || letters.len() > 1;
        is_whole && words.opens_a_period(letters) && rest.all(is_of_a_day)
    };
    let blanks = name.match_indices(' ').map(|(at, _)| at);
    has_number && blanks.chain([name.len()]).any(opens)
}

/// Says once of each kind what was left out.
pub(super) fn report_no_applications(rows: &[(Row<'_>, NoApplication)], report: &mut Report) {
    let mut kinds: BTreeMap<NoApplication, Vec<Row<'_>>> = BTreeMap::new();
    for (row, kind) in rows {
        kinds.entry(*kind).or_default().push(*row);
    }
    for (kind, rows) in kinds {
        let Some((first, others)) = rows.split_first() else {
            continue;
        };
        let cell = first.cells().find(|cell| !cell.is_empty());
        let (what, hint) = match kind {
            NoApplication::Title => (
                "a title",
                "if it is an application, fill in its role or its date",
            ),
            NoApplication::Example => (
                "an example",
                "if it is an application, take that word out of its row",
            ),
            NoApplication::Remark => (
                "a remark",
                "if it is an application, fill in its date or its status",
            ),
        };
        let more = match others.len() {
            0 => String::new(),
            1 => ", and so is 1 other row".to_owned(),
            more => format!(", and so are {more} other rows"),
        };
        report.note(
            first.number(),
            None,
            format!(
                "`{}` is taken as {what} and no application{more}",
                shown(cell.unwrap_or_default())
            ),
            hint,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{is_example, is_period, is_title};
    use crate::columns::words::Words;
    use crate::columns::{Counts, ReadingOptions, understand};
    use crate::read::{CsvOptions, Source, read_csv};

    /// The companies that are read, how many rows are ignored, and what is said.
    fn read(rows: &str) -> (Vec<String>, usize, Vec<String>) {
        let source = Source {
            file: "a.csv".into(),
            sheet: None,
        };
        let text = format!("Company,Role,Date applied,Status\n{rows}\n");
        let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
        let today = "2026-11-21".parse().unwrap();
        let sheet = understand(&table, &ReadingOptions::default(), today).unwrap();
        let Counts {
            rows,
            applications,
            skipped,
            ignored,
            ..
        } = sheet.counts;
        assert_eq!(applications + skipped + ignored, rows);
        let companies = sheet.applications.iter().filter_map(|a| a.company.as_ref());
        let said = sheet.diagnostics.iter().map(|it| it.message.clone());
        (
            companies.map(ToString::to_string).collect(),
            ignored,
            said.collect(),
        )
    }

    #[test]
    fn rows_that_are_no_application_are_left_out_and_told_of() {
        fn check(row: &str, expected: &[&str]) {
            let rows = format!("{row}\nAcme,Cook,2026-11-02,applied");
            let (companies, ignored, said) = read(&rows);
            assert_eq!((companies, ignored), (vec!["Acme".to_owned()], 1), "{row}");
            assert_eq!(said, expected, "{row}");
        }
        check("Week of 11/16/2026,,,", &[]);
        check("November 2026,,,", &[]);
        check(
            "Notes: call them on Monday,,,",
            &["`Notes: call them on Monday` is taken as a remark and no application"],
        );
        check(
            "- Second location,,,",
            &["`- Second location` is taken as a title and no application"],
        );
        check(
            "Active,,,",
            &["`Active` is taken as a title and no application"],
        );
        check(
            "Far away:,,,",
            &["`Far away:` is taken as a title and no application"],
        );
        check(
            "Tips,Always send a thank you,,",
            &["`Tips` is taken as a remark and no application"],
        );
        check(
            "Legend,Applied,Interview,Rejected",
            &["`Legend` is taken as a remark and no application"],
        );
        check(
            "Key:,green = offer,,",
            &["`Key:` is taken as a remark and no application"],
        );
        check(
            "\"Example: Globe, Inc.\",Engineer,2026-11-02,applied",
            &["`Example: Globe, Inc.` is taken as an example and no application"],
        );
        check(
            "EXAMPLE,Engineer,2026-11-02,applied",
            &["`EXAMPLE` is taken as an example and no application"],
        );
    }

    #[test]
    fn of_each_kind_it_is_said_once() {
        let (_, ignored, said) = read("Far:,,,\nAcme,Cook,,\nNear:,,,\ne.g. Brio,,,");
        assert_eq!(ignored, 3);
        assert_eq!(
            said,
            [
                "`Far:` is taken as a title and no application, and so is 1 other row",
                "`e.g. Brio` is taken as an example and no application",
            ]
        );
    }

    #[test]
    fn what_may_be_an_application_is_one() {
        fn check(row: &str, expected: &str) {
            let (companies, ignored, said) = read(row);
            assert_eq!(
                (companies, ignored),
                (vec![expected.to_owned()], 0),
                "{row}"
            );
            assert_eq!(said, Vec::<String>::new(), "{row}");
        }
        check("Acme,,,", "Acme");
        check("Key,Cook,,", "Key");
        check("Note,Cook,2026-11-02,applied", "Note");
        check("Example Corp,Cook,2026-11-02,applied", "Example Corp");
        check("Current,,,", "Current");
        check("Week 7 Studios,,,", "Week 7 Studios");
        check("Tips,Cook,,", "Tips");
    }

    #[test]
    fn a_title_that_names_a_status_is_told_of() {
        let (companies, ignored, said) = read("Acme,Cook,,\nRejected,,,\nBrio,Baker,,");
        assert_eq!((companies.len(), ignored), (2, 1));
        assert_eq!(
            said,
            ["`Rejected` is taken as the status of the row below it"]
        );
    }

    #[test]
    fn examples_say_that_they_are() {
        fn check(cell: &str, expected: bool) {
            assert_eq!(is_example(cell, Words::built_in()), expected, "{cell}");
        }
        check("EXAMPLE", true);
        check("Example: Google", true);
        check("Example - Acme", true);
        check("(Example) Acme", true);
        check("e.g. Acme", true);
        check("z.B. Muster AG", true);
        check("Beispiel: Muster AG", true);
        check("例：株式会社サンプル", true);
        check("Example Corp", false);
        check("Exemplar", false);
        check("Acme", false);
    }

    #[test]
    fn titles_are_no_names_of_companies() {
        fn check(cell: &str, expected: bool) {
            assert_eq!(is_title(cell, Words::built_in()), expected, "{cell}");
        }
        check("Second choice:", true);
        check("- Second location", true);
        check("Green = offer", true);
        check("Active", true);
        check("Closed applications", true);
        check("Acme", false);
        check("A-Team", false);
        check("Active Minds", false);
        check("Current", false);
    }

    #[test]
    fn periods_have_a_number() {
        fn check(cell: &str, expected: bool) {
            assert_eq!(is_period(cell, Words::built_in()), expected, "{cell}");
        }
        check("Week of 11/16/2026", true);
        check("WEEK OF NOV 16", true);
        check("Week of November 16th - 22nd", true);
        check("Week 47", true);
        check("KW 47", true);
        check("KW47 2026", true);
        check("Semaine du 16 novembre", true);
        check("Q4 2026", true);
        check("Week 7 Studios", false);
        check("Weekend", false);
        check("Week", false);
    }
}
