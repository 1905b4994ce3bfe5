//! How a sheet was understood becomes a page for people: what to type first,
//! then every column, every status word, the dates and the rows.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::diagnostic::ColumnName;
use crate::text::Text;

/// The most lines of what to type, its heading among them: more is a wall, and
/// the next run tells the rest.
const MOST_LINES_TO_TYPE: usize = 10;

/// How wide a list of words is at most.
const WIDEST_LINE: usize = 78;

/// So many status words are listed; of more, only the number.
const MOST_STAGES: usize = 50;

/// The longest cell of the first columns of a table, on the screen; what is
/// longer is cut, so that the last column stays in sight.
const WIDEST: usize = 32;

/// What the page says. Texts are as they came from the sheet, cleaned.
#[derive(Clone, Debug)]
pub struct ColumnsPage<'a> {
    /// The file as the person named it, cleaned for printing.
    pub file: &'a str,
    /// The sheet, in a workbook.
    pub sheet: Option<&'a str>,
    /// The file format, as in flags.
    pub format: &'static str,
    /// The name of the encoding; a workbook has none to tell.
    pub encoding: Option<&'a str>,
    /// Whether that is a guess.
    pub is_encoding_guessed: bool,
    /// What parts the cells, in separated text.
    pub delimiter: Option<char>,
    /// The row of the header, as the spreadsheet shows it; `None` where the sheet
    /// has none.
    pub header_row: Option<u32>,
    /// The languages of the headers, by their codes in ISO 639-1.
    pub languages: Vec<&'static str>,
    /// How the rows lie, in a word.
    pub layout: Option<&'static str>,
    /// The order of the dates, as in flags; `None` where it does not matter or
    /// is not known.
    pub date_order: Option<&'static str>,
    /// What settled it, or why it is not.
    pub date_order_because: String,
    /// Every column, from left to right; of several lists, of the first one.
    pub columns: Vec<ColumnLine<'a>>,
    /// The lists of the sheet, the first one among them, where it has several.
    pub lists: Vec<ListOfColumns<'a>>,
    /// The status words, as they first come up.
    pub stages: Vec<StageLine<'a>>,
    /// What became of the rows; `None` while that is not known.
    pub counts: Option<RowCounts>,
    /// What to type, what matters most first.
    pub to_type: Vec<LineToType>,
    /// The words that can stand for FIELD.
    pub fields: Vec<&'static str>,
    /// The words that can stand for STAGE.
    pub known_stages: Vec<&'static str>,
}

/// One of several lists in a sheet.
#[derive(Clone, Debug)]
pub struct ListOfColumns<'a> {
    /// The row of its header, as the spreadsheet shows it.
    pub header_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// Every column, from left to right.
    pub columns: Vec<ColumnLine<'a>>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct ColumnLine<'a> {
    /// Which one.
    pub name: ColumnName,
    /// What it means; `None` where it has no meaning of its own.
    pub field: Option<&'static str>,
    /// The round that it belongs to.
    pub round: Option<u16>,
    /// Whether its cells count.
    pub is_used: bool,
    /// Why.
    pub because: &'a str,
}

/// One status word.
#[derive(Clone, Copy, Debug)]
pub struct StageLine<'a> {
    /// The word as it first stands in the sheet.
    pub word: &'a str,
    /// What it means; `None` where it was not understood.
    pub stage: Option<&'static str>,
    /// In how many rows it stands.
    pub rows: usize,
}

/// What became of the rows below the header.
#[derive(Clone, Copy, Debug)]
pub struct RowCounts {
    /// All of them.
    pub rows: usize,
    /// Those that are applications.
    pub applications: usize,
    /// Where each row is an event: those that tell more of an application that
    /// another row tells of.
    pub folded: usize,
    /// Those that could not be used.
    pub skipped: usize,
    /// Blank ones, totals, repeated headers.
    pub ignored: usize,
}

/// A flag that can be typed, and when to.
#[derive(Clone, Debug)]
pub struct LineToType {
    /// The flag, without its dashes.
    pub flag: &'static str,
    /// Its value, not quoted.
    pub value: String,
    /// When it is right, or what speaks for it.
    pub because: String,
}

/// The page, each line ended.
#[must_use]
pub fn columns_text(page: &ColumnsPage<'_>) -> String {
    let mut text = String::new();
    push_to_type(page, &mut text);
    push_source(page, &mut text);
    push_lists(page, &mut text);
    push_stages(page, &mut text);
    let _ = writeln!(text, "\nDates\n  {}", dates(page));
    let _ = writeln!(text, "\nRows\n  {}", rows(page.counts));
    push_words_to_fill_in(page, &mut text);
    text
}

