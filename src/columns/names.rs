//! A cell of names becomes people: whom a list in somebody's own way of writing
//! names, and what stands behind each name.

use super::around_names::AroundNames;
use super::most_people::put_among_few;
use super::name_cells::without_ornaments;
use super::people::{NameOrder, bare_address, phone};
use super::robots::is_read_by_somebody;
use super::words::Words;
use crate::application::{Person, Standing, ends_with_honorific};
use crate::text::{EmailAddress, Text};

/// Everybody named in one cell, in the order in which the column writes names.
pub(super) fn read_names(raw: &str, order: NameOrder, words: &Words, people: &mut Vec<Person>) {
    if words.is_nobody(raw) {
        return;
    }
    if read_plain_names(raw, words, people) {
        return;
    }
    let around = AroundNames::built_in();
    let raw = around.tidied(raw);
    let raw = without_ornaments(&raw);
    let entries = split_outside_brackets(&raw, &[';', '；']);
    let parts: Vec<String> = entries
        .into_iter()
        .map(|entry| around.past_crowd(entry, words))
        .flat_map(|entry| match with_details_behind_commas(entry, words) {
            Some(entry) => join_lines(&entry, words),
            None => join_lines(entry, words),
        })
        .collect();
    let parts: Vec<&str> = parts
        .iter()
        .flat_map(|part| split_at_slashes(part, words))
        .flat_map(|part| split_at_ands(part, words))
        .flat_map(split_at_middle_dots)
        .map(|part| around.past_article(around.past_before(part).trim(), words))
        .filter(|part| !part.is_empty() && !around.is_crowd(part, words))
        .collect();
    // `Li, Ann; Berg, Bo` has a comma in each part, and only there.
    let all_are_last_first =
        parts.len() > 1 && parts.iter().all(|part| last_first(part, words).is_some());
    for part in parts {
        let given_first = (order == NameOrder::FamilyFirst)
            .then(|| given_name_first(part))
            .flatten();
        match (given_first, last_first(part, words)) {
            (Some(person), _) => add_person(&person, words, people),
            (None, Some((last, first))) if all_are_last_first || is_shouted(last, first) => {
                add_person(&format!("{first} {last}"), words, people);
            }
            _ => read_comma_list(part, words, people),
        }
    }
}

/// Takes in a cell of nothing but names, each perhaps with an address in angle
/// brackets: most cells are so, and nothing in them needs taking apart. Tells
/// whether the cell was one.
fn read_plain_names(raw: &str, words: &Words, people: &mut Vec<Person>) -> bool {
    let is_plain = |name: &str| {
        let is_of_names = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-');
        let says_more = |word: &str| {
            // `Ann - Recruiter`
            word.starts_with('-')
                || word.ends_with('-')
                || words.is_and(word)
                || word.split('-').any(AroundNames::is_sign)
        };
        name.chars().all(is_of_names)
            && !AroundNames::is_decorated(name)
            && !name.split(' ').any(says_more)
    };
    let mut entries = Vec::with_capacity(2);
    for entry in raw.split(';') {
        let entry = entry.trim();
        let bracketed = entry
            .strip_suffix('>')
            .and_then(|entry| entry.split_once(" <"));
        let (name, email) = match bracketed {
            Some((name, address)) => (name, EmailAddress::parse(address)),
            None => (entry, None),
        };
        // Whom an address belongs to that has no name is for others to tell.
        let is_clear = bracketed.is_none()
            || email.is_some() && !words.is_nobody(name) && words.yes_or_no(name).is_none();
        if !is_clear || !is_plain(name) {
            return false;
        }
        entries.push((name, email));
    }
    for (name, email) in entries {
        // Of one with an address it is known already.
        let is_somebody =
            email.is_some() || !words.is_nobody(name) && words.yes_or_no(name).is_none();
        if is_somebody {
            add_plain_person(name, email, words, people);
        }
    }
    true
}

/// `Ann Li / ann@acme.example / 555 0100`: what belongs to the name stands
/// behind a comma.
fn with_details_behind_commas(entry: &str, words: &Words) -> Option<String> {
    let parts: Vec<&str> = entry.split(" / ").map(str::trim).collect();
    let is_detail = |part: &&str| {
        EmailAddress::parse(part).is_some()
            || phone(part).is_some()
            || is_wholly_a_title(part, words)
    };
    let (_, behind) = parts.split_first()?;
    (!behind.is_empty() && behind.iter().all(is_detail)).then(|| parts.join(", "))
}

