//! The merge of a todo.txt that people, programs and accidents have been at.

use chrono::NaiveDate;
use proptest::prelude::prop;
use proptest::sample::select;
use proptest::strategy::Strategy;
use proptest::{prop_assert, prop_assert_eq};

use followup::business_days::{Calendar, CalendarSpec, Week};
use followup::columns::{ReadingOptions, understand};
use followup::history::History;
use followup::read::{CsvOptions, Source, read_csv};
use followup::render::task_parts::TaskParts;
use followup::rules::{Setting, built_in, plan};
use followup::sync::todo::ledger::Ledger;
use followup::sync::todo::merge::{Ours, Sides, merge};
use followup::sync::todo::read_tasks;

use super::broken::broken;
use super::fuzz;

const SHEET: &str = "\
Company,Position,Status,Date Applied,Interview Date,Interviewer
Acme,Engineer,interviewing,2026-11-02,2026-11-24,Ann Li
Borel,Analyst,applied,2026-11-20,,
Cole,Cook,rejected,2026-11-01,2026-11-10,Bo Chen
";

const WORDS: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "x ",
    "x 2026-11-23 ",
    "(A) ",
    "pri:A ",
    "due:2026-12-24 ",
    "due:",
    "fu:",
    "fu:0000000 ",
    " ",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\0",
    "\u{feff}",
    "é",
    "+p",
    "2026-11-24 ",
    "(moot) ",
    "buy milk\n",
    "# ",
    "t:2026-12-01",
    "h:1",
    "rec:1w",
];

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

/// The tasks of the sheet.
fn ours() -> Vec<Ours> {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(SHEET.as_bytes(), source, &CsvOptions::default()).unwrap();
    let sheet = understand(&table, &ReadingOptions::default(), today()).unwrap();
    let playbook = built_in("default").unwrap().load().unwrap();
    let calendar = Calendar::new(CalendarSpec::new(Week::MONDAY_TO_FRIDAY));
    let history = History::default();
    let setting = Setting {
        max_per_day: None,
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today: today(),
    };
    Ours::of(
        &plan(&sheet.applications, setting),
        30,
        TaskParts::default(),
    )
}

/// Every line that does not hold a key of ours comes out as it went in, and the
/// second time nothing changes.
#[test]
fn todo_files_are_merged_line_by_line() {
    let ours = ours();
    let of = |ledger: &Ledger, todo: &[u8], ours: &[Ours]| {
        let sides = Sides {
            todo,
            name: "todo.txt",
            others: &[],
            ledger,
            source: Some("a.csv"),
            again: &[],
            today: today(),
        };
        merge(sides, ours)
    };
    let empty = Ledger::default();
    let first = of(&empty, b"", &ours);
    let file = first.file(b"");
    let theirs = b"(A) water the plants\nx 2026-11-20 done\n".to_vec();
    let good = vec![file.clone(), [theirs, file].concat()];
    let ledgers = select(vec![empty, first.ledger.clone()]);
    let plans = prop::collection::vec(select(ours.clone()), 0..ours.len());
    let plans = proptest::prop_oneof![proptest::prelude::Just(ours), plans];
    let broken_ledger = broken(vec![first.ledger.to_text().into_bytes()], WORDS);
    let ledgers = proptest::prop_oneof![
        ledgers,
        broken_ledger.prop_filter_map("no ledger", |text| Ledger::parse(&text)),
    ];
    fuzz(
        file!(),
        (broken(good, WORDS), ledgers, plans),
        |(todo, ledger, plan)| {
            let merged = of(&ledger, &todo, &plan);
            let after = merged.file(&todo);
            let has_key = |line: &&[u8]| line.windows(3).any(|it| it == b"fu:");
            let kept = |file: &[u8]| -> Vec<Vec<u8>> {
                let lines = file.split(|byte| *byte == b'\n');
                let lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
                lines
                    .filter(|line| !line.is_empty() && !has_key(line))
                    .map(<[u8]>::to_vec)
                    .collect()
            };
            prop_assert_eq!(kept(&after), kept(&todo));
            let again = of(&merged.ledger, &after, &plan);
            prop_assert!(again.rewritten.is_empty(), "{:?}", again.rewritten);
            prop_assert_eq!(&again.appended, &Vec::<String>::new());
            prop_assert_eq!(again.file(&after), after);
            read_tasks(&todo, &mut History::default());
            Ok(())
        },
    );
}
