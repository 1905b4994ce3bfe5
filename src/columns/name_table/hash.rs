//! The number by which a name lies in a table: the same when a table is laid
//! out, before the program is compiled, and when a name is looked up.

/// Mixes the bytes, eight at a time; the upper bits are the better mixed ones.
pub(super) fn hash(name: &[u8]) -> u32 {
    let (words, rest) = name.as_chunks::<8>();
    let mixed = words
        .iter()
        .fold(0, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let rest = rest
        .iter()
        .fold(0, |rest, byte| rest << 8 | u64::from(*byte));
    (mix(mixed, rest) >> 32) as u32
}

fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
