//! Sheets without a row of headers: read by their values, asked about where these
//! leave two answers, and told column by column.

use serde_json::{Value, json};

use crate::harness::{Outcome, Workspace};

/// Columns that their values tell apart.
const CLEAR: &str = "\
Acme,Engineer,applied,2026-11-02
Borel,Analyst,rejected,2026-11-03
";

/// Neither column names a job.
const UNCLEAR: &str = "\
Acme,Foo,2026-11-02
Borel,Bar,2026-11-03
";

fn run(csv: &str, line: &str) -> (Workspace, Outcome) {
    let workspace = Workspace::new().with("a.csv", csv);
    let outcome = workspace.followup(line.split(' ')).outcome();
    (workspace, outcome)
}

fn json_of(csv: &str, more: &str) -> Value {
    let (_, outcome) = run(
        csv,
        &format!("columns a.csv --today 2026-11-24 --format json{more}"),
    );
    serde_json::from_str(&outcome.stdout).unwrap()
}

#[test]
fn no_row_is_lost_and_one_note_says_how_the_columns_were_understood() {
    let (_, outcome) = run(CLEAR, "plan a.csv --today 2026-11-24 --format csv");
    assert_eq!(outcome.exit, Some(0));
    assert!(outcome.stdout.contains("Acme"), "{}", outcome.stdout);
    assert_eq!(
        outcome.stderr,
        "\
note: this sheet has no row of headers; by their values its columns are A company, B role, C stage, D applied_on
  --> a.csv:1
hint: if that is wrong, say which is which, like `--map company=A`, or write a row of headers above this one
"
    );
    let json = json_of(CLEAR, "");
    assert_eq!(json["header_row"], Value::Null);
    assert_eq!(json["counts"]["applications"], 2);
    assert_eq!(
        json["columns"][3],
        json!({
            "index": 3, "letter": "D", "header": null, "field": "applied_on", "round": null,
            "used": true, "because": "its cells are days, and no other column has any",
        })
    );
}

#[test]
fn the_plan_is_that_of_the_same_sheet_with_a_header() {
    let plan = |csv: &str| {
        let (_, outcome) = run(csv, "convert a.csv --today 2026-11-24 --ics -");
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (Some(0), ""));
        outcome.stdout
    };
    let with_header = format!("Company,Role,Status,Date applied\n{CLEAR}");
    assert!(plan(CLEAR).contains("BEGIN:VEVENT"));
    assert_eq!(plan(CLEAR), plan(&with_header));
}

#[test]
fn what_is_not_clear_is_asked_and_nothing_is_written() {
    let message = "\
error: this sheet has no row of headers, and its values do not tell the company from the role; it begins with A `Acme`, B `Foo`, C `2026-11-02`
  --> a.csv:1
hint: say which column is which, like `--map company=A --map role=B --map applied_on=C`, or write a row of headers above the first row
";
    for line in [
        "plan a.csv --today 2026-11-24",
        "convert a.csv --today 2026-11-24 --ics a.ics --todo todo.txt",
        "init a.csv",
        "explain a.csv Acme --today 2026-11-24",
    ] {
        let (workspace, outcome) = run(UNCLEAR, line);
        assert_eq!(workspace.files().len(), 1, "{line}: no file may be written");
        outcome.is(3, "", message);
    }
    // What it says to type works as it stands.
    let (_, outcome) = run(
        UNCLEAR,
        "columns a.csv --today 2026-11-24 --map company=A --map role=B --map applied_on=C",
    );
    assert_eq!(outcome.exit, Some(0));
    assert!(outcome.stdout.contains(
        "  A  company     you said so\n  B  role        you said so\n  C  applied_on  you said so\n"
    ));
    assert_eq!(
        outcome.stderr,
        "\
note: this sheet has no row of headers; this row is an application like the others
  --> a.csv:1
hint: if it is the row of headers, say `--header-row ROW`
"
    );
}

#[test]
fn the_page_of_columns_begins_with_what_to_type() {
    let (_, outcome) = run(UNCLEAR, "columns a.csv --today 2026-11-24");
    assert_eq!(outcome.exit, Some(3));
    let lines: Vec<&str> = outcome.stdout.lines().take(9).collect();
    assert_eq!(
        lines,
        [
            "What to type behind the command, if it is so",
            "  --map company=A     column A: its cells are short texts",
            "  --map role=B        column B: its cells are short texts",
            "  --map applied_on=C  column C: its cells are days, and no other column has any",
            "",
            "a.csv: csv, UTF-8, parted by `,`, no header",
            "",
            "Columns",
            "  A-C  not used  not decided, as long as the others are not",
        ]
    );
    let json = json_of(UNCLEAR, "");
    assert_eq!(json["to_type"][1]["shell"], "--map role=B");
    assert_eq!(json["missing"]["place"], "a.csv:1");
}

