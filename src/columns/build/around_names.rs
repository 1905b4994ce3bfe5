//! What people write around a name becomes the source of a table of words, a bit
//! for each section that a word is in, and of lists of phrases, the longest first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::table::write_table;

/// Sections of phrases that a text is compared with from its start.
const OF_PHRASES: [&str; 2] = ["before", "and_so_on"];

/// Sections of words that are compared as wholes, in the order of their bits.
const OF_WORDS: [&str; 9] = [
    "rounds", "behind", "crowd", "kinds", "counts", "articles", "roles", "pronouns", "numbers",
];

/// The sections whose words show that more than a name stands in a cell, as the
/// first words of the phrases do.
const OF_SIGNS: [&str; 4] = ["behind", "crowd", "counts", "roles"];

/// The table and the lists; the error names a line that stands in no section.
pub(crate) fn to_source(path: &str, text: &str) -> Result<String, String> {
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let mut phrases = OF_PHRASES.map(|_| Vec::new());
    let mut section = "";
    let sign = 1 << OF_WORDS.len();
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            section = name;
            continue;
        }
        let items = line.split(',').map(str::trim);
        if let Some(list) = OF_PHRASES.iter().position(|it| *it == section) {
            for item in items {
                // `al` of `et al`: in French, `et` stands between names.
                let first = item.split(' ').next().unwrap_or_default();
                *words.entry(first.to_owned()).or_default() |= sign;
                phrases[list].push(item);
            }
        } else if let Some(bit) = OF_WORDS.iter().position(|it| *it == section) {
            let is_a_sign = OF_SIGNS.contains(&section);
            for item in items {
                let bits = words.entry(item.to_owned()).or_default();
                *bits |= 1 << bit | if is_a_sign { sign } else { 0 };
            }
        } else {
            return Err(format!("{path}:{number}: `{line}` stands in no section"));
        }
    }
    let mut out = String::new();
    for (bit, name) in OF_WORDS.iter().chain(&["signs"]).enumerate() {
        let name = name.to_uppercase();
        let _ = writeln!(out, "pub(super) const {name}: u32 = 1 << {bit};");
    }
    for (name, mut list) in OF_PHRASES.iter().zip(phrases) {
        list.sort_by_key(|words| Reverse(words.len()));
        let (name, length) = (name.to_uppercase(), list.len());
        let _ = writeln!(
            out,
            "pub(super) static {name}: [&str; {length}] = {list:?};"
        );
    }
    let entries: Vec<_> = words.into_iter().collect();
    write_table(&mut out, "WORDS", &entries);
    Ok(out)
}
