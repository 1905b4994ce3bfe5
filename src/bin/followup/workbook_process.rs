//! A workbook is read by another process of this program, which may use so much
//! memory and time and no more. What made it die is told as what it is: a
//! workbook that cannot be read.
//!
//! A few bytes of a workbook can ask for all the memory of the machine, and a
//! program that does not get it is ended at once, without a word and without
//! its files in order. Here only the other process ends.

use std::ffi::OsString;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use followup::error::{Error, WorkbookFault, WorkbookLimit, system_words};
use followup::read::{Workbook, read_workbook};

/// What the other process is called with; no command that a person would give.
pub(crate) const COMMAND: &str = "__read-workbook";

/// The time it has, by the clock and of the processor, in seconds.
const MOST_SECONDS: u64 = 15;
/// The memory it has, in bytes.
#[cfg(unix)]
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// What the other process does: reads a workbook from stdin, and writes what
/// comes of it to stdout.
pub(crate) fn serve() -> ExitCode {
    restrain();
    let mut bytes = Vec::new();
    let result = match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => read_workbook(&bytes, "-".into()),
        Err(why) if why.kind() == ErrorKind::OutOfMemory => Err(Error::Workbook {
            file: "-".into(),
            fault: WorkbookFault::OverLimit(WorkbookLimit::Memory),
        }),
        Err(_) => return ExitCode::FAILURE,
    };
    drop(bytes);
    let mut stdout = BufWriter::new(io::stdout().lock());
    match Workbook::write_to(&result, &mut stdout).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Takes limits on. A limit that is lower already stands; where the system has
/// none, the limits of the reader itself and the time by the clock are all
/// there is.
#[cfg(unix)]
fn restrain() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    #[cfg(not(target_os = "openbsd"))]
    const MEMORY: Resource = Resource::As;
    #[cfg(target_os = "openbsd")]
    const MEMORY: Resource = Resource::Data;
    for (resource, most, at_the_very_most) in [
        (MEMORY, MOST_MEMORY, MOST_MEMORY),
        // The first limit ends it by a signal that tells why, the second by one
        // that does not.
        (Resource::Cpu, MOST_SECONDS, MOST_SECONDS + 1),
        // A process that is meant to die leaves no image of itself.
        (Resource::Core, 0, 0),
    ] {
        let old = getrlimit(resource);
        let lower = |old: Option<u64>, most: u64| Some(old.map_or(most, |old| most.min(old)));
        let new = Rlimit {
            current: lower(old.current, most),
            maximum: lower(old.maximum, at_the_very_most),
        };
        let _ = setrlimit(resource, new);
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
    let result = start(program)
        .and_then(|child| send_and_receive(child, bytes, file))
        .unwrap_or_else(|why| {
            Err(Ending::Fault(WorkbookFault::NotRead {
                why: format!("could not be started: {}", system_words(&why)),
            }))
        });
    result.map_err(|ending| match ending {
        Ending::Told(error) => error,
        Ending::Fault(fault) => Error::Workbook {
            file: file.clone(),
            fault,
        },
    })
}

/// Why there is no workbook.
enum Ending {
    /// The other process says why.
    Told(Error),
    /// It could not say.
    Fault(WorkbookFault),
}

fn start(program: io::Result<PathBuf>) -> io::Result<Child> {
    Command::new(program?)
        .arg(OsString::from(COMMAND))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Each pipe has a thread of its own, so that neither process waits for the
/// other, and this one not for longer than the other may take.
fn send_and_receive(
    mut child: Child,
    bytes: Vec<u8>,
    file: &Arc<str>,
) -> io::Result<Result<Workbook, Ending>> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    // A reader that dies closes its end, and the rest is not written.
    let writer = thread::Builder::new().spawn(move || {
        stdin.map(|mut stdin| stdin.write_all(&bytes));
    });
    let (sender, receiver) = channel();
    let file = file.clone();
    let reader = thread::Builder::new().spawn(move || {
        let result = match stdout {
            Some(stdout) => Workbook::read_from(BufReader::new(stdout), &file),
            None => Err(ErrorKind::UnexpectedEof.into()),
        };
        // Who waited too long is not there any more.
        let _ = sender.send(result);
    });
    let (writer, reader) = match (writer, reader) {
        (Ok(writer), Ok(reader)) => (writer, reader),
        (Err(why), _) | (_, Err(why)) => {
            let _ = child.kill();
            let _ = child.wait();
            return Err(why);
        }
    };
    let received = receiver.recv_timeout(Duration::from_secs(MOST_SECONDS));
    let has_ended = match &received {
        Ok(Ok(_)) => true,
        Ok(Err(why)) => why.kind() == ErrorKind::UnexpectedEof,
        Err(_) => false,
    };
    if !has_ended {
        let _ = child.kill();
    }
    let status = child.wait()?;
    let _ = (writer.join(), reader.join());
    Ok(match received {
        Ok(Ok(result)) if status.success() => result.map_err(Ending::Told),
        Ok(Err(why)) if why.kind() == ErrorKind::OutOfMemory => Err(Ending::Fault(
            WorkbookFault::OverLimit(WorkbookLimit::Memory),
        )),
        Ok(_) => Err(Ending::Fault(why_it_ended(status))),
        Err(_) => Err(Ending::Fault(WorkbookFault::OverLimit(
            WorkbookLimit::Seconds,
        ))),
    })
}

