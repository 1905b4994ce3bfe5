//! What a calendar may hold, as the merge sees it: an identity, where it
//! stands, and what there is to say about it.
//!
//! To put a new sort of thing into calendars, give it a case of [`What`], a
//! function that makes its [`Entry`], and a line in [`What::write`] that renders
//! it. What becomes of its event from one run to the next follows from
//! its [`Standing`] alone; see [`super::fate`].

use chrono::NaiveDate;
use uuid::Uuid;

use super::fate::Standing;
use crate::business_days::Calendar;
use crate::plan::{FollowUp, State};
use crate::render::ics::{IcsOptions, Stamp, write_event};

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
}

impl What<'_> {
    /// Appends its event.
    pub(super) fn write(
        self,
        out: &mut Vec<u8>,
        calendar: &Calendar,
        stamp: Stamp,
        options: &IcsOptions,
    ) {
        match self {
            Self::FollowUp(follow_up) => write_event(out, follow_up, calendar, stamp, options),
        }
    }
}

impl<'a> Entry<'a> {
    /// A follow-up of a plan that was made on `today`.
    #[must_use]
    pub fn of_follow_up(follow_up: &'a FollowUp<'a>, today: NaiveDate) -> Self {
        let standing = match follow_up.state {
            // What is overdue keeps its day: it was not moved, it was not done.
            State::Planned | State::Due | State::Overdue => Standing::Live,
            State::Waiting => Standing::Waits,
            State::Lapsed => Standing::Past,
            State::Done => Standing::Done,
            // What had lapsed before it became pointless was not asked for any
            // more, so there is nothing to call off.
            State::Moot if follow_up.latest < today => Standing::Past,
            State::Moot => Standing::Moot,
        };
        Self {
            uid: follow_up.uid,
            standing,
            what: What::FollowUp(follow_up),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Standing};
    use crate::plan::{FollowUp, Kind, State};
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
}
