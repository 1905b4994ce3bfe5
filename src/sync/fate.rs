//! What becomes of one event, from one run to the next: a pure decision, taken
//! from where its thing stands now, what the file says of it, and the day.
//!
//! It knows neither what an event looks like nor where it is kept, so that one
//! file of many events and many files of one decide alike.
//!
//! | the thing | its event |
//! |---|---|
//! | is to be done, or to come | is written, and kept in step |
//! | waits for another act | is kept in step if it is there |
//! | has lapsed, or is past | stays as it is |
//! | was done | is cancelled if its day lies ahead, else stays as it is |
//! | is pointless | is cancelled |
//! | is not wanted in a calendar | goes at once |
//! | is not there any more | is cancelled if its day is today or later, else stays as it is |
//!
//! Tasks go the same way, but for those that are done: what a client says is
//! done stays as long as there is such a thing, since nobody else may know it.
//!
//! An event that stays goes so many days after its day; a cancelled one so many
//! days after it was cancelled. One that comes back to life is written again,
//! and goes on from the sequence that it had.

use chrono::{DateTime, NaiveDate, Utc};

use super::ics_scanner::{DoneBy, OurEvent};

/// Where a thing stands, as far as its event is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// To be done, or to come.
    Live,
    /// Waits: an event that it has stays in step, but it is given none.
    Waits,
    /// Over, done or not: an event that it has belongs to the diary.
    Past,
    /// Done.
    Done,
    /// Pointless by now.
    Moot,
    /// Nothing that the person wants in a calendar, whether it takes place or
    /// not.
    Unwanted,
}

/// What becomes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is rendered; a new one, or one that may have changed.
    Write,
    /// It stays, byte for byte.
    Keep,
    /// It says from now on that it does not take place.
    Cancel,
    /// Its time is over, and it goes.
    Expire,
    /// There is none, and none is made.
    Absent,
}

/// How long events are kept that ask for nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The day of the plan.
    pub today: NaiveDate,
    /// When what is cancelled now was cancelled.
    pub now: DateTime<Utc>,
    /// So many days after its day an event goes.
    pub past: u32,
    /// So many days after it was cancelled a cancelled event goes; 0 keeps
    /// none.
    pub cancelled: u32,
}

impl Keeping {
    /// The same without an end.
    #[must_use]
    pub fn for_ever(self) -> Self {
        Self {
            past: u32::MAX,
            cancelled: u32::MAX,
            ..self
        }
    }

    /// Decides. `standing` is `None` for what is not there any more, `before`
    /// is the event on file.
    #[must_use]
    pub fn fate(self, standing: Option<Standing>, before: Option<&OurEvent>) -> Fate {
        let Some(before) = before else {
            return match standing {
                Some(Standing::Live) => Fate::Write,
                _ => Fate::Absent,
            };
        };
        match (before.done, standing) {
            (Some(DoneBy::Client(_)), Some(_)) => return Fate::Keep,
            (Some(_), None) => return self.of_past(before),
            (Some(DoneBy::Us) | None, _) => {}
        }
        match standing {
            Some(Standing::Live | Standing::Waits) => return Fate::Write,
            // To say that it is called off would be wrong.
            Some(Standing::Unwanted) => return Fate::Expire,
            _ if before.is_cancelled => return self.of_cancelled(before),
            _ => {}
        }
        let stays = match standing {
            Some(Standing::Moot) => false,
            Some(Standing::Done) => before.day.is_some_and(|day| day <= self.today),
            // Whoever takes a row away does not mean what has been.
            None => before.day.is_some_and(|day| day < self.today),
            Some(Standing::Past | Standing::Live | Standing::Waits | Standing::Unwanted) => true,
        };
        if stays {
            self.of_past(before)
        } else {
            self.of_newly_cancelled()
        }
    }

    fn of_past(self, event: &OurEvent) -> Fate {
        match event.day {
            Some(day) if self.days_since(day) > i64::from(self.past) => Fate::Expire,
            _ => Fate::Keep,
        }
    }

    fn of_newly_cancelled(self) -> Fate {
        // What would go on the next run goes now, so that the next changes
        // nothing.
        if self.is_over(self.now) {
            Fate::Expire
        } else {
            Fate::Cancel
        }
    }

    fn of_cancelled(self, event: &OurEvent) -> Fate {
        match event.stamp {
            Some(stamp) if self.is_over(stamp.last_modified) => Fate::Expire,
            Some(_) => Fate::Keep,
            // Nobody knows since when, so it counts from now on.
            None => self.of_newly_cancelled(),
        }
    }

    fn is_over(self, cancelled: DateTime<Utc>) -> bool {
        self.days_since(cancelled.date_naive()) >= i64::from(self.cancelled)
    }

    fn days_since(self, day: NaiveDate) -> i64 {
        (self.today - day).num_days()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Fate, Keeping, Standing};
    use crate::render::ics::Stamp;
    use crate::sync::ics_scanner::{DoneBy, OurEvent};

    const TODAY: &str = "2026-11-24";

    /// With ten days for past events and five for cancelled ones.
    fn keeping() -> Keeping {
        Keeping {
            today: TODAY.parse().unwrap(),
            now: "2026-11-24T23:59:59Z".parse().unwrap(),
            past: 10,
            cancelled: 5,
        }
    }

