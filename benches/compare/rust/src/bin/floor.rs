//! SHEET CALENDAR OUT: takes the sheet apart, cell by cell, and writes as many
//! bytes as the calendar has. Nothing that reads the one and writes the other
//! does less.

use std::error::Error;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut sheet = csv::Reader::from_path(&files[0])?;
    let mut record = csv::ByteRecord::new();
    while sheet.read_byte_record(&mut record)? {
        black_box(&record);
    }
    let mut left = usize::try_from(fs::metadata(&files[1])?.len())?;
    let mut out = File::create(&files[2])?;
    let chunk = [b'x'; 1 << 16];
    while left > 0 {
        let length = left.min(chunk.len());
        out.write_all(&chunk[..length])?;
        left -= length;
    }
    Ok(())
}
