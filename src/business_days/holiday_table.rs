//! The table of public holidays in the repository: the code of a region
//! becomes its section, and the section its days. Nothing else is parsed.
//!
//! `holidays/README.md` says how the table is written. It is part of the
//! program, so a line that does not read is a fault of ours: it is passed over
//! here, and a test fails over it.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::Week;

/// The first year of the table.
pub(super) const FIRST_YEAR: i32 = 2020;
/// The last year of the table.
pub(super) const LAST_YEAR: i32 = 2035;

const TABLE: &str = include_str!("holidays/holidays.txt");
const WEEKENDS: &str = include_str!("holidays/weekends.txt");

/// What the table has on one region: a country, or what a part of one has
/// other than its country.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    /// `US`, `US-CA`.
    pub(super) code: &'static str,
    /// The last year of which every day is known and none is estimated; the
    /// year before the table if there is none.
    pub(super) last_firm_year: i32,
    /// The last year of which every day is known, be it estimated.
    pub(super) last_complete_year: i32,
    names: &'static str,
    lines: &'static str,
}

impl Section {
    /// The section of a code in capitals.
    pub(super) fn find(capitals: &str) -> Option<Self> {
        let mut low = section_after(0)?;
        let mut high = TABLE.len();
        // What is sought begins at `low`, or between it and `high`.
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            match section_after(middle).filter(|&start| start < high) {
                Some(start) if code_at(start).to_uppercase().as_str() <= capitals => {
                    low = start;
                }
                _ => high = middle,
            }
        }
        Self::at(low).filter(|section| section.code.to_uppercase() == capitals)
    }

    /// Every section, in the order of its code.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let starts = std::iter::successors(section_after(0), |&start| section_after(start + 1));
        starts.filter_map(Self::at)
    }

    fn at(start: usize) -> Option<Self> {
        let rest = &TABLE[start..];
        let text = &rest[..section_after(start + 1).map_or(rest.len(), |next| next - start)];
        let (head, lines) = text.split_once('\n')?;
        let mut fields = head.split(" | ");
        Some(Self {
            code: fields.next()?.strip_prefix('@')?,
            last_firm_year: fields.next()?.parse().ok()?,
            last_complete_year: fields.next()?.parse().ok()?,
            names: fields.next()?,
            lines,
        })
    }

    /// What the region is called, the usual name first.
    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        self.names.split("; ")
    }

    /// The codes of country and part, if it is a part.
    pub(super) fn country_and_part(self) -> Option<(&'static str, &'static str)> {
        self.code.split_once('-')
    }

    fn entries(self) -> impl Iterator<Item = Entry> {
        self.lines.lines().filter_map(Entry::parse)
    }
}

/// Where the first section at or after an offset begins.
fn section_after(offset: usize) -> Option<usize> {
    let bytes = TABLE.as_bytes().get(offset..)?;
    // The table begins with a comment, so a section always follows a line end.
    let before = offset.checked_sub(1).map(|before| TABLE.as_bytes()[before]);
    if before == Some(b'\n') && bytes.first() == Some(&b'@') {
        return Some(offset);
    }
    let line_end = bytes.windows(2).position(|pair| pair == b"\n@")?;
    Some(offset + line_end + 1)
}

/// The code of the section that begins there.
fn code_at(start: usize) -> &'static str {
    let code = TABLE[start..].strip_prefix('@').unwrap_or_default();
    code.split_once(" | ").map_or("", |(code, _)| code)
}

/// One holiday of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) on: NaiveDate,
    pub(super) name: &'static str,
    pub(super) estimated: bool,
}

