//! Integration tests, in one binary so that they are linked once.

// What a test cannot get, it may fail for; the lint's own exception for tests
// does not reach the functions that tests share.
#![allow(clippy::unwrap_used)]

mod architecture;
mod business_days_cases;
mod business_days_walk;
mod cli;
mod corpus;
mod cron;
mod examples;
#[cfg(target_os = "linux")]
mod faults;
mod feed_rules;
mod fuzz;
mod golden;
mod harness;
mod holiday_table;
mod holidays_file;
mod hostile_cells;
#[cfg(target_os = "linux")]
mod hostile_fields;
#[cfg(target_os = "linux")]
mod hostile_input;
mod icalendar_shortfalls;
mod large_sheet;
mod laws;
mod own_playbooks;
mod random_sheets;
mod readme;
mod schools;
mod second_run;
mod security;
mod sixty_days;
mod terminal;
mod todo_merge;
mod todo_sh;
mod traps;
#[cfg(target_os = "linux")]
mod very_many;
mod workbooks;
