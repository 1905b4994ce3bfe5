//! The account of one application becomes text for people, or JSON.
//!
//! For each rule: the cell it counts from, each step, the bounds, the source;
//! or why it did not fire.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Serialize;

use super::application_json::{ApplicationJson, PlaceJson};
use super::because;
use super::json::Shown;
use super::words::{by_for_machines, date_with_weekday, summary};
use crate::application::{Application, Dated};
use crate::business_days::Calendar;
use crate::diagnostic::{ColumnIndex, ColumnName, RowNumber};
use crate::plan::{Explanation, Fact, FollowUp, State};

/// What an account needs to know beside the rules.
#[derive(Clone, Copy, Debug)]
pub struct ExplainContext<'a> {
    /// The file as the person named it, cleaned for printing.
    pub file: &'a str,
    /// The sheet, in a workbook.
    pub sheet: Option<&'a str>,
    /// The application.
    pub application: &'a Application,
    /// The business days that were counted with.
    pub calendar: &'a Calendar,
    /// The columns of the sheet, by position.
    pub columns: &'a [ColumnName],
}

/// The account as `{"application": .., "rules": [..]}`, ended by a line break.
#[must_use]
pub fn explain_json(explanations: &[Explanation<'_>], context: &ExplainContext<'_>) -> String {
    let application = context.application;
    let place = PlaceJson {
        file: context.file,
        sheet: context.sheet,
        row: application.row.0,
    };
    let document = ExplainJson {
        application: ApplicationJson::of(application, place),
        rules: explanations
            .iter()
            .map(|explanation| RuleJson::of(explanation, context))
            .collect(),
    };
    // Writing string-keyed objects to memory has no way to fail.
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

#[derive(Serialize)]
struct ExplainJson<'a> {
    application: ApplicationJson<'a>,
    rules: Vec<RuleJson<'a>>,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    rule: &'a str,
    fired: bool,
    because: Vec<String>,
    on: Option<Shown<NaiveDate>>,
    source: &'a str,
    /// Each follow-up of the rule, where it has several or is moot.
    follow_ups: Vec<ActJson<'a>>,
}

#[derive(Serialize)]
struct ActJson<'a> {
    id: String,
    round: Option<u16>,
    person: Option<&'a str>,
    on: Shown<NaiveDate>,
    by: String,
    latest: Shown<NaiveDate>,
    state: &'static str,
    because: Vec<String>,
}

impl<'a> RuleJson<'a> {
    fn of(explanation: &'a Explanation<'a>, context: &ExplainContext<'_>) -> Self {
        let foremost = explanation.foremost();
        let live = foremost.filter(|follow_up| follow_up.state != State::Moot);
        let because = match (foremost, &explanation.why_not) {
            (Some(follow_up), _) => reasons(follow_up, context),
            (None, why_not) => why_not.iter().cloned().collect(),
        };
        Self {
            rule: &explanation.rule.id,
            fired: live.is_some(),
            because,
            on: live.map(|follow_up| Shown(follow_up.on)),
            source: &explanation.rule.source,
            follow_ups: explanation
                .follow_ups
                .iter()
                .map(|follow_up| ActJson {
                    id: follow_up.key().as_str().to_owned(),
                    round: follow_up.round.map(|round| round.0),
                    person: follow_up.person.and_then(|person| person.shown()),
                    on: Shown(follow_up.on),
                    by: by_for_machines(follow_up.by),
                    latest: Shown(follow_up.latest),
                    state: follow_up.state.word(),
                    because: reasons(follow_up, context),
                })
                .collect(),
        }
    }
}

/// The account for people.
#[must_use]
pub fn explain_text(explanations: &[Explanation<'_>], context: &ExplainContext<'_>) -> String {
    let application = context.application;
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "{} ({}:{}), {}",
        application.id,
        context.file,
        application.row,
        application.stage.word()
    );
    for step in &application.steps {
        let _ = write!(text, "  row {}: `{}`", step.row, step.words);
        let on = step.on.map(date_with_weekday);
        let _ = writeln!(text, "{}", on.map_or(String::new(), |on| format!(", {on}")));
    }
    for from_notes in &application.from_notes {
        let place = place_of(from_notes.column, application.row, context);
        let (words, field) = (&from_notes.words, &from_notes.field);
        let _ = write!(text, "  {place}: `{words}` is taken as `{field}`");
        let on = from_notes.on.map(date_with_weekday);
        let _ = writeln!(text, "{}", on.map_or(String::new(), |on| format!(", {on}")));
    }
    for explanation in explanations {
        push_rule(explanation, context, &mut text);
    }
    text
}

