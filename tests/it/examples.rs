//! What a person copies from `examples/` works as it stands.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use followup::config::{Config, KEYS};
use followup::rules::built_in;
use serde_json::Value;
use tempfile::TempDir;

fn example(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("examples").join(name)
}

fn followup(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_followup"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .output()
        .unwrap()
}

/// A folder with the sheet alone, without its configuration.
fn sheet_alone() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("applications.csv");
    std::fs::copy(example("applications.csv"), to).unwrap();
    folder
}

const PLAN: [&str; 6] = [
    "applications.csv",
    "--today",
    "2026-11-24",
    "--holiday",
    "2026-11-26",
    "--color=never",
];

fn assert_silent_success(output: &Output) {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn every_default_rule_fires_on_the_example_sheet() {
    let folder = sheet_alone();
    let arguments = [&["plan", "--format", "json"][..], &PLAN].concat();
    let output = followup(&arguments, folder.path());
    assert_silent_success(&output);
    let plan: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["counts"]["rows"], 25);
    assert_eq!(plan["counts"]["applications"], 25);
    let follow_ups = plan["follow_ups"].as_array().unwrap();
    let playbook = built_in("default").unwrap().load().unwrap();
    for rule in &playbook.rules {
        let id = &*rule.text.id;
        let fires = follow_ups
            .iter()
            .any(|follow_up| follow_up["rule"] == id && follow_up["state"] != "moot");
        assert!(fires, "`{id}` does not fire");
    }
}

#[test]
fn converting_the_example_sheet_twice_changes_no_byte() {
    let folder = sheet_alone();
    let outputs = ["convert", "--ics", "f.ics", "--todo", "todo.txt"];
    let arguments = [&outputs[..], &["--json", "plan.json"], &PLAN].concat();
    let files = || {
        ["f.ics", "todo.txt", "plan.json"].map(|name| {
            let path = folder.path().join(name);
            let changed_at = path.metadata().unwrap().modified().unwrap();
            (std::fs::read(path).unwrap(), changed_at)
        })
    };
    assert_silent_success(&followup(&arguments, folder.path()));
    let first = files();
    assert_silent_success(&followup(&arguments, folder.path()));
    let second = files();
    // Of plan.json only the bytes: it tells what the todo.txt says, too.
    assert!(first[..2] == second[..2]);
}

#[test]
fn the_example_configuration_is_read_and_explains_every_key_of_a_file() {
    let text = std::fs::read_to_string(example("followup.toml")).unwrap();
    let active = Config::parse(&text).unwrap();
    assert!(active.get("ics").is_none() && active.get("todo").is_none());

    // What is switched off must be right as well.
    let is_setting = |line: &str| {
        line.split_once(" = ")
            .is_some_and(|(key, _)| !key.contains(' '))
    };
    let all: Vec<&str> = text
        .lines()
        .map(|line| {
            line.strip_prefix("# ")
                .filter(|it| is_setting(it))
                .unwrap_or(line)
        })
        .collect();
    let all = Config::parse(&all.join("\n")).unwrap();
    for key in [
        "ics", "todo", "done", "playbook", "map", "stage", "blackout",
    ] {
        assert!(KEYS.contains(&key) && all.get(key).is_some(), "{key}");
    }
}

#[test]
fn cron_and_systemd_run_the_same_command_every_day() {
    let read = |name| std::fs::read_to_string(example(name)).unwrap();
    let service = read("systemd/followup.service");
    let command = service
        .lines()
        .find_map(|line| line.strip_prefix("ExecStart="))
        .unwrap();
    let crontab = read("crontab");
    assert!(crontab.contains(&command.replace("%h", "/home/you")));
    assert!(read("systemd/followup.timer").contains("OnCalendar=*-*-* 07:10\n"));
    assert!(crontab.lines().any(|line| line.starts_with("10 7 * * * /")));
}
