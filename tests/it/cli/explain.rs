//! `followup explain`: the account of one application, and how it is found.

use serde_json::Value;

use super::{check, with_sheet};
use crate::harness::Workspace;

/// Thanksgiving lies within the five business days of the check-in.
const ACME: &str = "\
Acme / Engineer (a.csv:2), interviewing

ask-schedule: Tue 2026-11-24, due
  At the Acme interview, ask for their schedule
  - row 2, column E `Interview Date`: interview on Tue 2026-11-24
  - the same day
  - by 2026-11-24; not asked for after 2026-11-24
  The source: know their schedule before you follow up.

thank-you, Ann Li: Wed 2026-11-25, planned
  Email Ann Li a thank-you for the Acme interview
  - row 2, column E `Interview Date`: interview on Tue 2026-11-24
  - 1 day later is Wed 2026-11-25
  - by 2026-12-01; not asked for after 2026-12-01
  The source: within a week, by the same medium.

reminder: no
  the day of the decision is not known (`decision_on`)

check-in, Ann Li: Wed 2026-12-02, planned
  Email Ann Li to check in about Engineer at Acme
  - row 2, column E `Interview Date`: interview on Tue 2026-11-24
  - 5 business days later, skipping Thu 2026-11-26 Thanksgiving Day, is Wed 2026-12-02
  - by 2026-12-02; not asked for after 2026-12-09
  The source: the business day after the promised one; without a date the days are ours.

move-on: Wed 2026-12-09, planned
  Close Engineer at Acme and move on (if no answer)
  - `check-in` planned for Wed 2026-12-02
  - 7 days later is Wed 2026-12-09
  - by 2026-12-09; not asked for after 2027-01-08
  The source: move on after two contacts without an answer; the week is ours.

congratulate: no
  the day of the news is not known (`news_on`)

references-asked: no
  the day of the question for references is not known (`references_asked_on`)

";

const EXPLAIN: &str = "--today 2026-11-24 --region US --playbook two-contacts";

#[test]
fn the_arithmetic_is_told_with_the_holiday_by_name() {
    let workspace = with_sheet();
    let line = format!("explain a.csv acme {EXPLAIN}");
    let told = workspace.followup(line.split(' ')).succeeds();
    // What the weekly rule says is another test's matter.
    let (told, _) = told.split_once("keep-looking").unwrap();
    assert_eq!(told, ACME);
}

#[test]
fn json_says_the_same() {
    let workspace = with_sheet();
    let line = format!("explain a.csv acme {EXPLAIN} --format json");
    let told: Value =
        serde_json::from_str(&workspace.followup(line.split(' ')).succeeds()).unwrap();
    assert_eq!(told["application"]["company"], "Acme");
    assert_eq!(told["application"]["place"]["row"], 2);
    let rules = told["rules"].as_array().unwrap();
    let rule = |id: &str| {
        rules
            .iter()
            .find(|rule| rule["rule"] == id)
            .unwrap()
            .clone()
    };
    let because = serde_json::json!([
        "row 2, column E `Interview Date`: interview on Tue 2026-11-24",
        "5 business days later, skipping Thu 2026-11-26 Thanksgiving Day, is Wed 2026-12-02",
    ]);
    assert_eq!(
        rule("check-in"),
        serde_json::json!({
            "rule": "check-in",
            "fired": true,
            "because": because,
            "on": "2026-12-02",
            "source": "The source: the business day after the promised one; without a date the \
                       days are ours.",
            "follow_ups": [{
                "id": "53qr1cg", "round": 1, "person": "Ann Li", "on": "2026-12-02",
                "by": "2026-12-02", "latest": "2026-12-09", "state": "planned",
                "because": because,
            }],
        })
    );
    assert_eq!(
        rule("reminder"),
        serde_json::json!({
            "rule": "reminder",
            "fired": false,
            "because": ["the day of the decision is not known (`decision_on`)"],
            "on": null,
            "source": "The source reminds once when the decision is a month away; three weeks are \
                       ours.",
            "follow_ups": [],
        })
    );
}

