//! Each rule of the merge, a line each; and two hundred days of a person who
//! works on their list while the plan moves.

mod properties;

use chrono::NaiveDate;

use super::super::closing::MootWord;
use super::super::ledger::{Entry, Ledger, Sighting};
use super::{Ours, Sides, TodoMerge, Wish, merge};
use crate::plan::Key;

const KEY: &[u8] = b"k3f9q2h";
const SHEET: &str = "/home/ann/applications.csv";

/// As we write it on 21 November.
const BASE: &str = "2026-11-21 Call Acme +acme due:2026-11-24 fu:k3f9q2h\n";
/// The same, when the plan has moved.
const MOVED: &str = "2026-11-21 Call Acme +acme due:2026-11-27 fu:k3f9q2h\n";
/// What would be appended today.
const ANEW: &str = "2026-11-23 Call Acme +acme due:2026-11-24 fu:k3f9q2h\n";
const CLOSED: &str =
    "x 2026-11-22 2026-11-21 Call Acme +acme due:2026-11-24 moot:gone fu:k3f9q2h\n";
/// As the person made it of ours.
const EDITED: &str = "(A) 2026-11-21 Call Acme! due:2026-11-24 fu:k3f9q2h\n";

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn key() -> Key {
    Key::parse(KEY).unwrap()
}

fn ours(due: &str, wish: Wish) -> Vec<Ours> {
    vec![Ours {
        key: key(),
        line: format!("2026-11-23 Call Acme +acme due:{due} fu:k3f9q2h"),
        wish,
    }]
}

/// A ledger that knows the one task.
fn ledger(sighting: Sighting, times: u8, line: &str) -> Ledger {
    let entry = Entry {
        sighting,
        times,
        source: Some(SHEET.to_owned()),
        line: line.trim_end().to_owned(),
    };
    Ledger {
        entries: [(key(), entry)].into(),
    }
}

fn seen(line: &str) -> Ledger {
    ledger(Sighting::Seen, 1, line)
}

/// One merge; `done` is the file of done tasks.
fn merged(todo: &str, done: &str, ledger: &Ledger, ours: &[Ours]) -> TodoMerge {
    let sides = Sides {
        todo: todo.as_bytes(),
        name: "todo.txt",
        others: &[done.as_bytes()],
        ledger,
        source: Some(SHEET),
        again: &[],
        today: today(),
    };
    merge(sides, ours)
}

fn text(merge: &TodoMerge, todo: &str) -> String {
    String::from_utf8(merge.file(todo.as_bytes())).unwrap()
}

const SAME: &str = "2026-11-24";
const LATER: &str = "2026-11-27";
const REJECTED: Wish = Wish::Moot(MootWord::GONE);

#[test]
fn an_untouched_line_follows_the_plan() {
    #[track_caller]
    fn check(todo: &str, base: &str, due: &str, wish: Wish, expected: &str) {
        let merge = merged(todo, "", &seen(base), &ours(due, wish));
        assert_eq!(text(&merge, todo), expected);
        assert!(merge.appended.is_empty() && merge.diagnostics.is_empty());
        let line = &merge.ledger.entries[&key()].line;
        assert_eq!(line, expected.trim_end(), "what is wanted is the base");
    }
    let done_on = "2026-11-22".parse().ok();
    check(BASE, BASE, SAME, Wish::List, BASE);
    check(BASE, BASE, LATER, Wish::List, MOVED);
    check(BASE, BASE, LATER, Wish::Later, MOVED);
    check(BASE, BASE, LATER, Wish::Wait, MOVED);
    let closed = CLOSED.replacen("x 2026-11-22", "x 2026-11-23", 1);
    check(BASE, BASE, LATER, REJECTED, &closed);
    let done = format!("x 2026-11-22 {BASE}");
    check(BASE, BASE, LATER, Wish::Done(done_on), &done);
    check(
        BASE,
        BASE,
        LATER,
        Wish::Done(None),
        &format!("x 2026-11-23 {BASE}"),
    );
    check(CLOSED, CLOSED, SAME, REJECTED, CLOSED);
    check(CLOSED, CLOSED, SAME, Wish::Wait, CLOSED);
    check(CLOSED, CLOSED, SAME, Wish::List, BASE);
    check(CLOSED, CLOSED, LATER, Wish::Later, MOVED);
}

