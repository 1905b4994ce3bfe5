//! The process that reads a workbook, where it cannot do its work: the program
//! was replaced meanwhile, or the system gives no other process.

use std::io::Write as _;
use std::process::Stdio;

use super::{MOST_TIME, header_row, row_with, xlsx};
use crate::harness::Workspace;

fn sheet() -> Vec<u8> {
    let date = "<c r=\"C2\" s=\"1\"><v>46346</v></c>";
    xlsx(&(header_row() + &row_with(2, "Acme", date)), "", &[])
}

const ARGS: [&str; 6] = ["plan", "-", "--today", "2026-11-24", "--format", "csv"];

#[cfg(target_os = "linux")]
#[test]
fn a_program_that_was_removed_meanwhile_reads_on() {
    let workspace = Workspace::new();
    let expected = workspace.followup(ARGS).stdin(sheet()).succeeds();
    // A link and not a copy: what was just written may not be run yet.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let program = folder.path().join("followup");
    std::fs::hard_link(env!("CARGO_BIN_EXE_followup"), &program).unwrap();
    let mut child = std::process::Command::new(&program)
        .args(ARGS)
        .env_clear()
        .env("HOME", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It waits for its input, so that it is not done yet.
    std::fs::remove_file(&program).unwrap();
    child.stdin.take().unwrap().write_all(&sheet()).unwrap();
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), stderr.as_str()), (Some(0), ""));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[cfg(target_os = "linux")]
#[test]
fn a_system_that_gives_no_pipe_is_told() {
    // Three are open from the start, and a pipe takes two.
    let workspace = Workspace::new();
    let run = workspace.followup(ARGS).stdin(sheet());
    run.limited_by("ulimit -n 4").outcome_within(MOST_TIME).is(
        3,
        "",
        "error: the process that was to read this workbook could not be started: too many open files\n  \
         --> -\n\
         hint: run it again; if that does not help, save the sheet as `CSV UTF-8`\n",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_limit_that_is_lower_already_stands() {
    // Room for what the program is, and for nothing that it reads.
    let texts = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(64 << 20));
    let more: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", texts.as_bytes())];
    let bytes = xlsx(&header_row(), "", &more);
    let workspace = Workspace::new();
    workspace.followup(ARGS).stdin(bytes.clone()).succeeds();
    let run = workspace.followup(ARGS).stdin(bytes);
    let outcome = run.limited_by("ulimit -v 200000").outcome_within(MOST_TIME);
    outcome.is(
        3,
        "",
        "error: this workbook takes too much memory to read; the limit is 512 MB\n  --> -\n\
         hint: open it in a spreadsheet and save the sheet as `CSV UTF-8`\n",
    );
}
