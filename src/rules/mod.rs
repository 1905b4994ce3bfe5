//! Application x playbook x calendar x history x today -> follow-ups. The
//! heart of the program, and pure: no clock, no files, nothing that can fail.
//!
//! Dates come from playbooks (TOML, in the rule language read by `load`); the
//! laws that hold whatever a playbook says are in `schedule` and `laws`.

mod playbook;

mod document;
mod language;
mod load;
mod order;

mod act;
mod contacts;
mod evaluate;
mod explain;
mod firmness;
mod identity;
mod laws;
mod milestones;
mod packed;
mod schedule;
mod shared;
mod situation;
mod spread;
mod weekly;

mod builtin;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use self::situation::Situation;
use crate::application::{Application, Stage};
use crate::plan::{FollowUp, Plan, State};

pub use builtin::{BUILT_IN, BuiltIn, built_in};
pub use document::{PlaybookError, closest};
pub use evaluate::{Setting, Silence, Why};
pub use explain::explain;
pub use firmness::{Leaning, leanings};
pub use milestones::milestones;
pub use packed::{HasEvent, plan_packed};
pub use playbook::{Anchor, Distance, Known, Playbook, Rule, Scope, Switch};

/// So many follow-ups are made room for at once, for each application.
const FOLLOW_UPS_OF_ONE: usize = 8;

/// Plans every application. Follow-ups come by day, then by application, rule,
/// round and person, whatever the order of the rows.
#[must_use]
pub fn plan<'a>(applications: &'a [Application], setting: Setting<'a>) -> Plan<'a> {
    plan_in_states(applications, setting, |_| true)
}

/// The same, with the follow-ups in some states only: in a large sheet half of all
/// that was ever asked for is past or moot, and need not be kept where nothing
/// that may show it is there.
#[must_use]
pub fn plan_in_states<'a>(
    applications: &'a [Application],
    setting: Setting<'a>,
    is_kept: impl Fn(State) -> bool + Sync,
) -> Plan<'a> {
    let by_identity = by_identity(applications);
    let weekly = weekly(applications.iter().map(|it| it.stage), setting);
    let moved = moved(&by_identity, &weekly, setting);
    let append = |applications: &[&'a Application], out: &mut Vec<FollowUp<'a>>| {
        for application in applications {
            let situation = Situation::of(application, setting.today);
            let acts = evaluate::evaluate(setting, &situation, &moved, &is_kept, None).into_iter();
            out.extend(acts.map(|(act, state)| act.into_follow_up(application, state)));
        }
    };
    let mut follow_ups = shared::in_order(&by_identity, FOLLOW_UPS_OF_ONE, &append);
    follow_ups.extend(weekly.into_iter().filter(|it| is_kept(it.state)));
    // Stable, so that applications, rules, rounds and persons stay in order;
    // by cached key, since a follow-up is large to move about.
    follow_ups.sort_by_cached_key(|follow_up| follow_up.on);
    Plan {
        today: setting.today,
        playbook: &setting.playbook.name,
        calendar: setting.calendar,
        applications,
        follow_ups,
    }
}

/// The applications in an order that does not depend on that of the rows.
fn by_identity(applications: &[Application]) -> Vec<&Application> {
    let mut by_identity: Vec<&Application> = applications.iter().collect();
    by_identity.sort_by_cached_key(|it| sort_key(&it.identity.0));
    by_identity
}

/// Sorts as the text does, and mostly without looking at it: by its first bytes, as a
/// number.
fn sort_key(identity: &str) -> (u64, &str) {
    let mut first = [0; 8];
    for (byte, of_text) in first.iter_mut().zip(identity.bytes()) {
        *byte = of_text;
    }
    (u64::from_be_bytes(first), identity)
}

/// The follow-ups that belong to the search as a whole, whose applications have come
/// so far.
fn weekly(stages: impl IntoIterator<Item = Stage>, setting: Setting<'_>) -> Vec<FollowUp<'_>> {
    if !stages.into_iter().any(weekly::is_open) {
        return Vec::new();
    }
    let rules = setting.playbook.rules.iter().enumerate();
    rules
        .filter_map(|(index, rule)| Some((index, rule, rule.repeat?)))
        .flat_map(|(index, rule, day)| weekly::weeks(rule, index, day, &setting))
        .collect()
}

/// Where the load of a day moves acts, if the person set a limit.
fn moved<'a>(
    by_identity: &[&'a Application],
    weekly: &[FollowUp<'_>],
    setting: Setting<'a>,
) -> spread::Moved {
    let Some(most) = setting.max_per_day else {
        return spread::Moved::new();
    };
    let mut days = BTreeMap::new();
    for follow_up in weekly {
        *days.entry(follow_up.on).or_default() += 1;
    }
    spread::spread(by_identity, setting, most, &days)
}
