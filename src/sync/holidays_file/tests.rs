use super::{MOST_DAYS, read_holidays};
use crate::error::{Error, Failure};

/// The days read for 2026 and 2027 with their names, and what is told.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let (holidays, diagnostics) = read_holidays(bytes, "days", 2026..=2027).unwrap();
    let day = |holiday: &crate::business_days::Holiday| match &holiday.name {
        Some(name) => format!("{} {name}", holiday.on),
        None => holiday.on.to_string(),
    };
    let told = diagnostics.iter().map(|told| {
        let (severity, place) = (told.severity.word(), &told.place);
        format!("{severity}: {} --> {place}", told.message)
    });
    (holidays.iter().map(day).collect(), told.collect())
}

fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}\nEND:VEVENT\nEND:VCALENDAR\n",
        lines.trim()
    )
}

#[test]
fn lines_are_dates_ranges_and_names() {
    let check = |line: &str, days: &[&str]| {
        let (found, told) = read(line.as_bytes());
        assert_eq!(found, days, "{line:?}");
        assert_eq!(told, [""; 0], "{line:?}");
    };
    check("2026-12-24", &["2026-12-24"]);
    check("\u{feff}\r\n2026-12-24\r\n", &["2026-12-24"]);
    check("2026-12-24\r2026-12-25\r", &["2026-12-24", "2026-12-25"]);
    check(
        "  2026-12-24   Christmas  Eve ",
        &["2026-12-24 Christmas Eve"],
    );
    check("2026-12-24,Christmas Eve", &["2026-12-24 Christmas Eve"]);
    check("2026-12-24;Christmas Eve", &["2026-12-24 Christmas Eve"]);
    check("2026-12-24\tChristmas Eve", &["2026-12-24 Christmas Eve"]);
    check(
        "2026-12-24, \"Eve, and more\"",
        &["2026-12-24 Eve, and more"],
    );
    check("2026-12-24 # no name", &["2026-12-24"]);
    check(
        "2026-12-31..2027-01-01 Office closed",
        &["2026-12-31 Office closed", "2027-01-01 Office closed"],
    );
    check("2026-12-31 .. 2026-12-31", &["2026-12-31"]);
    // Out of order, twice, once with another name, and beyond the years.
    check(
        "2026-12-26\n2026-12-24\n2026-12-24\n2026-12-24 Eve\n2024-01-01\n2028-01-01\n",
        &["2026-12-24", "2026-12-24 Eve", "2026-12-26"],
    );
    check("2027-12-30..2029-01-01", &["2027-12-30", "2027-12-31"]);
    check("2026-12-24 caf\u{1b}[31m", &["2026-12-24 caf [31m"]);
}

#[test]
fn a_line_that_is_no_date_is_told_and_the_others_count() {
    let check = |line: &str, told: &str| {
        let text = format!("2026-12-24\n# comment\n\n{line}\n2026-12-26\n");
        let (found, diagnostics) = read(text.as_bytes());
        assert_eq!(found, ["2026-12-24", "2026-12-26"]);
        assert_eq!(diagnostics, [format!("warning: {told} --> days:4")]);
    };
    check("24.12.2026", "could not read `24.12.2026` as a day off");
    check("2026-02-30", "could not read `2026-02-30` as a day off");
    check("2026-2-3", "could not read `2026-2-3` as a day off");
    check("2026-12-245", "could not read `2026-12-245` as a day off");
    check("2026-12-24..", "could not read `2026-12-24..` as a day off");
    check(
        "2027-01-01..2026-12-24",
        "could not read `2027-01-01..2026-12-24` as a day off",
    );
    check("Date,Name", "could not read `Date,Name` as a day off");
    check("éééééééééé", "could not read `éééééééééé` as a day off");
    let long = "x".repeat(100);
    let short = format!("could not read `{}…` as a day off", "x".repeat(60));
    check(&long, &short);
}

#[test]
fn what_is_neither_is_refused() {
    let check = |bytes: &[u8]| {
        let error = read_holidays(bytes, "x\u{1b}", 2026..=2027).unwrap_err();
        assert_eq!(error, Error::NoHolidayList { file: "x".into() });
        assert_eq!(error.failure(), Failure::Usage);
        assert_eq!(error.to_string(), "`x` is no list of holidays");
    };
    check(b"PK\x03\x04 not text");
    check(b"\xff\xfe2\x000\x002\x006\x00");
    check(b"Company,Role\nAcme,Clerk\n");
    check(b"BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\nEND:VEVENT\n");
}

#[test]
fn a_file_without_days_off_is_told() {
    let told = ["note: this file holds no day off from 2026 to 2027 --> days"];
    assert_eq!(read(b"# nothing yet\n").1, told);
    assert_eq!(read(b"").1, told);
    assert_eq!(read(b"2019-12-24\n").1, told);
    assert_eq!(read(b"begin:vcalendar\nend:vcalendar\n").1, told);
}

#[test]
fn more_days_than_anybody_has_are_refused() {
    let days = b"1900-01-01..1990-01-01\n";
    let error = read_holidays(days, "x", 1900..=1990).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`x` holds too many days off; the limit is 10000"
    );
    assert_eq!(error.failure(), Failure::Usage);
    let (fewer, _) = read_holidays(days, "x", 1900..=1926).unwrap();
    assert_eq!(fewer.len(), 9_861);
    assert!(fewer.len() <= MOST_DAYS);
    // What lies outside the years costs nothing.
    let endless = event("DTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99991231");
    assert_eq!(read(endless.as_bytes()).0.len(), 730);
}

