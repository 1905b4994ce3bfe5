//! A status cell becomes a stage. Every word is looked up once per sheet.

use std::collections::HashMap;

use super::normalise::normal_name;
use super::options::ReadingOptions;
use super::report::shown;
use super::words::Words;
use crate::application::Stage;

/// A word of the status column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderstoodStageWord {
    /// The word as it first stands in the sheet, cleaned.
    pub word: String,
    /// The stage; `None` if it was not understood.
    pub stage: Option<Stage>,
    /// In how many rows it stands, in whichever spelling.
    pub rows: usize,
}

/// What a status cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StageCell {
    /// Nothing.
    Blank,
    /// That stage.
    Known(Stage),
    /// Something that was not understood, here for the first time.
    NewlyUnknown,
    /// Something that was not understood before either.
    Unknown,
}

/// Reads status cells.
#[derive(Debug)]
pub(super) struct StageReader<'t> {
    words: &'t Words,
    told: HashMap<String, Stage>,
    /// By the cell as it stands; `None` says that it is as good as blank.
    cells: HashMap<&'t str, Option<usize>>,
    keys: HashMap<String, usize>,
    seen: Vec<UnderstoodStageWord>,
}

impl<'t> StageReader<'t> {
    pub(super) fn new(words: &'t Words, options: &ReadingOptions) -> Self {
        Self {
            words,
            told: options
                .stage_words
                .iter()
                .map(|(word, stage)| (key_of(word), *stage))
                .collect(),
            cells: HashMap::new(),
            keys: HashMap::new(),
            seen: Vec::new(),
        }
    }

    /// Reads one cell.
    pub(super) fn read(&mut self, raw: &'t str) -> StageCell {
        if raw.is_empty() {
            return StageCell::Blank;
        }
        let known_cell = self.cells.get(raw).copied();
        let entry = known_cell.unwrap_or_else(|| {
            let entry = self.entry(raw);
            self.cells.insert(raw, entry);
            entry
        });
        let Some(seen) = entry.and_then(|index| self.seen.get_mut(index)) else {
            return StageCell::Blank;
        };
        seen.rows += 1;
        match seen.stage {
            Some(stage) => StageCell::Known(stage),
            None if seen.rows == 1 => StageCell::NewlyUnknown,
            None => StageCell::Unknown,
        }
    }

    fn entry(&mut self, raw: &str) -> Option<usize> {
        let key = key_of(raw);
        let told = self.told.get(&key).copied();
        if told.is_none() && self.words.is_empty(raw) {
            return None;
        }
        if let Some(index) = self.keys.get(&key) {
            return Some(*index);
        }
        self.seen.push(UnderstoodStageWord {
            word: shown(raw),
            stage: told.or_else(|| self.words.stage(&key)),
            rows: 0,
        });
        self.keys.insert(key, self.seen.len() - 1);
        Some(self.seen.len() - 1)
    }

    /// The words in the order in which they first stand in the sheet.
    pub(super) fn into_words(self) -> Vec<UnderstoodStageWord> {
        self.seen
    }
}

/// What to do about a word that was not understood.
pub(super) fn hint(raw: &str) -> String {
    let stages: Vec<&str> = Stage::ALL.iter().map(|stage| stage.word()).collect();
    format!(
        "say what it means: `--stage '{}=applied'` (stages: {})",
        shown(raw).replace('\'', r"'\''"),
        stages.join(", ")
    )
}

/// What a status is compared by: its normal name, or the pictures themselves
/// where there is nothing else.
fn key_of(raw: &str) -> String {
    let name = normal_name(raw);
    if name.is_empty() {
        raw.trim().to_lowercase()
    } else {
        name.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{StageCell, StageReader, hint};
    use crate::application::Stage;
    use crate::columns::options::ReadingOptions;
    use crate::columns::words::Words;

    #[test]
    fn words_become_stages_whatever_they_are_dressed_in() {
        fn check(raw: &str, expected: StageCell) {
            let words = Words::built_in();
            let options = ReadingOptions {
                stage_words: vec![
                    ("maybe".into(), Stage::Wishlist),
                    ("✅".into(), Stage::Accepted),
                    ("Rejected".into(), Stage::Withdrawn),
                ],
                ..ReadingOptions::default()
            };
            let mut reader = StageReader::new(words, &options);
            assert_eq!(reader.read(raw), expected, "{raw}");
        }
        check("Applied", StageCell::Known(Stage::Applied));
        check("🟡 APPLIED", StageCell::Known(Stage::Applied));
        check("Phone Screen", StageCell::Known(Stage::Screening));
        check("Interview 3+", StageCell::Known(Stage::Interviewing));
        check("Onsite (final)", StageCell::Known(Stage::Interviewing));
        check("Accepted!", StageCell::Known(Stage::Accepted));
        check(
            "Offer Extended - Did Not Accept",
            StageCell::Known(Stage::Withdrawn),
        );
        check("❌ Rejected", StageCell::Known(Stage::Withdrawn));
        check("Maybe?", StageCell::Known(Stage::Wishlist));
        check("✅", StageCell::Known(Stage::Accepted));
        check("Foo", StageCell::NewlyUnknown);
        check("N/A", StageCell::Blank);
        check("", StageCell::Blank);
    }

    #[test]
    fn spellings_of_one_word_are_counted_together() {
        let words = Words::built_in();
        let mut reader = StageReader::new(words, &ReadingOptions::default());
        for cell in ["Foo", "Applied", "foo ", "-", "applied"] {
            reader.read(cell);
        }
        let counts: Vec<_> = reader
            .into_words()
            .into_iter()
            .map(|seen| (seen.word, seen.stage, seen.rows))
            .collect();
        assert_eq!(
            counts,
            [
                ("Foo".to_owned(), None, 2),
                ("Applied".to_owned(), Some(Stage::Applied), 2)
            ]
        );
    }

    #[test]
    fn the_hint_can_be_pasted_into_a_shell() {
        assert_eq!(
            hint("it's on"),
            r"say what it means: `--stage 'it'\''s on=applied'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)"
        );
    }
}