fn push_rule(explanation: &Explanation<'_>, context: &ExplainContext<'_>, text: &mut String) {
    let id = &explanation.rule.id;
    if let Some(why_not) = &explanation.why_not {
        let _ = writeln!(text, "\n{id}: no\n  {why_not}");
        return;
    }
    for follow_up in &explanation.follow_ups {
        let _ = write!(text, "\n{id}");
        if let Some(person) = follow_up.person.and_then(|person| person.shown()) {
            let _ = write!(text, ", {person}");
        }
        match (follow_up.state, follow_up.done_on) {
            (State::Moot, _) => text.push_str(": no\n"),
            (State::Done, Some(on)) => {
                let _ = writeln!(text, ": done on {}", date_with_weekday(on));
            }
            (state, _) => {
                let on = date_with_weekday(follow_up.on);
                let _ = writeln!(text, ": {on}, {}", state.word());
                let _ = writeln!(text, "  {}", summary(follow_up));
            }
        }
        for reason in reasons(follow_up, context) {
            let _ = writeln!(text, "  - {reason}");
        }
        if follow_up.state != State::Moot {
            let by = by_for_machines(follow_up.by).replace('T', " ");
            let latest = follow_up.latest;
            let _ = writeln!(text, "  - by {by}; not asked for after {latest}");
        }
    }
    if !explanation.rule.source.is_empty() {
        let _ = writeln!(text, "  {}", explanation.rule.source);
    }
}

/// The reasons, the first of them with the cell that the anchor stands in, and
/// with the words where that cell holds notes.
fn reasons(follow_up: &FollowUp<'_>, context: &ExplainContext<'_>) -> Vec<String> {
    let mut reasons = because::lines(follow_up, context.calendar);
    let anchor = follow_up.because.anchor;
    let cell = cell_of(anchor, context.application);
    if let (Some(column), Some(first)) = (cell, reasons.first_mut()) {
        let mut steps = context.application.steps.iter();
        let row = steps
            .find(|step| step.column == column && step.on == Some(anchor.on()))
            .map_or(context.application.row, |step| step.row);
        let place = place_of(column, row, context);
        let mut from_notes = context.application.from_notes.iter();
        let words = from_notes
            .find(|it| it.column == column && it.on == Some(anchor.on()))
            .map_or(String::new(), |it| format!(": `{}`", it.words));
        *first = format!("{place}{words}: {first}");
    }
    reasons
}

/// `row 4, column H `Notes``.
fn place_of(column: ColumnIndex, row: RowNumber, context: &ExplainContext<'_>) -> String {
    let mut place = format!("row {row}, column {}", column.letters());
    let name = context.columns.get(usize::from(column.0));
    if let Some(header) = name.and_then(|name| name.header.as_ref()) {
        let _ = write!(place, " `{header}`");
    }
    place
}

/// The column of the cell that a fact was read from.
fn cell_of(fact: Fact<'_>, application: &Application) -> Option<ColumnIndex> {
    let column = |dated: Option<Dated>| dated.map(|dated| dated.column);
    match fact {
        Fact::Applied(_) => column(application.applied_on),
        Fact::Interview(round, _) | Fact::InterviewEnd(round, _) => {
            let mut interviews = application.interviews.iter();
            let interview = interviews.find(|interview| interview.round == round);
            interview.map(|interview| interview.column)
        }
        Fact::Decision(_) => column(application.decision_on),
        Fact::Conversation(_) => column(application.conversation_on),
        Fact::News(_) => column(application.news_on),
        Fact::ReferencesAsked(_) => column(application.references_asked_on),
        Fact::Deadline(_) => column(application.deadline),
        Fact::OfferDeadline(_) => column(application.offer_deadline),
        Fact::Rejected(_) => column(application.rejected_on),
        Fact::OwnDate(_) => column(application.follow_up_on),
        Fact::Week(_) | Fact::Planned(..) | Fact::Done(..) => None,
    }
}
