//! An application becomes a few hundred bytes, and an application again.
//!
//! As a value it is rich in texts, and in dates that few applications have, and a
//! large sheet has a hundred thousand of them. Packed, each takes what is known of
//! it and little more. The bytes live as long as a run: they are never written
//! anywhere, and nobody but this module makes or reads them.

use super::pack::{Packer, Unpacker};
use super::{
    Application, ContactBy, Dated, FromNotes, Identity, Interview, Medium, Person, Round, Sent,
    Stage, Standing, Step,
};
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::text::{EmailAddress, Prose, Text, WebAddress};

/// One application in little memory.
///
/// ```
/// use followup::application::{Application, Identity, PackedApplication, Stage};
/// use followup::diagnostic::RowNumber;
/// use followup::text::Text;
///
/// let id = Text::clean("Acme / Engineer").unwrap();
/// let identity = Identity("acme\u{1f}engineer".into());
/// let application = Application::bare(identity, id, RowNumber(2), Stage::Applied);
/// let packed = PackedApplication::of(&application);
/// assert_eq!(packed.identity(), "acme\u{1f}engineer");
/// assert_eq!(packed.unpack(), application);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedApplication(Box<[u8]>);

impl PackedApplication {
    /// Packs one. Each field is named, so that a new one is not forgotten.
    #[must_use]
    pub fn of(application: &Application) -> Self {
        let Application {
            identity,
            id,
            row,
            company,
            role,
            stage,
            source,
            url,
            location,
            salary,
            notes,
            from_notes,
            steps,
            applied_on,
            deadline,
            interviews,
            people,
            decision_on,
            conversation_on,
            last_contact_on,
            heard_on,
            last_contact_via,
            followed_up_on,
            followed_up,
            follow_up_on,
            thank_you_sent,
            offered_on,
            offer_deadline,
            rejected_on,
            withdrawn_on,
            news_on,
            references_asked_on,
            contact_preference,
            no_contact,
            may_follow_up,
        } = application;
        let mut packer = Packer::with_room();
        packer.text(Some(&identity.0));
        packer.text(Some(id.as_str()));
        packer.small(*stage as u8);
        packer.number(row.0);
        for text in [company, role] {
            packer.text(text.as_ref().map(Text::as_str));
        }
        packer.text(url.as_ref().map(WebAddress::as_str));
        packer.list(interviews, pack_interview);
        packer.list(people, pack_person);
        for date in [
            applied_on,
            deadline,
            decision_on,
            conversation_on,
            heard_on,
            followed_up_on,
            follow_up_on,
            offered_on,
            offer_deadline,
            rejected_on,
            withdrawn_on,
            news_on,
            references_asked_on,
        ] {
            packer.option(*date, pack_dated);
        }
        packer.option(*last_contact_on, |packer, (on, by)| {
            pack_dated(packer, on);
            packer.flag(by == ContactBy::Us);
        });
        packer.option(*thank_you_sent, |packer, sent| {
            let on = match sent {
                Sent::Sometime => None,
                Sent::On(on) => Some(on),
            };
            packer.option(on, pack_dated);
        });
        for medium in [last_contact_via, contact_preference] {
            packer.option(*medium, |packer, medium| packer.small(medium as u8));
        }
        packer.flag(*followed_up);
        packer.flag(*no_contact);
        packer.option(*may_follow_up, Packer::flag);
        let mut details = Packer::with_room();
        for text in [source, location, salary] {
            details.text(text.as_ref().map(Text::as_str));
        }
        details.text(notes.as_ref().map(Prose::as_str));
        details.list(from_notes, pack_from_notes);
        details.list(steps, pack_step);
        Self(packer.into_bytes_before(details))
    }

    /// What it was made of.
    #[must_use]
    pub fn unpack(&self) -> Application {
        let (application, unpacker) = self.unpack_first();
        let unpacker = &mut unpacker.other();
        Application {
            source: text(unpacker),
            location: text(unpacker),
            salary: text(unpacker),
            notes: unpacker.text().map(Prose::from_clean),
            from_notes: unpacker.list(from_notes),
            steps: unpacker.list(step),
            ..application
        }
    }

    /// What it was made of, but for what no rule counts from and no text of a
    /// follow-up tells: source, location, salary, notes, what was read from them, and
    /// steps.
    #[must_use]
    pub fn unpack_without_details(&self) -> Application {
        self.unpack_first().0
    }

