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
    let rows: String = (0..10_000)
        .map(|number| format!("A{number},Cook,qx{},2026-11-20\n", word(number)))
        .collect();
    let outcome = guarded_plan(format!("Company,Role,Status,Date Applied\n{rows}"), &[]);
    assert_eq!(outcome.exit, Some(1));
    let first = "warning: could not understand the status `qxbbbbb`\n";
    assert!(outcome.stderr.starts_with(first), "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("and 9980 more"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn very_many_lists_are_read() {
    let lists: String = (0..12_000)
        .map(|number| {
            let word = word(number);
            format!("\nCompany,Role,Date Applied,{word}\nA{word},Cook,2026-11-20,x\n")
        })
        .collect();
    let outcome = guarded_plan(lists, &[]);
    assert_eq!(outcome.exit, Some(0), "{}", outcome.stderr);
    assert!(outcome.stdout.contains(&format!("A{}", word(11_999))));
}
