//! Bytes become a [`Table`] of cells. Knows file formats, nothing about jobs.

mod csv;
mod table;

pub use self::csv::{CsvOptions, read_csv};
pub use self::table::{Row, Source, Table};
