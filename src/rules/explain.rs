//! One application becomes an account of each rule: what it asks for and why,
//! or the one fact that was missing. The same engine as the plan's, so that
//! the two cannot disagree.

use super::evaluate::{Setting, Silence, Why, evaluate};
use super::playbook::{Anchor, Distance, Known, Playbook};
use super::situation::Situation;
use crate::application::Application;
use crate::business_days::Week;
use crate::plan::{Explanation, FollowUp};

/// Every rule of the playbook, in its order. The other applications matter
/// where the person set a limit for each day.
#[must_use]
pub fn explain<'a>(
    application: &'a Application,
    applications: &'a [Application],
    setting: Setting<'a>,
) -> Vec<Explanation<'a>> {
    let weekly = super::weekly(applications.iter().map(|it| it.stage), setting);
    let moved = super::moved(&super::by_identity(applications), &weekly, setting);
    let situation = Situation::of(application, setting.today);
    let mut silences: Vec<Silence<'a>> = Vec::new();
    let mut silent = |silence| silences.push(silence);
    let acts = evaluate(setting, &situation, &moved, |_| true, Some(&mut silent));
    let mut follow_ups: Vec<FollowUp<'a>> = acts
        .into_iter()
        .map(|(act, state)| act.into_follow_up(application, state))
        .collect();
    setting
        .playbook
        .rules
        .iter()
        .enumerate()
        .map(|(index, rule)| {
            let is_own = |follow_up: &mut FollowUp<'_>| usize::from(follow_up.rule_index) == index;
            let silence = silences.iter().find(|silence| silence.rule_index == index);
            let why_not = match (silence, rule.repeat) {
                (Some(silence), _) => Some(words(silence.why, setting.playbook, index)),
                (None, Some(day)) => {
                    let mut day = Week::day_name(day).to_owned();
                    day[..1].make_ascii_uppercase();
                    Some(format!(
                        "it belongs to no application: it comes every {day} while one is open"
                    ))
                }
                (None, None) => None,
            };
            Explanation {
                rule: &rule.text,
                follow_ups: follow_ups.extract_if(.., is_own).collect(),
                why_not,
            }
        })
        .collect()
}

fn words(why: Why, playbook: &Playbook, rule: usize) -> String {
    match why {
        Why::Switch => match &playbook.rules[rule].switch {
            Some(switch) => {
                let state = if switch.on { "off" } else { "on" };
                format!("its switch `{}` is {state}", switch.name)
            }
            None => "its switch is off".to_owned(),
        },
        Why::Unknown(anchor) => unknown(anchor, playbook),
        Why::Needs(known) => match known {
            Known::Contact => "no contact is named (`contact_name`, `contact_email`)".to_owned(),
            Known::Interview => "no interview is known (`interview_on`)".to_owned(),
            Known::InterviewBefore => "there was no interview before (`interview_on`)".to_owned(),
            Known::Decision => "they named no day for their decision (`decision_on`)".to_owned(),
            Known::Answer => "they have not answered since".to_owned(),
        },
        Why::Unless(known) => match known {
            Known::Contact => "a contact is named".to_owned(),
            Known::Interview => "an interview is known".to_owned(),
            Known::InterviewBefore => "there was an interview before".to_owned(),
            Known::Decision => "they named a day for their decision".to_owned(),
            Known::Answer => "they have answered since".to_owned(),
        },
        Why::TooClose(Distance {
            later,
            earlier,
            days,
        }) => format!(
            "the day of {} is less than {days} days after that of {}",
            noun(later),
            noun(earlier)
        ),
        Why::Stage => "no case of the rule is for this stage".to_owned(),
    }
}

fn unknown(anchor: Anchor, playbook: &Playbook) -> String {
    let missing = match anchor {
        Anchor::FollowUp(parent) => {
            return format!("`{}` did not fire", playbook.rules[parent].text.id);
        }
        Anchor::FinalCheckIn => return "no check-in fired".to_owned(),
        Anchor::Decision => "decision_on",
        Anchor::Applied => "applied_on",
        Anchor::Interview | Anchor::InterviewEnd => "interview_on",
        Anchor::Conversation => "conversation_on",
        Anchor::News => "news_on",
        Anchor::ReferencesAsked => "references_asked_on",
        Anchor::Deadline => "deadline",
        Anchor::OfferDeadline => "offer_deadline",
        Anchor::Rejected => "rejected_on",
        Anchor::OwnDate => "follow_up_on",
        Anchor::Week => "today",
    };
    format!("the day of {} is not known (`{missing}`)", noun(anchor))
}

fn noun(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Applied => "the application",
        Anchor::Interview => "the interview",
        Anchor::InterviewEnd => "the interview's end",
        Anchor::Decision => "the decision",
        Anchor::Conversation => "the conversation",
        Anchor::News => "the news",
        Anchor::ReferencesAsked => "the question for references",
        Anchor::Deadline => "the application's deadline",
        Anchor::OfferDeadline => "the offer's deadline",
        Anchor::Rejected => "the rejection",
        Anchor::OwnDate => "your own follow-up",
        Anchor::FinalCheckIn => "the last check-in",
        Anchor::FollowUp(_) => "the earlier act",
        Anchor::Week => "the week",
    }
}
