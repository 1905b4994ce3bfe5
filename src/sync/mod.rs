//! What is on disk, and a plan, become changes; the changes are made.
//!
//! The only part of the library that touches files, and the only writer. What
//! is not ours is never altered: a calendar that holds somebody else's events
//! is refused, and in a task list only those lines of ours change that are still
//! as we wrote them.

pub mod calendar;
mod cancelled;
pub mod changes;
pub mod diff;
pub mod entry;
pub mod events;
pub mod fate;
pub mod file_before;
pub mod holidays_file;
pub mod ics_scanner;
mod lines;
mod neighbour;
pub mod printed_tasks;
mod same_event;
pub mod staged;
mod tail;
pub mod todo;
pub mod vdir;
pub mod vtodo;
pub mod vtodo_history;
pub mod write;
