//! `followup plan`: what it prints, and what it reads.

use super::{SHEET, TABLE, check, with_sheet};
use crate::harness::Workspace;

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
        "plan https://sheets.example/d/1",
        3,
        "",
        "error: could not read `https://sheets.example/d/1`: no such file or directory\n\
         hint: that is an address, and only files are read: download the sheet as CSV or .xlsx, \
         and give that file\n",
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

/// From the cell to the plan: a yes is a check-in that was made, a no is none,
/// and the note that asks for the day changes no exit code.
#[test]
fn a_yes_under_followed_up_is_a_check_in_that_was_made() {
    for (answer, state) in [("yes", "done"), ("no", "overdue"), ("", "overdue")] {
        let sheet = format!(
            "Company,Role,Status,Applied,Contact,Followed up?\n\
             Initech,SRE,applied,2026-11-16,Kim Doe,{answer}\n"
        );
        let workspace = Workspace::new().with("a.csv", sheet);
        let line = "plan a.csv --today 2026-11-24 --format json";
        let outcome = workspace.followup(line.split(' ')).outcome();
        assert_eq!(outcome.exit, Some(0), "{outcome:?}");
        assert_eq!(
            outcome.stderr.contains("when you followed up"),
            answer == "yes"
        );
        let plan: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
        let follow_ups = plan["follow_ups"].as_array().unwrap();
        let check_in = follow_ups.iter().find(|it| it["rule"] == "resume-check-in");
        assert_eq!(check_in.unwrap()["state"], state, "{answer}");
    }
}
