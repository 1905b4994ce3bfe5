//! The time of day behind a date, alone or as a span. The wall clock counts:
//! a time zone is read over, never applied.

use chrono::NaiveTime;

use super::date_cursor::Cursor;
use super::month_names::Joint;

/// Signs that stand between the ends of a span.
const SPAN_SIGNS: [&str; 8] = ["→", "->", "–", "—", "-", "~", "～", "〜"];

/// Zones that stand behind a time as a word.
const ZONES: [&str; 21] = [
    "Z", "UTC", "GMT", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT",
    "PT", "BST", "IST", "WET", "WEST", "CET", "CEST",
];

/// What stands between an hour and its minutes: `14:30`, `14h30`, `14u30`,
/// `14時30分`.
const MINUTE_MARKS: [&str; 7] = [":", "：", "h", "H", "u", "時", "点"];

/// A bare hour beside `Uhr` or `ore` that is earlier may be of the afternoon, or a
/// number of hours.
const FIRST_BARE_HOUR: u32 = 7;

/// What stands before an hour and says which half of the day: `下午2点`.
const HALF_SIGNS: [(&str, Half); 4] = [
    ("午前", Half::Am),
    ("午後", Half::Pm),
    ("上午", Half::Am),
    ("下午", Half::Pm),
];

/// So many words may stand between a day and its hour: `a las`.
const MOST_LEAD_IN_WORDS: usize = 3;

/// The longest zone in parentheses, in steps of the cursor.
const LONGEST_ZONE: usize = 12;

/// When something is on that day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Times {
    /// The start; midnight exactly is none.
    pub(super) at: Option<NaiveTime>,
    /// The end, if it is later on the same day.
    pub(super) until: Option<NaiveTime>,
    /// Whether a time zone is written.
    pub(super) has_zone: bool,
    /// Whether AM or PM is written.
    pub(super) twelve_hours: bool,
}

/// Half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// A time as written.
#[derive(Clone, Copy, Debug)]
struct Clock {
    hour: u32,
    /// `None` for a bare hour, which is a time only beside AM or PM.
    minute: Option<u32>,
    second: Option<u32>,
    half: Option<Half>,
}

impl Clock {
    fn time(self) -> Option<NaiveTime> {
        let hour = match self.half {
            None => {
                self.minute?;
                self.hour
            }
            Some(_) if !(1..=12).contains(&self.hour) => return None,
            Some(Half::Am) => self.hour % 12,
            Some(Half::Pm) => self.hour % 12 + 12,
        };
        NaiveTime::from_hms_opt(hour, self.minute.unwrap_or(0), self.second.unwrap_or(0))
    }

    /// The hour is one of the day, whatever else is not written.
    fn as_hour(self) -> Self {
        let minute = match self.half {
            None => self.minute.or(Some(0)),
            Some(_) => self.minute,
        };
        Self { minute, ..self }
    }

    fn in_half(self, half: Half) -> Self {
        Self {
            half: Some(half),
            ..self
        }
    }
}

/// Takes the time behind a day. Where none stands there, nothing is taken.
pub(super) fn take_times(behind_day: Cursor<'_>) -> (Times, Cursor<'_>) {
    try_times(behind_day).unwrap_or((Times::default(), behind_day))
}

fn try_times(behind_day: Cursor<'_>) -> Option<(Times, Cursor<'_>)> {
    let is_iso = behind_day.peek() == Some('T');
    let (lead_in, rest) = past_lead_in(behind_day)?;
    let (start, rest) = take_clock(rest)?;
    let start = match lead_in {
        LeadIn::Hour if (FIRST_BARE_HOUR..24).contains(&start.hour) => start.as_hour(),
        _ => start,
    };

    // `14:00-05:00` is five hours behind UTC and `14:00-15:00` is one hour long.
    let offset_only = is_iso || start.second.is_some();
    if !offset_only && let Some(found) = take_span(start, rest) {
        return Some(found);
    }
    let after_zone = past_zone(rest);
    let has_zone = after_zone != rest;
    let span = take_span(start, after_zone).map(|(times, rest)| {
        let has_zone = times.has_zone || has_zone;
        (Times { has_zone, ..times }, rest)
    });
    span.or_else(|| {
        let times = Times {
            at: not_midnight(start.time()?),
            until: None,
            has_zone,
            twelve_hours: start.half.is_some(),
        };
        Some((times, after_zone))
    })
}

/// What parts a day and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeadIn {
    /// Nothing, a sign, or a word such as `at`.
    Plain,
    /// A word that says that an hour follows: `ore 15`, `o godz. 14`.
    Hour,
}

