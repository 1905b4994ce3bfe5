//! The templates of a rule and the facts of a follow-up become sentences.
//!
//! What is not known is said in general words, never left out. No text says
//! what day it is or where a follow-up stands, so that the same text is right
//! on every day on which it is read.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate};

use super::slots::{push_unknown, push_value};
use crate::plan::{By, Draft, FollowUp};
use crate::template::{Piece, Template, Tidiness};
use crate::text::{LONGEST_CELL, push_clean};

/// The longest summary, in characters: some calendars cut longer titles, and
/// a list of tasks becomes unreadable long before.
pub const LONGEST_SUMMARY: usize = 200;

/// What the title of a chained act ends with: it is for the case of no answer.
const IF_NO_ANSWER: &str = " (if no answer)";

/// Fills in a template and appends the result to `out`.
///
/// The text is as clean as the template: values are clean by their types.
pub fn fill(template: &Template, follow_up: &FollowUp<'_>, out: &mut String) {
    for piece in template.pieces() {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Value(slot, fallback) => {
                let before = out.len();
                push_value(*slot, follow_up, out);
                if out.len() == before {
                    push_unknown(*slot, fallback, follow_up, out);
                }
            }
        }
    }
}

/// What to do: one line of at most [`LONGEST_SUMMARY`] characters, never empty.
#[must_use]
pub fn summary(follow_up: &FollowUp<'_>) -> String {
    let mut summary = String::with_capacity(80);
    replace_with_summary(follow_up, &mut summary);
    summary
}

/// The same, in memory that is there.
pub(super) fn replace_with_summary(follow_up: &FollowUp<'_>, summary: &mut String) {
    summary.clear();
    append_one_line(&follow_up.rule.summary, follow_up, summary);
    if summary.is_empty() {
        summary.push_str(&follow_up.rule.id);
    }
    let suffix = if follow_up.because.anchor.is_act() {
        IF_NO_ANSWER
    } else {
        ""
    };
    cut(summary, LONGEST_SUMMARY - suffix.len());
    summary.push_str(suffix);
}

/// How to do it: a few sentences, perhaps on several lines.
#[must_use]
pub fn details(follow_up: &FollowUp<'_>) -> String {
    let mut details = String::new();
    append_several_lines(&follow_up.rule.details, follow_up, &mut details);
    details
}

/// Appends the same.
pub(super) fn append_details(follow_up: &FollowUp<'_>, out: &mut String) {
    let details = &follow_up.rule.details;
    match details.tidiness() {
        Tidiness::Untidy => append_several_lines(details, follow_up, out),
        _ => fill(details, follow_up, out),
    }
}

/// The message to start from, if the act is a message: its subject, which is
/// one line, and its body, whose lines and blank lines are parted by `\n`.
#[must_use]
pub fn draft(follow_up: &FollowUp<'_>) -> Option<(String, String)> {
    let draft = follow_up.rule.draft.as_ref()?;
    let (mut subject, mut body) = (String::new(), String::new());
    append_subject(draft, follow_up, &mut subject);
    append_several_lines(&draft.body, follow_up, &mut body);
    Some((subject, body))
}

/// Appends the subject of a message.
pub(super) fn append_subject(draft: &Draft, follow_up: &FollowUp<'_>, out: &mut String) {
    let start = out.len();
    append_one_line(&draft.subject, follow_up, out);
    cut_from(out, start, LONGEST_SUMMARY);
}

/// A date as it stands in reasons and tables: `Tue 2026-11-24`.
///
/// ```
/// use chrono::NaiveDate;
/// use followup::render::words::date_with_weekday;
///
/// let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
/// assert_eq!(date_with_weekday(date), "Tue 2026-11-24");
/// ```
#[must_use]
pub fn date_with_weekday(date: NaiveDate) -> String {
    let mut text = String::with_capacity(14);
    push_date_with_weekday(date, &mut text);
    text
}

