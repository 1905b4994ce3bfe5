//! What is wrong in which cell becomes a diagnostic. Never decides anything.

use super::headers::{NOT_KNOWN, UnderstoodColumn};
use crate::diagnostic::{ColumnIndex, ColumnName, Diagnostic, Place, RowNumber, Severity};
use crate::read::{Row, Source};
use crate::text::Text;

/// The longest value repeated in a message, in characters.
const LONGEST_SHOWN: usize = 60;

/// Collects the diagnostics of one sheet.
#[derive(Debug)]
pub(super) struct Report {
    source: Source,
    /// The lists of the sheet from the top, each with the row of its header and
    /// its names.
    lists: Vec<(RowNumber, Vec<Option<Text>>)>,
    /// The columns of the first list of which nobody knows what they are.
    unknown: Vec<ColumnIndex>,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// A report on a sheet, without anything in it yet.
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            lists: Vec::new(),
            unknown: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// A report on rows of the same lists, without anything in it yet.
    pub(super) fn beside(&self) -> Self {
        Self {
            source: self.source.clone(),
            lists: self.lists.clone(),
            unknown: self.unknown.clone(),
            diagnostics: Vec::new(),
        }
    }

    /// Adds what a report on other rows of the same lists says.
    pub(super) fn append(&mut self, mut other: Self) {
        self.diagnostics.append(&mut other.diagnostics);
    }

    /// What comes up from that row on is told with these headers.
    pub(super) fn begin_list(&mut self, header: RowNumber, columns: &[UnderstoodColumn]) {
        if self.lists.is_empty() {
            let is_unknown = |column: &&UnderstoodColumn| column.because == NOT_KNOWN;
            let unknown = columns.iter().filter(is_unknown);
            self.unknown = unknown.map(|column| column.index).collect();
        }
        let names = columns.iter().map(|column| column.header.clone());
        self.lists.push((header, names.collect()));
    }

    /// The first column without a meaning in which two rows of one list are
    /// different texts, with its header.
    pub(super) fn unknown_difference(&self, one: Row<'_>, other: Row<'_>) -> Option<Text> {
        let [(_, names)] = &self.lists[..] else {
            return None;
        };
        let is_text = |cell: &str| cell.chars().any(char::is_alphabetic);
        let differs = |index: &&ColumnIndex| {
            let (one, other) = (one.cell(**index), other.cell(**index));
            is_text(one) && is_text(other) && !one.eq_ignore_ascii_case(other)
        };
        let index = self.unknown.iter().find(differs)?;
        names.get(usize::from(index.0)).cloned().flatten()
    }

    fn header_of(&self, row: RowNumber, index: ColumnIndex) -> Option<Text> {
        let mut lists = self.lists.iter().rev();
        let (_, names) = lists.find(|(header, _)| *header <= row)?;
        names.get(usize::from(index.0)).cloned().flatten()
    }

    /// Something could not be used as it stands.
    pub(super) fn warn(
        &mut self,
        row: RowNumber,
        column: Option<ColumnIndex>,
        message: String,
        hint: impl Into<String>,
    ) {
        self.push(Severity::Warning, row, column, message, hint.into());
    }

    /// Something is worth knowing; nothing was lost.
    pub(super) fn note(
        &mut self,
        row: RowNumber,
        column: Option<ColumnIndex>,
        message: String,
        hint: impl Into<String>,
    ) {
        self.push(Severity::Note, row, column, message, hint.into());
    }

    fn push(
        &mut self,
        severity: Severity,
        row: RowNumber,
        column: Option<ColumnIndex>,
        message: String,
        hint: String,
    ) {
        let column = column.map(|index| ColumnName {
            index,
            header: self.header_of(row, index),
        });
        self.diagnostics.push(Diagnostic {
            severity,
            place: Place {
                file: self.source.file.clone(),
                sheet: self.source.sheet.clone(),
                row: Some(row),
                column,
            },
            message,
            hint: Some(hint),
        });
    }

    /// Everything, from the top of the sheet to its end and from left to right.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| {
            let place = &diagnostic.place;
            (place.row, place.column.as_ref().map(|column| column.index))
        });
        self.diagnostics
    }
}

/// A cell as a message repeats it: clean, on one line, not endless.
pub(super) fn shown(raw: &str) -> String {
    let clean = Text::clean(raw);
    let clean = clean.as_ref().map_or("", Text::as_str);
    match clean.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &clean[..end]),
        None => clean.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Report, shown};
    use crate::diagnostic::{ColumnIndex, RowNumber};
    use crate::read::Source;
    use crate::text::Text;

    #[test]
    fn diagnostics_come_in_the_order_of_the_sheet() {
        let source = Source {
            file: "a.csv".into(),
            sheet: None,
        };
        let mut report = Report::new(source);
        report
            .lists
            .push((RowNumber(1), vec![Text::clean("Company"), None]));
        report.warn(RowNumber(9), Some(ColumnIndex(1)), "third".into(), "h");
        report.note(RowNumber(9), Some(ColumnIndex(0)), "second".into(), "h");
        report.warn(RowNumber(2), None, "first".into(), "h");
        let places: Vec<String> = report
            .into_diagnostics()
            .iter()
            .map(|diagnostic| format!("{} {}", diagnostic.message, diagnostic.place))
            .collect();
        assert_eq!(
            places,
            [
                "first a.csv:2",
                "second a.csv:9, column A `Company`",
                "third a.csv:9, column B"
            ]
        );
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(shown("a\nb"), "a b");
        assert_eq!(shown(&"x".repeat(70)), format!("{}…", "x".repeat(60)));
    }
}
