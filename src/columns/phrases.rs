//! The phrases that people put before a date or beside one, from
//! `phrases.txt`. Knows no dates: it tells what is left behind a phrase.

use self::built_in::{BUILT_IN, ENTRIES, OF_NOTES, TEXTS};
use super::first_letters::FirstLetters;
use crate::text::small_letter;

/// The phrases of every language, as `build/` writes them.
mod built_in {
    use super::{Entry, FirstLetters, List, Opening, Phrase, Phrases, Run};

    include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// The day itself follows.
    On,
    /// The last day follows.
    By,
    /// Nothing.
    Lead,
    /// The person followed up.
    FollowedUp,
    /// The person wrote an e-mail.
    Emailed,
    /// The person called.
    Called,
    /// The person wrote on LinkedIn.
    Linkedin,
    /// The person said thank you.
    Thanked,
    /// They answered the person.
    Replied,
    /// The employer does not want to be contacted.
    NoContact,
    /// They answered, and who did stands before it.
    SomebodyReplied,
    /// The day by which the employer will decide follows.
    Decision,
    /// How long it takes the employer to decide follows.
    DecisionWithin,
    /// A day that cannot be told without the day on which that was written.
    VagueDay,
    /// An interview.
    Interview,
    /// A conversation that was no interview.
    Spoke,
    /// Another day than that of the clause before.
    Moved,
    /// The day of the clause before counts no more.
    CalledOff,
    /// Behind a last day: by then the employer will decide.
    DecisionBehind,
    /// The last day stood before it.
    ByBehind,
    /// It changes nothing of what stands before it.
    Tail,
    /// It parts two clauses.
    Joint,
    /// What kind of interview the day beside it is.
    BesideInterview,
    /// The interview stands, or was held.
    InterviewStands,
    /// A name follows.
    With,
}

#[cfg(test)]
impl Phrase {
    /// The section of each.
    pub(super) const ALL: [(&'static str, Self); 25] = [
        ("on", Self::On),
        ("by", Self::By),
        ("lead", Self::Lead),
        ("followed_up", Self::FollowedUp),
        ("emailed", Self::Emailed),
        ("called", Self::Called),
        ("linkedin", Self::Linkedin),
        ("thanked", Self::Thanked),
        ("no_contact", Self::NoContact),
        ("somebody_replied", Self::SomebodyReplied),
        ("decision", Self::Decision),
        ("decision_within", Self::DecisionWithin),
        ("vague_day", Self::VagueDay),
        ("interview", Self::Interview),
        ("spoke", Self::Spoke),
        ("replied", Self::Replied),
        ("moved", Self::Moved),
        ("called_off", Self::CalledOff),
        ("decision_behind", Self::DecisionBehind),
        ("by_behind", Self::ByBehind),
        ("tail", Self::Tail),
        ("joint", Self::Joint),
        ("beside_interview", Self::BesideInterview),
        ("interview_stands", Self::InterviewStands),
        ("with", Self::With),
    ];
}

/// A phrase, and what it says.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where it stands in the text of all of them, in lower case.
    start: u16,
    length: u8,
    phrase: Phrase,
    /// How it begins, since that tells most of them apart.
    opening: Opening,
}

impl Entry {
    fn words(self) -> &'static str {
        let start = usize::from(self.start);
        let words = TEXTS.get(start..start + usize::from(self.length));
        words.unwrap_or_default()
    }
}

/// Some phrases, the longest first: places among the entries of all lists.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: u16,
    end: u16,
}

impl Run {
    fn entries(self) -> &'static [Entry] {
        let places = usize::from(self.start)..usize::from(self.end);
        ENTRIES.get(places).unwrap_or_default()
    }
}

/// Phrases of one list.
#[derive(Debug)]
struct List {
    run: Run,
    letters: FirstLetters,
}

/// The first bytes of a text, as phrases are compared: in lower case, a hyphen
/// the same as a blank. Up to the first character of which the small one is not
/// quickly told.
#[derive(Clone, Copy, Debug)]
struct Opening {
    bytes: u64,
    /// Which of the bytes are known.
    mask: u64,
}

