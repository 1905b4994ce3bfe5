//! The holiday table against fixtures that were written without it, and what
//! the person reads who asks for a region that it has not.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use chrono::Datelike as _;
use followup::business_days::{Region, UnknownRegion};

/// The region's days as its fixture has them.
fn listed(region: Region) -> String {
    let known = region.holidays();
    let holidays = known.holidays.iter().map(|day| {
        let flag = if day.estimated { "estimated" } else { "firm" };
        format!("{}\t{}\t{flag}", day.on, day.name)
    });
    let worked = known
        .working_days
        .iter()
        .map(|on| format!("{on}\t\tworked"));
    let lines: BTreeSet<String> = holidays.chain(worked).collect();
    let mut text = String::new();
    for line in lines {
        writeln!(text, "{line}").unwrap();
    }
    text
}

#[test]
fn the_table_says_of_each_fixtures_region_what_the_package_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/holidays");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let code = path.file_stem().unwrap().to_str().unwrap();
        let expected = std::fs::read_to_string(&path).unwrap();
        let found = listed(Region::parse(code).unwrap());
        for (found, expected) in found.lines().zip(expected.lines()) {
            assert_eq!(found, expected, "{code}");
        }
        assert_eq!(found.len(), expected.len(), "{code}");
        checked += 1;
    }
    assert_eq!(checked, 23);
}

#[test]
fn every_region_has_its_days_in_order_one_a_day_and_worked_days_on_weekends() {
    let mut without = Vec::new();
    for region in Region::all() {
        let known = region.holidays();
        let days: Vec<_> = known.holidays.iter().map(|day| day.on).collect();
        assert!(days.is_sorted_by(|one, next| one < next), "{region}");
        assert!(
            known.working_days.is_sorted_by(|one, next| one < next),
            "{region}"
        );
        for on in days.iter().chain(&known.working_days) {
            assert!((2020..=2035).contains(&on.year()), "{region} {on}");
        }
        for on in &known.working_days {
            assert!(!known.weekend.is_working(on.weekday()), "{region} {on}");
        }
        // Firm is firm.
        let last = known.last_firm_year;
        let mut of_last = known.holidays.iter().filter(|day| day.on.year() == last);
        assert!(of_last.all(|day| !day.estimated), "{region} {last}");
        if days.is_empty() {
            without.push(region.code());
        }
        assert_eq!(Region::parse(&region.code().to_lowercase()), Ok(region));
    }
    // Nobody lives there.
    assert_eq!(without, ["BV", "HM", "IO"]);
}

#[test]
fn an_unknown_region_is_refused_with_the_closest_ones() {
    fn check(wanted: &str, expected: &str) {
        let error: UnknownRegion = Region::parse(wanted).unwrap_err();
        let message = format!("there are no holidays for `{}`", wanted.trim());
        assert_eq!(error.to_string(), message);
        assert_eq!(error.hint(), expected, "{wanted}");
    }
    // Other names of countries.
    check("UK", "did you mean `GB`?");
    check("USA", "did you mean `US`?");
    check("deu", "did you mean `DE`?");
    check("Germany", "did you mean `DE`?");
    check("turkey", "did you mean `TR`?");
    // Names of parts, and their codes alone.
    check("Scotland", "did you mean `GB-SCT`?");
    check("california", "did you mean `US-CA`?");
    check("NSW", "did you mean `AU-NSW`?");
    check("WA", "did you mean `AU-WA` or `US-WA`?");
    // The right part of a country by another name, or by another sign.
    check("UK-SCT", "did you mean `GB-SCT`?");
    check("USA-CA", "did you mean `US-CA`?");
    check("U.S.", "did you mean `US`?");
    check("us_ny", "did you mean `US-NY`?");
    check("Germany, Bayern", "did you mean `DE-BY`?");
    check("UK-XYZ", "did you mean `GB`?");
    // Mistyped.
    check("Germny", "did you mean `DE`?");
    check("Califronia", "did you mean `US-CA`?");
    // A country that is not divided.
    check("SG-01", "did you mean `SG`?");
    // A part that is none.
    check("GB-XYZ", "known parts of `GB` are: ENG, NIR, SCT, WLS");
    check(
        "gb-scotland",
        "did you mean `GB-SCT`? known parts of `GB` are: ENG, NIR, SCT, WLS",
    );
    check(
        "US-XX",
        "known parts of `US` are: AK, AL, AR, AS, AZ, CA, CO, CT, DC, DE, FL, GA, GU, HI, IA, \
         ID, IL, IN, KS, KY, LA, MA, MD, ME, MI, MN, MO, MP, MS, MT, NC, ND, NE, NH, NJ, NM, NV, \
         NY, OH, OK, OR, PA, PR, RI, SC, SD, TN, TX, UM, UT, VA, VI, VT, WA, WI, WV, WY",
    );
    // Nothing like it.
    let form = "a region is a country such as `US`, or a part of one such as `US-CA`";
    check("", form);
    check("  ", form);
    check("QQ", form);
    check("-", form);
    check("%$#", form);
}

#[test]
fn of_many_parts_the_rest_is_counted() {
    let error = Region::parse("IT-XX").unwrap_err();
    assert_eq!(error.subdivisions.len(), 114);
    let hint = error.hint();
    assert!(
        hint.starts_with("known parts of `IT` are: AG, AL, AN, "),
        "{hint}"
    );
    assert!(hint.ends_with(" and 54 more"), "{hint}");
}
