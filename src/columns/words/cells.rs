//! What cells say that are words of the lists as wholes.

use super::built_in::{
    ACTS, AND_CELLS, ANNOUNCED_MARKS, BANDS_MARKS, BETWEEN_DAYS_MARKS, CALLED_OFF_CELLS, CELLS,
    DETAILS_MARKS, DITTO_CELLS, EMPTY_CELLS, EVENTS, EVENTS_MARKS, EXAMPLES_MARKS,
    FAMILY_NAMES_MARKS, GIVEN_NAMES_MARKS, HEARD_MARKS, INTERNATIONAL_CELLS, LEGAL_FORMS_MARKS,
    LEGENDS_MARKS, MARKS, MEDIA, MESSAGE_COLUMNS_MARKS, NO_CELLS, NOBODY_CELLS, NOT_CELLS,
    OURS_MARKS, OUTCOMES_MARKS, PERIODS_MARKS, PLACEHOLDERS_MARKS, REMARKS_MARKS, STEPS_CELLS,
    THEIRS_MARKS, TOTALS_MARKS, UNDATED_CELLS, WAYS, WHOLE_CELLS, YES_CELLS,
};
use super::{Way, Words};
use crate::application::ContactBy;
use crate::columns::fold::Event;
use crate::columns::normalise::normal_name;

/// The lists that a cell is in, in any case: a bit for each.
fn lists_of(raw: &str) -> u32 {
    CELLS.get_in_any_case(raw).unwrap_or_default()
}

fn marks_of(name: &str) -> u32 {
    MARKS.get(name).unwrap_or_default()
}

/// The marks of a cell's normal name.
fn marks_of_cell(raw: &str) -> u32 {
    MARKS.get_by_normal_name(raw).unwrap_or_default()
}

/// The lists of normal names that a text is in.
#[derive(Clone, Copy, Debug)]
pub(in crate::columns) struct Marks(u32);

impl Words {
    /// The lists that the text's normal name is in.
    pub(in crate::columns) fn marks(&self, raw: &str) -> Marks {
        Marks(marks_of_cell(raw))
    }

    /// Whether a cell is in one of these lists, in any case.
    pub(super) fn cell_is(&self, raw: &str, lists: u32) -> bool {
        lists_of(raw) & lists != 0
    }

    /// Whether a cell says nothing.
    pub(in crate::columns) fn is_empty(&self, raw: &str) -> bool {
        raw.is_empty() || self.cell_is(raw, EMPTY_CELLS)
    }

    /// Whether a cell of names names nobody.
    pub(in crate::columns) fn is_nobody(&self, raw: &str) -> bool {
        let raw = raw.trim_matches(|c: char| c == '.' || c == '!' || c.is_whitespace());
        raw.is_empty() || self.cell_is(raw, EMPTY_CELLS | NOBODY_CELLS)
    }

    /// Whether a cell of a date column says that there is no date.
    pub(in crate::columns) fn is_undated(&self, raw: &str) -> bool {
        raw.is_empty() || self.cell_is(raw, EMPTY_CELLS | UNDATED_CELLS | NO_CELLS)
    }

    /// What a cell says that answers yes or no.
    pub(in crate::columns) fn yes_or_no(&self, raw: &str) -> Option<bool> {
        let lists = lists_of(raw);
        if lists & YES_CELLS != 0 {
            return Some(true);
        }
        (lists & NO_CELLS != 0).then_some(false)
    }

    /// Whether a cell says nothing, or nothing but yes or no.
    pub(in crate::columns) fn is_empty_or_answer(&self, raw: &str) -> bool {
        raw.is_empty() || self.cell_is(raw, EMPTY_CELLS | YES_CELLS | NO_CELLS)
    }

    /// Whether the cell means the one above it.
    pub(in crate::columns) fn is_ditto(&self, raw: &str) -> bool {
        self.cell_is(raw, DITTO_CELLS)
    }

    /// Whether a word stands between two names: `y`, and not the initial of
    /// `Ann Y Li`.
    pub(in crate::columns) fn is_and(&self, word: &str) -> bool {
        let is_initial = word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        !is_initial && self.cell_is(word, AND_CELLS)
    }

    /// Whether the word says that what follows is not so.
    pub(in crate::columns) fn is_negation(&self, word: &str) -> bool {
        self.cell_is(word, NOT_CELLS)
    }

    /// Whether the word says that what stands before it was called off.
    pub(in crate::columns) fn is_called_off(&self, word: &str) -> bool {
        self.cell_is(word, CALLED_OFF_CELLS)
    }

    /// Whether a number behind the word counts the steps of applications.
    pub(in crate::columns) fn is_step(&self, word: &str) -> bool {
        self.cell_is(word, STEPS_CELLS)
    }

    /// Whether that name of a stage says nothing inside a phrase.
    pub(in crate::columns) fn is_stage_only_as_a_whole(&self, name: &str) -> bool {
        self.cell_is(name, WHOLE_CELLS)
    }

