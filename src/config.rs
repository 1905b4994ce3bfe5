//! `followup.toml` becomes values, each with its line.
//!
//! Every flag has a key of the same name. Unknown keys are refused with the
//! closest right word, since a setting that is silently ignored is worse than
//! none. What a value means is for the one who asks for it to say.

use std::fmt;

use toml::de::{DeTable, DeValue};

use crate::rules::closest;

/// The keys, in the order in which a file may best list them.
pub const KEYS: [&str; 53] = [
    "ics",
    "vdir",
    "vtodo",
    "todo",
    "json",
    "done",
    "today",
    "tz",
    "playbook",
    "switch",
    "region",
    "weekend",
    "holiday",
    "holidays",
    "blackout",
    "workday",
    "max-per-day",
    "input-format",
    "sheet",
    "header-row",
    "delimiter",
    "encoding",
    "map",
    "date-order",
    "stage",
    "max-size",
    "max-rows",
    "max-columns",
    "max-cell",
    "max-applications",
    "calendar-name",
    "milestones",
    "at",
    "duration",
    "alarm",
    "class",
    "keep-past",
    "keep-cancelled",
    "allow-empty",
    "ahead",
    "todo-with",
    "again",
    "todo-in",
    "format",
    "state",
    "roll",
    "now",
    "dry-run",
    "color",
    "quiet",
    "verbose",
    "config",
    "help",
];

/// A configuration file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    settings: Vec<Setting>,
}

/// One key and what it is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The key, one of [`KEYS`].
    pub key: Box<str>,
    /// Its values, as a flag would be given them; `true` and `false` for switches.
    pub values: Vec<String>,
    /// The line, from 1.
    pub line: usize,
}

/// Why a configuration was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub hint: Option<String>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// The first mistake, with its line.
    ///
    /// ```
    /// use followup::config::Config;
    ///
    /// let config = Config::parse("holiday = [2026-11-26]\nmap = { company = 'Firma' }").unwrap();
    /// assert_eq!(config.get("holiday").unwrap().values, ["2026-11-26"]);
    /// assert_eq!(config.get("map").unwrap().values, ["company=Firma"]);
    ///
    /// let error = Config::parse("weeknd = 'sat,sun'").unwrap_err();
    /// assert_eq!(error.to_string(), "unknown key `weeknd`");
    /// assert_eq!(error.hint.as_deref(), Some("did you mean `weekend`?"));
    /// ```
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let line = |at: usize| {
            let before = text.as_bytes().iter().take(at);
            1 + before.filter(|byte| **byte == b'\n').count()
        };
        let document = DeTable::parse(text).map_err(|error| ConfigError {
            line: line(error.span().map_or(0, |span| span.start)),
            message: format!("this is not TOML: {}", error.message().replace('\n', ", ")),
            hint: None,
        })?;
        let mut settings = Vec::new();
        for (key, value) in document.get_ref() {
            let name: &str = key.get_ref();
            let line = line(key.span().start);
            if !is_key(name) {
                return Err(ConfigError {
                    line,
                    message: format!("unknown key `{name}`"),
                    hint: closest(name, KEYS.into_iter().filter(|key| is_key(key)))
                        .map(|closest| format!("did you mean `{closest}`?")),
                });
            }
            let values = values(value.get_ref()).ok_or_else(|| ConfigError {
                line,
                message: format!("could not understand the value of `{name}`"),
                hint: Some(
                    "give a text, a number, a date, true or false, or a list of them".into(),
                ),
            })?;
            settings.push(Setting {
                key: name.into(),
                values,
                line,
            });
        }
        Ok(Self { settings })
    }

    /// What a key is set to.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| &*setting.key == key)
    }
}

/// Some flags make no sense in a file.
fn is_key(name: &str) -> bool {
    KEYS.contains(&name) && !["config", "help"].contains(&name)
}

fn values(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::Array(list) => list.iter().map(|item| single(item.get_ref())).collect(),
        DeValue::Table(table) => {
            let mut all = Vec::new();
            for (key, value) in table {
                let name: &str = key.get_ref();
                // Several columns may be notes: `map = { notes = ["Notes", "Diary"] }`.
                let values = match value.get_ref() {
                    DeValue::Array(list) => list.iter().map(|it| single(it.get_ref())).collect(),
                    value => single(value).map(|value| vec![value]),
                };
                let values: Vec<String> = values?;
                all.extend(values.iter().map(|value| format!("{name}={value}")));
            }
            Some(all)
        }
        _ => Some(vec![single(value)?]),
    }
}

fn single(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(on) => Some(on.to_string()),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Float(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn a_key_of_a_table_may_have_several_values() {
        let config = Config::parse("map.notes = ['a', 'b']\nmap.role = 'c'").unwrap();
        let map = config.get("map").unwrap();
        assert_eq!(map.values, ["notes=a", "notes=b", "role=c"]);
        assert!(Config::parse("map.notes = [['a']]").is_err());
    }

    #[test]
    fn mistakes_name_their_line() {
        fn check(text: &str, line: usize, message: &str, hint: Option<&str>) {
            let error = Config::parse(text).unwrap_err();
            assert_eq!((error.line, error.to_string().as_str()), (line, message));
            assert_eq!(error.hint.as_deref(), hint);
        }
        check("\nconfig = 'x'", 2, "unknown key `config`", None);
        check(
            "quiet = 1.5",
            1,
            "could not understand the value of `quiet`",
            Some("give a text, a number, a date, true or false, or a list of them"),
        );
    }
}
