//! The todo.txt of a person who works on it: the whole program, day by day.

#[cfg(unix)]
mod at_once;
mod ledger;
mod others;

use crate::harness::{Run, Workspace};

const HEADER: &str = "Company,Position,Applied,Status,Interview,Interviewer\n";
const ACME: &str = "Acme,Engineer,2026-11-10,Interviewing,2026-11-24,Ann Li\n";
const BOREL: &str = "Borel,Analyst,2026-11-20,Applied,,\n";

/// What is asked for on 24 November, a day ahead.
const TASKS: [&str; 5] = [
    "2026-11-24 Find out who decides on Analyst at Borel +borel due:2026-11-23 fu:dkg1dm3",
    "2026-11-24 At the Acme interview, ask for the next step and its date +acme due:2026-11-24 fu:2842y81",
    "2026-11-24 Email Ann Li a thank-you for the Acme interview +acme @email due:2026-11-25 fu:dfztts6",
    "2026-11-24 Write to Ann Li by hand, thanks for the Acme interview +acme @letter due:2026-11-27 fu:zn4g1wb",
    "2026-11-24 Invite Ann Li on LinkedIn after the Acme interview +acme @linkedin due:2026-11-27 fu:bzcpaq9",
];

fn lines(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A sheet of these rows.
fn write_sheet(workspace: &Workspace, rows: &[&str]) {
    workspace.write("a.csv", format!("{HEADER}{}", rows.concat()));
}

fn with_sheet() -> Workspace {
    let workspace = Workspace::new();
    write_sheet(&workspace, &[ACME, BOREL]);
    workspace
}

fn converting(workspace: &Workspace, today: &str, more: &str) -> Run {
    let line = format!("convert a.csv --today {today} --ahead 1 --todo todo.txt -v {more}");
    workspace.followup(line.split_ascii_whitespace().collect::<Vec<_>>())
}

/// One run, which says this and nothing else; the next two change nothing.
#[track_caller]
fn convert(workspace: &Workspace, today: &str, talk: &str) {
    let talk = format!("todo.txt: {talk}\n");
    converting(workspace, today, "").gives(0, "", &talk);
    let once = workspace.files();
    converting(workspace, today, "").gives(0, "", "todo.txt: nothing to add\n");
    let twice = (workspace.files(), workspace.ledgers());
    assert_eq!(twice.0, once, "a second run changes nothing");
    converting(workspace, today, "").gives(0, "", "todo.txt: nothing to add\n");
    assert_eq!((workspace.files(), workspace.ledgers()), twice);
}

/// The first day: the tasks of both rows, among lines of the person's.
fn begun() -> Workspace {
    let workspace = with_sheet().with("todo.txt", "(A) Buy stamps @town\n\nx 2026-11-01 Rest\n");
    convert(&workspace, "2026-11-24", "5 tasks added");
    let expected = format!(
        "(A) Buy stamps @town\n\nx 2026-11-01 Rest\n{}",
        lines(&TASKS)
    );
    assert_eq!(workspace.text("todo.txt"), expected);
    workspace
}

/// What the person does to one line: `with` takes its place, if any does.
fn edit(workspace: &Workspace, line: &str, with: Option<&str>) {
    let text = workspace.text("todo.txt");
    assert_eq!(text.matches(line).count(), 1, "{line}\n{text}");
    let with = with.map(|with| format!("{with}\n")).unwrap_or_default();
    workspace.write("todo.txt", text.replace(&format!("{line}\n"), &with));
}

#[test]
fn a_moved_interview_moves_its_tasks_in_their_places() {
    let workspace = begun();
    let before = workspace.text("todo.txt");
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-26"), BOREL]);
    convert(&workspace, "2026-11-24", "4 tasks changed");
    let moved = before
        .replace("date +acme due:2026-11-24", "date +acme due:2026-11-26")
        .replace("@email due:2026-11-25", "@email due:2026-11-27")
        .replace("@letter due:2026-11-27", "@letter due:2026-12-01")
        .replace("@linkedin due:2026-11-27", "@linkedin due:2026-12-01");
    assert_eq!(workspace.text("todo.txt"), moved);
}

#[test]
fn an_act_for_the_case_of_no_answer_moves_with_the_one_that_it_follows() {
    let workspace = Workspace::new();
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-20")]);
    let run = |day: &str| {
        converting(&workspace, day, "--ahead 14").outcome();
        let text = workspace.text("todo.txt");
        let due = |what: &str| {
            let line = text.lines().find(|line| line.contains(what)).unwrap();
            line.split("due:").nth(1).unwrap()[..10].to_owned()
        };
        (due("to check in"), due("once more"))
    };
    let days = |first: &str, then: &str| (first.to_owned(), then.to_owned());
    assert_eq!(run("2026-11-24"), days("2026-11-27", "2026-12-04"));
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-30")]);
    assert_eq!(run("2026-11-24"), days("2026-12-07", "2026-12-14"));
    assert_eq!(run("2026-12-10"), days("2026-12-07", "2026-12-14"));
}

#[test]
fn what_need_not_be_done_is_closed_with_the_reason_and_comes_back() {
    #[track_caller]
    fn check(rows: &[&str], talk: &str, back: &str, closed: &[(usize, &str)]) {
        let workspace = begun();
        let before = workspace.text("todo.txt");
        write_sheet(&workspace, rows);
        convert(&workspace, "2026-11-24", talk);
        let mut expected = before.clone();
        for (index, reason) in closed {
            let (text, key) = TASKS[*index].rsplit_once(' ').unwrap();
            let line = format!("x 2026-11-24 {text} moot:{reason} {key}");
            expected = expected.replace(TASKS[*index], &line);
        }
        assert_eq!(workspace.text("todo.txt"), expected);
        write_sheet(&workspace, &[ACME, BOREL]);
        convert(&workspace, "2026-11-24", back);
        assert_eq!(workspace.text("todo.txt"), before, "as if it had not been");
    }
    check(
        &[ACME, &BOREL.replace("Applied", "Rejected")],
        "1 task closed",
        "1 task changed",
        &[(0, "rejected")],
    );
    check(&[ACME], "1 task closed", "1 task changed", &[(0, "gone")]);
    check(
        &[&ACME.replace("Interviewing", "Withdrawn"), BOREL],
        "4 tasks closed",
        "4 tasks changed",
        &[
            (1, "withdrawn"),
            (2, "withdrawn"),
            (3, "withdrawn"),
            (4, "withdrawn"),
        ],
    );
}

#[test]
fn what_is_too_late_is_closed_as_lapsed() {
    let workspace = begun();
    let outcome = converting(&workspace, "2027-03-01", "").outcome();
    assert_eq!(outcome.exit, Some(0), "{}", outcome.stderr);
    let text = workspace.text("todo.txt");
    let lapsed = text.matches(" moot:lapsed ").count();
    assert!(lapsed >= 3, "{text}");
    assert!(text.starts_with("(A) Buy stamps @town\n\nx 2026-11-01 Rest\n"));
}

#[test]
fn what_the_sheet_says_was_done_is_done_in_the_list() {
    let workspace = begun();
    let header = HEADER.replace("Status", "Thank you sent,Status");
    let row = ACME.replace("Interviewing", "2026-11-25,Interviewing");
    let other = BOREL.replace("Applied", ",Applied");
    workspace.write("a.csv", format!("{header}{row}{other}"));
    let outcome = converting(&workspace, "2026-11-25", "").outcome();
    assert_eq!(outcome.exit, Some(0), "{}", outcome.stderr);
    let text = workspace.text("todo.txt");
    let done = format!("\nx 2026-11-25 {}\n", TASKS[2]);
    assert!(text.contains(&done), "{text}");
}

#[test]
fn an_edited_task_stays_and_is_told_of_once() {
    let workspace = begun();
    let theirs = TASKS[2].replace("2026-11-24 Email", "(B) 2026-11-24 Email") + " by:train";
    edit(&workspace, TASKS[2], Some(&theirs));
    convert(&workspace, "2026-11-24", "nothing to add");
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-26"), BOREL]);
    converting(&workspace, "2026-11-24", "").gives(
        1,
        "",
        "todo.txt: 3 tasks changed\n\
         warning: a task that you edited has moved: it is due `2026-11-27`, your line says \
         `2026-11-25`\n  \
         --> todo.txt:6\n\
         hint: the line stays as you wrote it, and this is said once\n",
    );
    convert(&workspace, "2026-11-24", "nothing to add");
    let after = workspace.text("todo.txt");
    assert_eq!(after.lines().nth(5), Some(theirs.as_str()));
}

#[test]
fn a_postponed_task_stays_postponed() {
    let workspace = begun();
    let theirs = TASKS[3].replace("due:2026-11-27", "due:2026-12-10");
    edit(&workspace, TASKS[3], Some(&theirs));
    let outcome = converting(&workspace, "2026-11-25", "").outcome();
    assert_eq!(outcome.exit, Some(0), "{}", outcome.stderr);
    assert!(workspace.text("todo.txt").contains(&theirs));
}

#[test]
fn done_is_done_in_any_spelling_and_file() {
    #[track_caller]
    fn check(done: &str, archive: Option<&str>, more: &str) {
        let workspace = begun();
        match archive {
            None => edit(&workspace, TASKS[0], Some(done)),
            Some(file) => {
                edit(&workspace, TASKS[0], None);
                workspace.write(file, format!("{done}\n"));
            }
        }
        let before = workspace.text("todo.txt");
        let run = converting(&workspace, "2026-11-24", more);
        run.gives(0, "", "todo.txt: nothing to add\n");
        assert_eq!(workspace.text("todo.txt"), before);
        let line = "plan a.csv --today 2026-11-24 --todo todo.txt --format json";
        let line = format!("{line} {more}");
        let plan = workspace.followup(line.split_ascii_whitespace().collect::<Vec<_>>());
        let plan: serde_json::Value = serde_json::from_str(&plan.succeeds()).unwrap();
        let follow_ups = plan["follow_ups"].as_array().unwrap();
        let it = follow_ups.iter().find(|it| it["id"] == "dkg1dm3").unwrap();
        assert_eq!(it["state"], "done", "{done}");
    }
    let text = TASKS[0].strip_prefix("2026-11-24 ").unwrap();
    check(&format!("x 2026-11-24 2026-11-24 {text}"), None, "");
    check(&format!("x 2026-11-24 (A) 2026-11-24 {text}"), None, "");
    check(&format!("x (A) 2026-11-24 2026-11-24 {text}"), None, "");
    check(&format!("x (A) 2026-11-24 {text}"), None, "");
    check(&format!("x 2026-11-24 {text}"), None, "");
    check(&format!("x {text}"), None, "");
    check(&format!("x {text}"), Some("done.txt"), "");
    check(
        &format!("x {text}"),
        Some("2026/old.txt"),
        "--done 2026/old.txt",
    );
}

#[test]
fn a_deleted_task_stays_deleted_unless_it_is_asked_for_again() {
    let workspace = begun();
    edit(&workspace, TASKS[4], None);
    let without = workspace.text("todo.txt");
    convert(&workspace, "2026-11-24", "nothing to add");
    assert_eq!(workspace.text("todo.txt"), without);
    let again = "--again fu:bzcpaq9";
    converting(&workspace, "2026-11-24", again).gives(0, "", "todo.txt: 1 task added\n");
    assert_eq!(
        workspace.text("todo.txt"),
        format!("{without}{}\n", TASKS[4])
    );
    // Said once more, it changes nothing.
    converting(&workspace, "2026-11-24", again).gives(0, "", "todo.txt: nothing to add\n");
    edit(&workspace, TASKS[4], None);
    convert(&workspace, "2026-11-24", "nothing to add");
}

#[test]
fn what_cannot_be_listed_again_is_told() {
    #[track_caller]
    fn check(key: &str, exit: i32, stderr: &str) {
        let workspace = begun();
        let before = workspace.text("todo.txt");
        let run = converting(&workspace, "2026-11-24", &format!("--again {key}"));
        run.gives(exit, "", stderr);
        assert_eq!(workspace.text("todo.txt"), before);
    }
    check("bzcpaq9", 0, "todo.txt: nothing to add\n");
    check(
        "0000000",
        1,
        "todo.txt: nothing to add\n\
         warning: no follow-up has the key `0000000`\n\
         hint: a key is what stands behind `fu:` at the end of a task; `followup plan --format \
         json` shows them as `id`\n",
    );
    check(
        "Acme",
        2,
        "error: could not understand `--again Acme`\n\
         hint: write the key of a task, which stands behind `fu:` at its end, like `k3f9q2h`\n",
    );
}

#[test]
fn why_it_is_not_listed_again_is_told_without_a_list_too() {
    let workspace = with_sheet();
    write_sheet(&workspace, &[ACME, &BOREL.replace("Applied", "Rejected")]);
    let line = "convert a.csv --today 2026-11-24 --ics a.ics --again dkg1dm3";
    let stderr = "warning: `dkg1dm3` is not listed again: it need not be done any more\n";
    // Into a new calendar, and over the same.
    workspace.followup(line.split(' ')).gives(1, "", stderr);
    workspace.followup(line.split(' ')).gives(1, "", stderr);
}

#[test]
fn what_was_closed_and_cleared_away_is_listed_again_when_it_is_back() {
    let workspace = begun();
    let line = "x 2026-11-24 2026-11-24 Find out who decides on Analyst at Borel +borel \
                due:2026-11-23 moot:rejected fu:dkg1dm3";
    write_sheet(&workspace, &[ACME, &BOREL.replace("Applied", "Rejected")]);
    convert(&workspace, "2026-11-24", "1 task closed");
    edit(&workspace, line, None);
    convert(&workspace, "2026-11-24", "nothing to add");
    write_sheet(&workspace, &[ACME, BOREL]);
    convert(&workspace, "2026-11-24", "1 task added");
    let text = workspace.text("todo.txt");
    assert!(text.ends_with(&format!("{}\n", TASKS[0])), "{text}");
}

#[test]
fn a_doubled_task_is_left_to_the_person() {
    let workspace = begun();
    let double = format!("{0}\n{0}", TASKS[0]);
    edit(&workspace, TASKS[0], Some(&double));
    let before = workspace.text("todo.txt");
    write_sheet(&workspace, &[ACME]);
    convert(&workspace, "2026-11-24", "nothing to add");
    assert_eq!(workspace.text("todo.txt"), before);
}

#[test]
fn the_bytes_of_others_stay_as_they_are() {
    let theirs: &[u8] =
        b"\xef\xbb\xbfa\r\n\r\n\xff\xfe b\n  x not done\r\n(A) c +p due:2026-01-01\n\tno end";
    let workspace = with_sheet().with("todo.txt", theirs);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 5 tasks added\n");
    let begun = workspace.bytes("todo.txt");
    assert_eq!(begun, [theirs, b"\n", lines(&TASKS).as_bytes()].concat());
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-26"), BOREL]);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 4 tasks changed\n");
    let moved = workspace.bytes("todo.txt");
    assert!(moved.starts_with(&[theirs, b"\n"].concat()) && moved != begun);
}

