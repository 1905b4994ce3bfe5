//! A plan becomes text: words, reasons, JSON, CSV, a table, tasks.
//!
//! Everything here is a pure function of the plan. Nothing reads a clock or a
//! file, nothing can fail, and but for the table no text says what day it is.

pub mod because;
mod skipped;
mod slots;
pub mod todo_txt;
pub mod words;

#[cfg(test)]
mod sample;
