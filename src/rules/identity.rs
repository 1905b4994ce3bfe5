//! The identity of a follow-up, from which its UID and its key are made.
//!
//! Application, rule, round, place of the person in the list, occurrence:
//! never a date, a name, a row number or the clock, so that a moved interview
//! or a name filled in later moves an event instead of doubling it.

use std::fmt::Write as _;

use uuid::Uuid;

use crate::application::{Identity, Round};

/// The name space of all follow-ups, drawn at random once for this program.
const FOLLOW_UPS: Uuid = Uuid::from_u128(0x9b1f_6a52_3c0e_4d7b_a8e4_57c9_21fd_60b3);

/// The UID (RFC 9562 section 5.5, version 5; RFC 7986 section 5.3 asks for
/// plain UUIDs). Nothing of it may ever change: calendars in use know it.
pub(super) fn uid(
    application: Option<&Identity>,
    rule: &str,
    round: Option<Round>,
    person_place: u16,
    occurrence: u16,
) -> Uuid {
    const PART: char = '\u{1f}';
    let application = application.map_or("", |identity| &identity.0);
    let round = round.map_or(0, |round| round.0);
    let mut name = String::with_capacity(application.len() + rule.len() + 16);
    name.push_str(application);
    name.push(PART);
    name.push_str(rule);
    for number in [round, person_place, occurrence] {
        name.push(PART);
        match char::from_digit(number.into(), 10) {
            Some(digit) => name.push(digit),
            // Writing to a String cannot fail.
            None => drop(write!(name, "{number}")),
        }
    }
    Uuid::new_v5(&FOLLOW_UPS, name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::uid;
    use crate::application::{Identity, Round};

    #[test]
    fn uids_never_change() {
        let acme = Identity("acme\u{1f}engineer".into());
        assert_eq!(
            uid(Some(&acme), "check-in", Some(Round(2)), 0, 1).to_string(),
            "cdebbcae-948a-51b4-ac8b-c3aabd50b4b3"
        );
        assert_ne!(
            uid(Some(&acme), "check-in", Some(Round(2)), 0, 1),
            uid(Some(&acme), "check-in", Some(Round(2)), 1, 1)
        );
    }
}
