//! A table becomes applications and diagnostics: whose column is which, what
//! the words and dates in them mean.

mod date_cursor;
pub mod date_order;
pub mod dates;
mod month_names;
mod written_day;
mod written_time;