/// The holidays of a country, or of a part of it, by date and name; and the
/// days that are worked instead. Several names may share a day.
pub(super) fn days(country: Section, part: Option<Section>) -> (Vec<Day>, Vec<NaiveDate>) {
    let mut days = Vec::with_capacity(512);
    let mut worked = Vec::new();
    for section in std::iter::once(country).chain(part) {
        for entry in section.entries() {
            match entry {
                Entry::Holiday(name, items) => days.extend(Item::days(items, name)),
                Entry::NoHoliday(name, "") => days.retain(|day| day.name != name),
                Entry::NoHoliday(name, items) => {
                    let gone: Vec<Day> = Item::days(items, name).collect();
                    days.retain(|day| !gone.contains(day));
                }
                Entry::Worked(items) => worked.extend(Item::days(items, "").map(|day| day.on)),
            }
        }
    }
    days.sort_unstable();
    (days, worked)
}

/// The office week of a region: its own line, else its country's, else Monday
/// to Friday.
pub(super) fn week(country: &str, part: Option<&str>) -> Week {
    let line = |code: &str| weekends().find_map(|(region, week)| (region == code).then_some(week));
    let week = part.and_then(line).or_else(|| line(country));
    week.unwrap_or(Week::MONDAY_TO_FRIDAY)
}

fn weekends() -> impl Iterator<Item = (&'static str, Week)> {
    WEEKENDS.lines().filter_map(weekend)
}

fn weekend(line: &'static str) -> Option<(&'static str, Week)> {
    let mut words = line.split_ascii_whitespace();
    let region = words.next().filter(|word| !word.starts_with('#'))?;
    Some((region, Week::parse_days_off(words.next()?).ok()?))
}

/// One line of a section: a name and its days, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    Holiday(&'static str, &'static str),
    /// Days that the country has and the part has not; all of that name, if
    /// there are none.
    NoHoliday(&'static str, &'static str),
    Worked(&'static str),
}

impl Entry {
    fn parse(line: &'static str) -> Option<Self> {
        if let Some(named) = line.strip_prefix('+') {
            let (name, items) = named.split_once(" | ")?;
            return Some(Self::Holiday(name, items));
        }
        if let Some(named) = line.strip_prefix('-') {
            let (name, items) = named.split_once(" | ").unwrap_or((named, ""));
            return Some(Self::NoHoliday(name, items));
        }
        line.strip_prefix('*').map(Self::Worked)
    }
}

/// A day of one year, or of a run of years.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    month: u32,
    day: u32,
    years: Range<i32>,
    estimated: bool,
}

impl Item {
    fn days(items: &'static str, name: &'static str) -> impl Iterator<Item = Day> {
        let items = items.split(' ').filter_map(Self::parse);
        items.flat_map(move |item| {
            (item.years).filter_map(move |year| {
                Some(Day {
                    on: NaiveDate::from_ymd_opt(year, item.month, item.day)?,
                    name,
                    estimated: item.estimated,
                })
            })
        })
    }

    /// Reads `2026-04-05`, `01-01` (every year), `06-19/2021-2035`, each with a
    /// `~` before it if it is estimated.
    fn parse(text: &str) -> Option<Self> {
        let firm = text.strip_prefix('~');
        let (estimated, text) = (firm.is_some(), firm.unwrap_or(text));
        let item = |month: u32, day: u32, years| Item {
            month,
            day,
            years,
            estimated,
        };
        if let Some((day, years)) = text.split_once('/') {
            let (month, day) = day.split_once('-')?;
            let (first, last) = years.split_once('-')?;
            let years = first.parse().ok()?..last.parse::<i32>().ok()? + 1;
            return Some(item(month.parse().ok()?, day.parse().ok()?, years));
        }
        if let Some((month, day)) = text.split_once('-').filter(|(month, _)| month.len() == 2) {
            let years = FIRST_YEAR..LAST_YEAR + 1;
            return Some(item(month.parse().ok()?, day.parse().ok()?, years));
        }
        let on: NaiveDate = text.parse().ok()?;
        Some(item(on.month(), on.day(), on.year()..on.year() + 1))
    }
}

#[cfg(test)]
mod tests;
