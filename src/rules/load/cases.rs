//! When a rule asks for something: its cases, or the one that the rule is
//! itself.

use super::rule::stages;
use super::values::{names, unknown, word};
use crate::business_days::{Convention, Offset};
use crate::rules::document::{Field, Fields, PlaybookError, did_you_mean};
use crate::rules::language::{ANCHORS, AnchorWord, anchor, bound};
use crate::rules::playbook::{Anchor, Bound, Case};

const CASE_KEYS: [&str; 6] = ["anchor", "offset", "adjust", "by", "latest", "stages"];
pub(super) const OFFSET_HINT: &str = "write it like `5 business days`, `1 week`, `-2 business days`, `24 hours`, `3 months` or `same day`";

pub(super) fn cases(table: &Fields<'_>, ids: &[&str]) -> Result<Vec<Case>, PlaybookError> {
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

fn offset(table: &Fields<'_>) -> Result<Offset, PlaybookError> {
    let field = table.required_text("offset")?;
    Offset::parse(field.value).ok_or_else(|| {
        let message = format!("could not understand the offset `{}`", field.value);
        table.error(&field, message, Some(OFFSET_HINT.to_owned()))
    })
}

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