#[test]
fn a_priority_comes_before_the_day_that_stays() {
    #[track_caller]
    fn check(todo: &str, base: &str, is_urgent: bool, wish: Wish, expected: &str) {
        let mut ours = ours(SAME, wish);
        if is_urgent {
            ours[0].line.insert_str(0, "(A) ");
        }
        let merge = merged(todo, "", &seen(base), &ours);
        assert_eq!(text(&merge, todo), expected);
        assert_eq!(merge.diagnostics, []);
        let again = merged(expected, "", &merge.ledger, &ours);
        assert_eq!(text(&again, expected), expected);
        assert_eq!(again.ledger, merge.ledger);
    }
    let urgent = format!("(A) {BASE}");
    let closed = CLOSED.replacen("x 2026-11-22", "x 2026-11-23", 1);
    // The option is switched on, stays on, and is switched off.
    check(BASE, BASE, true, Wish::List, &urgent);
    check(&urgent, &urgent, true, Wish::List, &urgent);
    check(&urgent, &urgent, false, Wish::List, BASE);
    check(&urgent, &urgent, true, Wish::Wait, &urgent);
    check(&urgent, &urgent, true, REJECTED, &closed);
    check(CLOSED, CLOSED, true, Wish::List, &urgent);
    let done_on = "2026-11-22".parse().ok();
    let done = format!("x 2026-11-22 {BASE}");
    check(&urgent, &urgent, true, Wish::Done(done_on), &done);
    // The priority of a person is theirs, be it ours or another.
    check(&urgent, BASE, false, Wish::List, &urgent);
    let theirs = format!("(B) {BASE}");
    check(&theirs, &urgent, true, Wish::List, &theirs);
    check(BASE, &urgent, true, Wish::List, BASE);
}

#[test]
fn a_line_that_is_not_ours_alone_is_not_touched() {
    #[track_caller]
    fn check(todo: &str, done: &str, wish: Wish) {
        let merge = merged(todo, done, &seen(BASE), &ours(LATER, wish));
        assert_eq!(text(&merge, todo), todo);
    }
    let twice = [BASE, BASE].concat();
    let by_hand = CLOSED.replacen("Acme", "Acme!", 1);
    for wish in [
        Wish::List,
        Wish::Later,
        Wish::Wait,
        Wish::Done(None),
        REJECTED,
    ] {
        check(EDITED, "", wish);
        check(
            BASE.trim_end().replacen("fu:", " fu:", 1).as_str(),
            "",
            wish,
        );
        check(&format!(" {BASE}"), "", wish);
        check(&twice, "", wish);
        check(BASE, BASE, wish);
        check(BASE, &format!("x {BASE}"), wish);
        check("", &format!("x {BASE}"), wish);
        check("", BASE, wish);
        check(&by_hand, "", wish);
        for head in [
            "x 2026-11-22 2026-11-21",
            "x 2026-11-22 (A) 2026-11-21",
            "x (A) 2026-11-22 2026-11-21",
            "x (A) 2026-11-21",
            "x 2026-11-22",
            "x",
            "X 2026-11-22",
        ] {
            check(&format!("{head} Call Acme fu:k3f9q2h\n"), "", wish);
        }
    }
}

