//! A plan becomes JSON: `followup.plan/1`, or one follow-up a line.
//!
//! The shape is a promise to programs: a field may be added, none changes its
//! meaning. It is written down here, in types of its own, so that renaming
//! something inside the program cannot change it. Dates are `2026-11-24`,
//! times `14:00`; what is not known is `null`, never left out.

use std::fmt::Display;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::application_json::{ApplicationJson, PlaceJson};
use super::follow_up_json::FollowUpJson;
use crate::business_days::{Calendar, Week};
use crate::diagnostic::Diagnostic;
use crate::plan::{FollowUp, Plan, State};
use crate::text::Text;

/// What the JSON says about the sheet beside the plan.
#[derive(Clone, Copy, Debug)]
pub struct PlanContext<'a> {
    /// The file as the person named it, cleaned for printing.
    pub file: &'a str,
    /// The sheet, in a workbook.
    pub sheet: Option<&'a str>,
    /// How many rows there are below the header.
    pub rows: usize,
    /// How many applications were read from them.
    pub applications: usize,
    /// Where each row is an event: those that tell more of an application that
    /// another row tells of.
    pub folded: usize,
    /// How many rows could not be used.
    pub skipped: usize,
    /// How many rows were blank, totals or repeated headers.
    pub ignored: usize,
    /// What was wrong with the sheet.
    pub diagnostics: &'a [Diagnostic],
}

/// The whole plan as one object, indented by two blanks, with a line break at
/// the end. `states` chooses among the follow-ups; all of them without it.
#[must_use]
pub fn plan_json(plan: &Plan<'_>, context: &PlanContext<'_>, states: Option<&[State]>) -> String {
    let follow_ups = FollowUps { plan, states };
    let document = PlanJson {
        schema: "followup.plan/1",
        today: Shown(plan.today),
        playbook: plan.playbook,
        calendar: CalendarJson::of(plan.calendar),
        applications: Applications { plan, context },
        counts: CountsJson {
            rows: context.rows,
            applications: context.applications,
            folded: context.folded,
            skipped: context.skipped,
            ignored: context.ignored,
            follow_ups: follow_ups.chosen().count(),
        },
        follow_ups,
        diagnostics: context.diagnostics.iter().map(DiagnosticJson::of).collect(),
    };
    // Writing string-keyed objects to memory has no way to fail.
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

/// The follow-ups as compact objects, one a line, each line ended.
#[must_use]
pub fn ndjson(plan: &Plan<'_>, states: Option<&[State]>) -> String {
    let mut lines = String::new();
    for follow_up in (FollowUps { plan, states }).chosen() {
        let object = FollowUpJson::of(follow_up, plan.calendar);
        lines.push_str(&serde_json::to_string(&object).unwrap_or_default());
        lines.push('\n');
    }
    lines
}

#[derive(Serialize)]
struct PlanJson<'a> {
    schema: &'static str,
    today: Shown<NaiveDate>,
    playbook: &'a str,
    calendar: CalendarJson<'a>,
    applications: Applications<'a>,
    follow_ups: FollowUps<'a>,
    counts: CountsJson,
    diagnostics: Vec<DiagnosticJson<'a>>,
}

#[derive(Serialize)]
struct CalendarJson<'a> {
    region: Option<&'a str>,
    weekend: Vec<&'static str>,
}

impl<'a> CalendarJson<'a> {
    fn of(calendar: &'a Calendar) -> Self {
        let spec = calendar.spec();
        let days_off = spec.week.days_off();
        Self {
            region: spec.region.as_deref(),
            weekend: days_off.map(Week::day_name).collect(),
        }
    }
}

/// Whether there are none of a sort of rows that most sheets have none of.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
pub(super) fn is_none(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct CountsJson {
    rows: usize,
    applications: usize,
    /// Only there where rows are events.
    #[serde(skip_serializing_if = "is_none")]
    folded: usize,
    skipped: usize,
    ignored: usize,
    /// Those that the document lists.
    follow_ups: usize,
}

#[derive(Serialize)]
pub(super) struct DiagnosticJson<'a> {
    severity: &'static str,
    place: DiagnosticPlaceJson<'a>,
    message: &'a str,
    hint: Option<&'a str>,
}

