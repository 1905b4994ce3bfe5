//! A playbook's TOML becomes tables whose every value knows its line.
//!
//! Knows the shape of the file, and how to say what is wrong with it: file,
//! line, the rule's name and the closest right word. Knows no rule.

use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Why a playbook was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaybookError {
    /// The file, or the name of a built-in playbook.
    pub file: Box<str>,
    /// The line, from 1.
    pub line: usize,
    /// The rule, if it is in one that has a name.
    pub rule: Option<Box<str>>,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub hint: Option<String>,
}

impl fmt::Display for PlaybookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.rule {
            Some(rule) => write!(f, " in rule `{rule}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for PlaybookError {}

/// The text of a playbook and what to call it.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourceText<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
}

impl SourceText<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        1 + before.filter(|byte| **byte == b'\n').count()
    }

    pub(super) fn error(
        &self,
        rule: Option<&str>,
        at: usize,
        message: String,
        hint: Option<String>,
    ) -> PlaybookError {
        PlaybookError {
            file: self.file.into(),
            line: self.line(at),
            rule: rule.map(Into::into),
            message,
            hint,
        }
    }
}

/// Parses the file.
pub(super) fn parse<'a>(source: SourceText<'a>) -> Result<Spanned<DeTable<'a>>, PlaybookError> {
    DeTable::parse(source.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let message = error.message().to_lowercase().replace('\n', ", ");
        source.error(None, at, format!("this is not TOML: {message}"), None)
    })
}

/// One table as it stands in one file.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    pub(super) source: SourceText<'a>,
    pub(super) table: &'a DeTable<'a>,
    pub(super) at: usize,
}

/// A table: a rule, a case, or the file itself. One that changes another has
/// that below it: a key is looked for from the top layer down.
#[derive(Clone)]
pub(super) struct Fields<'a> {
    pub(super) rule: Option<&'a str>,
    layers: Vec<Layer<'a>>,
}

/// A value with its place.
pub(super) struct Field<'a, T> {
    pub(super) value: T,
    pub(super) source: SourceText<'a>,
    pub(super) at: usize,
}

/// A value as it was parsed, with its place.
type Value<'a> = Field<'a, &'a DeValue<'a>>;

impl<'a> Value<'a> {
    fn of(value: &'a Spanned<DeValue<'a>>, source: SourceText<'a>) -> Self {
        Self {
            value: value.get_ref(),
            source,
            at: value.span().start,
        }
    }
}

impl<'a, T> Field<'a, T> {
    fn with<U>(&self, value: U) -> Field<'a, U> {
        Field {
            value,
            source: self.source,
            at: self.at,
        }
    }
}

impl<'a> Fields<'a> {
    pub(super) fn new(layer: Layer<'a>) -> Self {
        Self {
            rule: None,
            layers: vec![layer],
        }
    }

    pub(super) fn named(self, rule: &'a str) -> Self {
        Self {
            rule: Some(rule),
            ..self
        }
    }

    /// These fields, laid over others.
    pub(super) fn over(mut self, below: &Self) -> Self {
        self.layers.extend(below.layers.iter().copied());
        self
    }

    /// Refuses keys that are not in the list.
    pub(super) fn only(&self, keys: &[&str]) -> Result<(), PlaybookError> {
        for layer in &self.layers {
            for key in layer.table.keys() {
                let name: &str = key.get_ref();
                if !keys.contains(&name) {
                    let message = format!("unknown key `{name}`");
                    let hint = did_you_mean(name, keys.iter().copied());
                    let at = key.span().start;
                    return Err(layer.source.error(self.rule, at, message, hint));
                }
            }
        }
        Ok(())
    }

    /// An error at a field.
    pub(super) fn error<T>(
        &self,
        field: &Field<'_, T>,
        message: String,
        hint: Option<String>,
    ) -> PlaybookError {
        field.source.error(self.rule, field.at, message, hint)
    }

    /// An error about the table as a whole.
    pub(super) fn error_here(&self, message: &str) -> PlaybookError {
        let layer = &self.layers[0];
        let message = message.to_owned();
        layer.source.error(self.rule, layer.at, message, None)
    }

