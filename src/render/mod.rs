//! A plan becomes text: calendars, tasks, JSON, CSV, tables.
//!
//! Everything here is a pure function of the plan. Nothing reads a clock or a
//! file, nothing can fail, and but for the table no text says what day it is.

mod application_json;
pub mod because;
pub mod columns;
pub mod columns_json;
pub mod content_line;
pub mod csv;
pub mod description;
pub mod explain;
mod follow_up_json;
pub mod followup_toml;
pub mod holidays;
pub mod ics;
pub mod json;
mod milestone_words;
mod skipped;
mod slots;
pub mod table;
pub mod task_parts;
pub mod todo_txt;
pub mod vtodo;
pub mod words;
pub mod zone;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
pub(crate) mod sample_plan;
