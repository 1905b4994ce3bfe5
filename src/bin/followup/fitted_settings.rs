//! What a followup.toml for one sheet says: every key, with what was found in
//! the sheet, else with its default, and switched on what the person said.

use std::path::{Path, absolute};

use clap::Arg;
use followup::application::Stage;
use followup::columns::dates::DateOrder;
use followup::columns::{Advice, Field, Understanding};
use followup::config::KEYS;
use followup::read::Table;
use followup::render::followup_toml::{Entry, Line, Section, toml_key, toml_text, toml_texts};
use followup::text::Text;

use crate::flags::{command, heading};
use crate::settings::{Settings, Value};

/// What marks the uncertain.
const UNCERTAIN: &str = "[?]";

/// How a key may look, where neither the sheet nor a default says it.
const EXAMPLES: [(&str, &str); 16] = [
    ("ics", "\"followups.ics\""),
    ("todo", "\"~/todo.txt\""),
    ("json", "\"plan.json\""),
    ("done", "[\"~/done.txt\"]"),
    ("today", "2026-11-24"),
    ("switch", "[\"stay-warm=off\"]"),
    ("region", "\"US\""),
    ("holiday", "[2026-12-24]"),
    ("holidays", "[\"company-holidays.ics\"]"),
    ("blackout", "[\"2026-12-28..2026-12-31\"]"),
    ("workday", "[2026-12-19]"),
    ("max-per-day", "5"),
    ("delimiter", "\";\""),
    ("state", "\"overdue,due\""),
    ("roll", "\"following\""),
    ("now", "\"2026-11-24T07:30:00Z\""),
];

/// Flags that are about one run and do not go into the file; the same in a
/// configuration stay.
const ABOUT_ONE_RUN: [&str; 3] = ["today", "input-format", "format"];

/// What the file is fitted to.
pub(crate) struct Fit<'a> {
    pub(crate) settings: &'a Settings<'a>,
    pub(crate) table: &'a Table,
    pub(crate) understanding: &'a Understanding,
    /// Where the file will stand.
    pub(crate) folder: &'a Path,
}

/// The parts of the file: the sheet first, then as in the help.
pub(crate) fn sections(fit: &Fit<'_>) -> Vec<Section> {
    let command = command();
    // Of a flag that several commands have, what `convert` says of it.
    let (convert, others): (Vec<_>, Vec<_>) = command
        .get_subcommands()
        .partition(|command| command.get_name() == "convert");
    let flags: Vec<&Arg> = convert
        .into_iter()
        .chain(others)
        .flat_map(|command| command.get_arguments())
        .collect();
    let mut sections: Vec<Section> = heading::ALL
        .into_iter()
        .map(|title| Section {
            title: title.to_owned(),
            entries: Vec::new(),
        })
        .collect();
    for key in KEYS {
        let flag = flags.iter().find(|flag| flag.get_long() == Some(key));
        let Some(flag) = flag.filter(|_| !["config", "help"].contains(&key)) else {
            continue;
        };
        let title = flag.get_help_heading().unwrap_or_default();
        let section = sections.iter_mut().find(|section| section.title == title);
        if let Some(section) = section {
            section.entries.push(entry(key, flag, fit));
        }
    }
    sections
}

fn entry(key: &'static str, flag: &Arg, fit: &Fit<'_>) -> Entry {
    let help = flag.get_help().map(ToString::to_string).unwrap_or_default();
    let is_without_default = flag.get_action().takes_values()
        && !help.contains("[default: ")
        && !["map", "stage"].contains(&key);
    let nothing = if is_without_default {
        " [default: none]"
    } else {
        ""
    };
    let mut entry = Entry {
        comments: vec![format!("{help}{nothing}")],
        lines: Vec::new(),
    };
    match key {
        "map" => map(&mut entry, fit),
        "stage" => stages(&mut entry, fit),
        _ => {
            let kept = kept(key, flag, fit);
            if !kept.is_empty() {
                entry.lines.push(line(true, key, value(flag, &kept), None));
            } else if key == "date-order" {
                date_order(&mut entry, fit.understanding);
            } else {
                let found = found(key, fit).or_else(|| default(flag, &help));
                let remark = found.is_none().then(|| "for example".to_owned());
                let value = found.unwrap_or_else(|| example(key, flag));
                entry.lines.push(line(false, key, value, remark));
            }
        }
    }
    entry
}

fn line(is_on: bool, key: &str, value: String, remark: Option<String>) -> Line {
    Line {
        is_on,
        key: key.to_owned(),
        value,
        remark,
    }
}

