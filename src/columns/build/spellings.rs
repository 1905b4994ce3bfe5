//! A name becomes the ways in which it is typed where a keyboard has no
//! accents.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// `société` as `societe`, `rückmeldung` as `ruckmeldung` or `rueckmeldung`.
pub(crate) fn plain_spellings(name: &str) -> impl Iterator<Item = String> {
    let umlauts = [('ä', "ae"), ('ö', "oe"), ('ü', "ue")];
    let spelt = name.contains(['ä', 'ö', 'ü']).then(|| {
        let name = name.replace('ß', "ss");
        umlauts.iter().fold(name, |name, (umlaut, letters)| {
            name.replace(*umlaut, letters)
        })
    });
    without_accents(name).into_iter().chain(spelt)
}

/// The letters without their accents; `None` if there is nothing to leave out.
fn without_accents(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            _ if letter.is_ascii() => plain.push(letter),
            'ł' => plain.push('l'),
            'ß' => plain.push_str("ss"),
            // Latin letters with marks, not those of other scripts.
            '\u{c0}'..='\u{24f}' => decompose_canonical(letter, |part| {
                if !is_combining_mark(part) {
                    plain.push(part);
                }
            }),
            _ => plain.push(letter),
        }
    }
    (plain != name).then_some(plain)
}
