//! A workbook in the binary form of Excel (.xlsb), record by record, since no
//! free program writes one.

use super::{TYPES, package, plan};

/// A record: its number and its length in groups of seven bits, then its data.
pub(super) fn record(number: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = match number {
        0..0x80 => vec![number as u8],
        _ => vec![(number & 0x7f) as u8 | 0x80, (number >> 7) as u8],
    };
    let length = data.len();
    bytes.extend([(length & 0x7f) as u8 | 0x80, (length >> 7) as u8]);
    bytes.extend_from_slice(data);
    bytes
}

pub(super) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
    bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    bytes
}

pub(super) fn cell(number: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    let head = [column.to_le_bytes(), style.to_le_bytes()].concat();
    record(number, &[&head, value].concat())
}

pub(super) fn text(column: u32, text: &str) -> Vec<u8> {
    cell(0x0006, column, 0, &wide(text))
}

/// One sheet of these rows, in a system of dates, with these parts more or
/// instead.
pub(super) fn workbook_of(rows: &[u8], is_1904: bool, more: &[(&str, &[u8])]) -> Vec<u8> {
    let relations = br#"<?xml version="1.0"?><Relationships><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let state_and_number = [0_u32.to_le_bytes(), 1_u32.to_le_bytes()].concat();
    let bundle = [state_and_number, wide("rId1"), wide("Jobs")].concat();
    let book = [
        record(0x0099, &[u8::from(is_1904), 0, 0, 0]),
        record(0x009c, &bundle),
        record(0x0090, &[]),
        record(0x009d, &[]),
    ];
    let format = |number: u16| {
        let mut data = vec![0; 16];
        data[2..4].copy_from_slice(&number.to_le_bytes());
        record(0x002f, &data)
    };
    let styles = [record(0x0269, &2_u32.to_le_bytes()), format(0), format(14)];
    let (begin, end) = (record(0x0094, &[0; 16]), record(0x0092, &[]));
    let sheet = [&begin, &record(0x0091, &[]), rows, &end].concat();
    let (book, styles) = (book.concat(), styles.concat());
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations),
        ("xl/styles.bin", &styles),
        ("xl/worksheets/sheet1.bin", &sheet),
    ];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend_from_slice(more);
    package(&parts)
}

/// One sheet with a date, in a system of dates.
fn workbook(serial: f64, is_1904: bool) -> Vec<u8> {
    let rows = [
        record(0x0000, &0_u32.to_le_bytes()),
        text(0, "Company"),
        text(1, "Position"),
        text(2, "Date Applied"),
        text(3, "Notes"),
        record(0x0000, &2_u32.to_le_bytes()),
        text(0, "Acme"),
        text(1, "Cook"),
        cell(0x0005, 2, 1, &serial.to_le_bytes()),
        cell(0x0004, 3, 0, &[1]),
    ];
    workbook_of(&rows.concat(), is_1904, &[])
}

#[test]
fn a_binary_workbook_gives_the_plan_of_its_csv() {
    let csv = "Company,Position,Date Applied,Notes\n\nAcme,Cook,2026-11-20,TRUE\n";
    let expected = plan("a.csv", csv.as_bytes(), &[]);
    expected.is(0, &expected.stdout, "");
    plan("a.xlsb", &workbook(46_346.0, false), &[]).is(0, &expected.stdout, "");
    plan("a.xlsb", &workbook(44_884.0, true), &[]).is(0, &expected.stdout, "");
    plan("a.xlsb", &workbook(60.0, false), &[]).is(
        1,
        &plan("a.csv", csv.replace("2026-11-20", "").as_bytes(), &[]).stdout,
        "\
warning: the number 60 in this cell is no date
  --> a.xlsb[Jobs]:3, column C `Date Applied`
hint: type the date anew: a spreadsheet counts days from 1 to 2958465, and 60 is none
",
    );
}

#[test]
fn a_binary_workbook_that_points_nowhere_is_damaged() {
    let mut bytes = workbook(46_346.0, false);
    let length = bytes.len();
    bytes.truncate(length - 60);
    let outcome = plan("a.xlsb", &bytes, &[]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(3), ""));
    assert!(
        outcome
            .stderr
            .starts_with("error: this workbook is damaged: "),
        "{}",
        outcome.stderr
    );
}
