//! Tests of content lines.

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::{Strategy, any, proptest};

use super::{Component, ContentLines, LONGEST_LINE, Property, Value, duration_text};
use crate::text::WebAddress;

fn written(property: Property, value: Value<'_>) -> String {
    let mut out = Vec::new();
    ContentLines::new(&mut out).property(property, value);
    String::from_utf8(out).unwrap()
}

/// What a reader makes of a text line: unfolded, unescaped.
fn read_back(line: &str) -> String {
    let unfolded = line.replace("\r\n ", "");
    let value = unfolded.strip_suffix("\r\n").unwrap();
    let value = value.split_once(':').unwrap().1;
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next().unwrap() {
                'n' => '\n',
                escaped => escaped,
            },
            plain => plain,
        });
    }
    text
}

/// What may be left of a text.
fn harmless(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| *c != '\u{feff}')
        .map(|c| match c {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\n' | '\t' => c,
            _ if c.is_control() => ' ',
            _ => c,
        })
        .collect()
}

fn check_lines(written: &str) {
    let content = written.strip_suffix("\r\n").unwrap();
    for line in content.split("\r\n") {
        assert!(line.len() <= LONGEST_LINE, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
}

#[test]
fn texts_are_escaped_and_cannot_end_their_line() {
    fn check(text: &str, expected: &str) {
        let line = written(Property::Summary, Value::Text(text));
        assert_eq!(line, format!("SUMMARY:{expected}\r\n"), "{text:?}");
    }
    check("", "");
    check("a: \"b\"", "a: \"b\"");
    check("a;b,c\\d\\", "a\\;b\\,c\\\\d\\\\");
    check("a\r\nATTENDEE:x", "a\\nATTENDEE:x");
    check("a\rb\nc\u{85}d\u{2028}e\u{2029}f", "a\\nb\\nc\\nd\\ne\\nf");
    check("a\0b\u{1b}c\u{7f}d\u{9b}e", "a b c d e");
    check("\u{feff}a\tb", "a\tb");
    check("é… — „x“ ﬁ", "é… — „x“ ﬁ");
    check(
        "a text that is longer than sixteen, as most are",
        "a text that is longer than sixteen\\, as most are",
    );
}

#[test]
fn no_fold_stands_in_an_escape_sequence_or_a_character() {
    fn check(text: &str) {
        for before in 0..160 {
            let text = "x".repeat(before) + &text.repeat(60);
            let line = written(Property::Summary, Value::Text(&text));
            check_lines(&line);
            assert_eq!(read_back(&line), text);
            for fold in line.match_indices("\r\n ").map(|(at, _)| at) {
                let backslashes = line[..fold].len() - line[..fold].trim_end_matches('\\').len();
                assert_eq!(backslashes % 2, 0, "{line}");
                // No line is shorter than what comes next makes it.
                let start = line[..fold].rfind("\r\n").map_or(0, |at| at + 2);
                let length = fold - start;
                assert!(length > LONGEST_LINE - 4, "{line}");
            }
        }
    }
    check("\\");
    check(",");
    check("a\\;,\n");
    check("é,€\\\\\u{1f600}\n\n");
}

#[test]
fn lists_keep_their_commas() {
    let line = written(Property::Categories, Value::Texts(&["Follow-up", "a,b"]));
    assert_eq!(line, "CATEGORIES:Follow-up,a\\,b\r\n");
}

#[test]
fn lines_of_every_length_are_folded_at_75_octets() {
    for length in 0..400 {
        let line = written(Property::Summary, Value::Text(&"x".repeat(length)));
        check_lines(&line);
        let expected = (length + "SUMMARY:".len()).saturating_sub(76) / 74
            + usize::from(length + "SUMMARY:".len() > 75);
        assert_eq!(line.matches("\r\n ").count(), expected, "{length}");
    }
}

#[test]
fn addresses_are_folded_and_not_escaped() {
    let address = format!("https://x.example/{};,", "a".repeat(100));
    let address = WebAddress::parse(&address).unwrap();
    let line = written(Property::Url, Value::Uri(&address));
    check_lines(&line);
    let unfolded = line.replace("\r\n ", "");
    assert_eq!(unfolded, format!("URL:{}\r\n", address.as_str()));
}

#[test]
fn days_and_moments_have_their_forms() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
    assert_eq!(
        written(Property::Start, Value::Date(day)),
        "DTSTART;VALUE=DATE:20261103\r\n"
    );
    let moment = day.and_hms_opt(4, 5, 6).unwrap().and_utc();
    assert_eq!(
        written(Property::Stamp, Value::DateTime(moment)),
        "DTSTAMP:20261103T040506Z\r\n"
    );
    assert_eq!(
        written(Property::Sequence, Value::Integer(120)),
        "SEQUENCE:120\r\n"
    );
}

#[test]
fn durations_follow_the_grammar() {
    fn check(seconds: i64, expected: &str) {
        assert_eq!(duration_text(TimeDelta::seconds(seconds)), expected);
    }
    check(0, "PT0S");
    check(9 * 3_600, "PT9H");
    check(-15 * 3_600, "-PT15H");
    check(86_400, "P1D");
    check(-(86_400 + 90 * 60), "-P1DT1H30M");
    check(3_605, "PT1H0M5S");
    check(45, "PT45S");
}

#[test]
fn components_open_and_close() {
    let mut out = Vec::new();
    let mut lines = ContentLines::new(&mut out);
    lines.begin(Component::Event);
    lines.end(Component::Event);
    assert_eq!(out, b"BEGIN:VEVENT\r\nEND:VEVENT\r\n");
}

/// Texts rich in what matters here.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "\r",
        "\n",
        "\r\n",
        "\u{2028}",
        "\u{85}",
        "\0",
        ";",
        ",",
        "\\",
        "\\n",
        "é",
        "漢",
        "👩‍💻",
        "\u{feff}",
        " ",
        "BEGIN:VEVENT",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ]);
    proptest::collection::vec(pieces, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        let line = written(Property::Description, Value::Text(&text));
        check_lines(&line);
        assert_eq!(read_back(&line), harmless(&text));
    }

    #[test]
    fn hostile_texts_come_back(text in hostile()) {
        let line = written(Property::Description, Value::Text(&text));
        check_lines(&line);
        assert_eq!(read_back(&line), harmless(&text));
    }
}
