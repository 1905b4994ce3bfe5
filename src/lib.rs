//! A sheet of job applications becomes follow-ups in business days, and these a
//! calendar and a task list that stay in step with the sheet.
//!
//! This page is the map: how the parts lie to each other, what each may and may
//! not do, and where to begin. The command line is described by `followup
//! --help` and in the README.
//!
//! # Five stages
//!
//! ```text
//!          read           columns             rules           render           sync
//!  bytes ────────▶ Table ─────────▶ [Application] ───▶ Plan ─────────▶ text ─────────▶ files
//!        csv, tsv        headers,           ▲  │       ics, todo.txt,  what is on
//!                        words, dates       │  │       json, csv,      disk, and what
//!                                           │  │       a table         is to change
//!                        playbook, calendar,   │
//!                            history, today    └─▶ [Explanation] ─render─▶ text
//! ```
//!
//! One folder per stage, one value between two of them. A stage sees the value
//! before it and nothing of how it came about: `rules` cannot tell a CSV file
//! from any other, and `render` decides nothing about a day. `explain` goes the
//! same way and branches off after `rules`: the engine that plans an application
//! also gives the account of it, so that the two cannot disagree.
//!
//! A history comes from two places. What the sheet says was done (a date of
//! contact, a thank-you sent) travels with the application, and `rules` finds the
//! act that it was; what task files say of our own tasks, be they todo.txt or
//! calendars of tasks, is a [`history::History`].
//!
//! # What lies where
//!
//! | module | what it is for |
//! |---|---|
//! | [`text`] | texts, prose and addresses that are clean by construction, so that no cell can break out of a calendar or a task |
//! | [`diagnostic`] | what is wrong with one cell, and the file, row and column where it stands |
//! | [`error`] | the failures after which there is nothing else to report |
//! | [`application`] | one application: typed and valid, dates that are dates, a stage that is a stage; or packed ([`application::PackedApplication`]), as those of a very large sheet are held, since each takes 800 bytes as it is |
//! | [`read`] | bytes to a [`read::Table`], or a workbook to one for each sheet. Knows file formats and encodings, nothing about jobs |
//! | [`columns`] | a table to a [`columns::Sheet`]: which column is which, what a word and a date mean; or, for `followup columns`, to what was understood so far and what to say ([`columns::Understanding`]). The words are lists in `columns/words/`, one file per language, laid out as tables by the build script in `columns/build/` before the program is compiled |
//! | [`business_days`] | weeks, holidays, blackouts: counting days and adjusting dates; the holidays of every region, a text of which only the section asked for is read. Knows nothing about jobs |
//! | [`template`] | texts with placeholders, refused when a playbook is loaded if one is unknown |
//! | [`plan`](mod@plan) | what to do, when and why, as facts; and why not, as an [`plan::Explanation`]. The plan of packed applications is packed, too ([`plan::PackedPlan`]): what is written from it, or from the whole, is the same |
//! | [`history`] | which of our tasks stand open and which were done |
//! | [`rules`] | the heart: applications, a playbook, a calendar, a history and a day to a [`plan::Plan`]. The rule language and its mistakes, the laws, what a contact in the sheet fulfilled, the load of a day ([`rules::Setting::max_per_day`]), the account of each rule ([`rules::explain`]), and how far a plan leans on days that may still move ([`rules::leanings`]) |
//! | [`render`] | a plan to text of every kind |
//! | [`sync`] | what is on disk and what should be, to changes; then the changes. The only part that touches files; reads days off from a person's own calendar, too |
//! | [`config`] | `followup.toml` to settings with their lines |
//!
//! `src/playbooks/` holds the rules that come with the program, in the language
//! in which a person writes rules of their own; no date rule is written in
//! Rust. `src/bin/followup/` is the command line: flags, environment, the clock,
//! the streams, the exit code.
//!
//! # Who may know whom
//!
//! The binary knows everybody. `sync` knows `render`, which knows `plan`;
//! `rules` knows applications, the calendar, the history and `plan`; `columns`
//! knows `read`'s table; `read` knows diagnostics and errors; `text`,
//! `template` and `business_days` know nothing of ours. One foreign crate has
//! one home: `csv`, `calamine` and `encoding_rs` in `read`, `toml` where settings
//! and playbooks are loaded,
//! `icalendar` where other people's calendars are read, `clap` in the binary.
//!
//! # What always holds
//!
//! - Nothing but `sync` and the binary touches a file; nothing but the binary
//!   reads the clock or the environment, or prints.
//! - Planning and rendering cannot fail. What can be wrong with a sheet has been
//!   said by then, as diagnostics or as one error.
//! - Same sheet, rules, history and day: the same bytes, in whatever order the
//!   rows stand.
//! - A second run changes nothing on disk; an event that says the same keeps its
//!   stamps.
//! - An event that is not asked for any more is called off, not taken away, and
//!   goes in time; what has been stays a while, since a calendar is a diary.
//! - A line or an event that is not ours is never altered, nor is a line of ours
//!   that the person has touched ([`sync::todo::merge`]); a calendar with somebody
//!   else's events is refused.
//! - An event's identity and a task's key come from the application, the rule,
//!   the round, the place of the person in the list and the occurrence; never
//!   from a row number, a date or the clock.
//! - A workbook is read by another process of the program, within limits of
//!   memory and time, and what it does to that process it cannot do to this one.
//! - Every row ends in one counted bucket ([`columns::Counts`]), and every
//!   diagnostic names its cell. Nothing is dropped in silence.
//! - The laws of [`rules`] hold whatever a playbook says: no contact where none
//!   is wanted, a cap on unanswered messages, no asking before the promised day.
//! - What a client completes or calls off in a file of tasks keeps every byte, and
//!   is done to every plan.
//! - What was done is not asked for again, and what has lapsed is not written.
//!
//! # Where to begin
//!
//! [`read::read_csv`], [`columns::understand`] and [`rules::plan`] are the way
//! from bytes to a plan; [`render::words`], [`render::ics`] and
//! [`render::todo_txt`] say it; [`sync::calendar::Merge`], [`sync::vtodo::TaskMerge`]
//! and [`sync::changes::Changes`] bring it to disk. `examples/plan_a_sheet.rs` walks
//! the first half in sixty lines, `src/bin/followup/convert_command.rs` all of
//! it. To read the source, follow the modules in the order of this file.

// In the order in which they are best read, which is also that of the stages.

pub mod text;

pub mod diagnostic;

pub mod error;

pub mod application;

pub mod read;

pub mod columns;

pub mod business_days;

pub mod template;

pub mod plan;

pub mod history;

pub mod rules;

pub mod render;

pub mod sync;

pub mod config;
