//! The lines of a language's file become word lists.
//!
//! `[section]` opens a section and `key: one, two` lists what the key is
//! called; a section that answers one question has bare lists. `# ` opens a
//! comment.

use super::{Claim, Meaning, Name, Never, Way, Words};
use crate::application::{Medium, Stage, Standing};
use crate::columns::field::Field;
use crate::columns::normalise::{normal_name, without_accents};

impl Words {
    /// Adds one language; gives the lines that say nothing, counted from 1.
    pub(super) fn add(&mut self, text: &'static str) -> Vec<usize> {
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
            "names" => Some(&mut self.names),
            "empty" => Some(&mut self.empty),
            "nobody" => Some(&mut self.nobody),
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
            "both" => {
                for name in names(line) {
                    self.headers.entry(name).or_insert(Meaning::Both);
                }
            }
            "secrets" => self.secrets.extend(names(line)),
            "totals" => self.totals.extend(names(line)),
            "headers" | "never" => {
                let (key, line) = line.split_once(':')?;
                let meaning = meaning_of(section, key)?;
                for name in items(line).map(header_name) {
                    for plain in plain_names(&name) {
                        self.headers.entry(plain).or_insert(meaning);
                    }
                    self.headers.entry(name).or_insert(meaning);
                }
            }
            "stages" => {
                let (key, line) = line.split_once(':')?;
                let stage = Stage::from_word(key)?;
                for name in items(line).map(header_name) {
                    for plain in plain_names(&name) {
                        self.stages.entry(plain).or_insert(stage);
                    }
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
    items(line).map(normal_name)
}

/// The normal name of an entry that may hold the `#` of a round, as a word of
/// its own or inside one.
pub(super) fn header_name(item: &'static str) -> Name {
    if !item.contains('#') {
        return normal_name(item);
    }
    let words = item.split(' ').map(|word| {
        let parts: Vec<Name> = word.split('#').map(normal_name).collect();
        parts.join("#")
    });
    Name::Owned(words.collect::<Vec<String>>().join(" "))
}

/// The name as it is typed without accents, if it has any: `société` and
/// `societe`, `rückmeldung` and `rueckmeldung`. Empty ones are left out.
fn plain_names(name: &str) -> impl Iterator<Item = Name> {
    let is_latin = !name.is_ascii() && name.chars().any(|c| c.is_ascii_alphabetic());
    let folded = is_latin.then(|| without_accents(name));
    let spelt = is_latin.then(|| {
        name.replace('ä', "ae")
            .replace('ö', "oe")
            .replace('ü', "ue")
            .replace('ß', "ss")
    });
    let name = name.to_owned();
    let is_another = move |plain: &String| *plain != name;
    folded
        .into_iter()
        .chain(spelt)
        .filter(is_another)
        .map(Name::Owned)
}
