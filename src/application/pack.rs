//! Values become bytes, and values again, within one run.
//!
//! Texts stand first, one behind the other, so that they are looked through at once,
//! and then numbers. What was written in an order is read in that order, and nothing
//! tells what it is, since nobody else reads it. A library for this took a fifth of a
//! large run.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};

/// Takes values in.
#[derive(Debug, Default)]
pub(crate) struct Packer {
    texts: String,
    numbers: Vec<u8>,
}

/// The length of a text that is not there.
const NO_TEXT: u8 = u8::MAX;
/// Says that the length stands behind as a number of its own.
const LONG_TEXT: u8 = u8::MAX - 1;
/// Days are counted from the first of 2022, so that those of these years take two bytes.
const DAYS_BEFORE: i32 = 738_156;
/// What most applications take, and some room.
const USUAL_LENGTH: usize = 320;

impl Packer {
    /// One with room for an application.
    pub(crate) fn with_room() -> Self {
        Self {
            texts: String::with_capacity(USUAL_LENGTH),
            numbers: Vec::with_capacity(USUAL_LENGTH),
        }
    }

    /// One that goes on behind numbers that are there already.
    pub(crate) fn behind(numbers: Vec<u8>) -> Self {
        Self {
            texts: String::new(),
            numbers,
        }
    }

    /// The numbers alone, where there are no texts.
    pub(crate) fn into_numbers(self) -> Vec<u8> {
        self.numbers
    }

    /// All of it, and behind it all of another.
    pub(crate) fn into_bytes_before(self, other: Self) -> Box<[u8]> {
        let length = |packer: &Self| u32::try_from(packer.texts.len()).unwrap_or(u32::MAX);
        let parts = [
            &length(&self).to_le_bytes()[..],
            self.texts.as_bytes(),
            &self.numbers,
            &length(&other).to_le_bytes(),
            other.texts.as_bytes(),
            &other.numbers,
        ];
        parts.concat().into_boxed_slice()
    }

    pub(crate) fn small(&mut self, number: u8) {
        self.numbers.push(number);
    }

    pub(crate) fn flag(&mut self, flag: bool) {
        self.small(flag.into());
    }

    pub(crate) fn short(&mut self, number: u16) {
        self.numbers.extend_from_slice(&number.to_le_bytes());
    }

    /// Takes as few bytes as it can: seven bits in each, the highest of which says
    /// that there are more.
    pub(crate) fn number(&mut self, number: u32) {
        let mut rest = number;
        while rest > 127 {
            self.small(rest as u8 | 128);
            rest >>= 7;
        }
        self.small(rest as u8);
    }

    /// Takes as few bytes as it can.
    pub(crate) fn signed(&mut self, number: i32) {
        self.number((number << 1 ^ number >> 31).cast_unsigned());
    }

    pub(crate) fn day(&mut self, day: NaiveDate) {
        self.signed(day.num_days_from_ce() - DAYS_BEFORE);
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.numbers.extend_from_slice(bytes);
    }

    pub(crate) fn time(&mut self, time: NaiveTime) {
        self.number(time.num_seconds_from_midnight());
        self.number(time.nanosecond());
    }

    pub(crate) fn text(&mut self, text: Option<&str>) {
        let Some(text) = text else {
            return self.small(NO_TEXT);
        };
        match u8::try_from(text.len()) {
            Ok(length) if length < LONG_TEXT => self.small(length),
            _ => {
                self.small(LONG_TEXT);
                self.number(u32::try_from(text.len()).unwrap_or(u32::MAX));
            }
        }
        self.texts.push_str(text);
    }

    pub(crate) fn option<T>(&mut self, value: Option<T>, pack: impl FnOnce(&mut Self, T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            pack(self, value);
        }
    }

    pub(crate) fn list<T>(&mut self, list: &[T], pack: impl Fn(&mut Self, &T)) {
        self.number(u32::try_from(list.len()).unwrap_or(u32::MAX));
        for value in list {
            pack(self, value);
        }
    }
}

/// What was asked for is not what was packed there.
///
/// # Panics
///
/// Always. Only a mistake in this program can bring it about, and to lose an
/// application in silence would be worse than to stop.
pub(crate) fn broken() -> ! {
    panic!("what was packed is unpacked in the same order")
}

/// Gives values back, in the order in which they were taken in.
///
/// # Panics
///
/// Each function may, as [`broken`] does, if it is asked for what was not written there.
#[derive(Clone, Debug)]
pub(crate) struct Unpacker<'t> {
    texts: &'t str,
    numbers: &'t [u8],
}

impl<'t> Unpacker<'t> {
    /// Of what [`Packer::into_bytes_before`] made.
    pub(crate) fn of(bytes: &'t [u8]) -> Self {
        let (texts, numbers) = parts(bytes);
        Self {
            texts: str::from_utf8(texts).unwrap_or_else(|_| broken()),
            numbers,
        }
    }