#[test]
fn what_is_in_no_file_is_appended_or_was_deleted() {
    #[track_caller]
    fn check(ledger: &Ledger, done: &str, wish: Wish, expected: Option<u8>) {
        let merge = merged("milk", done, ledger, &ours(SAME, wish));
        let times = (!merge.appended.is_empty()).then(|| merge.ledger.entries[&key()].times);
        assert_eq!(times, expected);
        let added = expected.map_or("milk".to_owned(), |_| format!("milk\n{ANEW}"));
        assert_eq!(text(&merge, "milk"), added);
        assert_eq!(merge.appended_keys.len(), merge.appended.len());
    }
    let unknown = Ledger::default();
    check(&unknown, "", Wish::List, Some(1));
    for wish in [Wish::Later, Wish::Wait, Wish::Done(None), REJECTED] {
        check(&unknown, "", wish, None);
    }
    check(&ledger(Sighting::Written, 1, BASE), "", Wish::List, Some(2));
    check(&ledger(Sighting::Written, 2, BASE), "", Wish::List, None);
    check(&seen(BASE), "", Wish::List, None);
    // The person cleared away what we closed, and its follow-up is back.
    check(&seen(CLOSED), "", Wish::List, Some(1));
    check(&seen(CLOSED), "", REJECTED, None);
    // The sheet said that it was done.
    check(&seen(&format!("x {BASE}")), "", Wish::List, None);
    // What we closed, archived, and its follow-up is back.
    check(&seen(CLOSED), CLOSED, Wish::List, Some(1));
    check(&unknown, CLOSED, Wish::List, Some(1));
    check(&seen(BASE), CLOSED, Wish::List, None);
    check(&seen(CLOSED), CLOSED, REJECTED, None);
}

#[test]
fn a_closed_task_opens_again_whoever_closed_it() {
    #[track_caller]
    fn check(todo: &str, base: Option<&str>, wish: Wish, expected: &str, base_then: &str) {
        let ledger = base.map(seen).unwrap_or_default();
        let merge = merged(todo, "", &ledger, &ours(LATER, wish));
        assert_eq!(text(&merge, todo), expected);
        assert_eq!(merge.diagnostics, []);
        assert_eq!(merge.ledger, seen(base_then));
    }
    // The ledger is lost, or it is that of another machine.
    check(CLOSED, None, Wish::List, MOVED, MOVED);
    let urgent = format!("(A) {BASE}");
    for base in [BASE, &urgent] {
        check(CLOSED, Some(base), Wish::List, MOVED, MOVED);
        check(CLOSED, Some(base), REJECTED, CLOSED, CLOSED);
        check(CLOSED, Some(base), Wish::Wait, CLOSED, CLOSED);
    }
    check(CLOSED, None, Wish::Wait, CLOSED, CLOSED);
    check(CLOSED, None, REJECTED, CLOSED, CLOSED);
    // Another machine has moved it before, and closed it.
    let moved = MOVED.replacen("2026", "x 2026-11-22 2026", 1);
    let moved = moved.replacen("fu:", "moot:gone fu:", 1);
    check(&moved, Some(BASE), REJECTED, &moved, &moved);
    check(&moved, Some(&moved), Wish::List, MOVED, MOVED);
    check(&moved, Some(BASE), Wish::List, &moved, BASE);
    // It was closed on one day here, and on another there.
    let later = moved.replacen("x 2026-11-22", "x 2026-11-23", 1);
    check(&moved, Some(&later), Wish::List, MOVED, MOVED);
}

#[test]
fn an_edited_line_of_a_closed_task_stays_and_is_told_of_once() {
    #[track_caller]
    fn check(base: Option<&str>, expected: &str) {
        let todo = CLOSED.replacen("k3f9q2h", "k3f9q2h!! fu:k3f9q2h why?", 1);
        let ledger = base.map(seen).unwrap_or_default();
        let merge = merged(&todo, "", &ledger, &ours(SAME, Wish::List));
        assert_eq!(text(&merge, &todo), todo);
        let [told] = merge.diagnostics.as_slice() else {
            panic!("{:?}", merge.diagnostics)
        };
        let told = format!("{:?}: {}", told.severity, told.message);
        assert_eq!(told, expected);
        let again = merged(&todo, "", &merge.ledger, &ours(SAME, Wish::List));
        assert_eq!((text(&again, &todo), again.diagnostics), (todo, vec![]));
    }
    let message = "a task that was closed is to be done again, and you have edited its line";
    check(Some(CLOSED), &format!("Warning: {message}"));
    check(None, &format!("Note: {message}"));
}

