//! What it says when a file has more than is read, and which flag raises that.

use std::fmt;

/// What a file may only have so much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the file.
    Size,
    /// Rows of the sheet.
    Rows,
    /// Cells of a row.
    Columns,
    /// Bytes of a cell.
    Cell,
    /// Rows that tell of applications.
    Applications,
}

/// As high as a limit of bytes can be raised.
const MOST_BYTES: u64 = u32::MAX as u64;
/// The same of columns.
const MOST_COLUMNS: u64 = u16::MAX as u64;

const KILOBYTE: u64 = 1024;
const MEGABYTE: u64 = 1024 * KILOBYTE;

impl Limit {
    pub(super) fn message(
        self,
        most: u64,
        found: Option<u64>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let found = found.unwrap_or(0);
        match self {
            Self::Size if found == 0 => {
                write!(
                    f,
                    "this file has more than {}, which is the limit",
                    Bytes(most)
                )
            }
            Self::Size => write!(
                f,
                "this file has {found} bytes; the limit is {}",
                Bytes(most)
            ),
            Self::Rows => write!(f, "row {found} is one too many; the limit is {most} rows"),
            Self::Columns => write!(f, "this row has {found} cells; the limit is {most}"),
            Self::Applications => write!(
                f,
                "this sheet has {found} rows of applications; the limit is {most}"
            ),
            Self::Cell => write!(
                f,
                "this cell has {found} bytes; the limit is {}",
                Bytes(most)
            ),
        }
    }

    pub(super) fn hint(self, found: Option<u64>) -> String {
        match (self, found) {
            (Self::Size, None) => "split it, or raise the limit with `--max-size`".to_owned(),
            (Self::Size, Some(found)) if found > MOST_BYTES => {
                "split it: `--max-size` raises the limit to no more than 4 GB".to_owned()
            }
            (Self::Size, Some(found)) => {
                let enough = found.div_ceil(MEGABYTE);
                format!("split it, or raise the limit with `--max-size {enough}MB`")
            }
            (Self::Rows, _) => "split the sheet, or raise the limit with `--max-rows`".to_owned(),
            (Self::Applications, found) => {
                let enough = found.unwrap_or(0);
                format!("split the sheet, or raise the limit with `--max-applications {enough}`")
            }
            (Self::Columns, Some(found)) if found <= MOST_COLUMNS => format!(
                "check the separator: it can be given with `--delimiter`; if there are so many \
                 columns, say `--max-columns {found}`"
            ),
            (Self::Columns, _) => format!(
                "check the separator: it can be given with `--delimiter`; `--max-columns` \
                 raises the limit to no more than {MOST_COLUMNS}"
            ),
            (Self::Cell, found) => {
                let enough = found.unwrap_or(0).div_ceil(KILOBYTE);
                format!("shorten it, or raise the limit with `--max-cell {enough}kB`")
            }
        }
    }
}

/// A number of bytes, in the largest unit in which it is a whole number.
struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            bytes if bytes >= MEGABYTE && bytes % MEGABYTE == 0 => {
                write!(f, "{} MB", bytes / MEGABYTE)
            }
            bytes if bytes >= KILOBYTE && bytes % KILOBYTE == 0 => {
                write!(f, "{} kB", bytes / KILOBYTE)
            }
            bytes => write!(f, "{bytes} bytes"),
        }
    }
}