#[test]
fn lines_keep_the_line_breaks_of_the_file() {
    let workspace = with_sheet().with("todo.txt", "a\r\n");
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 5 tasks added\n");
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-26"), BOREL]);
    converting(&workspace, "2026-11-24", "").gives(0, "", "todo.txt: 4 tasks changed\n");
    let text = workspace.text("todo.txt");
    assert_eq!(text.matches("\r\n").count(), 6, "{text:?}");
    assert_eq!(text.matches('\n').count(), 6, "{text:?}");
}

#[test]
fn an_empty_sheet_closes_nothing_unless_that_is_meant() {
    let workspace = begun();
    let before = workspace.text("todo.txt");
    write_sheet(&workspace, &[]);
    converting(&workspace, "2026-11-24", "").gives(
        4,
        "",
        "error: all 5 open tasks of this sheet in `todo.txt` would be closed\n\
         hint: if that is meant, say `--allow-empty`\n",
    );
    assert_eq!(workspace.text("todo.txt"), before);
    let run = converting(&workspace, "2026-11-24", "--allow-empty");
    run.gives(0, "", "todo.txt: 5 tasks closed\n");
    assert_eq!(workspace.text("todo.txt").matches(" moot:gone ").count(), 5);
}

#[test]
fn a_company_under_another_name_is_no_empty_sheet() {
    let workspace = Workspace::new();
    write_sheet(&workspace, &[BOREL]);
    convert(&workspace, "2026-11-24", "1 task added");
    write_sheet(&workspace, &[&BOREL.replace("Borel", "Borel & Sons")]);
    convert(&workspace, "2026-11-24", "1 task added, 1 closed");
}

#[test]
fn changes_are_only_shown_by_a_dry_run() {
    let workspace = begun();
    write_sheet(&workspace, &[&ACME.replace("11-24", "11-25")]);
    let before = (workspace.files(), workspace.ledgers());
    let line = "convert a.csv --today 2026-11-24 --ahead 1 --todo todo.txt --dry-run";
    let shown = workspace.followup(line.split(' ')).succeeds();
    let (text, key) = TASKS[0].rsplit_once(' ').unwrap();
    assert!(shown.starts_with("--- todo.txt\n+++ todo.txt\n"), "{shown}");
    assert!(shown.contains(&format!("\n-{}\n", TASKS[0])), "{shown}");
    let closed = format!("\n+x 2026-11-24 {text} moot:gone {key}\n");
    assert!(shown.contains(&closed), "{shown}");
    assert!(!shown.contains("stamps"), "{shown}");
    assert_eq!((workspace.files(), workspace.ledgers()), before);
    let other = with_sheet();
    other.followup(line.split(' ')).succeeds();
    assert_eq!((other.files().len(), other.ledgers().len()), (1, 0));
}
