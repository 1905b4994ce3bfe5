//! Work on many things in their order is shared by two threads. The result is the same
//! whoever does what.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// Fewer things are worked on before another thread is there to help.
const FEWEST_TO_SHARE: usize = 200;
/// So many are shared at a time: what the other thread made is there twice until
/// it is handed over.
const MOST_TO_SHARE: usize = 2_000;
/// So many are worked on before a thread looks what is left.
const FEW_AT_A_TIME: usize = 20;

/// What `append` makes of all things, which appends what it makes of some. They know
/// nothing of each other, so that of many some are another thread's, where the system
/// gives one: it begins with the last ones, and where the two meet they are done.
/// Room is made for `room_of_one` results of each.
pub(super) fn in_order<T: Sync, R: Send>(
    things: &[T],
    room_of_one: usize,
    append: &(impl Fn(&[T], &mut Vec<R>) + Sync),
) -> Vec<R> {
    let mut made = Vec::new();
    for some in things.chunks(MOST_TO_SHARE) {
        if some.len() < FEWEST_TO_SHARE {
            append(some, &mut made);
            continue;
        }
        let left = Mutex::new(some.chunks(FEW_AT_A_TIME));
        let left = || left.lock().unwrap_or_else(PoisonError::into_inner);
        thread::scope(|scope| {
            let helper = thread::Builder::new().spawn_scoped(scope, || {
                let mut from_the_end = Vec::new();
                while let Some(few) = { left().next_back() } {
                    let mut made = Vec::with_capacity(few.len() * room_of_one);
                    append(few, &mut made);
                    from_the_end.push(made);
                }
                from_the_end
            });
            while let Some(few) = { left().next() } {
                append(few, &mut made);
            }
            match helper.ok().map(thread::ScopedJoinHandle::join) {
                Some(Ok(from_the_end)) => {
                    for mut others in from_the_end.into_iter().rev() {
                        made.append(&mut others);
                    }
                }
                // It goes on as if it had happened here.
                Some(Err(panic)) => std::panic::resume_unwind(panic),
                // All of it was done here.
                None => {}
            }
        });
    }
    made
}
