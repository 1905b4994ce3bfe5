//! Every line of the table and of the weekends reads, and every region is found.

use super::{Entry, FIRST_YEAR, Item, LAST_YEAR, Section, WEEKENDS, days, weekend};

#[test]
fn an_item_is_a_day_of_one_year_or_of_many() {
    fn check(items: &'static str, expected: &[&str]) {
        let days = Item::days(items, "").map(|day| {
            let mark = if day.estimated { "~" } else { "" };
            format!("{mark}{}", day.on)
        });
        assert_eq!(days.collect::<Vec<_>>(), expected, "{items}");
    }
    check("2026-04-05", &["2026-04-05"]);
    check("~2026-04-05 2027-03-28", &["~2026-04-05", "2027-03-28"]);
    check(
        "06-19/2021-2023",
        &["2021-06-19", "2022-06-19", "2023-06-19"],
    );
    check("~06-19/2021-2022", &["~2021-06-19", "~2022-06-19"]);
    // Not in the table, and no day either.
    check("02-29/2022-2024", &["2024-02-29"]);
    for broken in ["", "x", "1-1", "2026-13-01", "06-19/2021", "06/2021-2022"] {
        check(broken, &[]);
    }
    assert_eq!(Item::days("01-01", "").count(), 16);
}

#[test]
fn every_line_of_every_section_reads() {
    let mut regions = 0;
    for section in Section::all() {
        regions += 1;
        let code = section.code;
        let firm = FIRST_YEAR - 1..=LAST_YEAR;
        assert!(firm.contains(&section.last_firm_year), "{code}");
        assert!(
            section.last_firm_year <= section.last_complete_year,
            "{code}"
        );
        assert!(section.last_complete_year <= LAST_YEAR, "{code}");
        assert!(section.names().all(|name| !name.is_empty()), "{code}");
        for line in section.lines.lines() {
            let items = match Entry::parse(line) {
                Some(Entry::NoHoliday(_, "")) => continue,
                Some(Entry::Holiday(_, items) | Entry::NoHoliday(_, items)) => items,
                Some(Entry::Worked(items)) => items,
                None => panic!("{code}: {line}"),
            };
            let read = |item| Item::parse(item).is_some();
            assert!(items.split(' ').all(read), "{code}: {line}");
        }
    }
    assert_eq!(regions, 901);
}

#[test]
fn every_section_is_found_by_its_code_and_no_other() {
    for section in Section::all() {
        let capitals = section.code.to_uppercase();
        let found = Section::find(&capitals).map(|found| found.code);
        assert_eq!(found, Some(section.code));
        for near in [
            format!("{capitals}!"),
            format!("{capitals} "),
            format!("-{capitals}"),
        ] {
            assert!(Section::find(&near).is_none(), "{near}");
        }
    }
    for absent in ["", "@", "A", "ZZ", "U", "USA", "ÿ", "US-"] {
        assert!(Section::find(absent).is_none(), "{absent}");
    }
}

#[test]
fn a_part_takes_away_only_what_its_country_has() {
    for part in Section::all() {
        let Some((country, _)) = part.country_and_part() else {
            continue;
        };
        let country = Section::find(country).unwrap();
        let (days_of_country, _) = days(country, None);
        for entry in part.entries() {
            let Entry::NoHoliday(name, items) = entry else {
                continue;
            };
            let mut taken = Item::days(items, name);
            assert!(
                taken.all(|day| days_of_country.contains(&day)),
                "{}",
                part.code
            );
            let named = days_of_country.iter().any(|day| day.name == name);
            assert!(named, "{}: {name}", part.code);
        }
    }
}

#[test]
fn every_weekend_reads_and_is_of_a_known_region() {
    let comment = |line: &&str| line.is_empty() || line.starts_with('#');
    for line in WEEKENDS.lines().filter(|line| !comment(line)) {
        let (region, _) = weekend(line).unwrap_or_else(|| panic!("{line}"));
        assert!(Section::find(region).is_some(), "{region}");
    }
}
