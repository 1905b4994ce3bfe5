//! `followup init`: the file that it writes changes nothing by itself, says
//! what was understood, and takes the place of no other.

use std::collections::BTreeSet;
use std::path::Path;

use followup::config::{Config, KEYS};

use super::with_sheet;
use crate::harness::{Outcome, Workspace};

const TODAY: [&str; 2] = ["--today", "2026-11-24"];

/// One unknown header, one unknown word, one unsettled order.
const ODD: &str = "\
Company,Was genau,Status,Date Applied,Notes,Comments,Password
Acme,Baker,in the mix,03/04/2026,a,b,hunter2
Borel,Cook,applied,05/04/2026,,,hunter2
";

fn run(workspace: &Workspace, words: &[&str]) -> Outcome {
    workspace
        .followup(words.iter().copied().chain(TODAY))
        .outcome()
}

fn plan(workspace: &Workspace) -> (Option<i32>, String, String) {
    let outcome = run(workspace, &["plan", "a.csv", "--format", "json"]);
    (outcome.exit, outcome.stdout, outcome.stderr)
}

/// The settings behind a `#`, switched on.
fn switched_on(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let setting = line.strip_prefix("# ")?;
        let (key, _) = setting.split_once(" = ")?;
        let is_key = key.starts_with("map.") || key.starts_with("stage.") || !key.contains(' ');
        is_key.then_some(setting)
    })
}

#[test]
fn no_plan_changes_by_the_file_that_is_written() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut seen = 0;
    for entry in std::fs::read_dir(fixtures).unwrap() {
        let Ok(sheet) = std::fs::read_to_string(entry.unwrap().path().join("input.csv")) else {
            continue;
        };
        let workspace = Workspace::new().with("a.csv", &sheet);
        let before = plan(&workspace);
        let outcome = run(&workspace, &["init", "a.csv"]);
        if outcome.exit == Some(3) {
            assert_eq!(workspace.files().len(), 1, "{outcome:?}");
            continue;
        }
        assert_eq!(outcome.stdout, "");
        let text = workspace.text("followup.toml");
        assert_eq!(Config::parse(&text), Ok(Config::default()), "{text}");
        assert_eq!(plan(&workspace), before);
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn what_it_says_was_understood_gives_the_same_plan_when_it_is_said() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/applications.csv");
    let example = std::fs::read_to_string(example).unwrap();
    let semicolons = "Firm;Position;Status;Date Applied;1st Interview;2nd Interview;Notes;Comments\n\
        Acme;Baker;Applied;03.04.2026;04.04.2026;23.11.2026 14:00;one;two\n\
        Borel;Cook;No response;13.11.2026;;;;\n";
    let workbook = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/workbooks/jobs.xlsx");
    let workbook = std::fs::read(workbook).unwrap();
    for sheet in [example.as_bytes(), semicolons.as_bytes(), &workbook] {
        // What a workbook is its content says, whatever it is called.
        let workspace = Workspace::new();
        workspace.write("a.csv", sheet);
        let before = plan(&workspace);
        assert_eq!(run(&workspace, &["init", "a.csv"]).exit, Some(0));
        let text = workspace.text("followup.toml");
        let fitted = [
            "delimiter",
            "encoding",
            "header-row",
            "date-order",
            "input-format",
            "sheet",
        ];
        let fitted: Vec<&str> = switched_on(&text)
            .filter(|line| {
                let is_example = line.ends_with("# for example");
                let key = line.split([' ', '.']).next().unwrap();
                !is_example && fitted.contains(&key) || ["map", "stage"].contains(&key)
            })
            .collect();
        assert!(fitted.len() > 10, "{fitted:#?}");
        workspace.write("followup.toml", fitted.join("\n"));
        assert_eq!(plan(&workspace), before, "{fitted:#?}");
    }
}

#[test]
fn every_key_is_there_and_right_when_it_is_switched_on() {
    let workspace = Workspace::new().with("a.csv", ODD);
    run(&workspace, &["init", "a.csv"]);
    let text = workspace.text("followup.toml");
    let mut seen = BTreeSet::new();
    for setting in switched_on(&text) {
        let config = Config::parse(setting).unwrap_or_else(|why| panic!("{setting}: {why}"));
        seen.extend(KEYS.into_iter().filter(|key| config.get(key).is_some()));
    }
    // `--sheet` is about workbooks, but may be said of any file.
    let all = KEYS
        .into_iter()
        .filter(|key| !["config", "help"].contains(key));
    assert_eq!(seen, all.collect());
    assert!(!text.contains("hunter"));
    assert!(
        text.lines()
            .all(|line| line.is_empty() || line.starts_with('#'))
    );
}

