//! `followup convert`: where it writes, and where it does not.

use super::{SHEET, TASKS, check, with_sheet};
use crate::harness::Run;

#[test]
fn convert_needs_somewhere_to_write() {
    check(
        "convert a.csv --today 2026-11-24",
        2,
        "",
        "error: there is no output to write\n\
         hint: name at least one: `--ics followups.ics`, `--vdir FOLDER`, \
         `--vtodo tasks.ics`, `--todo ~/todo.txt`, `--json plan.json`; `-` is stdout\n",
    );
    for line in [
        "convert a.csv --ics - --json -",
        "convert a.csv --ics - --todo -",
        "convert a.csv --json - --todo - --ics f.ics",
    ] {
        check(
            line,
            2,
            "",
            "error: only one output can go to stdout\n\
             hint: give the others a file of their own\n",
        );
    }
}

#[test]
fn an_output_may_be_stdout() {
    check(
        "convert a.csv --today 2026-11-24 --todo - --ahead 1",
        0,
        TASKS,
        "",
    );
    let workspace = with_sheet();
    let convert = ["convert", "a.csv", "--today", "2026-11-24"];
    let printed = |output: &str| {
        let args = convert.into_iter().chain([output, "-"]);
        workspace.followup(args).succeeds()
    };
    let (calendar, plan) = (printed("--ics"), printed("--json"));
    assert_eq!(workspace.files().len(), 1);
    let args = convert
        .into_iter()
        .chain(["--ics", "f.ics", "--json", "f.json"]);
    assert_eq!(workspace.followup(args).succeeds(), "");
    assert_eq!(workspace.text("f.ics"), calendar);
    assert_eq!(workspace.text("f.json"), plan);
}

#[test]
fn convert_tells_what_it_did_if_asked() {
    let workspace = with_sheet();
    let line = "convert a.csv --today 2026-11-24 --ics f.ics --todo todo.txt --json f.json -v";
    workspace.followup(line.split(' ')).gives(
        0,
        "",
        "f.ics: 11 new, 0 changed, 0 removed, 0 as before\ntodo.txt: 8 tasks added\nf.json: written\n",
    );
    // The sheet is empty now, and the calendar would be.
    workspace.write("a.csv", "Company,Position\n");
    workspace.followup(line.split(' ')).gives(
        4,
        "",
        "error: all 11 events of `f.ics` would vanish\n\
         hint: if that is meant, say `--allow-empty`\n",
    );
    let line = format!("{line} --allow-empty");
    workspace.followup(line.split(' ')).gives(
        0,
        "",
        "f.ics: 0 new, 0 changed, 10 cancelled, 0 removed, 1 as before\ntodo.txt: 8 tasks closed\nf.json: written\n",
    );
}

#[test]
fn a_dry_run_touches_nothing_and_shows_the_changes() {
    let tasks: String = TASKS.lines().map(|line| format!("+{line}\n")).collect();
    check(
        "convert a.csv --today 2026-11-24 --todo todo.txt --ahead 1 --dry-run",
        0,
        &format!("--- /dev/null\n+++ todo.txt\n@@ at the end @@\n{tasks}"),
        "",
    );
    let workspace = with_sheet();
    let line = "convert a.csv --today 2026-11-24 --todo todo.txt --ics f.ics --json f.json";
    workspace.followup(line.split(' ')).succeeds();
    let before = workspace.files();
    workspace.write("a.csv", SHEET.replace("2026-11-24", "2026-11-25"));
    let line = format!("{line} --dry-run");
    let diff = workspace.followup(line.split(' ')).succeeds();
    assert!(diff.contains("\n-SEQUENCE:0\n"), "{diff}");
    assert!(diff.contains("\n+SEQUENCE:1\n"), "{diff}");
    workspace.write("a.csv", SHEET);
    assert_eq!(workspace.files(), before);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    check(
        "convert a.csv --today 2026-11-24 --ics b/f.ics",
        4,
        "",
        "error: could not write `b/f.ics`: its folder does not exist\n",
    );
}

