//! A plan becomes a table for people: what is late, what is for today, and
//! what comes next, in this order.
//!
//! Nothing but our own styles can bring an escape sequence into it, since no
//! cell holds one, and a column is as wide on the screen as it is counted to
//! be here. The day is that of the plan, never that of a clock.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use chrono::{Datelike as _, Days};
use unicode_width::UnicodeWidthChar as _;

use super::words::{date_with_weekday, summary};
use crate::plan::{FollowUp, LeftInPeace, Plan, State};

/// How far ahead the table looks, in days.
const AHEAD: u64 = 14;

/// So many later follow-ups are shown; of more, only the number.
const FEW: usize = 5;

/// A column narrower than this tells nothing, whatever the terminal says.
const NARROWEST_SUMMARY: usize = 20;

/// The table, each line ended. With a `width`, in columns of the terminal,
/// longer lines are cut with `…`; with `colour`, headings are styled.
///
/// Follow-ups that are done, lapsed or moot are not shown; with `states`, only
/// those are that stand so.
#[must_use]
pub fn plan_table(
    plan: &Plan<'_>,
    states: Option<&[State]>,
    width: Option<usize>,
    colour: bool,
) -> String {
    let sections = Sections::of(plan, states);
    let mut table = Table {
        text: String::new(),
        width,
        colour,
        by_width: sections.by_width(),
    };
    let bold = Style::new().bold();
    let red = bold.fg_color(Some(AnsiColor::Red.into()));
    let yellow = bold.fg_color(Some(AnsiColor::Yellow.into()));
    let today = date_with_weekday(plan.today);
    table.section("Overdue", red, &sections.overdue);
    table.section(&format!("Due today, {today}"), yellow, &sections.due);
    if states.is_none() && sections.overdue.is_empty() && sections.due.is_empty() {
        table.heading(&format!("Nothing to do today, {today}"), bold);
    }
    table.section(&format!("Next {AHEAD} days"), bold, &sections.soon);
    table.section("Waiting for an earlier step", bold, &sections.waiting);
    match sections.later.last() {
        Some(last) if sections.later.len() > FEW => {
            let (more, until) = (sections.later.len(), date_with_weekday(last.on));
            table.heading(&format!("Later: {more} more until {until}"), bold);
        }
        _ => table.section("Later", bold, &sections.later),
    }
    if sections.is_empty() {
        table.text = nothing_to_do(plan, states);
    } else {
        table.text.push('\n');
        let counts = sections.counts(plan.applications.len());
        table.styled(&counts, Style::new().dimmed());
    }
    if states.is_none() {
        table
            .text
            .push_str(&left_in_peace_line(plan.left_in_peace()));
    }
    table.text
}

/// One line about the applications that nothing is asked for; empty if there
/// are none.
fn left_in_peace_line(left: LeftInPeace) -> String {
    if left.total() == 0 {
        return String::new();
    }
    let reasons = [
        (left.lapsed, "past their time"),
        (left.over, "over"),
        (left.nothing_open, "with nothing open"),
    ];
    let reasons: Vec<String> = reasons
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, why)| format!("{count} {why}"))
        .collect();
    let applications = counted(left.total(), "application");
    format!("Left in peace: {applications} ({})\n", reasons.join(", "))
}

fn nothing_to_do(plan: &Plan<'_>, states: Option<&[State]>) -> String {
    if let Some(states) = states {
        let states: Vec<&str> = states.iter().map(|state| state.word()).collect();
        return format!("No follow-up is {}\n", states.join(" or "));
    }
    match plan.applications.len() {
        0 => "Nothing to do: there are no applications yet\n".to_owned(),
        n => format!(
            "Nothing to do: {}, and no follow-up is due or planned\n",
            counted(n, "application")
        ),
    }
}

/// The follow-ups that are shown, in the order of the plan.
#[derive(Default)]
struct Sections<'a> {
    overdue: Vec<&'a FollowUp<'a>>,
    due: Vec<&'a FollowUp<'a>>,
    soon: Vec<&'a FollowUp<'a>>,
    waiting: Vec<&'a FollowUp<'a>>,
    later: Vec<&'a FollowUp<'a>>,
}

impl<'a> Sections<'a> {
    fn of(plan: &'a Plan<'a>, states: Option<&[State]>) -> Self {
        let horizon = plan.today.checked_add_days(Days::new(AHEAD));
        let mut sections = Self::default();
        let is_wanted = |state| states.is_none_or(|states| states.contains(&state));
        for follow_up in plan.follow_ups.iter().filter(|it| is_wanted(it.state)) {
            let is_soon = horizon.is_none_or(|horizon| follow_up.on <= horizon);
            match follow_up.state {
                State::Overdue => sections.overdue.push(follow_up),
                State::Due => sections.due.push(follow_up),
                State::Planned if is_soon => sections.soon.push(follow_up),
                State::Planned => sections.later.push(follow_up),
                State::Waiting => sections.waiting.push(follow_up),
                State::Lapsed | State::Done | State::Moot => {}
            }
        }
        sections
    }

