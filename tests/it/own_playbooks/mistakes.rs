//! A mistake in a playbook of one's own: file, line, rule, the closest right
//! word; exit code 2, and nothing is planned or written.

use crate::harness::Workspace;

/// A change of `default`; `{}` stands for what a case adds.
const CHANGED: &str = "name = 'mine'\nextends = 'default'\n";

/// A rule of its own, right as it stands.
const RULE: &str = "\
[[rule]]
id = 'call'
kind = 'check-in'
anchor = 'interview'
offset = '3 business days'
latest = '9 business days'
summary = 'Call {company}'
details = 'Call.'
";

/// What `check`, `plan` and `convert` say, all the same.
#[track_caller]
fn check(playbook: &str, stderr: &str) {
    let workspace = Workspace::new()
        .with("mine.toml", playbook)
        .with("a.csv", "Company,Position\nAcme,Engineer\n");
    for line in [
        "playbooks check mine.toml",
        "plan a.csv --playbook mine.toml",
        "explain a.csv acme --playbook mine.toml",
        "convert a.csv --ics a.ics --todo todo.txt --playbook mine.toml",
    ] {
        workspace.followup(line.split(' ')).gives(2, "", stderr);
    }
    assert_eq!(workspace.files().len(), 2, "no file may be written");
}

/// The same, of the rule above with one text in it replaced.
#[track_caller]
fn check_rule(right: &str, wrong: &str, stderr: &str) {
    assert!(RULE.contains(right), "{right}");
    let rule = RULE.replace(right, wrong);
    check(&format!("{CHANGED}{rule}"), stderr);
}

#[test]
fn the_rule_is_right_as_it_stands() {
    let workspace = Workspace::new().with("mine.toml", format!("{CHANGED}{RULE}"));
    let run = workspace.followup(["playbooks", "check", "mine.toml"]);
    run.gives(
        0,
        "mine: 21 rules, at most 2 unanswered contacts\nswitch stay-warm: on\n",
        "",
    );
}

#[test]
fn a_wrong_key_is_named_with_the_right_one() {
    check_rule(
        "offset",
        "ofset",
        "error: unknown key `ofset` in rule `call`\n  --> mine.toml:7\n\
         hint: did you mean `offset`?\n",
    );
    check(
        &format!("{CHANGED}capp = 1\n{RULE}"),
        "error: unknown key `capp`\n  --> mine.toml:3\nhint: did you mean `cap`?\n",
    );
    check(
        &format!("{CHANGED}{}", RULE.replace("[[rule]]", "[[rules]]")),
        "error: unknown key `rules`\n  --> mine.toml:3\nhint: did you mean `rule`?\n",
    );
}

#[test]
fn a_wrong_word_is_named_with_the_right_one() {
    check_rule(
        "'interview'",
        "'intervew'",
        "error: unknown anchor `intervew` in rule `call`\n  --> mine.toml:6\n\
         hint: did you mean `interview`?\n",
    );
    check_rule(
        "'check-in'",
        "'chekin'",
        "error: unknown kind `chekin` in rule `call`\n  --> mine.toml:5\n\
         hint: did you mean `check-in`?\n",
    );
    check_rule(
        "{company}",
        "{compny}",
        "error: unknown placeholder `{compny}` in `summary` in rule `call`\n  --> mine.toml:9\n\
         hint: did you mean `company`?\n",
    );
}

#[test]
fn a_day_that_cannot_be_understood_comes_with_examples() {
    check_rule(
        "'3 business days'",
        "'three days'",
        "error: could not understand the offset `three days` in rule `call`\n  --> mine.toml:7\n\
         hint: write it like `5 business days`, `1 week`, `-2 business days`, `24 hours`, \
         `3 months` or `same day`\n",
    );
    check_rule(
        "'9 business days'",
        "'decison + 3 days'",
        "error: could not understand `latest = \"decison + 3 days\"` in rule `call`\n  \
         --> mine.toml:8\nhint: write it like `5 business days`, `on + 20 business days`, \
         `interview-end + 24 hours` or `before decision`\n",
    );
    check_rule(
        "anchor = 'interview'\noffset = '3 business days'",
        "repeat = 'weekly'",
        "error: could not understand `repeat = \"weekly\"` in rule `call`\n  --> mine.toml:6\n\
         hint: write it like `every monday`\n",
    );
}

