//! What stands behind the name of a property, as far as it is looked at.

use chrono::{DateTime, NaiveDate, Utc};

use crate::text::Text;

/// What follows a name, which may be written in any case.
pub(super) fn after<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let (head, value) = line.split_at_checked(name.len())?;
    head.eq_ignore_ascii_case(name).then_some(value)
}

/// The value of the property of that name, whatever its parameters.
pub(super) fn value_after<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let rest = after(line, name)?;
    let is_it = matches!(rest.first(), Some(b':' | b';'));
    let colon = rest.iter().position(|byte| *byte == b':');
    colon.filter(|_| is_it).map(|colon| &rest[colon + 1..])
}

pub(super) fn text(value: &[u8]) -> Option<&str> {
    std::str::from_utf8(value).ok()
}

/// `20261121T060000Z`, and nothing else.
pub(super) fn moment(value: &[u8]) -> Option<DateTime<Utc>> {
    let value: &[u8; 16] = value.try_into().ok()?;
    if (value[8], value[15]) != (b'T', b'Z') {
        return None;
    }
    day(value)?
        .and_hms_opt(
            number(&value[9..11])?,
            number(&value[11..13])?,
            number(&value[13..15])?,
        )
        .map(|moment| moment.and_utc())
}

/// The day that a date or a moment begins with.
pub(super) fn day(value: &[u8]) -> Option<NaiveDate> {
    let (day, time) = value.split_at_checked(8)?;
    if !matches!(time.first(), None | Some(b'T')) {
        return None;
    }
    let year = i32::try_from(number(&day[..4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&day[4..6])?, number(&day[6..])?)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number: u32, digit| {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        Some(number * 10 + u32::from(digit))
    })
}

/// What to call a component that is not ours.
pub(super) fn name_of(component: &[u8]) -> String {
    ["SUMMARY", "UID", "BEGIN"]
        .into_iter()
        .find_map(|name| value_of(name.as_bytes(), component))
        .unwrap_or_default()
}

/// The value of a property as it may be printed, unfolded and shortened.
fn value_of(name: &[u8], component: &[u8]) -> Option<String> {
    let mut lines = component.split(|&byte| byte == b'\n');
    let is_it = |line: &[u8]| {
        after(line, name).is_some_and(|rest| rest.starts_with(b":") || rest.starts_with(b";"))
    };
    let mut value = lines.find(|line| is_it(line))?.trim_ascii_end().to_vec();
    for more in lines.take_while(|line| line.starts_with(b" ") || line.starts_with(b"\t")) {
        value.extend_from_slice(more[1..].strip_suffix(b"\r").unwrap_or(&more[1..]));
    }
    let value = String::from_utf8_lossy(&value);
    let value = value
        .split_once(':')?
        .1
        .replace("\\n", " ")
        .replace('\\', "");
    let clean = Text::clean(&value)?;
    Some(clean.as_str().chars().take(60).collect())
}
