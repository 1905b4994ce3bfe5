//! What a terminal takes for an order reaches none, wherever it stands: in cells,
//! headers, names of files and sheets, settings, playbooks, tasks and calendars.

use std::process::Stdio;

use crate::harness::Workspace;

/// A colour, a bell, a title of the window, the one-byte form of an order,
/// backspaces over what was shown, and letters that turn the rest around.
const ORDERS: [&str; 7] = [
    "\u{1b}[31mred\u{1b}[0m",
    "bell\u{7}",
    "\u{1b}]0;title\u{7}",
    "\u{9b}2Jgone",
    "secret\u{8}\u{8}\u{8}\u{8}\u{8}\u{8}public",
    "\u{202e}cba\u{2066}fed\u{200f}",
    "\u{7f}\rover",
];

fn is_order(character: char) -> bool {
    let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (character.is_control() && character != '\n') || turns || character == '\u{feff}'
}

/// Runs each line in the folder, and nothing of what it says is an order. Every
/// line must say something.
#[track_caller]
fn check(workspace: &Workspace, lines: &[&str]) {
    for line in lines {
        let args = line.split(' ').chain(["--color", "never"]);
        let mut command = workspace.followup(args).into_command();
        let output = command.stdin(Stdio::null()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.is_empty(), "{line}");
        assert_ne!(output.status.code(), Some(101), "{line}: {said}");
        let said = said.replace("\r\n", "\n");
        let found = said.lines().find(|line| line.contains(is_order));
        assert_eq!(
            found.map(str::escape_debug).map(|it| it.to_string()),
            None,
            "{line}"
        );
    }
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

#[test]
fn cells_and_headers_are_no_orders() {
    let plan = "--today 2026-11-24";
    for order in ORDERS {
        let cell = quoted(order);
        let row = format!("{cell},{cell},applied,2026-11-20,2026-11-24,{cell},{cell},{cell}\n");
        let headers = format!(
            "Company,Position,Status,Date Applied,Interview Date,Interviewer,Notes,{cell}\n"
        );
        let bad = format!("Acme,Cook,{cell},{cell},{cell},Ann,{cell},{cell}\n");
        let workspace = Workspace::new().with("a.csv", format!("{headers}{row}{bad}"));
        check(
            &workspace,
            &[
                &format!("plan a.csv {plan}"),
                &format!("plan a.csv {plan} --format json"),
                &format!("plan a.csv {plan} --format ndjson"),
                &format!("plan a.csv {plan} --format csv"),
                &format!("columns a.csv {plan}"),
                &format!("columns a.csv {plan} --format json"),
                &format!("explain a.csv acme {plan} -v"),
                &format!("convert a.csv {plan} --ics f.ics --todo todo.txt --dry-run"),
                &format!("convert a.csv {plan} --todo - -v"),
                &format!("convert a.csv {plan} --ics f.ics --todo todo.txt --vdir d -v"),
                &format!("init a.csv {plan} --dry-run"),
            ],
        );
    }
}

#[test]
fn sheets_that_are_refused_give_no_orders() {
    for order in ORDERS {
        let cell = quoted(order);
        let sheets = [
            // No header that anybody knows.
            format!("{cell},{cell}\n{cell},{cell}\n"),
            // A column for each day, and a pivot.
            format!("{cell},2026-11-01,2026-11-02,2026-11-03,2026-11-04\nAcme,x,,x,\n"),
            // No order of day and month.
            format!("Company,{cell},Applied\n{cell},x,03/04/2026\nAcme,x,05/06/2026\n"),
            // An open quote.
            format!("Company,Applied\n{cell},\"{order}\n"),
            // Cells of names without a header.
            format!("{cell},Cook,2026-11-20\n{cell},Cook,2026-11-21\n"),
        ];
        for sheet in sheets {
            let workspace = Workspace::new().with("a.csv", sheet);
            let lines = [
                "plan a.csv --today 2026-11-24",
                "columns a.csv --today 2026-11-24",
                "init a.csv --today 2026-11-24 --dry-run",
            ];
            check(&workspace, &lines);
        }
    }
}

#[test]
fn names_of_files_are_no_orders() {
    for order in ORDERS {
        let name = order.replace('/', "");
        let workspace = Workspace::new()
            .with(&format!("{name}.csv"), "Company,Applied\nAcme,2026-02-30\n")
            .with("a.csv", "Company,Applied\nAcme,2026-11-20\n")
            .with(&format!("{name}.ics"), "no calendar")
            .with(&format!("{name}.toml"), "rules = 3\n");
        let run = |args: &[&str]| {
            let mut command = workspace.followup(args.iter().copied()).into_command();
            let output = command.stdin(Stdio::null()).output().unwrap();
            let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(!said.is_empty(), "{args:?}");
            assert!(!said.contains(is_order), "{args:?}: {said:?}");
        };
        let [sheet, missing, calendar, playbook] =
            [".csv", ".no", ".ics", ".toml"].map(|end| format!("{name}{end}"));
        run(&["plan", &sheet, "--today", "2026-11-24"]);
        run(&["plan", &missing]);
        run(&["columns", &sheet, "--today", "2026-11-24"]);
        run(&["convert", "a.csv", "--ics", &calendar]);
        run(&["convert", "a.csv", "--ics", &missing, "--dry-run"]);
        run(&["convert", "a.csv", "--ics", &missing, "-v"]);
        run(&["convert", "a.csv", "--todo", &missing, "-v"]);
        run(&["convert", "a.csv", "--vdir", &missing, "-v"]);
        run(&["plan", "a.csv", "--playbook", &playbook]);
        run(&["plan", "a.csv", "--config", &playbook]);
        run(&["playbooks", "check", &playbook]);
        run(&["plan", "a.csv", "--holidays", &playbook]);
        run(&["plan", "a.csv", "--done", &missing]);
        // And what else a person may type.
        for flag in [
            "--region",
            "--weekend",
            "--map",
            "--stage",
            "--today",
            "--tz",
            "--sheet",
        ] {
            run(&["plan", "a.csv", flag, order]);
        }
        run(&["explain", "a.csv", order]);
        run(&[order]);
        run(&["holidays", order]);
        run(&["plan", "a.csv", &format!("--{order}")]);
    }
}

#[test]
fn what_others_wrote_gives_no_orders() {
    for order in ORDERS {
        let workspace = Workspace::new()
            .with("a.csv", "Company,Position,Applied\nAcme,Cook,2026-11-20\n")
            .with(
                "f.ics",
                format!(
                    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n\
                     SUMMARY:{order}\r\nDTSTART;VALUE=DATE:20261124\r\nEND:VEVENT\r\n\
                     END:VCALENDAR\r\n"
                ),
            )
            .with("days.txt", format!("2026-11-26 {order}\n{order}\n"))
            .with(
                "todo.txt",
                format!("{order}\n2026-11-20 {order} fu:0000000\n"),
            )
            .with(
                "own.toml",
                format!("name = 'x'\n# {order}\nrule = '{}'\n", order.escape_debug()),
            )
            .with("followup.toml", "");
        check(
            &workspace,
            &[
                "convert a.csv --today 2026-11-24 --ics f.ics",
                "convert a.csv --today 2026-11-24 --todo todo.txt --dry-run",
                "plan a.csv --today 2026-11-24 --todo todo.txt",
                "plan a.csv --today 2026-11-24 --holidays days.txt",
                "plan a.csv --today 2026-11-24 --playbook own.toml",
            ],
        );
        workspace.write("followup.toml", format!("\"{}\" = 1\n", escaped(order)));
        check(&workspace, &["plan a.csv"]);
        workspace.write(
            "followup.toml",
            format!("region = \"{}\"\n", escaped(order)),
        );
        check(&workspace, &["plan a.csv"]);
        workspace.write("followup.toml", format!("region = {order}\n"));
        check(&workspace, &["plan a.csv"]);
    }
}

/// The text as TOML writes it in quotes.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| format!("\\U{:08X}", u32::from(c)))
        .collect()
}
