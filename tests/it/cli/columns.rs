//! `followup columns`: what was understood, what to type, and how it ends.

use serde_json::{Value, json};

use super::{check, with_sheet};
use crate::harness::Workspace;

const SHEET: &str = "\
a.csv: csv, UTF-8, parted by `,`, header in row 1, one row per application

Columns
  A  Company         company       its name is known
  B  Position        role          its name is known
  C  Status          stage         its name is known
  D  Date Applied    applied_on    its name is known
  E  Interview Date  interview_on  its name is known
  F  Interviewer     contact_name  its name is known

Status words
  interviewing  interviewing  1 row
  applied       applied       1 row

Dates
  no date needs an order: each can be read in one way only

Rows
  2 rows: 2 applications, 0 skipped, 0 ignored (blank, totals, repeated headers)
";

/// One unknown header, one unsettled order, one unknown word.
const ODD: &str = "\
Company,Was genau,Status,Date Applied,Password
Acme,Baker,in the mix,03/04/2026,hunter2
Borel,Cook,in the mix,05/04/2026,hunter2
Cole,Driver,rejected,05/04/2026,hunter3
";

fn columns(csv: &str, line: &str) -> (Value, i32, String) {
    let workspace = Workspace::new().with("a.csv", csv);
    let words = ["columns", "a.csv", "--format", "json", "--today"];
    let words = words.into_iter().chain(line.split(' '));
    let outcome = workspace.followup(words).outcome();
    assert_eq!(workspace.files().len(), 1, "no file may be written");
    let json = serde_json::from_str(&outcome.stdout).unwrap();
    (json, outcome.exit.unwrap(), outcome.stderr)
}

#[test]
fn a_sheet_that_is_understood_is_told_without_a_word_of_advice() {
    check("columns a.csv --today 2026-11-24", 0, SHEET, "");
}

#[test]
fn an_odd_sheet_says_within_ten_lines_what_to_type_and_then_it_works() {
    let workspace = Workspace::new().with("a.csv", ODD);
    let run = |more: &[&str]| {
        let words = ["columns", "a.csv", "--today", "2026-06-24"];
        workspace
            .followup(words.into_iter().chain(more.iter().copied()))
            .outcome()
    };
    let outcome = run(&[]);
    let lines: Vec<&str> = outcome.stdout.lines().take(5).collect();
    assert_eq!(
        lines,
        [
            "What to type behind the command, if it is so",
            "  --date-order day-first      if `03/04/2026` in row 2 is 3 April 2026",
            "  --date-order month-first    if `03/04/2026` in row 2 is 4 March 2026",
            "  --map 'role=Was genau'      \
             column B: its cells are short texts, and no other column is the role",
            "  --stage 'in the mix=STAGE'  2 rows say so",
        ]
    );
    assert_eq!(outcome.exit, Some(3));
    assert!(outcome.stderr.ends_with(
        "error: nothing in this file settles whether `03/04/2026` is day first or month first\n  \
         --> a.csv:2, column D `Date Applied`\n\
         hint: say which with `--date-order day-first` or `--date-order month-first`\n"
    ));
    let typed = run(&[
        "--date-order",
        "day-first",
        "--map",
        "role=Was genau",
        "--stage",
        "in the mix=screening",
    ]);
    assert_eq!((typed.exit, typed.stderr.as_str()), (Some(0), ""));
    assert!(!typed.stdout.contains("What to type"));
    assert!(typed.stdout.contains("in the mix  screening  2 rows"));
    for outcome in [outcome, typed] {
        assert!(!outcome.stdout.contains("hunter") && !outcome.stderr.contains("hunter"));
    }
}

