//! What `plan` and `convert` share: sheet, rules, calendar and history become
//! a plan.

use std::cell::OnceCell;
use std::mem;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use chrono::Datelike as _;
use followup::application::{Application, PackedApplication};
use followup::business_days::Calendar;
use followup::columns::{Applications, ReadingOptions, Sheet};
use followup::diagnostic::{Diagnostic, Place, Severity};
use followup::history::{History, TaskState};
use followup::plan::{Explanation, Key, PackedPlan, Plan, State};
use followup::render::json::PlanContext;
use followup::render::words::date_with_weekday;
use followup::rules::{
    HasEvent, Leaning, Playbook, Setting, explain, plan, plan_in_states, plan_packed,
};

use crate::calendar_settings::calendar;
use crate::clock::{Moment, moment};
use crate::input::{reading_options, sheet, shown, table};
use crate::playbooks_command::{playbook, usual_playbook};
use crate::settings::Settings;
use crate::stop::Stop;

/// So many years before and after today files of days off are read for. A
/// follow-up is planned some months ahead; `explain` looks some years back.
const YEARS_AROUND: i32 = 10;

/// Everything a plan is made of.
pub(crate) struct Planning {
    pub(crate) file: String,
    /// The sheet, in a workbook.
    pub(crate) sheet_name: Option<Arc<str>>,
    /// With its applications, if they are packed.
    pub(crate) sheet: Sheet<Vec<PackedApplication>>,
    /// The applications as they are, once somebody asked for them.
    whole: OnceCell<Vec<Application>>,
    pub(crate) moment: Moment,
    calendar: Calendar,
    playbook: Playbook,
    history: History,
    max_per_day: Option<NonZeroU32>,
}

impl Planning {
    /// Settings first, so that a mistake there is told before any file is read.
    /// Nothing is known to have been done yet.
    pub(crate) fn load(input: &Path, settings: &Settings<'_>) -> Result<Self, Stop> {
        let moment = moment(settings)?;
        let year = moment.today.year();
        let years = year - YEARS_AROUND..=year + YEARS_AROUND;
        let (calendar, mut diagnostics) = calendar(settings, years)?;
        let own_playbook = match is_usual(settings) {
            true => None,
            false => Some(playbook(settings)?),
        };
        let options = reading_options(settings)?;
        let max_per_day = settings.number("max-per-day", 1..=10_000)?;
        let max_per_day = max_per_day.and_then(NonZeroU32::new);
        let (read, usual) = thread::scope(|scope| {
            // The usual rules cannot be wrong, and need not be waited for.
            let start = || {
                thread::Builder::new()
                    .spawn_scoped(scope, usual_playbook)
                    .ok()
            };
            let helper = own_playbook.is_none().then(start).flatten();
            let read = read(input, settings, &options, &moment);
            (read, helper.and_then(|helper| helper.join().ok()))
        });
        let (mut sheet, sheet_name) = read?;
        let playbook = match (own_playbook, usual) {
            (Some(playbook), _) => playbook,
            (None, Some(usual)) => usual?,
            // The system gave no thread.
            (None, None) => usual_playbook()?,
        };
        // What is wrong with the calendar may be why the sheet's plan is odd.
        diagnostics.append(&mut sheet.diagnostics);
        sheet.diagnostics = diagnostics;
        let whole = OnceCell::new();
        let sheet = sheet.with_applications(|applications| match applications {
            Applications::Packed(packed) => packed,
            Applications::Whole(applications) => {
                let _ = whole.set(applications);
                Vec::new()
            }
        });
        Ok(Self {
            file: shown(input),
            sheet_name,
            sheet,
            whole,
            moment,
            calendar,
            playbook,
            history: History::default(),
            max_per_day,
        })
    }

