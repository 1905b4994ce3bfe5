//! SHEET PLAN OUT: the crates `csv` and `icalendar`, as their documentation has it.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus};

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut sheet = csv::Reader::from_path(&files[0])?;
    let link = sheet.headers()?.iter().position(|it| it == "Job Link");
    let link = link.ok_or("no links")?;
    let (mut rows, mut row, mut number) = (sheet.records(), csv::StringRecord::new(), 0);
    let stamp: DateTime<Utc> = "2026-11-21T00:00:00Z".parse()?;
    let mut calendar = Calendar::new();
    for line in BufReader::new(fs::File::open(&files[1])?).lines() {
        let line = line?;
        let fields: Vec<&str> = line.split('\t').collect();
        let [wanted, uid, on, categories, summary, description] = fields[..] else {
            return Err("not a line of a plan".into());
        };
        while number < wanted.parse::<usize>()? {
            row = rows.next().ok_or("the plan has more rows than the sheet")??;
            number += 1;
        }
        let on: NaiveDate = on.parse()?;
        let mut event = Event::new();
        event.uid(uid).timestamp(stamp).last_modified(stamp).sequence(0);
        event.status(EventStatus::Confirmed).starts(on).ends(on + Days::new(1));
        event.summary(summary).description(&description.replace('\x1e', "\n"));
        if !row[link].is_empty() {
            event.url(&row[link]);
        }
        event.add_multi_property("CATEGORIES", categories);
        event.add_property("TRANSP", "TRANSPARENT");
        event.add_property("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
        event.alarm(Alarm::display(summary, Duration::hours(9)));
        calendar.push(event.done());
    }
    fs::write(&files[2], calendar.to_string())?;
    Ok(())
}
