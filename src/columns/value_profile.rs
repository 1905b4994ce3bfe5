//! The cells of one column become a profile: of what kind most of them are.
//! Looks at the first rows only, and decides nothing about meanings.

use super::date_cells::lacks_its_year;
use super::dates::{holds_dates, read_time_cell};
use super::field::Field;
use super::normalise::normal_name;
use super::people::bare_address;
use super::words::Words;
use super::written_cell::read_written_cell;
use crate::text::{EmailAddress, WebAddress};

/// How many cells that say something are looked at.
pub(super) const CELLS_LOOKED_AT: usize = 40;
/// A text of more words than this is a sentence.
const WORDS_OF_A_NAME: usize = 5;
/// The longest cell that may be a date, an address or a name, in bytes.
const LONGEST_SHORT_CELL: usize = 120;

/// What a cell is, as far as it tells by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A day, perhaps without its year, perhaps several.
    Date,
    /// A time of day, or from when to when.
    Time,
    YesOrNo,
    WebAddress,
    /// Addresses, perhaps with numbers to call.
    Email,
    /// An address with a name or a text beside it.
    NamedEmail,
    Phone,
    Number,
    /// A word of the stages.
    Stage,
    /// A way to reach somebody.
    Way,
    /// What somebody is: `Recruiter`.
    Title,
    /// Two or three words with capitals, as a name is.
    Name,
    /// More words than a name has.
    Sentence,
    /// Any other word or two.
    Text,
}

const KINDS: usize = Kind::Text as usize + 1;

/// How many cells of a column are of which kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Profile {
    counts: [usize; KINDS],
    /// Numbers of five digits, which may be days that a spreadsheet counted.
    day_counts: usize,
    /// Dates that may be marks as well: `4.1`.
    marks: usize,
    /// Numbers that may be times of day: `14.30`.
    clock_counts: usize,
    /// Cells of another kind that name days all the same, where the column is one of
    /// interviews: `Phone 11/3, onsite 11/17 with Ann`.
    worded_days: usize,
    filled: usize,
}

impl Profile {
    /// Counts the cells of one column, from the top.
    pub(super) fn of<'t>(cells: impl Iterator<Item = &'t str>, words: &Words) -> Self {
        let mut profile = Self::default();
        // Most columns say a few things again and again.
        let mut known: Vec<(&str, Kind)> = Vec::with_capacity(CELLS_LOOKED_AT);
        for cell in looked_at(cells, words) {
            let found = known.iter().find(|(other, _)| *other == cell);
            let kind = found.map_or_else(|| kind_of(cell, words), |(_, kind)| *kind);
            known.push((cell, kind));
            profile.counts[kind as usize] += 1;
            profile.marks += usize::from(kind == Kind::Date && is_mark(cell));
            let is_clock = kind == Kind::Number && read_time_cell(cell).is_some();
            profile.clock_counts += usize::from(is_clock);
            profile.day_counts += usize::from(is_day_count(cell));
            profile.worded_days += usize::from(kind != Kind::Date && has_worded_days(cell));
            profile.filled += 1;
        }
        profile
    }

    /// The profile of cells of these kinds, of which nothing else is known.
    pub(super) fn of_kinds(kinds: impl IntoIterator<Item = Kind>) -> Self {
        let mut profile = Self::default();
        for kind in kinds {
            profile.counts[kind as usize] += 1;
            profile.filled += 1;
        }
        profile
    }

    /// Whether a cell is of that kind.
    pub(super) fn has(&self, kind: Kind) -> bool {
        self.counts[kind as usize] > 0
    }

    /// Whether a cell is a day, or may be.
    pub(super) fn has_days(&self) -> bool {
        self.has(Kind::Date) || self.day_counts > 0
    }

    /// Whether a cell is a day, or names one as those of interviews do.
    pub(super) fn has_days_of_interviews(&self) -> bool {
        self.has_days() || self.worded_days > 0
    }

    /// Whether half of the cells or more are days, or name one as those of interviews
    /// do.
    pub(super) fn are_mostly_days_of_interviews(&self) -> bool {
        let count = self.counts[Kind::Date as usize] + self.worded_days;
        count > 0 && count * 2 >= self.filled
    }

    /// Whether a cell is a day, and nothing else that looks like one.
    pub(super) fn has_days_beyond_doubt(&self) -> bool {
        self.counts[Kind::Date as usize] > self.marks
    }

    /// Whether half of the cells or more are times of day, or may be.
    pub(super) fn has_mostly_times(&self) -> bool {
        let count = self.counts[Kind::Time as usize] + self.clock_counts;
        count > 0 && count * 2 >= self.filled
    }

    /// Whether half of the cells or more are of one of these kinds.
    pub(super) fn is_mostly(&self, kinds: &[Kind]) -> bool {
        let count: usize = kinds.iter().map(|kind| self.counts[*kind as usize]).sum();
        count > 0 && count * 2 >= self.filled
    }

    /// Whether four of five cells are of that kind.
    pub(super) fn is_nearly_all(&self, kind: Kind) -> bool {
        self.counts[kind as usize] * 5 >= self.filled * 4
    }

    /// Whether four of five cells are of one of these kinds.
    pub(super) fn are_nearly_all(&self, kinds: &[Kind]) -> bool {
        let count: usize = kinds.iter().map(|kind| self.counts[*kind as usize]).sum();
        count * 5 >= self.filled * 4
    }

    /// How many of the cells that were looked at are of one of these kinds.
    pub(super) fn count(&self, kinds: &[Kind]) -> usize {
        kinds.iter().map(|kind| self.counts[*kind as usize]).sum()
    }

    /// How many cells say something, of those that were looked at.
    pub(super) fn filled(&self) -> usize {
        self.filled
    }

    /// Whether every cell that says something is of that kind.
    pub(super) fn is_all(&self, kind: Kind) -> bool {
        self.counts[kind as usize] == self.filled
    }

    /// The kind of most cells; of two that are as many, the more telling one.
    pub(super) fn leading(&self) -> Option<Kind> {
        ALL_KINDS
            .into_iter()
            .rev()
            .max_by_key(|kind| self.counts[*kind as usize])
            .filter(|kind| self.has(*kind))
    }
}

