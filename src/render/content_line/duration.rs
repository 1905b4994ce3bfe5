//! A length of time becomes the value of a property.

use chrono::TimeDelta;

/// A duration as RFC 5545 section 3.3.6 has it: days stand before the `T`, and
/// no unit between two others is left out.
pub(super) fn duration_text(duration: TimeDelta) -> String {
    let sign = if duration < TimeDelta::zero() {
        "-"
    } else {
        ""
    };
    let seconds = duration.num_seconds().unsigned_abs();
    let (days, hours) = (seconds / 86_400, seconds / 3_600 % 24);
    let (minutes, seconds) = (seconds / 60 % 60, seconds % 60);
    let mut text = [sign, "P"].concat();
    if days > 0 {
        put(&mut text, days, "D");
    }
    if hours + minutes + seconds > 0 || days == 0 {
        text.push('T');
        if hours > 0 {
            put(&mut text, hours, "H");
        }
        if minutes > 0 || (hours > 0 && seconds > 0) {
            put(&mut text, minutes, "M");
        }
        if seconds > 0 || hours + minutes == 0 {
            put(&mut text, seconds, "S");
        }
    }
    text
}

/// Most numbers have one digit.
fn put(text: &mut String, number: u64, unit: &str) {
    let digit = u32::try_from(number).ok();
    match digit.and_then(|digit| char::from_digit(digit, 10)) {
        Some(digit) => text.push(digit),
        None => text.push_str(&number.to_string()),
    }
    text.push_str(unit);
}
