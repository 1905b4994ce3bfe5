//! The command line: what each command says, to the letter, and how flags,
//! environment and configuration weigh against each other.

mod business_days;
mod columns;
mod convert;
mod encoding;
mod explain;
mod holidays;
mod init;
mod keeping;
mod limits;
mod load;
mod no_header;
mod old_rows;
mod plan;
mod playbooks;
mod program;
mod reading_keys;
mod region;
mod settings;
mod todo_in;
mod todo_with;
mod vdir;
mod vtodo;
mod weekly;

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
