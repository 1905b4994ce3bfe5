//! What the columns, the words and the dates of one sheet come to, as lines of
//! a followup.toml: what was found behind a `#`, what is uncertain marked.

use followup::application::Stage;
use followup::columns::dates::DateOrder;
use followup::columns::{Advice, Field, Understanding};
use followup::render::followup_toml::{Entry, Line, toml_key, toml_text, toml_texts};

use crate::fitted_settings::{Fit, line};

/// What marks the uncertain.
pub(crate) const UNCERTAIN: &str = "[?]";

/// The order of the dates: what was settled, else the choice.
pub(crate) fn date_order(entry: &mut Entry, understanding: &Understanding) {
    let because = &understanding.date_order_because;
    if let Some(settled) = &understanding.date_order {
        let value = toml_text(settled.order.word());
        entry.comments.push(format!("Here: {because}."));
        entry.lines.push(line(false, "date-order", value, None));
        return;
    }
    let choices = understanding
        .advice
        .iter()
        .filter_map(|advice| match advice {
            Advice::DateOrder { order, .. } => Some((order.word(), advice.because())),
            _ => None,
        });
    for (word, because) in choices {
        let line = line(false, "date-order", toml_text(word), Some(because));
        entry.lines.push(line);
    }
    if entry.lines.is_empty() {
        let value = toml_text(DateOrder::DayFirst.word());
        entry.comments.push(format!("Here: {because}."));
        entry.lines.push(line(false, "date-order", value, None));
    } else {
        entry.comments.push(format!(
            "{UNCERTAIN} Not settled, and nothing is planned before it is: {because}. Take the \
             `#` away before the line that is right."
        ));
    }
}

/// What the person said of one key of a table: the key, and its values.
fn said(key: &'static str, split: fn(&str) -> Option<(&str, &str)>, fit: &Fit<'_>) -> Parts {
    let mut said = Parts::default();
    for value in fit.settings.all(key) {
        if let Some((part, word)) = split(&value.text)
            && (value.is_flag() || value.is_from_file())
        {
            said.add(part.trim(), word.trim(), "you said so".to_owned());
        }
    }
    said
}

/// Keys of a table, each with its values and what is to be said of them.
#[derive(Default)]
struct Parts(Vec<(String, Vec<String>, Vec<String>)>);

impl Parts {
    fn add(&mut self, key: &str, value: &str, remark: String) {
        match self.0.iter_mut().find(|(known, _, _)| known == key) {
            Some((_, values, remarks)) => {
                if !values.iter().any(|known| known == value) {
                    values.push(value.to_owned());
                }
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
            None => self
                .0
                .push((key.to_owned(), vec![value.to_owned()], vec![remark])),
        }
    }

    fn has(&self, key: &str) -> bool {
        self.0
            .iter()
            .any(|(known, _, _)| known.eq_ignore_ascii_case(key))
    }

    fn holds(&self, value: &str) -> bool {
        let mut values = self.0.iter().flat_map(|(_, values, _)| values);
        values.any(|known| known.eq_ignore_ascii_case(value))
    }

    fn into_lines(self, table: &'static str, is_on: bool) -> impl Iterator<Item = Line> {
        self.0.into_iter().map(move |(key, values, remarks)| Line {
            is_on,
            key: toml_key(table, &key),
            value: toml_texts(values.iter().map(String::as_str)),
            remark: Some(remarks.join("; ")),
        })
    }
}

/// The columns and their fields.
pub(crate) fn map(entry: &mut Entry, fit: &Fit<'_>) {
    let said = said("map", |text| text.split_once('='), fit);
    let mut known = Parts::default();
    let mut guessed = Parts::default();
    let mut unused: Vec<String> = Vec::new();
    for column in &fit.understanding.columns {
        let letters = column.index.letters();
        let has_names = fit.understanding.header_row.is_some();
        let header = match &column.header {
            Some(header) => header.as_str(),
            None if has_names => "",
            None => letters.as_str(),
        };
        if header.is_empty() || said.holds(header) {
            continue;
        }
        let remark = format!("column {letters}: {}", column.because);
        let guess = fit
            .understanding
            .advice
            .iter()
            .find_map(|advice| match advice {
                Advice::Column {
                    column: guess,
                    name,
                    field: Some(field),
                    because,
                } if guess.index == column.index => Some((*field, name, because)),
                _ => None,
            });
        match (column.field.map(|field| (field, column.round)), guess) {
            (Some((field, round)), _) => {
                let key = key_of(field, round.map(|round| round.0));
                if !said.has(&key) {
                    known.add(&key, header, remark);
                }
            }
            (None, Some((field, name, because))) => {
                let remark = format!("{UNCERTAIN} column {letters}, not used: {because}");
                guessed.add(field.word(), name, remark);
            }
            (None, None) if has_names => {
                unused.push(format!("{letters} `{header}` ({})", column.because));
            }
            (None, None) => unused.push(format!("{letters} ({})", column.because)),
        }
    }
    entry.comments.push(
        "In this file the field stands before the header, one of a round in quotes, like \
         map.\"interview_on:2\"."
            .to_owned(),
    );
    if !unused.is_empty() {
        let unused = unused.join(", ");
        entry.comments.push(format!("Not used here: {unused}."));
    }
    entry.lines.extend(said.into_lines("map", true));
    entry.lines.extend(known.into_lines("map", false));
    entry.lines.extend(guessed.into_lines("map", false));
}

fn key_of(field: Field, round: Option<u16>) -> String {
    match round {
        Some(round) => format!("{field}:{round}"),
        None => field.word().to_owned(),
    }
}

/// The known word that a status word comes close to.
fn close_to<'a>(word: &str, understanding: &'a Understanding) -> Option<&'a (String, Stage)> {
    let mut advice = understanding.advice.iter();
    advice.find_map(|advice| match advice {
        Advice::StageWord {
            word: unknown,
            close,
            ..
        } if unknown == word => close.as_ref(),
        _ => None,
    })
}

/// The status words and their stages.
pub(crate) fn stages(entry: &mut Entry, fit: &Fit<'_>) {
    let said = said("stage", |text| text.rsplit_once('='), fit);
    let mut known = Parts::default();
    let mut unknown = Parts::default();
    for word in &fit.understanding.stages {
        if said.has(&word.word) {
            continue;
        }
        let rows = match word.rows {
            1 => "1 row".to_owned(),
            rows => format!("{rows} rows"),
        };
        match word.stage {
            Some(stage) => known.add(&word.word, stage.word(), rows),
            None => {
                let close = close_to(&word.word, fit.understanding);
                let (stage, why) = match close {
                    Some((known, stage)) => (stage.word(), format!(", close to `{known}`")),
                    None => ("STAGE", String::new()),
                };
                let remark = format!("{UNCERTAIN} not understood, {rows}{why}");
                unknown.add(&word.word, stage, remark);
            }
        }
    }
    entry.comments.push(format!(
        "The stages are: {}.",
        Stage::ALL.map(Stage::word).join(", ")
    ));
    let nothing = said.0.is_empty() && known.0.is_empty() && unknown.0.is_empty();
    entry.lines.extend(said.into_lines("stage", true));
    entry.lines.extend(unknown.into_lines("stage", false));
    entry.lines.extend(known.into_lines("stage", false));
    if nothing {
        let key = toml_key("stage", "in the mix");
        entry.lines.push(line(
            false,
            &key,
            toml_text(Stage::Interviewing.word()),
            None,
        ));
    }
}
