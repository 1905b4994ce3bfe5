//! A cell of names loses what is no part of a name: the brackets and quotes of
//! a list as a program prints it, bullets, links.

use std::borrow::Cow;

/// `['Ann Li', 'Bo Berg']` as `Ann Li; Bo Berg`. Other cells stay as they are.
pub(super) fn without_quotes_of_lists(cell: &str) -> Cow<'_, str> {
    let trimmed = cell.trim();
    let inside = trimmed
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let Some(items) = inside.and_then(quoted_items) else {
        return Cow::Borrowed(cell);
    };
    Cow::Owned(items.join("; "))
}

/// The texts of a list whose items stand in quotes; `None` if it is no such list.
fn quoted_items(inside: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let mut rest = inside.trim();
    while !rest.is_empty() {
        let nothing = ["None", "null", "nan"];
        let after = match nothing.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(after) => after,
            None => {
                let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
                let (item, after) = rest.get(1..)?.split_once(quote)?;
                items.extend((!item.trim().is_empty()).then_some(item.trim()));
                after
            }
        };
        let after = after.trim_start();
        if after.is_empty() {
            return Some(items);
        }
        rest = after.strip_prefix(',')?.trim_start();
    }
    Some(items)
}

/// Names without bullets before them, without links beside them.
pub(super) fn without_ornaments(names: &str) -> Cow<'_, str> {
    let has_links = names.contains("://") || names.contains("www.") || names.contains(".com/");
    let has_bullets = names
        .lines()
        .any(|line| past_bullet(line.trim_start()).is_some());
    if !has_links && !has_bullets {
        return Cow::Borrowed(names);
    }
    let mut plain = String::with_capacity(names.len());
    for line in names.lines() {
        if !plain.is_empty() {
            plain.push('\n');
        }
        let line = line.trim_start();
        let line = past_bullet(line).unwrap_or(line);
        match has_links {
            true => push_without_links(line, &mut plain),
            false => plain.push_str(line),
        }
    }
    Cow::Owned(plain)
}

/// Behind `- `, `• `, `1. ` or `@`.
fn past_bullet(line: &str) -> Option<&str> {
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if numbered.len() < line.len() {
        return numbered.strip_prefix(['.', ')'])?.strip_prefix(' ');
    }
    if let Some(name) = line.strip_prefix('@') {
        // `@annli` is what somebody is called, and no name.
        let is_name = name.starts_with(char::is_uppercase) || name.contains(' ');
        return is_name.then_some(name);
    }
    line.strip_prefix(['-', '•', '*', '·', '–'])?
        .strip_prefix(' ')
}

/// Leaves out links, with the brackets around them, and keeps the text that a
/// link in the manner of Markdown is under.
fn push_without_links(line: &str, plain: &mut String) {
    let mut rest = line;
    while let Some(start) = start_of_link(rest) {
        let (before, link) = rest.split_at(start);
        let end = link
            .find([' ', ')', ']', '>', ',', ';', '|'])
            .unwrap_or(link.len());
        let after = &link[end..];
        let has_bracket = before.ends_with(['(', '<', '[']) && after.starts_with([')', '>', ']']);
        let (before, after) = match has_bracket {
            true => (&before[..before.len() - 1], &after[1..]),
            false => (before, after),
        };
        // `[Ann Li](https://..)`
        let label = before.strip_suffix(']').and_then(|it| it.rsplit_once('['));
        match label {
            Some((outside, label)) => {
                plain.push_str(outside);
                plain.push_str(label);
            }
            None => plain.push_str(before.trim_end_matches([' ', ':', '-'])),
        }
        rest = after;
    }
    plain.push_str(rest);
}

fn start_of_link(text: &str) -> Option<usize> {
    let found = ["http://", "https://", "www.", "linkedin.com/"];
    found.iter().filter_map(|mark| text.find(mark)).min()
}
