//! Which sheet of a workbook is read: the one that is asked for, else the one
//! whose header says most.

use std::sync::Arc;

use followup::columns::{ReadingOptions, choose_sheet};
use followup::diagnostic::{RowNumber, Severity};
use followup::read::{SheetOfWorkbook, Table, Trouble, Workbook};
use followup::rules::closest;
use followup::text::{Text, comparable};

use crate::settings::Value;
use crate::stop::Stop;

/// So many sheets are named in a hint.
const MOST_NAMED: usize = 10;

/// The sheet that `asked` names, or the one that fits best.
pub(crate) fn pick(
    workbook: Workbook,
    asked: Option<&Value>,
    options: &ReadingOptions,
) -> Result<Table, Stop> {
    let mut sheets = workbook.into_sheets();
    if let Some(asked) = asked {
        let index = find(&sheets, &asked.text).ok_or_else(|| unknown(&sheets, asked))?;
        let siblings = siblings(&sheets, index);
        let mut table = sheets.swap_remove(index).table;
        table.set_other_sheets(siblings);
        return Ok(table);
    }
    let Some(chosen) = choose_sheet(&sheets, options) else {
        return Err(Stop::usage("the workbook has no sheets".to_owned(), None));
    };
    let others: Vec<String> = chosen
        .others
        .iter()
        .filter_map(|at| name(&sheets, *at))
        .collect();
    let siblings = siblings(&sheets, chosen.index);
    let sheet = sheets.swap_remove(chosen.index);
    let mut table = sheet.table;
    table.set_other_sheets(siblings);
    let row = chosen.header.unwrap_or(RowNumber(1));
    let mut note = |message, hint| {
        table.push_trouble(Trouble {
            severity: Severity::Note,
            row,
            column: None,
            message,
            hint,
        });
    };
    if let Some(first) = others.first() {
        let others = others
            .iter()
            .take(MOST_NAMED)
            .map(|name| format!("`{name}`"));
        let others: Vec<String> = others.collect();
        note(
            format!("this sheet is read, and {} is not", others.join(", ")),
            format!("to read another one, say `--sheet {}`", quoted(first)),
        );
    }
    if !sheet.is_visible {
        note(
            "this sheet is hidden in the workbook".to_owned(),
            "no sheet that is shown has a column for the company or the role".to_owned(),
        );
    }
    Ok(table)
}

/// The names of the other sheets that have cells, as messages show them.
fn siblings(sheets: &[SheetOfWorkbook], chosen: usize) -> Vec<Arc<str>> {
    let has_cells = |at: &usize| sheets[*at].table.rows().any(|row| !row.is_blank());
    (0..sheets.len())
        .filter(|at| *at != chosen)
        .filter(has_cells)
        .filter_map(|at| Some(name(sheets, at)?.into()))
        .collect()
}

/// The flag that reads another sheet, with what the sheets are called.
pub(crate) fn another_sheet(table: &Table) -> Option<String> {
    let others = table.other_sheets();
    let first = others.first()?;
    let named: Vec<String> = others
        .iter()
        .take(MOST_NAMED)
        .map(|name| format!("`{name}`"))
        .collect();
    let flag = format!("`--sheet {}`", quoted(first));
    Some(match named.len() {
        1 => format!("the applications may stand in another sheet: {flag}"),
        _ => format!(
            "the applications may stand in another sheet, like {flag}: there are {}",
            named.join(", ")
        ),
    })
}

/// By its name to the letter, else by its name in any case, else by its number
/// from 1.
fn find(sheets: &[SheetOfWorkbook], asked: &str) -> Option<usize> {
    let position = |is_it: &dyn Fn(&str) -> bool| {
        let mut sheets = sheets.iter();
        sheets.position(|sheet| sheet.table.source().sheet.as_deref().is_some_and(is_it))
    };
    let wanted = comparable(asked);
    position(&|name| name == asked)
        .or_else(|| position(&|name| comparable(name) == wanted))
        .or_else(|| {
            let index = asked.trim().parse::<usize>().ok()?.checked_sub(1)?;
            (index < sheets.len()).then_some(index)
        })
}

fn unknown(sheets: &[SheetOfWorkbook], asked: &Value) -> Stop {
    let names: Vec<String> = (0..sheets.len())
        .filter_map(|at| name(sheets, at))
        .collect();
    let closest = closest(&asked.text, names.iter().map(String::as_str));
    let meant = closest.map(|name| format!("did you mean `{name}`? "));
    let shown: Vec<&str> = names.iter().take(MOST_NAMED).map(String::as_str).collect();
    asked.refuse(&format!(
        "{}the sheets are: {}",
        meant.unwrap_or_default(),
        shown.join(", ")
    ))
}

/// The name as messages show it.
fn name(sheets: &[SheetOfWorkbook], at: usize) -> Option<String> {
    let name = sheets.get(at)?.table.source().sheet.as_deref()?;
    Text::clean(name).map(|name| name.to_string())
}

/// A word for a shell.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.chars().all(is_plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}
