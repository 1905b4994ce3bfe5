//! Two writings of one event, or of one task, are compared by what they say.
//!
//! A client that takes over an event of ours writes it in its own manner: other
//! folds, another order, marks of its own, a reminder that was seen. Whoever
//! compared bytes would find news every morning, and make some.
//!
//! A list of tasks is worked with more than a calendar is: how urgent a task is
//! to the person, its tags, and a reminder that was added are the person's affair.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{content_lines, unescaped};

/// What a person or a calendar program goes by. What a client leaves out when it
/// means the default (RFC 5545 sections 3.8.1.3, 3.8.1.11 and 3.8.2.7) is left out here.
const OF_EVENTS: [(&str, &str); 11] = [
    ("CATEGORIES", ""),
    ("CLASS", "PUBLIC"),
    ("DESCRIPTION", ""),
    ("DTEND", ""),
    ("DTSTART", ""),
    ("LOCATION", ""),
    ("PRIORITY", "0"),
    ("STATUS", "CONFIRMED"),
    ("SUMMARY", ""),
    ("TRANSP", "OPAQUE"),
    ("URL", ""),
];

/// The same of a task.
const OF_TASKS: [(&str, &str); 9] = [
    ("CATEGORIES", ""),
    ("CLASS", "PUBLIC"),
    ("DESCRIPTION", ""),
    ("DTSTART", ""),
    ("DUE", ""),
    ("LOCATION", ""),
    ("STATUS", "NEEDS-ACTION"),
    ("SUMMARY", ""),
    ("URL", ""),
];

/// Whether `theirs`, which a client may have written, says what `ours` says.
/// Whatever else it says is its own affair.
pub(super) fn says_the_same(ours: &[u8], theirs: &[u8]) -> bool {
    let (ours, theirs) = (Saying::of(ours), Saying::of(theirs));
    let has_alarms = match ours.alarms[..] {
        // One that we do not ask for any more must not go on ringing. Of a task
        // it is the person's, who are not given any unless they ask for them.
        [] => theirs.alarms.is_empty() || ours.is_task,
        _ => ours.alarms.iter().all(|it| theirs.alarms.contains(it)),
    };
    let has_tags = ours.tags == theirs.tags || ours.is_task && ours.tags.is_subset(&theirs.tags);
    ours.properties == theirs.properties && has_alarms && has_tags
}

/// What one event says, or one task.
#[derive(Debug, Default)]
struct Saying {
    is_task: bool,
    properties: BTreeMap<&'static str, Vec<String>>,
    tags: BTreeSet<String>,
    /// When its reminders ring.
    alarms: Vec<String>,
}

impl Saying {
    fn of(event: &[u8]) -> Self {
        let mut saying = Self::default();
        let mut within: Vec<String> = Vec::new();
        for (_, line) in content_lines(event) {
            let line = String::from_utf8_lossy(&line);
            let Some((name, value)) = name_and_value(&line) else {
                continue;
            };
            match name.as_str() {
                "BEGIN" => {
                    within.push(value.to_ascii_uppercase());
                    saying.is_task |= within == ["VTODO"];
                }
                "END" => {
                    within.pop();
                }
                _ => saying.note(&within, &name, value),
            }
        }
        for values in saying.properties.values_mut() {
            values.sort_unstable();
        }
        saying
    }

    fn note(&mut self, within: &[String], name: &str, value: &str) {
        let within: Vec<&str> = within.iter().map(String::as_str).collect();
        match within[..] {
            ["VEVENT" | "VTODO"] => {
                let known: &[(&str, &str)] = if self.is_task { &OF_TASKS } else { &OF_EVENTS };
                let known = known.iter().find(|(known, _)| *known == name);
                if let Some((name, default)) = known
                    && value != *default
                {
                    if *name == "CATEGORIES" {
                        self.tags.extend(value.split(',').map(unescaped));
                    } else {
                        let values = self.properties.entry(name).or_default();
                        values.push(unescaped(value));
                    }
                }
            }
            ["VEVENT" | "VTODO", "VALARM"] if name == "TRIGGER" => {
                self.alarms.push(value.to_owned())
            }
            _ => {}
        }
    }
}

/// The name in capitals, and the value; parameters are left out.
fn name_and_value(line: &str) -> Option<(String, &str)> {
    let mut is_quoted = false;
    let colon = line.find(|c| {
        is_quoted ^= c == '"';
        c == ':' && !is_quoted
    })?;
    let head = &line[..colon];
    let name = head.split(';').next().unwrap_or_default();
    Some((name.to_ascii_uppercase(), &line[colon + 1..]))
}

