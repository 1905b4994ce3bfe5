//! What the sheet says was done becomes acts that are done.
//!
//! A sheet knows days of contact, not acts: a contact of ours fulfils the
//! earliest check-in that was open then, and an early one is the thank-you.

use chrono::{Days, NaiveDate};

use super::act::Act;
use super::situation::Situation;
use crate::application::{Application, ContactBy, Interview, Sent};
use crate::history::{Done, TaskState};
use crate::plan::{Kind, Moot};

/// So many days after an interview a contact is still the thank-you for it,
/// and not the check-in.
const THANKS_WINDOW: Days = Days::new(2);

/// The days on which the person reached out, as far as they are not yet told
/// to be an act; earliest first.
pub(super) struct Contacts {
    days: Vec<NaiveDate>,
    /// One more, of a day that nobody wrote down.
    sometime: bool,
}

impl Contacts {
    pub(super) fn of(application: &Application, today: NaiveDate) -> Self {
        let last = match application.last_contact_on {
            Some((dated, ContactBy::Us)) => Some(dated.on),
            _ => None,
        };
        let followed_up = application.followed_up_on.map(|dated| dated.on);
        let mut days: Vec<NaiveDate> = last.into_iter().chain(followed_up).collect();
        // A day to come is a plan of the person's, not something done.
        days.retain(|day| *day <= today);
        days.sort_unstable();
        days.dedup();
        let sometime = application.followed_up && followed_up.is_none();
        Self { days, sometime }
    }

    /// Marks an act as done if the sheet says so. A contact counts for one
    /// check-in only, and for all the thanks of a round.
    pub(super) fn fulfil(&mut self, act: &mut Act<'_>, situation: &Situation<'_>) {
        if let Some(TaskState::Done(Done { on: Some(on), .. })) = act.task {
            // What a todo file tells, too, is the same act and not another one.
            if act.kind() != Kind::Thanks {
                self.days.retain(|day| *day != on);
            }
            return;
        }
        match act.kind() {
            Kind::Thanks if !act.is_done() => {
                let done = thanked(act, situation).or_else(|| self.early(act.interview));
                act.task = done.map(TaskState::Done).or(act.task);
            }
            Kind::CheckIn | Kind::Own if !act.is_done() => {
                let fulfils = |day: &NaiveDate| was_open(act, *day) && fulfils(*day, act);
                if let Some(place) = self.days.iter().position(fulfils) {
                    act.task = Some(done_on(self.days.remove(place)));
                } else if self.sometime
                    && act.kind() == Kind::CheckIn
                    && was_open(act, situation.today)
                    && act.on <= situation.today
                {
                    self.sometime = false;
                    act.task = Some(TaskState::Done(Done::default()));
                }
            }
            _ => {}
        }
    }

    /// What is left over because it came too early for a check-in that is
    /// still open was a thank-you after all, if not too late for one.
    pub(super) fn settle(self, acts: &mut [Act<'_>], situation: &Situation<'_>) {
        for day in self.days {
            let held = situation
                .application
                .interviews
                .iter()
                .filter(|i| i.on <= day);
            let Some(round) = held.max_by_key(|i| (i.on, i.round)).map(|i| i.round) else {
                continue;
            };
            let is_of_round = |act: &Act<'_>| act.interview.is_some_and(|i| i.round == round);
            let came_early = acts.iter().any(|act| {
                act.kind() == Kind::CheckIn
                    && is_of_round(act)
                    && act.moot.is_none()
                    && !act.is_done()
                    && day < earliest(act)
                    && act.parent.is_none()
            });
            for act in acts.iter_mut().filter(|act| came_early && is_of_round(act)) {
                if act.kind() == Kind::Thanks && !act.is_done() && day <= act.latest {
                    act.task = Some(done_on(day));
                }
            }
        }
    }

    /// A contact in the first days after an interview.
    fn early(&self, interview: Option<&Interview>) -> Option<Done> {
        let from = interview?.on;
        let to = from.checked_add_days(THANKS_WINDOW)?;
        let day = self.days.iter().find(|day| (from..to).contains(day));
        day.map(|day| Done {
            on: Some(*day),
            due: None,
        })
    }
}

/// Whether an act was open on a day: an answer ends only what comes after it.
fn was_open(act: &Act<'_>, day: NaiveDate) -> bool {
    match act.moot {
        None | Some(Moot::Stage(_)) => true,
        Some(Moot::Answered(on)) => day <= on,
        Some(_) => false,
    }
}

/// Whether a contact on that day was this act, that is, not too early and not
/// after it lapsed.
fn fulfils(day: NaiveDate, act: &Act<'_>) -> bool {
    (earliest(act)..=act.latest).contains(&day)
}

/// The first day on which a contact is this act: its own day, or two days
/// after what it counts from.
fn earliest(act: &Act<'_>) -> NaiveDate {
    let anchor = act.anchor.on();
    match act.kind() {
        Kind::Own => act.on,
        _ => {
            let two_days_after = anchor.checked_add_days(THANKS_WINDOW);
            two_days_after.unwrap_or(anchor).min(act.on)
        }
    }
}

/// What the sheet says about the thank-you of this act's round.
fn thanked(act: &Act<'_>, situation: &Situation<'_>) -> Option<Done> {
    let sent = situation.application.thank_you_sent?;
    let (until, on) = match sent {
        Sent::Sometime => (situation.today, None),
        Sent::On(dated) if dated.on > situation.today => return None,
        Sent::On(dated) => (dated.on, Some(dated.on)),
    };
    let interviews = situation.application.interviews.iter();
    let held = interviews.filter(|interview| interview.on <= until);
    let last = held.max_by_key(|interview| (interview.on, interview.round))?;
    (act.interview.map(|interview| interview.round) == Some(last.round))
        .then_some(Done { on, due: None })
}

fn done_on(day: NaiveDate) -> TaskState {
    TaskState::Done(Done {
        on: Some(day),
        due: None,
    })
}
