//! Every folder of fixtures/ that holds a `command` is run, and all that the
//! program says and writes is what the folder says, to the byte.
//!
//! `command` has one command line each line. `expected.stdout`,
//! `expected.stderr` and `expected.exit` hold what they give one after the
//! other (without one: nothing, nothing, success), `expected/` the files that
//! are not as they were. Every other file is there before. With UPDATE_GOLDEN=1
//! what the program gives is written to the folders; then it must be read.

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
    /// Files that are new or not as they were.
    files: BTreeMap<String, String>,
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
    let mut before = given.clone();
    let commands = String::from_utf8(before.remove("command").unwrap()).unwrap();
    before.retain(|name, _| !is_expectation(name));
    for (name, bytes) in &before {
        workspace.write(name, bytes);
    }
    let mut golden = Golden::default();
    for line in commands.lines() {
        let words = words(line);
        let outcome = workspace
            .followup(words.iter().map(String::as_str))
            .outcome();
        golden
            .exits
            .push_str(&format!("{}\n", outcome.exit.unwrap()));
        golden.stdout.push_str(&outcome.stdout);
        golden.stderr.push_str(&outcome.stderr);
    }
    let after = workspace.files();
    for name in before.keys() {
        assert!(after.contains_key(name), "{name} is gone");
    }
    golden.files = after
        .into_iter()
        .filter(|(name, bytes)| before.get(name) != Some(bytes))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    golden
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
