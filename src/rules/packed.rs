//! Packed applications become a packed plan: of a large sheet no more than a few
//! applications and their follow-ups are there as they are at a time.

use uuid::Uuid;

use super::evaluate::{Setting, evaluate};
use super::firmness::{Leaned, Leaning};
use super::shared::in_order;
use super::situation::Situation;
use super::spread::Moved;
use super::{sort_key, weekly};
use crate::application::PackedApplication;
use crate::plan::packed::Block;
use crate::plan::{FollowUp, PackedPlan, State};

/// Knows which follow-ups have an event.
pub type HasEvent<'k> = &'k (dyn Fn(Uuid) -> bool + Sync);

/// Plans every application as [`super::plan`] does, and tells what the plan leans on.
/// Of what is not asked for, because it is past or moot, only those are kept that have
/// an event, as `has_event` knows, if there are any. `None` if the load of a day is
/// limited: then nobody's day is known before everybody's is.
#[must_use]
pub fn plan_packed<'a>(
    applications: &'a [PackedApplication],
    setting: Setting<'a>,
    has_event: Option<HasEvent<'_>>,
) -> Option<(PackedPlan<'a>, Vec<Leaning<'a>>)> {
    if setting.max_per_day.is_some() {
        return None;
    }
    let rules: Vec<_> = setting
        .playbook
        .rules
        .iter()
        .map(|rule| &rule.text)
        .collect();
    let may_matter = |state: State| has_event.is_some() || state.is_asked_for();
    let matters = |follow_up: &FollowUp<'_>| {
        follow_up.state.is_asked_for()
            || has_event.is_some_and(|has_event| has_event(follow_up.uid))
    };
    let nobody_moved = Moved::new();
    let append = |places: &[u32], out: &mut Vec<(Block, Leaned<'a>)>| {
        let mut block = Block::default();
        let mut leaned = Leaned::on(setting.calendar);
        for &place in places {
            let application = applications[place as usize].unpack_without_details();
            let situation = Situation::of(&application, setting.today);
            let acts = evaluate(setting, &situation, &nobody_moved, may_matter, None);
            for (act, state) in acts {
                let follow_up = act.into_follow_up(&application, state);
                if matters(&follow_up) {
                    leaned.note(&follow_up);
                    block.push(&follow_up, Some(place), &rules);
                }
            }
        }
        block.shrink_to_fit();
        out.push((block, leaned));
    };
    let mut leaned = Leaned::on(setting.calendar);
    let mut blocks = Vec::new();
    for (block, of_block) in in_order(&by_identity(applications), 0, &append) {
        leaned.add(&of_block);
        blocks.push(block);
    }
    let mut of_all = Block::default();
    let stages = applications.iter().map(PackedApplication::stage);
    for follow_up in weekly(stages, setting).iter().filter(|it| matters(it)) {
        leaned.note(follow_up);
        of_all.push(follow_up, None, &rules);
    }
    blocks.push(of_all);
    let day = (setting.today, setting.calendar);
    let plan = PackedPlan::of(day, applications, rules, blocks);
    Some((plan, leaned.told()))
}

/// The places of the applications, in an order that does not depend on that of the
/// rows.
fn by_identity(applications: &[PackedApplication]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).take(applications.len()).collect();
    places.sort_by_cached_key(|place| sort_key(applications[*place as usize].identity()));
    places
}
