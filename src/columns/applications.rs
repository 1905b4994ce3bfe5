//! The applications of a sheet, as they are held: a few as they are, very many packed.

use crate::application::{Application, PackedApplication};

/// More rows than this are packed. Fewer take no memory to speak of, and need not
/// be unpacked to be looked at.
pub(super) const MOST_WHOLE: usize = 2_000;

/// The applications of a sheet, in the order of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applications {
    /// As they are.
    Whole(Vec<Application>),
    /// Packed.
    Packed(Vec<PackedApplication>),
}

impl Applications {
    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Whole(applications) => applications.len(),
            Self::Packed(applications) => applications.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them as they are.
    #[must_use]
    pub fn unpack(self) -> Vec<Application> {
        match self {
            Self::Whole(applications) => applications,
            // One after the other, so that each gives its memory to the next.
            Self::Packed(applications) => {
                let applications = applications.into_iter();
                applications.map(|packed| packed.unpack()).collect()
            }
        }
    }
}
