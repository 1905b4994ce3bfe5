//! A cell of interviews becomes its dates, where all that stands beside them is
//! known: `Phone 11/3, onsite 11/17 with Ann Ray, final 11/24 (10am)`. A cell
//! with a word that is not known is not read, since it may take the day back.

use chrono::NaiveTime;

use super::date_cursor::Cursor;
use super::dates::{WrittenDate, read_time_cell, take_date_or_yearless};
use super::month_names::is_and;
use super::phrases::{Phrase, Phrases};

/// So many dates, names and words may stand in a cell.
const MOST_PIECES: usize = 400;
/// The name of somebody has no more words than this.
const MOST_NAME_WORDS: usize = 6;
/// What parts an interview from the next one.
const PARTING: [char; 5] = [',', ';', '；', '、', '&'];
/// What stands between a day and a word about it, and says nothing.
const BETWEEN: [char; 9] = [':', '：', '-', '–', '—', '.', '@', '|', '='];

/// What stands for a day that is not known yet.
const OPEN: [&str; 3] = ["tbd", "tba", "tbc"];

/// A date, and what is said of it.
type Labelled<'t> = (WrittenDate, Option<&'t str>);

/// A piece of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'t> {
    Date(WrittenDate),
    /// The day to which the one before it was moved.
    Moved(WrittenDate),
    /// Words that are known, and names.
    Words(&'t str),
    /// A time of day in brackets.
    Time(NaiveTime, Option<NaiveTime>),
    /// The number of an interview: `1)`.
    Number(u32),
    /// That the day is not known yet.
    Open,
    /// What says nothing.
    Sign,
    /// What says that an interview stands or was held.
    Stands,
    Parting,
}

/// The dates of the cell, each with what is said of it; `None` if anything else
/// stands there.
pub(super) fn read_worded_dates(raw: &str) -> Option<Vec<Labelled<'_>>> {
    let pieces = pieces_of(raw)?;
    let numbers = pieces.iter().filter_map(|piece| match piece {
        Piece::Number(number) => Some(*number),
        _ => None,
    });
    if !numbers.is_sorted_by(|one, next| one < next) {
        return None;
    }
    let mut dates: Vec<Labelled<'_>> = Vec::new();
    let mut said_first: Option<&str> = None;
    let parts = |piece: &Piece<'_>| matches!(piece, Piece::Parting | Piece::Number(_));
    for group in pieces.split(parts) {
        let group = match group.split_first() {
            // `3 Nov, moved to 9 Nov`
            Some((Piece::Moved(date), rest)) => {
                dates.last_mut()?.0 = *date;
                rest
            }
            _ => group,
        };
        // `onsite TBD` is an interview without a day.
        if group.contains(&Piece::Open) {
            if group.iter().any(|it| matches!(it, Piece::Date(_))) {
                return None;
            }
            continue;
        }
        let (found, words) = read_group(group)?;
        let is_first = dates.is_empty();
        dates.extend(found);
        // `Zoom, 3 Nov` and `3 Nov, Zoom`. Of which date other words behind a
        // comma are, nobody can tell.
        match (dates.last_mut(), words.or(said_first.take())) {
            (_, None) => {}
            (Some((_, label)), Some(words)) if label.is_none() => *label = Some(words),
            (None, Some(words)) if is_first => said_first = Some(words),
            _ => return None,
        }
    }
    if let [(_, None), others @ ..] = &dates[..]
        && others.iter().any(|(_, label)| label.is_some())
        && begins_with_what_stands(&pieces)
    {
        return None;
    }
    (!dates.is_empty()).then_some(dates)
}

