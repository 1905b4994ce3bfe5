//! A rule that repeats every week: it belongs to the search, not to one
//! application.

use super::{SHEET, with_sheet};
use crate::harness::Workspace;

const SWITCHED_ON: &str = "--region US --playbook two-contacts --switch keep-looking=on";

/// `on by latest state` of each week of the rule.
fn weeks(workspace: &Workspace, today: &str, more: &str) -> Vec<String> {
    let line = format!("plan a.csv --today {today} --format csv {SWITCHED_ON}{more}");
    let plan = workspace.followup(line.split(' ')).succeeds();
    let weeks = plan.lines().filter(|line| line.contains(",keep-looking,"));
    weeks
        .map(|line| line.split(',').collect::<Vec<_>>()[11..15].join(" "))
        .collect()
}

#[test]
fn it_comes_on_monday_until_friday_for_this_week_and_two_more() {
    assert_eq!(
        weeks(&with_sheet(), "2026-11-24", ""),
        [
            "2026-11-23 2026-11-23 2026-11-27 overdue",
            "2026-11-30 2026-11-30 2026-12-04 planned",
            "2026-12-07 2026-12-07 2026-12-11 planned",
        ]
    );
    // A week ends on Sunday, and with it the time for what it asks.
    let sunday = weeks(&with_sheet(), "2026-11-29", "");
    assert_eq!(sunday[0], "2026-11-23 2026-11-23 2026-11-27 lapsed");
}

#[test]
fn a_monday_off_makes_it_tuesday() {
    let sheet = SHEET.replace("2026-11-", "2026-08-");
    let workspace = Workspace::new().with("a.csv", sheet);
    // Labor Day, Mon 2026-09-07.
    let weeks = weeks(&workspace, "2026-09-07", "");
    assert_eq!(weeks[0], "2026-09-08 2026-09-08 2026-09-11 planned");
    assert_eq!(weeks[1], "2026-09-14 2026-09-14 2026-09-18 planned");
}

#[test]
fn it_is_off_unless_switched_on_and_while_nothing_is_open() {
    let line = "plan a.csv --today 2026-11-24 --playbook two-contacts --format csv";
    let plan = with_sheet().followup(line.split(' ')).succeeds();
    assert!(!plan.contains("keep-looking"));
    let over = SHEET
        .replace("interviewing", "accepted")
        .replace("applied", "rejected");
    let workspace = Workspace::new().with("a.csv", over);
    assert_eq!(weeks(&workspace, "2026-11-24", ""), [""; 0]);
}

#[test]
fn a_week_that_was_done_is_done_and_the_next_one_comes() {
    let workspace = with_sheet();
    let convert = |today: &str| {
        let line = format!("convert a.csv --today {today} --todo todo.txt {SWITCHED_ON}");
        workspace.followup(line.split(' ')).gives(0, "", "");
        workspace.text("todo.txt")
    };
    let tasks = convert("2026-11-24");
    let week = "2026-11-24 Send new applications this week due:2026-11-23 fu:95jyvp0\n";
    assert!(tasks.contains(week), "{tasks}");
    workspace.write(
        "todo.txt",
        tasks.replace(week, &format!("x 2026-11-24 {week}")),
    );
    let done = weeks(&workspace, "2026-11-24", " --todo todo.txt");
    assert_eq!(done[0], "2026-11-23 2026-11-23 2026-11-27 done");
    assert_eq!(done[1], "2026-11-30 2026-11-30 2026-12-04 planned");
    // Three weeks later, two more weeks have come, and none twice.
    let tasks = convert("2026-12-08");
    let mut due: Vec<&str> = tasks
        .lines()
        .filter(|line| line.contains("Send new applications"))
        .map(|line| {
            line.split("due:")
                .nth(1)
                .unwrap()
                .split(' ')
                .next()
                .unwrap()
        })
        .collect();
    due.sort_unstable();
    assert_eq!(
        due,
        [
            "2026-11-23",
            "2026-11-30",
            "2026-12-07",
            "2026-12-14",
            "2026-12-21"
        ],
        "{tasks}"
    );
}

#[test]
fn it_is_of_no_application_in_every_format() {
    let line = format!("plan a.csv --today 2026-11-24 {SWITCHED_ON} --format ndjson");
    let plan = with_sheet().followup(line.split(' ')).succeeds();
    let week = plan
        .lines()
        .find(|line| line.contains("\"keep-looking\""))
        .unwrap();
    let week: serde_json::Value = serde_json::from_str(week).unwrap();
    for key in ["application", "company", "role", "round", "person"] {
        assert!(week[key].is_null(), "{key}");
    }
    assert_eq!(week["kind"], "task");
}
