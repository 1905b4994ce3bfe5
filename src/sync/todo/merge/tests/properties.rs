//! Two hundred days of a person who works on their list while the plan moves.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::{ProptestConfig, Strategy as _, any, proptest};
use proptest::{collection, prop_assert, prop_assert_eq};

use super::super::super::closing::{MootWord, opened};
use super::super::super::history::{keys, state};
use super::super::super::ledger::{Ledger, Sighting};
use super::super::super::lines::Lines;
use super::super::{Ours, Sides, TodoMerge, Wish, merge};
use super::SHEET;
use crate::history::TaskState;
use crate::plan::Key;

const KEYS: [&[u8]; 5] = [b"0000001", b"0000002", b"0000003", b"0000004", b"0000005"];

/// A day's worth of chance: what happens, to which line or task, and how.
type Chance = (u8, u8, u8);

struct World {
    today: NaiveDate,
    todo: Vec<u8>,
    done: Vec<u8>,
    ledger: Ledger,
    /// Due days and wishes; `None` for what is not in the plan.
    plan: [Option<(NaiveDate, Wish)>; KEYS.len()],
    /// What was deleted after a run had seen it.
    deleted: BTreeSet<Key>,
}

impl World {
    fn new() -> Self {
        let today = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        Self {
            today,
            todo: b"buy milk\n".to_vec(),
            done: Vec::new(),
            ledger: Ledger::default(),
            plan: [Some((today, Wish::List)); KEYS.len()],
            deleted: BTreeSet::new(),
        }
    }

    fn ours(&self) -> Vec<Ours> {
        let tasks = KEYS.iter().zip(self.plan);
        let tasks = tasks.filter_map(|(key, planned)| {
            let ((due, wish), key) = (planned?, Key::parse(key)?);
            let (today, word) = (self.today, key.as_str());
            let line = format!("{today} Call {word} +acme due:{due} fu:{word}");
            Some(Ours { key, line, wish })
        });
        tasks.collect()
    }

    fn merge(&self) -> TodoMerge {
        let sides = Sides {
            todo: &self.todo,
            name: "todo.txt",
            others: &[&self.done],
            ledger: &self.ledger,
            source: Some(SHEET),
            again: &[],
            today: self.today,
        };
        merge(sides, &self.ours())
    }

    /// The plan moves: a sheet was edited, or days went by.
    fn replan(&mut self, (what, which, how): Chance) {
        let due = self.today + Days::new(u64::from(how % 20));
        self.plan[usize::from(which) % KEYS.len()] = match what % 8 {
            0..=2 => Some((due, Wish::List)),
            3 => Some((due, Wish::Later)),
            4 => Some((due, Wish::Wait)),
            5 => Some((due, Wish::Done((how % 2 == 0).then_some(self.today)))),
            6 => Some((due, Wish::Moot(MootWord::GONE))),
            _ => None,
        };
    }

    /// The person does something to one line, with any tool.
    fn live(&mut self, (what, which, how): Chance) {
        let lines = Lines::of(&self.todo);
        let mut lines: Vec<(Vec<u8>, Vec<u8>)> = lines
            .lines
            .iter()
            .map(|line| (line.text.to_vec(), line.end.to_vec()))
            .collect();
        let place = usize::from(which) % lines.len().max(1);
        let Some((text, end)) = lines.get_mut(place) else {
            self.todo.extend_from_slice(b"call mum\n");
            return;
        };
        let today = self.today.to_string();
        match what % 12 {
            0 | 1 => {
                let heads = [
                    format!("x {today} "),
                    "x ".to_owned(),
                    format!("x {today} (A) "),
                    format!("x (A) {today} "),
                    "x (B) ".to_owned(),
                    format!("X {today} "),
                ];
                let head = &heads[usize::from(how) % heads.len()];
                text.splice(..0, head.bytes());
            }
            2 => text.extend_from_slice(b" and ask for Ann"),
            3 => {
                let word = b"due:";
                if let Some(at) = text.windows(4).position(|four| four == word) {
                    let due = (self.today + Days::new(how.into())).to_string();
                    let end = (at + 14).min(text.len());
                    text.splice(at + 4..end, due.bytes());
                }
            }
            4 => {
                let (text, _) = lines.remove(place);
                // What we closed is only cleared away.
                let is_closed = state(&text) == TaskState::Moot;
                for key in keys(&text).filter(|_| !is_closed) {
                    let entry = self.ledger.entries.get(&key);
                    let is_known = entry.is_some_and(|it| it.sighting == Sighting::Seen);
                    let is_left = |file: &[u8]| keys(file).any(|other| other == key);
                    let is_left = is_left(&self.done) || lines.iter().any(|(it, _)| is_left(it));
                    if is_known && !is_left {
                        self.deleted.insert(key);
                    }
                }
            }
            5 => {
                let other = usize::from(how) % lines.len();
                // A last line without a line break would be glued to the next.
                if lines.iter().all(|(_, end)| !end.is_empty()) {
                    lines.swap(place, other);
                }
            }
            6 => {
                let foreign: [&[u8]; 4] = [b"", b"  \t", b"\xff\xfe caf\xe9", b"(B) water plants"];
                let text = foreign[usize::from(how) % foreign.len()].to_vec();
                lines.insert(place, (text, b"\n".to_vec()));
            }
            7 => {
                *end = if end.is_empty() {
                    Vec::new()
                } else {
                    b"\r\n".to_vec()
                }
            }
            8 => {
                // Archives every done task.
                let (done, open): (Vec<_>, Vec<_>) = lines
                    .into_iter()
                    .partition(|(text, _)| text.starts_with(b"x "));
                for (text, _) in done {
                    self.done.extend_from_slice(&text);
                    self.done.push(b'\n');
                }
                lines = open;
            }
            9 => {
                let copy = (text.clone(), b"\n".to_vec());
                lines.insert(place, copy);
            }
            10 => {
                if let Some((_, end)) = lines.last_mut() {
                    end.clear();
                }
            }
            _ => text.splice(..0, *b"(A) ").for_each(drop),
        }
        self.todo = lines
            .into_iter()
            .flat_map(|(text, end)| [text, end])
            .flatten()
            .collect();
    }