    /// Whether a header of that normal name is in use in many languages, so that
    /// it tells nothing of the one of its sheet.
    pub(in crate::columns) fn is_international(&self, name: &str) -> bool {
        self.cell_is(name, INTERNATIONAL_CELLS)
    }

    /// What a cell about a way of contact says.
    pub(in crate::columns) fn way(&self, raw: &str) -> Option<Way> {
        let way = MEDIA.get_by_normal_name(raw)?;
        WAYS.get(way as usize).copied()
    }

    /// What the person did, as a cell of a column of events says it.
    pub(in crate::columns) fn act(&self, raw: &str) -> Option<Event> {
        let act = ACTS.get_by_normal_name(raw)?;
        EVENTS.get(act as usize).copied()
    }

    /// Whose message a cell of a column of messages tells of.
    pub(in crate::columns) fn message(&self, raw: &str) -> Option<ContactBy> {
        let marks = marks_of_cell(raw);
        if marks & HEARD_MARKS != 0 {
            return Some(ContactBy::Them);
        }
        (marks & OURS_MARKS != 0).then_some(ContactBy::Us)
    }

    /// Whether a column of that normal name may say whose message a row is.
    pub(in crate::columns) fn is_column_of_messages(&self, name: &str) -> bool {
        marks_of(name) & MESSAGE_COLUMNS_MARKS != 0
    }

    /// Whether a column of that normal name says what happened.
    pub(in crate::columns) fn is_column_of_events(&self, name: &str) -> bool {
        marks_of(name) & EVENTS_MARKS != 0
    }

    /// Whether a header of that normal name speaks of the employer's contact.
    pub(in crate::columns) fn is_theirs(&self, name: &str) -> bool {
        name.split(' ')
            .any(|word| marks_of(word) & THEIRS_MARKS != 0)
    }

    /// Whether a header of that normal name asks for how it ended.
    pub(in crate::columns) fn is_outcome(&self, name: &str) -> bool {
        name.split(' ')
            .any(|word| marks_of(word) & OUTCOMES_MARKS != 0)
    }

    /// Whether a status tells of an appointment, and not of what was then:
    /// `Interview scheduled`.
    pub(in crate::columns) fn is_announced(&self, raw: &str) -> bool {
        let name = normal_name(raw);
        let is_of_it = |word: &str| marks_of(word) & ANNOUNCED_MARKS != 0;
        is_of_it(&name) || name.split(' ').any(is_of_it)
    }

    /// Whether a column of that normal name says how to reach the person whom
    /// another column names.
    pub(in crate::columns) fn is_of_details(&self, name: &str) -> bool {
        marks_of(name) & DETAILS_MARKS != 0
    }

    /// Whether the cell is what stands behind the name of a firm: `Inc.`.
    pub(in crate::columns) fn is_legal_form(&self, raw: &str) -> bool {
        marks_of_cell(raw) & LEGAL_FORMS_MARKS != 0
    }

    /// Whether they say that a row shows how rows are filled in.
    pub(in crate::columns) fn is_example(&self, marks: Marks) -> bool {
        marks.0 & EXAMPLES_MARKS != 0
    }

    /// Whether what has them stands before words about the sheet.
    pub(in crate::columns) fn opens_a_remark(&self, marks: Marks) -> bool {
        marks.0 & REMARKS_MARKS != 0
    }

    /// Whether what has them stands before what colours and words mean.
    pub(in crate::columns) fn opens_a_legend(&self, marks: Marks) -> bool {
        marks.0 & LEGENDS_MARKS != 0
    }

    /// Whether that normal name stands before the day or the number of a week.
    pub(in crate::columns) fn opens_a_period(&self, name: &str) -> bool {
        marks_of(name) & PERIODS_MARKS != 0
    }

    /// Whether the word stands between two days, or before one.
    pub(in crate::columns) fn is_between_days(&self, name: &str) -> bool {
        marks_of(name) & BETWEEN_DAYS_MARKS != 0
    }

    /// Whether that normal name parts the rows of a list, and names no firm.
    pub(in crate::columns) fn is_band(&self, name: &str) -> bool {
        marks_of(name) & BANDS_MARKS != 0
    }

    /// Whether that normal name is of a column of first names.
    pub(in crate::columns) fn is_given_name(&self, name: &str) -> bool {
        marks_of(name) & GIVEN_NAMES_MARKS != 0
    }

    /// Whether that normal name is of a column of last names.
    pub(in crate::columns) fn is_family_name(&self, name: &str) -> bool {
        marks_of(name) & FAMILY_NAMES_MARKS != 0
    }

    /// Whether the cell stands in for a company that is not named.
    pub(in crate::columns) fn is_placeholder(&self, raw: &str) -> bool {
        marks_of_cell(raw) & PLACEHOLDERS_MARKS != 0
    }

    /// Whether the cell opens a row of totals.
    pub(in crate::columns) fn is_total(&self, raw: &str) -> bool {
        marks_of_cell(raw) & TOTALS_MARKS != 0
    }
}
