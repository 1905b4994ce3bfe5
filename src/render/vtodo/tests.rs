//! Tests of tasks.

use chrono::{DateTime, Utc};
use icalendar::{Calendar as ReadCalendar, Component as _, Todo, TodoStatus};
use proptest::prelude::{any, proptest};

use super::{Progress, write_task};
use crate::application::Application;
use crate::plan::{By, FollowUp, Kind, RuleText, State};
use crate::render::content_line::LONGEST_LINE;
use crate::render::ics::{Alarm, Class, IcsOptions, Stamp, write_footer, write_header};
use crate::render::{description, sample, sample_plan, words};
use crate::template::Template;
use crate::text::Text;

fn now() -> DateTime<Utc> {
    "2026-11-21T00:00:00Z".parse().unwrap()
}

/// Without a reminder, as a task is unless one is asked for.
fn options() -> IcsOptions {
    IcsOptions {
        alarm: Alarm::None,
        ..IcsOptions::default()
    }
}

fn task_of(follow_up: &FollowUp<'_>, options: &IcsOptions) -> String {
    let mut out = Vec::new();
    let calendar = sample_plan::calendar();
    let stamp = Stamp::first(now());
    write_task(
        &mut out,
        follow_up,
        &calendar,
        stamp,
        Progress::None,
        options,
    );
    String::from_utf8(out).unwrap()
}

/// The task as another reader sees it; the file keeps the rules of lines and of
/// dates.
fn read_back(follow_up: &FollowUp<'_>) -> Todo {
    let mut out = Vec::new();
    write_header(&mut out, &options());
    out.extend_from_slice(task_of(follow_up, &options()).as_bytes());
    write_footer(&mut out);
    let written = String::from_utf8(out).unwrap();
    for line in written.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= LONGEST_LINE, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let read: ReadCalendar = written.parse().unwrap();
    let [component] = &read.components[..] else {
        panic!("{written}")
    };
    let task = component.as_todo().unwrap().clone();
    check_rules(&task);
    task
}

/// RFC 5545 section 3.6.2, as far as it concerns us.
fn check_rules(task: &Todo) {
    for name in ["UID", "DTSTAMP", "DUE", "STATUS", "SEQUENCE"] {
        assert!(task.property_value(name).is_some(), "{name}");
    }
    for name in ["DURATION", "DTEND", "TRANSP", "ATTENDEE", "ORGANIZER"] {
        assert_eq!(task.property_value(name), None, "{name}");
    }
    let date = |name: &str| {
        let property = task.properties().get(name)?;
        assert_eq!(property.params()["VALUE"].value(), "DATE", "{name}");
        Some(property.value().to_owned())
    };
    let (start, due) = (date("DTSTART"), date("DUE"));
    assert!(start.is_none_or(|start| start < due.unwrap()));
    let is_completed = task.get_status() == Some(TodoStatus::Completed);
    let percent = task.property_value("PERCENT-COMPLETE");
    assert_eq!(percent, is_completed.then_some("100"));
    assert!(is_completed || task.get_completed().is_none());
}

#[test]
fn a_task_reads_to_the_letter() {
    let application = sample::application();
    let mut rule = sample::rule("thank-you-email", Kind::Thanks, "Thank {person}; {role}");
    rule.details = Template::parse("Two sentences.").unwrap();
    let written = task_of(&sample::follow_up(&application, &rule), &options());
    let (head, tail) = written.split_once("DESCRIPTION:").unwrap();
    assert_eq!(
        head,
        "BEGIN:VTODO\r\nUID:5f0e1d2c-3b4a-8968-8776-655443322110\r\n\
         DTSTAMP:20261121T000000Z\r\nLAST-MODIFIED:20261121T000000Z\r\nSEQUENCE:0\r\n\
         STATUS:NEEDS-ACTION\r\n\
         DTSTART;VALUE=DATE:20261124\r\nDUE;VALUE=DATE:20261125\r\n\
         SUMMARY:Thank Ann Li\\; Rust developer\\, platform\r\n"
    );
    let tail = tail.split_once("URL:").unwrap().1;
    assert_eq!(
        tail,
        "https://acme.example/jobs/1\r\nCATEGORIES:Follow-up,thanks\r\nPRIORITY:1\r\n\
         X-FOLLOWUP-KEY:bw71tb1\r\nEND:VTODO\r\n"
    );
}

#[test]
fn only_what_was_done_is_completed() {
    fn check(state: State, done_on: &str, expected: &str) {
        let application = sample::application();
        let rule = sample::rule("a", Kind::Task, "x");
        let follow_up = FollowUp {
            state,
            done_on: done_on.parse().ok(),
            ..sample::follow_up(&application, &rule)
        };
        let written = task_of(&follow_up, &options());
        let told = written.split_once("SEQUENCE:0\r\n").unwrap().1;
        let told = told.split_once("DTSTART").unwrap().0;
        assert_eq!(told, expected, "{state:?}");
        read_back(&follow_up);
    }
    for state in State::ALL.into_iter().filter(|it| *it != State::Done) {
        check(state, "", "STATUS:NEEDS-ACTION\r\n");
    }
    check(
        State::Done,
        "2026-11-24",
        "STATUS:COMPLETED\r\nCOMPLETED:20261124T120000Z\r\nPERCENT-COMPLETE:100\r\n\
         X-FOLLOWUP-STATUS:COMPLETED\r\n",
    );
    check(
        State::Done,
        "",
        "STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nX-FOLLOWUP-STATUS:COMPLETED\r\n",
    );
}

