//! The phrases beside a date become the source of lists, the longest first, with how
//! each of them begins as a number, since that tells most of them apart.
//!
//! All of them stand behind each other in one text, and nothing in the lists is an
//! address, so that the program that holds them starts as quickly as without.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::first_letters::FirstLetters;

/// The sections that are asked for by themselves. All others are phrases of notes,
/// which are found by their first two letters.
const OF_THEIR_OWN: [&str; 12] = [
    "on",
    "by",
    "lead",
    "decision_behind",
    "by_behind",
    "tail",
    "joint",
    "somebody_replied",
    "vague_day",
    "beside_interview",
    "interview_stands",
    "with",
];

/// A phrase, and the section it is in.
type Item<'t> = (&'t str, &'t str);

/// The lists; the error names a line that stands in no section.
pub(crate) fn to_source(path: &str, text: &str) -> Result<String, String> {
    let mut of_their_own = OF_THEIR_OWN.map(|_| Vec::new());
    let mut of_notes: BTreeMap<[char; 2], Vec<Item<'_>>> = BTreeMap::new();
    let mut section = "";
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            section = name;
            continue;
        }
        if section.is_empty() {
            return Err(format!("{path}:{number}: `{line}` stands in no section"));
        }
        let own = OF_THEIR_OWN.iter().position(|it| *it == section);
        for item in line.split(',').map(str::trim) {
            let mut letters = item.chars();
            let list = match (own, letters.next(), letters.next()) {
                (Some(place), Some(_), _) => &mut of_their_own[place],
                (None, Some(first), Some(second)) => of_notes.entry([first, second]).or_default(),
                _ => return Err(format!("{path}:{number}: `{item}` is too short")),
            };
            list.push((item, section));
        }
    }
    let mut source = Source::default();
    let lists = of_their_own.into_iter().map(|list| source.list(list));
    let lists: Vec<String> = lists.collect();
    let all_of_notes = of_notes.values().flatten().map(|(words, _)| *words);
    let letters_of_notes = FirstLetters::of(all_of_notes);
    let of_notes: Vec<String> = of_notes
        .into_iter()
        .map(|(letters, list)| format!("    ({letters:?}, {}),\n", source.run(list)))
        .collect();
    let mut out = String::new();
    let _ = writeln!(out, "pub(super) static TEXTS: &str = {:?};", source.texts);
    let (entries, count) = (source.entries, source.count);
    let _ = writeln!(
        out,
        "pub(super) static ENTRIES: [Entry; {count}] = [\n{entries}];"
    );
    let _ = writeln!(out, "pub(super) static BUILT_IN: Phrases = Phrases {{");
    for (section, list) in OF_THEIR_OWN.iter().zip(lists) {
        let _ = writeln!(out, "    {section}: {list},");
    }
    let _ = writeln!(out, "    letters_of_notes: {letters_of_notes:?},\n}};");
    let (count, of_notes) = (of_notes.len(), of_notes.concat());
    let _ = writeln!(
        out,
        "pub(super) static OF_NOTES: [([char; 2], Run); {count}] = [\n{of_notes}];"
    );
    Ok(out)
}

/// What all lists share.
#[derive(Default)]
struct Source {
    texts: String,
    entries: String,
    count: usize,
}

impl Source {
    /// Adds the phrases of a list, and gives it.
    fn list(&mut self, items: Vec<Item<'_>>) -> String {
        let letters = FirstLetters::of(items.iter().map(|(words, _)| *words));
        let run = self.run(items);
        format!("List {{ run: {run}, letters: {letters:?} }}")
    }

    /// Adds phrases, and gives the run of them.
    fn run(&mut self, mut items: Vec<Item<'_>>) -> String {
        items.sort_by_key(|(words, _)| Reverse(words.len()));
        let start = self.count;
        for (words, section) in items {
            let (start, length) = (self.texts.len(), words.len());
            let phrase = variant(section);
            let (bytes, mask) = opening(words);
            let _ = writeln!(
                self.entries,
                "    Entry {{ start: {start}, length: {length}, phrase: Phrase::{phrase}, \
                 opening: Opening {{ bytes: {bytes:#x}, mask: {mask:#x} }} }},"
            );
            self.texts.push_str(words);
            self.count += 1;
        }
        let end = self.count;
        format!("Run {{ start: {start}, end: {end} }}")
    }
}

/// The first bytes of a phrase and which of them count: letters of ASCII and what is
/// between them, up to the first of another kind.
fn opening(words: &str) -> (u64, u64) {
    let (mut bytes, mut mask) = ([0; 8], [0; 8]);
    let places = bytes.iter_mut().zip(&mut mask);
    for ((place, known), byte) in places.zip(words.bytes().take_while(u8::is_ascii)) {
        (*place, *known) = (byte, u8::MAX);
    }
    (u64::from_le_bytes(bytes), u64::from_le_bytes(mask))
}

/// `followed_up` as the program has it: `FollowedUp`.
fn variant(section: &str) -> String {
    let words = section.split('_').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    });
    words.collect()
}
