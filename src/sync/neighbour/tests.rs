//! What lies beside a file while its next version is made, and afterwards.

use std::fs::{self, File, Permissions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::thread;

use tempfile::{TempDir, tempdir};

use super::{Found, LONGEST_NAME, Neighbour, places, remove_unless_in_use};

/// A folder with one file in it.
fn with_file() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("f");
    fs::write(&path, "old").unwrap();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn replaced(target: &Path) {
    let mut neighbour = Neighbour::beside(target).unwrap();
    neighbour.file().write_all(b"new").unwrap();
    neighbour.replace().unwrap();
}

#[test]
fn it_takes_the_place_of_the_file_or_goes() {
    let (folder, path) = with_file();
    let neighbour = Neighbour::beside(&path).unwrap();
    assert_eq!(names(folder.path()), [".f.followup-new", "f"]);
    drop(neighbour);
    assert_eq!(names(folder.path()), ["f"]);
    assert_eq!(fs::read(&path).unwrap(), b"old");
    replaced(&path);
    assert_eq!(names(folder.path()), ["f"]);
    assert_eq!(fs::read(&path).unwrap(), b"new");
}

#[test]
fn the_owner_stays() {
    let (_folder, path) = with_file();
    // Only root may give files away; for others there is nothing to see.
    if chown(&path, Some(12), Some(34)).is_ok() {
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        replaced(&path);
        let found = fs::metadata(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!((found.uid(), found.gid()), (12, 34));
        assert_eq!(found.mode() & 0o7777, 0o640);
    }
}

#[test]
fn what_a_killed_run_has_left_goes() {
    let (folder, path) = with_file();
    let left = || {
        for place in places(&path).unwrap() {
            fs::write(place, "half a fi").unwrap();
        }
    };
    left();
    replaced(&path);
    assert_eq!(names(folder.path()), ["f"]);
    assert_eq!(fs::read(&path).unwrap(), b"new");
    left();
    Neighbour::remove_abandoned(&path).unwrap();
    assert_eq!(names(folder.path()), ["f"]);
    Neighbour::remove_abandoned(&path).unwrap();
}

#[test]
fn what_a_run_is_at_stays_and_others_take_another_name() {
    let (folder, path) = with_file();
    let first = Neighbour::beside(&path).unwrap();
    Neighbour::remove_abandoned(&path).unwrap();
    let second = Neighbour::beside(&path).unwrap();
    let both = [".f.followup-new", ".f.followup-new-2", "f"];
    assert_eq!(names(folder.path()), both);
    first.replace().unwrap();
    assert_eq!(names(folder.path()), [".f.followup-new-2", "f"]);
    let more: Vec<Neighbour> = (0..3).map(|_| Neighbour::beside(&path).unwrap()).collect();
    let error = Neighbour::beside(&path).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
    drop((second, more));
    assert_eq!(names(folder.path()), ["f"]);
}

/// Between the moment when it was found and the one when its lock is had, a run may
/// have put its neighbour in place and begun the next one.
#[test]
fn what_has_come_in_place_of_a_neighbour_is_left_alone() {
    let (folder, path) = with_file();
    let first = Neighbour::beside(&path).unwrap();
    let at = first.path.clone();
    let found = File::open(&at).unwrap();
    first.replace().unwrap();
    // Nothing has come yet.
    assert!(matches!(
        remove_unless_in_use(&found, &at),
        Ok(Found::Nothing)
    ));
    let next = Neighbour::beside(&path).unwrap();
    assert_eq!(next.path, at);
    assert!(matches!(
        remove_unless_in_use(&found, &at),
        Ok(Found::InUse)
    ));
    next.replace().unwrap();
    assert_eq!(names(folder.path()), ["f"]);
}

#[test]
fn many_at_once_leave_one_whole_file() {
    let (folder, path) = with_file();
    let write = |word: &'static str| {
        for _ in 0..50 {
            let mut neighbour = Neighbour::beside(&path).unwrap();
            for _ in 0..200 {
                neighbour.file().write_all(word.as_bytes()).unwrap();
            }
            neighbour.replace().unwrap();
        }
    };
    thread::scope(|scope| {
        for word in ["one ", "two "] {
            scope.spawn(move || write(word));
        }
    });
    let text = fs::read_to_string(&path).unwrap();
    assert!(text == "one ".repeat(200) || text == "two ".repeat(200));
    assert_eq!(names(folder.path()), ["f"]);
}

#[test]
fn names_of_others_are_left_alone() {
    fn check(make: impl FnOnce(&Path)) {
        let (folder, path) = with_file();
        let [other, ..] = places(&path).unwrap();
        make(&other);
        let before = names(folder.path());
        let error = Neighbour::beside(&path).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert!(Neighbour::remove_abandoned(&path).is_err());
        assert_eq!(names(folder.path()), before);
    }
    check(|other| fs::create_dir(other).unwrap());
    check(|other| symlink("f", other).unwrap());
}

#[test]
fn a_long_name_has_a_neighbour_too() {
    let folder = tempdir().unwrap();
    for length in [LONGEST_NAME, LONGEST_NAME + 1, 255] {
        let path = folder.path().join("f".repeat(length));
        File::create(&path).unwrap();
        replaced(&path);
        assert_eq!(fs::read(&path).unwrap(), b"new");
        fs::remove_file(&path).unwrap();
        assert!(names(folder.path()).is_empty());
    }
}
