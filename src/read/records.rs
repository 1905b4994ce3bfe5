//! Separated text is taken apart into records and cells, as spreadsheets do.
//! Whole cells are looked for and not single bytes, since reading a sheet is the
//! one thing that nothing else of a run can be done beside.
//!
//! A quote opens a quoted cell at the start of a cell only; two of them are one in
//! it, and what follows the closing one belongs to the cell. A line ends with CR, LF
//! or both. Tells of quotes that never close, which would lose rows in silence.
//! Copies nothing, and never fails.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3};

/// A part of a record, in the order in which it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text of a cell, as a place in the bytes; of a cell with quotes in it there
    /// are several, and whole characters stand in each.
    Text(Range<usize>),
    /// The cell ends.
    End,
}

/// How the quoted cells of a record end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Where they should.
    Closed,
    /// One was meant to end elsewhere: it never closes, or it runs over several lines
    /// and text follows its closing quote. That quote then opened a cell of a later
    /// row, which has been swallowed.
    Open,
}

/// The records of a text, from the first to the last.
#[derive(Debug)]
pub(super) struct Records<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    at: usize,
}

impl<'b> Records<'b> {
    /// `delimiter` is neither a quote nor the end of a line.
    pub(super) fn of(bytes: &'b [u8], delimiter: u8) -> Self {
        // A byte order mark is no text.
        let mark = b"\xef\xbb\xbf";
        let at = if bytes.starts_with(mark) {
            mark.len()
        } else {
            0
        };
        Self {
            bytes,
            delimiter,
            at,
        }
    }

    /// Goes past the blank lines that come next; how many they are.
    pub(super) fn skip_blank_lines(&mut self) -> usize {
        let mut count = 0;
        while self.skip_line_end() {
            count += 1;
        }
        count
    }

    /// Takes the next record apart, piece by piece, behind blank lines; `None` at the
    /// end of the text.
    pub(super) fn next(&mut self, mut take: impl FnMut(Piece)) -> Option<Quotes> {
        self.skip_blank_lines();
        if self.at >= self.bytes.len() {
            return None;
        }
        let mut quotes = Quotes::Closed;
        loop {
            if self.bytes.get(self.at) == Some(&b'"') && self.take_quoted(&mut take) == Quotes::Open
            {
                quotes = Quotes::Open;
            }
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let length = memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
            let end = self.at + length;
            take(Piece::Text(self.at..end));
            take(Piece::End);
            self.at = end;
            if self.bytes.get(end) == Some(&self.delimiter) {
                self.at += 1;
            } else {
                self.skip_line_end();
                return Some(quotes);
            }
        }
    }

    /// How many cells each record has; blank lines are none.
    pub(super) fn widths(mut self) -> Vec<usize> {
        let mut widths = Vec::new();
        let mut width = 0;
        while self
            .next(|piece| width += usize::from(piece == Piece::End))
            .is_some()
        {
            widths.push(width);
            width = 0;
        }
        widths
    }

    /// Takes what stands between quotes.
    fn take_quoted(&mut self, take: &mut impl FnMut(Piece)) -> Quotes {
        let opening = self.at;
        let mut start = opening + 1;
        let mut from = start;
        loop {
            let rest = self.bytes.get(from..).unwrap_or_default();
            let Some(length) = memchr(b'"', rest) else {
                self.at = self.bytes.len();
                take(Piece::Text(start..self.at));
                return Quotes::Open;
            };
            let quote = from + length;
            match self.bytes.get(quote + 1) {
                // The first of the two is text, and the second is left out.
                Some(b'"') => {
                    take(Piece::Text(start..quote + 1));
                    start = quote + 2;
                    from = start;
                }
                behind => {
                    take(Piece::Text(start..quote));
                    self.at = quote + 1;
                    let is_end = behind.is_none_or(|behind| {
                        *behind == self.delimiter || matches!(behind, b'\n' | b'\r' | b' ' | b'\t')
                    });
                    let quoted = self.bytes.get(opening..quote).unwrap_or_default();
                    return match is_end || memchr2(b'\n', b'\r', quoted).is_none() {
                        true => Quotes::Closed,
                        false => Quotes::Open,
                    };
                }
            }
        }
    }

