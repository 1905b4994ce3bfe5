//! Files and folders that may not be written.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::process::Command;

use super::{convert, files, skipped, today, yesterday};
use crate::harness::{Run, Workspace};

fn set_mode(workspace: &Workspace, name: &str, mode: u32) {
    let path = workspace.path(name);
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn mode(workspace: &Workspace, name: &str) -> u32 {
    let metadata = fs::metadata(workspace.path(name)).unwrap();
    metadata.mode() & 0o7777
}

fn is_root(workspace: &Workspace) -> bool {
    fs::metadata(workspace.path("")).unwrap().uid() == 0
}

/// The run without the powers of root, for whom nothing is forbidden. `None`
/// where they cannot be taken off.
fn without_powers(run: Run, workspace: &Workspace) -> Option<Run> {
    const SETPRIV: [&str; 3] = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"];
    if !is_root(workspace) {
        return Some(run);
    }
    let allowed = Command::new(SETPRIV[0])
        .args(&SETPRIV[1..])
        .arg("true")
        .output();
    if !allowed.is_ok_and(|output| output.status.success()) {
        skipped("root cannot be made to respect permissions here");
        return None;
    }
    Some(run.behind(SETPRIV))
}

#[test]
fn a_folder_that_may_not_be_written_is_told() {
    let workspace = yesterday();
    let before = files(&workspace);
    set_mode(&workspace, "", 0o555);
    if let Some(run) = without_powers(convert(&workspace), &workspace) {
        run.gives(4, "", "error: could not write `f.ics`: permission denied\n");
        assert_eq!(files(&workspace), before);
    }
    set_mode(&workspace, "", 0o755);
    convert(&workspace).gives(0, "", "");
    assert_eq!(files(&workspace), today());
}

#[test]
fn a_file_that_may_not_be_written_is_told_to_root_too() {
    for name in ["f.ics", "tasks.ics", "plan.json", "todo.txt"] {
        let workspace = yesterday();
        let before = files(&workspace);
        set_mode(&workspace, name, 0o444);
        convert(&workspace).gives(
            4,
            "",
            &format!("error: could not write `{name}`: it is read-only\n"),
        );
        assert_eq!(files(&workspace), before);
        assert_eq!(mode(&workspace, name), 0o444);
        set_mode(&workspace, name, 0o644);
        convert(&workspace).gives(0, "", "");
        assert_eq!(files(&workspace), today());
    }
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    let check = |name: &str, exit: i32, error: &str| {
        let workspace = yesterday();
        let before = files(&workspace);
        set_mode(&workspace, name, 0o200);
        if let Some(run) = without_powers(convert(&workspace), &workspace) {
            run.gives(exit, "", error);
        }
        set_mode(&workspace, name, 0o644);
        assert_eq!(files(&workspace), before);
    };
    check(
        "a.csv",
        3,
        "error: could not read `a.csv`: permission denied\n",
    );
    check(
        "f.ics",
        4,
        "error: could not write `f.ics`: permission denied\n",
    );
    check(
        "todo.txt",
        4,
        "error: could not write `todo.txt`: permission denied\n",
    );
}

#[test]
fn permissions_stay_whatever_the_mask_says() {
    for bits in [0o600, 0o640, 0o664, 0o666] {
        let workspace = yesterday();
        let names = ["f.ics", "tasks.ics", "plan.json", "todo.txt"];
        for name in names {
            set_mode(&workspace, name, bits);
        }
        let run = convert(&workspace).limited_by("umask 077");
        run.gives(0, "", "");
        for name in names {
            assert_eq!(mode(&workspace, name), bits, "{name}");
        }
        assert_eq!(files(&workspace), today());
    }
}

#[test]
fn a_new_file_is_as_private_as_the_mask_says() {
    let workspace = Workspace::new().with("a.csv", "Company,Applied\nAcme,2026-11-20\n");
    let line = "convert a.csv --today 2026-11-24 --ics f.ics --todo todo.txt";
    let run = workspace.followup(line.split(' ')).limited_by("umask 077");
    run.gives(0, "", "");
    for name in ["f.ics", "todo.txt"] {
        assert_eq!(mode(&workspace, name), 0o600, "{name}");
    }
}

/// A run as root must not take a person's files away.
#[test]
fn the_owner_stays() {
    let workspace = yesterday();
    if !is_root(&workspace) {
        skipped("only root can give files to others");
        return;
    }
    let names = ["f.ics", "tasks.ics", "plan.json", "todo.txt"];
    for name in names {
        chown(workspace.path(name), Some(1234), Some(1234)).unwrap();
    }
    convert(&workspace).gives(0, "", "");
    assert_eq!(files(&workspace), today());
    for name in names {
        let metadata = fs::metadata(workspace.path(name)).unwrap();
        assert_eq!((metadata.uid(), metadata.gid()), (1234, 1234), "{name}");
    }
}