/// The lines of a cell, each of them somebody; a line of a title, an address or
/// a number belongs to the name above it.
fn join_lines(entry: &str, words: &Words) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for line in split_outside_brackets(entry, &['\n', '\r', '|']) {
        let line = line.trim();
        let is_more = |above: &String| {
            !above.is_empty()
                && (is_wholly_a_title(line, words) && !words.is_bare_title(above)
                    || EmailAddress::parse(line).is_some() && !above.contains('@')
                    || phone(line).is_some())
        };
        match people.last_mut().filter(|above| is_more(above)) {
            Some(above) => {
                above.push_str(", ");
                above.push_str(line);
            }
            None => people.push(line.to_owned()),
        }
    }
    people
}

/// `Li, Ann (CTO)` as `Ann Li (CTO)`.
fn given_name_first(part: &str) -> Option<String> {
    let (family, rest) = part.split_once(',')?;
    let rest = rest.trim_start();
    let end = rest.find([',', '(', '<', '[']).unwrap_or(rest.len());
    let (given, behind) = rest.split_at(end);
    Some(format!("{} {} {behind}", given.trim(), family.trim()).replace(" ,", ","))
}

/// `Ann Li, Bo Berg`, `Ann Li, CTO`, `Ann Li, ann@acme.example`.
fn read_comma_list(part: &str, words: &Words, people: &mut Vec<Person>) {
    if let Some((last, first, address)) = last_first_with_address(part, words) {
        add_person(&format!("{first} {last} <{address}>"), words, people);
        return;
    }
    let pieces = split_outside_brackets(part, &[',', '，', '、']);
    let mut current = String::new();
    for piece in pieces {
        let piece = piece.trim();
        if piece.is_empty() {
            continue;
        }
        // What follows a name and is none belongs to it.
        let belongs_to_the_name = !current.is_empty()
            && (is_wholly_a_title(piece, words)
                || (EmailAddress::parse(piece).is_some() && !current.contains('@'))
                || phone(piece).is_some()
                || AroundNames::built_in().labelled_phone(piece).is_some());
        if belongs_to_the_name {
            current.push_str(", ");
        } else if !current.is_empty() {
            add_person(&current, words, people);
            current.clear();
        }
        current.push_str(piece);
    }
    if !current.is_empty() {
        add_person(&current, words, people);
    }
}

/// Whether a piece of a list is a title and names nobody: not `Bo Berg -
/// Recruiter`, not `Peer Schmidt`.
fn is_wholly_a_title(piece: &str, words: &Words) -> bool {
    let before_brackets = piece.split(['(', '[', '<']).next().unwrap_or_default();
    let stem = split_at_dashes(before_brackets).next().unwrap_or_default();
    // `PhD` is one word, whatever its capitals.
    words.is_title_without_a_name(&stem.to_lowercase())
}

/// One person of whom nothing but a name, or a title instead of it, and perhaps
/// an address is known.
fn add_plain_person(
    raw: &str,
    email: Option<EmailAddress>,
    words: &Words,
    people: &mut Vec<Person>,
) {
    let mut person = Person::default();
    if words.is_bare_title(raw) {
        set_title(&mut person, raw, words);
    } else {
        person.name = Text::clean(raw).filter(|name| has_a_letter(name.as_str()));
    }
    if let Some(email) = email {
        set_email(&mut person, email);
    }
    if person != Person::default() {
        put_among_few(people, person);
    }
}