/// `confirmed 3 Nov, onsite 9 Nov`: on the first day there may have been no
/// interview, but word of the other one.
fn begins_with_what_stands(pieces: &[Piece<'_>]) -> bool {
    let before_the_day = pieces.iter().take_while(|it| !matches!(it, Piece::Date(_)));
    before_the_day.clone().any(|it| *it == Piece::Stands)
        && !before_the_day
            .into_iter()
            .any(|it| matches!(it, Piece::Words(_)))
}

/// The dates between two commas, and words that are of none of them. Words stand
/// in front of all dates or behind all of them, save those of the only one.
fn read_group<'t>(group: &[Piece<'t>]) -> Option<(Vec<Labelled<'t>>, Option<&'t str>)> {
    let is_date = |piece: &&Piece<'_>| matches!(piece, Piece::Date(_));
    let has_one = group.iter().filter(is_date).count() == 1;
    let words_come_first = !group.first().as_ref().is_some_and(is_date);
    let mut dates: Vec<Labelled<'t>> = Vec::new();
    let mut waiting: Option<&str> = None;
    // Between two dates something must stand.
    let mut is_behind_a_date = false;
    for piece in group {
        match piece {
            Piece::Date(_) if is_behind_a_date => return None,
            Piece::Date(date) => dates.push((*date, waiting.take())),
            Piece::Words(words) => match dates.last_mut() {
                Some((_, label)) if has_one || !words_come_first => {
                    // Who was there is the more needed of two things.
                    if label.is_none() || Phrases::built_in().past_with(words).is_some() {
                        *label = Some(words);
                    }
                }
                _ => waiting = Some(words),
            },
            Piece::Moved(date) => dates.last_mut()?.0 = *date,
            Piece::Time(at, until) => {
                let (date, _) = dates.last_mut().filter(|(date, _)| date.at.is_none())?;
                (date.at, date.until) = (Some(*at), *until);
            }
            Piece::Number(_) | Piece::Open | Piece::Sign | Piece::Stands | Piece::Parting => {}
        }
        is_behind_a_date = match piece {
            Piece::Date(_) | Piece::Moved(_) => true,
            Piece::Sign | Piece::Stands => is_behind_a_date,
            _ => false,
        };
    }
    Some((dates, waiting))
}

fn pieces_of(raw: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut cursor = Cursor::new(raw).past_pictures();
    while !cursor.is_at_end() {
        let (piece, behind) = take_piece(cursor.rest())?;
        pieces.push(piece);
        let behind = Cursor::new(behind);
        let next = behind.past_pictures();
        if cursor.breaks_before(next) {
            pieces.push(Piece::Parting);
        }
        if pieces.len() > MOST_PIECES {
            return None;
        }
        cursor = next;
    }
    Some(pieces)
}

/// Takes one piece from the start of a text.
fn take_piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let cursor = Cursor::new(text);
    if let Some((_, behind)) = cursor.one_of(&PARTING) {
        return Some((Piece::Parting, behind.rest()));
    }
    if let Some((date, behind)) = take_date(text) {
        return Some((Piece::Date(date), behind));
    }
    if let Some((date, behind)) = take_moved(text) {
        return Some((Piece::Moved(date), behind));
    }
    if let Some((inside, behind)) = take_brackets(text) {
        let piece = match (read_time_cell(inside), take_moved(inside)) {
            (Some((at, until)), _) => Piece::Time(at, until),
            (None, Some((date, ""))) => Piece::Moved(date),
            (None, _) => {
                let is_known = past_words(inside) == Some("") || past_name(inside) == Some("");
                is_known.then_some(Piece::Words(inside))?
            }
        };
        return Some((piece, behind));
    }
    if let Some((number, behind)) = take_number(cursor) {
        return Some((Piece::Number(number), behind.rest()));
    }
    if let Some((_, behind)) = cursor.one_of(&BETWEEN) {
        return Some((Piece::Sign, behind.rest()));
    }
    // A slash parts two interviews only where blanks part it from both.
    if let Some(behind) = text.strip_prefix("/ ") {
        return Some((Piece::Parting, behind));
    }
    if let Some(behind) = Phrases::built_in().past_joint(text) {
        return Some((Piece::Parting, behind));
    }
    if let Some(behind) = Phrases::built_in().past_interview_stands(text) {
        return Some((Piece::Stands, behind));
    }
    if let Some((word, behind)) = cursor.word()
        && OPEN.iter().any(|open| word.eq_ignore_ascii_case(open))
    {
        return Some((Piece::Open, behind.rest()));
    }
    let behind = past_words(text)?;
    let words = text.get(..text.len() - behind.len())?;
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || BETWEEN.contains(&c));
    Some((Piece::Words(words), behind))
}