/// Appends the same.
pub(super) fn push_date_with_weekday(date: NaiveDate, out: &mut String) {
    const WEEKDAYS: [&str; 7] = ["Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "];
    let weekday = date.weekday().num_days_from_monday();
    out.push_str(WEEKDAYS[weekday as usize]);
    push_iso_date(date, out);
}

/// `2026-11-24`. Dates are half of what a reason is made of, and their digits
/// are quicker than a format string.
fn push_iso_date(date: NaiveDate, out: &mut String) {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let Some(year) = u32::try_from(year).ok().filter(|year| *year <= 9_999) else {
        // Writing to a String cannot fail.
        let _ = write!(out, "{date}");
        return;
    };
    let two_digits = |number: u32| {
        [number / 10 % 10, number % 10].map(|digit| b'0' + u8::try_from(digit).unwrap_or(0))
    };
    let [[a, b], [c, d]] = [year / 100, year].map(two_digits);
    let [[e, f], [g, h]] = [month, day].map(two_digits);
    let text = [a, b, c, d, b'-', e, f, b'-', g, h];
    // Digits are UTF-8.
    out.push_str(std::str::from_utf8(&text).unwrap_or_default());
}

/// The moment by which to do something, for machines: `2026-11-25`, or
/// `2026-11-25T15:00` where the time of day is known.
#[must_use]
pub fn by_for_machines(by: By) -> String {
    match by.at {
        Some(at) => format!("{}T{}", by.on, at.format("%H:%M")),
        None => by.on.to_string(),
    }
}

fn append_one_line(template: &Template, follow_up: &FollowUp<'_>, out: &mut String) {
    if template.tidiness() == Tidiness::OneLine {
        fill(template, follow_up, out);
        return;
    }
    // The words of a playbook are a person's own and may run over lines.
    let mut filled = String::with_capacity(80);
    fill(template, follow_up, &mut filled);
    push_clean(&filled, out);
}

/// Appends a text of several lines, at most as many characters as a cell may have.
pub(super) fn append_several_lines(
    template: &Template,
    follow_up: &FollowUp<'_>,
    out: &mut String,
) {
    let start = out.len();
    if template.tidiness() == Tidiness::Untidy {
        let mut filled = String::with_capacity(600);
        fill(template, follow_up, &mut filled);
        for line in filled.trim().lines() {
            if out.len() > start {
                out.push('\n');
            }
            push_clean(line, out);
        }
    } else {
        fill(template, follow_up, out);
    }
    cut_from(out, start, LONGEST_CELL);
}

/// Shortens a text to so many characters, the last of them `…`.
pub(super) fn cut(text: &mut String, longest: usize) {
    cut_from(text, 0, longest);
}