/// One person: a name with what stands behind it.
fn add_person(raw: &str, words: &Words, people: &mut Vec<Person>) {
    let around = AroundNames::built_in();
    let raw = around.past_article(around.past_before(raw), words);
    let is_nobody = words.is_nobody(raw) || around.is_crowd(raw, words);
    if is_nobody || words.yes_or_no(raw).is_some() {
        return;
    }
    let mut person = Person::default();
    let raw = match number_at_the_end(raw, around) {
        Some((before, number)) => {
            person.phone = phone(number);
            before
        }
        None => raw,
    };
    let mut name = String::with_capacity(raw.len());
    let mut titles: Vec<&str> = Vec::new();
    let mut rest = raw;
    while let Some(open) = rest.find(['(', '[', '<']) {
        let (before, inside) = rest.split_at(open);
        name.push_str(before);
        let inside = &inside[1..];
        let close = inside.find([')', ']', '>']).unwrap_or(inside.len());
        let (aside, after) = inside.split_at(close);
        let aside = aside.trim();
        let is_about_nobody = around.is_pronouns(aside)
            || around.is_crowd(aside, words)
            || words.is_nobody(aside) && words.title(aside).is_none();
        let aside = around.labelled_phone(aside).unwrap_or(aside);
        if !is_about_nobody && aside.contains(char::is_alphanumeric) {
            note_aside(aside, &mut person, &mut titles);
        }
        rest = after.get(1..).unwrap_or("");
    }
    name.push_str(rest);
    let mut own_name = String::with_capacity(name.len());
    for (index, piece) in name.split(',').flat_map(split_at_dashes).enumerate() {
        let piece = piece.trim();
        if let Some(email) = EmailAddress::parse(piece) {
            set_email(&mut person, email);
        } else if let Some(phone) = phone(piece) {
            person.phone = person.phone.or(Some(phone));
        } else if index > 0 && !own_name.is_empty() {
            let is_a_role = words.is_bare_title(&own_name) || around.is_kind(&own_name);
            if titles.is_empty() && is_a_role && words.title(piece).is_none() {
                // `Recruiter: Ann Li`
                set_title(&mut person, own_name.trim(), words);
                own_name = piece.to_owned();
            } else if titles.is_empty() && words.is_nobody(&own_name) {
                // `LinkedIn: Ann Li`
                own_name = piece.to_owned();
            } else {
                titles.extend((!piece.is_empty()).then_some(piece));
            }
        } else {
            push_name_without_address(piece, &mut own_name, &mut person);
        }
    }
    let mut own_name = own_name.trim().trim_matches('"');
    // `ann@acme.example (Ann Li)`
    if let ("", [only]) = (own_name, &titles[..])
        && words.title(only).is_none()
    {
        own_name = only;
        titles.clear();
    }
    if titles.is_empty()
        && let Some((title, name)) = around.split_role(own_name, words)
    {
        titles.push(title);
        own_name = name;
    }
    let (name, behind) = around.split_behind(own_name);
    own_name = without_loose_ends(name);
    titles.extend(behind.filter(|behind| !words.is_nobody(behind)));
    if words.is_nobody(own_name) {
        own_name = "";
    }
    if words.is_bare_title(own_name) && !own_name.is_empty() {
        titles.insert(0, own_name);
    } else {
        person.name = Text::clean(own_name).filter(|name| has_a_letter(name.as_str()));
    }
    if !titles.is_empty() {
        let title = titles.join(", ");
        set_title(&mut person, &title, words);
    }
    if person != Person::default() {
        put_among_few(people, person);
    }
}

/// A name without the signs and numbers behind it: `Ann Li +1`, `Ann Li ???`.
fn without_loose_ends(name: &str) -> &str {
    let mut name = name.trim_end_matches([' ', '?', '!', '*', ':']);
    while let Some((before, last)) = name.rsplit_once(' ')
        && !has_a_letter(last)
    {
        name = before.trim_end_matches([' ', '?', '!', '*', ':']);
    }
    name
}

/// What stands before a telephone number at the end, and the number, perhaps
/// with a word before it that says what it is.
fn number_at_the_end<'a>(raw: &'a str, around: &AroundNames) -> Option<(&'a str, &'a str)> {
    if !raw.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    // Of a whole crowd in one cell, too, only the end is looked at.
    const LONGEST: usize = 128;
    let is_short = |at: &usize| raw.len() - at <= LONGEST;
    let starts = raw.match_indices(' ').map(|(at, _)| at + 1);
    let mut tails = std::iter::once(0)
        .chain(starts)
        .filter(is_short)
        .filter_map(|at| raw.split_at_checked(at));
    tails.find_map(|(before, tail)| {
        let is_aside = tail.starts_with('(') && tail.ends_with(')');
        let is_whole = tail.matches('(').count() == tail.matches(')').count();
        let starts = tail.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '(');
        let is_bare = starts && is_whole && !is_aside && phone(tail).is_some();
        let bare = is_bare.then_some(tail);
        let number = bare.or_else(|| around.labelled_phone(tail).filter(|_| is_whole))?;
        Some((before.trim_end_matches([' ', ',', '-', ':', '/']), number))
    })
}

/// `Ann Li ann@acme.example`: the address goes, the name stays.
fn push_name_without_address(piece: &str, name: &mut String, person: &mut Person) {
    if !piece.contains('@') {
        name.push_str(piece);
        return;
    }
    for word in piece.split_whitespace() {
        match EmailAddress::parse(bare_address(word)) {
            Some(email) => set_email(person, email),
            None => {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(word.trim_end_matches(':'));
            }
        }
    }
}

/// What stands in brackets behind a name.
fn note_aside<'a>(aside: &'a str, person: &mut Person, titles: &mut Vec<&'a str>) {
    if let Some(email) = EmailAddress::parse(bare_address(aside)) {
        set_email(person, email);
    } else if let Some(phone) = phone(aside) {
        person.phone = Some(phone);
    } else if !aside.is_empty() {
        titles.push(aside);
    }
}

pub(super) fn set_title(person: &mut Person, raw: &str, words: &Words) {
    person.title = Text::clean(raw);
    if let Some(standing) = words.title(raw).filter(|s| *s != Standing::Unknown) {
        person.standing = standing;
    }
}

