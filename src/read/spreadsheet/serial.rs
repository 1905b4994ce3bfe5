//! The numbers that spreadsheets keep, of dates and times too, become text: ISO
//! text for these, which nobody can read in two ways. Refuses what is no day of the calendar.

use chrono::{Days, NaiveDate};

/// The last day that spreadsheets know, 9999-12-31, counted from 1900.
const LAST_DAY: u64 = 2_958_465;
/// The first day of the system of 1904, counted from 1900.
const DAYS_TO_1904: u64 = 1_462;
/// A day that the system of 1900 counts and the calendar does not have.
const FEBRUARY_29_OF_1900: u64 = 60;
const SECONDS_OF_A_DAY: f64 = 86_400.0;

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Epoch {
    Of1900,
    Of1904,
}

/// `2026-11-24`, `2026-11-24T14:00`, or `14:00` where there is no day. `None`
/// for what is no number of a day, and for the day that never was.
pub(super) fn iso_date(serial: f64, epoch: Epoch) -> Option<String> {
    let (days, seconds) = split(serial)?;
    if days == 0 && serial < 1.0 && (epoch == Epoch::Of1900 || seconds > 0) {
        return Some(clock(seconds));
    }
    let date = match epoch {
        Epoch::Of1900 if days == 0 || days == FEBRUARY_29_OF_1900 => return None,
        // Before the day that never was, the count is one behind.
        Epoch::Of1900 if days < FEBRUARY_29_OF_1900 => day(days + 1),
        Epoch::Of1900 => day(days),
        Epoch::Of1904 => day(days + DAYS_TO_1904),
    }?;
    Some(match seconds {
        0 => date.to_string(),
        _ => format!("{date}T{}", clock(seconds)),
    })
}

/// `26:30`, of a length of time.
pub(super) fn hours_and_minutes(serial: f64) -> Option<String> {
    let (days, seconds) = split(serial)?;
    let minutes = days * 24 * 60 + seconds / 60;
    Some(format!("{}:{:02}", minutes / 60, minutes % 60))
}

/// Whole days and the seconds of the day, to the nearest second: half a second
/// before midnight is midnight.
fn split(serial: f64) -> Option<(u64, u64)> {
    let most = (LAST_DAY + 1) as f64;
    // NaN is in no range.
    if !(0.0..most).contains(&serial) {
        return None;
    }
    // Not negative and below 2^38, so nothing is lost.
    let seconds = (serial * SECONDS_OF_A_DAY).round() as u64;
    Some((seconds / 86_400, seconds % 86_400))
}

/// A number as a person would type it: `4`, not `4.0`.
pub(super) fn number_text(number: f64) -> String {
    const EXACT: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < EXACT {
        // Whole and small enough, so nothing is lost.
        return (number as i64).to_string();
    }
    number.to_string()
}

/// A day counted so that the day after the one that never was is right.
fn day(count: u64) -> Option<NaiveDate> {
    if count > LAST_DAY {
        return None;
    }
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(count))
}

fn clock(seconds: u64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match seconds % 60 {
        0 => format!("{hours:02}:{minutes:02}"),
        rest => format!("{hours:02}:{minutes:02}:{rest:02}"),
    }
}

/// An ISO date or time as OpenDocument and strict workbooks write it, in the
/// form that all the others have; text that is none stays as it is, for
/// whoever reads dates to refuse it.
pub(super) fn plain_iso(text: &str) -> String {
    let text = text.trim();
    let Some((date, time)) = text.split_once('T') else {
        return text.to_owned();
    };
    let time = time.trim_end_matches('Z');
    let time = time.split_once(['.', ',']).map_or(time, |(time, _)| time);
    match time.strip_suffix(":00").filter(|rest| rest.contains(':')) {
        Some("00:00") => date.to_owned(),
        Some(rest) => format!("{date}T{rest}"),
        None => format!("{date}T{time}"),
    }
}

/// `PT14H30M00S` as `14:30`.
pub(super) fn plain_duration(text: &str) -> Option<String> {
    let rest = text.trim().strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    let hours: u32 = hours.parse().ok()?;
    let minutes: u32 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
    Some(format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::{Epoch, hours_and_minutes, iso_date, number_text, plain_duration, plain_iso};

    #[test]
    fn serials_are_days_and_times() {
        fn check(serial: f64, epoch: Epoch, expected: Option<&str>) {
            assert_eq!(iso_date(serial, epoch).as_deref(), expected, "{serial}");
        }
        use Epoch::{Of1900, Of1904};
        check(46_350.0, Of1900, Some("2026-11-24"));
        check(46_350.583_333_333, Of1900, Some("2026-11-24T14:00"));
        check(46_350.583_344_907, Of1900, Some("2026-11-24T14:00:01"));
        check(46_349.999_999_9, Of1900, Some("2026-11-24"));
        check(44_888.0, Of1904, Some("2026-11-24"));
        check(0.583_333_333, Of1900, Some("14:00"));
        check(0.0, Of1900, Some("00:00"));
        check(0.0, Of1904, Some("1904-01-01"));
        check(1.0, Of1900, Some("1900-01-01"));
        check(59.0, Of1900, Some("1900-02-28"));
        check(60.0, Of1900, None);
        check(60.5, Of1900, None);
        check(60.0, Of1904, Some("1904-03-01"));
        check(61.0, Of1900, Some("1900-03-01"));
        check(2_958_465.0, Of1900, Some("9999-12-31"));
        check(2_958_465.999_999_9, Of1900, None);
        check(2_958_466.0, Of1900, None);
        check(2_957_003.0, Of1904, Some("9999-12-31"));
        check(2_957_004.0, Of1904, None);
        check(-1.0, Of1900, None);
        check(f64::NAN, Of1900, None);
        check(f64::INFINITY, Of1904, None);
        check(-1e308, Of1900, None);
        check(1e308, Of1904, None);
    }

    #[test]
    fn lengths_of_time_are_hours_and_minutes() {
        assert_eq!(hours_and_minutes(1.104_166_666).as_deref(), Some("26:30"));
        assert_eq!(hours_and_minutes(f64::NAN), None);
        assert_eq!(plain_duration("PT14H30M00S").as_deref(), Some("14:30"));
        assert_eq!(plain_duration("P1D"), None);
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        for (number, expected) in [
            (4.0, "4"),
            (-0.0, "0"),
            (4.5, "4.5"),
            (65_000.0, "65000"),
            (1e15, "1000000000000000"),
            (0.1, "0.1"),
        ] {
            assert_eq!(number_text(number), expected);
        }
    }

    #[test]
    fn iso_texts_lose_what_says_nothing() {
        for (text, expected) in [
            ("2026-11-24", "2026-11-24"),
            ("2026-11-24T00:00:00", "2026-11-24"),
            ("2026-11-24T14:00:00.000000000", "2026-11-24T14:00"),
            ("2026-11-24T14:00:05Z", "2026-11-24T14:00:05"),
            ("2026-11-24T14:00", "2026-11-24T14:00"),
            ("2026-02-30", "2026-02-30"),
        ] {
            assert_eq!(plain_iso(text), expected);
        }
    }
}
