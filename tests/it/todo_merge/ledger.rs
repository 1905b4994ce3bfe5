//! What is remembered of a todo.txt, where, and what becomes of it when that
//! is lost.

use std::fs;

use super::{ACME, BOREL, TASKS, begun, convert, converting, edit, lines, with_sheet, write_sheet};
use crate::harness::Workspace;

/// The name of the only ledger.
fn only_ledger(workspace: &Workspace) -> String {
    let ledgers: Vec<String> = workspace.ledgers().into_keys().collect();
    assert_eq!(ledgers.len(), 1, "{ledgers:?}");
    ledgers[0].clone()
}

#[test]
fn it_has_one_line_a_task_and_its_home_is_the_state_folder() {
    let workspace = with_sheet();
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 5 tasks added\n");
    let name = only_ledger(&workspace);
    assert!(
        name.starts_with("home/.local/state/followup/todo/"),
        "{name}"
    );
    let ledger = workspace.text(&name);
    let source = workspace.path("a.csv").canonicalize().unwrap();
    let mut expected: Vec<String> = TASKS
        .iter()
        .map(|task| {
            let key = task.rsplit_once(':').unwrap().1;
            format!("{key}\twritten\t1\t{}\t{task}", source.display())
        })
        .collect();
    expected.sort();
    assert_eq!(
        ledger,
        format!("followup.todo/1\n{}\n", expected.join("\n"))
    );
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
    assert_eq!(
        workspace.text(&name),
        ledger.replace("\twritten\t", "\tseen\t")
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = workspace.path("home/.local/state/followup");
        let mode = fs::metadata(folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "it is nobody else's business");
    }
}

#[test]
fn another_state_folder_is_taken_if_it_is_absolute() {
    let workspace = with_sheet();
    let state = workspace.path("state");
    let run = converting(&workspace, "2026-11-24", "");
    let run = run.env("XDG_STATE_HOME", state.to_str().unwrap());
    run.gives(0, "", "todo.txt: 5 tasks added\n");
    assert!(state.join("followup/todo").is_dir());
    assert_eq!(workspace.ledgers().len(), 0);
    let run = converting(&workspace, "2026-11-24", "").env("XDG_STATE_HOME", "relative");
    run.gives(0, "", "todo.txt: nothing to add\n");
    assert_eq!(workspace.ledgers().len(), 1);
}

#[test]
fn a_lost_one_costs_no_more_than_a_question() {
    #[track_caller]
    fn check(lose: impl Fn(&Workspace)) {
        let workspace = begun();
        edit(&workspace, TASKS[4], None);
        let postponed = TASKS[3].replace("11-27", "11-30");
        edit(&workspace, TASKS[3], Some(&postponed));
        let without = workspace.text("todo.txt");
        converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
        lose(&workspace);
        let outcome = converting(&workspace, "2026-11-24", "").outcome();
        assert_eq!(outcome.exit, Some(0), "{}", outcome.stderr);
        let expected = format!("{without}{}\n", TASKS[4]);
        assert_eq!(workspace.text("todo.txt"), expected);
        // And what is ours is known as ours again.
        write_sheet(&workspace, &[&ACME.replace("11-24", "11-26"), BOREL]);
        let outcome = converting(&workspace, "2026-11-24", "").outcome();
        assert_eq!(outcome.exit, Some(1), "the edited one is told of");
        let text = workspace.text("todo.txt");
        assert!(text.contains("@email due:2026-11-27"), "{text}");
        assert!(text.contains(" due:2026-11-30 fu:zn4g1wb"), "{text}");
    }
    check(|workspace| fs::remove_dir_all(workspace.path("home/.local")).unwrap());
    check(|workspace| workspace.write(&only_ledger(workspace), "followup.todo/9\nx\n"));
    check(|workspace| workspace.write(&only_ledger(workspace), b"\x00\xff"));
    check(|workspace| {
        let ledger = workspace.bytes(&only_ledger(workspace));
        workspace.write(&only_ledger(workspace), &ledger[..ledger.len() / 2]);
    });
}

#[test]
fn an_old_one_asks_nothing_twice() {
    let workspace = begun();
    let name = only_ledger(&workspace);
    let old = workspace.bytes(&name);
    edit(&workspace, TASKS[4], None);
    let rejected = BOREL.replace("Applied", "Rejected");
    let moved = ACME.replace("11-24", "11-26");
    write_sheet(&workspace, &[&moved, &rejected]);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 3 tasks changed, 1 closed\n");
    let after = workspace.text("todo.txt");
    // As if the run had ended before it could remember what it did.
    workspace.write(&name, old);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
    assert_eq!(workspace.text("todo.txt"), after);
    // And what it wrote is known as ours.
    write_sheet(&workspace, &[&moved, BOREL]);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 1 task changed\n");
    assert!(workspace.text("todo.txt").contains(TASKS[0]));
}

