//! `--max-size`, `--max-rows`, `--max-columns`, `--max-cell` and `--max-applications`
//! become limits.

use followup::read::Limits;

use crate::settings::Settings;
use crate::stop::Stop;

/// How much the settings let be read.
pub(crate) fn limits(settings: &Settings<'_>) -> Result<Limits, Stop> {
    let (default, highest) = (Limits::default(), Limits::HIGHEST);
    Ok(Limits {
        size: size(settings, "max-size", highest.size)?.unwrap_or(default.size),
        rows: settings
            .number("max-rows", 1..=highest.rows)?
            .unwrap_or(default.rows),
        columns: settings
            .number("max-columns", 1..=highest.columns)?
            .unwrap_or(default.columns),
        cell: size(settings, "max-cell", highest.cell)?.unwrap_or(default.cell),
    })
}

/// Nobody applies so often, but an export that went wrong may say so; a careers
/// office that does have more says it with the flag. So many stay below 512 MB on
/// the way to a calendar or a table; a todo.txt with a task for each takes twice that.
const MOST_APPLICATIONS: u32 = 200_000;

/// How many rows of applications the settings let be read.
pub(crate) fn most_applications(settings: &Settings<'_>) -> Result<u32, Stop> {
    let given = settings.number("max-applications", 1..=Limits::HIGHEST.rows)?;
    Ok(given.unwrap_or(MOST_APPLICATIONS))
}

fn size(settings: &Settings<'_>, key: &'static str, highest: u64) -> Result<Option<u64>, Stop> {
    let Some(value) = settings.single(key) else {
        return Ok(None);
    };
    // 4 GB is one byte more than the highest, and what a person writes.
    let bytes = parse_size(&value.text).filter(|bytes| (1..=highest + 1).contains(bytes));
    let bytes = bytes.ok_or_else(|| value.refuse("write a size like 200MB, of up to 4GB"))?;
    Ok(Some(bytes.min(highest)))
}

/// `200 MB`, `64k`, `1000`: bytes, and units that are 1024 times the one before.
fn parse_size(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (number, unit) = text.split_at(end.unwrap_or(text.len()));
    let unit: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" | "bytes" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::parse_size;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        fn check(text: &str, expected: Option<u64>) {
            assert_eq!(parse_size(text), expected, "{text:?}");
        }
        check("1000", Some(1000));
        check("64kB", Some(65_536));
        check("64 KiB", Some(65_536));
        check("200MB", Some(209_715_200));
        check(" 200 m ", Some(209_715_200));
        check("4 GB", Some(4_294_967_296));
        check("1e6", None);
        check("-1", None);
        check("1.5 GB", None);
        check("MB", None);
        check("", None);
        check("99999999999999 GB", None);
    }
}