#[cfg(test)]
mod tests {
    use super::says_the_same;

    const OURS: &str = "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261121T000000Z\r\nSEQUENCE:0\r\n\
        DTSTART;VALUE=DATE:20261124\r\nSUMMARY:Thank Ann\\, soon\r\nCATEGORIES:Follow-up,thanks\r\n\
        TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT9H\r\nEND:VALARM\r\n\
        END:VEVENT\r\n";

    #[test]
    fn what_a_client_adds_or_puts_elsewhere_is_no_news() {
        fn check(theirs: &str, is_same: bool) {
            assert_eq!(
                says_the_same(OURS.as_bytes(), theirs.as_bytes()),
                is_same,
                "{theirs}"
            );
        }
        let but = |from: &str, to: &str| {
            assert!(OURS.contains(from), "{from}");
            OURS.replacen(from, to, 1)
        };
        check(OURS, true);
        check(&OURS.replace("\r\n", "\n"), true);
        check(
            &but("SUMMARY:Thank Ann", "SUMMARY;LANGUAGE=en:Tha\r\n nk Ann"),
            true,
        );
        check(
            &but("SEQUENCE:0", "SEQUENCE:3\r\nX-MOZ-LASTACK:20261124T090000Z"),
            true,
        );
        check(
            &but("Follow-up,thanks", "thanks\r\nCATEGORIES:Follow-up"),
            true,
        );
        check(
            &but("TRANSP", "STATUS:CONFIRMED\r\nCLASS:PUBLIC\r\nTRANSP"),
            true,
        );
        check(
            &but("END:VALARM", "ACKNOWLEDGED:20261124T090000Z\r\nEND:VALARM"),
            true,
        );
        let another = "END:VALARM\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM";
        check(&but("END:VALARM", another), true);

        check(&but("Thank Ann", "Thank Bo"), false);
        check(&but("20261124", "20261125"), false);
        check(&but("TRANSP", "STATUS:CANCELLED\r\nTRANSP"), false);
        check(&but("TRANSP", "LOCATION:here\r\nTRANSP"), false);
        check(&but("TRANSP:TRANSPARENT\r\n", ""), false);
        check(&but("TRIGGER:PT9H", "TRIGGER:PT8H"), false);
    }

    #[test]
    fn a_task_is_worked_with() {
        const TASK: &str = "BEGIN:VTODO\r\nUID:1\r\nSEQUENCE:0\r\nSTATUS:NEEDS-ACTION\r\n\
            DUE;VALUE=DATE:20261124\r\nSUMMARY:Thank Ann\r\nCATEGORIES:Follow-up,thanks\r\n\
            PRIORITY:1\r\nEND:VTODO\r\n";
        fn check(from: &str, to: &str, is_same: bool) {
            assert!(TASK.contains(from), "{from}");
            let theirs = TASK.replacen(from, to, 1);
            let told = says_the_same(TASK.as_bytes(), theirs.as_bytes());
            assert_eq!(told, is_same, "{from} {to}");
        }
        check("STATUS:NEEDS-ACTION\r\n", "", true);
        check("NEEDS-ACTION", "NEEDS-ACTION\r\nPERCENT-COMPLETE:40", true);
        check("PRIORITY:1", "PRIORITY:9", true);
        check("PRIORITY:1\r\n", "", true);
        check("thanks", "thanks,today", true);
        check(
            "END",
            "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND",
            true,
        );
        check(",thanks", "", false);
        check("NEEDS-ACTION", "IN-PROCESS", false);
        check("NEEDS-ACTION", "CANCELLED", false);
        check("NEEDS-ACTION", "COMPLETED", false);
        check("DUE;VALUE=DATE:20261124", "DUE;VALUE=DATE:20261125", false);
        check("DUE;VALUE=DATE:20261124\r\n", "", false);
        check("END", "DTSTART;VALUE=DATE:20261120\r\nEND", false);
        check("Ann", "Bo", false);
    }

    #[test]
    fn a_reminder_that_is_not_wanted_any_more_is_news() {
        let silent = OURS.split("BEGIN:VALARM").next().unwrap().to_owned() + "END:VEVENT\r\n";
        assert!(!says_the_same(silent.as_bytes(), OURS.as_bytes()));
        assert!(!says_the_same(OURS.as_bytes(), silent.as_bytes()));
    }
}
