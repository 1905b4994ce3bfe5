//! Several programs write one todo.txt at once: our own runs, and a shell that
//! appends to it as fast as it can. Nothing is lost, and nothing comes twice.
//!
//! No moment is chosen and none is waited for: whoever is first, the outcome is
//! the same.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};

use crate::harness::Workspace;

const HEADER: &str = "Company,Position,Status,Date Applied,Interview Date,Interviewer\n";
const DAY: &str = "2026-11-23";

/// A sheet of so many rows, all with an interview on one day.
fn sheet(name: &str, rows: usize, interview: &str) -> String {
    let row =
        |number| format!("{name} {number},Engineer,interviewing,2026-11-02,{interview},Ann Li\n");
    (0..rows)
        .map(row)
        .fold(HEADER.to_owned(), |sheet, row| sheet + &row)
}

/// Starts `convert` of a sheet, and does not wait for it.
fn start(workspace: &Workspace, sheet: &str) -> Child {
    let args = ["convert", sheet, "--todo", "todo.txt", "--today", DAY];
    let mut command = workspace.followup(args).into_command();
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// It must end well and say nothing.
#[track_caller]
fn ends_well(run: Child) {
    let output = run.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert_eq!(
        (output.status.code(), String::from_utf8(said).unwrap()),
        (Some(0), String::new())
    );
}

/// How often each key of ours is in a text.
fn keys(text: &str) -> BTreeMap<&str, usize> {
    let mut keys = BTreeMap::new();
    for word in text.split_ascii_whitespace() {
        if let Some(key) = word.strip_prefix("fu:") {
            *keys.entry(key).or_default() += 1;
        }
    }
    keys
}

/// What a run alone would have written for these sheets, as keys.
fn keys_alone(workspace: &Workspace, sheets: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for sheet in sheets {
        let args = ["convert", sheet, "--todo", "-", "--today", DAY];
        let printed = workspace.followup(args).succeeds();
        all.extend(keys(&printed).into_keys().map(str::to_owned));
    }
    all.sort_unstable();
    all
}

/// Each task once, and no other.
#[track_caller]
fn has_each_once(workspace: &Workspace, sheets: &[&str]) {
    let todo = workspace.text("todo.txt");
    let found = keys(&todo);
    let twice: Vec<_> = found.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let expected = keys_alone(workspace, sheets);
    assert!(found.into_keys().eq(expected.iter().map(String::as_str)));
}

#[test]
fn a_loop_of_echo_beside_us_loses_no_line() {
    const OWN: usize = 20_000;
    let workspace = Workspace::new().with("todo.txt", "own 0\n");
    let script =
        format!("i=1; while [ $i -lt {OWN} ]; do echo \"own $i\" >> todo.txt; i=$((i + 1)); done");
    let mut shell = Command::new("/bin/sh")
        .args(["-c", &script])
        .current_dir(workspace.path(""))
        .spawn()
        .unwrap();
    let mut rows = 0;
    // A few times at least, also where the shell was faster.
    while rows < 5 || shell.try_wait().unwrap().is_none() {
        rows += 1;
        workspace.write("a.csv", sheet("Acme", rows, "2026-11-20"));
        ends_well(start(&workspace, "a.csv"));
    }
    assert!(shell.wait().unwrap().success());
    has_each_once(&workspace, &["a.csv"]);
    let todo = workspace.text("todo.txt");
    let own = todo.lines().filter(|line| !line.contains(" fu:"));
    assert!(own.eq((0..OWN).map(|number| format!("own {number}"))));
}

#[test]
fn two_runs_at_once_lose_nothing_and_double_nothing() {
    let workspace = Workspace::new().with("todo.txt", "Buy stamps\n\nthe last line");
    // The interviews move to and fro, so that lines are rewritten while others
    // are added.
    for (rows, interview) in (1..=8).zip(["2026-11-20", "2026-11-19"].into_iter().cycle()) {
        workspace.write("a.csv", sheet("Acme", rows, interview));
        workspace.write("b.csv", sheet("Borel", rows, interview));
        let runs = ["a.csv", "b.csv", "a.csv"].map(|sheet| start(&workspace, sheet));
        runs.into_iter().for_each(ends_well);
        has_each_once(&workspace, &["a.csv", "b.csv"]);
        let todo = workspace.text("todo.txt");
        assert!(
            todo.starts_with("Buy stamps\n\nthe last line\n2026-11-23 "),
            "{todo}"
        );
        let own = todo.lines().filter(|line| !line.contains(" fu:"));
        assert_eq!(own.count(), 3);
        let printed = ["a.csv", "b.csv"].map(|sheet| {
            let args = ["convert", sheet, "--todo", "-", "--today", DAY];
            workspace.followup(args).succeeds()
        });
        for line in printed.iter().flat_map(|printed| printed.lines()) {
            assert!(todo.contains(line), "{line}");
        }
    }
}