/// What the sheet says of itself.
fn found(key: &str, fit: &Fit<'_>) -> Option<String> {
    let table = fit.table;
    match key {
        "delimiter" => match table.delimiter()? {
            '\t' => Some(toml_text("tab")),
            mark => Some(toml_text(&mark.to_string())),
        },
        "encoding" => Some(toml_text(table.encoding())),
        "sheet" => table.source().sheet.as_deref().map(toml_text),
        "header-row" => fit.understanding.header_row.map(|row| row.to_string()),
        "input-format" => Some(toml_text(table.format().word())),
        _ => None,
    }
}

/// How a value of the key may look.
fn example(key: &str, flag: &Arg) -> String {
    if let Some((_, value)) = EXAMPLES.iter().find(|(known, _)| *known == key) {
        return (*value).to_owned();
    }
    let sort = flag.get_value_names().and_then(|names| names.first());
    value(flag, &[sort.map_or("", |name| name.as_str()).to_owned()])
}

/// The default that the help names, if it is a word.
fn default(flag: &Arg, help: &str) -> Option<String> {
    if !flag.get_action().takes_values() {
        return Some("false".to_owned());
    }
    let (_, rest) = help.split_once("[default: ")?;
    let word = rest.strip_suffix(']').filter(|it| !it.contains(' '))?;
    Some(value(flag, &[word.to_owned()]))
}

/// Values as the flag takes them.
fn value(flag: &Arg, values: &[String]) -> String {
    let is_plain = |value: &String| {
        let is_switch = !flag.get_action().takes_values();
        let is_number = value.parse::<u32>().is_ok_and(|n| n.to_string() == *value);
        is_switch && matches!(value.as_str(), "true" | "false") || is_number
    };
    match values {
        [one] if is_plain(one) => one.clone(),
        _ => toml_texts(values.iter().map(String::as_str)),
    }
}

/// What the person said in a flag, or in a configuration elsewhere that this
/// file will take the place of. The environment goes on by itself.
fn kept(key: &'static str, flag: &Arg, fit: &Fit<'_>) -> Vec<String> {
    let is_about_one_run =
        flag.get_help_heading() == Some(heading::RUN) || ABOUT_ONE_RUN.contains(&key);
    fit.settings
        .all(key)
        .into_iter()
        .filter(|value| value.is_from_file() || value.is_flag() && !is_about_one_run)
        .map(|value| as_seen_from(fit, flag, &value))
        .collect()
}

/// A path as it is right in the new file.
fn as_seen_from(fit: &Fit<'_>, flag: &Arg, value: &Value) -> String {
    let text = &value.text;
    let sort = flag.get_value_names().and_then(|names| names.first());
    let is_path = match sort.map(|name| name.as_str()) {
        Some("FILE" | "DIR") => !matches!(text.as_str(), "-" | "auto"),
        Some("NAME|FILE") => text.contains(['/', '.']),
        _ => false,
    };
    let from = match fit.settings.config_path().filter(|_| value.is_from_file()) {
        Some(config) => config.parent().unwrap_or(Path::new("")),
        None => Path::new(""),
    };
    if !is_path || from == fit.folder || text.starts_with("~/") {
        return text.clone();
    }
    let path = fit.settings.path(value);
    let path = absolute(&path).unwrap_or(path);
    path.to_string_lossy().into_owned()
}

fn date_order(entry: &mut Entry, understanding: &Understanding) {
    let because = &understanding.date_order_because;
    if let Some(settled) = &understanding.date_order {
        let value = toml_text(settled.order.word());
        entry.comments.push(format!("Here: {because}."));
        entry.lines.push(line(false, "date-order", value, None));
        return;
    }
    let choices = understanding
        .advice
        .iter()
        .filter_map(|advice| match advice {
            Advice::DateOrder { order, .. } => Some((order.word(), advice.because())),
            _ => None,
        });
    for (word, because) in choices {
        let line = line(false, "date-order", toml_text(word), Some(because));
        entry.lines.push(line);
    }
    if entry.lines.is_empty() {
        let value = toml_text(DateOrder::DayFirst.word());
        entry.comments.push(format!("Here: {because}."));
        entry.lines.push(line(false, "date-order", value, None));
    } else {
        entry.comments.push(format!(
            "{UNCERTAIN} Not settled, and nothing is planned before it is: {because}. Take the \
             `#` away before the line that is right."
        ));
    }
}

/// What the person said of one key of a table: the key, and its values.
fn said(key: &'static str, split: fn(&str) -> Option<(&str, &str)>, fit: &Fit<'_>) -> Parts {
    let mut said = Parts::default();
    for value in fit.settings.all(key) {
        if let Some((part, word)) = split(&value.text)
            && (value.is_flag() || value.is_from_file())
        {
            said.add(part.trim(), word.trim(), "you said so".to_owned());
        }
    }
    said
}

