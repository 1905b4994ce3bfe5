//! The rules that a calendar must keep so that real clients keep it, each with
//! the test that fails without it. `ics` are the unit tests of `render::ics`,
//! `lines` those of `render::content_line`.
//!
//! | rule | tests |
//! |---|---|
//! | A1.1 CRLF, no bare breaks, no blank lines, no byte order mark | [`the_file_as_a_whole`], `lines::hostile_texts_come_back` |
//! | A1.2 75 octets, never inside a character | `lines::lines_of_every_length_are_folded_at_75_octets`, [`the_file_as_a_whole`] |
//! | A1.3 UTF-8 without control characters | `lines::any_text_comes_back`, [`the_file_as_a_whole`] |
//! | A1.4 one calendar, PRODID and VERSION once, never empty | [`the_file_as_a_whole`], `cli::keeping::an_empty_sheet_leaves_a_full_calendar_alone`, `sync::calendar` |
//! | A1.5 calendar properties first, alarms last | [`the_file_as_a_whole`] |
//! | A1.6 replaced atomically | `sync::staged`, `cli::convert::nothing_is_written_unless_everything_can_be` |
//! | A1.7 near Google's limit it is told | [`a_calendar_near_the_limit_of_google_is_told_once`] |
//! | A1.8 content type | the nginx example, which tests/interop/check_nginx.py asks |
//! | A2 UID, DTSTAMP, DTSTART, SUMMARY; UIDs unique | [`the_file_as_a_whole`] |
//! | A2 whole days end on the next | [`the_file_as_a_whole`], `ics::an_event_reads_to_the_letter` |
//! | A2 times in UTC, no TZID, never floating | [`the_file_as_a_whole`], `ics::follow_ups_have_a_time_where_it_and_the_zone_are_known`, `zone::clocks_that_are_put_forward_or_back_leave_one_moment` |
//! | A2 texts escaped, categories item by item, addresses encoded | `lines::lists_keep_their_commas`, `lines::addresses_are_folded_and_not_escaped`, `ics::hostile_texts_are_read_back_as_written` |
//! | A2 free, and busy for interviews; class | [`the_file_as_a_whole`], `ics::the_class_is_said_if_it_is_asked_for` |
//! | A3 one alarm, days before `T`, none after the start of a timed event | `alarm::words_become_distances`, `lines::durations_follow_the_grammar` |
//! | A4 stamps, sequence, cancelled | `sync::events`, `sync::cancelled`, the golden folders `seven-days` and `milestones` |
//! | A5 name, refresh, no METHOD | `ics::an_event_reads_to_the_letter`, [`the_file_as_a_whole`] |
//! | A6 nobody is invited | [`the_file_as_a_whole`], `ics::hostile_texts_are_read_back_as_written` |

use std::collections::BTreeSet;

use crate::harness::Workspace;

const SHEET: &str = "\
Company,Role,Status,Applied,Deadline,Interview date,Interview time,Interviewer,Location,Decision date,Job URL
Acme Optics,Lens Designer,Interviewing,2026-11-02,,2026-12-03,14:00,Ann Li,\"Hall 3; Jena, \u{1F3EB}\",2026-12-11,https://acme.example/a b
\"Birch\r\nATTENDEE:mailto:x@y.example\",Joiner,Wishlist,,2026-11-30,,,,Leeds,,https://birch.example/\u{e9}
Cedar,Actuary \\ \u{2028} junior,Applied,2026-11-20,,,,,,,
";

fn workspace() -> Workspace {
    Workspace::new().with("jobs.csv", SHEET)
}

const CONVERT: [&str; 4] = ["convert", "jobs.csv", "--today", "2026-11-25"];

fn convert<'a>(more: &[&'a str]) -> Vec<&'a str> {
    CONVERT.into_iter().chain(more.iter().copied()).collect()
}

/// The lines of a file that ends each of them with CRLF, unfolded.
fn content_lines(file: &str) -> Vec<String> {
    let physical = file.strip_suffix("\r\n").unwrap().split("\r\n");
    for line in physical {
        assert!(!line.is_empty() && line.len() <= 75, "{line:?}");
        let is_forbidden = |c: char| {
            c.is_control() && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        };
        assert!(!line.contains(is_forbidden), "{line:?}");
    }
    let unfolded = file.replace("\r\n ", "");
    unfolded.lines().map(str::to_owned).collect()
}

