//! Values for the tests of the renderers: one application, and follow-ups of it.

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::application::{
    Application, Dated, Identity, Interview, Medium, Person, Round, Stage, Standing,
};
use crate::business_days::{Calendar, CalendarSpec, Holiday, Offset, Week};
use crate::diagnostic::{ColumnIndex, RowNumber};
use crate::plan::{Because, By, Fact, FollowUp, Kind, RuleText, State};
use crate::template::Template;
use crate::text::{EmailAddress, Prose, Text, WebAddress};

/// A date written `2026-11-24`.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A time written `14:00`.
pub(crate) fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// A date that stands in the first column.
pub(crate) fn dated(text: &str) -> Option<Dated> {
    Some(Dated {
        on: day(text),
        column: ColumnIndex(0),
    })
}

/// One interview on Tuesday 24 November 2026 at 14:00, with Ann Li.
pub(crate) fn application() -> Application {
    Application {
        identity: Identity("acme".into()),
        id: Text::clean("acme-rust").unwrap(),
        row: RowNumber(2),
        company: Text::clean("Acme & Söhne"),
        role: Text::clean("Rust developer, platform"),
        stage: Stage::Interviewing,
        source: None,
        url: WebAddress::parse("https://acme.example/jobs/1"),
        location: None,
        salary: None,
        notes: Prose::clean("met at the fair\nlikes Rust"),
        from_notes: Vec::new(),
        steps: Vec::new(),
        applied_on: dated("2026-11-02"),
        deadline: None,
        interviews: vec![Interview {
            round: Round(1),
            on: day("2026-11-24"),
            at: Some(time("14:00")),
            until: None,
            kind: None,
            people: vec![person()],
            column: ColumnIndex(4),
        }],
        people: Vec::new(),
        decision_on: dated("2026-12-04"),
        conversation_on: None,
        last_contact_on: None,
        heard_on: None,
        last_contact_via: None,
        followed_up_on: None,
        followed_up: false,
        follow_up_on: None,
        thank_you_sent: None,
        offered_on: None,
        offer_deadline: None,
        rejected_on: None,
        withdrawn_on: None,
        news_on: None,
        references_asked_on: None,
        contact_preference: None,
        no_contact: false,
        may_follow_up: None,
    }
}

/// Ann Li, who hires.
pub(crate) fn person() -> Person {
    Person {
        name: Text::clean("Ann Li"),
        email: EmailAddress::parse("ann.li@acme.example"),
        phone: None,
        title: Text::clean("Hiring manager"),
        standing: Standing::HiringManager,
    }
}

/// A rule of that summary, without details and draft.
pub(crate) fn rule(id: &str, kind: Kind, summary: &str) -> RuleText {
    RuleText {
        id: id.into(),
        kind,
        summary: Template::parse(summary).unwrap(),
        details: Template::default(),
        draft: None,
        source: "our own".into(),
    }
}

/// A due email to the first interviewer, on the day of the first interview.
pub(crate) fn follow_up<'a>(application: &'a Application, rule: &'a RuleText) -> FollowUp<'a> {
    let on = application.interviews[0].on;
    FollowUp {
        application: Some(application),
        rule,
        rule_index: 0,
        round: Some(Round(1)),
        person: application.interviews[0].people.first(),
        person_place: 0,
        occurrence: 1,
        uid: Uuid::from_u128(0x5f0e_1d2c_3b4a_5968_8776_6554_4332_2110),
        via: Medium::Email,
        on,
        by: By {
            on: day("2026-11-25"),
            at: Some(time("15:00")),
        },
        latest: day("2026-12-02"),
        state: State::Due,
        done_on: None,
        because: Because {
            anchor: Fact::Interview(Round(1), on),
            offset: Offset::SAME_DAY,
            counted: on,
            moves: Vec::new(),
            moot: None,
        },
    }
}

/// Monday to Friday, with three holidays.
pub(crate) fn calendar() -> Calendar {
    let holiday = |on: &str, name: &str| Holiday {
        on: day(on),
        name: Some(name.into()),
        estimated: false,
    };
    Calendar::new(CalendarSpec {
        region: Some("US".into()),
        week: Week::parse_days_off("sat,sun").unwrap(),
        holidays: vec![
            holiday("2026-11-26", "Thanksgiving Day"),
            holiday("2026-12-25", "Christmas Day"),
            holiday("2027-01-01", "New Year's Day"),
        ],
        blackouts: Vec::new(),
        working_days: Vec::new(),
        last_firm_year: None,
    })
}
