//! Of very many interviews of one application the last ones count, and the person is
//! told. Each is planned against all the others, and nobody has so many.

use super::report::Report;
use crate::application::Application;

/// So many interviews of one application count.
const MOST_INTERVIEWS: usize = 100;

/// Whether an application has more of them.
pub(super) fn has_too_many_interviews(application: &Application) -> bool {
    application.interviews.len() > MOST_INTERVIEWS
}

/// Leaves out the first interviews by day, where there are too many. Rounds keep
/// their numbers, which are part of identities.
pub(super) fn keep_last_interviews(application: &mut Application, report: &mut Report) {
    let found = application.interviews.len();
    let Some(left_out) = found.checked_sub(MOST_INTERVIEWS).filter(|it| *it > 0) else {
        return;
    };
    let mut interviews = std::mem::take(&mut application.interviews);
    interviews.sort_by_key(|interview| (interview.on, interview.round));
    interviews.drain(..left_out);
    interviews.sort_by_key(|interview| interview.round);
    interviews.shrink_to_fit();
    report.warn(
        application.row,
        interviews.first().map(|interview| interview.column),
        format!(
            "this application has {found} interviews, and the last {MOST_INTERVIEWS} of them count"
        ),
        "if they belong to several applications, give each its own company or role",
    );
    application.interviews = interviews;
}
