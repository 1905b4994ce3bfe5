//! What to do with a date that is no business day, as a word in a playbook or
//! a flag becomes it.
//!
//! Only names the choice; [`super::Calendar::adjust`] makes the move.

/// A business-day convention, by QuantLib's names. A business day stays where
/// it is under each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Convention {
    /// The first business day on or after the date.
    Following,
    /// Following, unless that is in another month; then preceding.
    ModifiedFollowing,
    /// The last business day on or before the date.
    Preceding,
    /// Preceding, unless that is in another month; then following.
    ModifiedPreceding,
    /// The nearer of following and preceding; a tie goes to the following.
    Nearest,
    /// The date itself.
    Unadjusted,
}

impl Convention {
    /// Every convention.
    pub const ALL: [Self; 6] = [
        Self::Following,
        Self::ModifiedFollowing,
        Self::Preceding,
        Self::ModifiedPreceding,
        Self::Nearest,
        Self::Unadjusted,
    ];

    /// The word used in playbooks and flags.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Following => "following",
            Self::ModifiedFollowing => "modified-following",
            Self::Preceding => "preceding",
            Self::ModifiedPreceding => "modified-preceding",
            Self::Nearest => "nearest",
            Self::Unadjusted => "unadjusted",
        }
    }

    /// The convention of that word; the inverse of [`Convention::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|convention| convention.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::Convention;

    #[test]
    fn every_word_leads_back_to_its_convention() {
        for convention in Convention::ALL {
            assert_eq!(Convention::from_word(convention.word()), Some(convention));
        }
        for word in ["", "Following", "modifiedfollowing", "forward"] {
            assert_eq!(Convention::from_word(word), None, "{word}");
        }
    }
}
