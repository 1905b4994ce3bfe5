//! A table becomes applications and diagnostics: whose column is which, what
//! the words and dates in them mean.

pub mod dates;
