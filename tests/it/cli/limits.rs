//! How much is read of a sheet, and how a person raises it.

use super::SHEET;
use crate::harness::{Run, Workspace};

/// A sheet of five rows, with a note of 40 bytes in the last.
fn sheet() -> Workspace {
    let note = "x".repeat(40);
    let sheet = format!("{}Cole,Cook,applied,2026-11-20,,{note}\n\n", SHEET);
    Workspace::new().with("a.csv", sheet)
}

const SIZE: (&str, &str) = (
    "this file has 227 bytes; the limit is 100 bytes\n  --> a.csv",
    "split it, or raise the limit with `--max-size 1MB`",
);
const ROWS: (&str, &str) = (
    "row 4 is one too many; the limit is 3 rows\n  --> a.csv:4",
    "split the sheet, or raise the limit with `--max-rows`",
);
const COLUMNS: (&str, &str) = (
    "this row has 6 cells; the limit is 5\n  --> a.csv:1",
    "check the separator: it can be given with `--delimiter`; if there are so many columns, \
     say `--max-columns 6`",
);
const CELL: (&str, &str) = (
    "this cell has 40 bytes; the limit is 30 bytes\n  --> a.csv:4, column F",
    "shorten it, or raise the limit with `--max-cell 1kB`",
);

const APPLICATIONS: (&str, &str) = (
    "this sheet has 3 rows of applications; the limit is 2\n  --> a.csv",
    "split the sheet, or raise the limit with `--max-applications 3`",
);

#[track_caller]
fn check_refused(run: Run, (message, hint): (&str, &str)) {
    run.gives(3, "", &format!("error: {message}\nhint: {hint}\n"));
}

#[test]
fn each_limit_has_a_flag_a_key_and_a_variable() {
    for (key, low, high, told) in [
        ("max-size", "100B", "1kB", SIZE),
        ("max-rows", "3", "5", ROWS),
        ("max-columns", "5", "6", COLUMNS),
        ("max-cell", "30", "40", CELL),
        ("max-applications", "2", "3", APPLICATIONS),
    ] {
        let workspace = sheet();
        let flag = format!("--{key}");
        let plan = |more: &[&'static str]| {
            let args = ["plan", "a.csv", "--today", "2026-11-24"];
            workspace.followup(args.into_iter().chain(more.iter().copied()))
        };
        let variable = format!("FOLLOWUP_{}", key.to_uppercase().replace('-', "_"));
        check_refused(plan(&[]).env(&variable, low), told);
        plan(&[]).env(&variable, high).succeeds();
        workspace.write("followup.toml", format!("{key} = '{low}'\n"));
        check_refused(plan(&[]), told);
        // The flag counts most.
        let args = ["plan", "a.csv", "--today", "2026-11-24", &flag, high];
        workspace.followup(args).succeeds();
    }
}

#[test]
fn limits_hold_for_every_kind_of_workbook() {
    for kind in ["xlsx", "xls", "ods"] {
        let book = format!(
            "{}/fixtures/workbooks/jobs.{kind}",
            env!("CARGO_MANIFEST_DIR")
        );
        let name = format!("a.{kind}");
        let bytes = std::fs::read(book).unwrap();
        let workspace = Workspace::new().with(&name, &bytes);
        let check = |more: &str, message: &str, hint: &str| {
            let line = format!("plan {name} --today 2026-11-24 {more}");
            let told = (message, hint);
            check_refused(workspace.followup(line.split(' ')), told);
        };
        check(
            "--max-size 1kB",
            &format!(
                "this file has {} bytes; the limit is 1 kB\n  --> {name}",
                bytes.len()
            ),
            SIZE.1,
        );
        check(
            "--max-rows 3",
            &format!("row 4 is one too many; the limit is 3 rows\n  --> {name}[jobs]:4"),
            ROWS.1,
        );
        check(
            "--max-columns 3",
            &format!("this row has 9 cells; the limit is 3\n  --> {name}[jobs]:1"),
            &COLUMNS.1.replace('6', "9"),
        );
        check(
            "--max-cell 4",
            &format!("this cell has 7 bytes; the limit is 4 bytes\n  --> {name}[jobs]:1, column A"),
            CELL.1,
        );
    }
}

#[test]
fn the_limit_of_applications_holds_for_each_command_that_reads_them() {
    let workspace = sheet();
    for command in [
        "plan a.csv",
        "convert a.csv --ics a.ics",
        "columns a.csv",
        "init a.csv",
    ] {
        let line = format!("{command} --max-applications 2");
        check_refused(workspace.followup(line.split(' ')), APPLICATIONS);
    }
    assert_eq!(workspace.files().len(), 1);
}

#[test]
fn limits_hold_for_a_pipe_and_for_a_page() {
    let workspace = Workspace::new();
    let pipe = workspace.followup(["plan", "-", "--max-size", "1kB"]);
    pipe.stdin("a,b\n".repeat(300)).gives(
        3,
        "",
        "error: this file has more than 1 kB, which is the limit\n  --> -\n\
         hint: split it, or raise the limit with `--max-size`\n",
    );
    let rows: String = (2..9)
        .map(|row| format!("<tr><td>Company {row}<td>Cook<td>2026-11-20"))
        .collect();
    let page = format!("<table><tr><td>Company<td>Position<td>Date Applied{rows}</table>");
    let workspace = Workspace::new().with("a.xls", page);
    let plan = |more: &str| {
        let line = format!("plan a.xls --today 2026-11-24 {more}");
        workspace.followup(line.split(' '))
    };
    plan("--max-rows 8").succeeds();
    plan("--max-rows 7").gives(
        3,
        "",
        "error: row 8 is one too many; the limit is 7 rows\n  --> a.xls:8\n\
         hint: split the sheet, or raise the limit with `--max-rows`\n",
    );
    plan("--max-cell 8").gives(
        3,
        "",
        "error: this cell has 12 bytes; the limit is 8 bytes\n  --> a.xls:1, column C\n\
         hint: shorten it, or raise the limit with `--max-cell 1kB`\n",
    );
}

#[test]
fn a_limit_that_is_none_is_refused() {
    let check = |flag: &str, value: &str, hint: &str| {
        sheet().followup(["plan", "a.csv", flag, value]).gives(
            2,
            "",
            &format!("error: could not understand `{flag} {value}`\nhint: {hint}\n"),
        );
    };
    for key in ["--max-size", "--max-cell"] {
        for value in ["much", "0", "5GB", "1.5MB"] {
            check(key, value, "write a size like 200MB, of up to 4GB");
        }
    }
    check(
        "--max-rows",
        "0",
        "write a whole number from 1 to 100000000",
    );
    check(
        "--max-applications",
        "0",
        "write a whole number from 1 to 100000000",
    );
    check(
        "--max-columns",
        "65536",
        "write a whole number from 1 to 65535",
    );
}