    /// Those that get a line of their own.
    fn rows(&self) -> impl Iterator<Item = &'a FollowUp<'a>> {
        let later: &[_] = if self.later.len() > FEW {
            &[]
        } else {
            &self.later
        };
        let now = self.overdue.iter().chain(&self.due);
        now.chain(&self.soon)
            .chain(&self.waiting)
            .chain(later)
            .copied()
    }

    /// How wide the column of the latest moments is; 0 if no line needs it.
    fn by_width(&self) -> usize {
        self.rows()
            .map(|follow_up| by_words(follow_up).len())
            .max()
            .unwrap_or(0)
    }

    fn is_empty(&self) -> bool {
        self.later.is_empty() && self.rows().next().is_none()
    }

    /// `37 applications, 12 follow-ups: 2 overdue, 3 due, 7 planned`.
    fn counts(&self, applications: usize) -> String {
        let states = [
            (self.overdue.len(), State::Overdue),
            (self.due.len(), State::Due),
            (self.soon.len() + self.later.len(), State::Planned),
            (self.waiting.len(), State::Waiting),
        ];
        let parts: Vec<String> = states
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, state)| format!("{n} {}", state.word()))
            .collect();
        let all = states.iter().map(|(n, _)| n).sum();
        format!(
            "{}, {}: {}",
            counted(applications, "application"),
            counted(all, "follow-up"),
            parts.join(", ")
        )
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The text so far, and how to go on.
struct Table {
    text: String,
    width: Option<usize>,
    colour: bool,
    by_width: usize,
}

impl Table {
    fn section(&mut self, heading: &str, style: Style, follow_ups: &[&FollowUp<'_>]) {
        if follow_ups.is_empty() {
            return;
        }
        self.heading(heading, style);
        for follow_up in follow_ups {
            self.row(follow_up);
        }
    }

    fn heading(&mut self, heading: &str, style: Style) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.styled(heading, style);
    }

    /// One line; its styles end before the line does.
    fn styled(&mut self, line: &str, style: Style) {
        let line = self.width.map_or(line.into(), |width| cut(line, width));
        let _ = if self.colour {
            writeln!(self.text, "{style}{line}{style:#}")
        } else {
            writeln!(self.text, "{line}")
        };
    }

    fn row(&mut self, follow_up: &FollowUp<'_>) {
        let on = date_with_weekday(follow_up.on);
        let mut start = format!("  {on}");
        let by_ends = start.len() + 2 + self.by_width;
        let has_room = self
            .width
            .is_none_or(|width| width >= by_ends + 2 + NARROWEST_SUMMARY);
        if self.by_width > 0 && has_room {
            let by = by_words(follow_up);
            let _ = write!(start, "  {by:<width$}", width = self.by_width);
        }
        start.push_str("  ");
        let left = self.width.map(|width| width.saturating_sub(start.len()));
        let what = summary(follow_up);
        self.text.push_str(&start);
        match left {
            Some(left) => self.text.push_str(&cut(&what, left.max(NARROWEST_SUMMARY))),
            None => self.text.push_str(&what),
        }
        self.text.push('\n');
    }
}

/// `by Wed 11-25 15:00`, the year being that of the planned day before it or
/// the next; empty where the planned day says it all.
fn by_words(follow_up: &FollowUp<'_>) -> String {
    let by = follow_up.by;
    let mut words = String::new();
    if by.on != follow_up.on {
        let (weekday, month, day) = (by.on.weekday(), by.on.month(), by.on.day());
        let _ = write!(words, "by {weekday} {month:02}-{day:02}");
    }
    if let Some(at) = by.at {
        let before = if words.is_empty() { "by" } else { "" };
        let _ = write!(words, "{before} {}", at.format("%H:%M"));
    }
    words
}

