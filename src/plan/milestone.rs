//! The person's own dates, as a calendar may hold them.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::application::{Application, Interview};

/// A date that stands in the sheet, and nothing that is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Milestone<'a> {
    /// Whose date it is.
    pub application: &'a Application,
    /// What is on that day.
    pub occasion: Occasion<'a>,
    /// The day.
    pub on: NaiveDate,
    /// Its identity (UUID version 5): application, occasion and round, never
    /// the date, so that a moved interview is the same event.
    pub uid: Uuid,
    /// Whether nothing will take place on that day any more, as the stage of
    /// the application says.
    pub is_off: bool,
}

/// What is on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Occasion<'a> {
    /// A round of interviews.
    Interview(&'a Interview),
    /// The employer decides.
    Decision,
    /// The last day to answer an offer.
    OfferDeadline,
    /// The last day to apply.
    Deadline,
}

impl Occasion<'_> {
    /// The word used in categories and identities.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Interview(_) => "interview",
            Self::Decision => "decision",
            Self::OfferDeadline => "offer-deadline",
            Self::Deadline => "deadline",
        }
    }
}
