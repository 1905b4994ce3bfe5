//! Flag, environment, followup.toml: the three layers become one answer per
//! key, in this order of weight, and a mistake is told where it was made.

use std::ffi::{OsStr, OsString};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};
use clap::ArgMatches;
use clap::parser::ValueSource;
use followup::config::Config;

use crate::stop::{Exit, Stop};
use followup::error::system_words;

/// Where a value was given.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    Flag,
    Environment,
    File { place: String },
}

/// One value of one key.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    key: &'static str,
    /// What it says. A path may hold bytes that are no text, which do not show
    /// here.
    pub(crate) text: String,
    given: OsString,
    origin: Origin,
}

/// What the environment holds, by name. It need not be text.
pub(crate) type Environment = dyn Fn(&str) -> Option<OsString>;

impl Value {
    fn new(key: &'static str, given: &OsStr, origin: Origin) -> Self {
        Self {
            key,
            text: given.to_string_lossy().into_owned(),
            given: given.to_owned(),
            origin,
        }
    }

    /// Whether it was given as a flag.
    pub(crate) fn is_flag(&self) -> bool {
        self.origin == Origin::Flag
    }

    /// Whether it stands in a configuration.
    pub(crate) fn is_from_file(&self) -> bool {
        matches!(self.origin, Origin::File { .. })
    }

    /// The value is not understood.
    pub(crate) fn refuse(&self, hint: &str) -> Stop {
        let Self { key, text, .. } = self;
        let given = match &self.origin {
            Origin::Flag => format!("--{key} {text}"),
            Origin::Environment => format!("{}={text}", environment_name(key)),
            Origin::File { .. } => format!("{key} = {text}"),
        };
        Stop {
            exit: Exit::Usage,
            message: format!("could not understand `{given}`"),
            place: match &self.origin {
                Origin::File { place } => Some(place.clone()),
                _ => None,
            },
            hint: Some(hint.to_owned()),
        }
    }
}

/// The three layers.
pub(crate) struct Settings<'a> {
    matches: &'a ArgMatches,
    environment: &'a Environment,
    config: Config,
    config_path: Option<PathBuf>,
}

impl<'a> Settings<'a> {
    /// Reads the configuration that belongs to `input`.
    pub(crate) fn load(
        matches: &'a ArgMatches,
        environment: &'a Environment,
        input: Option<&Path>,
    ) -> Result<Self, Stop> {
        let mut settings = Self {
            matches,
            environment,
            config: Config::default(),
            config_path: None,
        };
        let Some((path, text)) = settings.config_text(input)? else {
            return Ok(settings);
        };
        settings.config = Config::parse(&text).map_err(|error| Stop {
            exit: Exit::Usage,
            message: error.message,
            place: Some(format!("{}:{}", path.display(), error.line)),
            hint: error.hint,
        })?;
        settings.config_path = Some(path);
        Ok(settings)
    }

    fn config_text(&self, input: Option<&Path>) -> Result<Option<(PathBuf, String)>, Stop> {
        let unreadable = |path: &Path, why: &std::io::Error| {
            let why = system_words(why);
            let message = format!("could not read `{}`: {why}", path.display());
            Stop::usage(message, None)
        };
        if let Some(given) = self.single("config") {
            let path = PathBuf::from(&given.given);
            let text = std::fs::read_to_string(&path).map_err(|why| unreadable(&path, &why))?;
            return Ok(Some((path, text)));
        }
        for path in self.config_places(input) {
            match std::fs::read_to_string(&path) {
                Ok(text) => return Ok(Some((path, text))),
                Err(why) if is_absent(&why) => {}
                Err(why) => return Err(unreadable(&path, &why)),
            }
        }
        Ok(None)
    }

    /// Beside the input, else in the XDG configuration folder, of which only
    /// absolute paths count, as its specification says.
    fn config_places(&self, input: Option<&Path>) -> Vec<PathBuf> {
        let beside = input.map(|input| input.with_file_name("followup.toml"));
        let home = || {
            let home = (self.environment)("HOME").filter(|home| !home.is_empty())?;
            Some(Path::new(&home).join(".config"))
        };
        let folder = (self.environment)("XDG_CONFIG_HOME")
            .map(PathBuf::from)
            .filter(|folder| folder.is_absolute())
            .or_else(home);
        let shared = folder.map(|folder| folder.join("followup/followup.toml"));
        beside.into_iter().chain(shared).collect()
    }

