//! A cell of a date column becomes the dates that are written in it: plain
//! ones, and what only such a column may hold. That is a day without a year,
//! a number as spreadsheets count days, `by` before a limit, and a list of
//! dates with labels. Never decides on an order of numbers or on a year.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::date_cursor::Cursor;
use super::dates::{DateCell, WrittenDate, WrittenDay, YEARS, take_date_or_yearless};
use super::dates::{read_date_cell, read_yearless_date_cell};
use super::field::Field;
use super::month_names::{is_and, month_of};
use super::phrases::{Phrase, Phrases};
use super::worded_dates::read_worded_dates;
use super::words::Words;

/// Spreadsheets count days from here, as far as dates after 1900 go.
const SPREADSHEET_EPOCH: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
const MINUTES_A_DAY: f64 = 24.0 * 60.0;

/// What is written in a cell of a date column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WrittenCell<'t> {
    /// No date.
    Empty,
    /// Dates, each with what the person wrote beside it.
    Dates(Vec<(WrittenDate, Option<&'t str>)>),
    /// The first and the last of several days: `3–5 June 2026`.
    Span(WrittenDate, WrittenDate),
    /// Something that is no date.
    Unreadable,
}

impl WrittenCell<'_> {
    /// All dates of the cell.
    pub(super) fn into_dates(self) -> Vec<WrittenDate> {
        match self {
            Self::Empty | Self::Unreadable => Vec::new(),
            Self::Dates(dates) => dates.into_iter().map(|(date, _)| date).collect(),
            Self::Span(first, last) => vec![first, last],
        }
    }
}

/// Reads a cell of a column with that meaning.
pub(super) fn read_written_cell(raw: &str, field: Field) -> WrittenCell<'_> {
    let plain = |dates: Vec<WrittenDate>| {
        WrittenCell::Dates(dates.into_iter().map(|date| (date, None)).collect())
    };
    match read_yearless_date_cell(raw) {
        DateCell::Empty => return WrittenCell::Empty,
        DateCell::Dates(dates) => return plain(dates),
        DateCell::Unreadable => {}
    }
    if let Some(date) = read_serial(raw) {
        return plain(vec![date]);
    }
    let phrases = Phrases::built_in();
    let bare = phrases.past_on(raw).or_else(|| {
        let names_a_limit = matches!(
            field,
            Field::Deadline | Field::DecisionOn | Field::OfferDeadline | Field::FollowUpOn
        );
        names_a_limit.then(|| phrases.past_by(raw))?
    });
    if let Some(bare) = bare
        && let DateCell::Dates(dates) = read_yearless_date_cell(bare)
    {
        return plain(dates);
    }
    if let Some((first, last)) = read_span(raw) {
        return WrittenCell::Span(first, last);
    }
    if let Some(dates) = read_days_of_a_month(raw) {
        return plain(dates);
    }
    match past_answer(raw) {
        // What was done, and when.
        Some((true, date)) => match read_yearless_date_cell(date) {
            DateCell::Dates(dates) => return plain(dates),
            DateCell::Empty | DateCell::Unreadable => {}
        },
        // What was not done has no day, whatever the date beside it is.
        Some((false, _)) => return WrittenCell::Unreadable,
        None => {}
    }
    let may_be_a_list = matches!(
        field,
        Field::InterviewOn | Field::ConversationOn | Field::LastContactOn | Field::FollowedUpOn
    );
    let labelled = may_be_a_list
        .then(|| {
            let behind = || read_labels_behind(raw).or_else(|| read_labels_before(raw));
            match field {
                Field::InterviewOn => read_worded_dates(raw).or_else(behind),
                _ => behind(),
            }
        })
        .flatten();
    labelled.map_or(WrittenCell::Unreadable, WrittenCell::Dates)
}

/// Whether the cell is a number of days as spreadsheets count them.
pub(super) fn is_serial(raw: &str) -> bool {
    read_serial(raw).is_some() && read_date_cell(raw) == DateCell::Unreadable
}

