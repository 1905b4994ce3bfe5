//! The command line: what each command says, to the letter, and how flags,
//! environment and configuration weigh against each other.

use std::io::Read as _;
use std::process::Stdio;

use crate::harness::{Run, Workspace};

const SHEET: &str = "\
Company,Position,Status,Date Applied,Interview Date,Interviewer
Acme,Engineer,interviewing,2026-11-02,2026-11-24,Ann Li
Borel,Analyst,applied,2026-11-20,,
";

const TABLE: &str = "\
Overdue
  Mon 2026-11-23                Find out who decides on Analyst at Borel

Due today, Tue 2026-11-24
  Tue 2026-11-24                At the Acme interview, ask for the next step and its date
  Tue 2026-11-24  by Wed 11-25  Email Ann Li a thank-you for the Acme interview

Next 14 days
  Wed 2026-11-25  by Fri 11-27  Write to Ann Li by hand: thanks for the Acme interview
  Wed 2026-11-25  by Fri 11-27  Invite Ann Li on LinkedIn after the Acme interview
  Fri 2026-11-27                Call Borel: did the application for Analyst arrive?
  Tue 2026-12-01                Email Ann Li to check in about Engineer at Acme
  Tue 2026-12-08                Call Ann Li once more about Engineer at Acme (if no answer)

Later
  Tue 2026-12-15                Close Engineer at Acme and move on (if no answer)
  Fri 2026-12-18                Close the application to Borel for Analyst and move on
  Mon 2027-03-15                Email Ann Li at Acme: a friendly sign of life (if no answer)

2 applications, 11 follow-ups: 1 overdue, 2 due, 8 planned
";

/// The tasks that are due on the day of [`TABLE`], or within a day of it.
const TASKS: &str = "\
2026-11-24 Find out who decides on Analyst at Borel +borel due:2026-11-23 fu:dkg1dm3
2026-11-24 At the Acme interview, ask for the next step and its date +acme due:2026-11-24 fu:2842y81
2026-11-24 Email Ann Li a thank-you for the Acme interview +acme @email due:2026-11-25 fu:dfztts6
2026-11-24 Write to Ann Li by hand, thanks for the Acme interview +acme @letter due:2026-11-27 fu:zn4g1wb
2026-11-24 Invite Ann Li on LinkedIn after the Acme interview +acme @linkedin due:2026-11-27 fu:bzcpaq9
";

fn with_sheet() -> Workspace {
    Workspace::new().with("a.csv", SHEET)
}

/// Runs one command line beside the sheet.
#[track_caller]
fn check(line: &str, exit: i32, stdout: &str, stderr: &str) {
    let workspace = with_sheet();
    let run = workspace.followup(line.split(' '));
    run.gives(exit, stdout, stderr);
    assert_eq!(workspace.files().len(), 1, "{line}: no file may be written");
}

/// The day that a plan was made for.
#[track_caller]
fn today(run: Run) -> String {
    let plan: serde_json::Value = serde_json::from_str(&run.succeeds()).unwrap();
    plan["today"].as_str().unwrap().to_owned()
}

#[test]
fn business_days_are_counted() {
    fn answer(line: &str, expected: &str) {
        check(
            &format!("business-days {line}"),
            0,
            &format!("{expected}\n"),
            "",
        );
    }
    answer("2026-11-25 1 --holiday 2026-11-26", "2026-11-27");
    answer("2026-11-25 1", "2026-11-26");
    answer("2026-11-23 -1", "2026-11-20");
    answer("2026-11-30 -2 --holiday 2026-11-26", "2026-11-25");
    // Nothing to count: the day itself, whatever day it is.
    answer("2026-11-28 0", "2026-11-28");
    answer("2026-11-28 0 --roll following", "2026-11-30");
    answer("2026-11-28 0 --roll preceding", "2026-11-27");
    answer("2026-10-31 0 --roll modified-following", "2026-10-30");
    answer("2026-11-01 0 --roll modified-preceding", "2026-11-02");
    answer("2026-11-28 0 --roll nearest", "2026-11-27");
    answer("2026-11-29 0 --roll nearest", "2026-11-30");
    answer("2026-11-28 0 --roll unadjusted", "2026-11-28");
    // Day 1 is the first one strictly after the start; a roll comes before.
    answer("2026-11-28 1", "2026-11-30");
    answer("2026-11-28 1 --roll following", "2026-12-01");
    answer("2026-11-28 1 --roll preceding", "2026-11-30");
    answer("2026-11-26 1 --weekend fri,sat", "2026-11-29");
    answer("2026-11-27 1 --weekend none", "2026-11-28");
    answer("2026-11-27 1 --workday 2026-11-28", "2026-11-28");
    answer(
        "2026-12-23 1 --blackout 2026-12-24..2027-01-01",
        "2027-01-04",
    );
    answer(
        "2026-11-25 1 --holiday 2026-11-26 --holiday 2026-11-27",
        "2026-11-30",
    );
}

