//! A follow-up becomes the description of its event: what to do, with whom,
//! why on that day, and a message to start from.
//!
//! Plain text only. Nothing in it depends on the day on which it is read.

use std::fmt::Write as _;
use std::ops::Range;

use super::{because, words};
use crate::application::{Medium, Person};
use crate::business_days::Calendar;
use crate::plan::FollowUp;
use crate::text::EmailAddress;

/// The longest description, in characters.
pub const LONGEST_DESCRIPTION: usize = 4_000;

/// Appends the description, at most [`LONGEST_DESCRIPTION`] characters of it.
///
/// Where it is too long, the link loses the message that it carries before the
/// message itself is cut, and a link is never cut.
pub fn append(follow_up: &FollowUp<'_>, calendar: &Calendar, out: &mut String) {
    let start = out.len();
    words::append_details(follow_up, out);
    push_facts(follow_up, calendar, start, out);
    let draft = push_draft(follow_up, start, out);
    let Some(address) = address_to_write_to(follow_up) else {
        cut(out, start, LONGEST_DESCRIPTION);
        return;
    };
    let room = LONGEST_DESCRIPTION.saturating_sub(characters(&out[start..]) + 2);
    let link = match draft {
        Some(Draft { subject, body }) => {
            let (subject, body) = (&out[subject], &out[body]);
            let whole = mailto(address, Some(subject), Some(body));
            if whole.len() <= room {
                whole
            } else {
                mailto(address, Some(subject), None)
            }
        }
        None => mailto(address, None, None),
    };
    // The link is ASCII, so that its bytes are its characters.
    cut(
        out,
        start,
        LONGEST_DESCRIPTION.saturating_sub(link.len() + 2),
    );
    push_paragraph(start, &link, out);
}

/// Where in the text the message to start from stands.
struct Draft {
    subject: Range<usize>,
    body: Range<usize>,
}

fn push_draft(follow_up: &FollowUp<'_>, start: usize, out: &mut String) -> Option<Draft> {
    let draft = follow_up.rule.draft.as_ref()?;
    push_paragraph(start, "Subject: ", out);
    let subject = out.len();
    words::append_subject(draft, follow_up, out);
    let subject = subject..out.len();
    out.push_str("\n\n");
    let body = out.len();
    words::append_several_lines(&draft.body, follow_up, out);
    let body = body..out.len();
    Some(Draft { subject, body })
}

/// The lines that tell with whom, why, by when and where; the first of them
/// after a blank line.
fn push_facts(follow_up: &FollowUp<'_>, calendar: &Calendar, start: usize, out: &mut String) {
    let mut parting = if out.len() > start { "\n\n" } else { "" };
    let mut begin = |label: &str, out: &mut String| {
        out.push_str(parting);
        out.push_str(label);
        parting = "\n";
    };
    if let Some(person) = follow_up.person.filter(|it| known(it).next().is_some()) {
        begin("With: ", out);
        push_person(person, out);
    }
    let mut label = "Why this day: ";
    because::append(follow_up, calendar, out, |out| {
        begin(label, out);
        label = "Then: ";
    });
    if is_by_told(follow_up) {
        begin("By: ", out);
        words::push_date_with_weekday(follow_up.by.on, out);
        if let Some(at) = follow_up.by.at {
            let _ = write!(out, " {}", at.format("%H:%M"));
        }
    }
    let source = &follow_up.rule.source;
    if !source.is_empty() {
        begin("Advice: ", out);
        out.push_str(source);
    }
    if let Some(url) = follow_up.application.and_then(|it| it.url.as_ref()) {
        begin("Posting: ", out);
        out.push_str(url.as_str());
    }
}

fn characters(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

/// Name, title, address and number of somebody, as far as known.
pub(super) fn person_line(person: &Person) -> String {
    let mut text = String::with_capacity(100);
    push_person(person, &mut text);
    text
}

fn push_person(person: &Person, out: &mut String) {
    for (place, part) in known(person).enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        out.push_str(part);
    }
}

