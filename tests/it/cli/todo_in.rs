//! `convert --todo - --todo-in FILE`: what a shell appends to a todo.txt.

use std::fs::OpenOptions;
use std::io::Write as _;

use super::{TASKS, with_sheet};
use crate::harness::{Run, Workspace};

const LINE: &str = "convert a.csv --today 2026-11-24 --ahead 1 --todo -";

fn printing(workspace: &Workspace, more: &str) -> Run {
    workspace.followup(LINE.split(' ').chain(more.split_ascii_whitespace()))
}

/// `followup ... >> FILE`, as a shell does it: opened before the program runs.
fn append(workspace: &Workspace, more: &str, name: &str) {
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(workspace.path(name))
        .unwrap();
    let printed = printing(workspace, more).succeeds();
    file.write_all(printed.as_bytes()).unwrap();
}

#[test]
fn appending_what_is_printed_a_second_time_changes_nothing() {
    fn check(before: Option<&str>, expected: &str) {
        let workspace = with_sheet();
        if let Some(before) = before {
            workspace.write("t/todo.txt", before);
        } else {
            workspace.write("t/other.txt", "");
        }
        for run in ["the first", "the second", "the third"] {
            append(&workspace, "--todo-in t/todo.txt", "t/todo.txt");
            assert_eq!(workspace.text("t/todo.txt"), expected, "{run}, {before:?}");
        }
    }
    check(None, TASKS);
    check(Some(""), TASKS);
    check(Some("Buy stamps\n"), &format!("Buy stamps\n{TASKS}"));
    check(Some("Buy stamps"), &format!("Buy stamps\n{TASKS}"));
    check(Some("Buy stamps\r\n"), &format!("Buy stamps\r\n{TASKS}"));
    check(
        Some("a\r\nBuy stamps"),
        &format!("a\r\nBuy stamps\n{TASKS}"),
    );
}

#[test]
fn only_what_is_not_there_is_printed() {
    fn check(files: &[(&str, String)], more: &str, expected: &[usize]) {
        let mut workspace = with_sheet();
        for (name, text) in files {
            workspace = workspace.with(name, text);
        }
        let before = workspace.files();
        let tasks: Vec<&str> = TASKS.split_inclusive('\n').collect();
        let expected: String = expected.iter().map(|&index| tasks[index]).collect();
        printing(&workspace, more).gives(0, &expected, "");
        assert_eq!(workspace.files(), before, "{more}");
    }
    let tasks: Vec<&str> = TASKS.lines().collect();
    let open = |index: usize| format!("{}\n", tasks[index]);
    let done = |index: usize| format!("x 2026-11-24 {}\n", tasks[index]);
    let with_in = "--todo-in todo.txt";
    check(&[], with_in, &[0, 1, 2, 3, 4]);
    check(&[("todo.txt", open(1))], "", &[0, 1, 2, 3, 4]);
    check(&[("todo.txt", open(1))], with_in, &[0, 2, 3, 4]);
    check(&[("todo.txt", done(1))], with_in, &[0, 2, 3, 4]);
    check(&[("todo.txt", TASKS.to_owned())], with_in, &[]);
    // A line without a line break at its end is not broken for nothing.
    check(&[("todo.txt", TASKS.trim_end().to_owned())], with_in, &[]);
    // Archived beside it, or into another file; that one file is named does not
    // hide the one beside.
    check(&[("done.txt", done(1))], with_in, &[0, 2, 3, 4]);
    check(&[("old.txt", done(1))], with_in, &[0, 1, 2, 3, 4]);
    let with_done = "--todo-in todo.txt --done old.txt";
    check(&[("old.txt", done(1))], with_done, &[0, 2, 3, 4]);
    check(
        &[
            ("old.txt", done(1)),
            ("done.txt", done(0)),
            ("todo.txt", open(2)),
        ],
        with_done,
        &[3, 4],
    );
    // A day is moved, words are changed: the key alone counts.
    check(
        &[(
            "todo.txt",
            "(A) find out due:2027-01-01 fu:dkg1dm3\n".to_owned(),
        )],
        with_in,
        &[1, 2, 3, 4],
    );
}

#[test]
fn it_may_stand_in_the_environment_or_the_configuration() {
    let workspace = with_sheet().with("home/todo.txt", TASKS);
    let path = workspace.path("home/todo.txt");
    let path = path.to_str().unwrap();
    printing(&workspace, "").gives(0, TASKS, "");
    let run = printing(&workspace, "").env("FOLLOWUP_TODO_IN", path);
    run.gives(0, "", "");
    let run = printing(&workspace, "--todo-in auto").env("TODO_FILE", path);
    run.gives(0, "", "");
    workspace.write("followup.toml", "todo-in = '~/todo.txt'\n");
    printing(&workspace, "").gives(0, "", "");
    // The flag counts more.
    printing(&workspace, "--todo-in none.txt").gives(0, TASKS, "");
}

#[test]
fn it_is_refused_where_nothing_is_printed() {
    fn check(line: &str, exit: i32, stderr: &str) {
        let workspace = with_sheet()
            .with("todo.txt", "Buy stamps\n")
            .with("wide.txt", "f\0u\0:\0")
            .with("folder/file", "");
        let before = workspace.files();
        workspace.followup(line.split(' ')).gives(exit, "", stderr);
        assert_eq!(workspace.files(), before, "{line}");
    }
    for output in [
        "--todo todo.txt",
        "--ics f.ics",
        "--json -",
        "--vtodo t.ics",
    ] {
        check(
            &format!("convert a.csv --today 2026-11-24 --todo-in todo.txt {output}"),
            2,
            "error: `--todo-in` is for tasks that are printed, with `--todo -`\n\
             hint: say `--todo -` to print what is not in that file yet, or leave `--todo-in` out \
             and let `--todo ~/todo.txt` write it\n",
        );
    }
    check(
        &format!("{LINE} --todo-in -"),
        2,
        "error: could not understand `--todo-in -`\n\
         hint: name the file that the lines are appended to\n",
    );
    check(
        &format!("{LINE} --todo-in auto"),
        2,
        "error: `--todo-in auto` needs $TODO_FILE or $TODO_DIR\n\
         hint: set one of them, or name the file: `--todo-in ~/todo.txt`\n",
    );
    check(
        &format!("{LINE} --todo-in todo.txt --json todo.txt"),
        2,
        "error: the output `todo.txt` is read, too\nhint: give the output another name\n",
    );
    check(
        &format!("{LINE} --todo-in wide.txt"),
        4,
        "error: `wide.txt` is not plain text\n\
         hint: save it as UTF-8, or name another file\n",
    );
    check(
        &format!("{LINE} --todo-in folder"),
        3,
        "error: could not read `folder`: is a directory\n",
    );
}

/// What waits for an answer, and what follows what was done, is told alike.
#[test]
fn what_is_done_there_counts_for_the_plan() {
    let tasks: Vec<&str> = TASKS.lines().collect();
    let workspace = with_sheet().with("todo.txt", format!("x 2026-11-24 {}\n", tasks[2]));
    let line = "convert a.csv --today 2026-11-24 --ahead 1 --todo - --todo-in todo.txt";
    workspace
        .followup(line.split(' ').chain(["--ics", "f.ics"]))
        .succeeds();
    workspace.write("todo.txt", "");
    workspace
        .followup(line.split(' ').chain(["--ics", "g.ics"]))
        .succeeds();
    let thanked = |name| {
        let text = workspace.text(name).replace("\r\n ", "");
        text.contains("Email Ann Li a thank-you")
    };
    assert!(!thanked("f.ics") && thanked("g.ics"));
}