#[test]
fn business_days_refuses_what_it_cannot_count() {
    fn refused(line: &str, stderr: &str) {
        check(&format!("business-days {line}"), 2, "", stderr);
    }
    refused(
        "2026-11-28 1 --weekend mon,tue,wed,thu,fri,sat,sun",
        "error: a week without working days has no business days\n\
         hint: write days like sat,sun or fri,sat, or none\n",
    );
    refused(
        "2026-11-28 two",
        "error: could not understand `two` as a number of business days\n\
         hint: write a whole number, like 5 or -2\n",
    );
    refused(
        "28.11.2026 1",
        "error: could not understand `28.11.2026` as a date\n\
         hint: write a date like 2026-11-21\n",
    );
    refused(
        "2026-02-30 1",
        "error: could not understand `2026-02-30` as a date\n\
         hint: write a date like 2026-11-21\n",
    );
    refused(
        "2026-11-28 1 --roll backward",
        "error: could not understand `--roll backward`\n\
         hint: write one of following, modified-following, preceding, modified-preceding, \
         nearest, unadjusted\n",
    );
    refused(
        "2026-11-28 99999999",
        "error: 99999999 business days from 2026-11-28 are beyond the calendar\n",
    );
}

#[test]
fn plan_shows_what_to_do() {
    check("plan a.csv --today 2026-11-24", 0, TABLE, "");
    check("plan a.csv --today 2026-11-24 --color never", 0, TABLE, "");
    check(
        "plan a.csv --today 2026-11-24 --state overdue",
        0,
        "Overdue\n  Mon 2026-11-23  Find out who decides on Analyst at Borel\n\n\
         2 applications, 1 follow-up: 1 overdue\n",
        "",
    );
}

#[test]
fn plan_has_formats_for_programs() {
    check(
        "plan a.csv --today 2026-11-24 --state overdue,due --format csv",
        0,
        "id,uid,application,company,role,rule,round,person,email,kind,via,on,by,latest,state,summary\n\
         dkg1dm3,6ce016d0-6325-5e2e-af05-9a45b1eb23a1,Borel / Analyst,Borel,Analyst,find-contact,,,,\
         task,task,2026-11-23,2026-11-23,2026-11-27,overdue,Find out who decides on Analyst at Borel\n\
         2842y81,12082f20-3239-5cd3-b0bb-9676459f5185,Acme / Engineer,Acme,Engineer,ask-next-step,1,,,\
         task,task,2026-11-24,2026-11-24,2026-11-24,due,\
         \"At the Acme interview, ask for the next step and its date\"\n\
         dfztts6,6bffad64-cc0f-557d-a960-59b90bc3f9f4,Acme / Engineer,Acme,Engineer,thank-you-email,1,\
         Ann Li,,thanks,email,2026-11-24,2026-11-25,2026-12-01,due,\
         Email Ann Li a thank-you for the Acme interview\n",
        "",
    );
    check(
        "plan a.csv --today 2026-11-24 --state overdue --format ndjson",
        0,
        "{\"id\":\"dkg1dm3\",\"uid\":\"6ce016d0-6325-5e2e-af05-9a45b1eb23a1\",\
         \"rule\":\"find-contact\",\"application\":\"Borel / Analyst\",\"company\":\"Borel\",\
         \"role\":\"Analyst\",\"round\":null,\"person\":null,\"kind\":\"task\",\"via\":\"task\",\
         \"on\":\"2026-11-23\",\"at\":null,\"by\":\"2026-11-23\",\"latest\":\"2026-11-27\",\
         \"occurrence\":1,\"state\":\"overdue\",\"done_on\":null,\
         \"summary\":\"Find out who decides on Analyst at Borel\",\
         \"details\":\"Look for the name of the hiring manager or of somebody in human resources at \
         Borel, and write it into your sheet, so that the next message reaches a person.\",\
         \"because\":[\"application on Fri 2026-11-20\",\"1 business day later is Mon 2026-11-23\"],\
         \"source\":\"A careers magazine (S0) asks for a name before anything is sent; the day is \
         ours.\"}\n",
        "",
    );
    check(
        "plan a.csv --today 2026-11-24 --state done --format ndjson",
        0,
        "",
        "",
    );
}

