//! The lines of a language's file become word lists.
//!
//! `[section]` opens a section and `key: one, two` lists what the key is
//! called; a section that answers one question has bare lists. `# ` opens a
//! comment. Names stand in the files as normal names (a test sees to it), since
//! some of this is done at each start.

use super::{Claim, LANGUAGES, Language, Meaning, Name, Names, Never, Way, Words};
use crate::application::{Medium, Stage, Standing};
use crate::columns::field::Field;
use crate::columns::fold::Event;
use crate::columns::normalise::without_accents;

/// The lines of a file that say something, each with its section and its
/// number.
fn lines(text: &'static str) -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    let mut section = "";
    let lines = (1..).zip(text.lines().map(str::trim));
    lines.filter_map(move |(number, line)| {
        if line.is_empty() || line.starts_with("# ") {
            return None;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            return None;
        }
        Some((number, section, line))
    })
}

/// Whether a section is about what columns and stages are called.
fn is_of_names(section: &str) -> bool {
    matches!(section, "both" | "headers" | "never" | "stages")
}

impl Names {
    /// Adds what one language calls columns and stages; gives the lines that say
    /// nothing.
    pub(super) fn add(&mut self, language: Language) -> Vec<usize> {
        let (_, text) = LANGUAGES.get(language.0).copied().unwrap_or_default();
        let of_names = || lines(text).filter(|(_, section, _)| is_of_names(section));
        let not_understood = of_names()
            .filter(|(_, section, line)| self.add_line(section, line, language).is_none())
            .map(|(number, _, _)| number)
            .collect();
        // A name as it stands goes before one that is spelt like it without
        // its accents: `relance` is no `relancé`.
        for (_, section, line) in of_names().filter(|(_, _, line)| !line.is_ascii()) {
            self.add_plain_spellings(section, line, language);
        }
        not_understood
    }

    fn add_line(&mut self, section: &str, line: &'static str, language: Language) -> Option<()> {
        if section == "both" {
            for name in names(line) {
                self.add_header(name, Meaning::Both, language);
            }
            return Some(());
        }
        let (key, line) = line.split_once(':')?;
        if section == "stages" {
            let stage = Stage::from_word(key)?;
            for name in names(line) {
                self.stages.entry(name).or_insert(stage);
            }
        } else {
            let meaning = meaning_of(section, key)?;
            for name in names(line) {
                self.add_header(name, meaning, language);
            }
        }
        Some(())
    }

    fn add_plain_spellings(
        &mut self,
        section: &str,
        line: &'static str,
        language: Language,
    ) -> Option<()> {
        let (key, line) = line.split_once(':')?;
        let plain = items(line).flat_map(plain_spellings);
        if section == "stages" {
            let stage = Stage::from_word(key)?;
            for name in plain {
                self.stages.entry(name).or_insert(stage);
            }
        } else {
            let meaning = meaning_of(section, key)?;
            for name in plain {
                self.add_header(name, meaning, language);
            }
        }
        Some(())
    }
}

impl Words {
    /// Adds the rest of what one language has; gives the lines that say nothing.
    pub(super) fn add(&mut self, text: &'static str) -> Vec<usize> {
        let lines = lines(text).filter(|(_, section, _)| !is_of_names(section));
        lines
            .filter(|(_, section, line)| self.add_line(section, line).is_none())
            .map(|(number, _, _)| number)
            .collect()
    }

    fn add_line(&mut self, section: &str, line: &'static str) -> Option<()> {
        let list = match section {
            "and" => Some(&mut self.ands),
            "names" => Some(&mut self.names),
            "empty" => Some(&mut self.empty),
            "nobody" => Some(&mut self.nobody),
            "undated" => Some(&mut self.undated),
            "yes" => Some(&mut self.yes),
            "no" => Some(&mut self.no),
            "ditto" => Some(&mut self.ditto),
            "not" => Some(&mut self.negations),
            "steps" => Some(&mut self.steps),
            "whole" => Some(&mut self.stages_as_a_whole),
            "international" => Some(&mut self.international),
            _ => None,
        };
        if let Some(list) = list {
            list.extend(items(line));
            return Some(());
        }
        match section {
            "theirs" => self.theirs.extend(names(line)),
            "secrets" => self.secrets.extend(names(line)),
            "totals" => self.totals.extend(names(line)),
            "placeholders" => self.placeholders.extend(names(line)),
            "events" => self.events.extend(names(line)),
            "acts" => {
                let (key, line) = line.split_once(':')?;
                let act = match key {
                    "followed_up" => Event::FollowedUp,
                    "thanked" => Event::Thanked,
                    "contacted" => Event::Contacted,
                    _ => return None,
                };
                for name in names(line) {
                    self.acts.entry(name).or_insert(act);
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
            "profile" => Never::Profile,
            "secret" => Never::Secret,
            _ => return None,
        };
        return Some(Meaning::Never(never));
    }
    let (word, claim) = if let Some(word) = key.strip_suffix('?') {
        (word, Claim::IfNoneElse)
    } else if let Some(word) = key.strip_suffix('+') {
        (word, Claim::BesidePerson)
    } else if let Some(word) = key.strip_suffix('~') {
        (word, Claim::WhereDates)
    } else if let Some(word) = key.strip_suffix('#') {
        (word, Claim::Counted)
    } else {
        (key, Claim::Sure)
    };
    Some(Meaning::Field(Field::from_word(word)?, None, claim))
}

pub(super) fn items(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

fn names(line: &'static str) -> impl Iterator<Item = Name> {
    items(line).map(Name::Borrowed)
}

/// The name as it is typed where a keyboard has no accents: `société` as
/// `societe`, `rückmeldung` as `rueckmeldung` or `ruckmeldung`.
fn plain_spellings(name: &str) -> impl Iterator<Item = Name> {
    let umlauts = [('ä', "ae"), ('ö', "oe"), ('ü', "ue")];
    let has_umlaut = || name.contains(['ä', 'ö', 'ü']);
    let spelt = (!name.is_ascii() && has_umlaut()).then(|| {
        let name = name.replace('ß', "ss");
        umlauts.iter().fold(name, |name, (umlaut, letters)| {
            name.replace(*umlaut, letters)
        })
    });
    without_accents(name)
        .into_iter()
        .chain(spelt)
        .map(Name::Owned)
}
