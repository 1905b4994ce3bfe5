//! Tests of the merge of tasks.

use std::path::Path;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{TaskMerge, entries};
use crate::application::Application;
use crate::error::Error;
use crate::plan::{FollowUp, Key, Kind, RuleText, State, task_uid};
use crate::render::ics::{Alarm, IcsOptions};
use crate::render::{sample, sample_plan};
use crate::sync::calendar::MergeOptions;
use crate::sync::events::Counts;
use crate::sync::fate::Keeping;

/// The day on which the plan of every test is made.
const NOW: &str = "2026-11-24T06:00:00Z";

fn options(now: &str) -> MergeOptions {
    let now: DateTime<Utc> = now.parse().unwrap();
    MergeOptions {
        ics: IcsOptions {
            alarm: Alarm::None,
            ..IcsOptions::default()
        },
        keeping: Keeping {
            today: now.date_naive(),
            now,
            past: 30,
            cancelled: 30,
        },
        allow_empty: false,
    }
}

struct Sheet {
    application: Application,
    rule: RuleText,
}

impl Sheet {
    fn new() -> Self {
        Self {
            application: sample::application(),
            rule: sample::rule("thank-you", Kind::Thanks, "Thank {person}"),
        }
    }

    fn in_state(&self, number: u128, state: State) -> FollowUp<'_> {
        FollowUp {
            uid: Uuid::from_u128(number << 90 | number),
            state,
            ..sample::follow_up(&self.application, &self.rule)
        }
    }
}