#[test]
fn the_lines_of_ndjson_are_the_follow_ups_of_json() {
    let workspace = with_sheet();
    let plan = ["plan", "a.csv", "--today", "2026-11-24", "--format"];
    let json = workspace
        .followup(plan.into_iter().chain(["json"]))
        .succeeds();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let lines = workspace
        .followup(plan.into_iter().chain(["ndjson"]))
        .succeeds();
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(json["follow_ups"].as_array(), Some(&lines));
    assert_eq!(json["schema"], "followup.plan/1");
    assert_eq!(json["counts"]["follow_ups"], lines.len());
}

#[test]
fn a_sheet_may_come_from_stdin() {
    let workspace = Workspace::new();
    let plan = workspace.followup(["plan", "-", "--today", "2026-11-24"]);
    plan.stdin(SHEET).gives(0, TABLE, "");
    let tabs = SHEET.replace(',', "\t");
    let plan = workspace.followup([
        "plan",
        "-",
        "--today",
        "2026-11-24",
        "--input-format",
        "tsv",
    ]);
    plan.stdin(tabs).gives(0, TABLE, "");
    workspace.followup(["plan", "-"]).gives(
        3,
        "",
        "error: `-` is empty\nhint: the first row names the columns: `company`, `role`, `applied`\n",
    );
    assert!(workspace.files().is_empty());
}

#[test]
fn what_cannot_be_read_is_named() {
    check(
        "plan b.csv",
        3,
        "",
        "error: could not read `b.csv`: no such file or directory\n",
    );
    check(
        "plan .",
        3,
        "",
        "error: could not read `.`: is a directory\n",
    );
    check(
        "plan a.csv --today 2026-11-24 --todo todo.txt --done b.txt",
        3,
        "",
        "error: could not read `b.txt`: no such file or directory\n",
    );
    check(
        "plan a.csv --config b.toml",
        2,
        "",
        "error: could not read `b.toml`: no such file or directory\n",
    );
    check(
        "plan a.csv --playbook ./b.toml",
        2,
        "",
        "error: could not read `./b.toml`: no such file or directory\n",
    );
}

#[test]
fn convert_needs_somewhere_to_write() {
    check(
        "convert a.csv --today 2026-11-24",
        2,
        "",
        "error: there is no output to write\n\
         hint: name at least one: `--ics followups.ics`, `--todo ~/todo.txt`, \
         `--json plan.json`; `-` is stdout\n",
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
        "f.ics: 0 new, 0 changed, 11 removed, 0 as before\ntodo.txt: nothing to add\nf.json: written\n",
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

#[test]
fn what_was_done_is_seen_by_plan_too() {
    let workspace = with_sheet()
        .with(
            "todo.txt",
            "a 2026-11-24 Email Ann Li to check in fu:53qr1cg\n",
        )
        .with(
            "done.txt",
            "x 2026-11-24 2026-11-24 Thank Ann Li fu:dfztts6\n",
        );
    let line = "plan a.csv --today 2026-11-24 --todo todo.txt --format csv --state done,waiting";
    let plan = workspace.followup(line.split(' ')).succeeds();
    let states: Vec<&str> = plan.lines().skip(1).map(|line| &line[..7]).collect();
    // The thank-you is done; the second check-in and what follows wait for
    // the first, which stands open.
    assert_eq!(states.len(), 4, "{plan}");
    assert_eq!(states[0], "dfztts6", "{plan}");
    assert_eq!(plan.matches(",waiting,").count(), 3, "{plan}");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let workspace = with_sheet();
    for line in [
        "plan a.csv --today 2026-11-24",
        "plan a.csv --today 2026-11-24 --format json",
        "convert a.csv --today 2026-11-24 --ics -",
        "playbooks show default",
        "playbooks list",
        "completions bash",
        "man",
        "business-days 2026-11-24 1",
        "--help",
    ] {
        let mut command = workspace.followup(line.split(' ')).into_command();
        let command = command.stdin(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut stderr = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut stderr)
            .unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), stderr.as_str()), (Some(0), ""), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let workspace = with_sheet();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = workspace.followup(["plan", "a.csv"]).into_command();
    let output = command.stdin(Stdio::null()).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: could not write to stdout: no space left on device\n"
    );
}

