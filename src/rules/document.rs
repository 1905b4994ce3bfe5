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

/// A table of the file: a rule, a case, or the file itself.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) source: SourceText<'a>,
    pub(super) rule: Option<&'a str>,
    table: &'a DeTable<'a>,
    at: usize,
}

/// A value with its place.
pub(super) struct Field<T> {
    pub(super) value: T,
    pub(super) at: usize,
}

/// The bytes a value was read from, borrowed from the parsed document.
type Value<'a> = (&'a DeValue<'a>, usize);

impl<'a> Fields<'a> {
    pub(super) fn new(
        source: SourceText<'a>,
        rule: Option<&'a str>,
        table: &'a DeTable<'a>,
        at: usize,
    ) -> Self {
        Self {
            source,
            rule,
            table,
            at,
        }
    }

    pub(super) fn named(self, rule: &'a str) -> Self {
        Self {
            rule: Some(rule),
            ..self
        }
    }

    /// Refuses keys that are not in the list.
    pub(super) fn only(&self, keys: &[&str]) -> Result<(), PlaybookError> {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !keys.contains(&name) {
                let message = format!("unknown key `{name}`");
                let hint = did_you_mean(name, keys.iter().copied());
                return Err(self
                    .source
                    .error(self.rule, key.span().start, message, hint));
            }
        }
        Ok(())
    }

    pub(super) fn error(&self, at: usize, message: String, hint: Option<String>) -> PlaybookError {
        self.source.error(self.rule, at, message, hint)
    }

    /// An error about the table as a whole.
    pub(super) fn error_here(&self, message: &str) -> PlaybookError {
        self.error(self.at, message.to_owned(), None)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn get(&self, key: &str) -> Option<Value<'a>> {
        let value = self.table.get(key)?;
        Some((value.get_ref(), value.span().start))
    }

    fn wrong_type(&self, key: &str, wanted: &str, (value, at): Value<'_>) -> PlaybookError {
        let message = format!("`{key}` must be {wanted}, not {}", value.type_str());
        self.error(at, message, None)
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<Field<&'a str>>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match found.0.as_str() {
            Some(value) => Ok(Some(Field { value, at: found.1 })),
            None => Err(self.wrong_type(key, "a text", found)),
        }
    }

    pub(super) fn required_text(&self, key: &str) -> Result<Field<&'a str>, PlaybookError> {
        self.text(key)?
            .ok_or_else(|| self.error_here(&format!("there is no `{key}`")))
    }

    /// One text or a list of texts.
    pub(super) fn texts(&self, key: &str) -> Result<Vec<Field<&'a str>>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(Vec::new());
        };
        if let Some(value) = found.0.as_str() {
            return Ok(vec![Field { value, at: found.1 }]);
        }
        let wrong = || self.wrong_type(key, "a text or a list of texts", found);
        let list = found.0.as_array().ok_or_else(wrong)?;
        list.iter()
            .map(|item| {
                let value = item.get_ref().as_str().ok_or_else(wrong)?;
                Ok(Field {
                    value,
                    at: item.span().start,
                })
            })
            .collect()
    }

    pub(super) fn small_number(&self, key: &str) -> Result<Option<u8>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        let number = found.0.as_integer().and_then(|n| n.as_str().parse().ok());
        match number {
            Some(number) => Ok(Some(number)),
            None => Err(self.wrong_type(key, "a whole number from 0 to 255", found)),
        }
    }

    pub(super) fn table(&self, key: &str) -> Result<Option<Fields<'a>>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(None);
        };
        match found.0.as_table() {
            Some(table) => Ok(Some(Self {
                table,
                at: found.1,
                ..*self
            })),
            None => Err(self.wrong_type(key, "a table", found)),
        }
    }

    pub(super) fn tables(&self, key: &str) -> Result<Vec<Fields<'a>>, PlaybookError> {
        let Some(found) = self.get(key) else {
            return Ok(Vec::new());
        };
        let wrong = || self.wrong_type(key, "a list of tables", found);
        let list = found.0.as_array().ok_or_else(wrong)?;
        list.iter()
            .map(|item| {
                let table = item.get_ref().as_table().ok_or_else(wrong)?;
                Ok(Self {
                    table,
                    at: item.span().start,
                    ..*self
                })
            })
            .collect()
    }

    /// The entries of a table of switches.
    pub(super) fn flags(&self) -> Result<Vec<(&'a str, bool)>, PlaybookError> {
        let mut flags: Vec<(&'a str, bool, usize)> = Vec::new();
        for (key, value) in self.table.iter() {
            let name: &'a str = key.get_ref();
            let at = value.span().start;
            let on = value.get_ref().as_bool();
            let on =
                on.ok_or_else(|| self.wrong_type(name, "true or false", (value.get_ref(), at)))?;
            flags.push((name, on, at));
        }
        flags.sort_by_key(|(_, _, place)| *place);
        Ok(flags.into_iter().map(|(name, on, _)| (name, on)).collect())
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
