use proptest::prelude::{Just, Strategy, proptest};

use super::{Drafts, MOST_WHOLE};
use crate::columns::Applications;
use crate::columns::options::ReadingOptions;
use crate::columns::outline::Outline;
use crate::columns::sheet::Sheet;
use crate::columns::understand_packed;
use crate::read::{CsvOptions, Source, Table, read_csv};

const HEADER: &str = "Id,Company,Role,Applied,Interview,Decision,Location,Link,Notes";

fn table(header: &str, rows: &[&str]) -> Table {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let text = format!("{header}\n{}\n", rows.join("\n"));
    read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap()
}

/// Reads a sheet packed and as it is; both must tell the same. Gives how many
/// applications and diagnostics there are.
fn check(header: &str, rows: &[&str]) -> (usize, usize) {
    let table = table(header, rows);
    let (options, today) = (ReadingOptions::default(), "2026-11-21".parse().unwrap());
    let outline = Outline::of(&table, &options, Some(today)).unwrap();
    let settled = outline.settle_date_order(&options, today).unwrap();
    let read = |drafts| outline.read_into(drafts, settled.as_ref(), &options, today);
    let packed = read(Drafts::Packed(Vec::new()));
    assert!(matches!(packed.applications, Applications::Packed(_)));
    let whole = read(Drafts::Whole(Vec::new()));
    assert!(matches!(whole.applications, Applications::Whole(_)));
    let unpacked = |sheet: Sheet<Applications>| sheet.with_applications(Applications::unpack);
    let (packed, whole) = (unpacked(packed), unpacked(whole));
    assert_eq!(packed, whole);
    (whole.applications.len(), whole.diagnostics.len())
}

/// Rows that are like others in one way or another, or wrong.
const ROWS: [&str; 17] = [
    ",Acme,Engineer,2026-11-02,,,,,",
    ",Acme,Engineer,2026-11-02,,,,,called",
    ",ACME,engineer,2026-11-02,,,Oslo,,",
    ",Acme,Engineer,,,,,https://x.example/1,",
    ",Acme / Engineer,,2026-11-09,,,,,",
    "7,Brio,Cook,2026-11-02,2026-10-30,,,,",
    "7,Brio,Baker,2026-11-03,,,,,",
    "7,Brio,Baker,2026-11-03,,,,,asked",
    "9,Unknown,Cook,2026-11-02,,,,,a",
    "9,Unknown,Cook,2026-11-02,,,,,b",
    ",Café,Köchin,2026-11-02,,2026-10-01,,,will hear by Friday",
    ",Unknown,Cook,2026-11-02,,,,,a",
    ",Unknown,Cook,2026-11-02,,,,,b",
    ",Unknown,Cook,2026-11-02,,,,,b",
    ",Zeta,Chef,yonder,2026-11-30,2026-11-24,,,",
    ",,,2026-11-02,,,,,",
    ",Yam,Cook,2026-11-04,2026-11-20 10:00; 2026-11-23 with Ann,,,,",
];

#[test]
fn packed_or_not_the_sheet_says_the_same() {
    assert_eq!(check(HEADER, &ROWS), (12, 9));
    let first: chrono::NaiveDate = "2025-11-01".parse().unwrap();
    let many_days: Vec<String> = first
        .iter_days()
        .take(150)
        .map(|day| day.to_string())
        .collect();
    let row = format!(",Acme,Cook,,{},,,,", many_days.join("; "));
    assert_eq!(check(HEADER, &[&row, ",Bolt,Cook,,2026-11-24,,,,"]), (2, 1));
}

proptest! {
    #[test]
    fn the_same_in_any_order(rows in Just(ROWS.to_vec()).prop_shuffle(), some in 1..=ROWS.len()) {
        check(HEADER, &rows[..some]);
    }
}

#[test]
fn few_applications_are_whole_and_many_are_packed() {
    fn check(rows: usize, header: &str, is_packed: bool) {
        let rows: Vec<String> = (0..rows)
            .map(|row| format!("Acme {row},Applied,2026-11-02"))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let table = table(header, &rows);
        let today = "2026-11-21".parse().unwrap();
        let sheet = understand_packed(&table, &ReadingOptions::default(), today).unwrap();
        let found = matches!(sheet.applications, Applications::Packed(_));
        assert_eq!(found, is_packed, "{header} {}", rows.len());
        assert_eq!(sheet.applications.len(), rows.len());
        assert!(!sheet.applications.is_empty());
    }
    check(MOST_WHOLE, "Company,Status,Applied", false);
    check(MOST_WHOLE + 1, "Company,Status,Applied", true);
    // Each row is something that happened.
    check(MOST_WHOLE + 1, "Company,Event,Date", false);
}