    fn count(file: &[u8], key: Key) -> usize {
        let lines = Lines::of(file).lines;
        lines
            .iter()
            .filter(|line| keys(line.text).any(|it| it == key))
            .count()
    }

    fn is_done(&self, key: Key) -> bool {
        [&self.todo, &self.done].into_iter().any(|file| {
            let lines = Lines::of(file).lines;
            lines.iter().any(|line| {
                let has_key = keys(line.text).any(|it| it == key);
                has_key && matches!(state(line.text), TaskState::Done(_))
            })
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_list_survives_two_hundred_days(
        days in collection::vec(
            (any::<Chance>(), any::<Chance>(), any::<bool>(), any::<bool>())
                .prop_map(|day| day),
            200,
        ),
    ) {
        let mut world = World::new();
        for (act, change, acts, changes) in days {
            if acts {
                world.live(act);
            }
            if changes {
                world.replan(change);
            }
            let merge = world.merge();
            let file = merge.file(&world.todo);
            let (before, after) = (Lines::of(&world.todo), Lines::of(&file));

            // What is not ours, or not as we wrote it, keeps its bytes and its place.
            for (index, line) in before.lines.iter().enumerate() {
                let now = after.lines[index];
                let is_base = |key: Key| {
                    let base = world.ledger.entries.get(&key);
                    base.is_some_and(|base| base.line.as_bytes() == line.text)
                };
                // Nor is a closed line that says what we would say, whoever closed it.
                let opened = std::str::from_utf8(line.text).ok().and_then(opened);
                let is_closed_by_us = |ours: &Ours| {
                    let said = opened.as_deref().and_then(|open| open.split_once(' '));
                    said.is_some_and(|(_, text)| ours.line.ends_with(text))
                };
                let is_ours = keys(line.text).any(is_base)
                    || world.ours().iter().any(is_closed_by_us);
                if !is_ours {
                    prop_assert_eq!(now.text, line.text);
                }
                let is_last = index + 1 == before.lines.len();
                prop_assert!(now.end == line.end || is_last && line.end.is_empty());
            }
            let added = after.lines.len() - before.lines.len();
            prop_assert_eq!(added, merge.appended.len());

            for ours in world.ours() {
                let (key, line) = (ours.key, &ours.line);
                let (was, is) = (World::count(&world.todo, key), World::count(&file, key));
                prop_assert!(is <= was.max(1), "{} was doubled", line);
                prop_assert!(is >= was, "{} was lost", line);
                if world.is_done(key) {
                    prop_assert_eq!(is, was, "{} was done and is asked again", line);
                }
                if world.deleted.contains(&key) && was == 0 {
                    prop_assert_eq!(is, 0, "{} was deleted and came back", line);
                }
                // An untouched open task is due when the plan says.
                let base = world.ledger.entries.get(&key).map(|it| it.line.as_bytes());
                let is_listed = matches!(ours.wish, Wish::List | Wish::Later);
                let place = before.lines.iter().position(|line| Some(line.text) == base);
                if let Some(place) = place.filter(|_| is_listed && was == 1 && !world.is_done(key))
                    && World::count(&world.done, key) == 0
                {
                    let text = line.split_once(' ').unwrap().1.as_bytes();
                    prop_assert!(after.lines[place].text.ends_with(text));
                }
            }

            // The next run finds nothing to do, and the one after it nothing to note.
            world.todo = file;
            world.ledger = merge.ledger;
            let second = world.merge();
            prop_assert_eq!(second.file(&world.todo), world.todo.clone());
            prop_assert_eq!(&second.diagnostics, &[]);
            let text = second.ledger.to_text();
            prop_assert_eq!(Ledger::parse(text.as_bytes()), Some(second.ledger.clone()));
            world.ledger = second.ledger;
            prop_assert_eq!(world.merge().ledger.to_text(), text);
            world.today = world.today + Days::new(1);
        }
    }
}
