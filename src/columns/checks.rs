//! Dates of one application that cannot all be right become diagnostics. Never
//! changes a value.

use super::report::Report;
use crate::application::Application;
use crate::diagnostic::ColumnIndex;

/// Tells which dates of one application contradict each other.
pub(super) fn check(application: &Application, report: &mut Report) {
    contradictions(application, |column, message, hint| {
        report.warn(application.row, Some(column), message, hint);
    });
}

/// Whether there is anything to tell of an application.
pub(super) fn has_contradictions(application: &Application) -> bool {
    let mut is_any = false;
    contradictions(application, |_, _, _| is_any = true);
    is_any
}

/// Compares the dates of one application with each other.
fn contradictions(
    application: &Application,
    mut tell: impl FnMut(ColumnIndex, String, &'static str),
) {
    if let Some(applied) = application.applied_on {
        for interview in &application.interviews {
            if interview.on < applied.on {
                tell(
                    interview.column,
                    format!(
                        "interviewed `{}` before applying `{}`",
                        interview.on, applied.on
                    ),
                    "one of the two dates is wrong; both are used as they stand",
                );
            }
        }
    }
    if let (Some(decision), None) = (application.decision_on, application.promised_decision()) {
        let (what, on) = match (application.last_interview(), application.applied_on) {
            (Some(last), _) => ("last interview", last.on),
            (None, Some(applied)) => ("application", applied.on),
            (None, None) => return,
        };
        tell(
            decision.column,
            format!(
                "the decision date `{}` is before the {what} `{on}`",
                decision.on
            ),
            "it is taken as unknown; fill in the new one when they name it",
        );
    }
}
