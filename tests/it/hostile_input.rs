//! Separated text made to do harm, or broken on its way: it ends in words that
//! name the limit, the value and the flag, or it is read; it never takes the
//! program along, all of the memory, or the night.

use std::time::Duration;

use crate::harness::{Outcome, Workspace};

/// What a sheet may cost, hostile or not: so much memory, in the words of a shell
/// and in kilobytes, and so much time. A program that was built for tests takes
/// ten times as long as one that was built to be used, and the machine is busy.
pub(crate) const MOST_MEMORY: &str = "ulimit -v 524288";
pub(crate) const MOST_TIME: Duration = Duration::from_secs(20);

const HEADER: &str = "Company,Position,Date Applied\n";
const MEGABYTE: usize = 1 << 20;

#[track_caller]
pub(crate) fn guarded_plan(bytes: impl AsRef<[u8]>, more: &[&str]) -> Outcome {
    let workspace = Workspace::new().with("a.csv", bytes);
    let args = ["plan", "a.csv", "--today", "2026-11-24", "--format", "csv"];
    let run = workspace.followup(args.into_iter().chain(more.iter().copied()));
    let outcome = run.limited_by(MOST_MEMORY).outcome_within(MOST_TIME);
    assert_eq!(workspace.files().len(), 1, "no file may be written");
    outcome
}

/// It must be refused in these words.
#[track_caller]
fn check_refused(bytes: impl AsRef<[u8]>, place: &str, message: &str, hint: &str) {
    let stderr = format!("error: {message}\n  --> a.csv{place}\nhint: {hint}\n");
    guarded_plan(bytes, &[]).is(3, "", &stderr);
}

const NO_SO_WIDE: &str = "check the separator: it can be given with `--delimiter`; `--max-columns` \
                          raises the limit to no more than 65535";

#[test]
fn a_huge_field_is_refused_and_read_where_that_is_asked_for() {
    let note = "x".repeat(30 * MEGABYTE);
    let sheet = format!("Company,Notes,Date Applied\nAcme,\"{note}\",2026-11-20\n");
    check_refused(
        &sheet,
        ":2, column B",
        "this cell has 31457280 bytes; the limit is 1 MB",
        "shorten it, or raise the limit with `--max-cell 30720kB`",
    );
    let note = "x".repeat(2 * MEGABYTE);
    let sheet = format!("Company,Notes,Date Applied\nAcme,\"{note}\",2026-11-20\n");
    let outcome = guarded_plan(&sheet, &["--max-cell", "2MB"]);
    outcome.is(0, &outcome.stdout, "");
    assert!(outcome.stdout.contains("Acme"));
}

#[test]
fn a_million_columns_are_refused() {
    let columns: Vec<String> = (0..1_000_000).map(|n| format!("c{n}")).collect();
    check_refused(
        columns.join(",") + "\n",
        ":1",
        "this row has 1000000 cells; the limit is 16384",
        NO_SO_WIDE,
    );
    // No room is made for what ends each of these.
    check_refused(
        format!("{HEADER}{}", ",".repeat(20 * MEGABYTE)),
        ":2",
        "this row has 20971521 cells; the limit is 16384",
        NO_SO_WIDE,
    );
}

#[test]
fn an_unterminated_quote_names_the_line_it_opens_in() {
    let good = "Acme,Cook,2026-11-20\n";
    let message = "a quoted cell that starts in this row has no proper end";
    let hint = "close the quote or remove it";
    let sheet = |before: usize, after: usize| {
        let (before, after) = (good.repeat(before), good.repeat(after));
        format!("{HEADER}{before}Borel,\"Cook,2026-11-20\n{after}")
    };
    check_refused(sheet(0, 0), ":2", message, hint);
    check_refused(sheet(40, 50), ":42", message, hint);
    // What it swallowed is longer than any cell may be, and not what is wrong.
    check_refused(sheet(7, MEGABYTE / 4), ":9", message, hint);
}

#[test]
fn more_applications_than_anybody_has_are_refused() {
    let rows: String = (0..200_001).map(|row| format!("A{row},b\n")).collect();
    check_refused(
        format!("Company,Role\n{rows}"),
        "",
        "this sheet has 200001 rows of applications; the limit is 200000",
        "split the sheet, or raise the limit with `--max-applications 200001`",
    );
}

#[test]
fn very_many_interviews_of_one_application_are_told_and_the_last_ones_planned() {
    let days = (1991..2031).flat_map(|year| {
        (1..=12).flat_map(move |month| (1..=28).map(move |day| (year, month, day)))
    });
    let rows: String = days
        .map(|(year, month, day)| format!("Acme,Cook,Interview,{year}-{month:02}-{day:02}\n"))
        .collect();
    let outcome = guarded_plan(format!("Company,Role,Event,Date\n{rows}"), &[]);
    let stderr = "warning: this application has 13440 interviews, and the last 100 of them count\n  \
                  --> a.csv:2, column D `Date`\nhint: if they belong to several applications, \
                  give each its own company or role\n";
    outcome.is(1, &outcome.stdout, stderr);
}

