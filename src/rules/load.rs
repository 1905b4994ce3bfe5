//! A playbook in TOML becomes a [`Playbook`], or one error that says where.
//!
//! Built-in playbooks come the same way as a person's own.

use super::builtin::{BUILT_IN, built_in};
use super::document::{Field, Fields, Layer, PlaybookError, SourceText, did_you_mean, parse};
use super::language::{
    ADDRESSES, ANCHORS, AnchorWord, CHOICES, KNOWNS, STANDINGS, anchor, bound, distance, lookup,
    via, via_words,
};
use super::order::{scopes, topological_order};
use super::playbook::{
    Address, Anchor, Bound, Case, Choose, Playbook, Rule, Scope, Stages, Switch, SwitchIs,
};
use chrono::Weekday;
use toml::Spanned;
use toml::de::DeTable;

use crate::application::Stage;
use crate::business_days::{Convention, Offset};
use crate::plan::{Draft, Kind, RuleText};
use crate::template::{Slot, Template, TemplateError};
use crate::text::Text;

const FILE_KEYS: [&str; 7] = [
    "name", "about", "extends", "cap", "switches", "remove", "rule",
];
/// Unanswered contacts allowed where a playbook does not say.
const USUAL_CAP: u8 = 2;
const CASE_KEYS: [&str; 6] = ["anchor", "offset", "adjust", "by", "latest", "stages"];
const RULE_KEYS: [&str; 22] = [
    "id",
    "kind",
    "anchor",
    "offset",
    "adjust",
    "by",
    "latest",
    "cases",
    "repeat",
    "choose",
    "address",
    "except",
    "via",
    "stages",
    "needs",
    "unless",
    "distance",
    "switch",
    "unless-switch",
    "summary",
    "details",
    "draft",
];
/// The key that is last in a rule of a well-kept playbook.
const SOURCE_KEY: &str = "source";

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

/// A text of a playbook, which may be anybody's, as one clean line.
fn clean(text: &str) -> Box<str> {
    Text::clean(text).map_or(Box::default(), |text| text.as_str().into())
}

