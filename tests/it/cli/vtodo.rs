//! `followup convert --vtodo`: a file of tasks, in which a client completes some;
//! and what each command makes of it.

use super::{SHEET, with_sheet};
use crate::harness::Workspace;

const TODAY: &str = "2026-11-24";

/// Runs a command line on [`TODAY`].
fn run(workspace: &Workspace, line: &str) -> crate::harness::Run {
    workspace.followup(line.split(' ').chain(["--today", TODAY]))
}

/// With the tasks of [`SHEET`], of which the first is done in a client's manner.
fn with_one_done() -> Workspace {
    let workspace = with_sheet();
    run(&workspace, "convert a.csv --vtodo tasks.ics -v").gives(
        0,
        "",
        "tasks.ics: 8 new, 0 changed, 0 removed, 0 as before\n",
    );
    let tasks = workspace.text("tasks.ics");
    assert!(tasks.contains("SUMMARY:Find out who decides on Analyst at Borel\r\n"));
    let done = "STATUS:COMPLETED\r\nCOMPLETED:20261123T081500Z\r\nPERCENT-COMPLETE:100";
    workspace.write("tasks.ics", tasks.replacen("STATUS:NEEDS-ACTION", done, 1));
    workspace
}

#[test]
fn what_a_client_completed_is_done_to_every_command() {
    let workspace = with_one_done();
    let is_asked = |line: &str| {
        let outcome = run(&workspace, line).outcome();
        assert_eq!(outcome.stderr, "", "{line}");
        outcome.stdout.contains("Find out who decides")
    };
    assert!(is_asked("plan a.csv --state overdue"));
    assert!(!is_asked("plan a.csv --state overdue --vtodo tasks.ics"));
    assert!(is_asked(
        "plan a.csv --state done --format csv --vtodo tasks.ics"
    ));
    assert!(is_asked("convert a.csv --todo -"));
    assert!(!is_asked("convert a.csv --todo - --vtodo tasks.ics"));
    let told = run(&workspace, "explain a.csv borel --vtodo tasks.ics").succeeds();
    assert!(told.contains("done"), "{told}");
    // The key does as well as the flag, and so does the environment.
    workspace.write("followup.toml", "vtodo = \"tasks.ics\"\n");
    assert!(!is_asked("plan a.csv --state overdue"));
    workspace.write("followup.toml", "");
    let plan = run(&workspace, "plan a.csv --state overdue").env("FOLLOWUP_VTODO", "tasks.ics");
    assert!(!plan.succeeds().contains("Find out who decides"));
    assert!(is_asked("plan a.csv --state overdue --vtodo not-there.ics"));
}

#[test]
fn todo_txt_and_the_calendar_go_along() {
    let workspace = with_one_done();
    let tasks = workspace.bytes("tasks.ics");
    let line = "convert a.csv --ics f.ics --vtodo tasks.ics --todo todo.txt --json f.json -v";
    run(&workspace, line).gives(
        0,
        "",
        "f.ics: 7 new, 0 changed, 0 removed, 0 as before\n\
         tasks.ics: nothing has changed\n\
         todo.txt: 6 tasks added\nf.json: written\n",
    );
    // Tasks that stand open in one list belong into the other all the same; but
    // the second call to Acme waits for the first message now, which is open.
    assert!(!workspace.text("todo.txt").contains("Find out who decides"));
    assert_eq!(workspace.bytes("tasks.ics"), tasks);
    let before = workspace.files();
    run(&workspace, line).gives(
        0,
        "",
        "f.ics: nothing has changed\ntasks.ics: nothing has changed\n\
         todo.txt: nothing to add\nf.json: nothing has changed\n",
    );
    assert_eq!(workspace.files(), before);
}

#[test]
fn what_todo_txt_says_is_done_is_completed_until_it_says_otherwise() {
    let workspace = with_sheet();
    let line = "convert a.csv --vtodo tasks.ics --todo todo.txt -v";
    run(&workspace, line).outcome();
    let (open, todo) = (workspace.text("tasks.ics"), workspace.text("todo.txt"));
    workspace.write("todo.txt", format!("x 2026-11-23 {todo}"));
    run(&workspace, line).gives(
        0,
        "",
        "tasks.ics: 0 new, 1 changed, 0 removed, 7 as before\ntodo.txt: nothing to add\n",
    );
    let completed = "SEQUENCE:1\r\nSTATUS:COMPLETED\r\nCOMPLETED:20261123T120000Z\r\n\
                     PERCENT-COMPLETE:100\r\nX-FOLLOWUP-STATUS:COMPLETED\r\n";
    assert_eq!(
        workspace.text("tasks.ics"),
        open.replacen("SEQUENCE:0\r\nSTATUS:NEEDS-ACTION\r\n", completed, 1)
    );
    // It was a slip of the finger.
    workspace.write("todo.txt", &todo);
    run(&workspace, line).gives(
        0,
        "",
        "tasks.ics: 0 new, 1 changed, 0 removed, 7 as before\ntodo.txt: nothing to add\n",
    );
    assert_eq!(
        workspace.text("tasks.ics"),
        open.replacen("SEQUENCE:0", "SEQUENCE:2", 1)
    );
}