#[test]
fn nothing_but_line_ends_separators_or_quotes_is_told() {
    for end in ["\n", "\r", "\r\n"] {
        check_refused(
            format!("{HEADER}{}", end.repeat(2 * MEGABYTE)),
            ":1048577",
            "row 1048577 is one too many; the limit is 1048576 rows",
            "split the sheet, or raise the limit with `--max-rows`",
        );
    }
    check_refused(
        format!("{HEADER}{}", "\"".repeat(4 * MEGABYTE)),
        ":2, column A",
        "this cell has 2097151 bytes; the limit is 1 MB",
        "shorten it, or raise the limit with `--max-cell 2048kB`",
    );
    // As wide as may be, and as many as that takes a while.
    let wide = ",".repeat(16_383) + "\n";
    let outcome = guarded_plan(format!("{HEADER}{}", wide.repeat(60)), &[]);
    outcome.is(0, &outcome.stdout, "");
    let headers = format!("{}\n", vec!["Company"; 16_000].join(","));
    let outcome = guarded_plan(headers.repeat(20), &[]);
    assert!(matches!(outcome.exit, Some(0 | 1 | 3)), "{outcome:?}");
}

#[test]
fn a_file_that_never_ends_is_read_to_the_limit() {
    let workspace = Workspace::new();
    let run = workspace.followup(["plan", "-"]);
    let endless =
        format!("{MOST_MEMORY} && yes Acme,Cook,2026-11-20 | \"$0\" \"$@\"; exit $?; exec");
    run.limited_by(&endless).outcome_within(MOST_TIME).is(
        3,
        "",
        "error: this file has more than 64 MB, which is the limit\n  --> -\n\
         hint: split it, or raise the limit with `--max-size`\n",
    );
    // A device has no length.
    for device in ["/dev/zero", "/dev/urandom"] {
        let run = workspace.followup(["plan", device]).limited_by(MOST_MEMORY);
        let outcome = run.outcome_within(MOST_TIME);
        assert_eq!(outcome.exit, Some(3), "{outcome:?}");
        let told =
            format!("error: this file has more than 64 MB, which is the limit\n  --> {device}\n");
        assert!(outcome.stderr.starts_with(&told), "{outcome:?}");
    }
}

#[test]
fn broken_encodings_are_read_or_told() {
    let header = HEADER.as_bytes();
    let in_row = |cell: &[u8]| [header, cell, b",Cook,2026-11-20\n"].concat();
    let utf16 = |units: &[u16]| -> Vec<u8> {
        let text = HEADER.encode_utf16().chain(units.iter().copied());
        let bytes: Vec<u8> = text.flat_map(u16::to_le_bytes).collect();
        [b"\xff\xfe", bytes.as_slice()].concat()
    };
    // Overlong, cut off, surrogates, beyond the last character, stray.
    for cell in [
        &b"\xc0\xaf"[..],
        b"\xe2\x82",
        b"\xed\xa0\x80\xed\xb0\x80",
        b"\xf4\x90\x80\x80",
        b"\xf8\x88\x80\x80\x80",
        b"\x80\xbf\xfe\xff",
        b"\xc3\xa9 \xe9",
        b"Soci\xe9t\xe9",
        b"a\0b",
    ] {
        let outcome = guarded_plan(in_row(cell), &[]);
        assert!(matches!(outcome.exit, Some(0 | 1)), "{cell:?}: {outcome:?}");
        assert_eq!(outcome.stdout.lines().count(), 4, "{cell:?}: {outcome:?}");
    }
    check_refused(
        utf16(&[0xd800, u16::from(b','), 0xdc00]),
        ":2",
        "this row holds bytes that are no text in UTF-16LE",
        "save the sheet as `CSV UTF-8`, or name its encoding, like `--encoding windows-1252`",
    );
    let mut odd = utf16(&[]);
    odd.push(b'x');
    check_refused(
        odd,
        ":2",
        "this row holds bytes that are no text in UTF-16LE",
        "save the sheet as `CSV UTF-8`, or name its encoding, like `--encoding windows-1252`",
    );
    for bytes in [
        &b"\0\0\xfe\xff"[..],
        b"\xff\xfe\0\0C\0\0\0",
        &[0; 5000],
        b"\x7fELF\x02\0\0\0\0\0\0\0",
    ] {
        let outcome = guarded_plan(bytes, &[]);
        assert_eq!(outcome.exit, Some(3), "{bytes:?}: {outcome:?}");
        assert!(outcome.stderr.starts_with("error: "), "{outcome:?}");
    }
}

