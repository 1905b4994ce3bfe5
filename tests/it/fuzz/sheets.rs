//! The reader of separated text, and all that comes after it.

use proptest::{prop_assert, prop_assert_eq};

use followup::business_days::{Calendar, CalendarSpec, Week};
use followup::columns::{ReadingOptions, understand, understand_so_far};
use followup::history::History;
use followup::read::{CsvOptions, Source, read_csv, read_web_page};
use followup::render::task_parts::TaskParts;
use followup::render::todo_txt::task_line;
use followup::rules::{Setting, built_in, plan};

use super::broken::{broken, fixtures};
use super::fuzz;

const WORDS: &[&str] = &[
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n",
    "sep=;\n",
    "\u{feff}",
    "=",
    "'",
    "\0",
    "2026-02-30",
    "11/24/2026",
    "3 June",
    "Company",
    "Status",
    "Date",
    "applied",
    "interview",
    "rejected",
    "Notes",
    "; ",
    " and ",
    " - ",
    "(",
    ")",
    "@",
    "é",
    "漢",
    "\u{202e}",
    "\u{a0}",
    "followed up 1 June",
    "they replied",
    "decision by 12 June",
    "<table><tr><td>",
    "colspan=99",
    "Round 1",
    "n/a",
    "yes",
    "x",
    "1",
    "10:00",
    "Ann Li",
    "ann@acme.example",
    "http://a.example",
];

#[test]
fn sheets_are_read_or_refused() {
    let playbook = built_in("default").unwrap().load().unwrap();
    let calendar = Calendar::new(CalendarSpec::new(Week::MONDAY_TO_FRIDAY));
    let history = History::default();
    let today = "2026-11-24".parse().unwrap();
    fuzz(
        file!(),
        broken(fixtures(&["input.csv", "jobs.csv"]), WORDS),
        |bytes| {
            let source = Source {
                file: "a.csv".into(),
                sheet: None,
            };
            let _ = read_web_page(&bytes, source.clone(), None);
            let Ok(table) = read_csv(&bytes, source, &CsvOptions::default()) else {
                return Ok(());
            };
            let options = ReadingOptions::default();
            let _ = understand_so_far(&table, &options, today);
            let Ok(sheet) = understand(&table, &options, today) else {
                return Ok(());
            };
            let counts = sheet.counts;
            let told = counts.applications + counts.skipped + counts.ignored + counts.folded;
            prop_assert_eq!(counts.rows, told, "{:?}", counts);
            let setting = Setting {
                max_per_day: None,
                playbook: &playbook,
                calendar: &calendar,
                history: &history,
                today,
            };
            for follow_up in &plan(&sheet.applications, setting).follow_ups {
                let line = task_line(follow_up, today, TaskParts::default());
                prop_assert!(!line.contains(char::is_control), "{line:?}");
                prop_assert!(line.starts_with("2026-11-24 "), "{line}");
            }
            Ok(())
        },
    );
}
