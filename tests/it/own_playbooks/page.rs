//! The page that teaches the language: its pieces put together are the example,
//! its output is what the program prints, and its tables hold every word.

use std::collections::BTreeSet;
use std::process::Command;

use followup::rules::Playbook;

use super::{GENTLE, SHEET};
use crate::harness::Workspace;

const PAGE: &str = include_str!("../../../examples/playbooks/README.md");

/// A fenced block.
enum Block {
    Toml(String),
    Console(String),
}

fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    for fence in PAGE.split("\n```").skip(1).step_by(2) {
        let (language, text) = fence.split_once('\n').unwrap();
        let text = format!("{text}\n");
        blocks.push(match language {
            "toml" => Block::Toml(text),
            "console" => Block::Console(text),
            other => panic!("a block of `{other}`"),
        });
    }
    blocks
}

/// A piece goes where the page says: keys above the first line in brackets,
/// tables to the end.
fn put_in(piece: &str, file: &mut String) {
    let first_table = file.find("\n[").map(|at| at + 1);
    match first_table.filter(|_| !piece.starts_with('[')) {
        Some(at) => file.insert_str(at, piece),
        None => file.push_str(piece),
    }
}

/// What a shell prints, both streams in the order in which they come.
fn printed(workspace: &Workspace, command: &str) -> String {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_followup"));
    let path = format!("{}:/usr/bin:/bin", program.parent().unwrap().display());
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(workspace.path(""))
        .env_clear()
        .env("PATH", path)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[cfg(unix)]
fn each_step_gives_what_the_page_says() {
    let workspace = Workspace::new().with("applications.csv", SHEET);
    let mut file = String::new();
    for block in blocks() {
        match block {
            Block::Toml(piece) => {
                put_in(&piece, &mut file);
                workspace.write("mine.toml", &file);
                let run = workspace.followup(["playbooks", "check", "mine.toml"]);
                run.succeeds();
            }
            Block::Console(text) => {
                let mut shown = String::new();
                for line in text.lines().filter(|line| line.starts_with("$ ")) {
                    let printed = printed(&workspace, line.trim_start_matches("$ "));
                    shown.push_str(&format!("{line}\n{printed}"));
                }
                assert_eq!(shown, text);
            }
        }
    }
}

#[test]
fn the_pieces_together_are_the_example() {
    let mut file = String::new();
    for block in blocks() {
        if let Block::Toml(piece) = block {
            put_in(&piece, &mut file);
        }
    }
    let built: toml::Table = file.parse().unwrap();
    let example: toml::Table = GENTLE.parse().unwrap();
    assert_eq!(built, example);
}

const RULE: &str = "name = 'm'\n[switches]\nswitch = true\n[[rule]]\nid = 'a'\nkind = 'task'\n\
    anchor = 'applied'\noffset = '1 day'\nlatest = '9 days'\nsummary = 's'\ndetails = 'd'\nswitch = 'switch'\n";

/// The words that the program offers for one that it does not know.
fn offered(text: &str) -> BTreeSet<String> {
    let error = Playbook::parse("m.toml", text).unwrap_err();
    let hint = error.hint.unwrap();
    let words = hint
        .strip_prefix("known are: ")
        .unwrap_or_else(|| panic!("{hint}"));
    words.split(", ").map(str::to_owned).collect()
}

/// The words in backticks in the first column of a table.
fn listed(header: &str) -> BTreeSet<String> {
    let (_, table) = PAGE.split_once(header).unwrap();
    let rows = table
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| words(row.split('|').nth(1).unwrap()))
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_tables_list_every_key_anchor_and_placeholder() {
    let of_file = offered(&format!("qqqq = 1\n{RULE}"));
    let bare = |word: String| word.trim_matches(['[', ']']).to_owned();
    let listed_for_file = listed("Of the file:").into_iter().map(bare).collect();
    assert_eq!(of_file, listed_for_file);
    assert_eq!(offered(&format!("{RULE}qqqq = 1\n")), listed("Of a rule:"));
    let anchors = offered(&RULE.replace("'applied'", "'qqqq'"));
    let mut listed_anchors = listed("Anchors:");
    assert!(listed_anchors.remove("follow-up:check-in"));
    assert_eq!(anchors, listed_anchors);
    let slots = offered(&RULE.replace("'s'", "'{qqqq}'"));
    let slots: BTreeSet<String> = slots
        .into_iter()
        .map(|slot| format!("{{{slot}}}"))
        .collect();
    assert_eq!(slots, listed("Placeholders, in"));
}

#[test]
fn the_row_of_a_key_lists_every_word_for_it() {
    for key in [
        "kind", "adjust", "choose", "address", "except", "via", "stages", "needs",
    ] {
        let rule = match key {
            "kind" => RULE.replace("'task'", "'qqqq'"),
            _ => format!("{RULE}{key} = 'qqqq'\n"),
        };
        let begin = format!("| `{key}` |");
        let row = PAGE.lines().find(|line| line.starts_with(&begin)).unwrap();
        let row = words(row);
        for word in offered(&rule) {
            assert!(row.contains(&word), "`{word}` is not in the row of `{key}`");
        }
    }
}

#[test]
fn every_offset_and_bound_of_the_tables_is_understood() {
    for offset in listed("Offsets:") {
        let rule = RULE.replace("'1 day'", &format!("'{offset}'"));
        assert!(Playbook::parse("m.toml", &rule).is_ok(), "{offset}");
    }
    for bound in listed("Bounds, for") {
        for key in ["by", "latest"] {
            let rule = RULE.replace("latest = '9 days'\n", "");
            let latest = if key == "by" {
                "latest = '99 days'\n"
            } else {
                ""
            };
            let rule = format!("{rule}{latest}{key} = '{bound}'\n");
            assert!(Playbook::parse("m.toml", &rule).is_ok(), "{key} = {bound}");
        }
    }
}

#[test]
fn the_page_tells_as_many_laws_as_there_are() {
    let (_, laws) = PAGE.split_once("## What no playbook can change").unwrap();
    for law in 1..=9 {
        assert!(laws.contains(&format!("\n{law}. ")), "{law}");
    }
}