#[test]
fn what_another_machine_closed_is_opened_again_when_it_is_back() {
    let workspace = begun();
    write_sheet(&workspace, &[ACME, &BOREL.replace("Applied", "Rejected")]);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 1 task closed\n");
    fs::remove_dir_all(workspace.path("home/.local")).unwrap();
    write_sheet(&workspace, &[ACME, BOREL]);
    convert(&workspace, "2026-11-24", "1 task changed");
    assert!(workspace.text("todo.txt").contains(TASKS[0]));
}

#[test]
fn a_task_that_never_arrives_is_asked_for_twice_and_no_more() {
    let workspace = with_sheet().with("todo.txt", "milk\n");
    for talk in ["5 tasks added", "5 tasks added"] {
        let talk = format!("todo.txt: {talk}\n");
        converting(&workspace, "2026-11-24", "").gives(0, "", &talk);
        // Somebody saves what they read before.
        workspace.write("todo.txt", "milk\n");
    }
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
}

#[test]
fn a_list_that_is_taken_away_begins_anew() {
    let workspace = with_sheet();
    for _ in 0..4 {
        convert(&workspace, "2026-11-24", "5 tasks added");
        assert_eq!(workspace.text("todo.txt"), lines(&TASKS));
        fs::remove_file(workspace.path("todo.txt")).unwrap();
    }
    // What was done is done all the same.
    workspace.write("done.txt", format!("x 2026-11-24 {}\n", TASKS[0]));
    convert(&workspace, "2026-11-24", "4 tasks added");
    // A list without a line is one from which they were deleted.
    workspace.write("todo.txt", "");
    convert(&workspace, "2026-11-24", "nothing to add");
}

#[test]
fn without_a_home_tasks_are_written_all_the_same() {
    let workspace = with_sheet();
    let run = || converting(&workspace, "2026-11-24", "").env("HOME", "");
    let talk = |did: &str| {
        format!(
            "todo.txt: {did}\n\
             todo.txt: what was written before is not known: neither $HOME nor $XDG_STATE_HOME \
             is set\n"
        )
    };
    run().gives(0, "", &talk("5 tasks added"));
    run().gives(0, "", &talk("nothing to add"));
    assert_eq!(workspace.text("todo.txt"), lines(&TASKS));
    assert_eq!(workspace.ledgers().len(), 0);
}

#[test]
fn a_state_folder_that_cannot_be_is_told_to_those_who_listen() {
    let workspace = with_sheet().with("state", "a file");
    let state = workspace.path("state");
    let run = converting(&workspace, "2026-11-24", "");
    let outcome = run.env("XDG_STATE_HOME", state.to_str().unwrap()).outcome();
    assert_eq!(outcome.exit, Some(0));
    let said = "todo.txt: 5 tasks added\ntodo.txt: what was written before is not known: `";
    assert!(outcome.stderr.starts_with(said), "{}", outcome.stderr);
    assert_eq!(workspace.text("todo.txt"), lines(&TASKS));
}

/// The lock is no file that could be opened, so that nobody can hold it.
#[test]
fn one_that_can_only_be_read_counts_all_the_same() {
    let workspace = begun();
    edit(&workspace, TASKS[4], None);
    convert(&workspace, "2026-11-24", "nothing to add");
    let ledger = workspace.path(&only_ledger(&workspace));
    let lock = ledger.with_extension("lock");
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: nothing to add\n");
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-26"), BOREL]);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 3 tasks changed\n");
}

#[test]
fn tasks_of_another_sheet_are_left_alone() {
    let workspace = begun();
    workspace.write("b.csv", "Company,Position,Applied\nCole,Clerk,2026-11-20\n");
    let line = "convert b.csv --today 2026-11-24 --ahead 1 --todo todo.txt";
    workspace.followup(line.split(' ')).succeeds();
    let both = workspace.text("todo.txt");
    assert!(both.contains(TASKS[0]) && both.contains("+cole"), "{both}");
    convert(&workspace, "2026-11-24", "nothing to add");
    // Nor does a sheet that comes through a pipe close anything.
    let line = line.replace("b.csv", "-");
    let sheet = "Company,Position,Applied\nDorn,Cook,2026-11-20\n";
    workspace.followup(line.split(' ')).stdin(sheet).succeeds();
    assert!(workspace.text("todo.txt").starts_with(&both));
}

#[test]
fn what_is_printed_and_deleted_stays_deleted() {
    let workspace = with_sheet();
    let line = "convert a.csv --today 2026-11-24 --ahead 1 --todo - --todo-in todo.txt";
    let print = || workspace.followup(line.split(' ')).succeeds();
    // To look changes nothing, however often.
    for _ in 0..3 {
        assert_eq!(print(), lines(&TASKS));
    }
    workspace.write("todo.txt", print());
    assert_eq!(print(), "");
    edit(&workspace, TASKS[1], None);
    assert_eq!(print(), "");
}
