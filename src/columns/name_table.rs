//! Tables of names that are laid out before the program is compiled, by
//! `build/` from lists of words; nothing is read or put together at run time.

mod hash;

use std::ops::Range;

use self::hash::{FIRST_WORDS, first_word_with, hash, place_of_first_word};
use super::normalise::normal_name;
use crate::text::{lower_case, small_letter};

/// Names, each with a number of which the owner of the table knows the meaning.
#[derive(Debug)]
pub(super) struct Table {
    /// All names behind each other.
    pub(super) names: &'static str,
    /// There are two to the power of this many slots.
    pub(super) bits: u32,
    /// The length of the longest name, in bytes.
    pub(super) longest: usize,
    /// By the first byte, 128 for any that is not ASCII: a bit for each length, 63
    /// for any longer one. Of what is no name, most is seen to be none by that.
    pub(super) lengths: &'static [u64; 129],
    /// A bit for the first word of each name, by [`place_of_first_word`].
    pub(super) first_words: &'static [u64; FIRST_WORDS / 64],
    /// By hash: in the lower half one more than the place of the entry, or nought if
    /// none has that hash, and in the upper half the lower half of the hash, so that
    /// most others are seen to be others. An entry whose slot was taken is in the
    /// next one that was free.
    pub(super) slots: &'static [u32],
    pub(super) entries: &'static [Entry],
}

/// Where a name stands in the text of all, and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) start: u32,
    pub(super) length: u16,
    pub(super) value: u32,
}

impl Table {
    /// The value of a name, compared as it is.
    pub(super) fn get(&self, name: &str) -> Option<u32> {
        self.get_bytes(name.as_bytes())
    }

    /// The value of a name in lower case, asked for in any case.
    pub(super) fn get_in_any_case(&self, name: &str) -> Option<u32> {
        // Lower case is as long in the scripts of the lists.
        let first = name.bytes().next()?.to_ascii_lowercase();
        if name.len() > self.longest || !self.may_hold(first, name.len()) {
            return None;
        }
        let mut buffer = [0; 64];
        match lower_in(&mut buffer, name) {
            Some(lower) => self.get_bytes(lower),
            None => self.get(&lower_case(name)),
        }
    }

    /// The value of a text's normal name.
    pub(super) fn get_by_normal_name(&self, raw: &str) -> Option<u32> {
        // To take one word of most texts is quicker than to make them normal.
        let is_known = |place: usize| self.first_words[place / 64] & 1 << (place % 64) != 0;
        match first_word_of_normal_name(raw) {
            Some(places) if !places.into_iter().any(is_known) => None,
            _ => self.get(&normal_name(raw)),
        }
    }

    /// Whether there is a name that begins with that byte and is so long.
    fn may_hold(&self, first: u8, length: usize) -> bool {
        self.lengths[usize::from(first).min(128)] & 1 << length.min(63) != 0
    }

    fn get_bytes(&self, name: &[u8]) -> Option<u32> {
        let first = *name.first()?;
        if name.len() > self.longest || !self.may_hold(first, name.len()) {
            return None;
        }
        let mask = self.slots.len() - 1;
        let hash = hash(name);
        let mut slot = (hash >> (32 - self.bits)) as usize;
        loop {
            let found = self.slots[slot & mask];
            let place = (found & 0xffff).checked_sub(1)? as usize;
            if found >> 16 == hash & 0xffff {
                let entry = self.entries.get(place)?;
                if self.name(*entry).as_bytes() == name {
                    return Some(entry.value);
                }
            }
            slot += 1;
        }
    }

    /// All names, with their values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.range(0..self.entries.len())
    }

    /// Those of the entries at these places.
    pub(super) fn range(&self, places: Range<usize>) -> impl Iterator<Item = (&'static str, u32)> {
        let entries = self.entries.get(places).unwrap_or_default().iter();
        entries.map(|entry| (self.name(*entry), entry.value))
    }

    fn name(&self, entry: Entry) -> &'static str {
        let start = entry.start as usize;
        let name = self.names.get(start..start + usize::from(entry.length));
        name.unwrap_or_default()
    }
}

/// The places that the first word of the text's normal name may have, as it stands
/// and without the `s` of a plural, where it is told by itself: letters of Western
/// Europe, all but the first of them small, between which and what follows nothing
/// stands that counts.
fn first_word_of_normal_name(raw: &str) -> Option<[usize; 2]> {
    /// What letters from À to ÿ begin with in UTF-8; the second byte tells which.
    const WESTERN: u8 = 0xc3;
    let (mut number, mut before, mut last) = (0, 0, 0);
    let mut length = 0;
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        let is_first = last == 0;
        last = match byte {
            b'a'..=b'z' => byte,
            b'A'..=b'Z' if is_first => byte.to_ascii_lowercase(),
            WESTERN => {
                number = first_word_with(number, WESTERN);
                match bytes.next()? {
                    small @ (0x9f..=0xb6 | 0xb8..) => small,
                    capital @ (..=0x96 | 0x98..=0x9e) if is_first => capital + 0x20,
                    _ => return None,
                }
            }
            // Other letters and digits may belong to it, as does what joins letters.
            b'\'' | b'0'..=b'9' | b'A'..=b'Z' | 0x80.. => return None,
            _ => break,
        };
        before = number;
        number = first_word_with(number, last);
        length = raw.len() - bytes.len();
    }
    let word = raw.get(..length).filter(|word| !word.is_empty())?;
    // These have another ending as a singular.
    if word.ends_with("ies") || word.ends_with("sses") {
        return None;
    }
    let singular = if last == b's' { before } else { number };
    Some([number, singular].map(place_of_first_word))
}

/// The name in lower case, if there is room for it and no letter depends on those
/// beside it.
fn lower_in<'b>(buffer: &'b mut [u8; 64], name: &str) -> Option<&'b [u8]> {
    if name.is_ascii() {
        let lower = buffer.get_mut(..name.len())?;
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        return Some(lower);
    }
    let mut end = 0;
    for character in name.chars() {
        // The one letter that is another one at the end of a word.
        if character == 'Σ' {
            return None;
        }
        let mut push = |lower: char| {
            let place = buffer.get_mut(end..end + lower.len_utf8())?;
            end += lower.encode_utf8(place).len();
            Some(())
        };
        match small_letter(character) {
            Some(small) => push(small)?,
            None => character.to_lowercase().try_for_each(push)?,
        }
    }
    buffer.get(..end)
}

/// The places of a run: where it starts, and in the lowest eight bits how long it
/// is.
pub(super) fn places(run: u32) -> Range<usize> {
    let (start, length) = ((run >> 8) as usize, (run & 0xff) as usize);
    start..start + length
}

/// The run of a list that a value stands for.
pub(super) fn slice_of<T>(list: &'static [T], run: u32) -> &'static [T] {
    list.get(places(run)).unwrap_or_default()
}
