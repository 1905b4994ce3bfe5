//! Cells about people become people: names, addresses, numbers and titles that
//! stand in one cell or beside each other.
//!
//! Never makes up a name from an address, and never keeps an address that
//! nobody reads.

use super::addresses::add_emails;
use super::most_people::put_among_few;
use super::name_cells::without_quotes_of_lists;
use super::name_order::address_spells_family_first;
use super::names::{read_names, set_title};
use super::words::Words;
use crate::application::{Person, Standing};
use crate::text::{Text, comparable};

/// What the columns of one group hold in one row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PeopleCells<'t> {
    pub(super) name: &'t str,
    pub(super) email: &'t str,
    pub(super) phone: &'t str,
    pub(super) title: &'t str,
    /// What the header of the names says of everybody in it.
    pub(super) standing: Standing,
    /// How the column of names writes them.
    pub(super) order: NameOrder,
}

/// Which name of a person stands first in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NameOrder {
    /// `Ann Li`, and a comma stands between people.
    #[default]
    GivenFirst,
    /// `Li, Ann`.
    FamilyFirst,
}

impl PeopleCells<'_> {
    /// Whether nothing stands in any of them.
    pub(super) fn is_blank(&self) -> bool {
        [self.name, self.email, self.phone, self.title]
            .iter()
            .all(|cell| cell.is_empty())
    }
}

/// Everybody whom the cells tell of, in their order.
pub(super) fn read_people(cells: PeopleCells<'_>, words: &Words) -> Vec<Person> {
    let mut people = Vec::new();
    let [name, email, phone, title] =
        [cells.name, cells.email, cells.phone, cells.title].map(without_quotes_of_lists);
    if !name.is_empty() {
        let is_spelt = address_spells_family_first(&name, &email, words);
        let order = if is_spelt {
            NameOrder::FamilyFirst
        } else {
            cells.order
        };
        read_names(&name, order, words, &mut people);
    }
    if !title.is_empty() {
        let titles = titles(&title, people.len(), words);
        for (person, title) in people.iter_mut().zip(titles) {
            if person.title.is_none() && !words.is_empty(title) {
                set_title(person, title, words);
            }
        }
    }
    // Either column may hold both: `Phone / Email`.
    if !email.is_empty() {
        add_emails(&email, &mut people);
        add_phones_among_addresses(&email, &mut people);
    }
    if phone.contains('@') {
        add_emails(&phone, &mut people);
        add_phones_among_addresses(&phone, &mut people);
    } else if !phone.is_empty() {
        add_phones(&phone, &mut people);
    }
    for person in &mut people {
        if person.standing == Standing::Unknown {
            person.standing = cells.standing;
        }
    }
    people
}

/// The titles of a cell, one each. A comma parts them only where that gives
/// everybody one: `Head of Search, Europe` is of one person.
fn titles<'t>(cell: &'t str, people: usize, words: &Words) -> Vec<&'t str> {
    let by_commas: Vec<&str> = cell.split(',').map(str::trim).collect();
    let all_are_titles = || by_commas.iter().all(|title| words.title(title).is_some());
    if by_commas.len() > 1 && by_commas.len() == people && all_are_titles() {
        return by_commas;
    }
    cell.split([';', '\n']).map(str::trim).collect()
}

/// Puts somebody on a list, or what is new about them if they are on it.
pub(super) fn put(people: &mut Vec<Person>, person: Person) {
    let same_name = |known: &Person| match (&known.name, &person.name) {
        (Some(a), Some(b)) => is_same_name(a.as_str(), b.as_str()),
        _ => false,
    };
    let same_email = |known: &Person| match (&known.email, &person.email) {
        (Some(a), Some(b)) => a.as_str().eq_ignore_ascii_case(b.as_str()),
        _ => false,
    };
    let names_agree =
        |known: &Person| known.name.is_none() || person.name.is_none() || same_name(known);
    let found = people
        .iter_mut()
        .find(|known| same_name(known) || (same_email(known) && names_agree(known)));
    let Some(known) = found else {
        people.push(person);
        return;
    };
    known.name = known.name.take().or(person.name);
    known.email = known.email.take().or(person.email);
    known.phone = known.phone.take().or(person.phone);
    known.title = known.title.take().or(person.title);
    if known.standing == Standing::Unknown {
        known.standing = person.standing;
    }
}

