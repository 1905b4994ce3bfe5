//! The bytes of a workbook become tables, a table a sheet.
//!
//! What a file is, its content says and not its name. A workbook is an archive
//! or a small file system, and a hostile one can ask for any amount of memory:
//! limits are checked before and while it is read, but the reader that is used
//! can still abort. Who cannot trust a file reads it in another process, and
//! sends the result over with [`Workbook::write_to`].

mod cells;
mod content;
mod grid;
mod open_document;
mod package;
mod serial;
mod sheets;
mod transfer;

use std::sync::Arc;

use self::sheets::Sheets;
use super::table::{Format, Table};
use crate::error::{Error, WorkbookFault};

pub use self::content::{Content, content_of};
pub(super) use self::grid::MOST_CELLS;

/// All sheets of a workbook, in its own order; there is at least one.
#[derive(Clone, Debug)]
pub struct Workbook {
    sheets: Vec<SheetOfWorkbook>,
}

/// One sheet.
#[derive(Clone, Debug)]
pub struct SheetOfWorkbook {
    /// Its cells; its source names it.
    pub table: Table,
    /// Whether the person sees it.
    pub is_visible: bool,
}

impl Workbook {
    /// The sheets, in the order of their tabs.
    #[must_use]
    pub fn sheets(&self) -> &[SheetOfWorkbook] {
        &self.sheets
    }

    /// The sheets on their own.
    #[must_use]
    pub fn into_sheets(self) -> Vec<SheetOfWorkbook> {
        self.sheets
    }
}

/// Reads all sheets of a workbook. `file` is what messages call it.
///
/// How large the file may be is for the caller to say; a small one, too, that was
/// made to do harm can take much memory and time here, or abort the process.
///
/// # Errors
///
/// No workbook, one that is locked, damaged, or beyond a limit.
pub fn read_workbook(bytes: &[u8], file: Arc<str>) -> Result<Workbook, Error> {
    let workbook = format_of(bytes).and_then(|format| {
        let mut sheets = Sheets::new(format, file.clone());
        match format {
            Format::Ods => open_document::read(bytes, &mut sheets),
            _ => cells::read(bytes, format, &mut sheets),
        }?;
        sheets.into_workbook()
    });
    workbook.map_err(|fault| Error::Workbook { file, fault })
}

fn format_of(bytes: &[u8]) -> Result<Format, WorkbookFault> {
    match content_of(bytes) {
        Content::Package => package::inspect(bytes),
        Content::OldWorkbook => Ok(Format::Xls),
        Content::Locked => Err(WorkbookFault::Locked),
        Content::Foreign(foreign) => Err(WorkbookFault::NotASheet(foreign)),
        Content::Text => Err(WorkbookFault::Damaged {
            why: "it is text".to_owned(),
        }),
    }
}
