//! What a title says of somebody, and what else tells a title from a name.

use super::Words;
use super::built_in::{NAMES_CELLS, STANDINGS, TITLE_WORDS, TITLES};
use crate::application::{Standing, past_honorifics};
use crate::columns::name_table::places;
use crate::columns::normalise::normal_name;

impl Words {
    /// What somebody's title says of them, if it is a title at all: `HR
    /// Manager` is one, `Hr. Weiß` is somebody.
    pub(in crate::columns) fn title(&self, raw: &str) -> Option<Standing> {
        match past_honorifics(raw) {
            Some(name) if title_of_words(name).is_none() => None,
            _ => title_of_words(raw),
        }
    }

    /// Whether a word of titles is the name of people, too: `Dean`.
    pub(in crate::columns) fn is_name_too(&self, word: &str) -> bool {
        self.cell_is(word, NAMES_CELLS)
    }

    /// Whether the text is a title of the lists and nothing else.
    pub(in crate::columns) fn is_bare_title(&self, raw: &str) -> bool {
        TITLES.get_by_normal_name(raw).is_some()
    }

    /// Whether the text is a title and no name stands in it, as far as words
    /// tell: `Head of Growth` and `Software Engineer`, not `Peer Schmidt`.
    pub(in crate::columns) fn is_title_without_a_name(&self, raw: &str) -> bool {
        if self.title(raw).is_none() {
            return false;
        }
        let name = normal_name(raw);
        if self.is_bare_title(&name) {
            return true;
        }
        let is_in_the_lists = |word: &str| self.is_bare_title(word) || self.is_and(word);
        let is_of_something = name
            .split_once(" of ")
            .is_some_and(|(rank, _)| rank.split(' ').all(is_in_the_lists));
        let surely: Vec<&str> = name
            .split(' ')
            .filter(|word| !self.cell_is(word, NAMES_CELLS))
            .collect();
        is_of_something
            || name.split(' ').all(is_in_the_lists)
            || self.title(&surely.join(" ")).is_some()
    }
}

fn title_of_words(raw: &str) -> Option<Standing> {
    let name = normal_name(raw);
    let mut rest = name.as_ref();
    let mut found: Option<(u32, u32)> = None;
    while !rest.is_empty() {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let of_word = TITLE_WORDS.get(word).map_or(0..0, places);
        for (title, value) in TITLES.range(of_word) {
            let (rank, standing) = (value >> 8, value & 0xff);
            let is_better = found.is_none_or(|(best, _)| rank < best);
            if is_better && starts_with_words(rest, title) {
                found = Some((rank, standing));
            }
        }
        rest = after;
    }
    STANDINGS.get(found?.1 as usize).copied()
}

/// Whether the text starts with these words, the last one whole.
fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
