//! What stands around the names of a cell and names nobody: `Interview with`
//! before them, `via LinkedIn` behind them, `+ 2 others` beside them. The words
//! are a list; never makes a name longer.

use std::borrow::Cow;
use std::sync::OnceLock;

use self::built_in::{
    AND_SO_ON, ARTICLES, BEFORE, BEHIND, COUNTS, CROWD, KINDS, NUMBERS, PRONOUNS, ROLES, ROUNDS,
    SIGNS, WORDS,
};
use super::first_letters::FirstLetters;
use super::people::phone;
use super::words::Words;
use crate::text::lower_case;

/// The lists, as `build/` writes them: a bit for each section of words, and the
/// phrases, the longest first.
mod built_in {
    use crate::columns::name_table::{Entry, Table};

    include!(concat!(env!("OUT_DIR"), "/around_names.rs"));
}

/// The lists, and what tells quickly that a text begins with none of the phrases.
#[derive(Debug)]
pub(super) struct AroundNames {
    letters_before: FirstLetters,
    letters_of_and_so_on: FirstLetters,
}

impl AroundNames {
    /// The lists that come with the program.
    pub(super) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<AroundNames> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self {
            letters_before: FirstLetters::of(BEFORE.iter().copied()),
            letters_of_and_so_on: FirstLetters::of(AND_SO_ON.iter().copied()),
        })
    }

    /// Whether a text of nothing but letters may hold more than a name, as far as
    /// its signs tell.
    pub(super) fn is_decorated(raw: &str) -> bool {
        !raw.is_ascii() && (raw.contains(is_picture) || raw.contains('・'))
    }

    /// Whether a word shows that more than a name stands in its cell.
    pub(super) fn is_sign(word: &str) -> bool {
        is_in(word, SIGNS)
    }

    /// A name without what stands before it.
    pub(super) fn past_before<'a>(&self, raw: &'a str) -> &'a str {
        let mut rest = raw.trim_start();
        while let Some(behind) = self.past_one(rest) {
            rest = behind;
        }
        rest
    }

    fn past_one<'a>(&self, raw: &'a str) -> Option<&'a str> {
        let named = |rest: &'a str| {
            let rest = rest.trim_start_matches([' ', ':', '-', '–', '.']);
            rest.starts_with(char::is_alphabetic).then_some(rest)
        };
        let may_start = self.letters_before.may_start(raw);
        let mut before = BEFORE.iter().filter(|_| may_start);
        let phrase = before.find_map(|words| {
            let rest = past_ignoring_case(raw, words)?;
            // `Contact Ann` and `Interviewer: Ann`, not `Contactor Li`.
            let is_whole = rest.starts_with([' ', ':']) || words.ends_with(has_no_blanks);
            named(rest).filter(|_| is_whole)
        });
        phrase.or_else(|| self.past_round(raw).and_then(named))
    }

    /// Behind `Round 1:`, `R2`, `2nd round:`.
    fn past_round<'a>(&self, raw: &'a str) -> Option<&'a str> {
        let letters = raw.find(|c: char| !c.is_alphabetic())?;
        let (word, rest) = raw.split_at(letters);
        // `2. Runde: Ann`, whose number has gone as that of a list.
        if rest.starts_with(':') && is_in(word, ROUNDS) {
            return Some(rest);
        }
        let number = rest.trim_start();
        let digits = number.find(|c: char| !c.is_ascii_digit())?;
        if letters > 0 {
            let is_round = (1..=2).contains(&digits) && is_in(word, ROUNDS);
            let rest = number.get(digits..)?;
            return (is_round && rest.starts_with([' ', ':', '.', ')', '-'])).then_some(rest);
        }
        let rest = number.get(digits..)?;
        let rest = ["st ", "nd ", "rd ", "th ", ". ", "e ", "º ", "ª "]
            .iter()
            .find_map(|ordinal| rest.strip_prefix(ordinal))?;
        let end = rest.find(|c: char| !c.is_alphabetic())?;
        let (word, rest) = rest.split_at(end);
        (digits > 0 && word.len() > 1 && is_in(word, ROUNDS)).then_some(rest)
    }

    /// A name, and what stands behind `from`, `via` and the like.
    pub(super) fn split_behind<'a>(&self, name: &'a str) -> (&'a str, Option<&'a str>) {
        let mut at = 0;
        for word in name.split(' ') {
            if at > 0 && is_in_as_written(word, BEHIND) {
                let rest = name.get(at + word.len()..).unwrap_or_default().trim();
                return (name.get(..at).unwrap_or(name).trim_end(), Some(rest));
            }
            at += word.len() + 1;
        }
        (name, None)
    }

    /// Whether the text tells of people and names none of them: `2 others`,
    /// `the team`, `two engineers`, `panel of 3`.
    pub(super) fn is_crowd(&self, raw: &str, words: &Words) -> bool {
        let raw = raw.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
        let (mut length, mut nouns, mut titles, mut digits) = (0, 0, 0, 0);
        let mut is_counted = false;
        let all = raw.split([' ', '-', '/', '+', '\u{a0}']);
        for word in all.filter(|word| !word.is_empty()) {
            length += 1;
            let sections = sections_of(word);
            if without_marks(word).bytes().all(|b| b.is_ascii_digit()) {
                digits += 1;
                is_counted |= length == 1;
            } else if sections & CROWD != 0 {
                nouns += 1;
            } else if sections & COUNTS != 0 {
                is_counted |= length == 1;
            } else if sections & KINDS != 0 {
            } else if is_only_a_title(word, words) {
                titles += 1;
            } else {
                return false;
            }
        }
        let is_told = nouns > 0 && (titles == 0 || digits > 0) || is_counted && nouns + titles > 0;
        // One word in capitals may be a name: `Guys`.
        let is_enough = length > 1 || !raw.starts_with(char::is_uppercase);
        is_enough && is_told && !words.is_bare_title(raw)
    }

    /// What stands behind `Panel of 3:` and the like, or in brackets there.
    pub(super) fn past_crowd<'a>(&self, raw: &'a str, words: &Words) -> &'a str {
        let Some((crowd, rest)) = raw.split_once([':', '(']) else {
            return raw;
        };
        if !self.is_crowd(crowd, words) && (crowd.is_empty() || !words.is_nobody(crowd)) {
            return raw;
        }
        let is_in_brackets = raw.get(crowd.len()..).is_some_and(|it| it.starts_with('('));
        match rest.trim().strip_suffix(')') {
            Some(inside) if is_in_brackets => inside.trim(),
            None if !is_in_brackets => rest.trim(),
            _ => raw,
        }
    }

    /// Whether all words say of which kind somebody is: `Tech: Bo`.
    pub(super) fn is_kind(&self, raw: &str) -> bool {
        raw.split(' ').all(|word| is_in(word, KINDS))
    }

    /// `the recruiter` without its article.
    pub(super) fn past_article<'a>(&self, raw: &'a str, words: &Words) -> &'a str {
        match raw.split_once(' ') {
            Some((article, title))
                if is_in(article, ARTICLES)
                    && words.is_bare_title(title)
                    && !words.is_name_too(title) =>
            {
                title
            }
            _ => raw,
        }
    }

    /// `Recruiter Ann Li` as the role and the name.
    pub(super) fn split_role<'a>(&self, raw: &'a str, words: &Words) -> Option<(&'a str, &'a str)> {
        // No role of the list is longer.
        const LONGEST: usize = 64;
        let ends = raw.match_indices(' ').map(|(at, _)| at);
        ends.take_while(|at| *at <= LONGEST).find_map(|at| {
            let (role, name) = raw.split_at_checked(at)?;
            let name = name.trim_start();
            let is_role = is_in(role, ROLES);
            let is_named = name.starts_with(char::is_uppercase);
            (is_role && is_named && words.title(name).is_none()).then_some((role, name))
        })
    }

    /// `she/her`, `They / Them`.
    pub(super) fn is_pronouns(&self, raw: &str) -> bool {
        raw.contains('/') && raw.split('/').all(|word| is_in(word.trim(), PRONOUNS))
    }

    /// A telephone number with what says that it is one.
    pub(super) fn labelled_phone<'a>(&self, raw: &'a str) -> Option<&'a str> {
        let at = raw.find([':', ' '])?;
        let (label, number) = raw.split_at(at);
        let number = number.trim_start_matches([':', ' ']);
        (is_in(label, NUMBERS) && phone(number).is_some()).then_some(number)
    }

    /// The cell without pictures, without `et al.`, and with a `;` where an
    /// arrow or a number stands between people: `1. Ann 2. Bo`.
    pub(super) fn tidied<'a>(&self, raw: &'a str) -> Cow<'a, str> {
        let mut tidy = Cow::Borrowed(raw);
        for arrow in [" -> ", " → ", " > ", " => ", " ➔ "] {
            if tidy.contains(arrow) {
                tidy = Cow::Owned(tidy.replace(arrow, "; "));
            }
        }
        if tidy.contains(is_picture) {
            tidy = Cow::Owned(tidy.replace(is_picture, " "));
        }
        if let Some(parted) = parted_at_numbers(&tidy) {
            tidy = Cow::Owned(parted);
        }
        while let Some(cut) = self.without_and_so_on(&tidy) {
            tidy = Cow::Owned(cut);
        }
        tidy
    }

    /// The text without the first phrase for those who are left out, where it
    /// ends with that or a list goes on behind it.
    fn without_and_so_on(&self, text: &str) -> Option<String> {
        let is_space = |c: char| c == ' ' || c == ',';
        let starts = text
            .match_indices(is_space)
            .map(|(at, sign)| at + sign.len());
        let found = starts.clone().find_map(|at| {
            let behind = text.get(at..)?;
            if !self.letters_of_and_so_on.may_start(behind) {
                return None;
            }
            let rest = self.past_phrase(behind)?;
            let ends = rest.trim_start_matches(['.', ' ']);
            let is_end = ends.is_empty() || ends.starts_with([',', ';', ')', '\n', '|']);
            is_end.then_some((at, rest))
        });
        // Chinese and Japanese put no blank before it.
        let glued = || {
            let mut phrases = AND_SO_ON.iter().filter(|it| it.ends_with(has_no_blanks));
            let before = phrases.find_map(|phrase| text.trim_end().strip_suffix(phrase))?;
            (!text.is_ascii()).then_some((before.len(), ""))
        };
        let (at, rest) = found.or_else(glued)?;
        let before = text.get(..at)?.trim_end_matches(is_space);
        let behind = rest.trim_start_matches(['.', ' ']);
        (!before.is_empty()).then(|| format!("{before}{behind}"))
    }

    fn past_phrase<'t>(&self, text: &'t str) -> Option<&'t str> {
        let mut phrases = AND_SO_ON.iter();
        phrases.find_map(|phrase| past_ignoring_case(text, phrase))
    }
}

