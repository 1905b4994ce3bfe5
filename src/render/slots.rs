//! A placeholder becomes the value of one follow-up, or general words for it.

use std::fmt::Write as _;

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::application::{Application, Medium, ends_with_honorific, past_honorifics};
use crate::plan::{Fact, FollowUp};
use crate::template::Slot;
use crate::text::Text;

/// Appends the value of a slot; nothing if it is not known.
pub(super) fn push_value(slot: Slot, follow_up: &FollowUp<'_>, out: &mut String) {
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
pub(super) fn push_unknown(slot: Slot, fallback: &str, follow_up: &FollowUp<'_>, out: &mut String) {
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
    let among = |word: &str, list: &[&str]| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        list.iter().any(|it| it.eq_ignore_ascii_case(bare))
    };
    let own_name = past_honorifics(name).unwrap_or(name);
    if own_name.split(' ').any(|word| among(word, &GROUPS)) || name.contains('@') {
        return None;
    }
    // A list sorted by surname writes `Li, Ann`.
    let given = match name.split_once(',') {
        Some((_, after)) if !after.trim().is_empty() => after.trim(),
        _ => name,
    };
    if own_name.len() < name.len() || ends_with_honorific(name) {
        return Some(name);
    }
    let first = given.split(' ').next()?;
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
            application.promised_decision()
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
    out.push_str(weekday_name(date.weekday()));
    out.push(' ');
    push_number(date.day(), out);
    for part in [" ", month.unwrap_or_default(), " "] {
        out.push_str(part);
    }
    match u32::try_from(date.year()) {
        Ok(year) => push_number(year, out),
        // Writing to a String cannot fail.
        Err(_) => {
            let _ = write!(out, "{}", date.year());
        }
    }
}

/// Appends a number as it is written out, more quickly than a format string does.
fn push_number(number: u32, out: &mut String) {
    if number > 9 {
        push_number(number / 10, out);
    }
    out.extend(char::from_digit(number % 10, 10));
}

fn weekday_name(weekday: Weekday) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::first_name;

    #[test]
    fn people_are_greeted_by_their_first_names_and_departments_are_not() {
        fn check(name: &str, expected: Option<&str>) {
            assert_eq!(first_name(name), expected, "{name}");
        }
        check("Ann Li", Some("Ann"));
        check("Ann", Some("Ann"));
        check("Li, Ann", Some("Ann"));
        check("Dr. Ann Li", Some("Dr. Ann Li"));
        check("Hr. Weiß", Some("Hr. Weiß"));
        check("Mme Martin", Some("Mme Martin"));
        check("Sra. López", Some("Sra. López"));
        check("田中さん", Some("田中さん"));
        check("The HR Team", None);
        check("Hiring manager", None);
        check("jobs @ Acme", None);
    }
}
