use super::{Standing, read_clauses};
use crate::columns::dates::{DateOrder, WrittenDay};

/// `FollowedUp 2026-06-01 [followed up 2026-06-01]`, of each clause.
fn told(note: &str) -> Vec<String> {
    let clauses = read_clauses(note).into_iter().map(|clause| {
        match clause.standing {
            Standing::Counts => {}
            Standing::Unsure => return format!("unsure [{}]", clause.words),
            Standing::Undated => return format!("undated [{}]", clause.words),
        }
        let mut told = format!("{:?}", clause.phrase);
        for date in &clause.dates {
            let day = match date.day {
                WrittenDay::Yearless(day) => {
                    let day = day.in_year(2028, Some(DateOrder::DayFirst)).unwrap();
                    day.format("--%m-%d").to_string()
                }
                day => day.on(DateOrder::DayFirst).unwrap().to_string(),
            };
            told = format!("{told} {day}");
        }
        format!("{told} [{}]", clause.words)
    });
    clauses.collect()
}

#[track_caller]
fn check(note: &str, expected: &[&str]) {
    assert_eq!(told(note), expected, "{note:?}");
}

#[test]
fn a_clause_may_be_a_convention() {
    check(
        "followed up 2026-06-01",
        &["FollowedUp 2026-06-01 [followed up 2026-06-01]"],
    );
    check(
        "Nice people. Followed up on 1 June, no reply; called 12 June",
        &[
            "FollowedUp --06-01 [Followed up on 1 June]",
            "Called --06-12 [called 12 June]",
        ],
    );
    check(
        "I followed-up with Ann Li on 1 June",
        &["FollowedUp --06-01 [I followed-up with Ann Li on 1 June]"],
    );
    check(
        "followed up 1 June and 8 June",
        &["FollowedUp --06-01 --06-08 [followed up 1 June and 8 June]"],
    );
    check(
        "June 1: emailed Ann\nJune 3 - left voicemail",
        &[
            "Emailed --06-01 [June 1: emailed Ann]",
            "Called --06-03 [June 3 - left voicemail]",
        ],
    );
    check(
        "emailed HR 12 June",
        &["Emailed --06-12 [emailed HR 12 June]"],
    );
    check(
        "Emailed (2026-06-12)",
        &["Emailed 2026-06-12 [Emailed (2026-06-12)]"],
    );
    check("Thank-you sent", &["Thanked [Thank-you sent]"]);
    check(
        "Went well! Thank you note sent 2026-06-01.",
        &["Thanked 2026-06-01 [Thank you note sent 2026-06-01]"],
    );
    check("Thank you sent (by hand)", &["Thanked [Thank you sent]"]);
    check("No contact please", &["NoContact [No contact please]"]);
    check(
        "remote; please do not contact.",
        &["NoContact [please do not contact]"],
    );
    check(
        "decision by 12 June",
        &["Decision --06-12 [decision by 12 June]"],
    );
    check(
        "They will decide by June 12, 2026.",
        &["Decision 2026-06-12 [They will decide by June 12, 2026]"],
    );
    check(
        "interview 2026-06-03 14:00",
        &["Interview 2026-06-03 [interview 2026-06-03 14:00]"],
    );
    check(
        "spoke to Ann 3 June",
        &["Spoke --06-03 [spoke to Ann 3 June]"],
    );
    check(
        "Spoke with Ann Li on 3 June.",
        &["Spoke --06-03 [Spoke with Ann Li on 3 June]"],
    );
    check(
        "Entscheidung bis 12.6.2026",
        &["Decision 2026-06-12 [Entscheidung bis 12.6.2026]"],
    );
    check(
        "Relance envoyée le 2026-06-01",
        &["FollowedUp 2026-06-01 [Relance envoyée le 2026-06-01]"],
    );
    check(
        "bitte nicht kontaktieren",
        &["NoContact [bitte nicht kontaktieren]"],
    );
}

#[test]
fn one_clause_may_lead_to_another() {
    check(
        "followed up 1 June and they replied 3 June",
        &[
            "FollowedUp --06-01 [followed up 1 June]",
            "Replied --06-03 [they replied 3 June]",
        ],
    );
    check(
        "Followed up 1 June but no reply",
        &["FollowedUp --06-01 [Followed up 1 June]"],
    );
    check(
        "nachgefasst am 1.6.2026, keine Antwort",
        &["FollowedUp 2026-06-01 [nachgefasst am 1.6.2026]"],
    );
    // The day of an answer without one is that of the question, or later.
    check(
        "emailed Ann 1 June and she replied. Nice.",
        &[
            "Emailed --06-01 [emailed Ann 1 June]",
            "Replied --06-01 [she replied]",
        ],
    );
    check(
        "They replied. Followed up 1 June",
        &["FollowedUp --06-01 [Followed up 1 June]"],
    );
    check(
        "decision by 12 June, now 19 June",
        &["Decision --06-19 [now 19 June]"],
    );
    check(
        "Decision by 12 June - postponed to 19 June",
        &["Decision --06-19 [postponed to 19 June]"],
    );
    check("decision by 12 June, postponed", &[]);
    check("interview 3 June, cancelled", &[]);
    check(
        "followed up 1 June, now waiting",
        &["FollowedUp --06-01 [followed up 1 June]"],
    );
    check(
        "followed up 1 June and did not call 3 June",
        &["unsure [followed up 1 June and did not call 3 June]"],
    );
    check(
        "interview 3 June with Ann Li",
        &["Interview --06-03 [interview 3 June with Ann Li]"],
    );
}

