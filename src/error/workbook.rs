//! Why a workbook cannot be read: it is locked, damaged, larger than what is
//! read, or something else altogether.

use std::fmt;

/// What a workbook may only have so much of. It is there because a few bytes
/// can ask for more memory than any machine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkbookLimit {
    /// 512 MB of parts when they are unpacked.
    Unpacked,
    /// 2000 parts.
    Parts,
    /// 8,000,000 texts that cells share.
    Texts,
    /// 16,000,000 cells, counted in each row up to the last filled one, and a row
    /// itself as one.
    Cells,
    /// The rows and columns that a spreadsheet has.
    Grid,
    /// 512 MB of memory to read it.
    Memory,
    /// 15 seconds to read it.
    Seconds,
}

impl WorkbookLimit {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Unpacked,
        Self::Parts,
        Self::Texts,
        Self::Cells,
        Self::Grid,
        Self::Memory,
        Self::Seconds,
    ];
}

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// It is locked with a password.
    Locked,
    /// It is not as it should be.
    Damaged {
        /// In the words of the one who reads such files.
        why: String,
    },
    /// It is larger than what is read.
    OverLimit(WorkbookLimit),
    /// There is no sheet of cells in it.
    NoSheet,
    /// It is no workbook at all.
    NotASheet(ForeignFile),
    /// The process that was to read it did not, and not because of the workbook.
    NotRead {
        /// What became of that process.
        why: String,
    },
}

/// Files that people give in place of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFile {
    /// A page for a browser, by whatever name.
    WebPage,
    /// A workbook in the XML form of 2003.
    XmlOf2003,
    /// A printed page.
    Pdf,
    /// A document of Apple's Numbers.
    Numbers,
    /// A text document or slides.
    Document,
    /// An archive of other files.
    Archive,
    /// Mail, or something else that keeps house like an old workbook.
    OldContainer,
}

impl ForeignFile {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::WebPage,
        Self::XmlOf2003,
        Self::Pdf,
        Self::Numbers,
        Self::Document,
        Self::Archive,
        Self::OldContainer,
    ];

    /// What it is, and the way out.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        const SAVE: &str = "open it in a spreadsheet and save it as .xlsx or as `CSV UTF-8`";
        match self {
            Self::WebPage => ("a web page", SAVE),
            Self::XmlOf2003 => ("a workbook in the XML form of 2003", SAVE),
            Self::Pdf => (
                "a PDF",
                "export the sheet as .xlsx or as CSV from where the PDF was made",
            ),
            Self::Numbers => (
                "a Numbers document",
                "in Numbers choose File, Export To, CSV (or Excel), and give that file",
            ),
            Self::Document => (
                "a document without a sheet",
                "copy its table into a spreadsheet and save that as .xlsx or as `CSV UTF-8`",
            ),
            Self::Archive => ("an archive", "unpack it and give the sheet that is in it"),
            Self::OldContainer => ("no workbook", SAVE),
        }
    }
}

impl fmt::Display for WorkbookFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked => f.write_str("this workbook is locked with a password"),
            Self::Damaged { why } => write!(f, "this workbook is damaged: {why}"),
            Self::NoSheet => f.write_str("this workbook has no sheet of cells"),
            Self::NotASheet(foreign) => write!(f, "this is {}", foreign.words().0),
            Self::NotRead { why } => {
                write!(f, "the process that was to read this workbook {why}")
            }
            Self::OverLimit(limit) => f.write_str(match limit {
                WorkbookLimit::Unpacked => {
                    "this workbook is too large when it is unpacked; the limit is 512 MB"
                }
                WorkbookLimit::Parts => "this workbook has too many parts; the limit is 2000",
                WorkbookLimit::Texts => "this workbook has too many texts; the limit is 8000000",
                WorkbookLimit::Cells => "this workbook has too many cells; the limit is 16000000",
                WorkbookLimit::Grid => {
                    "this workbook has a cell that lies off the sheet; \
                     the limit is 1048576 rows and 16384 columns"
                }
                WorkbookLimit::Memory => {
                    "this workbook takes too much memory to read; the limit is 512 MB"
                }
                WorkbookLimit::Seconds => {
                    "this workbook takes too long to read; the limit is 15 seconds"
                }
            }),
        }
    }
}
