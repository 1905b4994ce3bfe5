//! The todo.txt of a run, and what we remember of it: the ledger, and the lock
//! that keeps a second run away while this one reads and writes.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use followup::plan::{Key, Plan, State};
use followup::sync::todo::is_todo_file;
use followup::sync::todo::ledger::Ledger;
use followup::sync::todo::ledger_file::{LedgerFile, NoLedger};
use followup::sync::todo::merge::Sides;

use crate::outputs::{Outputs, Target};
use crate::planning::Planning;
use crate::report::Report;
use crate::settings::Settings;
use crate::stop::{Exit, Stop};
use crate::task_files::{TaskFiles, TaskTexts};

/// Another run is waited for as long as one takes over the largest sheet: for
/// some five seconds.
const MOST_LOOKS: u32 = 250;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// The todo.txt that tasks go to.
pub(crate) struct TaskList {
    /// Its name, for messages.
    name: String,
    /// What the file holds that printed tasks are appended to.
    pub(crate) printed_after: Vec<u8>,
    ledger_file: Option<LedgerFile>,
    ledger: Ledger,
    /// What is known of the tasks of a file that is not there.
    nothing: Ledger,
    /// Why it is not remembered what is written.
    trouble: Option<String>,
    /// The sheet of this run, so that its tasks are told from those of another;
    /// `None` for a pipe, of which nobody knows where it comes from.
    source: Option<String>,
    /// What is to be listed anew.
    again: Vec<Key>,
}

impl TaskList {
    /// Finds out what is known of the tasks, and waits until no other run of
    /// ours writes them. A run that only shows what it would do disturbs nobody.
    pub(crate) fn open(
        settings: &Settings<'_>,
        outputs: &Outputs,
        tasks: &TaskFiles,
        (input, sheet): (&Path, Option<&str>),
        again: Vec<Key>,
        is_dry: bool,
    ) -> Result<Self, Stop> {
        let file = match &outputs.todo {
            Some(Target::File(path)) => Some(path.as_path()),
            Some(Target::Stdout) => tasks.todo_in().filter(|path| is_todo_file(path)),
            None => None,
        };
        let mut list = Self {
            name: file.map_or_else(String::new, |file| file.to_string_lossy().into_owned()),
            printed_after: Vec::new(),
            ledger_file: None,
            ledger: Ledger::default(),
            nothing: Ledger::default(),
            trouble: None,
            source: source(input, sheet),
            again,
        };
        if let Some(file) = file {
            list.remember(settings, file, is_dry)?;
        }
        list.printed_after = tasks.read_todo_in()?;
        Ok(list)
    }

    fn remember(&mut self, settings: &Settings<'_>, file: &Path, is_dry: bool) -> Result<(), Stop> {
        let Some(state) = settings.state_folder() else {
            self.trouble = Some("neither $HOME nor $XDG_STATE_HOME is set".to_owned());
            return Ok(());
        };
        let mut looks = 0;
        let wait = || {
            looks += 1;
            sleep(BETWEEN_LOOKS);
            looks < MOST_LOOKS
        };
        let opened = match is_dry {
            true => LedgerFile::look(&state, file),
            false => LedgerFile::lock(&state, file, wait),
        };
        match opened {
            Ok(file) if file.is_damaged() => {
                let path = file.path().display();
                self.trouble = Some(format!("`{path}` was damaged and is written anew"));
                self.ledger_file = Some(file);
            }
            Ok(file) => {
                self.ledger = file.ledger();
                self.ledger_file = Some(file);
            }
            Err(NoLedger::Busy(error)) => return Err(error.into()),
            Err(NoLedger::Unusable(path, why)) => {
                // What can be read counts all the same, or what was deleted would
                // come back; and whether it can be written is seen in the end.
                match LedgerFile::look(&state, file) {
                    Ok(file) if file.is_there() => {
                        self.ledger = file.ledger();
                        self.ledger_file = Some(file);
                    }
                    _ => self.trouble = Some(format!("`{}`: {why}", path.display())),
                }
            }
        }
        Ok(())
    }