fn known(person: &Person) -> impl Iterator<Item = &str> {
    let known = [
        person.name.as_ref().map(|name| name.as_str()),
        person.title.as_ref().map(|title| title.as_str()),
        person.email.as_ref().map(EmailAddress::as_str),
        person.phone.as_ref().map(|phone| phone.as_str()),
    ];
    known.into_iter().flatten()
}

/// Whether the moment it should be done by is not just its day.
fn is_by_told(follow_up: &FollowUp<'_>) -> bool {
    let by = follow_up.by;
    by.on > follow_up.on || (by.on == follow_up.on && by.at.is_some())
}

fn address_to_write_to<'a>(follow_up: &FollowUp<'a>) -> Option<&'a EmailAddress> {
    let person = follow_up.person?;
    (follow_up.via == Medium::Email)
        .then_some(person.email.as_ref())
        .flatten()
}

/// A link that opens a new message (RFC 6068).
fn mailto(address: &EmailAddress, subject: Option<&str>, body: Option<&str>) -> String {
    let mut link = Vec::with_capacity(body.map_or(0, str::len) * 2 + 200);
    link.extend_from_slice(b"mailto:");
    for (place, part) in address.as_str().splitn(2, '@').enumerate() {
        if place > 0 {
            link.push(b'@');
        }
        push_encoded(part, &mut link);
    }
    let fields = [("?subject=", subject), ("&body=", body)];
    for (name, value) in fields {
        if let Some(value) = value {
            link.extend_from_slice(name.as_bytes());
            push_encoded(value, &mut link);
        }
    }
    // All of it is ASCII.
    String::from_utf8(link).unwrap_or_default()
}