#[test]
fn the_file_as_a_whole() {
    let workspace = workspace();
    for more in [
        vec!["--milestones", "--tz", "Europe/Berlin", "--at", "09:00"],
        vec!["--milestones", "--tz", "Asia/Tokyo", "--class", "private"],
        vec![],
    ] {
        let outcome = workspace
            .followup(convert(&[&more[..], &["--ics", "-"]].concat()))
            .outcome();
        let lines = content_lines(&outcome.stdout);
        let count = |line: &str| lines.iter().filter(|it| *it == line).count();
        for once in [
            "BEGIN:VCALENDAR",
            "END:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//followup//followup//EN",
            "NAME:Follow-ups",
            "X-WR-CALNAME:Follow-ups",
            "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
            "X-PUBLISHED-TTL:PT4H",
        ] {
            assert_eq!(count(once), 1, "{once}");
        }
        for name in [
            "METHOD",
            "ATTENDEE",
            "ORGANIZER",
            "ATTACH",
            "GEO",
            "X-WR-TIMEZONE",
            "BEGIN:VTIMEZONE",
            "BEGIN:VTODO",
        ] {
            assert!(!lines.iter().any(|line| line.starts_with(name)), "{name}");
        }
        assert!(!lines.iter().any(|line| line.contains("TZID=")));

        let first = lines
            .iter()
            .position(|line| line == "BEGIN:VEVENT")
            .unwrap();
        let (_, events) = lines.split_at(first);
        let mut uids = BTreeSet::new();
        let mut event: Vec<&str> = Vec::new();
        for line in &events[..events.len() - 1] {
            event.push(line);
            if line == "END:VEVENT" {
                assert_eq!(event[0], "BEGIN:VEVENT", "something stands between events");
                assert!(uids.insert(check_event(&event)), "{event:?}");
                event.clear();
            }
        }
        assert!(event.is_empty() && uids.len() > 3);
    }
}

/// Gives its UID.
fn check_event(event: &[&str]) -> String {
    let value = |name: &str| -> Option<&str> {
        let mut values = event
            .iter()
            .take_while(|line| **line != "BEGIN:VALARM")
            .filter_map(|line| line.strip_prefix(name));
        let value = values.next();
        assert_eq!(values.next(), None, "{name} twice: {event:?}");
        value
    };
    let (start, end) = (value("DTSTART").unwrap(), value("DTEND").unwrap());
    match start.strip_prefix(";VALUE=DATE:") {
        Some(day) => {
            let next = end.strip_prefix(";VALUE=DATE:").unwrap();
            let date = |text| chrono::NaiveDate::parse_from_str(text, "%Y%m%d").unwrap();
            assert_eq!(date(day).succ_opt().unwrap(), date(next));
        }
        None => {
            for moment in [start, end] {
                assert!(moment.len() == 17 && moment.ends_with('Z'), "{moment}");
            }
            assert!(start < end);
        }
    }
    assert!(value("DTSTAMP:").unwrap().ends_with('Z'));
    assert!(!value("SUMMARY:").unwrap().is_empty());
    let is_interview = value("CATEGORIES:").unwrap() == "Milestone,interview";
    let expected = if is_interview {
        ("OPAQUE", "BUSY")
    } else {
        ("TRANSPARENT", "FREE")
    };
    let found = (
        value("TRANSP:").unwrap(),
        value("X-MICROSOFT-CDO-BUSYSTATUS:").unwrap(),
    );
    assert_eq!(found, expected);
    if let Some(url) = value("URL:") {
        assert!(url.is_ascii() && !url.contains([' ', '\\']), "{url}");
    }
    // One alarm, and nothing behind it.
    let alarm = event
        .iter()
        .position(|line| *line == "BEGIN:VALARM")
        .unwrap();
    let alarm = &event[alarm..];
    assert_eq!(alarm.len(), 6, "{alarm:?}");
    assert_eq!(alarm[4..], ["END:VALARM", "END:VEVENT"]);
    assert!(alarm[3].starts_with("TRIGGER:"));
    value("UID:").unwrap().to_owned()
}

#[test]
fn words_that_are_not_understood_come_back_with_those_that_are() {
    fn check(flag: &str, word: &str, hint: &str) {
        let stderr = format!("error: could not understand `{flag} {word}`\nhint: {hint}\n");
        workspace()
            .followup(convert(&["--ics", "x.ics", flag, word]))
            .gives(2, "", &stderr);
    }
    let alarm = "write none, a time like `09:00`, `day before 09:00`, or a length like `15 minutes`, `2 hours` or `1 day`";
    check("--alarm", "at dawn", alarm);
    check("--alarm", "25:00", alarm);
    check("--at", "nine", "write a time like `09:00`");
    let duration = "write a length of up to a day, like `30 minutes` or `1 hour`";
    check("--duration", "2 days", duration);
    check("--duration", "0 minutes", duration);
    check("--class", "secret", "write private, public or confidential");
    check("--tz", "Berlin", "did you mean `Europe/Berlin`?");
    check(
        "--tz",
        "???",
        "write a name like Europe/Berlin or America/New_York",
    );
}

