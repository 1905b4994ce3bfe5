//! What columns and stages are called, by normal name and in every language.

use std::cell::LazyCell;

use super::built_in::{
    HEADER_CLAIMS, HEADERS, LANGUAGES, MARKS, MEANINGS, ORDINALS, PARTS_OF_SECRETS, SECRETS_MARKS,
    STAGE_CLAIMS, STAGE_VALUES, STAGES, STAGES_BY_LENGTH,
};
use super::{Claim, Meaning, Never, Words};
use crate::application::{Round, Stage};
use crate::columns::field::Field;
use crate::columns::name_table::slice_of;

/// Nobody goes through more rounds than this; larger numbers are years or ids.
pub(in crate::columns) const MOST_ROUNDS: u16 = 20;

/// The numerals of Chinese and Japanese, from one.
const NUMERALS: [char; 6] = ['一', '二', '三', '四', '五', '六'];

/// One of the languages, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::columns) struct Language(u8);

impl Language {
    /// In which names are looked up without being asked to.
    pub(in crate::columns) const ENGLISH: Self = Self(0);

    /// All but English.
    pub(in crate::columns) fn all_others() -> impl Iterator<Item = Self> {
        let all = (0..).zip(LANGUAGES);
        all.map(|(place, _)| Self(place))
            .filter(|language| *language != Self::ENGLISH)
    }

    /// Its code in ISO 639-1.
    pub(in crate::columns) fn code(self) -> &'static str {
        LANGUAGES
            .get(usize::from(self.0))
            .copied()
            .unwrap_or_default()
    }

    /// By its code in ISO 639-1.
    #[cfg(test)]
    pub(in crate::columns) fn of_code(code: &str) -> Option<Self> {
        let mut all = (0..).zip(LANGUAGES);
        all.find_map(|(place, known)| (known == code).then_some(Self(place)))
    }
}

/// Some of the languages: a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::columns) struct Languages(u32);

impl Languages {
    pub(in crate::columns) fn contain(self, language: Language) -> bool {
        self.0 & (1 << language.0) != 0
    }
}

/// In which languages a name is looked for.
#[derive(Clone, Copy, Debug)]
enum Among {
    English,
    /// All but English; the earliest that knows the name decides.
    Others,
    /// This one alone.
    One(Language),
}

impl Among {
    /// English before all others.
    const ALL: [Self; 2] = [Self::English, Self::Others];

    /// What is claimed in these languages, of what is claimed in any.
    fn find(self, claims: &[(u8, u8)]) -> Option<usize> {
        let mut claims = claims.iter();
        let claim = claims.find(|(language, _)| match self {
            Self::English => Language(*language) == Language::ENGLISH,
            Self::Others => Language(*language) != Language::ENGLISH,
            Self::One(one) => Language(*language) == one,
        });
        claim.map(|(_, value)| usize::from(*value))
    }
}

/// What each language means with a header of exactly that name.
fn claims_of_header(name: &str) -> &'static [(u8, u8)] {
    let run = HEADERS.get(name);
    run.map_or(&[], |run| slice_of(&HEADER_CLAIMS, run))
}

fn claims_of_stage(name: &str) -> &'static [(u8, u8)] {
    let run = STAGES.get(name);
    run.map_or(&[], |run| slice_of(&STAGE_CLAIMS, run))
}

fn meaning_among(claims: &[(u8, u8)], among: Among) -> Option<Meaning> {
    MEANINGS.get(among.find(claims)?).copied()
}

fn stage_among(claims: &[(u8, u8)], among: Among) -> Option<Stage> {
    STAGE_VALUES.get(among.find(claims)?).copied()
}

/// A header with a number in its name, as it is looked up: with `#` for it.
struct NumberedHeader {
    claims: &'static [(u8, u8)],
    round: Round,
}

impl NumberedHeader {
    fn of(name: &str) -> Option<Self> {
        let (pattern, round) = numbered(name)?;
        let claims = claims_of_header(&pattern);
        Some(Self { claims, round })
    }

    fn meaning_among(&self, among: Among) -> Option<Meaning> {
        match meaning_among(self.claims, among)? {
            Meaning::Field(field, _, claim) => Some(Meaning::Field(field, Some(self.round), claim)),
            other => Some(other),
        }
    }
}

impl Words {
    /// What a header of that normal name means, whatever its language.
    pub(in crate::columns) fn header(&self, name: &str) -> Option<Meaning> {
        self.header_in(name, None)
    }

    /// What a header of that normal name means in a sheet of that language;
    /// what it means in another, where this one does not know it.
    pub(in crate::columns) fn header_in(
        &self,
        name: &str,
        language: Option<Language>,
    ) -> Option<Meaning> {
        let claims = claims_of_header(name);
        // No known name is that of a secret; a test sees to it.
        if language.is_none()
            && let Some(meaning) = meaning_among(claims, Among::English)
        {
            return Some(meaning);
        }
        if self.is_secret(name) {
            return Some(Meaning::Never(Never::Secret));
        }
        let numbered = LazyCell::new(|| NumberedHeader::of(name));
        let in_its_own = language.map(Among::One).into_iter();
        in_its_own.chain(Among::ALL).find_map(|among| {
            let meaning = meaning_among(claims, among);
            meaning.or_else(|| numbered.as_ref()?.meaning_among(among))
        })
    }

