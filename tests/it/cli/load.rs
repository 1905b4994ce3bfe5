//! `--max-per-day`: less urgent acts move to later business days, within their
//! time; the rest of the plan follows.

use crate::harness::Workspace;

/// Three interviews on one Friday, and an application sent that day.
const SHEET: &str = "\
Company,Position,Status,Date Applied,Interview Date,Interviewer
Acme,Engineer,interviewing,2026-11-02,2026-11-20,Ann Li
Borel,Analyst,interviewing,2026-11-02,2026-11-20,Bo Ek
Cadiz,Clerk,interviewing,2026-11-02,2026-11-20,Cy Orr
Delft,Driver,applied,2026-11-20,,
";

/// Two a day. The six of the interviews' own day stay, and so do the three
/// cards, which are thanks; the invitations go to the next days, the less
/// urgent first. Fri 11-27 has four: the most urgent two stay, and what counts
/// from the third moves with it.
const TWO_A_DAY: &str = "\
2026-11-20 2026-11-20 ask-next-step Acme
2026-11-20 2026-11-21 thank-you-email Acme
2026-11-20 2026-11-20 ask-next-step Borel
2026-11-20 2026-11-21 thank-you-email Borel
2026-11-20 2026-11-20 ask-next-step Cadiz
2026-11-20 2026-11-21 thank-you-email Cadiz
2026-11-23 2026-11-25 thank-you-note Acme
2026-11-23 2026-11-25 thank-you-note Borel
2026-11-23 2026-11-25 thank-you-note Cadiz
2026-11-24 2026-11-25 linkedin Acme
2026-11-24 2026-11-24 find-contact Delft
2026-11-25 2026-11-25 linkedin Borel
2026-11-25 2026-11-25 linkedin Cadiz
2026-11-27 2026-11-27 check-in Acme
2026-11-27 2026-11-27 check-in Borel
2026-11-30 2026-11-30 check-in Cadiz
2026-11-30 2026-11-30 verify-receipt Delft
2026-12-04 2026-12-04 second-check-in Acme
2026-12-04 2026-12-04 second-check-in Borel
2026-12-07 2026-12-07 second-check-in Cadiz
2026-12-11 2026-12-11 move-on Acme
2026-12-11 2026-12-11 move-on Borel
2026-12-14 2026-12-14 move-on Cadiz
2026-12-18 2026-12-18 let-go-application Delft
2027-03-11 2027-03-11 stay-warm Acme
2027-03-11 2027-03-11 stay-warm Borel
2027-03-15 2027-03-15 stay-warm Cadiz
";

fn with_sheet() -> Workspace {
    Workspace::new().with("a.csv", SHEET)
}

/// `on by rule company` of each follow-up.
fn plan(workspace: &Workspace, more: &str) -> String {
    let line = format!("plan a.csv --today 2026-11-20 --format csv{more}");
    let plan = workspace.followup(line.split(' ')).succeeds();
    let mut shown = String::new();
    for line in plan.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        shown.push_str(&format!(
            "{} {} {} {}\n",
            cells[11], cells[12], cells[5], cells[3]
        ));
    }
    shown
}

#[test]
fn what_is_less_urgent_moves_and_what_counts_from_it_follows() {
    assert_eq!(plan(&with_sheet(), " --max-per-day 2"), TWO_A_DAY);
}

#[test]
fn nothing_moves_where_there_is_room() {
    assert_eq!(
        plan(&with_sheet(), " --max-per-day 7"),
        plan(&with_sheet(), "")
    );
}

