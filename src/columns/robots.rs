//! Addresses that nobody reads: what is sent to them is lost, so that they are
//! never used for a message.

use crate::text::EmailAddress;

/// What the letters and digits of such an address hold, in several languages.
const ROBOTS: [&str; 18] = [
    "noreply",
    "donotreply",
    "dontreply",
    "noresponse",
    "notification",
    "mailerdaemon",
    "autoreply",
    "autoconfirm",
    "unmonitored",
    "jobalert",
    "nepasrepondre",
    "nichtantworten",
    "keineantwort",
    "noresponder",
    "naoresponda",
    "nonrispondere",
    "nietbeantwoorden",
    "nieodpowiadac",
];
/// Words of which such an address may consist, beside [`NEUTRAL`] ones.
const MACHINES: [&str; 14] = [
    "mailer",
    "bounce",
    "bounces",
    "alert",
    "alerts",
    "automated",
    "automatic",
    "postmaster",
    "system",
    "notify",
    "notifier",
    "newsletter",
    "robot",
    "bot",
];
/// Words that say nothing about who reads an address.
const NEUTRAL: [&str; 10] = [
    "job",
    "jobs",
    "career",
    "careers",
    "candidate",
    "applicant",
    "mail",
    "email",
    "hr",
    "talent",
];

/// Whether one of the [`ROBOTS`] begins with that small letter.
const fn is_first_letter(letter: u8) -> bool {
    const LETTERS: u32 = {
        let (mut letters, mut place) = (0, 0);
        while place < ROBOTS.len() {
            letters |= 1 << (ROBOTS[place].as_bytes()[0] - b'a');
            place += 1;
        }
        letters
    };
    letter.is_ascii_lowercase() && LETTERS & 1 << (letter - b'a') != 0
}

/// Whether a message to the address may reach somebody.
pub(super) fn is_read_by_somebody(email: &EmailAddress) -> bool {
    let (local, _) = email.as_str().split_once('@').unwrap_or_default();
    let lower = local.to_ascii_lowercase();
    // An address is no longer than that.
    let mut plain = [0; 254];
    let alphanumeric = lower.bytes().filter(u8::is_ascii_alphanumeric);
    let length = plain
        .iter_mut()
        .zip(alphanumeric)
        .map(|(place, byte)| *place = byte)
        .count();
    let plain = plain.get(..length).unwrap_or_default();
    let names_a_robot = |rest: &[u8]| {
        let first = rest.first().copied().unwrap_or_default();
        let mut robots = ROBOTS.iter().map(|robot| robot.as_bytes());
        is_first_letter(first) && robots.any(|robot| rest.starts_with(robot))
    };
    if (0..plain.len()).any(|at| plain.get(at..).is_some_and(names_a_robot)) {
        return false;
    }
    // What follows a plus sorts mail and names nobody.
    let name = lower.split('+').next().unwrap_or_default();
    let words = || {
        name.split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
    };
    let is_machine = |word: &str| MACHINES.contains(&word);
    let is_machines =
        words().any(is_machine) && words().all(|word| is_machine(word) || NEUTRAL.contains(&word));
    !is_machines
}

#[cfg(test)]
mod tests {
    use super::is_read_by_somebody;
    use crate::text::EmailAddress;

    #[test]
    fn robots_addresses_are_never_kept() {
        for address in [
            "no-reply@x.example",
            "do_not_reply@x.example",
            "notifications@x.example",
            "Jobs.NoReply+1@x.example",
            "mailer@x.example",
            "bounces+12@x.example",
            "jobalerts@x.example",
            "job-alerts@x.example",
            "alerts@x.example",
            "automated@x.example",
            "auto-confirm@x.example",
            "postmaster@x.example",
            "mailer-daemon@x.example",
            "nicht-antworten@x.example",
            "keine-antwort@x.example",
            "noresponder@x.example",
            "nao-responda@x.example",
            "non-rispondere@x.example",
            "ne-pas-repondre@x.example",
            "nie.odpowiadac@x.example",
            "messages-noreply@linkedin.com",
            "system@x.example",
            "unmonitored@x.example",
            "no.response@x.example",
        ] {
            let email = EmailAddress::parse(address).unwrap();
            assert!(!is_read_by_somebody(&email), "{address}");
        }
        for address in [
            "ann@x.example",
            "jobs@x.example",
            "hr@x.example",
            "careers@x.example",
            "mailer.ann@x.example",
            "norbert.eply@x.example",
            "ann.li@linkedin.com",
            "alertson.bo@x.example",
            "systema.li@x.example",
        ] {
            let email = EmailAddress::parse(address).unwrap();
            assert!(is_read_by_somebody(&email), "{address}");
        }
    }
}
