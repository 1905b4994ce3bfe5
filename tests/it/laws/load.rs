//! No more acts a day than asked for, as properties: what may move does, within
//! its time, and the laws hold all the same.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use chrono::NaiveDate;
use followup::business_days::Calendar;
use followup::plan::{Fact, FollowUp, Kind, Plan, State};
use followup::rules::{Playbook, Setting, plan};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::random::{Case, cases};
use super::{application_of, examine_with, law_3, law_4, law_7, shown, written};

/// What has a day: all but what is pointless.
fn counted<'p, 'a>(plan: &'p Plan<'a>) -> impl Iterator<Item = &'p FollowUp<'a>> {
    let all = plan.follow_ups.iter();
    all.filter(|follow_up| follow_up.state != State::Moot)
}

fn is_fixed(follow_up: &FollowUp<'_>) -> bool {
    let is_bound = follow_up.latest == follow_up.on || follow_up.by.on != follow_up.on;
    match follow_up.rule.kind {
        Kind::Thanks | Kind::Own => true,
        Kind::Task => is_bound || follow_up.state == State::Done,
        Kind::CheckIn | Kind::Courtesy => follow_up.state == State::Done,
    }
}

/// Whether the next business day is past its time, or holds another check-in
/// to the same application.
fn is_stuck(follow_up: &FollowUp<'_>, plan: &Plan<'_>) -> bool {
    let Some(next) = plan.calendar.add(follow_up.on, 1) else {
        return true;
    };
    let is_in_the_way = |other: &FollowUp<'_>| {
        other.rule.kind == Kind::CheckIn
            && other.on == next
            && application_of(other).identity == application_of(follow_up).identity
    };
    next > follow_up.latest
        || follow_up.rule.kind == Kind::CheckIn && counted(plan).any(is_in_the_way)
}

fn full_days_hold_what_cannot_move(most: usize, plan: &Plan<'_>) -> Result<(), TestCaseError> {
    let mut days: BTreeMap<NaiveDate, Vec<&FollowUp<'_>>> = BTreeMap::new();
    for follow_up in counted(plan) {
        days.entry(follow_up.on).or_default().push(follow_up);
    }
    // An act that counts back from another one comes to a day that was relieved
    // already, when the other one has moved.
    let counts_back =
        |act: &&FollowUp<'_>| act.because.anchor.is_act() && act.because.anchor.on() > act.on;
    let are_settled = |acts: &&Vec<&FollowUp<'_>>| !acts.iter().any(counts_back);
    for acts in days
        .values()
        .filter(are_settled)
        .filter(|acts| acts.len() > most)
    {
        // Whether a check-in could move depends on where its neighbours stood
        // when its day was relieved, which the plan does not tell any more; and
        // what counts from another act moves with that.
        let can_move = |act: &&&FollowUp<'_>| {
            let is_free = act.rule.kind != Kind::CheckIn && !act.because.anchor.is_act();
            is_free && !is_fixed(act) && !is_stuck(act, plan)
        };
        let could: Vec<String> = acts.iter().filter(can_move).map(|act| shown(act)).collect();
        prop_assert!(could.is_empty(), "{} for {most}: {could:#?}", acts.len());
    }
    Ok(())
}

/// Thanks, and what the person decided, stand where they stand without a load.
fn fixed_kinds_stay(
    case: &Case,
    playbook: &Playbook,
    spread: &Plan<'_>,
) -> Result<(), TestCaseError> {
    let calendar = Calendar::new(case.calendar.clone());
    let history = super::history(case, playbook, &calendar);
    let free = plan(
        &case.applications,
        Setting {
            max_per_day: None,
            playbook,
            calendar: &calendar,
            history: &history,
            today: case.today,
        },
    );
    let free: BTreeMap<_, _> = free.follow_ups.iter().map(|it| (it.uid, it.on)).collect();
    for follow_up in &spread.follow_ups {
        let is_of_its_own = matches!(follow_up.rule.kind, Kind::Thanks | Kind::Own)
            && !matches!(follow_up.because.anchor, Fact::Planned(..) | Fact::Done(..));
        if is_of_its_own {
            let on = free.get(&follow_up.uid);
            prop_assert_eq!(on, Some(&follow_up.on), "{}", shown(follow_up));
        }
    }
    Ok(())
}

fn same_in_any_order(
    case: &Case,
    playbook: &Playbook,
    most: NonZeroU32,
    first: &Plan<'_>,
) -> Result<(), TestCaseError> {
    let calendar = Calendar::new(case.calendar.clone());
    let history = super::history(case, playbook, &calendar);
    let setting = Setting {
        max_per_day: Some(most),
        playbook,
        calendar: &calendar,
        history: &history,
        today: case.today,
    };
    let mut shuffled = case.applications.clone();
    shuffled.reverse();
    prop_assert_eq!(written(&plan(&shuffled, setting)), written(first));
    shuffled.rotate_left(1);
    prop_assert_eq!(written(&plan(&shuffled, setting)), written(first));
    Ok(())
}

proptest! {
    #[test]
    fn a_day_that_is_too_full_holds_only_what_cannot_move(case in cases(), most in 1_u32..5) {
        let limit = NonZeroU32::new(most);
        examine_with(&case, limit, |_, _, plan| {
            full_days_hold_what_cannot_move(most as usize, plan)
        })?;
    }

    #[test]
    fn what_moves_stays_within_the_laws(case in cases(), most in 1_u32..5) {
        let limit = NonZeroU32::new(most);
        examine_with(&case, limit, law_7)?;
        examine_with(&case, limit, law_4)?;
        examine_with(&case, limit, law_3)?;
    }

    #[test]
    fn thanks_and_the_persons_own_date_stay(case in cases(), most in 1_u32..5) {
        examine_with(&case, NonZeroU32::new(most), fixed_kinds_stay)?;
    }

    #[test]
    fn the_order_of_the_rows_moves_nothing(case in cases(), most in 1_u32..5) {
        let limit = NonZeroU32::new(most).unwrap();
        examine_with(&case, Some(limit), |case, playbook, plan| {
            same_in_any_order(case, playbook, limit, plan)
        })?;
    }
}
