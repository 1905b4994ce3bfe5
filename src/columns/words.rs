//! The word lists: what people call columns, stages, titles and ways to reach
//! somebody, one data file per language.
//!
//! Another language is another file and one entry in [`LANGUAGES`]. All of
//! them count at once: a sheet may mix languages. Where two files claim one
//! name, the language of the sheet has it, else the earlier one.

mod file;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

use super::field::Field;
use super::fold::Event;
use super::normalise::normal_name;
use crate::application::{Medium, Round, Stage, Standing};

/// Each language's code and file; the first that knows a name decides.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", include_str!("words/en.txt")),
    ("de", include_str!("words/de.txt")),
    ("fr", include_str!("words/fr.txt")),
    ("es", include_str!("words/es.txt")),
    ("pt", include_str!("words/pt.txt")),
    ("it", include_str!("words/it.txt")),
    ("nl", include_str!("words/nl.txt")),
    ("pl", include_str!("words/pl.txt")),
    ("fi", include_str!("words/fi.txt")),
    ("ru", include_str!("words/ru.txt")),
    ("ja", include_str!("words/ja.txt")),
    ("zh", include_str!("words/zh.txt")),
];

/// Nobody goes through more rounds than this; larger numbers are years or ids.
pub(super) const MOST_ROUNDS: u16 = 20;

/// The numerals of Chinese and Japanese, from one.
const NUMERALS: [char; 6] = ['一', '二', '三', '四', '五', '六'];

/// How sure a name is of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It means that field.
    Sure,
    /// It does where no other column has that field.
    IfNoneElse,
    /// It does beside another column about a person.
    BesidePerson,
    /// It does where the cells are dates; else it means nothing.
    WhereDates,
    /// It means that field; its number is the round if the sheet has such a
    /// round, else it counts people.
    Counted,
}

/// Why a column is never used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Never {
    /// The day a posting was put on a list.
    Saved,
    /// The day the row was typed.
    Entered,
    /// The day the row was changed.
    Changed,
    /// The day the posting came out.
    Posted,
    /// The day of an outcome, whichever it was.
    Outcome,
    /// The applicant's own data.
    Own,
    /// Somebody who speaks for the applicant.
    Referee,
    /// Somebody's page on a network.
    Profile,
    /// What opens the applicant's account.
    Secret,
}

/// What a header means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field, perhaps of one round.
    Field(Field, Option<Round>, Claim),
    /// The company and the role, together in a cell.
    Both,
    /// Nothing that may be used.
    Never(Never),
}

/// What a cell about a way of contact says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// This one.
    By(Medium),
    /// None at all.
    NotAtAll,
}

type Name = Cow<'static, str>;

/// Names of stages of one length.
type StageNames = Vec<(Name, Stage)>;

/// Cells compared as wholes, in any case. Nearly every cell of a sheet is
/// asked for, and nearly none is there; so they lie by their length in bytes.
#[derive(Debug, Default)]
struct Items {
    by_length: Vec<Vec<&'static str>>,
}

impl Items {
    fn extend(&mut self, items: impl Iterator<Item = &'static str>) {
        for item in items {
            if self.by_length.len() <= item.len() {
                self.by_length.resize(item.len() + 1, Vec::new());
            }
            self.by_length[item.len()].push(item);
        }
    }

    fn contain(&self, raw: &str) -> bool {
        // Items are in lower case, and lower case is as long in the scripts of the lists.
        let Some(items) = self.by_length.get(raw.len()) else {
            return false;
        };
        if raw.is_ascii() {
            return items.iter().any(|item| item.eq_ignore_ascii_case(raw));
        }
        !items.is_empty() && items.contains(&raw.to_lowercase().as_str())
    }
}

/// One of the languages, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Language(usize);

impl Language {
    /// All but English, in which names are looked up without being asked to.
    pub(super) fn all_others() -> impl Iterator<Item = Self> {
        (1..LANGUAGES.len()).map(Self)
    }

