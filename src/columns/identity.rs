//! Which rows are which application: identities that outlive sorting, new rows
//! and dates filled in later, and rows that say the same thing twice.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hasher as _};

use chrono::NaiveDate;

use super::fold::Happened;
use super::report::Report;
use crate::application::{Application, Identity};
use crate::read::Row;
use crate::text::{LONGEST_CELL, Text, WebAddress, comparable};

/// Parts of an identity; no clean text holds this character.
const JOINT: char = '\u{1f}';

/// An application before it is known which rows are like it.
pub(super) struct Draft<'t> {
    pub(super) application: Application,
    /// The cell of the sheet's id column.
    pub(super) own_id: Option<Text>,
    /// Whether a word stands in for its company: `Stealth`, `Unknown`.
    pub(super) is_unnamed: bool,
    /// What the row says happened, where rows tell of that.
    pub(super) happened: Option<Happened>,
    /// The row it was read from.
    pub(super) row: Row<'t>,
}

/// Gives every application its identity and its id and makes one of rows that
/// nothing tells apart. Gives the applications in the order of the sheet, and
/// how many rows went into another one.
pub(super) fn identify(
    mut drafts: Vec<Draft<'_>>,
    report: &mut Report,
) -> (Vec<Application>, usize) {
    for draft in &mut drafts {
        if draft.application.identity.0.is_empty() {
            give_base(draft);
        }
    }
    let identity = |index: usize| &*drafts[index].application.identity.0;
    let hashes = (0..drafts.len()).map(|index| hash_of(identity(index)));
    let groups = groups_of_like(hashes, identity);
    let mut is_kept = vec![true; drafts.len()];
    let mut merged = 0;
    for group in groups {
        for index in tell_apart(&mut drafts, group, report) {
            is_kept[index] = false;
            merged += 1;
        }
    }
    // In place: what is collected takes the memory of the drafts.
    let mut is_kept = is_kept.into_iter();
    let mut applications: Vec<Application> = drafts
        .into_iter()
        .filter_map(|draft| is_kept.next()?.then_some(draft.application))
        .collect();
    applications.shrink_to_fit();
    let names = |index: usize| {
        let application: &Application = &applications[index];
        (application.id.as_str(), &*application.identity.0)
    };
    let hashes = (0..applications.len()).map(|index| hash_of(names(index).0));
    for (index, id) in unique_ids(hashes, names) {
        applications[index].id = id;
    }
    (applications, merged)
}

/// Gives an application the identity that it has as long as no other is like it.
/// Whoever reads it may do so already, where it will not be united with others.
pub(super) fn give_base(draft: &mut Draft<'_>) {
    draft.application.identity = Identity(base_of(draft).into_boxed_str());
}

/// The places of equal texts, where there are several, in the order in which they
/// first come up. Most are seen by their hashes to be like no other.
pub(super) fn groups_of_like<'a>(
    hashes: impl Iterator<Item = u64>,
    text: impl Fn(usize) -> &'a str,
) -> Vec<Vec<usize>> {
    let mut hashes: Vec<(u64, usize)> = hashes.zip(0..).collect();
    hashes.sort_unstable();
    let mut groups = Vec::new();
    for same in hashes.chunk_by(|one, other| one.0 == other.0) {
        if same.len() < 2 {
            continue;
        }
        let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (_, place) in same {
            by_text.entry(text(*place)).or_default().push(*place);
        }
        groups.extend(by_text.into_values().filter(|group| group.len() > 1));
    }
    groups.sort_unstable();
    groups
}

/// By which texts that are like no other are seen to be so.
pub(super) fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// What the application is called before its like is looked at.
fn base_of(draft: &Draft<'_>) -> String {
    match &draft.own_id {
        Some(id) => id.as_str().to_owned(),
        None => company_and_role(&draft.application),
    }
}

pub(super) fn company_and_role(application: &Application) -> String {
    let company = shown(application.company.as_ref());
    let role = shown(application.role.as_ref());
    let mut base = String::with_capacity(company.len() + role.len() + 1);
    if company.is_ascii() && role.is_ascii() {
        base.push_str(company);
        base.push(JOINT);
        base.push_str(role);
        base.make_ascii_lowercase();
    } else {
        base.push_str(&comparable(company));
        base.push(JOINT);
        base.push_str(&comparable(role));
    }
    base
}

