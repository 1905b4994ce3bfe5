//! A playbook is laid over the one that it extends: switches, rules, and which
//! rules are gone.
//!
//! Knows of a rule its id only.

use crate::rules::document::{Fields, PlaybookError, did_you_mean};
use crate::rules::playbook::Switch;

/// The switches of the base, set as the file says, then those of its own.
pub(super) fn all_switches(
    top: &Fields<'_>,
    base: Option<&Fields<'_>>,
) -> Result<Vec<Switch>, PlaybookError> {
    let mut switches: Vec<Switch> = Vec::new();
    for fields in base.into_iter().chain([top]) {
        let Some(table) = fields.table("switches")? else {
            continue;
        };
        for flag in table.flags()? {
            let (name, on) = flag.value;
            match switches.iter_mut().find(|switch| &*switch.name == name) {
                Some(known) => known.on = on,
                None => switches.push(Switch {
                    name: name.into(),
                    on,
                }),
            }
        }
    }
    Ok(switches)
}

/// The tables of the rules, each knowing its id. A rule of the base that the
/// file names too is changed where it stands; one that it removes is gone; new
/// ones come last.
pub(super) fn rule_tables<'a>(
    top: &Fields<'a>,
    base: Option<&Fields<'a>>,
) -> Result<Vec<Fields<'a>>, PlaybookError> {
    let mut tables = match base {
        Some(base) => named_rules(base)?,
        None => Vec::new(),
    };
    for removed in top.texts("remove")? {
        let place = tables
            .iter()
            .position(|table| table.rule == Some(removed.value));
        match place {
            Some(place) => {
                tables.remove(place);
            }
            None => {
                let message = format!("there is no rule `{}` to remove", removed.value);
                let known = tables.iter().filter_map(|table| table.rule);
                return Err(top.error(&removed, message, did_you_mean(removed.value, known)));
            }
        }
    }
    for own in named_rules(top)? {
        match tables.iter_mut().find(|table| table.rule == own.rule) {
            Some(changed) => *changed = own.over(changed),
            None => {
                if base.is_some() && own.depth("kind").is_none() {
                    let id = own.required_text("id")?;
                    let message = format!("there is no rule `{}` to change", id.value);
                    let known = tables.iter().filter_map(|table| table.rule);
                    return Err(top.error(&id, message, did_you_mean(id.value, known)));
                }
                tables.push(own);
            }
        }
    }
    if tables.is_empty() {
        return Err(top.error_here("there is no `[[rule]]`"));
    }
    Ok(tables)
}

/// The rules of one file; an id may stand once.
fn named_rules<'a>(top: &Fields<'a>) -> Result<Vec<Fields<'a>>, PlaybookError> {
    let mut named: Vec<Fields<'a>> = Vec::new();
    for table in top.tables("rule")? {
        let id = table.required_text("id")?;
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.value.is_empty() || !id.value.chars().all(is_plain) {
            let message = format!("`{}` is no id", id.value.escape_debug());
            let hint = "write it in small letters, digits and hyphens, like `check-in`";
            return Err(table.error(&id, message, Some(hint.to_owned())));
        }
        if named.iter().any(|other| other.rule == Some(id.value)) {
            let message = format!("there are two rules called `{}`", id.value);
            return Err(table.error(&id, message, None));
        }
        named.push(table.named(id.value));
    }
    Ok(named)
}
