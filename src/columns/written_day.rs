//! The day at the start of a text, in the styles that sheets use. Never
//! guesses an order of numbers, a year or a month.

use chrono::NaiveDate;

use super::date_cursor::{Cursor, Number};
use super::dates::{DateOrder, DayOfYear, OrderHint, WrittenDay, YEARS};
use super::month_names::{Joint, take_month};

/// Any year in which every day is real.
const LEAP_YEAR: i32 = 2028;

/// The days of the week in Japanese, as they stand in brackets behind a date.
/// Elsewhere the first of them is the sign of a month.
const WEEKDAY_SIGNS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// The eras of Japan, each with the year before its first.
const ERAS: [(&str, u32); 4] = [("令和", 2018), ("平成", 1988), ("R", 2018), ("H", 1988)];

/// What may part the numbers of a date.
const MARKS: [char; 3] = ['-', '/', '.'];

/// Takes one day, with the name of its weekday if that stands before it.
pub(super) fn take_day(cursor: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    let (day, rest) = take_bare_day(past_weekday(cursor))?;
    Some((day, past_weekday_behind(rest)))
}

fn take_bare_day(cursor: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    if let Some((number, rest)) = cursor.number() {
        return match number.digits {
            1 | 2 => take_after_short_number(number, rest),
            4 => take_year_first(number, rest),
            8 => Some((compact(number)?, rest)),
            _ => None,
        };
    }
    take_era_first(cursor).or_else(|| take_month_first(cursor))
}

/// `令和8年10月1日`, `R8.10.1`: a year of an era.
fn take_era_first(cursor: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    let (before, rest) = ERAS
        .iter()
        .find_map(|(era, before)| Some((*before, cursor.past(era)?)))?;
    let (year, rest) = match rest.past("元") {
        Some(rest) => (1, rest),
        None => rest.past_blanks().short_number()?,
    };
    let year = Number {
        value: before + year,
        digits: 4,
    };
    take_year_first(year, rest)
}

/// Takes a day without a year: `8-Jul`, `Nov 21st`, `9/19`, `19.11.`, `9月19日`.
/// What could be anything else is none: `Jul-8` may be a month of a year, `9-19`
/// a span of hours, `9.19` an amount.
pub(super) fn take_yearless_day(cursor: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    let cursor = past_weekday(cursor);
    let (day, rest) = match cursor.short_number() {
        Some((first, rest)) => take_yearless_behind_number(first, rest)?,
        None => {
            let (month, rest) = take_month(cursor)?;
            let (day, rest) = rest.past_some_blanks()?.short_number()?;
            (DayOfYear::Named { month, day }, past_ordinal(rest))
        }
    };
    // In a leap year every day is real.
    let is_real = [DateOrder::DayFirst, DateOrder::MonthFirst]
        .into_iter()
        .any(|order| day.in_year(LEAP_YEAR, Some(order)).is_some());
    // What goes on is another number or another word, save in scripts that put
    // nothing between `9月19日` and a word.
    let has_no_blanks = |c: char| c >= '\u{3040}' && matches!(day, DayOfYear::Named { .. });
    let goes_on = rest
        .peek()
        .is_some_and(|c| c.is_alphanumeric() && !has_no_blanks(c));
    (is_real && !goes_on).then(|| (WrittenDay::Yearless(day), past_weekday_behind(rest)))
}

fn take_yearless_behind_number(first: u32, rest: Cursor<'_>) -> Option<(DayOfYear, Cursor<'_>)> {
    if let Some(rest) = rest.past("月") {
        let (day, rest) = rest.past_blanks().short_number()?;
        let named = DayOfYear::Named { month: first, day };
        return Some((named, rest.past("日").or_else(|| rest.past("号"))?));
    }
    if let Some((mark, behind)) = rest.one_of(&MARKS)
        && let Some((second, rest)) = behind.past_blanks().short_number()
    {
        let rest = match mark {
            '/' => rest,
            '.' => rest.past(".")?,
            _ => return None,
        };
        // The rest of a longer run of numbers is no day: `1/2/026`.
        let behind_mark = rest.past_blanks().one_of(&MARKS);
        let goes_on =
            behind_mark.is_some_and(|(_, behind)| behind.past_blanks().number().is_some());
        return (!goes_on).then_some((DayOfYear::Numbers { first, second }, rest));
    }
    let rest = match take_mark(rest) {
        Some((_, rest)) => rest,
        None => past_ordinal(rest).past_blanks(),
    };
    let (month, rest) = take_month(past_of(rest)?)?;
    Some((DayOfYear::Named { month, day: first }, rest))
}

