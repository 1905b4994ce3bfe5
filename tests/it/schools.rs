//! The six schools of thought over the same fourteen applications, so that one
//! can see where they differ. What is expected was counted by hand from the
//! table of each playbook, never copied from a run.

use std::fmt::Write as _;
use std::process::Command;

use serde_json::Value;

const SHEET: &str = "fixtures/schools/input.csv";

/// `rule round person via on by latest state` below each application, without
/// what is moot.
fn shown(playbook: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_followup"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["plan", SHEET, "--today", "2026-11-24", "--format", "json"])
        .args(["--holiday", "2026-11-26", "--holiday", "2026-12-25"])
        .args(["--holiday", "2027-01-01", "--playbook", playbook])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let plan: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut text = String::new();
    for application in plan["applications"].as_array().unwrap() {
        let (company, stage) = (word(&application["company"]), word(&application["stage"]));
        writeln!(text, "{company}, {stage}").unwrap();
        let follow_ups = plan["follow_ups"].as_array().unwrap().iter();
        let open = follow_ups
            .filter(|one| one["application"] == application["id"] && one["state"] != "moot");
        for one in open {
            let words = ["rule", "round"].map(|key| word(&one[key]));
            let person = word(&one["person"]["name"]);
            let rest = ["via", "on", "by", "latest", "state"].map(|key| word(&one[key]));
            let (words, rest) = (words.join(" "), rest.join(" "));
            writeln!(text, "  {words} {person} {rest}").unwrap();
        }
    }
    text
}

fn word(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn check(playbook: &str) {
    let root = env!("CARGO_MANIFEST_DIR");
    let path = format!("{root}/fixtures/schools/expected/{playbook}.txt");
    let expected = std::fs::read_to_string(path).unwrap();
    let shown = shown(playbook);
    for (line, expected) in shown.lines().zip(expected.lines()) {
        assert_eq!(line, expected, "{playbook}");
    }
    assert_eq!(shown, expected, "{playbook}");
}

#[test]
fn what_the_default_playbook_asks_of_fourteen_applications() {
    check("default");
}

#[test]
fn what_within_a_week_asks_of_fourteen_applications() {
    check("within-a-week");
}

#[test]
fn what_two_contacts_asks_of_fourteen_applications() {
    check("two-contacts");
}

#[test]
fn what_five_business_days_asks_of_fourteen_applications() {
    check("five-business-days");
}

#[test]
fn what_email_then_voicemail_asks_of_fourteen_applications() {
    check("email-then-voicemail");
}

#[test]
fn what_tiered_asks_of_fourteen_applications() {
    check("tiered");
}