/// `1. Ann 2. Bo` and `(1) Ann (2) Bo` as `Ann; Bo`: the numbers count from one.
fn parted_at_numbers(text: &str) -> Option<String> {
    let first = past_number(text.trim_start(), 1)?;
    let mut parted = String::with_capacity(text.len());
    let mut rest = first;
    let mut next = 2;
    while let Some((before, behind)) = at_number(rest, next) {
        parted.push_str(before.trim_end_matches([' ', ',', ';']));
        parted.push_str("; ");
        rest = behind;
        next += 1;
    }
    (next > 2).then(|| parted + rest)
}

fn at_number(text: &str, number: u32) -> Option<(&str, &str)> {
    text.match_indices(' ').find_map(|(at, _)| {
        let behind = past_number(text.get(at + 1..)?, number)?;
        Some((text.get(..at)?, behind))
    })
}

/// Behind `2.`, `2)` or `(2)`.
fn past_number(text: &str, number: u32) -> Option<&str> {
    let digits = number.to_string();
    let bracketed = text.strip_prefix('(').unwrap_or(text);
    let rest = bracketed.strip_prefix(&digits)?;
    rest.strip_prefix([')', '.'])?.strip_prefix(' ')
}

/// Pictures and marks that are in no name.
fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{24ff}'
        | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}'
        | '\u{fe0e}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
}

/// What follows words at the start of a text, in capitals or not.
fn past_ignoring_case<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in words.chars() {
        let found = rest.next()?;
        let is_same = found == wanted || found.to_lowercase().eq([wanted]);
        if !is_same {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Scripts that part no words.
fn has_no_blanks(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

fn without_marks(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ':', ';', '!', '?'])
}

/// The sections that a word is in, in any case and with a comma or a dot behind it.
fn sections_of(word: &str) -> u32 {
    WORDS
        .get_in_any_case(without_marks(word))
        .unwrap_or_default()
}

fn is_in(word: &str, sections: u32) -> bool {
    sections_of(word) & sections != 0
}

fn is_in_as_written(word: &str, sections: u32) -> bool {
    WORDS.get(word).is_some_and(|found| found & sections != 0)
}

/// Whether a word of a crowd is a title and nobody's name.
fn is_only_a_title(word: &str, words: &Words) -> bool {
    // In lower case: `PhD` is one word, whatever its capitals.
    let word = lower_case(without_marks(word));
    words.is_bare_title(&word) && !words.is_name_too(&word)
}
