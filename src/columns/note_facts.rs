//! What the conventions in a row's notes say goes into the application, where
//! no column says anything about it. Every use is written down for `explain`.

use chrono::NaiveDate;

use super::assemble::Assembler;
use super::dates::{DateOrder, OrderHint, WrittenDate, WrittenDay};
use super::field::Field;
use super::missing_years::nearest_to_all;
use super::notes::names_between::is_one_of;
use super::notes::{NoteClause, Standing, read_clauses};
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
        let by_them = |contact: (Dated, ContactBy)| contact.1 == ContactBy::Them;
        let has_heard =
            application.heard_on.is_some() || application.last_contact_on.is_some_and(by_them);
        for column in &self.layout.notes {
            for clause in read_clauses(row.cell(*column)) {
                let Some(field) = field_of(clause.phrase) else {
                    continue;
                };
                let is_said = match field {
                    Field::InterviewOn => has_interviews,
                    // An answer of theirs is no contact of the person's.
                    _ if clause.phrase == Phrase::Replied => has_heard,
                    field => self.is_said(row, field),
                };
                let is_nobody = |who| !is_one_of(who, names_in(application));
                if is_said || clause.who.is_some_and(is_nobody) {
                    continue;
                }
                if clause.standing == Standing::Unsure {
                    self.note_unused(row, *column, &clause);
                    continue;
                }
                let days = match clause.standing {
                    Standing::Undated => None,
                    Standing::Counts | Standing::Unsure => self.days_of_clause(&clause, &around),
                };
                let Some(days) = days else {
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
                let is_to_come = |(on, _): &(NaiveDate, WrittenDate)| *on > self.dates.today;
                if says_what_was_done(clause.phrase) && days.iter().any(is_to_come) {
                    self.report.note(
                        row.number(),
                        Some(*column),
                        format!(
                            "`{}` is of a day to come, so it is not used",
                            shown(clause.words)
                        ),
                        "what you mean to do has a place in a column `Follow up on`",
                    );
                    continue;
                }
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
                        field: field.word().into(),
                        on: last,
                    });
                }
            }
        }
    }

    fn note_unused(&mut self, row: Row<'t>, column: ColumnIndex, clause: &NoteClause<'_>) {
        self.report.note(
            row.number(),
            Some(column),
            format!(
                "could not be sure of `{}`, so it is not used",
                shown(clause.words)
            ),
            "put a full stop or a comma behind the day",
        );
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
            let order = self.dates.order.or_else(|| only_order(date.day));
            let on = match (date.day, order) {
                (WrittenDay::Yearless(day), order) => nearest_to_all(day, order, around)?,
                (WrittenDay::Certain(day), _) => day,
                (written, order) => written.on(order?)?,
            };
            self.dates.is_plausible(on).then_some((on, *date))
        };
        clause.dates.iter().map(day).collect()
    }
}

/// The field that a phrase fills; `None` for words that are no clause.
fn field_of(phrase: Phrase) -> Option<Field> {
    Some(match phrase {
        Phrase::FollowedUp => Field::FollowedUpOn,
        Phrase::Emailed | Phrase::Called | Phrase::Linkedin | Phrase::Replied => {
            Field::LastContactOn
        }
        Phrase::Thanked => Field::ThankYouSent,
        Phrase::Decision | Phrase::DecisionWithin => Field::DecisionOn,
        Phrase::Interview => Field::InterviewOn,
        Phrase::Spoke => Field::ConversationOn,
        Phrase::NoContact => Field::NoContact,
        Phrase::On
        | Phrase::By
        | Phrase::Lead
        | Phrase::Moved
        | Phrase::CalledOff
        | Phrase::DecisionBehind
        | Phrase::ByBehind
        | Phrase::Tail
        | Phrase::Joint
        | Phrase::SomebodyReplied
        | Phrase::VagueDay
        | Phrase::BesideInterview
        | Phrase::InterviewStands
        | Phrase::With => return None,
    })
}

/// Everybody whom the row names: people, and the employer.
fn names_in(application: &Application) -> impl Iterator<Item = &str> {
    let rounds = application.interviews.iter();
    let people = rounds.flat_map(|interview| &interview.people);
    let people = application.people.iter().chain(people);
    let names = people.filter_map(|person| person.name.as_ref());
    names.chain(&application.company).map(Text::as_str)
}

/// Whether a phrase speaks of what is past.
fn says_what_was_done(phrase: Phrase) -> bool {
    use Phrase::{Called, Emailed, FollowedUp, Linkedin, Replied, Thanked};
    matches!(
        phrase,
        FollowedUp | Emailed | Called | Linkedin | Thanked | Replied
    )
}