/// A text of at most `width` columns. Characters are counted one by one, which
/// is never less than what a terminal shows for them together.
fn cut(text: &str, width: usize) -> Cow<'_, str> {
    let columns = |text: &str| -> usize { text.chars().map(|c| c.width().unwrap_or(0)).sum() };
    if columns(text) <= width {
        return text.into();
    }
    let mut kept = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > width {
            break;
        }
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept.into()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::{cut, plan_table};
    use crate::plan::{By, FollowUp, Kind, Plan, State};
    use crate::render::sample::{self, day, time};
    use crate::text::Text;

    /// A plan for Saturday 21 November 2026 of follow-ups that differ in state,
    /// day and latest moment.
    fn table(
        rows: &[(State, &str, &str, Option<NaiveTime>)],
        width: Option<usize>,
        colour: bool,
    ) -> String {
        let mut application = sample::application();
        application.company = Text::clean("株式会社 \u{1b}[31mAcme");
        let applications = [application];
        let rule = sample::rule("a", Kind::Thanks, "{verb} {person} at {company}");
        let calendar = sample::calendar();
        let follow_ups = rows.iter().map(|(state, on, by, at)| FollowUp {
            state: *state,
            on: day(on),
            by: By {
                on: day(by),
                at: *at,
            },
            ..sample::follow_up(&applications[0], &rule)
        });
        let plan = Plan {
            today: day("2026-11-21"),
            playbook: "default",
            calendar: &calendar,
            applications: &applications,
            follow_ups: follow_ups.collect(),
        };
        plan_table(&plan, None, width, colour)
    }

    #[test]
    fn what_is_urgent_stands_first() {
        let rows = [
            (State::Overdue, "2026-11-16", "2026-11-17", None),
            (State::Lapsed, "2026-11-16", "2026-11-17", None),
            (State::Due, "2026-11-20", "2026-11-21", Some(time("15:00"))),
            (State::Due, "2026-11-21", "2026-11-21", None),
            (State::Waiting, "2026-11-21", "2026-11-21", None),
            (State::Planned, "2026-12-05", "2026-12-05", None),
            (State::Planned, "2026-12-07", "2026-12-07", None),
        ];
        assert_eq!(
            table(&rows, None, false),
            "\
Overdue
  Mon 2026-11-16  by Tue 11-17        Email Ann Li at 株式会社 [31mAcme

Due today, Sat 2026-11-21
  Fri 2026-11-20  by Sat 11-21 15:00  Email Ann Li at 株式会社 [31mAcme
  Sat 2026-11-21                      Email Ann Li at 株式会社 [31mAcme

Next 14 days
  Sat 2026-12-05                      Email Ann Li at 株式会社 [31mAcme

Waiting for an earlier step
  Sat 2026-11-21                      Email Ann Li at 株式会社 [31mAcme

Later
  Mon 2026-12-07                      Email Ann Li at 株式会社 [31mAcme

1 application, 6 follow-ups: 1 overdue, 2 due, 2 planned, 1 waiting
"
        );
    }

    #[test]
    fn lines_fit_the_terminal() {
        let rows = [(State::Due, "2026-11-20", "2026-11-21", Some(time("15:00")))];
        assert_eq!(
            table(&rows, Some(60), false),
            "\
Due today, Sat 2026-11-21
  Fri 2026-11-20  by Sat 11-21 15:00  Email Ann Li at 株式…

1 application, 1 follow-up: 1 due
"
        );
        assert_eq!(
            table(&rows, Some(40), false),
            "\
Due today, Sat 2026-11-21
  Fri 2026-11-20  Email Ann Li at 株式…

1 application, 1 follow-up: 1 due
"
        );
    }

    #[test]
    fn only_headings_and_counts_are_styled() {
        let rows = [(State::Due, "2026-11-21", "2026-11-21", None)];
        let table = table(&rows, None, true);
        let styled: Vec<bool> = table.lines().map(|line| line.contains('\u{1b}')).collect();
        assert_eq!(styled, [true, false, false, true], "{table:?}");
        assert!(table.starts_with("\u{1b}[1m\u{1b}[33mDue today, Sat 2026-11-21\u{1b}[0m\n"));
    }

    #[test]
    fn many_later_ones_are_only_counted() {
        let rows = [(State::Planned, "2026-12-07", "2026-12-07", None); 6];
        assert_eq!(
            table(&rows, None, false),
            "\
Nothing to do today, Sat 2026-11-21

Later: 6 more until Mon 2026-12-07

1 application, 6 follow-ups: 6 planned
"
        );
    }

    #[test]
    fn nothing_to_do_is_said() {
        assert_eq!(
            table(
                &[(State::Moot, "2026-12-07", "2026-12-07", None)],
                None,
                true
            ),
            "Nothing to do: 1 application, and no follow-up is due or planned\n\
             Left in peace: 1 application (1 with nothing open)\n"
        );
        let calendar = sample::calendar();
        let plan = Plan {
            today: NaiveDate::MAX,
            playbook: "default",
            calendar: &calendar,
            applications: &[],
            follow_ups: Vec::new(),
        };
        assert_eq!(
            plan_table(&plan, None, None, false),
            "Nothing to do: there are no applications yet\n"
        );
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(cut("株式会社", 8), "株式会社");
        assert_eq!(cut("株式会社", 7), "株式会…");
        assert_eq!(cut("株式会社", 6), "株式…");
        assert_eq!(cut("ab cd", 4), "ab…");
        assert_eq!(cut("ab", 0), "…");
    }
}