/// What to type, in at most [`MOST_LINES_TO_TYPE`] lines and a blank one.
fn push_to_type(page: &ColumnsPage<'_>, text: &mut String) {
    if page.to_type.is_empty() {
        return;
    }
    let flags: Vec<(String, &str)> = page
        .to_type
        .iter()
        .map(|line| {
            let flag = format!("--{} {}", line.flag, for_shell(&line.value));
            (flag, line.because.as_str())
        })
        .collect();
    let most = MOST_LINES_TO_TYPE - 1;
    let shown = match flags.len() {
        all if all <= most => all,
        _ => most - 1,
    };
    text.push_str("What to type behind the command, if it is so\n");
    let shown_flags = flags.iter().take(shown);
    let widest = shown_flags.clone().map(|(flag, _)| flag.width()).max();
    for (flag, because) in shown_flags {
        push_padded(flag, widest.unwrap_or(0), text);
        let _ = writeln!(text, "  {because}");
    }
    if shown < flags.len() {
        let more = flags.len() - shown;
        let _ = writeln!(text, "  and {more} more, with `--format json`");
    }
    text.push('\n');
}

fn push_source(page: &ColumnsPage<'_>, text: &mut String) {
    text.push_str(page.file);
    if let Some(sheet) = page.sheet {
        let _ = write!(text, ", sheet `{sheet}`");
    }
    let _ = write!(text, ": {}", page.format);
    if let Some(encoding) = page.encoding {
        let _ = write!(text, ", {encoding}");
    }
    if page.is_encoding_guessed {
        text.push_str(" (a guess)");
    }
    match page.delimiter {
        Some('\t') => text.push_str(", parted by tabs"),
        Some(mark) => {
            let _ = write!(text, ", parted by `{mark}`");
        }
        None => {}
    }
    match page.header_row {
        Some(row) => {
            let _ = write!(text, ", header in row {row}");
            // English is what everybody takes for granted.
            if !matches!(page.languages.as_slice(), [] | ["en"]) {
                let names: Vec<&str> = page.languages.iter().copied().map(language).collect();
                let _ = write!(text, " in {}", and_list(&names));
            }
        }
        None => text.push_str(", no header"),
    }
    if let Some(layout) = page.layout {
        let _ = write!(text, ", {layout}");
    }
    text.push('\n');
}

/// A language as English calls it.
fn language(code: &str) -> &str {
    match code {
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fi" => "Finnish",
        "fr" => "French",
        "it" => "Italian",
        "ja" => "Japanese",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ru" => "Russian",
        "zh" => "Chinese",
        other => other,
    }
}

/// `a`, `a and b`, or `a, b and c`.
fn and_list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn push_lists(page: &ColumnsPage<'_>, text: &mut String) {
    if page.lists.len() < 2 {
        if !page.columns.is_empty() {
            text.push_str("\nColumns\n");
            match page.header_row {
                Some(_) => push_columns(&page.columns, text),
                None => push_columns_by_letters(page, text),
            }
        }
        return;
    }
    for list in &page.lists {
        let _ = writeln!(
            text,
            "\nColumns of the list in rows {} to {}",
            list.header_row, list.last_row
        );
        push_columns(&list.columns, text);
    }
}