    /// By its code in ISO 639-1.
    #[cfg(test)]
    pub(super) fn of_code(code: &str) -> Option<Self> {
        let mut codes = LANGUAGES.iter().map(|(code, _)| *code);
        codes.position(|known| known == code).map(Self)
    }
}

/// Some of the languages: a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages(u32);

impl Languages {
    pub(super) fn contain(self, language: Language) -> bool {
        self.0 & (1 << language.0) != 0
    }

    fn insert(&mut self, language: Language) {
        self.0 |= 1 << language.0;
    }
}

/// What a header means, and in which languages it is one.
#[derive(Clone, Copy, Debug)]
struct KnownHeader {
    /// In the earliest of them.
    meaning: Meaning,
    languages: Languages,
}

/// What columns and stages are called, by normal name.
#[derive(Debug, Default)]
struct Names {
    headers: HashMap<Name, KnownHeader>,
    /// What a header means in a later language, as far as it is another thing.
    elsewhere: HashMap<Name, Vec<(Language, Meaning)>>,
    stages: HashMap<Name, Stage>,
}

/// All word lists, by normal name.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Those of the first language.
    names_of_first: Names,
    /// Those of all others, put together when the first does not know a name.
    names_of_others: OnceLock<Names>,
    /// The names of stages by their length in characters, put together when a
    /// status is not known.
    stages_by_length: OnceLock<HashMap<usize, StageNames>>,
    /// Words that turn the name behind them into its contrary.
    negations: Items,
    /// What a status is called in front of its number: `Step 2`.
    steps: Items,
    /// Names of stages that mean something else beside other words.
    stages_as_a_whole: Items,
    ways: HashMap<Name, Way>,
    ordinals: HashMap<Name, u16>,
    theirs: Vec<Name>,
    /// Headers that many languages have in common.
    international: Items,
    /// Words that make a header one of a secret, wherever they stand in it.
    secrets: Vec<Name>,
    /// By the first word of the title: the whole title, its rank, its standing.
    titles: HashMap<Name, Vec<(Name, usize, Standing)>>,
    totals: Vec<Name>,
    placeholders: Vec<Name>,
    events: Vec<Name>,
    acts: HashMap<Name, Event>,
    title_lines: usize,
    /// Title words that are names of people, too.
    names: Items,
    ands: Items,
    empty: Items,
    nobody: Items,
    undated: Items,
    yes: Items,
    no: Items,
    ditto: Items,
}

impl Names {
    /// `about` is how many there are, so that they are not moved about while
    /// they grow.
    fn of(languages: impl Iterator<Item = Language>, about: usize) -> Self {
        let mut names = Self {
            headers: HashMap::with_capacity(about),
            elsewhere: HashMap::new(),
            stages: HashMap::with_capacity(about / 2),
        };
        for language in languages {
            names.add(language);
        }
        names
    }

    /// `numbered` is the name with `#` in place of its number, and the number.
    fn header<'n>(
        &self,
        name: &str,
        numbered: impl FnOnce() -> Option<&'n (String, Round)>,
        language: Option<Language>,
    ) -> Option<Meaning> {
        if let Some(meaning) = self.meaning(name, language) {
            return Some(meaning);
        }
        let (pattern, round) = numbered()?;
        match self.meaning(pattern, language)? {
            Meaning::Field(field, _, claim) => Some(Meaning::Field(field, Some(*round), claim)),
            other => Some(other),
        }
    }

    /// What a header means in that language, or in the earliest that knows it.
    fn meaning(&self, name: &str, language: Option<Language>) -> Option<Meaning> {
        let known = self.headers.get(name)?;
        let Some(language) = language else {
            return Some(known.meaning);
        };
        if !known.languages.contain(language) {
            return None;
        }
        let mut elsewhere = self.elsewhere.get(name).into_iter().flatten();
        let other = elsewhere.find(|(of, _)| *of == language);
        Some(other.map_or(known.meaning, |(_, meaning)| *meaning))
    }

    /// Adds what that language means with a header.
    fn add_header(&mut self, name: Name, meaning: Meaning, language: Language) {
        let known = match self.headers.entry(name) {
            Entry::Vacant(entry) => entry.insert(KnownHeader {
                meaning,
                languages: Languages::default(),
            }),
            Entry::Occupied(entry) => {
                let known = *entry.get();
                if known.meaning != meaning && !known.languages.contain(language) {
                    let others = self.elsewhere.entry(entry.key().clone()).or_default();
                    others.push((language, meaning));
                }
                entry.into_mut()
            }
        };
        known.languages.insert(language);
    }
}

