//! Tests of staged files: what is on disk before and after, and how often
//! anything is.

use std::fs::{self, File};
use std::path::Path;

use tempfile::{TempDir, tempdir};

use super::{Sink as _, StagedFile, late};
use crate::error::Error;
use crate::sync::file_before::Previous;
use crate::sync::write::look_through_target;

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn inode(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).unwrap().ino()
}

#[test]
fn pieces_that_say_the_same_are_not_written() {
    fn check(previous: &str, pieces: &[&str], is_changed: bool) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("f");
        fs::write(&path, previous).unwrap();
        let before = inode(&path);
        let mut staged = StagedFile::begin(&path, Some(previous.as_bytes())).unwrap();
        for piece in pieces {
            staged.put(piece.as_bytes()).unwrap();
        }
        assert_eq!(staged.complete(), Ok(is_changed), "{previous:?} {pieces:?}");
        let neighbours = names(&folder).len() - 1;
        assert_eq!(neighbours, usize::from(is_changed), "{pieces:?}");
        staged.commit().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), pieces.concat());
        assert_eq!(inode(&path) == before, !is_changed, "{pieces:?}");
        assert_eq!(names(&folder), ["f"]);
    }
    check("abcd", &["ab", "cd"], false);
    check("abcd", &["abcd"], false);
    check("", &[], false);
    check("abcd", &["ab", "cx"], true);
    check("abcd", &["ab", "cd", "e"], true);
    check("abcd", &["ab"], true);
    check("abcd", &["ab", "c"], true);
    check("abcd", &["x", "abcd"], true);
    check("abcd", &[], true);
    check("", &["a"], true);
}

#[test]
fn a_file_that_is_not_in_memory_is_replaced_in_the_same_way() {
    fn check(pieces: &[&[u8]], meanwhile: Option<&[u8]>, expected: Result<bool, ()>) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("f");
        fs::write(&path, b"abcd".repeat(50_000)).unwrap();
        let before = look_through_target(&path, |_| {}).unwrap().unwrap();
        let mut staged = StagedFile::begin(&path, Previous::File(&before)).unwrap();
        if let Some(meanwhile) = meanwhile {
            fs::write(&path, meanwhile).unwrap();
        }
        let put = pieces.iter().try_for_each(|piece| staged.put(piece));
        let is_changed = put.and_then(|()| staged.complete());
        let done = is_changed.and_then(|is_changed| staged.commit().map(|()| is_changed));
        let changed = |_| Error::ChangedMeanwhile { path: path.clone() };
        assert_eq!(done, expected.map_err(changed));
        let now = fs::read(&path).unwrap();
        match (expected, meanwhile) {
            (Ok(_), _) => assert!(now == pieces.concat()),
            (Err(()), meanwhile) => assert!(Some(now.as_slice()) == meanwhile),
        }
        assert_eq!(names(&folder), ["f"]);
    }
    let before = b"abcd".repeat(50_000);
    let (start, end) = before.split_at(99_999);
    check(&[start, end], None, Ok(false));
    check(&[start, b"x"], None, Ok(true));
    check(&[start], None, Ok(true));
    check(&[start, end, b"x"], None, Ok(true));
    check(&[b"x"], None, Ok(true));
    check(&[], None, Ok(true));
    // The one that came meanwhile is somebody else's, of whatever length.
    let other = b"abce".repeat(50_000);
    check(&[start, b"x"], Some(&other), Err(()));
    check(&[start, b"x"], Some(b"abcd"), Err(()));
    check(&[start, b"x"], Some(b""), Err(()));
    check(&[b"x"], Some(&b"abcd".repeat(50_001)), Err(()));
}

#[test]
fn nothing_put_makes_no_file() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("f");
    let mut staged = StagedFile::begin(&path, None).unwrap();
    assert_eq!(staged.complete(), Ok(false));
    staged.commit().unwrap();
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[test]
fn what_is_dropped_leaves_no_trace() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("f");
    fs::write(&path, "old").unwrap();
    let mut staged = StagedFile::begin(&path, Previous::Bytes(b"old")).unwrap();
    staged.put(b"new").unwrap();
    assert_eq!(names(&folder).len(), 2);
    drop(staged);
    assert_eq!(names(&folder), ["f"]);
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[test]
fn what_came_meanwhile_is_told_by_every_byte() {
    fn check(previous: &[u8], now: &[u8]) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("f");
        fs::write(&path, now).unwrap();
        let mut staged = StagedFile::begin(&path, Some(previous)).unwrap();
        staged.put(b"new").unwrap();
        assert_eq!(staged.commit().is_ok(), previous == now);
    }
    let long = vec![b'a'; 200_000];
    let mut other = long.clone();
    check(&long, &long);
    other[199_999] = b'b';
    check(&long, &other);
    check(&long, &long[1..]);
    check(&long[1..], &long);
    check(b"", b"");
    check(b"", b"a");
}

#[test]
fn what_the_disk_has_begun_with_is_whole() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("f");
    let previous = b"as before, ".repeat(40_000);
    fs::write(&path, &previous).unwrap();
    let mut staged = StagedFile::begin(&path, Previous::Bytes(&previous)).unwrap();
    let new = b"something new, ".repeat(1_000);
    staged.put(&previous).unwrap();
    for _ in 0..100 {
        staged.put(&new).unwrap();
    }
    assert_eq!(staged.complete(), Ok(true));
    staged.commit().unwrap();
    let expected = [previous, new.repeat(100)].concat();
    assert_eq!(fs::read(&path).unwrap(), expected);
}

#[test]
fn what_came_at_the_last_moment_is_found_in_the_old_file() {
    #[track_caller]
    fn check(previous: &str, now: &str, expected: &str) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("f");
        fs::write(&path, previous).unwrap();
        let old = File::open(&path).unwrap();
        // As between the last look and the rename, which leaves it without a name.
        fs::write(&path, now).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(
            String::from_utf8(late(old, previous.as_bytes())),
            Ok(expected.to_owned())
        );
    }
    check("a\n", "a\n", "");
    check("a\n", "a\nb\n", "b\n");
    check("a", "ab\n", "b\n");
    check("", "b\n", "b\n");
    // Nobody knows what became of it, or why.
    check("a\n", "b\na\n", "");
    check("a\n", "", "");
}

#[test]
fn a_file_beside_others_is_replaced_once() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("f");
    fs::write(&path, "a\n").unwrap();
    for text in ["b\n", "b\n", "c\n"] {
        let previous = fs::read(&path).unwrap();
        let mut staged = StagedFile::begin(&path, Previous::Bytes(&previous)).unwrap();
        staged.put(text.as_bytes()).unwrap();
        staged.commit_beside_others().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let mut staged = StagedFile::begin(&path, Previous::Bytes(b"c\n")).unwrap();
    staged.put(b"d\n").unwrap();
    fs::write(&path, "c\nlate\n").unwrap();
    assert!(staged.commit_beside_others().is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "c\nlate\n");
}
