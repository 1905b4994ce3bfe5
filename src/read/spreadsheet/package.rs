//! Looks into the archive that a workbook is: which kind it is, and whether
//! what it unpacks to is within the limits. What an archive says of its own
//! sizes is not believed.

use std::io::{self, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use super::super::table::Format;
use crate::error::{ForeignFile, WorkbookFault, WorkbookLimit};

/// The most parts.
const MOST_PARTS: usize = 2000;
/// The most bytes of all parts, unpacked.
const MOST_UNPACKED: u64 = 512 * 1024 * 1024;
/// The most texts that cells share; the reader makes room for them in advance.
const MOST_TEXTS: u64 = 8_000_000;
/// How far into the shared texts their number is looked for, in bytes.
const HEAD: u64 = 4096;

/// The format, if all is within the limits.
pub(super) fn inspect(bytes: &[u8]) -> Result<Format, WorkbookFault> {
    let damaged = |error: zip::result::ZipError| WorkbookFault::Damaged {
        why: error.to_string(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(WorkbookFault::OverLimit(WorkbookLimit::Parts));
    }
    let format = format(&mut archive)?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        // Whether a part that cannot be unpacked matters, its reader will say.
        let Ok(mut part) = archive.by_index(index) else {
            continue;
        };
        let name = part
            .name()
            .map(|name| name.to_ascii_lowercase())
            .unwrap_or_default();
        if is_picture(&name) {
            continue;
        }
        let is_texts = name.ends_with("sharedstrings.xml");
        let mut head = Vec::new();
        if is_texts && part.by_ref().take(HEAD).read_to_end(&mut head).is_ok() {
            let promised = promised_texts(&head).unwrap_or(0);
            if promised > MOST_TEXTS {
                return Err(WorkbookFault::OverLimit(WorkbookLimit::Texts));
            }
        }
        left = left.saturating_sub(head.len() as u64);
        // Its reader may stop before the end, where the sum of the bytes stands,
        // and would not see that some of them are not those that were packed.
        let unpacked = match io::copy(&mut part.take(left), &mut io::sink()) {
            Err(why) if is_read(&name) => {
                let why = format!("{name}: {why}");
                return Err(WorkbookFault::Damaged { why });
            }
            unpacked => unpacked.unwrap_or(0),
        };
        left -= unpacked;
        if left == 0 {
            return Err(WorkbookFault::OverLimit(WorkbookLimit::Unpacked));
        }
    }
    Ok(format)
}

/// Whether what the sheet says is in such a part.
fn is_read(name: &str) -> bool {
    name == "content.xml" || name.starts_with("xl/")
}

fn is_picture(name: &str) -> bool {
    ["xl/media/", "pictures/", "thumbnails/"]
        .iter()
        .any(|folder| name.starts_with(folder))
}

fn format(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Format, WorkbookFault> {
    let names: Vec<String> = archive
        .file_names()
        .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
        .collect();
    let has = |wanted: &dyn Fn(&str) -> bool| names.iter().any(|name| wanted(name));
    let foreign = |foreign| Err(WorkbookFault::NotASheet(foreign));
    if has(&|name| name == "xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if has(&|name| name == "xl/vbaProject.bin") {
        Ok(Format::Xlsm)
    } else if has(&|name| name.starts_with("word/") || name.starts_with("ppt/")) {
        foreign(ForeignFile::Document)
    } else if has(&|name| name == "[Content_Types].xml" || name == "xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if has(&|name| name.ends_with(".iwa") || name.ends_with("Index.zip")) {
        foreign(ForeignFile::Numbers)
    } else if has(&|name| name == "mimetype") && has(&|name| name == "content.xml") {
        let mut kind = String::new();
        if let Ok(part) = archive.by_name("mimetype") {
            let _ = part.take(HEAD).read_to_string(&mut kind);
        }
        if kind.contains("opendocument.spreadsheet") {
            Ok(Format::Ods)
        } else {
            foreign(ForeignFile::Document)
        }
    } else {
        foreign(ForeignFile::Archive)
    }
}

/// The number behind `uniqueCount=`; one that is too long for a number is too
/// large all the more.
fn promised_texts(head: &[u8]) -> Option<u64> {
    let name = b"uniqueCount";
    let rest = head.get(memmem::find(head, name)? + name.len()..)?;
    let start = rest.iter().position(u8::is_ascii_digit)?;
    let digits = rest.get(start..)?;
    let end = digits.iter().position(|byte| !byte.is_ascii_digit());
    let digits = std::str::from_utf8(digits.get(..end?)?).ok()?;
    Some(digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::promised_texts;

    #[test]
    fn the_promise_of_texts_is_read() {
        for (head, expected) in [
            ("<sst count=\"9\" uniqueCount=\"12\">", Some(12)),
            (
                "<sst uniqueCount = '4294967295'>",
                Some(u64::from(u32::MAX)),
            ),
            (
                "<sst uniqueCount=\"99999999999999999999999\">",
                Some(u64::MAX),
            ),
            ("<sst>", None),
        ] {
            assert_eq!(promised_texts(head.as_bytes()), expected, "{head}");
        }
    }
}
