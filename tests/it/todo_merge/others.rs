//! The same file, and others at work on it.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

use super::{ACME, BOREL, TASKS, begun, converting, write_sheet};

#[test]
fn a_run_that_waits_in_vain_changes_nothing() {
    let workspace = begun();
    let lock = fs::read_dir(workspace.path("home/.local/state/followup/todo"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|it| it == "lock"))
        .unwrap();
    let lock = fs::File::options().write(true).open(lock).unwrap();
    lock.lock().unwrap();
    write_sheet(&workspace, &[ACME]);
    let before = workspace.files();
    converting(&workspace, "2026-11-24", "--ics f.ics").gives(
        5,
        "",
        "error: another run of followup is writing `todo.txt`\n\
         hint: wait until it is done, and run this again\n",
    );
    assert_eq!(workspace.files(), before);
    drop(lock);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 1 task closed\n");
}

#[test]
fn links_modes_and_names_stay() {
    let workspace = begun();
    let text = workspace.bytes("todo.txt");
    fs::remove_file(workspace.path("todo.txt")).unwrap();
    workspace.write("cloud/list.txt", &text);
    let real = workspace.path("cloud/list.txt");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("cloud/list.txt", workspace.path("todo.txt")).unwrap();
    // It is another file than before, and what is ours is known as ours.
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
    write_sheet(&workspace, &[ACME]);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 1 task closed\n");
    let link = fs::read_link(workspace.path("todo.txt")).unwrap();
    assert_eq!(link.to_str(), Some("cloud/list.txt"));
    let metadata = fs::metadata(&real).unwrap();
    assert_eq!((metadata.mode() & 0o777, metadata.nlink()), (0o640, 1));
    assert_eq!(fs::read_dir(workspace.path("cloud")).unwrap().count(), 1);

    // A second name would keep the old text.
    fs::hard_link(&real, workspace.path("cloud/other.txt")).unwrap();
    write_sheet(&workspace, &[ACME, BOREL]);
    converting(&workspace, "2026-11-24", "").gives(
        4,
        "",
        "error: could not write `todo.txt`: it has a second name (a hard link), which would keep \
         the old text\n",
    );
}

#[test]
fn a_list_that_does_not_change_is_not_written() {
    let workspace = begun();
    let stamp = || {
        let metadata = fs::metadata(workspace.path("todo.txt")).unwrap();
        let changed = (metadata.ctime(), metadata.ctime_nsec());
        (metadata.ino(), changed)
    };
    let before = stamp();
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
    assert_eq!(stamp(), before);
}

#[test]
fn tasks_archived_beside_the_real_file_are_done() {
    let workspace = begun();
    let text = workspace.text("todo.txt");
    fs::remove_file(workspace.path("todo.txt")).unwrap();
    workspace.write("cloud/todo.txt", text.replace(TASKS[0], "Rest"));
    symlink("cloud/todo.txt", workspace.path("todo.txt")).unwrap();
    workspace.write("cloud/done.txt", format!("x 2026-11-24 {}\n", TASKS[0]));
    // It is another file than before, so that no ledger knows what was in it.
    let before = workspace.files();
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
    assert_eq!(workspace.files(), before);
    let line = "convert a.csv --today 2026-11-24 --ahead 1 --todo - --todo-in todo.txt";
    assert_eq!(workspace.followup(line.split(' ')).succeeds(), "");
}
