//! New tasks become what is printed, for a shell that appends it to a todo.txt
//! with `>>`.
//!
//! Nothing is opened here: the shell writes, and it adds the bytes as they are.

/// The lines, each with LF. A pipe has no line ending of its own to keep, and
/// what reads it (`grep`, `sort`) knows no other.
///
/// `target` is what the file holds that the lines are appended to; nothing, if
/// it is not known or not there. `>>` would glue the first task to a last line
/// without a line break, and both would be lost to every program that reads the
/// file, so that a line break goes first then.
///
/// Nothing to print is no bytes at all.
///
/// ```
/// use followup::sync::printed_tasks::printed_tasks;
///
/// let lines = ["2026-11-21 Thank Ann fu:bw71tb1".to_owned()];
/// assert_eq!(printed_tasks(b"Buy stamps\n", &lines), b"2026-11-21 Thank Ann fu:bw71tb1\n");
/// assert_eq!(printed_tasks(b"Buy stamps", &lines), b"\n2026-11-21 Thank Ann fu:bw71tb1\n");
/// ```
#[must_use]
pub fn printed_tasks(target: &[u8], lines: &[String]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if lines.is_empty() {
        return bytes;
    }
    // A mark of UTF-8 alone is the start of the first line, and no line.
    if target.last().is_some_and(|&last| last != b'\n') && target != b"\xef\xbb\xbf" {
        bytes.push(b'\n');
    }
    for line in lines {
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::printed_tasks;

    #[test]
    fn tasks_are_lines_of_their_own_behind_whatever_the_file_holds() {
        fn check(target: &str, expected: &str) {
            let lines = ["one".to_owned(), "two".to_owned()];
            let printed = printed_tasks(target.as_bytes(), &lines);
            assert_eq!(String::from_utf8(printed).unwrap(), expected, "{target:?}");
            assert_eq!(printed_tasks(target.as_bytes(), &[]), b"", "{target:?}");
        }
        check("", "one\ntwo\n");
        check("\u{feff}", "one\ntwo\n");
        check("a\n", "one\ntwo\n");
        check("a\n\n", "one\ntwo\n");
        check("a\r\n", "one\ntwo\n");
        check("a", "\none\ntwo\n");
        check("a\r\nb", "\none\ntwo\n");
        check("a\r", "\none\ntwo\n");
        check(" ", "\none\ntwo\n");
    }
}