/// The next file, what was counted, and how many keys were told.
fn merge(
    previous: &str,
    follow_ups: &[FollowUp<'_>],
    options: &MergeOptions,
) -> Result<(String, Counts, Vec<Key>), Error> {
    let calendar = sample_plan::calendar();
    let plan = sample_plan::plan(&calendar, &[], follow_ups.to_vec());
    let path = Path::new("tasks.ics");
    let previous = Some(previous.as_bytes()).filter(|it| !it.is_empty());
    let merge = TaskMerge::decide(previous, entries(&plan, 14), &calendar, path, options)?;
    let mut out = Vec::new();
    let counts = if merge.is_written() {
        merge.write(&mut out)?
    } else {
        Counts::default()
    };
    let written = merge.written().to_vec();
    Ok((String::from_utf8(out).unwrap(), counts, written))
}

fn counts(added: usize, changed: usize, cancelled: usize, removed: usize, kept: usize) -> Counts {
    Counts {
        added,
        changed,
        cancelled,
        removed,
        kept,
    }
}

/// The file of two tasks that stand open.
fn open(sheet: &Sheet) -> String {
    let two = [1, 2].map(|number| sheet.in_state(number, State::Due));
    let (file, told, written) = merge("", &two, &options("2026-11-21T06:00:00Z")).unwrap();
    assert_eq!(told, counts(2, 0, 0, 0, 0));
    assert_eq!(written, two.map(|it| it.key()));
    file
}

#[test]
fn the_state_decides_what_becomes_of_a_task() {
    /// Of a task that is not there, and of one that stands open.
    fn check(state: State, is_made: bool, status: &str) {
        let sheet = Sheet::new();
        let of_state = [sheet.in_state(1, state), sheet.in_state(2, State::Due)];
        let (file, ..) = merge("", &of_state, &options(NOW)).unwrap();
        let uid = format!("UID:{}\r\n", task_uid(of_state[0].uid));
        assert_eq!(file.contains(&uid), is_made, "{state:?}");
        let (file, ..) = merge(&open(&sheet), &of_state, &options(NOW)).unwrap();
        let task = file.split(&uid).nth(1).unwrap();
        let task = task.split("END:VTODO").next().unwrap();
        assert!(task.contains(&format!("\r\nSTATUS:{status}\r\n")), "{task}");
        let (again, told, _) = merge(&file, &of_state, &options(NOW)).unwrap();
        assert_eq!((again, told), (file, counts(0, 0, 0, 0, 2)), "{state:?}");
    }
    check(State::Planned, true, "NEEDS-ACTION");
    check(State::Due, true, "NEEDS-ACTION");
    check(State::Overdue, true, "NEEDS-ACTION");
    check(State::Waiting, false, "NEEDS-ACTION");
    check(State::Lapsed, false, "NEEDS-ACTION");
    check(State::Done, false, "COMPLETED");
    check(State::Moot, false, "CANCELLED");
}

#[test]
fn what_is_planned_far_ahead_waits_for_its_time() {
    let sheet = Sheet::new();
    let planned = |on: &str| FollowUp {
        on: sample::day(on),
        ..sheet.in_state(1, State::Planned)
    };
    let made = |on| merge("", &[planned(on)], &options(NOW)).unwrap().1.added;
    assert_eq!(made("2026-12-08"), 1);
    assert_eq!(made("2026-12-09"), 0);
}

#[test]
fn what_a_client_says_is_over_keeps_every_byte() {
    fn check(status: &str, state: State) {
        let sheet = Sheet::new();
        let file = open(&sheet).replacen("STATUS:NEEDS-ACTION", status, 1);
        let file = file.replacen("SUMMARY:Thank", "SUMMARY:Did thank", 1);
        let now = [sheet.in_state(1, state), sheet.in_state(2, State::Overdue)];
        let (next, told, _) = merge(&file, &now, &options(NOW)).unwrap();
        assert_eq!((next, told), (file, counts(0, 0, 0, 0, 2)), "{status}");
    }
    for state in State::ALL {
        check("STATUS:COMPLETED", state);
        check("STATUS:CANCELLED", state);
        check("COMPLETED:20261123T080000Z", state);
    }
}

#[test]
fn a_task_that_a_client_finished_goes_when_nobody_knows_it_any_more() {
    let sheet = Sheet::new();
    let file = open(&sheet).replacen(
        "STATUS:NEEDS-ACTION",
        "STATUS:COMPLETED\r\nCOMPLETED:20261123T080000Z",
        1,
    );
    let told = |number, now: &str| {
        let still = [sheet.in_state(number, State::Due)];
        merge(&file, &still, &options(now)).unwrap().1
    };
    // The other one is called off, and was done.
    assert_eq!(told(2, "2026-12-23T06:00:00Z"), counts(0, 0, 0, 0, 2));
    assert_eq!(told(2, "2026-12-24T06:00:00Z"), counts(0, 0, 0, 1, 1));
    assert_eq!(told(1, "2027-12-24T06:00:00Z"), counts(0, 0, 1, 0, 1));
}

#[test]
fn a_file_is_a_file_however_a_client_writes_it() {
    fn check(change: impl Fn(&str) -> String) {
        let sheet = Sheet::new();
        let file = change(&open(&sheet));
        assert_ne!(file, open(&sheet));
        let two = [1, 2].map(|number| sheet.in_state(number, State::Due));
        let (next, told, written) = merge(&file, &two, &options(NOW)).unwrap();
        assert_eq!((&next, told), (&file, counts(0, 0, 0, 0, 2)));
        assert_eq!(written, []);
        // Once something is to be said, the file is ours again.
        let more = [1, 2, 3].map(|number| sheet.in_state(number, State::Due));
        let (next, told, written) = merge(&file, &more, &options(NOW)).unwrap();
        assert_eq!(told, counts(1, 0, 0, 0, 2));
        assert_eq!(written, [more[2].key()]);
        let lines: Vec<&str> = next.split("\r\n").collect();
        assert!(!lines.iter().any(|line| line.contains(['\r', '\n'])));
        assert!(next.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//followup"));
        assert_eq!(
            next.contains("BEGIN:VTIMEZONE"),
            file.contains("BEGIN:VTIMEZONE")
        );
        let (again, told, _) = merge(&next, &more, &options(NOW)).unwrap();
        assert_eq!((again, told), (next, counts(0, 0, 0, 0, 3)));
    }
    check(|file| file.replace("\r\n", "\n"));
    check(|file| format!("\u{feff}{file}\r\n"));
    check(|file| {
        let mut parts: Vec<&str> = file.split("BEGIN:VTODO").collect();
        parts.swap(1, 2);
        let end = "END:VCALENDAR\r\n";
        parts.join("BEGIN:VTODO").replace(end, "") + end
    });
    check(|file| file.replace("PRODID:-//followup//followup//EN", "PRODID:theirs"));
    check(|file| file.replace("NAME:Follow-ups\r\nX-WR-CALNAME:Follow-ups\r\n", ""));
    check(|file| {
        let zone = "BEGIN:VTIMEZONE\r\nTZID:a\r\nEND:VTIMEZONE\r\n";
        file.replacen("BEGIN:VTODO", &format!("{zone}BEGIN:VTODO"), 1)
    });
    check(|file| {
        let lines = file.lines();
        let kept = lines.filter(|line| !line.starts_with("X-FOLLOWUP"));
        kept.map(|line| format!("{line}\r\n")).collect()
    });
    check(|file| file.replace("SUMMARY:Thank", "SUMMARY;LANGUAGE=en:Tha\r\n nk"));
}

#[test]
fn a_name_of_the_persons_is_taken_over() {
    let sheet = Sheet::new();
    let file = open(&sheet);
    let two = [1, 2].map(|number| sheet.in_state(number, State::Due));
    let mut renamed = options(NOW);
    renamed.ics.calendar_name = "Jobs".to_owned();
    let (next, told, _) = merge(&file, &two, &renamed).unwrap();
    assert_eq!(told, counts(0, 0, 0, 0, 2));
    assert_eq!(next, file.replace("NAME:Follow-ups", "NAME:Jobs"));
}

#[test]
fn what_a_client_moved_is_moved_back() {
    let sheet = Sheet::new();
    let file = open(&sheet);
    let two = [1, 2].map(|number| sheet.in_state(number, State::Due));
    let moved = file.replacen("DUE;VALUE=DATE:20261125", "DUE;VALUE=DATE:20261201", 1);
    let (next, told, written) = merge(&moved, &two, &options(NOW)).unwrap();
    assert_eq!(told, counts(0, 1, 0, 0, 1));
    assert_eq!(written, [two[0].key()]);
    let stamps = "DTSTAMP:20261121T060000Z\r\nLAST-MODIFIED:20261121T060000Z\r\nSEQUENCE:0";
    let newer = "DTSTAMP:20261124T060000Z\r\nLAST-MODIFIED:20261124T060000Z\r\nSEQUENCE:1";
    assert_eq!(next, file.replacen(stamps, newer, 1));
}

#[test]
fn what_a_client_began_stays_begun_when_it_moves() {
    let sheet = Sheet::new();
    let begun = open(&sheet).replacen(
        "STATUS:NEEDS-ACTION",
        "STATUS:IN-PROCESS\r\nPERCENT-COMPLETE:40",
        1,
    );
    let [one, two] = [1, 2].map(|number| sheet.in_state(number, State::Due));
    let same = [one.clone(), two.clone()];
    let (next, told, _) = merge(&begun, &same, &options(NOW)).unwrap();
    assert_eq!((&next, told), (&begun, counts(0, 0, 0, 0, 2)));
    let moved = FollowUp {
        on: sample::day("2026-11-25"),
        ..one.clone()
    };
    let (next, told, _) = merge(&begun, &[moved, two.clone()], &options(NOW)).unwrap();
    assert_eq!(told, counts(0, 1, 0, 0, 1));
    assert!(next.contains("SEQUENCE:1\r\nSTATUS:IN-PROCESS\r\nDUE;VALUE=DATE:20261125\r\n"));
    let done = FollowUp {
        state: State::Done,
        ..one
    };
    let (next, ..) = merge(&begun, &[done, two], &options(NOW)).unwrap();
    assert!(next.contains("SEQUENCE:1\r\nSTATUS:COMPLETED\r\n"));
}

#[test]
fn of_two_writings_of_one_task_the_done_one_stays() {
    let sheet = Sheet::new();
    let one = [sheet.in_state(1, State::Done)];
    let (file, ..) = merge("", &[sheet.in_state(1, State::Due)], &options(NOW)).unwrap();
    let at = file.find("BEGIN:VTODO").unwrap();
    let (head, rest) = file.split_at(at);
    let task = rest.strip_suffix("END:VCALENDAR\r\n").unwrap();
    let done = task.replace("NEEDS-ACTION", "COMPLETED");
    let double = format!("{head}{task}{done}END:VCALENDAR\r\n");
    let (next, told, _) = merge(&double, &one, &options(NOW)).unwrap();
    assert_eq!(told, counts(0, 0, 0, 1, 1));
    assert_eq!(next, format!("{head}{done}END:VCALENDAR\r\n"));
}

#[test]
fn what_is_not_ours_is_refused() {
    fn check(change: impl Fn(&str) -> String, expected: &str, hint: &str) {
        let sheet = Sheet::new();
        let two = [1, 2].map(|number| sheet.in_state(number, State::Due));
        let error = merge(&change(&open(&sheet)), &two, &options(NOW)).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.hint().unwrap(), hint);
    }
    const OWN_FILE: &str = "give followup a file of its own: `--vtodo tasks.ics`";
    let more = |inside: &str| {
        let inside = format!("{inside}END:VCALENDAR");
        move |file: &str| file.replace("END:VCALENDAR", &inside)
    };
    check(
        more("BEGIN:VTODO\r\nUID:milk\r\nSUMMARY:Milk\r\nEND:VTODO\r\n"),
        "`tasks.ics` holds an entry that followup did not write: `Milk`",
        OWN_FILE,
    );
    check(
        more("BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nBEGIN:VJOURNAL\r\nEND:VJOURNAL\r\n"),
        "`tasks.ics` holds 2 entries that followup did not write, such as `a`",
        OWN_FILE,
    );
    check(
        |_| "milk\n".to_owned(),
        "`tasks.ics` is no calendar",
        OWN_FILE,
    );
    check(
        |file| file[..file.len() / 2].to_owned(),
        "`tasks.ics` breaks off before its end",
        "move it away, and it is written anew",
    );
}

#[test]
fn not_everything_vanishes_at_once() {
    let sheet = Sheet::new();
    let file = open(&sheet);
    let error = merge(&file, &[], &options("2027-06-01T06:00:00Z")).unwrap_err();
    assert_eq!(error.to_string(), "all 2 tasks of `tasks.ics` would vanish");
    let allowed = MergeOptions {
        allow_empty: true,
        ..options(NOW)
    };
    let (next, told, _) = merge(&file, &[], &allowed).unwrap();
    assert_eq!(told, counts(0, 0, 2, 0, 0));
    assert_eq!(next.matches("SUMMARY:[Cancelled] Thank").count(), 2);
    // What was done or called off is nothing that could vanish.
    let done = file.replacen("NEEDS-ACTION", "COMPLETED", 1);
    let error = merge(&done, &[], &options(NOW)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the only task of `tasks.ics` would vanish"
    );
    let done = file.replace("NEEDS-ACTION", "COMPLETED");
    assert_eq!(
        merge(&done, &[], &options(NOW)).unwrap().1,
        counts(0, 0, 0, 0, 2)
    );
}

#[test]
fn nothing_to_do_makes_no_file() {
    let sheet = Sheet::new();
    let moot = [sheet.in_state(1, State::Moot)];
    let (file, told, _) = merge("", &moot, &options(NOW)).unwrap();
    assert_eq!((file.as_str(), told), ("", Counts::default()));
}
