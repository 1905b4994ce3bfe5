//! A status word that is numbered, drawn out or mistyped becomes the word it was
//! meant to be: `2 - Applied`, `Rejeeected`, `Interveiwing`.
//!
//! Never makes a known word of another, and never decides between two stages.

use super::guesses::{MOST_DIFFERENT, close, letters_of, may_be_close};
use super::normalise::normal_name;
use super::words::Words;
use crate::application::Stage;

/// Shorter names are one letter from too many others, in letters.
const SHORTEST_NAME: usize = 7;

/// Words of a name that are shorter stand as they are: `not` is no `now`.
const SHORTEST_WORD: usize = 5;

/// What is left of a cell without the number it begins with: `2 - Applied`,
/// `Stage 2: Phone screen`, `Step 3 Interview`, `A) Offer`; `None` if it begins
/// with none.
pub(super) fn without_number<'r>(words: &Words, raw: &'r str) -> Option<&'r str> {
    let text = raw.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (first, behind) = split_word(text);
    let is_number = |word: &str| {
        (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (sign, rest) = split_sign(behind);
    let rest = if is_number(first) {
        (!sign.is_empty() && !sign.contains('/')).then_some(rest)
    } else if first.len() == 1 {
        let is_sign = matches!(sign.trim(), ")" | "." | ":" | "-" | "–" | "—");
        let is_apart = sign.starts_with(')') || sign.ends_with(' ');
        (is_sign && is_apart).then_some(rest)
    } else if words.is_step(first) {
        let (number, behind) = split_word(rest);
        let (sign, rest) = split_sign(behind);
        (is_number(number) && !sign.is_empty()).then_some(rest)
    } else {
        None
    };
    rest.filter(|rest| rest.starts_with(char::is_alphabetic))
}

fn split_word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric());
    text.split_at(end.unwrap_or(text.len()))
}

fn split_sign(text: &str) -> (&str, &str) {
    let end = text.find(char::is_alphanumeric);
    text.split_at(end.unwrap_or(text.len()))
}

/// The stage of a cell that is one picture, with no word beside it. Of pictures
/// only those that mean the same to everybody: a tick may be of anything.
pub(super) fn stage_of_picture(raw: &str) -> Option<Stage> {
    // Some programs write behind it that it is to be shown in colours.
    match raw.trim().trim_end_matches('\u{fe0f}') {
        "❌" | "🚫" | "👎" => Some(Stage::Rejected),
        "👻" => Some(Stage::Ghosted),
        "🎉" => Some(Stage::Offer),
        _ => None,
    }
}

/// The stage of the known name that a normal name is with a letter drawn out:
/// `rejeeected`. No word of ours has one letter three times in a row.
pub(super) fn stage_of_drawn_out(words: &Words, name: &str) -> Option<Stage> {
    let letters: Vec<char> = name.chars().collect();
    let is_drawn_out = |run: &[char]| run.len() > 2 && run.iter().all(|c| c.is_alphabetic());
    if !letters.chunk_by(|a, b| a == b).any(is_drawn_out) {
        return None;
    }
    let name = without_repeats(name);
    let same = words.stage_names();
    let mut stages =
        same.filter_map(|(known, stage)| (without_repeats(known) == name).then_some(stage));
    let first = stages.next()?;
    stages.all(|stage| stage == first).then_some(first)
}

/// The text with each letter once where it stands several times in a row.
fn without_repeats(text: &str) -> String {
    let mut once: Vec<char> = text.chars().collect();
    once.dedup();
    once.into_iter().collect()
}

/// The stage of the known names that a normal name is one letter away from.
pub(super) fn stage_of_mistyped(words: &Words, name: &str) -> Option<Stage> {
    let letters = name.chars().count();
    if letters < SHORTEST_NAME {
        return None;
    }
    let mut found = None;
    for length in (letters - 1).max(SHORTEST_NAME)..=letters + 1 {
        for (known, stage) in words.stage_names_of_length(length) {
            if is_mistyped(name, known) {
                if found.is_some_and(|before| before != stage) {
                    return None;
                }
                found = Some(stage);
            }
        }
    }
    found
}

