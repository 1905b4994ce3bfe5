//! Cells that say something about a day and do not name it: a month alone, a
//! limit. Only for telling the person what is missing; no date comes of it.

use super::date_cursor::Cursor;
use super::dates::{DateCell, WrittenDay, read_date_cell};
use super::month_names::month_of;

/// The longest cell that is looked at, in bytes.
const LONGEST: usize = 40;
/// How many words may stand before the day of a limit.
const MOST_WORDS: usize = 3;

/// Whether the cell is a month: `2025-08`, `August 2025`, `end of October`.
pub(super) fn lacks_its_day(raw: &str) -> bool {
    let raw = raw.trim();
    if raw.len() > LONGEST {
        return false;
    }
    let is_year = |text: &str| text.len() == 4 && text.starts_with(['1', '2']);
    let is_month = |text: &str| {
        text.parse()
            .is_ok_and(|month: u32| (1..=12).contains(&month))
    };
    let numbers: Vec<&str> = raw.split(['-', '/', '.']).collect();
    if let [first, second] = numbers[..] {
        let is_number = |text: &str| text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        let are_numbers = is_number(first) && is_number(second);
        if are_numbers && (is_year(first) && is_month(second) || is_month(first) && is_year(second))
        {
            return true;
        }
    }
    let words = || {
        raw.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let is_number = |word: &&str| word.bytes().any(|b| b.is_ascii_digit());
    let names_a_month = words().any(|word| month_of(word).is_some());
    // A day of the month would be a short number; two digits behind an apostrophe are a year.
    let has_no_day = words()
        .filter(is_number)
        .all(|number| is_year(number) || raw.contains(&format!("'{number}")));
    names_a_month && has_no_day && words().count() <= MOST_WORDS + 2
}

/// The day behind a word or two that leave it open: `Before 2025-01-24`.
pub(super) fn limit_in(raw: &str) -> Option<WrittenDay> {
    let mut rest = Cursor::new(raw);
    for _ in 0..MOST_WORDS {
        let (_, behind) = rest.word()?;
        rest = behind.past_some_blanks()?;
        if let DateCell::Dates(dates) = read_date_cell(rest.rest())
            && let [date] = dates[..]
        {
            return Some(date.day);
        }
    }
    None
}