#[test]
fn that_there_is_no_header_can_be_said_everywhere() {
    let said = |more: &str| json_of("Acme,Foo\nBorel,Bar\n", more);
    // Nothing tells that row 1 is no header.
    assert_eq!(said("")["header_row"], 1);
    let (_, outcome) = run("Acme,Foo\nBorel,Bar\n", "plan a.csv");
    outcome.is(
        3,
        "",
        "\
error: found no column for the company or the role among `Acme`, `Foo`
  --> a.csv
hint: say which column is which, like `--map company=Acme --map role=Foo`; if row 1 is an application and no header, say `--header-row none`
",
    );
    let maps = " --map company=A --map role=B --map notes=B";
    for word in ["none", "0"] {
        let json = said(&format!(" --header-row {word}{maps}"));
        assert_eq!(json["header_row"], Value::Null);
        assert_eq!(json["counts"]["applications"], 2);
        assert_eq!(json["diagnostics"], json!([]));
    }
    let workspace = Workspace::new().with("a.csv", "Acme,Foo\nBorel,Bar\n");
    let line = "columns a.csv --today 2026-11-24 --format json --map company=A --map role=B";
    let flags = || workspace.followup(line.split(' '));
    let by_environment = flags().env("FOLLOWUP_HEADER_ROW", "none").succeeds();
    for value in ["'none'", "0"] {
        let setting = format!("header-row = {value}\nmap.company = 'A'\nmap.role = 'B'\n");
        workspace.write("followup.toml", setting);
        let line = "columns a.csv --today 2026-11-24 --format json";
        assert_eq!(
            workspace.followup(line.split(' ')).succeeds(),
            by_environment
        );
    }
}

#[test]
fn a_wrong_word_for_the_row_and_a_wrong_letter_are_told() {
    let (_, outcome) = run(CLEAR, "plan a.csv --header-row first");
    outcome.is(
        2,
        "",
        "\
error: could not understand `--header-row first`
hint: write the number of a row, or none if the sheet has no headers
",
    );
    let (_, outcome) = run(CLEAR, "plan a.csv --map company=Firma");
    outcome.is(
        2,
        "",
        "\
error: there is no column `Firma`
  --> a.csv
hint: this sheet has no row of headers: name a column by its letter, like `company=A`
",
    );
}

#[test]
fn a_title_above_the_rows_is_named_and_a_short_row_is_told_by_the_others() {
    let csv = "My search\n\nAcme,Cook,2026-11-02\nBorel,Waiter,2026-11-03\nCole,Nurse\n";
    let (_, outcome) = run(csv, "plan a.csv --today 2026-11-24 --format csv");
    assert_eq!(outcome.exit, Some(1));
    assert_eq!(
        outcome.stderr,
        "\
warning: this row has 2 cells, most have 3
  --> a.csv:5
hint: the missing cells are taken as empty
note: `My search` stands alone in its row and is taken for a title
  --> a.csv:1
hint: if it is an application, say `--header-row none`
note: this sheet has no row of headers; by their values its columns are A company, B role, C applied_on
  --> a.csv:3
hint: if that is wrong, say which is which, like `--map company=A`, or write a row of headers above this one
"
    );
    let json = json_of(csv, "");
    assert_eq!(
        json["counts"],
        json!({"rows": 5, "applications": 3, "skipped": 0, "ignored": 2})
    );
}

#[test]
fn nothing_that_may_be_a_secret_is_shown() {
    let csv = "Acme,Foo,hunter2,me@mail.example,2026-11-02\nBorel,Bar,Tr0ub4dor,me@mail.example,2026-11-03\n";
    for command in ["plan", "columns", "init"] {
        let (_, outcome) = run(csv, &format!("{command} a.csv"));
        assert_eq!(outcome.exit, Some(3));
        for text in [&outcome.stdout, &outcome.stderr] {
            let is_shown = ["hunter2", "Tr0ub4dor", "me@"]
                .iter()
                .any(|it| text.contains(it));
            assert!(!is_shown, "{text}");
        }
    }
}

#[test]
fn init_writes_the_columns_by_their_letters() {
    let (workspace, outcome) = run(CLEAR, "init a.csv --today 2026-11-24");
    assert_eq!(outcome.exit, Some(0));
    let written = workspace.text("followup.toml");
    for line in [
        "# header-row = \"none\"\n",
        "# map.company = \"A\"     # column A: its cells are names beside the jobs\n",
        "# map.role = \"B\"        # column B: its cells name jobs\n",
        "# map.stage = \"C\"       # column C: its cells are stages\n",
        "# map.applied_on = \"D\"  # column D: its cells are days, and no other column has any\n",
    ] {
        assert!(written.contains(line), "{line}{written}");
    }
    // Switched on, they are what was found, and there is nothing more to say.
    let lines: Vec<&str> = written
        .lines()
        .filter(|line| line.starts_with("# map.") || line.starts_with("# header-row"))
        .map(|line| line.trim_start_matches("# "))
        .collect();
    workspace.write("followup.toml", lines.join("\n"));
    let line = "columns a.csv --today 2026-11-24";
    let outcome = workspace.followup(line.split(' ')).outcome();
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (Some(0), ""));
    assert!(outcome.stdout.contains("  D  applied_on  you said so\n"));
}
