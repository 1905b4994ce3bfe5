//! The rows of a sheet while it is not known yet which are like which: a few drafts
//! as they are, very many packed. The applications are the same either way.

use super::applications::{Applications, MOST_WHOLE};
use super::assemble::Assembler;
use super::checks::check;
use super::fold::{RowsTell, fold};
use super::identity::{Draft, give_base, identify};
use super::most_interviews::keep_last_interviews;
use super::most_people::keep_first_people_of_each;
use super::packed_drafts::{PackedDraft, identify_packed};
use super::report::Report;
use super::shared_rows::read_rows;
use crate::read::Row;

/// What was read so far.
pub(super) enum Drafts<'t> {
    Whole(Vec<Draft<'t>>),
    Packed(Vec<PackedDraft<'t>>),
}

/// Rows of a list that are no application of their own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct GoneRows {
    /// Those that could not be used.
    pub(super) skipped: usize,
    /// Those that went into another row's application.
    pub(super) folded: usize,
}

impl<'t> Drafts<'t> {
    /// None yet, of so many rows; `is_row_each` says that each row is one.
    pub(super) fn none(rows: usize, is_row_each: bool) -> Self {
        if is_row_each && rows > MOST_WHOLE {
            Self::Packed(Vec::with_capacity(rows))
        } else {
            Self::Whole(Vec::new())
        }
    }

    /// Adds the drafts of one list. `read` reads the row at that place.
    pub(super) fn read(
        &mut self,
        assembler: &mut Assembler<'t>,
        rows: &[Row<'t>],
        tells: RowsTell,
        read: impl Fn(&mut Assembler<'t>, usize) -> Option<Draft<'t>> + Sync,
    ) -> GoneRows {
        match self {
            Self::Packed(all) => {
                let read = |assembler: &mut Assembler<'t>, place: usize| {
                    let mut draft = read(assembler, place)?;
                    give_base(&mut draft);
                    Some(PackedDraft::of(&draft))
                };
                let mut drafts = read_rows(assembler, rows, read);
                let skipped = rows.len() - drafts.len();
                all.append(&mut drafts);
                GoneRows { skipped, folded: 0 }
            }
            Self::Whole(all) => {
                let read = |assembler: &mut Assembler<'t>, place: usize| {
                    let mut draft = read(assembler, place)?;
                    if tells == RowsTell::Applications {
                        give_base(&mut draft);
                    }
                    Some(draft)
                };
                let drafts = read_rows(assembler, rows, read);
                let skipped = rows.len() - drafts.len();
                let (mut united, folded) = match tells {
                    RowsTell::Applications => (drafts, 0),
                    tells => fold(drafts, tells),
                };
                if all.is_empty() {
                    // The one list of most sheets, which is not moved about.
                    *all = united;
                } else {
                    all.append(&mut united);
                }
                GoneRows { skipped, folded }
            }
        }
    }

    /// Makes applications of them, and tells what is wrong with these. Gives how
    /// many rows went into another one, too.
    pub(super) fn identify(self, report: &mut Report) -> (Applications, usize) {
        match self {
            Self::Packed(drafts) => {
                let (applications, merged) = identify_packed(drafts, report);
                (Applications::Packed(applications), merged)
            }
            Self::Whole(drafts) => {
                let (mut applications, merged) = identify(drafts, report);
                for application in &mut applications {
                    keep_last_interviews(application, report);
                    keep_first_people_of_each(application, report);
                    check(application, report);
                }
                (Applications::Whole(applications), merged)
            }
        }
    }
}

#[cfg(test)]
mod tests;
