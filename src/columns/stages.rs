//! A status cell becomes a stage. Every word is looked up once per sheet.

use std::collections::HashMap;

use super::date_cells::lacks_its_year;
use super::dates::{DateCell, read_date_cell};
use super::normalise::normal_name;
use super::options::ReadingOptions;
use super::report::shown;
use super::stage_phrases::{is_an_end, stage_in_phrase};
use super::stage_spelling::{
    closest_stage, stage_of_drawn_out, stage_of_mistyped, stage_of_picture, without_number,
};
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
#[derive(Clone, Debug)]
pub(super) struct StageReader<'t> {
    words: &'t Words,
    told: HashMap<String, Stage>,
    /// By the cell as it stands; `None` says that it is as good as blank.
    cells: HashMap<&'t str, Option<usize>>,
    keys: HashMap<String, usize>,
    /// Cells of other columns, by the cell as it stands.
    peeked: HashMap<&'t str, Option<Stage>>,
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
            peeked: HashMap::new(),
            seen: Vec::new(),
        }
    }

    /// How many words came up so far.
    pub(super) fn words(&self) -> usize {
        self.seen.len()
    }

    /// One that knows the same words and has counted no row yet.
    pub(super) fn beside(&self) -> Self {
        let mut other = self.clone();
        for seen in &mut other.seen {
            seen.rows = 0;
        }
        other
    }

    /// Adds what another one read, which knew the first so many words that this
    /// one knows. `false`, with nothing added, if both came upon a word that the
    /// other would have taken for something else, or said nothing of, had it
    /// read after this one.
    pub(super) fn take_over(&mut self, other: Self, before: usize) -> bool {
        let mut keys: Vec<(String, usize)> = other.keys.into_iter().collect();
        keys.sort_unstable_by_key(|(_, index)| *index);
        let is_alike = |(key, index): &(String, usize)| {
            let stage = other.seen[*index].stage;
            let own = self.keys.get(key).map(|index| self.seen[*index].stage);
            own.is_none_or(|own| own == stage && stage.is_some())
        };
        if !keys.iter().skip(before).all(is_alike) {
            return false;
        }
        for ((key, _), seen) in keys.into_iter().zip(other.seen) {
            match self.keys.get(&key).and_then(|own| self.seen.get_mut(*own)) {
                Some(own) => own.rows += seen.rows,
                None => {
                    self.keys.insert(key, self.seen.len());
                    self.seen.push(seen);
                }
            }
        }
        true
    }

    /// Reads one cell.
    pub(super) fn read(&mut self, raw: &'t str) -> StageCell {
        if raw.is_empty() {
            return StageCell::Blank;
        }
        let before = self.seen.len();
        let known_cell = self.cells.get(raw).copied();
        let entry = known_cell.unwrap_or_else(|| {
            let entry = self.entry(raw);
            self.cells.insert(raw, entry);
            entry
        });
        let is_new = self.seen.len() > before;
        let Some(seen) = entry.and_then(|index| self.seen.get_mut(index)) else {
            return StageCell::Blank;
        };
        seen.rows += 1;
        match seen.stage {
            Some(stage) => StageCell::Known(stage),
            None if is_new => StageCell::NewlyUnknown,
            None => StageCell::Unknown,
        }
    }

    /// Whether the person says what that word means.
    pub(super) fn is_told(&self, raw: &str) -> bool {
        self.told.contains_key(&key_of(raw))
    }

    /// Counts a cell whose column tells what it means.
    pub(super) fn count(&mut self, raw: &str, stage: Stage) {
        // The word may mean something else in another column.
        let key = format!("{}={}", key_of(raw), stage.word());
        let index = *self.keys.entry(key).or_insert_with(|| {
            self.seen.push(UnderstoodStageWord {
                word: shown(raw),
                stage: Some(stage),
                rows: 0,
            });
            self.seen.len() - 1
        });
        if let Some(seen) = self.seen.get_mut(index) {
            seen.rows += 1;
        }
    }

    /// The stage of a cell of a column that is not the status, if it is one.
    pub(super) fn peek(&mut self, raw: &'t str) -> Option<Stage> {
        if let Some(stage) = self.peeked.get(raw) {
            return *stage;
        }
        let key = key_of(raw);
        let told = self.told.get(&key).copied();
        let stage = told.or_else(|| self.understand(raw, key).1);
        self.peeked.insert(raw, stage);
        stage
    }

    fn entry(&mut self, raw: &str) -> Option<usize> {
        let key = key_of(raw);
        let told = self.told.get(&key).copied();
        if told.is_none() && self.words.is_empty(raw) {
            return None;
        }
        let (key, stage) = match told {
            Some(stage) => (key, Some(stage)),
            None => self.understand(raw, key),
        };
        if let Some(index) = self.keys.get(&key) {
            return Some(*index);
        }
        self.seen.push(UnderstoodStageWord {
            word: shown(raw),
            stage,
            rows: 0,
        });
        self.keys.insert(key, self.seen.len() - 1);
        Some(self.seen.len() - 1)
    }

    /// The stage of a cell of which nothing was told, and what the cell is
    /// compared by: by its parts, where they say more than the whole.
    fn understand(&self, raw: &str, key: String) -> (String, Option<Stage>) {
        let whole = self.words.stage(&key);
        if key == raw.trim() && normal_name(raw).is_empty() {
            let stage = stage_of_picture(raw);
            return (key, stage);
        }
        // A name is compared without what stands in brackets.
        if whole.is_some_and(is_outcome) || whole.is_some() && !raw.contains(['(', '[']) {
            return (key, whole);
        }
        if let Some(whole) = whole {
            // The whole is the same as of a cell without the brackets.
            return match self.stage_of_parts(raw) {
                Some(outcome) if is_outcome(outcome) => (raw.trim().to_lowercase(), Some(outcome)),
                _ => (key, Some(whole)),
            };
        }
        let stage = self.stage_of_parts(raw);
        let said = without_number(self.words, raw).unwrap_or(raw);
        let stage = stage
            .or_else(|| self.words.stage(&normal_name(said)))
            // `R2` is `r2`: capitals and a digit are one word elsewhere.
            .or_else(|| self.words.stage(&normal_name(&said.to_lowercase())))
            .or_else(|| self.stage_of_parts(said))
            .or_else(|| stage_of_drawn_out(self.words, &normal_name(said)))
            .or_else(|| stage_of_mistyped(self.words, &normal_name(said)))
            .or_else(|| stage_of_mistyped(self.words, &normal_name(parts(said).next()?)));
        let stage = match stage {
            Some(stage) if is_outcome(stage) => Some(stage),
            // What only an end counts for more than is said by the words themselves.
            Some(stage) => {
                let end = stage_in_phrase(self.words, said).filter(|stage| is_an_end(*stage));
                Some(end.unwrap_or(stage))
            }
            None => stage_in_phrase(self.words, said),
        };
        (key, stage)
    }

    /// What the first part says, or another one that is an outcome.
    fn stage_of_parts(&self, raw: &str) -> Option<Stage> {
        let mut parts = parts(raw);
        let first = parts.next().and_then(|part| self.stage_of_part(part))?;
        // How it was closed says more than that it was.
        if is_outcome(first) && first != Stage::Closed {
            return Some(first);
        }
        let all: Vec<Stage> = parts.filter_map(|part| self.stage_of_part(part)).collect();
        let mut ends = all.iter().filter(|stage| is_an_end(**stage));
        let outcome = ends
            .next()
            .or_else(|| all.iter().find(|it| is_outcome(**it)));
        Some(outcome.copied().unwrap_or(first))
    }

    /// What a part says, without the date behind it: `Applied 11/3`.
    fn stage_of_part(&self, part: &str) -> Option<Stage> {
        let stage = |text: &str| {
            let key = normal_name(text);
            self.words.stage(&key)
        };
        stage(part).or_else(|| {
            let mut blanks = part.trim().match_indices(' ');
            blanks.find_map(|(at, _)| {
                let (before, behind) = part.trim().split_at(at);
                if !is_day(behind.trim()) {
                    return None;
                }
                let before = before.trim_end();
                let bare = ["on", "for", "at"]
                    .iter()
                    .find_map(|word| before.strip_suffix(word)?.strip_suffix(' '));
                stage(bare.unwrap_or(before))
            })
        })
    }

    /// The words in the order in which they first stand in the sheet.
    pub(super) fn into_words(self) -> Vec<UnderstoodStageWord> {
        self.seen
    }
}

