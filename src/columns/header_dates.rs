//! A header that says how dates are to be written becomes their order:
//! `Applied (MM/DD/YYYY)`, `Beworben am (TT.MM.JJJJ)`.
//!
//! The letters are those of the twelve languages; where one stands for the day
//! in one and the year in another, the place of the month decides.

use super::dates::DateOrder;

/// `day`, `Tag`, `jour`, `giorno`, `päivä`, `день`.
const DAYS: &str = "dtjgpд";
/// `month`, `kuukausi`, `месяц`.
const MONTHS: &str = "mkм";
/// `year`, `année`, `Jahr`, `rok`, `vuosi`, `год`.
const YEARS: &str = "yajrvг";

/// The order that the headers of the date columns ask for; `None` where none
/// does, or two ask for different ones.
pub(super) fn order_of_headers<'t>(headers: impl Iterator<Item = &'t str>) -> Option<DateOrder> {
    let mut orders = headers.filter_map(order_in);
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The header without a pattern at its end: `Date applied MM/DD/YYYY`.
pub(super) fn without_pattern(header: &str) -> &str {
    match header.trim_end().rsplit_once(char::is_whitespace) {
        Some((before, word)) if order_of(word).is_some() => before,
        _ => header,
    }
}

/// The order in the first pattern of a header.
fn order_in(header: &str) -> Option<DateOrder> {
    let words = header.split(|c: char| c.is_whitespace() || "()[]{}（）【】:,".contains(c));
    words.filter(|word| !word.is_empty()).find_map(order_of)
}

/// The order of a pattern, like `dd/mm`, `D.M.YY` or `jj-mm-aaaa`.
fn order_of(word: &str) -> Option<DateOrder> {
    let word = word.to_lowercase();
    let parts: Vec<&str> = word
        .split(['/', '.', '-'])
        .filter(|part| !part.is_empty())
        .collect();
    let letter = |part: &str, letters: &str| {
        let first = part.chars().next()?;
        let is_one_letter = part.chars().all(|c| c == first) && part.chars().count() <= 4;
        (is_one_letter && letters.contains(first)).then_some(part.chars().count())
    };
    let is_day = |part: &str| letter(part, DAYS).is_some_and(|count| count <= 2);
    let is_month = |part: &str| letter(part, MONTHS).is_some();
    let is_year = |part: &str| letter(part, YEARS).is_some_and(|count| count != 3);
    // Single letters are a pattern only if there are three of them: `P/M` is none.
    let is_pair = parts.iter().all(|part| part.chars().count() == 2);
    match parts[..] {
        [first, second] if is_pair && is_day(first) && is_month(second) => {
            Some(DateOrder::DayFirst)
        }
        [first, second] if is_pair && is_month(first) && is_day(second) => {
            Some(DateOrder::MonthFirst)
        }
        [day, month, year] if is_day(day) && is_month(month) && is_year(year) => {
            Some(DateOrder::DayFirst)
        }
        [month, day, year] if is_month(month) && is_day(day) && is_year(year) => {
            Some(DateOrder::MonthFirst)
        }
        [year, month, day] if is_year(year) && is_month(month) && is_day(day) => {
            Some(DateOrder::YearFirst)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{order_of_headers, without_pattern};
    use crate::columns::dates::DateOrder;

    #[test]
    fn a_pattern_in_a_header_is_an_order() {
        fn check(headers: &[&str], expected: Option<DateOrder>) {
            let found = order_of_headers(headers.iter().copied());
            assert_eq!(found, expected, "{headers:?}");
        }
        let (day, month) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
        check(&["Applied (MM/DD/YYYY)"], month);
        check(&["Applied mm/dd/yy", "Company"], month);
        check(&["Applied [M-D-YYYY]"], month);
        check(&["Interview\n(mm/dd)"], month);
        check(&["Applied (DD/MM/YYYY)", "Interview (dd/mm)"], day);
        check(&["Applied: D/M/Y"], day);
        check(&["Beworben am (TT.MM.JJJJ)"], day);
        check(&["Date d'envoi (jj/mm/aaaa)"], day);
        check(&["Data invio (GG/MM/AAAA)"], day);
        check(&["Hakupäivä (pp.kk.vvvv)"], day);
        check(&["Дата отклика (ДД.ММ.ГГГГ)"], day);
        check(&["日付（YY/MM/DD）"], Some(DateOrder::YearFirst));
        check(&["Applied (yyyy-mm-dd)"], Some(DateOrder::YearFirst));
        // Two that do not agree, and words that are none.
        check(&["Applied (MM/DD)", "Interview (DD/MM)"], None);
        check(&["Date applied", "P/M", "J.K. Day", "md/phd", "a/m"], None);
        check(&["dd/mmm?"], None);
        check(&[], None);
    }

    #[test]
    fn a_pattern_is_no_part_of_a_name() {
        assert_eq!(without_pattern("Applied MM/DD/YYYY "), "Applied");
        assert_eq!(
            without_pattern("Applied (MM/DD/YYYY)"),
            "Applied (MM/DD/YYYY)"
        );
        assert_eq!(without_pattern("Offer Y/N"), "Offer Y/N");
        assert_eq!(without_pattern("MM/DD/YYYY"), "MM/DD/YYYY");
    }
}
