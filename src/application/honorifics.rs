//! Whether a name is written with an honorific, and where the name itself
//! begins: `Hr. Weiß`, `Mme Martin`, `田中さん`. The words are a list; never
//! changes a name.

use std::collections::HashSet;
use std::sync::OnceLock;

const FILE: &str = include_str!("honorifics.txt");

/// The list, taken apart.
#[derive(Debug, Default)]
struct Honorifics {
    /// In lower case, however they are written.
    in_any_case: HashSet<&'static str>,
    /// As they are written.
    as_written: HashSet<&'static str>,
    /// In lower case, and only with a dot.
    with_a_dot: HashSet<String>,
    after: Vec<&'static str>,
    /// How long those with each first letter of ASCII are, a bit for each length:
    /// most words are seen to be none of them by that.
    lengths: [u32; 26],
}

fn built_in() -> &'static Honorifics {
    static BUILT_IN: OnceLock<Honorifics> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let mut found = Honorifics::default();
        let mut is_before = true;
        let lines = FILE.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line {
                "[before]" => is_before = true,
                "[after]" => is_before = false,
                _ => line
                    .split(',')
                    .for_each(|item| found.add(item.trim(), is_before)),
            }
        }
        found
    })
}

impl Honorifics {
    fn add(&mut self, item: &'static str, is_before: bool) {
        if !is_before {
            self.after.push(item);
            return;
        }
        if let Some((letter, length)) = shape(item.strip_suffix('.').unwrap_or(item)) {
            self.lengths[letter] |= length;
        }
        if let Some(bare) = item.strip_suffix('.') {
            self.with_a_dot.insert(bare.to_lowercase());
        } else if item.chars().any(char::is_uppercase) {
            self.as_written.insert(item);
            self.with_a_dot.insert(item.to_lowercase());
        } else {
            self.in_any_case.insert(item);
        }
    }
}

/// The place of the first letter and a bit for the length; `None` for what is not
/// of ASCII, and may get another length in lower case.
fn shape(word: &str) -> Option<(usize, u32)> {
    let first = word.bytes().next()?.to_ascii_lowercase();
    let letter = usize::from(first.checked_sub(b'a').filter(|it| *it < 26)?);
    word.is_ascii().then(|| (letter, 1 << word.len().min(31)))
}

/// What stands behind the honorifics that a name starts with, one or several;
/// `None` if it starts with none or nothing stands behind.
///
/// ```
/// use followup::application::past_honorifics;
///
/// assert_eq!(past_honorifics("Frau Dr. Kühn"), Some("Kühn"));
/// assert_eq!(past_honorifics("HR Kühn"), None);
/// ```
#[must_use]
pub fn past_honorifics(name: &str) -> Option<&str> {
    let mut rest = name.trim();
    let mut found = None;
    while let Some(behind) = past_one(rest).filter(|behind| !behind.is_empty()) {
        rest = behind;
        found = Some(rest);
    }
    found
}

/// Whether a name ends with an honorific, as in Japanese and Chinese.
#[must_use]
pub fn ends_with_honorific(name: &str) -> bool {
    if name.is_ascii() {
        return false;
    }
    let mut endings = built_in().after.iter();
    endings.any(|ending| {
        name.strip_suffix(ending)
            .is_some_and(|name| !name.is_empty())
    })
}

fn past_one(text: &str) -> Option<&str> {
    let first = text.split(' ').next()?;
    let two = text
        .match_indices(' ')
        .nth(1)
        .and_then(|(at, _)| text.get(..at))
        .filter(|two| two.starts_with("de ") || two.starts_with("De "));
    let whole = two.into_iter().chain([first]).find(|word| is_one(word));
    if let Some(word) = whole {
        return text.get(word.len()..).map(str::trim_start);
    }
    // `Hr.Weiß`
    let (word, rest) = first.split_once('.')?;
    let is_glued = rest.chars().next().is_some_and(char::is_uppercase) && rest.chars().count() > 1;
    let dotted = text.get(..=word.len())?;
    (is_glued && is_one(dotted)).then(|| text.get(dotted.len()..))?
}

/// Whether a word is an honorific as it is written.
fn is_one(word: &str) -> bool {
    let bare = word.strip_suffix('.').unwrap_or(word);
    let has_dot = bare.len() < word.len();
    let list = built_in();
    if shape(bare).is_some_and(|(letter, length)| list.lengths[letter] & length == 0) {
        return false;
    }
    // `HR`, `MS` and `PD` are other things.
    let is_shouted = bare.chars().count() > 1 && !bare.chars().any(char::is_lowercase);
    if bare.is_empty() || is_shouted {
        return false;
    }
    let lower = bare.to_lowercase();
    list.in_any_case.contains(&*lower)
        || list.as_written.contains(bare)
        || has_dot && list.with_a_dot.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::{ends_with_honorific, past_honorifics};

    #[test]
    fn a_name_begins_behind_its_honorifics() {
        fn check(name: &str, expected: &str) {
            assert_eq!(past_honorifics(name).unwrap_or(""), expected, "{name}");
        }
        check("Mr. Smith", "Smith");
        check("mr smith", "smith");
        check("Hr. Weiß", "Weiß");
        check("Hr Weiß", "Weiß");
        check("Hr.Weiß", "Weiß");
        check("hr. weiß", "weiß");
        check("Hrn. Weiß", "Weiß");
        check("Herr Prof. Dr. Weiß", "Weiß");
        check("Frau Kühn", "Kühn");
        check("Dipl.-Ing. Jan Weber", "Jan Weber");
        check("M. Dupont", "Dupont");
        check("Mme Martin", "Martin");
        check("Sr. García", "García");
        check("Sra López", "López");
        check("Sig.ra Bianchi", "Bianchi");
        check("Dott.ssa Verdi", "Verdi");
        check("Dhr. de Vries", "de Vries");
        check("De heer de Vries", "de Vries");
        check("Mevr. Jansen", "Jansen");
        check("Pani Nowak", "Nowak");
        check("Rouva Virtanen", "Virtanen");
        check("г-жа Петрова", "Петрова");
        for none in [
            "",
            "Ann Li",
            "HR",
            "HR Weiß",
            "hr weiß",
            "Hr.",
            "MS Li",
            "M Li",
            "Me",
            "pan tau",
            "Frauke Li",
            "A.B. Li",
            "J.R. Li",
            "de Vries",
            "Srini Rao",
        ] {
            check(none, "");
        }
    }

    #[test]
    fn some_stand_behind_the_name() {
        for name in ["田中さん", "佐藤様", "陈先生", "李女士", "김민수님"] {
            assert!(ends_with_honorific(name), "{name}");
        }
        for name in ["田中", "さん", "Ann Li", ""] {
            assert!(!ends_with_honorific(name), "{name}");
        }
    }
}
