//! The whole pipeline and each of its stages, timed over sheets of any size.
//!
//! ```text
//! cargo bench --bench pipeline                           # every size
//! cargo bench --bench pipeline -- 1000                   # this one
//! cargo bench --bench pipeline -- --write 1000 a.csv     # only makes the sheet
//! cargo bench --bench pipeline -- --through rules a.csv  # once, up to this stage
//! ```
//!
//! Times are medians and minima. Compare them within one run only: `copy` is
//! the yardstick, which takes the CSV apart and writes as many bytes as the
//! calendar has. On a machine that does other work, too, `instructions.sh` beside
//! this tells more. What is counted each second are events; of `rules` and
//! `spread` (the same with no more than so many acts a day) it is follow-ups in
//! any state, from applications in memory.
//!
//! The last column is where the time goes: the share of the whole process, from
//! sheet to calendar. `start-up` is a process with 25 rows; `sync` has nothing on
//! disk before, and renders for itself, so that the share of `render` is a part
//! of its own. `rest` is what none of them takes: files, and memory that is used
//! for the first time. `resync` and `again` find the calendar that was written,
//! and `resync` is a share of `again`.
//!
//! The lines at the end set what is asked of the program beside what it does.

#![allow(clippy::print_stdout, reason = "a bench reports to whoever started it")]

mod asked;
mod generate;
mod once;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::num::NonZeroU32;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveTime};
use followup::business_days::{Calendar, CalendarSpec, Week};
use followup::columns::{ReadingOptions, understand};
use followup::history::History;
use followup::read::{CsvOptions, Source, read_csv};
use followup::render::ics::{IcsOptions, is_written, write_calendar};
use followup::rules::{Setting, built_in, plan};
use followup::sync::calendar::{Merge, MergeOptions};
use followup::sync::entry::Entry;
use followup::sync::fate::Keeping;

use asked::Figures;

const SIZES: [usize; 5] = [25, 300, 1_000, 10_000, 100_000];
const SEED: u64 = 2026;
const TODAY: &str = "2026-11-21";
/// One in so many applications has an act on one day: a load that moves some.
const APPLICATIONS_PER_ACT: usize = 25;

fn main() -> Result<(), Box<dyn Error>> {
    let today: NaiveDate = TODAY.parse()?;
    // `cargo bench` adds a flag of its own.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    let sizes = match &arguments[..] {
        [] => SIZES.to_vec(),
        [write, rows, file] if write == "--write" => {
            return Ok(fs::write(
                file,
                generate::sheet(rows.parse()?, SEED, today)?,
            )?);
        }
        [through, stage, file] if through == "--through" => {
            return once::run(stage, Path::new(file), today);
        }
        sizes => sizes
            .iter()
            .map(|rows| rows.parse())
            .collect::<Result<_, _>>()?,
    };
    let folder = tempfile::tempdir()?;
    let start_up = Process::new(folder.path(), 25, today)?.time()?;
    println!("    rows  stage         median       min    count/s    MB/s     share");
    let mut figures = Vec::new();
    for rows in sizes {
        let process = Process::new(folder.path(), rows, today)?;
        let stages = Stages {
            rows,
            start_up: start_up.median,
        };
        figures.push(stages.time(&process, today)?);
    }
    asked::print(&figures);
    Ok(())
}

/// One size of sheet; prints a line for each stage.
struct Stages {
    rows: usize,
    start_up: Duration,
}

