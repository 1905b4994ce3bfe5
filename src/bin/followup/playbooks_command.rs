//! `followup playbooks`: which there are, and what one says.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use followup::rules::{BUILT_IN, Playbook, built_in, closest};

use crate::report::Report;
use crate::settings::Settings;
use crate::stop::Stop;
use followup::error::system_words;

pub(crate) fn run(matches: &ArgMatches, report: Report) -> Result<(), Stop> {
    match matches.subcommand() {
        Some(("show", matches)) => {
            let name = matches.get_one::<String>("NAME").map_or("", String::as_str);
            let playbook = built_in(name).ok_or_else(|| unknown(name))?;
            report.data(playbook.text.as_bytes())
        }
        Some(("check", matches)) => {
            let path = matches
                .get_one::<PathBuf>("FILE")
                .cloned()
                .unwrap_or_default();
            let playbook = of_file(&path)?;
            let (name, rules, cap) = (&playbook.name, playbook.rules.len(), playbook.cap);
            let mut text = format!("{name}: {rules} rules, at most {cap} unanswered contacts\n");
            for switch in &playbook.switches {
                let state = if switch.on { "on" } else { "off" };
                text.push_str(&format!("switch {}: {state}\n", switch.name));
            }
            report.data(text.as_bytes())
        }
        _ => {
            let mut list = String::new();
            for playbook in BUILT_IN {
                let about = playbook.load()?.about;
                list.push_str(&format!("{:<20} {about}\n", playbook.name));
            }
            report.data(list.as_bytes())
        }
    }
}

/// The rules that count where nobody says otherwise.
pub(crate) fn usual_playbook() -> Result<Playbook, Stop> {
    Ok(BUILT_IN[0].load()?)
}

/// The playbook the settings ask for, its switches set.
pub(crate) fn playbook(settings: &Settings<'_>) -> Result<Playbook, Stop> {
    let mut playbook = match settings.single("playbook") {
        None => usual_playbook()?,
        Some(value) => match built_in(&value.text) {
            Some(playbook) => playbook.load()?,
            None => {
                let path = settings.path(&value);
                let looks_like_a_file = value.text.contains(['/', '.']) || path.is_file();
                if !looks_like_a_file {
                    return Err(unknown(&value.text));
                }
                of_file(&path)?
            }
        },
    };
    for value in settings.all("switch") {
        let Some((name, state)) = value.text.split_once('=') else {
            return Err(value.refuse("write NAME=on or NAME=off"));
        };
        let on = match state.trim() {
            "on" | "true" => true,
            "off" | "false" => false,
            _ => return Err(value.refuse("write NAME=on or NAME=off")),
        };
        let names: Vec<String> = playbook
            .switches
            .iter()
            .map(|switch| switch.name.to_string())
            .collect();
        let switch = playbook
            .switches
            .iter_mut()
            .find(|switch| &*switch.name == name.trim());
        let known = match names.as_slice() {
            [] => "this playbook has no switches".to_owned(),
            names => format!("the switches of this playbook are: {}", names.join(", ")),
        };
        switch.ok_or_else(|| value.refuse(&known))?.on = on;
    }
    Ok(playbook)
}

fn of_file(path: &Path) -> Result<Playbook, Stop> {
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|why| {
        Stop::usage(
            format!("could not read `{shown}`: {}", system_words(&why)),
            None,
        )
    })?;
    Ok(Playbook::parse(&shown, &text)?)
}

fn unknown(name: &str) -> Stop {
    let names = BUILT_IN.map(|playbook| playbook.name);
    let hint = match closest(name, names) {
        Some(closest) => format!("did you mean `{closest}`?"),
        None => format!("there are: {}; or give a file", names.join(", ")),
    };
    Stop::usage(format!("there is no playbook `{name}`"), Some(&hint))
}
