//! A column of the company or the job whose cells are `Data Analyst @ Acme` holds
//! both, whatever its header says.

use super::answers::Answers;
use super::field::Field;
use super::headers::UnderstoodColumn;
use super::sheet_kind::NameClaim;
use super::words::Claim;

/// Between a job and the company that it is at.
pub(super) const AT: [&str; 2] = [" at ", " @ "];

/// How many cells are looked at.
const CELLS_LOOKED_AT: usize = 40;

/// The only column that could be the company or the job, where four of five of
/// its cells say both.
pub(super) fn role_at_company(
    claims: &[NameClaim],
    columns: &[UnderstoodColumn],
    answers: &Answers<'_>,
) -> Option<usize> {
    let is_told =
        |column: &UnderstoodColumn| matches!(column.field, Some(Field::Company | Field::Role));
    if columns.iter().any(is_told) {
        return None;
    }
    let claimed = claims.iter().enumerate().filter_map(|(index, claim)| {
        let (field, _, claim) = (*claim)?;
        matches!(field, Field::Company | Field::Role).then_some((index, field, claim))
    });
    let mut claimed: Vec<(usize, Field, Claim)> = claimed.collect();
    let (index, field, claim) = claimed.pop().filter(|_| claimed.is_empty())?;
    // `Company` is the company, even one called `Look at Me`.
    if field == Field::Company && claim != Claim::IfNoneElse {
        return None;
    }
    let (mut said, mut filled) = (0, 0);
    for cell in answers.cells(index).take(CELLS_LOOKED_AT) {
        filled += 1;
        said += usize::from(says_both(cell));
    }
    (said > 0 && said * 5 >= filled * 4).then_some(index)
}

fn says_both(cell: &str) -> bool {
    AT.iter().any(|at| {
        let parts = cell.split_once(at);
        parts.is_some_and(|(role, company)| !role.trim().is_empty() && !company.trim().is_empty())
    })
}
