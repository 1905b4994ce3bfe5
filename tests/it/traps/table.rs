//! The table of the traps names tests that are there, and leaves out none.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn file(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// A row of the table.
struct Row {
    trap: String,
    sheets: String,
    tests: String,
}

fn table() -> Vec<Row> {
    let source = file("tests/it/traps.rs");
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let rows = lines.filter_map(|line| line.trim().strip_prefix("| "));
    let row = |row: &str| {
        let mut cells = row.trim_end_matches(" |").rsplitn(3, " | ");
        let mut cell = || cells.next().unwrap().trim().to_owned();
        let (tests, sheets, trap) = (cell(), cell(), cell());
        Row {
            trap,
            sheets,
            tests,
        }
    };
    let rows: Vec<Row> = rows
        .filter(|row| !row.starts_with("---"))
        .map(row)
        .collect();
    assert!(rows.len() > 100, "the table is not found");
    rows.into_iter().skip(1).collect()
}

#[test]
fn every_trap_of_the_corpus_is_in_the_table() {
    let table = table();
    for line in file("fixtures/corpus/trackers.jsonl").lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let (number, _) = record["id"].as_str().unwrap().split_once('-').unwrap();
        let traps = record["traps"].as_array().unwrap();
        let has_it = |row: &&Row| row.sheets.split(' ').any(|sheet| sheet == number);
        let found = table.iter().filter(has_it).count();
        assert!(found >= traps.len(), "{number}: {found} rows for {traps:?}");
    }
}

#[test]
fn the_table_names_tests_and_folders_that_are_there() {
    for row in table() {
        let names: Vec<&str> = row.tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{}: no test", row.trap);
        for name in names {
            if name.starts_with("fixtures/") {
                assert!(path(name).join("command").is_file(), "{name}");
                continue;
            }
            let (module, test) = name.rsplit_once("::").unwrap();
            let module = module.replace("::", "/");
            let own = format!("tests/it/traps/{module}.rs");
            let source = if path(&own).is_file() {
                own
            } else {
                format!("tests/it/{module}.rs")
            };
            let is_there = file(&source).contains(&format!("#[test]\nfn {test}() {{"));
            assert!(is_there, "`{name}` is not in {source}");
        }
    }
}

#[test]
fn each_test_of_a_trap_is_in_the_table() {
    let table = table();
    for entry in fs::read_dir(path("tests/it/traps")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        let source = file(&format!("tests/it/traps/{name}"));
        for test in source.split("#[test]\nfn ").skip(1) {
            let (test, _) = test.split_once("()").unwrap();
            let name = format!("`{module}::{test}`");
            let is_named = module == "table" || table.iter().any(|row| row.tests.contains(&name));
            assert!(is_named, "{name} is not in the table");
        }
    }
}

#[test]
fn the_commonest_twenty_have_folders() {
    let readme = file("fixtures/README.md");
    let (_, list) = readme.split_once("## The commonest twenty").unwrap();
    let rows = list.lines().filter(|line| line.starts_with("| "));
    let rows: Vec<&str> = rows.skip(1).collect();
    assert_eq!(rows.len(), 20);
    for row in rows {
        let (_, folders) = row.trim_end_matches(" |").rsplit_once(" | ").unwrap();
        let names: Vec<&str> = folders.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            let command = path("fixtures").join(name).join("command");
            assert!(command.is_file(), "{name}");
        }
    }
}
