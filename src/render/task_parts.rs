//! Which parts a line of a todo.txt has beside its text, its day and its key.
//!
//! `project,t` becomes [`TaskParts`]. Decides nothing about a follow-up.

use std::fmt;

/// A part of a task that a person may want or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskPart {
    /// `+acme`: the employer.
    Project,
    /// `@email`: the medium.
    Context,
    /// `t:2026-11-24`: hidden until the planned day, by the programs that know
    /// this key; todo.sh and Markor do not.
    Threshold,
    /// `(A)` for what cannot wait.
    Priority,
}

impl TaskPart {
    /// Every part, in the order in which they are listed.
    pub const ALL: [Self; 4] = [
        Self::Project,
        Self::Context,
        Self::Threshold,
        Self::Priority,
    ];

    /// The word used in settings.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Context => "context",
            Self::Threshold => "t",
            Self::Priority => "priority",
        }
    }

    /// The part of that word; the inverse of [`TaskPart::word`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// The parts that tasks have: [`TaskPart::Project`] and [`TaskPart::Context`]
/// unless told otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskParts([bool; TaskPart::ALL.len()]);

impl Default for TaskParts {
    fn default() -> Self {
        Self::of(&[TaskPart::Project, TaskPart::Context])
    }
}

impl TaskParts {
    /// The word for no part at all.
    pub const NONE: &'static str = "none";

    /// Just these parts.
    #[must_use]
    pub fn of(parts: &[TaskPart]) -> Self {
        Self(TaskPart::ALL.map(|part| parts.contains(&part)))
    }

    /// Reads a list, parted by commas: parts in any order, or `none` alone.
    ///
    /// # Errors
    ///
    /// The first word that names no part, or `none` beside a part.
    ///
    /// ```
    /// use followup::render::task_parts::{TaskPart, TaskParts};
    ///
    /// let parts = TaskParts::parse("project, t").unwrap();
    /// assert!(parts.has(TaskPart::Threshold) && !parts.has(TaskPart::Context));
    /// assert_eq!(TaskParts::parse("none"), Ok(TaskParts::of(&[])));
    /// assert_eq!(TaskParts::parse("due").unwrap_err().to_string(), "due");
    /// ```
    pub fn parse(list: &str) -> Result<Self, UnknownPart> {
        if list.trim() == Self::NONE {
            return Ok(Self::of(&[]));
        }
        let words = list.split(',').map(str::trim);
        let parts: Result<Vec<TaskPart>, UnknownPart> = words
            .map(|word| TaskPart::from_word(word).ok_or_else(|| UnknownPart(word.into())))
            .collect();
        Ok(Self::of(&parts?))
    }

    /// Whether tasks have that part.
    #[must_use]
    pub fn has(self, part: TaskPart) -> bool {
        TaskPart::ALL
            .into_iter()
            .zip(self.0)
            .any(|(known, is_wanted)| known == part && is_wanted)
    }
}

/// The word of a list that names no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPart(pub Box<str>);

impl fmt::Display for UnknownPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UnknownPart {}

#[cfg(test)]
mod tests {
    use super::TaskPart::{Context, Priority, Project, Threshold};
    use super::{TaskPart, TaskParts};

    #[test]
    fn a_list_says_which_parts_tasks_have() {
        fn check(list: &str, expected: Result<&[TaskPart], &str>) {
            let found = TaskParts::parse(list);
            let expected = expected.map(TaskParts::of);
            assert_eq!(
                found.map_err(|word| word.to_string()),
                expected.map_err(str::to_owned)
            );
        }
        check("project,context", Ok(&[Project, Context]));
        check("context,project", Ok(&[Project, Context]));
        check(" t , priority ", Ok(&[Threshold, Priority]));
        check("project,project", Ok(&[Project]));
        check("none", Ok(&[]));
        check("", Err(""));
        check("project,", Err(""));
        check("none,project", Err("none"));
        check("Project", Err("Project"));
        check("project context", Err("project context"));
        check("t:", Err("t:"));
    }

    #[test]
    fn projects_and_contexts_are_what_everybody_gets() {
        assert_eq!(
            Ok(TaskParts::default()),
            TaskParts::parse("project,context")
        );
    }
}
