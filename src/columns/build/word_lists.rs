//! The files of the languages become lists, and these the source of tables.
//!
//! `[section]` opens a section and `key: one, two` lists what the key is
//! called; a section that answers one question has bare lists. `# ` opens a
//! comment. Names stand in the files as normal names; a test of the program
//! sees to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::spellings::plain_spellings;
use crate::table::write_table;

/// Sections of cells, compared as wholes and in any case: a bit for each.
const OF_CELLS: [&str; 13] = [
    "and",
    "names",
    "empty",
    "nobody",
    "undated",
    "yes",
    "no",
    "ditto",
    "called_off",
    "not",
    "steps",
    "whole",
    "international",
];

/// Sections of names, compared as normal names: a bit for each.
const OF_MARKS: [&str; 24] = [
    "theirs",
    "details",
    "outcomes",
    "secrets",
    "totals",
    "placeholders",
    "events",
    "announced",
    "jobs",
    "places",
    "boards",
    "firms",
    "legal_forms",
    "message_columns",
    "ours",
    "heard",
    "examples",
    "remarks",
    "legends",
    "periods",
    "between_days",
    "bands",
    "given_names",
    "family_names",
];

/// Values of one kind, each once, in the source that makes it.
#[derive(Default)]
struct Values(Vec<String>);

impl Values {
    fn place(&mut self, value: String) -> usize {
        let known = self.0.iter().position(|it| *it == value);
        known.unwrap_or_else(|| {
            self.0.push(value);
            self.0.len() - 1
        })
    }
}

/// What each name stands for; of two that claim it, the earlier one has it.
type Names = BTreeMap<String, usize>;

/// What each language means with a name, in the order of the languages.
type Claims = BTreeMap<String, Vec<(usize, usize)>>;

/// All lists of all languages.
#[derive(Default)]
pub(crate) struct WordLists {
    languages: Vec<String>,
    meanings: Values,
    headers: Claims,
    stage_values: Values,
    stages: Claims,
    ways: Values,
    media: Names,
    ordinals: Names,
    events: Values,
    acts: Names,
    cells: Names,
    marks: Names,
    standings: Values,
    /// By first word: the titles, each with its rank and its standing.
    titles: BTreeMap<String, Vec<(String, usize, usize)>>,
    title_lines: usize,
}

impl WordLists {
    /// Adds what one language has; the error names the line that says nothing.
    pub(crate) fn add_language(
        &mut self,
        code: &str,
        path: &str,
        text: &str,
    ) -> Result<(), String> {
        let language = self.languages.len();
        self.languages.push(code.to_owned());
        let mut of_names = Vec::new();
        let mut section = "";
        for (number, line) in (1..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with("# ") {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                section = name;
                continue;
            }
            let is_understood = self.add_line(language, section, line, |it| vec![it.to_owned()]);
            is_understood.ok_or_else(|| format!("{path}:{number}: `{line}` says nothing"))?;
            of_names.push((section, line));
        }
        // A name as it stands goes before one that is spelt like it without
        // its accents: `relance` is no `relancé`.
        for (section, line) in of_names {
            if matches!(section, "headers" | "never" | "stages") {
                self.add_line(language, section, line, |it| plain_spellings(it).collect());
            }
        }
        Ok(())
    }

    fn add_line(
        &mut self,
        language: usize,
        section: &str,
        line: &str,
        spellings: impl Fn(&str) -> Vec<String>,
    ) -> Option<()> {
        let of_list = |sections: &[&str]| sections.iter().position(|it| *it == section);
        let (lists, bit) = match (of_list(&OF_CELLS), of_list(&OF_MARKS)) {
            (Some(bit), _) => (&mut self.cells, bit),
            (_, Some(bit)) => (&mut self.marks, bit),
            _ if section == "both" => {
                let meaning = self.meanings.place("Meaning::Both".to_owned());
                claim(
                    &mut self.headers,
                    items(line).map(str::to_owned),
                    language,
                    meaning,
                );
                return Some(());
            }
            _ => {
                let (key, line) = line.split_once(':')?;
                let names = items(line).flat_map(spellings);
                return self.add_keyed(language, section, key, names);
            }
        };
        for item in items(line) {
            *lists.entry(item.to_owned()).or_default() |= 1 << bit;
        }
        Some(())
    }

