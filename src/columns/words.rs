//! The word lists: what people call columns, stages, titles and ways to reach
//! somebody, one data file per language.
//!
//! Another language is another file and one entry in [`LANGUAGES`]. All of
//! them count at once: a sheet may mix languages, and where two files claim
//! one name, the earlier one has it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::field::Field;
use super::normalise::normal_name;
use crate::application::{Medium, Round, Stage, Standing};

/// Each language's file; the first that knows a name decides.
const LANGUAGES: &[&str] = &[include_str!("words/en.txt")];

/// How sure a name is of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It means that field.
    Sure,
    /// It does where no other column has that field.
    IfNoneElse,
    /// It does beside another column about a person.
    BesidePerson,
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
}

/// What a header means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field, perhaps of one round.
    Field(Field, Option<Round>, Claim),
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

/// Cells compared as wholes, in any case. Nearly every cell of a sheet is
/// asked for, and nearly none is there.
#[derive(Debug, Default)]
struct Items {
    items: Vec<&'static str>,
    /// A bit for each length in bytes that an item has.
    lengths: u64,
}

impl Items {
    fn extend(&mut self, items: impl Iterator<Item = &'static str>) {
        for item in items {
            self.lengths |= Self::bit(item);
            self.items.push(item);
        }
    }

    fn contain(&self, raw: &str) -> bool {
        // Items are in lower case, and lower case is as long in the scripts of the lists.
        if self.lengths & Self::bit(raw) == 0 {
            return false;
        }
        if raw.is_ascii() {
            return self.items.iter().any(|item| item.eq_ignore_ascii_case(raw));
        }
        let raw = raw.to_lowercase();
        self.items.iter().any(|item| **item == raw)
    }

    fn bit(text: &str) -> u64 {
        1 << text.len().min(63)
    }
}

/// All word lists, by normal name.
#[derive(Debug, Default)]
pub(super) struct Words {
    headers: HashMap<Name, Meaning>,
    stages: HashMap<Name, Stage>,
    ways: HashMap<Name, Way>,
    ordinals: HashMap<Name, u16>,
    theirs: Vec<Name>,
    /// By the first word of the title: the whole title, its rank, its standing.
    titles: HashMap<Name, Vec<(Name, usize, Standing)>>,
    totals: Vec<Name>,
    title_lines: usize,
    ands: Items,
    empty: Items,
    undated: Items,
    yes: Items,
    no: Items,
    ditto: Items,
}

