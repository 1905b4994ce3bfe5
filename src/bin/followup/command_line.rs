//! The command line, as data: the commands, and the flags each of them takes.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command, ValueHint};

use followup::columns::NOTE_CONVENTIONS;

use crate::flags::{
    Action, CALENDAR_OF_DAYS, CONVERT_FLAGS, DONE, DRY_INIT, Flag, ICS, JSON, LIMIT_FLAGS,
    PLAN_FLAGS, PLANNING_FLAGS, READING_FLAGS, ROLL, RUN_FLAGS, TABLE_OR_JSON, TODAY, TODO,
    TODO_READ, VDIR, VTODO, VTODO_READ,
};

/// What is read from notes, for the help of `columns`.
fn conventions() -> String {
    let mut text =
        "Read from notes, where no column says otherwise; in twelve languages, each as a \
        sentence of its own\nor between commas, and shown by `followup explain`:\n"
            .to_owned();
    for (example, field) in NOTE_CONVENTIONS {
        let _ = writeln!(text, "  {example:<33}{}", field.word());
    }
    text
}

/// The whole command line.
pub(crate) fn command() -> Command {
    Command::new("followup")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Keeps your calendar and your todo.txt in step with the sheet you track job applications in")
        .after_help(
            "Examples:\n  \
             followup columns applications.csv\n  \
             followup init applications.csv\n  \
             followup plan applications.csv\n  \
             followup convert applications.csv --ics followups.ics --todo ~/todo.txt\n  \
             followup business-days 2026-11-25 5 --holiday 2026-11-26\n\n\
             Each flag may stand in followup.toml under its own name, or in the environment\n\
             as FOLLOWUP_ and its name. The flag counts most, then the environment.",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(
            Command::new("plan")
                .about("Show what to do and when")
                .arg(input())
                .args(args(&PLAN_FLAGS))
                .args(args(&[TODO_READ, DONE, VTODO_READ]))
                .args(args(&PLANNING_FLAGS))
                .args(args(&CALENDAR_OF_DAYS))
                .args(args(&READING_FLAGS))
                .args(args(&LIMIT_FLAGS))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("convert")
                .about("Write calendars and tasks; run it again, and nothing changes but what changed")
                .arg(input())
                .args(args(&[ICS, VDIR, VTODO, TODO, JSON]))
                .args(args(&[DONE]))
                .args(args(&PLANNING_FLAGS))
                .args(args(&CALENDAR_OF_DAYS))
                .args(args(&READING_FLAGS))
                .args(args(&LIMIT_FLAGS))
                .args(args(&CONVERT_FLAGS))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("columns")
                .about("Show how each column, status word and date was understood, and what to type where it was not")
                .after_help(conventions())
                .arg(input())
                .args(args(&[TABLE_OR_JSON, TODAY]))
                .args(args(&READING_FLAGS))
                .args(args(&LIMIT_FLAGS))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("explain")
                .about("For one application: each rule, whether it fired, and the arithmetic")
                .arg(input())
                .arg(
                    Arg::new("WORDS")
                        .required(true)
                        .num_args(1..)
                        .help("Words of the company or the role"),
                )
                .args(args(&[TABLE_OR_JSON]))
                .args(args(&[TODO_READ, DONE, VTODO_READ]))
                .args(args(&PLANNING_FLAGS))
                .args(args(&CALENDAR_OF_DAYS))
                .args(args(&READING_FLAGS))
                .args(args(&LIMIT_FLAGS))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("init")
                .about("Write a commented followup.toml that fits the sheet beside it; never overwrite one")
                .arg(input())
                .args(args(&READING_FLAGS))
                .args(args(&LIMIT_FLAGS))
                .args(args(&PLANNING_FLAGS))
                .args(args(&CALENDAR_OF_DAYS))
                .args(args(&[DRY_INIT]))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("business-days")
                .about("Count business days by hand")
                .arg(Arg::new("START").required(true).help("The date to count from"))
                .arg(
                    Arg::new("N")
                        .required(true)
                        .allow_negative_numbers(true)
                        .help("How many business days; 1 is the first one strictly after START"),
                )
                .args(args(&[ROLL]))
                .args(args(&CALENDAR_OF_DAYS))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("holidays")
                .about("List the public holidays of a region")
                .arg(Arg::new("REGION").required(true).help("The region, like US or DE-BY"))
                .arg(Arg::new("YEAR").help("The year [default: this year]"))
                .args(args(&[TABLE_OR_JSON, TODAY]))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("playbooks")
                .about("List the playbooks, show one, or check one of your own")
                .disable_help_subcommand(true)
                .subcommand(Command::new("list").about("List the playbooks"))
                .subcommand(
                    Command::new("check")
                        .about("Read a playbook of your own and say what is wrong with it")
                        .arg(
                            Arg::new("FILE")
                                .required(true)
                                .value_parser(clap::value_parser!(std::path::PathBuf))
                                .value_hint(ValueHint::FilePath)
                                .help("The playbook"),
                        ),
                )
                .subcommand(
                    Command::new("show")
                        .about("Print a playbook, as you could write it yourself")
                        .arg(Arg::new("NAME").required(true).help("The playbook")),
                ),
        )
        .subcommand(
            Command::new("completions")
                .about("Print completions for a shell")
                .arg(
                    Arg::new("SHELL")
                        .required(true)
                        .value_parser(clap::value_parser!(clap_complete::Shell))
                        .help("The shell"),
                ),
        )
        .subcommand(Command::new("man").about("Print the manual page"))
}

fn input() -> Arg {
    Arg::new("INPUT")
        .required(true)
        .value_parser(clap::value_parser!(std::path::PathBuf))
        .value_hint(ValueHint::FilePath)
        .help("The sheet: CSV, or a workbook (.xlsx, .xls, .ods); - is stdin")
}

fn args(flags: &[Flag]) -> impl Iterator<Item = Arg> {
    flags.iter().map(|flag| {
        let arg = Arg::new(flag.name)
            .long(flag.name)
            .help(flag.help)
            .help_heading(flag.heading);
        let arg = match flag.name {
            "quiet" => arg.short('q'),
            "verbose" => arg.short('v'),
            _ => arg,
        };
        // A path need not be text.
        let path_or_text = clap::value_parser!(OsString);
        match flag.action {
            Action::Switch => arg.action(ArgAction::SetTrue).overrides_with(flag.name),
            Action::Set => arg
                .value_name(flag.value)
                .value_parser(path_or_text)
                .overrides_with(flag.name),
            Action::Append => arg
                .value_name(flag.value)
                .value_parser(path_or_text)
                .action(ArgAction::Append),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::command;
    use followup::config::KEYS;

    #[test]
    fn the_command_line_is_well_formed() {
        command().debug_assert();
    }

    #[test]
    fn every_flag_is_a_key_and_every_key_a_flag() {
        let mut flags: Vec<String> = command()
            .get_subcommands()
            .flat_map(|command| command.get_arguments())
            .filter_map(|arg| arg.get_long().map(str::to_owned))
            .chain(["help".to_owned()])
            .collect();
        flags.sort();
        flags.dedup();
        let mut keys = KEYS.map(str::to_owned);
        keys.sort();
        assert_eq!(flags, keys);
    }
}
