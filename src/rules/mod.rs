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
mod schedule;
mod situation;
mod spread;
mod weekly;

mod builtin;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::application::Application;
use crate::plan::{FollowUp, Plan, State};

pub use builtin::{BUILT_IN, BuiltIn, built_in};
pub use document::{PlaybookError, closest};
pub use evaluate::{Setting, Silence, Why};
pub use explain::explain;
pub use firmness::{Leaning, leanings};
pub use milestones::milestones;
pub use playbook::{Anchor, Distance, Known, Playbook, Rule, Scope, Switch};

/// So many follow-ups are made room for at once, for each application.
const FOLLOW_UPS_OF_ONE: usize = 8;
/// Fewer applications are planned before another thread is there to help.
const FEWEST_TO_SHARE: usize = 200;
/// So many are shared at a time: what the other thread made is there twice until
/// it is handed over.
const MOST_TO_SHARE: usize = 2_000;
/// So many are planned before a thread looks what is left.
const FEW_AT_A_TIME: usize = 20;

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
    let moved = moved(&by_identity, applications, setting);
    let mut follow_ups = of_applications(&by_identity, setting, &moved, &is_kept);
    let weekly = weekly(applications, setting).into_iter();
    follow_ups.extend(weekly.filter(|it| is_kept(it.state)));
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

/// The follow-ups of each application. Applications know nothing of each other,
/// so that of many some are planned by another thread, where the system gives
/// one: it begins with the last ones, and where the two meet they are done.
fn of_applications<'a>(
    by_identity: &[&'a Application],
    setting: Setting<'a>,
    moved: &spread::Moved,
    is_kept: &(impl Fn(State) -> bool + Sync),
) -> Vec<FollowUp<'a>> {
    let append = |applications: &[&'a Application], out: &mut Vec<FollowUp<'a>>| {
        for application in applications {
            let situation = situation::Situation::of(application, setting.today);
            let acts = evaluate::evaluate(setting, &situation, moved, is_kept, None).into_iter();
            out.extend(acts.map(|(act, state)| act.into_follow_up(application, state)));
        }
    };
    let mut follow_ups = Vec::new();
    for some in by_identity.chunks(MOST_TO_SHARE) {
        if some.len() < FEWEST_TO_SHARE {
            append(some, &mut follow_ups);
            continue;
        }
        let left = Mutex::new(some.chunks(FEW_AT_A_TIME));
        let left = || left.lock().unwrap_or_else(PoisonError::into_inner);
        thread::scope(|scope| {
            let helper = thread::Builder::new().spawn_scoped(scope, || {
                let mut from_the_end = Vec::new();
                while let Some(few) = { left().next_back() } {
                    let mut follow_ups = Vec::with_capacity(few.len() * FOLLOW_UPS_OF_ONE);
                    append(few, &mut follow_ups);
                    from_the_end.push(follow_ups);
                }
                from_the_end
            });
            while let Some(few) = { left().next() } {
                append(few, &mut follow_ups);
            }
            match helper.ok().map(thread::ScopedJoinHandle::join) {
                Some(Ok(from_the_end)) => {
                    for mut others in from_the_end.into_iter().rev() {
                        follow_ups.append(&mut others);
                    }
                }
                // It goes on as if it had happened here.
                Some(Err(panic)) => std::panic::resume_unwind(panic),
                // All of them were planned here.
                None => {}
            }
        });
    }
    follow_ups
}

/// The applications in an order that does not depend on that of the rows.
fn by_identity(applications: &[Application]) -> Vec<&Application> {
    let mut by_identity: Vec<&Application> = applications.iter().collect();
    by_identity.sort_unstable_by(|one, two| one.identity.cmp(&two.identity));
    by_identity
}

/// The follow-ups that belong to the search as a whole.
fn weekly<'a>(applications: &[Application], setting: Setting<'a>) -> Vec<FollowUp<'a>> {
    let rules = setting.playbook.rules.iter().enumerate();
    rules
        .filter_map(|(index, rule)| Some((index, rule, rule.repeat?)))
        .flat_map(|(index, rule, day)| weekly::weeks(rule, index, day, applications, &setting))
        .collect()
}

/// Where the load of a day moves acts, if the person set a limit.
fn moved<'a>(
    by_identity: &[&'a Application],
    applications: &[Application],
    setting: Setting<'a>,
) -> spread::Moved {
    let Some(most) = setting.max_per_day else {
        return spread::Moved::new();
    };
    let mut days = BTreeMap::new();
    for follow_up in weekly(applications, setting) {
        *days.entry(follow_up.on).or_default() += 1;
    }
    spread::spread(by_identity, setting, most, &days)
}
