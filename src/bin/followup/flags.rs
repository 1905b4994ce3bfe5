//! Each flag of the command line: its name, what it takes, what it says of itself,
//! and the group it is shown in.
//!
//! Every flag takes text here; what it means is found out in `settings`, where
//! the environment and the configuration file have their say too. Which command
//! takes which of them is said in `command_line`.

/// One flag.
pub(crate) struct Flag {
    pub(crate) name: &'static str,
    pub(crate) value: &'static str,
    pub(crate) help: &'static str,
    pub(crate) action: Action,
    pub(crate) heading: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Action {
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
    pub(crate) const LIMITS: &str = "Limits";
    pub(crate) const CALENDAR: &str = "Calendar";
    pub(crate) const TASKS: &str = "Tasks";
    pub(crate) const RUN: &str = "Running";

    /// All of them, as a configuration lists them.
    pub(crate) const ALL: [&str; 8] = [
        READING, PLANNING, OUTPUTS, HISTORY, CALENDAR, TASKS, LIMITS, RUN,
    ];
}
use heading::{CALENDAR, HISTORY, LIMITS, OUTPUTS, PLANNING, READING, RUN, TASKS};

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

pub(crate) const ICS: Flag = flag(
    "ics",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Keep this calendar in step; - is stdout",
);
pub(crate) const VDIR: Flag = flag(
    "vdir",
    "DIR",
    Action::Set,
    OUTPUTS,
    "Keep this folder in step, one event a file, for vdirsyncer and khal",
);
pub(crate) const VTODO: Flag = flag(
    "vtodo",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Keep this file of tasks in step, for Thunderbird, Nextcloud Tasks, Tasks.org and todoman; - is stdout",
);
pub(crate) const TODO: Flag = flag(
    "todo",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Keep this todo.txt in step; - is stdout, auto is $TODO_FILE or $TODO_DIR/todo.txt",
);
pub(crate) const JSON: Flag = flag(
    "json",
    "FILE",
    Action::Set,
    OUTPUTS,
    "Write the plan as JSON; - is stdout",
);
pub(crate) const TODO_READ: Flag = flag(
    "todo",
    "FILE",
    Action::Append,
    HISTORY,
    "The todo.txt that may hold our tasks; auto is $TODO_FILE or $TODO_DIR/todo.txt",
);
pub(crate) const VTODO_READ: Flag = flag(
    "vtodo",
    "FILE",
    Action::Append,
    HISTORY,
    "The file of tasks (VTODO) that may hold ours",
);
pub(crate) const DONE: Flag = flag(
    "done",
    "FILE",
    Action::Append,
    HISTORY,
    "A file of done tasks [default: done.txt beside the todo file]",
);
pub(crate) const RUN_FLAGS: [Flag; 4] = [
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
pub(crate) const CALENDAR_OF_DAYS: [Flag; 6] = [
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
pub(crate) const DRY_INIT: Flag = flag(
    "dry-run",
    "",
    Action::Switch,
    RUN,
    "Print the file instead of writing it",
);
pub(crate) const TODAY: Flag = flag(
    "today",
    "DATE",
    Action::Set,
    PLANNING,
    "The day to plan for [default: the clock's]",
);
pub(crate) const PLANNING_FLAGS: [Flag; 5] = [
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
pub(crate) const READING_FLAGS: [Flag; 8] = [
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
        "The row of the headers, or `none` if the sheet has none [default: found out]",
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
pub(crate) const LIMIT_FLAGS: [Flag; 5] = [
    flag(
        "max-size",
        "SIZE",
        Action::Set,
        LIMITS,
        "Read no file larger than this, whatever its format [default: 64MB]",
    ),
    flag(
        "max-rows",
        "N",
        Action::Set,
        LIMITS,
        "Read no sheet of more rows [default: 1048576]",
    ),
    flag(
        "max-columns",
        "N",
        Action::Set,
        LIMITS,
        "Read no row of more cells [default: 16384]",
    ),
    flag(
        "max-cell",
        "SIZE",
        Action::Set,
        LIMITS,
        "Read no cell longer than this [default: 1MB]",
    ),
    flag(
        "max-applications",
        "N",
        Action::Set,
        LIMITS,
        "Read no sheet of more rows that tell of applications [default: 200000]",
    ),
];
pub(crate) const CONVERT_FLAGS: [Flag; 15] = [
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
        "Let every event of a calendar vanish, and every task be closed",
    ),
    flag(
        "ahead",
        "DAYS",
        Action::Set,
        TASKS,
        "Write tasks planned within so many days [default: 14]",
    ),
    flag(
        "todo-with",
        "LIST",
        Action::Set,
        TASKS,
        "What tasks in todo.txt have: project, context, t (hidden until the planned day), priority ((A) for thanks and for tasks that cannot be done late); or none [default: project,context]",
    ),
    flag(
        "again",
        "KEY",
        Action::Append,
        TASKS,
        "List a task again that was deleted from the todo.txt, by its key",
    ),
    flag(
        "todo-in",
        "FILE",
        Action::Set,
        TASKS,
        "With --todo -, print only what is neither in this todo.txt nor done, so that `>>` may append it",
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
pub(crate) const PLAN_FLAGS: [Flag; 2] = [
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
pub(crate) const TABLE_OR_JSON: Flag = flag(
    "format",
    "FORMAT",
    Action::Set,
    OUTPUTS,
    "table or json [default: table]",
);
pub(crate) const ROLL: Flag = flag(
    "roll",
    "CONVENTION",
    Action::Set,
    PLANNING,
    "Adjust START first: following, preceding, modified-following, modified-preceding, nearest or unadjusted",
);
