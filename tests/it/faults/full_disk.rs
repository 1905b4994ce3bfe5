//! A disk that is full before all is written, wherever that happens.

use std::fs;
use std::process::Command;

use super::{CONVERT, check_old_or_new, check_one_line, convert, files, skipped, today, yesterday};
use crate::harness::{Workspace, files_below};

/// What a file of ours may hold at most, in the blocks of the shell, until all
/// of it fits.
#[test]
fn files_that_may_not_grow_stay_whole() {
    let expected = today();
    let mut failures = 0;
    for blocks in 0.. {
        let workspace = yesterday();
        let before = files(&workspace);
        // Without the signal, which would end the program: it is to be told.
        let limits = format!("trap '' XFSZ && ulimit -f {blocks}");
        let outcome = convert(&workspace).limited_by(&limits).outcome();
        let after = files(&workspace);
        let when = format!("{blocks} blocks");
        if outcome.exit == Some(0) {
            assert_eq!(after, expected);
            break;
        }
        failures += 1;
        check_one_line(&outcome, 4, "file too large", &when);
        check_old_or_new(&before, &after, &expected, &when);
        convert(&workspace).gives(0, "", "");
        assert_eq!(files(&workspace), expected, "{when}");
    }
    assert!(failures > 1);
}

/// The signal of that limit ends the program; even so each file is whole.
#[test]
fn a_program_that_is_ended_by_the_limit_leaves_whole_files() {
    let expected = today();
    let workspace = yesterday();
    let before = files(&workspace);
    let outcome = convert(&workspace).limited_by("ulimit -f 1").outcome();
    assert_eq!(outcome.exit, None, "{outcome:?}");
    let mut after = files(&workspace);
    // What it was writing lies beside it.
    after.retain(|name, _| !name.starts_with('.'));
    check_old_or_new(&before, &after, &expected, "a signal");
}

/// Runs in a disk of its own, so small, and tells how it ended and what was on
/// that disk. `None` where none can be made.
fn on_a_disk_of(workspace: &Workspace, pages: usize) -> Option<(i32, String)> {
    // The disk goes with the shell, so what was on it is copied back.
    const SCRIPT: &str = r#"
        size=$1; shift
        mkdir disk && mount -t tmpfs -o "size=$size" tmpfs disk || exit 99
        cp -a a.csv f.ics events tasks.ics plan.json todo.txt disk/ || exit 98
        cd disk
        HOME=/nonexistent "$@"
        exit=$?
        cp -a . ../after || exit 97
        exit $exit
    "#;
    let spaces: [&[&str]; 2] = [&["--mount"], &["--mount", "--map-root-user"]];
    for space in spaces {
        let output = Command::new("unshare")
            .args(space)
            .args(["sh", "-c", SCRIPT, "sh", &format!("{}k", pages * 4)])
            .arg(env!("CARGO_BIN_EXE_followup"))
            .args(CONVERT.split_whitespace())
            .current_dir(workspace.path(""))
            .output();
        match output.map(|output| (output.status.code(), output.stderr)) {
            Ok((Some(code @ (0..=97)), stderr)) => {
                return Some((code, String::from_utf8(stderr).unwrap()));
            }
            Ok((Some(98), _)) => return Some((98, String::new())),
            _ => {
                let _ = fs::remove_dir_all(workspace.path("disk"));
            }
        }
    }
    None
}

#[test]
fn a_full_disk_leaves_whole_files_wherever_it_is_full() {
    let expected = today();
    let mut failures = 0;
    for pages in 1.. {
        let workspace = yesterday();
        let before = files(&workspace);
        let Some((exit, stderr)) = on_a_disk_of(&workspace, pages) else {
            skipped("no disk can be made here");
            return;
        };
        // Not even what is there fits.
        if exit == 98 {
            continue;
        }
        let after = files_below(&workspace.path("after"));
        let when = format!("{pages} pages");
        if exit == 0 {
            assert_eq!(after, expected, "{when}");
            break;
        }
        failures += 1;
        let is_told = stderr.starts_with("error: could not write `")
            && stderr.ends_with("`: no space left on device\n")
            && stderr.lines().count() == 1;
        assert!(is_told && exit == 4, "{when}: {exit} {stderr}");
        check_old_or_new(&before, &after, &expected, &when);
    }
    assert!(failures > 3, "{failures}");
}

#[test]
fn a_disk_that_is_full_when_a_calendar_is_printed_is_told() {
    let workspace = yesterday();
    for output in ["--ics", "--todo", "--vtodo", "--json"] {
        let run = workspace.followup(["convert", "a.csv", "--today", "2026-11-24", output, "-"]);
        run.limited_by("exec >/dev/full").gives(
            4,
            "",
            "error: could not write to stdout: no space left on device\n",
        );
    }
}