#[test]
fn all_day_events_are_days_off() {
    let check = |lines: &str, days: &[&str]| {
        let (found, told) = read(event(lines).as_bytes());
        assert_eq!(found, days, "{lines}");
        assert_eq!(told, [""; 0], "{lines}");
    };
    check("DTSTART;VALUE=DATE:20261224", &["2026-12-24"]);
    // A date is one without being called one.
    check("dtstart:20261224\nsummary:a\\, b", &["2026-12-24 a, b"]);
    check(
        "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261226",
        &["2026-12-24", "2026-12-25"],
    );
    check(
        "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261220",
        &["2026-12-24"],
    );
    check(
        "DTSTART;VALUE=DATE:20261224\nDURATION:P2D",
        &["2026-12-24", "2026-12-25"],
    );
    check(
        "DTSTART:20261224T000000\nDTEND:20261225T000000",
        &["2026-12-24"],
    );
    check(
        "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY;BYMONTH=2;COUNT=2",
        &["2026-01-05", "2026-02-05", "2027-01-05"],
    );
    // The first is a day off although the rule does not name it.
    check(
        "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;COUNT=2",
        &["2026-01-05", "2026-03-01"],
    );
    check(
        "DTSTART;VALUE=DATE:20251224\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20241224,20261224",
        &["2027-12-24"],
    );
    check(
        "DTSTART;VALUE=DATE:16010101\nRRULE:FREQ=YEARLY",
        &["2026-01-01", "2027-01-01"],
    );
    // What begins in an earlier year may reach into these.
    check(
        "DTSTART;VALUE=DATE:20201230\nDTEND;VALUE=DATE:20210102\nRRULE:FREQ=YEARLY;UNTIL=20251230",
        &["2026-01-01"],
    );
    check(
        "DTSTART;VALUE=DATE:20261224\nRDATE;VALUE=PERIOD:20270301T000000Z/P1D,20270302T000000Z/P1D",
        &["2026-12-24", "2027-03-01", "2027-03-02"],
    );
}

#[test]
fn midnight_in_utc_ends_a_rule_on_the_day_of_its_zone() {
    let check = |until: &str, last: &str| {
        let lines = format!(
            "DTSTART;TZID=Z:20201224T000000\nDTEND;TZID=Z:20201225T000000\nRRULE:FREQ=YEARLY;UNTIL={until}"
        );
        assert_eq!(read(event(&lines).as_bytes()).0.last().unwrap(), last);
    };
    check("20271223T230000Z", "2027-12-24");
    check("20271223T183000Z", "2027-12-24");
    check("20271224T050000Z", "2027-12-24");
    check("20271224T000000", "2027-12-24");
    check("20271223T235959Z", "2026-12-24");
}

#[test]
fn what_is_no_day_off_is_told() {
    let check = |lines: &str, days: &[&str], told: &str| {
        let (found, diagnostics) = read(event(lines).as_bytes());
        assert_eq!(
            (found, diagnostics),
            (
                days.iter().map(|day| (*day).to_owned()).collect(),
                vec![told.to_owned()],
            )
        );
    };
    let timed = "note: 1 event with a time of day was left out --> days";
    check("DTSTART:20261224T090000Z", &[], timed);
    check(
        "DTSTART:20261224T000000Z\nDTEND:20261225T000000Z",
        &[],
        timed,
    );
    check("DTSTART:20261224T000000\nDTEND:20261224T120000", &[], timed);
    check("DTSTART:20261224T000000", &[], timed);
    let undated = "warning: could not read the date of an event without a name --> days:2";
    check("UID:1", &[], undated);
    check("DTSTART;VALUE=DATE:20260230", &[], undated);
    check("DTSTART;VALUE=DATE:2026122", &[], undated);
    let rule = |rule: &str| {
        format!("warning: `Off` repeats by a rule that is not understood: `{rule}` --> days:2")
    };
    for unknown in [
        "FREQ=WEEKLY",
        "FREQ=MONTHLY;BYMONTHDAY=1",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=YEARLY;BYDAY=0MO",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;UNTIL=soon",
        "FREQ",
    ] {
        let lines = format!("DTSTART;VALUE=DATE:20261224\nSUMMARY:Off\nRRULE:{unknown}");
        check(&lines, &["2026-12-24 Off"], &rule(unknown));
    }
}

#[test]
fn a_broken_calendar_gives_what_it_has() {
    let whole = event("DTSTART;VALUE=DATE:20261224\nno colon at all\n: \n=;\nATTENDEE;X=\"");
    assert_eq!(read(whole.as_bytes()).0, ["2026-12-24"]);
    let cut = whole.replace(
        "END:VCALENDAR\n",
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\n",
    );
    let (found, told) = read(cut.as_bytes());
    assert_eq!(found, ["2026-12-24"]);
    assert_eq!(
        told,
        ["warning: this file breaks off in the middle of an event --> days:9"]
    );
    let deep = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n{}",
        "BEGIN:X\n".repeat(200_000)
    );
    assert_eq!(read(deep.as_bytes()).1.len(), 1);
}