/// From the most telling to the least.
pub(super) const ALL_KINDS: [Kind; KINDS] = [
    Kind::Date,
    Kind::Time,
    Kind::YesOrNo,
    Kind::WebAddress,
    Kind::Email,
    Kind::NamedEmail,
    Kind::Phone,
    Kind::Number,
    Kind::Stage,
    Kind::Way,
    Kind::Title,
    Kind::Name,
    Kind::Sentence,
    Kind::Text,
];

/// The cells that a profile counts.
fn looked_at<'t>(
    cells: impl Iterator<Item = &'t str>,
    words: &Words,
) -> impl Iterator<Item = &'t str> {
    let says_something =
        |cell: &&str| !words.is_empty(cell) && (!words.is_undated(cell) || is_answer(cell, words));
    cells.filter(says_something).take(CELLS_LOOKED_AT)
}

/// The kinds of the cells that a profile counts, from the top.
pub(super) fn kinds_of<'t>(
    cells: impl Iterator<Item = &'t str>,
    words: &Words,
) -> impl Iterator<Item = Kind> {
    looked_at(cells, words).map(|cell| kind_of(cell, words))
}

fn is_answer(cell: &str, words: &Words) -> bool {
    words.yes_or_no(cell).is_some()
}

/// What one cell is.
pub(super) fn kind_of(cell: &str, words: &Words) -> Kind {
    if is_answer(cell, words) {
        // `sent` answers a question, and is a stage below a status.
        let is_stage = words.stage(&normal_name(cell)).is_some();
        return if is_stage { Kind::Stage } else { Kind::YesOrNo };
    }
    if is_plain_link(cell) {
        return Kind::WebAddress;
    }
    if is_number(cell) {
        return Kind::Number;
    }
    let has_digit = cell.bytes().any(|b| b.is_ascii_digit());
    if cell.len() <= LONGEST_SHORT_CELL && (has_digit || cell.contains('.')) {
        let is_date = || is_dated(cell) || lacks_its_year(cell) || is_shaped_like_a_date(cell);
        // No day is written without a digit.
        if has_digit && is_date() {
            return Kind::Date;
        }
        if read_time_cell(cell).is_some() {
            return Kind::Time;
        }
        if WebAddress::parse(cell).is_some() {
            return Kind::WebAddress;
        }
        if is_phone(cell) {
            return Kind::Phone;
        }
    }
    if cell.contains("://")
        && cell
            .split_whitespace()
            .any(|word| WebAddress::parse(word).is_some())
    {
        return Kind::WebAddress;
    }
    if cell.contains('@') {
        let parts = || {
            cell.split([' ', ',', ';', '\n'])
                .filter(|part| !part.is_empty())
        };
        let is_address = |part: &str| EmailAddress::parse(bare_address(part)).is_some();
        // `ann@acme.example / 555-010-0100`: a number beside it names nobody.
        let is_of_a_number = |part: &str| !part.chars().any(char::is_alphabetic);
        if parts().all(|part| is_address(part) || is_of_a_number(part)) {
            return Kind::Email;
        }
        if parts().any(is_address) {
            return Kind::NamedEmail;
        }
    }
    let count = cell.split_whitespace().count();
    if count > WORDS_OF_A_NAME {
        return Kind::Sentence;
    }
    let name = normal_name(cell);
    if words.stage(&name).is_some() {
        Kind::Stage
    } else if words.way(&name).is_some() {
        Kind::Way
    } else if words.is_title_without_a_name(&name) {
        Kind::Title
    } else if is_like_a_name(cell) {
        Kind::Name
    } else if count == WORDS_OF_A_NAME {
        Kind::Sentence
    } else {
        Kind::Text
    }
}

