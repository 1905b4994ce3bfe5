//! Base, theirs and ours become what a todo.txt is to say: base is the line as
//! we last wanted it, theirs the line that is there, ours the plan.
//!
//! A line that is still byte for byte the base follows the plan; one that the
//! person has touched is theirs from then on. Pure: reads and writes no file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::closing::{MootWord, closed, opened, without_priority};
use super::history::{append_tasks, date, due, keys, state, words};
use super::ledger::{Entry, Ledger, Sighting};
use super::lines::Lines;
use crate::diagnostic::{Diagnostic, Place, RowNumber, Severity};
use crate::history::TaskState;
use crate::plan::{FollowUp, Key, Plan, State};
use crate::render::task_parts::TaskParts;
use crate::render::todo_txt::{PRIORITY, should_write, task_line};

/// What a person need not do about a task of theirs.
const ONCE: &str = "the line stays as you wrote it, and this is said once";

/// How often a task is appended that no run has seen in a file.
const MOST_TIMES: u8 = 2;

/// What the plan wants of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To be done, and near enough to be listed.
    List,
    /// To be done, but too far ahead to be listed anew.
    Later,
    /// It hangs on another act that stands open, so it is not listed anew.
    Wait,
    /// It was done, on that day if it is known.
    Done(Option<NaiveDate>),
    /// Nobody need do it.
    Moot(MootWord),
}

/// One task as the plan has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ours {
    /// What it is known by.
    pub key: Key,
    /// The line that would be appended today.
    pub line: String,
    /// What is to happen to it.
    pub wish: Wish,
}

impl Ours {
    /// The tasks of a plan, in its order. `ahead` is in days.
    #[must_use]
    pub fn of(plan: &Plan<'_>, ahead: u32, parts: TaskParts) -> Vec<Self> {
        let wish = |follow_up: &FollowUp<'_>| match follow_up.state {
            State::Waiting => Wish::Wait,
            State::Done => Wish::Done(follow_up.done_on),
            _ => match MootWord::of(follow_up) {
                Some(why) => Wish::Moot(why),
                None if should_write(follow_up, plan.today, ahead) => Wish::List,
                None => Wish::Later,
            },
        };
        let ours = plan.follow_ups.iter().map(|follow_up| Self {
            key: follow_up.key(),
            line: task_line(follow_up, plan.today, parts),
            wish: wish(follow_up),
        });
        ours.collect()
    }
}

/// What a merge starts from, beside the plan.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// The file that tasks are written to, as it is.
    pub todo: &'a [u8],
    /// Its name, for messages.
    pub name: &'a str,
    /// The other files that may hold our tasks: those of done ones, and more.
    pub others: &'a [&'a [u8]],
    /// What we last wanted.
    pub ledger: &'a Ledger,
    /// The sheet of this run; `None` for a pipe.
    pub source: Option<&'a str>,
    /// Keys that are to be listed anew although the person deleted them.
    pub again: &'a [Key],
    /// The day of the run.
    pub today: NaiveDate,
}

/// What comes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TodoMerge {
    /// Lines that say something else, by their index.
    pub rewritten: BTreeMap<usize, String>,
    /// How many of these were closed.
    pub closed: usize,
    /// New lines, in the order of the plan.
    pub appended: Vec<String>,
    /// The keys of the new lines.
    pub appended_keys: Vec<Key>,
    /// What we want from now on.
    pub ledger: Ledger,
    /// What the person should know.
    pub diagnostics: Vec<Diagnostic>,
    /// So many tasks of this sheet stand open, and all of them have left the
    /// plan: more likely a mistake than a wish.
    pub would_vanish: Option<usize>,
}

impl TodoMerge {
    /// The whole file as it is to be. Equal to what is there if nothing changes.
    #[must_use]
    pub fn file(&self, todo: &[u8]) -> Vec<u8> {
        let rewritten = |index: usize| self.rewritten.get(&index).map(String::as_str);
        let mut file = Lines::of(todo).with(rewritten);
        file.extend_from_slice(&append_tasks(todo, &self.appended));
        file
    }
}

/// Where our keys stand.
#[derive(Clone, Debug, Default)]
struct Mentions {
    /// Indexes of lines of the todo file.
    lines: Vec<usize>,
    /// Lines of other files, but for those that we closed: such a task is over,
    /// and if its follow-up revives it is a new one.
    elsewhere: usize,
    is_done: bool,
    /// Whether the todo file has a line of it that we closed.
    is_closed: bool,
}