    /// Of numbers without texts.
    pub(crate) fn of_numbers(numbers: &'t [u8]) -> Self {
        Self { texts: "", numbers }
    }

    /// The first text alone.
    pub(crate) fn first_text(bytes: &'t [u8]) -> &'t str {
        let (texts, numbers) = parts(bytes);
        let length = Self::of_numbers(numbers).length();
        let text = str::from_utf8(&texts[..length.unwrap_or(0)]);
        text.unwrap_or_else(|_| broken())
    }

    pub(crate) fn array<const LENGTH: usize>(&mut self) -> [u8; LENGTH] {
        let Some((array, rest)) = self.numbers.split_first_chunk() else {
            broken()
        };
        self.numbers = rest;
        *array
    }

    /// What stands behind, if all was asked for that was written here.
    pub(crate) fn other(self) -> Self {
        Self::of(self.numbers)
    }

    pub(crate) fn small(&mut self) -> u8 {
        let [number] = self.array();
        number
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.small() != 0
    }

    pub(crate) fn short(&mut self) -> u16 {
        u16::from_le_bytes(self.array())
    }

    pub(crate) fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let byte = self.small();
            number |= u32::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        number
    }

    pub(crate) fn signed(&mut self) -> i32 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    pub(crate) fn day(&mut self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.signed() + DAYS_BEFORE)
            .unwrap_or_else(|| broken())
    }

    pub(crate) fn time(&mut self) -> NaiveTime {
        let (seconds, nanoseconds) = (self.number(), self.number());
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanoseconds);
        time.unwrap_or_else(|| broken())
    }

    pub(crate) fn text(&mut self) -> Option<&'t str> {
        let (text, rest) = self.texts.split_at(self.length()?);
        self.texts = rest;
        Some(text)
    }

    fn length(&mut self) -> Option<usize> {
        match self.small() {
            NO_TEXT => None,
            LONG_TEXT => Some(self.number() as usize),
            length => Some(length.into()),
        }
    }

    pub(crate) fn option<T>(&mut self, unpack: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| unpack(self))
    }

    /// Without room for more.
    pub(crate) fn list<T>(&mut self, unpack: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.number()).map(|_| unpack(self)).collect()
    }
}

/// The texts, and the numbers.
fn parts(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut rest = Unpacker::of_numbers(bytes);
    let length = u32::from_le_bytes(rest.array());
    rest.numbers.split_at(length as usize)
}

#[cfg(test)]
mod tests {
    use super::{Packer, Unpacker};

    #[test]
    fn what_goes_in_comes_out() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let time = chrono::NaiveTime::from_hms_nano_opt(23, 59, 59, 1_999_999_999).unwrap();
        let long = "é".repeat(200);
        let mut packer = Packer::default();
        packer.text(Some(""));
        packer.text(Some(&long));
        packer.text(None);
        packer.text(Some(&"x".repeat(253)));
        packer.text(Some(&"x".repeat(254)));
        packer.short(513);
        packer.day(day);
        packer.day(chrono::NaiveDate::MIN);
        packer.day(chrono::NaiveDate::MAX);
        packer.time(time);
        packer.option(Some(7), Packer::small);
        packer.option(None, Packer::small);
        packer.short(u16::MAX);
        packer.number(u32::MAX);
        packer.signed(-1);
        packer.signed(i32::MIN);
        packer.signed(i32::MAX);
        packer.list(&[1_u32, 70_000], |packer, number| packer.number(*number));
        let bytes = packer.into_bytes_before(Packer::default());
        assert_eq!(Unpacker::first_text(&bytes), "");
        let mut unpacker = Unpacker::of(&bytes);
        assert_eq!(unpacker.text(), Some(""));
        assert_eq!(unpacker.text(), Some(&*long));
        assert_eq!(unpacker.text(), None);
        assert_eq!(unpacker.text().map(str::len), Some(253));
        assert_eq!(unpacker.text().map(str::len), Some(254));
        assert_eq!(unpacker.short(), 513);
        assert_eq!(unpacker.day(), day);
        assert_eq!(unpacker.day(), chrono::NaiveDate::MIN);
        assert_eq!(unpacker.day(), chrono::NaiveDate::MAX);
        assert_eq!(unpacker.time(), time);
        assert_eq!(unpacker.option(Unpacker::small), Some(7));
        assert_eq!(unpacker.option(Unpacker::small), None);
        assert_eq!(unpacker.short(), u16::MAX);
        assert_eq!(unpacker.number(), u32::MAX);
        assert_eq!(unpacker.signed(), -1);
        assert_eq!(unpacker.signed(), i32::MIN);
        assert_eq!(unpacker.signed(), i32::MAX);
        assert_eq!(unpacker.list(Unpacker::number), [1, 70_000]);
        assert!(unpacker.texts.is_empty());
        let other = unpacker.other();
        assert!(other.numbers.is_empty() && other.texts.is_empty());
    }
}
