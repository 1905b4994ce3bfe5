//! `followup plan INPUT`: what to do and when, on stdout.

use std::path::PathBuf;

use clap::ArgMatches;
use followup::plan::State;
use followup::render::{csv::plan_csv, json::ndjson, json::plan_json, table::plan_table};
use followup::rules::leanings;

use crate::planning::Planning;
use crate::report::{Report, has_warning};
use crate::settings::Settings;
use crate::stop::{Exit, Stop};
use crate::task_files::{TaskFiles, TodoUse};

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<Exit, Stop> {
    let input = matches
        .get_one::<PathBuf>("INPUT")
        .cloned()
        .unwrap_or_default();
    let format = settings.format(&["table", "json", "ndjson", "csv"])?;
    let states = states(settings)?;
    let states = states.as_deref();
    let tasks = TaskFiles::find(settings)?;
    let mut planning = Planning::load(&input, settings)?;
    planning.unpack();
    planning.remember(tasks.read(TodoUse::Read)?.history(&[]));
    let plan = planning.plan();
    let diagnostics = planning.diagnostics(leanings(&plan));
    let context = planning.context(&diagnostics);
    let text = match format {
        "json" => plan_json(&plan, &context, states),
        "ndjson" => ndjson(&plan, states),
        "csv" => plan_csv(&plan, states),
        _ => plan_table(&plan, states, report.width(), report.is_colourful()),
    };
    // What is wrong comes first, so that on a terminal the plan is what is
    // left standing at the end.
    report.diagnostics(&diagnostics);
    if planning.has_no_holidays() {
        report.talk("no region is set, so only weekends are days off: `--region US`, say");
    }
    report.data(text.as_bytes())?;
    Ok(if has_warning(&diagnostics) {
        Exit::Warned
    } else {
        Exit::Done
    })
}

fn states(settings: &Settings<'_>) -> Result<Option<Vec<State>>, Stop> {
    let values = settings.all("state");
    if values.is_empty() {
        return Ok(None);
    }
    let mut states = Vec::new();
    for value in values {
        for word in value.text.split(',') {
            let known = State::ALL.map(State::word).join(", ");
            let state = State::from_word(word.trim());
            states.push(state.ok_or_else(|| value.refuse(&format!("the states are: {known}")))?);
        }
    }
    Ok(Some(states))
}
