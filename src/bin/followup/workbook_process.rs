//! A workbook is read by another process of this program, which may use so much
//! memory and time and no more. What made it die is told as what it is: a
//! workbook that cannot be read.
//!
//! A few bytes of a workbook can ask for all the memory of the machine, and a
//! program that does not get it is ended at once, without a word and without
//! its files in order. Here only the other process ends.

use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use followup::error::{Error, WorkbookFault, WorkbookLimit, system_words};
use followup::read::{Workbook, read_workbook};

/// What the other process is called with; no command that a person would give.
pub(crate) const COMMAND: &str = "__read-workbook";

/// The time it has, by the clock and of the processor, in seconds.
const MOST_SECONDS: u64 = 20;
/// The memory it has, in bytes.
#[cfg(unix)]
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// What the other process does: reads a workbook from stdin, and writes what
/// comes of it to stdout.
pub(crate) fn serve() -> ExitCode {
    restrain();
    let mut bytes = Vec::new();
    if io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let result = read_workbook(&bytes, "-".into());
    drop(bytes);
    let mut stdout = io::BufWriter::new(io::stdout().lock());
    match Workbook::write_to(&result, &mut stdout).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Where the system has no such limits, the time by the clock is all there is.
#[cfg(unix)]
fn restrain() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most, at_the_very_most) in [
        (Resource::As, MOST_MEMORY, MOST_MEMORY),
        // The first limit ends it by a signal that tells why, the second by one
        // that does not.
        (Resource::Cpu, MOST_SECONDS, MOST_SECONDS + 1),
        // A process that is meant to die leaves no image of itself.
        (Resource::Core, 0, 0),
    ] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(at_the_very_most),
        };
        // A limit that is lower already stands, which is as well.
        let _ = setrlimit(resource, limit);
    }
}

#[cfg(not(unix))]
fn restrain() {}

/// Reads a workbook in another process. `program` is this program.
pub(crate) fn read(
    program: io::Result<PathBuf>,
    bytes: Vec<u8>,
    file: &Arc<str>,
) -> Result<Workbook, Error> {
    let fault = |fault| Error::Workbook {
        file: file.clone(),
        fault,
    };
    let unstarted = |why: &io::Error| {
        fault(WorkbookFault::Damaged {
            why: format!("its reader could not be started ({})", system_words(why)),
        })
    };
    let program = program.map_err(|why| unstarted(&why))?;
    let mut child = Command::new(program)
        .arg(OsString::from(COMMAND))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|why| unstarted(&why))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    // A reader that dies closes its end, and the rest is not written.
    let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&bytes)));
    let (sender, receiver) = channel();
    let reader = thread::spawn(move || {
        let mut result = Vec::new();
        let read = stdout.map(|mut stdout| stdout.read_to_end(&mut result));
        // Who waited too long is not there any more.
        let _ = sender.send(read.and_then(Result::ok).map(|_| result));
    });
    let received = receiver.recv_timeout(Duration::from_secs(MOST_SECONDS));
    if received.is_err() {
        let _ = child.kill();
    }
    let status = child.wait();
    let _ = (writer.join(), reader.join());
    let result = match received {
        Ok(result) => result.unwrap_or_default(),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            return Err(fault(WorkbookFault::OverLimit(WorkbookLimit::Seconds)));
        }
    };
    match (Workbook::from_bytes(&result, file), status) {
        (Some(result), Ok(status)) if status.success() => result,
        (_, status) => Err(fault(why_it_died(status.ok()))),
    }
}

/// A process that does not get its memory aborts; one that stumbles over a file
/// ends with a code of its own.
fn why_it_died(status: Option<ExitStatus>) -> WorkbookFault {
    const PANICKED: i32 = 101;
    match status {
        Some(status) if status.code() == Some(PANICKED) => WorkbookFault::Damaged {
            why: "its parts do not fit together".to_owned(),
        },
        Some(status) if is_out_of_time(status) => WorkbookFault::OverLimit(WorkbookLimit::Seconds),
        _ => WorkbookFault::OverLimit(WorkbookLimit::Memory),
    }
}

#[cfg(unix)]
fn is_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn is_out_of_time(_: ExitStatus) -> bool {
    false
}
