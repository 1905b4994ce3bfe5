//! No more than so many acts a day: less urgent ones move to later business
//! days, within their latest, never past it.
//!
//! Days are filled from the first on, with all that was ever planned for them,
//! done or not, so that a day looks back on the same load that it looked
//! forward to. What counts from a moved act moves with it.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use chrono::NaiveDate;
use uuid::Uuid;

use super::act::Act;
use super::evaluate::{Setting, evaluate};
use super::situation::Situation;
use crate::application::Application;
use crate::plan::{Kind, State};

/// How often one day is looked at; each time at least one act leaves it.
const ROUNDS: usize = 16;

/// Acts that the load moved, by UID, and where to.
pub(super) type Moved = BTreeMap<Uuid, NaiveDate>;

/// One act, as far as the load of its day is concerned.
#[derive(Clone, Copy)]
struct Load {
    uid: Uuid,
    kind: Kind,
    on: NaiveDate,
    by: NaiveDate,
    latest: NaiveDate,
    can_move: bool,
    /// Counts from another act, and moves with it.
    is_chained: bool,
}

/// Works out which acts move.
pub(super) fn spread<'a>(
    applications: &[&'a Application],
    setting: Setting<'a>,
    most: NonZeroU32,
    weekly: &BTreeMap<NaiveDate, usize>,
) -> Moved {
    let mut moved = Moved::new();
    let most = usize::try_from(most.get()).unwrap_or(usize::MAX);
    let mut loads: Vec<Vec<Load>> = Vec::with_capacity(applications.len());
    let mut days: BTreeMap<NaiveDate, BTreeSet<usize>> = BTreeMap::new();
    for (index, application) in applications.iter().enumerate() {
        let of_application = load_of(application, setting, &moved);
        for load in &of_application {
            days.entry(load.on).or_default().insert(index);
        }
        loads.push(of_application);
    }
    let mut next = days.keys().next().copied();
    while let Some(day) = next {
        // What belongs to no application has its day, and stays.
        let most = most.saturating_sub(weekly.get(&day).copied().unwrap_or(0));
        // A move may bring another act of its application onto the day.
        for _ in 0..ROUNDS {
            let on_day = days.get(&day).cloned().unwrap_or_default();
            let changed = relieve(day, &on_day, &loads, setting, most, &mut moved);
            if changed.is_empty() {
                break;
            }
            for index in changed {
                loads[index] = load_of(applications[index], setting, &moved);
                for load in &loads[index] {
                    days.entry(load.on).or_default().insert(index);
                }
            }
        }
        let after = (std::ops::Bound::Excluded(day), std::ops::Bound::Unbounded);
        next = days.range(after).next().map(|(day, _)| *day);
    }
    moved
}

/// Moves what is too much for one day; the applications that this changes.
fn relieve(
    day: NaiveDate,
    on_day: &BTreeSet<usize>,
    loads: &[Vec<Load>],
    setting: Setting<'_>,
    most: usize,
    moved: &mut Moved,
) -> BTreeSet<usize> {
    let mut acts: Vec<(usize, &Load)> = on_day
        .iter()
        .flat_map(|index| loads[*index].iter().map(move |load| (*index, load)))
        .filter(|(_, load)| load.on == day)
        .collect();
    let mut changed = BTreeSet::new();
    if acts.len() <= most {
        return changed;
    }
    // The most urgent first; the order of applications is that of the plan.
    acts.sort_by_key(|(index, load)| {
        (
            load.can_move,
            load.by,
            load.latest,
            urgency(load.kind),
            *index,
        )
    });
    let Some(tomorrow) = setting.calendar.add(day, 1) else {
        return changed;
    };
    let mut excess = acts.len() - most;
    // The least urgent go first; where they cannot, the next ones do.
    for (index, load) in acts.into_iter().rev() {
        let is_check_in = load.kind == Kind::CheckIn;
        let is_taken = |other: &Load| {
            let counts = is_check_in && other.kind == Kind::CheckIn && !other.is_chained;
            counts && other.on == tomorrow
        };
        if excess == 0 {
            break;
        }
        if load.can_move && tomorrow <= load.latest && !loads[index].iter().any(is_taken) {
            moved.insert(load.uid, tomorrow);
            changed.insert(index);
            excess -= 1;
        }
    }
    changed
}

fn urgency(kind: Kind) -> u8 {
    match kind {
        Kind::Thanks | Kind::Own => 0,
        Kind::CheckIn => 1,
        Kind::Task => 2,
        Kind::Courtesy => 3,
    }
}

fn load_of<'a>(application: &'a Application, setting: Setting<'a>, moved: &Moved) -> Vec<Load> {
    let situation = Situation::of(application, setting.today);
    evaluate(
        setting,
        &situation,
        moved,
        |state| state != State::Moot,
        None,
    )
    .into_iter()
    .map(|(act, _)| Load {
        uid: act.uid(application),
        kind: act.kind(),
        on: act.on,
        by: act.by.on,
        latest: act.latest,
        can_move: can_move(&act),
        is_chained: act.parent.is_some(),
    })
    .collect()
}

/// Thanks, the person's own will, and tasks bound to their day stay; so does
/// what is done.
fn can_move(act: &Act<'_>) -> bool {
    let is_bound = act.kind() == Kind::Task && (act.latest == act.on || act.by.on != act.on);
    !matches!(act.kind(), Kind::Thanks | Kind::Own) && !is_bound && !act.is_done()
}