#[test]
fn what_is_missing_is_named() {
    check_rule(
        "latest = '9 business days'\n",
        "",
        "error: there is no `latest` in rule `call`\n  --> mine.toml:3\n",
    );
    check_rule(
        "id = 'call'\n",
        "",
        "error: there is no `id`\n  --> mine.toml:3\n",
    );
    check(RULE, "error: there is no `name`\n  --> mine.toml:1\n");
}

#[test]
fn a_chain_needs_a_rule_to_count_from() {
    check_rule(
        "'interview'",
        "'follow-up:chek-in'",
        "error: there is no rule `chek-in` to count from in rule `call`\n  --> mine.toml:6\n\
         hint: did you mean `check-in`?\n",
    );
    check_rule(
        "'interview'",
        "'follow-up:call'",
        "error: this rule counts from itself, by way of others in rule `call`\n  \
         --> mine.toml:3\n",
    );
    let first = RULE.replace("'interview'", "'follow-up:write'");
    let second = RULE
        .replace("'interview'", "'follow-up:call'")
        .replace("'call'", "'write'");
    check(
        &format!("{CHANGED}{first}{second}"),
        "error: this rule counts from itself, by way of others in rule `call`\n  \
         --> mine.toml:3\n",
    );
}

#[test]
fn a_switch_must_be_there() {
    check_rule(
        "kind =",
        "switch = 'stay-wram'\nkind =",
        "error: there is no switch `stay-wram` in rule `call`\n  --> mine.toml:5\n\
         hint: did you mean `stay-warm`?\n",
    );
    check(
        &format!("{CHANGED}[switches]\nstay-warm = 'off'\n{RULE}"),
        "error: `stay-warm` must be true or false, not string\n  --> mine.toml:4\n",
    );
}

#[test]
fn what_is_extended_and_removed_must_be_there() {
    check(
        &format!("name = 'mine'\nextends = 'defualt'\n{RULE}"),
        "error: there is no playbook `defualt` to extend\n  --> mine.toml:2\n\
         hint: did you mean `default`?\n",
    );
    check(
        &format!("{CHANGED}remove = ['linkdin']\n"),
        "error: there is no rule `linkdin` to remove\n  --> mine.toml:3\n\
         hint: did you mean `linkedin`?\n",
    );
    check(
        &format!("{CHANGED}{RULE}{RULE}"),
        "error: there are two rules called `call`\n  --> mine.toml:12\n",
    );
}

#[test]
fn what_is_no_toml_is_told_as_such() {
    check(
        "name = 'mine\nextends = 'default'\n",
        "error: this is not TOML: invalid literal string, expected `'`\n  --> mine.toml:1\n",
    );
    check(
        "name = 'mine'\nname = 'yours'\n",
        "error: this is not TOML: duplicate key\n  --> mine.toml:2\n",
    );
}

#[test]
fn the_settings_name_a_playbook_that_is_there() {
    let workspace = Workspace::new()
        .with("a.csv", "Company,Position\nAcme,Engineer\n")
        .with("mine.toml", format!("{CHANGED}{RULE}"));
    let line = "plan a.csv --playbook gentel";
    workspace.followup(line.split(' ')).gives(
        2,
        "",
        "error: there is no playbook `gentel`\nhint: there are: default, within-a-week, \
         two-contacts, five-business-days, email-then-voicemail, tiered; or give a file\n",
    );
    let line = "plan a.csv --playbook mine.toml --switch stay-wram=off";
    workspace.followup(line.split(' ')).gives(
        2,
        "",
        "error: could not understand `--switch stay-wram=off`\n\
         hint: the switches of this playbook are: stay-warm\n",
    );
}
