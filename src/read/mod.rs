//! Bytes become a [`Table`] of cells. Knows file formats, nothing about jobs.

mod csv;
mod delimiter;
mod encoding;
mod limits;
mod long_lines;
mod quotes;
mod spreadsheet;
mod table;
mod web_page;

pub use self::csv::{CsvOptions, read_csv};
pub use self::encoding::Encoding;
pub use self::limits::{Limits, check_table, too_large};
pub use self::spreadsheet::{Content, SheetOfWorkbook, Workbook, content_of, read_workbook};
pub use self::table::{Format, Row, Source, Table, Trouble};
pub use self::web_page::read_web_page;
