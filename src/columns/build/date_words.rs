//! The words of dates become the source of a table: the number of a month in the
//! lowest four bits, and a bit for each group of words that mean the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::table::write_table;

/// The groups, in the order of their bits.
const GROUPS: [&str; 7] = ["of", "at", "hour", "until", "and", "ordinal", "weekday"];

/// The bits that are left to the months.
const BITS_OF_MONTHS: usize = 4;

/// The table; the error names a line that says nothing.
pub(crate) fn to_source(path: &str, text: &str) -> Result<String, String> {
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let list = line.split_once(':').and_then(|(key, list)| {
            let group = GROUPS.iter().position(|it| *it == key);
            let bit = group.map(|place| 1 << (BITS_OF_MONTHS + place));
            let month = key.parse().ok().filter(|month| (1..=12).contains(month));
            Some((bit.or(month)?, list))
        });
        let (value, list) =
            list.ok_or_else(|| format!("{path}:{number}: `{line}` says nothing"))?;
        for word in list.split(',').map(str::trim) {
            *words.entry(word.to_owned()).or_default() |= value;
        }
    }
    let mut out = String::new();
    for (place, group) in GROUPS.iter().enumerate() {
        let (group, bit) = (group.to_uppercase(), BITS_OF_MONTHS + place);
        let _ = writeln!(out, "pub(super) const {group}: u32 = 1 << {bit};");
    }
    let entries: Vec<_> = words.into_iter().collect();
    write_table(&mut out, "DATE_WORDS", &entries);
    Ok(out)
}