    fn add_keyed(
        &mut self,
        language: usize,
        section: &str,
        key: &str,
        names: impl Iterator<Item = String>,
    ) -> Option<()> {
        let (list, value) = match section {
            "headers" | "never" => {
                let meaning = self.meanings.place(meaning(section, key));
                claim(&mut self.headers, names, language, meaning);
                return Some(());
            }
            "stages" => {
                let stage = self.stage_values.place(format!("Stage::{}", variant(key)));
                claim(&mut self.stages, names, language, stage);
                return Some(());
            }
            "titles" => {
                // Ranks follow the lines: what stands further up counts first.
                self.title_lines += 1;
                let standing = match key {
                    "other" => "Standing::Unknown".to_owned(),
                    _ => format!("Standing::{}", variant(key)),
                };
                let standing = self.standings.place(standing);
                for name in names {
                    let first = name.split(' ').next().unwrap_or_default().to_owned();
                    let titles = self.titles.entry(first).or_default();
                    titles.push((name, self.title_lines, standing));
                }
                return Some(());
            }
            "media" => {
                let way = match key {
                    "none" => "Way::NotAtAll".to_owned(),
                    _ => format!("Way::By(Medium::{})", variant(key)),
                };
                (&mut self.media, self.ways.place(way))
            }
            "acts" => {
                let act = format!("Event::{}", variant(key));
                (&mut self.acts, self.events.place(act))
            }
            "ordinals" => (&mut self.ordinals, key.parse().ok()?),
            _ => return None,
        };
        for name in names {
            list.entry(name).or_insert(value);
        }
        Some(())
    }

    /// The tables. A key that is no field, stage or the like does not compile.
    pub(crate) fn to_source(&self) -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        writeln!(
            out,
            "/// The code of each language.\npub(super) static LANGUAGES: [&str; {}] = {:?};",
            self.languages.len(),
            self.languages
        )?;
        for (kind, name, values) in [
            ("Meaning", "MEANINGS", &self.meanings),
            ("Stage", "STAGE_VALUES", &self.stage_values),
            ("Way", "WAYS", &self.ways),
            ("Event", "EVENTS", &self.events),
            ("Standing", "STANDINGS", &self.standings),
        ] {
            let (count, values) = (values.0.len(), values.0.join(",\n    "));
            writeln!(
                out,
                "pub(super) static {name}: [{kind}; {count}] = [\n    {values},\n];"
            )?;
        }
        for (sections, kind) in [(&OF_CELLS[..], "CELLS"), (&OF_MARKS[..], "MARKS")] {
            for (bit, section) in sections.iter().enumerate() {
                let section = section.to_uppercase();
                writeln!(out, "pub(super) const {section}_{kind}: u32 = 1 << {bit};")?;
            }
        }
        write_claims(&mut out, "HEADER", self.headers.iter().collect())?;
        self.write_stages(&mut out)?;
        for (name, names) in [
            ("MEDIA", &self.media),
            ("ORDINALS", &self.ordinals),
            ("ACTS", &self.acts),
            ("CELLS", &self.cells),
            ("MARKS", &self.marks),
        ] {
            let entries: Vec<_> = names.clone().into_iter().collect();
            write_table(&mut out, name, &entries);
        }
        self.write_titles(&mut out);
        self.write_parts_of_secrets(&mut out)?;
        Ok(out)
    }

    /// The stages by the length of their names in characters, and where each
    /// length starts.
    fn write_stages(&self, out: &mut String) -> std::fmt::Result {
        let mut stages: Vec<_> = self.stages.iter().collect();
        let length = |name: &str| name.chars().count();
        stages.sort_by_key(|(name, _)| length(name));
        let longest = stages.last().map_or(0, |(name, _)| length(name));
        let starts: Vec<usize> = (0..=longest + 1)
            .map(|wanted| stages.partition_point(|(name, _)| length(name) < wanted))
            .collect();
        let count = starts.len();
        writeln!(
            out,
            "pub(super) static STAGES_BY_LENGTH: [u16; {count}] = {starts:?};"
        )?;
        write_claims(out, "STAGE", stages)
    }

    /// The titles, those that begin with one word together, and a table of
    /// these words.
    fn write_titles(&self, out: &mut String) {
        let mut words = Vec::new();
        let mut all = Vec::new();
        for (word, titles) in &self.titles {
            words.push((word.clone(), run(all.len(), titles.len())));
            let titles = titles.iter();
            all.extend(titles.map(|(title, rank, it)| (title.clone(), rank << 8 | it)));
        }
        write_table(out, "TITLE_WORDS", &words);
        write_table(out, "TITLES", &all);
    }

    /// Words of secrets that are no whole words of a name: not every script
    /// parts its words, and some are several words.
    fn write_parts_of_secrets(&self, out: &mut String) -> std::fmt::Result {
        let bit = OF_MARKS.iter().position(|it| *it == "secrets");
        let is_secret = |marks: usize| bit.is_some_and(|bit| marks & 1 << bit != 0);
        let secrets = self.marks.iter().filter(|(_, marks)| is_secret(**marks));
        let parts = secrets.map(|(name, _)| name);
        let parts: Vec<_> = parts
            .filter(|it| it.contains(' ') || !it.is_ascii())
            .collect();
        let count = parts.len();
        writeln!(
            out,
            "pub(super) static PARTS_OF_SECRETS: [&str; {count}] = {parts:?};"
        )
    }
}

