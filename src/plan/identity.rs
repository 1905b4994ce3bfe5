//! What a follow-up is known by: a UID in calendars, and a key in a todo.txt and
//! in JSON that is made of it.

use uuid::{Builder, Uuid};

/// The key of a follow-up in a todo.txt and in JSON: seven characters of
/// Crockford's base 32, from the same identity as the UID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 7]);

impl Key {
    const ALPHABET: &'static [u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

    /// The key of a follow-up's UID: its first 35 bits.
    #[must_use]
    pub fn of(uid: Uuid) -> Self {
        let bits = uid.as_u128() >> (128 - 35);
        let mut key = [0; 7];
        for (place, character) in key.iter_mut().rev().enumerate() {
            let digit = (bits >> (5 * place)) & 0x1f;
            *character = Self::ALPHABET[usize::try_from(digit).unwrap_or(0)];
        }
        Self(key)
    }

    /// Reads a key back from a file; `None` if it cannot be one of ours.
    #[must_use]
    pub fn parse(word: &[u8]) -> Option<Self> {
        let key: [u8; 7] = word.try_into().ok()?;
        key.iter()
            .all(|character| Self::ALPHABET.contains(character))
            .then_some(Self(key))
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("0000000")
    }
}

/// The identity of the task of a follow-up with that UID: another one than that
/// of its event, since no server may meet one UID in two collections, and with
/// the same key, since a client may drop every property that is ours. So it is
/// the same number, marked as one that we made up by a rule of our own (RFC 9562
/// section 5.8, version 8).
#[must_use]
pub fn task_uid(uid: Uuid) -> Uuid {
    Builder::from_custom_bytes(uid.into_bytes()).into_uuid()
}

/// Whether a UID may be that of a task of ours.
#[must_use]
pub fn is_task_uid(uid: Uuid) -> bool {
    uid.get_version_num() == 8
}

#[cfg(test)]
mod tests {
    use super::{Key, is_task_uid, task_uid};
    use uuid::Uuid;

    #[test]
    fn a_task_has_the_key_of_its_event_and_another_uid() {
        let uid: Uuid = "5f0e1d2c-3b4a-5968-8776-655443322110".parse().unwrap();
        let task = task_uid(uid);
        assert_eq!(task.to_string(), "5f0e1d2c-3b4a-8968-8776-655443322110");
        assert_eq!(Key::of(task), Key::of(uid));
        assert!(is_task_uid(task) && !is_task_uid(uid));
    }

    #[test]
    fn keys_are_the_first_35_bits_of_the_uid() {
        let key = Key::of(Uuid::from_u128(u128::MAX << 93));
        assert_eq!(key.as_str(), "zzzzzzz");
        assert_eq!(Key::of(Uuid::from_u128(1 << 93)).as_str(), "0000001");
        assert_eq!(Key::parse(b"zzzzzzz"), Some(key));
        assert_eq!(Key::parse(b"zzzzzzu"), None);
        assert_eq!(Key::parse(b"zzzzzz"), None);
    }
}