#[test]
fn a_file_that_is_there_is_left_as_it_is() {
    let workspace = with_sheet().with("followup.toml", "region = 'US'\n");
    workspace.followup(["init", "a.csv"]).gives(
        4,
        "",
        "error: `followup.toml` is there already, and is left as it is\n\
         hint: move it away, or see what would be written: `followup init a.csv --dry-run`\n",
    );
    assert_eq!(workspace.text("followup.toml"), "region = 'US'\n");
    // What it says is in what would be written.
    let printed = workspace
        .followup(["init", "a.csv", "--dry-run"])
        .succeeds();
    let config = Config::parse(&printed).unwrap();
    assert_eq!(config.get("region").unwrap().values, ["US"]);
    assert_eq!(workspace.text("followup.toml"), "region = 'US'\n");
}

#[test]
fn a_dry_run_and_stdin_print_what_would_be_written() {
    let workspace = with_sheet();
    let sheet = workspace.text("a.csv");
    let dry = workspace
        .followup(["init", "a.csv", "--dry-run"])
        .succeeds();
    assert_eq!(workspace.files().len(), 1);
    let run = workspace.followup(["init", "-"]).stdin(sheet).outcome();
    assert_eq!((run.exit, run.stderr.as_str()), (Some(0), ""));
    // The name of the sheet breaks the lines of the opening elsewhere.
    let sections = |text: &str| text.split_once("\n\n").unwrap().1.to_owned();
    assert_eq!(sections(&run.stdout), sections(&dry));
    assert!(
        run.stdout
            .starts_with("# followup.toml for `-`, written by")
    );
    assert_eq!(workspace.files().len(), 1);
    assert_eq!(workspace.followup(["init", "a.csv"]).succeeds(), "");
    assert_eq!(workspace.text("followup.toml"), dry);
}

#[test]
fn an_order_that_is_not_settled_is_written_as_a_choice() {
    let workspace = Workspace::new().with("a.csv", ODD);
    run(&workspace, &["init", "a.csv"]).is(
        1,
        "",
        "warning: nothing in this file settles whether `03/04/2026` is day first or month first\n  \
         --> a.csv:2, column D `Date Applied`\n\
         hint: take the `#` away before the right `date-order` in `followup.toml`\n",
    );
    assert_eq!(plan(&workspace).0, Some(3));
    let text = workspace.text("followup.toml");
    for (from, to) in [
        (
            "# date-order = \"day-first\"    # if `03/04/2026` in row 2 is 3 April 2026\n",
            "date-order = \"day-first\"\n",
        ),
        ("# map.role = \"Was genau\"", "map.role = \"Was genau\""),
        (
            "# map.notes = [\"Notes\", \"Comments\"]",
            "map.notes = [\"Notes\", \"Comments\"]",
        ),
        (
            "# stage.\"in the mix\" = \"STAGE\"",
            "stage.\"in the mix\" = \"screening\"",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let now = workspace.text("followup.toml");
        workspace.write("followup.toml", now.replace(from, to));
    }
    let (exit, json, stderr) = plan(&workspace);
    assert_eq!((exit, stderr.as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let first = &json["applications"][0];
    assert_eq!(first["role"], "Baker");
    assert_eq!(first["applied_on"], "2026-04-03");
    assert_eq!(first["stage"], "screening");
    assert_eq!(first["notes"], "a\nb");
}

#[test]
fn what_was_said_elsewhere_is_switched_on() {
    let workspace = Workspace::new()
        .with("jobs/a.csv", ODD)
        .with("jobs/days.txt", "2026-12-24\n")
        .with(
            "home/.config/followup/followup.toml",
            "weekend = 'sun'\nholidays = '../days off.txt'\nquiet = true\nics = '~/f.ics'\n",
        )
        .with("home/.config/days off.txt", "2026-12-24\n");
    let words = [
        "init",
        "jobs/a.csv",
        "--date-order",
        "day-first",
        "--map",
        "role=Was genau",
        "--map",
        "notes=Comments",
        "--stage",
        "In The Mix=screening",
        "--region",
        "US",
        "--verbose",
    ];
    let outcome = run(&workspace, &words);
    outcome.is(0, "", "wrote `jobs/followup.toml`\n");
    let text = workspace.text("jobs/followup.toml");
    let config = Config::parse(&text).unwrap();
    let values = |key: &str| {
        config
            .get(key)
            .map(|it| it.values.clone())
            .unwrap_or_default()
    };
    assert_eq!(values("date-order"), ["day-first"]);
    assert_eq!(values("map"), ["notes=Comments", "role=Was genau"]);
    assert_eq!(values("stage"), ["In The Mix=screening"]);
    assert_eq!(values("region"), ["US"]);
    assert_eq!(values("weekend"), ["sun"]);
    assert_eq!(values("ics"), ["~/f.ics"]);
    assert_eq!(values("quiet"), ["true"]);
    let days = workspace.path("home/.config/followup/../days off.txt");
    assert_eq!(values("holidays"), [days.to_str().unwrap()]);
    // What is about one run is not.
    assert!(config.get("today").is_none() && config.get("verbose").is_none());
    assert!(!text.contains("stage.\"in the mix\""));
}

#[test]
fn nothing_is_written_for_a_sheet_that_is_none_or_a_setting_that_is_wrong() {
    let workspace = Workspace::new().with("a.csv", "Compny Nme,When\nAcme,2026-01-02\n");
    let outcome = run(&workspace, &["init", "a.csv"]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(3), ""));
    assert!(outcome.stderr.contains("`--map 'company=Compny Nme'`"));
    let outcome = run(
        &workspace,
        &[
            "init",
            "a.csv",
            "--map",
            "company=Compny Nme",
            "--region",
            "XX",
        ],
    );
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(2), ""));
    assert_eq!(workspace.files().len(), 1);
    let outcome = run(
        &workspace,
        &["init", "a.csv", "--map", "company=Compny Nme"],
    );
    assert_eq!(outcome.exit, Some(0));
    let text = workspace.text("followup.toml");
    assert!(
        text.contains("\nmap.company = \"Compny Nme\"  # you said so\n"),
        "{text}"
    );
}