/// Takes `11/3`, `on 3 Nov`.
fn take_date(text: &str) -> Option<(WrittenDate, &str)> {
    let take = |text| take_date_or_yearless(Cursor::new(text));
    let found = take(text).or_else(|| take(Phrases::built_in().past_on(text)?));
    let (date, behind) = found?;
    // A number that goes on is none of a date.
    let goes_on = behind.peek().is_some_and(char::is_alphanumeric);
    (!goes_on).then(|| (date, behind.rest()))
}

/// Takes `moved to 11/24`.
fn take_moved(text: &str) -> Option<(WrittenDate, &str)> {
    let (phrase, day) = Phrases::built_in().of_notes(text)?;
    (phrase == Phrase::Moved).then(|| take_date(day))?
}

/// What stands in brackets, and what behind them.
fn take_brackets(text: &str) -> Option<(&str, &str)> {
    let pairs = [('(', ')'), ('[', ']'), ('（', '）')];
    pairs.into_iter().find_map(|(open, close)| {
        let (inside, behind) = text.strip_prefix(open)?.split_once(close)?;
        Some((inside.trim(), behind))
    })
}

/// Takes the number of an interview: `1)`, `1. `, `#1`, `R1`.
fn take_number<'t>(cursor: Cursor<'t>) -> Option<(u32, Cursor<'t>)> {
    let behind_sign = ["#", "R", "r"]
        .into_iter()
        .find_map(|sign| cursor.past(sign));
    let (number, behind) = behind_sign.unwrap_or(cursor).short_number()?;
    let behind_bracket = || behind.past(")");
    let behind_dot = || behind.past(".")?.past_some_blanks();
    let behind = match behind_sign {
        Some(_) => (!behind.peek().is_some_and(char::is_alphanumeric)).then_some(behind),
        None => behind_bracket().or_else(behind_dot),
    };
    Some((number, behind?))
}

/// What stands behind the known words at the start, of which there is at least
/// one: `phone screen with Ann Ray`, `round 2`.
fn past_words(text: &str) -> Option<&str> {
    let phrases = Phrases::built_in();
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches([' ', '\u{a0}', '-']);
        let past_one = match phrases.past_beside_interview(next) {
            Some(behind) => Some(past_its_number(behind)),
            None => phrases
                .past_with(next)
                .and_then(|name| past_name(name).or_else(|| phrases.past_beside_interview(name))),
        };
        match past_one {
            Some(behind) if take_date(next).is_none() => rest = behind,
            _ => return (rest.len() < text.len()).then_some(rest),
        }
    }
}

/// Behind the 2 of `round 2`, where it is no day.
fn past_its_number(text: &str) -> &str {
    let number = Cursor::new(text).short_number();
    let behind = number.filter(|(number, behind)| {
        (1..=9).contains(number)
            && !behind
                .peek()
                .is_some_and(|c| c.is_alphanumeric() || "/.)".contains(c))
    });
    match behind {
        Some((_, behind)) if take_date(text).is_none() => behind.rest(),
        _ => text,
    }
}

