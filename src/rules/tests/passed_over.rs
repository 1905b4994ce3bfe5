//! Rules that cannot fire are passed over where nobody asks why, and acts that
//! are not kept are dropped early: neither changes what is left of a plan.

use super::{Setting, application, calendar, day, plan, playbook};
use crate::application::Stage;
use crate::history::History;
use crate::plan::{FollowUp, State};
use crate::rules::{BUILT_IN, explain, plan_in_states};

/// Each thing that rules count from alone, and some of them together.
const KNOWN: [&str; 14] = [
    "applied 2026-11-02",
    "deadline 2026-12-01",
    "decision 2026-12-04",
    "conversation 2026-11-18",
    "news 2026-11-19",
    "references 2026-11-17",
    "offer-deadline 2026-11-30",
    "rejected 2026-11-12",
    "own 2026-11-24",
    "interview 2026-11-10",
    "interview 2026-11-24 10:00",
    "applied 2026-10-20; interview 2026-11-10; interview 2026-11-18; decision 2026-11-27",
    "applied 2026-11-02; own 2026-11-10; contacted 2026-11-10",
    "no-contact; applied 2026-11-02; contact Ann",
];

#[test]
fn what_is_passed_over_asks_for_nothing_and_what_is_kept_is_that_of_the_whole_plan() {
    let (calendar, history) = (calendar(""), History::default());
    let mut fired = 0;
    for built_in in BUILT_IN {
        let playbook = playbook(built_in.name);
        let setting = Setting {
            playbook: &playbook,
            calendar: &calendar,
            history: &history,
            today: day("2026-11-21"),
            max_per_day: None,
        };
        for (stage, known) in Stage::ALL.into_iter().flat_map(|it| KNOWN.map(|k| (it, k))) {
            let spec = format!("{}; {known}", stage.word());
            let applications = [application(&spec)];
            let whole = plan(&applications, setting).follow_ups;
            let of_search = whole.iter().filter(|it| it.application.is_none()).count();
            let by_identity = |mut follow_ups: Vec<FollowUp<'_>>| {
                follow_ups.sort_by_key(|it| (it.uid, it.on));
                format!("{follow_ups:?}")
            };

            // Nothing is passed over where somebody asks why a rule is silent.
            let rules = explain(&applications[0], &applications, setting);
            let explained: Vec<_> = rules.into_iter().flat_map(|it| it.follow_ups).collect();
            assert_eq!(explained.len(), whole.len() - of_search, "{spec}");
            fired += explained.len();
            let own = whole.iter().filter(|it| it.application.is_some());
            assert!(
                by_identity(own.cloned().collect()) == by_identity(explained),
                "{spec}"
            );

            for state in State::ALL {
                let kept = plan_in_states(&applications, setting, |it| it == state).follow_ups;
                let expected: Vec<_> = whole.iter().filter(|it| it.state == state).collect();
                assert!(kept.iter().eq(expected), "{spec} {state:?}");
            }
        }
    }
    assert!(fired > 1_000, "{fired}");
}