/// The switches of the base, set as the file says, then those of its own.
fn all_switches(top: &Fields<'_>, base: Option<&Fields<'_>>) -> Result<Vec<Switch>, PlaybookError> {
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

/// The tables of the rules, each knowing its id. A rule of the base that the
/// file names too is changed where it stands; one that it removes is gone; new
/// ones come last.
fn rule_tables<'a>(
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

fn rule(table: &Fields<'_>, ids: &[&str], switches: &[Switch]) -> Result<Rule, PlaybookError> {
    let known_keys: Vec<&str> = RULE_KEYS.into_iter().chain([SOURCE_KEY]).collect();
    table.only(&known_keys)?;
    let kind_word = table.required_text("kind")?;
    let kind_words = Kind::ALL.map(Kind::word);
    let kind = Kind::from_word(kind_word.value)
        .ok_or_else(|| unknown(table, "kind", &kind_word, kind_words))?;
    let text = RuleText {
        id: table.rule.unwrap_or_default().into(),
        kind,
        summary: required_template(table, "summary")?,
        details: required_template(table, "details")?,
        draft: match table.table("draft")? {
            None => None,
            Some(draft) => {
                draft.only(&["subject", "body"])?;
                Some(Draft {
                    subject: required_template(&draft, "subject")?,
                    body: required_template(&draft, "body")?,
                })
            }
        },
        source: table
            .text(SOURCE_KEY)?
            .map_or(Box::default(), |source| clean(source.value)),
    };
    Ok(Rule {
        text,
        // Filled in once all rules are known, since a chain takes it from its root.
        scope: Scope::Application,
        stages: stages(table)?.unwrap_or_else(|| default_stages(kind)),
        address: word(table, "address", &ADDRESSES)?.unwrap_or(Address::Nobody),
        except: word(table, "except", &STANDINGS)?,
        via: words(table, "via", via, &via_words())?,
        needs: words(table, "needs", |w| lookup(&KNOWNS, w), &names(&KNOWNS))?,
        unless: words(table, "unless", |w| lookup(&KNOWNS, w), &names(&KNOWNS))?,
        distance: match table.text("distance")? {
            None => None,
            Some(field) => Some(distance(field.value).ok_or_else(|| {
                let message = format!("could not understand the distance `{}`", field.value);
                let hint = "write it like `decision 21 days or more after interview`";
                table.error(&field, message, Some(hint.to_owned()))
            })?),
        },
        switch: switch(table, switches)?,
        cases: cases(table, ids)?,
        repeat: repeat(table)?,
        choose: word(table, "choose", &CHOICES)?.unwrap_or(Choose::First),
    })
}

/// Where a rule names no stages: what reaches an employer is for applications
/// under way, and thanks are due also once an offer has come.
fn default_stages(kind: Kind) -> Stages {
    let under_way = [
        Stage::Applied,
        Stage::Screening,
        Stage::Assessment,
        Stage::Interviewing,
    ];
    match kind {
        Kind::Thanks => Stages::of(under_way.into_iter().chain([Stage::Offer])),
        Kind::CheckIn | Kind::Courtesy | Kind::Task => Stages::of(under_way),
        Kind::Own => {
            let over = [Stage::Accepted, Stage::Withdrawn];
            Stages::of(Stage::ALL.into_iter().filter(|stage| !over.contains(stage)))
        }
    }
}

fn stages(table: &Fields<'_>) -> Result<Option<Stages>, PlaybookError> {
    if table.depth("stages").is_none() {
        return Ok(None);
    }
    let all = Stage::ALL.map(Stage::word);
    Ok(Some(Stages::of(words(
        table,
        "stages",
        Stage::from_word,
        &all,
    )?)))
}

fn switch(table: &Fields<'_>, switches: &[Switch]) -> Result<Option<SwitchIs>, PlaybookError> {
    for (key, on) in [("switch", true), ("unless-switch", false)] {
        if let Some(field) = table.text(key)? {
            if switches.iter().any(|switch| &*switch.name == field.value) {
                let name = field.value.into();
                return Ok(Some(SwitchIs { name, on }));
            }
            let known = switches.iter().map(|switch| &*switch.name);
            let message = format!("there is no switch `{}`", field.value);
            let hint = did_you_mean(field.value, known)
                .or_else(|| Some("switches stand under `[switches]`, with true or false".into()));
            return Err(table.error(&field, message, hint));
        }
    }
    Ok(None)
}

fn cases(table: &Fields<'_>, ids: &[&str]) -> Result<Vec<Case>, PlaybookError> {
    let Some(depth) = table.depth("cases") else {
        return Ok(vec![case(table, ids)?]);
    };
    // A new anchor over a rule with cases makes it a rule without.
    if table.depth("anchor").is_some_and(|anchor| anchor < depth) {
        return Ok(vec![case(table, ids)?]);
    }
    for key in ["anchor", "offset", "by", "latest", "adjust"] {
        if table.depth(key).is_some_and(|own| own <= depth)
            && let Some(field) = table.text(key)?
        {
            let message = format!("`{key}` stands beside `cases`");
            let hint = "put it into each of the cases".to_owned();
            return Err(table.error(&field, message, Some(hint)));
        }
    }
    let mut cases = Vec::new();
    for table in table.tables("cases")? {
        table.only(&CASE_KEYS)?;
        cases.push(Case {
            stages: stages(&table)?,
            ..case(&table, ids)?
        });
    }
    if cases.is_empty() {
        return Err(table.error_here("there is no case in `cases`"));
    }
    Ok(cases)
}

/// `every monday`.
fn repeat(table: &Fields<'_>) -> Result<Option<Weekday>, PlaybookError> {
    let Some(field) = table.text("repeat")? else {
        return Ok(None);
    };
    let day = field.value.strip_prefix("every ").map(str::trim);
    match day.and_then(|day| day.parse().ok()) {
        Some(day) => Ok(Some(day)),
        None => {
            let message = format!("could not understand `repeat = \"{}\"`", field.value);
            let hint = "write it like `every monday`".to_owned();
            Err(table.error(&field, message, Some(hint)))
        }
    }
}

fn case(table: &Fields<'_>, ids: &[&str]) -> Result<Case, PlaybookError> {
    let (anchors, offset) = if table.depth("repeat").is_some() {
        (vec![Anchor::Week], Offset::SAME_DAY)
    } else {
        (anchors(table, ids)?, offset(table)?)
    };
    let conventions = Convention::ALL.map(|c| (c.word(), c));
    Ok(Case {
        anchors,
        stages: None,
        offset,
        adjust: word(table, "adjust", &conventions)?,
        by: bound_field(table, "by")?,
        latest: bound_field(table, "latest")?
            .ok_or_else(|| table.error_here("there is no `latest`"))?,
    })
}

fn anchors(table: &Fields<'_>, ids: &[&str]) -> Result<Vec<Anchor>, PlaybookError> {
    let mut anchors = Vec::new();
    for field in table.texts("anchor")? {
        anchors.push(resolved_anchor(table, &field, ids)?);
    }
    if anchors.is_empty() {
        return Err(table.error_here("there is no `anchor`"));
    }
    Ok(anchors)
}

fn offset(table: &Fields<'_>) -> Result<Offset, PlaybookError> {
    let field = table.required_text("offset")?;
    Offset::parse(field.value).ok_or_else(|| {
        let message = format!("could not understand the offset `{}`", field.value);
        table.error(&field, message, Some(OFFSET_HINT.to_owned()))
    })
}

const OFFSET_HINT: &str = "write it like `5 business days`, `1 week`, `-2 business days`, `24 hours`, `3 months` or `same day`";

fn bound_field(table: &Fields<'_>, key: &str) -> Result<Option<Bound>, PlaybookError> {
    let Some(field) = table.text(key)? else {
        return Ok(None);
    };
    match bound(field.value) {
        Some(bound) => Ok(Some(bound)),
        None => {
            let message = format!("could not understand `{key} = \"{}\"`", field.value);
            let hint = "write it like `5 business days`, `on + 20 business days`, \
                        `interview-end + 24 hours` or `before decision`";
            Err(table.error(&field, message, Some(hint.to_owned())))
        }
    }
}

fn resolved_anchor(
    table: &Fields<'_>,
    field: &Field<'_, &str>,
    ids: &[&str],
) -> Result<Anchor, PlaybookError> {
    match anchor(field.value) {
        Some(AnchorWord::Known(anchor)) => Ok(anchor),
        Some(AnchorWord::FollowUp(id)) => {
            let index = ids.iter().position(|known| *known == id);
            index.map(Anchor::FollowUp).ok_or_else(|| {
                let message = format!("there is no rule `{id}` to count from");
                table.error(field, message, did_you_mean(id, ids.iter().copied()))
            })
        }
        None => Err(unknown(table, "anchor", field, names(&ANCHORS))),
    }
}

fn required_template(table: &Fields<'_>, key: &str) -> Result<Template, PlaybookError> {
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

fn word<T: Copy>(
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

fn words<T>(
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

fn unknown<'w>(
    table: &Fields<'_>,
    key: &str,
    field: &Field<'_, &str>,
    known: impl IntoIterator<Item = &'w str>,
) -> PlaybookError {
    let message = format!("unknown {key} `{}`", field.value);
    table.error(field, message, did_you_mean(field.value, known))
}

fn names<T>(list: &[(&'static str, T)]) -> Vec<&'static str> {
    list.iter().map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Playbook;

    const RULE: &str = "\
[[rule]]
id = 'check-in'
kind = 'check-in'
anchor = 'interview'
offset = '5 business days'
latest = '10 business days'
summary = 'Check in'
details = 'Ask'
";

    #[test]
    fn mistakes_name_line_rule_and_the_closest_right_word() {
        fn check(from: &str, to: &str, line: usize, message: &str, hint: Option<&str>) {
            let text = format!("name = 'mine'\n{}", RULE.replace(from, to));
            let error = Playbook::parse("mine.toml", &text).unwrap_err();
            assert_eq!((error.line, error.to_string().as_str()), (line, message));
            assert_eq!(error.hint.as_deref(), hint, "{message}");
        }
        check(
            "kind = 'check-in'",
            "kind = 'chekin'",
            4,
            "unknown kind `chekin` in rule `check-in`",
            Some("did you mean `check-in`?"),
        );
        check(
            "anchor = 'interview'",
            "anchor = 'intervew'",
            5,
            "unknown anchor `intervew` in rule `check-in`",
            Some("did you mean `interview`?"),
        );
        check(
            "anchor = 'interview'",
            "anchor = 'follow-up:thanks'",
            5,
            "there is no rule `thanks` to count from in rule `check-in`",
            Some("known are: check-in"),
        );
        check(
            "'5 business days'",
            "'five days'",
            6,
            "could not understand the offset `five days` in rule `check-in`",
            Some(super::OFFSET_HINT),
        );
        check(
            "latest = '10 business days'\n",
            "",
            2,
            "there is no `latest` in rule `check-in`",
            None,
        );
        check(
            "'Check in'",
            "'Check in with {persn}'",
            8,
            "unknown placeholder `{persn}` in `summary` in rule `check-in`",
            Some("did you mean `person`?"),
        );
        check(
            "offset =",
            "ofset =",
            6,
            "unknown key `ofset` in rule `check-in`",
            Some("did you mean `offset`?"),
        );
        check(
            "anchor = 'interview'",
            "anchor = 'follow-up:check-in'",
            2,
            "this rule counts from itself, by way of others in rule `check-in`",
            None,
        );
        check(
            "kind = 'check-in'",
            "kind = 3",
            4,
            "`kind` must be a text, not integer in rule `check-in`",
            None,
        );
        check(
            "id = 'check-in'",
            "id = 'check-in'\nswitch = 'calls'",
            4,
            "there is no switch `calls` in rule `check-in`",
            Some("switches stand under `[switches]`, with true or false"),
        );
    }

    #[test]
    fn a_file_without_rules_is_refused() {
        let error = Playbook::parse("mine.toml", "name = 'mine'").unwrap_err();
        assert_eq!(error.to_string(), "there is no `[[rule]]`");
        let error = Playbook::parse("mine.toml", "name = ").unwrap_err();
        assert_eq!(error.line, 1);
    }
}
