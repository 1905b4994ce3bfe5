//! The library without the program: a sheet in, what to do today out.
//!
//! ```console
//! cargo run --example plan_a_sheet -- examples/applications.csv 2026-11-24
//! ```
//!
//! Reading, understanding and planning are three calls. Only this file opens
//! a file and prints; the day is handed in, so that the answer can be had
//! again.

use std::env;
use std::error::Error;
use std::io::{self, Write};

use chrono::NaiveDate;
use followup::business_days::{Calendar, Region};
use followup::columns::{ReadingOptions, understand};
use followup::history::History;
use followup::plan::State;
use followup::read::{CsvOptions, Source, read_csv};
use followup::render::words;
use followup::rules::{Setting, built_in, plan};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(path), Some(today)) = (arguments.next(), arguments.next()) else {
        return Err("usage: plan_a_sheet SHEET TODAY".into());
    };
    let today: NaiveDate = today.parse()?;

    // Bytes become a table, and a table applications.
    let source = Source {
        file: path.as_str().into(),
        sheet: None,
    };
    let table = read_csv(&std::fs::read(&path)?, source, &CsvOptions::default())?;
    let sheet = understand(&table, &ReadingOptions::default(), today)?;

    // The setting in which they are planned.
    let playbook = built_in("default")
        .ok_or("there is no default playbook")?
        .load()?;
    let setting = Setting {
        playbook: &playbook,
        calendar: &Calendar::new(Region::parse("US")?.spec()),
        history: &History::default(),
        today,
        max_per_day: None,
    };

    let mut out = io::stdout().lock();
    for diagnostic in &sheet.diagnostics {
        writeln!(io::stderr(), "{}: {}", diagnostic.place, diagnostic.message)?;
    }
    for follow_up in plan(&sheet.applications, setting).follow_ups {
        if matches!(follow_up.state, State::Due | State::Overdue) {
            writeln!(out, "{}  {}", follow_up.on, words::summary(&follow_up))?;
        }
    }
    Ok(())
}