/// A process that does not get its memory aborts; one that stumbles over a file
/// ends with a code of its own.
fn why_it_ended(status: ExitStatus) -> WorkbookFault {
    const PANICKED: i32 = 101;
    /// What Windows gives for a process that aborts.
    const ABORTED: i32 = 0xc000_0409_u32 as i32;
    if let Some(fault) = fault_of_signal(status) {
        return fault;
    }
    match status.code() {
        Some(PANICKED) => stumbled(),
        Some(ABORTED) => WorkbookFault::OverLimit(WorkbookLimit::Memory),
        Some(code) => WorkbookFault::NotRead {
            why: format!("ended early, with the code {code}"),
        },
        None => WorkbookFault::NotRead {
            why: "ended early".to_owned(),
        },
    }
}

fn stumbled() -> WorkbookFault {
    WorkbookFault::Damaged {
        why: "its parts do not fit together".to_owned(),
    }
}

#[cfg(unix)]
fn fault_of_signal(status: ExitStatus) -> Option<WorkbookFault> {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt as _;
    let number = status.signal()?;
    let is = |signal: Signal| signal.as_raw() == number;
    Some(if is(Signal::XCPU) {
        WorkbookFault::OverLimit(WorkbookLimit::Seconds)
    } else if is(Signal::ABORT) || is(Signal::KILL) {
        // A system that runs out of memory kills who takes most of it.
        WorkbookFault::OverLimit(WorkbookLimit::Memory)
    } else if is(Signal::SEGV) || is(Signal::BUS) || is(Signal::ILL) {
        stumbled()
    } else {
        WorkbookFault::NotRead {
            why: format!("was ended by the signal {number}"),
        }
    })
}

#[cfg(not(unix))]
fn fault_of_signal(_: ExitStatus) -> Option<WorkbookFault> {
    None
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;

    use super::{ErrorKind, ExitStatus, PathBuf, io, read, why_it_ended};

    #[test]
    fn each_way_to_end_is_told() {
        for (status, message) in [
            // A code stands in the higher byte.
            (
                101 << 8,
                "this workbook is damaged: its parts do not fit together",
            ),
            (
                1 << 8,
                "the process that was to read this workbook ended early, with the code 1",
            ),
            (
                0,
                "the process that was to read this workbook ended early, with the code 0",
            ),
            (
                6,
                "this workbook takes too much memory to read; the limit is 512 MB",
            ),
            (
                9,
                "this workbook takes too much memory to read; the limit is 512 MB",
            ),
            (
                11,
                "this workbook is damaged: its parts do not fit together",
            ),
            (
                15,
                "the process that was to read this workbook was ended by the signal 15",
            ),
            (
                rustix::process::Signal::XCPU.as_raw(),
                "this workbook takes too long to read; the limit is 15 seconds",
            ),
        ] {
            let fault = why_it_ended(ExitStatus::from_raw(status));
            assert_eq!(fault.to_string(), message, "{status}");
        }
    }

    #[track_caller]
    fn check(program: io::Result<PathBuf>, message: &str) {
        let error = read(program, b"PK".to_vec(), &"a.xlsx".into()).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.place().as_deref(), Some("a.xlsx"));
        assert_eq!(
            error.hint().as_deref(),
            Some("run it again; if that does not help, save the sheet as `CSV UTF-8`")
        );
    }

    #[test]
    fn a_program_that_is_not_to_be_found_is_told() {
        check(
            Err(ErrorKind::Unsupported.into()),
            "the process that was to read this workbook could not be started: unsupported",
        );
        check(
            Ok("/nonexistent/followup".into()),
            "the process that was to read this workbook could not be started: \
             no such file or directory",
        );
    }

    #[test]
    fn a_program_that_gives_no_workbook_is_told() {
        // It knows no file of the name of our command.
        check(
            Ok("cat".into()),
            "the process that was to read this workbook ended early, with the code 1",
        );
    }
}
