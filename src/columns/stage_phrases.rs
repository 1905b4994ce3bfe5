//! A status cell that goes on in its own words becomes a stage, by the known
//! names in it: `Waiting to hear back after 2nd interview`.
//!
//! Where names overlap, the longest counts. Never decides between two ends, and
//! never for a name that is negated: then the person is asked.

use super::normalise::normal_name;
use super::words::Words;
use crate::application::Stage;

/// Cells with more words are sentences, which may say anything.
const MOST_WORDS: usize = 8;

/// The same where words are not parted by blanks, in characters.
const MOST_CHARACTERS: usize = 24;

/// Shorter words mean too much else to count inside a phrase, in letters.
const SHORTEST_WORD: usize = 5;

/// A negation so many words before a name, or fewer, is taken to be of it; where
/// no blanks part the words, so many characters.
const REACH_OF_NEGATION: usize = 2;

/// A known name in the cell: where it starts, where it ends, what it says.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    stage: Stage,
}

/// The stage that the names in a cell come to.
pub(super) fn stage_in_phrase(words: &Words, raw: &str) -> Option<Stage> {
    let open = raw.replace(['(', ')', '[', ']', '{', '}'], " ");
    let name = normal_name(&open);
    let runs = if name.chars().any(is_of_a_script_without_blanks) {
        runs_of_characters(words, &name)?
    } else {
        runs_of_words(words, &name)?
    };
    weigh(runs.iter().map(|run| run.stage))
}

/// Whether nothing comes after that stage.
pub(super) fn is_an_end(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::Accepted | Stage::Rejected | Stage::Withdrawn | Stage::Ghosted | Stage::Closed
    )
}

/// What several stages in a cell come to: an end, else the furthest. `None` if
/// there is none, or if they end in two ways.
fn weigh(stages: impl Iterator<Item = Stage>) -> Option<Stage> {
    let mut end = None;
    let mut furthest: Option<Stage> = None;
    for stage in stages {
        if is_an_end(stage) {
            end = match end {
                // How it was closed says more than that it was.
                None | Some(Stage::Closed) => Some(stage),
                Some(_) if stage == Stage::Closed => end,
                Some(before) if before == stage => end,
                Some(_) => return None,
            };
        } else if furthest.is_none_or(|before| step(before) < step(stage)) {
            furthest = Some(stage);
        }
    }
    end.or(furthest)
}

/// How far an application is that did not end.
fn step(stage: Stage) -> u8 {
    match stage {
        Stage::Wishlist => 0,
        Stage::Applied => 1,
        Stage::Screening => 2,
        Stage::Assessment => 3,
        Stage::Interviewing => 4,
        Stage::OnHold => 5,
        _ => 6,
    }
}

/// The names in a cell as whole words; `None` if one of them is negated.
fn runs_of_words(words: &Words, name: &str) -> Option<Vec<Run>> {
    let parts: Vec<&str> = name.split(' ').collect();
    if parts.len() > MOST_WORDS {
        return Some(Vec::new());
    }
    let runs = longest_first(parts.len(), |start, end| {
        let run = parts.get(start..end)?;
        match run {
            [word] if word.chars().count() < SHORTEST_WORD => None,
            _ => {
                let run = run.join(" ");
                let counts = !words.is_stage_only_as_a_whole(&run);
                counts.then(|| words.stage(&run)).flatten()
            }
        }
    });
    let is_free = |at: usize| !runs.iter().any(|run| (run.start..run.end).contains(&at));
    let is_negated = |run: &Run| {
        let mut counted = 0;
        let before = (0..run.start).rev().map_while(|at| {
            let word = parts.get(at).filter(|_| counted < REACH_OF_NEGATION)?;
            // `never got an interview` is as near as without the `an`.
            counted += usize::from(word.chars().count() > 2);
            Some((at, *word))
        });
        let mut before = before.filter(|(at, _)| is_free(*at));
        before.any(|(_, word)| words.is_negation(word))
    };
    if runs.iter().any(is_negated) {
        return None;
    }
    // `Interview cancelled` says neither who did it nor what comes of it.
    let is_called_off = |run: &Run| {
        let behind = parts.get(run.end).filter(|_| is_free(run.end));
        !is_an_end(run.stage) && behind.is_some_and(|word| words.is_called_off(word))
    };
    Some(
        runs.iter()
            .copied()
            .filter(|run| !is_called_off(run))
            .collect(),
    )
}