    /// Where programs remember what they did, of which only absolute paths
    /// count, as its specification (XDG) says; `None` where nobody is at home.
    pub(crate) fn state_folder(&self) -> Option<PathBuf> {
        let home = || Some(self.path_of_environment("HOME")?.join(".local/state"));
        self.path_of_environment("XDG_STATE_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(home)
    }

    /// The values of a key, from the layer that counts.
    pub(crate) fn all(&self, key: &'static str) -> Vec<Value> {
        let value = |given: &OsStr, origin: Origin| Value::new(key, given, origin);
        // A command that does not take a flag does not know its name either.
        let given = self.matches.try_get_many::<OsString>(key).ok().flatten();
        if let Some(given) = given {
            return given.map(|text| value(text, Origin::Flag)).collect();
        }
        if let Some(text) =
            (self.environment)(&environment_name(key)).filter(|text| !text.is_empty())
        {
            return vec![value(&text, Origin::Environment)];
        }
        let Some(setting) = self.config.get(key) else {
            return Vec::new();
        };
        let file = self
            .config_path
            .as_deref()
            .unwrap_or(Path::new("followup.toml"));
        let place = format!("{}:{}", file.display(), setting.line);
        let texts = setting.values.iter();
        texts
            .map(|text| {
                value(
                    OsStr::new(text),
                    Origin::File {
                        place: place.clone(),
                    },
                )
            })
            .collect()
    }

    /// The last value of a key.
    pub(crate) fn single(&self, key: &'static str) -> Option<Value> {
        self.all(key).pop()
    }

    /// The format asked for, of those that a command has. One that only other
    /// commands have counts when it was given as a flag, and is refused then.
    pub(crate) fn format(&self, known: &[&'static str]) -> Result<&'static str, Stop> {
        let default = known.first().copied().unwrap_or_default();
        let Some(value) = self.single("format") else {
            return Ok(default);
        };
        match known.iter().find(|format| **format == value.text) {
            Some(format) => Ok(format),
            None if value.origin != Origin::Flag && FORMATS.contains(&value.text.as_str()) => {
                Ok(default)
            }
            None => Err(value.refuse(&format!("write {}", in_words(known)))),
        }
    }

    /// Whether a switch is on.
    pub(crate) fn is_on(&self, key: &'static str) -> Result<bool, Stop> {
        if self.matches.value_source(key) == Some(ValueSource::CommandLine) {
            return Ok(true);
        }
        let given = (self.environment)(&environment_name(key));
        let from_environment = given.map(|given| Value::new(key, &given, Origin::Environment));
        let from_file = || {
            let setting = self.config.get(key)?;
            let file = self
                .config_path
                .as_deref()
                .unwrap_or(Path::new("followup.toml"));
            let place = format!("{}:{}", file.display(), setting.line);
            let text = setting.values.last().map_or("", String::as_str);
            Some(Value::new(key, OsStr::new(text), Origin::File { place }))
        };
        match from_environment.or_else(from_file) {
            None => Ok(false),
            Some(value) => match value.text.as_str() {
                "true" | "1" | "yes" | "on" => Ok(true),
                "false" | "0" | "no" | "off" | "" => Ok(false),
                _ => Err(value.refuse("write true or false")),
            },
        }
    }

    /// A date.
    pub(crate) fn date(&self, key: &'static str) -> Result<Option<NaiveDate>, Stop> {
        self.single(key).map(|value| date(&value)).transpose()
    }

    /// A whole number within a range.
    pub(crate) fn number(
        &self,
        key: &'static str,
        range: RangeInclusive<u32>,
    ) -> Result<Option<u32>, Stop> {
        let Some(value) = self.single(key) else {
            return Ok(None);
        };
        match value.text.parse() {
            Ok(number) if range.contains(&number) => Ok(Some(number)),
            _ => {
                let (least, most) = (range.start(), range.end());
                Err(value.refuse(&format!("write a whole number from {least} to {most}")))
            }
        }
    }

    /// A path. One in the configuration is relative to it, and may begin with
    /// `~/`, since no shell reads that file.
    pub(crate) fn path(&self, value: &Value) -> PathBuf {
        let path = Path::new(&value.given);
        let is_word = matches!(value.text.as_str(), "-" | "auto");
        match (&value.origin, &self.config_path) {
            (Origin::File { .. }, Some(config)) if !is_word => match path.strip_prefix("~") {
                Ok(rest) => match (self.environment)("HOME") {
                    Some(home) => Path::new(&home).join(rest),
                    None => path.to_owned(),
                },
                Err(_) => config.parent().unwrap_or(Path::new("")).join(path),
            },
            _ => path.to_owned(),
        }
    }

    /// The configuration that was read, if there is one.
    pub(crate) fn config_path(&self) -> Option<&Path> {
        self.config_path.as_deref()
    }

    /// The environment itself, for what is no setting of ours.
    pub(crate) fn environment(&self, name: &str) -> Option<String> {
        let value = self.path_of_environment(name)?;
        Some(value.to_string_lossy().into_owned())
    }

    /// A path in the environment, which need not be text.
    pub(crate) fn path_of_environment(&self, name: &str) -> Option<PathBuf> {
        let value = (self.environment)(name).filter(|value| !value.is_empty())?;
        Some(PathBuf::from(value))
    }
}

/// The formats of all commands.
const FORMATS: [&str; 4] = ["table", "json", "ndjson", "csv"];

/// `table, json or csv`.
fn in_words(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// An ISO date; the only form that is the same everywhere.
pub(crate) fn date(value: &Value) -> Result<NaiveDate, Stop> {
    parse_date(&value.text).ok_or_else(|| value.refuse("write a date like 2026-11-21"))
}

/// The years that a date may be given in: what is further away is a slip of
/// the finger, and formats with four digits for a year end soon after.
const YEARS: RangeInclusive<i32> = 1900..=2999;

/// `2026-11-21`, and nothing that only looks like it.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let is_iso = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date: NaiveDate = text.parse().ok().filter(|_| is_iso)?;
    YEARS.contains(&date.year()).then_some(date)
}

fn environment_name(key: &str) -> String {
    format!("FOLLOWUP_{}", key.to_uppercase().replace('-', "_"))
}

fn is_absent(why: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
