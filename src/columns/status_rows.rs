//! The rows of a log of statuses in the order in which they came about, and
//! what the last of them says.

use chrono::{NaiveDate, NaiveTime};

use super::derive::has_ended;
use super::identity::Draft;
use crate::application::Stage;

/// Whether a log is written from its end to its top. A tie is broken by how
/// the rows stand.
pub(super) fn is_newest_first(days: impl Iterator<Item = Option<NaiveDate>>) -> bool {
    let (mut down, mut up) = (0_usize, 0_usize);
    let mut above = None;
    for day in days.flatten() {
        match above {
            Some(above) if above < day => down += 1,
            Some(above) if above > day => up += 1,
            _ => {}
        }
        above = Some(day);
    }
    up > down
}

/// The rows of one company and role in their order, and parted where an
/// application begins anew: sent once more after the one before had ended.
pub(super) fn applications_of(
    rows: Vec<Draft<'_>>,
    is_newest_first: bool,
    may_begin_anew: bool,
) -> Vec<Vec<Draft<'_>>> {
    let mut rows = rows;
    put_in_order(&mut rows, is_newest_first);
    let mut applications: Vec<Vec<Draft<'_>>> = Vec::new();
    let mut reached: Option<Stage> = None;
    for row in rows {
        let said = row.happened.and_then(|happened| happened.stage);
        let is_anew =
            may_begin_anew && reached.is_some_and(has_ended) && said.is_some_and(begins_anew);
        if said.is_some() {
            reached = said;
        }
        match applications.last_mut().filter(|_| !is_anew) {
            Some(application) => application.push(row),
            None => applications.push(vec![row]),
        }
    }
    applications
}

/// Whether nothing comes before that stage.
pub(super) fn begins_anew(stage: Stage) -> bool {
    matches!(stage, Stage::Wishlist | Stage::Applied)
}

/// By day and time; a row without a day stays behind the one before it.
fn put_in_order(rows: &mut Vec<Draft<'_>>, is_newest_first: bool) {
    rows.sort_by_key(|draft| draft.row.number());
    if is_newest_first {
        rows.reverse();
    }
    let mut when: (Option<NaiveDate>, Option<NaiveTime>) = (None, None);
    let mut dated: Vec<_> = std::mem::take(rows)
        .into_iter()
        .map(|draft| {
            if let Some(happened) = draft.happened.filter(|it| it.on.is_some()) {
                when = (happened.on, happened.at);
            }
            (when, draft)
        })
        .collect();
    dated.sort_by_key(|(when, _)| *when);
    rows.extend(dated.into_iter().map(|(_, draft)| draft));
}

/// What the last row says; that it is closed says less than why.
pub(super) fn last_stage(rows: &[Draft<'_>]) -> Option<Stage> {
    let said = rows.iter().filter_map(|draft| draft.happened?.stage);
    said.reduce(|before, last| match last {
        Stage::Closed if has_ended(before) => before,
        last => last,
    })
}

/// The day of an appointment that was made is not that of the interview where
/// another row tells of the interview itself.
pub(super) fn drop_announced(rows: &mut [Draft<'_>]) {
    let mut is_held = false;
    for draft in rows.iter_mut().rev() {
        let is_announced = draft.happened.is_some_and(|it| it.is_announced);
        if is_announced && is_held {
            draft.application.interviews.clear();
        }
        is_held |= !draft.application.interviews.is_empty();
    }
}
