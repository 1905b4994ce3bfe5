//! Names and their values become the source of a table: every name behind the
//! other in one text, and an index by hash into a list of where they stand.
//!
//! Nothing in it is an address, so that the program that holds the table starts
//! as quickly as without it.

use std::fmt::Write as _;

use crate::hash::{FIRST_WORDS, first_word_with, hash, place_of_first_word};

/// Names are told apart by this many first bytes: those of ASCII, and any other.
const FIRST_BYTES: usize = 129;
/// And by so many lengths, the last of which stands for all from there on.
const LENGTHS: usize = 64;

/// Writes a table, its names in the given order.
pub(crate) fn write_table(out: &mut String, name: &str, entries: &[(String, usize)]) {
    let bits = (entries.len() * 2)
        .next_power_of_two()
        .trailing_zeros()
        .max(1);
    assert!(entries.len() < 1 << 16, "{name} has too many names");
    let mut slots = vec![0_u32; 1 << bits];
    let mut names = String::new();
    let mut lines = String::new();
    let mut longest = 0;
    let mut lengths = vec![0_u64; FIRST_BYTES];
    let mut first_words = vec![0_u64; FIRST_WORDS / 64];
    for (place, (entry, value)) in entries.iter().enumerate() {
        let hash = hash(entry.as_bytes());
        let mut slot = (hash >> (32 - bits)) as usize;
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = (hash << 16) | u32::try_from(place + 1).unwrap_or_default();
        let (start, length) = (names.len(), entry.len());
        let _ = writeln!(
            lines,
            "    Entry {{ start: {start}, length: {length}, value: {value} }},"
        );
        names.push_str(entry);
        longest = longest.max(length);
        let first = entry.bytes().next().unwrap_or_default();
        lengths[usize::from(first).min(FIRST_BYTES - 1)] |= 1 << length.min(LENGTHS - 1);
        let first_word = entry.split(' ').next().unwrap_or_default();
        let first_word = place_of_first_word(first_word.bytes().fold(0, first_word_with));
        first_words[first_word / 64] |= 1 << (first_word % 64);
    }
    let _ = write!(
        out,
        "pub(super) static {name}: Table = Table {{\n    names: {names:?},\n    \
         bits: {bits},\n    longest: {longest},\n    \
         lengths: &{lengths:?},\n    first_words: &{first_words:?},\n    \
         slots: &{slots:?},\n    \
         entries: &[\n{lines}    ],\n}};\n"
    );
}
