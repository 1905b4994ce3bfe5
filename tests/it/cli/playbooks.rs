//! Playbooks: shown, written by oneself, switched in part.

use super::{check, with_sheet};

#[test]
fn playbooks_are_listed_and_shown() {
    let list = "\
default              What five published sources agree on, and the gentler reading where they do not.
within-a-week        Ask within a week, never later: three career strategists of a careers magazine.
two-contacts         Two contacts without an answer, then move on: five recruiters' rules from a careers blog.
five-business-days   Thank at once, then wait five business days: a staffing company.
email-then-voicemail One email, a week later one voice mail, then let go: an HR consultant.
tiered               Email the same day, a letter after a week, then a call: a staffing company.
";
    check("playbooks", 0, list, "");
    check("playbooks list", 0, list, "");
    let default = include_str!("../../../src/playbooks/default.toml");
    check("playbooks show default", 0, default, "");
    check(
        "playbooks show defalt",
        2,
        "",
        "error: there is no playbook `defalt`\nhint: did you mean `default`?\n",
    );
}

#[test]
fn a_playbook_of_ones_own_is_a_file() {
    let workspace = with_sheet().with(
        "mine.toml",
        include_str!("../../../src/playbooks/default.toml")
            .replace("5 business days", "6 business days"),
    );
    let line = "plan a.csv --today 2026-11-24 --format csv --playbook mine.toml";
    let plan = workspace.followup(line.split(' ')).succeeds();
    let check_in = plan
        .lines()
        .find(|line| line.contains(",check-in,1,"))
        .unwrap();
    assert!(check_in.contains(",2026-12-02,"), "{check_in}");
    workspace.write("mine.toml", "name = 'mine'\ncapp = 2\n");
    workspace.followup(line.split(' ')).gives(
        2,
        "",
        "error: unknown key `capp`\n  --> mine.toml:2\nhint: did you mean `cap`?\n",
    );
}

#[test]
fn switches_turn_rules_off() {
    let plan = |more: &str| {
        let line = format!("plan a.csv --today 2026-11-24 --format csv{more}");
        with_sheet().followup(line.split(' ')).succeeds()
    };
    assert!(plan("").contains(",stay-warm,"));
    assert!(!plan(" --switch stay-warm=off").contains(",stay-warm,"));
}

#[test]
fn a_switch_is_named_and_set_on_or_off() {
    let gives = |switch: &str, hint: &str| {
        let error = format!("error: could not understand `--switch {switch}`\nhint: {hint}\n");
        let line = format!("plan a.csv --switch {switch}");
        check(&line, 2, "", &error);
    };
    gives("stay-warm", "write NAME=on or NAME=off");
    gives("stay-warm=maybe", "write NAME=on or NAME=off");
    gives("stay=on", "the switches of this playbook are: stay-warm");
    check(
        "plan a.csv --playbook within-a-week --switch stay-warm=on",
        2,
        "",
        "error: could not understand `--switch stay-warm=on`\n\
         hint: this playbook has no switches\n",
    );
}

#[test]
fn switches_may_stand_in_the_configuration_and_a_flag_counts_more() {
    let workspace = with_sheet().with(
        "followup.toml",
        "today = 2026-11-24\nswitch = ['stay-warm=off']\n",
    );
    let fires = |more: &str| {
        let line = format!("plan a.csv --format csv{more}");
        let plan = workspace.followup(line.split(' ')).succeeds();
        plan.contains(",stay-warm,")
    };
    assert!(!fires(""));
    assert!(fires(" --switch stay-warm=on"));
}
