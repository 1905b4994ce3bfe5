//! A row that is something that happened: what it was, on which day, and how
//! far the application came by it.

use chrono::{NaiveDate, NaiveTime};

use super::assemble::{Assembler, choose};
use super::date_cells::CellDates;
use super::derive::further;
use super::field::Field;
use super::fold::{Event, Happened, settle_event};
use super::normalise::normal_name;
use super::noted::Once;
use super::report::shown;
use super::rows_tell::{EventColumns, EventKind};
use crate::application::{Application, Dated, Stage, Step};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::Text;

impl<'t> Assembler<'t> {
    /// What happened on the day of the row.
    pub(super) fn read_event(
        &mut self,
        row: Row<'t>,
        columns: EventColumns,
        application: &mut Application,
    ) -> Happened {
        let cell = row.cell(columns.says);
        let event = match columns.kind {
            EventKind::Message => {
                self.note_whose(row, columns, cell);
                Event::of_message(cell, self.words)
            }
            // It is read, and reported, as the status.
            EventKind::Status => Event::of(cell, self.stages.peek(cell), self.words),
            EventKind::Event => {
                let is_contact = self.is_contact(cell);
                let stage = (!is_contact).then(|| self.stage_of(row, columns.says, cell));
                Event::of(cell, stage.flatten(), self.words)
            }
        };
        let dated = if self.layout.column(Field::AppliedOn) == Some(columns.day) {
            application.applied_on.take()
        } else if self.layout.column(Field::LastContactOn) == Some(columns.day) {
            application.last_contact_on.take().map(|(dated, _)| dated)
        } else {
            let dates = self.dates(row, columns.day, Field::AppliedOn);
            let on = choose(Field::AppliedOn, &dates, self.dates.today);
            on.map(|on| Dated {
                on,
                column: columns.day,
            })
        };
        let on = dated.map(|dated| dated.on);
        let happened = Happened {
            stage: None,
            on,
            at: on.and_then(|on| self.time_on(row, columns.day, on)),
            is_announced: self.words.is_announced(cell),
        };
        if let Some(words) = Text::clean(cell) {
            application.steps.push(Step {
                row: row.number(),
                words,
                on,
                column: columns.day,
            });
        }
        match (event, dated) {
            (Some(Event::Reached(stage)), Some(dated))
                if columns.kind == EventKind::Status && is_of_interviews(stage) =>
            {
                self.settle_interview(row, columns, dated, happened, application);
            }
            (event, Some(dated)) => settle_event(application, event, dated),
            (_, None) => {}
        }
        happened
    }

    /// A status that says `Interview` has the day of it, unless there are
    /// columns for that, or the day is only that of the entry.
    fn settle_interview(
        &mut self,
        row: Row<'t>,
        columns: EventColumns,
        dated: Dated,
        happened: Happened,
        application: &mut Application,
    ) {
        if !self.layout.interviews.is_empty() {
            return;
        }
        let cell = row.cell(columns.says);
        let is_entry = self.layout.column(Field::AppliedOn) != Some(columns.day);
        if happened.is_announced && is_entry {
            if self.noted.is_first(Once::Appointment) {
                self.report.note(
                    row.number(),
                    Some(columns.says),
                    format!("`{}` does not say on which day", shown(cell)),
                    "keep the day in a column `Interview date`; others in this sheet are not told of",
                );
            }
            return;
        }
        let stage = Event::Reached(Stage::Interviewing);
        settle_event(application, Some(stage), dated);
        if self.noted.is_first(Once::InterviewDay) {
            self.report.note(
                row.number(),
                Some(columns.day),
                format!(
                    "`{}` is taken as the day of the interview",
                    shown(row.cell(columns.day))
                ),
                "if you heard of it on that day, keep that of the interview in a column \
                 `Interview date`; others in this sheet are not told of",
            );
        }
    }

    /// Says once that a message does not say whose it is: taken as the person's
    /// own, it can only make them write less.
    fn note_whose(&mut self, row: Row<'t>, columns: EventColumns, cell: &str) {
        let is_told = self.words.message(cell).is_some() || self.words.act(cell).is_some();
        if is_told || self.words.is_empty(cell) || !self.noted.is_first(Once::Whose) {
            return;
        }
        let (message, hint) = match self.words.way(cell) {
            Some(_) => (
                format!(
                    "`{}` does not say who wrote: it is taken as yours",
                    shown(cell)
                ),
                "write `sent` or `received`; others in this sheet are not told of",
            ),
            None => (
                format!(
                    "`{}` does not say who wrote: its day is not used",
                    shown(cell)
                ),
                "write `sent` or `received`; others in this sheet are not told of",
            ),
        };
        self.report
            .note(row.number(), Some(columns.says), message, hint);
    }

    /// The time beside the day, in the cell that was read already.
    fn time_on(&self, row: Row<'t>, column: ColumnIndex, on: NaiveDate) -> Option<NaiveTime> {
        let cell = row.cell(column);
        match self
            .dates
            .read(cell, Field::AppliedOn, row.number(), column)
        {
            CellDates::Some(dates) => dates.iter().find(|date| date.on == on)?.at,
            CellDates::None | CellDates::Unreadable => None,
        }
    }

    /// Whether a cell tells of something that the person or the employer did,
    /// and not of a stage.
    fn is_contact(&self, cell: &str) -> bool {
        self.words.act(cell).is_some() || self.words.way(cell).is_some()
    }

    /// The stage that a row says by its status, or by what happened.
    pub(super) fn stage(&mut self, row: Row<'t>) -> Option<Stage> {
        let (column, cell) = match self.raw(row, Field::Stage) {
            Some(status) => status,
            None => return self.stage_by_event(row),
        };
        let kind = self.events.map(|columns| columns.kind);
        if kind == Some(EventKind::Status) {
            let is_act = self.words.act(cell).is_some();
            let is_way = self.words.way(cell).is_some() && self.stages.peek(cell).is_none();
            return match is_act || is_way {
                true => None,
                false => self.stage_of(row, column, cell),
            };
        }
        let said = self.stage_of(row, column, cell);
        match (said, self.stage_by_event(row)) {
            (Some(said), Some(reached)) => Some(further(said, reached)),
            (said, reached) => said.or(reached),
        }
    }

    fn stage_by_event(&self, row: Row<'t>) -> Option<Stage> {
        let columns = self.events?;
        if columns.kind == EventKind::Message {
            return None;
        }
        let cell = row.cell(columns.says);
        // It was read, and reported, already.
        let name = normal_name(cell);
        self.words.stage(&name).filter(|_| !self.is_contact(cell))
    }
}

/// Whether the day of a stage is that of an interview.
fn is_of_interviews(stage: Stage) -> bool {
    matches!(stage, Stage::Screening | Stage::Interviewing)
}
