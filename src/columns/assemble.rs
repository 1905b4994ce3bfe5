//! A row becomes an application; what cannot be used becomes a diagnostic.

use chrono::NaiveDate;

use super::date_cells::{CellDate, CellDates, DateReader, FilledIn};
use super::derive::{derive_stage, further};
use super::field::Field;
use super::fold::Happened;
use super::identity::Draft;
use super::interviews::read_interviews;
use super::layout::Layout;
use super::noted::{Noted, Once};
use super::report::{Report, shown};
use super::rows_tell::EventColumns;
use super::split_title::split_title;
use super::stages::{StageCell, StageReader, hint};
use super::words::{Way, Words};
use crate::application::{Application, Dated, Identity, Medium, Sent, Stage};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::{Prose, Text, WebAddress};

/// Reads the rows of one sheet, from the top.
pub(super) struct Assembler<'t> {
    pub(super) words: &'t Words,
    pub(super) layout: &'t Layout,
    pub(super) dates: DateReader<'t>,
    pub(super) stages: StageReader<'t>,
    pub(super) report: Report,
    /// The columns that say what happened, where each row is an event.
    pub(super) events: Option<EventColumns>,
    /// The company above, for cells that say "the same".
    company_above: Option<&'t str>,
    /// What was said already.
    pub(super) noted: Noted,
    /// How the application of this row ended, by a word where a day belongs.
    ended: Option<Stage>,
}

/// How much was said when somebody began to read beside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    noted: Noted,
    stage_words: usize,
}

impl<'t> Assembler<'t> {
    pub(super) fn new(
        words: &'t Words,
        layout: &'t Layout,
        dates: DateReader<'t>,
        stages: StageReader<'t>,
        report: Report,
    ) -> Self {
        Self {
            words,
            layout,
            dates,
            stages,
            report,
            events: None,
            company_above: None,
            noted: Noted::default(),
            ended: None,
        }
    }

    /// How much was said so far.
    pub(super) fn said(&self) -> Said {
        Said {
            noted: self.noted,
            stage_words: self.stages.words(),
        }
    }