impl Opening {
    fn of(text: &str) -> Self {
        let (mut bytes, mut mask) = ([0; 8], [0; 8]);
        let mut places = bytes.iter_mut().zip(&mut mask);
        'known: for character in text.chars().map_while(compared) {
            let mut buffer = [0; 4];
            for byte in character.encode_utf8(&mut buffer).bytes() {
                let Some((place, known)) = places.next() else {
                    break 'known;
                };
                (*place, *known) = (byte, u8::MAX);
            }
        }
        Self {
            bytes: u64::from_le_bytes(bytes),
            mask: u64::from_le_bytes(mask),
        }
    }

    /// Whether the two are the same, as far as both are known.
    fn fits(self, other: Self) -> bool {
        (self.bytes ^ other.bytes) & self.mask & other.mask == 0
    }
}

/// A character as it is compared with those of phrases; `None` where that is not
/// quickly told.
fn compared(character: char) -> Option<char> {
    match character {
        '’' => Some('\''),
        '-' | '\u{2011}' | '\u{a0}' => Some(' '),
        other => small_letter(other),
    }
}

/// All phrases.
#[derive(Debug)]
pub(super) struct Phrases {
    on: List,
    by: List,
    lead: List,
    decision_behind: List,
    by_behind: List,
    tail: List,
    joint: List,
    somebody_replied: List,
    vague_day: List,
    beside_interview: List,
    interview_stands: List,
    with: List,
    /// Of those of notes, which are found by their first two: nearly no clause
    /// starts with one.
    letters_of_notes: FirstLetters,
}

impl Phrases {
    /// The list that comes with the program.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// What stands behind a word before a day: `on 24 Jan`.
    pub(super) fn past_on<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.on, text).map(|(_, rest)| rest)
    }

    /// What stands behind a word before the last day: `by 24 Jan`.
    pub(super) fn past_by<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.by, text).map(|(_, rest)| rest)
    }

    /// What stands behind `I`, `then` and the like.
    pub(super) fn past_lead<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.lead, text).map(|(_, rest)| rest)
    }

    /// What stands behind what the employer will do by the day before it.
    pub(super) fn past_decision_behind<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.decision_behind, text).map(|(_, rest)| rest)
    }

    /// What stands behind a word that makes the day before it the last.
    pub(super) fn past_by_behind<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.by_behind, text).map(|(_, rest)| rest)
    }

    /// What stands behind words that change nothing of what was said.
    pub(super) fn past_tail<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.tail, text).map(|(_, rest)| rest)
    }

    /// What stands behind a word between two clauses.
    pub(super) fn past_joint<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.joint, text).map(|(_, rest)| rest)
    }

    /// What stands behind `replied`, which says who did before it.
    pub(super) fn past_somebody_replied<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.somebody_replied, text).map(|(_, rest)| rest)
    }

    /// What stands behind `next week` and the like.
    pub(super) fn past_vague_day<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.vague_day, text).map(|(_, rest)| rest)
    }

    /// What stands behind words that say of what kind an interview is.
    pub(super) fn past_beside_interview<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.beside_interview, text).map(|(_, rest)| rest)
    }

    /// What stands behind words that say that an interview stands.
    pub(super) fn past_interview_stands<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.interview_stands, text).map(|(_, rest)| rest)
    }

    /// What stands behind a word before a name: `with Ann`.
    pub(super) fn past_with<'a>(&self, text: &'a str) -> Option<&'a str> {
        past(&self.with, text).map(|(_, rest)| rest)
    }

    /// The phrase of a note that the text starts with, and what follows.
    pub(super) fn of_notes<'a>(&self, text: &'a str) -> Option<(Phrase, &'a str)> {
        let text = text.trim_start();
        if !self.letters_of_notes.may_start(text) {
            return None;
        }
        let mut letters = text.chars();
        let mut letter = || {
            letters
                .next()
                .map(|letter| compared(letter).unwrap_or_else(|| small(letter)))
        };
        let letters = [letter()?, letter()?];
        let place = OF_NOTES.binary_search_by_key(&letters, |(letters, _)| *letters);
        let (_, run) = OF_NOTES.get(place.ok()?)?;
        past_one_of(*run, text)
    }
}