#[test]
fn what_the_person_took_up_again_and_cleared_away_is_not_asked_again() {
    #[track_caller]
    fn check(todo: &str, base: &str, wish: Wish) {
        let merge = merged(todo, "", &seen(base), &ours(SAME, wish));
        assert_eq!(text(&merge, todo), todo);
        let cleared = merged("", "", &merge.ledger, &ours(SAME, Wish::List));
        assert_eq!(cleared.appended, Vec::<String>::new());
    }
    check(&format!("x 2026-11-22 {BASE}"), CLOSED, Wish::Done(None));
    check(BASE, CLOSED, REJECTED);
    check(BASE, CLOSED, Wish::Wait);
    check(EDITED, BASE, REJECTED);
}

#[test]
fn a_deleted_task_comes_back_when_asked_for() {
    #[track_caller]
    fn check(todo: &str, wish: Wish, is_appended: bool) {
        let ledger = ledger(Sighting::Seen, 2, BASE);
        let sides = Sides {
            todo: todo.as_bytes(),
            name: "todo.txt",
            others: &[],
            ledger: &ledger,
            source: Some(SHEET),
            again: &[key()],
            today: today(),
        };
        let merge = merge(sides, &ours(SAME, wish));
        assert_eq!(!merge.appended.is_empty(), is_appended);
        let known = &merge.ledger.entries[&key()];
        assert_eq!(known.sighting == Sighting::Written, is_appended);
    }
    check("", Wish::List, true);
    check("", Wish::Later, true);
    check("", Wish::Wait, false);
    check("", REJECTED, false);
    check(BASE, Wish::List, false);
    check(&format!("x {BASE}"), Wish::List, false);
}

#[test]
fn an_edited_task_is_told_of_once() {
    #[track_caller]
    fn check(base: Option<&str>, due: &str, wish: Wish, expected: Option<&str>) {
        let todo = format!("milk\n{EDITED}");
        let ledger = base.map(seen).unwrap_or_default();
        let merge = merged(&todo, "", &ledger, &ours(due, wish));
        let told: Vec<String> = merge
            .diagnostics
            .iter()
            .map(|it| format!("{}: {} --> {}", it.severity.word(), it.message, it.place))
            .collect();
        assert_eq!(told, Vec::from_iter(expected));
        assert_eq!(text(&merge, &todo), todo);
        let again = merged(&todo, "", &merge.ledger, &ours(due, wish));
        assert_eq!(again.diagnostics, []);
        assert_eq!(again.ledger, merge.ledger);
    }
    let moved = Some(
        "warning: a task that you edited has moved: it is due `2026-11-27`, your line says `2026-11-24` --> todo.txt:2",
    );
    let moot =
        Some("note: a task that you edited need not be done any more: `gone` --> todo.txt:2");
    let done = Some("note: a task that you edited is done, as the sheet says --> todo.txt:2");
    check(Some(BASE), SAME, Wish::List, None);
    check(Some(BASE), LATER, Wish::List, moved);
    check(Some(BASE), LATER, Wish::Later, moved);
    check(Some(BASE), LATER, Wish::Wait, None);
    // They wrote the day to which it moves already.
    check(Some(MOVED), SAME, Wish::List, None);
    check(Some(BASE), SAME, REJECTED, moot);
    check(Some(CLOSED), SAME, REJECTED, None);
    check(Some(BASE), SAME, Wish::Done(None), done);
    check(None, SAME, Wish::List, None);
    // Who changed what, the person or the plan, is not known without a base.
    let unlike =
        Some("note: a task is due `2026-11-27`, and its line says `2026-11-24` --> todo.txt:2");
    check(None, LATER, Wish::List, unlike);
    check(None, SAME, REJECTED, moot);
}