/// The start of the interview, in the calendar that such a run writes.
fn start_of_interview(tz: Option<&str>, more: &[&str]) -> (String, String, Option<i32>) {
    let workspace = workspace();
    let mut run = workspace.followup(convert(&[more, &["--milestones", "--ics", "-"]].concat()));
    if let Some(tz) = tz {
        run = run.env("TZ", tz);
    }
    let outcome = run.outcome();
    let calendar = outcome.stdout.replace("\r\n ", "");
    let mut events = calendar.split("BEGIN:VEVENT");
    let event = events
        .find(|event| event.contains("CATEGORIES:Milestone,interview"))
        .unwrap();
    let start = event.lines().find(|line| line.starts_with("DTSTART"));
    let told = outcome.stderr.split("warning: ");
    let told = told.filter(|it| it.contains("time zone")).collect();
    (start.unwrap().to_owned(), told, outcome.exit)
}

#[test]
fn the_zone_is_the_one_asked_for_else_that_of_the_environment() {
    fn check(tz: Option<&str>, more: &[&str], expected: &str) {
        let (start, told, _) = start_of_interview(tz, more);
        assert_eq!((start.as_str(), told.as_str()), (expected, ""), "{tz:?}");
    }
    let berlin = "DTSTART:20261203T130000Z";
    check(Some("Europe/Berlin"), &[], berlin);
    check(Some(":Europe/Berlin"), &[], berlin);
    check(Some("/usr/share/zoneinfo/Europe/Berlin"), &[], berlin);
    check(Some("Asia/Tokyo"), &["--tz", "Europe/Berlin"], berlin);
    check(Some("Nowhere"), &["--tz", "europe/berlin"], berlin);
}

#[test]
fn without_a_zone_an_interview_is_a_whole_day_and_it_is_told() {
    let (start, told, exit) = start_of_interview(Some("Mars/Phobos"), &[]);
    assert_eq!(start, "DTSTART;VALUE=DATE:20261203");
    assert_eq!(
        told,
        "there is no time zone `TZ=Mars/Phobos`, so every event is a whole day\n\
         hint: name it, like `--tz Europe/Berlin`\n"
    );
    assert_eq!(exit, Some(1));
}

#[test]
fn milestones_that_are_not_wanted_any_more_go_from_a_folder_too() {
    let workspace = workspace();
    let events = || {
        workspace
            .files()
            .keys()
            .filter(|it| it.starts_with("jobs/"))
            .count()
    };
    let run = |more: &[&str]| workspace.followup(convert(more)).outcome();
    run(&["--vdir", "jobs"]);
    let without = events();
    run(&["--vdir", "jobs", "--milestones", "--tz", "UTC"]);
    assert_eq!(events(), without + 3);
    run(&["--vdir", "jobs"]);
    assert_eq!(events(), without);
    for (name, bytes) in workspace.files() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("CANCELLED"), "{name}");
    }
}

#[test]
fn a_calendar_near_the_limit_of_google_is_told_once() {
    let mut sheet = String::from("Company,Role,Status,Applied\n");
    for number in 0..500 {
        sheet.push_str(&format!(
            "Company {number},Role {number},Applied,2026-11-23\n"
        ));
    }
    let workspace = Workspace::new().with("jobs.csv", sheet);
    let args = convert(&["--ics", "jobs.ics"]);
    let first = workspace.followup(args.clone()).outcome();
    let kilobytes = workspace.bytes("jobs.ics").len() / 1_000;
    assert!(kilobytes >= 900, "{kilobytes}");
    let told = format!(
        "note: the calendar has {kilobytes} kB; Google reads none of more than about 1,000 kB\n  \
         --> jobs.ics\nhint: keep less in it, like `--keep-past 7 --keep-cancelled 7`, or give \
         each part of the sheet a calendar of its own\n"
    );
    first.is(0, "", &told);
    workspace.followup(args.clone()).gives(0, "", "");
    let loud = [args, vec!["--verbose"]].concat();
    let expected = format!("jobs.ics: nothing has changed\n{told}");
    workspace.followup(loud).gives(0, "", &expected);
}
