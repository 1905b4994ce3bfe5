//! Many events are made piece by piece, some of the pieces by another thread, and
//! handed over in their order. What becomes of an event is not decided here.

use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use super::{Counts, Events};
use crate::error::Error;
use crate::render::ics::Stamp;
use crate::sync::entry::{Entry, What};
use crate::sync::file_before::Reader;

/// So many entries are made into events at a time: few enough that the bytes
/// stay in the nearest memory, and enough for few calls of the system.
const ENTRIES_OF_A_PIECE: usize = 48;
/// What so many events take, about.
const BYTES_OF_A_PIECE: usize = 80 * 1024;
/// Fewer entries are made into events before another thread is there to help.
const FEWEST_TO_SHARE: usize = 500;
/// So many pieces are made before they are asked for.
const PIECES_AHEAD: usize = 2;

impl<'a, I: Iterator<Item = Entry<'a>> + Clone> Events<'a, I> {
    /// Makes all events as [`Events::make`] does, in pieces of many events, each
    /// with the counts of what happened to them. Of many pieces some are made by
    /// another thread, with a `render` of its own, where the system gives one:
    /// events know nothing of each other.
    ///
    /// # Errors
    ///
    /// As [`Events::make`].
    pub fn make_in_pieces(
        &self,
        mut render: impl FnMut(&mut Vec<u8>, What<'a>, Stamp) + Clone + Send,
        mut take: impl FnMut(&[u8], Counts) -> Result<(), Error>,
    ) -> Result<(), Error>
    where
        I: Send + Sync,
    {
        let pieces = Mutex::new(self.pieces().enumerate());
        // Whoever has nothing to do claims the piece that comes next.
        let claim = || {
            let mut pieces = pieces.lock().unwrap_or_else(PoisonError::into_inner);
            pieces.next()
        };
        thread::scope(|scope| {
            let mut own = Vec::with_capacity(BYTES_OF_A_PIECE);
            let (give, made) = mpsc::sync_channel(PIECES_AHEAD);
            let (back, used) = mpsc::channel::<Vec<u8>>();
            let claim = &claim;
            let mut its_render = render.clone();
            let help = move || {
                let mut reader = Reader::default();
                while let Some((_, piece)) = claim() {
                    let used = used.try_recv();
                    let mut out = used.unwrap_or_else(|_| Vec::with_capacity(BYTES_OF_A_PIECE));
                    out.clear();
                    let counts = self.make_piece(&mut out, &piece, &mut reader, &mut its_render);
                    let is_made = counts.is_ok();
                    // Nobody takes any more where a piece could not be written.
                    if give.send(counts.map(|counts| (out, counts))).is_err() || !is_made {
                        break;
                    }
                }
            };
            if self.has_many_entries() {
                // Without the helper, all is made here.
                let _ = thread::Builder::new().spawn_scoped(scope, help);
            } else {
                drop(help);
            }
            let mut reader = Reader::default();
            let mut taken = 0;
            while let Some((place, piece)) = claim() {
                own.clear();
                let own_counts = self.make_piece(&mut own, &piece, &mut reader, &mut render)?;
                // What lies between is the helper's.
                for piece in made.iter().take(place - taken) {
                    let (bytes, counts) = piece?;
                    take(&bytes, counts)?;
                    let _ = back.send(bytes);
                }
                take(&own, own_counts)?;
                taken = place + 1;
            }
            for piece in made {
                let (bytes, counts) = piece?;
                take(&bytes, counts)?;
            }
            own.clear();
            let mut counts = Counts::default();
            self.make_others(&mut own, &mut reader, |own, _, _, outcome| {
                counts.count(outcome);
                if own.len() >= BYTES_OF_A_PIECE {
                    take(own, std::mem::take(&mut counts))?;
                    own.clear();
                }
                Ok(())
            })?;
            take(&own, counts)
        })
    }

    /// Makes the events of some entries, and counts what happened to them.
    fn make_piece(
        &self,
        out: &mut Vec<u8>,
        piece: &[Entry<'a>],
        reader: &mut Reader,
        mut render: impl FnMut(&mut Vec<u8>, What<'a>, Stamp),
    ) -> Result<Counts, Error> {
        let mut counts = Counts::default();
        for entry in piece {
            let made = self.make_one(out, entry, reader, &mut render)?;
            if let Some((_, outcome)) = made {
                counts.count(outcome);
            }
        }
        Ok(counts)
    }

    /// Whether another thread would be of help.
    fn has_many_entries(&self) -> bool {
        self.entries.clone().nth(FEWEST_TO_SHARE).is_some()
    }

    /// The entries, so many at a time.
    fn pieces(&self) -> impl Iterator<Item = Vec<Entry<'a>>> {
        let mut entries = self.entries.clone();
        std::iter::from_fn(move || {
            let piece: Vec<_> = entries.by_ref().take(ENTRIES_OF_A_PIECE).collect();
            (!piece.is_empty()).then_some(piece)
        })
    }
}
