//! A table of a web page becomes a table. Many a site names such a page `.xls`
//! and calls it an export, and spreadsheets open it without a word.
//!
//! Looks at tags only as far as rows and cells go; never at styles or scripts.

use memchr::memmem;

use super::csv::guess_trouble;
use super::encoding::{Encoding, Undecodable, decode};
use super::spreadsheet::MOST_CELLS;
use super::table::{Format, Parts, Source, Table};
use crate::diagnostic::RowNumber;
use crate::error::{Error, ForeignFile, WorkbookFault, WorkbookLimit};

/// How far into a page its encoding is named, in bytes.
const HEAD: usize = 1024;

/// Reads the rows of all tables of a page, one after the other. Spreadsheets
/// number them so, too.
///
/// # Errors
///
/// A page without a table, bytes that are no text in its encoding, or too many
/// cells.
pub fn read_web_page(
    bytes: &[u8],
    source: Source,
    encoding: Option<Encoding>,
) -> Result<Table, Error> {
    let file = source.file.clone();
    let encoding = encoding.or_else(|| named_encoding(bytes));
    let decoded = match decode(bytes, encoding) {
        Ok(decoded) => decoded,
        Err(Undecodable::NotText) => return Err(Error::NotText { file }),
        Err(Undecodable::Malformed { encoding, .. }) => {
            let row = None;
            return Err(Error::Undecodable {
                file,
                encoding,
                row,
            });
        }
    };
    let mut page = Page::default();
    page.read(&decoded.text);
    page.finish_row();
    if page.cell_ends.len() > MOST_CELLS {
        let fault = WorkbookFault::OverLimit(WorkbookLimit::Cells);
        return Err(Error::Workbook { file, fault });
    }
    if page.row_ends.is_empty() {
        let fault = WorkbookFault::NotASheet(ForeignFile::WebPage);
        return Err(Error::Workbook { file, fault });
    }
    let parts = Parts {
        format: Format::Html,
        delimiter: None,
        encoding: decoded.encoding,
        is_guessed: decoded.guess.is_some(),
        troubles: decoded
            .guess
            .map(|guess| guess_trouble(guess, RowNumber(1)))
            .into_iter()
            .collect(),
        first_row: 1,
        text: page.text,
        cell_ends: page.cell_ends,
        row_ends: page.row_ends,
    };
    Ok(Table::from_parts(source, parts))
}

/// `charset=` in the head of the page.
fn named_encoding(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let at = memmem::find(&head, b"charset=")? + b"charset=".len();
    let rest = head.get(at..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = rest
        .iter()
        .position(|byte| !is_name(byte))
        .unwrap_or(rest.len());
    Encoding::from_name(std::str::from_utf8(rest.get(..end)?).ok()?)
}

/// The cells while they are gathered.
#[derive(Debug, Default)]
struct Page {
    text: String,
    cell_ends: Vec<u32>,
    row_ends: Vec<u32>,
    is_in_row: bool,
    /// The text of the cell that is open.
    cell: Option<String>,
    /// How many columns it takes.
    spanned: usize,
}

impl Page {
    fn read(&mut self, page: &str) {
        let mut rest = page;
        // A cell that spans a hundred columns is a few bytes.
        while let Some(at) = rest
            .find('<')
            .filter(|_| self.cell_ends.len() <= MOST_CELLS)
        {
            let (before, from) = rest.split_at(at);
            self.words(before);
            if let Some(comment) = from.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let end = end_of_tag(from);
            let tag = from.get(1..end).unwrap_or_default();
            rest = from.get(end + 1..).unwrap_or_default();
            let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '/');
            let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
            match name.to_ascii_lowercase().as_str() {
                "script" => rest = after(rest, "</script"),
                "style" => rest = after(rest, "</style"),
                "tr" => {
                    self.finish_row();
                    self.is_in_row = true;
                }
                "/tr" | "/table" => self.finish_row(),
                "td" | "th" if self.is_in_row => {
                    self.finish_cell();
                    self.cell = Some(String::new());
                    // The text of a wide cell stands in its first column.
                    self.spanned = columns_spanned(tag);
                }
                "/td" | "/th" => self.finish_cell(),
                "br" | "br/" | "/p" | "/div" | "/li" => {
                    if let Some(cell) = &mut self.cell {
                        cell.push('\n');
                    }
                }
                _ => {}
            }
        }
        self.words(rest);
    }

    /// Text between tags: as a browser shows it, any blanks are one.
    fn words(&mut self, text: &str) {
        let Some(cell) = &mut self.cell else {
            return;
        };
        if text.starts_with(char::is_whitespace) && !cell.ends_with(['\n', ' ']) {
            cell.push(' ');
        }
        for (index, word) in text.split_whitespace().enumerate() {
            if index > 0 {
                cell.push(' ');
            }
            push_unescaped(word, cell);
        }
        if text.ends_with(char::is_whitespace) && !cell.ends_with(['\n', ' ']) {
            cell.push(' ');
        }
    }

    fn finish_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        self.text.push_str(cell.trim());
        self.cell_ends.push(offset(self.text.len()));
        for _ in 1..self.spanned {
            self.cell_ends.push(offset(self.text.len()));
        }
    }

    fn finish_row(&mut self) {
        self.finish_cell();
        if self.is_in_row {
            self.row_ends.push(offset(self.cell_ends.len()));
        }
        self.is_in_row = false;
    }
}