#[test]
fn playbooks_are_listed_and_shown() {
    let list = "\
default              What five published sources agree on, and the gentler reading where they do not.
within-a-week        Ask within a week, never later: three career strategists of a careers magazine.
two-contacts         Two contacts without an answer, then move on: five recruiters' rules from a careers blog.
five-business-days   Thank at once, then wait five business days: a staffing company.
email-then-voicemail One email, a week later one voice mail, then let go: an HR consultant.
tiered               Email the same day, a letter after a week, then a call: a staffing company.
";
    check("playbooks", 0, list, "");
    check("playbooks list", 0, list, "");
    let default = include_str!("../../src/playbooks/default.toml");
    check("playbooks show default", 0, default, "");
    check(
        "playbooks show defalt",
        2,
        "",
        "error: there is no playbook `defalt`\nhint: did you mean `default`?\n",
    );
}

#[test]
fn a_playbook_of_ones_own_is_a_file() {
    let workspace = with_sheet().with(
        "mine.toml",
        include_str!("../../src/playbooks/default.toml")
            .replace("5 business days", "6 business days"),
    );
    let line = "plan a.csv --today 2026-11-24 --format csv --playbook mine.toml";
    let plan = workspace.followup(line.split(' ')).succeeds();
    let check_in = plan
        .lines()
        .find(|line| line.contains(",check-in,1,"))
        .unwrap();
    assert!(check_in.contains(",2026-12-02,"), "{check_in}");
    workspace.write("mine.toml", "name = 'mine'\ncapp = 2\n");
    workspace.followup(line.split(' ')).gives(
        2,
        "",
        "error: unknown key `capp`\n  --> mine.toml:2\nhint: did you mean `cap`?\n",
    );
}

#[test]
fn switches_turn_rules_off() {
    let plan = |more: &str| {
        let line = format!("plan a.csv --today 2026-11-24 --format csv{more}");
        with_sheet().followup(line.split(' ')).succeeds()
    };
    assert!(plan("").contains(",stay-warm,"));
    assert!(!plan(" --switch stay-warm=off").contains(",stay-warm,"));
}

#[test]
fn help_version_completions_and_manual_are_there() {
    check(
        "--version",
        0,
        concat!("followup ", env!("CARGO_PKG_VERSION"), "\n"),
        "",
    );
    let printed = |line: &str| Workspace::new().followup(line.split(' ')).succeeds();
    for command in [
        "plan",
        "convert",
        "business-days",
        "playbooks",
        "completions",
        "man",
    ] {
        assert!(printed("--help").contains(command));
        assert!(printed(&format!("{command} --help")).contains("Usage: followup"));
        assert!(printed("man").replace("\\-", "-").contains(command));
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let completions = printed(&format!("completions {shell}"));
        assert!(completions.contains("business-days"), "{shell}");
        assert!(completions.contains("date-order"), "{shell}");
    }
    assert!(printed("man").starts_with(".ie"));
}

#[test]
fn a_command_line_that_is_none_is_refused() {
    for line in [
        "",
        "frob",
        "plan",
        "plan a.csv --wekend sat",
        "plan a.csv b.csv",
    ] {
        let workspace = with_sheet();
        let args = line.split(' ').filter(|word| !word.is_empty());
        let outcome = workspace.followup(args).outcome();
        assert_eq!(
            (outcome.exit, outcome.stdout.as_str()),
            (Some(2), ""),
            "{line}"
        );
        assert!(outcome.stderr.contains("Usage: followup"), "{line}");
    }
}

#[test]
fn colour_is_for_those_who_ask() {
    let workspace = with_sheet();
    let plan = |more: &[&'static str]| {
        let args = ["plan", "a.csv", "--today", "2026-11-24"];
        workspace.followup(args.into_iter().chain(more.iter().copied()))
    };
    let coloured = plan(&["--color", "always"]).succeeds();
    assert!(coloured.contains('\u{1b}'));
    plan(&[]).env("NO_COLOR", "1").gives(0, TABLE, "");
    plan(&["--color", "sometimes"]).gives(
        2,
        "",
        "error: could not understand `--color sometimes`\nhint: write auto, always or never\n",
    );
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
