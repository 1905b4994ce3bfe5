//! The identity of a follow-up, from which its UID and its key are made.
//!
//! Application, rule, round, place of the person in the list, occurrence:
//! never a date, a name, a row number or the clock, so that a moved interview
//! or a name filled in later moves an event instead of doubling it.

use sha1::{Digest, Sha1};
use uuid::{Builder, Uuid};

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
    const PART: &[u8] = b"\x1f";
    let application = application.map_or("", |identity| &identity.0);
    let round = round.map_or(0, |round| round.0);
    let mut hash = Sha1::new();
    hash.update(FOLLOW_UPS.as_bytes());
    hash.update(application.as_bytes());
    hash.update(PART);
    hash.update(rule.as_bytes());
    for number in [round, person_place, occurrence] {
        hash.update(PART);
        match u8::try_from(number) {
            Ok(digit @ 0..=9) => hash.update([b'0' + digit]),
            _ => hash.update(number.to_string().as_bytes()),
        }
    }
    let digest: [u8; 20] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_sha1_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::{FOLLOW_UPS, uid};
    use crate::application::{Identity, Round};

    #[test]
    fn uids_never_change() {
        let acme = Identity("acme\u{1f}engineer".into());
        assert_eq!(
            uid(Some(&acme), "check-in", Some(Round(2)), 0, 1).to_string(),
            "cdebbcae-948a-51b4-ac8b-c3aabd50b4b3"
        );
        assert_eq!(
            uid(Some(&acme), "keep-looking", None, 12, 2_968),
            uuid::Uuid::new_v5(
                &FOLLOW_UPS,
                b"acme\x1fengineer\x1fkeep-looking\x1f0\x1f12\x1f2968"
            ),
        );
        assert_ne!(
            uid(Some(&acme), "check-in", Some(Round(2)), 0, 1),
            uid(Some(&acme), "check-in", Some(Round(2)), 1, 1)
        );
    }
}
