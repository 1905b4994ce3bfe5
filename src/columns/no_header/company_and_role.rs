//! Tells the company from the role where nothing but their values says which is
//! which. A job is told by its words; the employer is the column of names beside
//! it. Whatever leaves two answers gives none.

use super::measured::Measured;
use crate::diagnostic::ColumnIndex;

/// A job or two may be called so by chance: `Baker Hughes` stands in no column
/// of three rows with two others like it.
const ROWS_THAT_TELL: usize = 2;

/// The column whose cells name jobs, if there is one only.
pub(super) fn role_among(columns: &[&Measured]) -> Option<ColumnIndex> {
    let mut roles = columns.iter().filter(|it| it.names_jobs());
    let role = roles.next()?;
    let others = columns.iter().filter(|it| it.column != role.column);
    let are_others_clear = others.clone().all(|other| other.names_no_jobs());
    are_others_clear.then_some(role.column)
}

/// The column of employers beside that of the jobs.
pub(super) fn company_beside(role: ColumnIndex, columns: &[&Measured]) -> Option<ColumnIndex> {
    let candidates: Vec<&&Measured> = columns
        .iter()
        .filter(|it| it.column != role && !it.is_place_or_board() && !it.is_of_few_values())
        .collect();
    let (left, right): (Vec<&&Measured>, Vec<&&Measured>) =
        candidates.iter().partition(|it| it.column < role);
    let is_beside = |it: &Measured| it.column.0.abs_diff(role.0) == 1;
    let has_firms = |it: &&&Measured| it.firms > 0;
    match (&left[..], &right[..]) {
        // In nearly every sheet the employer stands first, and the job beside it.
        ([only], others) if is_beside(only) => {
            let is_surely = only.firms > 0 || !others.iter().any(has_firms);
            is_surely.then_some(only.column)
        }
        ([], [only]) if is_beside(only) => {
            (only.firms > 0 || only.filled >= ROWS_THAT_TELL).then_some(only.column)
        }
        ([], others) => {
            let mut firms = others.iter().filter(|it| has_firms(it));
            let only = firms.next().filter(|only| is_beside(only))?;
            firms.next().is_none().then_some(only.column)
        }
        _ => None,
    }
}
