//! Every folder of fixtures/ that holds a `command` is run, and all that the
//! program says and writes is what the folder says, to the byte.
//!
//! `command` has one command line each line. `expected.stdout`,
//! `expected.stderr` and `expected.exit` hold what they give one after the
//! other (without one: nothing, nothing, success), `expected/` the files that
//! are not as they were. Every other file is there before.
//!
//! A line may be a step with a name: after `day-2: ` it first puts the files of
//! the folder `day-2/` in place, as the person would in between, and
//! `expected/day-2/` holds the files that are not as they were before that line.
//! With UPDATE_GOLDEN=1 what the program gives is written to the folders; then
//! it must be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Workspace, difference, files_below};

/// What a folder expects, or what its commands gave.
#[derive(Debug, Default, PartialEq, Eq)]
struct Golden {
    exits: String,
    stdout: String,
    stderr: String,
    /// Files that are new or not as they were; those of a step below its name.
    files: BTreeMap<String, String>,
}

/// The name of the step that a line of `command` is, and its command line.
fn step(line: &str) -> (Option<&str>, &str) {
    match line.split_once(": ") {
        Some((name, rest)) if !name.contains([' ', '\'']) => (Some(name), rest),
        _ => (None, line),
    }
}

/// The words of a command line; a part in single quotes is one word.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn run(given: &BTreeMap<String, Vec<u8>>) -> Golden {
    let workspace = Workspace::new();
    let mut given = given.clone();
    let commands = String::from_utf8(given.remove("command").unwrap()).unwrap();
    given.retain(|name, _| !is_expectation(name));
    let mut steps: BTreeMap<&str, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for name in commands.lines().filter_map(|line| step(line).0) {
        let is_of_step = |file: &String| file.starts_with(&format!("{name}/"));
        let (files, rest) = given.into_iter().partition(|(file, _)| is_of_step(file));
        given = rest;
        steps.insert(name, files);
    }
    for (name, bytes) in &given {
        workspace.write(name, bytes);
    }
    let mut golden = Golden::default();
    let mut before = given;
    for line in commands.lines() {
        let (name, line) = step(line);
        if let Some(name) = name {
            golden.note_changes("", &mut before, &workspace);
            for (file, bytes) in &steps[name] {
                workspace.write(&file[name.len() + 1..], bytes);
            }
            before = workspace.files();
        }
        let words = words(line);
        let outcome = workspace
            .followup(words.iter().map(String::as_str))
            .outcome();
        golden
            .exits
            .push_str(&format!("{}\n", outcome.exit.unwrap()));
        golden.stdout.push_str(&outcome.stdout);
        golden.stderr.push_str(&outcome.stderr);
        if let Some(name) = name {
            golden.note_changes(&format!("{name}/"), &mut before, &workspace);
        }
    }
    golden.note_changes("", &mut before, &workspace);
    golden
}

impl Golden {
    /// Notes the files that are not as they were before, which they are from
    /// now on.
    fn note_changes(
        &mut self,
        folder: &str,
        before: &mut BTreeMap<String, Vec<u8>>,
        workspace: &Workspace,
    ) {
        let after = workspace.files();
        for name in before.keys() {
            assert!(after.contains_key(name), "{name} is gone");
        }
        let changed = after
            .iter()
            .filter(|(name, bytes)| before.get(*name) != Some(bytes));
        self.files.extend(changed.map(|(name, bytes)| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            (format!("{folder}{name}"), text)
        }));
        *before = after;
    }
}

fn is_expectation(name: &str) -> bool {
    name.starts_with("expected.") || name.starts_with("expected/")
}

fn expected(given: &BTreeMap<String, Vec<u8>>) -> Golden {
    let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap();
    let of = |name: &str| given.get(name).map(text);
    let commands = of("command").unwrap();
    Golden {
        exits: of("expected.exit").unwrap_or_else(|| "0\n".repeat(commands.lines().count())),
        stdout: of("expected.stdout").unwrap_or_default(),
        stderr: of("expected.stderr").unwrap_or_default(),
        files: given
            .iter()
            .filter_map(|(name, bytes)| Some((name.strip_prefix("expected/")?, bytes)))
            .map(|(name, bytes)| (name.to_owned(), text(bytes)))
            .collect(),
    }
}

fn update(folder: &Path, found: &Golden) {
    for name in files_below(folder)
        .keys()
        .filter(|name| is_expectation(name))
    {
        fs::remove_file(folder.join(name)).unwrap();
    }
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    if found.exits.lines().any(|exit| exit != "0") {
        write("expected.exit", &found.exits);
    }
    if !found.stdout.is_empty() {
        write("expected.stdout", &found.stdout);
    }
    if !found.stderr.is_empty() {
        write("expected.stderr", &found.stderr);
    }
    for (name, text) in &found.files {
        write(&format!("expected/{name}"), text);
    }
}

/// What is wrong with a folder; empty if nothing is.
fn faults(expected: &Golden, found: &Golden) -> String {
    let mut faults = difference("expected.exit", &expected.exits, &found.exits);
    faults.push_str(&difference(
        "expected.stdout",
        &expected.stdout,
        &found.stdout,
    ));
    faults.push_str(&difference(
        "expected.stderr",
        &expected.stderr,
        &found.stderr,
    ));
    let names = expected.files.keys().chain(found.files.keys());
    let mut names: Vec<&String> = names.collect();
    names.sort();
    names.dedup();
    for name in names {
        match (expected.files.get(name), found.files.get(name)) {
            (Some(expected), Some(found)) => {
                faults.push_str(&difference(name, expected, found));
            }
            (Some(_), None) => faults.push_str(&format!("{name} was not written or changed\n")),
            (None, _) => faults.push_str(&format!("{name} was written or changed\n")),
        }
    }
    faults
}

#[test]
fn a_step_is_told_by_its_name() {
    fn check(line: &str, expected: (Option<&str>, &str)) {
        assert_eq!(step(line), expected);
    }
    check("day-2: plan a.csv", (Some("day-2"), "plan a.csv"));
    check("plan a.csv", (None, "plan a.csv"));
    check("plan 'a: b.csv'", (None, "plan 'a: b.csv'"));
}

#[test]
fn every_folder_of_fixtures_holds() {
    let update_wanted = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut folders: Vec<PathBuf> = fs::read_dir(fixtures)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("command").is_file())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    let mut report = String::new();
    for folder in folders {
        let given = files_below(&folder);
        let found = run(&given);
        if update_wanted {
            update(&folder, &found);
            continue;
        }
        let faults = faults(&expected(&given), &found);
        if !faults.is_empty() {
            let name = folder.file_name().unwrap().to_string_lossy();
            report.push_str(&format!("\n== fixtures/{name} ==\n{faults}"));
        }
    }
    assert!(report.is_empty(), "{report}");
}
