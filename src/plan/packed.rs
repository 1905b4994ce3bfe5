//! Follow-ups become some fifty bytes each, and follow-ups again, one at a time.
//!
//! A follow-up borrows its application; where that is packed, there is none to
//! borrow, and so the follow-ups of a large sheet are packed, too. Each is what it
//! was when it is unpacked. The bytes live as long as a run.

mod because;

use std::ptr;

use chrono::NaiveDate;
use uuid::Uuid;

use self::because::{because, pack_because};
use super::{By, FollowUp, RuleText, State};
use crate::application::pack::{Packer, Unpacker};
use crate::application::{Application, Medium, PackedApplication, Person, Round};
use crate::business_days::Calendar;

/// The follow-ups of a large sheet on one day, in the order of a [`super::Plan`].
#[derive(Debug)]
pub struct PackedPlan<'a> {
    /// The day it was made for.
    pub today: NaiveDate,
    /// The business days that were counted with.
    pub calendar: &'a Calendar,
    applications: &'a [PackedApplication],
    /// What the rules say, in the order of the playbook.
    rules: Vec<&'a RuleText>,
    blocks: Vec<Box<[u8]>>,
    places: Vec<Place>,
}

/// Where a follow-up stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Its day.
    on: NaiveDate,
    block: u32,
    /// Where it starts in its block.
    start: u32,
}

/// Some follow-ups, packed one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Block {
    numbers: Vec<u8>,
    /// The day and the start of each.
    starts: Vec<(NaiveDate, u32)>,
}

impl Block {
    /// Packs one more. `place` is that of its application among the packed ones.
    pub(crate) fn push(
        &mut self,
        follow_up: &FollowUp<'_>,
        place: Option<u32>,
        rules: &[&RuleText],
    ) {
        let start = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.starts.push((follow_up.on, start));
        let mut packer = Packer::behind(std::mem::take(&mut self.numbers));
        pack(&mut packer, follow_up, place, rules);
        self.numbers = packer.into_numbers();
    }

    /// Gives back the room that is left for more.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.numbers.shrink_to_fit();
        self.starts.shrink_to_fit();
    }
}

impl<'a> PackedPlan<'a> {
    /// Puts the follow-ups in order, which come by application, rule, round and person.
    pub(crate) fn of(
        (today, calendar): (NaiveDate, &'a Calendar),
        applications: &'a [PackedApplication],
        rules: Vec<&'a RuleText>,
        blocks: Vec<Block>,
    ) -> Self {
        let mut places = Vec::with_capacity(blocks.iter().map(|block| block.starts.len()).sum());
        let blocks = (0..).zip(blocks).map(|(number, block)| {
            let of_block = block.starts.into_iter();
            places.extend(of_block.map(|(on, start)| Place {
                on,
                block: number,
                start,
            }));
            block.numbers.into_boxed_slice()
        });
        let blocks = blocks.collect();
        // Stable, so that the order of a day stays.
        places.sort_by_cached_key(|place| place.on);
        Self {
            today,
            calendar,
            applications,
            rules,
            blocks,
            places,
        }
    }

    /// How many follow-ups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// All of them, packed.
    pub fn follow_ups(&'a self) -> impl Iterator<Item = PackedFollowUp<'a>> + Clone {
        let places = self.places.iter();
        places.map(move |place| PackedFollowUp {
            plan: self,
            place: *place,
        })
    }
}

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct PackedFollowUp<'a> {
    plan: &'a PackedPlan<'a>,
    place: Place,
}

impl<'a> PackedFollowUp<'a> {
    /// Its identity.
    #[must_use]
    pub fn uid(self) -> Uuid {
        uid(&mut self.unpacker())
    }

    /// Where it stands on the day of the plan, and the day past which it is not
    /// asked for any more.
    #[must_use]
    pub fn state(self) -> (State, NaiveDate) {
        let unpacker = &mut self.unpacker();
        uid(unpacker);
        (state(unpacker), unpacker.day())
    }

