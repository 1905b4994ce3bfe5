//! A plan follows the tasks, and the tasks follow the plan, until neither has
//! anything to say to the other.
//!
//! A task that is written stands open, so that what counts from it waits; one
//! that is closed does not, so that what counts from it begins. Worked out in
//! one run, or the next one would change what this one wrote.

use std::collections::BTreeSet;

use super::ledger::{Ledger, Sighting};
use super::lines::Lines;
use super::merge::{Ours, Sides, TodoMerge, merge};
use crate::diagnostic::Diagnostic;
use crate::plan::Key;

/// How often a plan and its tasks are asked. A chain of acts is shorter.
const MOST_ROUNDS: usize = 12;

/// What a todo.txt and its ledger are to be, and what became of the tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The whole file as it is to be.
    pub file: Vec<u8>,
    /// How much of it was there before, or says something else than before.
    old_length: usize,
    /// The lines that are new in it, all at its end.
    pub added: Vec<String>,
    /// The keys of these lines.
    pub added_keys: Vec<Key>,
    /// How many lines say something else, those that were closed aside.
    pub changed: usize,
    /// How many lines were closed.
    pub closed: usize,
    /// What is known of the tasks from now on.
    pub ledger: Ledger,
    /// What the person should know.
    pub diagnostics: Vec<Diagnostic>,
    /// So many tasks of this sheet stand open, and all of them would be closed
    /// because they have left the plan.
    pub would_vanish: Option<usize>,
}

impl Settled {
    /// The file without what is new in it.
    #[must_use]
    pub fn without_added(&self) -> &[u8] {
        &self.file[..self.old_length]
    }

    /// Whether any line that is there says something else.
    #[must_use]
    pub fn is_rewritten(&self) -> bool {
        self.changed + self.closed > 0
    }
}

/// Brings a todo.txt and a plan into step. `plan` gives what is planned while
/// the file holds these bytes.
#[must_use]
pub fn settle(sides: Sides<'_>, mut plan: impl FnMut(&[u8]) -> Vec<Ours>) -> Settled {
    let mut settled = Settled {
        file: sides.todo.to_vec(),
        ledger: sides.ledger.clone(),
        ..Settled::default()
    };
    for _ in 0..MOST_ROUNDS {
        let ours = plan(&settled.file);
        let now = Sides {
            todo: &settled.file,
            ledger: &settled.ledger,
            ..sides
        };
        let round = merge(now, &ours);
        let is_quiet = round.rewritten.is_empty() && round.appended.is_empty();
        settled.file = round.file(&settled.file);
        settled.changed += round.rewritten.len() - round.closed;
        settled.closed += round.closed;
        settled.added.extend(round.appended);
        settled.added_keys.extend(round.appended_keys);
        settled.ledger = round.ledger;
        settled.diagnostics.extend(round.diagnostics);
        settled.would_vanish = settled.would_vanish.or(round.would_vanish);
        if is_quiet {
            break;
        }
    }
    let old_lines = Lines::of(sides.todo).lines.len();
    settled.old_length = Lines::of(&settled.file).length_of(old_lines);
    // A later round has found them in the file, which is not written yet.
    for key in &settled.added_keys {
        if let Some(entry) = settled.ledger.entries.get_mut(key) {
            entry.sighting = Sighting::Written;
        }
    }
    settled
}

/// The tasks that no file has, for a shell that appends them; and what is known
/// from then on: that a task has arrived, and never that it was printed, since
/// whoever prints may only want to look.
#[must_use]
pub fn missing(sides: Sides<'_>, ours: &[Ours]) -> (Vec<String>, Ledger) {
    let TodoMerge {
        appended,
        appended_keys,
        ledger,
        ..
    } = merge(sides, ours);
    let printed: BTreeSet<Key> = appended_keys.into_iter().collect();
    let mut known = sides.ledger.clone();
    for (key, entry) in ledger.entries {
        if !printed.contains(&key) {
            let sighting = entry.sighting;
            known.entries.entry(key).or_insert(entry).sighting = sighting;
        }
    }
    (appended, known)
}