/// The same where no blanks part the words.
fn runs_of_characters(words: &Words, name: &str) -> Option<Vec<Run>> {
    let characters: Vec<char> = name.chars().collect();
    if characters.len() > MOST_CHARACTERS {
        return Some(Vec::new());
    }
    let is_latin = |at: usize| characters.get(at).is_some_and(char::is_ascii_alphanumeric);
    let runs = longest_first(characters.len(), |start, end| {
        // Letters of other words between them are parted all the same.
        let cuts_a_word = |at: usize| at > 0 && is_latin(at - 1) && is_latin(at);
        if end - start < 2 || cuts_a_word(start) || cuts_a_word(end) {
            return None;
        }
        let run: String = characters.get(start..end)?.iter().collect();
        let counts = !words.is_stage_only_as_a_whole(&run);
        counts.then(|| words.stage(&run)).flatten()
    });
    let is_free = |at: usize| !runs.iter().any(|run| (run.start..run.end).contains(&at));
    let text = |start: usize, end: usize| -> String {
        let range = characters.get(start..end).unwrap_or_default();
        range.iter().collect()
    };
    // It stands before the name in Chinese (`没有`), and behind it in Japanese.
    let is_negated = |run: &Run| {
        let reach = run.start.saturating_sub(REACH_OF_NEGATION)..run.start;
        let before = reach
            .into_iter()
            .any(|at| is_free(at) && words.is_negation(&text(at, at + 1)));
        let mut behind = run.end..characters.len();
        before
            || behind.any(|at| {
                let mut lengths = 2..=3;
                is_free(at) && lengths.any(|length| words.is_negation(&text(at, at + length)))
            })
    };
    (!runs.iter().any(is_negated)).then_some(runs)
}

/// The runs among so many words that have a stage, none across another; the
/// longest are looked for first.
fn longest_first(count: usize, stage_of: impl Fn(usize, usize) -> Option<Stage>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for length in (1..=count).rev() {
        for start in 0..=count - length {
            let end = start + length;
            let is_free = runs.iter().all(|run| end <= run.start || run.end <= start);
            if !is_free {
                continue;
            }
            if let Some(stage) = stage_of(start, end) {
                runs.push(Run { start, end, stage });
            }
        }
    }
    runs
}

fn is_of_a_script_without_blanks(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::stage_in_phrase;
    use crate::application::Stage;
    use crate::columns::words::Words;

    #[test]
    fn known_names_in_a_phrase_come_to_one_stage() {
        fn check(raw: &str, expected: Option<Stage>) {
            assert_eq!(stage_in_phrase(Words::built_in(), raw), expected, "{raw}");
        }
        check("Position filled internally", Some(Stage::Closed));
        check("Got an offer!!", Some(Stage::Offer));
        check(
            "Waiting to hear back after 2nd interview",
            Some(Stage::Interviewing),
        );
        check("Rejected after assessment", Some(Stage::Rejected));
        check("Offer declined by me", Some(Stage::Withdrawn));
        check("I declined the offer", Some(Stage::Withdrawn));
        check("Applied / Interview", Some(Stage::Interviewing));
        check("Interview process paused", Some(Stage::OnHold));
        check("Applied, then rejected", Some(Stage::Rejected));
        check("position filled, so I was rejected", Some(Stage::Rejected));
        check("still waiting for an offer", Some(Stage::Interviewing));
        check("Absage nach dem zweiten Gespräch", Some(Stage::Rejected));
        check("Mañana segunda entrevista", Some(Stage::Interviewing));
        check("Завтра второе собеседование", Some(Stage::Interviewing));
        // Two ends, and nothing to choose by.
        check("rejected or withdrawn", None);
        // A sentence.
        check("they said that somebody else may have been rejected", None);
        // Short words, and words that mean other things beside others.
        check("new york", None);
        check("accepted to the talent programme", None);
        check("filled out the form", None);
        check("close to home", None);
    }

    #[test]
    fn what_is_negated_is_not_understood() {
        fn check(raw: &str, expected: Option<Stage>) {
            assert_eq!(stage_in_phrase(Words::built_in(), raw), expected, "{raw}");
        }
        check("Not sure", None);
        check("not rejected yet", None);
        check("no offer yet", None);
        check("not yet rejected", None);
        check("never got an interview", None);
        check("hasn't been rejected", None);
        check("kein Angebot bisher", None);
        check("noch nicht abgelehnt worden", None);
        check("pas encore d entretien", None);
        check("sans offre ferme", None);
        check("ещё не отказ", None);
        // The negation is a part of the name.
        check("Sadly not selected this time", Some(Stage::Rejected));
        check("not selected for interview", Some(Stage::Rejected));
        check("no response after interview", Some(Stage::Interviewing));
        check("still not applied", Some(Stage::Wishlist));
    }

    #[test]
    fn names_are_found_where_no_blanks_part_them() {
        fn check(raw: &str, expected: Option<Stage>) {
            assert_eq!(stage_in_phrase(Words::built_in(), raw), expected, "{raw}");
        }
        check("昨日2次面接予定あり", Some(Stage::Interviewing));
        check("面接後に不採用", Some(Stage::Rejected));
        check("今天收到offer了", Some(Stage::Offer));
        check("面试后被拒", Some(Stage::Rejected));
        check("还没面试", None);
        check("没有收到offer", None);
        check("まだ応募していない", None);
        check("採用担当より", None);
        check("謎", None);
    }
}
