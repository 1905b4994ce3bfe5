//! The short texts of the rule language: a word or a phrase becomes a value.
//!
//! Every list of words that an error message offers stands here, beside the
//! function that reads it.

use super::playbook::{Address, Anchor, Bound, BoundFrom, Choose, Distance, Known, ViaChoice};
use crate::application::{Medium, Round, Standing};
use crate::business_days::{Convention, Offset};

/// An anchor as written, before rule names are looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AnchorWord<'a> {
    Known(Anchor),
    FollowUp(&'a str),
}

pub(super) const ANCHORS: [(&str, Anchor); 12] = [
    ("applied", Anchor::Applied),
    ("interview", Anchor::Interview),
    ("interview-end", Anchor::InterviewEnd),
    ("decision", Anchor::Decision),
    ("conversation", Anchor::Conversation),
    ("news", Anchor::News),
    ("references-asked", Anchor::ReferencesAsked),
    ("deadline", Anchor::Deadline),
    ("offer-deadline", Anchor::OfferDeadline),
    ("rejected", Anchor::Rejected),
    ("own-date", Anchor::OwnDate),
    ("final-check-in", Anchor::FinalCheckIn),
];

pub(super) const ADDRESSES: [(&str, Address); 4] = [
    ("each-interviewer", Address::EachInterviewer),
    ("contact", Address::Contact),
    ("primary", Address::Primary),
    ("nobody", Address::Nobody),
];

pub(super) const KNOWNS: [(&str, Known); 5] = [
    ("contact", Known::Contact),
    ("interview", Known::Interview),
    ("interview-before", Known::InterviewBefore),
    ("decision", Known::Decision),
    ("answer", Known::Answer),
];

pub(super) const CHOICES: [(&str, Choose); 3] = [
    ("first", Choose::First),
    ("earliest", Choose::Earliest),
    ("latest", Choose::Latest),
];

pub(super) const STANDINGS: [(&str, Standing); 3] = [
    ("peer", Standing::Peer),
    ("recruiter", Standing::Recruiter),
    ("hiring-manager", Standing::HiringManager),
];

/// The value of a word in one of the lists above.
pub(super) fn lookup<T: Copy>(list: &[(&'static str, T)], word: &str) -> Option<T> {
    let found = list.iter().find(|(known, _)| *known == word);
    found.map(|(_, value)| *value)
}

pub(super) fn anchor(word: &str) -> Option<AnchorWord<'_>> {
    match word.strip_prefix("follow-up:") {
        Some(rule) => Some(AnchorWord::FollowUp(rule.trim())),
        None => lookup(&ANCHORS, word).map(AnchorWord::Known),
    }
}

/// `stated`, `last-used`, a medium, or `phone from round 2`.
pub(super) fn via(word: &str) -> Option<ViaChoice> {
    match word {
        "stated" => Some(ViaChoice::Stated),
        "last-used" => Some(ViaChoice::LastUsed),
        _ => match word.split_once(" from round ") {
            None => Medium::from_word(word).map(ViaChoice::Medium),
            Some((medium, round)) => Some(ViaChoice::FromRound(
                Medium::from_word(medium)?,
                Round(round.parse().ok()?),
            )),
        },
    }
}

pub(super) fn via_words() -> Vec<&'static str> {
    let media = Medium::ALL.into_iter().map(Medium::word);
    ["stated", "last-used"].into_iter().chain(media).collect()
}

/// `5 business days`, `on + 20 business days`, `interview-end + 24 hours`,
/// `14 days, following`, `before decision`.
pub(super) fn bound(text: &str) -> Option<Bound> {
    if text.trim() == "before decision" {
        return Some(Bound::BeforeDecision);
    }
    let (count, adjust) = match text.split_once(',') {
        Some((count, convention)) => (count, Convention::from_word(convention.trim())?),
        None => (text, Convention::Unadjusted),
    };
    let (from, offset) = match count.split_once(" + ") {
        Some((from, offset)) if from.trim() == "on" => (BoundFrom::On, offset),
        Some((from, offset)) => (BoundFrom::Anchor(lookup(&ANCHORS, from.trim())?), offset),
        None => (BoundFrom::SameAnchor, count),
    };
    Some(Bound::Count {
        from,
        offset: Offset::parse(offset)?,
        adjust,
    })
}

/// `decision 21 days or more after interview`.
pub(super) fn distance(text: &str) -> Option<Distance> {
    let (later, rest) = text.trim().split_once(' ')?;
    let (offset, earlier) = rest.split_once(" or more after ")?;
    let Offset::Days(days) = Offset::parse(offset)? else {
        return None;
    };
    Some(Distance {
        later: lookup(&ANCHORS, later)?,
        earlier: lookup(&ANCHORS, earlier.trim())?,
        days,
    })
}

#[cfg(test)]
mod tests {
    use super::{AnchorWord, anchor, bound, distance};
    use crate::business_days::{Convention, Offset};
    use crate::rules::playbook::{Anchor, Bound, BoundFrom, Distance};

    #[test]
    fn bounds_read_as_people_write_them() {
        fn check(text: &str, from: BoundFrom, offset: Offset, adjust: Convention) {
            let expected = Bound::Count {
                from,
                offset,
                adjust,
            };
            assert_eq!(bound(text), Some(expected), "{text}");
        }
        let plain = Convention::Unadjusted;
        check(
            "5 business days",
            BoundFrom::SameAnchor,
            Offset::BusinessDays(5),
            plain,
        );
        check("same day", BoundFrom::SameAnchor, Offset::SAME_DAY, plain);
        check(
            "on + 20 business days",
            BoundFrom::On,
            Offset::BusinessDays(20),
            plain,
        );
        let end = BoundFrom::Anchor(Anchor::InterviewEnd);
        check("interview-end + 24 hours", end, Offset::Hours(24), plain);
        let following = Convention::Following;
        check(
            "14 days, following",
            BoundFrom::SameAnchor,
            Offset::Days(14),
            following,
        );
        assert_eq!(bound("before decision"), Some(Bound::BeforeDecision));
        assert_eq!(bound("interveiw + 1 day"), None);
        assert_eq!(bound("14 days, folowing"), None);
        assert_eq!(bound("soon"), None);
    }

    #[test]
    fn anchors_and_distances() {
        assert_eq!(
            anchor("decision"),
            Some(AnchorWord::Known(Anchor::Decision))
        );
        assert_eq!(
            anchor("follow-up:check-in"),
            Some(AnchorWord::FollowUp("check-in"))
        );
        assert_eq!(anchor("tuesday"), None);
        let far = Distance {
            later: Anchor::Decision,
            earlier: Anchor::Interview,
            days: 21,
        };
        assert_eq!(
            distance("decision 21 days or more after interview"),
            Some(far)
        );
        assert_eq!(
            distance("decision 3 business days or more after interview"),
            None
        );
    }
}
