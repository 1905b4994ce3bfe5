//! Playbooks that a person writes: the two in `examples/playbooks/`, the page
//! that teaches the language, and what is said of a mistake.

mod mistakes;
mod page;

use serde_json::Value;

use crate::harness::Workspace;

const SHEET: &str = include_str!("../../examples/applications.csv");
const GENTLE: &str = include_str!("../../examples/playbooks/gentle.toml");
const SPRINT: &str = include_str!("../../examples/playbooks/sprint.toml");

/// Check-ins a week and a half later, the new rule, and what has changed with
/// them; counted by hand, with Thanksgiving, Christmas and New Year off.
const GENTLE_PLAN: &str = "\
check-in Granite Schools email 2026-11-18 2026-11-18 2026-12-07 done
check-in Saltmarsh Media email 2026-11-20 2026-11-20 2026-12-02 done
prepare Fernhill Hospital task 2026-11-23 2026-11-24 2026-11-24 due
move-on Granite Schools task 2026-11-23 2026-11-23 2026-12-22 overdue
move-on Saltmarsh Media task 2026-11-24 2026-11-24 2026-12-23 due
check-in Blue Heron Robotics email 2026-11-27 2026-11-27 2026-12-08 planned
check-in Castellan Insurance phone 2026-11-27 2026-11-27 2026-12-15 planned
move-on Kestrel Aviation task 2026-12-02 2026-12-02 2026-12-31 planned
resume-check-in Solvane Energy email 2026-12-02 2026-12-02 2026-12-16 planned
resume-check-in Tallgrass Credit Union email 2026-12-03 2026-12-03 2026-12-17 planned
move-on Blue Heron Robotics task 2026-12-04 2026-12-04 2027-01-05 planned
move-on Castellan Insurance task 2026-12-04 2026-12-04 2027-01-05 planned
check-in Marlowe Publishing email 2026-12-04 2026-12-04 2026-12-22 planned
check-in Quillon Software email 2026-12-04 2026-12-04 2026-12-15 planned
check-in Atlas Civic Tech email 2026-12-07 2026-12-07 2026-12-23 planned
check-in Fernhill Hospital email 2026-12-07 2026-12-07 2026-12-16 planned
move-on Marlowe Publishing task 2026-12-11 2026-12-11 2027-01-12 planned
move-on Quillon Software task 2026-12-11 2026-12-11 2027-01-12 planned
move-on Atlas Civic Tech task 2026-12-14 2026-12-14 2027-01-13 planned
move-on Fernhill Hospital task 2026-12-14 2026-12-14 2027-01-13 planned
check-in Juniper & Vale email 2026-12-17 2026-12-17 2027-01-06 planned
move-on Juniper & Vale task 2026-12-24 2026-12-24 2027-01-26 planned
";

/// All that the playbook asks for, counted by hand like the other.
const SPRINT_PLAN: &str = "\
check-in Saltmarsh Media email 2026-11-12 2026-11-12 2026-11-17 done
check-in Granite Schools phone 2026-11-16 2026-11-16 2026-11-18 done
move-on Granite Schools task 2026-11-19 2026-11-19 2026-12-04 overdue
move-on Saltmarsh Media task 2026-11-20 2026-11-20 2026-12-07 overdue
ask-for-terms Solvane Energy email 2026-11-20 2026-11-20 2026-11-25 overdue
look-on - task 2026-11-20 2026-11-20 2026-11-24 overdue
move-on Blue Heron Robotics task 2026-11-23 2026-11-23 2026-12-08 overdue
move-on Kestrel Aviation task 2026-11-23 2026-11-23 2026-12-08 overdue
thank-you Quillon Software email 2026-11-23 2026-11-24T16:00 2026-11-25 due
ask-for-terms Tallgrass Credit Union email 2026-11-23 2026-11-23 2026-11-27 overdue
check-in Castellan Insurance phone 2026-11-24 2026-11-24 2026-11-27 due
find-contact Copperleaf Foods task 2026-11-24 2026-11-24 2026-11-27 due
thank-you Fernhill Hospital email 2026-11-24 2026-11-25T11:30 2026-11-27 due
thank-you Fernhill Hospital email 2026-11-24 2026-11-25T11:30 2026-11-27 due
own-date Kestrel Aviation phone 2026-11-25 2026-11-25 2026-12-03 planned
check-in Quillon Software email 2026-11-25 2026-11-25 2026-12-01 planned
answer-offer Vireo Health task 2026-11-25 2026-11-27 2026-11-27 planned
check-in Fernhill Hospital email 2026-11-27 2026-11-27 2026-12-02 planned
look-on - task 2026-11-27 2026-11-27 2026-12-01 planned
move-on Castellan Insurance task 2026-11-30 2026-11-30 2026-12-14 planned
move-on Quillon Software task 2026-12-01 2026-12-01 2026-12-15 planned
move-on Fernhill Hospital task 2026-12-02 2026-12-02 2026-12-16 planned
check-in Marlowe Publishing email 2026-12-02 2026-12-02 2026-12-04 planned
check-in Atlas Civic Tech phone 2026-12-03 2026-12-03 2026-12-07 planned
look-on - task 2026-12-04 2026-12-04 2026-12-08 planned
move-on Marlowe Publishing task 2026-12-07 2026-12-07 2026-12-21 planned
move-on Atlas Civic Tech task 2026-12-08 2026-12-08 2026-12-22 planned
check-in Juniper & Vale phone 2026-12-15 2026-12-15 2026-12-17 planned
move-on Juniper & Vale task 2026-12-18 2026-12-18 2027-01-05 planned
next-contract Pemberton Museum email 2027-01-25 2027-01-25 2027-02-08 planned
";

