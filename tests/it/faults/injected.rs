//! A disk that fails at any one of the calls by which files are written: the
//! system is made to answer each of them with an error, one run for each call.

use std::fs;
use std::process::Command;

use super::{check_old_or_new, check_one_line, convert, files, skipped, today, yesterday};
use crate::harness::Workspace;

/// Whether a program can be told here that a call failed.
fn can_inject() -> bool {
    let output = Command::new("strace")
        .args(["-e", "inject=fsync:error=EIO", "-o", "/dev/null", "true"])
        .output();
    let can = output.is_ok_and(|output| output.status.success());
    if !can {
        skipped("calls cannot be made to fail here");
    }
    can
}

/// Each of these calls fails in a run of its own.
#[track_caller]
fn check(call: &str, errno: &str, why: &str) {
    if !can_inject() {
        return;
    }
    let expected = today();
    let mut failures = 0;
    for number in 1.. {
        let workspace = yesterday();
        let before = files(&workspace);
        let elsewhere = Workspace::new();
        let log = elsewhere.path("log");
        let inject = format!("inject={call}:error={errno}:when={number}");
        let outcome = convert(&workspace)
            .behind([
                "strace",
                "-f",
                "-qq",
                "-e",
                &inject,
                "-o",
                log.to_str().unwrap(),
            ])
            .outcome();
        let when = format!("{call} number {number}");
        if !fs::read_to_string(&log).unwrap().contains("(INJECTED)") {
            outcome.is(0, "", "");
            assert_eq!(files(&workspace), expected, "{when}");
            break;
        }
        failures += 1;
        if outcome.stderr.starts_with("warning: ") {
            // All is written by then but what is remembered of the tasks.
            let warning = format!(
                ".ledger`: {why}\nhint: what was written to `todo.txt` is not remembered, so that \
                 a task whose day moves may stay where it is\n"
            );
            assert_eq!(outcome.exit, Some(1), "{when}: {outcome:?}");
            assert!(outcome.stderr.ends_with(&warning), "{when}: {outcome:?}");
            assert_eq!(files(&workspace), expected, "{when}");
        } else {
            check_one_line(&outcome, 4, why, &when);
        }
        let ledgers = workspace.ledgers();
        let is_whole = |name: &String| name.ends_with(".ledger");
        assert!(ledgers.keys().all(is_whole), "{when}: {ledgers:?}");
        check_old_or_new(&before, &files(&workspace), &expected, &when);
        convert(&workspace).gives(0, "", "");
        assert_eq!(files(&workspace), expected, "{when}");
    }
    assert!(failures > 2, "{call}: {failures}");
}

#[test]
fn a_write_that_fails_leaves_whole_files() {
    check("write", "EIO", "input/output error");
    check("write", "ENOSPC", "no space left on device");
}

#[test]
fn bytes_that_do_not_reach_the_disk_leave_whole_files() {
    check("fsync", "EIO", "input/output error");
}

#[test]
fn a_rename_that_fails_leaves_whole_files() {
    // Which of its calls the system has differs between processors.
    check("/^rename", "EACCES", "permission denied");
}

#[test]
fn a_sheet_that_cannot_be_read_to_its_end_is_told() {
    if !can_inject() {
        return;
    }
    let workspace = yesterday();
    let before = files(&workspace);
    let sheet = workspace.path("a.csv");
    let sheet = sheet.to_str().unwrap();
    convert(&workspace)
        .behind([
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-P",
            sheet,
            "-e",
            "inject=read:error=EIO",
        ])
        .gives(3, "", "error: could not read `a.csv`: input/output error\n");
    assert_eq!(files(&workspace), before);
}
