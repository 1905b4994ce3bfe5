//! A table becomes applications and diagnostics: whose column is which, what
//! the words and dates in them mean.
//!
//! Headers and words are compared as wholes with the lists in `words/`, one
//! file per language. A cell that cannot be used is reported and taken as
//! empty; only a sheet without a usable header, or whose dates can be read in
//! two ways, is refused.

mod addresses;
mod advice;
mod answered_rows;
mod answers;
mod applications;
mod around_names;
mod assemble;
mod by_values;
mod checks;
mod choose_sheet;
mod column_anchors;
mod date_cells;
mod date_cursor;
pub mod date_order;
mod dated_status;
pub mod dates;
mod derive;
mod drafts;
mod event_rows;
mod field;
mod first_letters;
mod fold;
mod guesses;
mod header_dates;
mod header_language;
mod header_lines;
mod header_row;
mod headers;
mod identity;
mod interviews;
mod known_sheets;
mod layout;
mod likely_columns;
mod missing_years;
mod month_names;
mod most_interviews;
mod most_people;
mod name_cells;
mod name_order;
mod name_table;
mod names;
mod no_applications;
mod no_header;
mod normalise;
mod note_facts;
mod noted;
mod notes;
mod numbered_headers;
mod options;
mod other_layouts;
mod outline;
mod packed_drafts;
mod parts;
mod people;
mod people_columns;
mod phrases;
mod report;
mod robots;
mod rows;
mod rows_tell;
mod shared_rows;
mod sheet;
mod sheet_kind;
mod split_title;
mod stage_phrases;
mod stage_spelling;
mod stages;
mod status_log;
mod status_rows;
mod stray_separators;
mod troubles;
mod understanding;
mod unfinished_dates;
mod value_profile;
mod worded_dates;
mod words;
mod written_cell;
mod written_day;
mod written_time;

pub use self::advice::Advice;
pub use self::applications::Applications;
pub use self::choose_sheet::{ChosenSheet, choose_sheet};
pub use self::field::Field;
pub use self::headers::UnderstoodColumn;
pub use self::notes::NOTE_CONVENTIONS;
pub use self::options::{HeaderPlace, ReadingOptions};
pub use self::sheet::{Counts, Sheet, SheetLayout, UnderstoodList, understand, understand_packed};
pub use self::stages::UnderstoodStageWord;
pub use self::understanding::{Understanding, understand_so_far};
