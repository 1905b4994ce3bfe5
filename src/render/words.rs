//! The templates of a rule and the facts of a follow-up become sentences.
//!
//! What is not known is said in general words, never left out. No text says
//! what day it is or where a follow-up stands, so that the same text is right
//! on every day on which it is read.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::application::{Application, Medium};
use crate::plan::{Fact, FollowUp};
use crate::template::{Piece, Slot, Template};
use crate::text::{LONGEST_CELL, Text};

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
    let mut summary = one_line(&follow_up.rule.summary, follow_up);
    if summary.is_empty() {
        summary.push_str(&follow_up.rule.id);
    }
    let suffix = if follow_up.because.anchor.is_act() {
        IF_NO_ANSWER
    } else {
        ""
    };
    cut(&mut summary, LONGEST_SUMMARY - suffix.len());
    summary.push_str(suffix);
    summary
}

/// How to do it: a few sentences, perhaps on several lines.
#[must_use]
pub fn details(follow_up: &FollowUp<'_>) -> String {
    several_lines(&follow_up.rule.details, follow_up)
}

/// The message to start from, if the act is a message: its subject, which is
/// one line, and its body, whose lines and blank lines are parted by `\n`.
#[must_use]
pub fn draft(follow_up: &FollowUp<'_>) -> Option<(String, String)> {
    let draft = follow_up.rule.draft.as_ref()?;
    let mut subject = one_line(&draft.subject, follow_up);
    cut(&mut subject, LONGEST_SUMMARY);
    Some((subject, several_lines(&draft.body, follow_up)))
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
    // chrono's own words for weekdays are the English short forms.
    format!("{} {date}", date.weekday())
}

/// Appends the value of a slot; nothing if it is not known.
fn push_value(slot: Slot, follow_up: &FollowUp<'_>, out: &mut String) {
    let application = follow_up.application;
    let person = follow_up.person;
    let text: Option<&str> = match slot {
        Slot::Company => application.and_then(company),
        Slot::Role => {
            application.and_then(|application| application.role.as_ref().map(Text::as_str))
        }
        Slot::Person => person.and_then(|person| person.shown()),
        Slot::FirstName => person
            .and_then(|person| person.name.as_ref())
            .and_then(|name| first_name(name.as_str())),
        Slot::Verb => Some(verb(follow_up.via)),
        Slot::Round => {
            if let Some(round) = follow_up.round {
                let _ = write!(out, "{}", round.0);
            }
            None
        }
        Slot::Interview | Slot::Decision | Slot::Applied | Slot::Deadline | Slot::OfferDeadline => {
            if let Some(date) = date_of(slot, follow_up) {
                push_date(date, out);
            }
            None
        }
    };
    out.push_str(text.unwrap_or_default());
}

/// Appends what stands for an unknown value: the template's own words, else
/// ours.
fn push_unknown(slot: Slot, fallback: &str, follow_up: &FollowUp<'_>, out: &mut String) {
    if !fallback.is_empty() {
        out.push_str(fallback);
        return;
    }
    out.push_str(match slot {
        Slot::Company => "the employer",
        Slot::Role => "the job",
        Slot::Person | Slot::FirstName => match follow_up.application.and_then(company) {
            Some(company) => {
                let _ = write!(out, "the {company} team");
                return;
            }
            None => "the hiring team",
        },
        Slot::Verb => "See to",
        Slot::Round => "this",
        Slot::Interview => "the day of the interview",
        Slot::Decision => "the day of their decision",
        Slot::Applied => "the day of the application",
        Slot::Deadline => "the last day to apply",
        Slot::OfferDeadline => "the last day to answer",
    });
}

fn company(application: &Application) -> Option<&str> {
    application.company.as_ref().map(Text::as_str)
}

fn verb(via: Medium) -> &'static str {
    match via {
        Medium::Email => "Email",
        Medium::Phone => "Call",
        Medium::Letter => "Write to",
        Medium::Linkedin => "Message",
        Medium::Task => "See to",
    }
}

