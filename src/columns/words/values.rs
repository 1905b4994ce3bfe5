//! What a cell says of itself where no header says it: that it names a job, an
//! employer, a place, or where postings stand.

use super::Words;
use super::built_in::{BOARDS_MARKS, FIRMS_MARKS, JOBS_MARKS, MARKS, PLACES_MARKS};
use crate::columns::normalise::normal_name;

/// The most words that stand together in the lists of this file.
const WORDS_TOGETHER: usize = 3;
/// A shorter word ends many others, in bytes: `koch`.
const SHORTEST_END: usize = 6;

fn is(name: &str, marks: u32) -> bool {
    MARKS.get(name).unwrap_or_default() & marks != 0
}

impl Words {
    /// Whether a cell may name a job: one of its words is a title, or what jobs
    /// are called, perhaps at the end of a word as in `Bürokaufmann`.
    pub(in crate::columns) fn may_name_a_job(&self, raw: &str) -> bool {
        if self.title(raw).is_some() {
            return true;
        }
        let name = normal_name(raw);
        let words: Vec<&str> = name.split(' ').collect();
        let are_together = |most: usize| {
            let mut parts = words.windows(most);
            parts.any(|part| is(&part.join(" "), JOBS_MARKS))
        };
        words.iter().any(|word| ends_with_a_job(word)) || (2..=WORDS_TOGETHER).any(are_together)
    }

    /// Whether a cell says where a job is: `Berlin`, `Remote`, `Austin, TX`.
    pub(in crate::columns) fn is_place(&self, raw: &str) -> bool {
        if self.is_like_a_firm(raw) {
            return false;
        }
        let is_known = |part: &str| is(&normal_name(part), PLACES_MARKS);
        let is_state = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase());
        let mut parts = raw.split([',', '/', '|', ';']).map(str::trim);
        let has_state = raw
            .rsplit_once(',')
            .is_some_and(|(_, last)| is_state(last.trim()));
        has_state || is_known(raw) || parts.any(is_known)
    }

    /// Whether a cell says where a posting stood.
    pub(in crate::columns) fn is_board(&self, raw: &str) -> bool {
        let name = normal_name(raw);
        let by = name.split_once(' ');
        let by = by.filter(|(by, _)| matches!(*by, "via" | "on" | "from"));
        is(&name, BOARDS_MARKS) || by.is_some_and(|(_, rest)| is(rest, BOARDS_MARKS))
    }

    /// Whether something stands in a cell that stands in names of employers only,
    /// behind the rest of the name: alone it is none.
    pub(in crate::columns) fn is_like_a_firm(&self, raw: &str) -> bool {
        let name = normal_name(raw);
        name.split(' ').skip(1).any(|word| is(word, FIRMS_MARKS))
    }
}

/// Whether a word is what a job is called, or ends so. Not every script parts its
/// words; where words are parted, only longer ones count at the end of another.
fn ends_with_a_job(word: &str) -> bool {
    is(word, JOBS_MARKS)
        || word.char_indices().skip(1).any(|(start, first)| {
            let end = &word[start..];
            let parts_no_words = first >= '\u{3000}';
            (parts_no_words || end.len() >= SHORTEST_END) && is(end, JOBS_MARKS)
        })
}
