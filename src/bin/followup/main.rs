//! The command line of followup: the only part that prints, exits, and reads
//! the clock or the environment.

mod business_days_command;
mod calendar_settings;
mod clock;
mod columns_command;
mod command_line;
mod convert_command;
mod convert_end;
mod convert_work;
mod explain_command;
mod feed_settings;
mod fitted_settings;
mod fitted_words;
mod flags;
mod generate;
mod holidays_command;
mod init_command;
mod input;
mod large_calendar;
mod limits;
mod outputs;
mod plan_command;
mod planning;
mod playbooks_command;
mod report;
mod settings;
mod sheet_choice;
mod stop;
mod task_files;
mod task_list;
mod task_settings;
mod time_zone;
mod workbook_process;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::report::Report;
use crate::settings::Settings;
use crate::stop::{Exit, Stop};

fn main() -> ExitCode {
    if std::env::args_os()
        .nth(1)
        .is_some_and(|it| it == workbook_process::COMMAND)
    {
        return workbook_process::serve();
    }
    let mut report = Report::plain();
    let matches = match command_line::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() && error.kind() != HELP_INSTEAD => {
            let stop = usage(&error);
            report.stop(&stop);
            return stop.exit.into();
        }
        // Help and the version are clap's own.
        Err(error) => error.exit(),
    };
    let exit = run(&matches, &mut report).unwrap_or_else(|stop| {
        report.stop(&stop);
        stop.exit
    });
    exit.into()
}

/// Where this program is, to be started again.
pub(crate) fn own_program() -> std::io::Result<PathBuf> {
    // This link leads to the program that runs, also when its file was replaced
    // by another version meanwhile, or removed.
    let link = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && link.exists() {
        return Ok(link.to_owned());
    }
    std::env::current_exe()
}

/// What clap says when no command is given: the help, on stderr.
const HELP_INSTEAD: ErrorKind = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;

/// A mistake on the command line in the form of all our messages: clap's first
/// line, with our quotes, and its tip as the hint.
fn usage(error: &clap::Error) -> Stop {
    let text = error.to_string().replace('\'', "`");
    let mut lines = text.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let mut message = first.strip_prefix("error: ").unwrap_or(first).to_owned();
    let mut hint = None;
    for line in lines {
        if let Some(tip) = line.strip_prefix("tip: ") {
            hint = hint.or(Some(tip));
        } else if message.ends_with(':') && !line.is_empty() {
            message.push(' ');
            message.push_str(line);
        }
    }
    let elsewhere = flag_of_another_command(error);
    Stop::usage(
        message,
        elsewhere
            .as_deref()
            .or(hint)
            .or(Some("`followup --help` shows how to use it")),
    )
}

/// Where a flag is known that this command does not have.
fn flag_of_another_command(error: &clap::Error) -> Option<String> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let flag = given.strip_prefix("--")?;
    let has_it = |command: &&clap::Command| {
        let mut flags = command.get_arguments();
        flags.any(|argument| argument.get_long() == Some(flag))
    };
    let program = command_line::command();
    let commands: Vec<String> = program
        .get_subcommands()
        .filter(has_it)
        .map(|command| format!("`followup {}`", command.get_name()))
        .collect();
    let (last, others) = commands.split_last()?;
    Some(match others {
        [] => format!("`--{flag}` is a flag of {last}"),
        others => format!("`--{flag}` is a flag of {} and {last}", others.join(", ")),
    })
}

fn run(matches: &ArgMatches, report: &mut Report) -> Result<Exit, Stop> {
    let (name, matches) = matches.subcommand().unwrap_or(("", matches));
    let environment = |name: &str| std::env::var_os(name);
    let input = || {
        let path = matches.try_get_one::<PathBuf>("INPUT").ok().flatten()?;
        Some(path.as_path()).filter(|path| *path != Path::new("-"))
    };
    match name {
        "completions" => generate::completions(command_line::command(), matches, *report)?,
        "man" => generate::man(command_line::command(), *report)?,
        "playbooks" => playbooks_command::run(matches, *report)?,
        _ => {
            let settings = Settings::load(matches, &environment, input())?;
            *report = Report::from(&settings)?;
            match name {
                "business-days" => {
                    return business_days_command::run(matches, &settings, *report);
                }
                "holidays" => holidays_command::run(matches, &settings, *report)?,
                _ => return run_with_sheet(name, matches, &settings, *report),
            }
        }
    }
    Ok(Exit::Done)
}

/// The commands that read a sheet, and need to know which day it is.
fn run_with_sheet(
    name: &str,
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<Exit, Stop> {
    let exit = match name {
        "columns" => columns_command::run(matches, settings, report),
        "init" => init_command::run(matches, settings, report),
        "explain" => explain_command::run(matches, settings, report),
        "plan" => plan_command::run(matches, settings, report),
        _ => convert_command::run(matches, settings, report),
    }?;
    match time_zone::unknown_day(settings) {
        Some(unknown) => {
            report.warning(&unknown);
            Ok(Exit::Warned)
        }
        None => Ok(exit),
    }
}