fn with_examples() -> Workspace {
    Workspace::new()
        .with("applications.csv", SHEET)
        .with("gentle.toml", GENTLE)
        .with("sprint.toml", SPRINT)
}

/// `rule company via on by latest state` of what is not past or pointless.
fn plan(more: &str) -> Vec<String> {
    let line = format!(
        "plan applications.csv --today 2026-11-24 --region US --format json \
         --state planned,due,overdue,waiting,done {more}"
    );
    let plan = with_examples().followup(line.split(' ')).succeeds();
    let plan: Value = serde_json::from_str(&plan).unwrap();
    let follow_ups = plan["follow_ups"].as_array().unwrap();
    let words = ["rule", "company", "via", "on", "by", "latest", "state"];
    let line = |follow_up: &Value| {
        let words = words.map(|key| follow_up[key].as_str().unwrap_or("-").to_owned());
        format!("{}\n", words.join(" "))
    };
    follow_ups.iter().map(line).collect()
}

#[test]
fn the_examples_are_playbooks() {
    let workspace = with_examples();
    let check = |name: &str, stdout: &str| {
        let run = workspace.followup(["playbooks", "check", name]);
        run.gives(0, stdout, "");
    };
    check(
        "gentle.toml",
        "gentle: 19 rules, at most 1 unanswered contacts\nswitch stay-warm: off\n",
    );
    check(
        "sprint.toml",
        "sprint: 10 rules, at most 1 unanswered contacts\nswitch hurry: on\nswitch look-on: on\n",
    );
}

#[test]
fn gentle_asks_once_and_late() {
    let rules = ["check-in", "resume-check-in", "prepare", "move-on"];
    let is_changed = |line: &&String| rules.contains(&line.split(' ').next().unwrap_or_default());
    let plan = plan("--playbook gentle.toml");
    let changed: Vec<&str> = plan.iter().filter(is_changed).map(String::as_str).collect();
    assert_eq!(changed.concat(), GENTLE_PLAN);
    for gone in ["reminder ", "second-check-in ", "stay-warm "] {
        assert!(!plan.iter().any(|line| line.starts_with(gone)), "{gone}");
    }
}

#[test]
fn gentle_leaves_the_other_rules_as_they_are() {
    let kept = |playbook: &str| -> Vec<String> {
        let changed = [
            "check-in",
            "resume-check-in",
            "prepare",
            "move-on",
            "reminder",
            "second-check-in",
            "stay-warm",
        ];
        let mut lines = plan(playbook);
        lines.retain(|line| !changed.contains(&line.split(' ').next().unwrap_or_default()));
        lines
    };
    assert_eq!(kept("--playbook gentle.toml"), kept("--playbook default"));
}

#[test]
fn sprint_is_over_in_a_week() {
    assert_eq!(plan("--playbook sprint.toml").concat(), SPRINT_PLAN);
}

#[test]
fn the_switches_of_sprint_choose_between_its_rules() {
    let slow = plan("--playbook sprint.toml --switch hurry=off --switch look-on=off");
    let of_castellan: Vec<&str> = slow
        .iter()
        .filter(|line| line.contains("Castellan"))
        .map(String::as_str)
        .collect();
    assert_eq!(
        of_castellan.concat(),
        "check-in Castellan Insurance phone 2026-11-24 2026-11-24 2026-11-27 due\n\
         move-on-later Castellan Insurance task 2026-12-09 2026-12-09 2026-12-23 planned\n",
    );
    assert!(!slow.iter().any(|line| line.starts_with("look-on")));
    assert!(!slow.iter().any(|line| line.starts_with("move-on ")));
}
