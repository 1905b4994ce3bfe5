//! What a file of tasks (VTODO) says about our tasks; the twin of
//! [`super::todo`].
//!
//! Clients write there in their own manner, and may leave out every property
//! that is ours: a task is known by its UID. Nothing is changed.

use super::ics_scanner::{DoneBy, possible_tasks};
use crate::history::{History, TaskState};
use crate::plan::Key;

/// Notes what one file says of our tasks; it may hold anything else, too. The
/// order of files does not matter.
///
/// What is to be done, or was begun, is open. What a client says was completed is
/// done, on the day of COMPLETED, which is one of UTC; what a client called off is
/// not wanted, and so done on a day that nobody knows. What we completed or called
/// off ourselves tells nothing that the sheet or a todo file does not tell better:
/// whoever corrects the sheet finds the task open again.
///
/// ```
/// use followup::history::{History, TaskState};
/// use followup::plan::Key;
/// use followup::sync::vtodo_history::read_tasks;
///
/// let mut history = History::default();
/// let file = b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\n\
///     UID:5f0e1d2c-3b4a-8968-8776-655443322110\r\nSTATUS:COMPLETED\r\n\
///     END:VTODO\r\nEND:VCALENDAR\r\n";
/// read_tasks(file, &mut history);
/// let key = Key::parse(b"bw71tb1").unwrap();
/// assert!(matches!(history.task(key), Some(TaskState::Done(_))));
/// ```
pub fn read_tasks(file: &[u8], history: &mut History) {
    for task in possible_tasks(file) {
        let state = match task.done {
            Some(DoneBy::Client(done)) => TaskState::Done(done),
            None if !task.is_cancelled => TaskState::Open,
            Some(DoneBy::Us) | None => continue,
        };
        history.note(Key::of(task.uid), state);
    }
}

#[cfg(test)]
mod tests {
    use super::read_tasks;
    use crate::history::{Done, History, TaskState};
    use crate::plan::Key;

    fn state(inside: &str) -> Option<TaskState> {
        let file = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:5f0e1d2c-3b4a-8968-8776-655443322110\r\n\
             {inside}\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
        );
        let mut history = History::default();
        read_tasks(file.as_bytes(), &mut history);
        history.task(Key::parse(b"bw71tb1").unwrap())
    }

    #[test]
    fn what_clients_write_is_told() {
        fn check(inside: &str, expected: Option<TaskState>) {
            assert_eq!(state(inside), expected, "{inside}");
        }
        fn done(on: &str, due: &str) -> Option<TaskState> {
            Some(TaskState::Done(Done {
                on: on.parse().ok(),
                due: due.parse().ok(),
            }))
        }
        const OPEN: Option<TaskState> = Some(TaskState::Open);
        check("SUMMARY:x", OPEN);
        check("STATUS:NEEDS-ACTION", OPEN);
        check("STATUS:IN-PROCESS\r\nPERCENT-COMPLETE:40", OPEN);
        check("STATUS:COMPLETED", done("", ""));
        check("status:Completed", done("", ""));
        check("STATUS;X-BY=someone:COMPLETED", done("", ""));
        check(
            "DUE;VALUE=DATE:20261125\r\nSTATUS:COMPLETED\r\nCOMPLETED:20261124T233000Z",
            done("2026-11-24", "2026-11-25"),
        );
        check(
            "DUE;TZID=Europe/Berlin:20261125T090000\r\nCOMPLETED:20261124T010203Z",
            done("2026-11-24", "2026-11-25"),
        );
        check("COMPLETED;VALUE=DATE:20261124", done("2026-11-24", ""));
        check(
            "STATUS:NEEDS-ACTION\r\nCOMPLETED:20261124T010203Z",
            done("2026-11-24", ""),
        );
        check("STATUS:COMPLETED\r\nCOMPLETED:yesterday", done("", ""));
        check("STATUS:CANCELLED\r\nSUMMARY:Thank Ann", done("", ""));
        check(
            "STATUS:CANCELLED\r\nDUE:20261125T080000Z\r\nCOMPLETED:20261124T010203Z",
            done("", "2026-11-25"),
        );
        check("SUMMARY:a\r\n STATUS:COMPLETED", OPEN);
        check("BEGIN:VALARM\r\nSTATUS:COMPLETED\r\nEND:VALARM", OPEN);
        check("COMPLETEDX:20261124T010203Z", OPEN);
    }

    #[test]
    fn our_own_word_is_no_news() {
        let completed = "STATUS:COMPLETED\r\nCOMPLETED:20261124T120000Z\r\n\
                         X-FOLLOWUP-STATUS:COMPLETED";
        assert_eq!(state(completed), None);
        let called_off = "STATUS:CANCELLED\r\nSUMMARY:[Cancelled] Thank Ann";
        assert_eq!(state(called_off), None);
        let opened_again = "STATUS:NEEDS-ACTION\r\nX-FOLLOWUP-STATUS:COMPLETED";
        assert_eq!(state(opened_again), Some(TaskState::Open));
    }

    #[test]
    fn files_of_others_tell_nothing() {
        fn check(file: &str, is_told: bool) {
            let mut history = History::default();
            read_tasks(file.as_bytes(), &mut history);
            assert_eq!(!history.is_empty(), is_told, "{file}");
        }
        let task = |uid: &str| format!("BEGIN:VTODO\r\nUID:{uid}\r\nEND:VTODO\r\n");
        let ours = task("5f0e1d2c-3b4a-8968-8776-655443322110");
        check("", false);
        check("not a calendar", false);
        check(&ours, false);
        check(
            &format!("BEGIN:VCALENDAR\r\n{ours}BEGIN:VTODO\r\nUID:"),
            true,
        );
        check(
            &format!("BEGIN:VCALENDAR\n{ours}\nEND:VCALENDAR\nmore"),
            true,
        );
        let theirs = task("5f0e1d2c-3b4a-5968-8776-655443322110");
        check(
            &format!("BEGIN:VCALENDAR\r\n{theirs}END:VCALENDAR\r\n"),
            false,
        );
        let event = ours.replace("VTODO", "VEVENT");
        check(
            &format!("BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n"),
            false,
        );
    }
}
