//! Sheets of so many rows that two threads read them. What is told of a row and
//! what becomes of it is the same as if one had read them from the top.

use super::{read, told};
use crate::application::Stage;

/// The last row that is read before any are shared, the last one of the first
/// half of the others, and the last one of the sheet.
const ALONE: u32 = 25;
const HALF: u32 = 225;
const LAST: u32 = 425;

/// A sheet whose rows are all the same kind of thing, but for some.
fn sheet(others: &[(u32, &str)]) -> String {
    let mut text = String::from("Company,Position,Status,Followed up,Link\n");
    for row in 2..=LAST {
        match others.iter().find(|(other, _)| *other == row) {
            Some((_, line)) => text.push_str(line),
            None => text.push_str(&format!("Acme {row},Cook,Applied,,")),
        }
        text.push('\n');
    }
    text
}

#[test]
fn what_is_said_once_is_said_of_the_first_row_that_it_is_true_of() {
    fn check(line: &str, rows: &[u32], message: &str) {
        let lines: Vec<String> = rows
            .iter()
            .map(|row| format!("Bolt {row},{line}"))
            .collect();
        let others = rows.iter().copied();
        let others: Vec<(u32, &str)> = others.zip(lines.iter().map(String::as_str)).collect();
        let sheet = read(&sheet(&others));
        let told = told(&sheet.diagnostics);
        assert_eq!(told.len(), 1, "{line} {rows:?} {told:?}");
        let place = format!("a.csv:{},", rows[0]);
        assert!(
            told[0].contains(message) && told[0].contains(&place),
            "{line} {rows:?} {told:?}"
        );
        assert_eq!(sheet.counts.applications, 424, "{line} {rows:?}");
    }
    let lines = [
        ("Cook,Fnord,,", "could not understand the status `Fnord`"),
        (
            "Cook,Applied,yes,",
            "`yes` does not say when you followed up",
        ),
        (
            "Cook,Applied,,posting",
            "could not read `posting` as a web address",
        ),
    ];
    for (line, message) in lines {
        check(line, &[ALONE, HALF, LAST], message);
        check(line, &[ALONE + 1, HALF + 1], message);
        check(line, &[HALF, HALF + 1, LAST], message);
        check(line, &[HALF + 1, LAST], message);
        check(line, &[LAST], message);
    }
}

#[test]
fn statuses_are_counted_over_all_rows_in_the_order_in_which_they_come_up() {
    let sheet = read(&sheet(&[
        (30, "Bolt 1,Cook,Offer,,"),
        (31, "Bolt 2,Cook,Fnord,,"),
        (HALF + 1, "Bolt 3,Cook,Ghosted,,"),
        (HALF + 2, "Bolt 4,Cook,offer,,"),
        (HALF + 3, "Bolt 5,Cook,fnord,,"),
        (HALF + 4, "Bolt 6,Cook,Rejected,,"),
    ]));
    let words: Vec<(&str, Option<Stage>, usize)> = sheet
        .stages
        .iter()
        .map(|it| (it.word.as_str(), it.stage, it.rows))
        .collect();
    assert_eq!(
        words,
        [
            ("Applied", Some(Stage::Applied), 418),
            ("Offer", Some(Stage::Offer), 2),
            ("Fnord", None, 2),
            ("Ghosted", Some(Stage::Ghosted), 1),
            ("Rejected", Some(Stage::Rejected), 1),
        ]
    );
}

#[test]
fn the_same_company_is_the_one_above_whoever_reads_that_row() {
    fn check(row: u32, lines: &[(u32, &str)], expected: &str) {
        let sheet = read(&sheet(lines));
        let mut applications = sheet.applications.iter();
        let found = applications.find(|it| it.row.0 == row);
        assert_eq!(found.map(|it| it.id.as_str()), Some(expected), "{lines:?}");
    }
    let (half, behind) = (HALF, HALF + 1);
    check(
        behind,
        &[(behind, "ditto,Baker,Applied,,")],
        "Acme 225 / Baker",
    );
    check(
        behind,
        &[
            (half - 1, "Bolt,Cook,Applied,,"),
            (half, "ditto,Cleaner,Applied,,"),
            (behind, "ditto,Baker,Applied,,"),
        ],
        "Bolt / Baker",
    );
    check(LAST, &[(LAST, "ditto,Baker,Applied,,")], "Acme 424 / Baker");
    // A blank cell is no company, and what stands above it is still the same.
    check(
        behind,
        &[
            (half, ",Cleaner,Applied,,"),
            (behind, "ditto,Baker,Applied,,"),
        ],
        "Acme 224 / Baker",
    );
}
