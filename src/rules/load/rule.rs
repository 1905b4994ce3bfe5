//! The table of a rule becomes a [`Rule`].

use chrono::Weekday;

use super::cases::cases;
use super::values::{clean, names, required_template, unknown, word, words};
use crate::application::Stage;
use crate::plan::{Draft, Kind, RuleText};
use crate::rules::document::{Fields, PlaybookError, did_you_mean};
use crate::rules::language::{
    ADDRESSES, CHOICES, KNOWNS, STANDINGS, distance, lookup, via, via_words,
};
use crate::rules::playbook::{Address, Anchors, Choose, Rule, Scope, Stages, Switch, SwitchIs};

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

pub(super) fn rule(
    table: &Fields<'_>,
    ids: &[&str],
    switches: &[Switch],
) -> Result<Rule, PlaybookError> {
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
        // Both are filled in once all rules are known, since a chain takes its scope
        // from its root.
        scope: Scope::Application,
        counts_from: Anchors::default(),
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

pub(super) fn stages(table: &Fields<'_>) -> Result<Option<Stages>, PlaybookError> {
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
