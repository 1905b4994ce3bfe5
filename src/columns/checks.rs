//! Dates of one application that cannot all be right become diagnostics. Never
//! changes a value.

use super::report::Report;
use crate::application::Application;

/// Compares the dates of one application with each other.
pub(super) fn check(application: &Application, report: &mut Report) {
    if let Some(applied) = application.applied_on {
        for interview in &application.interviews {
            if interview.on < applied.on {
                report.warn(
                    application.row,
                    Some(interview.column),
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
        report.warn(
            application.row,
            Some(decision.column),
            format!(
                "the decision date `{}` is before the {what} `{on}`",
                decision.on
            ),
            "it is taken as unknown; fill in the new one when they name it",
        );
    }
}
