//! Runs the program as a person would, in a folder of its own, and compares
//! all that it says and writes, to the byte.
//!
//! Nothing of the machine shows through: the environment is empty but for a
//! HOME in that folder, where there is no configuration.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// Where HOME is, inside of the folder; there is nothing in it but what the
/// program puts there.
const HOME: &str = "home";

/// Where the program remembers what it did.
const STATE: &str = "home/.local/state/";

/// A folder of its own, gone when the test ends.
pub(crate) struct Workspace {
    folder: TempDir,
}

impl Workspace {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The same with one more file in it.
    pub(crate) fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(name, bytes);
        self
    }

    /// Writes a file, and the folders that it needs.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Where a file of the folder is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The bytes of a file, which must be there.
    #[track_caller]
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    /// The text of a file, which must be there.
    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// Every file of the folder, by its name relative to it, but for what the
    /// program remembers.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = files_below(self.folder.path());
        files.retain(|name, _| !name.starts_with(STATE));
        files
    }

    /// What the program remembers, by name, without the locks.
    pub(crate) fn ledgers(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = files_below(self.folder.path());
        files.retain(|name, _| name.starts_with(STATE) && !name.ends_with(".lock"));
        files
    }

    /// A run of the program in the folder; it starts when its outcome is asked
    /// for.
    pub(crate) fn followup<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Run {
        let args: Vec<&str> = args.into_iter().collect();
        let mut command = Command::new(env!("CARGO_BIN_EXE_followup"));
        command
            .args(&args)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.path(HOME));
        Run {
            command,
            shown: format!("followup {}", args.join(" ")),
            stdin: Vec::new(),
        }
    }
}

/// Every file below a folder, by its name relative to it, parted by `/`.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), files);
            } else {
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files);
    files
}

/// A command line that has not run yet.
pub(crate) struct Run {
    command: Command,
    shown: String,
    stdin: Vec<u8>,
}

impl Run {
    /// The same with one more variable in its environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The same with something to read on stdin.
    pub(crate) fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// The same without a variable in its environment.
    #[cfg(target_os = "linux")]
    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// The same with one more argument, which need not be text.
    #[cfg(target_os = "linux")]
    pub(crate) fn arg_of_bytes(mut self, bytes: &[u8]) -> Self {
        self.command
            .arg(std::os::unix::ffi::OsStrExt::from_bytes(bytes) as &std::ffi::OsStr);
        self.shown.push(' ');
        self.shown.push_str(&String::from_utf8_lossy(bytes));
        self
    }

    /// The same as what another program is to run.
    #[cfg(target_os = "linux")]
    pub(crate) fn behind<'a>(mut self, program: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = program.into_iter();
        let mut command = Command::new(words.next().unwrap());
        command
            .args(words)
            .arg(self.command.get_program())
            .args(self.command.get_args())
            .env_clear()
            .current_dir(self.command.get_current_dir().unwrap());
        for (name, value) in self.command.get_envs() {
            if let Some(value) = value {
                command.env(name, value);
            }
        }
        self.command = command;
        self
    }

    /// The command itself, for tests of how it is run.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    /// Runs it.
    #[track_caller]
    pub(crate) fn outcome(mut self) -> Outcome {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        // A program that does not read its stdin has closed it, which is fine.
        let _ = child.stdin.take().unwrap().write_all(&self.stdin);
        let output = child.wait_with_output().unwrap();
        Outcome {
            shown: self.shown,
            exit: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The same with limits on the memory of each process and the like, in the
    /// words of a shell, where there are such limits.
    #[cfg(target_os = "linux")]
    pub(crate) fn limited_by(self, limits: &str) -> Self {
        let script = format!("{limits} && exec \"$0\" \"$@\"");
        self.behind(["/bin/sh", "-c", &script])
    }

    #[cfg(not(target_os = "linux"))]
    pub(crate) fn limited_by(self, _: &str) -> Self {
        self
    }

    /// Runs it, and kills it if it has not ended in time, which is a failure.
    /// Nothing is said of how long it takes otherwise.
    #[track_caller]
    pub(crate) fn outcome_within(mut self, most: Duration) -> Outcome {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let bytes = std::mem::take(&mut self.stdin);
        thread::spawn(move || stdin.write_all(&bytes));
        let stdout = text_of(child.stdout.take().unwrap());
        let stderr = text_of(child.stderr.take().unwrap());
        let texts = [stdout, stderr].map(|text| text.recv_timeout(most));
        let [Ok(stdout), Ok(stderr)] = texts else {
            child.kill().unwrap();
            panic!("$ {}\ndid not end within {most:?}", self.shown);
        };
        Outcome {
            shown: self.shown,
            exit: child.wait().unwrap().code(),
            stdout,
            stderr,
        }
    }

    /// Runs it, and it must end like this and say this, no more and no less.
    #[track_caller]
    pub(crate) fn gives(self, exit: i32, stdout: &str, stderr: &str) {
        self.outcome().is(exit, stdout, stderr);
    }

    /// Runs it, and it must succeed without a word on stderr. Gives stdout.
    #[track_caller]
    pub(crate) fn succeeds(self) -> String {
        let outcome = self.outcome();
        let stdout = outcome.stdout.clone();
        outcome.is(0, &stdout, "");
        stdout
    }
}

/// All that comes out of a pipe, once it has ended.
fn text_of(mut pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).unwrap();
        // Who waited too long is not there any more.
        let _ = sender.send(text);
    });
    receiver
}

/// How a run ended, and all it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    shown: String,
    pub(crate) exit: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// It must be exactly this.
    #[track_caller]
    pub(crate) fn is(&self, exit: i32, stdout: &str, stderr: &str) {
        let mut faults = String::new();
        if self.exit != Some(exit) {
            faults.push_str(&format!("exit: expected {exit}, got {:?}\n", self.exit));
        }
        faults.push_str(&difference("stdout", stdout, &self.stdout));
        faults.push_str(&difference("stderr", stderr, &self.stderr));
        assert!(faults.is_empty(), "$ {}\n{faults}", self.shown);
    }
}

/// What differs between two texts, line by line; empty if nothing does.
/// Lines that only the expected text has stand behind `-`.
pub(crate) fn difference(name: &str, expected: &str, found: &str) -> String {
    if expected == found {
        return String::new();
    }
    let mut shown = format!("{name} differs (- expected, + found):\n");
    let old: Vec<&str> = expected.split_inclusive('\n').collect();
    let new: Vec<&str> = found.split_inclusive('\n').collect();
    // The longest common subsequence of what is left of both, from each pair
    // of places on.
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if i < old.len() && (j == new.len() || common[i + 1][j] >= common[i][j + 1]) {
            shown.push_str(&format!("- {}\n", old[i].escape_debug()));
            i += 1;
        } else {
            shown.push_str(&format!("+ {}\n", new[j].escape_debug()));
            j += 1;
        }
    }
    shown
}
