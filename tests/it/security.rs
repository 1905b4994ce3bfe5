//! SECURITY.md names tests that there are, and leaves out none of the faults.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SECURITY: &str = include_str!("../../SECURITY.md");

/// The tests that the page names, as `cargo test` writes them.
fn named() -> BTreeSet<&'static str> {
    let rows = SECURITY.lines().filter(|line| line.starts_with("| "));
    let last = rows.filter_map(|row| row.rsplit(" | ").next());
    let names = last.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    names.filter(|name| name.contains("::")).collect()
}

/// The tests of a file: functions behind the attribute.
fn tests_of(path: &Path) -> Vec<String> {
    let Ok(text) = fs::read_to_string(path) else {
        return Vec::new();
    };
    let after = text.split("#[test]").skip(1);
    let names = after.filter_map(|it| it.split_once("fn ")?.1.split('(').next());
    names.map(str::to_owned).collect()
}

#[test]
fn every_test_that_it_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let missing: Vec<&str> = named()
        .into_iter()
        .filter(|name| {
            let (module, test) = name.rsplit_once("::").unwrap();
            let path = module.replace("::", "/");
            // Tests of the library may stand in the file that they are of.
            let inline = path.trim_end_matches("/tests");
            let places = [
                format!("tests/it/{path}.rs"),
                format!("src/{path}.rs"),
                format!("src/{inline}.rs"),
                format!("src/bin/followup/{inline}.rs"),
            ];
            !places
                .iter()
                .any(|place| tests_of(&root.join(place)).iter().any(|it| it == test))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(named().len() > 60, "{}", named().len());
}

#[test]
fn every_test_of_a_fault_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let named = named();
    let check = |module: &str| {
        let path = root.join(format!("{}.rs", module.replace("::", "/")));
        let tests = tests_of(&path);
        assert!(!tests.is_empty(), "{module}");
        for test in tests {
            let name = format!("{module}::{test}");
            assert!(
                named.contains(name.as_str()),
                "{name} is not in SECURITY.md"
            );
        }
    };
    for entry in fs::read_dir(root.join("faults")).unwrap() {
        let path = entry.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        check(&format!("faults::{module}"));
    }
    check("hostile_input");
    check("terminal");
}

/// `deny.toml` forbids what could send something, and that is so.
#[test]
fn nothing_in_the_program_can_open_a_connection() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap();
    let deny = fs::read_to_string(root.join("deny.toml")).unwrap();
    let names = deny.lines().filter_map(|line| {
        let name = line.trim().strip_prefix("{ crate = \"")?;
        name.split(['"', '@']).next()
    });
    let denied: Vec<&str> = names.filter(|name| *name != "syn").collect();
    assert!(denied.len() >= 8, "{denied:?}");
    for name in denied {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name}");
    }
}
