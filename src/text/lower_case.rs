//! A text becomes the same in lower case, as the standard library has it; the
//! letters of most texts are looked up in no table for that.

/// The text in lower case.
pub(crate) fn lower_case(text: &str) -> String {
    // The one letter that is another one at the end of a word.
    if text.contains('Σ') {
        return text.to_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for character in text.chars() {
        push_lower(character, &mut lower);
    }
    lower
}

/// Appends a character in lower case, whatever stands beside it.
pub(crate) fn push_lower(character: char, lower: &mut String) {
    match small_letter(character) {
        Some(small) => lower.push(small),
        None => lower.extend(character.to_lowercase()),
    }
}

/// The character in lower case, of the scripts in which it is quickly told: ASCII,
/// Western Europe, Japanese and Chinese.
pub(crate) fn small_letter(character: char) -> Option<char> {
    match character {
        '\0'..='\x7f' => Some(character.to_ascii_lowercase()),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(character) + 32),
        '×' | 'ß'..='ÿ' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' => Some(character),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{lower_case, small_letter};

    #[test]
    fn every_character_is_as_small_as_the_library_has_it() {
        for character in '\0'..=char::MAX {
            if let Some(small) = small_letter(character) {
                assert!(character.to_lowercase().eq([small]), "{character}");
            }
        }
    }

    #[test]
    fn texts_are_too() {
        for text in ["", "Ann LI", "ÀÖ×Øß", "ΟΔΟΣ ΑΣ", "İX", "ŁÓDŹ", "株式会社 A"]
        {
            assert_eq!(lower_case(text), text.to_lowercase(), "{text}");
        }
    }
}