#[test]
fn one_a_day_never_passes_the_latest_day() {
    let workspace = with_sheet();
    let line = "plan a.csv --today 2026-11-20 --max-per-day 1 --format csv";
    let plan = workspace.followup(line.split(' ')).succeeds();
    for line in plan.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (on, by, latest) = (cells[11], cells[12], cells[13]);
        assert!(on <= by && by <= latest, "{line}");
    }
    // Thanks do not wait, whatever the load.
    assert_eq!(plan.matches(",thank-you-email,").count(), 3);
    assert_eq!(plan.matches(",thanks,email,2026-11-20,").count(), 3);
    assert_eq!(plan.matches(",thanks,letter,2026-11-23,").count(), 3);
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let (header, rows) = SHEET.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    for _ in 0..rows.len() {
        rows.rotate_left(1);
        let sheet = format!("{header}\n{}\n", rows.join("\n"));
        let workspace = Workspace::new().with("a.csv", sheet);
        assert_eq!(plan(&workspace, " --max-per-day 2"), TWO_A_DAY);
    }
    rows.reverse();
    let workspace = Workspace::new().with("a.csv", format!("{header}\n{}\n", rows.join("\n")));
    assert_eq!(plan(&workspace, " --max-per-day 2"), TWO_A_DAY);
}

#[test]
fn explain_says_why_it_moved() {
    let workspace = with_sheet();
    let line = "explain a.csv cadiz --today 2026-11-20 --max-per-day 2";
    let told = workspace.followup(line.split(' ')).succeeds();
    let linkedin = "\
linkedin, Cy Orr: Wed 2026-11-25, planned
  Invite Cy Orr on LinkedIn after the Cadiz interview
  - row 4, column E `Interview Date`: interview on Fri 2026-11-20
  - 1 business day later is Mon 2026-11-23
  - Mon 2026-11-23 has 2 acts already, so Wed 2026-11-25
  - by 2026-11-25; not asked for after 2026-11-27
";
    assert!(told.contains(linkedin), "{told}");
    let chain = "  - `check-in` planned for Mon 2026-11-30\n  - 7 days later is Mon 2026-12-07\n";
    assert!(told.contains(chain), "{told}");
}

#[test]
fn convert_writes_the_days_that_plan_shows_and_a_second_run_nothing() {
    let workspace = with_sheet();
    let line = "convert a.csv --today 2026-11-20 --max-per-day 2 --ics a.ics --todo todo.txt";
    workspace.followup(line.split(' ')).gives(0, "", "");
    let first = workspace.files();
    let calendar = workspace.text("a.ics");
    let mut days: Vec<String> = calendar
        .lines()
        .filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:"))
        .map(str::to_owned)
        .collect();
    days.sort_unstable();
    let planned: Vec<String> = TWO_A_DAY
        .lines()
        .map(|line| line[..10].replace('-', ""))
        .collect();
    assert_eq!(days, planned);
    workspace.followup(line.split(' ')).gives(0, "", "");
    assert!(
        workspace.files() == first,
        "the second run changed something"
    );
}

#[test]
fn a_day_on_which_something_was_done_is_as_full_as_before() {
    let workspace = with_sheet();
    let line = "convert a.csv --today 2026-11-23 --max-per-day 2 --todo todo.txt --ahead 5";
    workspace.followup(line.split(' ')).gives(0, "", "");
    let tasks = workspace.text("todo.txt");
    let done: Vec<String> = tasks
        .lines()
        .map(|task| match task.contains("by hand") {
            true => format!("x 2026-11-23 {task}"),
            false => task.to_owned(),
        })
        .collect();
    workspace.write("todo.txt", done.join("\n"));
    // Three cards were written; the invitations do not move forward into the
    // room that they leave.
    let after = plan(&workspace, " --max-per-day 2 --todo todo.txt");
    assert_eq!(after, TWO_A_DAY);
}

#[test]
fn a_load_that_is_no_number_is_refused() {
    for load in ["0", "x", "-1", "10001"] {
        let line = format!("plan a.csv --max-per-day={load}");
        with_sheet().followup(line.split(' ')).gives(
            2,
            "",
            &format!(
                "error: could not understand `--max-per-day {load}`\n\
                 hint: write a whole number from 1 to 10000\n"
            ),
        );
    }
}