fn mentions(lines: &Lines<'_>, others: &[&[u8]]) -> BTreeMap<Key, Mentions> {
    let mut mentions: BTreeMap<Key, Mentions> = BTreeMap::new();
    let unique = |text: &[u8]| keys(text).collect::<BTreeSet<Key>>();
    for (index, line) in lines.lines.iter().enumerate() {
        for key in unique(line.text) {
            let known = mentions.entry(key).or_default();
            let state = state(line.text);
            known.lines.push(index);
            known.is_done |= matches!(state, TaskState::Done(_));
            known.is_closed |= state == TaskState::Moot;
        }
    }
    for file in others {
        for line in Lines::of(file).lines {
            for key in unique(line.text) {
                let known = mentions.entry(key).or_default();
                let state = state(line.text);
                known.is_done |= matches!(state, TaskState::Done(_));
                known.elsewhere += usize::from(state != TaskState::Moot);
            }
        }
    }
    mentions
}

/// Works out what is to happen to a todo.txt.
#[must_use]
pub fn merge(sides: Sides<'_>, ours: &[Ours]) -> TodoMerge {
    let lines = Lines::of(sides.todo);
    let mentions = mentions(&lines, sides.others);
    let mut merging = Merging {
        sides,
        lines,
        merge: TodoMerge {
            ledger: sides.ledger.clone(),
            ..TodoMerge::default()
        },
    };
    let mut planned = BTreeSet::new();
    for task in ours {
        // Two follow-ups of one key are one task.
        if !planned.insert(task.key) {
            continue;
        }
        match mentions.get(&task.key) {
            None => merging.absent(task),
            Some(found) if found.is_done => merging.sight(task),
            Some(found) => match (found.lines.as_slice(), found.elsewhere) {
                ([], 0) => merging.absent(task),
                ([line], 0) => merging.present(task, *line),
                _ => merging.sight(task),
            },
        }
    }
    let is_live = |task: &Ours| matches!(task.wish, Wish::List | Wish::Later | Wish::Wait);
    merging.gone(&mentions, &planned, ours.iter().any(is_live));
    merging.arrived(&mentions);
    let mut merge = merging.merge;
    merge.diagnostics.sort_by_key(|it| it.place.row);
    merge
}

struct Merging<'a> {
    sides: Sides<'a>,
    lines: Lines<'a>,
    merge: TodoMerge,
}