fn is_same_name(a: &str, b: &str) -> bool {
    if a == b || a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    // Other letters to begin with, to which nothing can be joined, tell most apart.
    let start = |name: &str| match *name.as_bytes() {
        [first, second, ..] if first.is_ascii() && second.is_ascii() => {
            Some(first.to_ascii_lowercase())
        }
        _ => None,
    };
    if let (Some(of_a), Some(of_b)) = (start(a), start(b))
        && of_a != of_b
    {
        return false;
    }
    comparable(a) == comparable(b)
}

fn add_phones(raw: &str, people: &mut Vec<Person>) {
    let phones = raw.split([';', '\n', '\r', '|', ',']).map(phone);
    for (place, phone) in phones.enumerate() {
        match (people.get_mut(place), phone) {
            (_, None) => {}
            (Some(person), phone) => person.phone = person.phone.take().or(phone),
            (None, phone) => put_among_few(
                people,
                Person {
                    phone,
                    ..Person::default()
                },
            ),
        }
    }
}

/// The numbers of a cell that is for addresses, too: the first is the first
/// person's.
fn add_phones_among_addresses(raw: &str, people: &mut Vec<Person>) {
    let parts = raw.split([';', '\n', '\r', '|', ',']);
    let numbers = parts.filter_map(|part| {
        let words = part.split_whitespace().filter(|word| !word.contains('@'));
        let number = words.collect::<Vec<&str>>().join(" ");
        let is_label = |c: char| c.is_alphabetic() || ":./&- ".contains(c);
        phone(number.trim_matches(is_label))
    });
    let numbers: Vec<Text> = numbers.collect();
    for (place, number) in numbers.into_iter().enumerate() {
        match people.get_mut(place) {
            Some(person) => person.phone = person.phone.take().or(Some(number)),
            None => put_among_few(
                people,
                Person {
                    phone: Some(number),
                    ..Person::default()
                },
            ),
        }
    }
}

/// `<ann@acme.example>`, `mailto:ann@acme.example` and the like.
pub(super) fn bare_address(word: &str) -> &str {
    let word = word.trim_matches(['<', '>', '(', ')', '[', ']', ',', '"', '\'']);
    word.strip_prefix("mailto:").unwrap_or(word)
}

/// A telephone number as written, if the text is one.
pub(super) fn phone(raw: &str) -> Option<Text> {
    // Five digits is a short number inside a company; fewer is something else.
    const FEWEST_DIGITS: usize = 5;
    let raw = raw.trim();
    let raw = raw
        .strip_prefix('\'')
        .or_else(|| raw.strip_prefix("tel:"))
        .unwrap_or(raw);
    let digits = raw.bytes().filter(u8::is_ascii_digit).count();
    let (number, extension) = match raw.find(['x', 'e', 'E']) {
        Some(at) => raw.split_at(at),
        None => (raw, ""),
    };
    // `0711/123456`; a day has two strokes, a month and a year fewer digits.
    const FEWEST_WITH_A_STROKE: usize = 7;
    let may_have_a_stroke = digits >= FEWEST_WITH_A_STROKE
        && raw.starts_with(['0', '+', '('])
        && raw.matches('/').count() == 1;
    let is_number = number
        .chars()
        .all(|c| c.is_ascii_digit() || " +-().\u{a0}".contains(c) || c == '/' && may_have_a_stroke);
    let is_extension = extension
        .trim_start_matches(['x', 'e', 'E', 't', 'n', 's', 'i', 'o', '.', ' '])
        .bytes()
        .all(|b| b.is_ascii_digit());
    if digits < FEWEST_DIGITS || !is_number || !is_extension || looks_like_a_date(raw) {
        return None;
    }
    Text::clean(raw)
}

/// `2026-11-21` and `21.11.2026` are made of what numbers are made of.
fn looks_like_a_date(raw: &str) -> bool {
    let lengths: Vec<usize> = raw.split(['-', '.']).map(str::len).collect();
    let is_all_digits = raw
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b'-' || b == b'.');
    is_all_digits && matches!(lengths[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
}

#[cfg(test)]
mod tests;
