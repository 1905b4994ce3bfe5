//! The word lists: what people call columns, stages, titles and ways to reach
//! somebody, one data file per language.
//!
//! Another language is another file and one entry in `build/main.rs`, which lays
//! the lists out as tables before the program is compiled. All of them count at
//! once: a sheet may mix languages. Where two files claim one name, the language
//! of the sheet has it, else the earlier one.

mod cells;
mod names;
mod titles;
mod values;

/// The tables, as `build/` writes them.
mod built_in {
    use super::{Claim, Meaning, Never, Way};
    use crate::application::{Medium, Stage, Standing};
    use crate::columns::field::Field;
    use crate::columns::fold::Event;
    use crate::columns::name_table::{Entry, Table};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub(super) use self::cells::Marks;
pub(super) use self::names::{Language, MOST_ROUNDS};
use super::field::Field;
use crate::application::{Medium, Round};

/// How sure a name is of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It means that field.
    Sure,
    /// It does where no other column has that field.
    IfNoneElse,
    /// It does beside another column about a person.
    BesidePerson,
    /// It does where the cells are of that field: dates, names, times of day.
    WhereCellsFit,
    /// It means that field; its number is the round if the sheet has such a
    /// round, else it counts people.
    Counted,
}

/// Why a column is never used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Never {
    /// The day a posting was put on a list.
    Saved,
    /// The day the row was typed.
    Entered,
    /// The day the row was changed.
    Changed,
    /// The day the posting came out.
    Posted,
    /// The day of an outcome, whichever it was.
    Outcome,
    /// The applicant's own data.
    Own,
    /// Somebody who speaks for the applicant.
    Referee,
    /// Somebody's page on a network.
    Profile,
    /// What opens the applicant's account.
    Secret,
}

/// What a header means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field, perhaps of one round.
    Field(Field, Option<Round>, Claim),
    /// The company and the role, together in a cell.
    Both,
    /// Nothing that may be used.
    Never(Never),
}

/// What a cell about a way of contact says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// This one.
    By(Medium),
    /// None at all.
    NotAtAll,
}

/// All word lists, by normal name.
#[derive(Debug)]
pub(super) struct Words;

impl Words {
    /// The lists that come with the program.
    pub(super) fn built_in() -> &'static Self {
        &Self
    }
}

#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod tests;
