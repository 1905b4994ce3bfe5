//! Who may see an event in a calendar that is shared (RFC 5545 section 3.8.1.3).

use crate::render::content_line::Word;

/// Who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Everybody who sees the calendar; what is meant where nothing is said.
    Public,
    /// Nobody but the owner.
    Private,
    /// Others see that there is something, and not what.
    Confidential,
}

impl Class {
    /// The class of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "public" => Some(Self::Public),
            "private" => Some(Self::Private),
            "confidential" => Some(Self::Confidential),
            _ => None,
        }
    }

    pub(in crate::render) fn value(self) -> Word {
        match self {
            Self::Public => Word::Public,
            Self::Private => Word::Private,
            Self::Confidential => Word::Confidential,
        }
    }
}
