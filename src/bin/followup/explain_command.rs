//! `followup explain INPUT WORDS...`: one application, rule by rule.

use std::path::PathBuf;

use clap::ArgMatches;
use followup::application::Application;
use followup::diagnostic::ColumnName;
use followup::plan::FollowUp;
use followup::render::explain::{ExplainContext, explain_json, explain_text};
use followup::rules::leanings;
use followup::text::comparable;

use crate::planning::Planning;
use crate::report::{Report, has_warning};
use crate::settings::Settings;
use crate::stop::{Exit, Stop};
use crate::task_files::{TaskFiles, TodoUse};

/// So many applications are named when several match.
const MOST_NAMED: usize = 10;

pub(crate) fn run(
    matches: &ArgMatches,
    settings: &Settings<'_>,
    report: Report,
) -> Result<Exit, Stop> {
    let input = matches
        .get_one::<PathBuf>("INPUT")
        .cloned()
        .unwrap_or_default();
    let words: Vec<String> = matches
        .get_many::<String>("WORDS")
        .map(|words| words.map(|word| comparable(word)).collect())
        .unwrap_or_default();
    let is_json = settings.format(&["table", "json"])? == "json";
    let tasks = TaskFiles::find(settings)?;
    let mut planning = Planning::load(&input, settings)?;
    planning.unpack();
    planning.remember(tasks.read(TodoUse::Read)?.history(&[]));
    let application = find(planning.applications(), &words)?;
    let columns: Vec<ColumnName> = planning
        .sheet
        .columns
        .iter()
        .map(|column| ColumnName {
            index: column.index,
            header: column.header.clone(),
        })
        .collect();
    let context = ExplainContext {
        file: &planning.file,
        sheet: planning.sheet_name.as_deref(),
        application,
        calendar: planning.calendar(),
        columns: &columns,
    };
    let explanations = planning.explain(application);
    let text = if is_json {
        explain_json(&explanations, &context)
    } else {
        explain_text(&explanations, &context)
    };
    let mut plan = planning.plan();
    let is_own = |it: &FollowUp<'_>| it.application.is_some_and(|it| it.id == application.id);
    plan.follow_ups.retain(is_own);
    let diagnostics = planning.diagnostics(leanings(&plan));
    report.diagnostics(&diagnostics);
    report.data(text.as_bytes())?;
    Ok(if has_warning(&diagnostics) {
        Exit::Warned
    } else {
        Exit::Done
    })
}

/// The one application that holds all the words; of several, the one that is
/// called exactly so.
fn find<'a>(applications: &'a [Application], words: &[String]) -> Result<&'a Application, Stop> {
    let name = |application: &Application| {
        let parts = [&application.company, &application.role];
        let parts = parts.into_iter().flatten().map(|text| text.as_str());
        comparable(
            &parts
                .chain([application.id.as_str()])
                .collect::<Vec<_>>()
                .join(" "),
        )
    };
    let wanted = words.join(" ");
    let found: Vec<&Application> = applications
        .iter()
        .filter(|application| {
            let name = name(application);
            words.iter().all(|word| name.contains(word.as_str()))
        })
        .collect();
    let is_exact = |application: &&&Application| {
        let company = application.company.as_ref();
        comparable(application.id.as_str()) == wanted
            || company.is_some_and(|company| comparable(company.as_str()) == wanted)
    };
    let exact: Vec<&&Application> = found.iter().filter(is_exact).collect();
    match (found.as_slice(), exact.as_slice()) {
        ([only], _) => Ok(only),
        (_, [only]) => Ok(only),
        ([], _) => {
            let names: Vec<String> = applications
                .iter()
                .filter_map(|application| application.company.as_ref())
                .map(|company| comparable(company.as_str()))
                .collect();
            let closest = followup::rules::closest(&wanted, names.iter().map(String::as_str));
            let hint = closest.map(|closest| format!("did you mean `{closest}`?"));
            let message = format!("no application matches `{wanted}`");
            Err(Stop::usage(message, hint.as_deref()))
        }
        (several, _) => {
            let message = format!("{} applications match `{wanted}`", several.len());
            let named = several.iter().take(MOST_NAMED);
            let named: Vec<String> = named.map(|one| format!("`{}`", one.id)).collect();
            let hint = format!("say more of one of them: {}", named.join(", "));
            Err(Stop::usage(message, Some(&hint)))
        }
    }
}
