//! Tests of calendars.

use chrono::{DateTime, TimeDelta, Utc};
use icalendar::{Calendar as ReadCalendar, Component as _, EventLike as _};
use proptest::prelude::{any, proptest};
use uuid::Uuid;

use super::{Alarm, Class, EventWriter, IcsOptions, Stamp, write_calendar};
use crate::application::{Application, Medium, Round};
use crate::plan::{Draft, FollowUp, Kind, Milestone, Occasion, RuleText, State};
use crate::render::content_line::LONGEST_LINE;
use crate::render::zone::Zone;
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

/// The event of one follow-up with those options.
fn event_with(options: &IcsOptions) -> String {
    let application = sample::application();
    let rule = sample::rule("a", Kind::Task, "x");
    calendar_of(sample::follow_up(&application, &rule), options)
}

fn berlin() -> Option<Zone> {
    Zone::parse("Europe/Berlin")
}

#[test]
fn the_alarm_is_the_persons_choice() {
    let written = |alarm| {
        event_with(&IcsOptions {
            alarm,
            ..IcsOptions::default()
        })
    };
    assert!(!written(Alarm::None).contains("VALARM"));
    let day_before = Alarm::parse("day before 09:00").unwrap();
    assert!(written(day_before).contains("\r\nTRIGGER:-PT15H\r\n"));
}

#[test]
fn follow_ups_have_a_time_where_it_and_the_zone_are_known() {
    fn check(at: Option<&str>, zone: Option<Zone>, expected: &str) {
        let written = event_with(&IcsOptions {
            at: at.map(sample::time),
            duration: TimeDelta::minutes(30),
            zone,
            ..IcsOptions::default()
        });
        let (_, from_start) = written.split_once("\r\nDTSTART").unwrap();
        let (times, _) = from_start.split_once("\r\nSUMMARY").unwrap();
        assert_eq!(format!("DTSTART{times}"), expected);
        assert!(!written.contains("TZID") && !written.contains("VTIMEZONE"));
    }
    const WHOLE_DAY: &str = "DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125";
    check(None, berlin(), WHOLE_DAY);
    check(Some("09:00"), None, WHOLE_DAY);
    check(
        Some("09:00"),
        berlin(),
        "DTSTART:20261124T080000Z\r\nDTEND:20261124T083000Z",
    );
    check(
        Some("23:45"),
        berlin(),
        "DTSTART:20261124T224500Z\r\nDTEND:20261124T231500Z",
    );
}

#[test]
fn nobody_is_thanked_before_the_interview_has_ended() {
    fn check(kind: Kind, on: &str, at: Option<&str>, until: Option<&str>, expected: &str) {
        let mut application = sample::application();
        application.interviews[0].on = sample::day(on);
        application.interviews[0].at = at.map(sample::time);
        application.interviews[0].until = until.map(sample::time);
        let rule = sample::rule("thank-you-email", kind, "x");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.on = sample::day("2026-11-24");
        let options = IcsOptions {
            at: Some(sample::time("09:00")),
            zone: Zone::parse("UTC"),
            ..IcsOptions::default()
        };
        let written = calendar_of(follow_up, &options);
        let start = format!("\r\nDTSTART:20261124T{expected}00Z\r\n");
        assert!(written.contains(&start), "{expected}: {written}");
    }
    let (today, thanks) = ("2026-11-24", Kind::Thanks);
    check(thanks, today, Some("14:00"), Some("15:30"), "1530");
    check(thanks, today, Some("14:00"), None, "1500");
    check(thanks, today, None, Some("15:30"), "1530");
    check(thanks, today, Some("07:30"), None, "0900");
    check(thanks, today, None, None, "0900");
    check(thanks, "2026-11-23", Some("14:00"), None, "0900");
    check(Kind::Task, today, Some("14:00"), None, "0900");
}

#[test]
fn the_class_is_said_if_it_is_asked_for() {
    fn check(word: &str, expected: &str) {
        let written = event_with(&IcsOptions {
            class: Class::from_word(word),
            ..IcsOptions::default()
        });
        let class = written.lines().find(|line| line.starts_with("CLASS"));
        assert_eq!(class.unwrap_or_default(), expected);
    }
    check("", "");
    check("public", "CLASS:PUBLIC");
    check("private", "CLASS:PRIVATE");
    check("confidential", "CLASS:CONFIDENTIAL");
}