#[test]
fn every_language_names_the_day_of_the_decision() {
    for note in [
        "They will let me know by 12 June",
        "Antwort bis 12.6.",
        "bis 12.6. antworten",
        "sie melden sich bis zum 12.6.",
        "bis 12.6. Rückmeldung",
        "réponse avant le 12/6",
        "ils répondent avant le 12/6",
        "responder antes del 12/6",
        "respuesta antes del 12/6",
        "me responden antes del 12/6",
        "resposta até 12/6",
        "respondem até 12/6",
        "risposta entro il 12/6",
        "rispondono entro il 12/6",
        "antwoord voor 12/6",
        "reactie uiterlijk 12/6",
        "odpowiedź do 12.6.",
        "vastaus 12.6. mennessä",
        "ответ до 12.6.",
        "6月12日までに回答",
        "6月12日前答复",
    ] {
        check(
            note,
            &[&format!(
                "Decision --06-12 [{}]",
                note.trim_end_matches('.')
            )],
        );
    }
    for not_so in [
        "they have not decided by 12 June",
        "No answer promised by 12 June",
        "nicht bis 12.6. antworten",
        "bis 12.6. keine Antwort",
        "bis 12.6. antworten sie nicht",
        "ne répondent pas avant le 12/6",
        "no responden antes del 12/6",
        "não respondem até 12/6",
        "non rispondono entro il 12/6",
        "geen antwoord voor 12/6",
        "nie odpowiedzą do 12.6.",
        "не ответят до 12.6.",
        "I must reply by 12 June",
        "respond by 12 June",
        "12.6. Antwort",
    ] {
        check(not_so, &[]);
    }
}

#[test]
fn they_may_have_said_it_themselves() {
    for (note, words) in [
        ("HR said decision on 12 June", "HR said decision on 12 June"),
        (
            "They said they'd get back to me by 12 June.",
            "They said they'd get back to me by 12 June",
        ),
        (
            "I was told I'd hear by 12 June",
            "I was told I'd hear by 12 June",
        ),
        (
            "Good chat! Expecting an answer by 12 June",
            "Expecting an answer by 12 June",
        ),
        ("they will decide on 12 June", "they will decide on 12 June"),
    ] {
        check(note, &[&format!("Decision --06-12 [{words}]")]);
    }
    check("They said no decision by 12 June", &[]);
}

#[test]
fn somebody_with_a_name_may_have_replied() {
    check(
        "Ann replied 12 June: still deciding",
        &["Replied --06-12 [Ann replied 12 June:]"],
    );
    check(
        "Ann Li responded on 12 June, still deciding",
        &["Replied --06-12 [Ann Li responded on 12 June]"],
    );
    check(
        "the recruiter got back to me 12 June",
        &["Replied --06-12 [the recruiter got back to me 12 June]"],
    );
    check(
        "Frau Li hat geantwortet (12.6.)",
        &["Replied --06-12 [Frau Li hat geantwortet (12.6.)]"],
    );
    for not_so in [
        "replied 12 June",
        "Ann has not replied 12 June",
        "Ann replied",
        "Ann replied by 12 June",
        "posting replied 12 June",
    ] {
        check(not_so, &[]);
    }
}

#[test]
fn a_promise_without_a_day_is_told() {
    for note in [
        "will hear by Friday",
        "They said they'd let me know by end of next week",
        "decision by next Tuesday",
        "should hear back within two weeks",
        "Antwort bis nächste Woche",
        "réponse sous 10 jours",
    ] {
        check(note, &[&format!("undated [{note}]")]);
        check(&format!("Nice. {note}!"), &[&format!("undated [{note}]")]);
    }
    for not_so in [
        "no decision by Friday",
        "decision by the board",
        "party on Friday",
        "by Friday",
    ] {
        check(not_so, &[]);
    }
}

#[test]
fn what_goes_on_behind_the_day_is_not_used_in_silence() {
    for note in [
        "followed up 2026-06-01?",
        "followed up 2026-06-01 is planned",
        "decision by 12 June or later",
        "They replied 1 June that they would",
    ] {
        check(note, &[&format!("unsure [{note}]")]);
    }
    check("did not follow up 2026-06-01", &[]);
    check("have not followed up 2026-06-01", &[]);
}

#[test]
fn what_merely_mentions_a_date_says_nothing() {
    for note in [
        "",
        "2026-06-01",
        "Call scheduled for March 5",
        "will follow up 2026-06-01",
        "follow up 2026-06-01",
        "need to email 12 June",
        "not yet followed up 2026-06-01",
        "HR emailed 12 June",
        "They called 12 June",
        "He called 12 June",
        "she emailed 12 June",
        "Ann called 12 June",
        "should have called 12 June",
        "emailed CV 12 June",
        "emailed application 12 June",
        "followed up",
        "interview 3 June was cancelled",
        "interview",
        "thank you sent?",
        "no contact",
        "No contact person named",
        "do not contact before June",
        "decision by the board",
        "No decision by 12 June",
        "decision by June",
        "12 June: decision",
        "posted 2026-06-01, closes 2026-07-01",
        "Seen on 12 June; salary 2026",
        "spoke to Ann",
        "I saw that you called 12 June",
    ] {
        check(note, &[]);
    }
}
