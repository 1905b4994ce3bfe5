//! A playbook in TOML becomes a [`Playbook`], or one error that says where.
//!
//! Built-in playbooks come the same way as a person's own. Which rules there
//! are is decided first, in `extended`; then each is read, in `rule`.

mod cases;
mod extended;
mod rule;
mod values;

#[cfg(test)]
mod tests;

use toml::Spanned;
use toml::de::DeTable;

use self::extended::{all_switches, rule_tables};
use self::rule::rule;
use self::values::clean;
use super::builtin::{BUILT_IN, built_in};
use super::document::{Fields, Layer, PlaybookError, SourceText, did_you_mean, parse};
use super::order::{anchors, scopes, topological_order};
use super::playbook::{Anchors, Playbook, Rule};

const FILE_KEYS: [&str; 7] = [
    "name", "about", "extends", "cap", "switches", "remove", "rule",
];
/// Unanswered contacts allowed where a playbook does not say.
const USUAL_CAP: u8 = 2;

impl Playbook {
    /// Reads a playbook; `file` is what messages call it.
    ///
    /// # Errors
    ///
    /// The first mistake, with its line, its rule and the closest right word.
    ///
    /// ```
    /// use followup::rules::Playbook;
    ///
    /// let error = Playbook::parse("mine.toml", "name = 'mine'\ncapp = 2").unwrap_err();
    /// assert_eq!(error.line, 2);
    /// assert_eq!(error.to_string(), "unknown key `capp`");
    /// assert_eq!(error.hint.as_deref(), Some("did you mean `cap`?"));
    /// ```
    pub fn parse(file: &str, text: &str) -> Result<Self, PlaybookError> {
        let source = SourceText { file, text };
        let document = parse(source)?;
        let top = top(source, &document);
        top.only(&FILE_KEYS)?;
        let Some(extends) = top.text("extends")? else {
            return build(&top, None);
        };
        let base = built_in(extends.value).ok_or_else(|| {
            let names = BUILT_IN.map(|playbook| playbook.name);
            let message = format!("there is no playbook `{}` to extend", extends.value);
            top.error(&extends, message, did_you_mean(extends.value, names))
        })?;
        let base_source = SourceText {
            file: base.name,
            text: base.text,
        };
        let base_document = parse(base_source)?;
        build(&top, Some(&self::top(base_source, &base_document)))
    }
}

fn top<'a>(source: SourceText<'a>, document: &'a Spanned<DeTable<'a>>) -> Fields<'a> {
    Fields::new(Layer {
        source,
        table: document.get_ref(),
        at: 0,
    })
}

/// A playbook from its file, and from the one that it extends.
fn build(top: &Fields<'_>, base: Option<&Fields<'_>>) -> Result<Playbook, PlaybookError> {
    let name = top.required_text("name")?.value;
    let switches = all_switches(top, base)?;
    let tables = rule_tables(top, base)?;
    let ids: Vec<&str> = tables.iter().filter_map(|table| table.rule).collect();
    let mut rules = Vec::with_capacity(tables.len());
    for table in &tables {
        rules.push(rule(table, &ids, &switches)?);
    }
    refuse_idle_switches(top, &rules)?;
    let order = topological_order(&rules).map_err(|cycle| {
        tables[cycle].error_here("this rule counts from itself, by way of others")
    })?;
    for (rule, scope) in scopes(&rules, &order).into_iter().enumerate() {
        rules[rule].scope = scope;
        rules[rule].counts_from = Anchors::of(anchors(&rules[rule]));
    }
    let cap = match (top.small_number("cap")?, base) {
        (Some(cap), _) => cap,
        (None, Some(base)) => base.small_number("cap")?.unwrap_or(USUAL_CAP),
        (None, None) => USUAL_CAP,
    };
    Ok(Playbook {
        name: clean(name),
        about: top
            .text("about")?
            .map_or(Box::default(), |about| clean(about.value)),
        cap,
        switches,
        rules,
        order,
    })
}

/// A switch that no rule asks for is a slip of the finger.
fn refuse_idle_switches(top: &Fields<'_>, rules: &[Rule]) -> Result<(), PlaybookError> {
    let Some(table) = top.table("switches")? else {
        return Ok(());
    };
    let used = || rules.iter().filter_map(|rule| rule.switch.as_ref());
    for flag in table.flags()? {
        let (name, _) = flag.value;
        if !used().any(|switch| &*switch.name == name) {
            let message = format!("no rule has the switch `{name}`");
            let hint = did_you_mean(name, used().map(|switch| &*switch.name));
            return Err(top.error(&flag, message, hint));
        }
    }
    Ok(())
}
