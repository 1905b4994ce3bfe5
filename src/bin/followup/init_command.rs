//! `followup init INPUT`: a followup.toml fitted to a sheet. Never overwrites
//! one; it says nothing that does not hold without it, but for what the person
//! said already.

use std::path::{Path, PathBuf};

use chrono::Datelike as _;
use clap::ArgMatches;
use followup::columns::{Advice, understand_so_far};
use followup::render::followup_toml::followup_toml;
use followup::sync::write::{append_to_file, read_target};

use crate::calendar_settings::calendar;
use crate::clock::moment;
use crate::fitted_settings::{Fit, sections};
use crate::input::{not_understood, reading_options, shown, table};
use crate::playbooks_command::playbook;
use crate::report::Report;
use crate::settings::Settings;
use crate::stop::{Exit, Stop};

/// The name under which a configuration is found beside the sheet.
const NAME: &str = "followup.toml";

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<Exit, Stop> {
    let input = matches
        .get_one::<PathBuf>("INPUT")
        .cloned()
        .unwrap_or_default();
    let moment = moment(settings)?;
    let options = reading_options(settings)?;
    // A mistake in what is about to be written down is told now.
    calendar(settings, moment.today.year()..=moment.today.year())?;
    playbook(settings)?;
    let is_printed = settings.is_on("dry-run")? || input == Path::new("-");
    let target = input.with_file_name(NAME);
    if !is_printed && read_target(&target)?.is_some() {
        return Err(exists(&target, &input));
    }
    let table = table(&input, settings)?;
    let understanding = understand_so_far(&table, &options, moment.today)
        .map_err(|error| not_understood(&table, error))?;
    let is_order_open = |it: &Advice| matches!(it, Advice::DateOrder { .. });
    if let Some(error) = &understanding.missing
        && !understanding.advice.iter().any(is_order_open)
    {
        return Err(not_understood(&table, error.clone()));
    }
    let fit = Fit {
        settings,
        table: &table,
        understanding: &understanding,
        folder: target.parent().unwrap_or(Path::new("")),
    };
    let text = followup_toml(&opening(&shown(&input)), &sections(&fit));
    if is_printed {
        report.data(text.as_bytes())?;
    } else {
        append_to_file(&target, None, text.as_bytes())?;
        report.talk(&format!("wrote `{}`", target.display()));
    }
    let Some(missing) = understanding.missing else {
        return Ok(Exit::Done);
    };
    report.warning(&Stop {
        hint: Some(format!(
            "take the `#` away before the right `date-order` in `{}`",
            if is_printed { Path::new(NAME) } else { &target }.display()
        )),
        ..missing.into()
    });
    Ok(Exit::Warned)
}

fn exists(target: &Path, input: &Path) -> Stop {
    Stop {
        exit: Exit::Output,
        message: format!(
            "`{}` is there already, and is left as it is",
            target.display()
        ),
        place: None,
        hint: Some(format!(
            "move it away, or see what would be written: `followup init {} --dry-run`",
            input.display()
        )),
    }
}

fn opening(input: &str) -> Vec<String> {
    vec![
        format!("followup.toml for `{input}`, written by `followup init`."),
        format!(
            "A line behind a `#` changes nothing: it says what holds anyway, or gives an example. \
             Take the `#` away to switch it on. What is uncertain is marked [?]. A flag counts more than this file; \
             `followup columns {input}` shows what it comes to."
        ),
    ]
}