    /// The fields in the order in which they were packed.
    fn unpack_first(&self) -> (Application, Unpacker<'_>) {
        let mut all = Unpacker::of(&self.0);
        let unpacker = &mut all;
        let identity = Identity(unpacker.text().unwrap_or_default().into());
        let id = Text::from_clean(unpacker.text().unwrap_or_default());
        let stage = stage(unpacker);
        let row = RowNumber(unpacker.number());
        let mut application = Application {
            company: text(unpacker),
            role: text(unpacker),
            url: unpacker.text().map(WebAddress::from_clean),
            interviews: unpacker.list(interview),
            people: unpacker.list(person),
            ..Application::bare(identity, id, row, stage)
        };
        for date in [
            &mut application.applied_on,
            &mut application.deadline,
            &mut application.decision_on,
            &mut application.conversation_on,
            &mut application.heard_on,
            &mut application.followed_up_on,
            &mut application.follow_up_on,
            &mut application.offered_on,
            &mut application.offer_deadline,
            &mut application.rejected_on,
            &mut application.withdrawn_on,
            &mut application.news_on,
            &mut application.references_asked_on,
        ] {
            *date = unpacker.option(dated);
        }
        application.last_contact_on = unpacker.option(|unpacker| {
            let on = dated(unpacker);
            match unpacker.flag() {
                true => (on, ContactBy::Us),
                false => (on, ContactBy::Them),
            }
        });
        application.thank_you_sent = unpacker.option(|unpacker| {
            let on = unpacker.option(dated);
            on.map_or(Sent::Sometime, Sent::On)
        });
        application.last_contact_via = unpacker.option(medium);
        application.contact_preference = unpacker.option(medium);
        application.followed_up = unpacker.flag();
        application.no_contact = unpacker.flag();
        application.may_follow_up = unpacker.option(Unpacker::flag);
        (application, all)
    }

    /// Its identity, see [`Identity`].
    #[must_use]
    pub fn identity(&self) -> &str {
        Unpacker::first_text(&self.0)
    }

    /// Its id, see [`Application::id`].
    #[must_use]
    pub fn id(&self) -> &str {
        let mut unpacker = Unpacker::of(&self.0);
        unpacker.text();
        unpacker.text().unwrap_or_default()
    }

    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        let mut unpacker = Unpacker::of(&self.0);
        unpacker.text();
        unpacker.text();
        stage(&mut unpacker)
    }
}

fn stage(unpacker: &mut Unpacker<'_>) -> Stage {
    Stage::ALL[usize::from(unpacker.small())]
}

fn text(unpacker: &mut Unpacker<'_>) -> Option<Text> {
    unpacker.text().map(Text::from_clean)
}

fn pack_dated(packer: &mut Packer, dated: Dated) {
    packer.day(dated.on);
    packer.short(dated.column.0);
}

fn dated(unpacker: &mut Unpacker<'_>) -> Dated {
    Dated {
        on: unpacker.day(),
        column: ColumnIndex(unpacker.short()),
    }
}

fn medium(unpacker: &mut Unpacker<'_>) -> Medium {
    Medium::ALL[usize::from(unpacker.small())]
}

fn pack_from_notes(packer: &mut Packer, from_notes: &FromNotes) {
    let FromNotes {
        column,
        words,
        field,
        on,
    } = from_notes;
    packer.short(column.0);
    packer.text(Some(words.as_str()));
    packer.text(Some(field));
    packer.option(*on, Packer::day);
}

fn from_notes(unpacker: &mut Unpacker<'_>) -> FromNotes {
    FromNotes {
        column: ColumnIndex(unpacker.short()),
        words: Text::from_clean(unpacker.text().unwrap_or_default()),
        field: unpacker.text().unwrap_or_default().into(),
        on: unpacker.option(Unpacker::day),
    }
}

fn pack_step(packer: &mut Packer, step: &Step) {
    let Step {
        row,
        words,
        on,
        column,
    } = step;
    packer.number(row.0);
    packer.text(Some(words.as_str()));
    packer.option(*on, Packer::day);
    packer.short(column.0);
}

fn step(unpacker: &mut Unpacker<'_>) -> Step {
    Step {
        row: RowNumber(unpacker.number()),
        words: Text::from_clean(unpacker.text().unwrap_or_default()),
        on: unpacker.option(Unpacker::day),
        column: ColumnIndex(unpacker.short()),
    }
}

fn pack_interview(packer: &mut Packer, interview: &Interview) {
    let Interview {
        round,
        on,
        at,
        until,
        kind,
        people,
        column,
    } = interview;
    packer.short(round.0);
    packer.day(*on);
    packer.option(*at, Packer::time);
    packer.option(*until, Packer::time);
    packer.text(kind.as_ref().map(Text::as_str));
    packer.list(people, pack_person);
    packer.short(column.0);
}

fn interview(unpacker: &mut Unpacker<'_>) -> Interview {
    Interview {
        round: Round(unpacker.short()),
        on: unpacker.day(),
        at: unpacker.option(Unpacker::time),
        until: unpacker.option(Unpacker::time),
        kind: text(unpacker),
        people: unpacker.list(person),
        column: ColumnIndex(unpacker.short()),
    }
}

fn pack_person(packer: &mut Packer, person: &Person) {
    let Person {
        name,
        email,
        phone,
        title,
        standing,
    } = person;
    for text in [name, phone, title] {
        packer.text(text.as_ref().map(Text::as_str));
    }
    packer.text(email.as_ref().map(EmailAddress::as_str));
    packer.small(*standing as u8);
}

fn person(unpacker: &mut Unpacker<'_>) -> Person {
    Person {
        name: text(unpacker),
        phone: text(unpacker),
        title: text(unpacker),
        email: unpacker.text().map(EmailAddress::from_clean),
        standing: Standing::ALL[usize::from(unpacker.small())],
    }
}

#[cfg(test)]
mod tests;