    /// Unpacks it and its application, but for the details of that, and shows it.
    pub fn unpack<T>(self, show: impl FnOnce(&FollowUp<'_>) -> T) -> T {
        let rules = &self.plan.rules;
        let unpacker = &mut self.unpacker();
        let uid = uid(unpacker);
        let state = state(unpacker);
        let latest = unpacker.day();
        let place = unpacker.option(Unpacker::number);
        let application =
            place.map(|place| self.plan.applications[place as usize].unpack_without_details());
        let application = application.as_ref();
        let rule_index = unpacker.short();
        show(&FollowUp {
            application,
            rule: rules[usize::from(rule_index)],
            rule_index,
            round: unpacker.option(Unpacker::short).map(Round),
            person: application.and_then(|it| person(unpacker, it)),
            person_place: unpacker.short(),
            occurrence: unpacker.short(),
            uid,
            via: Medium::ALL[usize::from(unpacker.small())],
            on: self.place.on,
            by: By {
                on: unpacker.day(),
                at: unpacker.option(Unpacker::time),
            },
            latest,
            state,
            done_on: unpacker.option(Unpacker::day),
            because: because(unpacker, rules),
        })
    }

    fn unpacker(self) -> Unpacker<'a> {
        let block = &self.plan.blocks[self.place.block as usize];
        Unpacker::of_numbers(&block[self.place.start as usize..])
    }
}

/// Each field is named, so that a new one is not forgotten. What can be asked for
/// alone comes first.
fn pack(packer: &mut Packer, follow_up: &FollowUp<'_>, place: Option<u32>, rules: &[&RuleText]) {
    let FollowUp {
        application,
        rule: _,
        rule_index,
        round,
        person,
        person_place,
        occurrence,
        uid,
        via,
        // It stands with the place.
        on: _,
        by,
        latest,
        state,
        done_on,
        because,
    } = follow_up;
    packer.bytes(uid.as_bytes());
    packer.small(*state as u8);
    packer.day(*latest);
    packer.option(place, Packer::number);
    packer.short(*rule_index);
    packer.option(*round, |packer, round| packer.short(round.0));
    if let Some(application) = application {
        pack_person(packer, *person, application);
    }
    packer.short(*person_place);
    packer.short(*occurrence);
    packer.small(*via as u8);
    packer.day(by.on);
    packer.option(by.at, Packer::time);
    packer.option(*done_on, Packer::day);
    pack_because(packer, because, rules);
}

fn uid(unpacker: &mut Unpacker<'_>) -> Uuid {
    Uuid::from_bytes(unpacker.array())
}

fn state(unpacker: &mut Unpacker<'_>) -> State {
    State::ALL[usize::from(unpacker.small())]
}

/// Whom a follow-up addresses: nobody, somebody of the application, or of an
/// interview.
const NOBODY: u8 = 0;
const OF_APPLICATION: u8 = 1;
const OF_INTERVIEW: u8 = 2;

/// A follow-up borrows somebody of its application, so that the address tells
/// who it is, whoever is named alike.
fn pack_person(packer: &mut Packer, person: Option<&Person>, application: &Application) {
    let Some(person) = person else {
        return packer.small(NOBODY);
    };
    let place_in = |people: &[Person]| {
        let place = people.iter().position(|it| ptr::eq(it, person))?;
        u16::try_from(place).ok()
    };
    if let Some(place) = place_in(&application.people) {
        packer.small(OF_APPLICATION);
        return packer.short(place);
    }
    for (round, interview) in (0..).zip(&application.interviews) {
        if let Some(place) = place_in(&interview.people) {
            packer.small(OF_INTERVIEW);
            packer.short(round);
            return packer.short(place);
        }
    }
    packer.small(NOBODY);
}

fn person<'f>(unpacker: &mut Unpacker<'_>, application: &'f Application) -> Option<&'f Person> {
    match unpacker.small() {
        OF_APPLICATION => application.people.get(usize::from(unpacker.short())),
        OF_INTERVIEW => {
            let interview = application.interviews.get(usize::from(unpacker.short()));
            let place = usize::from(unpacker.short());
            interview?.people.get(place)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
