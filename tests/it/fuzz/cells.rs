//! Dates, headers and status words.

use chrono::Datelike as _;
use proptest::prelude::prop;
use proptest::prop_assert;
use proptest::sample::select;
use proptest::strategy::Strategy;

use followup::columns::dates::{DateCell, DateOrder, read_date_cell};
use followup::columns::{ReadingOptions, understand_so_far};
use followup::read::{CsvOptions, Source, read_csv};

use super::fuzz;

const PIECES: &[&str] = &[
    "2026",
    "26",
    "11",
    "24",
    "3",
    "0",
    "99",
    "1899",
    "9999",
    "20226",
    "-",
    "/",
    ".",
    " ",
    ",",
    ":",
    "T",
    "Z",
    "+02:00",
    "10",
    "14",
    "60",
    "pm",
    "am",
    "Nov",
    "November",
    "nov.",
    "märz",
    "juin",
    "月",
    "日",
    "年",
    "令和",
    "th",
    "st",
    "1st",
    "Mon",
    "Tuesday",
    "by ",
    "on ",
    "until ",
    "~",
    "–",
    "and ",
    "; ",
    "\n",
    "TBD",
    "n/a",
    "?",
    "x",
    "yes",
    "to ",
    "week",
    "tomorrow",
    "46346",
    "46346.5",
    "(",
    ")",
    "Phone: ",
    "interview ",
    "\u{202e}",
    "\u{a0}",
    "２",
    "٢",
    "é",
];

fn cell(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..most).prop_map(|pieces| pieces.concat())
}

#[test]
fn dates_are_days_or_none() {
    fuzz(file!(), cell(14), |cell| {
        if let DateCell::Dates(dates) = read_date_cell(&cell) {
            prop_assert!(!dates.is_empty(), "{cell:?}");
            for date in dates {
                for order in [
                    DateOrder::DayFirst,
                    DateOrder::MonthFirst,
                    DateOrder::YearFirst,
                ] {
                    if let Some(day) = date.day.on(order) {
                        prop_assert!((1900..=9999).contains(&day.year()), "{cell:?}: {day}");
                    }
                }
            }
        }
        Ok(())
    });
}

const HEADERS: &[&str] = &[
    "Company",
    "Firma",
    "Entreprise",
    "会社",
    "Role",
    "Position",
    "Status",
    "Stage",
    "Date",
    "Applied",
    "Interview",
    "1st",
    "2nd",
    "Round",
    "Follow",
    "Up",
    "Contact",
    "Name",
    "Email",
    "Notes",
    "URL",
    "Decision",
    "Offer",
    "Deadline",
    "Last",
    "First",
    "Next",
    "Step",
    "Reply",
    " ",
    " ",
    " ",
    "_",
    "-",
    "/",
    "(",
    ")",
    "(MM/DD/YYYY)",
    "?",
    "#",
    "1",
    ":",
    "ß",
    "É",
    "i\u{307}",
];

const STAGES: &[&str] = &[
    "applied",
    "interviewing",
    "rejected",
    "offer",
    "ghosted",
    "not ",
    "no ",
    "un",
    "re",
    "1 - ",
    "2nd ",
    " after ",
    " by ",
    " -> ",
    "assessment",
    "withdrawn",
    "wishlist",
    "abgelehnt",
    "en attente",
    "on hold",
    "✅",
    "❌",
    " ",
    "/",
    "&",
    "(",
    ")",
    "2026-11-20",
    "11/24",
    "?",
    "x",
];

#[test]
fn headers_and_stages_are_known_or_asked_about() {
    let headers = prop::collection::vec(select(HEADERS), 1..5).prop_map(|it| it.concat());
    let headers = prop::collection::vec(headers, 1..7);
    let stages = prop::collection::vec(select(STAGES), 0..5).prop_map(|it| it.concat());
    let cells = prop::collection::vec(proptest::prop_oneof![stages, cell(4)], 7);
    let rows = prop::collection::vec(cells, 1..6);
    fuzz(file!(), (headers, rows), |(headers, rows)| {
        let line = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
            cells.join(",") + "\n"
        };
        let width = headers.len();
        let body: String = rows.iter().map(|row| line(&row[..width])).collect();
        let text = line(&headers) + &body;
        let source = Source {
            file: "a.csv".into(),
            sheet: None,
        };
        let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
        let today = "2026-11-24".parse().unwrap();
        let _ = understand_so_far(&table, &ReadingOptions::default(), today);
        Ok(())
    });
}