#[test]
fn what_is_not_known_is_null_and_the_rest_is_there() {
    let (json, exit, _) = columns(ODD, "2026-06-24");
    assert_eq!(exit, 3);
    assert_eq!(json["schema"], "followup.columns/1");
    assert_eq!(json["date_order"], Value::Null);
    assert_eq!(json["missing"]["place"], "a.csv:2, column D `Date Applied`");
    assert_eq!(json["columns"][1]["field"], Value::Null);
    assert_eq!(json["columns"][3]["field"], "applied_on");
    assert_eq!(
        json["stages"],
        json!([
            {"word": "in the mix", "stage": null, "rows": 2},
            {"word": "rejected", "stage": "rejected", "rows": 1},
        ])
    );
    assert_eq!(
        json["counts"],
        json!({"rows": 3, "applications": 3, "skipped": 0, "ignored": 0})
    );

    let (json, exit, stderr) = columns("Compny Nme,When\nAcme,2026-01-02\n", "2026-06-24");
    assert_eq!(exit, 3);
    assert!(stderr.starts_with("error: found no column for the company or the role"));
    assert_eq!(json["counts"], Value::Null);
    assert_eq!(json["layout"], Value::Null);
    assert_eq!(json["to_type"][0]["shell"], "--map 'company=Compny Nme'");
}

/// Two lists; the first cell of each that says so counts days as a spreadsheet
/// does, which is told once.
const LISTS: &str = "\
Company,Role,Applied,Mood
Acme,Cook,46338,fine

Firma,Stelle,Bewerbungsdatum
Borel,Koch,46339
Cole,Koch,46340
";

