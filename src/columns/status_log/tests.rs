use crate::columns::{ReadingOptions, Sheet, SheetLayout, understand};
use crate::read::{CsvOptions, Source, read_csv};

fn read(text: &str) -> Sheet {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
    let today = "2026-11-21".parse().unwrap();
    understand(&table, &ReadingOptions::default(), today).unwrap()
}

/// Each application in a line, in the order of their names.
fn told(sheet: &Sheet) -> Vec<String> {
    let mut lines: Vec<String> = sheet
        .applications
        .iter()
        .map(|a| {
            let day = |name: &str, dated: Option<crate::application::Dated>| {
                dated.map_or(String::new(), |dated| format!(" {name} {}", dated.on))
            };
            let rounds = a
                .interviews
                .iter()
                .map(|it| format!(" {}: {}", it.round.0, it.on));
            format!(
                "{} {}{}{}{}{}",
                a.id,
                a.stage.word(),
                day("applied", a.applied_on),
                day("offered", a.offered_on),
                day("rejected", a.rejected_on),
                rounds.collect::<String>(),
            )
        })
        .collect();
    lines.sort();
    lines
}

fn check(text: &str, layout: SheetLayout, expected: &[&str]) {
    let sheet = read(text);
    assert_eq!(sheet.layout, layout, "{text}");
    assert_eq!(told(&sheet), expected, "{text}");
    let counts = sheet.counts;
    let sum = counts.applications + counts.folded + counts.skipped + counts.ignored;
    assert_eq!(sum, counts.rows, "{text}");
    let (header, rows) = text.split_once('\n').unwrap();
    let mut turned: Vec<&str> = rows.lines().collect();
    turned.reverse();
    let turned = format!("{header}\n{}\n", turned.join("\n"));
    assert_eq!(told(&read(&turned)), expected, "turned: {text}");
}

#[test]
fn changes_of_status_of_one_company_and_role_are_one_application() {
    check(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-11-02\n\
         Brio,Baker,Applied,2026-11-03\n\
         Acme,Cook,Interview,2026-11-12\n\
         Crux,Clerk,Applied,2026-11-13\n\
         Brio,Baker,Rejected,2026-11-13\n\
         Acme,Cook,Offer,2026-11-19\n",
        SheetLayout::StatusChanges,
        &[
            "Acme / Cook offer applied 2026-11-02 offered 2026-11-19 1: 2026-11-12",
            "Brio / Baker rejected applied 2026-11-03 rejected 2026-11-13",
            "Crux / Clerk applied applied 2026-11-13",
        ],
    );
}

#[test]
fn the_last_status_counts_and_not_the_furthest() {
    check(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-11-02\n\
         Acme,Cook,Interview,2026-11-12\n\
         Acme,Cook,On hold,2026-11-16\n\
         Brio,Baker,Applied,2026-11-02\n\
         Brio,Baker,Applied,2026-11-02\n\
         Brio,Baker,Rejected,2026-11-09\n\
         Brio,Baker,Closed,2026-11-10\n",
        SheetLayout::StatusChanges,
        &[
            "Acme / Cook on_hold applied 2026-11-02 1: 2026-11-12",
            "Brio / Baker rejected applied 2026-11-02 rejected 2026-11-09",
        ],
    );
    // On one day the order of the rows decides; they ascend here.
    check(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-11-02\n\
         Acme,Cook,Phone screen,2026-11-12\n\
         Acme,Cook,Rejected,2026-11-12\n\
         Brio,Baker,Applied,2026-11-16\n",
        SheetLayout::StatusChanges,
        &[
            "Acme / Cook rejected applied 2026-11-02 rejected 2026-11-12 1: 2026-11-12",
            "Brio / Baker applied applied 2026-11-16",
        ],
    );
}

#[test]
fn what_is_sent_again_after_its_end_is_another_application() {
    check(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-01-05\n\
         Acme,Cook,Interview,2026-01-12\n\
         Acme,Cook,Rejected,2026-01-19\n\
         Acme,Cook,Applied,2026-11-09\n\
         Brio,Baker,Applied,2026-11-10\n",
        SheetLayout::StatusChanges,
        &[
            "Acme / Cook / 2026-11-09 applied applied 2026-11-09",
            "Acme / Cook rejected applied 2026-01-05 rejected 2026-01-19 1: 2026-01-12",
            "Brio / Baker applied applied 2026-11-10",
        ],
    );
}