/// Keys of a table, each with its values and what is to be said of them.
#[derive(Default)]
struct Parts(Vec<(String, Vec<String>, Vec<String>)>);

impl Parts {
    fn add(&mut self, key: &str, value: &str, remark: String) {
        match self.0.iter_mut().find(|(known, _, _)| known == key) {
            Some((_, values, remarks)) => {
                if !values.iter().any(|known| known == value) {
                    values.push(value.to_owned());
                }
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
            None => self
                .0
                .push((key.to_owned(), vec![value.to_owned()], vec![remark])),
        }
    }

    fn has(&self, key: &str) -> bool {
        self.0
            .iter()
            .any(|(known, _, _)| known.eq_ignore_ascii_case(key))
    }

    fn holds(&self, value: &str) -> bool {
        let mut values = self.0.iter().flat_map(|(_, values, _)| values);
        values.any(|known| known.eq_ignore_ascii_case(value))
    }

    fn into_lines(self, table: &'static str, is_on: bool) -> impl Iterator<Item = Line> {
        self.0.into_iter().map(move |(key, values, remarks)| Line {
            is_on,
            key: toml_key(table, &key),
            value: toml_texts(values.iter().map(String::as_str)),
            remark: Some(remarks.join("; ")),
        })
    }
}

fn map(entry: &mut Entry, fit: &Fit<'_>) {
    let said = said("map", |text| text.split_once('='), fit);
    let mut known = Parts::default();
    let mut guessed = Parts::default();
    let mut unused: Vec<String> = Vec::new();
    for column in &fit.understanding.columns {
        let header = column.header.as_ref().map_or("", Text::as_str);
        let letters = column.index.letters();
        if header.is_empty() || said.holds(header) {
            continue;
        }
        let remark = format!("column {letters}: {}", column.because);
        let guess = fit
            .understanding
            .advice
            .iter()
            .find_map(|advice| match advice {
                Advice::Column {
                    column: guess,
                    field: Some(field),
                    because,
                } if guess.index == column.index => Some((*field, because)),
                _ => None,
            });
        match (column.field.map(|field| (field, column.round)), guess) {
            (Some((field, round)), _) => {
                let key = key_of(field, round.map(|round| round.0));
                if !said.has(&key) {
                    known.add(&key, header, remark);
                }
            }
            (None, Some((field, because))) => {
                let remark = format!("{UNCERTAIN} column {letters}, not used: {because}");
                guessed.add(field.word(), header, remark);
            }
            (None, None) => unused.push(format!("{letters} `{header}` ({})", column.because)),
        }
    }
    entry.comments.push(
        "In this file the field stands before the header, one of a round in quotes, like \
         map.\"interview_on:2\"."
            .to_owned(),
    );
    if !unused.is_empty() {
        let unused = unused.join(", ");
        entry.comments.push(format!("Not used here: {unused}."));
    }
    entry.lines.extend(said.into_lines("map", true));
    entry.lines.extend(known.into_lines("map", false));
    entry.lines.extend(guessed.into_lines("map", false));
}

fn key_of(field: Field, round: Option<u16>) -> String {
    match round {
        Some(round) => format!("{field}:{round}"),
        None => field.word().to_owned(),
    }
}

fn stages(entry: &mut Entry, fit: &Fit<'_>) {
    let said = said("stage", |text| text.rsplit_once('='), fit);
    let mut known = Parts::default();
    let mut unknown = Parts::default();
    for word in &fit.understanding.stages {
        if said.has(&word.word) {
            continue;
        }
        let rows = match word.rows {
            1 => "1 row".to_owned(),
            rows => format!("{rows} rows"),
        };
        match word.stage {
            Some(stage) => known.add(&word.word, stage.word(), rows),
            None => {
                let remark = format!("{UNCERTAIN} not understood, {rows}");
                unknown.add(&word.word, "STAGE", remark);
            }
        }
    }
    entry.comments.push(format!(
        "The stages are: {}.",
        Stage::ALL.map(Stage::word).join(", ")
    ));
    let nothing = said.0.is_empty() && known.0.is_empty() && unknown.0.is_empty();
    entry.lines.extend(said.into_lines("stage", true));
    entry.lines.extend(unknown.into_lines("stage", false));
    entry.lines.extend(known.into_lines("stage", false));
    if nothing {
        let key = toml_key("stage", "in the mix");
        entry.lines.push(line(
            false,
            &key,
            toml_text(Stage::Interviewing.word()),
            None,
        ));
    }
}
