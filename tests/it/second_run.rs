//! A second run changes nothing but what changed: not a byte of a calendar, of
//! a todo.txt or of a plan, whatever the order of the rows.

use std::collections::BTreeMap;

use crate::harness::Workspace;

const HEADER: &str =
    "Company,Position,Status,Date Applied,Interview Date,Interviewer,Decision Date,Notes";
const ROWS: [&str; 8] = [
    "Acme,Engineer,interviewing,2026-11-02,2026-11-24 10:00,Ann Li,2026-12-04,nice",
    "Borel,Engineer,applied,2026-11-20,,,,",
    "Cole,Analyst,interviewing,2026-11-02,2026-11-23,\"Bo Chen; Cy Diaz\",,",
    // One company and role, told apart by the date applied.
    "Dorn,Engineer,applied,2026-11-19,,,,first",
    "Dorn,Engineer,applied,2026-11-23,,,,second",
    // Nothing tells these apart.
    "Eton,Engineer,applied,2026-11-18,,,,",
    "Eton,Engineer,applied,2026-11-18,,Di Evans,,",
    "Fern,Engineer,rejected,2026-10-02,2026-11-10,Ed Fox,,",
];
/// Outputs that a test may ask for.
pub(crate) const OUTPUTS: [&str; 6] = ["--ics", "f.ics", "--todo", "todo.txt", "--ahead", "30"];

fn sheet(rows: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut sheet = format!("{HEADER}\n");
    for row in rows {
        sheet.push_str(row.as_ref());
        sheet.push('\n');
    }
    sheet
}

/// Runs `convert` of `a.csv` on a day; warnings are fine, nothing else is.
#[track_caller]
pub(crate) fn convert(workspace: &Workspace, today: &str, more: &[&str]) {
    let args = ["convert", "a.csv", "--today", today];
    let outcome = workspace
        .followup(args.into_iter().chain(more.iter().copied()))
        .outcome();
    assert!(matches!(outcome.exit, Some(0 | 1)), "{outcome:?}");
    assert_eq!(outcome.stdout, "", "{outcome:?}");
}

/// The events of a calendar of ours: their bytes by their UID.
fn events(calendar: &str) -> BTreeMap<String, String> {
    let parts = calendar.split("BEGIN:VEVENT\r\n").skip(1);
    parts
        .map(|part| {
            let event = part.split("END:VEVENT\r\n").next().unwrap();
            (line_of(event, "UID:").to_owned(), event.to_owned())
        })
        .collect()
}

/// What stands behind the first line that starts like this.
#[track_caller]
fn line_of<'a>(event: &'a str, start: &str) -> &'a str {
    let mut lines = event.split("\r\n");
    lines
        .find_map(|line| line.strip_prefix(start))
        .unwrap_or_else(|| panic!("no {start} in {event}"))
}

#[test]
fn converting_twice_leaves_every_byte() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let first = workspace.files();
    assert_eq!(first.len(), 3);
    convert(&workspace, "2026-11-24", &OUTPUTS);
    assert_eq!(workspace.files(), first);
}

#[test]
fn a_plan_in_json_without_tasks_is_the_same_the_second_time() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    let outputs = ["--ics", "f.ics", "--json", "plan.json"];
    convert(&workspace, "2026-11-24", &outputs);
    let first = workspace.files();
    convert(&workspace, "2026-11-24", &outputs);
    assert_eq!(workspace.files(), first);
}

#[test]
fn a_plan_in_json_beside_tasks_is_the_same_the_second_time() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    let outputs = [&OUTPUTS[..], &["--json", "plan.json"]].concat();
    convert(&workspace, "2026-11-24", &outputs);
    let first = workspace.text("plan.json");
    convert(&workspace, "2026-11-24", &outputs);
    let second = workspace.text("plan.json");
    let difference = crate::harness::difference("plan.json", &first, &second);
    assert!(difference.is_empty(), "{difference}");
}

