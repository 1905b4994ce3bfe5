//! Tests of mistakes in playbooks: line, rule and the closest right word.

use super::cases::OFFSET_HINT;
use crate::rules::Playbook;

const RULE: &str = "\
[[rule]]
id = 'check-in'
kind = 'check-in'
anchor = 'interview'
offset = '5 business days'
latest = '10 business days'
summary = 'Check in'
details = 'Ask'
";

#[test]
fn mistakes_name_line_rule_and_the_closest_right_word() {
    fn check(from: &str, to: &str, line: usize, message: &str, hint: Option<&str>) {
        let text = format!("name = 'mine'\n{}", RULE.replace(from, to));
        let error = Playbook::parse("mine.toml", &text).unwrap_err();
        assert_eq!((error.line, error.to_string().as_str()), (line, message));
        assert_eq!(error.hint.as_deref(), hint, "{message}");
    }
    check(
        "kind = 'check-in'",
        "kind = 'chekin'",
        4,
        "unknown kind `chekin` in rule `check-in`",
        Some("did you mean `check-in`?"),
    );
    check(
        "anchor = 'interview'",
        "anchor = 'intervew'",
        5,
        "unknown anchor `intervew` in rule `check-in`",
        Some("did you mean `interview`?"),
    );
    check(
        "anchor = 'interview'",
        "anchor = 'follow-up:thanks'",
        5,
        "there is no rule `thanks` to count from in rule `check-in`",
        Some("known are: check-in"),
    );
    check(
        "'5 business days'",
        "'five days'",
        6,
        "could not understand the offset `five days` in rule `check-in`",
        Some(OFFSET_HINT),
    );
    check(
        "latest = '10 business days'\n",
        "",
        2,
        "there is no `latest` in rule `check-in`",
        None,
    );
    check(
        "'Check in'",
        "'Check in with {persn}'",
        8,
        "unknown placeholder `{persn}` in `summary` in rule `check-in`",
        Some("did you mean `person`?"),
    );
    check(
        "offset =",
        "ofset =",
        6,
        "unknown key `ofset` in rule `check-in`",
        Some("did you mean `offset`?"),
    );
    check(
        "anchor = 'interview'",
        "anchor = 'follow-up:check-in'",
        2,
        "this rule counts from itself, by way of others in rule `check-in`",
        None,
    );
    check(
        "kind = 'check-in'",
        "kind = 3",
        4,
        "`kind` must be a text, not integer in rule `check-in`",
        None,
    );
    check(
        "id = 'check-in'",
        "id = 'check-in'\nswitch = 'calls'",
        4,
        "there is no switch `calls` in rule `check-in`",
        Some("switches stand under `[switches]`, with true or false"),
    );
}

#[test]
fn a_file_without_rules_is_refused() {
    let error = Playbook::parse("mine.toml", "name = 'mine'").unwrap_err();
    assert_eq!(error.to_string(), "there is no `[[rule]]`");
    let error = Playbook::parse("mine.toml", "name = ").unwrap_err();
    assert_eq!(error.line, 1);
}
