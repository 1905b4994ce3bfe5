//! The stage of an application, from its status word and its dates.

use chrono::NaiveDate;

use crate::application::{Application, Stage};

/// What is known goes before what was last typed: a day of rejection or of
/// withdrawal beats a status that still says the application is under way.
/// Without a status the dates decide, the latest step first, then whether the
/// person says that it `was_sent`.
pub(super) fn derive_stage(
    said: Option<Stage>,
    was_sent: Option<bool>,
    application: &Application,
    fallback: Stage,
    today: NaiveDate,
) -> Stage {
    let is_under_way = matches!(
        said,
        None | Some(Stage::Applied | Stage::Screening | Stage::Assessment | Stage::Interviewing)
    );
    if is_under_way {
        if application.rejected_on.is_some_and(|day| day.on <= today) {
            return Stage::Rejected;
        }
        if application.withdrawn_on.is_some() {
            return Stage::Withdrawn;
        }
    }
    if let Some(said) = said {
        return said;
    }
    if application.offered_on.is_some() || application.offer_deadline.is_some() {
        Stage::Offer
    } else if !application.interviews.is_empty() {
        Stage::Interviewing
    } else if was_sent == Some(false) {
        // A date beside it is the day it is meant for.
        Stage::Wishlist
    } else if application.applied_on.is_some() || was_sent == Some(true) {
        Stage::Applied
    } else {
        fallback
    }
}