/// Forty days, on every third of which a client completes the first task that
/// stands open.
#[test]
fn a_file_of_tasks_is_the_same_the_second_time_and_keeps_what_a_client_did() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    let outputs = [
        &OUTPUTS[..],
        &["--vtodo", "tasks.ics", "--json", "plan.json"],
    ]
    .concat();
    let mut day = "2026-11-20".parse::<chrono::NaiveDate>().unwrap();
    let mut finished: Vec<String> = Vec::new();
    for turn in 0..40 {
        let today = day.to_string();
        convert(&workspace, &today, &outputs);
        let first = workspace.files();
        convert(&workspace, &today, &outputs);
        for (name, bytes) in workspace.files() {
            let [before, after] = [&first[&name], &bytes].map(|it| String::from_utf8_lossy(it));
            let difference = crate::harness::difference(&name, &before, &after);
            assert!(difference.is_empty(), "{today}: {difference}");
        }
        let tasks = workspace.text("tasks.ics");
        for task in &finished {
            assert_eq!(tasks.matches(task.as_str()).count(), 1, "{today}: {task}");
        }
        let mut parts: Vec<String> = tasks.split("BEGIN:VTODO").map(str::to_owned).collect();
        let open = |part: &&mut String| part.contains("STATUS:NEEDS-ACTION");
        if turn % 3 == 0
            && let Some(task) = parts.iter_mut().find(open)
        {
            let stamp = today.replace('-', "");
            let done = format!("STATUS:COMPLETED\r\nCOMPLETED:{stamp}T090000Z");
            *task = task.replace("STATUS:NEEDS-ACTION", &done);
            finished.push(task.replace("END:VCALENDAR\r\n", ""));
            workspace.write("tasks.ics", parts.join("BEGIN:VTODO"));
        }
        day = day.succ_opt().unwrap();
    }
    assert!(finished.len() > 5, "{}", finished.len());
}

#[test]
fn the_next_day_changes_no_event_that_stays() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let first = workspace.bytes("f.ics");
    for today in ["2026-11-25", "2026-12-10"] {
        convert(&workspace, today, &["--ics", "f.ics"]);
        assert_eq!(workspace.bytes("f.ics"), first, "{today}");
    }
    for today in ["2026-12-24", "2027-11-24"] {
        let outputs = ["--ics", "f.ics", "--keep-past", "3650"];
        convert(&workspace, today, &outputs);
        assert_eq!(workspace.bytes("f.ics"), first, "{today}");
    }
}

#[test]
fn the_clock_does_not_show_in_what_has_not_changed() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let first = workspace.files();
    let later = ["--now", "2026-11-24T15:00:00Z"];
    convert(&workspace, "2026-11-24", &[&OUTPUTS[..], &later].concat());
    assert_eq!(workspace.files(), first);
}

#[test]
fn the_order_of_the_rows_changes_no_byte() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let (calendar, tasks) = (workspace.bytes("f.ics"), workspace.bytes("todo.txt"));
    let mut rows: Vec<&str> = ROWS.to_vec();
    for turn in 0..16 {
        if turn % 2 == 0 {
            rows.reverse();
        } else {
            rows.rotate_left(3);
        }
        workspace.write("a.csv", sheet(&rows));
        convert(&workspace, "2026-11-24", &OUTPUTS);
        assert_eq!(workspace.bytes("f.ics"), calendar, "{rows:#?}");
        assert_eq!(workspace.bytes("todo.txt"), tasks, "{rows:#?}");

        // And written for the first time, from these rows.
        let fresh = Workspace::new().with("a.csv", sheet(&rows));
        convert(&fresh, "2026-11-24", &OUTPUTS);
        assert_eq!(fresh.bytes("f.ics"), calendar, "{rows:#?}");
        assert_eq!(fresh.bytes("todo.txt"), tasks, "{rows:#?}");
    }
}

#[test]
fn a_moved_interview_changes_its_own_events_only() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-20", &["--ics", "f.ics"]);
    let before = events(&workspace.text("f.ics"));
    let moved = ROWS[0].replace("2026-11-24 10:00", "2026-11-25 10:00");
    let rows = [&[moved.as_str()], &ROWS[1..]].concat();
    workspace.write("a.csv", sheet(rows));
    convert(&workspace, "2026-11-21", &["--ics", "f.ics"]);
    let after = events(&workspace.text("f.ics"));

    assert!(before.keys().eq(after.keys()));
    let mut changed = Vec::new();
    for (uid, event) in &after {
        let old = &before[uid];
        if event == old {
            continue;
        }
        changed.push(line_of(event, "SUMMARY:").to_owned());
        assert_eq!(line_of(old, "SEQUENCE:"), "0");
        assert_eq!(line_of(event, "SEQUENCE:"), "1");
        assert_eq!(line_of(old, "DTSTAMP:"), "20261120T000000Z");
        assert_eq!(line_of(event, "DTSTAMP:"), "20261121T000000Z");
        assert!(event.contains("Acme"), "{event}");
    }
    changed.sort();
    // The check-in counts from the decision, and so does what follows; but the
    // day of the interview is named in its draft.
    assert_eq!(
        changed,
        [
            "At the Acme interview\\, ask for the next step and its date",
            "Email Ann Li a thank-you for the Acme interview",
            "Email Ann Li to check in about Engineer at Acme",
            "Invite Ann Li on LinkedIn after the Acme interview",
            "Write to Ann Li by hand: thanks for the Acme interview",
        ]
    );

    // Moved once more, and then left alone.
    let moved = ROWS[0].replace("2026-11-24 10:00", "2026-11-26 10:00");
    workspace.write("a.csv", sheet([&[moved.as_str()], &ROWS[1..]].concat()));
    convert(&workspace, "2026-11-22", &["--ics", "f.ics"]);
    let third = events(&workspace.text("f.ics"));
    for (uid, event) in &third {
        let was_changed = after[uid] != before[uid];
        let expected = if was_changed { "2" } else { "0" };
        assert_eq!(line_of(event, "SEQUENCE:"), expected, "{event}");
    }
}

