//! `15 minutes`, `2 hours`, `1 day` become a length of time.

use chrono::TimeDelta;

/// A length of time as people say it, to the minute and up to four weeks.
///
/// ```
/// use chrono::TimeDelta;
/// use followup::render::ics::parse_length;
///
/// assert_eq!(parse_length("90 minutes"), Some(TimeDelta::minutes(90)));
/// assert_eq!(parse_length("1 hour"), Some(TimeDelta::hours(1)));
/// assert_eq!(parse_length("soon"), None);
/// ```
#[must_use]
pub fn parse_length(words: &str) -> Option<TimeDelta> {
    const LONGEST: i64 = 28 * 24 * 60;
    let words = words.trim();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = words.split_at(digits);
    let number: i64 = number.parse().ok()?;
    let minutes = match unit.trim().to_ascii_lowercase().as_str() {
        "m" | "min" | "mins" | "minute" | "minutes" => 1,
        "h" | "hour" | "hours" => 60,
        "d" | "day" | "days" => 24 * 60,
        "week" | "weeks" => 7 * 24 * 60,
        _ => return None,
    };
    let minutes = number.checked_mul(minutes)?;
    (minutes <= LONGEST).then(|| TimeDelta::minutes(minutes))
}

#[cfg(test)]
mod tests {
    use super::parse_length;

    #[test]
    fn lengths_are_read_as_people_say_them() {
        fn check(words: &str, minutes: Option<i64>) {
            let length = parse_length(words);
            assert_eq!(length.map(|it| it.num_minutes()), minutes, "{words}");
        }
        check("15 minutes", Some(15));
        check(" 1 Minute ", Some(1));
        check("30min", Some(30));
        check("2 hours", Some(120));
        check("1 day", Some(1_440));
        check("4 weeks", Some(40_320));
        check("0 minutes", Some(0));
        check("5 weeks", None);
        check("15", None);
        check("minutes", None);
        check("-15 minutes", None);
        check("1.5 hours", None);
        check("99999999999999999999 days", None);
        check("9223372036854775807 weeks", None);
        check("", None);
    }
}
