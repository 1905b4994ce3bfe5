//! What is said once of a sheet or a column, and not of every cell that it is
//! true of.

/// Something that is said once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Once {
    /// That a follow-up has no day.
    FollowedUp,
    /// Of a column, that a link is none.
    Address,
    /// Of a column, that an answer is no stage.
    Answer,
    /// That time zones are not applied.
    Zone,
    /// That a day had no year.
    Year,
    /// That a day was a count of days.
    Count,
    /// That an interview took several days.
    LastDay,
    /// That the day of a row is taken as that of the interview.
    InterviewDay,
    /// That an appointment has no day.
    Appointment,
    /// That a message does not say whose it is.
    Whose,
    /// That a word among days is the status.
    EndAmongDays,
}

/// What was said already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Noted(u16);

impl Noted {
    /// Whether it was not said before; from now on it was.
    pub(super) fn is_first(&mut self, what: Once) -> bool {
        let before = *self;
        self.0 |= bit(what);
        *self != before
    }

    /// What holds for the next list of the sheet: columns are others there.
    pub(super) fn in_the_next_list(self) -> Self {
        Self(self.0 & !bit(Once::Address) & !bit(Once::Answer))
    }

    /// Whether both said something that was not said before they began.
    pub(super) fn repeats(self, other: Self, before: Self) -> bool {
        self.0 & other.0 & !before.0 != 0
    }

    /// What either said.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn bit(what: Once) -> u16 {
    1 << what as u16
}

#[cfg(test)]
mod tests {
    use super::{Noted, Once};

    fn noted(what: &[Once]) -> Noted {
        let mut noted = Noted::default();
        for once in what {
            noted.is_first(*once);
        }
        noted
    }

    #[test]
    fn a_thing_is_said_for_the_first_time_once() {
        let mut noted = noted(&[Once::Zone, Once::Address]);
        assert!(!noted.is_first(Once::Zone));
        assert!(noted.is_first(Once::Whose));
        let mut next = noted.in_the_next_list();
        assert!(next.is_first(Once::Address));
        assert!(!next.is_first(Once::Zone));
    }

    #[test]
    fn what_was_said_before_is_not_said_twice() {
        fn check(one: &[Once], other: &[Once], before: &[Once], expected: bool) {
            let repeats = noted(one).repeats(noted(other), noted(before));
            assert_eq!(repeats, expected, "{one:?} {other:?} {before:?}");
        }
        check(&[Once::Year], &[Once::Year], &[], true);
        check(&[Once::Year], &[Once::Year], &[Once::Year], false);
        check(&[Once::Year], &[Once::Count], &[], false);
        check(&[Once::Year], &[], &[], false);
    }
}
