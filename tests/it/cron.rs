//! A run in the night: what it prints, cron sends by mail. Nothing is said of
//! what went well, each bad row is told once, and of very many only the first.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::Workspace;

const CONVERT: &str = "convert a.csv --today 2026-11-24 --ics f.ics --todo todo.txt";

/// A sheet in which every second row has a date that is none.
fn sheet(bad_rows: usize) -> String {
    let mut sheet = "Company,Position,Status,Date Applied\n".to_owned();
    for row in 0..bad_rows {
        sheet.push_str(&format!("Good {row},Cook,applied,2026-11-20\n"));
        sheet.push_str(&format!("Bad {row},Cook,applied,2026-02-30\n"));
    }
    sheet
}

#[test]
fn a_run_that_goes_well_says_nothing_however_often() {
    let workspace = Workspace::new().with("a.csv", sheet(0) + "Acme,Cook,applied,2026-11-20\n");
    for _ in 0..3 {
        workspace.followup(CONVERT.split(' ')).gives(0, "", "");
    }
}

#[test]
fn each_bad_row_is_told_once_and_of_many_the_first_twenty() {
    for (bad_rows, more) in [(1, None), (20, None), (21, Some(1)), (100, Some(80))] {
        let workspace = Workspace::new().with("a.csv", sheet(bad_rows));
        let mut expected = String::new();
        for row in (0..bad_rows).take(20) {
            expected.push_str(&format!(
                "warning: could not read `2026-02-30` as a date\n  \
                   --> a.csv:{}, column D `Date Applied`\nhint: write it like 2026-11-24, or 2026-11-24 14:00\n",
                2 * row + 3
            ));
        }
        if let Some(more) = more {
            expected.push_str(&format!("and {more} more\n"));
        }
        let run = || workspace.followup(CONVERT.split(' '));
        run().gives(1, "", &expected);
        // The good rows are done, and the bad ones are told again tomorrow.
        assert!(workspace.text("todo.txt").contains("Good 0"));
        run().gives(1, "", &expected);
    }
}

/// Each has its own cell to be looked for, and none is told twice, whatever is
/// written from the sheet.
#[test]
fn two_bad_cells_of_a_row_are_told_once_each() {
    let workspace = Workspace::new().with(
        "a.csv",
        "Company,Position,Status,Date Applied,Interview Date\n\
         Good,Clerk,applied,2026-11-20,\nBad,Cook,applied,2026-02-30,yonder\n",
    );
    let all = "convert a.csv --today 2026-11-24 --ics a.ics --vtodo t.ics --json a.json \
               --todo todo.txt --milestones";
    let bad = |cell: &str, column: &str| {
        format!(
            "warning: could not read `{cell}` as a date\n  --> a.csv:3, column {column}\n\
             hint: write it like 2026-11-24, or 2026-11-24 14:00\n"
        )
    };
    let expected = bad("2026-02-30", "D `Date Applied`") + &bad("yonder", "E `Interview Date`");
    workspace
        .followup(all.split_ascii_whitespace())
        .gives(1, "", &expected);
}

/// The line of the example, as cron runs it: by a plain shell, in the home
/// folder, with next to nothing in the environment.
#[cfg(unix)]
#[test]
fn the_example_line_runs_as_cron_runs_it() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let crontab = fs::read_to_string(example.join("crontab")).unwrap();
    let line = crontab.lines().find(|line| !line.starts_with('#')).unwrap();
    let words: Vec<&str> = line.splitn(6, ' ').collect();
    let home = Workspace::new();
    let sheet = fs::read(example.join("applications.csv")).unwrap();
    home.write("jobs/applications.csv", sheet);
    home.write("todo/todo.txt", "(A) water the plants\n");
    fs::create_dir_all(home.path(".cargo/bin")).unwrap();
    std::os::unix::fs::symlink(
        env!("CARGO_BIN_EXE_followup"),
        home.path(".cargo/bin/followup"),
    )
    .unwrap();
    let folder = home.path("");
    let folder = folder.to_str().unwrap().trim_end_matches('/');
    let command = words[5].replace("/home/you", folder);
    // The sheet of the example is from November 2026.
    for _ in 0..2 {
        let output = Command::new("/bin/sh")
            .args(["-c", &command])
            .current_dir(folder)
            .env_clear()
            .envs([("HOME", folder), ("LOGNAME", "you"), ("SHELL", "/bin/sh")])
            .env("PATH", "/usr/bin:/bin")
            .env("FOLLOWUP_TODAY", "2026-11-24")
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
        assert_eq!(output.status.code(), Some(0));
    }
    assert!(home.text("jobs/followups.ics").contains("Castellan"));
    let tasks = home.text("todo/todo.txt");
    assert!(tasks.starts_with("(A) water the plants\n") && tasks.contains("Castellan"));
}

/// What systemd itself says of the unit stands in `tests/interop/`.
#[test]
fn the_unit_may_write_where_its_outputs_lie_and_nowhere_else() {
    let unit = include_str!("../../examples/systemd/followup.service");
    let value = |key: &str| {
        let start = format!("{key}=");
        let mut lines = unit.lines();
        lines.find_map(|line| line.strip_prefix(&start)).unwrap()
    };
    let folders: Vec<&str> = value("ReadWritePaths").split(' ').collect();
    let command: Vec<&str> = value("ExecStart").split(' ').collect();
    for output in ["--ics", "--todo"] {
        let at = command.iter().position(|word| *word == output).unwrap();
        let (folder, _) = command[at + 1].rsplit_once('/').unwrap();
        assert!(folders.contains(&folder), "{folder}");
    }
    assert!(folders.contains(&"%h/.local/state/followup"));
    assert_eq!(folders.len(), 3);
    for (key, expected) in [
        ("NoNewPrivileges", "true"),
        ("PrivateUsers", "true"),
        ("ProtectSystem", "strict"),
        // With ProtectSystem alone, homes may be written.
        ("ProtectHome", "read-only"),
        ("RestrictAddressFamilies", "none"),
        ("SuccessExitStatus", "1"),
        // One that runs once may not be told to restart by exit code.
        ("Restart", "on-failure"),
        ("RestartPreventExitStatus", "2 3 4"),
    ] {
        assert_eq!(value(key), expected, "{key}");
    }
}
