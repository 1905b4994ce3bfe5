//! Every fault that a run in the night can meet, provoked for real: each ends in
//! one clear line and the right exit code, each file is old or new and never
//! between, nothing is left behind, and the next run repairs what is to repair.
//!
//! Where a fault needs powers or programs that are not there, its test says so
//! and passes; of a full disk, one way to provoke it is always there.

mod environment;
mod full_disk;
mod injected;
mod meanwhile;
mod permissions;
mod targets;

use std::collections::BTreeMap;

use crate::harness::{Outcome, Run, Workspace};

const HEADER: &str = "Company,Position,Status,Date Applied,Interview Date,Interviewer\n";
const ACME: &str = "Acme,Engineer,interviewing,2026-11-02,2026-11-24,Ann Li\n";
const BOREL: &str = "Borel,Analyst,applied,2026-11-20,,\n";

/// Every kind of output, tasks among them.
const CONVERT: &str = "convert a.csv --today 2026-11-24 --ics f.ics --vdir events \
                       --vtodo tasks.ics --json plan.json --todo todo.txt";

type Files = BTreeMap<String, Vec<u8>>;

/// A folder in which a run was yesterday; since then a row has been added, so
/// that the next one changes every output.
fn yesterday() -> Workspace {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}"));
    workspace.write("todo.txt", "(A) water the plants\n");
    convert(&workspace).gives(0, "", "");
    workspace.write("a.csv", format!("{HEADER}{ACME}{BOREL}"));
    workspace
}

fn convert(workspace: &Workspace) -> Run {
    workspace.followup(CONVERT.split_whitespace())
}

/// What the person sees in the folder. What the program keeps for itself lies
/// below HOME.
fn files(workspace: &Workspace) -> Files {
    let mut files = workspace.files();
    files.retain(|name, _| !name.starts_with("home/"));
    files
}

/// What the folder holds once a run has met no fault.
fn today() -> Files {
    let workspace = yesterday();
    convert(&workspace).gives(0, "", "");
    files(&workspace)
}

/// Each file is as it was or as it is to be, and there is no other; and tasks
/// come last, so that one that is there tells that its event is there, too.
#[track_caller]
fn check_old_or_new(before: &Files, after: &Files, expected: &Files, when: &str) {
    for (name, bytes) in after {
        let is_whole = [before, expected]
            .iter()
            .any(|it| it.get(name) == Some(bytes));
        assert!(is_whole, "{when}: {name} is neither old nor new");
    }
    for name in before.keys() {
        assert!(after.contains_key(name), "{when}: {name} is gone");
    }
    if after["todo.txt"] == expected["todo.txt"] {
        let late: Vec<&String> = expected
            .keys()
            .filter(|name| after.get(*name) != expected.get(*name))
            .collect();
        assert!(late.is_empty(), "{when}: tasks came before {late:?}");
    }
}

/// It ended with this code, and with a single line that names an output.
#[track_caller]
fn check_one_line(outcome: &Outcome, exit: i32, why: &str, when: &str) {
    assert_eq!(outcome.exit, Some(exit), "{when}: {outcome:?}");
    let start = outcome.stderr.starts_with("error: could not write `");
    let end = outcome.stderr.ends_with(&format!("`: {why}\n"));
    let lines = outcome.stderr.lines().count();
    assert!(start && end && lines == 1, "{when}: {outcome:?}");
    assert_eq!(outcome.stdout, "", "{when}");
}

/// Says that a fault cannot be provoked on this machine.
#[allow(clippy::print_stderr)]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}