/// What is written about [`SHEET_TO_FIT`], to the letter.
const FITTED: &str = r#"# What a column means, by its header or letter; FIELD:2=HEADER for a round
# In this file the field stands before the header, one of a round in quotes,
# like map."interview_on:2".
# Not used here: I `Password` (it may hold a password or a login: it is never
# read).
# map.company = "Company"                 # column A: its name is known
# map.stage = "Status"                    # column C: its name is known
# map.applied_on = "Date Applied"         # column D: its name is known
# map."interview_on:1" = "1st Interview"  # column E: its name is known
# map."interview_on:2" = "2nd Interview"  # column F: its name is known
# map.notes = ["Notes", "Comments"]       # column G: its name is known; column H: its name is known
# map.role = "Was genau"                  # [?] column B, not used: its cells are short texts, and no other column is the role

# day-first, month-first or year-first [default: found out]
# [?] Not settled, and nothing is planned before it is: nothing in this file
# settles whether `03/04/2026` is day first or month first. Take the `#` away
# before the line that is right.
# date-order = "day-first"    # if `03/04/2026` in row 2 is 3 April 2026
# date-order = "month-first"  # if `03/04/2026` in row 2 is 4 March 2026

# What a status word means
# The stages are: wishlist, applied, screening, assessment, interviewing,
# offer, accepted, rejected, withdrawn, ghosted, on_hold, closed.
# stage."in the mix" = "STAGE"  # [?] not understood, 1 row
# stage.Applied = "applied"     # 1 row
"#;

const SHEET_TO_FIT: &str = r#"Company,Was genau,Status,Date Applied,1st Interview,2nd Interview,Notes,Comments,Password
Harbour & Pine,Editor,in the mix,03/04/2026,08/04/2026,,call "Ann",,hunter2
Castellan,Adjuster,Applied,02/04/2026,07/04/2026,09/04/2026,,,hunter2
"#;

#[test]
fn the_part_about_the_sheet_says_what_was_found_and_marks_what_is_uncertain() {
    let workspace = Workspace::new().with("a.csv", SHEET_TO_FIT);
    assert_eq!(run(&workspace, &["init", "a.csv"]).exit, Some(1));
    let text = workspace.text("followup.toml");
    let start = text.find("# What a column means").unwrap();
    let (found, _) = text[start..].split_once("\n# Planning").unwrap();
    assert_eq!(found, FITTED);
}
