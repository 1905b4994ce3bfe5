//! Which rows are which application: identities that outlive sorting, new rows
//! and dates filled in later, and rows that say the same thing twice.

use std::cmp::Ordering;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::report::Report;
use crate::application::{Application, Identity};
use crate::diagnostic::RowNumber;
use crate::read::Row;
use crate::text::{Text, WebAddress, comparable};

/// Parts of an identity; no clean text holds this character.
const JOINT: char = '\u{1f}';

/// An application before it is known which rows are like it.
pub(super) struct Draft<'t> {
    pub(super) application: Application,
    /// The cell of the sheet's id column.
    pub(super) own_id: Option<Text>,
    /// The row it was read from.
    pub(super) row: Row<'t>,
}

/// Gives every application its identity and its id and makes one of rows that
/// nothing tells apart. Gives the applications in the order of the sheet, and
/// how many rows went into another one.
pub(super) fn identify(drafts: Vec<Draft<'_>>, report: &mut Report) -> (Vec<Application>, usize) {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        groups.entry(base_of(draft)).or_default().push(index);
    }
    let mut drafts: Vec<Option<Draft<'_>>> = drafts.into_iter().map(Some).collect();
    let mut merged = 0;
    for (base, members) in groups {
        if let [only] = members[..] {
            if let Some(draft) = &mut drafts[only] {
                let id = readable_id(draft, &[]);
                name(draft, Identity(base.into_boxed_str()), id);
            }
            continue;
        }
        let group: Vec<(usize, Draft<'_>)> = members
            .into_iter()
            .filter_map(|index| Some((index, drafts[index].take()?)))
            .collect();
        let before = group.len();
        let told_apart = tell_apart(&base, group, report);
        merged += before - told_apart.len();
        for (index, draft) in told_apart {
            drafts[index] = Some(draft);
        }
    }
    let mut applications: Vec<Application> = drafts
        .into_iter()
        .flatten()
        .map(|draft| draft.application)
        .collect();
    make_ids_unique(&mut applications);
    (applications, merged)
}

/// What the application is called before its like is looked at.
fn base_of(draft: &Draft<'_>) -> String {
    match &draft.own_id {
        Some(id) => id.as_str().to_owned(),
        None => company_and_role(&draft.application),
    }
}

fn company_and_role(application: &Application) -> String {
    let mut base = comparable(shown(application.company.as_ref()));
    base.push(JOINT);
    base.push_str(&comparable(shown(application.role.as_ref())));
    base
}

fn shown(text: Option<&Text>) -> &str {
    text.map_or("", Text::as_str)
}

/// What tells rows of one base apart, in the order in which they are named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Features {
    /// Without a date comes last.
    applied: (bool, Option<NaiveDate>),
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
            applied: (applied.is_none(), applied),
            company_and_role: company_and_role(application),
            location: comparable(shown(application.location.as_ref())),
            url: url.to_owned(),
        }
    }
}

/// Names the members of one group, the earliest plainly.
fn tell_apart<'t>(
    base: &str,
    group: Vec<(usize, Draft<'t>)>,
    report: &mut Report,
) -> Vec<(usize, Draft<'t>)> {
    let mut featured: Vec<(Features, usize, Draft<'t>)> = group
        .into_iter()
        .map(|(index, draft)| (Features::of(&draft), index, draft))
        .collect();
    featured.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| fuller_first(&a.2, &b.2)));
    let mut named: Vec<(Features, usize, Draft<'t>)> = Vec::with_capacity(featured.len());
    let mut repeats: Vec<(usize, RowNumber)> = Vec::new();
    for (features, index, mut draft) in featured {
        match named.last() {
            Some((before, _, _)) if *before == features => {
                repeats.push((named.len() - 1, draft.row.number()));
            }
            previous => {
                let extra = extras(&features, previous.map(|(before, _, _)| before));
                let identity = extra.iter().fold(base.to_owned(), |mut identity, part| {
                    identity.push(JOINT);
                    identity.push_str(part);
                    identity
                });
                let id = readable_id(&draft, &extra);
                name(&mut draft, Identity(identity.into_boxed_str()), id);
                named.push((features, index, draft));
            }
        }
    }
    report_repeats(&named, &repeats, report);
    named
        .into_iter()
        .map(|(_, index, draft)| (index, draft))
        .collect()
}

/// What is added to the base for a member that is not the first: its date, and
/// where the one before it has the same date, whatever else there is.
fn extras(features: &Features, before: Option<&Features>) -> Vec<String> {
    let Some(before) = before else {
        return Vec::new();
    };
    let date = features.applied.1.map(|date| date.to_string());
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

fn report_repeats(
    named: &[(Features, usize, Draft<'_>)],
    repeats: &[(usize, RowNumber)],
    report: &mut Report,
) {
    for (kept, (_, _, draft)) in named.iter().enumerate() {
        let mut rows: Vec<RowNumber> = repeats
            .iter()
            .filter(|(into, _)| *into == kept)
            .map(|(_, row)| *row)
            .collect();
        rows.push(draft.row.number());
        rows.sort_unstable();
        let Some((first, later)) = rows.split_first() else {
            continue;
        };
        let alike = match (&draft.own_id, draft.application.applied_on) {
            (Some(_), _) => "id",
            (None, Some(_)) => "company, role and date",
            (None, None) => "company and role",
        };
        for row in later {
            report.warn(
                *row,
                None,
                format!("this row repeats row {first}: the same {alike}"),
                "give them different ids or roles if they are two applications",
            );
        }
    }
}

fn name(draft: &mut Draft<'_>, identity: Identity, id: Option<Text>) {
    draft.application.identity = identity;
    if let Some(id) = id {
        draft.application.id = id;
    }
}

/// The id cell, else company and role, with what tells it from its like.
fn readable_id(draft: &Draft<'_>, extras: &[String]) -> Option<Text> {
    let application = &draft.application;
    let mut parts: Vec<&str> = match &draft.own_id {
        Some(id) => vec![id.as_str()],
        None => [application.company.as_ref(), application.role.as_ref()]
            .into_iter()
            .flatten()
            .map(Text::as_str)
            .collect(),
    };
    parts.extend(extras.iter().map(String::as_str));
    parts.retain(|part| !part.is_empty());
    Text::clean(&parts.join(" / ").replace(JOINT, " / "))
}

/// Two applications can be called the same although they are not: a company
/// `A / B` without a role, and a role `B` at `A`.
fn make_ids_unique(applications: &mut [Application]) {
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::with_capacity(applications.len());
    for (index, application) in applications.iter().enumerate() {
        by_id
            .entry(application.id.as_str())
            .or_default()
            .push(index);
    }
    let mut renamed: Vec<(usize, Text)> = Vec::new();
    for (id, mut alike) in by_id.iter().map(|(id, alike)| (*id, alike.clone())) {
        if alike.len() == 1 {
            continue;
        }
        alike.sort_by(|a, b| applications[*a].identity.cmp(&applications[*b].identity));
        let mut number = 1;
        for index in alike.into_iter().skip(1) {
            let fresh = loop {
                number += 1;
                let candidate = format!("{id} #{number}");
                if !by_id.contains_key(candidate.as_str()) {
                    break candidate;
                }
            };
            renamed.extend(Text::clean(&fresh).map(|fresh| (index, fresh)));
        }
    }
    drop(by_id);
    for (index, id) in renamed {
        applications[index].id = id;
    }
}
