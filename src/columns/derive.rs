//! The stage of an application, from its status word and its dates.

use chrono::NaiveDate;

use crate::application::{Application, Stage};

/// What is known goes before what was last typed: a day of rejection or of
/// withdrawal beats a status that still says the application is under way.
/// Without a status the dates decide, the latest step first, then whether the
/// person says that it `was_sent`.
pub(super) fn derive_stage(
    said: Option<Stage>,
    ticked_off: Option<Stage>,
    was_sent: Option<bool>,
    application: &Application,
    fallback: Stage,
    today: NaiveDate,
) -> Stage {
    // A wish stays one, whatever was ticked off ahead of time.
    let said = match (said, ticked_off) {
        (Some(said), Some(ticked)) if said != Stage::Wishlist || has_ended(ticked) => {
            Some(further(said, ticked))
        }
        (said, _) => said,
    };
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
    let by_dates = by_dates(was_sent, application);
    // The day by which to apply is of no use to somebody who has applied.
    let is_still_open = application.deadline.is_some_and(|day| day.on >= today);
    let unknown = if is_still_open {
        Stage::Wishlist
    } else {
        fallback
    };
    match (by_dates, ticked_off) {
        (Some(reached), Some(ticked)) => further(reached, ticked),
        (reached, ticked) => reached.or(ticked).unwrap_or(unknown),
    }
}

/// The latest step that a date tells of.
fn by_dates(was_sent: Option<bool>, application: &Application) -> Option<Stage> {
    if application.offered_on.is_some() || application.offer_deadline.is_some() {
        Some(Stage::Offer)
    } else if !application.interviews.is_empty() {
        Some(Stage::Interviewing)
    } else if was_sent == Some(false) {
        // A date beside it is the day it is meant for.
        Some(Stage::Wishlist)
    } else if application.applied_on.is_some() || was_sent == Some(true) {
        Some(Stage::Applied)
    } else {
        None
    }
}

/// Of two stages of one application the one that counts: what ended it, the
/// first of two such; else the later step.
pub(super) fn further(one: Stage, other: Stage) -> Stage {
    match (has_ended(one), has_ended(other)) {
        // Why it is closed says more than that it is.
        (true, true) if one == Stage::Closed => other,
        (true, _) => one,
        (false, true) => other,
        (false, false) if step(other) > step(one) => other,
        (false, false) => one,
    }
}

/// Whether nothing comes after it.
pub(super) fn has_ended(stage: Stage) -> bool {
    step(stage).is_none()
}

/// How far on the way a stage is; `None` at its end.
pub(super) fn step(stage: Stage) -> Option<u8> {
    match stage {
        Stage::Wishlist => Some(0),
        Stage::Applied => Some(1),
        Stage::OnHold => Some(2),
        Stage::Screening => Some(3),
        Stage::Assessment => Some(4),
        Stage::Interviewing => Some(5),
        Stage::Offer => Some(6),
        Stage::Accepted | Stage::Rejected | Stage::Withdrawn | Stage::Ghosted | Stage::Closed => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::further;
    use crate::application::Stage;

    #[test]
    fn what_ended_it_counts_for_more_than_the_steps_before() {
        fn check(one: Stage, other: Stage, expected: Stage) {
            assert_eq!(further(one, other), expected, "{one:?} {other:?}");
        }
        check(Stage::Applied, Stage::Interviewing, Stage::Interviewing);
        check(Stage::Offer, Stage::Applied, Stage::Offer);
        check(Stage::Interviewing, Stage::Rejected, Stage::Rejected);
        check(Stage::Rejected, Stage::Offer, Stage::Rejected);
        check(Stage::Accepted, Stage::Rejected, Stage::Accepted);
    }
}
