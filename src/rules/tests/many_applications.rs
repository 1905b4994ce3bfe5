//! Of many applications a part is planned by another thread.

use std::slice;

use super::{Application, Identity, Setting, application, calendar, day, plan, playbook};
use crate::history::History;

#[test]
fn many_applications_are_planned_as_each_of_them_alone() {
    let (playbook, calendar) = (playbook("default"), calendar(""));
    let history = History::default();
    let setting = Setting {
        playbook: &playbook,
        calendar: &calendar,
        history: &history,
        today: day("2026-11-21"),
        max_per_day: None,
    };
    let specs = [
        "applied; applied 2026-11-02",
        "interviewing; interview 2026-11-24; contact Ann",
        "applied; applied 2026-11-16; decision 2026-12-04",
    ];
    // More than are shared at a time, and a rest that is shared, too.
    for count in [1, 199, 200, 2_000, 2_450] {
        let numbered = |number: usize| Application {
            identity: Identity(format!("{number:05}").into()),
            ..application(specs[number % specs.len()])
        };
        let applications: Vec<Application> = (0..count).map(numbered).collect();
        let mut expected = Vec::new();
        for one in &applications {
            let plan = plan(slice::from_ref(one), setting);
            let own = plan.follow_ups.iter().filter(|it| it.application.is_some());
            expected.extend(own.map(|it| (it.on, it.uid)));
        }
        expected.sort_by_key(|(on, _)| *on);
        let plan = plan(&applications, setting);
        let all = plan.follow_ups.iter().filter(|it| it.application.is_some());
        let all: Vec<_> = all.map(|it| (it.on, it.uid)).collect();
        assert!(all == expected && all.len() > count, "{count}");
    }
}