impl Words {
    /// The lists that come with the program, put together when they are first
    /// asked for.
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Words> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let mut words = Self::default();
            for language in LANGUAGES {
                words.add(language);
            }
            words
        })
    }

    /// Adds one language; gives the lines that say nothing, counted from 1.
    fn add(&mut self, text: &'static str) -> Vec<usize> {
        let mut section = "";
        let mut useless = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with("# ") {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = name;
            } else if self.add_line(section, line).is_none() {
                useless.push(index + 1);
            }
        }
        useless
    }

    fn add_line(&mut self, section: &str, line: &'static str) -> Option<()> {
        let list = match section {
            "and" => Some(&mut self.ands),
            "empty" => Some(&mut self.empty),
            "undated" => Some(&mut self.undated),
            "yes" => Some(&mut self.yes),
            "no" => Some(&mut self.no),
            "ditto" => Some(&mut self.ditto),
            _ => None,
        };
        if let Some(list) = list {
            list.extend(items(line));
            return Some(());
        }
        match section {
            "theirs" => self.theirs.extend(names(line)),
            "totals" => self.totals.extend(names(line)),
            "headers" | "never" => {
                let (key, line) = line.split_once(':')?;
                let meaning = meaning_of(section, key)?;
                for name in items(line).map(header_name) {
                    self.headers.entry(name).or_insert(meaning);
                }
            }
            "stages" => {
                let (key, line) = line.split_once(':')?;
                let stage = Stage::from_word(key)?;
                for name in items(line).map(header_name) {
                    self.stages.entry(name).or_insert(stage);
                }
            }
            "media" => {
                let (key, line) = line.split_once(':')?;
                let way = match key {
                    "none" => Way::NotAtAll,
                    _ => Way::By(Medium::from_word(key)?),
                };
                for name in names(line) {
                    self.ways.entry(name).or_insert(way);
                }
            }
            "ordinals" => {
                let (key, line) = line.split_once(':')?;
                let number = key.parse().ok()?;
                for name in names(line) {
                    self.ordinals.entry(name).or_insert(number);
                }
            }
            "titles" => {
                let (key, line) = line.split_once(':')?;
                let standing = match key {
                    "hiring_manager" => Standing::HiringManager,
                    "recruiter" => Standing::Recruiter,
                    "peer" => Standing::Peer,
                    "other" => Standing::Unknown,
                    _ => return None,
                };
                // Ranks follow the lines: what stands further up in a file counts first.
                self.title_lines += 1;
                for name in names(line) {
                    let first = name.split(' ').next().unwrap_or_default().to_owned();
                    let titles = self.titles.entry(Name::Owned(first)).or_default();
                    titles.push((name, self.title_lines, standing));
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// What a header of that normal name means.
    pub(super) fn header(&self, name: &str) -> Option<Meaning> {
        if let Some(meaning) = self.headers.get(name) {
            return Some(*meaning);
        }
        let (pattern, round) = self.numbered(name)?;
        match self.headers.get(pattern.as_str())? {
            Meaning::Field(field, _, claim) => Some(Meaning::Field(*field, Some(round), *claim)),
            Meaning::Never(never) => Some(Meaning::Never(*never)),
        }
    }

    /// The stage that a status word of that normal name stands for.
    pub(super) fn stage(&self, name: &str) -> Option<Stage> {
        self.stages.get(name).copied().or_else(|| {
            let (pattern, _) = self.numbered(name)?;
            self.stages.get(pattern.as_str()).copied()
        })
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
        Some((pattern, round?))
    }

    fn ordinal(&self, word: &str) -> Option<u16> {
        // Nobody goes through more rounds than this; larger numbers are years or ids.
        const MOST_ROUNDS: u16 = 20;
        match word.parse() {
            Ok(number) => (1..=MOST_ROUNDS).contains(&number).then_some(number),
            Err(_) => self.ordinals.get(word).copied(),
        }
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

    /// Whether a word stands between two names.
    pub(super) fn is_and(&self, word: &str) -> bool {
        self.ands.contain(word)
    }

    /// Whether a cell says nothing.
    pub(super) fn is_empty(&self, raw: &str) -> bool {
        raw.is_empty() || self.empty.contain(raw)
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

    /// Whether the cell opens a row of totals.
    pub(super) fn is_total(&self, raw: &str) -> bool {
        let name = normal_name(raw);
        self.totals.contains(&name)
    }

    /// Every name of the fields, for "did you mean".
    pub(super) fn names_of(&self, wanted: &[Field]) -> impl Iterator<Item = (&str, Field)> {
        self.headers
            .iter()
            .filter_map(|(name, meaning)| match meaning {
                Meaning::Field(field, _, _) if wanted.contains(field) => {
                    Some((name.as_ref(), *field))
                }
                _ => None,
            })
    }
}

fn meaning_of(section: &str, key: &str) -> Option<Meaning> {
    if section == "never" {
        let never = match key {
            "saved" => Never::Saved,
            "entered" => Never::Entered,
            "changed" => Never::Changed,
            "posted" => Never::Posted,
            "outcome" => Never::Outcome,
            "own" => Never::Own,
            "referee" => Never::Referee,
            _ => return None,
        };
        return Some(Meaning::Never(never));
    }
    let (word, claim) = if let Some(word) = key.strip_suffix('?') {
        (word, Claim::IfNoneElse)
    } else if let Some(word) = key.strip_suffix('+') {
        (word, Claim::BesidePerson)
    } else if let Some(word) = key.strip_suffix('#') {
        (word, Claim::Counted)
    } else {
        (key, Claim::Sure)
    };
    Some(Meaning::Field(Field::from_word(word)?, None, claim))
}

fn items(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

fn names(line: &'static str) -> impl Iterator<Item = Name> {
    items(line).map(normal_name)
}

/// The normal name of an entry that may hold the `#` of a round.
fn header_name(item: &'static str) -> Name {
    if !item.contains('#') {
        return normal_name(item);
    }
    let parts: Vec<Name> = item
        .split(' ')
        .map(|word| {
            if word == "#" {
                Name::Borrowed(word)
            } else {
                normal_name(word)
            }
        })
        .collect();
    Name::Owned(parts.join(" "))
}

/// Whether the text starts with these words, the last one whole.
fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::{Claim, LANGUAGES, Meaning, Never, Way, Words};
    use crate::application::{Medium, Round, Stage, Standing};
    use crate::columns::field::Field;

    #[test]
    fn every_line_of_every_language_is_understood() {
        for language in LANGUAGES {
            assert_eq!(Words::default().add(language), Vec::<usize>::new());
        }
    }

    #[test]
    fn no_name_stands_in_a_file_twice() {
        for language in LANGUAGES {
            let mut section = "";
            let mut seen = std::collections::HashMap::new();
            let mut twice = Vec::new();
            for line in language.lines().filter(|line| !line.starts_with("# ")) {
                if line.starts_with('[') {
                    section = if line == "[never]" { "[headers]" } else { line };
                }
                if let ("[headers]" | "[stages]", Some((key, list))) =
                    (section, line.split_once(':'))
                {
                    for name in super::items(list).map(super::header_name) {
                        if let Some(before) = seen.insert((section, name.clone()), key) {
                            twice.push((name, before, key));
                        }
                    }
                }
            }
            assert_eq!(twice, []);
        }
    }

    #[test]
    fn headers_have_meanings() {
        fn check(name: &str, expected: Option<Meaning>) {
            assert_eq!(Words::built_in().header(name), expected, "{name}");
        }
        let field =
            |field, round: Option<u16>, claim| Some(Meaning::Field(field, round.map(Round), claim));
        check("company", field(Field::Company, None, Claim::Sure));
        check("title", field(Field::Role, None, Claim::IfNoneElse));
        check(
            "email",
            field(Field::ContactEmail, None, Claim::BesidePerson),
        );
        check("interview", field(Field::InterviewOn, None, Claim::Sure));
        for (name, round) in [
            ("1st interview", 1),
            ("second interview date", 2),
            ("interview 2", 2),
            ("interview round 3", 3),
            ("round 1", 1),
            ("final round", 0),
        ] {
            let round = (round > 0).then_some(round);
            check(name, field(Field::InterviewOn, round, Claim::Sure));
        }
        check(
            "interviewer 2nd round",
            field(Field::ContactName, Some(2), Claim::Sure),
        );
        check("saved date", Some(Meaning::Never(Never::Saved)));
        check("outcome date", Some(Meaning::Never(Never::Outcome)));
        check("interview 2026", None);
        check("favourite colour", None);
    }

    #[test]
    fn status_words_have_stages() {
        fn check(name: &str, expected: Option<Stage>) {
            assert_eq!(Words::built_in().stage(name), expected, "{name}");
        }
        check("applied", Some(Stage::Applied));
        check("interview 3", Some(Stage::Interviewing));
        check("2nd interview", Some(Stage::Interviewing));
        check("offer declined", Some(Stage::Withdrawn));
        check("maybe", None);
    }

    #[test]
    fn titles_have_standings() {
        fn check(raw: &str, expected: Option<Standing>) {
            assert_eq!(Words::built_in().title(raw), expected, "{raw}");
        }
        check("Hiring Manager", Some(Standing::HiringManager));
        check("Engineering Manager", Some(Standing::HiringManager));
        check("Head of Data", Some(Standing::HiringManager));
        check("CTO & co-founder", Some(Standing::HiringManager));
        check("Talent Acquisition Manager", Some(Standing::Recruiter));
        check("HR Director", Some(Standing::Recruiter));
        check("would-be peer", Some(Standing::Peer));
        check("Software Engineer", Some(Standing::Unknown));
        check("Bo Berg", None);
        check("Hrund", None);
    }

    #[test]
    fn small_words_are_known_in_any_case() {
        let words = Words::built_in();
        assert!(words.is_empty("n/a") && words.is_empty("TBD") && !words.is_empty("Nadir"));
        assert!(words.is_undated("No Response") && words.is_undated("FALSE"));
        assert_eq!(words.yes_or_no("Yes"), Some(true));
        assert_eq!(words.yes_or_no("☐"), Some(false));
        assert_eq!(words.yes_or_no("perhaps"), None);
        assert_eq!(words.way("Phone call"), Some(Way::By(Medium::Phone)));
        assert_eq!(words.way("LinkedIn"), Some(Way::By(Medium::Linkedin)));
        assert_eq!(words.way("Do not contact"), Some(Way::NotAtAll));
        assert!(words.is_theirs("response date") && !words.is_theirs("last contact"));
        assert!(words.is_total("Totals:") && words.is_ditto("↳"));
    }
}