/// The one order in which the numbers of a day make a day where the file has
/// none; with dots it is that of those who write dots.
fn only_order(day: WrittenDay) -> Option<DateOrder> {
    let dots = Some(OrderHint::Dots);
    if matches!(day, WrittenDay::Numbers { hint, .. } if hint == dots) {
        return Some(DateOrder::DayFirst);
    }
    // A leap year has every day.
    const LEAP_YEAR: i32 = 2028;
    let makes_a_day = |order: &DateOrder| match day {
        WrittenDay::Yearless(day) => day.in_year(LEAP_YEAR, Some(*order)).is_some(),
        written => written.on(*order).is_some(),
    };
    let mut orders = [DateOrder::DayFirst, DateOrder::MonthFirst]
        .into_iter()
        .filter(makes_a_day);
    let only = orders.next()?;
    orders.next().is_none().then_some(only)
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
        Phrase::Replied => application.heard_on = later(application.heard_on),
        _ => {}
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

#[cfg(test)]
mod tests {
    use super::field_of;
    use crate::application::Dated;
    use crate::columns::notes::{NOTE_CONVENTIONS, Standing, read_clauses};
    use crate::columns::phrases::Phrase;
    use crate::columns::{ReadingOptions, understand};
    use crate::read::{CsvOptions, Source, read_csv};

    #[test]
    fn the_list_that_people_are_shown_is_the_list_that_is_read() {
        let mut shown: Vec<Phrase> = Vec::new();
        for (example, field) in NOTE_CONVENTIONS {
            let clauses = read_clauses(example);
            let [clause] = &clauses[..] else {
                panic!("{example}: {clauses:?}");
            };
            assert_eq!((clause.words, clause.standing), (example, Standing::Counts));
            assert_eq!(field_of(clause.phrase), Some(field), "{example}");
            shown.push(clause.phrase);
        }
        let all = Phrase::ALL.into_iter().map(|(_, phrase)| phrase);
        // What has no day fills nothing.
        let all = all.filter(|phrase| *phrase != Phrase::DecisionWithin);
        for phrase in all.filter(|phrase| field_of(*phrase).is_some()) {
            assert!(shown.contains(&phrase), "{phrase:?}");
        }
    }

    /// `last contact, heard, followed up` of a row with that note.
    #[track_caller]
    fn check(last_contact: &str, note: &str, expected: [&str; 3]) {
        let source = Source {
            file: "a.csv".into(),
            sheet: None,
        };
        let text = format!(
            "Company,Role,Applied,Contact,Last contacted,Notes\nAcme,Cook,2026-11-02,Ann Li,{last_contact},\"{note}\"\n"
        );
        let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
        let today = "2026-11-25".parse().unwrap();
        let sheet = understand(&table, &ReadingOptions::default(), today).unwrap();
        let application = &sheet.applications[0];
        let shown = |dated: Option<Dated>| dated.map_or("-".to_owned(), |it| it.on.to_string());
        let last = application.last_contact_on.map(|(dated, _)| dated);
        let found = [last, application.heard_on, application.followed_up_on].map(shown);
        assert_eq!(found, expected, "{last_contact} {note}");
    }

    #[test]
    fn what_they_said_and_what_the_person_did_are_two_days() {
        check(
            "",
            "followed up 16 Nov and they replied 18 Nov",
            ["-", "2026-11-18", "2026-11-16"],
        );
        check(
            "",
            "emailed 16 Nov, she replied",
            ["2026-11-16", "2026-11-16", "-"],
        );
        check(
            "2026-11-16",
            "they replied 18 Nov",
            ["2026-11-16", "2026-11-18", "-"],
        );
        check("2026-11-16", "emailed 18 Nov", ["2026-11-16", "-", "-"]);
        check("", "Ann replied 18 Nov: wait", ["-", "2026-11-18", "-"]);
        check("", "Acme replied 18 Nov", ["-", "2026-11-18", "-"]);
        check("", "The recruiter replied 18 Nov", ["-", "2026-11-18", "-"]);
        check("", "Nobody replied 18 Nov", ["-", "-", "-"]);
        check("", "I replied 18 Nov", ["-", "-", "-"]);
        check("", "Bo replied 18 Nov", ["-", "-", "-"]);
        // What is to come has not been done.
        check(
            "",
            "emailed 16 Nov, emailed 2026-12-20",
            ["2026-11-16", "-", "-"],
        );
        check(
            "",
            "followed up 2026-12-20; they replied 2026-12-21",
            ["-", "-", "-"],
        );
        // Only one of the two numbers can be the month; dots are day first.
        check("", "followed up 16/11/2026", ["-", "-", "2026-11-16"]);
        check("", "followed up 11/16", ["-", "-", "2026-11-16"]);
        check("", "nachgefasst 3.11.2026", ["-", "-", "2026-11-03"]);
        check("", "followed up 3/11/2026", ["-", "-", "-"]);
    }
}
