//! No flood: what has lapsed is not written, and the plan says how many
//! applications it leaves in peace, and why.

use crate::harness::Workspace;

/// Two years of a search that nobody has planned before.
const OLD: &str = "\
Company,Position,Status,Date Applied,Interview Date,Decision Date,Interviewer
Acme,Engineer,interviewing,2024-11-04,2024-11-20,2024-12-02,Ann Li
Borel,Analyst,applied,2025-03-03,,,
Cadiz,Clerk,rejected,2025-06-02,2025-06-20,,Cy Orr
Delft,Driver,ghosted,2025-09-01,2025-09-15,,Di Ray
Ewell,Editor,on hold,2026-01-05,,,
Fargo,Farmer,withdrawn,2026-02-02,,,
Gent,Guide,accepted,2026-03-02,2026-03-16,,Ed Fox
Hull,Hand,wishlist,,,,
Ivry,Intern,applied,2026-04-01,,,Flo Ott
";

const NEW: &str = "Jena,Judge,applied,2026-11-20,,,\n";

const CONVERT: &str = "convert a.csv --today 2026-11-24 --ics a.ics --todo todo.txt";

#[test]
fn a_first_run_over_old_rows_writes_nothing() {
    let workspace = Workspace::new().with("a.csv", OLD);
    workspace.followup(CONVERT.split(' ')).gives(0, "", "");
    assert_eq!(workspace.files().len(), 1);
    let plan = workspace.followup(["plan", "a.csv", "--today", "2026-11-24"]);
    plan.gives(
        0,
        "Nothing to do: 9 applications, and no follow-up is due or planned\n\
         Left in peace: 9 applications (3 past their time, 4 over, 2 with nothing open)\n",
        "",
    );
}

#[test]
fn a_new_row_among_old_ones_is_all_that_is_written() {
    let workspace = Workspace::new().with("a.csv", format!("{OLD}{NEW}"));
    workspace.followup(CONVERT.split(' ')).gives(0, "", "");
    assert_eq!(workspace.text("a.ics").matches("BEGIN:VEVENT").count(), 3);
    let tasks = workspace.text("todo.txt");
    assert_eq!(tasks.lines().count(), 2, "{tasks}");
    assert!(
        tasks.lines().all(|line| line.contains(" +jena ")),
        "{tasks}"
    );
    let plan = workspace
        .followup(["plan", "a.csv", "--today", "2026-11-24"])
        .succeeds();
    assert!(
        plan.ends_with(
            "\n10 applications, 3 follow-ups: 1 overdue, 2 planned\n\
             Left in peace: 9 applications (3 past their time, 4 over, 2 with nothing open)\n"
        ),
        "{plan}"
    );
}

#[test]
fn hundreds_of_old_rows_are_as_quiet_as_nine() {
    let (header, rows) = OLD.split_once('\n').unwrap();
    let mut sheet = format!("{header}\n");
    for number in 0..100 {
        for row in rows.lines() {
            // Another company, else the rows were equal.
            sheet.push_str(&format!("{number} {row}\n"));
        }
    }
    let workspace = Workspace::new().with("a.csv", sheet);
    workspace.followup(CONVERT.split(' ')).gives(0, "", "");
    assert_eq!(workspace.files().len(), 1);
    let plan = workspace.followup(["plan", "a.csv", "--today", "2026-11-24"]);
    plan.gives(
        0,
        "Nothing to do: 900 applications, and no follow-up is due or planned\n\
         Left in peace: 900 applications (300 past their time, 400 over, 200 with nothing open)\n",
        "",
    );
}

#[test]
fn what_has_lapsed_is_listed_only_if_asked_for() {
    let workspace = Workspace::new().with("a.csv", OLD);
    let lapsed = |more: &str| {
        let line = format!("plan a.csv --today 2026-11-24 --format csv{more}");
        let plan = workspace.followup(line.split(' ')).succeeds();
        plan.lines()
            .filter(|line| line.contains(",lapsed,"))
            .count()
    };
    assert!(lapsed(" --state lapsed") > 10);
    assert_eq!(lapsed(" --state due,overdue,planned"), 0);
}
