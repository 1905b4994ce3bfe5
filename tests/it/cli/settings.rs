//! Flag, environment and configuration: which counts, and where it is found.

use super::{SHEET, TASKS, today, with_sheet};
use crate::harness::Workspace;

#[test]
fn the_flag_counts_more_than_the_environment_and_that_more_than_the_file() {
    let workspace = with_sheet();
    let plan = || workspace.followup(["plan", "a.csv", "--format", "json"]);
    let with_flag =
        || workspace.followup(["plan", "a.csv", "--format", "json", "--today", "2026-11-26"]);
    assert_eq!(
        today(plan().env("FOLLOWUP_TODAY", "2026-11-25")),
        "2026-11-25"
    );
    workspace.write("followup.toml", "today = 2026-11-24\n");
    assert_eq!(today(plan()), "2026-11-24");
    assert_eq!(
        today(plan().env("FOLLOWUP_TODAY", "2026-11-25")),
        "2026-11-25"
    );
    assert_eq!(today(plan().env("FOLLOWUP_TODAY", "")), "2026-11-24");
    let all = with_flag().env("FOLLOWUP_TODAY", "2026-11-25");
    assert_eq!(today(all), "2026-11-26");
    plan().env("FOLLOWUP_TODAY", "soon").gives(
        2,
        "",
        "error: could not understand `FOLLOWUP_TODAY=soon`\n\
         hint: write a date like 2026-11-21\n",
    );
}

#[test]
fn the_configuration_is_found_in_its_places() {
    let workspace = with_sheet().with("home/.config/followup/followup.toml", "today = 2026-11-20");
    let plan = || workspace.followup(["plan", "a.csv", "--format", "json"]);
    assert_eq!(today(plan()), "2026-11-20");
    workspace.write("xdg/followup/followup.toml", "today = 2026-11-21");
    let folder = workspace.path("xdg");
    let folder = folder.to_str().unwrap();
    assert_eq!(today(plan().env("XDG_CONFIG_HOME", folder)), "2026-11-21");
    // One that is not absolute does not count.
    assert_eq!(today(plan().env("XDG_CONFIG_HOME", "xdg")), "2026-11-20");
    workspace.write("followup.toml", "today = 2026-11-22");
    assert_eq!(today(plan()), "2026-11-22");
    workspace.write("mine.toml", "today = 2026-11-23");
    assert_eq!(
        today(plan().env("FOLLOWUP_CONFIG", "mine.toml")),
        "2026-11-23"
    );
}

#[test]
fn paths_in_the_configuration_are_relative_to_it() {
    let workspace = Workspace::new()
        .with("sheets/a.csv", SHEET)
        .with(
            "sheets/followup.toml",
            "today = 2026-11-24\nics = 'out.ics'\ntodo = '~/todo.txt'\nahead = 1\n",
        )
        .with("home/todo.txt", "");
    assert_eq!(
        workspace.followup(["convert", "sheets/a.csv"]).succeeds(),
        ""
    );
    assert_eq!(workspace.text("home/todo.txt"), TASKS);
    assert!(workspace.path("sheets/out.ics").is_file());
    assert_eq!(workspace.files().len(), 4);
}

#[test]
fn todo_auto_is_the_file_of_todo_tools() {
    let workspace = with_sheet().with("t/todo.txt", "");
    let line = "convert a.csv --today 2026-11-24 --todo auto --ahead 1";
    let run = || workspace.followup(line.split(' '));
    let folder = workspace.path("t");
    run()
        .env("TODO_DIR", folder.to_str().unwrap())
        .gives(0, "", "");
    assert_eq!(workspace.text("t/todo.txt"), TASKS);
    let file = workspace.path("mine.txt");
    let run = run().env("TODO_DIR", folder.to_str().unwrap());
    run.env("TODO_FILE", file.to_str().unwrap())
        .gives(0, "", "");
    assert_eq!(workspace.text("mine.txt"), TASKS);
}
