//! `followup convert --ics`: how long events stay that ask for nothing any
//! more, and when a calendar may lose all of them.

use super::check;
use crate::harness::Workspace;

const HEADER: &str = "Company,Position,Status,Next Follow Up\n";
/// Each has one event, on its own day.
const ROWS: &str = "Acme,Engineer,on hold,2026-11-20\nBorel,Analyst,on hold,2026-11-30\n";

fn workspace() -> Workspace {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ROWS}"));
    assert_eq!(
        told(&workspace, "2026-11-18", &[]),
        "2 new, 0 changed, 0 removed, 0 as before"
    );
    workspace
}

/// What a run on a day says of the calendar.
#[track_caller]
fn told(workspace: &Workspace, today: &str, more: &[&str]) -> String {
    let line = ["convert", "a.csv", "--ics", "f.ics", "-v", "--today", today];
    let outcome = workspace
        .followup(line.into_iter().chain(more.iter().copied()))
        .outcome();
    assert_eq!(
        (outcome.exit, outcome.stdout.as_str()),
        (Some(0), ""),
        "{outcome:?}"
    );
    let told = outcome
        .stderr
        .strip_prefix("f.ics: ")
        .unwrap_or_else(|| panic!("{outcome:?}"));
    told.trim_end().to_owned()
}

const NOTHING: &str = "nothing has changed";

#[test]
fn past_events_stay_for_thirty_days_or_as_told() {
    // Acme's own date has lapsed by then.
    let workspace = workspace();
    assert_eq!(told(&workspace, "2026-12-20", &[]), NOTHING);
    assert_eq!(
        told(&workspace, "2026-12-21", &["--keep-past", "31"]),
        NOTHING
    );
    assert_eq!(
        told(&workspace, "2026-12-21", &[]),
        "0 new, 0 changed, 1 removed, 1 as before"
    );
    assert_eq!(told(&workspace, "2026-12-21", &[]), NOTHING);
}

#[test]
fn cancelled_events_stay_for_thirty_days_or_as_told() {
    let workspace = workspace();
    workspace.write("a.csv", format!("{HEADER}{}", ROWS.lines().next().unwrap()));
    let cancelled = "0 new, 0 changed, 1 cancelled, 0 removed, 1 as before";
    assert_eq!(told(&workspace, "2026-11-19", &[]), cancelled);
    assert!(workspace.text("f.ics").contains("\r\nSTATUS:CANCELLED\r\n"));
    assert_eq!(told(&workspace, "2026-12-18", &[]), NOTHING);
    assert_eq!(
        told(&workspace, "2026-12-19", &["--keep-cancelled", "31"]),
        NOTHING
    );
    let gone = "0 new, 0 changed, 1 removed, 1 as before";
    assert_eq!(told(&workspace, "2026-12-19", &[]), gone);
    assert_eq!(told(&workspace, "2026-12-19", &[]), NOTHING);
}

#[test]
fn cancelled_events_need_not_be_kept() {
    let workspace = workspace();
    workspace.write("a.csv", format!("{HEADER}{}", ROWS.lines().next().unwrap()));
    let gone = "0 new, 0 changed, 1 removed, 1 as before";
    assert_eq!(
        told(&workspace, "2026-11-19", &["--keep-cancelled", "0"]),
        gone
    );
    assert_eq!(
        told(&workspace, "2026-11-19", &["--keep-cancelled", "0"]),
        NOTHING
    );
}

#[test]
fn the_environment_and_the_configuration_say_it_too() {
    let workspace = workspace().with("followup.toml", "keep-past = 40\n");
    assert_eq!(told(&workspace, "2026-12-30", &[]), NOTHING);
    let line = "convert a.csv --ics f.ics -v --today 2026-12-30";
    workspace
        .followup(line.split(' '))
        .env("FOLLOWUP_KEEP_PAST", "39")
        .gives(0, "", "f.ics: 0 new, 0 changed, 1 removed, 1 as before\n");
}

#[test]
fn days_are_whole_numbers() {
    for (flag, value) in [
        ("keep-past", "-1"),
        ("keep-cancelled", "a month"),
        ("keep-past", "3651"),
    ] {
        let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ROWS}"));
        let flag = format!("--{flag}={value}");
        let given = flag.replace('=', " ");
        let message = format!(
            "error: could not understand `{given}`\nhint: write a whole number from 0 to 3650\n"
        );
        workspace
            .followup(["convert", "a.csv", "--ics", "f.ics", &flag])
            .gives(2, "", &message);
        assert_eq!(workspace.files().len(), 1);
    }
    check(
        "plan a.csv --keep-past 3",
        2,
        "",
        "error: unexpected argument `--keep-past` found\n\
         hint: `--keep-past` is a flag of `followup convert`\n",
    );
    check(
        "convert a.csv --state due",
        2,
        "",
        "error: unexpected argument `--state` found\n\
         hint: `--state` is a flag of `followup plan`\n",
    );
    check(
        "holidays US 2026 --date-order day-first",
        2,
        "",
        "error: unexpected argument `--date-order` found\n\
         hint: `--date-order` is a flag of `followup plan`, `followup convert`, \
         `followup columns`, `followup explain` and `followup init`\n",
    );
}

#[test]
fn an_empty_sheet_leaves_a_full_calendar_alone() {
    let workspace = workspace();
    let before = workspace.bytes("f.ics");
    workspace.write("a.csv", HEADER);
    let line = "convert a.csv --ics f.ics --today 2026-11-19";
    workspace.followup(line.split(' ')).gives(
        4,
        "",
        "error: all 2 events of `f.ics` would vanish\n\
         hint: if that is meant, say `--allow-empty`\n",
    );
    assert_eq!(workspace.bytes("f.ics"), before);
    assert_eq!(workspace.files().len(), 2);
    let cancelled = "0 new, 0 changed, 2 cancelled, 0 removed, 0 as before";
    assert_eq!(
        told(&workspace, "2026-11-19", &["--allow-empty"]),
        cancelled
    );
    // From then on nobody needs to be asked.
    assert_eq!(told(&workspace, "2026-11-20", &[]), NOTHING);
    assert_eq!(told(&workspace, "2027-11-20", &[]), NOTHING);
    let gone = "0 new, 0 changed, 2 removed, 0 as before";
    assert_eq!(told(&workspace, "2027-11-20", &["--allow-empty"]), gone);
    assert_eq!(workspace.text("f.ics").matches("VEVENT").count(), 0);
    assert_eq!(told(&workspace, "2027-11-20", &[]), NOTHING);
}

/// Nobody touches the sheet for a year: the program never begins to fail, and
/// the file never becomes one without events, which no calendar may be.
#[test]
fn no_run_begins_to_fail_because_another_day_has_passed() {
    let workspace = workspace();
    let mut day: chrono::NaiveDate = "2026-11-18".parse().unwrap();
    for _ in 0..40 {
        day += chrono::TimeDelta::days(9);
        told(&workspace, &day.to_string(), &[]);
        assert!(workspace.text("f.ics").contains("BEGIN:VEVENT"), "{day}");
    }
    assert_eq!(workspace.text("f.ics").matches("BEGIN:VEVENT").count(), 1);
}