/// One link, without the signs that part a label from a day: to see that is
/// quicker than to see that no day stands there.
fn is_plain_link(cell: &str) -> bool {
    cell.starts_with("http") && !cell.contains(['|', '：']) && WebAddress::parse(cell).is_some()
}

/// An amount, a mark or a count; a row of eight digits and more is none.
fn is_number(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_of_a_number = |c: char| c.is_ascii_digit() || "+-.,%$€£ kK/".contains(c);
    (1..=7).contains(&digits)
        && cell.chars().all(is_of_a_number)
        && cell.chars().filter(|c| matches!(c, '/' | '-')).count() <= 1
        && !holds_dates(cell)
        && !lacks_its_year(cell)
}

/// Days, perhaps with labels: `3 Jul 2026|phone; 9 Jul 2026|onsite`. Not days amid
/// words, which stand in a status or a note as well: `Interview scheduled 11/25`.
fn is_dated(cell: &str) -> bool {
    !read_written_cell(cell, Field::ConversationOn)
        .into_dates()
        .is_empty()
}

/// Whether a column of interviews has days in such a cell.
fn has_worded_days(cell: &str) -> bool {
    // No day is written without a digit.
    cell.bytes().any(|byte| byte.is_ascii_digit())
        && !read_written_cell(cell, Field::InterviewOn)
            .into_dates()
            .is_empty()
}

/// `31/02/2026` is meant for a date, and so is its column.
fn is_shaped_like_a_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['/', '-', '.']).collect();
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_of_a_day = |part: &str| (1..=2).contains(&part.len()) && is_number(part);
    let is_year = |part: &str| part.len() == 4 && is_number(part);
    let [first, middle, last] = parts[..] else {
        return false;
    };
    is_of_a_day(middle)
        && (is_of_a_day(first) && (is_of_a_day(last) || is_year(last))
            || is_year(first) && is_of_a_day(last))
}

/// `4.1` is a mark out of five, if no year is near.
fn is_mark(cell: &str) -> bool {
    cell.split_once('.').is_some_and(|(whole, rest)| {
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        is_number(whole) && is_number(rest)
    })
}

fn is_day_count(cell: &str) -> bool {
    cell.len() == 5 && cell.bytes().all(|b| b.is_ascii_digit())
}

fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || "+-.()/ '".contains(c))
}

/// `Ann Li`, `A. de Boer`: two or three words, the first and the last with a
/// capital, none with a digit.
fn is_like_a_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let has_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let is_of_letters = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    (2..=3).contains(&words.len())
        && words.iter().all(is_of_letters)
        && words.first().is_some_and(&has_capital)
        && words.last().is_some_and(has_capital)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Profile, kind_of};
    use crate::columns::words::Words;

    #[test]
    fn a_cell_tells_what_it_is() {
        fn check(kind: Kind, cells: &[&str]) {
            for cell in cells {
                assert_eq!(kind_of(cell, Words::built_in()), kind, "{cell}");
            }
        }
        check(
            Kind::Date,
            &[
                "2026-11-02",
                "8-Jul",
                "8/5/2026 & 8/14/2026",
                "Nov 2, 2026",
                "31/02/2026",
                "29 Jun 2026|INTERVIEW WITH A;3 Jul 2026|INTERVIEW WITH B",
            ],
        );
        check(
            Kind::Time,
            &["14:00", "2pm", "10:00-11:00", "9:30 a.m.", "14 Uhr", "14時"],
        );
        check(Kind::YesOrNo, &["yes", "x", "FALSE", "✓"]);
        check(
            Kind::WebAddress,
            &["https://a.example/1", "see https://a.example/1"],
        );
        check(Kind::Email, &["ann@acme.example; bo@acme.example"]);
        check(Kind::NamedEmail, &["Ann <ann@acme.example>"]);
        check(
            Kind::Phone,
            &["+1 555 010 0100", "(123) 456-7890", "555-010-0100"],
        );
        check(Kind::Number, &["4,5", "92/100", "90000", "$45.50", "80%"]);
        check(Kind::Stage, &["Applied", "phone screen"]);
        check(Kind::Way, &["LinkedIn", "email"]);
        check(Kind::Title, &["Recruiter", "Head of Growth"]);
        check(Kind::Name, &["Ann Li", "A. de Boer"]);
        check(Kind::Sentence, &["ask Ann what became of the team"]);
        check(Kind::Text, &["Acme", "soon", "greenhouse"]);
    }

    #[test]
    fn the_more_telling_kind_leads() {
        fn check(cells: &[&str], expected: Option<Kind>) {
            let profile = Profile::of(cells.iter().copied(), Words::built_in());
            assert_eq!(profile.leading(), expected, "{cells:?}");
        }
        check(&["", "n/a", "TBD", "pending"], None);
        check(&["2026-11-02", "later"], Some(Kind::Date));
        check(&["sooner", "later", "2026-11-02"], Some(Kind::Text));
        check(&["no", "no"], Some(Kind::YesOrNo));
    }
}