/// Behind what parts a day and its time.
fn past_lead_in(behind_day: Cursor<'_>) -> Option<(LeadIn, Cursor<'_>)> {
    if let Some(rest) = behind_day.past("T") {
        return Some((LeadIn::Plain, rest));
    }
    let behind_comma = behind_day.past(",").map(Cursor::past_blanks);
    // A sign ends a day as a blank does: `11月25日10:00`, `2026/11/25（水）10:00`.
    // Behind a digit no further one is left, since numbers are taken whole.
    let is_time = |rest: &Cursor<'_>| {
        rest.peek().is_some_and(|c| c.is_ascii_digit()) || take_half_sign(*rest).is_some()
    };
    let rest = behind_comma
        .or_else(|| behind_day.past_some_blanks())
        .or_else(|| Some(behind_day).filter(is_time))?;
    if let Some(behind) = rest.past("@") {
        return Some((LeadIn::Plain, behind.past_blanks()));
    }
    let (mut lead_in, mut rest) = (LeadIn::Plain, rest);
    for _ in 0..MOST_LEAD_IN_WORDS {
        let Some((found, behind)) = take_lead_in_word(rest) else {
            break;
        };
        // `alle ore 15`
        if found == LeadIn::Hour {
            lead_in = found;
        }
        rest = behind;
    }
    Some((lead_in, rest))
}

/// Takes `at`, `ore` or `godz.` and the blanks behind it.
fn take_lead_in_word(rest: Cursor<'_>) -> Option<(LeadIn, Cursor<'_>)> {
    let (word, behind) = rest.word()?;
    if Joint::Hour.holds(word) {
        let behind = behind.past(".").unwrap_or(behind);
        return Some((LeadIn::Hour, behind.past_some_blanks()?));
    }
    let is_at = Joint::At.holds(word);
    is_at.then_some((LeadIn::Plain, behind.past_some_blanks()?))
}

