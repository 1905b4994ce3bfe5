//! A sheet of so many applications that they are held packed. What is written is what
//! would have been written without that, day after day.

use crate::harness::Workspace;

/// Some more than are held as they are.
const APPLICATIONS: usize = 2_040;

const HEADER: &str =
    "Company,Position,Status,Date Applied,Interview Date,Interviewer,Decision Date,Link,Notes";

/// Rows of every sort, none of which is like another, but for three. With their
/// interviews so many days later, and without every row whose number is a multiple of
/// `without`.
fn sheet(later: usize, without: usize) -> String {
    let mut sheet = format!("{HEADER}\n");
    for row in (0..APPLICATIONS).filter(|row| row % without != 1) {
        let day = 1 + row % 28;
        let (held, promised) = (1 + (row + later) % 28, 1 + (row + 9) % 28);
        let line = match row % 7 {
            0 => format!("Acme {row},Engineer,applied,2026-10-{day:02},,,,,"),
            1 => format!(
                "Café {row},Köchin,interviewing,2026-10-{day:02},2026-11-{held:02} 10:00,Ann Li <ann.li@acme.example>; Bo Chen,2026-12-{promised:02},https://jobs.example/{row},\"met, twice\""
            ),
            2 => format!(
                "Brio {row},Cook,interviewing,2026-09-{day:02},2026-10-{held:02}; 2026-11-{held:02},Cy Diaz,,,will hear by 2026-11-27"
            ),
            3 => {
                format!("Dorn,Analyst,applied,2026-11-{day:02},,,,https://jobs.example/{row},{row}")
            }
            4 => format!("Eton {row},Clerk,rejected,2026-10-{day:02},2026-10-29,,,,"),
            5 => format!("Fern {row},Chef,offer,2026-10-{day:02},,,2026-11-{promised:02},,"),
            _ => format!("Gale {row},Guide,wishlist,,,,,,"),
        };
        sheet.push_str(&line);
        sheet.push('\n');
    }
    sheet.push_str("Hale,Cook,applied,2026-11-02,,,,,\nHale,Cook,applied,2026-11-02,,,,,\n");
    sheet.push_str("Iris,Cook,interviewing,2026-11-20,2026-11-18,,,,\n");
    sheet
}

/// Runs `convert` twice: once for a calendar alone, which is planned packed, and once
/// for the same calendar beside a JSON, which is not. Gives what both say.
fn both(workspace: &Workspace, today: &str, more: &[&str]) -> String {
    let run = |outputs: &[&'static str]| {
        let args = ["convert", "a.csv", "--today", today].into_iter();
        let args = args
            .chain(outputs.iter().copied())
            .chain(more.iter().copied());
        workspace.followup(args).outcome()
    };
    let packed = run(&["--ics", "packed.ics"]);
    let whole = run(&["--ics", "whole.ics", "--json", "plan.json"]);
    let (packed_bytes, whole_bytes) = (workspace.bytes("packed.ics"), workspace.bytes("whole.ics"));
    assert!(packed_bytes == whole_bytes, "{today} {more:?}");
    assert_eq!((packed.exit, &*packed.stdout), (Some(1), ""), "{packed:?}");
    assert_eq!(whole.exit, packed.exit);
    let of_packed = packed.stderr.replace("packed.ics", "whole.ics");
    assert_eq!(of_packed, whole.stderr.replace("plan.json: written\n", ""));
    String::from_utf8(packed_bytes).unwrap()
}

#[test]
fn a_calendar_alone_is_the_calendar_beside_others_day_after_day() {
    let workspace = Workspace::new().with("a.csv", sheet(0, APPLICATIONS * 2));
    let first = both(&workspace, "2026-11-24", &["--region", "US"]);
    assert!(first.matches("BEGIN:VEVENT").count() > 2_000);
    // Nothing changes on the same day.
    assert!(both(&workspace, "2026-11-24", &["--region", "US"]) == first);
    // Interviews move and rows go.
    workspace.write("a.csv", sheet(3, 5));
    let second = both(&workspace, "2026-11-25", &["--region", "US"]);
    assert!(second.contains("STATUS:CANCELLED"));
    let later = both(&workspace, "2027-01-04", &["--region", "US"]);
    assert!(!later.is_empty() && later != second);
}

/// Where more than the follow-ups of each application by itself is asked for, they
/// are held as they are.
#[test]
fn other_calendars_of_a_large_sheet_are_as_before_too() {
    let workspace = Workspace::new().with("a.csv", sheet(0, APPLICATIONS * 2));
    let dates = both(&workspace, "2026-11-24", &["--milestones"]);
    assert!(dates.contains("CATEGORIES:Milestone"));
    // They go again, and are not called off.
    let without = both(&workspace, "2026-11-24", &[]);
    assert!(!without.contains("Milestone") && !without.contains("CANCELLED"));
    let spread = both(&workspace, "2026-11-24", &["--max-per-day", "200"]);
    assert!(spread != without);
}

#[test]
fn a_large_calendar_is_printed_as_it_is_written() {
    let workspace = Workspace::new().with("a.csv", sheet(0, APPLICATIONS * 2));
    let run = |args: &'static str| workspace.followup(args.split(' ')).outcome();
    let printed = run("convert a.csv --today 2026-11-24 --ics -");
    run("convert a.csv --today 2026-11-24 --ics f.ics");
    assert!(printed.stdout == workspace.text("f.ics"));
}
