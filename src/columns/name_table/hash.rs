//! The number by which a name lies in a table: the same when a table is laid
//! out, before the program is compiled, and when a name is looked up.

/// Mixes the bytes; the upper bits are the better mixed ones.
pub(super) fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0, |hash: u32, byte| {
        (hash.rotate_left(5) ^ u32::from(*byte)).wrapping_mul(0x9e37_79b1)
    })
}
