//! What went wrong in somebody's sheet, where, and what to do about it.
//!
//! A diagnostic is data: it travels beside the values that could be read and
//! is printed in one place, by the binary. Never decides anything.

use std::fmt;
use std::sync::Arc;

use crate::text::Text;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing was lost. Does not change the exit code.
    Note,
    /// Something could not be used as it stands. Exit code 1.
    Warning,
}

impl Severity {
    /// The word that opens the printed message.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

/// A row as the spreadsheet shows it: the header counts, blank rows count, a
/// cell with line breaks is still one row. The first row is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowNumber(pub u32);

impl fmt::Display for RowNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A column by position; the first is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnIndex(pub u16);

impl ColumnIndex {
    /// The letters a spreadsheet puts above the column: `A`, `Z`, `AA`.
    ///
    /// ```
    /// use followup::diagnostic::ColumnIndex;
    ///
    /// assert_eq!(ColumnIndex(0).letters(), "A");
    /// assert_eq!(ColumnIndex(26).letters(), "AA");
    /// ```
    #[must_use]
    pub fn letters(self) -> String {
        let mut letters = Vec::new();
        let mut rest = u32::from(self.0) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            rest /= 26;
        }
        letters.iter().rev().collect()
    }

    /// The column below those letters, which are capitals; `None` for anything
    /// else, and beyond the last column there can be.
    ///
    /// ```
    /// use followup::diagnostic::ColumnIndex;
    ///
    /// assert_eq!(ColumnIndex::from_letters("AA"), Some(ColumnIndex(26)));
    /// assert_eq!(ColumnIndex::from_letters("Firma"), None);
    /// ```
    #[must_use]
    pub fn from_letters(letters: &str) -> Option<Self> {
        let mut count: u32 = 0;
        for letter in letters.bytes() {
            let digit = letter.is_ascii_uppercase().then(|| letter - b'A')?;
            count = count.checked_mul(26)?.checked_add(u32::from(digit) + 1)?;
        }
        u16::try_from(count.checked_sub(1)?).ok().map(Self)
    }
}

/// A column with its header, for people.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ColumnName {
    /// The position.
    pub index: ColumnIndex,
    /// The header as found, cleaned; `None` when it is empty.
    pub header: Option<Text>,
}

/// Where in which file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file as the person named it, cleaned for printing.
    pub file: Arc<str>,
    /// The sheet, in a workbook.
    pub sheet: Option<Arc<str>>,
    /// The row, if it is about one.
    pub row: Option<RowNumber>,
    /// The column, if it is about one.
    pub column: Option<ColumnName>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, "[{sheet}]")?;
        }
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {}", column.index.letters())?;
            if let Some(header) = &column.header {
                write!(f, " `{header}`")?;
            }
        }
        Ok(())
    }
}

/// One thing to tell the person about their sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, with the value in backticks; no full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::{ColumnIndex, ColumnName, Place, RowNumber};
    use crate::text::Text;

    #[test]
    fn column_letters_are_the_spreadsheets() {
        for (index, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(ColumnIndex(index).letters(), letters);
            assert_eq!(ColumnIndex::from_letters(letters), Some(ColumnIndex(index)));
        }
        for other in ["", "a", "A1", "Ä", "ZZZZ", "AAAAAAAAAAAAAAAA"] {
            assert_eq!(ColumnIndex::from_letters(other), None, "{other}");
        }
    }

    #[test]
    fn places_read_like_a_compilers() {
        let place = Place {
            file: "applications.csv".into(),
            sheet: None,
            row: Some(RowNumber(14)),
            column: Some(ColumnName {
                index: ColumnIndex(2),
                header: Text::clean("Applied"),
            }),
        };
        assert_eq!(place.to_string(), "applications.csv:14, column C `Applied`");
    }
}