impl Words {
    /// The lists that come with the program, put together when they are first
    /// asked for.
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Words> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let mut words = Self::default();
            for (_, text) in LANGUAGES {
                words.add(text);
            }
            words.names_of_first = Names::of(std::iter::once(Language(0)), 2_000);
            words
        })
    }

    /// The names of all languages, those of the first before the others.
    fn names(&self) -> impl Iterator<Item = &Names> {
        [&self.names_of_first]
            .into_iter()
            .chain(std::iter::once_with(|| self.others()))
    }

    fn others(&self) -> &Names {
        let others = || Names::of(Language::all_others(), 6_000);
        self.names_of_others.get_or_init(others)
    }

    /// What a header of that normal name means, whatever its language.
    pub(super) fn header(&self, name: &str) -> Option<Meaning> {
        self.header_in(name, None)
    }

    /// What a header of that normal name means in a sheet of that language;
    /// what it means in another, where this one does not know it.
    pub(super) fn header_in(&self, name: &str, language: Option<Language>) -> Option<Meaning> {
        // No known name is that of a secret; a test sees to it.
        if language.is_none()
            && let Some(known) = self.names_of_first.headers.get(name)
        {
            return Some(known.meaning);
        }
        if self.is_secret(name) {
            return Some(Meaning::Never(Never::Secret));
        }
        let numbered = LazyCell::new(|| self.numbered(name));
        let in_its_own = language.and_then(|language| {
            let others = self.others();
            others.header(name, || numbered.as_ref(), Some(language))
        });
        in_its_own.or_else(|| {
            self.names()
                .find_map(|names| names.header(name, || numbered.as_ref(), None))
        })
    }

    /// The languages, English left out, in which a header has that normal name.
    pub(super) fn languages_of(&self, name: &str) -> Languages {
        let headers = &self.others().headers;
        let known = headers.get(name).or_else(|| {
            let (pattern, _) = self.numbered(name)?;
            headers.get(pattern.as_str())
        });
        known.map_or_else(Languages::default, |known| known.languages)
    }

    /// Whether a header of that normal name is in use in many languages, so that
    /// it tells nothing of the one of its sheet.
    pub(super) fn is_international(&self, name: &str) -> bool {
        self.international.contain(name)
    }

    /// Whether English knows a header of that normal name.
    pub(super) fn is_english_header(&self, name: &str) -> bool {
        let numbered = LazyCell::new(|| self.numbered(name));
        let english = self.names_of_first.header(name, || numbered.as_ref(), None);
        english.is_some()
    }

    /// Whether a name that is known as a header is one of a stage, too, in that
    /// language.
    pub(super) fn is_stage_and_header(&self, name: &str) -> bool {
        if self.names_of_first.headers.contains_key(name) {
            return self.names_of_first.stages.contains_key(name);
        }
        self.stage(name).is_some()
    }

    /// The stage that a status word of that normal name stands for.
    pub(super) fn stage(&self, name: &str) -> Option<Stage> {
        let numbered = LazyCell::new(|| self.numbered(name));
        self.names().find_map(|names| {
            let stages = &names.stages;
            let stage = stages.get(name).copied();
            stage.or_else(|| stages.get(numbered.as_ref()?.0.as_str()).copied())
        })
    }

    /// Every name of a stage, for "did you mean".
    pub(super) fn stage_names(&self) -> impl Iterator<Item = (&str, Stage)> {
        let stages = self.names().flat_map(|names| &names.stages);
        stages.map(|(name, stage)| (name.as_ref(), *stage))
    }

    /// Every name of a stage that has so many characters and no number.
    pub(super) fn stage_names_of_length(&self, characters: usize) -> &[(Name, Stage)] {
        let by_length = self.stages_by_length.get_or_init(|| {
            let mut by_length: HashMap<usize, StageNames> = HashMap::new();
            let names = self.names().flat_map(|names| &names.stages);
            for (name, stage) in names.filter(|(name, _)| !name.contains('#')) {
                let same = by_length.entry(name.chars().count()).or_default();
                same.push((name.clone(), *stage));
            }
            by_length
        });
        by_length.get(&characters).map_or(&[], Vec::as_slice)
    }

    /// Whether the word says that what follows is not so.
    pub(super) fn is_negation(&self, word: &str) -> bool {
        self.negations.contain(word)
    }

    /// Whether a number behind the word counts the steps of applications.
    pub(super) fn is_step(&self, word: &str) -> bool {
        self.steps.contain(word)
    }

    /// Whether that name of a stage says nothing inside a phrase.
    pub(super) fn is_stage_only_as_a_whole(&self, name: &str) -> bool {
        self.stages_as_a_whole.contain(name)
    }

    /// The name with its one number or ordinal replaced by `#`.
    fn numbered(&self, name: &str) -> Option<(String, Round)> {
        let mut round = None;
        let mut pattern = String::with_capacity(name.len());
        for word in name.split(' ') {
            if !pattern.is_empty() {
                pattern.push(' ');
            }
            match self.ordinal(word) {
                Some(number) if round.is_none() => {
                    round = Some(Round(number));
                    pattern.push('#');
                }
                _ => pattern.push_str(word),
            }
        }
        match round {
            Some(round) => Some((pattern, round)),
            None => self.numbered_inside(name),
        }
    }

    /// The same where words are not parted by blanks: `1次面接`, `第二轮面试`.
    fn numbered_inside(&self, name: &str) -> Option<(String, Round)> {
        if name.is_ascii() {
            return None;
        }
        let is_digit = |c: char| c.is_ascii_digit();
        let (number, start, length) = match name.find(is_digit) {
            Some(start) => {
                let digits = &name[start..];
                let length = digits.find(|c| !is_digit(c)).unwrap_or(digits.len());
                (self.ordinal(&digits[..length])?, start, length)
            }
            None => name.char_indices().find_map(|(start, character)| {
                let length = character.len_utf8();
                let number = NUMERALS.iter().position(|it| *it == character)?;
                Some((u16::try_from(number + 1).ok()?, start, length))
            })?,
        };
        let pattern = format!("{}#{}", &name[..start], &name[start + length..]);
        Some((pattern, Round(number)))
    }

    fn ordinal(&self, word: &str) -> Option<u16> {
        match word.parse() {
            Ok(number) => (1..=MOST_ROUNDS).contains(&number).then_some(number),
            Err(_) => self.ordinals.get(word).copied(),
        }
    }

    /// Whether a header of that normal name is one of a password or a login.
    fn is_secret(&self, name: &str) -> bool {
        self.secrets.iter().any(|secret| {
            // Not every script parts its words.
            name.split(' ').any(|word| word == secret)
                || secret.contains(' ') && name.contains(secret.as_ref())
                || !secret.is_ascii() && name.contains(secret.as_ref())
        })
    }

    /// Whether a header of that normal name speaks of the employer's contact.
    pub(super) fn is_theirs(&self, name: &str) -> bool {
        name.split(' ')
            .any(|word| self.theirs.iter().any(|theirs| theirs == word))
    }

    /// What a cell about a way of contact says.
    pub(super) fn way(&self, raw: &str) -> Option<Way> {
        self.ways.get(normal_name(raw).as_ref()).copied()
    }

    /// What somebody's title says of them, if it is a title at all.
    pub(super) fn title(&self, raw: &str) -> Option<Standing> {
        let name = normal_name(raw);
        let mut rest = name.as_ref();
        let mut found: Option<(usize, Standing)> = None;
        while !rest.is_empty() {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            for (title, rank, standing) in self.titles.get(word).into_iter().flatten() {
                let is_better = found.is_none_or(|(best, _)| *rank < best);
                if is_better && starts_with_words(rest, title) {
                    found = Some((*rank, *standing));
                }
            }
            rest = after;
        }
        found.map(|(_, standing)| standing)
    }

    /// Whether the text is a title of the lists and nothing else.
    pub(super) fn is_bare_title(&self, raw: &str) -> bool {
        let name = normal_name(raw);
        let first = name.split(' ').next().unwrap_or_default();
        let mut titles = self.titles.get(first).into_iter().flatten();
        titles.any(|(title, _, _)| *title == name)
    }

    /// Whether the text is a title and no name stands in it, as far as words
    /// tell: `Head of Growth` and `Software Engineer`, not `Peer Schmidt`.
    pub(super) fn is_title_without_a_name(&self, raw: &str) -> bool {
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
            .filter(|word| !self.names.contain(word))
            .collect();
        is_of_something
            || name.split(' ').all(is_in_the_lists)
            || self.title(&surely.join(" ")).is_some()
    }

    /// Whether a word stands between two names.
    pub(super) fn is_and(&self, word: &str) -> bool {
        self.ands.contain(word)
    }

    /// Whether a cell says nothing.
    pub(super) fn is_empty(&self, raw: &str) -> bool {
        raw.is_empty() || self.empty.contain(raw)
    }

    /// Whether a cell of names names nobody.
    pub(super) fn is_nobody(&self, raw: &str) -> bool {
        let raw = raw.trim_matches(|c: char| c == '.' || c == '!' || c.is_whitespace());
        self.is_empty(raw) || self.nobody.contain(raw)
    }

    /// Whether a cell of a date column says that there is no date.
    pub(super) fn is_undated(&self, raw: &str) -> bool {
        self.is_empty(raw) || self.undated.contain(raw) || self.no.contain(raw)
    }

    /// What a cell says that answers yes or no.
    pub(super) fn yes_or_no(&self, raw: &str) -> Option<bool> {
        if self.yes.contain(raw) {
            return Some(true);
        }
        self.no.contain(raw).then_some(false)
    }

    /// Whether the cell means the one above it.
    pub(super) fn is_ditto(&self, raw: &str) -> bool {
        self.ditto.contain(raw)
    }

    /// Whether a column of that normal name says what happened.
    pub(super) fn is_column_of_events(&self, name: &str) -> bool {
        self.events.iter().any(|known| known == name)
    }

    /// What the person did, as a cell of such a column says it.
    pub(super) fn act(&self, raw: &str) -> Option<Event> {
        self.acts.get(&normal_name(raw)).copied()
    }

    /// Whether the cell stands in for a company that is not named.
    pub(super) fn is_placeholder(&self, raw: &str) -> bool {
        let name = normal_name(raw);
        self.placeholders.contains(&name)
    }

    /// Whether the cell opens a row of totals.
    pub(super) fn is_total(&self, raw: &str) -> bool {
        let name = normal_name(raw);
        self.totals.contains(&name)
    }

    /// Every name of the fields, for "did you mean".
    pub(super) fn names_of(&self, wanted: &[Field]) -> impl Iterator<Item = (&str, Field)> {
        self.names()
            .flat_map(|names| &names.headers)
            .filter_map(|(name, known)| match &known.meaning {
                // What counts where the cells are dates is no name to be meant.
                Meaning::Field(field, _, claim)
                    if wanted.contains(field) && *claim != Claim::WhereDates =>
                {
                    Some((name.as_ref(), *field))
                }
                _ => None,
            })
    }
}

/// Whether the text starts with these words, the last one whole.
fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod tests;
