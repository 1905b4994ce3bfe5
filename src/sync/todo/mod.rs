//! A todo.txt that is its owner's: what it says of our tasks, and how it is
//! brought into step with a plan without a byte of anybody else's being touched.

pub mod closing;
pub mod history;
pub mod ledger;
pub mod ledger_file;
pub mod lines;
pub mod merge;
pub mod settle;

pub use self::history::{append_tasks, is_plain_text, read_tasks};
pub use self::ledger_file::is_todo_file;