/// `45987`, and `45987.5` at noon.
fn read_serial(raw: &str) -> Option<WrittenDate> {
    let raw = raw.trim();
    // Most days are written otherwise.
    if !matches!(raw.as_bytes().get(5), None | Some(b'.' | b',')) {
        return None;
    }
    let (days, fraction) = raw.split_once(['.', ',']).unwrap_or((raw, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if days.len() != 5 || !is_number(days) || !is_number(fraction) {
        return None;
    }
    let days: u64 = days.parse().ok()?;
    let part: f64 = format!("0.{fraction}").parse().ok()?;
    let on = SPREADSHEET_EPOCH?.checked_add_days(Days::new(days))?;
    // A fraction of a day has no exact minute; a second is below its precision.
    let minutes = (part * MINUTES_A_DAY).round();
    let hour = (0..24_u32)
        .rev()
        .find(|h| f64::from(*h) * 60.0 <= minutes)?;
    let minute = (0..60_u32)
        .rev()
        .find(|m| f64::from(hour * 60 + *m) <= minutes)?;
    let at = NaiveTime::from_hms_opt(hour, minute, 0).filter(|at| *at != NaiveTime::MIN);
    YEARS.contains(&on.year()).then_some(WrittenDate {
        day: WrittenDay::Certain(on),
        at,
        until: None,
        has_zone: false,
    })
}

/// `2026-06-03 to 2026-06-05`, `3 Jul - 5 Jul`, `3–5 June 2026`.
fn read_span(raw: &str) -> Option<(WrittenDate, WrittenDate)> {
    let only = |text: &str| match read_yearless_date_cell(text.trim()) {
        DateCell::Dates(dates) => match dates[..] {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    };
    let joints = [
        " - ", " – ", " — ", "–", "→", "->", " to ", " until ", " bis ", "～", "~",
    ];
    // What is only ASCII holds none of the others.
    let could_stand = |joint: &&&str| !raw.is_ascii() || joint.is_ascii();
    let joints = joints.iter().filter(could_stand);
    // `3 Jul → 9 Jul → 14 Jul` goes on from day to day.
    let mut spans = joints.filter_map(|joint| {
        let (first, behind) = raw.split_once(joint)?;
        let (first, mut last) = (only(first)?, None);
        for day in behind.split(joint) {
            last = Some(only(day)?);
        }
        Some((first, last?))
    });
    spans.next().or_else(|| {
        let (first, last) = split_days(raw)?;
        Some((only(&first)?, only(&last)?))
    })
}

/// `3–5 June 2026` as `3 June 2026` and `5 June 2026`, `20./21.11.2026` as
/// `20.11.2026` and `21.11.2026`.
fn split_days(raw: &str) -> Option<(String, String)> {
    let (at, sign) = raw
        .char_indices()
        .find(|(_, c)| matches!(c, '-' | '–' | '/' | '~' | '～' | '〜'))?;
    days_around(&raw[..at], sign == '/', &raw[at + sign.len_utf8()..])
}

/// `20 & 21 Nov 2026`, `Nov 20 and 21, 2026`: two days, each by itself.
fn read_days_of_a_month(raw: &str) -> Option<Vec<WrittenDate>> {
    let only = |text: &str| match read_yearless_date_cell(text) {
        DateCell::Dates(dates) => match dates[..] {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    };
    let signs = raw.match_indices(['&', '+']);
    let words = raw.match_indices(' ').filter_map(|(at, _)| {
        let word = raw.get(at + 1..)?.split(' ').next()?;
        is_and(word).then_some((at + 1, word))
    });
    signs
        .chain(words)
        .find_map(|(at, joint)| days_around(&raw[..at], false, &raw[at + joint.len()..]))
        .and_then(|(first, last)| Some(vec![only(&first)?, only(&last)?]))
}

/// The two days around what joins their numbers. Beside the name of a month two
/// short numbers are days; without it the first one ends with the dot of a day.
fn days_around(before: &str, must_have_dot: bool, behind: &str) -> Option<(String, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = before.trim_end();
    let with_dot = before.strip_suffix('.');
    // `20th and 21st`
    let bare = with_dot.unwrap_or_else(|| before.trim_end_matches(char::is_alphabetic));
    let head = bare.trim_end_matches(is_digit);
    let first = &bare[head.len()..];
    let behind = behind.trim_start();
    let tail = behind.trim_start_matches(is_digit);
    let last = &behind[..behind.len() - tail.len()];
    let names_a_month = || {
        let mut words = head.split(|c: char| !c.is_alphabetic());
        let mut behind = tail.split(|c: char| !c.is_alphabetic());
        words.any(|word| month_of(word).is_some()) || behind.any(|word| month_of(word).is_some())
    };
    let is_day = |digits: &str| matches!(digits.len(), 1 | 2);
    let is_of_days = || match with_dot {
        Some(_) => head.is_empty() || names_a_month(),
        None => !must_have_dot && names_a_month(),
    };
    let are_two = is_day(first)
        && is_day(last)
        && first.parse::<u32>().ok() < last.parse().ok()
        && is_of_days();
    are_two.then(|| {
        (
            format!("{head}{first}{tail}"),
            format!("{head}{last}{tail}"),
        )
    })
}

/// What stands behind `Yes - ` or `no, `, and whether it was yes.
fn past_answer(raw: &str) -> Option<(bool, &str)> {
    let is_end = |c: char| c.is_whitespace() || "-–—,;:(".contains(c);
    let (answer, rest) = raw.split_at(raw.find(is_end)?);
    if answer.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_yes = Words::built_in().yes_or_no(answer)?;
    let date = rest.trim_start_matches(is_end).trim_end();
    let date = phrases_on(date.strip_suffix(')').unwrap_or(date));
    date.contains(|c: char| c.is_ascii_digit())
        .then_some((is_yes, date))
}

/// Without the `on` in front of a date.
fn phrases_on(date: &str) -> &str {
    Phrases::built_in().past_on(date).unwrap_or(date)
}

type Labelled<'t> = Vec<(WrittenDate, Option<&'t str>)>;

/// `3 Jul|phone; 9 Jul (onsite)`, `29 Jun: with Ann. 3 Jul: with Bo`. What
/// follows a date is its label up to the next date.
fn read_labels_behind(raw: &str) -> Option<Labelled<'_>> {
    let mut rest = raw;
    let mut dates = Vec::new();
    loop {
        let (date, behind) = take_item(rest)?;
        let end = ends_of_labels(behind).find(|(_, next)| take_item(next).is_some());
        let (label, next) = end.map_or((behind, ""), |(at, next)| (&behind[..at], next));
        // What starts with another day is not said of this one.
        if is_more_numbers(label) || leads_to_a_day(label) || holds_an_interview(label) {
            return None;
        }
        dates.push((date, trimmed_label(label)));
        if next.is_empty() {
            return Some(dates);
        }
        rest = next;
    }
}

/// A date and what follows it, where that is a label or the end of it.
fn take_item(text: &str) -> Option<(WrittenDate, &str)> {
    let start = Cursor::new(text);
    let (date, behind) = take_date_or_yearless(start)?;
    let behind = behind.rest();
    let label = behind.trim_start();
    let has_blank = label.len() < behind.len();
    let parts = label.starts_with(['|', ':', '：', '(', '（', '[', '=', '→'])
        || has_blank && label.starts_with(['-', '–', '—'])
        || label.is_empty()
        || label.starts_with([';', ',', '\n', '&']);
    parts.then_some((date, behind))
}

/// `→ 19 Nov → 24 Nov` behind `Nov 11`, and `(moved to 19 Nov)`: the day is
/// another one.
fn leads_to_a_day(label: &str) -> bool {
    let signs = |c: char| !c.is_alphanumeric();
    let starts_with_a_day = |text: &str| {
        let text = text.trim_start_matches(signs);
        let moved = Phrases::built_in().of_notes(text);
        let behind_moved = moved.filter(|(phrase, _)| *phrase == Phrase::Moved);
        let day = behind_moved.map_or(text, |(_, day)| day);
        take_date_or_yearless(Cursor::new(day)).is_some()
    };
    label.split(['→', '>']).any(starts_with_a_day)
}

/// `onsite 12 Nov, call back 19 Nov` behind `5 Nov`: a day of its own, which would be
/// lost in a label. `decision by 19 Nov` is none.
fn holds_an_interview(label: &str) -> bool {
    let mut parts = label.split([',', ';', '\n']).map(str::trim);
    parts.any(|part| {
        part.bytes().any(|byte| byte.is_ascii_digit()) && read_worded_dates(part).is_some()
    })
}

/// `& 21 2026` behind `Nov 20`: another day that cannot be read, and no label.
fn is_more_numbers(label: &str) -> bool {
    let numbers = label.trim_start().strip_prefix([',', '&']);
    numbers.is_some_and(|numbers| {
        numbers.contains(|c: char| c.is_ascii_digit())
            && numbers
                .chars()
                .all(|c| c.is_ascii_digit() || c.is_whitespace() || ",&".contains(c))
    })
}

/// Places where a label may end, each with what follows.
fn ends_of_labels(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.char_indices().filter_map(move |(at, character)| {
        let behind = &text[at + character.len_utf8()..];
        let ends = match character {
            ';' | '\n' | '；' | '、' | '。' | '&' => true,
            '.' | ',' | '/' => behind.starts_with(char::is_whitespace),
            _ => false,
        };
        ends.then(|| (at, behind.trim_start()))
    })
}

fn trimmed_label(label: &str) -> Option<&str> {
    let outside = |c: char| c.is_whitespace() || "|:：-–—()（）[]=→.,;&".contains(c);
    let label = label.trim_start_matches(outside);
    // The bracket that a label closes itself is its own.
    let label = match label.contains(['(', '（', '[']) {
        true => label.trim_end_matches(|c: char| c.is_whitespace() || ".,;&".contains(c)),
        false => label.trim_end_matches(outside),
    };
    (!label.is_empty()).then_some(label)
}

/// `Phone: 3 Jul; Onsite: 9 Jul`, or with commas between them.
fn read_labels_before(raw: &str) -> Option<Labelled<'_>> {
    let date_of = |item| -> Option<(WrittenDate, Option<&str>)> {
        let (label, date) = split_before_date(item)?;
        if leads_to_a_day(label) {
            return None;
        }
        match read_yearless_date_cell(date) {
            DateCell::Dates(dates) => match dates[..] {
                [date] => Some((date, trimmed_label(label))),
                _ => None,
            },
            _ => None,
        }
    };
    let parted_by = |marks: &[char]| -> Option<Labelled<'_>> {
        let items = raw.split(marks).map(str::trim);
        let dates: Option<Labelled<'_>> =
            items.filter(|item| !item.is_empty()).map(date_of).collect();
        dates.filter(|dates| !dates.is_empty())
    };
    parted_by(&[';', '\n']).or_else(|| parted_by(&[';', '\n', ',']))
}

