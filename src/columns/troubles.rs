//! What the reader of a file could not take as it stands becomes diagnostics,
//! where it takes something from the person.

use super::headers::UnderstoodColumn;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::read::{Row, Table, Trouble};

/// Reports troubles with whole rows, and with cells that are used: a cell above
/// the header, or in a column without a meaning, takes nothing from anybody.
pub(super) fn report_troubles(
    table: &Table,
    header: Row<'_>,
    columns: &[UnderstoodColumn],
    report: &mut Report,
) {
    let header = header.number();
    for Trouble {
        severity,
        row,
        column,
        message,
        hint,
    } in table.troubles()
    {
        let is_used = column.is_none_or(|index| {
            let column = columns.get(usize::from(index.0));
            let has_meaning = column.is_some_and(|column| column.field.is_some());
            *row == header || (*row > header && has_meaning)
        });
        if is_used {
            let (message, hint) = (message.clone(), hint.as_str());
            match severity {
                Severity::Note => report.note(*row, *column, message, hint),
                Severity::Warning => report.warn(*row, *column, message, hint),
            }
        }
    }
}
