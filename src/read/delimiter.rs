//! Which character parts the cells of a text. Looks at the shape of the first
//! records only; never at what the cells mean.

use super::csv::record_widths;

/// How much of the text is looked at, in bytes.
const SAMPLE: usize = 64 * 1024;

/// The separators that are looked for; where two fit equally well, the earlier.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How well a separator fits a sample.
#[derive(Clone, Copy)]
struct Fit {
    /// How many records have the commonest width.
    agreeing: u64,
    /// How many records there are.
    records: u64,
    /// The commonest width above 1.
    width: usize,
}

impl Fit {
    fn is_perfect(self) -> bool {
        self.agreeing == self.records
    }

    /// Whether more of the records agree, or as many on more cells.
    fn is_better_than(self, other: Self) -> bool {
        let (own, theirs) = (self.agreeing * other.records, other.agreeing * self.records);
        own > theirs || (own == theirs && self.width > other.width)
    }
}

/// Finds the separator under which most records have the same number of cells.
/// A comma where nothing parts anything.
pub(super) fn find(text: &[u8]) -> u8 {
    let mut best: Option<(u8, Fit)> = None;
    for candidate in CANDIDATES {
        if best.is_some_and(|(_, so_far)| cannot_be_better(text, candidate, so_far)) {
            continue;
        }
        let Some(fit) = fit(text, candidate) else {
            continue;
        };
        if best.is_none_or(|(_, so_far)| fit.is_better_than(so_far)) {
            best = Some((candidate, fit));
        }
    }
    best.map_or(b',', |(delimiter, _)| delimiter)
}

/// Whether the first record tells that no records agree on more cells: most sheets are
/// taken apart by one separator only, then.
fn cannot_be_better(text: &[u8], candidate: u8, so_far: Fit) -> bool {
    let is_line_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let start = text.iter().position(|byte| !is_line_end(byte));
    let text = &text[start.unwrap_or(0)..];
    let end = text.iter().position(is_line_end);
    let first = &text[..end.unwrap_or(text.len())];
    // With a quote in it, the record may end elsewhere.
    let parts = first.iter().filter(|byte| **byte == candidate).count();
    so_far.is_perfect() && !first.contains(&b'"') && parts < so_far.width
}

/// `None` if no record has two cells.
fn fit(text: &[u8], delimiter: u8) -> Option<Fit> {
    let sample = text.get(..SAMPLE).unwrap_or(text);
    if !sample.contains(&delimiter) {
        return None;
    }
    let mut widths = record_widths(sample, delimiter);
    // The last record of a sample that was cut is most likely cut too.
    if sample.len() < text.len() && widths.len() > 1 {
        widths.pop();
    }
    let records = widths.len() as u64;
    widths.sort_unstable();
    widths
        .chunk_by(|a, b| a == b)
        .filter_map(|run| Some((run.len() as u64, *run.first().filter(|&&width| width > 1)?)))
        .max()
        .map(|(agreeing, width)| Fit {
            agreeing,
            records,
            width,
        })
}

/// The separator that a first line `sep=;` names, and the text after that
/// line. Spreadsheets write and obey it.
pub(super) fn split_separator_line(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = match text.find(['\r', '\n']) {
        Some(end) => text.split_at(end),
        None => (text, ""),
    };
    let line = line
        .strip_prefix('"')
        .and_then(|line| line.strip_suffix('"'))
        .unwrap_or(line);
    let (name, separator) = line.split_at_checked(4)?;
    let &[separator] = separator.as_bytes() else {
        return None;
    };
    if !name.eq_ignore_ascii_case("sep=") || !can_part_cells(separator) {
        return None;
    }
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.get(1..))
        .unwrap_or("");
    Some((separator, rest))
}

/// Whether that byte can be a separator at all: one character of its own that
/// neither quotes a cell nor ends a line.
pub(super) fn can_part_cells(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n' | 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::{CANDIDATES, Fit, SAMPLE, find, fit, split_separator_line};

    #[track_caller]
    fn check(text: &str, expected: char) {
        assert_eq!(char::from(find(text.as_bytes())), expected, "{text:?}");
    }

    #[test]
    fn each_separator_is_found() {
        check("Company,Role\nAcme,Engineer\n", ',');
        check("Company;Role\nAcme;Engineer\n", ';');
        check("Company\tRole\nAcme\tEngineer\n", '\t');
        check("Company|Role\nAcme|Engineer\n", '|');
    }

    #[test]
    fn quoted_commas_do_not_fool_it() {
        check(
            "\"Company, or firm, or both\";\"Role\"\nAcme;Engineer\nBeta;Cook\n",
            ';',
        );
        check(
            "Name;Note\nAcme;\"one,\ntwo,\nthree,\nfour\"\nBeta;x\n",
            ';',
        );
    }

    #[test]
    fn decimal_commas_do_not_fool_it() {
        check("Firma;Stelle;Note\nAcme;Koch;4,5\nBeta;Kellner;3,5\n", ';');
        check("Firma, Ort;Stelle;Note\nAcme, Wien;Koch;4\n", ';');
    }

    #[test]
    fn a_title_and_ragged_rows_do_not_fool_it() {
        check(
            "My jobs; all of them\n\nA,B,C\n1,2,3\n1,2,3,4\n1,2,3\n",
            ',',
        );
    }

    #[test]
    fn a_comma_is_taken_where_nothing_parts_anything() {
        check("", ',');
        check("Company\nAcme\n", ',');
        check("Company,Role;Title\n", ',');
    }

    #[test]
    fn the_record_that_the_sample_cuts_does_not_count() {
        let mut text = String::from("a;b\n1;2\n");
        text.push_str("1;");
        text.push_str(&"x, ".repeat(SAMPLE));
        check(&text, ';');
    }

    proptest! {
        /// A separator that is passed over is none that would have been taken.
        #[test]
        fn all_that_could_be_better_are_tried(text in "([a,;|\t]{0,4}[\"\n\r]?){0,30}") {
            let fits = CANDIDATES.into_iter().filter_map(|it| Some((it, fit(text.as_bytes(), it)?)));
            let best = fits.reduce(|best: (u8, Fit), other| {
                if other.1.is_better_than(best.1) { other } else { best }
            });
            check(&text, best.map_or(',', |(delimiter, _)| char::from(delimiter)));
        }
    }

    #[test]
    fn a_separator_line_is_read() {
        for (text, expected) in [
            ("sep=;\na;b\n", Some((b';', "a;b\n"))),
            ("SEP=|\r\na|b", Some((b'|', "a|b"))),
            ("\"sep=,\"\ra,b", Some((b',', "a,b"))),
            ("sep=\t", Some((b'\t', ""))),
            ("sep=;;\n", None),
            ("sep=\"\n", None),
            ("separator\n", None),
            ("Café=;\n", None),
            ("", None),
        ] {
            assert_eq!(split_separator_line(text), expected, "{text:?}");
        }
    }
}