#[derive(Serialize)]
struct DiagnosticPlaceJson<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    row: Option<u32>,
    column: Option<&'a str>,
}

impl<'a> DiagnosticJson<'a> {
    pub(super) fn of(diagnostic: &'a Diagnostic) -> Self {
        let place = &diagnostic.place;
        let header = place.column.as_ref().and_then(|name| name.header.as_ref());
        Self {
            severity: diagnostic.severity.word(),
            place: DiagnosticPlaceJson {
                file: &place.file,
                sheet: place.sheet.as_deref(),
                row: place.row.map(|row| row.0),
                column: header.map(Text::as_str),
            },
            message: &diagnostic.message,
            hint: diagnostic.hint.as_deref(),
        }
    }
}

/// The applications, made one by one while they are written, so that a sheet
/// of 100,000 rows is not held twice.
struct Applications<'a> {
    plan: &'a Plan<'a>,
    context: &'a PlanContext<'a>,
}

impl Serialize for Applications<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.plan.applications.iter().map(|application| {
            let place = PlaceJson {
                file: self.context.file,
                sheet: self.context.sheet,
                row: application.row.0,
            };
            ApplicationJson::of(application, place)
        }))
    }
}

/// The chosen follow-ups, made one by one while they are written.
struct FollowUps<'a> {
    plan: &'a Plan<'a>,
    states: Option<&'a [State]>,
}

impl<'a> FollowUps<'a> {
    fn chosen(&self) -> impl Iterator<Item = &'a FollowUp<'a>> {
        let states = self.states;
        self.plan
            .follow_ups
            .iter()
            .filter(move |follow_up| states.is_none_or(|states| states.contains(&follow_up.state)))
    }
}

impl Serialize for FollowUps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let calendar = self.plan.calendar;
        serializer.collect_seq(
            self.chosen()
                .map(|follow_up| FollowUpJson::of(follow_up, calendar)),
        )
    }
}

