//! The cells of one column become counts: how many there are, of what kind, how
//! many name a job, an employer or a place. Decides nothing.

use std::collections::HashSet;

use super::super::value_profile::{Kind, Profile};
use super::super::words::Words;
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::{EmailAddress, WebAddress, comparable};

/// So many rows are looked at, from the top: what they do not tell, more will not.
const ROWS_LOOKED_AT: usize = 200;
/// A text of more words than this names neither a job nor an employer.
const WORDS_OF_A_JOB: usize = 8;

/// What an employer or a job may look like.
const TEXTS: [Kind; 6] = [
    Kind::Text,
    Kind::Name,
    Kind::Title,
    Kind::Way,
    Kind::Stage,
    Kind::Sentence,
];

/// One column, measured.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) column: ColumnIndex,
    pub(super) profile: Profile,
    /// The rows that were looked at.
    pub(super) rows: usize,
    /// The rows in which the column says something.
    pub(super) filled: usize,
    /// How many different values it has.
    pub(super) distinct: usize,
    jobs: usize,
    places: usize,
    boards: usize,
    short: usize,
    /// Rows in which it says what employers are called: by a word that stands in
    /// such names only, or by an address in the row that is called the same.
    pub(super) firms: usize,
}

impl Measured {
    /// Measures one column of these rows.
    pub(super) fn of(column: ColumnIndex, rows: &[Row<'_>], words: &Words) -> Self {
        let rows = &rows[..rows.len().min(ROWS_LOOKED_AT)];
        let cells = || rows.iter().map(|row| row.cell(column));
        let mut measured = Self {
            column,
            profile: Profile::of(cells(), words),
            rows: rows.len(),
            filled: 0,
            distinct: 0,
            jobs: 0,
            places: 0,
            boards: 0,
            short: 0,
            firms: 0,
        };
        let mut values: HashSet<String> = HashSet::new();
        for (row, cell) in rows.iter().zip(cells()) {
            if words.is_empty(cell) {
                continue;
            }
            measured.filled += 1;
            values.insert(comparable(cell));
            if cell.split_whitespace().nth(WORDS_OF_A_JOB).is_some() {
                continue;
            }
            measured.short += 1;
            measured.jobs += usize::from(words.may_name_a_job(cell));
            measured.places += usize::from(words.is_place(cell));
            measured.boards += usize::from(words.is_board(cell));
            let is_firm = words.is_like_a_firm(cell) || is_called_like_an_address(cell, *row);
            measured.firms += usize::from(is_firm);
        }
        measured.distinct = values.len();
        measured
    }

    /// Whether half of the cells or more are of one of these kinds, and there is one.
    pub(super) fn is_mostly(&self, kinds: &[Kind]) -> bool {
        self.profile.is_mostly(kinds)
    }

    /// Whether four of five cells or more are of one of these kinds.
    pub(super) fn is_nearly_all(&self, kinds: &[Kind]) -> bool {
        let count = self.profile.count(kinds);
        count > 0 && count * 5 >= self.profile.filled() * 4
    }

    /// Whether it may hold employers or jobs: texts of a few words, in nearly
    /// every row.
    pub(super) fn holds_names(&self) -> bool {
        self.filled > 0
            && self.filled * 5 >= self.rows * 4
            && self.short * 5 >= self.filled * 4
            && self.is_nearly_all(&TEXTS)
    }

    /// Whether three of five cells or more name a job.
    pub(super) fn names_jobs(&self) -> bool {
        self.jobs > 0 && self.jobs * 5 >= self.filled * 3
    }

    /// Whether a job stands in no more than one of four cells.
    pub(super) fn names_no_jobs(&self) -> bool {
        self.jobs * 4 <= self.filled
    }

    /// Whether its cells say where a job is, or where it was found.
    pub(super) fn is_place_or_board(&self) -> bool {
        self.is_place() || self.boards > 0 && self.boards * 2 >= self.filled
    }

    /// Whether its cells say where a job is.
    pub(super) fn is_place(&self) -> bool {
        self.places > 0 && self.places * 2 >= self.filled
    }

    /// Whether its values come again and again, as `Full-time` does.
    pub(super) fn is_of_few_values(&self) -> bool {
        self.filled >= 4 && self.distinct * 2 < self.filled
    }
}

/// Whether an address of the row is at a host that is called like the cell:
/// `Acme Foods` and `jobs.acme-foods.example`.
fn is_called_like_an_address(cell: &str, row: Row<'_>) -> bool {
    const SHORTEST: usize = 4;
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let name = letters(cell);
    name.chars().count() >= SHORTEST
        && row
            .cells()
            .filter_map(host_of)
            .any(|host| host.split('.').any(|part| letters(part) == name))
}

/// The host of a web or mail address.
fn host_of(cell: &str) -> Option<String> {
    if cell.contains('@') {
        let address = EmailAddress::parse(cell)?;
        return Some(address.as_str().split_once('@')?.1.to_owned());
    }
    let address = WebAddress::parse(cell).filter(|_| cell.contains("://"))?;
    let (_, rest) = address.as_str().split_once("://")?;
    Some(rest.split(['/', ':', '?', '#']).next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Measured;
    use crate::columns::words::Words;
    use crate::diagnostic::ColumnIndex;
    use crate::read::{CsvOptions, Row, Source, read_csv};

    #[test]
    fn cells_that_name_jobs_employers_and_places_are_counted() {
        fn check(text: &str, wanted: &str) {
            let source = Source {
                file: "a.csv".into(),
                sheet: None,
            };
            let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
            let rows: Vec<Row<'_>> = table.rows().collect();
            let measured = Measured::of(ColumnIndex(0), &rows, Words::built_in());
            let mut found = Vec::new();
            for (word, holds) in [
                ("names", measured.holds_names()),
                ("jobs", measured.names_jobs()),
                ("no jobs", measured.names_no_jobs()),
                ("places", measured.is_place()),
                ("firms", measured.firms > 0),
                ("few", measured.is_of_few_values()),
            ] {
                if holds {
                    found.push(word);
                }
            }
            assert_eq!(found.join(" "), wanted, "{text}");
        }
        check("Acme,x\nBorel,x\n", "names no jobs");
        check("Acme Ltd,x\nBorel,x\n", "names no jobs firms");
        check("Cook,x\nSenior Data Engineer (remote),x\n", "names jobs");
        check("Bürokaufmann (m/w/d),x\nPflegefachkraft,x\n", "names jobs");
        check("ソフトウェアエンジニア,x\n高级软件工程师,x\n", "names jobs");
        check("Berlin,x\n\"Austin, TX\",x\n", "names no jobs places");
        check("Remote,x\n\"Springfield, IL\",x\n", "names no jobs places");
        check(
            "Vireo,https://jobs.vireo.example/7\nBorel,x\n",
            "names no jobs firms",
        );
        check("Blue Reed,ann@blue-reed.example\n", "names no jobs firms");
        check(
            "High,x\nLow,x\nHigh,x\nHigh,x\nLow,x\n",
            "names no jobs few",
        );
        check("2026-11-02,x\n", "no jobs");
        check("Acme,x\n,x\n,x\n", "no jobs");
    }
}
