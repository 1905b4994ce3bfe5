//! Files that people and programs have broken: pieces of good ones, cut, doubled
//! and mixed with what means something in them. Whatever comes of it is read or
//! refused; what is written for it is whole.
//!
//! `cargo test` runs a few of each. `FUZZ_MINUTES=10 cargo test --test it fuzz::`
//! runs each for that long, one after the other with `--test-threads 1`; what is
//! found is written to `tests/proptest-regressions/` and tried first from then on.

mod broken;
mod calendars;
mod cells;
mod playbooks;
mod sheets;
mod todo;

use std::fmt::Debug;
use std::time::{Duration, Instant};

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};

/// So many of each are tried in an ordinary run.
const FEW: u32 = 48;

/// Tries what the strategy makes: a few, or for as many minutes as are asked for.
fn fuzz<S: Strategy>(file: &'static str, strategy: S, test: impl Fn(S::Value) -> TestCaseResult)
where
    S::Value: Debug,
{
    let minutes = std::env::var("FUZZ_MINUTES").ok();
    let minutes: u64 = minutes.map_or(0, |minutes| minutes.parse().unwrap());
    let start = Instant::now();
    let config = Config {
        cases: FEW,
        source_file: Some(file),
        ..Config::default()
    };
    loop {
        TestRunner::new(config.clone())
            .run(&strategy, &test)
            .unwrap();
        if start.elapsed() >= Duration::from_secs(60 * minutes) {
            return;
        }
    }
}
