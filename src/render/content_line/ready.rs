//! What is written again and again, made once: a text that stands in two places,
//! and the lines that many components share.
//!
//! Neither can be made of raw bytes, so that what is written from them is as safe
//! as what is written anew.

use super::ContentLines;
use super::escaping::push_escaped;

/// A text, escaped and not yet folded: where its lines break depends on the
/// property whose value it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EscapedText(Vec<u8>);

impl EscapedText {
    /// A text as it stands in a value.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut escaped = Self::default();
        escaped.replace(text);
        escaped
    }

    /// Makes it anew, in the memory that it had.
    pub fn replace(&mut self, text: &str) {
        self.0.clear();
        push_escaped(text, &mut self.0);
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Whole lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadyLines(Vec<u8>);

impl ReadyLines {
    /// The lines that `write` writes.
    #[must_use]
    pub fn of(write: impl FnOnce(&mut ContentLines<'_>)) -> Self {
        let mut lines = Self::default();
        lines.replace(write);
        lines
    }

    /// Makes them anew, in the memory that they had.
    pub fn replace(&mut self, write: impl FnOnce(&mut ContentLines<'_>)) {
        self.0.clear();
        write(&mut ContentLines::new(&mut self.0));
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}
