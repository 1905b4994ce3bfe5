//! One stage and what must go before it, once: what `benches/instructions.sh`
//! counts. The difference between two of these is what a stage costs, in all
//! threads, however the compiler has put functions into each other.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use followup::business_days::{Calendar, CalendarSpec, Week};
use followup::columns::{ReadingOptions, understand};
use followup::history::History;
use followup::read::{CsvOptions, Source, read_csv};
use followup::render::ics::{IcsOptions, write_calendar};
use followup::rules::{Setting, built_in, plan};
use followup::sync::calendar::{Merge, MergeOptions};
use followup::sync::entry::Entry;
use followup::sync::fate::Keeping;

/// `nothing` loads what does not hang on the sheet; `read`, `columns` and `rules`
/// each do what the one before does, too. `render` and `sync` follow on `rules`,
/// and `sync` renders for itself; `again` follows on `render`, whose calendar it
/// finds on the disk.
pub(crate) fn run(stage: &str, sheet: &Path, today: NaiveDate) -> Result<(), Box<dyn Error>> {
    const STAGES: [&str; 7] = [
        "nothing", "read", "columns", "rules", "render", "sync", "again",
    ];
    if !STAGES.contains(&stage) {
        return Err(format!("`{stage}` is none of {}", STAGES.join(", ")).into());
    }
    let playbook = built_in("default").ok_or("no default playbook")?.load()?;
    let calendar = Calendar::new(CalendarSpec::new(Week::MONDAY_TO_FRIDAY));
    let history = History::default();
    let now = today.and_time(NaiveTime::MIN).and_utc();
    let bytes = fs::read(sheet)?;
    if stage == "nothing" {
        return Ok(());
    }
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(&bytes, source, &CsvOptions::default())?;
    if stage == "read" {
        black_box(&table);
        return Ok(());
    }
    let sheet = understand(&table, &ReadingOptions::default(), today)?;
    if stage == "columns" {
        black_box(&sheet);
        return Ok(());
    }
    let setting = Setting {
        max_per_day: None,
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today,
    };
    let planned = plan(&sheet.applications, setting);
    if stage == "rules" {
        black_box(&planned);
        return Ok(());
    }
    let mut written = Vec::new();
    if stage != "sync" {
        write_calendar(&mut written, &planned, now, &IcsOptions::default());
    }
    if stage != "render" {
        let options = MergeOptions {
            ics: IcsOptions::default(),
            keeping: Keeping {
                today,
                now,
                past: 30,
                cancelled: 30,
            },
            allow_empty: false,
        };
        let entries = planned.follow_ups.iter();
        let entries = entries.map(|it| Entry::of_follow_up(it, today));
        let path = Path::new("a.ics");
        let mut out = Vec::new();
        Merge::decide(Some(written.as_slice()), entries, &calendar, path, &options)?
            .write(&mut out)?;
        black_box(&out);
    }
    black_box(&written);
    Ok(())
}