/// The event of a milestone of the sample, unfolded.
fn milestone_event(
    occasion: fn(&Application) -> Occasion<'_>,
    application: &Application,
    options: &IcsOptions,
) -> String {
    let milestone = Milestone {
        application,
        occasion: occasion(application),
        on: sample::day("2026-11-24"),
        uid: Uuid::from_u128(0x5f0e_1d2c_3b4a_5968_8776_6554_4332_2110),
        is_off: false,
    };
    let mut out = Vec::new();
    let calendar = sample_plan::calendar();
    let mut writer = EventWriter::new(&calendar, options);
    writer.milestone(&mut out, &milestone, Stamp::first(now()));
    let written = String::from_utf8(out).unwrap();
    check_lines(&written);
    written.replace("\r\n ", "").replace("\r\n", "\n")
}

fn interview(application: &Application) -> Occasion<'_> {
    Occasion::Interview(&application.interviews[0])
}

#[test]
fn an_interview_tells_when_where_and_with_whom() {
    let mut application = sample::application();
    application.location = Text::clean("Hall 3; Berlin");
    application.interviews[0].until = Some(sample::time("15:30"));
    application.interviews[0].kind = Text::clean("technical");
    application.interviews[0].round = Round(2);
    let options = IcsOptions {
        zone: berlin(),
        ..IcsOptions::default()
    };
    assert_eq!(
        milestone_event(interview, &application, &options),
        "BEGIN:VEVENT\nUID:5f0e1d2c-3b4a-5968-8776-655443322110\n\
         DTSTAMP:20261121T000000Z\nLAST-MODIFIED:20261121T000000Z\nSEQUENCE:0\n\
         STATUS:CONFIRMED\nDTSTART:20261124T130000Z\nDTEND:20261124T143000Z\n\
         SUMMARY:Interview: Rust developer\\, platform at Acme & Söhne (round 2\\, technical)\n\
         DESCRIPTION:Kind: technical\\nWith: Ann Li\\, Hiring manager\\, \
         ann.li@acme.example\\nWhere: Hall 3\\; Berlin\\nPosting: https://acme.example/jobs/1\n\
         LOCATION:Hall 3\\; Berlin\nURL:https://acme.example/jobs/1\n\
         CATEGORIES:Milestone,interview\nTRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\n\
         X-FOLLOWUP-KEY:bw71tb1\nBEGIN:VALARM\nACTION:DISPLAY\n\
         DESCRIPTION:Interview: Rust developer\\, platform at Acme & Söhne (round 2\\, technical)\n\
         TRIGGER:-PT5H\nEND:VALARM\nEND:VEVENT\n"
    );
}

#[test]
fn an_interview_without_a_time_or_a_zone_is_a_whole_day() {
    fn check(at: Option<&str>, until: Option<&str>, zone: Option<Zone>, expected: [&str; 3]) {
        let mut application = sample::application();
        application.interviews[0].at = at.map(sample::time);
        application.interviews[0].until = until.map(sample::time);
        let options = IcsOptions {
            zone,
            ..IcsOptions::default()
        };
        let event = milestone_event(interview, &application, &options);
        let found = ["DTSTART", "DTEND", "SUMMARY"]
            .map(|name| event.lines().find(|line| line.starts_with(name)).unwrap());
        assert_eq!(found, expected);
        assert!(event.contains("\nTRANSP:OPAQUE\n"), "{event}");
    }
    let title = "SUMMARY:Interview: Rust developer\\, platform at Acme & Söhne";
    let told = format!("{title} (14:00)");
    let (day, next) = ("DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261125");
    check(None, None, berlin(), [day, next, title]);
    check(None, Some("15:00"), berlin(), [day, next, title]);
    check(Some("14:00"), None, None, [day, next, &told]);
    let (start, hour) = ("DTSTART:20261124T130000Z", "DTEND:20261124T140000Z");
    check(Some("14:00"), None, berlin(), [start, hour, title]);
    // An end before the start is a slip of the finger.
    check(Some("14:00"), Some("13:00"), berlin(), [start, hour, title]);
}

