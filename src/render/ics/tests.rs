//! Tests of calendars.

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Calendar as ReadCalendar, Component as _};
use proptest::prelude::{any, proptest};

use super::{IcsOptions, Stamp, write_calendar, write_event};
use crate::application::{Application, Medium};
use crate::plan::{Draft, FollowUp, Kind, RuleText, State};
use crate::render::content_line::LONGEST_LINE;
use crate::render::{description, sample, sample_plan, words};
use crate::template::Template;
use crate::text::Text;

fn now() -> DateTime<Utc> {
    "2026-11-21T00:00:00Z".parse().unwrap()
}

fn calendar_of(follow_up: FollowUp<'_>, options: &IcsOptions) -> String {
    let calendar = sample_plan::calendar();
    let plan = sample_plan::plan(&calendar, &[], vec![follow_up]);
    let mut out = Vec::new();
    write_calendar(&mut out, &plan, now(), options);
    String::from_utf8(out).unwrap()
}

fn check_lines(written: &str) {
    for line in written.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= LONGEST_LINE, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
}

/// A rule whose every text has the words in it.
fn rule(words: &str) -> RuleText {
    let template = || {
        Template::parse(&format!(
            "{} {{company}}",
            words.replace('{', "{{").replace('}', "}}")
        ))
        .unwrap()
    };
    let mut rule = sample::rule("thank-you-email", Kind::Thanks, "");
    rule.summary = template();
    rule.details = template();
    rule.draft = Some(Draft {
        subject: template(),
        body: template(),
    });
    rule.source = words.into();
    rule
}

/// The fields of the one event, as another reader sees them, are ours.
fn check_read_back(application: &Application, rule: &RuleText) {
    let follow_up = sample::follow_up(application, rule);
    let options = IcsOptions {
        calendar_name: rule.source.to_string(),
        ..IcsOptions::default()
    };
    let written = calendar_of(follow_up.clone(), &options);
    check_lines(&written);
    let read: ReadCalendar = written.parse().unwrap();
    assert_eq!(read.components.len(), 1);
    let event = read.components[0].as_event().unwrap();
    let mut details = String::new();
    description::append(&follow_up, &sample_plan::calendar(), &mut details);
    assert_eq!(event.get_uid(), Some(follow_up.uid.to_string().as_str()));
    assert_eq!(event.get_sequence(), Some(0));
    assert_eq!(event.get_timestamp(), Some(now()));
    assert_eq!(event.get_summary().unwrap(), words::summary(&follow_up));
    assert_eq!(event.get_description().unwrap(), harmless(&details));
    assert_eq!(
        event.get_url(),
        application.url.as_ref().map(|url| url.as_str())
    );
    assert_eq!(
        event.property_value("X-FOLLOWUP-KEY"),
        Some(follow_up.key().as_str())
    );
    assert_eq!(event.property_value("ATTENDEE"), None);
}

/// What the writer makes of control characters, which only the source of a
/// playbook can still hold.
fn harmless(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\u{feff}', "")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
        .chars()
        .map(|c| {
            if c.is_control() && c != '\n' && c != '\t' {
                ' '
            } else {
                c
            }
        })
        .collect()
}

