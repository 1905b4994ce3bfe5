//! What the README shows is what the program prints.
//!
//! Each line of a `console` block that begins with `$ ` is run by a shell in a
//! fresh copy of `examples/`, and stdout and stderr together must be the lines
//! that follow. One block after the other, in one folder, as a reader would.

use std::path::{Path, PathBuf};
use std::process::Command;

use followup::config::Config;
use followup::rules::built_in;
use tempfile::TempDir;

const README: &str = include_str!("../../README.md");

/// A fenced block: its language, and its lines.
struct Block {
    language: &'static str,
    lines: Vec<&'static str>,
}

fn blocks(language: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_inside = false;
    for line in README.lines() {
        match line.strip_prefix("```") {
            Some(language) if !is_inside => {
                is_inside = true;
                let lines = Vec::new();
                blocks.push(Block { language, lines });
            }
            Some(_) => is_inside = false,
            None if is_inside => blocks.last_mut().unwrap().lines.push(line),
            None => {}
        }
    }
    assert!(!is_inside, "a block is not closed");
    blocks.retain(|block| block.language == language);
    assert!(!blocks.is_empty(), "there is no block of `{language}`");
    blocks
}

/// A reader's folder: the examples, and nobody's settings.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        std::fs::create_dir(folder.path().join("examples")).unwrap();
        for entry in std::fs::read_dir(examples).unwrap() {
            let from = entry.unwrap().path();
            if from.is_file() {
                let name = from.file_name().unwrap();
                std::fs::copy(&from, folder.path().join("examples").join(name)).unwrap();
            }
        }
        Self(folder)
    }

    /// What the command prints, both streams in the order in which they come.
    fn run(&self, command: &str) -> String {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_followup"));
        let old = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&old);
        let path = std::iter::once(program.parent().unwrap().to_owned()).chain(folders);
        let path = std::env::join_paths(path).unwrap();
        let output = Command::new("sh")
            .args(["-c", &format!("exec 2>&1\n{command}")])
            .current_dir(self.0.path())
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.0.path())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// `UPDATE_README=1 cargo test readme` writes what the program prints.
fn update(transcripts: &[(Block, String)]) {
    let mut readme = README.to_owned();
    for (block, shown) in transcripts {
        let old = format!("```console\n{}\n```", block.lines.join("\n"));
        assert!(readme.contains(&old));
        readme = readme.replacen(&old, &format!("```console\n{shown}\n```"), 1);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    std::fs::write(path, readme).unwrap();
}

#[test]
#[cfg(unix)]
fn every_console_block_shows_what_is_printed() {
    let folder = Folder::new();
    let mut transcripts = Vec::new();
    for block in blocks("console") {
        let commands = block.lines.iter().filter(|line| line.starts_with("$ "));
        let needs_jq = block.lines.iter().any(|line| line.contains("| jq "));
        if needs_jq && !is_installed("jq") {
            continue;
        }
        let mut shown = Vec::new();
        for line in commands {
            let command = line.trim_start_matches("$ ");
            assert!(command.contains("followup "), "{command}");
            let printed = folder.run(command);
            assert!(!printed.is_empty(), "`{command}` prints nothing");
            shown.push(format!("{line}\n{}", printed.trim_end_matches('\n')));
        }
        transcripts.push((block, shown.join("\n")));
    }
    if std::env::var_os("UPDATE_README").is_some() {
        return update(&transcripts);
    }
    for (block, shown) in transcripts {
        assert_eq!(block.lines.join("\n"), shown);
    }
}

#[test]
#[cfg(unix)]
fn the_first_command_writes_both_files() {
    let shell = blocks("sh").remove(0);
    let [first, second] = shell.lines[..] else {
        panic!("the README promises two commands");
    };
    assert_eq!(second, "cargo test");
    let arguments = first.strip_prefix("cargo run --release -- ").unwrap();
    let folder = Folder::new();
    assert_eq!(folder.run(&format!("followup {arguments}")), "");
    for file in ["followups.ics", "todo.txt"] {
        let written = std::fs::read_to_string(folder.0.path().join(file)).unwrap();
        assert!(written.contains("Castellan Insurance"), "{file}");
    }
}

#[test]
fn every_toml_block_is_a_configuration() {
    for block in blocks("toml") {
        let config = Config::parse(&block.lines.join("\n")).unwrap();
        assert!(config.get("holiday").is_some());
    }
}

#[test]
fn the_cron_line_is_the_example_s_with_absolute_paths_every_day() {
    let block = blocks("crontab").remove(0);
    let [line] = block.lines[..] else {
        panic!("one line");
    };
    let example = include_str!("../../examples/crontab");
    assert!(example.lines().any(|other| other == line));
    let words: Vec<&str> = line.split(' ').collect();
    assert_eq!(words[2..5], ["*", "*", "*"]);
    for path in words
        .iter()
        .skip(5)
        .filter(|word| word.contains(['/', '.']))
    {
        assert!(path.starts_with('/'), "{path}");
    }
}

#[test]
fn the_table_lists_the_default_rules_in_their_order() {
    let listed: Vec<&str> = README
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let playbook = built_in("default").unwrap().load().unwrap();
    let rules: Vec<&str> = playbook.rules.iter().map(|rule| &*rule.text.id).collect();
    assert_eq!(listed, rules);
}

#[test]
fn every_link_into_the_repository_leads_somewhere() {
    let targets = README.split("](").skip(1).filter_map(|rest| {
        let target = rest.split(')').next()?;
        Some(target).filter(|target| !target.contains("://"))
    });
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in targets {
        assert!(root.join(target).exists(), "{target}");
    }
}

#[test]
fn the_toolchain_it_asks_for_is_the_one_the_manifest_asks_for() {
    let version = concat!("(", env!("CARGO_PKG_RUST_VERSION"), " or newer)");
    assert!(README.contains(version), "{version}");
}
