//! A file that somebody else writes while we work out what it is to become.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};

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

const LINE: &str = "convert a.csv --today 2026-11-24 --ics f.ics --todo todo.txt";
/// For a calendar alone many applications are held packed.
const CALENDAR_ALONE: &str = "convert a.csv --today 2026-11-24 --ics f.ics -q";

/// A run in a folder with a sheet of some length.
fn begin(workspace: &Workspace, line: &str) -> Child {
    let mut command = workspace.followup(line.split(' ')).into_command();
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The other text comes while ours is written, and is read in the second
/// attempt. Where the program is too fast, it is given more to do.
fn check_saved_meanwhile(line: &str, fewest_rows: usize) {
    const THEIRS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n\
        UID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:20261201\r\nSUMMARY:Party\r\n\
        END:VEVENT\r\nEND:VCALENDAR\r\n";
    for doublings in 0..7 {
        let workspace = Workspace::new().with("a.csv", sheet(fewest_rows << doublings));
        let mut child = begin(&workspace, line);
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
            "error: `f.ics` holds an entry that followup did not write: `Party`\n\
             hint: give followup a file of its own: `--ics followups.ics`\n"
        );
        assert_eq!(output.status.code(), Some(4));
        assert_eq!(workspace.text("f.ics"), THEIRS);
        assert!(!workspace.path("todo.txt").exists());
        assert!(!is_begun(&folder));
        fs::remove_file(workspace.path("f.ics")).unwrap();
        workspace.followup(line.split(' ')).gives(0, "", "");
        assert_eq!(workspace.path("todo.txt").exists(), line == LINE);
        return;
    }
    panic!("the program is always faster");
}

#[test]
fn what_was_saved_meanwhile_is_read_and_stands() {
    check_saved_meanwhile(LINE, 100);
    check_saved_meanwhile(CALENDAR_ALONE, 2_100);
}

/// Somebody saves without end; each text is another one, and is there at once.
#[test]
fn what_changes_again_and_again_is_given_up() {
    let workspace = Workspace::new().with("a.csv", sheet(300));
    let save = |number: u32| {
        let text =
            format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{number}\r\nEND:VCALENDAR\r\n");
        workspace.write("next", text);
        fs::rename(workspace.path("next"), workspace.path("f.ics")).unwrap();
    };
    save(0);
    let mut child = begin(&workspace, LINE);
    let mut number = 1;
    while child.try_wait().unwrap().is_none() {
        save(number);
        number += 1;
    }
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: `f.ics` was changed meanwhile\nhint: run it again\n"
    );
    assert_eq!(output.status.code(), Some(5));
    assert!(!workspace.path("todo.txt").exists());
    assert!(!is_begun(&workspace.path("")));
    assert_eq!(workspace.files().len(), 2, "the sheet and their calendar");
    workspace.followup(LINE.split(' ')).gives(0, "", "");
    assert!(workspace.path("todo.txt").exists());
}