fn split_before_date(item: &str) -> Option<(&str, &str)> {
    [": ", "|", " - ", " – ", " — ", "："]
        .iter()
        .filter_map(|mark| item.split_once(mark))
        .find(|(label, _)| label.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::{WrittenCell, read_written_cell};
    use crate::columns::dates::{DateOrder, WrittenDay};
    use crate::columns::field::Field;

    /// `2026-07-03 14:00=phone`, those without a year as `--07-03`.
    fn told(raw: &str, field: Field) -> String {
        let dates = match read_written_cell(raw, field) {
            WrittenCell::Empty => return "empty".to_owned(),
            WrittenCell::Unreadable => return "unreadable".to_owned(),
            WrittenCell::Span(first, last) => vec![(first, Some("from")), (last, Some("to"))],
            WrittenCell::Dates(dates) => dates,
        };
        let told = dates.into_iter().map(|(date, label)| {
            let day = match date.day {
                WrittenDay::Yearless(day) => {
                    let day = day.in_year(2028, Some(DateOrder::MonthFirst)).unwrap();
                    day.format("--%m-%d").to_string()
                }
                day => {
                    let orders = [DateOrder::MonthFirst, DateOrder::DayFirst];
                    let mut days = orders.into_iter().filter_map(|order| day.on(order));
                    days.next().unwrap().to_string()
                }
            };
            let at = date.at.map(|at| at.format(" %H:%M").to_string());
            let label = label.map(|label| format!("={label}"));
            day + &at.unwrap_or_default() + &label.unwrap_or_default()
        });
        told.collect::<Vec<String>>().join("; ")
    }

    #[track_caller]
    fn check(field: Field, cells: &[&str], expected: &str) {
        for cell in cells {
            assert_eq!(told(cell, field), expected, "{cell:?}");
        }
    }

    #[test]
    fn no_label_swallows_an_interview() {
        let check = |cell: &str, expected: &str| {
            check(Field::InterviewOn, &[cell], expected);
            check(Field::ConversationOn, &[cell], expected);
        };
        check(
            "2026-11-05, onsite 2026-11-12, call back 2026-11-19",
            "unreadable",
        );
        check(
            "2026-11-05: phone, then onsite, final 2026-11-12",
            "unreadable",
        );
        check(
            "2026-11-05 (decision by 2026-11-12)",
            "2026-11-05=decision by 2026-11-12",
        );
        check(
            "2026-11-05; thank you sent 2026-11-06",
            "2026-11-05=thank you sent 2026-11-06",
        );
    }

    #[test]
    fn a_day_may_lack_its_year() {
        let applied = Field::AppliedOn;
        check(
            applied,
            &[
                "9/19",
                "19-Sep",
                "19 Sep",
                "Sep 19",
                "Sep 19th",
                "19th of September",
                "Sat, 19 Sep",
                "19. Sep.",
                "9月19日",
                "on 19 Sep",
            ],
            "--09-19",
        );
        check(
            applied,
            &[
                "3/9, 3/12",
                "3/9 & 3/12",
                "3/9 and 3/12",
                "9 Mar; 12 Mar",
                "9 Mar, 12 Mar",
            ],
            "--03-09; --03-12",
        );
        check(
            applied,
            &["9 Mar 14:00", "Mar 9, 14:00", "9 Mar at 2pm"],
            "--03-09 14:00",
        );
        // Behind the dot of a month two digits may be an hour.
        check(
            applied,
            &[
                "12.11. 14:00",
                "12.11. 14 Uhr",
                "12.11. um 14 Uhr",
                "12.11. 14h",
                "12.11., 14:00 Uhr",
                "12. 11. 14:00",
                "Di, 12.11. 14:00",
            ],
            "--12-11 14:00",
        );
        check(applied, &["12.11. 14"], "2014-12-11");
        check(applied, &["11/24(火) 14:00"], "--11-24 14:00");
        check(applied, &["3 Jul, 19 Jul 2026"], "--07-03; 2026-07-19");
        for none in [
            "92/100",
            "13/45",
            "9-19",
            "9.19",
            "Jul-8",
            "2025-08",
            "1/2/026",
            "24x7",
            "Fall 2026",
            "30 Feb",
            "Nov 10, 24",
            "8/82019",
            "2026-2038",
            "10/11/2026/5",
        ] {
            check(applied, &[none], "unreadable");
        }
    }

    #[test]
    fn spreadsheets_count_days() {
        let applied = Field::AppliedOn;
        check(applied, &["45987", " 45987 ", "45987.0"], "2025-11-26");
        check(applied, &["45987.5", "45987,5"], "2025-11-26 12:00");
        check(applied, &["45987.604166667"], "2025-11-26 14:30");
        for none in [
            "4598",
            "459870",
            "10000",
            "99999",
            "45987.",
            "45987.5.1",
            "-45987",
        ] {
            check(applied, &[none], "unreadable");
        }
    }

    #[test]
    fn two_days_may_share_a_month() {
        check(
            Field::InterviewOn,
            &[
                "20 & 21 Nov 2026",
                "20 and 21 Nov 2026",
                "20th and 21st November 2026",
                "Nov 20 & 21 2026",
                "Nov 20 and 21, 2026",
                "20. und 21. November 2026",
                "20 et 21 novembre 2026",
                "20. und 21.11.2026",
                "20 y 21 de noviembre de 2026",
            ],
            "2026-11-20; 2026-11-21",
        );
        check(Field::InterviewOn, &["20 & 21 Nov"], "--11-20; --11-21");
        check(
            Field::InterviewOn,
            &[
                "20-21 Nov 2026",
                "20./21.11.2026",
                "20.-21.11.2026",
                "20. - 21.11.2026",
                "20.–21. November 2026",
                "20./21. November 2026",
                "20~21 Nov 2026",
            ],
            "2026-11-20=from; 2026-11-21=to",
        );
        check(
            Field::InterviewOn,
            &["20/21.11.2026", "20 & 21", "21 & 20 Nov 2026", "20 & 21/11"],
            "unreadable",
        );
    }

    #[test]
    fn an_answer_may_have_its_day() {
        for field in [Field::InterviewOn, Field::AppliedOn, Field::ThankYouSent] {
            check(
                field,
                &[
                    "Yes - 10 Nov 2026",
                    "yes, 10 Nov 2026",
                    "Yes (10 Nov 2026)",
                    "yes on 2026-11-10",
                    "✓ 2026-11-10",
                    "ja, 10. November 2026",
                    "sent 2026-11-10",
                ],
                "2026-11-10",
            );
            check(field, &["Yes - 10 Nov"], "--11-10");
            check(field, &["No - 10 Nov 2026", "yes - soon"], "unreadable");
        }
    }

    #[test]
    fn a_limit_may_say_by() {
        let limit = [
            "by 24 Jan 2026",
            "due 24 Jan 2026",
            "By: Jan 24, 2026",
            "bis 2026-01-24",
        ];
        check(Field::DecisionOn, &limit, "2026-01-24");
        check(Field::AppliedOn, &limit, "unreadable");
        check(
            Field::Deadline,
            &["before 2026-01-24", "after 2026-01-24"],
            "unreadable",
        );
    }

    #[test]
    fn several_days_may_be_a_span() {
        let applied = Field::AppliedOn;
        check(
            applied,
            &[
                "2026-06-03 to 2026-06-05",
                "2026-06-03 – 2026-06-05",
                "June 3, 2026 → June 5, 2026",
                "3–5 June 2026",
                "3 - 5 June 2026",
                "June 3-5, 2026",
                "3-5 Jun 2026",
            ],
            "2026-06-03=from; 2026-06-05=to",
        );
        check(
            applied,
            &["3-5 Jun", "Jun 3-5", "3 Jun - 5 Jun"],
            "--06-03=from; --06-05=to",
        );
        check(
            applied,
            &["9-19", "5-3 June 2026", "2026-06", "10-12", "3-5 soon"],
            "unreadable",
        );
    }

    #[test]
    fn dates_may_have_labels() {
        let interview = Field::InterviewOn;
        check(
            interview,
            &["Nov 20, 21 2026", "Nov 20, 24", "3 Jul & 5"],
            "unreadable",
        );
        check(interview, &["3 Jul (2)"], "--07-03=2");
        check(
            interview,
            &[
                "3 Jul|phone; 9 Jul|onsite",
                "3 Jul|phone;9 Jul|onsite;",
                "3 Jul: phone; 9 Jul: onsite",
                "3 Jul: phone. 9 Jul: onsite.",
                "3 Jul: phone, 9 Jul: onsite",
                "3 Jul (phone), 9 Jul (onsite)",
                "3 Jul - phone\n9 Jul - onsite",
            ],
            "--07-03=phone; --07-09=onsite",
        );
        check(
            interview,
            &[
                "phone: 3 Jul; onsite: 9 Jul",
                "phone|3 Jul\nonsite|9 Jul",
                "phone: 3 Jul, onsite: 9 Jul",
                "phone 3 Jul, onsite 9 Jul",
                "3 Jul phone, 9 Jul onsite",
            ],
            "--07-03=phone; --07-09=onsite",
        );
        check(
            interview,
            &["3 Jul|phone; 9 Jul|moved to 14 Jul"],
            "--07-03=phone; --07-14",
        );
        check(
            interview,
            &["Ann: 3 Jul, Bo: 9 Jul", "Ann: 3 Jul; Bo: 9 Jul"],
            "--07-03=Ann; --07-09=Bo",
        );
        check(
            interview,
            &[
                "3 Jul (moved to 9 Jul)",
                "3 Jul, moved to 9 Jul",
                "3 Jul rescheduled to 9 Jul",
            ],
            "--07-09",
        );
        check(
            interview,
            &["3 Jul → 9 Jul → 14 Jul", "3 Jul -> 9 Jul -> 14 Jul"],
            "--07-03=from; --07-14=to",
        );
        check(
            interview,
            &[
                "29 Jun 2026: first interview with A. Doe. 3 Jul 2026: second interview with B. Roe, Founder.",
            ],
            "2026-06-29=first interview with A. Doe; 2026-07-03=second interview with B. Roe, Founder",
        );
        check(
            interview,
            &["29 Jun: first interview with A. 3 Jul: second with B"],
            "--06-29=first interview with A; --07-03=second with B",
        );
        check(
            interview,
            &["2026-06-03 14:00 (video)"],
            "2026-06-03 14:00=video",
        );
        check(
            interview,
            &["3 Jul|phone; bring a laptop"],
            "--07-03=phone; bring a laptop",
        );
        check(
            interview,
            &["3 Jul; 9 Jul (onsite)"],
            "--07-03; --07-09=onsite",
        );
        for none in [
            "cancelled 3 Jul",
            "before 3 Jul",
            "3 Jul (phone) → 9 Jul",
            "3 Jul: 9 Jul",
            "phone: soon",
            "with Ann",
        ] {
            check(interview, &[none], "unreadable");
        }
        check(Field::AppliedOn, &["3 Jul|phone"], "unreadable");
    }
}