#[test]
fn tasks_may_go_to_stdout_and_be_only_shown() {
    let workspace = with_sheet();
    let printed = run(&workspace, "convert a.csv --vtodo -").succeeds();
    assert_eq!(workspace.files().len(), 1);
    let shown = run(&workspace, "convert a.csv --vtodo tasks.ics --dry-run").succeeds();
    assert!(
        shown.starts_with("--- /dev/null\n+++ tasks.ics\n"),
        "{shown}"
    );
    assert_eq!(workspace.files().len(), 1);
    assert_eq!(
        run(&workspace, "convert a.csv --vtodo tasks.ics").succeeds(),
        ""
    );
    assert_eq!(workspace.text("tasks.ics"), printed);
    assert_eq!(printed.matches("BEGIN:VTODO").count(), 8);
    assert!(!printed.contains("VEVENT") && !printed.contains("VALARM"));
}

#[test]
fn tasks_ring_only_if_that_is_asked_for() {
    fn check(more: &str, triggers: &[&str]) {
        let workspace = with_sheet();
        let printed = run(&workspace, &format!("convert a.csv --vtodo -{more}")).succeeds();
        assert_eq!(printed.matches("BEGIN:VTODO").count(), 8, "{more}");
        assert!(!printed.contains("BEGIN:VEVENT"), "{more}");
        let lines = printed.lines();
        let mut found: Vec<&str> = lines.filter(|line| line.starts_with("TRIGGER")).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, triggers, "{more}");
    }
    check("", &[]);
    check(" --milestones --tz UTC --at 10:00", &[]);
    check(" --alarm none", &[]);
    // A task without a start rings when it is due.
    check(
        " --alarm 08:30",
        &["TRIGGER:PT8H30M", "TRIGGER;RELATED=END:PT8H30M"],
    );
}

#[test]
fn a_reminder_of_ours_comes_and_the_persons_own_stays() {
    let workspace = with_sheet();
    let line = "convert a.csv --vtodo tasks.ics -v";
    run(&workspace, line).gives(
        0,
        "",
        "tasks.ics: 8 new, 0 changed, 0 removed, 0 as before\n",
    );
    let tasks = workspace.text("tasks.ics");
    let own = "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nACTION:DISPLAY\r\nDESCRIPTION:x\r\nEND:VALARM\r\n";
    let tasks = tasks.replacen("END:VTODO", &format!("{own}END:VTODO"), 1);
    workspace.write("tasks.ics", &tasks);
    run(&workspace, line).gives(0, "", "tasks.ics: nothing has changed\n");
    assert_eq!(workspace.text("tasks.ics"), tasks);
    let line = format!("{line} --alarm 09:00");
    let told = "tasks.ics: 0 new, 8 changed, 0 removed, 0 as before\n";
    run(&workspace, &line).gives(0, "", told);
    run(&workspace, &line).gives(0, "", "tasks.ics: nothing has changed\n");
}

#[test]
fn no_uid_is_both_an_event_and_a_task() {
    let workspace = with_sheet();
    run(&workspace, "convert a.csv --ics f.ics --vtodo tasks.ics").gives(0, "", "");
    let of = |name: &str, property: &str| -> Vec<String> {
        let file = workspace.text(name);
        let lines = file.lines().filter(|line| line.starts_with(property));
        lines.map(str::to_owned).collect()
    };
    let events = of("f.ics", "UID:");
    assert!(
        of("tasks.ics", "UID:")
            .iter()
            .all(|uid| !events.contains(uid))
    );
    let keys = of("f.ics", "X-FOLLOWUP-KEY:");
    assert!(
        of("tasks.ics", "X-FOLLOWUP-KEY:")
            .iter()
            .all(|key| keys.contains(key))
    );
}

#[test]
fn a_file_that_is_not_for_tasks_is_left_alone() {
    fn check(line: &str, exit: i32, stderr: &str) {
        let workspace = with_sheet();
        run(&workspace, "convert a.csv --ics f.ics").gives(0, "", "");
        let before = workspace.files();
        run(&workspace, line).gives(exit, "", stderr);
        assert_eq!(workspace.files(), before);
    }
    check(
        "convert a.csv --vtodo f.ics --todo todo.txt",
        4,
        "error: `f.ics` holds 11 entries that followup did not write, such as `Find out who decides on Analyst at Borel`\n\
         hint: give followup a file of its own: `--vtodo tasks.ics`\n",
    );
    check(
        "convert a.csv --ics f.ics --vtodo f.ics",
        2,
        "error: two outputs would go to `f.ics`\nhint: give each output a file of its own\n",
    );
    check(
        "convert a.csv --vtodo a.csv",
        2,
        "error: the output `a.csv` is the input\n\
         hint: give the output another name; the sheet is never written\n",
    );
    check(
        "convert a.csv --vtodo f.ics --holidays f.ics",
        2,
        "error: the output `f.ics` is read, too\nhint: give the output another name\n",
    );
    check(
        "convert a.csv --vtodo - --ics -",
        2,
        "error: only one output can go to stdout\nhint: give the others a file of their own\n",
    );
}

#[test]
fn not_all_tasks_vanish_at_once() {
    let workspace = with_one_done();
    let header = SHEET.lines().next().unwrap();
    workspace.write("a.csv", format!("{header}\n"));
    run(&workspace, "convert a.csv --vtodo tasks.ics").gives(
        4,
        "",
        "error: all 7 tasks of `tasks.ics` would vanish\n\
         hint: if that is meant, say `--allow-empty`\n",
    );
    run(
        &workspace,
        "convert a.csv --vtodo tasks.ics --allow-empty -v",
    )
    .gives(
        0,
        "",
        "tasks.ics: 0 new, 0 changed, 7 cancelled, 0 removed, 1 as before\n",
    );
}
