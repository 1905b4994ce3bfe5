//! What is refused: foreign files, and a calendar that would lose everything.

use super::{CalendarChange, Sheet, cancelled, counts, first, later, merged, on, written};
use crate::error::Failure;
use crate::plan::{FollowUp, State};
use crate::sync::calendar::MergeOptions;
use crate::sync::events::Counts;

#[test]
fn everything_vanishes_only_when_told() {
    let sheet = Sheet::new();
    let file = written(merged(None, vec![sheet.follow_up(1)], &first()).unwrap());
    let error = merged(Some(&file), Vec::new(), &later()).unwrap_err();
    assert_eq!(error.failure(), Failure::Output);
    assert_eq!(error.to_string(), "the only event of `f.ics` would vanish");
    assert_eq!(
        error.hint().as_deref(),
        Some("if that is meant, say `--allow-empty`")
    );
    let allowed = |day| MergeOptions {
        allow_empty: true,
        ..on(day)
    };
    let change = merged(Some(&file), Vec::new(), &allowed("2026-11-23")).unwrap();
    assert_eq!(change.counts(), cancelled(1, 0, 0));
    let file = written(change);
    // What is cancelled already may go without being asked about.
    let again = merged(Some(&file), Vec::new(), &later()).unwrap();
    assert_eq!(again, CalendarChange::Nothing(counts(0, 0, 0, 1)));
    let change = merged(Some(&file), Vec::new(), &allowed("2026-12-23")).unwrap();
    assert_eq!(change.counts(), counts(0, 0, 1, 0));
    let empty = written(change);
    assert!(!String::from_utf8(empty.clone()).unwrap().contains("VEVENT"));
    let again = merged(Some(&empty), Vec::new(), &later());
    assert_eq!(again, Ok(CalendarChange::Nothing(Counts::default())));
}

#[test]
fn vanishing_is_that_nobody_knows_any_event_any_more() {
    fn check(plan: impl Fn(&Sheet) -> Vec<FollowUp<'_>>, day: &str, refused: Option<&str>) {
        let sheet = Sheet::new();
        let before = vec![sheet.follow_up(1), sheet.follow_up(2), sheet.follow_up(3)];
        let file = written(merged(None, before, &first()).unwrap());
        let after = plan(&sheet);
        let error = merged(Some(&file), after, &on(day)).err();
        let error = error.map(|error| error.to_string());
        assert_eq!(error.as_deref(), refused, "{day}");
    }
    let all = Some("all 3 events of `f.ics` would vanish");
    check(|_| Vec::new(), "2026-11-23", all);
    check(|_| Vec::new(), "2026-11-24", all);
    // What has been waits for its time.
    check(|_| Vec::new(), "2026-11-25", None);
    // A sheet of other applications that asks for nothing.
    check(
        |sheet| vec![sheet.in_state(4, State::Moot)],
        "2026-11-23",
        all,
    );
    check(
        |sheet| vec![sheet.in_state(4, State::Waiting)],
        "2026-11-23",
        all,
    );
    check(|sheet| vec![sheet.follow_up(4)], "2026-11-23", None);
    // All is over, and the sheet says why.
    check(
        |sheet| vec![sheet.in_state(3, State::Moot)],
        "2026-11-23",
        None,
    );
    check(
        |sheet| vec![sheet.in_state(3, State::Done)],
        "2026-11-23",
        None,
    );
}

#[test]
fn files_that_are_not_ours_are_refused() {
    fn check(previous: &str, message: &str, hint: &str) {
        let sheet = Sheet::new();
        let error = merged(
            Some(previous.as_bytes()),
            vec![sheet.follow_up(1)],
            &first(),
        )
        .unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.hint().as_deref(), Some(hint));
        assert_eq!(error.failure(), Failure::Output);
    }
    let own = "give followup a file of its own: `--ics followups.ics`";
    let dentist = "BEGIN:VEVENT\nUID:a\nSUMMARY:Dentist\nEND:VEVENT\n";
    check(
        &format!("BEGIN:VCALENDAR\n{dentist}END:VCALENDAR\n"),
        "`f.ics` holds an entry that followup did not write: `Dentist`",
        own,
    );
    check(
        &format!("BEGIN:VCALENDAR\n{dentist}{dentist}END:VCALENDAR\n"),
        "`f.ics` holds 2 entries that followup did not write, such as `Dentist`",
        own,
    );
    check("Dear diary\n", "`f.ics` is no calendar", own);
    check(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
        "`f.ics` breaks off before its end",
        "move it away, and it is written anew",
    );
}