    fn setting(&self) -> Setting<'_> {
        Setting {
            playbook: &self.playbook,
            calendar: &self.calendar,
            history: &self.history,
            today: self.moment.today,
            max_per_day: self.max_per_day,
        }
    }

    /// Unpacks the applications, for who needs them as they are: neither form is held
    /// twice then.
    pub(crate) fn unpack(&mut self) {
        let packed = mem::take(&mut self.sheet.applications);
        if !packed.is_empty() && self.whole.get().is_none() {
            self.whole = Applications::Packed(packed).unpack().into();
        }
    }

    /// The applications, in the order of the sheet.
    pub(crate) fn applications(&self) -> &[Application] {
        let packed = &self.sheet.applications;
        self.whole
            .get_or_init(|| packed.iter().map(PackedApplication::unpack).collect())
    }

    pub(crate) fn plan(&self) -> Plan<'_> {
        plan(self.applications(), self.setting())
    }

    /// The plan as far as it asks for something. That is all that a calendar gets
    /// which is new, and that there is to say about the plan.
    pub(crate) fn plan_of_what_is_asked_for(&self) -> Plan<'_> {
        plan_in_states(self.applications(), self.setting(), State::is_asked_for)
    }

    /// The plan of a large sheet, packed, with what it leans on: what is asked for, and
    /// of the rest what has an event, as `has_event` knows, if there are any. `None` if
    /// nothing is packed, or if it cannot be.
    pub(crate) fn packed_plan(
        &self,
        has_event: Option<HasEvent<'_>>,
    ) -> Option<(PackedPlan<'_>, Vec<Leaning<'_>>)> {
        let applications = &self.sheet.applications;
        if applications.is_empty() {
            return None;
        }
        plan_packed(applications, self.setting(), has_event)
    }

    /// What was done, and what stands open, from now on.
    pub(crate) fn remember(&mut self, history: History) {
        self.history = history;
    }

    /// Tasks that are about to be written stand open from then on.
    pub(crate) fn note_open(&mut self, keys: &[Key]) {
        for key in keys {
            self.history.note(*key, TaskState::Open);
        }
    }

    /// Each rule's account of one application of the sheet.
    pub(crate) fn explain<'a>(&'a self, application: &'a Application) -> Vec<Explanation<'a>> {
        explain(application, self.applications(), self.setting())
    }

    /// Whether nobody said anything about holidays.
    pub(crate) fn has_no_holidays(&self) -> bool {
        let spec = self.calendar.spec();
        spec.region.is_none() && spec.holidays.is_empty()
    }

    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// What is to be told about the sheet, and about the days the plan leans on.
    pub(crate) fn diagnostics(&self, leanings: Vec<Leaning<'_>>) -> Vec<Diagnostic> {
        let note = |message, hint: &str| Diagnostic {
            severity: Severity::Note,
            place: Place {
                file: self.file.as_str().into(),
                sheet: self.sheet_name.clone(),
                row: None,
                column: None,
            },
            message,
            hint: Some(hint.to_owned()),
        };
        let notes = leanings.into_iter().map(|leaning| match leaning {
            Leaning::PastFirmYear { region, last_firm_year, follow_ups } => note(
                format!("the holidays of {region} are settled up to {last_firm_year}; {} later", lie(follow_ups)),
                "their days may still move: run it again next year",
            ),
            Leaning::Estimated { on, name, follow_ups } => note(
                format!(
                    "{} {name} is an estimate; {} counted over it",
                    date_with_weekday(on),
                    are(follow_ups)
                ),
                "look the day up when it comes near, and correct it with `--holiday` or `--workday`",
            ),
        });
        self.sheet
            .diagnostics
            .iter()
            .cloned()
            .chain(notes)
            .collect()
    }

    pub(crate) fn context<'a>(&'a self, diagnostics: &'a [Diagnostic]) -> PlanContext<'a> {
        let counts = self.sheet.counts;
        PlanContext {
            file: &self.file,
            sheet: self.sheet_name.as_deref(),
            rows: counts.rows,
            applications: counts.applications,
            folded: counts.folded,
            skipped: counts.skipped,
            ignored: counts.ignored,
            diagnostics,
        }
    }

    /// How a task stands, as far as any file tells.
    pub(crate) fn task(&self, key: Key) -> Option<TaskState> {
        self.history.task(key)
    }
}

/// Whether the rules are those that come with the program, unchanged.
fn is_usual(settings: &Settings<'_>) -> bool {
    settings.single("playbook").is_none() && settings.all("switch").is_empty()
}

/// The sheet, and its name in a workbook.
fn read(
    input: &Path,
    settings: &Settings<'_>,
    options: &ReadingOptions,
    moment: &Moment,
) -> Result<(Sheet<Applications>, Option<Arc<str>>), Stop> {
    let table = table(input, settings)?;
    let sheet = sheet(&table, options, moment.today)?;
    Ok((sheet, table.source().sheet.clone()))
}

fn lie(follow_ups: usize) -> String {
    match follow_ups {
        1 => "1 follow-up lies".to_owned(),
        n => format!("{n} follow-ups lie"),
    }
}

fn are(follow_ups: usize) -> String {
    match follow_ups {
        1 => "1 follow-up is".to_owned(),
        n => format!("{n} follow-ups are"),
    }
}
