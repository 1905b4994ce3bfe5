//! A file that somebody else writes while we work out what it is to become.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::harness::Workspace;

fn sheet(rows: usize) -> String {
    let rows = (0..rows).map(|row| format!("Company {row},Role,applied,2026-11-20\n"));
    let header = "Company,Position,Status,Date Applied\n".to_owned();
    std::iter::once(header).chain(rows).collect()
}

/// Whether the next version of the calendar is in the making.
fn is_begun(folder: &Path) -> bool {
    let mut entries = fs::read_dir(folder).unwrap();
    entries.any(|entry| {
        let name = entry.unwrap().file_name();
        name.to_str().is_some_and(|name| name.starts_with(".f.ics"))
    })
}

/// The other text comes while ours is written. Where the program is too fast,
/// it is given more to do.
#[test]
fn what_was_saved_meanwhile_stands_and_the_next_run_goes_on_from_there() {
    const THEIRS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n";
    for doublings in 0..7 {
        let workspace = Workspace::new().with("a.csv", sheet(100 << doublings));
        let line = "convert a.csv --today 2026-11-24 --ics f.ics --todo todo.txt";
        let mut command = workspace.followup(line.split(' ')).into_command();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let folder = workspace.path("");
        while !is_begun(&folder) && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        fs::write(workspace.path("f.ics"), THEIRS).unwrap();
        let output = child.wait_with_output().unwrap();
        if output.status.code() == Some(0) {
            continue;
        }
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "error: `f.ics` was changed meanwhile\nhint: run it again\n"
        );
        assert_eq!(output.status.code(), Some(5));
        assert_eq!(workspace.text("f.ics"), THEIRS);
        assert!(!workspace.path("todo.txt").exists());
        assert!(!is_begun(&folder));
        workspace.followup(line.split(' ')).gives(0, "", "");
        assert!(workspace.path("todo.txt").exists());
        return;
    }
    panic!("the program is always faster");
}
