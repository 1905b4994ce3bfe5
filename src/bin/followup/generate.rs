//! Completions and the manual page, from the same table as the flags.

use clap::{ArgMatches, Command};
use clap_complete::Shell;

use crate::report::Report;
use crate::stop::Stop;

pub(crate) fn completions(
    mut command: Command,
    matches: &ArgMatches,
    report: Report,
) -> Result<(), Stop> {
    let shell = matches
        .get_one::<Shell>("SHELL")
        .copied()
        .unwrap_or(Shell::Bash);
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "followup", &mut text);
    report.data(&text)
}

/// The page of the program, then a page for each command, as `man` reads them
/// from one file.
pub(crate) fn man(command: Command, report: Report) -> Result<(), Stop> {
    let mut page = Vec::new();
    let failed =
        |why: std::io::Error| Stop::usage(format!("could not make the manual page: {why}"), None);
    clap_mangen::Man::new(command.clone())
        .render(&mut page)
        .map_err(failed)?;
    for subcommand in command.get_subcommands() {
        let man = clap_mangen::Man::new(
            subcommand
                .clone()
                .bin_name(format!("followup {}", subcommand.get_name())),
        );
        man.render_name_section(&mut page).map_err(failed)?;
        man.render_synopsis_section(&mut page).map_err(failed)?;
        man.render_options_section(&mut page).map_err(failed)?;
    }
    report.data(&page)
}
