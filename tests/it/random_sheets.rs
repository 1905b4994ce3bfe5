//! Whatever a sheet says: every row is counted once, every trouble names its
//! row, and the order of the rows changes no follow-up.

use chrono::NaiveDate;
use followup::business_days::{Calendar, CalendarSpec, Week};
use followup::columns::{ReadingOptions, Sheet, understand};
use followup::error::Error;
use followup::history::History;
use followup::read::{CsvOptions, Source, read_csv};
use followup::render::task_parts::TaskParts;
use followup::render::todo_txt::task_line;
use followup::rules::{Setting, built_in, plan};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop};
use proptest::sample::select;
use proptest::{prop_assert, prop_assert_eq, prop_oneof, proptest};

const HEADER: [&str; 12] = [
    "Id",
    "Company",
    "Position",
    "Status",
    "Location",
    "Link",
    "Date Applied",
    "1st Interview",
    "2nd Interview",
    "Interviewer",
    "Decision Date",
    "Follow Up Date",
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// One cell of each column; few different ones, so that rows are alike.
fn row(with_id: bool) -> impl Strategy<Value = Vec<&'static str>> {
    let id = if with_id {
        vec!["", "1", "2", "3"]
    } else {
        vec![""]
    };
    let dates = [
        "",
        "2026-11-02",
        "2026-11-10 14:00",
        "2026-11-24",
        "2026-02-30",
        "soon",
    ];
    let dates = || select(dates.to_vec());
    let companies = select(vec!["Acme", "ACME, Inc.", "Borel", "", "Acme / Engineer"]);
    let roles = select(vec!["Engineer", "engineer", "Analyst", ""]);
    let stages = select(vec!["", "applied", "interviewing", "rejected", "blorped"]);
    let places = select(vec!["", "Oslo", "Rome"]);
    let links = select(vec!["", "https://acme.example/1", "https://acme.example/2"]);
    let people = select(vec!["", "Ann Li", "Bo Chen (peer); Cy Diaz"]);
    let what = (select(id), companies, roles, stages, places, links);
    let when = (dates(), dates(), dates(), people, dates(), dates());
    (what, when).prop_map(|(what, when)| {
        vec![
            what.0, what.1, what.2, what.3, what.4, what.5, when.0, when.1, when.2, when.3, when.4,
            when.5,
        ]
    })
}

fn rows() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    prop_oneof![
        prop::collection::vec(row(false), 0..8),
        prop::collection::vec(row(true), 0..8),
    ]
}

fn sheet(rows: &[Vec<&str>]) -> Result<Sheet, Error> {
    let quoted = |row: &[&str]| {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{cell}\"")).collect();
        cells.join(",") + "\n"
    };
    let body: String = rows.iter().map(|row| quoted(row)).collect();
    let text = quoted(&HEADER) + &body;
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default())?;
    understand(&table, &ReadingOptions::default(), today())
}

/// All that a person sees of the plan for a sheet, but for the rows' numbers.
fn planned(sheet: &Sheet) -> Vec<String> {
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
    let plan = plan(&sheet.applications, setting);
    let shown = plan.follow_ups.iter().map(|it| {
        let application = it.application.unwrap();
        let task = task_line(it, today(), TaskParts::default());
        let state = it.state.word();
        format!("{} {state} {} {} {task}", it.on, it.latest, application.id)
    });
    shown.collect()
}

proptest! {
    // The word lists are read anew for each sheet, which takes most of the time.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_ends_in_one_bucket_and_every_trouble_names_its_row(rows in rows()) {
        let sheet = sheet(&rows).unwrap();
        let counts = sheet.counts;
        prop_assert_eq!(counts.rows, rows.len());
        prop_assert_eq!(counts.rows, counts.applications + counts.skipped + counts.ignored);
        prop_assert_eq!(counts.applications, sheet.applications.len());
        for diagnostic in &sheet.diagnostics {
            prop_assert!(diagnostic.place.row.is_some(), "{diagnostic:?}");
        }
        let ids: std::collections::HashSet<&str> =
            sheet.applications.iter().map(|it| it.id.as_str()).collect();
        prop_assert_eq!(ids.len(), sheet.applications.len());
        let identities: std::collections::HashSet<&str> =
            sheet.applications.iter().map(|it| &*it.identity.0).collect();
        prop_assert_eq!(identities.len(), sheet.applications.len());
    }

    #[test]
    fn the_order_of_the_rows_changes_no_follow_up(
        (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
    ) {
        let (first, second) = (sheet(&rows).unwrap(), sheet(&shuffled).unwrap());
        prop_assert_eq!(planned(&second), planned(&first));
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(
        select(b"Company,Role\n\"\r;\t|1/-.: \0\xff\xc3\xa9=@+".to_vec()), 0..200,
    )) {
        let source = Source { file: "a.csv".into(), sheet: None };
        let Ok(table) = read_csv(&bytes, source, &CsvOptions::default()) else {
            return Ok(());
        };
        // Whether it is understood does not matter here.
        let _ = understand(&table, &ReadingOptions::default(), today());
    }

    #[test]
    fn no_cell_makes_the_reader_fall(cells in prop::collection::vec("[^\"]{0,12}", 12)) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        if let Ok(sheet) = sheet(&[cells]) {
            planned(&sheet);
        }
    }
}