    /// How many layers down a key is first found.
    pub(super) fn depth(&self, key: &str) -> Option<usize> {
        let mut layers = self.layers.iter();
        layers.position(|layer| layer.table.contains_key(key))
    }

    fn get(&self, key: &str) -> Option<Value<'a>> {
        let layer = self.layers[self.depth(key)?];
        Some(Value::of(layer.table.get(key)?, layer.source))
    }

    fn wrong_type(&self, key: &str, wanted: &str, value: &Value<'_>) -> PlaybookError {
        let message = format!("`{key}` must be {wanted}, not {}", value.value.type_str());
        self.error(value, message, None)
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<Field<'a, &'a str>>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match found.value.as_str() {
            Some(text) => Ok(Some(found.with(text))),
            None => Err(self.wrong_type(key, "a text", &found)),
        }
    }

    pub(super) fn required_text(&self, key: &str) -> Result<Field<'a, &'a str>, PlaybookError> {
        self.text(key)?
            .ok_or_else(|| self.error_here(&format!("there is no `{key}`")))
    }

    /// One text or a list of texts.
    pub(super) fn texts(&self, key: &str) -> Result<Vec<Field<'a, &'a str>>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(Vec::new());
        };
        if let Some(text) = found.value.as_str() {
            return Ok(vec![found.with(text)]);
        }
        let wrong = || self.wrong_type(key, "a text or a list of texts", &found);
        let list = found.value.as_array().ok_or_else(wrong)?;
        list.iter()
            .map(|item| {
                let item = Value::of(item, found.source);
                Ok(item.with(item.value.as_str().ok_or_else(wrong)?))
            })
            .collect()
    }

    pub(super) fn small_number(&self, key: &str) -> Result<Option<u8>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        let number = found.value.as_integer();
        match number.and_then(|number| number.as_str().parse().ok()) {
            Some(number) => Ok(Some(number)),
            None => Err(self.wrong_type(key, "a whole number from 0 to 255", &found)),
        }
    }

    fn inner(&self, table: &'a DeTable<'a>, place: &Value<'a>) -> Self {
        let layer = Layer {
            source: place.source,
            table,
            at: place.at,
        };
        Self {
            rule: self.rule,
            layers: vec![layer],
        }
    }

    pub(super) fn table(&self, key: &str) -> Result<Option<Self>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match found.value.as_table() {
            Some(table) => Ok(Some(self.inner(table, &found))),
            None => Err(self.wrong_type(key, "a table", &found)),
        }
    }

    pub(super) fn tables(&self, key: &str) -> Result<Vec<Self>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(Vec::new());
        };
        let wrong = || self.wrong_type(key, "a list of tables", &found);
        let list = found.value.as_array().ok_or_else(wrong)?;
        list.iter()
            .map(|item| {
                let item = Value::of(item, found.source);
                let table = item.value.as_table().ok_or_else(wrong)?;
                Ok(self.inner(table, &item))
            })
            .collect()
    }

    /// The entries of a table of switches, in the order of the file.
    pub(super) fn flags(&self) -> Result<Vec<Field<'a, (&'a str, bool)>>, PlaybookError> {
        let mut flags = Vec::new();
        for layer in &self.layers {
            for (key, value) in layer.table {
                let name: &'a str = key.get_ref();
                let value = Value::of(value, layer.source);
                let on = value.value.as_bool();
                let on = on.ok_or_else(|| self.wrong_type(name, "true or false", &value))?;
                flags.push(value.with((name, on)));
            }
        }
        flags.sort_by_key(|flag| flag.at);
        Ok(flags)
    }
}

/// `did you mean ...`, or the whole list when nothing is close.
pub(super) fn did_you_mean<'w>(
    word: &str,
    known: impl IntoIterator<Item = &'w str>,
) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(closest) = closest(word, known.iter().copied()) {
        return Some(format!("did you mean `{closest}`?"));
    }
    (!known.is_empty()).then(|| format!("known are: {}", known.join(", ")))
}

/// The known word nearest to a mistyped one, if any is near.
#[must_use]
pub fn closest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|(one, _), (two, _)| one.total_cmp(two))
        .map(|(_, candidate)| candidate)
}
