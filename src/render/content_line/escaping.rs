//! What of a text is copied as it is, and what stands for the rest (RFC 5545
//! section 3.3.11).

/// Appends a text as a value has it. Runs of harmless characters are copied whole.
pub(super) fn push_escaped(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    // A comma or a line break here and there.
    out.reserve(bytes.len() + bytes.len() / 8);
    let mut start = 0;
    let mut at = 0;
    loop {
        at += harmless_length(&bytes[at..]);
        if at == bytes.len() {
            break;
        }
        let Some((length, replacement)) = replacement(&bytes[at..]) else {
            at += 1;
            continue;
        };
        out.extend_from_slice(&bytes[start..at]);
        match replacement {
            Replacement::Escape(letter) => out.extend_from_slice(&[b'\\', letter]),
            Replacement::Blank => out.push(b' '),
            Replacement::Nothing => {}
        }
        at += length;
        start = at;
    }
    out.extend_from_slice(&bytes[start..]);
}

/// How many bytes at the start need no second look.
fn harmless_length(bytes: &[u8]) -> usize {
    // Whole blocks first: the compiler looks at all bytes of one at once.
    let (blocks, rest) = bytes.as_chunks::<16>();
    let first_look = blocks.iter().enumerate().find_map(|(place, block)| {
        let looks = block.map(|byte| u8::from(needs_a_look(byte)));
        let looks = u128::from_le_bytes(looks);
        (looks != 0).then(|| place * 16 + looks.trailing_zeros() as usize / 8)
    });
    first_look.unwrap_or_else(|| {
        let is_odd = |byte: &u8| NEEDS_A_LOOK[usize::from(*byte)];
        let harmless = rest.iter().position(is_odd).unwrap_or(rest.len());
        bytes.len() - rest.len() + harmless
    })
}

/// Whether a byte is, or may open, something that is not copied as it is.
/// `C2` opens the C1 controls, `E2` the line separators and `EF` the byte
/// order mark.
const fn needs_a_look(byte: u8) -> bool {
    (byte < 0x20)
        | (byte == b',')
        | (byte == b';')
        | (byte == b'\\')
        | (byte == 0x7f)
        | (byte == 0xc2)
        | (byte == 0xe2)
        | (byte == 0xef)
}

/// [`needs_a_look`] for each byte.
const NEEDS_A_LOOK: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = needs_a_look(byte as u8);
        byte += 1;
    }
    table
};

/// What is written instead of a character.
enum Replacement {
    /// A backslash, and this letter.
    Escape(u8),
    Blank,
    Nothing,
}

/// What is written instead of the character at the start, and how many bytes
/// it replaces; `None` if the character is written as it is.
fn replacement(bytes: &[u8]) -> Option<(usize, Replacement)> {
    use Replacement::{Blank, Escape, Nothing};

    let replaced = match bytes {
        [letter @ (b'\\' | b';' | b','), ..] => (1, Escape(*letter)),
        [b'\r', b'\n', ..] => (2, Escape(b'n')),
        [b'\r' | b'\n', ..] => (1, Escape(b'n')),
        // NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR.
        [0xc2, 0x85, ..] => (2, Escape(b'n')),
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => (3, Escape(b'n')),
        // RFC 5545 section 3.1 has no control character but HTAB in a value.
        [b'\t', ..] => return None,
        [0x00..=0x1f | 0x7f, ..] => (1, Blank),
        [0xc2, 0x80..=0x9f, ..] => (2, Blank),
        [0xef, 0xbb, 0xbf, ..] => (3, Nothing),
        _ => return None,
    };
    Some(replaced)
}