#[test]
fn the_day_of_a_change_may_be_called_so() {
    check(
        "ID,Company,Role,Status,Changed on\n\
         7,Acme,Cook,Applied,02/11/2026\n\
         7,Acme,Cook,Interview scheduled,09/11/2026\n\
         8,Acme,Cook,Applied,16/11/2026\n\
         7,Acme,Cook,Rejected,17/11/2026\n",
        SheetLayout::StatusChanges,
        &[
            "7 rejected applied 2026-11-02 rejected 2026-11-17",
            "8 applied applied 2026-11-16",
        ],
    );
    check(
        "Timestamp,Company,Role,Status,Date applied\n\
         2026-11-02 09:00,Acme,Cook,Applied,2026-11-01\n\
         2026-11-12 17:00,Acme,Cook,Interview,2026-11-01\n",
        SheetLayout::StatusChanges,
        &["Acme / Cook interviewing applied 2026-11-01 1: 2026-11-12"],
    );
    check(
        "Updated,Company,Role,Status,Date applied\n\
         2026-11-02 09:00,Acme,Cook,Applied,2026-11-01\n\
         2026-11-12 17:00,Acme,Cook,Interview,2026-11-01\n",
        SheetLayout::StatusChanges,
        &["Acme / Cook interviewing applied 2026-11-01 1: 2026-11-12"],
    );
}

#[test]
fn the_status_may_be_called_the_new_one() {
    check(
        "Timestamp,Company,Role,New status\n\
         2026-11-02T09:00:00Z,Acme,Cook,Applied\n\
         2026-11-12T09:00:00Z,Acme,Cook,Offer\n\
         2026-11-13T09:00:00Z,Brio,Baker,Applied\n",
        SheetLayout::StatusChanges,
        &[
            "Acme / Cook offer applied 2026-11-02 offered 2026-11-12",
            "Brio / Baker applied applied 2026-11-13",
        ],
    );
}

#[test]
fn an_appointment_is_not_the_interview() {
    check(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-11-02\n\
         Acme,Cook,Interview scheduled,2026-11-09\n\
         Acme,Cook,Interview,2026-11-16\n\
         Brio,Baker,Applied,2026-11-02\n\
         Brio,Baker,Interview scheduled,2026-11-30\n",
        SheetLayout::StatusChanges,
        &[
            "Acme / Cook interviewing applied 2026-11-02 1: 2026-11-16",
            "Brio / Baker interviewing applied 2026-11-02 1: 2026-11-30",
        ],
    );
}

#[test]
fn a_job_that_was_applied_for_twice_stays_two_applications() {
    fn check_plain(text: &str, expected: usize) {
        let sheet = read(text);
        assert_eq!(sheet.layout, SheetLayout::Applications, "{text}");
        assert_eq!(sheet.applications.len(), expected, "{text}");
    }
    // The column says of what the day is.
    check_plain(
        "Company,Role,Status,Date applied\n\
         Acme,Cook,Applied,2026-11-02\n\
         Acme,Cook,Interview,2026-11-12\n",
        2,
    );
    // The first one had ended.
    check_plain(
        "Company,Role,Status,Date\n\
         Acme,Cook,Rejected,2026-01-02\n\
         Acme,Cook,Applied,2026-11-12\n",
        2,
    );
    // Nothing changed.
    check_plain(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-11-02\n\
         Acme,Cook,Applied,2026-11-12\n",
        2,
    );
    // Others are far on in one row.
    check_plain(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-01-02\n\
         Acme,Cook,Rejected,2026-11-12\n\
         Brio,Baker,Interview,2026-11-02\n\
         Crux,Clerk,Offer,2026-11-02\n",
        4,
    );
    // One of many.
    check_plain(
        "Company,Role,Status,Date\n\
         Acme,Cook,Applied,2026-01-02\n\
         Acme,Cook,Rejected,2026-11-12\n\
         Brio,Baker,Applied,2026-11-02\n\
         Crux,Clerk,Applied,2026-11-02\n\
         Dorn,Diver,Applied,2026-11-02\n\
         Eton,Tailor,Applied,2026-11-02\n",
        6,
    );
    // Other postings.
    check_plain(
        "Company,Role,Status,Date,Link\n\
         Acme,Cook,Applied,2026-01-02,https://acme.example/1\n\
         Acme,Cook,Interview,2026-11-12,https://acme.example/2\n",
        2,
    );
}
