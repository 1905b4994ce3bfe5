//! Tests of writing files.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use tempfile::{TempDir, tempdir};

use super::{append_to_file, read_if_exists, read_target};
use crate::error::{Error, Failure};
use crate::sync::staged::{Sink as _, StagedFile};

/// Replaces a file by one that was staged in one piece.
fn replace_file(path: &Path, previous: Option<&[u8]>, bytes: &[u8]) -> Result<(), Error> {
    let mut staged = StagedFile::begin(path, previous)?;
    staged.put(bytes)?;
    staged.commit()
}

fn folder_with(text: &str) -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("f"), text).unwrap();
    folder
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Both ways of writing refuse with those words, and leave all as it was.
fn check_refused(folder: &TempDir, file: &str, why: &str) {
    let path = folder.path().join(file);
    let before = names(folder);
    let expected = Err(Error::CouldNotWrite {
        path: path.clone(),
        why: why.to_owned(),
    });
    assert_eq!(replace_file(&path, None, b"new"), expected);
    assert_eq!(append_to_file(&path, None, b"new"), expected);
    assert_eq!(names(folder), before);
}

#[test]
fn files_are_created_and_replaced() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("f");
    replace_file(&path, None, b"one").unwrap();
    replace_file(&path, Some(b"one"), b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(names(&folder), ["f"]);
}

#[test]
fn files_are_created_and_appended_to() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("f");
    append_to_file(&path, None, b"one\n").unwrap();
    append_to_file(&path, Some(b"one\n"), b"two\n").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
    assert_eq!(names(&folder), ["f"]);
}

#[test]
fn permissions_stay() {
    for bits in [0o640, 0o600, 0o664] {
        let folder = folder_with("old");
        let path = folder.path().join("f");
        fs::set_permissions(&path, Permissions::from_mode(bits)).unwrap();
        replace_file(&path, Some(b"old"), b"new").unwrap();
        assert_eq!(mode(&path), bits);
    }
}

#[test]
fn links_stay_links() {
    let folder = folder_with("old");
    let link = folder.path().join("link");
    symlink("f", &link).unwrap();
    replace_file(&link, Some(b"old"), b"new").unwrap();
    append_to_file(&link, Some(b"new"), b"er").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(folder.path().join("f")).unwrap(), b"newer");
    assert_eq!(names(&folder), ["f", "link"]);
}

#[test]
fn read_only_files_are_refused() {
    let folder = folder_with("old");
    let path = folder.path().join("f");
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    check_refused(&folder, "f", "it is read-only");
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[test]
fn a_file_with_two_names_is_appended_to_and_not_replaced() {
    let folder = folder_with("old");
    let path = folder.path().join("f");
    let other = folder.path().join("other");
    fs::hard_link(&path, &other).unwrap();
    let error = replace_file(&path, Some(b"old"), b"new").unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "could not write `{}`: it has a second name (a hard link), which would keep \
             the old text",
            path.display()
        )
    );
    append_to_file(&path, Some(b"old"), b"er").unwrap();
    assert_eq!(fs::read(&other).unwrap(), b"older");
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("d")).unwrap();
    symlink("nowhere", folder.path().join("link")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("s")).unwrap();
    check_refused(&folder, "d", "it is a folder");
    check_refused(
        &folder,
        "link",
        "it is a link to a file that does not exist",
    );
    check_refused(&folder, "s", "it is no regular file");
    check_refused(&folder, "missing/f", "its folder does not exist");
}

#[test]
fn what_somebody_else_wrote_meanwhile_stands() {
    fn check(now: Option<&str>, previous: Option<&[u8]>) {
        let folder = tempdir().unwrap();
        let path = folder.path().join("f");
        if let Some(now) = now {
            fs::write(&path, now).unwrap();
        }
        let before = names(&folder);
        for result in [
            replace_file(&path, previous, b"new"),
            append_to_file(&path, previous, b"new"),
        ] {
            let error = result.unwrap_err();
            assert_eq!(error, Error::ChangedMeanwhile { path: path.clone() });
            assert_eq!(error.failure(), Failure::Busy);
        }
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), now);
        assert_eq!(names(&folder), before);
    }
    check(Some("theirs"), Some(b"old"));
    check(Some("theirs"), None);
    check(None, Some(b"old"));
}

#[test]
fn absence_is_no_error() {
    let folder = folder_with("old");
    let path = folder.path().join("f");
    let missing = folder.path().join("missing");
    for read in [read_if_exists, read_target] {
        assert_eq!(read(&path), Ok(Some(b"old".to_vec())));
        assert_eq!(read(&missing), Ok(None));
    }
    let error = read_if_exists(folder.path()).unwrap_err();
    assert_eq!(error.failure(), Failure::Input);
    let error = read_target(folder.path()).unwrap_err();
    assert_eq!(error.failure(), Failure::Output);
}

#[test]
fn devices_are_refused() {
    let error = append_to_file(Path::new("/dev/full"), None, b"new").unwrap_err();
    assert_eq!(
        error.to_string(),
        "could not write `/dev/full`: it is no regular file"
    );
}
