//! A plan becomes text: words, reasons, JSON, CSV, a table, tasks.
//!
//! Everything here is a pure function of the plan. Nothing reads a clock or a
//! file, nothing can fail, and but for the table no text says what day it is.

mod application_json;
pub mod because;
pub mod csv;
mod follow_up_json;
pub mod json;
mod skipped;
mod slots;
pub mod table;
pub mod todo_txt;
pub mod words;

#[cfg(test)]
mod sample;