/// What stands behind a name, or several: `Ann Ray & Bo`.
fn past_name(text: &str) -> Option<&str> {
    let mut rest = text;
    let mut behind_name = None;
    for _ in 0..MOST_NAME_WORDS {
        let next = rest.trim_start();
        let end = next.find(|c: char| !c.is_alphabetic() && !"'’.-".contains(c));
        let (word, behind) = next.split_at(end.unwrap_or(next.len()));
        if word.starts_with(char::is_uppercase) {
            behind_name = Some(behind);
        } else if behind_name.is_none() || !is_and(word) {
            match next.strip_prefix('&').filter(|_| behind_name.is_some()) {
                Some(behind) => {
                    rest = behind;
                    continue;
                }
                None => break,
            }
        }
        rest = behind;
    }
    behind_name
}

#[cfg(test)]
mod tests {
    use super::read_worded_dates;
    use crate::columns::dates::{DateOrder, WrittenDay};

    /// `11-03 10:00=Phone`.
    fn told(raw: &str) -> String {
        let Some(dates) = read_worded_dates(raw) else {
            return "unreadable".to_owned();
        };
        let told = dates.into_iter().map(|(date, label)| {
            let day = match date.day {
                WrittenDay::Yearless(day) => day.in_year(2026, Some(DateOrder::MonthFirst)),
                day => day
                    .on(DateOrder::MonthFirst)
                    .or(day.on(DateOrder::DayFirst)),
            };
            let day = day.unwrap().format("%m-%d").to_string();
            let at = date.at.map(|at| at.format(" %H:%M").to_string());
            let label = label.map(|label| format!("={label}"));
            day + &at.unwrap_or_default() + &label.unwrap_or_default()
        });
        told.collect::<Vec<String>>().join("; ")
    }