/// Percent-encodes everything but the unreserved characters of RFC 3986; a
/// line break becomes `%0D%0A` (RFC 6068 section 5).
fn push_encoded(text: &str, link: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = text.as_bytes();
    let mut start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if IS_UNRESERVED[usize::from(byte)] {
            continue;
        }
        link.extend_from_slice(&bytes[start..at]);
        start = at + 1;
        if byte == b'\n' {
            link.extend_from_slice(b"%0D%0A");
        } else {
            let digit = |half: u8| DIGITS[usize::from(half)];
            link.extend_from_slice(&[b'%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    link.extend_from_slice(&bytes[start..]);
}

/// For each byte.
const IS_UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = is_unreserved(byte as u8);
        byte += 1;
    }
    table
};

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Appends a paragraph after a blank line; nothing if it is empty.
fn push_paragraph(start: usize, paragraph: &str, out: &mut String) {
    if paragraph.is_empty() {
        return;
    }
    if out.len() > start {
        out.push_str("\n\n");
    }
    out.push_str(paragraph);
}

/// Shortens what was appended to so many characters, the last of them `…`.
fn cut(out: &mut String, start: usize, longest: usize) {
    if out.len() - start <= longest || out[start..].chars().count() <= longest {
        return;
    }
    let kept = out[start..].char_indices().nth(longest.saturating_sub(1));
    if let Some((end, _)) = kept {
        out.truncate(start + end);
        out.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_DESCRIPTION, append, mailto};
    use crate::application::Medium;
    use crate::plan::{Draft, FollowUp, Kind, RuleText};
    use crate::render::{sample, sample_plan};
    use crate::template::Template;
    use crate::text::{EmailAddress, Text};

    fn rule(details: &str, body: &str) -> RuleText {
        let mut rule = sample::rule("thank-you-email", Kind::Thanks, "Thank {person}");
        rule.details = Template::parse(details).unwrap();
        rule.draft = Some(Draft {
            subject: Template::parse("Thank you: {role}").unwrap(),
            body: Template::parse(body).unwrap(),
        });
        rule
    }

    fn described(follow_up: &FollowUp<'_>) -> String {
        let mut out = String::new();
        append(follow_up, &sample_plan::calendar(), &mut out);
        assert!(out.chars().count() <= LONGEST_DESCRIPTION);
        out
    }

    /// The last line, if it is a link.
    fn link(description: &str) -> Option<&str> {
        let last = description.lines().last()?;
        last.starts_with("mailto:").then_some(last)
    }

    #[test]
    fn everything_known_is_told() {
        let mut application = sample::application();
        application.interviews[0].people[0].phone = Text::clean("+44 1 234");
        let rule = rule("Two sentences.", "Dear {first-name},\n\nthank you.");
        let description = described(&sample::follow_up(&application, &rule));
        let (before, after) = description.split_once("Why this day: ").unwrap();
        assert_eq!(
            before,
            "Two sentences.\n\nWith: Ann Li, Hiring manager, ann.li@acme.example, +44 1 234\n"
        );
        let facts = after.split_once("\nBy: ").unwrap().1;
        assert_eq!(
            facts,
            "Wed 2026-11-25 15:00\nAdvice: our own\nPosting: https://acme.example/jobs/1\n\n\
             Subject: Thank you: Rust developer, platform\n\nDear Ann,\n\nthank you.\n\n\
             mailto:ann.li@acme.example?subject=Thank%20you%3A%20Rust%20developer%2C%20platform\
             &body=Dear%20Ann%2C%0D%0A%0D%0Athank%20you."
        );
    }

    #[test]
    fn only_messages_have_links_and_only_to_known_addresses() {
        fn check(via: Medium, email: Option<&str>, has_link: bool) {
            let mut application = sample::application();
            application.interviews[0].people[0].email = email.and_then(EmailAddress::parse);
            let rule = rule("How.", "Thank you.");
            let mut follow_up = sample::follow_up(&application, &rule);
            follow_up.via = via;
            assert_eq!(link(&described(&follow_up)).is_some(), has_link, "{via:?}");
        }
        check(Medium::Email, Some("ann@acme.example"), true);
        check(Medium::Email, None, false);
        check(Medium::Phone, Some("ann@acme.example"), false);
    }

    #[test]
    fn the_day_itself_is_not_told_as_a_limit() {
        let application = sample::application();
        let rule = rule("How.", "");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.by.on = follow_up.on;
        assert!(described(&follow_up).contains("\nBy: Tue 2026-11-24 15:00\n"));
        follow_up.by.at = None;
        assert!(!described(&follow_up).contains("\nBy: "));
    }

    #[test]
    fn long_texts_lose_the_links_body_first_and_never_half_a_link() {
        fn check(body: &str, links_body: bool, cut: bool) {
            let application = sample::application();
            let rule = rule("How.", body);
            let description = described(&sample::follow_up(&application, &rule));
            let link = link(&description).unwrap();
            assert_eq!(link.contains("&body="), links_body, "{}", body.len());
            assert!(link.contains("?subject=Thank%20you%3A%20Rust%20developer%2C%20platform"));
            assert_eq!(description.contains('…'), cut, "{}", body.len());
        }
        check(&"x".repeat(1_700), true, false);
        check(&"é".repeat(1_000), false, false);
        check(&"x".repeat(3_000), false, false);
        check(&"é".repeat(3_900), false, true);
        for length in 1_600..2_000 {
            let application = sample::application();
            let rule = rule("How.", &"x".repeat(length));
            let description = described(&sample::follow_up(&application, &rule));
            assert!(!description.contains('…'), "{length}");
        }
    }

    #[test]
    fn links_carry_nothing_but_unreserved_characters() {
        let address = EmailAddress::parse("o'b+jobs@bücher.example").unwrap();
        assert_eq!(
            mailto(&address, Some("a&b?c"), Some("é\nx")),
            "mailto:o%27b%2Bjobs@b%C3%BCcher.example?subject=a%26b%3Fc&body=%C3%A9%0D%0Ax"
        );
        assert_eq!(
            mailto(&address, None, None),
            "mailto:o%27b%2Bjobs@b%C3%BCcher.example"
        );
    }
}
