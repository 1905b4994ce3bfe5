//! Applications become milestones: the dates that a person may want to see in
//! a calendar beside what there is to do about them.

use uuid::Uuid;

use super::identity::uid;
use crate::application::{Application, Round, Stage};
use crate::plan::{Milestone, Occasion};

/// All milestones, by day, whatever the order of the rows.
///
/// A date of an application that is over is off; so is a decision that has been
/// made, and an answer that has been given. An interview is off only when the
/// application is over: to call off one that stands would be the worse mistake.
#[must_use]
pub fn milestones(applications: &[Application]) -> Vec<Milestone<'_>> {
    let mut milestones: Vec<Milestone<'_>> = applications.iter().flat_map(of_one).collect();
    milestones.sort_by_cached_key(|it| (it.on, it.uid));
    milestones
}

fn of_one(application: &Application) -> impl Iterator<Item = Milestone<'_>> {
    let interviews = application.interviews.iter();
    let interviews = interviews.map(|it| (Occasion::Interview(it), Some(it.round), it.on));
    let days = [
        (Occasion::Decision, application.decision_on),
        (Occasion::OfferDeadline, application.offer_deadline),
        (Occasion::Deadline, application.deadline),
    ];
    let days = days.into_iter();
    let days = days.filter_map(|(occasion, dated)| Some((occasion, None, dated?.on)));
    interviews
        .chain(days)
        .map(|(occasion, round, on)| Milestone {
            application,
            occasion,
            on,
            uid: identity(application, occasion, round),
            is_off: is_off(application.stage, occasion),
        })
}

/// No rule can have such an id, so no follow-up has the identity.
fn identity(application: &Application, occasion: Occasion<'_>, round: Option<Round>) -> Uuid {
    let word = ["milestone:", occasion.word()].concat();
    uid(Some(&application.identity), &word, round, 0, 1)
}

fn is_off(stage: Stage, occasion: Occasion<'_>) -> bool {
    match stage {
        Stage::Rejected | Stage::Withdrawn | Stage::Ghosted | Stage::Closed => true,
        Stage::Accepted => !matches!(occasion, Occasion::Interview(_)),
        Stage::Offer => matches!(occasion, Occasion::Decision | Occasion::Deadline),
        Stage::Wishlist
        | Stage::Applied
        | Stage::Screening
        | Stage::Assessment
        | Stage::Interviewing
        | Stage::OnHold => false,
    }
}

#[cfg(test)]
mod tests {
    use super::milestones;
    use crate::application::{Application, Identity, Round, Stage};
    use crate::plan::Occasion;
    use crate::render::sample;
    use crate::rules::identity::uid;

    fn application() -> Application {
        let mut application = sample::application();
        application.offer_deadline = sample::dated("2026-12-08");
        application.deadline = sample::dated("2026-11-10");
        application
    }

    #[test]
    fn every_date_of_the_persons_own_is_there_by_day() {
        let applications = [application()];
        let found: Vec<(&str, String)> = milestones(&applications)
            .iter()
            .map(|it| (it.occasion.word(), it.on.to_string()))
            .collect();
        let expected = [
            ("deadline", "2026-11-10"),
            ("interview", "2026-11-24"),
            ("decision", "2026-12-04"),
            ("offer-deadline", "2026-12-08"),
        ];
        assert_eq!(found, expected.map(|(word, on)| (word, on.to_owned())));
    }

    #[test]
    fn identities_know_neither_day_nor_row_and_are_no_follow_ups() {
        let before = [application()];
        let mut other = application();
        other.identity = Identity("another".into());
        let mut moved = application();
        moved.interviews[0].on = sample::day("2026-12-01");
        moved.decision_on = sample::dated("2026-12-20");
        let after = [other, moved];
        let uids = |applications: &[Application]| {
            let mut uids: Vec<_> = milestones(applications).iter().map(|it| it.uid).collect();
            uids.sort();
            uids
        };
        let (before, after) = (uids(&before), uids(&after));
        assert_eq!(after.len(), 8);
        assert!(before.iter().all(|uid| after.contains(uid)));
        let mut distinct = after.clone();
        distinct.dedup();
        assert_eq!(distinct, after);
        let rule = uid(
            Some(&Identity("acme".into())),
            "interview",
            Some(Round(1)),
            0,
            1,
        );
        assert!(!before.contains(&rule));
    }

    #[test]
    fn the_stage_says_what_is_off() {
        /// Interview, decision, last day to answer, last day to apply.
        fn check(stage: Stage, expected: [bool; 4]) {
            let mut application = application();
            application.stage = stage;
            let applications = [application];
            let milestones = milestones(&applications);
            let is_off = |word: &str| {
                let it = milestones.iter().find(|it| it.occasion.word() == word);
                it.unwrap().is_off
            };
            let found = ["interview", "decision", "offer-deadline", "deadline"].map(is_off);
            assert_eq!(found, expected, "{stage:?}");
        }
        for stage in Stage::ALL {
            match stage {
                Stage::Rejected | Stage::Withdrawn | Stage::Ghosted | Stage::Closed => {
                    check(stage, [true; 4]);
                }
                Stage::Offer => check(stage, [false, true, false, true]),
                Stage::Accepted => check(stage, [false, true, true, true]),
                _ => check(stage, [false; 4]),
            }
        }
    }

    #[test]
    fn every_round_is_an_interview_of_its_own() {
        let mut application = sample::application();
        let mut second = application.interviews[0].clone();
        second.round = Round(2);
        application.interviews.push(second);
        let applications = [application];
        let milestones = milestones(&applications);
        let interviews = milestones
            .iter()
            .filter(|it| matches!(it.occasion, Occasion::Interview(_)));
        let uids: Vec<_> = interviews.map(|it| it.uid).collect();
        assert_eq!(uids.len(), 2);
        assert_ne!(uids[0], uids[1]);
    }
}