fn shown(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}

/// What tells rows of one base apart, in the order in which they are named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Features {
    /// Without a date comes first: a dated row that is added later does not
    /// take the plain name away.
    applied: Option<NaiveDate>,
    /// Only rows of one id may differ in it.
    company_and_role: String,
    location: String,
    url: String,
}

impl Features {
    fn of(draft: &Draft<'_>) -> Self {
        let application = &draft.application;
        let applied = application.applied_on.map(|dated| dated.on);
        let url = application.url.as_ref().map_or("", WebAddress::as_str);
        Self {
            applied,
            company_and_role: company_and_role(application),
            location: comparable(shown(application.location.as_ref())),
            url: url.to_owned(),
        }
    }
}

/// Names the members of one group, the earliest plainly. Gives those that say
/// nothing which another one does not.
pub(super) fn tell_apart(
    drafts: &mut [Draft<'_>],
    group: Vec<usize>,
    report: &mut Report,
) -> Vec<usize> {
    let mut members: Vec<(Features, usize)> = group
        .into_iter()
        .map(|index| (Features::of(&drafts[index]), index))
        .collect();
    members.sort_by(|a, b| {
        a.0.cmp(&b.0)
            .then_with(|| fuller_first(&drafts[a.1], &drafts[b.1]))
    });
    let mut repeats = Vec::new();
    let mut before: Option<&Features> = None;
    let mut unnamed = Vec::new();
    for alike in members.chunk_by(|a, b| a.0 == b.0) {
        let Some(((features, kept), rest)) = alike.split_first() else {
            continue;
        };
        let extras = extras(features, before);
        before = Some(features);
        name(&mut drafts[*kept], &extras);
        let (others, rest): (Vec<usize>, Vec<usize>) = rest
            .iter()
            .map(|(_, index)| *index)
            .partition(|index| is_another(&drafts[*kept], &drafts[*index]));
        if !others.is_empty() {
            unnamed.push((extras.clone(), others));
        }
        report_repeats(
            &drafts[*kept],
            rest.iter().map(|index| &drafts[*index]),
            report,
        );
        repeats.extend(rest);
    }
    for (extras, others) in unnamed {
        repeats.extend(number_unnamed(drafts, &extras, others, report));
    }
    repeats
}

/// Whether two rows that nothing tells apart are two applications all the same:
/// where the company is not named, any other cell tells.
fn is_another(kept: &Draft<'_>, other: &Draft<'_>) -> bool {
    kept.is_unnamed && kept.own_id.is_none() && !kept.row.cells().eq(other.row.cells())
}

/// Gives applications at companies that are not named a number each, in the
/// order of their cells. Gives those that are the same to the last cell.
fn number_unnamed(
    drafts: &mut [Draft<'_>],
    extras: &[String],
    others: Vec<usize>,
    report: &mut Report,
) -> Vec<usize> {
    let mut repeats = Vec::new();
    let mut before: Option<usize> = None;
    let mut number = 1;
    for index in others {
        if let Some(before) = before
            && !is_another(&drafts[before], &drafts[index])
        {
            report_repeats(&drafts[before], std::iter::once(&drafts[index]), report);
            repeats.push(index);
            continue;
        }
        number += 1;
        let mut extras = extras.to_vec();
        extras.push(format!("#{number}"));
        name(&mut drafts[index], &extras);
        before = Some(index);
    }
    repeats
}

/// What is added to the base for a member that is not the first: its date, and
/// where the one before it has the same date, whatever else there is.
fn extras(features: &Features, before: Option<&Features>) -> Vec<String> {
    let Some(before) = before else {
        return Vec::new();
    };
    let date = features.applied.map(|date| date.to_string());
    let mut extras = vec![date.unwrap_or_default()];
    if before.applied == features.applied {
        if before.company_and_role != features.company_and_role {
            extras.push(features.company_and_role.clone());
        }
        extras.push(features.location.clone());
        if before.location == features.location {
            extras.push(features.url.clone());
        }
    }
    extras
}

/// Of rows that nothing tells apart the one with the most cells speaks for
/// all; where that is a tie, the one whose cells sort first, so that the order
/// of the rows does not matter.
fn fuller_first(a: &Draft<'_>, b: &Draft<'_>) -> Ordering {
    let filled = |draft: &Draft<'_>| draft.row.cells().filter(|cell| !cell.is_empty()).count();
    filled(b)
        .cmp(&filled(a))
        .then_with(|| a.row.cells().cmp(b.row.cells()))
        .then_with(|| a.row.number().cmp(&b.row.number()))
}

/// Tells of each row that is left out, and which row is kept instead of it.
fn report_repeats<'a>(
    kept: &Draft<'_>,
    others: impl Iterator<Item = &'a Draft<'a>>,
    report: &mut Report,
) {
    let alike = match (&kept.own_id, kept.application.applied_on) {
        (Some(_), _) => "id",
        (None, Some(_)) => "company, role and date",
        (None, None) => "company and role",
    };
    let row_kept = kept.row.number();
    let is_without_role = kept.own_id.is_none() && kept.application.role.is_none();
    for other in others {
        // What tells them apart may stand where nobody looks for it.
        let difference = match is_without_role {
            true => report.unknown_difference(kept.row, other.row),
            false => None,
        };
        let hint = match difference {
            Some(header) => format!(
                "if `{header}` is the job, say `--map 'role={header}'`, and they are two applications"
            ),
            None => "give them different ids or roles if they are two applications".to_owned(),
        };
        report.warn(
            other.row.number(),
            None,
            format!("this row repeats row {row_kept}: the same {alike}"),
            hint,
        );
    }
}

/// Adds to the base identity what tells the application from its like, and to
/// what it is called.
fn name(draft: &mut Draft<'_>, extras: &[String]) {
    if extras.is_empty() {
        return;
    }
    let application = &mut draft.application;
    let mut identity = String::from(&*application.identity.0);
    let mut id = application.id.to_string();
    for extra in extras {
        identity.push(JOINT);
        identity.push_str(extra);
        for part in extra.split(JOINT).filter(|part| !part.is_empty()) {
            id.push_str(" / ");
            id.push_str(part);
        }
    }
    application.identity = Identity(identity.into_boxed_str());
    if let Some(id) = Text::clean(&id) {
        application.id = id;
    }
}

/// Two applications can be called the same although they are not: a company
/// `A / B` without a role, and a role `B` at `A`, or names that only differ
/// where they were cut. Of applications with ids of these hashes, whose ids and
/// identities `names` knows, gives those that get another id, and which.
pub(super) fn unique_ids<'a>(
    hashes: impl ExactSizeIterator<Item = u64>,
    names: impl Fn(usize) -> (&'a str, &'a str),
) -> Vec<(usize, Text)> {
    let id = |index: usize| names(index).0;
    let count = hashes.len();
    let mut groups = groups_of_like(hashes, id);
    if groups.is_empty() {
        return Vec::new();
    }
    // By their names and not by their places, so that sorting the sheet
    // numbers nobody anew.
    groups.sort_by_key(|group| group.first().map(|index| id(*index)));
    let taken: HashSet<&str> = (0..count).map(id).collect();
    let mut given: HashSet<Text> = HashSet::new();
    let mut others = Vec::new();
    for mut alike in groups {
        alike.sort_by_key(|index| names(*index).1);
        let mut number = 2;
        for index in alike.into_iter().skip(1) {
            let other = loop {
                let other = numbered(id(index), number);
                number += 1;
                let is_free = |id: &Text| !taken.contains(id.as_str()) && !given.contains(id);
                if let Some(other) = other.filter(is_free) {
                    break other;
                }
            };
            given.insert(other.clone());
            others.push((index, other));
        }
    }
    others
}

/// `Acme / Engineer #2`; a long name is shortened to make room.
fn numbered(id: &str, number: usize) -> Option<Text> {
    let suffix = format!(" #{number}");
    let room = LONGEST_CELL - suffix.len();
    let base: String = id.chars().take(room).collect();
    Text::clean(&format!("{}{suffix}", base.trim_end()))
}

#[cfg(test)]
mod tests;