#[test]
fn other_dates_are_whole_days_and_free_and_private_notes_stay_private() {
    fn check(occasion: fn(&Application) -> Occasion<'_>, title: &str, category: &str) {
        let options = IcsOptions {
            at: Some(sample::time("09:00")),
            zone: berlin(),
            ..IcsOptions::default()
        };
        let event = milestone_event(occasion, &sample::application(), &options);
        let has = |line: &str| assert!(event.contains(&format!("\n{line}\n")), "{line}: {event}");
        has("DTSTART;VALUE=DATE:20261124");
        has("DTEND;VALUE=DATE:20261125");
        has(&format!(
            "SUMMARY:{title}: Rust developer\\, platform at Acme & Söhne"
        ));
        has("DESCRIPTION:Posting: https://acme.example/jobs/1");
        has(&format!("CATEGORIES:Milestone,{category}"));
        has("TRANSP:TRANSPARENT");
        has("X-MICROSOFT-CDO-BUSYSTATUS:FREE");
        has("TRIGGER:PT9H");
        assert!(
            !event.contains("LOCATION") && !event.contains("likes Rust"),
            "{event}"
        );
    }
    check(|_| Occasion::Decision, "Decision", "decision");
    check(
        |_| Occasion::OfferDeadline,
        "Last day to answer the offer",
        "offer-deadline",
    );
    check(|_| Occasion::Deadline, "Last day to apply", "deadline");
}

#[test]
fn a_milestone_of_hostile_cells_is_read_back_as_one_event() {
    for hostile in [
        "a\r\nATTENDEE:mailto:x@y.example",
        "a\nEND:VEVENT\nBEGIN:VEVENT",
        ";;,,\\\\ \\n end\\",
        &"😀".repeat(3_000),
        "nul \0 and \u{1b}[31m \u{2028} \u{202e}",
    ] {
        let mut application = sample::application();
        application.company = Text::clean(hostile);
        application.location = Text::clean(hostile);
        application.interviews[0].kind = Text::clean(hostile);
        application.interviews[0].people[0].name = Text::clean(hostile);
        let event = milestone_event(interview, &application, &IcsOptions::default());
        let file = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{event}END:VCALENDAR\n");
        let read: ReadCalendar = file.replace('\n', "\r\n").parse().unwrap();
        assert_eq!(read.components.len(), 1);
        let read = read.components[0].as_event().unwrap();
        let location = application.location.as_ref().map(Text::as_str);
        assert_eq!(read.get_location(), location);
        let summary = read.get_summary().unwrap();
        assert!(summary.chars().count() <= words::LONGEST_SUMMARY);
        assert_eq!(read.property_value("ATTENDEE"), None);
    }
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
    let (calendar, options) = (sample_plan::calendar(), IcsOptions::default());
    let follow_up = sample::follow_up(&application, &rule);
    EventWriter::new(&calendar, &options).follow_up(&mut out, &follow_up, next);
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

#[test]
fn events_of_one_writer_are_those_of_many() {
    let mut application = sample::application();
    application.location = Text::clean("Main St 1; 3rd floor");
    let rules = Kind::ALL.map(|kind| sample::rule("a", kind, "{verb} {person}, soon; {role}"));
    let calendar = sample_plan::calendar();
    let options = IcsOptions {
        class: Some(Class::Private),
        ..IcsOptions::default()
    };
    let first = Stamp::first(now());
    let mut together = Vec::new();
    let mut alone = Vec::new();
    let mut writer = EventWriter::new(&calendar, &options);
    for (rule, stamp) in rules
        .iter()
        .zip([first, first, first.next(now()), first, first])
    {
        let follow_up = sample::follow_up(&application, rule);
        let milestone = Milestone {
            application: &application,
            occasion: interview(&application),
            on: sample::day("2026-11-24"),
            uid: Uuid::from_u128(7),
            is_off: false,
        };
        writer.follow_up(&mut together, &follow_up, stamp);
        writer.milestone(&mut together, &milestone, stamp);
        EventWriter::new(&calendar, &options).follow_up(&mut alone, &follow_up, stamp);
        EventWriter::new(&calendar, &options).milestone(&mut alone, &milestone, stamp);
        let kind = format!("CATEGORIES:Follow-up,{}\r\n", rule.kind.word());
        assert!(String::from_utf8_lossy(&alone).contains(&kind), "{kind}");
    }
    assert_eq!(String::from_utf8(together), String::from_utf8(alone));
}
