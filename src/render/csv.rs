//! The follow-ups of a plan become separated values, to be opened in a
//! spreadsheet.
//!
//! A cell that a spreadsheet would run as a formula gets `'` before it; our
//! own reader takes that off again.

use std::borrow::Cow;

use csv::{Writer, WriterBuilder};

use super::words::{by_for_machines, summary};
use crate::plan::{FollowUp, Plan, State};
use crate::text::Text;

/// The columns, in order.
const HEADERS: [&str; 16] = [
    "id",
    "uid",
    "application",
    "company",
    "role",
    "rule",
    "round",
    "person",
    "email",
    "kind",
    "via",
    "on",
    "by",
    "latest",
    "state",
    "summary",
];

/// The follow-ups below a line of headers, in the order of the plan. `states`
/// chooses among them; all of them without it.
#[must_use]
pub fn plan_csv(plan: &Plan<'_>, states: Option<&[State]>) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    push_record(&mut writer, HEADERS.map(Cow::Borrowed));
    for follow_up in &plan.follow_ups {
        if states.is_none_or(|states| states.contains(&follow_up.state)) {
            push_record(&mut writer, record(follow_up));
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn record<'a>(follow_up: &'a FollowUp<'_>) -> [Cow<'a, str>; 16] {
    let application = follow_up.application;
    let person = follow_up.person;
    let text = |text: Option<&'a Text>| Cow::Borrowed(text.map_or("", Text::as_str));
    let email = person.and_then(|person| person.email.as_ref());
    [
        Cow::Owned(follow_up.key().as_str().to_owned()),
        Cow::Owned(follow_up.uid.to_string()),
        text(application.map(|application| &application.id)),
        text(application.and_then(|application| application.company.as_ref())),
        text(application.and_then(|application| application.role.as_ref())),
        Cow::Borrowed(&*follow_up.rule.id),
        Cow::Owned(
            follow_up
                .round
                .map_or_else(String::new, |round| round.0.to_string()),
        ),
        text(person.and_then(|person| person.name.as_ref())),
        Cow::Borrowed(email.map_or("", |email| email.as_str())),
        Cow::Borrowed(follow_up.rule.kind.word()),
        Cow::Borrowed(follow_up.via.word()),
        Cow::Owned(follow_up.on.to_string()),
        Cow::Owned(by_for_machines(follow_up.by)),
        Cow::Owned(follow_up.latest.to_string()),
        Cow::Borrowed(follow_up.state.word()),
        Cow::Owned(summary(follow_up)),
    ]
}

fn push_record(writer: &mut Writer<Vec<u8>>, cells: [Cow<'_, str>; 16]) {
    // Writing records of equal length to memory has no way to fail.
    let _ = writer.write_record(cells.map(guarded).iter().map(|cell| cell.as_bytes()));
}

/// A cell that no spreadsheet runs.
fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::plan_csv;
    use crate::plan::{Kind, Plan, State};
    use crate::render::sample;
    use crate::text::Text;

    #[test]
    fn follow_ups_become_records_that_no_spreadsheet_runs() {
        let mut application = sample::application();
        application.company = Text::clean("=cmd|' /C calc'!A0");
        application.role = Text::clean("\"Rust\", -remote");
        let applications = [application];
        let rule = sample::rule("thank-you-email", Kind::Thanks, "@{person}");
        let calendar = sample::calendar();
        let follow_up = sample::follow_up(&applications[0], &rule);
        let mut bare = follow_up.clone();
        bare.application = None;
        bare.person = None;
        bare.round = None;
        bare.by.at = None;
        bare.state = State::Moot;
        let plan = Plan {
            today: sample::day("2026-11-21"),
            playbook: "default",
            calendar: &calendar,
            applications: &applications,
            follow_ups: vec![follow_up, bare],
        };
        let header = "id,uid,application,company,role,rule,round,person,email,kind,via,on,by,\
                      latest,state,summary\n";
        let first = "bw71tb1,5f0e1d2c-3b4a-5968-8776-655443322110,acme-rust,\
                     '=cmd|' /C calc'!A0,\"\"\"Rust\"\", -remote\",thank-you-email,1,Ann Li,\
                     ann.li@acme.example,thanks,email,2026-11-24,2026-11-25T15:00,2026-12-02,due,\
                     '@Ann Li\n";
        let second = "bw71tb1,5f0e1d2c-3b4a-5968-8776-655443322110,,,,thank-you-email,,,,thanks,\
                      email,2026-11-24,2026-11-25,2026-12-02,moot,'@the hiring team\n";
        assert_eq!(plan_csv(&plan, None), [header, first, second].concat());
        let due = plan_csv(&plan, Some(&[State::Due]));
        assert_eq!(due, [header, first].concat());
    }
}