impl Stages {
    fn time(&self, process: &Process, today: NaiveDate) -> Result<Figures, Box<dyn Error>> {
        let bytes = fs::read(&process.sheet)?;
        let now = today.and_time(NaiveTime::MIN).and_utc();
        let read = || {
            let source = Source {
                file: "a.csv".into(),
                sheet: None,
            };
            read_csv(&bytes, source, &CsvOptions::default())
        };
        let table = read()?;
        let columns = || understand(&table, &ReadingOptions::default(), today);
        let sheet = columns()?;
        let playbook = built_in("default").ok_or("no default playbook")?.load()?;
        let calendar = Calendar::new(CalendarSpec::new(Week::MONDAY_TO_FRIDAY));
        let history = History::default();
        let setting = Setting {
            max_per_day: None,
            playbook: &playbook,
            calendar: &calendar,
            history: &history,
            today,
        };
        let rules = || plan(&sheet.applications, setting);
        let planned = rules();
        let most = u32::try_from(self.rows / APPLICATIONS_PER_ACT)?;
        let spread = || {
            let max_per_day = NonZeroU32::new(most);
            let setting = Setting {
                max_per_day,
                ..setting
            };
            plan(&sheet.applications, setting)
        };
        let ics = || {
            let mut out = Vec::new();
            write_calendar(&mut out, &planned, now, &IcsOptions::default());
            out
        };
        let written = ics();
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
        let merge = |previous: Option<&[u8]>| -> Result<usize, Box<dyn Error>> {
            let mut out = Vec::new();
            let entries = planned.follow_ups.iter();
            let entries = entries.map(|it| Entry::of_follow_up(it, today));
            let path = Path::new("a.ics");
            Merge::decide(previous, entries, &calendar, path, &options)?.write(&mut out)?;
            Ok(out.len())
        };
        let copied = process.sheet.with_extension("copy");
        let copy = || -> Result<usize, Box<dyn Error>> {
            let mut reader = csv::Reader::from_path(&process.sheet)?;
            let fields = reader
                .byte_records()
                .map(|record| record.map_or(0, |it| it.len()))
                .sum();
            fs::write(&copied, &written)?;
            Ok(fields)
        };

        let events = planned
            .follow_ups
            .iter()
            .filter(|it| is_written(it))
            .count();
        let line = |stage: &str, timing: &Timing, bytes: usize, whole: Option<&Timing>| {
            let seconds = timing.median.as_secs_f64();
            let share = whole.map(|whole| 100.0 * seconds / whole.median.as_secs_f64());
            println!(
                "{:>8}  {stage:<8} {:>8.2} ms {:>6.2} ms {:>10.0} {:>7.0} {:>8}",
                self.rows,
                seconds * 1e3,
                timing.least.as_secs_f64() * 1e3,
                match stage {
                    "rules" | "spread" => planned.follow_ups.len(),
                    _ => events,
                } as f64
                    / seconds,
                bytes as f64 / seconds / 1e6,
                share.map_or_else(String::new, |share| format!("{share:.0} %"))
            );
        };
        let whole = process.time()?;
        let again = timed_fallibly(|| process.run())?;
        let part = Some(&whole);
        // Of these no events are counted.
        let lean = |stage: &str, time: Duration| {
            println!(
                "{:>8}  {stage:<8} {:>8.2} ms {:>38.0} %",
                self.rows,
                time.as_secs_f64() * 1e3,
                100.0 * time.as_secs_f64() / whole.median.as_secs_f64()
            );
        };
        lean("start-up", self.start_up);
        let mut rest = whole.median.saturating_sub(self.start_up);
        let stages = [
            ("read", timed(|| read().is_ok()), bytes.len()),
            ("columns", timed(|| columns().is_ok()), bytes.len()),
            ("rules", timed(|| rules().follow_ups.len()), bytes.len()),
            ("sync", timed(|| merge(None).is_ok()), written.len()),
        ];
        for (stage, timing, bytes) in &stages {
            line(stage, timing, *bytes, part);
            rest = rest.saturating_sub(timing.median);
        }
        lean("rest", rest);
        line("process", &whole, written.len(), None);
        line("render", &timed(|| ics().len()), written.len(), part);
        let resync = timed(|| merge(Some(&written)).is_ok());
        line("resync", &resync, written.len(), Some(&again));
        line("again", &again, written.len(), None);
        let spread = timed(|| spread().follow_ups.len());
        line("spread", &spread, bytes.len(), None);
        let copy = timed_fallibly(|| copy().map(drop))?;
        line("copy", &copy, written.len(), None);
        Ok(Figures {
            rows: self.rows,
            whole: whole.median,
            again: again.median,
            copy: copy.median,
        })
    }
}

/// The program as a person starts it: sheet to calendar.
struct Process {
    sheet: std::path::PathBuf,
}

impl Process {
    fn new(folder: &Path, rows: usize, today: NaiveDate) -> Result<Self, Box<dyn Error>> {
        let sheet = folder.join(format!("{rows}.csv"));
        fs::write(&sheet, generate::sheet(rows, SEED, today)?)?;
        Ok(Self { sheet })
    }

    /// Into a new file each time.
    fn time(&self) -> Result<Timing, Box<dyn Error>> {
        timed_fallibly(|| {
            let _ = fs::remove_file(self.sheet.with_extension("ics"));
            self.run()
        })
    }

    fn run(&self) -> Result<(), Box<dyn Error>> {
        let status = Command::new(env!("CARGO_BIN_EXE_followup"))
            .args(["convert", "--quiet", "--today", TODAY, "--ics"])
            .arg(self.sheet.with_extension("ics"))
            .arg(&self.sheet)
            .stderr(Stdio::null())
            .status()?;
        // 1 is done, with something to say about the sheet.
        match status.code() {
            Some(0 | 1) => Ok(()),
            _ => Err(format!("the program ended with {status}").into()),
        }
    }
}

struct Timing {
    median: Duration,
    least: Duration,
}

fn timed<T>(mut work: impl FnMut() -> T) -> Timing {
    let mut times: Vec<Duration> = Vec::new();
    // Short work often, long work at least three times.
    while times.len() < 3 || (times.len() < 101 && times.iter().sum::<Duration>().as_secs() < 1) {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Timing {
        median: times[times.len() / 2],
        least: times[0],
    }
}

fn timed_fallibly(
    mut work: impl FnMut() -> Result<(), Box<dyn Error>>,
) -> Result<Timing, Box<dyn Error>> {
    let mut outcome = Ok(());
    let timing = timed(|| {
        if let Err(error) = work() {
            outcome = Err(error);
        }
    });
    outcome.map(|()| timing)
}
