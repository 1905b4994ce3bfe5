//! `convert --todo-with LIST`: which parts tasks have beside their text.

use super::with_sheet;
use crate::harness::Workspace;

const LINE: &str = "convert a.csv --today 2026-11-24 --ahead 1 --todo -";

/// What is printed of the thank-you.
fn printed(more: &str) -> String {
    let line = LINE.split(' ').chain(more.split_ascii_whitespace());
    let printed = with_sheet().followup(line).succeeds();
    let lines = printed.split_inclusive('\n');
    lines.filter(|line| line.contains("Email Ann")).collect()
}

#[test]
fn tasks_have_the_parts_that_are_asked_for() {
    #[track_caller]
    fn check(more: &str, expected: &str) {
        assert_eq!(printed(more), format!("{expected} fu:dfztts6\n"), "{more}");
    }
    let text = "2026-11-24 Email Ann Li a thank-you for the Acme interview";
    check("", &format!("{text} +acme @email due:2026-11-25"));
    for (list, expected) in [
        (
            "project,context",
            format!("{text} +acme @email due:2026-11-25"),
        ),
        ("none", format!("{text} due:2026-11-25")),
        ("context", format!("{text} @email due:2026-11-25")),
        ("t", format!("{text} t:2026-11-24 due:2026-11-25")),
        ("priority", format!("(A) {text} due:2026-11-25")),
        (
            "priority,t,context,project",
            format!("(A) {text} +acme @email t:2026-11-24 due:2026-11-25"),
        ),
    ] {
        check(&format!("--todo-with {list}"), &expected);
    }
}

#[test]
fn the_list_may_stand_in_the_environment_and_in_the_configuration() {
    #[track_caller]
    fn check(flag: &str, environment: &str, config: &str, expected: &str) {
        let workspace = with_sheet().with("followup.toml", config);
        let line = LINE.split(' ').chain(flag.split_ascii_whitespace());
        let run = workspace.followup(line);
        let printed = run.env("FOLLOWUP_TODO_WITH", environment).succeeds();
        let line = printed
            .lines()
            .find(|line| line.contains("Email Ann"))
            .unwrap();
        let (_, parts) = line.split_once(" interview ").unwrap();
        let (parts, _) = parts.split_once("due:").unwrap();
        assert_eq!(parts.trim(), expected);
    }
    check("", "", "", "+acme @email");
    check("", "", "todo-with = 'project,t'", "+acme t:2026-11-24");
    check(
        "",
        "",
        "todo-with = ['context', 't']",
        "@email t:2026-11-24",
    );
    check("", "", "todo-with = 'none'", "");
    check("", "context", "todo-with = 'none'", "@email");
    check(
        "--todo-with t",
        "context",
        "todo-with = 'none'",
        "t:2026-11-24",
    );
}

#[test]
fn a_word_that_names_no_part_is_told_with_the_closest_one() {
    #[track_caller]
    fn check(workspace: &Workspace, flag: &str, message: &str, meant: &str) {
        let line = LINE.split(' ').chain(flag.split_ascii_whitespace());
        let message = format!(
            "error: could not understand {message}\nhint: {meant}write some of project, \
             context, t, priority, parted by commas, or none alone\n"
        );
        workspace.followup(line).gives(2, "", &message);
    }
    let workspace = with_sheet();
    for (list, meant) in [
        ("projects", "did you mean `project`? "),
        ("context,prio", "did you mean `priority`? "),
        ("Context", "did you mean `context`? "),
        ("t:", "did you mean `t`? "),
        ("non", "did you mean `none`? "),
        ("none,t", ""),
        ("due", ""),
        ("project,", ""),
    ] {
        let flag = format!("--todo-with {list}");
        check(&workspace, &flag, &format!("`{flag}`"), meant);
    }
    let workspace = with_sheet().with("followup.toml", "\ntodo-with = ['t', 'projekt']\n");
    let message = "`todo-with = t,projekt`\n  --> followup.toml:2";
    check(&workspace, "", message, "did you mean `project`? ");
}

/// Over all playbooks and all that the examples have them ask for.
#[test]
fn a_task_has_due_and_t_and_its_key_last_and_no_key_that_means_more_to_a_client() {
    let sheet = include_str!("../../../examples/applications.csv");
    for playbook in [
        "default",
        "within-a-week",
        "two-contacts",
        "five-business-days",
        "email-then-voicemail",
        "tiered",
    ] {
        let workspace = Workspace::new().with("a.csv", sheet);
        let line = format!(
            "convert a.csv --today 2026-11-24 --region US --ahead 365 --todo - \
             --playbook {playbook} --todo-with project,context,t,priority"
        );
        let printed = workspace.followup(line.split_ascii_whitespace()).succeeds();
        assert!(printed.lines().count() > 10, "{playbook}");
        for line in printed.lines() {
            let line = line.strip_prefix("(A) ").unwrap_or(line);
            assert!(line.starts_with("2026-11-24 "), "{line}");
            let words = line.split(' ').filter(|word| word.contains(':'));
            let keys: Vec<&str> = words.map(|word| word.split(':').next().unwrap()).collect();
            assert_eq!(keys, ["t", "due", "fu"], "{line}");
            let last = line.rsplit(' ').next().unwrap();
            assert!(last.starts_with("fu:") && last.len() == 10, "{line}");
        }
    }
}