/// Behind `at`, or whatever else may stand before an hour.
fn past_at(rest: Cursor<'_>) -> Option<Cursor<'_>> {
    take_lead_in_word(rest).map(|(_, behind)| behind)
}

/// Takes `14:00`, `2:00:05.123 PM` or a bare hour.
fn take_clock(cursor: Cursor<'_>) -> Option<(Clock, Cursor<'_>)> {
    let (hour, mut rest) = match take_half_sign(cursor) {
        Some((half, behind)) => {
            let (hour, rest) = behind.past_blanks().short_number()?;
            // Said at once, as these signs say nothing of the order of a date.
            let is_afternoon = half == Half::Pm && hour < 12;
            (if is_afternoon { hour + 12 } else { hour }, rest)
        }
        None => cursor.short_number()?,
    };
    let mut clock = Clock {
        hour,
        minute: None,
        second: None,
        half: None,
    };
    let mark = MINUTE_MARKS
        .iter()
        .find_map(|mark| Some((*mark, rest.past(mark)?)));
    match mark {
        Some((mark, behind)) => match behind.two_digits() {
            Some((minute, behind)) => {
                clock.minute = Some(minute);
                rest = behind;
                if let Some(behind) = rest.past(":") {
                    let (second, behind) = behind.two_digits()?;
                    clock.second = Some(second);
                    rest = past_fraction(behind);
                }
            }
            // `14h` is a whole hour, and `14:` is nothing.
            None if !mark.ends_with([':', '：'])
                && !behind.peek().is_some_and(char::is_alphabetic) =>
            {
                clock.minute = Some(0);
                rest = behind;
            }
            None => return None,
        },
        // `14.30` behind a day, where nothing goes on.
        None => {
            if let Some((minute, behind)) = rest.past(".").and_then(Cursor::two_digits)
                && behind.past(".").is_none()
            {
                clock.minute = Some(minute);
                rest = behind;
            }
        }
    }
    let blanks = rest.past_blanks();
    if let Some((word, behind)) = blanks.word()
        && Joint::Hour.holds(word)
        // `10:00 alle 11:00`
        && !Joint::At.holds(word)
    {
        // `14 Uhr` is a whole hour, too, and `2 hours` is how long it takes.
        let clock = match clock.hour {
            FIRST_BARE_HOUR.. => clock.as_hour(),
            _ => clock,
        };
        return Some((clock, behind));
    }
    if let Some((half, behind)) = take_half(rest.past_blanks()) {
        clock.half = Some(half);
        rest = behind;
    }
    Some((clock, rest))
}

/// Behind the parts of a second: `.123`.
fn past_fraction(rest: Cursor<'_>) -> Cursor<'_> {
    let behind = rest.past(".").and_then(Cursor::number);
    behind.map_or(rest, |(_, behind)| behind)
}

/// Takes `AM`, `pm`, `a.m.`
fn take_half(cursor: Cursor<'_>) -> Option<(Half, Cursor<'_>)> {
    let (word, rest) = cursor.word()?;
    let half = match word {
        _ if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("am") => Half::Am,
        _ if word.eq_ignore_ascii_case("p") || word.eq_ignore_ascii_case("pm") => Half::Pm,
        _ => return None,
    };
    if word.len() == 2 {
        return Some((half, rest));
    }
    let rest = rest.past(".")?.past_blanks();
    let behind = rest.past("m.").or_else(|| rest.past("M."))?;
    Some((half, behind))
}

/// Takes `午後` or the like.
fn take_half_sign(cursor: Cursor<'_>) -> Option<(Half, Cursor<'_>)> {
    HALF_SIGNS
        .into_iter()
        .find_map(|(sign, half)| Some((half, cursor.past(sign)?)))
}

/// Takes the end of a span behind its start.
fn take_span(start: Clock, behind_start: Cursor<'_>) -> Option<(Times, Cursor<'_>)> {
    let blanks = behind_start.past_blanks();
    let sign = SPAN_SIGNS.into_iter().find_map(|sign| blanks.past(sign));
    let rest = sign.or_else(|| {
        let (word, rest) = blanks.word()?;
        let rest = Joint::Until.holds(word).then_some(rest.past_blanks())?;
        // `fino alle 15:00`
        Some(past_at(rest).unwrap_or(rest))
    })?;
    let (end, rest) = take_clock(rest.past_blanks())?;
    let (at, until) = span(start, end)?;
    // An offset is written without blanks and would end before the start.
    if until <= at && blanks == behind_start && blanks.peek() == Some('-') {
        return None;
    }
    let behind_zone = past_zone(rest);
    let times = Times {
        at: not_midnight(at),
        until: (until > at && at != NaiveTime::MIN).then_some(until),
        has_zone: behind_zone != rest,
        twelve_hours: start.half.is_some() || end.half.is_some(),
    };
    Some((times, behind_zone))
}

/// The ends of a span. Where only one of them says AM or PM, the other is in
/// the same half if that makes a span: `11:00 - 1:00 PM` starts in the morning
/// and `2:00 - 3:00 PM` does not.
fn span(start: Clock, end: Clock) -> Option<(NaiveTime, NaiveTime)> {
    // `10 bis 11 Uhr` says of both that they are hours.
    let is_hour = start.minute.is_none() && start.half.is_none() && end.half.is_none();
    let start = match end.minute {
        Some(_) if is_hour => Clock {
            minute: Some(0),
            ..start
        },
        _ => start,
    };
    let as_written = || Some((start.time()?, end.time()?));
    let read = |start: Clock, end: Clock| {
        Some((start.time()?, end.time()?)).filter(|(at, until)| at < until)
    };
    match (start.half, end.half) {
        (None, Some(half)) => {
            read(start.in_half(half), end).or_else(|| read(start.in_half(Half::Am), end))
        }
        (Some(half), None) => {
            read(start, end.in_half(half)).or_else(|| read(start, end.in_half(Half::Pm)))
        }
        _ => None,
    }
    .or_else(as_written)
}

/// Behind the zone, if one stands there.
fn past_zone(rest: Cursor<'_>) -> Cursor<'_> {
    let blanks = rest.past_blanks();
    if let Some(behind) = blanks.past("(").and_then(past_parenthesis) {
        return behind;
    }
    match blanks.word() {
        Some((word, behind)) if ZONES.contains(&word) => past_offset(behind).unwrap_or(behind),
        _ => past_offset(blanks).unwrap_or(rest),
    }
}

/// Behind `GMT+1)` or `Europe/Berlin)`: letters, digits and signs, not many.
/// Another word in parentheses is no zone.
fn past_parenthesis(mut inside: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some((word, behind)) = inside.word()
        && !ZONES.contains(&word)
        && behind.past("/").is_none()
    {
        return None;
    }
    for _ in 0..LONGEST_ZONE {
        if let Some(behind) = inside.past(")") {
            return Some(behind);
        }
        inside = inside
            .word()
            .map(|(_, behind)| behind)
            .or_else(|| inside.number().map(|(_, behind)| behind))
            .or_else(|| {
                inside
                    .one_of(&['+', '-', '−', ':', '/', '_', ' '])
                    .map(|(_, c)| c)
            })?;
    }
    None
}

/// Behind `+02:00`, `-0500` or `+2`.
fn past_offset(rest: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, rest) = rest.one_of(&['+', '-', '−'])?;
    let (hours, rest) = rest.number()?;
    match (hours.digits, rest.past(":")) {
        (1 | 2, Some(minutes)) => minutes.two_digits().map(|(_, behind)| behind),
        (1 | 2 | 4, None) => Some(rest),
        _ => None,
    }
}

fn not_midnight(time: NaiveTime) -> Option<NaiveTime> {
    (time != NaiveTime::MIN).then_some(time)
}
