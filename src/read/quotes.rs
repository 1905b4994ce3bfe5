//! Whether the quotes of a record close. The tokeniser takes whatever stands
//! before the end of the file into a cell that is never closed, and loses the
//! rows in it without a word.

/// Where in a record a byte stands.
#[derive(Clone, Copy)]
enum At {
    /// Before the first byte of a cell.
    CellStart,
    /// In a cell without quotes, or behind the closing one.
    Plain,
    /// In a quoted cell.
    Quoted { over_lines: bool },
    /// Behind a quote that closes the cell or is the first of two.
    Closing { over_lines: bool },
}

/// Whether a quoted cell of this record was meant to end elsewhere: it never
/// closes, or it runs over several lines and text follows its closing quote.
/// That quote then opened a cell of a later row, which has been swallowed.
///
/// `record` is the record as it stands in the file.
pub(super) fn is_open(record: &[u8], delimiter: u8) -> bool {
    let mut at = At::CellStart;
    for &byte in record {
        let is_line_end = byte == b'\n' || byte == b'\r';
        at = match at {
            At::CellStart if byte == b'"' => At::Quoted { over_lines: false },
            At::CellStart | At::Plain if byte == delimiter || is_line_end => At::CellStart,
            At::CellStart | At::Plain => At::Plain,
            At::Quoted { over_lines } if byte == b'"' => At::Closing { over_lines },
            At::Quoted { over_lines } => At::Quoted {
                over_lines: over_lines || is_line_end,
            },
            At::Closing { over_lines } if byte == b'"' => At::Quoted { over_lines },
            At::Closing { .. } if byte == delimiter || is_line_end => At::CellStart,
            At::Closing { over_lines: true } if byte != b' ' && byte != b'\t' => return true,
            At::Closing { .. } => At::Plain,
        };
    }
    matches!(at, At::Quoted { .. })
}

#[cfg(test)]
mod tests {
    use super::is_open;

    #[track_caller]
    fn check(record: &str, expected: bool) {
        assert_eq!(is_open(record.as_bytes(), b','), expected, "{record:?}");
    }

    #[test]
    fn closed_cells_are_closed() {
        check("a,b\n", false);
        check("a,\"b\"\r\n", false);
        check("\"a \"\"b\"\" c\",d", false);
        check("\"a\nb\" ,d\n", false);
        check("27\" monitor,\"\"\n", false);
        check("\"Senior\" engineer,b\n", false);
    }

    #[test]
    fn open_cells_are_found() {
        check("a,\"b\nc,d\n", true);
        check("a,\"b", true);
        check("\"", true);
        check("\"a\"\"", true);
    }

    #[test]
    fn a_cell_that_swallowed_the_start_of_another_is_open() {
        check("1,\"Acme\n2,\"Beta, Inc\",x\n", true);
    }
}
