//! Sixty days of a search, a day at a time, through the program itself: a sheet
//! that changes, and a person who does things early, late or never.
//!
//! What is asked for on each day was worked out by hand from the rules of the
//! default playbook; see the stories in `story`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use serde_json::Value;
use tempfile::TempDir;

use story::{ARCHIVED, ASKED, CHANGES, COLUMNS, COMPANIES, DONE, STANDING};

mod story;

/// Tasks are written three days ahead, so that some can be done early.
const AHEAD: &str = "3";
const CAP: usize = 2;

#[test]
fn sixty_days_of_a_search() {
    let mut search = Search::begin();
    for day in NaiveDate::from_ymd_opt(2026, 11, 2)
        .unwrap()
        .iter_days()
        .take(60)
    {
        search.live(day);
    }
    assert_eq!(
        search.asked.len(),
        ASKED.iter().map(|(_, tasks)| tasks.len()).sum::<usize>()
    );
}

/// The folder of one search, and what was seen in it so far.
struct Search {
    folder: TempDir,
    cells: BTreeMap<(&'static str, &'static str), &'static str>,
    /// The key of each task that was written, in order, and its name.
    asked: Vec<(String, String)>,
    /// The planned day of each act that was due once.
    due_since: BTreeMap<String, String>,
}

impl Search {
    fn begin() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            cells: BTreeMap::new(),
            asked: Vec::new(),
            due_since: BTreeMap::new(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// One day: the sheet changes, the program runs in the morning, and the
    /// person does some of what it says.
    fn live(&mut self, day: NaiveDate) {
        let today = day.to_string();
        for (_, company, column, value) in CHANGES.iter().filter(|change| *change.0 == today[5..]) {
            self.cells.insert((company, column), value);
        }
        fs::write(self.path("sheet.csv"), self.sheet()).unwrap();
        let before = self.plan(&today);
        let asked = self.convert(&today, &before);
        assert_eq!(asked, of_day(&ASKED, &today), "newly asked on {today}");
        self.run_again(&today);
        let plan = self.plan(&today);
        self.check_standing(&plan, &today);
        self.check_dates(&plan, &today);
        self.check_cap(&plan, &today);
        for name in of_day(&DONE, &today) {
            self.complete(&name, &today);
        }
        if ARCHIVED.contains(&&today[5..]) {
            self.archive();
        }
    }

    fn sheet(&self) -> String {
        let mut rows = vec![format!("Company,{}", COLUMNS.join(","))];
        for company in COMPANIES {
            let cell = |column| self.cells.get(&(company, column)).copied().unwrap_or("");
            let cells = COLUMNS.map(cell).join(",");
            rows.push(format!("{company},{cells}"));
        }
        rows.join("\n") + "\n"
    }

    fn run(&self, today: &str, args: &[&str]) -> Vec<u8> {
        let output = Command::new(env!("CARGO_BIN_EXE_followup"))
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env_remove("XDG_STATE_HOME")
            .args(args)
            .args(["--today", today, "--todo", "todo.txt"])
            .args(["--holiday", "2026-11-26", "--holiday", "2026-12-25"])
            .args(["--holiday", "2027-01-01"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{today}: {output:?}");
        output.stdout
    }

    fn plan(&self, today: &str) -> Vec<Act> {
        let json = self.run(today, &["plan", "sheet.csv", "--format", "json"]);
        let plan: Value = serde_json::from_slice(&json).unwrap();
        plan["follow_ups"]
            .as_array()
            .unwrap()
            .iter()
            .map(Act::read)
            .collect()
    }

    /// Runs the program and returns the names of the tasks that it wrote.
    fn convert(&mut self, today: &str, plan: &[Act]) -> Vec<String> {
        let before = read(&self.path("todo.txt"));
        self.run(
            today,
            &["convert", "sheet.csv", "--ics", "out.ics", "--ahead", AHEAD],
        );
        let after = read(&self.path("todo.txt"));
        let mut new = after.lines();
        for line in before.lines() {
            let kept = new.next().expect("every line has its place");
            assert_eq!(key(kept), key(line), "{today}: {line}");
            let is_done = line.starts_with("x ") && !line.contains(" moot:");
            assert!(!is_done || kept == line, "{today}: {line}");
        }
        let mut names = Vec::new();
        for line in new {
            let key = key(line).unwrap().to_owned();
            let act = plan
                .iter()
                .find(|act| act.key == key)
                .expect("it is in the plan");
            assert!(line.contains(&format!("due:{}", &act.by[..10])), "{line}");
            let is_new = self.asked.iter().all(|(known, _)| *known != key);
            assert!(is_new, "{today}: {} is asked for twice", act.name);
            names.push(act.name.clone());
            self.asked.push((key, act.name.clone()));
        }
        names.sort();
        names
    }

    fn run_again(&self, today: &str) {
        let files = || (read(&self.path("todo.txt")), read(&self.path("out.ics")));
        let once = files();
        self.run(
            today,
            &["convert", "sheet.csv", "--ics", "out.ics", "--ahead", AHEAD],
        );
        assert_eq!(files(), once, "a second run on {today}");
    }

    /// On some days the whole of what is due or overdue.
    fn check_standing(&self, plan: &[Act], today: &str) {
        let Some((_, expected)) = STANDING.iter().find(|(day, _)| *day == &today[5..]) else {
            return;
        };
        let open = plan.iter().filter(|act| act.is_due());
        let mut shown: Vec<String> = open
            .map(|act| format!("{} {} {}", act.name, &act.on[5..], act.state))
            .collect();
        shown.sort();
        assert_eq!(shown, *expected, "due or overdue on {today}");
    }

    /// What is due keeps the day it was planned for, however late it gets.
    fn check_dates(&mut self, plan: &[Act], today: &str) {
        for act in plan.iter().filter(|act| act.is_due()) {
            let since = self
                .due_since
                .entry(act.key.clone())
                .or_insert_with(|| act.on.clone());
            assert_eq!(*since, act.on, "{} on {today}", act.name);
        }
    }

    /// Open check-ins, and those done and not answered since, of one round.
    fn check_cap(&self, plan: &[Act], today: &str) {
        let check_ins = plan.iter().filter(|act| act.kind == "check-in");
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for act in check_ins {
            let answers = ["Response date", "Conversation date"]
                .map(|column| self.cells.get(&(act.company(), column)).copied());
            let answered = answers.into_iter().flatten().max().unwrap_or("");
            let counts_now = match act.state.as_str() {
                "done" => act.done_on.as_str() >= answered,
                "planned" | "due" | "overdue" | "waiting" => true,
                _ => false,
            };
            let group = (act.company().to_owned(), act.round.clone());
            *counts.entry(group).or_default() += usize::from(counts_now);
        }
        for (group, count) in counts {
            assert!(count <= CAP, "{group:?} has {count} check-ins on {today}");
        }
    }

    /// Ticks the first open task of that name.
    fn complete(&self, name: &str, today: &str) {
        let text = read(&self.path("todo.txt"));
        let keys: BTreeSet<&str> = self
            .asked
            .iter()
            .filter(|(_, known)| known == name)
            .map(|(key, _)| key.as_str())
            .collect();
        let mut is_ticked = false;
        let lines = text.lines().map(|line| {
            let reason = line.split(' ').find(|word| word.starts_with("moot:"));
            let is_it = !is_ticked
                && (reason.is_some() || !line.starts_with("x "))
                && key(line).is_some_and(|key| keys.contains(key));
            is_ticked |= is_it;
            if let Some(reason) = reason.filter(|_| is_it) {
                // It was closed since there seemed nothing left to do.
                let created = line.splitn(3, ' ').nth(2).unwrap();
                format!("x {today} {}\n", created.replace(&format!(" {reason}"), ""))
            } else if is_it {
                format!("x {today} {line}\n")
            } else {
                format!("{line}\n")
            }
        });
        let lines: String = lines.collect();
        assert!(is_ticked, "{name} is not open on {today}\n{text}");
        fs::write(self.path("todo.txt"), lines).unwrap();
    }

    /// Moves what is done to done.txt, as todo.txt clients do.
    fn archive(&self) {
        let text = read(&self.path("todo.txt"));
        let (done, open): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with("x "));
        let lines = |lines: Vec<&str>| {
            lines
                .iter()
                .map(|line| format!("{line}\n"))
                .collect::<String>()
        };
        let archived = read(&self.path("done.txt")) + &lines(done);
        fs::write(self.path("done.txt"), archived).unwrap();
        fs::write(self.path("todo.txt"), lines(open)).unwrap();
    }
}

/// One follow-up of the JSON.
struct Act {
    key: String,
    /// `Birch check-in`, with `/2` for a later round and `#2` for a later
    /// occurrence.
    name: String,
    kind: String,
    round: String,
    on: String,
    by: String,
    state: String,
    done_on: String,
}

impl Act {
    fn read(value: &Value) -> Self {
        let text = |key: &str| value[key].as_str().unwrap_or("").to_owned();
        let later = |key: &str, mark| match value[key].as_u64() {
            None | Some(0 | 1) => String::new(),
            Some(number) => format!("{mark}{number}"),
        };
        let (round, occurrence) = (later("round", '/'), later("occurrence", '#'));
        Self {
            key: text("id"),
            name: format!("{} {}{round}{occurrence}", text("company"), text("rule")),
            kind: text("kind"),
            round,
            on: text("on"),
            by: text("by"),
            state: text("state"),
            done_on: text("done_on"),
        }
    }

    fn is_due(&self) -> bool {
        ["due", "overdue"].contains(&self.state.as_str())
    }

    fn company(&self) -> &'static str {
        let mut known = COMPANIES.into_iter();
        known
            .find(|company| self.name.starts_with(company))
            .unwrap()
    }
}

fn of_day(table: &[(&str, &[&str])], today: &str) -> Vec<String> {
    let rows = table.iter().filter(|(day, _)| *day == &today[5..]);
    let mut names: Vec<String> = rows
        .flat_map(|(_, names)| *names)
        .map(|name| (*name).to_owned())
        .collect();
    names.sort();
    names
}

fn key(line: &str) -> Option<&str> {
    line.split(' ').find_map(|word| word.strip_prefix("fu:"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
