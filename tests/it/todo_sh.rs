//! The add-on for todo.sh does what todo.sh asks of one, and what the README
//! says. tests/interop/ runs it below the real todo.sh.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::Workspace;

const SHEET: &str = "Company,Role,Applied\nBorel,Analyst,2026-11-20\n";
const TASK: &str =
    "2026-11-24 Find out who decides on Analyst at Borel +borel due:2026-11-23 fu:dkg1dm3\n";
const LATER: &str = "2026-11-24 Call Borel, did the application for Analyst arrive?";

fn add_on() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/todo.sh/followup")
}

/// Runs it as todo.sh does: with the name of the action, then what the person
/// wrote. Gives the exit code, stdout and stderr.
fn run(
    workspace: &Workspace,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> (Option<i32>, String, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_followup")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", program.display());
    let output = Command::new(add_on())
        .args(arguments)
        .current_dir(workspace.path(""))
        .env_clear()
        .env("HOME", workspace.path("home"))
        .env("PATH", path)
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn it_is_executable_and_its_usage_names_what_the_readme_says() {
    let mode = add_on().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o111, 0o111);
    let workspace = Workspace::new();
    let (exit, usage, stderr) = run(&workspace, &["usage"], &[]);
    assert_eq!((exit, &*stderr), (Some(0), ""));
    assert_eq!(run(&workspace, &["followup", "usage"], &[]).1, usage);
    // todo.sh finds one-line usages by four blanks and a letter.
    assert!(usage.starts_with("    followup [SHEET] [OPTIONS]\n"));
    assert!(usage.lines().skip(1).all(|line| !line.starts_with("    f")));
    let readme = include_str!("../../README.md");
    for name in ["FOLLOWUP_INPUT", "followup convert"] {
        assert!(usage.contains(name) && readme.contains(name), "{name}");
    }
    assert!(readme.contains("](examples/todo.sh/followup)"));
}

/// A setting of ours by that name would be taken for one by the program.
#[test]
fn its_variable_is_no_setting() {
    assert!(!followup::config::KEYS.contains(&"input"));
}

#[test]
fn the_sheet_is_the_first_argument_or_the_variable_and_blanks_part_nothing() {
    fn check(arguments: &[&str], variable: Option<&str>) {
        let workspace = Workspace::new()
            .with("my jobs; $HOME.csv", SHEET)
            .with("my lists/to do.txt", "Buy stamps")
            .with("my lists/all done.txt", "x 2026-11-23 Buy envelopes\n");
        let todo = workspace.path("my lists/to do.txt");
        let done = workspace.path("my lists/all done.txt");
        let mut environment = vec![
            ("TODO_FILE", todo.to_str().unwrap()),
            ("DONE_FILE", done.to_str().unwrap()),
        ];
        environment.extend(variable.map(|sheet| ("FOLLOWUP_INPUT", sheet)));
        let arguments = [&["followup"], arguments, &["--today", "2026-11-24"]].concat();
        let outcome = run(&workspace, &arguments, &environment);
        assert_eq!(outcome, (Some(0), String::new(), String::new()));
        let text = workspace.text("my lists/to do.txt");
        let start = format!("Buy stamps\n{TASK}{LATER}");
        assert!(text.starts_with(&start), "{text}");
        run(&workspace, &arguments, &environment);
        assert_eq!(workspace.text("my lists/to do.txt"), text);

        // What was archived is not asked for again.
        workspace.write("my lists/all done.txt", format!("x 2026-11-24 {TASK}"));
        workspace.write("my lists/to do.txt", "");
        run(&workspace, &arguments, &environment);
        let text = workspace.text("my lists/to do.txt");
        assert!(!text.contains("fu:dkg1dm3"), "{text}");
    }
    let sheet = "my jobs; $HOME.csv";
    check(&[sheet], None);
    check(&[], Some(sheet));
    check(&["--quiet"], Some(sheet));
    check(&[sheet, "--quiet"], Some("another.csv"));
}

#[test]
fn it_says_what_is_missing() {
    fn check(arguments: &[&str], environment: &[(&str, &str)], expected: &str) {
        let workspace = Workspace::new().with("a.csv", SHEET);
        let (exit, stdout, stderr) = run(&workspace, arguments, environment);
        assert_eq!((exit, &*stdout, &*stderr), (Some(2), "", expected));
        assert_eq!(workspace.files().len(), 1);
    }
    let which = "TODO: which sheet? Name it: followup SHEET, or export FOLLOWUP_INPUT='/path/of/the/sheet'\n";
    check(&["followup"], &[("TODO_FILE", "todo.txt")], which);
    check(
        &["followup", "--quiet"],
        &[("TODO_FILE", "todo.txt")],
        which,
    );
    check(
        &["followup", "a.csv"],
        &[],
        "TODO: TODO_FILE is not set; todo.sh sets it\n",
    );
    check(
        &["followup", "a.csv"],
        &[("TODO_FILE", "todo.txt"), ("PATH", "/nowhere")],
        "TODO: the program followup is not on your PATH\n",
    );
}

/// No file of done tasks is there before the first one is archived.
#[test]
fn a_done_file_that_is_not_there_yet_is_no_mistake() {
    let workspace = Workspace::new().with("a.csv", SHEET);
    let environment = [("TODO_FILE", "todo.txt"), ("DONE_FILE", "none.txt")];
    let arguments = ["followup", "a.csv", "--today", "2026-11-24"];
    let outcome = run(&workspace, &arguments, &environment);
    assert_eq!(outcome, (Some(0), String::new(), String::new()));
    assert!(workspace.text("todo.txt").starts_with(TASK));
}
