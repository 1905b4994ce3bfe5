//! Whether names are written `Li, Ann`: told by a whole column of them, or by
//! an address that spells the name.

use super::addresses::spells;
use super::people::NameOrder;
use super::people_columns::PeopleColumns;
use super::words::Words;
use crate::diagnostic::ColumnIndex;
use crate::read::Row;
use crate::text::EmailAddress;

/// So many cells make a habit.
const FEWEST: usize = 2;

/// Finds the columns in which every name has its comma.
pub(super) fn note_name_orders(people: &mut [PeopleColumns], rows: &[Row<'_>], words: &Words) {
    for group in people {
        if let Some(column) = group.name
            && has_the_habit(column, rows, words)
        {
            group.order = NameOrder::FamilyFirst;
        }
    }
}

fn has_the_habit(column: ColumnIndex, rows: &[Row<'_>], words: &Words) -> bool {
    let mut found: Vec<&str> = Vec::new();
    for row in rows {
        let cell = row.cell(column);
        if words.is_nobody(cell) {
            continue;
        }
        let all = cell.split([';', '\n', '|']).map(str::trim);
        if !all
            .filter(|name| !name.is_empty())
            .all(|name| is_pair(name, words))
        {
            return false;
        }
        if found.len() < FEWEST && !found.contains(&cell) {
            found.push(cell);
        }
    }
    found.len() >= FEWEST
}

/// `Li, Ann`, `van den Berg, Bo`, `Li, Ann Marie`; not `Ann Li, Bo Berg`.
fn is_pair(name: &str, words: &Words) -> bool {
    let name = name.split(['(', '<', '[']).next().unwrap_or_default();
    let Some((family, given)) = name.split_once(',') else {
        return false;
    };
    let (family, given) = (family.trim(), given.trim());
    let length = |name: &str| name.split_whitespace().count();
    let is_name = |name: &str| {
        let is_part = |c: char| c.is_alphabetic() || "-'’. ".contains(c);
        !name.is_empty() && name.chars().all(is_part) && words.title(name).is_none()
    };
    is_name(family)
        && is_name(given)
        && length(given) <= 2
        && (length(family) == 1 || length(given) == 1)
}

/// Whether the one address beside `Li, Ann` is of Ann Li.
pub(super) fn address_spells_family_first(name: &str, email: &str, words: &Words) -> bool {
    let Some(email) = EmailAddress::parse(email.trim()) else {
        return false;
    };
    let pair = name.split_once(',').filter(|_| is_pair(name, words));
    pair.is_some_and(|(family, given)| {
        spells(&email, &format!("{} {}", given.trim(), family.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::has_the_habit;
    use crate::columns::words::Words;
    use crate::diagnostic::ColumnIndex;
    use crate::read::{CsvOptions, Source, read_csv};

    #[test]
    fn every_name_of_the_column_must_have_its_comma() {
        fn check(cells: &[&str], expected: bool) {
            let lines: Vec<String> = cells.iter().map(|cell| format!("a,\"{cell}\"")).collect();
            let source = Source {
                file: "a.csv".into(),
                sheet: None,
            };
            let table =
                read_csv(lines.join("\n").as_bytes(), source, &CsvOptions::default()).unwrap();
            let rows: Vec<_> = table.rows().collect();
            let found = has_the_habit(ColumnIndex(1), &rows, Words::built_in());
            assert_eq!(found, expected, "{cells:?}");
        }
        check(&["Li, Ann", "Berg, Bo"], true);
        check(&["Li, Ann", "n/a", "", "van den Berg, Bo; Dow, Cy"], true);
        check(&["Li, Ann (CTO)", "Berg, Bo Marie <bo@x.example>"], true);
        check(&["Li, Ann"], false);
        check(&["Li, Ann", "Li, Ann"], false);
        check(&["Li, Ann", "Bo Berg"], false);
        check(&["Ann Li, Bo Berg", "Cy Dow, Di Fox"], false);
        check(&["Ann Li, CTO", "Bo Berg, Recruiter"], false);
        check(&["Li, Ann", "Anna, Bo, Cy"], false);
        check(&[], false);
    }
}
