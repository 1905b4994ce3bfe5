//! What a column can mean.

use std::fmt;

/// The meaning of a column; its word is used in flags, settings and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The sheet's own id of an application.
    Id,
    /// The employer.
    Company,
    /// The job.
    Role,
    /// How far it has come.
    Stage,
    /// Where the job was found.
    Source,
    /// The posting.
    Url,
    /// Where the job is.
    Location,
    /// What it pays.
    Salary,
    /// The person's notes.
    Notes,
    /// When the application was sent.
    AppliedOn,
    /// The last day to apply.
    Deadline,
    /// The day of an interview; carries a round.
    InterviewOn,
    /// The time of day of an interview whose day stands in another column; may
    /// carry a round.
    InterviewTime,
    /// What sort of interview; may carry a round.
    InterviewKind,
    /// Somebody's name; may carry a round.
    ContactName,
    /// Somebody's address; may carry a round.
    ContactEmail,
    /// Somebody's telephone number; may carry a round.
    ContactPhone,
    /// Somebody's title; may carry a round.
    ContactTitle,
    /// When the employer said they would decide.
    DecisionOn,
    /// A conversation other than an interview.
    ConversationOn,
    /// The last contact, ours or theirs.
    LastContactOn,
    /// How that contact was made.
    LastContactVia,
    /// When the person last followed up.
    FollowedUpOn,
    /// When the person wants to follow up.
    FollowUpOn,
    /// Whether, and perhaps when, a thank-you was sent.
    ThankYouSent,
    /// When an offer came.
    OfferedOn,
    /// When the offer must be answered.
    OfferDeadline,
    /// When they said no.
    RejectedOn,
    /// When the person withdrew.
    WithdrawnOn,
    /// A news item about the employer.
    NewsOn,
    /// When references were asked for.
    ReferencesAskedOn,
    /// How the employer wants to be reached.
    ContactPreference,
    /// The employer asked not to be contacted.
    NoContact,
    /// Whether the employer agreed to being followed up.
    MayFollowUp,
}

impl Field {
    /// Every field, in the order of declaration.
    pub const ALL: [Self; 34] = [
        Self::Id,
        Self::Company,
        Self::Role,
        Self::Stage,
        Self::Source,
        Self::Url,
        Self::Location,
        Self::Salary,
        Self::Notes,
        Self::AppliedOn,
        Self::Deadline,
        Self::InterviewOn,
        Self::InterviewTime,
        Self::InterviewKind,
        Self::ContactName,
        Self::ContactEmail,
        Self::ContactPhone,
        Self::ContactTitle,
        Self::DecisionOn,
        Self::ConversationOn,
        Self::LastContactOn,
        Self::LastContactVia,
        Self::FollowedUpOn,
        Self::FollowUpOn,
        Self::ThankYouSent,
        Self::OfferedOn,
        Self::OfferDeadline,
        Self::RejectedOn,
        Self::WithdrawnOn,
        Self::NewsOn,
        Self::ReferencesAskedOn,
        Self::ContactPreference,
        Self::NoContact,
        Self::MayFollowUp,
    ];

    /// The word used in flags, settings and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Company => "company",
            Self::Role => "role",
            Self::Stage => "stage",
            Self::Source => "source",
            Self::Url => "url",
            Self::Location => "location",
            Self::Salary => "salary",
            Self::Notes => "notes",
            Self::AppliedOn => "applied_on",
            Self::Deadline => "deadline",
            Self::InterviewOn => "interview_on",
            Self::InterviewTime => "interview_time",
            Self::InterviewKind => "interview_kind",
            Self::ContactName => "contact_name",
            Self::ContactEmail => "contact_email",
            Self::ContactPhone => "contact_phone",
            Self::ContactTitle => "contact_title",
            Self::DecisionOn => "decision_on",
            Self::ConversationOn => "conversation_on",
            Self::LastContactOn => "last_contact_on",
            Self::LastContactVia => "last_contact_via",
            Self::FollowedUpOn => "followed_up_on",
            Self::FollowUpOn => "follow_up_on",
            Self::ThankYouSent => "thank_you_sent",
            Self::OfferedOn => "offered_on",
            Self::OfferDeadline => "offer_deadline",
            Self::RejectedOn => "rejected_on",
            Self::WithdrawnOn => "withdrawn_on",
            Self::NewsOn => "news_on",
            Self::ReferencesAskedOn => "references_asked_on",
            Self::ContactPreference => "contact_preference",
            Self::NoContact => "no_contact",
            Self::MayFollowUp => "may_follow_up",
        }
    }

    /// The field of that word; the inverse of [`Field::word`].
    ///
    /// ```
    /// use followup::columns::Field;
    ///
    /// assert_eq!(Field::from_word("applied_on"), Some(Field::AppliedOn));
    /// assert_eq!(Field::from_word("Applied"), None);
    /// ```
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    /// Whether the cells hold dates.
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Self::AppliedOn
                | Self::Deadline
                | Self::InterviewOn
                | Self::DecisionOn
                | Self::ConversationOn
                | Self::LastContactOn
                | Self::FollowedUpOn
                | Self::FollowUpOn
                | Self::ThankYouSent
                | Self::OfferedOn
                | Self::OfferDeadline
                | Self::RejectedOn
                | Self::WithdrawnOn
                | Self::NewsOn
                | Self::ReferencesAskedOn
        )
    }

    /// Whether the cells tell of somebody at the employer's.
    #[must_use]
    pub fn is_about_a_person(self) -> bool {
        matches!(
            self,
            Self::ContactName | Self::ContactEmail | Self::ContactPhone | Self::ContactTitle
        )
    }

    /// Whether several columns may have this meaning and all of them count.
    #[must_use]
    pub fn adds_up(self) -> bool {
        self.is_about_a_person()
            || matches!(
                self,
                Self::Salary
                    | Self::Notes
                    | Self::InterviewOn
                    | Self::InterviewTime
                    | Self::InterviewKind
            )
    }

    /// Whether a column of this meaning may belong to one round of interviews.
    #[must_use]
    pub fn carries_a_round(self) -> bool {
        self.is_about_a_person()
            || matches!(
                self,
                Self::InterviewOn | Self::InterviewTime | Self::InterviewKind
            )
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn words_round_trip_in_the_order_of_declaration() {
        for (index, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(Field::from_word(field.word()), Some(field));
            assert_eq!(field as usize, index);
        }
    }
}