#[test]
fn a_lost_ledger_takes_our_own_line_for_ours() {
    let merge = merged(BASE, "", &Ledger::default(), &ours(SAME, Wish::List));
    assert_eq!(merge.ledger, seen(BASE));
    let moved = merged(BASE, "", &merge.ledger, &ours(LATER, Wish::List));
    assert_eq!(text(&moved, BASE), MOVED);
}

#[test]
fn what_left_the_plan_is_closed_if_it_came_from_this_sheet() {
    #[track_caller]
    fn check(todo: &str, source: Option<&str>, expected: &str, would_vanish: Option<usize>) {
        let ledger = seen(BASE);
        let sides = Sides {
            todo: todo.as_bytes(),
            name: "todo.txt",
            others: &[],
            ledger: &ledger,
            source,
            again: &[],
            today: "2026-11-22".parse().unwrap(),
        };
        let merge = merge(sides, &[]);
        assert_eq!(text(&merge, todo), expected);
        assert_eq!(merge.would_vanish, would_vanish);
    }
    check(BASE, Some(SHEET), CLOSED, Some(1));
    check(BASE, Some("/other.csv"), BASE, None);
    check(BASE, None, BASE, None);
    check(EDITED, Some(SHEET), EDITED, None);
    let done = format!("x {BASE}");
    check(&done, Some(SHEET), &done, None);
    check(&BASE.repeat(2), Some(SHEET), &BASE.repeat(2), None);
}

#[test]
fn one_of_two_that_left_the_plan_is_no_mistake() {
    let mut ledger = seen(BASE);
    let other = BASE.replacen("k3f9q2h", "0000001", 1);
    let entry = seen(&other).entries.remove(&key()).unwrap();
    ledger
        .entries
        .insert(Key::parse(b"0000001").unwrap(), entry);
    let todo = [BASE, &other].concat();
    let merge = merged(&todo, "", &ledger, &ours(SAME, Wish::List));
    assert_eq!(merge.would_vanish, None);
    assert_eq!((merge.rewritten.len(), merge.closed), (1, 1));
}

#[test]
fn whatever_a_file_holds_has_arrived() {
    #[track_caller]
    fn check(todo: &str, done: &str, ours: &[Ours], expected: Sighting) {
        let ledger = ledger(Sighting::Written, 1, BASE);
        let merge = merged(todo, done, &ledger, ours);
        assert_eq!(merge.ledger.entries[&key()].sighting, expected);
    }
    check(BASE, "", &ours(SAME, Wish::List), Sighting::Seen);
    check(
        "",
        &format!("x {BASE}"),
        &ours(SAME, Wish::List),
        Sighting::Seen,
    );
    check("", &format!("x {BASE}"), &[], Sighting::Seen);
    check("", "", &[], Sighting::Written);
}

#[test]
fn all_other_bytes_stay() {
    #[track_caller]
    fn check(before: &[u8], line_break: &[u8], after: &[u8]) {
        let line = |line: &str| {
            let line = line.trim_end().as_bytes();
            [before, line, line_break, after].concat()
        };
        let todo = line(BASE);
        let ledger = seen(BASE);
        let sides = Sides {
            todo: &todo,
            name: "todo.txt",
            others: &[],
            ledger: &ledger,
            source: Some(SHEET),
            again: &[],
            today: today(),
        };
        let file = merge(sides, &ours(LATER, Wish::List)).file(&todo);
        assert_eq!(file, line(MOVED), "{}", file.escape_ascii());
    }
    check(b"", b"\n", b"");
    check(b"", b"", b"");
    check(b"\xef\xbb\xbf", b"\r\n", b"milk");
    check(b"a\r\n\r\n\n", b"\n", b"b\r\n\n\n");
    check(b"\xff\xfe\n  \t\n", b"\r\n", b"\x85\xe9\n\r\n");
}
