//! The rows of a list are read, of many a half by another thread.
//!
//! What a row says depends on the rows above it in three ways only: some
//! things are said once, an unknown status is told of where it first stands,
//! and a company can be "the same". The other thread knows what stands above
//! the first half; where what it would say depends on that half, its rows are
//! read again after it. So it is the same whoever reads.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use super::assemble::Assembler;
use crate::read::Row;

/// So many rows are read before any are shared: what is said once and which
/// statuses there are mostly comes up in the first ones.
const FIRST_ROWS: usize = 24;
/// Fewer rows are read before another thread is there to help.
const FEWEST_TO_SHARE: usize = 160;
/// The other thread begins later, by as long as it takes to read about so many.
const READ_BEFORE_IT_BEGINS: usize = 64;
/// So many are shared at a time: what the other thread made is there twice until
/// it is handed over.
const MOST_TO_SHARE: usize = 4_000;

/// Reads the rows from the top. `read` reads the one at that place.
pub(super) fn read_rows<'t, D: Send>(
    assembler: &mut Assembler<'t>,
    rows: &[Row<'t>],
    read: impl Fn(&mut Assembler<'t>, usize) -> Option<D> + Sync,
) -> Vec<D> {
    let mut drafts = Vec::with_capacity(rows.len());
    let mut next = rows.len().min(FIRST_ROWS);
    drafts.extend((0..next).filter_map(|place| read(assembler, place)));
    while next < rows.len() {
        let some = next..rows.len().min(next + MOST_TO_SHARE);
        next = some.end;
        if some.len() < FEWEST_TO_SHARE {
            drafts.extend(some.filter_map(|place| read(assembler, place)));
        } else {
            share(assembler, rows, some, &read, &mut drafts);
        }
    }
    drafts
}

/// Reads these rows, a second half of them at the same time as the first.
fn share<'t, D: Send>(
    assembler: &mut Assembler<'t>,
    rows: &[Row<'t>],
    places: Range<usize>,
    read: &(impl Fn(&mut Assembler<'t>, usize) -> Option<D> + Sync),
    drafts: &mut Vec<D>,
) {
    let middle = places.start + (places.len() + READ_BEFORE_IT_BEGINS) / 2;
    let (own, others) = (places.start..middle, middle..places.end);
    let before = assembler.said();
    let mut beside = assembler.beside(&rows[..middle]);
    thread::scope(|scope| {
        let of_helper = others.clone();
        let helper = thread::Builder::new().spawn_scoped(scope, move || {
            let mut drafts = Vec::with_capacity(of_helper.len());
            drafts.extend(of_helper.filter_map(|place| read(&mut beside, place)));
            (beside, drafts)
        });
        drafts.extend(own.filter_map(|place| read(assembler, place)));
        let is_taken_over = match helper.ok().map(thread::ScopedJoinHandle::join) {
            Some(Ok((beside, mut of_helper))) => {
                let is_taken_over = assembler.take_over(beside, before);
                if is_taken_over {
                    drafts.append(&mut of_helper);
                }
                is_taken_over
            }
            // It goes on as if it had happened here.
            Some(Err(panic)) => resume_unwind(panic),
            None => false,
        };
        if !is_taken_over {
            drafts.extend(others.filter_map(|place| read(assembler, place)));
        }
    });
}