#[cfg(test)]
mod tests {
    use super::super::closing::MootWord;
    use super::super::ledger::{Entry, Ledger, Sighting};
    use super::super::merge::{Ours, Sides, Wish};
    use super::{missing, settle};
    use crate::plan::Key;

    const FIRST: &str = "2026-11-23 Call due:2026-11-24 fu:k3f9q2h";
    const THEN: &str = "2026-11-23 Ask due:2026-11-27 fu:bw71tb1";

    fn sides<'a>(todo: &'a str, ledger: &'a Ledger) -> Sides<'a> {
        Sides {
            todo: todo.as_bytes(),
            name: "todo.txt",
            others: &[],
            ledger,
            source: None,
            again: &[],
            today: "2026-11-23".parse().unwrap(),
        }
    }

    fn key(line: &str) -> Key {
        Key::parse(line.rsplit(':').next().unwrap().as_bytes()).unwrap()
    }

    fn ours(line: &str, wish: Wish) -> Ours {
        Ours {
            key: key(line),
            line: line.to_owned(),
            wish,
        }
    }

    fn ledger(line: &str, sighting: Sighting) -> Ledger {
        let entry = Entry {
            sighting,
            times: 1,
            source: None,
            line: line.to_owned(),
        };
        Ledger {
            entries: [(key(line), entry)].into(),
        }
    }

    #[test]
    fn what_counts_from_a_task_follows_it_in_the_same_run() {
        // The first act has lapsed; the other begins when nothing stands open.
        let plan = |file: &[u8]| {
            let is_open = file.starts_with(b"2026");
            let then = if is_open { Wish::Wait } else { Wish::List };
            let first = ours(FIRST, Wish::Moot(MootWord::GONE));
            vec![first, ours(THEN, then)]
        };
        let known = ledger(FIRST, Sighting::Seen);
        let settled = settle(sides(&format!("{FIRST}\n"), &known), plan);
        let closed = FIRST.replace("fu:", "moot:gone fu:");
        let expected = format!("x 2026-11-23 {closed}\n{THEN}\n");
        assert_eq!(String::from_utf8(settled.file.clone()).unwrap(), expected);
        assert_eq!((settled.closed, settled.changed), (1, 0));
        assert_eq!(settled.added, [THEN]);
        let old = format!("x 2026-11-23 {closed}\n");
        assert_eq!(settled.without_added(), old.as_bytes());
        let entry = &settled.ledger.entries[&key(THEN)];
        assert_eq!(entry.sighting, Sighting::Written);
        let again = settle(sides(&expected, &settled.ledger), plan);
        assert_eq!(again.file, settled.file);
        assert!(again.added.is_empty() && !again.is_rewritten());
    }

    #[test]
    fn a_plan_that_never_rests_is_taken_as_it_is() {
        let mut day = 0;
        let known = ledger(FIRST, Sighting::Seen);
        let settled = settle(sides(&format!("{FIRST}\n"), &known), |_| {
            day += 1;
            let line = FIRST.replace("11-24", &format!("12-{day:02}"));
            vec![ours(&line, Wish::List)]
        });
        assert!(settled.file.starts_with(b"2026-11-23 Call due:2026-12-12 "));
    }

    #[test]
    fn what_is_printed_is_not_known_to_have_arrived() {
        let nothing = Ledger::default();
        let plan = [ours(FIRST, Wish::List), ours(THEN, Wish::List)];
        let (printed, known) = missing(sides("", &nothing), &plan);
        assert_eq!(printed, [FIRST, THEN]);
        assert_eq!(known, nothing);
        let there = format!("{FIRST}\n");
        let (printed, known) = missing(sides(&there, &nothing), &plan);
        assert_eq!(printed, [THEN]);
        assert_eq!(known, ledger(FIRST, Sighting::Seen));
        let (printed, after) = missing(sides("", &known), &plan);
        assert_eq!(printed, [THEN], "the person has deleted the other");
        assert_eq!(after, known);
    }
}
