//! Outputs that are no ordinary files.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::Duration;

use super::{ACME, BOREL, HEADER, convert, files, today, yesterday};
use crate::harness::Workspace;

/// More than any run takes, and less than a person waits.
const MOST_TIME: Duration = Duration::from_secs(20);

fn pipe(workspace: &Workspace, name: &str) {
    let status = Command::new("mkfifo").arg(workspace.path(name)).status();
    assert!(status.unwrap().success());
}

/// Whatever is written there, the run ends at once with that line, and nothing
/// else was written either.
#[track_caller]
fn check(make: impl Fn(&Workspace, &str), folder_too: bool, why: &str) {
    let outputs = ["--ics", "--vtodo", "--json", "--todo", "--vdir"];
    for output in outputs {
        if output == "--vdir" && !folder_too {
            continue;
        }
        let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}{BOREL}"));
        make(&workspace, "it");
        let before = names(&workspace);
        let line = format!("convert a.csv --today 2026-11-24 --ics f.ics {output} it");
        let line = match output {
            "--ics" => "convert a.csv --today 2026-11-24 --ics it --json f.json".to_owned(),
            _ => line,
        };
        let outcome = workspace
            .followup(line.split(' '))
            .outcome_within(MOST_TIME);
        outcome.is(4, "", &format!("error: could not write `it`: {why}\n"));
        assert_eq!(names(&workspace), before, "{output}");
    }
}

/// What is in the folder, without a look into it.
fn names(workspace: &Workspace) -> Vec<String> {
    let entries = fs::read_dir(workspace.path("")).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "home")
        .collect();
    names.sort();
    names
}

#[test]
fn a_folder_is_no_file() {
    let make = |workspace: &Workspace, name: &str| fs::create_dir(workspace.path(name)).unwrap();
    check(make, false, "it is a folder");
}

#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    check(pipe, false, "it is no regular file");
}

#[test]
fn a_pipe_is_no_folder_either() {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}"));
    pipe(&workspace, "it");
    workspace
        .followup("convert a.csv --today 2026-11-24 --vdir it".split(' '))
        .outcome_within(MOST_TIME)
        .is(4, "", "error: could not write `it`: not a directory\n");
}

#[test]
fn a_pipe_in_the_folder_of_events_is_left_alone() {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}"));
    fs::create_dir(workspace.path("events")).unwrap();
    pipe(&workspace, "events/it.ics");
    workspace
        .followup("convert a.csv --today 2026-11-24 --vdir events".split(' '))
        .outcome_within(MOST_TIME)
        .is(0, "", "");
    let made = fs::read_dir(workspace.path("events")).unwrap().count();
    assert!(made > 1);
}

#[test]
fn a_link_to_nowhere_is_refused() {
    let make = |workspace: &Workspace, name: &str| {
        symlink("nowhere", workspace.path(name)).unwrap();
    };
    check(make, false, "it is a link to a file that does not exist");
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}"));
    make(&workspace, "it");
    workspace
        .followup("convert a.csv --today 2026-11-24 --ics f.ics --vdir it".split(' '))
        .gives(
            4,
            "",
            "error: could not write `it`: no such file or directory\n",
        );
    assert_eq!(names(&workspace), ["a.csv", "it"]);
}

#[test]
fn a_link_to_itself_is_refused() {
    let make = |workspace: &Workspace, name: &str| symlink(name, workspace.path(name)).unwrap();
    check(make, true, "too many levels of symbolic links");
}

#[test]
fn a_device_is_refused() {
    let make = |workspace: &Workspace, name: &str| {
        symlink("/dev/full", workspace.path(name)).unwrap();
    };
    check(make, false, "it is no regular file");
}

#[test]
fn what_lies_below_a_file_is_refused() {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}"));
    for output in ["--ics", "--vtodo", "--json", "--todo", "--vdir"] {
        workspace
            .followup(["convert", "a.csv", output, "a.csv/it"])
            .gives(
                4,
                "",
                "error: could not write `a.csv/it`: not a directory\n",
            );
    }
}

#[test]
fn a_missing_folder_of_a_folder_stops_the_run_before_anything_is_written() {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ACME}"));
    workspace
        .followup("convert a.csv --today 2026-11-24 --ics f.ics --vdir no/events".split(' '))
        .gives(
            4,
            "",
            "error: could not write `no/events`: no such file or directory\n",
        );
    assert_eq!(names(&workspace), ["a.csv"]);
}

#[test]
fn links_are_followed_and_stay() {
    let workspace = yesterday();
    let outputs = ["f.ics", "events", "tasks.ics", "plan.json", "todo.txt"];
    fs::create_dir(workspace.path("real")).unwrap();
    for name in outputs {
        let real = format!("real/{name}");
        fs::rename(workspace.path(name), workspace.path(&real)).unwrap();
        symlink(&real, workspace.path(name)).unwrap();
    }
    convert(&workspace).gives(0, "", "");
    let mut found = files(&workspace);
    for name in outputs {
        let link = fs::symlink_metadata(workspace.path(name)).unwrap();
        assert!(link.is_symlink(), "{name}");
    }
    found.retain(|name, _| !name.starts_with("real/"));
    assert_eq!(found, today());
}

#[test]
fn a_second_name_of_a_calendar_is_told_and_nothing_is_written() {
    for name in ["f.ics", "tasks.ics", "plan.json"] {
        let workspace = yesterday();
        fs::hard_link(workspace.path(name), workspace.path("other")).unwrap();
        let before = files(&workspace);
        convert(&workspace).gives(
            4,
            "",
            &format!(
                "error: could not write `{name}`: it has a second name (a hard link), which \
                 would keep the old text\n"
            ),
        );
        assert_eq!(files(&workspace), before, "{name}");
    }
}