#[test]
fn an_event_reads_to_the_letter() {
    let application = sample::application();
    let mut rule = sample::rule("thank-you-email", Kind::Thanks, "Thank {person}; {role}");
    rule.details = Template::parse("Two sentences.").unwrap();
    let mut follow_up = sample::follow_up(&application, &rule);
    follow_up.via = Medium::Phone;
    let written = calendar_of(follow_up, &IcsOptions::default());
    check_lines(&written);
    let (head, tail) = written.split_once("Why this day").unwrap();
    assert_eq!(
        head,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//followup//followup//EN\r\n\
         CALSCALE:GREGORIAN\r\nNAME:Follow-ups\r\nX-WR-CALNAME:Follow-ups\r\n\
         REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\nX-PUBLISHED-TTL:PT4H\r\n\
         BEGIN:VEVENT\r\nUID:5f0e1d2c-3b4a-5968-8776-655443322110\r\n\
         DTSTAMP:20261121T000000Z\r\nLAST-MODIFIED:20261121T000000Z\r\nSEQUENCE:0\r\n\
         STATUS:CONFIRMED\r\n\
         DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n\
         SUMMARY:Thank Ann Li\\; Rust developer\\, platform\r\n\
         DESCRIPTION:Two sentences.\\n\\nWith: Ann Li\\, Hiring manager\\, ann.li@acme.e\r\n \
         xample\\n"
    );
    let tail = tail.split_once("URL:").unwrap().1;
    assert_eq!(
        tail,
        "https://acme.example/jobs/1\r\nCATEGORIES:Follow-up,thanks\r\n\
         TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n\
         X-FOLLOWUP-KEY:bw71tb1\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n\
         DESCRIPTION:Thank Ann Li\\; Rust developer\\, platform\r\nTRIGGER:PT9H\r\n\
         END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
}

#[test]
fn only_what_is_to_be_done_is_written() {
    for state in State::ALL {
        let application = sample::application();
        let rule = sample::rule("a", Kind::Task, "x");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.state = state;
        let written = calendar_of(follow_up, &IcsOptions::default());
        let expected = matches!(state, State::Planned | State::Due | State::Overdue);
        assert_eq!(!written.is_empty(), expected, "{state:?}");
    }
}

#[test]
fn the_alarm_is_the_persons_choice() {
    let application = sample::application();
    let rule = sample::rule("a", Kind::Task, "x");
    let written = |alarm| {
        let options = IcsOptions {
            alarm,
            ..IcsOptions::default()
        };
        calendar_of(sample::follow_up(&application, &rule), &options)
    };
    assert!(!written(None).contains("VALARM"));
    let day_before = Some(TimeDelta::hours(-15));
    assert!(written(day_before).contains("\r\nTRIGGER:-PT15H\r\n"));
}

#[test]
fn stamps_move_only_when_told() {
    let first = Stamp::first(now());
    let later = "2026-12-01T06:00:00Z".parse().unwrap();
    let next = first.next(later);
    assert_eq!((next.sequence, next.dtstamp), (1, later));
    let application = sample::application();
    let rule = sample::rule("a", Kind::Task, "x");
    let mut out = Vec::new();
    write_event(
        &mut out,
        &sample::follow_up(&application, &rule),
        &sample_plan::calendar(),
        next,
        &IcsOptions::default(),
    );
    let written = String::from_utf8(out).unwrap();
    assert!(written.contains(
        "\r\nDTSTAMP:20261201T060000Z\r\nLAST-MODIFIED:20261201T060000Z\r\nSEQUENCE:1\r\n"
    ));
}

#[test]
fn hostile_texts_are_read_back_as_written() {
    fn check(hostile: &str) {
        let mut application = sample::application();
        application.company = Text::clean(hostile);
        application.role = Text::clean(hostile);
        application.interviews[0].people[0].name = Text::clean(hostile);
        check_read_back(&application, &rule(hostile));
    }
    check("plain");
    check("a\rATTENDEE:mailto:x@y.example");
    check("a\r\nATTENDEE:mailto:x@y.example");
    check("a\nEND:VEVENT\nBEGIN:VEVENT");
    check("nul \0 and \u{1b}[31m");
    check("a\u{2028}b\u{2029}c\u{85}d");
    check(";;,,\\\\ \\n \\; end\\");
    check(":\"'{}<b>&amp;");
    check(&"😀".repeat(3_000));
    check(&"👩‍💻é漢".repeat(300));
    check(&"a".repeat(5_000));
    check("{company} {{x}}");
    check("مرحبا \u{202e}abc");
}

proptest! {
    #[test]
    fn any_text_is_read_back_as_written(cell in any::<String>(), words in "\\PC{1,200}") {
        let mut application = sample::application();
        application.company = Text::clean(&cell);
        application.role = Text::clean(&cell);
        let rule = rule(&words);
        check_read_back(&application, &rule);
    }
}