    /// What a merge starts from, while the list holds these bytes; `None` if there
    /// is no such file. Who takes the whole list away has not deleted its tasks
    /// one by one, and begins anew.
    pub(crate) fn sides<'a>(
        &'a self,
        list: Option<&'a [u8]>,
        others: &'a [&'a [u8]],
        planning: &Planning,
    ) -> Sides<'a> {
        Sides {
            todo: list.unwrap_or_default(),
            name: &self.name,
            others,
            ledger: list.map_or(&self.nothing, |_| &self.ledger),
            source: self.source.as_deref(),
            again: &self.again,
            today: planning.moment.today,
        }
    }

    /// Remembers what is known from now on. The tasks are written already, so
    /// that a failure is no more than a warning: it may cost a question that was
    /// asked before.
    pub(crate) fn keep(&self, ledger: &Ledger) -> Result<(), Stop> {
        let Some(file) = &self.ledger_file else {
            return Ok(());
        };
        file.write(ledger).map_err(|error| Stop {
            hint: Some(format!(
                "what was written to `{}` is not remembered, so that a task whose day moves \
                 may stay where it is",
                self.name
            )),
            ..Stop::from(error)
        })
    }

    /// Says to those who listen why tasks may not be followed.
    pub(crate) fn talk(&self, report: Report) {
        if let Some(trouble) = &self.trouble {
            report.talk(&format!(
                "{}: what was written before is not known: {trouble}",
                self.name
            ));
        }
    }

    /// Whether `--again` names something, in whatever state it is.
    pub(crate) fn is_asked_again(&self) -> bool {
        !self.again.is_empty()
    }

    /// What is wrong with `--again`: what it names and what was not listed.
    pub(crate) fn wrong_again(&self, plan: &Plan<'_>, planning: &Planning) -> Vec<Stop> {
        let wrong = |key: &Key| {
            let follow_up = plan.follow_ups.iter().find(|it| it.key() == *key);
            let key = key.as_str();
            let Some(follow_up) = follow_up else {
                return Some(Stop {
                    exit: Exit::Warned,
                    message: format!("no follow-up has the key `{key}`"),
                    place: None,
                    hint: Some(
                        "a key is what stands behind `fu:` at the end of a task; \
                         `followup plan --format json` shows them as `id`"
                            .to_owned(),
                    ),
                });
            };
            let why = match follow_up.state {
                State::Planned | State::Due | State::Overdue => return None,
                State::Waiting => "it waits for another",
                State::Lapsed => "its time is over",
                State::Done => "it is done",
                State::Moot => "it need not be done any more",
            };
            let is_listed = planning.task(follow_up.key()).is_some();
            (!is_listed).then(|| Stop {
                exit: Exit::Warned,
                message: format!("`{key}` is not listed again: {why}"),
                place: None,
                hint: None,
            })
        };
        self.again.iter().filter_map(wrong).collect()
    }
}

/// The other files of tasks, as a merge takes them.
pub(crate) fn others(texts: &TaskTexts) -> Vec<&[u8]> {
    texts.others.iter().map(Vec::as_slice).collect()
}

/// One name for one sheet, however it is called this time.
fn source(input: &Path, sheet: Option<&str>) -> Option<String> {
    if input == Path::new("-") {
        return None;
    }
    let path = input.canonicalize().ok()?;
    let path = path.to_string_lossy();
    Some(match sheet {
        Some(sheet) => format!("{path}#{sheet}"),
        None => path.into_owned(),
    })
}

/// The keys of `--again`.
pub(crate) fn again(settings: &Settings<'_>) -> Result<Vec<Key>, Stop> {
    let values = settings.all("again");
    let key = |text: &str| {
        let text = text.trim();
        Key::parse(text.strip_prefix("fu:").unwrap_or(text).as_bytes())
    };
    let hint = "write the key of a task, which stands behind `fu:` at its end, like `k3f9q2h`";
    let keys = values
        .iter()
        .map(|value| key(&value.text).ok_or_else(|| value.refuse(hint)));
    keys.collect()
}
