use super::PackedApplication;
use crate::application::{
    Application, ContactBy, Dated, FromNotes, Identity, Interview, Medium, Person, Round, Sent,
    Stage, Standing, Step,
};
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::text::{EmailAddress, Prose, Text, WebAddress};

fn dated(text: &str, column: u16) -> Option<Dated> {
    Some(Dated {
        on: text.parse().unwrap(),
        column: ColumnIndex(column),
    })
}

fn person(name: &str) -> Person {
    Person {
        name: Text::clean(name),
        email: EmailAddress::parse("ann@büro.example"),
        phone: Text::clean("+49 30 1"),
        title: Text::clean("Leiterin der Abteilung für Größeres"),
        standing: Standing::Peer,
    }
}

fn bare(stage: Stage) -> Application {
    let id = Text::clean("Café / Koch").unwrap();
    Application::bare(Identity("café\u{1f}koch".into()), id, RowNumber(2), stage)
}

/// Everything is known of it, and no two dates are the same.
fn full() -> Application {
    Application {
        row: RowNumber(u32::MAX),
        company: Text::clean("Café"),
        role: Text::clean(&"very long ".repeat(40)),
        source: Text::clean("Referral"),
        url: WebAddress::parse("https://jobs.example/1?q=é"),
        location: Text::clean("東京"),
        salary: Text::clean("43,000 €"),
        notes: Prose::clean("one\ntwo"),
        from_notes: vec![FromNotes {
            column: ColumnIndex(9),
            words: Text::clean("will hear by Friday").unwrap(),
            field: "decision_on".into(),
            on: "2026-11-27".parse().ok(),
        }],
        steps: vec![Step {
            row: RowNumber(7),
            words: Text::clean("Called").unwrap(),
            on: None,
            column: ColumnIndex(300),
        }],
        interviews: vec![
            Interview {
                round: Round(2),
                on: "2026-11-24".parse().unwrap(),
                at: "14:00:00".parse().ok(),
                until: "15:30:00".parse().ok(),
                kind: Text::clean("Panel"),
                people: vec![person("Ann Li"), Person::default()],
                column: ColumnIndex(4),
            },
            Interview {
                round: Round(u16::MAX),
                on: "1899-12-31".parse().unwrap(),
                at: None,
                until: None,
                kind: None,
                people: Vec::new(),
                column: ColumnIndex(5),
            },
        ],
        people: vec![person("Bo")],
        applied_on: dated("2026-11-02", 1),
        deadline: dated("2026-11-03", 2),
        decision_on: dated("2026-11-04", 3),
        conversation_on: dated("2026-11-05", 4),
        last_contact_on: dated("2026-11-06", 5).map(|on| (on, ContactBy::Us)),
        heard_on: dated("2026-11-07", 6),
        last_contact_via: Some(Medium::Letter),
        followed_up_on: dated("2026-11-08", 7),
        followed_up: true,
        follow_up_on: dated("2026-11-09", 8),
        thank_you_sent: dated("2026-11-10", 9).map(Sent::On),
        offered_on: dated("2026-11-11", 10),
        offer_deadline: dated("2026-11-12", 11),
        rejected_on: dated("2026-11-13", 12),
        withdrawn_on: dated("2026-11-14", 13),
        news_on: dated("2026-11-15", 14),
        references_asked_on: dated("9999-12-31", u16::MAX),
        contact_preference: Some(Medium::Task),
        no_contact: true,
        may_follow_up: Some(false),
        ..bare(Stage::Closed)
    }
}

#[test]
fn what_is_packed_is_unpacked() {
    fn check(application: &Application) {
        let packed = PackedApplication::of(application);
        assert_eq!(packed.unpack(), *application);
        assert_eq!(packed.identity(), &*application.identity.0);
        assert_eq!(packed.id(), application.id.as_str());
        assert_eq!(packed.stage(), application.stage);
        let without_details = Application {
            source: None,
            location: None,
            salary: None,
            notes: None,
            from_notes: Vec::new(),
            steps: Vec::new(),
            ..application.clone()
        };
        assert_eq!(packed.unpack_without_details(), without_details);
    }
    for stage in Stage::ALL {
        check(&bare(stage));
    }
    check(&full());
    for standing in Standing::ALL {
        let mut application = full();
        application.people[0].standing = standing;
        check(&application);
    }
    for medium in Medium::ALL {
        check(&Application {
            last_contact_via: Some(medium),
            contact_preference: None,
            ..full()
        });
    }
    check(&Application {
        last_contact_on: dated("2026-11-06", 5).map(|on| (on, ContactBy::Them)),
        thank_you_sent: Some(Sent::Sometime),
        may_follow_up: Some(true),
        ..full()
    });
}