/// Shortens what stands from a place on in that way.
fn cut_from(text: &mut String, start: usize, longest: usize) {
    let part = &text[start..];
    if part.len() <= longest || part.chars().count() <= longest {
        return;
    }
    if let Some((end, _)) = part.char_indices().nth(longest.saturating_sub(1)) {
        let kept = part[..end].trim_end().len();
        text.truncate(start + kept);
        text.push('…');
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{details, draft, summary};
    use crate::application::{Medium, Round};
    use crate::plan::{Draft, Fact, Kind};
    use crate::render::sample;
    use crate::template::Template;
    use crate::text::Text;

    fn filled(template: &str) -> String {
        let application = sample::application();
        let rule = sample::rule("thank-you-email", Kind::Thanks, template);
        summary(&sample::follow_up(&application, &rule))
    }

    #[test]
    fn every_placeholder_has_a_value() {
        fn check(template: &str, expected: &str) {
            assert_eq!(filled(template), expected, "{template}");
        }
        check(
            "{verb} {person} at {company}",
            "Email Ann Li at Acme & Söhne",
        );
        check("Dear {first-name}", "Dear Ann");
        check(
            "{role}, round {round|one}",
            "Rust developer, platform, round 1",
        );
        check("since {interview}", "since Tuesday 24 November 2026");
        check("sent {applied}", "sent Monday 2 November 2026");
        check("by {decision}", "by Friday 4 December 2026");
        check("{deadline|soon}", "soon");
        check("{offer-deadline}", "the last day to answer");
        check("two\n lines", "two lines");
        check("", "thank-you-email");
    }

    #[test]
    fn what_is_not_known_is_said_in_general_words() {
        fn check(company: Option<&str>, template: &str, expected: &str) {
            let mut application = sample::application();
            application.company = company.and_then(Text::clean);
            application.role = None;
            application.decision_on = None;
            let rule = sample::rule("a", Kind::Thanks, template);
            let mut follow_up = sample::follow_up(&application, &rule);
            follow_up.person = None;
            follow_up.round = None;
            assert_eq!(summary(&follow_up), expected);
        }
        check(Some("Acme"), "Thank {person}", "Thank the Acme team");
        check(Some("Acme"), "Dear {first-name}", "Dear the Acme team");
        check(None, "Thank {person}", "Thank the hiring team");
        check(None, "Thank {person|them all}", "Thank them all");
        check(None, "{company}: {role}", "the employer: the job");
        check(None, "{decision}", "the day of their decision");
        check(None, "{round} round", "this round");
    }

    #[test]
    fn a_follow_up_of_no_application_has_words() {
        let application = sample::application();
        let rule = sample::rule("keep-looking", Kind::Task, "Look beyond {company}");
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.application = None;
        assert_eq!(summary(&follow_up), "Look beyond the employer");
    }

    #[test]
    fn a_stale_decision_date_is_not_told() {
        let mut application = sample::application();
        application.decision_on = sample::dated("2026-11-20");
        let rule = sample::rule("a", Kind::CheckIn, "{decision}");
        let follow_up = sample::follow_up(&application, &rule);
        assert_eq!(summary(&follow_up), "the day of their decision");
    }

    #[test]
    fn the_verb_is_that_of_the_medium() {
        let application = sample::application();
        let rule = sample::rule("a", Kind::CheckIn, "{verb}");
        let mut verbs = Vec::new();
        for medium in Medium::ALL {
            let mut follow_up = sample::follow_up(&application, &rule);
            follow_up.via = medium;
            verbs.push(summary(&follow_up));
        }
        assert_eq!(verbs, ["Email", "Call", "Write to", "Message", "See to"]);
    }

    #[test]
    fn chained_acts_are_for_the_case_of_no_answer_even_when_cut() {
        let application = sample::application();
        let earlier = sample::rule("check-in", Kind::CheckIn, "");
        let rule = sample::rule("second-check-in", Kind::CheckIn, &"é ".repeat(300));
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.because.anchor = Fact::Planned(&earlier, NaiveDate::MIN);
        let summary = summary(&follow_up);
        assert_eq!(summary.chars().count(), 199);
        assert!(summary.ends_with("é… (if no answer)"), "{summary}");
    }

    #[test]
    fn details_and_drafts_keep_their_paragraphs() {
        let application = sample::application();
        let mut rule = sample::rule("a", Kind::Thanks, "x");
        assert_eq!(draft(&sample::follow_up(&application, &rule)), None);
        rule.details = Template::parse("One {company}.\n\u{1b}[31mTwo.\n").unwrap();
        rule.draft = Some(Draft {
            subject: Template::parse("Round {round}\n").unwrap(),
            body: Template::parse("Dear {first-name},\n\n  thank you.\n").unwrap(),
        });
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.round = Some(Round(2));
        assert_eq!(details(&follow_up), "One Acme & Söhne.\n[31mTwo.");
        assert_eq!(
            draft(&follow_up),
            Some(("Round 2".into(), "Dear Ann,\n\nthank you.".into()))
        );
    }
}