    fn event(day: &str, cancelled_on: Option<&str>) -> OurEvent {
        let modified = cancelled_on.unwrap_or("2026-11-01");
        let modified = format!("{modified}T12:00:00Z").parse().ok();
        OurEvent {
            uid: Uuid::nil(),
            bytes: 0..0,
            stamp: modified.map(Stamp::first),
            day: day.parse().ok(),
            is_cancelled: cancelled_on.is_some(),
            done: None,
            is_begun: false,
        }
    }

    #[test]
    fn only_what_is_live_is_made() {
        fn check(standing: Option<Standing>, expected: Fate) {
            assert_eq!(keeping().fate(standing, None), expected, "{standing:?}");
        }
        check(Some(Standing::Live), Fate::Write);
        check(Some(Standing::Waits), Fate::Absent);
        check(Some(Standing::Past), Fate::Absent);
        check(Some(Standing::Done), Fate::Absent);
        check(Some(Standing::Moot), Fate::Absent);
        check(Some(Standing::Unwanted), Fate::Absent);
        check(None, Fate::Absent);
    }

    #[test]
    fn the_day_of_an_event_decides_with_its_standing() {
        use Fate::{Cancel, Expire, Keep, Write};
        use Standing::{Done, Live, Moot, Past, Unwanted, Waits};

        /// Ahead, today, yesterday, the last day it is kept, the day after, and
        /// a day that nobody can read.
        fn check(standing: Option<Standing>, expected: [Fate; 6]) {
            let days = [
                "2026-11-25",
                TODAY,
                "2026-11-23",
                "2026-11-14",
                "2026-11-13",
                "",
            ];
            let fates = days.map(|day| keeping().fate(standing, Some(&event(day, None))));
            assert_eq!(fates, expected, "{standing:?}");
        }
        check(Some(Live), [Write; 6]);
        check(Some(Waits), [Write; 6]);
        check(Some(Past), [Keep, Keep, Keep, Keep, Expire, Keep]);
        check(Some(Done), [Cancel, Keep, Keep, Keep, Expire, Cancel]);
        check(Some(Moot), [Cancel; 6]);
        check(Some(Unwanted), [Expire; 6]);
        check(None, [Cancel, Cancel, Keep, Keep, Expire, Cancel]);
    }

    #[test]
    fn what_a_client_says_is_done_stays_while_it_is_known() {
        use Fate::{Cancel, Expire, Keep, Write};
        use Standing::{Done, Live, Moot, Past, Waits};

        /// Done today, the last day it is kept, the day after, on a day that
        /// nobody knows; and today, but by our own word.
        fn check(standing: Option<Standing>, expected: [Fate; 5]) {
            let client = DoneBy::Client(crate::history::Done::default());
            let cases = [
                (TODAY, client),
                ("2026-11-14", client),
                ("2026-11-13", client),
                ("", client),
                (TODAY, DoneBy::Us),
            ];
            let fates = cases.map(|(day, by)| {
                let done = Some(by);
                let task = OurEvent {
                    done,
                    ..event(day, None)
                };
                keeping().fate(standing, Some(&task))
            });
            assert_eq!(fates, expected, "{standing:?}");
        }
        check(Some(Live), [Keep, Keep, Keep, Keep, Write]);
        check(Some(Waits), [Keep, Keep, Keep, Keep, Write]);
        check(Some(Past), [Keep; 5]);
        check(Some(Done), [Keep; 5]);
        check(Some(Moot), [Keep, Keep, Keep, Keep, Cancel]);
        check(None, [Keep, Keep, Expire, Keep, Keep]);
    }

    #[test]
    fn a_cancelled_event_counts_from_its_last_change() {
        use Fate::{Cancel, Expire, Keep, Write};
        use Standing::{Done, Live, Moot, Past, Unwanted, Waits};

        /// Cancelled tomorrow (the clock went back), today, the last day it is
        /// kept, the day after, and nobody knows when.
        fn check(standing: Option<Standing>, expected: [Fate; 5]) {
            for day in ["2027-01-01", TODAY, "2026-01-01", ""] {
                let since = ["2026-11-25", TODAY, "2026-11-20", "2026-11-19", "x"];
                let fate = |on| keeping().fate(standing, Some(&event(day, Some(on))));
                assert_eq!(since.map(fate), expected, "{standing:?} {day}");
            }
        }
        check(Some(Live), [Write; 5]);
        check(Some(Waits), [Write; 5]);
        check(Some(Unwanted), [Expire; 5]);
        for standing in [Some(Past), Some(Done), Some(Moot), None] {
            check(standing, [Keep, Keep, Keep, Expire, Cancel]);
        }
    }

    #[test]
    fn kept_for_no_days_is_not_kept() {
        let keeping = Keeping {
            past: 0,
            cancelled: 0,
            ..keeping()
        };
        let fate = |standing, day: &str| keeping.fate(Some(standing), Some(&event(day, None)));
        assert_eq!(fate(Standing::Moot, TODAY), Fate::Expire);
        assert_eq!(fate(Standing::Past, TODAY), Fate::Keep);
        assert_eq!(fate(Standing::Past, "2026-11-23"), Fate::Expire);
        let keeping = keeping.for_ever();
        let fate = |standing, day: &str| keeping.fate(Some(standing), Some(&event(day, None)));
        assert_eq!(fate(Standing::Moot, TODAY), Fate::Cancel);
        assert_eq!(fate(Standing::Past, "1926-11-23"), Fate::Keep);
    }
}
