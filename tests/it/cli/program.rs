//! What holds for every command: pipes, help, wrong command lines.

use std::io::Read as _;
use std::process::Stdio;

use super::{check, with_sheet};
use crate::harness::Workspace;

#[test]
fn a_closed_pipe_ends_quietly() {
    let workspace = with_sheet();
    for line in [
        "plan a.csv --today 2026-11-24",
        "plan a.csv --today 2026-11-24 --format json",
        "convert a.csv --today 2026-11-24 --ics -",
        "playbooks show default",
        "playbooks list",
        "completions bash",
        "man",
        "business-days 2026-11-24 1",
        "--help",
    ] {
        let mut command = workspace.followup(line.split(' ')).into_command();
        let command = command.stdin(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut stderr = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut stderr)
            .unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), stderr.as_str()), (Some(0), ""), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let workspace = with_sheet();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = workspace.followup(["plan", "a.csv"]).into_command();
    let output = command.stdin(Stdio::null()).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: could not write to stdout: no space left on device\n"
    );
}

#[test]
fn help_version_completions_and_manual_are_there() {
    check(
        "--version",
        0,
        concat!("followup ", env!("CARGO_PKG_VERSION"), "\n"),
        "",
    );
    let printed = |line: &str| Workspace::new().followup(line.split(' ')).succeeds();
    for command in [
        "plan",
        "convert",
        "business-days",
        "columns",
        "init",
        "playbooks",
        "completions",
        "man",
    ] {
        assert!(printed("--help").contains(command));
        assert!(printed(&format!("{command} --help")).contains("Usage: followup"));
        assert!(printed("man").replace("\\-", "-").contains(command));
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let completions = printed(&format!("completions {shell}"));
        assert!(completions.contains("business-days"), "{shell}");
        assert!(completions.contains("date-order"), "{shell}");
    }
    assert!(printed("man").starts_with(".ie"));
    // What is read from notes is told, each convention with its field.
    let columns = printed("columns --help");
    for (example, field) in followup::columns::NOTE_CONVENTIONS {
        let line = format!("  {example:<33}{}\n", field.word());
        assert!(columns.contains(&line), "{columns}");
    }
}

#[test]
fn a_command_line_that_is_none_is_refused() {
    let help = "`followup --help` shows how to use it";
    for (line, message, hint) in [
        ("frob", "unrecognized subcommand `frob`", help),
        (
            "plan",
            "the following required arguments were not provided: <INPUT>",
            help,
        ),
        (
            "plan a.csv --wekend sat",
            "unexpected argument `--wekend` found",
            "a similar argument exists: `--weekend`",
        ),
        (
            "plan a.csv b.csv",
            "unexpected argument `b.csv` found",
            help,
        ),
    ] {
        let expected = format!("error: {message}\nhint: {hint}\n");
        with_sheet()
            .followup(line.split(' '))
            .gives(2, "", &expected);
    }
    let outcome = with_sheet().followup([""; 0]).outcome();
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(2), ""));
    assert!(outcome.stderr.contains("Usage: followup"));
}