/// The known status word that comes closest, for the person to decide.
pub(super) fn closest_stage(word: &str, words: &Words) -> Option<(String, Stage)> {
    let name = normal_name(word);
    let is_negated = |name: &str| {
        let mut parts = name.split(' ');
        parts.any(|part| words.is_negation(part) || part.starts_with("un"))
    };
    // `no offer` is two letters from `got offer`, and the opposite of it.
    let says_no = is_negated(&name);
    let letters = name.chars().count();
    let own = letters_of(&name);
    (letters.saturating_sub(MOST_DIFFERENT)..=letters + MOST_DIFFERENT)
        .flat_map(|length| words.stage_names_of_length(length))
        .filter(|(known, _)| may_be_close(own, letters_of(known)))
        .filter_map(|(known, stage)| Some((close(&name, known)?, known, stage)))
        .filter(|(different, ..)| !says_no || *different < MOST_DIFFERENT)
        .filter(|(_, known, _)| is_negated(known) == says_no)
        .min_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)))
        .map(|(_, known, stage)| (known.to_owned(), stage))
}

/// Whether the two are one letter apart, left out, too many, wrong or swapped
/// with the next one, and not by a change that makes another word.
fn is_mistyped(name: &str, known: &str) -> bool {
    // Most are told apart by how they begin and end.
    let has_same_start = name.chars().next() == known.chars().next();
    let has_same_end = name.chars().next_back() == known.chars().next_back();
    if !has_same_start && !has_same_end || strsim::osa_distance(name, known) != 1 {
        return false;
    }
    // `referred` is no `deferred`: nobody mistypes the first letter for another.
    if !has_same_start && name.chars().count() == known.chars().count() {
        return false;
    }
    let blanks = |text: &str| text.matches(' ').count();
    if blanks(name) != blanks(known) {
        return name.replace(' ', "") == known.replace(' ', "");
    }
    let is_long = |word: &str| word.chars().count() >= SHORTEST_WORD;
    let mut pairs = name.split(' ').zip(known.split(' '));
    pairs.all(|(word, known)| word == known || is_long(word) && is_long(known))
}

#[cfg(test)]
mod tests {
    use super::{stage_of_drawn_out, stage_of_mistyped, without_number};
    use crate::application::Stage;
    use crate::columns::words::Words;

    #[test]
    fn a_number_in_front_is_skipped() {
        fn check(raw: &str, expected: Option<&str>) {
            assert_eq!(without_number(Words::built_in(), raw), expected, "{raw}");
        }
        check("2 - Applied", Some("Applied"));
        check("2. Applied", Some("Applied"));
        check("02_Applied", Some("Applied"));
        check("🟡 2) Applied", Some("Applied"));
        check("#3 Offer", Some("Offer"));
        check("3️⃣ Offer", Some("Offer"));
        check("Stage 2: Phone screen", Some("Phone screen"));
        check("STEP 3 Interview", Some("Interview"));
        check("Schritt 4 – Angebot", Some("Angebot"));
        check("A) Offer", Some("Offer"));
        check("b. Offer", Some("Offer"));
        check("2nd interview", None);
        check("11/3 applied", None);
        check("2026 Offer", None);
        check("I applied", None);
        check("E-mail sent", None);
        check("Stage 2", None);
        check("Applied", None);
        check("2 - ", None);
        check("", None);
    }

    #[test]
    fn letters_that_are_drawn_out_count_once() {
        fn check(name: &str, expected: Option<Stage>) {
            let stage = stage_of_drawn_out(Words::built_in(), name);
            assert_eq!(stage, expected, "{name}");
        }
        check("reeejected", Some(Stage::Rejected));
        check("rejectedddd", Some(Stage::Rejected));
        check("offfffer", Some(Stage::Offer));
        check("acccepteed", Some(Stage::Accepted));
        check("waaaaiting", Some(Stage::Applied));
        check("abgeeelehnt", Some(Stage::Rejected));
        // Twice is how words are written.
        check("reejected", None);
        check("hmmm", None);
        check("round 111", None);
        check("", None);
    }

    #[test]
    fn one_wrong_letter_is_forgiven_in_a_long_name() {
        fn check(name: &str, expected: Option<Stage>) {
            assert_eq!(
                stage_of_mistyped(Words::built_in(), name),
                expected,
                "{name}"
            );
        }
        check("interveiwing", Some(Stage::Interviewing));
        check("rejectd", Some(Stage::Rejected));
        check("rejeccted", Some(Stage::Rejected));
        check("ccepted", Some(Stage::Accepted));
        check("withdrawm", Some(Stage::Withdrawn));
        check("phonescreen", Some(Stage::Screening));
        check("offer recieved", Some(Stage::Offer));
        check("abgelent", Some(Stage::Rejected));
        check("собеседовние", Some(Stage::Interviewing));
        // Too short, too far, another word.
        check("aplied", None);
        check("rejcetde", None);
        check("referred", None);
        check("now applied", None);
        check("not offer", None);
        check("rejected by he", None);
        check("", None);
    }
}