/// The other row is read whatever this one says, and nothing is planned for a day
/// that nobody lives to see.
#[test]
fn absurd_dates_are_told_and_the_other_rows_are_read() {
    let overflow = "9".repeat(400);
    for cell in [
        "0000-00-00",
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "2026-11-31",
        "20226-11-20",
        "9999-12-31",
        "99999-12-31",
        "-0001-01-01",
        "+20226-11-20",
        "0026-11-20",
        "1899-12-31",
        "1e308",
        "-1e308",
        "inf",
        "-1",
        "60",
        "2958466",
        "2026-11-20T25:61:61",
        "2026-11-20T24:00:00+99:99",
        "31/31/2026",
        "2026-W54-8",
        "11/20/26/99",
        "1/1/1",
        "\u{662}\u{660}\u{662}\u{666}-\u{661}\u{661}-\u{662}\u{660}",
        "2026\u{2011}11\u{2011}20",
        "2026-11-20\u{202e}",
        "twelfth of never",
        "=TODAY()",
        "#VALUE!",
        &overflow,
    ] {
        let sheet = format!("{HEADER}Good,Cook,2026-11-20\nBad,Cook,\"{cell}\"\n");
        let outcome = guarded_plan(sheet, &[]);
        assert!(matches!(outcome.exit, Some(0 | 1)), "{cell}: {outcome:?}");
        assert!(
            outcome.stdout.contains(",Good,Cook,"),
            "{cell}: {outcome:?}"
        );
        let mut records = outcome.stdout.lines().skip(1);
        let day = |record: &str| {
            // Its place in the header.
            let day = record.split(',').nth(11).unwrap();
            day.parse::<chrono::NaiveDate>().unwrap()
        };
        let is_near = |record: &str| {
            let day = day(record).to_string();
            ("2026".."2029").contains(&day.get(..4).unwrap())
        };
        assert!(records.all(is_near), "{cell}: {outcome:?}");
        if outcome.exit == Some(0) {
            assert!(
                outcome.stdout.contains(",Bad,Cook,"),
                "{cell}: dropped in silence"
            );
        }
    }
}

/// A company is the name of no file.
#[test]
fn names_that_are_paths_reach_no_path() {
    for name in [
        "../../outside",
        "/etc/passwd",
        "..",
        ".",
        "a/../../b",
        "C:\\Windows\\win.ini",
        "\\\\server\\share",
        "CON",
        "~/.profile",
        "$(touch outside)",
        "`touch outside`",
        "; touch outside",
        "| touch outside",
        "a\nb",
        "-rf",
        "--config=/etc/passwd",
        "%00",
        "https://example.org/../../x",
    ] {
        let sheet = format!(
            "Id,Company,Position,Date Applied,URL\n\"{name}\",\"{name}\",\"{name}\",2026-11-20,\"{name}\"\n"
        );
        let workspace = Workspace::new().with("in/a.csv", sheet);
        workspace.write("in/events/theirs.txt", "theirs");
        let line = "convert in/a.csv --today 2026-11-24 --ics in/f.ics --vdir in/events \
                    --vtodo in/tasks.ics --todo in/todo.txt";
        let outcome = workspace.followup(line.split_whitespace()).outcome();
        assert!(matches!(outcome.exit, Some(0 | 1)), "{name}: {outcome:?}");
        let mut events = 0;
        for file in workspace.files().keys() {
            if file.starts_with("home/") {
                continue;
            }
            let known = ["in/a.csv", "in/f.ics", "in/tasks.ics", "in/todo.txt"];
            let event = file.strip_prefix("in/events/");
            let uid = event.and_then(|event| event.strip_suffix(".ics"));
            let is_event = uid.is_some_and(|uid| uuid::Uuid::try_parse(uid).is_ok());
            events += usize::from(is_event);
            let is_ours = known.contains(&file.as_str()) || is_event;
            assert!(is_ours || file == "in/events/theirs.txt", "{name}: {file}");
        }
        // A name without a letter is none, and told as such.
        let is_name = name.contains(char::is_alphanumeric);
        assert!(events > 0 || !is_name, "{name}");
    }
}

/// What once took minutes, or all of the stack, for a cell that is within the
/// limit.
#[test]
fn a_long_cell_takes_time_that_grows_with_it_and_no_more() {
    const LENGTH: usize = 128 << 10;
    for (header, unit) in [
        ("Notes", "followed up 1 June and "),
        ("Notes", "they replied and "),
        ("Notes", "Ann Li; "),
        ("Notes", "2026-11-20, "),
        ("Notes", "1 June: called Ann and "),
        ("Interviewer", "Nov 3 "),
        ("Interviewer", "1st "),
        ("Interviewer", "11/24 "),
        ("Interviewer", "2026-11-20 10:00 - "),
        ("Interviewer", "Acme - "),
        ("Interviewer", "- "),
        ("Date Applied", "2026-11-20, "),
        ("Interview Date", "2026-11-20 10:00 - Ann; "),
    ] {
        let cell = unit.repeat(LENGTH / unit.len());
        let sheet = format!("Company,Position,{header}\nAcme,Cook,\"{cell}\"\nBorel,Cook,\n");
        let outcome = guarded_plan(sheet, &[]);
        let is_read = matches!(outcome.exit, Some(0 | 1));
        assert!(
            is_read,
            "{header}: {unit}: {:?} {}",
            outcome.exit, outcome.stderr
        );
    }
}