#[test]
fn what_was_begun_is_still_to_be_done() {
    fn check(state: State, expected: &str) {
        let application = sample::application();
        let rule = sample::rule("a", Kind::Task, "x");
        let follow_up = FollowUp {
            state,
            ..sample::follow_up(&application, &rule)
        };
        let mut out = Vec::new();
        let calendar = sample_plan::calendar();
        let stamp = Stamp::first(now());
        write_task(
            &mut out,
            &follow_up,
            &calendar,
            stamp,
            Progress::Begun,
            &options(),
        );
        let written = String::from_utf8(out).unwrap();
        assert!(written.contains(expected), "{written}");
    }
    check(State::Due, "\r\nSTATUS:IN-PROCESS\r\n");
    check(State::Done, "\r\nSTATUS:COMPLETED\r\n");
}

#[test]
fn a_task_begins_before_it_is_due_or_has_no_beginning() {
    fn check(on: &str, by: &str, has_start: bool) {
        let application = sample::application();
        let rule = sample::rule("a", Kind::Task, "x");
        let follow_up = FollowUp {
            on: sample::day(on),
            by: By {
                on: sample::day(by),
                at: None,
            },
            ..sample::follow_up(&application, &rule)
        };
        let task = read_back(&follow_up);
        assert_eq!(task.property_value("DTSTART").is_some(), has_start);
        let due = task.property_value("DUE").unwrap();
        assert_eq!(due, by.replace('-', ""));
    }
    check("2026-11-24", "2026-11-25", true);
    check("2026-11-24", "2026-11-24", false);
    // A plan has no such thing; a calendar must not either.
    check("2026-11-25", "2026-11-24", false);
}

#[test]
fn priorities_follow_the_kind() {
    fn check(kind: Kind, expected: &str) {
        let application = sample::application();
        let rule = sample::rule("a", kind, "x");
        let task = read_back(&sample::follow_up(&application, &rule));
        assert_eq!(task.property_value("PRIORITY"), Some(expected), "{kind:?}");
    }
    check(Kind::Thanks, "1");
    check(Kind::Own, "1");
    check(Kind::CheckIn, "5");
    check(Kind::Task, "5");
    check(Kind::Courtesy, "9");
}

#[test]
fn a_reminder_counts_from_what_is_there() {
    fn check(on: &str, state: State, expected: Option<&str>) {
        let application = sample::application();
        let rule = sample::rule("a", Kind::Task, "x");
        let follow_up = FollowUp {
            on: sample::day(on),
            state,
            ..sample::follow_up(&application, &rule)
        };
        let options = IcsOptions {
            alarm: Alarm::At {
                day_before: false,
                time: sample::time("09:00"),
            },
            class: Some(Class::Private),
            ..options()
        };
        let written = task_of(&follow_up, &options);
        let trigger = written.lines().find(|line| line.starts_with("TRIGGER"));
        assert_eq!(trigger, expected);
        assert!(written.contains("\r\nCLASS:PRIVATE\r\n"), "{written}");
        let is_last = written.ends_with("END:VALARM\r\nEND:VTODO\r\n");
        assert_eq!(is_last, expected.is_some());
    }
    check("2026-11-24", State::Due, Some("TRIGGER:PT9H"));
    check("2026-11-25", State::Due, Some("TRIGGER;RELATED=END:PT9H"));
    check("2026-11-24", State::Done, None);
}

/// A rule whose texts have the words in them.
fn rule(words: &str) -> RuleText {
    let words = words.replace('{', "{{").replace('}', "}}");
    let template = || Template::parse(&format!("{words} {{company}}")).unwrap();
    let mut rule = sample::rule("thank-you-email", Kind::Thanks, "");
    rule.summary = template();
    rule.details = template();
    rule
}

fn check_read_back(application: &Application, rule: &RuleText) {
    let follow_up = sample::follow_up(application, rule);
    let task = read_back(&follow_up);
    let mut details = String::new();
    description::append(&follow_up, &sample_plan::calendar(), &mut details);
    let summary = words::summary(&follow_up);
    assert_eq!(
        task.get_uid(),
        Some(follow_up.task_uid().to_string().as_str())
    );
    assert_eq!(task.get_summary(), Some(summary.as_str()));
    assert_eq!(task.get_description(), Some(details.as_str()));
    assert_eq!(task.get_status(), Some(TodoStatus::NeedsAction));
    assert_eq!(
        task.get_url(),
        application.url.as_ref().map(|url| url.as_str())
    );
}

#[test]
fn hostile_texts_are_read_back_as_written() {
    fn check(hostile: &str) {
        let mut application = sample::application();
        application.company = Text::clean(hostile);
        application.role = Text::clean(hostile);
        application.interviews[0].people[0].name = Text::clean(hostile);
        check_read_back(&application, &rule("Do"));
    }
    check("plain");
    check("a\r\nATTENDEE:mailto:x@y.example");
    check("a\nSTATUS:COMPLETED\nEND:VTODO\nBEGIN:VTODO");
    check("nul \0 and \u{1b}[31m");
    check("a\u{2028}b\u{2029}c\u{85}d");
    check(";;,,\\\\ \\n \\; end\\");
    check(":\"'{}<b>&amp;");
    check(&"👩‍💻é漢".repeat(300));
    check("[Cancelled] a");
    check("مرحبا \u{202e}abc");
}

proptest! {
    #[test]
    fn any_text_is_read_back_as_written(cell in any::<String>()) {
        let mut application = sample::application();
        application.company = Text::clean(&cell);
        application.role = Text::clean(&cell);
        check_read_back(&application, &rule("Do"));
    }
}
