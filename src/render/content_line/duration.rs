//! A length of time becomes the value of a property.

use std::fmt::Write as _;

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
    let mut text = format!("{sign}P");
    // Writing to a string cannot fail.
    if days > 0 {
        let _ = write!(text, "{days}D");
    }
    if hours + minutes + seconds > 0 || days == 0 {
        text.push('T');
        if hours > 0 {
            let _ = write!(text, "{hours}H");
        }
        if minutes > 0 || (hours > 0 && seconds > 0) {
            let _ = write!(text, "{minutes}M");
        }
        if seconds > 0 || hours + minutes == 0 {
            let _ = write!(text, "{seconds}S");
        }
    }
    text
}