fn set_email(person: &mut Person, email: EmailAddress) {
    if person.email.is_none() && is_read_by_somebody(&email) {
        person.email = Some(email);
    }
}

fn split_outside_brackets<'a>(raw: &'a str, marks: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::with_capacity(1);
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, character) in raw.char_indices() {
        match character {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 && marks.contains(&character) => {
                parts.push(&raw[start..at]);
                start = at + character.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&raw[start..]);
    parts
}

/// Splits `Ann Li / Bo Berg`; not `Ann Li (HR/Talent)`, `UX/UI` or a title.
fn split_at_slashes<'a>(raw: &'a str, words: &Words) -> Vec<&'a str> {
    if !raw.contains('/') {
        return vec![raw];
    }
    let parts = split_outside_brackets(raw, &['/']);
    if parts.len() == 1 {
        return parts;
    }
    let all_are_names = parts.iter().all(|part| {
        let part = part.trim();
        part.chars().next().is_some_and(char::is_alphabetic)
            && !part.bytes().any(|b| b.is_ascii_digit())
            && words.title(part).is_none()
            && !part.bytes().all(|b| b.is_ascii_uppercase())
            // `Ann Li w/ Acme`
            && !part.ends_with(" w")
    });
    if all_are_names { parts } else { vec![raw] }
}

/// Splits `佐藤さん・田中さん`; not the one name `アン・リー`.
fn split_at_middle_dots(raw: &str) -> Vec<&str> {
    let all = raw.split('・').map(str::trim);
    match all.clone().all(ends_with_honorific) {
        true => all.collect(),
        false => vec![raw],
    }
}

/// Splits `Ann Li and Bo Berg` at the words between names; not the title in
/// `Ann Li, Head of Research and Development`.
fn split_at_ands<'a>(raw: &'a str, words: &Words) -> Vec<&'a str> {
    let mut parts = Vec::with_capacity(1);
    let mut start = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    for word in raw.split(' ') {
        let opens = word.matches(['(', '[', '<']).count();
        let closes = word.matches([')', ']', '>']).count();
        if depth == 0 && at > start && words.is_and(word) && !is_in_a_title(&raw[start..at], words)
        {
            parts.push(&raw[start..at]);
            start = at + word.len();
        }
        depth = (depth + opens).saturating_sub(closes);
        at += word.len() + 1;
    }
    parts.push(raw.get(start..).unwrap_or(""));
    parts
}

/// Whether the text ends inside a title that stands behind a name, or is one.
fn is_in_a_title(text: &str, words: &Words) -> bool {
    let behind = text
        .rsplit([',', '-', '–', '—'])
        .next()
        .unwrap_or(text)
        .trim();
    behind.len() < text.trim().len()
        && words.title(behind).is_some()
        && !text.contains('@')
        && behind.contains(' ')
        || words.is_bare_title(text)
}

/// Splits `Ann Li - Engineering Manager`; not `Ann-Marie`.
fn split_at_dashes(raw: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(raw);
    std::iter::from_fn(move || {
        let text = rest?;
        // Most names have neither a blank before a dash nor a colon.
        if !text.contains([':', '-', '–', '—']) {
            return rest.take();
        }
        let found = text
            .match_indices([':', '-', '–', '—'])
            .find_map(|(at, mark)| {
                let (before, behind) = (&text[..at], &text[at + mark.len()..]);
                let behind = behind.strip_prefix(' ')?;
                match mark {
                    ":" => Some((before, behind)),
                    _ => Some((before.strip_suffix(' ')?, behind)),
                }
            });
        match found {
            Some((before, behind)) => {
                rest = Some(behind);
                Some(before)
            }
            None => rest.take(),
        }
    })
}

/// `Li, Ann` as (`Li`, `Ann`), where neither is a title or anything else.
fn last_first<'a>(part: &'a str, words: &Words) -> Option<(&'a str, &'a str)> {
    let (last, first) = part.split_once(',')?;
    let (last, first) = (last.trim(), first.trim());
    let is_one_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_alphabetic() || "-'’.".contains(c))
            && words.title(name).is_none()
    };
    (is_one_name(last) && is_one_name(first)).then_some((last, first))
}

/// `LI, Ann`.
fn is_shouted(last: &str, first: &str) -> bool {
    last.chars().count() > 1
        && last.chars().all(|c| !c.is_lowercase())
        && first.chars().any(char::is_lowercase)
}

/// `Li, Ann <ann@acme.example>`.
fn last_first_with_address<'a>(
    part: &'a str,
    words: &Words,
) -> Option<(&'a str, &'a str, &'a str)> {
    let (names, address) = part.split_once('<')?;
    let (last, first) = last_first(names.trim(), words)?;
    Some((last, first, address.trim_end_matches('>').trim()))
}

fn has_a_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}
