//! What the person says about their sheet; it goes before whatever is found out.

use super::dates::DateOrder;
use super::field::Field;
use crate::application::{Round, Stage};
use crate::diagnostic::RowNumber;

/// Where the header of a sheet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderPlace {
    /// In that row, as the spreadsheet counts them.
    Row(RowNumber),
    /// Nowhere: the first row is one like the others.
    Nowhere,
}

/// What the person says about their sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingOptions {
    /// Which header is which field, perhaps of one round. Headers are compared
    /// as names are: case, blanks and punctuation make no difference. Where no
    /// header has that name, the letters above a column name it too. Of two
    /// entries for one field the later counts, where one column must be chosen.
    pub maps: Vec<(Field, Option<Round>, String)>,
    /// How the numbers of a date stand in this file.
    pub date_order: Option<DateOrder>,
    /// Where the header stands.
    pub header_row: Option<HeaderPlace>,
    /// What words in the status column mean; compared as headers are.
    pub stage_words: Vec<(String, Stage)>,
    /// The most rows that tell of applications; `None` is as many as there are. Rows
    /// take more memory once they are understood than as text.
    pub most_applications: Option<u32>,
}