    /// One that can read at the same time what stands below the rows `above`,
    /// the last of which this one is still to read.
    pub(super) fn beside(&self, above: &[Row<'t>]) -> Self {
        Self {
            words: self.words,
            layout: self.layout,
            dates: self.dates.clone(),
            stages: self.stages.beside(),
            report: self.report.beside(),
            events: self.events,
            company_above: above.iter().rev().find_map(|row| self.named_company(*row)),
            noted: self.noted,
            ended: None,
        }
    }

    /// Goes on with what another one found that began when this much was said.
    /// `false`, and nothing is as it was not before, if the other one would have
    /// said something else had it known all that this one has said since.
    pub(super) fn take_over(&mut self, other: Self, before: Said) -> bool {
        if self.noted.repeats(other.noted, before.noted)
            || !self.stages.take_over(other.stages, before.stage_words)
        {
            return false;
        }
        self.noted = self.noted.with(other.noted);
        self.company_above = other.company_above;
        self.report.append(other.report);
        true
    }

    /// Reads one row, below a title that may name a stage; `None` if it names
    /// neither a company nor a role, which is reported.
    pub(super) fn read(&mut self, row: Row<'t>, title: Option<Stage>) -> Option<Draft<'t>> {
        let (company, role) = match self.layout.both {
            Some(column) => split_title(row.cell(column), self.words),
            None => (self.company(row), self.text(row, Field::Role)),
        };
        let own_id = self.text(row, Field::Id);
        let Some(name) = readable_name(company.as_ref(), role.as_ref()) else {
            self.report.warn(
                row.number(),
                None,
                "this row has neither a company nor a role".into(),
                "fill in one of them, or remove the row",
            );
            return None;
        };
        if let (None, Some(column)) = (&company, self.layout.column(Field::Company))
            && row.cell(column).is_empty()
        {
            self.report.note(
                row.number(),
                Some(column),
                "this application has no company".into(),
                "fill it in: until then calendars and tasks say `the employer`",
            );
        }
        self.ended = None;
        let is_unnamed = match &company {
            Some(company) => self.words.is_placeholder(company.as_str()),
            // `Unknown` stands there; a blank cell is as good as no column.
            None => self.layout.both.is_none() && self.raw(row, Field::Company).is_some(),
        };
        let mut application = Application {
            identity: Identity("".into()),
            id: own_id.clone().unwrap_or(name),
            row: row.number(),
            company,
            role,
            stage: self.layout.fallback,
            source: self.text(row, Field::Source),
            url: self.web_address(row),
            location: self.text(row, Field::Location),
            salary: self.joined(row, &self.layout.salary),
            notes: self.notes(row),
            from_notes: Vec::new(),
            steps: Vec::new(),
            applied_on: self.date(row, Field::AppliedOn),
            deadline: self.date(row, Field::Deadline),
            interviews: Vec::new(),
            people: Vec::new(),
            decision_on: self.date(row, Field::DecisionOn),
            conversation_on: self.date(row, Field::ConversationOn),
            last_contact_on: self
                .date(row, Field::LastContactOn)
                .map(|dated| (dated, self.layout.contact_by)),
            heard_on: self.heard_on(row),
            last_contact_via: self.last_contact_via(row),
            followed_up_on: self.date(row, Field::FollowedUpOn),
            followed_up: false,
            follow_up_on: self.date(row, Field::FollowUpOn),
            thank_you_sent: self.thank_you_sent(row),
            offered_on: self.date(row, Field::OfferedOn),
            offer_deadline: self.date(row, Field::OfferDeadline),
            rejected_on: self.date(row, Field::RejectedOn),
            withdrawn_on: self.date(row, Field::WithdrawnOn),
            news_on: self.date(row, Field::NewsOn),
            references_asked_on: self.date(row, Field::ReferencesAskedOn),
            contact_preference: None,
            no_contact: false,
            may_follow_up: None,
        };
        read_interviews(self, row, &mut application);
        self.read_wishes(row, &mut application);
        self.read_conventions(row, &mut application);
        let happened = self
            .events
            .map(|columns| self.read_event(row, columns, &mut application));
        let said = match (self.stage(row), title) {
            // A row that was moved below another title may keep its old word.
            (Some(said), Some(title)) => Some(further(said, title)),
            (said, title) => said.or(title),
        };
        let reached = self.read_dated_status(row, &mut application);
        let said = match (said, reached) {
            (Some(said), Some(reached)) => Some(further(said, reached)),
            (said, reached) => said.or(reached),
        };
        let said = match (said, self.ended) {
            (Some(said), Some(ended)) => Some(further(said, ended)),
            (said, ended) => said.or(ended),
        };
        let was_sent = self.was_sent(row);
        let ticked_off = self.ticked_off(row);
        self.report_slips(row);
        application.followed_up = self.has_followed_up(row, &mut application);
        application.stage = derive_stage(
            said,
            ticked_off,
            was_sent,
            &application,
            self.layout.fallback,
            self.dates.today,
        );
        Some(Draft {
            application,
            own_id,
            is_unnamed,
            happened: happened.map(|happened| Happened {
                stage: said,
                ..happened
            }),
            row,
        })
    }

    pub(super) fn raw(&self, row: Row<'t>, field: Field) -> Option<(ColumnIndex, &'t str)> {
        let column = self.layout.column(field)?;
        let cell = row.cell(column);
        (!cell.is_empty()).then_some((column, cell))
    }

    fn text(&self, row: Row<'t>, field: Field) -> Option<Text> {
        let (_, cell) = self.raw(row, field)?;
        if self.words.is_empty(cell) {
            return None;
        }
        Text::clean(cell)
    }

    fn company(&mut self, row: Row<'t>) -> Option<Text> {
        self.raw(row, Field::Company)?;
        self.company_above = self.named_company(row).or(self.company_above);
        let cell = self.company_above?;
        if self.words.is_empty(cell) {
            return None;
        }
        Text::clean(cell)
    }

    /// The cell of the company, if something stands there other than that it is
    /// the same as above.
    fn named_company(&self, row: Row<'t>) -> Option<&'t str> {
        let (_, cell) = self.raw(row, Field::Company)?;
        (!self.words.is_ditto(cell)).then_some(cell)
    }

    fn web_address(&mut self, row: Row<'t>) -> Option<WebAddress> {
        let (column, cell) = self.raw(row, Field::Url)?;
        let found = WebAddress::parse(cell).or_else(|| {
            // Several in one cell: the first is the posting.
            cell.split_whitespace().find_map(WebAddress::parse)
        });
        // A column of links that were copied as their labels is told of once.
        if found.is_none() && !self.words.is_empty(cell) && self.noted.is_first(Once::Address) {
            self.report.note(
                row.number(),
                Some(column),
                format!("could not read `{}` as a web address", shown(cell)),
                "write it like https://acme.example/jobs/1; others in this column are not told of",
            );
        }
        found
    }

    fn joined(&self, row: Row<'t>, columns: &[ColumnIndex]) -> Option<Text> {
        match columns {
            [] => None,
            [only] => {
                let cell = row.cell(*only);
                if self.words.is_empty(cell) {
                    return None;
                }
                Text::clean(cell)
            }
            several => {
                let cells: Vec<&str> = several
                    .iter()
                    .map(|column| row.cell(*column))
                    .filter(|cell| !self.words.is_empty(cell))
                    .collect();
                Text::clean(&cells.join(", "))
            }
        }
    }

    fn notes(&self, row: Row<'t>) -> Option<Prose> {
        match &self.layout.notes[..] {
            [] => None,
            [only] => {
                let cell = row.cell(*only);
                if self.words.is_empty(cell) {
                    return None;
                }
                Prose::clean(cell)
            }
            several => {
                let cells: Vec<&str> = several
                    .iter()
                    .map(|column| row.cell(*column))
                    .filter(|cell| !self.words.is_empty(cell))
                    .collect();
                Prose::clean(&cells.join("\n"))
            }
        }
    }

    /// The dates of one cell; what is no date is reported and taken as none.
    pub(super) fn dates(
        &mut self,
        row: Row<'t>,
        column: ColumnIndex,
        field: Field,
    ) -> Vec<CellDate<'t>> {
        let cell = row.cell(column);
        let may_be_ticked = matches!(
            field,
            Field::InterviewOn | Field::OfferedOn | Field::RejectedOn | Field::WithdrawnOn
        );
        if may_be_ticked && self.words.yes_or_no(cell) == Some(true) {
            return Vec::new();
        }
        match self.dates.read(cell, field, row.number(), column) {
            CellDates::None => Vec::new(),
            CellDates::Some(dates) => {
                self.note_filled_in(row, column, &dates);
                dates
            }
            CellDates::Unreadable => {
                if let Some(stage) = self.end_among_days(row, column, field) {
                    self.ended = Some(self.ended.map_or(stage, |ended| further(ended, stage)));
                    return Vec::new();
                }
                let (message, hint) = self.dates.complaint(cell);
                self.report.warn(row.number(), Some(column), message, hint);
                Vec::new()
            }
        }
    }

    /// Says once what was filled in, of each kind.
    fn note_filled_in(&mut self, row: Row<'t>, column: ColumnIndex, dates: &[CellDate<'t>]) {
        let kinds = dates
            .iter()
            .filter_map(|date| Some((date.on, date.filled_in?)));
        for (on, filled_in) in kinds {
            let (once, why, hint) = match filled_in {
                FilledIn::Year => (
                    Once::Year,
                    "the dates around it tell the year",
                    "write the year if that is wrong; others in this sheet are not told of",
                ),
                FilledIn::YearOfToday => (
                    Once::Year,
                    "no date in this sheet has a year, so today tells it",
                    "write the years: what is old may be taken for new one day; others in this sheet are not told of",
                ),
                FilledIn::Count => (
                    Once::Count,
                    "spreadsheets count days that way",
                    "write it as a date if that is wrong; others in this sheet are not told of",
                ),
                FilledIn::LastDay => (
                    Once::LastDay,
                    "an interview of several days counts from its last",
                    "part them with `;` if they are several interviews; others in this sheet are not told of",
                ),
            };
            if !self.noted.is_first(once) {
                continue;
            }
            self.report.note(
                row.number(),
                Some(column),
                format!("`{}` is read as {on}: {why}", shown(row.cell(column))),
                hint,
            );
        }
    }

    /// Says once that a time counts as written, whatever zone stands behind it.
    pub(super) fn note_zone(&mut self, row: Row<'t>, column: ColumnIndex) {
        if !self.noted.is_first(Once::Zone) {
            return;
        }
        self.report.note(
            row.number(),
            Some(column),
            format!(
                "the time of `{}` is taken as written, and not moved to your time zone",
                shown(row.cell(column))
            ),
            "write it as your own clock shows it; others in this sheet are not told of",
        );
    }

    /// Says once that an answer tells nothing of how it went.
    fn note_answer(&mut self, row: Row<'t>, column: ColumnIndex, cell: &str) {
        if !self.noted.is_first(Once::Answer) {
            return;
        }
        self.report.note(
            row.number(),
            Some(column),
            format!("`{}` does not say how far it came", shown(cell)),
            "write what they said, like Offer or Rejected; others in this column are not told of",
        );
    }

    fn date(&mut self, row: Row<'t>, field: Field) -> Option<Dated> {
        let (column, cell) = self.raw(row, field)?;
        if matches!(field, Field::AppliedOn | Field::FollowedUpOn)
            && self.words.yes_or_no(cell) == Some(true)
        {
            // Done, on a day that nobody wrote down.
            return None;
        }
        let dates = self.dates(row, column, field);
        let on = choose(field, &dates, self.dates.today)?;
        Some(Dated { on, column })
    }

    /// Their last contact, where another column has the person's.
    fn heard_on(&mut self, row: Row<'t>) -> Option<Dated> {
        let column = self.layout.heard?;
        let dates = self.dates(row, column, Field::LastContactOn);
        let on = choose(Field::LastContactOn, &dates, self.dates.today)?;
        Some(Dated { on, column })
    }

    fn thank_you_sent(&mut self, row: Row<'t>) -> Option<Sent> {
        let (_, cell) = self.raw(row, Field::ThankYouSent)?;
        match self.words.yes_or_no(cell) {
            Some(true) => Some(Sent::Sometime),
            Some(false) => None,
            None => self.date(row, Field::ThankYouSent).map(Sent::On),
        }
    }

    fn last_contact_via(&self, row: Row<'t>) -> Option<Medium> {
        let (_, cell) = self.raw(row, Field::LastContactVia)?;
        match self.words.way(cell) {
            Some(Way::By(medium)) => Some(medium),
            Some(Way::NotAtAll) | None => None,
        }
    }

    /// How, and whether, the employer wants to be reached.
    fn read_wishes(&mut self, row: Row<'t>, application: &mut Application) {
        if let Some((column, cell)) = self.raw(row, Field::ContactPreference)
            && !self.words.is_empty(cell)
        {
            match self.words.way(cell) {
                Some(Way::By(medium)) => application.contact_preference = Some(medium),
                Some(Way::NotAtAll) => application.no_contact = true,
                None => self.report.warn(
                    row.number(),
                    Some(column),
                    format!(
                        "could not understand `{}` as a way to be reached",
                        shown(cell)
                    ),
                    "say email, phone, letter, linkedin or `no contact`",
                ),
            }
        }
        if let Some((column, cell)) = self.raw(row, Field::NoContact)
            && self.words.yes_or_no(cell) != Some(false)
            && !self.words.is_empty(cell)
        {
            // Somebody wrote something there: better silent than unwelcome.
            application.no_contact = true;
            if self.words.yes_or_no(cell).is_none() && self.words.way(cell) != Some(Way::NotAtAll) {
                self.report.warn(
                    row.number(),
                    Some(column),
                    format!("could not understand `{}` as yes or no", shown(cell)),
                    "it is taken as yes; say yes or no",
                );
            }
        }
        if let Some((column, cell)) = self.raw(row, Field::MayFollowUp)
            && !self.words.is_empty(cell)
        {
            application.may_follow_up = self.words.yes_or_no(cell);
            if application.may_follow_up.is_none() {
                self.report.warn(
                    row.number(),
                    Some(column),
                    format!("could not understand `{}` as yes or no", shown(cell)),
                    "it is taken as unknown; say yes or no",
                );
            }
        }
    }

    /// The stage of a cell that its column and not the cell alone tells.
    pub(super) fn stage_by_column(&self, column: ColumnIndex, cell: &str) -> Option<Stage> {
        let is_of_letters = cell.chars().nth(1).is_some_and(char::is_alphabetic);
        let is_no = is_of_letters && self.words.yes_or_no(cell) == Some(false);
        let counts = is_no && self.layout.outcomes.contains(&column) && !self.stages.is_told(cell);
        counts.then_some(Stage::Rejected)
    }

    pub(super) fn stage_of(
        &mut self,
        row: Row<'t>,
        column: ColumnIndex,
        cell: &'t str,
    ) -> Option<Stage> {
        if let Some(stage) = self.stage_by_column(column, cell) {
            self.stages.count(cell, stage);
            return Some(stage);
        }
        if self.layout.status_is_an_answer
            && self.words.yes_or_no(cell).is_some()
            && !self.stages.is_told(cell)
        {
            self.note_answer(row, column, cell);
            return None;
        }
        match self.stages.read(cell) {
            StageCell::Known(stage) => Some(stage),
            StageCell::Blank | StageCell::Unknown => None,
            StageCell::NewlyUnknown => {
                self.report.warn(
                    row.number(),
                    Some(column),
                    format!("could not understand the status `{}`", shown(cell)),
                    hint(cell, self.words),
                );
                None
            }
        }
    }
}

/// What an application is called where the sheet has no id for it.
pub(super) fn readable_name(company: Option<&Text>, role: Option<&Text>) -> Option<Text> {
    match (company, role) {
        (Some(company), Some(role)) => Text::joined(company, " / ", role),
        (name, None) | (None, name) => name.cloned(),
    }
}

/// Of several dates in a cell that can mean one day only, the one that counts:
/// of what was done again and again the last, of what is planned the next, of
/// everything else the first.
pub(super) fn choose(field: Field, dates: &[CellDate<'_>], today: NaiveDate) -> Option<NaiveDate> {
    let days = || dates.iter().map(|date| date.on);
    match field {
        Field::LastContactOn
        | Field::FollowedUpOn
        | Field::ConversationOn
        | Field::DecisionOn
        | Field::ThankYouSent => days().max(),
        Field::FollowUpOn => days()
            .filter(|day| *day >= today)
            .min()
            .or_else(|| days().max()),
        _ => days().min(),
    }
}