/// The word to greet somebody by. `None` for what is no name of one person: a
/// department is not greeted by the first word of its name.
fn first_name(name: &str) -> Option<&str> {
    const TITLES: [&str; 8] = ["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "sir"];
    const GROUPS: [&str; 12] = [
        "team",
        "hr",
        "hiring",
        "manager",
        "recruiting",
        "recruitment",
        "recruiter",
        "talent",
        "department",
        "dept",
        "office",
        "the",
    ];
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let among = |word: &str, list: &[&str]| list.contains(&bare(word).as_str());
    if name.split(' ').any(|word| among(word, &GROUPS)) || name.contains('@') {
        return None;
    }
    // A list sorted by surname writes `Li, Ann`.
    let given = match name.split_once(',') {
        Some((_, after)) if !after.trim().is_empty() => after.trim(),
        _ => name,
    };
    let first = given.split(' ').next()?;
    if among(first, &TITLES) {
        return Some(name);
    }
    Some(first.trim_end_matches(','))
}

/// The date behind a slot, where it is known and still holds.
fn date_of(slot: Slot, follow_up: &FollowUp<'_>) -> Option<NaiveDate> {
    let anchor = follow_up.because.anchor;
    let application = follow_up.application?;
    let dated = match slot {
        Slot::Interview => return interview_day(follow_up),
        Slot::Decision => {
            if let Fact::Decision(on) = anchor {
                return Some(on);
            }
            // A date before the last round was named for an earlier one.
            let last = application.last_interview().map(|interview| interview.on);
            application
                .decision_on
                .filter(|decision| last.is_none_or(|last| decision.on >= last))
        }
        Slot::Applied => application.applied_on,
        Slot::Deadline => application.deadline,
        Slot::OfferDeadline => application.offer_deadline,
        Slot::Company | Slot::Role | Slot::Person | Slot::FirstName | Slot::Verb | Slot::Round => {
            None
        }
    };
    dated.map(|dated| dated.on)
}

fn interview_day(follow_up: &FollowUp<'_>) -> Option<NaiveDate> {
    if let anchor @ (Fact::Interview(..) | Fact::InterviewEnd(..)) = follow_up.because.anchor {
        return Some(anchor.on());
    }
    let application = follow_up.application?;
    let interview = match follow_up.round {
        Some(round) => application
            .interviews
            .iter()
            .find(|interview| interview.round == round),
        None => application.last_interview(),
    };
    interview.map(|interview| interview.on)
}

/// Appends a date in words: `Friday 4 December 2026`.
fn push_date(date: NaiveDate, out: &mut String) {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS.get(date.month0() as usize).copied();
    let _ = write!(
        out,
        "{} {} {} {}",
        weekday_name(date.weekday()),
        date.day(),
        month.unwrap_or_default(),
        date.year()
    );
}

/// The full English name of a day of the week.
#[must_use]
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn one_line(template: &Template, follow_up: &FollowUp<'_>) -> String {
    let mut filled = String::with_capacity(80);
    fill(template, follow_up, &mut filled);
    // The words of a playbook are a person's own and may run over lines.
    Text::clean(&filled).map_or_else(String::new, |text| text.as_str().to_owned())
}

fn several_lines(template: &Template, follow_up: &FollowUp<'_>) -> String {
    let mut filled = String::with_capacity(400);
    fill(template, follow_up, &mut filled);
    let mut clean = String::with_capacity(filled.len());
    for line in filled.trim().lines() {
        if !clean.is_empty() {
            clean.push('\n');
        }
        if let Some(line) = Text::clean(line) {
            clean.push_str(line.as_str());
        }
    }
    cut(&mut clean, LONGEST_CELL);
    clean
}

/// Shortens a text to so many characters, the last of them `…`.
fn cut(text: &mut String, longest: usize) {
    if text.len() <= longest || text.chars().count() <= longest {
        return;
    }
    if let Some((end, _)) = text.char_indices().nth(longest.saturating_sub(1)) {
        text.truncate(end);
        text.truncate(text.trim_end().len());
        text.push('…');
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{details, draft, first_name, summary};
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

    #[test]
    fn people_are_greeted_by_their_first_names_and_departments_are_not() {
        fn check(name: &str, expected: Option<&str>) {
            assert_eq!(first_name(name), expected, "{name}");
        }
        check("Ann Li", Some("Ann"));
        check("Ann", Some("Ann"));
        check("Li, Ann", Some("Ann"));
        check("Dr. Ann Li", Some("Dr. Ann Li"));
        check("The HR Team", None);
        check("Hiring manager", None);
        check("jobs @ Acme", None);
    }
}
