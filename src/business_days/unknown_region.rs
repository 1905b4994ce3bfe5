//! What was typed for a region and is none becomes an error that names the
//! closest regions, and the parts of the country if that one is known.

use std::fmt;

use super::holiday_table::Section;

/// How many of the closest regions are named.
const MOST_CLOSEST: usize = 5;
/// How many parts of a country are named before the rest are only counted.
const MOST_PARTS: usize = 60;
/// How much alike a mistyped name and a name must be, of 1.
const ALIKE: f64 = 0.9;

/// A region without holidays here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRegion {
    /// What was asked for.
    pub wanted: String,
    /// The codes it may have been meant for, the likeliest first; often none.
    pub closest: Vec<String>,
    /// The codes of the parts of the country, if its code is right.
    pub subdivisions: Vec<String>,
}

impl UnknownRegion {
    pub(super) fn new(wanted: &str) -> Self {
        let known = |code: &str| Section::find(&code.to_uppercase());
        let country = wanted.split_once('-').and_then(|(head, _)| known(head));
        let parts: Vec<Section> = country.map(parts_of).unwrap_or_default();
        let mut closest = match (country, wanted.split_once('-')) {
            (Some(country), _) if parts.is_empty() => vec![country],
            (Some(_), Some((_, part))) => among(part, &parts),
            _ => anywhere(wanted),
        };
        closest.truncate(MOST_CLOSEST);
        let codes = |sections: &[Section]| sections.iter().map(|it| it.code.to_owned()).collect();
        Self {
            wanted: wanted.to_owned(),
            closest: codes(&closest),
            subdivisions: codes(&parts),
        }
    }

    /// The way out, in one line.
    #[must_use]
    pub fn hint(&self) -> String {
        let mut sentences = Vec::new();
        if let Some((last, others)) = self.closest.split_last() {
            let others: Vec<String> = others.iter().map(|code| format!("`{code}`")).collect();
            let or = if others.is_empty() { "" } else { " or " };
            sentences.push(format!("did you mean {}{or}`{last}`?", others.join(", ")));
        }
        let parts: Vec<(&str, &str)> = (self.subdivisions.iter())
            .filter_map(|code| code.split_once('-'))
            .collect();
        if let Some((country, _)) = parts.first() {
            let named: Vec<&str> = parts
                .iter()
                .take(MOST_PARTS)
                .map(|(_, part)| *part)
                .collect();
            let more = match parts.len() - named.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            sentences.push(format!(
                "known parts of `{country}` are: {}{more}",
                named.join(", ")
            ));
        }
        if sentences.is_empty() {
            return "a region is a country such as `US`, or a part of one such as `US-CA`"
                .to_owned();
        }
        sentences.join(" ")
    }
}

impl fmt::Display for UnknownRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there are no holidays for `{}`", self.wanted)
    }
}

impl std::error::Error for UnknownRegion {}

fn parts_of(country: Section) -> Vec<Section> {
    let of_country = |section: &Section| {
        (section.country_and_part()).is_some_and(|(code, _)| code == country.code)
    };
    Section::all().filter(of_country).collect()
}

/// The closest of every region: one whose code was written with other signs,
/// one by its name, a part by its code alone, a part of a country that goes by
/// another name, or a name that was mistyped. Countries come before parts.
fn anywhere(wanted: &str) -> Vec<Section> {
    let (countries, parts): (Vec<_>, Vec<_>) =
        Section::all().partition(|section| section.country_and_part().is_none());
    let named = |text: &str, sections: &[Section]| -> Vec<Section> {
        let text = folded(text);
        let is_named = |section: &&Section| section.names().any(|name| folded(name) == text);
        sections.iter().filter(is_named).copied().collect()
    };
    let same_letters = |section: &&Section| folded(section.code) == folded(wanted);
    let exact = [
        countries.iter().filter(same_letters).copied().collect(),
        parts.iter().filter(same_letters).copied().collect(),
        named(wanted, &countries),
        named(wanted, &parts),
        same_code(wanted, &parts),
    ];
    if let Some(found) = exact.into_iter().find(|found| !found.is_empty()) {
        return found;
    }
    for (place, _) in wanted.match_indices(['-', '_', ' ', '/', ',']) {
        let (head, tail) = (&wanted[..place], &wanted[place + 1..]);
        let country = Section::find(&head.trim().to_uppercase())
            .filter(|section| section.country_and_part().is_none())
            .or_else(|| named(head, &countries).first().copied());
        if let Some(country) = country {
            let found = among(tail, &parts_of(country));
            return if found.is_empty() {
                vec![country]
            } else {
                found
            };
        }
    }
    let mut all = countries;
    all.extend(parts);
    alike(wanted, &all)
}

/// The closest of the parts of one country.
fn among(wanted: &str, parts: &[Section]) -> Vec<Section> {
    let exact = same_code(wanted, parts);
    if exact.is_empty() {
        alike(wanted, parts)
    } else {
        exact
    }
}

/// The parts of that code, without their country's.
fn same_code(wanted: &str, parts: &[Section]) -> Vec<Section> {
    let wanted = folded(wanted);
    let is_same = |section: &&Section| {
        (section.country_and_part()).is_some_and(|(_, part)| folded(part) == wanted)
    };
    parts.iter().filter(is_same).copied().collect()
}

/// The regions one of whose names is much like what was typed, the likest
/// first.
fn alike(wanted: &str, sections: &[Section]) -> Vec<Section> {
    let wanted = folded(wanted);
    let likeness = |section: &Section| {
        let of_name = |name: &str| strsim::jaro_winkler(&wanted, &folded(name));
        section.names().map(of_name).fold(0.0, f64::max)
    };
    let mut scored: Vec<(f64, Section)> = (sections.iter())
        .map(|&section| (likeness(&section), section))
        .filter(|&(likeness, _)| likeness >= ALIKE)
        .collect();
    // Stable, so that equally close ones stay in the order of their codes.
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let best = scored.first().map_or(0.0, |&(likeness, _)| likeness);
    let near = |&(likeness, _): &(f64, Section)| likeness > best - 0.03;
    scored
        .into_iter()
        .filter(near)
        .map(|(_, section)| section)
        .collect()
}

/// In capitals, and without what parts words.
fn folded(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_uppercase).collect()
}