fn push_columns(columns: &[ColumnLine<'_>], text: &mut String) {
    let (named, nameless): (Vec<&ColumnLine<'_>>, Vec<&ColumnLine<'_>>) = columns
        .iter()
        .partition(|column| column.name.header.is_some() || column.field.is_some());
    let lines = named.into_iter().map(|column| {
        let header = column.name.header.as_ref().map_or("", Text::as_str);
        let letters = column.name.index.letters();
        ([letters, cut(header), meaning(column)], column.because)
    });
    push_table(&lines.collect::<Vec<_>>(), text);
    // A sheet may go on to the right without end.
    let _ = match nameless.len() {
        0 => Ok(()),
        1 => writeln!(text, "  and 1 column without a header, not used"),
        more => writeln!(text, "  and {more} columns without a header, not used"),
    };
}

/// The columns of a sheet without a header: there every one counts, and those of
/// which the same is to be said stand together.
fn push_columns_by_letters(page: &ColumnsPage<'_>, text: &mut String) {
    let is_same = |one: &ColumnLine<'_>, next: &ColumnLine<'_>| {
        let is_unused = |it: &ColumnLine<'_>| it.field.is_none() && !it.is_used;
        is_unused(one) && is_unused(next) && one.because == next.because
    };
    let lines = page.columns.chunk_by(is_same).filter_map(|same| {
        let (first, last) = (same.first()?, same.last()?);
        let letters = match same.len() {
            1 => first.name.index.letters(),
            _ => format!(
                "{}-{}",
                first.name.index.letters(),
                last.name.index.letters()
            ),
        };
        Some(([letters, meaning(first)], first.because))
    });
    push_table(&lines.collect::<Vec<_>>(), text);
}

/// What a column is, in a word or two.
fn meaning(column: &ColumnLine<'_>) -> String {
    match (column.field, column.round) {
        (None, _) if column.is_used => "used".to_owned(),
        (None, _) => "not used".to_owned(),
        (Some(field), None) => field.to_owned(),
        (Some(field), Some(round)) => format!("{field}, round {round}"),
    }
}

fn push_stages(page: &ColumnsPage<'_>, text: &mut String) {
    if page.stages.is_empty() {
        return;
    }
    text.push_str("\nStatus words\n");
    let lines = page.stages.iter().take(MOST_STAGES).map(|line| {
        let stage = line.stage.unwrap_or("not understood").to_owned();
        let rows = match line.rows {
            1 => "1 row".to_owned(),
            rows => format!("{rows} rows"),
        };
        ([cut(line.word), stage], rows)
    });
    let lines: Vec<([String; 2], String)> = lines.collect();
    let lines: Vec<([String; 2], &str)> = lines
        .iter()
        .map(|(cells, last)| (cells.clone(), last.as_str()))
        .collect();
    push_table(&lines, text);
    if let Some(more) = page
        .stages
        .len()
        .checked_sub(MOST_STAGES)
        .filter(|n| *n > 0)
    {
        let _ = writeln!(text, "  and {more} more, with `--format json`");
    }
}

fn dates(page: &ColumnsPage<'_>) -> String {
    match page.date_order {
        Some(order) => format!("{}: {}", order.replace('-', " "), page.date_order_because),
        None => page.date_order_because.clone(),
    }
}

fn rows(counts: Option<RowCounts>) -> String {
    let Some(counts) = counts else {
        return "not counted yet: it depends on what is missing".to_owned();
    };
    let number = |count: usize, one: &str, several: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {several}"),
    };
    let folded = match counts.folded {
        0 => String::new(),
        count => format!(", {count} that tell more of these"),
    };
    format!(
        "{}: {}{folded}, {} skipped, {} ignored (blank, totals, repeated headers)",
        number(counts.rows, "row", "rows"),
        number(counts.applications, "application", "applications"),
        counts.skipped,
        counts.ignored
    )
}

/// The words that the person is asked to put in.
fn push_words_to_fill_in(page: &ColumnsPage<'_>, text: &mut String) {
    let is_asked = |place: &str| page.to_type.iter().any(|line| line.value.contains(place));
    let mut push = |place: &str, words: &[&str]| {
        let _ = write!(text, "\n{place} is one of:");
        let mut width = WIDEST_LINE;
        for word in words {
            if width + word.len() + 2 > WIDEST_LINE {
                text.push_str("\n ");
                width = 1;
            }
            let _ = write!(text, " {word}");
            width += word.len() + 1;
        }
        text.push('\n');
    };
    if is_asked("FIELD=") {
        push("FIELD", &page.fields);
    }
    if is_asked("=STAGE") {
        push("STAGE", &page.known_stages);
    }
}

/// Cells one below the other, and a last one as long as it is.
fn push_table<const N: usize>(lines: &[([String; N], &str)], text: &mut String) {
    let widths: [usize; N] = std::array::from_fn(|column| {
        let widths = lines.iter().map(|(cells, _)| cells[column].width());
        widths.max().unwrap_or(0)
    });
    for (cells, last) in lines {
        for (cell, width) in cells.iter().zip(widths) {
            push_padded(cell, width, text);
        }
        let _ = writeln!(text, "  {last}");
    }
}

fn push_padded(cell: &str, width: usize, text: &mut String) {
    text.push_str("  ");
    text.push_str(cell);
    let missing = width.saturating_sub(cell.width());
    text.extend(std::iter::repeat_n(' ', missing));
}

/// A cell that is too long for a column is cut with `…`.
fn cut(cell: &str) -> String {
    if cell.width() <= WIDEST {
        return cell.to_owned();
    }
    let mut short = String::new();
    let mut width = 1;
    for character in cell.chars() {
        width += character.width().unwrap_or(0);
        if width > WIDEST {
            break;
        }
        short.push(character);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// A word as a shell takes it: as it is, or in single quotes.
#[must_use]
pub fn for_shell(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-=:./,+@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests;
