//! What a calendar may hold, as the merge sees it: an identity, where it
//! stands, and what there is to say about it.
//!
//! To put a new sort of thing into calendars, give it a case of [`What`], a
//! function that makes its [`Entry`], and a line in `What::write` that renders
//! it. What becomes of its event from one run to the next follows from
//! its [`Standing`] alone; see [`super::fate`].

use chrono::NaiveDate;
use uuid::Uuid;

use super::fate::{Keeping, Standing};
use crate::plan::{FollowUp, Milestone, PackedFollowUp, State};
use crate::render::ics::{EventWriter, Stamp};

/// One thing that a calendar may hold.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its identity, by which its event is found again.
    pub uid: Uuid,
    /// Where it stands.
    pub standing: Standing,
    /// What it is.
    pub what: What<'a>,
}

/// What is rendered.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// Something to do.
    FollowUp(&'a FollowUp<'a>),
    /// The same, of a large sheet.
    Packed(PackedFollowUp<'a>),
    /// A date of the person's own.
    Milestone(&'a Milestone<'a>),
}

impl What<'_> {
    /// Appends its event.
    pub(super) fn write(self, writer: &mut EventWriter<'_>, out: &mut Vec<u8>, stamp: Stamp) {
        match self {
            Self::FollowUp(follow_up) => writer.follow_up(out, follow_up, stamp),
            Self::Packed(packed) => {
                packed.unpack(|follow_up| writer.follow_up(out, follow_up, stamp));
            }
            Self::Milestone(milestone) => writer.milestone(out, milestone, stamp),
        }
    }
}

impl<'a> Entry<'a> {
    /// A follow-up of a plan that was made on `today`.
    #[must_use]
    pub fn of_follow_up(follow_up: &'a FollowUp<'a>, today: NaiveDate) -> Self {
        Self {
            uid: follow_up.uid,
            standing: standing(follow_up.state, follow_up.latest, today),
            what: What::FollowUp(follow_up),
        }
    }

    /// A packed follow-up of a plan that was made on `today`.
    #[must_use]
    pub fn of_packed(packed: PackedFollowUp<'a>, today: NaiveDate) -> Self {
        let (state, latest) = packed.state();
        Self {
            uid: packed.uid(),
            standing: standing(state, latest, today),
            what: What::Packed(packed),
        }
    }

    /// A milestone. One that has been gets no event any more; one that it has
    /// stays in step as long as it is kept.
    #[must_use]
    pub fn of_milestone(milestone: &'a Milestone<'a>, keeping: Keeping) -> Self {
        let days_ago = (keeping.today - milestone.on).num_days();
        let standing = match days_ago {
            _ if milestone.is_off && days_ago <= 0 => Standing::Moot,
            ..=0 => Standing::Live,
            // An event that stands on a later day yet is wrong there.
            _ if milestone.is_off || days_ago > i64::from(keeping.past) => Standing::Done,
            _ => Standing::Waits,
        };
        Self {
            uid: milestone.uid,
            standing,
            what: What::Milestone(milestone),
        }
    }

    /// The same, if the calendar is not to hold such things.
    #[must_use]
    pub fn unwanted(self) -> Self {
        Self {
            standing: Standing::Unwanted,
            ..self
        }
    }
}

/// Where a follow-up stands as an event.
fn standing(state: State, latest: NaiveDate, today: NaiveDate) -> Standing {
    match state {
        // What is overdue keeps its day: it was not moved, it was not done.
        State::Planned | State::Due | State::Overdue => Standing::Live,
        State::Waiting => Standing::Waits,
        State::Lapsed => Standing::Past,
        State::Done => Standing::Done,
        // What had lapsed before it became pointless was not asked for any
        // more, so there is nothing to call off.
        State::Moot if latest < today => Standing::Past,
        State::Moot => Standing::Moot,
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Keeping, Standing};
    use crate::plan::{FollowUp, Kind, Milestone, Occasion, State};
    use crate::render::sample;

    #[test]
    fn standing_follows_from_the_state() {
        fn check(state: State, today: &str, expected: Standing) {
            let application = sample::application();
            let rule = sample::rule("thank-you", Kind::Thanks, "Thank {person}");
            let follow_up = FollowUp {
                state,
                latest: sample::day("2026-12-02"),
                ..sample::follow_up(&application, &rule)
            };
            let entry = Entry::of_follow_up(&follow_up, sample::day(today));
            assert_eq!(entry.standing, expected, "{state:?} {today}");
            assert_eq!(entry.uid, follow_up.uid);
        }
        check(State::Planned, "2026-11-20", Standing::Live);
        check(State::Due, "2026-11-24", Standing::Live);
        check(State::Overdue, "2026-12-01", Standing::Live);
        check(State::Waiting, "2026-11-20", Standing::Waits);
        check(State::Lapsed, "2026-12-03", Standing::Past);
        check(State::Done, "2026-11-20", Standing::Done);
        check(State::Done, "2026-12-20", Standing::Done);
        check(State::Moot, "2026-11-20", Standing::Moot);
        check(State::Moot, "2026-12-02", Standing::Moot);
        check(State::Moot, "2026-12-03", Standing::Past);
    }

    #[test]
    fn standing_of_a_milestone_follows_from_its_day() {
        fn check(on: &str, is_off: bool, expected: Standing) {
            let application = sample::application();
            let milestone = Milestone {
                application: &application,
                occasion: Occasion::Decision,
                on: sample::day(on),
                uid: uuid::Uuid::from_u128(7),
                is_off,
            };
            let keeping = Keeping {
                today: sample::day("2026-11-24"),
                now: "2026-11-24T06:00:00Z".parse().unwrap(),
                past: 30,
                cancelled: 30,
            };
            let entry = Entry::of_milestone(&milestone, keeping);
            assert_eq!(entry.standing, expected, "{on} {is_off}");
            assert_eq!(entry.unwanted().standing, Standing::Unwanted);
        }
        check("2026-12-04", false, Standing::Live);
        check("2026-11-24", false, Standing::Live);
        check("2026-11-23", false, Standing::Waits);
        check("2026-10-25", false, Standing::Waits);
        check("2026-10-24", false, Standing::Done);
        check("2026-12-04", true, Standing::Moot);
        check("2026-11-24", true, Standing::Moot);
        check("2026-11-23", true, Standing::Done);
    }
}
