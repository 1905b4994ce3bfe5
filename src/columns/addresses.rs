//! The addresses of a cell go to the people that they are of.
//!
//! An address says in its own letters whose it is; only where none speaks
//! against it the places decide. What is nobody's is a contact of its own.

use super::most_people::put_among_few;
use super::people::bare_address;
use super::robots::is_read_by_somebody;
use crate::application::{Person, past_honorifics};
use crate::text::{EmailAddress, Text, comparable};

/// An address as a cell holds it.
struct Entry {
    /// What stands beside the address.
    name: Option<Text>,
    email: EmailAddress,
}

/// How well an address fits a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// One of its names: `ann@`, `li@`.
    OneName,
    /// A name and an initial: `bberg@`, `bo.b@`.
    NameAndInitial,
    /// The whole name: `bo.berg@`.
    WholeName,
}

/// Gives the addresses to the people.
pub(super) fn add_emails(raw: &str, people: &mut Vec<Person>) {
    let entries = entries(raw);
    let is_one_each = entries.len() == people.len();
    let owners = owners(&entries, people);
    let agree = |(place, owner): (usize, &Option<usize>)| match owner {
        Some(owner) => *owner == place,
        None => entries[place].name.is_none() && !names_somebody(&entries[place].email),
    };
    let by_place = is_one_each && owners.iter().enumerate().all(agree);
    for (place, (entry, owner)) in entries.into_iter().zip(owners).enumerate() {
        if !is_read_by_somebody(&entry.email) {
            continue;
        }
        let owner = owner.or(by_place.then_some(place));
        match owner.and_then(|owner| people.get_mut(owner)) {
            Some(person) if person.email.is_none() => person.email = Some(entry.email),
            Some(person) if person.email.as_ref() == Some(&entry.email) => {}
            _ => put_among_few(
                people,
                Person {
                    name: entry.name,
                    email: Some(entry.email),
                    ..Person::default()
                },
            ),
        }
    }
}

fn entries(raw: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    for part in raw.split([';', ',', '\n', '\r', '|']) {
        // Several addresses without a sign between them are several.
        let mut name = String::new();
        let mut found = Vec::new();
        for word in part.split_whitespace() {
            match EmailAddress::parse(bare_address(word)) {
                Some(email) => found.push(email),
                None if matches!(word, "/" | "&" | "and" | "or") || is_no_name(word) => {}
                None => {
                    if !name.is_empty() {
                        name.push(' ');
                    }
                    name.push_str(word);
                }
            }
        }
        let mut name = Text::clean(name.trim_matches(['"', '\'']));
        entries.extend(found.into_iter().map(|email| Entry {
            name: name.take(),
            email,
        }));
    }
    entries
}

/// What stands beside addresses and is nobody's name: a part of a number to
/// call, or what says that one follows.
fn is_no_name(word: &str) -> bool {
    let label = word.trim_end_matches(['.', ':']).to_lowercase();
    !word.chars().any(char::is_alphabetic)
        || matches!(
            &*label,
            "tel" | "phone" | "mobile" | "cell" | "email" | "e-mail" | "mail"
        )
}

/// Whose each address is, by its letters; the best fit first, and nobody gets
/// two. Where it could be two people's, it is nobody's.
fn owners(entries: &[Entry], people: &[Person]) -> Vec<Option<usize>> {
    let mut owners = vec![None; entries.len()];
    let mut is_served: Vec<bool> = people.iter().map(|person| person.email.is_some()).collect();
    for wanted in [Fit::WholeName, Fit::NameAndInitial, Fit::OneName] {
        for (entry, owner) in entries.iter().zip(&mut owners) {
            if owner.is_some() || entry.name.is_some() {
                continue;
            }
            let mut fitting = (0..people.len()).filter(|place| {
                !is_served[*place] && fit(&entry.email, &people[*place]) == Some(wanted)
            });
            if let (Some(only), None) = (fitting.next(), fitting.next()) {
                *owner = Some(only);
            }
            if let Some(only) = *owner {
                is_served[only] = true;
            }
        }
    }
    owners
}

/// Whether the letters of an address spell the whole name.
pub(super) fn spells(email: &EmailAddress, name: &str) -> bool {
    let person = Person {
        name: Text::clean(name),
        ..Person::default()
    };
    fit(email, &person) == Some(Fit::WholeName)
}

fn fit(email: &EmailAddress, person: &Person) -> Option<Fit> {
    let name = person.name.as_ref()?.as_str();
    let name = comparable(past_honorifics(name).unwrap_or(name));
    let names: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let first = names.first()?.as_str();
    let last = names.last()?.as_str();
    let local = local_part(email);
    let parts = words(&local);
    let joined: String = parts.concat();
    if names.len() == 1 {
        return parts.contains(&first).then_some(Fit::WholeName);
    }
    let initial = |name: &str| -> String { name.chars().take(1).collect() };
    let has_both = parts.contains(&first) && parts.contains(&last);
    if has_both || joined == format!("{first}{last}") || joined == format!("{last}{first}") {
        return Some(Fit::WholeName);
    }
    let shortened = [
        format!("{}{last}", initial(first)),
        format!("{last}{}", initial(first)),
        format!("{first}{}", initial(last)),
    ];
    if shortened.contains(&joined) {
        return Some(Fit::NameAndInitial);
    }
    let is_one_of_them = |part: &&str| names.iter().any(|name| name == part);
    // `bo.dow@` is not Bo Berg's.
    let is_somebody_elses = parts
        .iter()
        .any(|part| part.len() > 1 && !is_one_of_them(part));
    (parts.iter().any(is_one_of_them) && !is_somebody_elses).then_some(Fit::OneName)
}

/// Whether the letters spell a first and a last name, whoever's.
fn names_somebody(email: &EmailAddress) -> bool {
    let local = local_part(email);
    let parts = words(&local);
    parts.len() == 2 && parts.iter().all(|part| part.len() > 1) && local.contains(['.', '_'])
}

fn local_part(email: &EmailAddress) -> String {
    let (local, _) = email.as_str().split_once('@').unwrap_or_default();
    // What follows a plus sorts mail and names nobody.
    let local = local.split('+').next().unwrap_or_default();
    local.to_ascii_lowercase().replace('\'', "")
}

fn words(local: &str) -> Vec<&str> {
    local
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .collect()
}
