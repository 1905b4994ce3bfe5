//! The holidays of a region in one year become a list for people, or JSON.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::json::Shown;
use super::words::date_with_weekday;
use crate::business_days::{HolidayDay, RegionHolidays, Week};

/// The list for people, each line ended.
#[must_use]
pub fn holidays_text(known: &RegionHolidays, year: i32) -> String {
    let region = known.region;
    let week: Vec<&str> = known.weekend.days_off().map(Week::day_name).collect();
    let mut text = format!("{} ({region}), {year}\n", region.name());
    for holiday in of_year(known, year) {
        let mark = if holiday.estimated {
            " (estimated)"
        } else {
            ""
        };
        let on = date_with_weekday(holiday.on);
        text.push_str(&format!("  {on}  {}{mark}\n", holiday.name));
    }
    for day in worked(known, year) {
        text.push_str(&format!("  {}  worked\n", date_with_weekday(day)));
    }
    let off = if week.is_empty() {
        "no day".to_owned()
    } else {
        week.join(", ")
    };
    text.push_str(&format!("Days off each week: {off}\n"));
    if year > known.last_firm_year {
        let firm = known.last_firm_year;
        text.push_str(&format!("Days after {firm} may still move or be missing\n"));
    }
    text
}

/// The list as one object, ended by a line break.
#[must_use]
pub fn holidays_json(known: &RegionHolidays, year: i32) -> String {
    let document = HolidaysJson {
        region: known.region.code(),
        year,
        last_firm_year: known.last_firm_year,
        last_complete_year: known.last_complete_year,
        weekend: known.weekend.days_off().map(Week::day_name).collect(),
        holidays: of_year(known, year)
            .map(|holiday| HolidayJson {
                date: Shown(holiday.on),
                name: &holiday.name,
                estimated: holiday.estimated,
            })
            .collect(),
        working_days: worked(known, year).map(Shown).collect(),
    };
    // Writing string-keyed objects to memory has no way to fail.
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

#[derive(Serialize)]
struct HolidaysJson<'a> {
    region: &'a str,
    year: i32,
    last_firm_year: i32,
    last_complete_year: i32,
    weekend: Vec<&'static str>,
    holidays: Vec<HolidayJson<'a>>,
    working_days: Vec<Shown<NaiveDate>>,
}

#[derive(Serialize)]
struct HolidayJson<'a> {
    date: Shown<NaiveDate>,
    name: &'a str,
    estimated: bool,
}

fn of_year(known: &RegionHolidays, year: i32) -> impl Iterator<Item = &HolidayDay> {
    known
        .holidays
        .iter()
        .filter(move |holiday| holiday.on.year() == year)
}

fn worked(known: &RegionHolidays, year: i32) -> impl Iterator<Item = NaiveDate> {
    known
        .working_days
        .iter()
        .copied()
        .filter(move |day| day.year() == year)
}