#[test]
fn a_name_filled_in_later_changes_no_uid() {
    let nameless = ROWS[0].replace("Ann Li", "");
    let rows = [&[nameless.as_str()], &ROWS[1..]].concat();
    let workspace = Workspace::new().with("a.csv", sheet(rows));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let before = events(&workspace.text("f.ics"));
    let tasks = workspace.text("todo.txt");
    workspace.write("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &OUTPUTS);
    let after = events(&workspace.text("f.ics"));
    assert!(before.keys().eq(after.keys()));
    for (uid, event) in &after {
        if *event != before[uid] {
            assert!(event.contains("Acme"), "{event}");
        }
    }
    let keys = |text: &str| -> Vec<String> {
        let keys = text.lines().filter_map(|line| line.split(" fu:").nth(1));
        keys.map(str::to_owned).collect()
    };
    let named = workspace.text("todo.txt");
    assert_eq!(keys(&named), keys(&tasks), "each task in its place");
    assert!(named.contains("Ann Li") && !tasks.contains("Ann Li"));
}

#[test]
fn a_rejection_cancels_its_own_events_only() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let before = events(&workspace.text("f.ics"));
    let rejected = ROWS[0].replace("interviewing", "rejected");
    let rows = [&[rejected.as_str()], &ROWS[1..]].concat();
    check_cancelled(&workspace, &sheet(rows), &before, "2026-11-24");
}

#[test]
fn a_row_that_is_gone_cancels_its_own_events_only() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let before = events(&workspace.text("f.ics"));
    check_cancelled(&workspace, &sheet(&ROWS[1..]), &before, "2026-11-24");
}

/// Every event of Acme is cancelled, and nothing else happens; nor does
/// anything when it runs again.
#[track_caller]
fn check_cancelled(
    workspace: &Workspace,
    sheet: &str,
    before: &BTreeMap<String, String>,
    today: &str,
) {
    workspace.write("a.csv", sheet);
    convert(workspace, today, &["--ics", "f.ics"]);
    let file = workspace.text("f.ics");
    let after = events(&file);
    assert!(after.keys().eq(before.keys()));
    for (uid, event) in &after {
        let old = &before[uid];
        if !event.contains("Acme") {
            assert_eq!(event, old);
            continue;
        }
        let [event, old] = [event, old].map(|event| event.replace("\r\n ", ""));
        let (event, old) = (event.as_str(), old.as_str());
        let summary = line_of(old, "SUMMARY:");
        assert_eq!(line_of(event, "SUMMARY:"), format!("[Cancelled] {summary}"));
        assert_eq!(line_of(event, "STATUS:"), "CANCELLED");
        assert_eq!(line_of(event, "SEQUENCE:"), "1");
        assert!(!event.contains("VALARM"), "{event}");
        for same in ["DTSTART", "DTEND", "DESCRIPTION:", "X-FOLLOWUP-KEY:"] {
            assert_eq!(line_of(event, same), line_of(old, same));
        }
    }
    assert!(after.values().any(|event| event.contains("CANCELLED")));
    convert(workspace, today, &["--ics", "f.ics"]);
    assert_eq!(workspace.text("f.ics"), file);
}

#[test]
fn a_new_row_changes_no_event_of_the_others() {
    let workspace = Workspace::new().with("a.csv", sheet(ROWS));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let before = events(&workspace.text("f.ics"));
    // One more of a company and role that are there twice already.
    let more = [
        "Gale,Engineer,applied,2026-11-23,,,,",
        "Dorn,Engineer,applied,2026-11-24,,,,third",
    ];
    workspace.write("a.csv", sheet([&more[..], &ROWS[..]].concat()));
    convert(&workspace, "2026-11-24", &["--ics", "f.ics"]);
    let after = events(&workspace.text("f.ics"));
    for (uid, event) in &before {
        assert_eq!(after.get(uid), Some(event));
    }
    assert_eq!(after.len(), before.len() + 6);
}