/// The first of the phrases that the text starts with, and what follows it.
fn past<'a>(phrases: &List, text: &'a str) -> Option<(Phrase, &'a str)> {
    let text = text.trim_start();
    if !phrases.letters.may_start(text) {
        return None;
    }
    past_one_of(phrases.run, text)
}

/// The same of a text without blanks before it.
fn past_one_of(phrases: Run, text: &str) -> Option<(Phrase, &str)> {
    let opening = Opening::of(text);
    let entries = phrases.entries().iter();
    let mut entries = entries.filter(|it| it.opening.fits(opening));
    entries.find_map(|entry| {
        let words = entry.words();
        let rest = past_words(text, words)?;
        let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        let is_whole = ends || words.ends_with('\'') || words.ends_with(has_no_blanks);
        is_whole.then(|| {
            (
                entry.phrase,
                rest.trim_start_matches([':', ' ', '\u{a0}', '\t']),
            )
        })
    })
}

/// Chinese and Japanese put no blank between words.
fn has_no_blanks(character: char) -> bool {
    character >= '\u{3000}'
}

/// A letter in lower case, as far as that is one letter.
fn small(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => letter,
    }
}

/// What is left behind the words, which are in lower case.
fn past_words<'a>(text: &'a str, lower: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in lower.chars() {
        let found = rest.next()?;
        let is_wanted = match compared(found) {
            Some(small) => small == wanted,
            None => found == wanted || small(found) == wanted,
        };
        if !is_wanted {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::{OF_NOTES, Opening, Phrase, Phrases};

    const FILE: &str = include_str!("phrases.txt");

    #[test]
    fn the_file_is_in_lower_case_and_in_known_sections() {
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line, line.to_lowercase());
            if line.starts_with('[') {
                let name = line.trim_matches(['[', ']']);
                assert!(Phrase::ALL.iter().any(|(word, _)| *word == name), "{name}");
            } else {
                // A hyphen is compared as a blank and would never be found.
                assert!(!line.contains('-'), "{line}");
            }
        }
    }

    #[test]
    fn each_phrase_is_found_by_how_it_begins() {
        let own = Phrases::built_in();
        let lists = [&own.on, &own.by, &own.with];
        let runs = OF_NOTES.iter().map(|(_, run)| (*run, own.letters_of_notes));
        let mut found = Vec::new();
        for (run, letters) in runs.chain(lists.map(|list| (list.run, list.letters))) {
            assert!(run.entries().is_sorted_by_key(|it| Reverse(it.length)));
            for entry in run.entries() {
                let words = entry.words();
                assert!(letters.may_start(words), "{words}");
                assert!(entry.opening.fits(Opening::of(words)), "{words}");
                let capital = words.to_uppercase();
                assert!(entry.opening.fits(Opening::of(&capital)), "{words}");
                found.push((words, entry.phrase));
            }
        }
        for known in [
            ("on the", Phrase::On),
            ("with", Phrase::With),
            ("followed up", Phrase::FollowedUp),
            ("écrit à", Phrase::Emailed),
        ] {
            assert!(found.contains(&known), "{known:?}");
        }
    }

    #[test]
    fn the_longest_phrase_counts_and_ends_with_a_word() {
        let phrases = Phrases::built_in();
        let behind = phrases.of_notes("Thank-you note sent 3 June");
        assert_eq!(behind, Some((Phrase::Thanked, "3 June")));
        assert_eq!(phrases.past_on("on the 3rd"), Some("3rd"));
        assert_eq!(phrases.past_on("once 3rd"), None);
        assert_eq!(phrases.past_by("d’ici le 3 juin"), Some("3 juin"));
        assert_eq!(phrases.of_notes("calledx"), None);
        assert_eq!(phrases.of_notes("c"), None);
        let behind = phrases.of_notes("E-MAILED 3 June");
        assert_eq!(behind, Some((Phrase::Emailed, "3 June")));
        let behind = phrases.of_notes("已跟进 2026-06-03");
        assert_eq!(behind, Some((Phrase::FollowedUp, "2026-06-03")));
    }
}
