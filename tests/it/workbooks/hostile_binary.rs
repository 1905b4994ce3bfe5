//! Workbooks in the binary forms that ask for more than there is.

use std::fs;
use std::path::Path;

use super::binary::{cell, record, text, workbook_of};
use super::{ANEW, AS_CSV, check_refused, guarded_plan};

// Only there the memory of a process has a limit that holds.
#[cfg(target_os = "linux")]
const TOO_MUCH_MEMORY: &str = "this workbook takes too much memory to read; the limit is 512 MB";

/// An .xlsb whose one sheet has these records between its rows.
fn xlsb(rows: &[Vec<u8>]) -> Vec<u8> {
    workbook_of(&rows.concat(), false, &[])
}

fn row(number: u32) -> Vec<u8> {
    record(0x0000, &number.to_le_bytes())
}

fn rows() -> Vec<Vec<u8>> {
    vec![
        row(0),
        text(0, "Company"),
        text(1, "Position"),
        row(1),
        text(0, "Acme"),
        text(1, "Cook"),
    ]
}

#[test]
fn far_corners_of_a_binary_workbook_cost_nothing() {
    let expected = guarded_plan("a.xlsb", &xlsb(&rows()));
    expected.is(0, &expected.stdout, "");
    let mut far = rows();
    far.extend([row(1_048_575), text(16_383, "x")]);
    guarded_plan("a.xlsb", &xlsb(&far)).is(0, &expected.stdout, "");
}

#[test]
fn cells_off_a_binary_sheet_are_refused() {
    for (number, column) in [(1_048_576, 0), (1, 16_384), (1, u32::MAX)] {
        let mut rows = rows();
        rows.extend([row(number), text(column, "x")]);
        check_refused(
            "a.xlsb",
            &xlsb(&rows),
            "this workbook has a cell that lies off the sheet; the limit is 1048576 rows and 16384 columns",
            AS_CSV,
        );
    }
}

#[test]
fn what_a_binary_workbook_promises_is_not_believed() {
    // Texts that are not there, and a length of a text and of a record.
    let texts = record(0x009f, &u32::MAX.to_le_bytes().repeat(2));
    let promised = workbook_of(&rows().concat(), false, &[("xl/sharedStrings.bin", &texts)]);
    check_refused(
        "a.xlsb",
        &promised,
        "this workbook is damaged: I/O error: failed to fill whole buffer",
        ANEW,
    );
    let mut long = rows();
    long.push(cell(0x0006, 2, 0, &u32::MAX.to_le_bytes()));
    check_refused(
        "a.xlsb",
        &xlsb(&long),
        "this workbook is damaged: in the sheet `Jobs`: Wide str length exceeds buffer length (8589934594 > 20)",
        ANEW,
    );
    let mut endless = rows();
    endless.push(vec![0x06, 0xff, 0xff, 0xff, 0x7f]);
    check_refused(
        "a.xlsb",
        &xlsb(&endless),
        "this workbook is damaged: in the sheet `Jobs`: I/O error: failed to fill whole buffer",
        ANEW,
    );
    // A list of styles that is counted and not written.
    let styles = [record(0x0267, &u32::MAX.to_le_bytes())].concat();
    let counted = workbook_of(&rows().concat(), false, &[("xl/styles.bin", &styles)]);
    check_refused(
        "a.xlsb",
        &counted,
        "this workbook is damaged: I/O error: failed to fill whole buffer",
        ANEW,
    );
}

/// The .xls that LibreOffice wrote.
fn xls() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/workbooks/jobs.xls");
    fs::read(path).unwrap()
}

/// Where a record of that number and length begins, and then its data.
fn find(bytes: &[u8], number: u16, length: u16) -> usize {
    let head = [number.to_le_bytes(), length.to_le_bytes()].concat();
    memchr::memmem::find(bytes, &head).unwrap() + head.len()
}

#[cfg(target_os = "linux")]
#[test]
fn far_corners_of_an_old_workbook_are_told() {
    // A cell with a text, put to where the sheet ends: such sheets are made
    // whole when they are read.
    let mut far = xls();
    let at = find(&far, 0x00fd, 10);
    far[at..at + 4].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    check_refused("a.xls", &far, TOO_MUCH_MEMORY, AS_CSV);
    // And the range that it says it has.
    let mut wide = xls();
    let at = find(&wide, 0x0200, 14);
    wide[at + 4..at + 8].copy_from_slice(&[0xff; 4]);
    check_refused("a.xls", &wide, TOO_MUCH_MEMORY, AS_CSV);
}

#[cfg(target_os = "linux")]
#[test]
fn a_chain_that_bites_its_tail_is_told() {
    // The directory's first sector is followed by itself in the table of sectors.
    let mut bytes = xls();
    let number =
        |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let directory = number(&bytes, 48);
    let table = (number(&bytes, 76) as usize + 1) * 512;
    let at = table + directory as usize * 4;
    bytes[at..at + 4].copy_from_slice(&directory.to_le_bytes());
    check_refused("a.xls", &bytes, TOO_MUCH_MEMORY, AS_CSV);
}

#[test]
fn whatever_is_broken_in_an_old_workbook_ends_in_words() {
    let whole = xls();
    let mut faults = Vec::new();
    for step in 0..64 {
        let at = 8 + step * (whole.len() - 16) / 64;
        for end in [at, whole.len()] {
            let mut bytes = whole[..end].to_vec();
            if end == whole.len() {
                bytes[at..at + 8].fill(0xff);
            }
            let outcome = guarded_plan("a.xls", &bytes);
            let is_told = match outcome.exit {
                // Most of the bytes are not those that matter.
                Some(0 | 1) => !outcome.stderr.contains("error: "),
                Some(3) => {
                    outcome.stderr.starts_with("error: ") && outcome.stderr.contains("\nhint: ")
                }
                _ => false,
            };
            if !is_told {
                faults.push(format!(
                    "{at} of {end}: {:?} {}",
                    outcome.exit, outcome.stderr
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