    /// The languages, English left out, in which a header has that normal name.
    pub(in crate::columns) fn languages_of(&self, name: &str) -> Languages {
        let of = |claims: &[(u8, u8)]| {
            let languages = claims.iter().map(|(language, _)| Language(*language));
            let others = languages.filter(|language| *language != Language::ENGLISH);
            Languages(others.fold(0, |bits, language| bits | 1 << language.0))
        };
        let as_it_stands = of(claims_of_header(name));
        if as_it_stands != Languages::default() {
            return as_it_stands;
        }
        NumberedHeader::of(name).map_or(as_it_stands, |numbered| of(numbered.claims))
    }

    /// Whether English knows a header of that normal name.
    pub(in crate::columns) fn is_english_header(&self, name: &str) -> bool {
        let is_known = |claims: &[(u8, u8)]| Among::English.find(claims).is_some();
        is_known(claims_of_header(name))
            || NumberedHeader::of(name).is_some_and(|numbered| is_known(numbered.claims))
    }

    /// Whether a name that is known as a header is one of a stage, too, in that
    /// language.
    pub(in crate::columns) fn is_stage_and_header(&self, name: &str) -> bool {
        if Among::English.find(claims_of_header(name)).is_some() {
            return Among::English.find(claims_of_stage(name)).is_some();
        }
        self.stage(name).is_some()
    }

    /// The stage that a status word of that normal name stands for.
    pub(in crate::columns) fn stage(&self, name: &str) -> Option<Stage> {
        let claims = claims_of_stage(name);
        let numbered = LazyCell::new(|| {
            let (pattern, _) = numbered(name)?;
            Some(claims_of_stage(&pattern))
        });
        Among::ALL.into_iter().find_map(|among| {
            stage_among(claims, among).or_else(|| stage_among((*numbered)?, among))
        })
    }

    /// Every name of a stage, for "did you mean".
    pub(in crate::columns) fn stage_names(&self) -> impl Iterator<Item = (&'static str, Stage)> {
        Among::ALL.into_iter().flat_map(|among| {
            STAGES.iter().filter_map(move |(name, run)| {
                let stage = stage_among(slice_of(&STAGE_CLAIMS, run), among)?;
                Some((name, stage))
            })
        })
    }

    /// Every name of a stage that has so many characters and no number.
    pub(in crate::columns) fn stage_names_of_length(
        &self,
        characters: usize,
    ) -> impl Iterator<Item = (&'static str, Stage)> {
        let start = |characters: usize| STAGES_BY_LENGTH.get(characters).copied();
        let range = start(characters).zip(start(characters + 1));
        let range = range.map_or(0..0, |(start, end)| start.into()..end.into());
        let of_length = STAGES.range(range);
        let of_length = of_length.filter(|(name, _)| !name.contains('#'));
        of_length.flat_map(|(name, run)| {
            let claims = slice_of(&STAGE_CLAIMS, run);
            let stages = Among::ALL.into_iter();
            let stages = stages.filter_map(|among| stage_among(claims, among));
            stages.map(move |stage| (name, stage))
        })
    }

    /// Every name of the fields, for "did you mean".
    pub(in crate::columns) fn names_of(
        &self,
        wanted: &[Field],
    ) -> impl Iterator<Item = (&'static str, Field)> {
        Among::ALL.into_iter().flat_map(move |among| {
            HEADERS.iter().filter_map(move |(name, run)| {
                match meaning_among(slice_of(&HEADER_CLAIMS, run), among)? {
                    // What counts where the cells fit is no name to be meant.
                    Meaning::Field(field, _, claim)
                        if wanted.contains(&field) && claim != Claim::WhereCellsFit =>
                    {
                        Some((name, field))
                    }
                    _ => None,
                }
            })
        })
    }

    /// Whether a header of that normal name is one of a password or a login.
    pub(super) fn is_secret(&self, name: &str) -> bool {
        let is_mark = |word| MARKS.get(word).unwrap_or_default() & SECRETS_MARKS != 0;
        let is_part = |part: &&str| {
            // Of names in ASCII most have no part that could be one.
            (!name.is_ascii() || part.is_ascii() && name.contains(' ')) && name.contains(*part)
        };
        name.split(' ').any(is_mark) || PARTS_OF_SECRETS.iter().any(is_part)
    }
}

/// The name with its first number or ordinal replaced by `#`.
fn numbered(name: &str) -> Option<(String, Round)> {
    let mut start = 0;
    for word in name.split(' ') {
        if let Some(number) = ordinal(word) {
            let behind = &name[start + word.len()..];
            let pattern = [&name[..start], "#", behind].concat();
            return Some((pattern, Round(number)));
        }
        start += word.len() + 1;
    }
    numbered_inside(name)
}

/// The same where words are not parted by blanks: `1次面接`, `第二轮面试`.
fn numbered_inside(name: &str) -> Option<(String, Round)> {
    if name.is_ascii() {
        return None;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let (number, start, length) = match name.find(is_digit) {
        Some(start) => {
            let digits = &name[start..];
            let length = digits.find(|c| !is_digit(c)).unwrap_or(digits.len());
            (ordinal(&digits[..length])?, start, length)
        }
        None => name.char_indices().find_map(|(start, character)| {
            let length = character.len_utf8();
            let number = NUMERALS.iter().position(|it| *it == character)?;
            Some((u16::try_from(number + 1).ok()?, start, length))
        })?,
    };
    let pattern = format!("{}#{}", &name[..start], &name[start + length..]);
    Some((pattern, Round(number)))
}

fn ordinal(word: &str) -> Option<u16> {
    match word.parse() {
        Ok(number) => (1..=MOST_ROUNDS).contains(&number).then_some(number),
        Err(_) => u16::try_from(ORDINALS.get(word)?).ok(),
    }
}
