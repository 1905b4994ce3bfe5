//! `followup convert --vdir`: files of one event come, change and go one by one.

use crate::harness::Workspace;

const HEADER: &str = "Company,Position,Status,Next Follow Up\n";
/// Each has one event, on its own day.
const ROWS: &str = "Acme,Engineer,on hold,2026-11-20\nBorel,Analyst,on hold,2026-11-30\n";
const FOREIGN: &str =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn workspace() -> Workspace {
    let workspace = Workspace::new()
        .with("a.csv", format!("{HEADER}{ROWS}"))
        .with("events/dentist.ics", FOREIGN);
    check_told(
        &workspace,
        "2026-11-18",
        "2 new, 0 changed, 0 removed, 0 as before",
    );
    workspace
}

#[track_caller]
fn check_told(workspace: &Workspace, today: &str, told: &str) {
    let line = [
        "convert", "a.csv", "--vdir", "events", "-v", "--today", today,
    ];
    workspace
        .followup(line)
        .gives(0, "", &format!("events: {told}\n"));
}

/// The names of the files of ours.
fn names(workspace: &Workspace) -> Vec<String> {
    let files = workspace.files();
    assert_eq!(files["events/dentist.ics"], FOREIGN.as_bytes());
    let names = files.into_keys().filter(|name| name.starts_with("events/"));
    names.filter(|name| name != "events/dentist.ics").collect()
}

#[test]
fn events_go_with_their_files_and_others_stay() {
    let workspace = workspace();
    let [one, two] = &names(&workspace)[..] else {
        panic!("{:?}", names(&workspace))
    };
    assert!(
        [one, two]
            .iter()
            .all(|name| name.len() == "events/".len() + 36 + ".ics".len())
    );
    check_told(&workspace, "2026-11-18", "nothing has changed");
    check_told(
        &workspace,
        "2026-12-21",
        "0 new, 0 changed, 1 removed, 1 as before",
    );
    assert_eq!(names(&workspace).len(), 1);
    check_told(&workspace, "2026-12-21", "nothing has changed");
    // The last one would go for no reason but time: vdirsyncer stops at a
    // folder that has become empty.
    check_told(&workspace, "2027-12-21", "nothing has changed");
}

#[test]
fn a_folder_is_made_and_its_parent_is_not() {
    let workspace = Workspace::new().with("a.csv", format!("{HEADER}{ROWS}"));
    let today = ["--today", "2026-11-18"];
    let to = |folder| {
        workspace.followup(
            ["convert", "a.csv", "--vdir", folder]
                .into_iter()
                .chain(today),
        )
    };
    to("new").gives(0, "", "");
    assert_eq!(
        workspace
            .files()
            .keys()
            .filter(|name| name.starts_with("new/"))
            .count(),
        2
    );
    to("a/b").gives(
        4,
        "",
        "error: could not write `a/b`: no such file or directory\n",
    );
    to("a.csv").gives(4, "", "error: could not write `a.csv`: not a directory\n");
    to("-").gives(2,
        "",
        "error: could not understand `--vdir -`\nhint: write the name of a folder; a folder cannot go to stdout\n",
    );
}

#[test]
fn an_event_of_ours_that_breaks_off_is_told() {
    let workspace = workspace();
    let name = names(&workspace).remove(0);
    workspace.write(&name, "BEGIN:VCALENDAR\r\n");
    let line = [
        "convert",
        "a.csv",
        "--vdir",
        "events",
        "--today",
        "2026-11-18",
    ];
    let told = format!(
        "error: `{name}` breaks off before its end\nhint: move it away, and it is written anew\n"
    );
    workspace.followup(line).gives(4, "", &told);
    assert_eq!(workspace.text(&name), "BEGIN:VCALENDAR\r\n");
}

#[test]
fn not_everything_vanishes_at_once() {
    let workspace = workspace();
    workspace.write("a.csv", HEADER);
    let line = [
        "convert",
        "a.csv",
        "--vdir",
        "events",
        "--today",
        "2026-11-18",
    ];
    let told = "error: all 2 events of `events` would vanish\nhint: if that is meant, say `--allow-empty`\n";
    workspace.followup(line).gives(4, "", told);
    assert_eq!(names(&workspace).len(), 2);
    let line = line.into_iter().chain(["--allow-empty", "-v"]);
    let told = "events: 0 new, 0 changed, 2 cancelled, 0 removed, 0 as before\n";
    workspace.followup(line).gives(0, "", told);
}

#[test]
fn a_dry_run_shows_each_file_and_touches_none() {
    let workspace = workspace();
    let before = workspace.files();
    let line = [
        "convert",
        "a.csv",
        "--vdir",
        "events",
        "--today",
        "2026-12-21",
        "--dry-run",
    ];
    let outcome = workspace.followup(line).outcome();
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (Some(0), ""));
    let [head, to, first, ..] = &outcome.stdout.lines().collect::<Vec<_>>()[..] else {
        panic!("{outcome:?}")
    };
    assert!(
        names(&workspace).contains(&head.replace("--- ", "")),
        "{head}"
    );
    assert_eq!((*to, *first), ("+++ /dev/null", "-BEGIN:VCALENDAR"));
    assert_eq!(workspace.files(), before);
}