#[test]
fn every_rule_of_the_playbook_is_accounted_for_in_its_order() {
    let workspace = with_sheet();
    for playbook in followup::rules::BUILT_IN {
        let line = format!(
            "explain a.csv acme --today 2026-11-24 --format json --playbook {}",
            playbook.name
        );
        let told = workspace.followup(line.split(' ')).succeeds();
        let told: Value = serde_json::from_str(&told).unwrap();
        let told: Vec<&str> = told["rules"]
            .as_array()
            .unwrap()
            .iter()
            .map(|rule| rule["rule"].as_str().unwrap())
            .collect();
        let rules = playbook.load().unwrap().rules;
        let rules: Vec<&str> = rules.iter().map(|rule| &*rule.text.id).collect();
        assert_eq!(told, rules, "{}", playbook.name);
    }
}

#[test]
fn a_weekly_rule_belongs_to_no_application() {
    let told = |switch: &str| {
        let line = format!("explain a.csv acme {EXPLAIN} --switch keep-looking={switch}");
        let told = with_sheet().followup(line.split(' ')).succeeds();
        let (_, told) = told.split_once("keep-looking: no\n  ").unwrap();
        told.lines().next().unwrap().to_owned()
    };
    let of_the_search = told("on");
    assert!(
        of_the_search.starts_with("it belongs to no application"),
        "{of_the_search}"
    );
    // Off, it comes in no week at all.
    let off = told("off");
    assert!(off.contains("switch"), "{off}");
}

#[test]
fn words_that_fit_several_are_settled_by_more() {
    let workspace = Workspace::new().with(
        "a.csv",
        "Company,Position,Status,Date Applied\n\
         Borel,Analyst,applied,2026-11-20\n\
         Borel,Clerk,applied,2026-11-20\n\
         Borel & Sons,Clerk,applied,2026-11-20\n",
    );
    let explain = |words: &[&'static str]| {
        let line = ["explain", "a.csv", "--today", "2026-11-24"];
        workspace.followup(line.into_iter().chain(words.iter().copied()))
    };
    explain(&["clerk"]).gives(
        2,
        "",
        "error: 2 applications match `clerk`\n\
         hint: say more of one of them: `Borel / Clerk`, `Borel & Sons / Clerk`\n",
    );
    for words in [
        &["borel", "analyst"][..],
        &["ANALYST"],
        &["Borel / Analyst"],
    ] {
        let told = explain(words).succeeds();
        assert!(
            told.starts_with("Borel / Analyst (a.csv:2), applied\n"),
            "{words:?}: {told}"
        );
    }
    // The whole name counts more than a part of another.
    let told = explain(&["Borel & Sons"]).succeeds();
    assert!(told.starts_with("Borel & Sons / Clerk (a.csv:4)"), "{told}");
}

#[test]
fn words_that_fit_none_name_the_closest() {
    check(
        "explain a.csv acmee",
        2,
        "",
        "error: no application matches `acmee`\nhint: did you mean `acme`?\n",
    );
    check(
        "explain a.csv xq",
        2,
        "",
        "error: no application matches `xq`\n",
    );
    check(
        "explain a.csv acme --format yaml",
        2,
        "",
        "error: could not understand `--format yaml`\nhint: write table or json\n",
    );
}

#[test]
fn a_warning_about_the_sheet_is_told_as_by_plan() {
    let workspace = with_sheet();
    workspace.write(
        "b.csv",
        "Company,Position,Date Applied\nAcme,Engineer,2026-13-20\n",
    );
    let explain = workspace.followup(["explain", "b.csv", "acme", "--today", "2026-11-24"]);
    let outcome = explain.outcome();
    assert_eq!(outcome.exit, Some(1));
    assert_eq!(
        outcome.stderr,
        "warning: could not read `2026-13-20` as a date\n  --> b.csv:2, column C `Date Applied`\n\
         hint: write it like 2026-11-24, or 2026-11-24 14:00\n"
    );
    let missing = workspace.followup(["explain", "c.csv", "acme"]);
    missing.gives(
        3,
        "",
        "error: could not read `c.csv`: no such file or directory\n",
    );
}
