//! One application on one day, as the rules look at it: which round is last,
//! whether the decision date still holds, who belongs to which round, when
//! they last answered. Decides nothing.

use chrono::NaiveDate;

use super::playbook::{Anchor, Anchors};
use crate::application::{Application, ContactBy, Dated, Interview, Person, Round, Standing};
use crate::plan::Fact;

/// What the rules need to know of an application.
pub(super) struct Situation<'a> {
    pub(super) application: &'a Application,
    pub(super) today: NaiveDate,
    /// The rounds, the last one by date last. None of them is `None`.
    pub(super) rounds: Vec<Option<&'a Interview>>,
    /// The last round, held or scheduled.
    pub(super) last_round: Option<&'a Interview>,
    /// The promised decision, while it holds.
    pub(super) decision: Option<NaiveDate>,
    /// Their latest answer.
    pub(super) answered: Option<NaiveDate>,
    /// The round to which people named without a round belong.
    round_of_people: Option<Round>,
}

impl<'a> Situation<'a> {
    pub(super) fn of(application: &'a Application, today: NaiveDate) -> Self {
        let mut rounds: Vec<Option<&Interview>> = application.interviews.iter().map(Some).collect();
        rounds.sort_by_key(|round| round.map(|interview| (interview.on, interview.round)));
        let last_round = application.last_interview();
        let last_heard = match application.last_contact_on {
            Some((dated, ContactBy::Them)) => Some(dated.on),
            _ => None,
        };
        let heard = last_heard.max(day(application.heard_on));
        Self {
            application,
            today,
            rounds,
            last_round,
            decision: day(application.promised_decision()),
            // What lies ahead is arranged, and no answer yet.
            answered: [day(application.conversation_on), heard]
                .into_iter()
                .flatten()
                .filter(|on| *on <= today)
                .max(),
            round_of_people: round_of_people(&application.interviews, today),
        }
    }

    /// What is known for any round, so that a rule which counts from something
    /// else need not be looked at. Acts are not told here.
    pub(super) fn known(&self) -> Anchors {
        let every = [
            Anchor::Applied,
            Anchor::Interview,
            Anchor::InterviewEnd,
            Anchor::Decision,
            Anchor::Conversation,
            Anchor::News,
            Anchor::ReferencesAsked,
            Anchor::Deadline,
            Anchor::OfferDeadline,
            Anchor::Rejected,
            Anchor::OwnDate,
        ];
        // The promised decision is about the last round, and so known for that.
        let last = self.last_round;
        Anchors::of(
            every
                .into_iter()
                .filter(|it| self.fact(*it, last).is_some()),
        )
    }

    /// What an anchor is for a round; `None` if it is not known.
    ///
    /// The promised decision is about the last round: for an earlier one it is
    /// unknown. Without any round it is about the application.
    pub(super) fn fact(
        &self,
        anchor: Anchor,
        interview: Option<&'a Interview>,
    ) -> Option<Fact<'a>> {
        let application = self.application;
        match anchor {
            Anchor::Applied => day(application.applied_on).map(Fact::Applied),
            Anchor::Interview => interview.map(|i| Fact::Interview(i.round, i.on)),
            Anchor::InterviewEnd => interview.map(|i| Fact::InterviewEnd(i.round, i.end())),
            Anchor::Decision => self.decision_of(interview).map(Fact::Decision),
            Anchor::Conversation => day(application.conversation_on).map(Fact::Conversation),
            Anchor::News => day(application.news_on).map(Fact::News),
            Anchor::ReferencesAsked => {
                day(application.references_asked_on).map(Fact::ReferencesAsked)
            }
            Anchor::Deadline => day(application.deadline).map(Fact::Deadline),
            Anchor::OfferDeadline => day(application.offer_deadline).map(Fact::OfferDeadline),
            Anchor::Rejected => day(application.rejected_on).map(Fact::Rejected),
            Anchor::OwnDate => day(application.follow_up_on).map(Fact::OwnDate),
            Anchor::FinalCheckIn | Anchor::FollowUp(_) | Anchor::Week => None,
        }
    }

    /// The promised decision as far as it is about this round.
    pub(super) fn decision_of(&self, interview: Option<&Interview>) -> Option<NaiveDate> {
        self.decision.filter(|_| self.is_last(interview))
    }

    /// When they answered what counts from `anchor`. An answer on the very day
    /// of a promise, or of an act, answers it; one on the day of an interview
    /// or an application is part of that.
    pub(super) fn answered_since(&self, anchor: Fact<'_>) -> Option<NaiveDate> {
        let counts_that_day = anchor.is_act() || matches!(anchor, Fact::Decision(_));
        self.answered
            .filter(|on| *on > anchor.on() || (counts_that_day && *on == anchor.on()))
    }

    /// Whether a round is the last.
    pub(super) fn is_last(&self, interview: Option<&Interview>) -> bool {
        match (interview, self.last_round) {
            (Some(interview), Some(last)) => interview.round == last.round,
            _ => true,
        }
    }

    /// The interviewers of a round with their places: those named for it, then
    /// those named without a round if they belong to it.
    pub(super) fn interviewers(&self, interview: Option<&'a Interview>) -> Vec<(u16, &'a Person)> {
        let application = self.application;
        let named: &[Person] = interview.map_or(&[], |interview| &interview.people);
        let belong = interview.is_none_or(|i| self.round_of_people == Some(i.round));
        let unnamed: &[Person] = if belong { &application.people } else { &[] };
        let mut interviewers: Vec<(u16, &Person)> = Vec::with_capacity(named.len() + unnamed.len());
        for person in named.iter().chain(unnamed) {
            let is_known = interviewers
                .iter()
                .any(|(_, known)| known.shown() == person.shown() && person.shown().is_some());
            if !is_known {
                let place = u16::try_from(interviewers.len()).unwrap_or(u16::MAX);
                interviewers.push((place, person));
            }
        }
        interviewers
    }

    /// The primary interviewer of a round: the one titled as hiring manager or
    /// the like, else the first; without interviewers the first named contact.
    pub(super) fn primary(&self, interview: Option<&'a Interview>) -> Option<&'a Person> {
        let interviewers = self.interviewers(interview);
        let in_charge = interviewers
            .iter()
            .find(|(_, person)| person.standing == Standing::HiringManager);
        let primary = in_charge
            .or(interviewers.first())
            .map(|(_, person)| *person);
        primary.or_else(|| self.contact())
    }

    /// The first named contact of the application.
    pub(super) fn contact(&self) -> Option<&'a Person> {
        let of_rounds = self.application.interviews.iter().flat_map(|i| &i.people);
        let mut everybody = self.application.people.iter().chain(of_rounds);
        everybody.find(|person| person.shown().is_some())
    }
}

/// The latest round held, else the first scheduled.
fn round_of_people(interviews: &[Interview], today: NaiveDate) -> Option<Round> {
    let held = interviews
        .iter()
        .filter(|interview| interview.on <= today)
        .max_by_key(|interview| (interview.on, interview.round));
    let scheduled = || {
        interviews
            .iter()
            .min_by_key(|interview| (interview.on, interview.round))
    };
    held.or_else(scheduled).map(|interview| interview.round)
}

fn day(dated: Option<Dated>) -> Option<NaiveDate> {
    dated.map(|dated| dated.on)
}
