//! Good files, broken.

use std::path::Path;

use proptest::prelude::{any, prop};
use proptest::sample::{Index, select};
use proptest::strategy::Strategy;

use crate::harness::files_below;

/// No file that is broken is longer: what is found shall be small.
const LONGEST: usize = 4_000;

/// One thing that happens to a file.
#[derive(Clone, Debug)]
pub(super) enum Break {
    /// All that stands between is gone.
    Cut(Index, Index),
    /// All that stands between comes twice.
    Double(Index, Index),
    /// Something that means something there.
    Insert(Index, &'static str),
    /// Any bytes.
    InsertBytes(Index, Vec<u8>),
    /// A piece of another file.
    Splice(Index, Index, Index),
}

/// Files of the fixtures that end like this, the shorter ones.
pub(super) fn fixtures(ends: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let files = files_below(&folder).into_iter();
    files
        .filter(|(name, bytes)| {
            let is_long = bytes.len() > LONGEST || bytes.is_empty();
            !is_long && ends.iter().any(|end| name.ends_with(end))
        })
        .map(|(_, bytes)| bytes)
        .collect()
}

/// One of the good files, broken in a few places.
pub(super) fn broken(
    good: Vec<Vec<u8>>,
    words: &'static [&'static str],
) -> impl Strategy<Value = Vec<u8>> {
    assert!(!good.is_empty());
    let one = || any::<Index>();
    let breaks = proptest::prop_oneof![
        (one(), one()).prop_map(|(from, to)| Break::Cut(from, to)),
        (one(), one()).prop_map(|(from, to)| Break::Double(from, to)),
        (one(), select(words)).prop_map(|(at, word)| Break::Insert(at, word)),
        (one(), prop::collection::vec(any::<u8>(), 1..4))
            .prop_map(|(at, bytes)| Break::InsertBytes(at, bytes)),
        (one(), one(), one()).prop_map(|(other, from, at)| Break::Splice(other, from, at)),
    ];
    let breaks = prop::collection::vec(breaks, 0..6);
    (one(), breaks).prop_map(move |(which, breaks)| {
        let mut file = which.get(&good).clone();
        for each in breaks {
            break_it(&mut file, each, &good);
            file.truncate(2 * LONGEST);
        }
        file
    })
}

fn break_it(file: &mut Vec<u8>, each: Break, good: &[Vec<u8>]) {
    // Most breaks are small.
    let place = |file: &[u8], at: Index| at.index(file.len() + 1);
    let piece = |file: &[u8], from: Index, length: Index| {
        let start = place(file, from);
        start..(start + length.index(120)).min(file.len())
    };
    match each {
        Break::Cut(from, length) => {
            let piece = piece(file, from, length);
            file.drain(piece);
        }
        Break::Double(from, length) => {
            let piece = piece(file, from, length);
            let (end, twice) = (piece.end, file[piece].to_vec());
            file.splice(end..end, twice);
        }
        Break::Insert(at, word) => {
            let at = place(file, at);
            file.splice(at..at, word.bytes());
        }
        Break::InsertBytes(at, bytes) => {
            let at = place(file, at);
            file.splice(at..at, bytes);
        }
        Break::Splice(other, from, at) => {
            let other = other.get(good);
            let piece = other[piece(other, from, at)].to_vec();
            let at = place(file, at);
            file.splice(at..at, piece);
        }
    }
}
