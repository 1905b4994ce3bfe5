//! The command line, as data: commands, and the flags each of them takes.
//!
//! Every flag takes text here; what it means is found out in `settings`, where
//! the environment and the configuration file have their say too.

use clap::{Arg, ArgAction, Command, ValueHint};

/// One flag.
struct Flag {
    name: &'static str,
    value: &'static str,
    help: &'static str,
    action: Action,
    heading: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Action {
    /// The last one counts.
    Set,
    /// May be given several times.
    Append,
    /// Takes no value.
    Switch,
}

/// The groups of flags.
pub(crate) mod heading {
    pub(crate) const OUTPUTS: &str = "Outputs";
    pub(crate) const HISTORY: &str = "What was done";
    pub(crate) const PLANNING: &str = "Planning";
    pub(crate) const READING: &str = "Reading the sheet";
    pub(crate) const CALENDAR: &str = "Calendar";
    pub(crate) const TASKS: &str = "Tasks";
    pub(crate) const RUN: &str = "Running";

    /// All of them, as a configuration lists them.
    pub(crate) const ALL: [&str; 7] = [READING, PLANNING, OUTPUTS, HISTORY, CALENDAR, TASKS, RUN];
}
use heading::{CALENDAR, HISTORY, OUTPUTS, PLANNING, READING, RUN, TASKS};

const fn flag(
    name: &'static str,
    value: &'static str,
    action: Action,
    heading: &'static str,
    help: &'static str,
) -> Flag {
    Flag {
        name,
        value,
        help,
        action,
        heading,
    }
}

const ICS: Flag = flag(
    "ics",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Keep this calendar in step; - is stdout",
);
const VDIR: Flag = flag(
    "vdir",
    "DIR",
    Action::Set,
    OUTPUTS,
    "Keep this folder in step, one event a file, for vdirsyncer and khal",
);
const VTODO: Flag = flag(
    "vtodo",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Keep this file of tasks in step, for Thunderbird, Nextcloud Tasks, Tasks.org and todoman; - is stdout",
);
const TODO: Flag = flag(
    "todo",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Keep this todo.txt in step; - is stdout, auto is $TODO_FILE or $TODO_DIR/todo.txt",
);
const JSON: Flag = flag(
    "json",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Write the plan as JSON; - is stdout",
);
const TODO_READ: Flag = flag(
    "todo",
    "FILE",
    Action::Append,
    HISTORY,
    "The todo.txt that may hold our tasks; auto is $TODO_FILE or $TODO_DIR/todo.txt",
);
const VTODO_READ: Flag = flag(
    "vtodo",
    "FILE",
    Action::Append,
    HISTORY,
    "The file of tasks (VTODO) that may hold ours",
);
const DONE: Flag = flag(
    "done",
    "FILE",
    Action::Append,
    HISTORY,
    "A file of done tasks [default: done.txt beside the todo file]",
);
const RUN_FLAGS: [Flag; 4] = [
    flag(
        "config",
        "FILE",
        Action::Set,
        RUN,
        "The configuration [default: followup.toml beside the input, else in the configuration folder]",
    ),
    flag(
        "color",
        "WHEN",
        Action::Set,
        RUN,
        "auto, always or never [default: auto]",
    ),
    flag(
        "quiet",
        "",
        Action::Switch,
        RUN,
        "Say nothing but warnings and errors",
    ),
    flag("verbose", "", Action::Switch, RUN, "Say more"),
];
const CALENDAR_OF_DAYS: [Flag; 6] = [
    flag(
        "region",
        "CC[-SUB]",
        Action::Set,
        PLANNING,
        "Whose public holidays are days off, like US, GB-SCT or DE-BY",
    ),
    flag(
        "weekend",
        "DAYS",
        Action::Set,
        PLANNING,
        "Days off each week, like sat,sun or fri,sat or none [default: sat,sun]",
    ),
    flag("holiday", "DATE", Action::Append, PLANNING, "A day off"),
    flag(
        "holidays",
        "FILE",
        Action::Append,
        PLANNING,
        "A file of days off: a calendar (.ics), or one date a line",
    ),
    flag(
        "blackout",
        "A..B",
        Action::Append,
        PLANNING,
        "A range of days off, both ends included",
    ),
    flag(
        "workday",
        "DATE",
        Action::Append,
        PLANNING,
        "A day worked although the week or a holiday says otherwise",
    ),
];
const DRY_INIT: Flag = flag(
    "dry-run",
    "",
    Action::Switch,
    RUN,
    "Print the file instead of writing it",
);
const TODAY: Flag = flag(
    "today",
    "DATE",
    Action::Set,
    PLANNING,
    "The day to plan for [default: the clock's]",
);
const PLANNING_FLAGS: [Flag; 5] = [
    flag(
        "max-per-day",
        "N",
        Action::Set,
        PLANNING,
        "Plan no more acts a day than this, where that can be helped",
    ),
    TODAY,
    flag(
        "tz",
        "ZONE",
        Action::Set,
        PLANNING,
        "Where your clocks are, like Europe/Berlin [default: $TZ, else the system's]",
    ),
    flag(
        "playbook",
        "NAME|FILE",
        Action::Set,
        PLANNING,
        "The rules [default: default]",
    ),
    flag(
        "switch",
        "NAME=on|off",
        Action::Append,
        PLANNING,
        "Turn a part of the playbook on or off",
    ),
];
const READING_FLAGS: [Flag; 8] = [
    flag(
        "input-format",
        "FORMAT",
        Action::Set,
        READING,
        "csv, tsv, xlsx, xlsm, xlsb, xls or ods [default: found out]",
    ),
    flag(
        "sheet",
        "NAME|NUMBER",
        Action::Set,
        READING,
        "The sheet of a workbook [default: the one whose headers are known best]",
    ),
    flag(
        "header-row",
        "N",
        Action::Set,
        READING,
        "The row of the headers [default: found out]",
    ),
    flag(
        "delimiter",
        "CHAR",
        Action::Set,
        READING,
        "The separator: one character, or tab [default: found out]",
    ),
    flag(
        "encoding",
        "NAME",
        Action::Set,
        READING,
        "The encoding of the text, like utf-8, windows-1252 or shift_jis [default: found out]",
    ),
    flag(
        "map",
        "FIELD=HEADER",
        Action::Append,
        READING,
        "What a column means, by its header or letter; FIELD:2=HEADER for a round",
    ),
    flag(
        "date-order",
        "ORDER",
        Action::Set,
        READING,
        "day-first, month-first or year-first [default: found out]",
    ),
    flag(
        "stage",
        "WORD=STAGE",
        Action::Append,
        READING,
        "What a status word means",
    ),
];
const CONVERT_FLAGS: [Flag; 12] = [
    flag(
        "calendar-name",
        "NAME",
        Action::Set,
        CALENDAR,
        "What the calendar calls itself [default: Follow-ups]",
    ),
    flag(
        "milestones",
        "",
        Action::Switch,
        CALENDAR,
        "Add your own dates: interviews, decisions, last days to apply or to answer an offer",
    ),
    flag(
        "at",
        "TIME",
        Action::Set,
        CALENDAR,
        "Begin follow-ups at a time of the day, like 09:00 [default: they take the whole day]",
    ),
    flag(
        "duration",
        "LENGTH",
        Action::Set,
        CALENDAR,
        "How long a follow-up with --at takes, like 30 minutes [default: 15 minutes]",
    ),
    flag(
        "alarm",
        "WHEN",
        Action::Set,
        CALENDAR,
        "When events ring: none, 09:00, day before 09:00, or 15 minutes before they begin [default: 09:00]",
    ),
    flag(
        "class",
        "CLASS",
        Action::Set,
        CALENDAR,
        "Who may see events in a shared calendar: private, public or confidential [default: not said]",
    ),
    flag(
        "keep-past",
        "DAYS",
        Action::Set,
        CALENDAR,
        "Keep past events so many days after their day [default: 30]",
    ),
    flag(
        "keep-cancelled",
        "DAYS",
        Action::Set,
        CALENDAR,
        "Keep cancelled events so many days after they were cancelled [default: 30]",
    ),
    flag(
        "allow-empty",
        "",
        Action::Switch,
        CALENDAR,
        "Let every event of a calendar vanish",
    ),
    flag(
        "ahead",
        "DAYS",
        Action::Set,
        TASKS,
        "Write tasks planned within so many days [default: 14]",
    ),
    flag(
        "dry-run",
        "",
        Action::Switch,
        RUN,
        "Print the changes and touch nothing",
    ),
    flag(
        "now",
        "TIMESTAMP",
        Action::Set,
        RUN,
        "The stamp of what is new or changed, like 2026-11-21T07:30:00Z",
    ),
];
const PLAN_FLAGS: [Flag; 2] = [
    flag(
        "format",
        "FORMAT",
        Action::Set,
        OUTPUTS,
        "table, json, ndjson or csv [default: table]",
    ),
    flag(
        "state",
        "STATES",
        Action::Set,
        OUTPUTS,
        "Only these, like due,overdue",
    ),
];
const TABLE_OR_JSON: Flag = flag(
    "format",
    "FORMAT",
    Action::Set,
    OUTPUTS,
    "table or json [default: table]",
);
const ROLL: Flag = flag(
    "roll",
    "CONVENTION",
    Action::Set,
    PLANNING,
    "Adjust START first: following, preceding, modified-following, modified-preceding, nearest or unadjusted",
);

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
                .args(args(&CONVERT_FLAGS))
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("columns")
                .about("Show how each column, status word and date was understood, and what to type where it was not")
                .arg(input())
                .args(args(&[TABLE_OR_JSON, TODAY]))
                .args(args(&READING_FLAGS))
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
                .args(args(&RUN_FLAGS)),
        )
        .subcommand(
            Command::new("init")
                .about("Write a commented followup.toml that fits the sheet beside it; never overwrite one")
                .arg(input())
                .args(args(&READING_FLAGS))
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
        match flag.action {
            Action::Switch => arg.action(ArgAction::SetTrue).overrides_with(flag.name),
            Action::Set => arg.value_name(flag.value).overrides_with(flag.name),
            Action::Append => arg.value_name(flag.value).action(ArgAction::Append),
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
