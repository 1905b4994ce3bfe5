//! What the conventions in a row's notes say goes into the application, where
//! no column says anything about it. Every use is written down for `explain`.

use chrono::NaiveDate;

use super::assemble::Assembler;
use super::dates::{WrittenDate, WrittenDay};
use super::field::Field;
use super::missing_years::nearest_to_all;
use super::notes::{NoteClause, read_clauses};
use super::phrases::Phrase;
use super::report::shown;
use crate::application::{
    Application, ContactBy, Dated, FromNotes, Interview, Medium, Round, Sent,
};
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::Text;

impl<'t> Assembler<'t> {
    /// Reads the conventions in the notes of a row.
    pub(super) fn read_conventions(&mut self, row: Row<'t>, application: &mut Application) {
        let around = days_of(application);
        let has_interviews = !application.interviews.is_empty()
            || self
                .layout
                .interviews
                .iter()
                .any(|place| !self.words.is_undated(row.cell(place.column)));
        for column in &self.layout.notes {
            for clause in read_clauses(row.cell(*column)) {
                let field = field_of(clause.phrase);
                let is_said = match field {
                    Field::InterviewOn => has_interviews,
                    field => self.is_said(row, field),
                };
                if is_said {
                    continue;
                }
                let Some(days) = self.days_of_clause(&clause, &around) else {
                    self.report.note(
                        row.number(),
                        Some(*column),
                        format!(
                            "could not tell the day of `{}`, so it is not used",
                            shown(clause.words)
                        ),
                        "write the day like 2026-11-24",
                    );
                    continue;
                };
                let last = days.iter().max_by_key(|(on, _)| *on).map(|(on, _)| *on);
                let dated = last.map(|on| Dated {
                    on,
                    column: *column,
                });
                let via =
                    medium_of(clause.phrase).filter(|_| !self.is_said(row, Field::LastContactVia));
                match clause.phrase {
                    Phrase::Interview => add_interviews(&days, *column, application),
                    phrase => fill(phrase, dated, via, application),
                }
                if let Some(words) = Text::clean(clause.words) {
                    application.from_notes.push(FromNotes {
                        column: *column,
                        words,
                        field: field.word(),
                        on: last,
                    });
                }
            }
        }
    }

    /// Whether a column says something about it: then the notes do not count.
    fn is_said(&self, row: Row<'t>, field: Field) -> bool {
        let cell = |field| {
            self.layout
                .column(field)
                .map_or("", |column| row.cell(column))
        };
        let is_filled = |field| !self.words.is_empty(cell(field));
        match field {
            // A yes without a day leaves the day open.
            Field::FollowedUpOn => {
                let answered = self.layout.answered.followed_up;
                let answer = answered.map_or("", |column| row.cell(column));
                let says_yes = self.words.yes_or_no(cell(field)) == Some(true);
                is_filled(field) && !says_yes || self.words.yes_or_no(answer) == Some(false)
            }
            Field::NoContact => is_filled(field) || is_filled(Field::ContactPreference),
            field => is_filled(field),
        }
    }

    /// The days of a clause, each with its date as written; `None` where one
    /// of them is not certain.
    fn days_of_clause(
        &self,
        clause: &NoteClause<'_>,
        around: &[NaiveDate],
    ) -> Option<Vec<(NaiveDate, WrittenDate)>> {
        let day = |date: &WrittenDate| {
            let on = match date.day {
                WrittenDay::Yearless(day) => nearest_to_all(day, self.dates.order, around)?,
                written => self.dates.day(written)?,
            };
            self.dates.is_plausible(on).then_some((on, *date))
        };
        clause.dates.iter().map(day).collect()
    }
}

fn field_of(phrase: Phrase) -> Field {
    match phrase {
        Phrase::FollowedUp => Field::FollowedUpOn,
        Phrase::Emailed | Phrase::Called | Phrase::Linkedin => Field::LastContactOn,
        Phrase::Thanked => Field::ThankYouSent,
        Phrase::Decision => Field::DecisionOn,
        Phrase::Interview => Field::InterviewOn,
        Phrase::Spoke => Field::ConversationOn,
        Phrase::NoContact | Phrase::On | Phrase::By | Phrase::Lead => Field::NoContact,
    }
}

fn medium_of(phrase: Phrase) -> Option<Medium> {
    match phrase {
        Phrase::Emailed => Some(Medium::Email),
        Phrase::Called => Some(Medium::Phone),
        Phrase::Linkedin => Some(Medium::Linkedin),
        _ => None,
    }
}

/// Of several days the last counts, whichever clause tells it.
fn fill(phrase: Phrase, dated: Option<Dated>, via: Option<Medium>, application: &mut Application) {
    let later = |known: Option<Dated>| {
        let is_news = |dated: &Dated| known.is_none_or(|known| dated.on > known.on);
        dated.filter(is_news).or(known)
    };
    match phrase {
        Phrase::FollowedUp => application.followed_up_on = later(application.followed_up_on),
        Phrase::Emailed | Phrase::Called | Phrase::Linkedin => {
            let known = application.last_contact_on.map(|(dated, _)| dated);
            let last = later(known);
            if last != known {
                application.last_contact_via = via.or(application.last_contact_via);
            }
            application.last_contact_on = last.map(|last| (last, ContactBy::Us));
        }
        Phrase::Thanked => {
            let known = match application.thank_you_sent {
                Some(Sent::On(known)) => Some(known),
                _ => None,
            };
            let sent = later(known).map_or(Sent::Sometime, Sent::On);
            application.thank_you_sent = Some(sent);
        }
        Phrase::Decision => application.decision_on = later(application.decision_on),
        Phrase::Spoke => application.conversation_on = later(application.conversation_on),
        Phrase::NoContact => application.no_contact = true,
        Phrase::Interview | Phrase::On | Phrase::By | Phrase::Lead => {}
    }
}

fn add_interviews(
    days: &[(NaiveDate, WrittenDate)],
    column: ColumnIndex,
    application: &mut Application,
) {
    for (on, date) in days {
        let held = application.interviews.len();
        let round = Round(u16::try_from(held + 1).unwrap_or(u16::MAX));
        application.interviews.push(Interview {
            round,
            on: *on,
            at: date.at,
            until: date.until,
            kind: None,
            people: Vec::new(),
            column,
        });
    }
}

/// The days that the columns of a row tell.
fn days_of(application: &Application) -> Vec<NaiveDate> {
    let single = [
        application.applied_on,
        application.deadline,
        application.decision_on,
        application.conversation_on,
        application.last_contact_on.map(|(dated, _)| dated),
        application.followed_up_on,
        application.follow_up_on,
        application.offered_on,
        application.rejected_on,
        application.withdrawn_on,
    ];
    let single = single.into_iter().flatten().map(|dated| dated.on);
    let interviews = application.interviews.iter().map(|interview| interview.on);
    single.chain(interviews).collect()
}