impl Merging<'_> {
    /// Remembers a task of which a file says something.
    fn note(&mut self, key: Key, line: String) {
        let times = self.merge.ledger.entries.get(&key).map(|it| it.times);
        let source = self.sides.source.map(str::to_owned).or_else(|| {
            let known = self.merge.ledger.entries.get(&key)?;
            known.source.clone()
        });
        let entry = Entry {
            sighting: Sighting::Seen,
            times: times.unwrap_or(1),
            source,
            line,
        };
        self.merge.ledger.entries.insert(key, entry);
    }

    /// A task that a file has, and in which nothing is to be changed.
    fn sight(&mut self, task: &Ours) {
        let base = self.base(task.key);
        self.note(task.key, base.unwrap_or_else(|| task.line.clone()));
    }

    fn base(&self, key: Key) -> Option<String> {
        let entry = self.sides.ledger.entries.get(&key)?;
        Some(entry.line.clone())
    }

    /// A task that is in no file, unless we closed it and it was archived.
    fn absent(&mut self, task: &Ours) {
        let known = self.sides.ledger.entries.get(&task.key);
        let is_wanted_again = self.sides.again.contains(&task.key);
        let is_wanted = match (task.wish, is_wanted_again) {
            (Wish::List, _) | (Wish::Later, true) => true,
            (Wish::Later | Wish::Wait | Wish::Done(_) | Wish::Moot(_), _) => false,
        };
        let times = match known {
            _ if is_wanted_again => 0,
            None => 0,
            // It was we who closed it, so whoever archived its line or cleared it
            // away has not deleted what is to be done.
            Some(entry) if opened(&entry.line).is_some() => 0,
            Some(entry) if entry.sighting == Sighting::Written => entry.times,
            Some(_) => return,
        };
        if !is_wanted || times >= MOST_TIMES {
            return;
        }
        let entry = Entry {
            sighting: Sighting::Written,
            times: times + 1,
            source: self.sides.source.map(str::to_owned),
            line: task.line.clone(),
        };
        self.merge.ledger.entries.insert(task.key, entry);
        self.merge.appended.push(task.line.clone());
        self.merge.appended_keys.push(task.key);
    }

    /// A task that stands on one line of the todo file, and is not done.
    fn present(&mut self, task: &Ours, index: usize) {
        let text = self.lines.lines[index].text;
        let base = self.base(task.key);
        let ours = created_as(&task.line, text, base.as_deref());
        if state(text) == TaskState::Moot {
            self.closed(task, index, base.as_deref(), ours);
            return;
        }
        // Without a base, what says just what we would say was said by us.
        let base = base.or_else(|| (ours.as_bytes() == text).then(|| ours.clone()));
        match base {
            Some(base) if base.as_bytes() == text => {
                let wanted = self.wanted(task.wish, &ours, &base);
                self.rewrite(task.key, index, wanted);
            }
            base => self.edited(task, index, &ours, base.as_deref()),
        }
    }

    /// A task that we closed, and that nobody did: it is opened again when its
    /// follow-up is back, if the person has not written into it since.
    fn closed(&mut self, task: &Ours, index: usize, base: Option<&str>, ours: String) {
        let text = self.lines.lines[index].text;
        let is_back = matches!(task.wish, Wish::List | Wish::Later);
        let is_untouched = |text: &str| match base {
            // Nobody but we closes so; it was a run with another ledger.
            None => opened(text).is_some(),
            Some(base) if base == text => true,
            // What we would say now, but closed: by us, on another day or machine.
            Some(base) if is_closed(base) => {
                is_back && opened(text).as_deref() == Some(without_priority(&ours))
            }
            // A run that ended before it could remember has closed it, or one
            // with another ledger; what was not seen closed may have been edited.
            Some(base) => {
                opened(text).is_some_and(|open| !is_back || open == without_priority(base))
            }
        };
        match std::str::from_utf8(text).ok().filter(|it| is_untouched(it)) {
            Some(_) if is_back => self.rewrite(task.key, index, ours),
            Some(closed) => self.note(task.key, closed.to_owned()),
            None if is_back && base.is_none_or(is_closed) => {
                let message = "a task that was closed is to be done again, and you have edited \
                               its line";
                let severity = base.map_or(Severity::Note, |_| Severity::Warning);
                self.tell(index, severity, message.to_owned());
                self.note(task.key, ours);
            }
            None => self.sight(task),
        }
    }

    /// What an untouched line should say.
    fn wanted(&self, wish: Wish, ours: &str, base: &str) -> String {
        match wish {
            Wish::List | Wish::Later | Wish::Wait => ours.to_owned(),
            Wish::Done(on) => closed(base, on.unwrap_or(self.sides.today), None),
            Wish::Moot(why) => closed(base, self.sides.today, Some(why)),
        }
    }

    /// Gives an untouched line its new text, if that is another.
    fn rewrite(&mut self, key: Key, index: usize, wanted: String) {
        if wanted.as_bytes() != self.lines.lines[index].text {
            self.merge.closed += usize::from(is_closed(&wanted));
            self.merge.rewritten.insert(index, wanted.clone());
        }
        self.note(key, wanted);
    }

    /// A line that the person has touched stays; what we would say instead is
    /// told once, and is the base from then on.
    fn edited(&mut self, task: &Ours, index: usize, ours: &str, base: Option<&str>) {
        let theirs = self.lines.lines[index].text;
        let (their_due, our_due) = (due(theirs), due(ours.as_bytes()));
        let base_due = base.map_or(their_due, |base| due(base.as_bytes()));
        let was_closed = base.is_some_and(is_closed);
        let (told, next) = match task.wish {
            Wish::List | Wish::Later => {
                let has_moved = base_due != our_due && their_due != our_due;
                let say = |day: Option<NaiveDate>| {
                    day.map_or("no day".to_owned(), |day| format!("`{day}`"))
                };
                let (our_day, their_day) = (say(our_due), say(their_due));
                // Without a base nobody knows who changed what, and a ledger that
                // is lost must not make a morning's run fail.
                let told = match base {
                    _ if !has_moved => None,
                    Some(_) => {
                        let message = format!(
                            "a task that you edited has moved: it is due {our_day}, your line says {their_day}"
                        );
                        Some((Severity::Warning, message))
                    }
                    None => {
                        let message =
                            format!("a task is due {our_day}, and its line says {their_day}");
                        Some((Severity::Note, message))
                    }
                };
                (told, ours.to_owned())
            }
            Wish::Wait => (None, base.unwrap_or(ours).to_owned()),
            Wish::Done(_) | Wish::Moot(_) if was_closed => (None, base.unwrap_or(ours).to_owned()),
            Wish::Done(on) => {
                let message = "a task that you edited is done, as the sheet says".to_owned();
                let next = closed(ours, on.unwrap_or(self.sides.today), None);
                (Some((Severity::Note, message)), next)
            }
            Wish::Moot(why) => {
                let message = format!(
                    "a task that you edited need not be done any more: `{}`",
                    why.as_str()
                );
                let next = closed(ours, self.sides.today, Some(why));
                (Some((Severity::Note, message)), next)
            }
        };
        if let Some((severity, message)) = told {
            self.tell(index, severity, message);
        }
        self.note(task.key, next);
    }

    /// Says something of a line that stays as the person has it.
    fn tell(&mut self, index: usize, severity: Severity, message: String) {
        self.merge.diagnostics.push(Diagnostic {
            severity,
            place: Place {
                file: Arc::from(self.sides.name),
                sheet: None,
                row: u32::try_from(index + 1).ok().map(RowNumber),
                column: None,
            },
            message,
            hint: Some(ONCE.to_owned()),
        });
    }

    /// Closes what came from this sheet and is not in its plan any more.
    /// A sheet that plans something else instead is not a mistake.
    fn gone(
        &mut self,
        mentions: &BTreeMap<Key, Mentions>,
        planned: &BTreeSet<Key>,
        is_any_live: bool,
    ) {
        let Some(source) = self.sides.source else {
            return;
        };
        let (mut open, mut gone) = (0, Vec::new());
        for (key, entry) in &self.sides.ledger.entries {
            let Some(found) = mentions.get(key) else {
                continue;
            };
            if entry.source.as_deref() != Some(source) || found.is_done {
                continue;
            }
            let ([index], 0) = (found.lines.as_slice(), found.elsewhere) else {
                continue;
            };
            let text = self.lines.lines[*index].text;
            if state(text) != TaskState::Open {
                continue;
            }
            open += 1;
            if planned.contains(key) {
                continue;
            }
            gone.push((*key, *index, entry.line.as_bytes() == text));
        }
        let has_untouched = gone.iter().any(|(_, _, is_base)| *is_base);
        if has_untouched && gone.len() == open && !is_any_live {
            self.merge.would_vanish = Some(open);
        }
        for (key, index, is_base) in gone {
            if let Some(base) = self.base(key).filter(|_| is_base) {
                let wanted = closed(&base, self.sides.today, Some(MootWord::GONE));
                self.rewrite(key, index, wanted);
            }
        }
    }

    /// Whatever is in a file has arrived, also what another sheet plans. What we
    /// wanted closed and the person keeps open is theirs, and if they delete it,
    /// that is no clearing away.
    fn arrived(&mut self, mentions: &BTreeMap<Key, Mentions>) {
        for (key, entry) in &mut self.merge.ledger.entries {
            let is_found = |found: &&Mentions| found.elsewhere > 0 || !found.lines.is_empty();
            let Some(found) = mentions.get(key).filter(is_found) else {
                continue;
            };
            entry.sighting = Sighting::Seen;
            if let Some(open) = opened(&entry.line).filter(|_| !found.is_closed) {
                let is_rewritten = |line: &usize| self.merge.rewritten.contains_key(line);
                if !found.lines.iter().any(is_rewritten) {
                    entry.line = closed(&open, self.sides.today, None);
                }
            }
        }
    }
}

/// Whether a line of ours is one of a closed task.
fn is_closed(line: &str) -> bool {
    line.starts_with("x ")
}

/// Our line with the creation date of the one that is there: it was written
/// then, and a line that says the same must be the same on every day.
fn created_as(ours: &str, theirs: &[u8], base: Option<&str>) -> String {
    let created = created(theirs).or_else(|| created(base?.as_bytes()));
    let (priority, rest) = match ours.strip_prefix(PRIORITY) {
        Some(rest) => (PRIORITY, rest),
        None => ("", ours),
    };
    match (created, rest.split_once(' ')) {
        (Some(created), Some((_, text))) => format!("{priority}{created} {text}"),
        _ => ours.to_owned(),
    }
}

/// The day on which a task was written down: the last date at its head.
fn created(line: &[u8]) -> Option<NaiveDate> {
    let is_mark = |word: &[u8]| matches!(word, b"x" | b"X" | [b'(', _, b')']);
    let head = words(line).filter(|word| !is_mark(word)).take(2);
    head.map_while(date).last()
}

#[cfg(test)]
mod tests;