/// Where the tag ends that the text begins with; a quoted `>` does not end it.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if byte == b'>' => return at,
            None => {}
        }
    }
    text.len()
}

/// The text from that tag on, which is in small letters.
fn after<'t>(text: &'t str, tag: &str) -> &'t str {
    let is_tag = |at: &usize| {
        let found = text.get(*at..*at + tag.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(tag))
    };
    let mut ends = text.match_indices("</").map(|(at, _)| at);
    ends.find(is_tag)
        .and_then(|at| text.get(at..))
        .unwrap_or("")
}

/// How many columns a cell takes.
fn columns_spanned(tag: &str) -> usize {
    const MOST: usize = 100;
    let tag = tag.to_ascii_lowercase();
    let value = tag.split_once("colspan=").map_or("", |(_, value)| value);
    let value = value.trim_start_matches(['"', '\'']);
    let end = value
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(value.len());
    value
        .get(..end)
        .unwrap_or_default()
        .parse()
        .unwrap_or(1)
        .clamp(1, MOST)
}

/// Names of characters that exports write; the others stay as they are.
const NAMED: [(&str, &str); 32] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("euro", "€"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
    ("atilde", "ã"),
    ("otilde", "õ"),
];

fn push_unescaped(word: &str, cell: &mut String) {
    let mut rest = word;
    while let Some((before, from)) = rest.split_once('&') {
        cell.push_str(before);
        match from
            .split_once(';')
            .and_then(|(name, after)| Some((named(name)?, after)))
        {
            Some((character, after)) => {
                cell.push_str(&character);
                rest = after;
            }
            None => {
                cell.push('&');
                rest = from;
            }
        }
    }
    cell.push_str(rest);
}

fn named(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?).map(String::from);
    }
    let known = NAMED.iter().find(|(known, _)| *known == name);
    known.map(|(_, text)| (*text).to_owned())
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Source, read_web_page};

    #[track_caller]
    fn check(page: &str, rows: &[&[&str]]) {
        let source = Source {
            file: "a.xls".into(),
            sheet: None,
        };
        let table = read_web_page(page.as_bytes(), source, None).unwrap();
        let found: Vec<Vec<&str>> = table.rows().map(|row| row.cells().collect()).collect();
        let expected: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn rows_and_cells_are_read() {
        check(
            "<html><body><table><tr><th>Company</th><th>Role</th></tr>\
             <tr><td>Acme</td><td>Cook</td></tr></table></body></html>",
            &[&["Company", "Role"], &["Acme", "Cook"]],
        );
        // Ends may be left out, and tags may shout.
        check(
            "<TABLE><TR><TD>a<TD>b<TR><TD>c</TABLE>",
            &[&["a", "b"], &["c"]],
        );
        check(
            "<table><tr><td colspan=\"2\">a</td><td>b</td></tr>",
            &[&["a", "", "b"]],
        );
        check(
            "<table><tr></tr><tr><td>a</td></tr></table>",
            &[&[], &["a"]],
        );
    }

    #[test]
    fn texts_are_what_a_browser_shows() {
        check(
            "<style>td > b {}</style><table><tr><td title=\"a > b\">\n  Acme &amp; <b>Sons</b>\n</td>\
             <td>one<br>two</td><td>Caf&eacute; &#8364;&#x41; &unknown; R&D</td>\
             <td><!-- no --><script>if (a < b) {}</script>x&nbsp;y</td></tr></table>",
            &[&["Acme & Sons", "one\ntwo", "Café €A &unknown; R&D", "x y"]],
        );
    }

    #[test]
    fn the_page_names_its_encoding() {
        let source = Source {
            file: "a.xls".into(),
            sheet: None,
        };
        let page = b"<meta charset=\"iso-8859-1\"><table><tr><td>Caf\xe9</td></tr></table>";
        let table = read_web_page(page, source, None).unwrap();
        assert_eq!(table.rows().next().unwrap().cells().next(), Some("Café"));
        assert_eq!(
            (table.encoding(), table.is_encoding_guessed()),
            ("Windows-1252", false)
        );
    }
}
