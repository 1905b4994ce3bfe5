//! A table without a header becomes columns with meanings, by their values
//! alone. What the person says goes before.
//!
//! Asks rather than guesses: a column of which two things can be thought is not
//! used, and where that is the company, the role or the day of the application,
//! there is no plan before the person has said which it is.

mod company_and_role;
mod days;
mod decide;
mod first_row;
mod measured;
mod unclear;

pub(super) use self::decide::{columns_in_words, understand_values};
pub(super) use self::first_row::{holds_values_like_others, is_an_application};

#[cfg(test)]
mod tests;
