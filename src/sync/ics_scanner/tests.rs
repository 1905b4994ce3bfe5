//! Tests of reading our calendars back.

use super::{Foreign, OurEvent, PieceScanner, Scan, moment};
use crate::render::ics::Stamp;

const UID: &str = "5f0e1d2c-3b4a-5968-8776-655443322110";

fn ours() -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:{UID}\r\nDTSTAMP:20261121T000000Z\r\n\
         LAST-MODIFIED:20261121T000000Z\r\nSEQUENCE:3\r\n\
         DESCRIPTION:a\r\n UID:b\r\n END:VEVENT\r\nX-FOLLOWUP-KEY:bw71tb1\r\n\
         BEGIN:VALARM\r\nUID:x\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    )
}

fn calendar(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n")
}

/// Reads a file at once, and in pieces of any size.
fn scan(file: &[u8]) -> Scan {
    let scan = super::scan(file);
    for size in [1, 2, 3, 10, 100, file.len() + 1] {
        let mut scanner = PieceScanner::default();
        for piece in file.chunks(size) {
            scanner.take(piece);
        }
        let (in_pieces, has_milestones) = scanner.finish(|place| file[place].to_vec());
        assert_eq!(in_pieces, scan, "{size}");
        assert!(!has_milestones);
    }
    scan
}

#[test]
fn milestones_are_seen_while_events_are_read() {
    fn check(line: &str, expected: bool) {
        let event = ours().replace("SEQUENCE:3\r\n", &format!("{line}\r\n"));
        let mut scanner = PieceScanner::default();
        for piece in calendar(&event).as_bytes().chunks(5) {
            scanner.take(piece);
        }
        let (_, has_milestones) = scanner.finish(|_| Vec::new());
        assert_eq!(has_milestones, expected, "{line}");
    }
    check("CATEGORIES:Milestone,interview", true);
    check("CATEGORIES:Follow-up,thanks", false);
    check("DESCRIPTION:a\r\n CATEGORIES:Milestone,interview", false);
}

#[test]
fn our_events_are_known_by_uid_and_key() {
    let file = calendar(&ours());
    let at = file.find("BEGIN:VEVENT").unwrap();
    let then = moment(b"20261121T000000Z").unwrap();
    let stamp = Stamp {
        dtstamp: then,
        sequence: 3,
        last_modified: then,
    };
    assert_eq!(
        scan(file.as_bytes()),
        Scan::Ours(vec![OurEvent {
            uid: UID.parse().unwrap(),
            bytes: at..at + ours().len(),
            stamp: Some(stamp),
            day: None,
            is_cancelled: false,
            done: None,
            is_begun: false,
        }])
    );
}

#[test]
fn line_breaks_and_marks_of_others_do_not_matter() {
    let file = calendar(&ours());
    for file in [
        file.replace("\r\n", "\n"),
        format!("\u{feff}{file}\r\n\r\n"),
        format!("\r\n{}", file.trim_end()),
    ] {
        let Scan::Ours(events) = scan(file.as_bytes()) else {
            panic!("{file:?}");
        };
        assert_eq!(events.len(), 1, "{file:?}");
        let event = &file[events[0].bytes.clone()];
        assert!(event.starts_with("BEGIN:VEVENT") && event.trim_end().ends_with("END:VEVENT"));
    }
}

#[test]
fn what_is_not_ours_is_foreign() {
    fn check(component: &str, example: &str) {
        let file = calendar(&format!("{}{component}", ours()));
        let foreign = Foreign {
            count: 1,
            example: example.to_owned(),
        };
        assert_eq!(
            scan(file.as_bytes()),
            Scan::Foreign(foreign),
            "{component:?}"
        );
    }
    check(
        "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Den\r\n tist\\, 9\r\nEND:VEVENT\r\n",
        "Dentist, 9",
    );
    check("BEGIN:VEVENT\nUID:a@b\nEND:VEVENT\n", "a@b");
    check("BEGIN:VTODO\r\nEND:VTODO\r\n", "VTODO");
    check(
        "begin:vevent\r\nsummary;LANGUAGE=en:x\u{1b}[3m\r\nend:vevent\r\n",
        "x [3m",
    );
    // Copies that a calendar program made of ours, and events without one half.
    check(
        &ours().replace(UID, "00000000-3b4a-5968-8776-655443322110"),
        "00000000-3b4a-5968-8776-655443322110",
    );
    check(&ours().replace("X-FOLLOWUP-KEY", "X-OTHER"), UID);
    check(&ours().replace("VEVENT", "VJOURNAL"), UID);
}

#[test]
fn other_files_are_told_apart() {
    fn check(file: &str, expected: &Scan) {
        assert_eq!(&scan(file.as_bytes()), expected, "{file:?}");
    }
    check("", &Scan::NotACalendar);
    check("Company,Role\nAcme,Rust\n", &Scan::NotACalendar);
    check("BEGIN:VCARD\nEND:VCARD\n", &Scan::NotACalendar);
    check("END:VCALENDAR\n", &Scan::NotACalendar);
    check(&format!("{}x", calendar("")), &Scan::NotACalendar);
    check(&calendar(""), &Scan::Ours(Vec::new()));
    let whole = calendar(&ours());
    for length in "BEGIN:VCALENDAR".len()..whole.len() - "\r\n".len() {
        check(&whole[..length], &Scan::Truncated);
    }
}

#[test]
fn stamps_that_somebody_spoiled_are_none() {
    for (from, to) in [
        ("SEQUENCE:3", "SEQUENCE:x"),
        ("DTSTAMP:20261121T000000Z", "DTSTAMP:20261121T000000"),
        ("LAST-MODIFIED:20261121T", "LAST-MODIFIED:20261321T"),
    ] {
        let Scan::Ours(events) = scan(calendar(&ours().replace(from, to)).as_bytes()) else {
            panic!("{to}");
        };
        assert_eq!(events[0].stamp, None, "{to}");
    }
}

#[test]
fn days_and_cancellations_are_seen() {
    fn check(lines: &str, day: Option<&str>, is_cancelled: bool) {
        let with = format!("SEQUENCE:3\r\n{lines}");
        let Scan::Ours(events) =
            scan(calendar(&ours().replace("SEQUENCE:3\r\n", &with)).as_bytes())
        else {
            panic!("{lines}");
        };
        let day = day.map(|day| day.parse().unwrap());
        assert_eq!(
            (events[0].day, events[0].is_cancelled),
            (day, is_cancelled),
            "{lines}"
        );
    }
    check("DTSTART;VALUE=DATE:20261124\r\n", Some("2026-11-24"), false);
    check("DTSTART:20261124T080000Z\r\n", Some("2026-11-24"), false);
    check(
        "DTSTART;TZID=Europe/Berlin:20261124T080000\r\n",
        Some("2026-11-24"),
        false,
    );
    check("DTSTART:2026-11-24\r\n", None, false);
    check("DTSTART:202611240\r\n", None, false);
    check("DTSTART:20261331\r\n", None, false);
    check("DTSTART\r\n", None, false);
    check("STATUS:CANCELLED\r\n", None, true);
    check("status:cancelled\r\n", None, true);
    check("STATUS:CONFIRMED\r\n", None, false);
    check("STATUS:CANCELED\r\n", None, false);
}
