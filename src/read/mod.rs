//! Bytes become a [`Table`] of cells. Knows file formats, nothing about jobs.

mod csv;
mod delimiter;
mod encoding;
mod quotes;
mod spreadsheet;
mod table;
mod web_page;

pub use self::csv::{CsvOptions, LONGEST_TEXT, MOST_CELLS_IN_A_ROW, read_csv};
pub use self::encoding::Encoding;
pub use self::spreadsheet::{
    Content, LARGEST_WORKBOOK, SheetOfWorkbook, Workbook, content_of, read_workbook,
};
pub use self::table::{Format, Row, Source, Table, Trouble};
pub use self::web_page::read_web_page;
