//! What a followup.toml for one sheet says: every key, with what was found in
//! the sheet, else with its default, and switched on what the person said.

use std::path::{Path, absolute};

use clap::Arg;
use followup::columns::Understanding;
use followup::config::KEYS;
use followup::read::Table;
use followup::render::followup_toml::{Entry, Line, Section, toml_text, toml_texts};

use crate::command_line::command;
use crate::fitted_words::{UNCERTAIN, date_order, map, stages};
use crate::flags::heading;
use crate::settings::{Settings, Value};

/// How a key may look, where neither the sheet nor a default says it.
const EXAMPLES: [(&str, &str); 25] = [
    ("ics", "\"followups.ics\""),
    ("vdir", "\"calendar\""),
    ("vtodo", "\"tasks.ics\""),
    ("todo", "\"~/todo.txt\""),
    ("json", "\"plan.json\""),
    ("done", "[\"~/done.txt\"]"),
    ("today", "2026-11-24"),
    ("tz", "\"Europe/Berlin\""),
    ("at", "\"09:00\""),
    ("duration", "\"15 minutes\""),
    ("class", "\"private\""),
    ("switch", "[\"stay-warm=off\"]"),
    ("region", "\"US\""),
    ("holiday", "[2026-12-24]"),
    ("holidays", "[\"company-holidays.ics\"]"),
    ("blackout", "[\"2026-12-28..2026-12-31\"]"),
    ("workday", "[2026-12-19]"),
    ("max-per-day", "5"),
    ("delimiter", "\";\""),
    ("encoding", "\"windows-1252\""),
    ("sheet", "\"Applications\""),
    ("header-row", "3"),
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
                let remark = match found {
                    Some(_) if key == "encoding" && fit.table.is_encoding_guessed() => {
                        Some(format!("{UNCERTAIN} a guess"))
                    }
                    Some(_) => None,
                    None => Some("for example".to_owned()),
                };
                let value = found.unwrap_or_else(|| example(key, flag));
                entry.lines.push(line(false, key, value, remark));
            }
        }
    }
    entry
}

pub(crate) fn line(is_on: bool, key: &str, value: String, remark: Option<String>) -> Line {
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
        "encoding" => table.delimiter().map(|_| toml_text(table.encoding())),
        "sheet" => table.source().sheet.as_deref().map(toml_text),
        "header-row" => Some(match fit.understanding.header_row {
            Some(row) => row.to_string(),
            None => toml_text("none"),
        }),
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