    /// Goes past the end of a line, if it stands here.
    fn skip_line_end(&mut self) -> bool {
        let length = match self.bytes.get(self.at..).unwrap_or_default() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        self.at += length;
        length > 0
    }
}

#[cfg(test)]
mod tests {
    use csv::{ByteRecord, ReaderBuilder};
    use proptest::prelude::{ProptestConfig, any, prop};
    use proptest::{prop_assert_eq, proptest};

    use super::{Piece, Quotes, Records};

    fn cells(bytes: &[u8], delimiter: u8) -> Vec<Vec<Vec<u8>>> {
        let mut records = Records::of(bytes, delimiter);
        let mut all = Vec::new();
        loop {
            let (mut record, mut cell) = (Vec::new(), Vec::new());
            let next = records.next(|piece| match piece {
                Piece::Text(place) => cell.extend_from_slice(&bytes[place]),
                Piece::End => record.push(std::mem::take(&mut cell)),
            });
            if next.is_none() {
                return all;
            }
            all.push(record);
        }
    }

    /// As another reader takes it apart.
    fn cells_by_csv(bytes: &[u8], delimiter: u8) -> Vec<Vec<Vec<u8>>> {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        let records = reader.byte_records().map(|record| {
            let record: ByteRecord = record.unwrap();
            record.iter().map(<[u8]>::to_vec).collect()
        });
        records.collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn another_reader_takes_it_apart_in_the_same_way(
            text in "[a\",;\\r\\n\t é]{0,40}",
            delimiter in prop::sample::select(vec![b',', b';', b'\t', b' ', b'a']),
        ) {
            let bytes = text.as_bytes();
            prop_assert_eq!(cells(bytes, delimiter), cells_by_csv(bytes, delimiter));
        }

        #[test]
        fn any_bytes_are_taken_apart(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(cells(&bytes, b','), cells_by_csv(&bytes, b','));
        }
    }

    #[test]
    fn widths_and_blank_lines_are_counted() {
        let text = b"\xef\xbb\xbf\n\r\n\ra,\"b,\n\n\"\"c\"\r\n\n1\n,,";
        assert_eq!(Records::of(text, b',').widths(), [2, 1, 3]);
        let mut records = Records::of(text, b',');
        assert_eq!(records.skip_blank_lines(), 3);
        assert_eq!(records.next(|_| {}), Some(Quotes::Closed));
        assert_eq!(records.skip_blank_lines(), 1);
        assert_eq!(records.next(|_| {}), Some(Quotes::Closed));
        assert_eq!(records.skip_blank_lines(), 0);
        assert_eq!(records.next(|_| {}), Some(Quotes::Closed));
        assert_eq!(records.next(|_| {}), None);
    }

    #[track_caller]
    fn check_quotes(record: &str, expected: Quotes) {
        let mut records = Records::of(record.as_bytes(), b',');
        assert_eq!(records.next(|_| {}), Some(expected), "{record:?}");
    }

    #[test]
    fn closed_cells_are_closed() {
        check_quotes("a,b\n", Quotes::Closed);
        check_quotes("a,\"b\"\r\n", Quotes::Closed);
        check_quotes("\"a \"\"b\"\" c\",d", Quotes::Closed);
        check_quotes("\"a\nb\" ,d\n", Quotes::Closed);
        check_quotes("27\" monitor,\"\"\n", Quotes::Closed);
        check_quotes("\"Senior\" engineer,b\n", Quotes::Closed);
    }

    #[test]
    fn open_cells_are_found() {
        check_quotes("a,\"b\nc,d\n", Quotes::Open);
        check_quotes("a,\"b", Quotes::Open);
        check_quotes("\"", Quotes::Open);
        check_quotes("\"a\"\"", Quotes::Open);
        // It has swallowed the start of another.
        check_quotes("1,\"Acme\n2,\"Beta, Inc\",x\n", Quotes::Open);
    }
}