/// Within a language the first claim counts.
fn claim(claims: &mut Claims, names: impl Iterator<Item = String>, language: usize, value: usize) {
    for name in names {
        let claims = claims.entry(name).or_default();
        if claims.iter().all(|(of, _)| *of != language) {
            claims.push((language, value));
        }
    }
}

/// The claims behind each other, and a table of where those of a name are.
fn write_claims(
    out: &mut String,
    kind: &str,
    claims: Vec<(&String, &Vec<(usize, usize)>)>,
) -> std::fmt::Result {
    let mut all = Vec::new();
    let mut entries = Vec::new();
    for (name, claims) in claims {
        entries.push((name.clone(), run(all.len(), claims.len())));
        all.extend_from_slice(claims);
    }
    let count = all.len();
    writeln!(
        out,
        "pub(super) static {kind}_CLAIMS: [(u8, u8); {count}] = {all:?};"
    )?;
    write_table(out, &format!("{kind}S"), &entries);
    Ok(())
}

/// A run of a list in one number: where it starts and how long it is.
fn run(start: usize, length: usize) -> usize {
    assert!(length < 1 << 8, "a run of {length}");
    start << 8 | length
}

fn meaning(section: &str, key: &str) -> String {
    if section == "never" {
        return format!("Meaning::Never(Never::{})", variant(key));
    }
    let (word, claim) = match key.as_bytes().last() {
        Some(b'?') => (key.trim_end_matches('?'), "IfNoneElse"),
        Some(b'+') => (key.trim_end_matches('+'), "BesidePerson"),
        Some(b'~') => (key.trim_end_matches('~'), "WhereCellsFit"),
        Some(b'#') => (key.trim_end_matches('#'), "Counted"),
        _ => (key, "Sure"),
    };
    format!(
        "Meaning::Field(Field::{}, None, Claim::{claim})",
        variant(word)
    )
}

/// `applied_on` as `AppliedOn`.
fn variant(key: &str) -> String {
    let words = key.split('_').map(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        first.to_uppercase() + rest
    });
    words.collect()
}

fn items(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(str::trim).filter(|it| !it.is_empty())
}