#[test]
fn every_list_of_a_sheet_is_told_and_notes_come_once() {
    let (json, exit, stderr) = columns(LISTS, "2026-11-24");
    assert_eq!((exit, json["layout"].as_str()), (0, Some("several lists")));
    assert_eq!(json["languages"], json!(["de", "en"]));
    assert_eq!(json["lists"].as_array().unwrap().len(), 2);
    assert_eq!(json["lists"][0]["columns"], json["columns"]);
    let list = &json["lists"][1];
    assert_eq!(
        (&list["header_row"], &list["last_row"]),
        (&json!(4), &json!(6))
    );
    assert_eq!(list["columns"][2]["field"], "applied_on");
    let used: Vec<&Value> = json["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| &column["used"])
        .collect();
    assert_eq!(used, [true, true, true, false]);
    assert_eq!(
        stderr,
        "\
note: `46338` is read as 2026-11-12: spreadsheets count days that way
  --> a.csv:2, column C `Applied`
hint: write it as a date if that is wrong; others in this sheet are not told of
"
    );
    let (json, _, _) = columns("Company,Role\nAcme,Cook\n", "2026-11-24");
    assert_eq!(json["lists"], Value::Null);
    assert_eq!(json["languages"], json!(["en"]));
    // What may be a header has a language, too.
    let (json, exit, _) = columns("Bewerbungsdatum,Notizen\n2026-11-02,x\n", "2026-11-24");
    assert_eq!((exit, &json["languages"]), (3, &json!(["de"])));
}

#[test]
fn rows_that_hang_on_the_order_are_not_counted_before_it_is_settled() {
    // 3 April once and 4 March once: the same day in one order only.
    let csv = "Company,Role,Applied\nAcme,Cook,03/04/2026\nAcme,Cook,2026-04-03\n";
    let (json, exit, _) = columns(csv, "2026-06-24");
    assert_eq!((exit, &json["counts"]), (3, &Value::Null));
    assert_eq!(json["diagnostics"], json!([]));
    let (json, exit, _) = columns(csv, "2026-06-24 --date-order day-first");
    assert_eq!((exit, &json["counts"]["skipped"]), (1, &json!(1)));
}

#[test]
fn dates_that_clash_are_slips_in_one_order_or_the_other() {
    let csv = "Company,Role,Applied\nAcme,Cook,25/04/2026\nBorel,Cook,04/26/2026\n";
    let (json, exit, _) = columns(csv, "2026-06-24");
    assert_eq!(exit, 3);
    let lines: Vec<String> = json["to_type"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", it["shell"], it["because"]).replace('"', ""))
        .collect();
    assert_eq!(
        lines,
        [
            "--date-order day-first if `04/26/2026` is a slip",
            "--date-order month-first if `25/04/2026` is a slip",
        ]
    );
}

#[test]
fn the_diagnostics_are_those_of_the_plan() {
    let csv = "Company,Status,Applied\nAcme,blorped,2026-02-30\n,,2026-01-02\nBorel,applied\n";
    let (json, exit, stderr) = columns(csv, "2026-06-24");
    let workspace = Workspace::new().with("a.csv", csv);
    let line = "plan a.csv --format json --today 2026-06-24";
    let plan = workspace.followup(line.split(' ')).outcome();
    assert_eq!((Some(exit), &stderr), (plan.exit, &plan.stderr));
    assert_eq!(exit, 1);
    let plan: Value = serde_json::from_str(&plan.stdout).unwrap();
    assert_eq!(json["diagnostics"], plan["diagnostics"]);
    assert_eq!(json["counts"]["rows"], plan["counts"]["rows"]);
    assert_eq!(json["counts"]["skipped"], plan["counts"]["skipped"]);
}

#[test]
fn a_mistake_in_a_flag_is_told_and_nothing_else() {
    check(
        "columns a.csv --map company=Compny",
        2,
        "",
        "error: there is no column `Compny`\n  --> a.csv\nhint: did you mean `Company`?\n",
    );
    check(
        "columns a.csv --map company=Z",
        2,
        "",
        "error: there is no column `Z`\n  --> a.csv\n",
    );
    check(
        "columns a.csv --format ndjson",
        2,
        "",
        "error: could not understand `--format ndjson`\nhint: write table or json\n",
    );
    Workspace::new().with("a.csv", "").followup(["columns", "a.csv"]).gives(
        3,
        "",
        "error: `a.csv` is empty\nhint: the first row names the columns: `company`, `role`, `applied`\n",
    );
}

#[test]
fn stdin_is_a_sheet_too() {
    let workspace = with_sheet();
    let sheet = workspace.text("a.csv");
    let run = workspace.followup(["columns", "-", "--today", "2026-11-24"]);
    run.stdin(sheet)
        .gives(0, &SHEET.replacen("a.csv", "-", 1), "");
}

#[test]
fn an_encoding_that_is_a_guess_is_told_as_one() {
    let workspace = Workspace::new();
    workspace.write("a.csv", b"Company,Role\nCaf\xe9,Cook\n");
    let run = |command| {
        let words = [command, "a.csv", "--today", "2026-06-24"];
        workspace.followup(words).outcome()
    };
    let columns = run("columns");
    assert_eq!(columns.exit, Some(1));
    let first = "a.csv: csv, Windows-1252 (a guess), parted by `,`, header in row 1";
    assert!(columns.stdout.starts_with(first), "{}", columns.stdout);
    assert_eq!(run("init").exit, Some(0));
    let written = workspace.text("followup.toml");
    let line = "# encoding = \"Windows-1252\"  # [?] a guess\n";
    assert!(written.contains(line), "{written}");
    workspace.write("followup.toml", line.trim_start_matches("# "));
    assert_eq!(run("columns").exit, Some(0));
    workspace.write("a.csv", b"Compny Nme,Rle\nCaf\xe9,Cook\n");
    let columns = run("columns");
    assert_eq!(columns.exit, Some(3));
}

#[test]
fn a_status_word_with_slips_in_it_comes_with_the_word_that_it_may_be() {
    let (json, exit, _) = columns("Company,Status\nAcme,Reejectedd\n", "2026-06-24");
    assert_eq!(exit, 1);
    assert_eq!(
        json["to_type"],
        json!([{
            "flag": "--stage",
            "value": "Reejectedd=rejected",
            "shell": "--stage Reejectedd=rejected",
            "because": "1 row says so; it is close to `rejected`",
        }])
    );
}
