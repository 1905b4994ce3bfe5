//! What stands under a key becomes one of the values that it may have, or an
//! error that names the closest right word.

use crate::rules::document::{Field, Fields, PlaybookError, did_you_mean};
use crate::rules::language::lookup;
use crate::template::{Slot, Template, TemplateError};
use crate::text::Text;

/// A text of a playbook, which may be anybody's, as one clean line.
pub(super) fn clean(text: &str) -> Box<str> {
    Text::clean(text).map_or(Box::default(), |text| text.as_str().into())
}

pub(super) fn required_template(table: &Fields<'_>, key: &str) -> Result<Template, PlaybookError> {
    let field = table.required_text(key)?;
    Template::parse(field.value.trim_end()).map_err(|error| match error {
        TemplateError::UnknownPlaceholder(name) => {
            let message = format!("unknown placeholder `{{{name}}}` in `{key}`");
            table.error(&field, message, did_you_mean(&name, Slot::names()))
        }
        TemplateError::Unclosed => {
            let message = format!("a brace in `{key}` has no partner");
            let hint = "write `{{` or `}}` for a brace of your own".to_owned();
            table.error(&field, message, Some(hint))
        }
    })
}

pub(super) fn word<T: Copy>(
    table: &Fields<'_>,
    key: &str,
    list: &[(&'static str, T)],
) -> Result<Option<T>, PlaybookError> {
    let Some(field) = table.text(key)? else {
        return Ok(None);
    };
    match lookup(list, field.value) {
        Some(value) => Ok(Some(value)),
        None => Err(unknown(table, key, &field, names(list))),
    }
}

pub(super) fn words<T>(
    table: &Fields<'_>,
    key: &str,
    read: impl Fn(&str) -> Option<T>,
    known: &[&str],
) -> Result<Vec<T>, PlaybookError> {
    let fields = table.texts(key)?;
    fields
        .iter()
        .map(|field| {
            read(field.value).ok_or_else(|| unknown(table, key, field, known.iter().copied()))
        })
        .collect()
}

pub(super) fn unknown<'w>(
    table: &Fields<'_>,
    key: &str,
    field: &Field<'_, &str>,
    known: impl IntoIterator<Item = &'w str>,
) -> PlaybookError {
    let message = format!("unknown {key} `{}`", field.value);
    table.error(field, message, did_you_mean(field.value, known))
}

pub(super) fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}
