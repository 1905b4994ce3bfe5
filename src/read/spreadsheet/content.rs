//! What a file is, by its bytes. Many a `.xls` is a web page or CSV, and stdin
//! has no name.

use memchr::memmem;

use crate::error::ForeignFile;

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing that is known: most likely text.
    Text,
    /// An archive, as workbooks are since 2007.
    Package,
    /// A workbook of the time before.
    OldWorkbook,
    /// A workbook that is locked with a password.
    Locked,
    /// Something else.
    Foreign(ForeignFile),
}

/// How far into a text it is looked for marks of other formats, in bytes.
const HEAD: usize = 1024;

/// Looks at the bytes of a file.
#[must_use]
pub fn content_of(bytes: &[u8]) -> Content {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Content::Package;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return old_container(bytes);
    }
    if bytes.starts_with(b"%PDF-") {
        return Content::Foreign(ForeignFile::Pdf);
    }
    let is_packed = [&b"\x1f\x8b"[..], b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"];
    if is_packed.iter().any(|mark| bytes.starts_with(mark)) {
        return Content::Foreign(ForeignFile::Archive);
    }
    match markup(bytes) {
        Some(foreign) => Content::Foreign(foreign),
        None => Content::Text,
    }
}

/// The directory of such a file has names in UTF-16.
fn old_container(bytes: &[u8]) -> Content {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Content::Locked
    } else if has("Workbook") || has("Book") {
        Content::OldWorkbook
    } else {
        Content::Foreign(ForeignFile::OldContainer)
    }
}

fn markup(bytes: &[u8]) -> Option<ForeignFile> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = bytes.trim_ascii_start();
    let head = head.get(..HEAD).unwrap_or(head).to_ascii_lowercase();
    if !head.starts_with(b"<") {
        return None;
    }
    if memmem::find(&head, b"urn:schemas-microsoft-com:office:spreadsheet").is_some() {
        return Some(ForeignFile::XmlOf2003);
    }
    let marks = [
        &b"<!doctype html"[..],
        b"<html",
        b"<table",
        b"<head",
        b"<body",
        b"<meta",
    ];
    let is_page = marks.iter().any(|mark| memmem::find(&head, mark).is_some());
    is_page.then_some(ForeignFile::WebPage)
}

#[cfg(test)]
mod tests {
    use super::{Content, ForeignFile, content_of};

    #[test]
    fn files_are_known_by_their_bytes() {
        for (bytes, expected) in [
            (&b""[..], Content::Text),
            (b"Company,Role\n", Content::Text),
            (b"<none>,Role\n", Content::Text),
            (b"PK\x03\x04...", Content::Package),
            (b"%PDF-1.7\n", Content::Foreign(ForeignFile::Pdf)),
            (b"\x1f\x8b\x08", Content::Foreign(ForeignFile::Archive)),
            (b"\n <HTML xmlns", Content::Foreign(ForeignFile::WebPage)),
            (b"\xef\xbb\xbf<table>", Content::Foreign(ForeignFile::WebPage)),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Content::Foreign(ForeignFile::XmlOf2003),
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0k\0b\0o\0o\0k\0",
                Content::OldWorkbook,
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                Content::Locked,
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0d\0",
                Content::Foreign(ForeignFile::OldContainer),
            ),
        ] {
            assert_eq!(content_of(bytes), expected, "{bytes:?}");
        }
    }
}
