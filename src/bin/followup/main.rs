//! The command line of followup: the only part that prints, exits, and reads
//! the clock or the environment.

mod business_days_command;
mod calendar_settings;
mod clock;
mod convert_command;
mod explain_command;
mod flags;
mod generate;
mod holidays_command;
mod input;
mod plan_command;
mod planning;
mod playbooks_command;
mod report;
mod settings;
mod stop;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;

use crate::report::Report;
use crate::settings::Settings;
use crate::stop::{Exit, Stop};

fn main() -> ExitCode {
    // Help, the version and usage errors are clap's, with its exit codes 0 and 2.
    let matches = flags::command().get_matches();
    let mut report = Report::plain();
    let exit = run(&matches, &mut report).unwrap_or_else(|stop| {
        report.stop(&stop);
        stop.exit
    });
    exit.into()
}

fn run(matches: &ArgMatches, report: &mut Report) -> Result<Exit, Stop> {
    let (name, matches) = matches.subcommand().unwrap_or(("", matches));
    let environment = |name: &str| std::env::var(name).ok();
    let input = || {
        let path = matches.try_get_one::<PathBuf>("INPUT").ok().flatten()?;
        Some(path.as_path()).filter(|path| *path != Path::new("-"))
    };
    match name {
        "completions" => generate::completions(flags::command(), matches, *report)?,
        "man" => generate::man(flags::command(), *report)?,
        "playbooks" => playbooks_command::run(matches, *report)?,
        _ => {
            let settings = Settings::load(matches, &environment, input())?;
            *report = Report::from(&settings)?;
            match name {
                "business-days" => {
                    return business_days_command::run(matches, &settings, *report);
                }
                "holidays" => holidays_command::run(matches, &settings, *report)?,
                "explain" => return explain_command::run(matches, &settings, *report),
                "plan" => return plan_command::run(matches, &settings, *report),
                _ => return convert_command::run(matches, &settings, *report),
            }
        }
    }
    Ok(Exit::Done)
}
