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

/// How many first words are told apart, as a power of two.
pub(super) const FIRST_WORDS: usize = 1 << FIRST_WORD_BITS;
const FIRST_WORD_BITS: u32 = 14;

/// The number of a first word, which begins as 0, with one more byte of it.
pub(super) fn first_word_with(number: u32, byte: u8) -> u32 {
    (number.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9e37_79b1)
}

/// The place of a first word among [`FIRST_WORDS`]; others may have the same one.
pub(super) fn place_of_first_word(number: u32) -> usize {
    (number >> (u32::BITS - FIRST_WORD_BITS)) as usize
}

fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