#[test]
fn no_output_is_written_if_one_is_refused() {
    let workspace = with_sheet().with("f.ics", "no calendar");
    let line = "convert a.csv --today 2026-11-24 --ics f.ics --todo todo.txt --json f.json";
    let before = workspace.files();
    workspace.followup(line.split(' ')).gives(
        4,
        "",
        "error: `f.ics` is no calendar\n\
         hint: give followup a file of its own: `--ics followups.ics`\n",
    );
    assert_eq!(workspace.files(), before);
}

#[cfg(unix)]
#[test]
fn the_input_by_another_name_is_still_the_input() {
    let workspace = with_sheet();
    std::os::unix::fs::symlink("a.csv", workspace.path("link.csv")).unwrap();
    std::fs::hard_link(workspace.path("a.csv"), workspace.path("hard.csv")).unwrap();
    for name in ["link.csv", "hard.csv"] {
        for output in ["--todo", "--json", "--ics"] {
            let args = ["convert", "a.csv", "--today", "2026-11-24", output, name];
            workspace.followup(args).gives(
                2,
                "",
                &format!(
                    "error: the output `{name}` is the input\n\
                     hint: give the output another name; the sheet is never written\n"
                ),
            );
        }
    }
    assert_eq!(workspace.text("a.csv"), SHEET);
}

#[test]
fn an_output_is_no_file_that_is_read() {
    let workspace = with_sheet()
        .with("done.txt", "x 2026-11-20 Buy stamps\n")
        .with("followup.toml", "today = 2026-11-24\n");
    let before = workspace.files();
    for line in [
        "convert a.csv --json done.txt --todo todo.txt",
        "convert a.csv --json done.txt --done done.txt",
        "convert a.csv --json followup.toml",
    ] {
        let outcome = workspace.followup(line.split(' ')).outcome();
        assert_eq!(outcome.exit, Some(2), "{outcome:?}");
        assert_eq!(workspace.files(), before, "{line}");
    }
}

#[test]
fn the_stamp_is_now_or_the_source_date_or_the_day() {
    let workspace = with_sheet();
    let stamp = |run: Run| {
        let calendar = run.succeeds();
        let line = calendar
            .lines()
            .find(|line| line.starts_with("DTSTAMP:"))
            .unwrap();
        line.trim_end().to_owned()
    };
    let run = |more: &str| {
        let line = format!("convert a.csv --today 2026-11-24 --ics -{more}");
        workspace.followup(line.split(' '))
    };
    assert_eq!(stamp(run("")), "DTSTAMP:20261124T000000Z");
    let epoch = || run("").env("SOURCE_DATE_EPOCH", "1767225600");
    assert_eq!(stamp(epoch()), "DTSTAMP:20260101T000000Z");
    let now = run(" --now 2026-11-21T07:30:00+01:00").env("SOURCE_DATE_EPOCH", "1767225600");
    assert_eq!(stamp(now), "DTSTAMP:20261121T063000Z");
}

/// A calendar is on the disk already, under another name, when the next output
/// turns out to be none of ours; nothing of that may show.
#[test]
fn nothing_is_written_unless_everything_can_be() {
    fn check(other: &str, bytes: &[u8], message: &str) {
        let workspace = with_sheet().with("notes", bytes);
        let line = format!("convert a.csv --today 2026-11-24 --ics f.ics {other} notes");
        let run = || workspace.followup(line.split(' '));
        run().gives(4, "", message);
        assert_eq!(workspace.files().len(), 2, "{other}");
        workspace
            .followup("convert a.csv --today 2026-11-24 --ics f.ics".split(' '))
            .succeeds();
        workspace.write("a.csv", SHEET.replace("2026-11-24", "2026-11-25"));
        let before = workspace.files();
        run().gives(4, "", message);
        assert_eq!(workspace.files(), before, "{other}");
    }
    check(
        "--json",
        b"[1]",
        "error: `notes` is no plan that followup wrote\n\
         hint: give the plan a file of its own, or remove that one\n",
    );
    check(
        "--todo",
        b"a\0b\0",
        "error: `notes` is not plain text\n\
         hint: save it as UTF-8, or name another file\n",
    );
}