    #[track_caller]
    fn check(cells: &[&str], expected: &str) {
        for cell in cells {
            assert_eq!(told(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn words_stand_before_a_day_or_behind_it() {
        check(
            &[
                "Phone 11/3, Onsite 11/17, Final 11/24 (10am)",
                "Phone 11/3; Onsite 11/17; Final 11/24 10am",
                "Phone: 11/3, Onsite: 11/17, Final: 11/24 at 10am",
                "Phone 11/3 Onsite 11/17 Final 11/24 10:00",
                "Phone - 11/3\nOnsite - 11/17\nFinal - 11/24 10am",
                "11/3 Phone, 11/17 Onsite, 11/24 (10am) Final",
                "11/3 Phone 11/17 Onsite 11/24 10am Final",
                "11/3 - Phone, 11/17 - Onsite and 11/24 10am - Final",
                "1) 11/3 Phone 2) 11/17 Onsite 3) 11/24 10am Final",
                "1. 11/3/2026 Phone\n2. 11/17/2026 Onsite\n3. 11/24/2026 10am Final",
            ],
            "11-03=Phone; 11-17=Onsite; 11-24 10:00=Final",
        );
        check(
            &[
                "📞 Phone 11/3 / 🏢 Onsite 11/17",
                "11/3 📞 Phone, 11/17 🏢 Onsite",
            ],
            "11-03=Phone; 11-17=Onsite",
        );
        check(
            &[
                "R1: 11/3 R2: 11/17",
                "#1 11/3, #2 11/17",
                "1) 11/3, 2) 11/17",
            ],
            "11-03; 11-17",
        );
        check(
            &["Round 1 11/3, Round 2 11/17"],
            "11-03=Round 1; 11-17=Round 2",
        );
        check(&["1st: 11/3, 2nd: 11/17"], "11-03=1st; 11-17=2nd");
        check(
            &["1. Gespräch 3.11.2026, 2. Gespräch 17.11.2026"],
            "03-11=Gespräch; 11-17=Gespräch",
        );
    }

    #[test]
    fn who_was_there_is_told() {
        check(
            &["11/3 w/ Sue Bly; 11/17 with Tom Ray & Ann Li"],
            "11-03=w/ Sue Bly; 11-17=with Tom Ray & Ann Li",
        );
        check(&["phone screen 11/3 with Sue Bly"], "11-03=with Sue Bly");
        check(&["Phone with HR 11/3"], "11-03=Phone with HR");
        check(
            &["11/3 (Sue), 11/17 (Tom & Ann)"],
            "11-03=Sue; 11-17=Tom & Ann",
        );
    }

    #[test]
    fn one_day_may_have_words() {
        check(
            &[
                "Zoom 11/24/2026 3pm",
                "Zoom on 11/24/2026 at 3pm",
                "Zoom @ 11/24/2026, 3pm",
            ],
            "11-24 15:00=Zoom",
        );
        check(
            &[
                "Zoom 11/20 moved to 11/24",
                "Zoom 11/20 (rescheduled to 11/24)",
                "Zoom 11/20, now 11/24",
                "Zoom 11/18, now 11/20, now 11/24",
            ],
            "11-24=Zoom",
        );
        check(
            &[
                "scheduled for 11/30 at 3pm",
                "11/30 3pm done",
                "confirmed: 11/30, 3pm",
            ],
            "11-30 15:00",
        );
        check(
            &["Zoom scheduled for 11/30, 3pm", "done: Zoom 11/30 (3pm)"],
            "11-30 15:00=Zoom",
        );
        check(
            &[
                "Phone 11/24, onsite TBD",
                "phone TBA; Phone 11/24",
                "Phone 11/24\nTBD (onsite)",
            ],
            "11-24=Phone",
        );
        check(&["11/24 TBD", "Phone TBD"], "unreadable");
        check(&["11/24/2026 via Teams"], "11-24=via Teams");
        check(
            &[
                "11/24, Zoom",
                "11/24/2026, Zoom",
                "Zoom, 11/24",
                "11/24 | Zoom",
            ],
            "11-24=Zoom",
        );
        check(
            &["11/24, 3pm, Zoom", "Zoom, 11/24, 3pm"],
            "11-24 15:00=Zoom",
        );
        check(
            &["Telefonisch am 24.11.2026 um 14 Uhr"],
            "11-24 14:00=Telefonisch",
        );
        check(&["一次面接 2026/11/24 14:00"], "11-24 14:00=一次面接");
    }

    #[test]
    fn a_word_that_is_not_known_may_take_the_day_back() {
        for none in [
            "cancelled 11/3",
            "11/3 cancelled",
            "Phone 11/3 cancelled, onsite 11/17",
            "before 11/3",
            "no show 11/3",
            "phone not 11/3",
            "by 11/3",
            "11/3 11/17",
            "11/3 or 11/4",
            "phone soon",
            "phone, onsite 11/17, final",
            "phone 2",
            "Nov 20, 21 2026",
            "2) 11/3 1) 11/17",
            "11/3 (rescheduled from 11/1)",
            "with Ann",
            "Phone 11/3 → onsite 11/17",
            "moved to 11/3",
            "11/3 moved",
            "onsite 11/3 (4 hrs)",
            "confirmed 11/3, onsite 11/17",
            "scheduled 11/3 onsite 11/17",
            "booked: 11/3, phone 11/17, onsite 11/24",
            "invited 11/3",
            "invited 11/3, onsite 11/17",
            "",
        ] {
            check(&[none], "unreadable");
        }
    }

    #[test]
    fn what_stands_may_be_said_of_an_interview() {
        check(
            &[
                "done 11/3, scheduled 11/17",
                "11/3 done, 11/17 confirmed",
                "completed 11/3; booked for 11/17",
            ],
            "11-03; 11-17",
        );
        check(&["scheduled 11/3", "confirmed for 11/3"], "11-03");
        check(
            &["phone done 11/3, onsite scheduled 11/17"],
            "11-03=phone; 11-17=onsite",
        );
    }

    #[test]
    fn a_hostile_cell_is_given_up() {
        check(
            &[
                &"phone 11/3, ".repeat(500),
                &"phone ".repeat(10_000),
                &"(".repeat(10_000),
            ],
            "unreadable",
        );
    }
}
