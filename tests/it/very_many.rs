//! Very many different things of one kind: each costs about as much as the one
//! before it, so that no sheet within the limits takes the night.

use crate::hostile_input::guarded_plan;

/// A different word for each number, far from any that is known.
fn word(number: usize) -> String {
    let letters = "bcdfghjklm".as_bytes();
    let digits = format!("{number:05}").into_bytes();
    let letters = digits
        .iter()
        .map(|digit| letters[usize::from(digit - b'0')]);
    letters.map(char::from).collect()
}

#[test]
fn very_many_unknown_status_words_are_told() {
    let rows: String = (0..5_000)
        .map(|number| format!("A{number},Cook,qx{},2026-11-20\n", word(number)))
        .collect();
    let outcome = guarded_plan(format!("Company,Role,Status,Date Applied\n{rows}"), &[]);
    assert_eq!(outcome.exit, Some(1));
    let first = "warning: could not understand the status `qxbbbbb`\n";
    assert!(outcome.stderr.starts_with(first), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("and 4980 more"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn very_many_lists_are_read() {
    let lists: String = (0..7_000)
        .map(|number| {
            let word = word(number);
            format!("\nCompany,Role,Date Applied,{word}\nA{word},Cook,2026-11-20,x\n")
        })
        .collect();
    let outcome = guarded_plan(lists, &[]);
    assert_eq!(outcome.exit, Some(0), "{}", outcome.stderr);
    assert!(outcome.stdout.contains(&format!("A{}", word(6_999))));
}

#[test]
fn very_many_people_are_told_and_the_first_ones_count() {
    let columns = [
        ("Interviewers", "B `Interviewers`", "Ann Q{} Li"),
        (
            "Interviewer Email",
            "B `Interviewer Email`",
            "{}@acme.example",
        ),
        ("Interviewer Phone", "B `Interviewer Phone`", "+49 711 {}"),
    ];
    for (header, column, person) in columns {
        let is_number = person.starts_with('+');
        let people = (0..10_000).map(|number| {
            let name = if is_number {
                format!("{}", 100_000 + number)
            } else {
                word(number)
            };
            person.replace("{}", &name) + "; "
        });
        let cell: String = people.collect();
        let sheet =
            format!("Company,{header},Interview Date,Role\nAcme,\"{cell}\",2026-11-23,Cook\n");
        let outcome = guarded_plan(sheet, &[]);
        let stderr = format!(
            "warning: more than 100 people are named, and the first 100 count\n  --> a.csv:2, \
             column {column}\nhint: name those whom you want to write to\n"
        );
        outcome.is(1, &outcome.stdout, &stderr);
        let notes = outcome.stdout.matches(",thank-you-note,").count();
        assert_eq!(notes, 100, "{header}");
    }
}

#[test]
fn very_many_contacts_at_one_company_are_told_and_the_first_ones_count() {
    let rows: String = (0..10_000)
        .map(|number| {
            let name = word(number);
            format!("Acme,Ann Q{name} Li,{name}@acme.example\n")
        })
        .collect();
    let outcome = guarded_plan(format!("Company,Contact Name,Contact Email\n{rows}"), &[]);
    let stderr = "warning: more than 100 people are named, and the first 100 count\n  \
                  --> a.csv:2\nhint: name those whom you want to write to\n";
    outcome.is(1, &outcome.stdout, stderr);
}

#[test]
fn very_many_rows_of_one_interview_are_told_and_the_first_people_count() {
    let rows: String = (0..10_000)
        .map(|number| format!("Acme,Cook,2026-11-23,Ann Q{} Li\n", word(number)))
        .collect();
    let outcome = guarded_plan(
        format!("Company,Role,Interview Date,Interviewer\n{rows}"),
        &[],
    );
    let stderr = "warning: more than 100 people are named, and the first 100 count\n  \
                  --> a.csv:2, column C `Interview Date`\nhint: name those whom you want to write \
                  to\n";
    outcome.is(1, &outcome.stdout, stderr);
}