/// Behind `of`, if it stands there.
fn past_of(rest: Cursor<'_>) -> Option<Cursor<'_>> {
    match rest.word() {
        Some((word, rest)) if Joint::Of.holds(word) => rest.past_some_blanks(),
        _ => Some(rest),
    }
}

/// Behind `Tue, `, if the word is a weekday.
fn past_weekday(cursor: Cursor<'_>) -> Cursor<'_> {
    match cursor.word() {
        Some((word, rest)) if Joint::Weekday.holds(word) => {
            let rest = rest.past(".").unwrap_or(rest);
            let rest = rest.past(",").unwrap_or(rest).past_blanks();
            // `Dienstag, den 24. November`
            past_of(rest).unwrap_or(rest)
        }
        _ => cursor,
    }
}

/// Behind ` Sat`, if the word is a weekday.
pub(super) fn past_weekday_word(rest: Cursor<'_>) -> Option<Cursor<'_>> {
    let (word, behind) = rest.past_some_blanks()?.word()?;
    Joint::Weekday
        .holds(word)
        .then(|| behind.past(".").unwrap_or(behind))
}

/// Behind ` (Sat)` or ` Sat`, if the word is a weekday.
fn past_weekday_behind(rest: Cursor<'_>) -> Cursor<'_> {
    let blanks = rest.past_blanks();
    let open = blanks.past("(").or_else(|| blanks.past("（"));
    let Some((word, behind)) = open.unwrap_or(blanks).word() else {
        return rest;
    };
    let behind = behind.past(".").unwrap_or(behind);
    let behind = match open {
        Some(_) => behind.past(")").or_else(|| behind.past("）")),
        // A weekday of the next date stands behind a separator.
        None => behind.is_at_end().then_some(behind),
    };
    let is_weekday = Joint::Weekday.holds(word) || open.is_some() && WEEKDAY_SIGNS.contains(&word);
    behind.filter(|_| is_weekday).unwrap_or(rest)
}

/// `20261121`.
fn compact(number: Number) -> Option<WrittenDay> {
    let year = i32::try_from(number.value / 10_000).ok()?;
    certain(year, number.value / 100 % 100, number.value % 100)
}

/// `2026-11-21`, behind the year.
fn take_year_first(year: Number, rest: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    if let Some(rest) = rest.past_blanks().past("年") {
        let (month, rest) = rest.past_blanks().short_number()?;
        let rest = rest.past_blanks().past("月")?;
        let (day, rest) = rest.past_blanks().short_number()?;
        let rest = rest.past_blanks();
        let rest = rest.past("日").or_else(|| rest.past("号"))?;
        return Some((certain_day(year, month, day)?, rest));
    }
    let (mark, rest) = take_mark(rest)?;
    let (month, rest) = match rest.short_number() {
        Some(month) => month,
        None => take_month(rest)?,
    };
    let rest = past_mark(rest, mark)?;
    let (day, rest) = rest.short_number()?;
    Some((certain_day(year, month, day)?, rest))
}

fn certain_day(year: Number, month: u32, day: u32) -> Option<WrittenDay> {
    certain(i32::try_from(year.value).ok()?, month, day)
}

/// `3/4/2026` or `21 November 2026`, behind the first number.
fn take_after_short_number(first: Number, rest: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    let Some((mark, after_mark)) = take_mark(rest) else {
        return take_named_month(first.value, past_ordinal(rest).past_blanks());
    };
    let Some((second, rest)) = after_mark.short_number() else {
        return take_named_month(first.value, after_mark);
    };
    let rest = past_mark(rest, mark)?;
    let (year, rest) = rest.number()?;
    if is_an_hour(year, rest) {
        return None;
    }
    let day = numbers(first, second, year, mark)?;
    Some((day, rest))
}

/// `November 2026`, behind the day.
fn take_named_month(day: u32, rest: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    let (month, rest) = take_month(past_of(rest)?)?;
    let (year, rest) = take_year(rest)?;
    Some((certain(full_year(year)?, month, day)?, rest))
}

/// `November 21, 2026`.
fn take_month_first(cursor: Cursor<'_>) -> Option<(WrittenDay, Cursor<'_>)> {
    let (month, rest) = take_month(cursor)?;
    let rest = take_mark(rest).map_or(rest.past_blanks(), |(_, rest)| rest);
    let (day, rest) = rest.short_number()?;
    let (year, rest) = take_year(past_ordinal(rest))?;
    // The 24 of `Nov 10, 24` may be another day, so only full years count.
    let year = Some(year).filter(|year| year.digits == 4)?;
    Some((certain(full_year(year)?, month, day)?, rest))
}

/// The year behind a day or a month with a name. What goes on with a colon or a
/// letter is a time, and two digits behind a comma or a dash with blanks around
/// it may be another day; then the year is missing.
fn take_year(rest: Cursor<'_>) -> Option<(Number, Cursor<'_>)> {
    let behind_blanks = rest.past_blanks();
    let (rest, must_be_whole) = match behind_blanks.past(",") {
        Some(rest) => (rest.past_blanks(), true),
        None => match take_mark(rest) {
            Some((_, behind)) => (behind, behind_blanks != rest),
            None => (past_of(behind_blanks)?, false),
        },
    };
    let (year, rest) = rest.number()?;
    let is_whole = year.digits == 4 || !must_be_whole;
    let is_letter = |c: char| c.is_alphabetic() && c != 'T';
    let goes_on = is_an_hour(year, rest) || rest.peek().is_some_and(is_letter);
    (is_whole && !goes_on).then_some((year, rest))
}

/// Whether the number is no year but the hour behind a day without one: the 14
/// of `24.11. 14:00`, `24.11. 14 Uhr` and `24.11. 14h30`.
fn is_an_hour(number: Number, rest: Cursor<'_>) -> bool {
    let has_minutes = rest.past(":").is_some_and(|rest| rest.number().is_some());
    // In `24.11.26 ore 15` the hour stands behind the word.
    let is_hour_word = |(word, behind): (&str, Cursor<'_>)| {
        let behind = behind.past(".").unwrap_or(behind).past_blanks();
        Joint::Hour.holds(word)
            && !Joint::At.holds(word)
            && !behind.peek().is_some_and(|c| c.is_ascii_digit())
    };
    number.digits < 4 && (has_minutes || rest.past_blanks().word().is_some_and(is_hour_word))
}

/// Behind `st`, `nd`, `rd`, `th`.
fn past_ordinal(rest: Cursor<'_>) -> Cursor<'_> {
    match rest.word() {
        Some((word, behind)) if Joint::Ordinal.holds(word) => behind,
        _ => rest,
    }
}

/// Takes the mark between two numbers and the blanks around it.
fn take_mark(rest: Cursor<'_>) -> Option<(char, Cursor<'_>)> {
    let (mark, rest) = rest.past_blanks().one_of(&MARKS)?;
    Some((mark, rest.past_blanks()))
}

/// Behind the second mark, which must be the same as the first.
fn past_mark(rest: Cursor<'_>, mark: char) -> Option<Cursor<'_>> {
    let (found, rest) = take_mark(rest)?;
    (found == mark).then_some(rest)
}

/// Two digits are years of this century.
fn full_year(year: Number) -> Option<i32> {
    let value = i32::try_from(year.value).ok()?;
    match year.digits {
        2 => Some(2_000 + value),
        4 => Some(value),
        _ => None,
    }
}

/// A day in one of the [`YEARS`].
pub(super) fn real(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    YEARS
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))?
}

fn certain(year: i32, month: u32, day: u32) -> Option<WrittenDay> {
    real(year, month, day).map(WrittenDay::Certain)
}

/// Two numbers and a year, if they make a real date in any order.
fn numbers(first: Number, second: u32, third: Number, mark: char) -> Option<WrittenDay> {
    let year = full_year(third)?;
    let year_first = match (first.digits, third.digits) {
        (2, 2) => real(full_year(first)?, second, third.value),
        _ => None,
    };
    let first = first.value;
    let is_real = real(year, second, first).is_some() || real(year, first, second).is_some();
    (is_real || year_first.is_some()).then_some(WrittenDay::Numbers {
        first,
        second,
        year,
        year_first,
        hint: (mark == '.').then_some(OrderHint::Dots),
    })
}