/// What to do about a word that was not understood.
pub(super) fn hint(raw: &str, words: &Words) -> String {
    let stages: Vec<&str> = Stage::ALL.iter().map(|stage| stage.word()).collect();
    let stages = stages.join(", ");
    let word = shown(raw).replace('\'', r"'\''");
    match closest_stage(raw, words) {
        Some((close, stage)) => format!(
            "if it is `{close}`, say `--stage '{word}={}'`, else another stage (stages: {stages})",
            stage.word()
        ),
        None => format!("say what it means: `--stage '{word}=STAGE'` (stages: {stages})"),
    }
}

/// The parts of a cell that goes on behind its word: `Rejected - no reason`.
fn parts(raw: &str) -> impl Iterator<Item = &str> {
    raw.split([':', '(', ')', '[', ']', ',', ';', '—', '\n'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn is_day(text: &str) -> bool {
    matches!(read_date_cell(text), DateCell::Dates(_)) || lacks_its_year(text)
}

/// What ends an application, or nearly: it counts for more than what came
/// before it.
fn is_outcome(stage: Stage) -> bool {
    stage == Stage::Offer || is_an_end(stage)
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
    fn the_first_part_counts_and_outcomes_count_for_more() {
        fn check(raw: &str, expected: Option<Stage>) {
            let words = Words::built_in();
            let mut reader = StageReader::new(words, &ReadingOptions::default());
            reader.read("Interview");
            let expected = expected.map_or(StageCell::NewlyUnknown, StageCell::Known);
            assert_eq!(reader.read(raw), expected, "{raw}");
        }
        check("Rejected - no reason", Some(Stage::Rejected));
        check("Rejected: too senior", Some(Stage::Rejected));
        check("Rejected, offer went to another", Some(Stage::Rejected));
        check("Rejected — form letter", Some(Stage::Rejected));
        check("Applied 11/3", Some(Stage::Applied));
        check("Applied on 2026-11-03", Some(Stage::Applied));
        check("Applied Nov 3", Some(Stage::Applied));
        check("Interview scheduled 11/25", Some(Stage::Interviewing));
        check("Interview scheduled for 11/25", Some(Stage::Interviewing));
        check("Applied, then rejected", Some(Stage::Rejected));
        check("Applied 11/3 - rejected 11/9", Some(Stage::Rejected));
        check("Interview (rejected)", Some(Stage::Rejected));
        check("Interview (with Ann)", Some(Stage::Interviewing));
        check("Interview - offer received", Some(Stage::Offer));
        check("Offer - declined", Some(Stage::Withdrawn));
        check("waiting to hear", Some(Stage::Applied));
        check("waiting for an answer", Some(Stage::Applied));
        check("had interview", Some(Stage::Interviewing));
        check("1st interview done", Some(Stage::Interviewing));
        check("on-site scheduled", Some(Stage::Interviewing));
        check("they ghosted me", Some(Stage::Ghosted));
        check("Applied - not rejected yet", Some(Stage::Applied));
        check("Applied, offer, rejected", Some(Stage::Rejected));
        check("Foo - rejected", Some(Stage::Rejected));
        check("2 - Applied", Some(Stage::Applied));
        check("2 - Applied, then rejected", Some(Stage::Rejected));
        check("Stage 2: Phone screen", Some(Stage::Screening));
        check("Step 3 Interview", Some(Stage::Interviewing));
        check("A) Offer", Some(Stage::Offer));
        check("Interveiwing", Some(Stage::Interviewing));
        check("Rejectd - no reason", Some(Stage::Rejected));
        check("REJEEECTED :(", Some(Stage::Rejected));
        check("Closed by me", Some(Stage::Withdrawn));
        check("Closed by Pat", Some(Stage::Closed));
        check("Got an offer!!", Some(Stage::Offer));
        check("Aplied", None);
        check("Not sure", None);
        check("no offer yet", None);
        check("Foo 11/3", None);
        check("❌", Some(Stage::Rejected));
        check("❌\u{fe0f}", Some(Stage::Rejected));
        check("👻", Some(Stage::Ghosted));
        check("✅", None);
        check("I passed the phone screen", Some(Stage::Screening));
        check("No offers so far", None);
        check("Entrevista cancelada", None);
        check("Interview cancelled", None);
        check("Interview cancelled, position filled", Some(Stage::Closed));
        check("Closed - position filled", Some(Stage::Closed));
        check("Closed - rejected", Some(Stage::Rejected));
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
    fn what_two_read_is_what_one_reads_or_is_not_taken_over() {
        /// The words of one who reads all cells, and of two who part them.
        fn check(first: &[&'static str], second: &[&'static str], is_taken_over: bool) {
            let words = Words::built_in();
            let mut one = StageReader::new(words, &ReadingOptions::default());
            one.read("Applied");
            one.read("Fnord");
            let before = one.words();
            let mut other = one.beside();
            for cell in first {
                one.read(cell);
            }
            let mut all = one.clone();
            for cell in second {
                other.read(cell);
                all.read(cell);
            }
            let untouched = one.clone().into_words();
            let found = one.take_over(other, before);
            assert_eq!(found, is_taken_over, "{first:?} {second:?}");
            let expected = if found { all.into_words() } else { untouched };
            assert_eq!(one.into_words(), expected, "{first:?} {second:?}");
        }
        check(&["Applied"], &["applied", "Offer"], true);
        check(&["Offer", "Ghosted"], &["Rejected", "offer", "Offer"], true);
        check(&["fnord"], &["Fnord"], true);
        check(&["Gnarl"], &["Fnord", "Offer"], true);
        check(&["Offer"], &["Gnarl"], true);
        check(&[], &[], true);
        // It would be told twice.
        check(&["Gnarl"], &["Offer", "gnarl"], false);
        // The first of them says what both are.
        check(&["Gnarl"], &["Gnarl?", "Offer"], false);
    }

    #[test]
    fn the_hint_can_be_pasted_into_a_shell() {
        assert_eq!(
            hint("aplied", Words::built_in()),
            "if it is `applied`, say `--stage 'aplied=applied'`, else another stage (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)"
        );
        assert_eq!(
            hint("No offer at all", Words::built_in()),
            "say what it means: `--stage 'No offer at all=STAGE'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)"
        );
        assert_eq!(
            hint("it's on", Words::built_in()),
            r"say what it means: `--stage 'it'\''s on=STAGE'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)"
        );
    }
}