/// A value as its text: chrono's dates are shown as ISO 8601 writes them.
pub(super) struct Shown<T>(pub(super) T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{PlanContext, ndjson, plan_json};
    use crate::application::{ContactBy, Medium, Person, Sent};
    use crate::diagnostic::{ColumnIndex, ColumnName, Diagnostic, Place, RowNumber, Severity};
    use crate::plan::{Kind, Plan, State};
    use crate::render::sample;
    use crate::text::Text;

    /// The JSON of a plan of one application with a due and a moot follow-up,
    /// and its lines.
    fn rendered(states: Option<&[State]>) -> (String, String) {
        let mut application = sample::application();
        application.people = vec![
            sample::person(),
            Person {
                phone: Text::clean("+1 555 0100"),
                ..Person::default()
            },
        ];
        application.last_contact_on = sample::dated("2026-11-12").map(|on| (on, ContactBy::Them));
        application.last_contact_via = Some(Medium::Phone);
        application.thank_you_sent = Some(Sent::Sometime);
        application.may_follow_up = Some(true);
        let applications = [application];
        let rule = sample::rule("thank-you-email", Kind::Thanks, "Thank \"{first-name}\"");
        let calendar = sample::calendar();
        let due = sample::follow_up(&applications[0], &rule);
        let mut moot = due.clone();
        moot.application = None;
        moot.state = State::Moot;
        let diagnostics = [Diagnostic {
            severity: Severity::Warning,
            place: Place {
                file: "a.csv".into(),
                sheet: None,
                row: Some(RowNumber(14)),
                column: Some(ColumnName {
                    index: ColumnIndex(2),
                    header: Text::clean("Applied"),
                }),
            },
            message: "could not read `31/02/2026` as a date".into(),
            hint: None,
        }];
        let plan = Plan {
            today: sample::day("2026-11-25"),
            playbook: "default",
            calendar: &calendar,
            applications: &applications,
            follow_ups: vec![due, moot],
        };
        let context = PlanContext {
            file: "a.csv",
            sheet: None,
            rows: 4,
            applications: 1,
            folded: 0,
            skipped: 2,
            ignored: 1,
            diagnostics: &diagnostics,
        };
        (plan_json(&plan, &context, states), ndjson(&plan, states))
    }

    const DUE: &str = "{\"id\":\"bw71tb1\",\"uid\":\"5f0e1d2c-3b4a-5968-8776-655443322110\",\
        \"rule\":\"thank-you-email\",\"application\":\"acme-rust\",\"company\":\"Acme & Söhne\",\
        \"role\":\"Rust developer, platform\",\"round\":1,\
        \"person\":{\"name\":\"Ann Li\",\"email\":\"ann.li@acme.example\"},\
        \"kind\":\"thanks\",\"via\":\"email\",\"on\":\"2026-11-24\",\"at\":null,\
        \"by\":\"2026-11-25T15:00\",\"latest\":\"2026-12-02\",\"occurrence\":1,\"state\":\"due\",\
        \"done_on\":null,\"summary\":\"Thank \\\"Ann\\\"\",\"details\":\"\",\
        \"because\":[\"interview on Tue 2026-11-24\",\"the same day\"],\"source\":\"our own\"}";

    #[test]
    fn a_line_of_ndjson_is_a_follow_up() {
        let (_, lines) = rendered(Some(&[State::Due]));
        assert_eq!(lines, format!("{DUE}\n"));
        let (_, lines) = rendered(None);
        assert_eq!(lines.lines().count(), 2);
        assert!(lines.contains("\"application\":null,\"company\":null,\"role\":null"));
    }

    #[test]
    fn the_plan_has_the_promised_shape() {
        let (json, _) = rendered(Some(&[State::Due]));
        assert!(
            json.starts_with("{\n  \"schema\": \"followup.plan/1\",\n"),
            "{json}"
        );
        assert!(json.ends_with("\n}\n"));
        // The order of fields is part of the comparison, as texts are compared.
        let compact: String = json.lines().map(str::trim_start).collect();
        let compact = compact.replace("\": ", "\":");
        let expected = [
            "{\"schema\":\"followup.plan/1\",\"today\":\"2026-11-25\",\"playbook\":\"default\",\
             \"calendar\":{\"region\":\"US\",\"weekend\":[\"saturday\",\"sunday\"]},\
             \"applications\":[{\"id\":\"acme-rust\",\
             \"place\":{\"file\":\"a.csv\",\"sheet\":null,\"row\":2},\
             \"company\":\"Acme & Söhne\",\"role\":\"Rust developer, platform\",\
             \"stage\":\"interviewing\",\"applied_on\":\"2026-11-02\",\"deadline\":null,\
             \"decision_on\":\"2026-12-04\",\"last_contact_on\":\"2026-11-12\",\
             \"follow_up_on\":null,\
             \"interviews\":[{\"round\":1,\"on\":\"2026-11-24\",\"at\":\"14:00\",\"until\":null,\
             \"kind\":null,\"people\":[\"Ann Li\"]}],\
             \"people\":[{\"name\":\"Ann Li\",\"email\":\"ann.li@acme.example\",\"phone\":null,\
             \"title\":\"Hiring manager\"},\
             {\"name\":null,\"email\":null,\"phone\":\"+1 555 0100\",\"title\":null}],\
             \"url\":\"https://acme.example/jobs/1\",\"location\":null,\
             \"notes\":\"met at the fair\\nlikes Rust\",\"source\":null,\"salary\":null,\
             \"conversation_on\":null,\"last_contact_by\":\"them\",\"last_contact_via\":\"phone\",\
             \"followed_up_on\":null,\"thank_you_sent\":true,\"offered_on\":null,\
             \"offer_deadline\":null,\"rejected_on\":null,\"withdrawn_on\":null,\"news_on\":null,\
             \"references_asked_on\":null,\"contact_preference\":null,\"no_contact\":false,\
             \"may_follow_up\":true}],\"follow_ups\":[",
            DUE,
            "],\"counts\":{\"rows\":4,\"applications\":1,\"skipped\":2,\"ignored\":1,\
             \"follow_ups\":1},\
             \"diagnostics\":[{\"severity\":\"warning\",\
             \"place\":{\"file\":\"a.csv\",\"sheet\":null,\"row\":14,\"column\":\"Applied\"},\
             \"message\":\"could not read `31/02/2026` as a date\",\"hint\":null}]}",
        ];
        assert_eq!(compact, expected.concat());
    }
}
