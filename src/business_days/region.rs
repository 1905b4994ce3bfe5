//! The code of a country or of a part of it, as people type it, becomes a
//! region with holidays, and the region a calendar's specification.
//!
//! What is no code is never guessed at: it is refused, with the closest ones.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;

use super::holiday_table::{Section, days, week};
use super::{CalendarSpec, Holiday, UnknownRegion, Week};

/// A country, or a part of one, whose holidays are known.
#[derive(Clone, Copy)]
pub struct Region {
    country: Section,
    part: Option<Section>,
}

/// A public holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayDay {
    /// The day.
    pub on: NaiveDate,
    /// Its English name; of several, all of them in alphabetical order,
    /// between semicolons.
    pub name: Cow<'static, str>,
    /// Whether the day itself is not settled yet: the moon, or an authority,
    /// may still move it.
    pub estimated: bool,
}

/// What is known of a region, for the years 2020 to 2035.
#[derive(Clone, Debug)]
pub struct RegionHolidays {
    /// The region.
    pub region: Region,
    /// Its holidays in order, one a day; also those on weekends.
    pub holidays: Vec<HolidayDay>,
    /// Days of a weekend that are worked in exchange for another day, in order.
    pub working_days: Vec<NaiveDate>,
    /// The last year that is complete and of which no day is estimated; 2019,
    /// the year before the table, if there is none.
    pub last_firm_year: i32,
    /// The last year that is complete: after it, days are missing without a
    /// sign. At least the last firm year.
    pub last_complete_year: i32,
    /// The usual office week.
    pub weekend: Week,
}

impl Region {
    /// Reads `US` or `US-CA`, in any case: the two letters of ISO 3166-1, and
    /// the code of a part after a hyphen.
    ///
    /// ```
    /// use followup::business_days::Region;
    ///
    /// let region = Region::parse("us-ca").unwrap();
    /// assert_eq!((region.code(), region.name()), ("US-CA", "California"));
    ///
    /// let error = Region::parse("UK").unwrap_err();
    /// assert_eq!(error.to_string(), "there are no holidays for `UK`");
    /// assert_eq!(error.hint(), "did you mean `GB`?");
    /// ```
    ///
    /// # Errors
    ///
    /// [`UnknownRegion`] when the table has no such code.
    pub fn parse(text: &str) -> Result<Self, UnknownRegion> {
        let found = Section::find(&text.trim().to_uppercase());
        (found.and_then(Self::of)).ok_or_else(|| UnknownRegion::new(text.trim()))
    }

    /// Every region, each country before its parts.
    pub fn all() -> impl Iterator<Item = Self> {
        Section::all().filter_map(Self::of)
    }

    fn of(section: Section) -> Option<Self> {
        match section.country_and_part() {
            None => Some(Self {
                country: section,
                part: None,
            }),
            Some((country, _)) => Some(Self {
                country: Section::find(country)?,
                part: Some(section),
            }),
        }
    }

    fn section(self) -> Section {
        self.part.unwrap_or(self.country)
    }

    /// The code, as the table writes it: `US`, `US-CA`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.section().code
    }

    /// What it is called: in English if it is a country, and as the Python
    /// package `holidays` has it if it is a part of one.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.section().names().next().unwrap_or_default()
    }

    /// Its holidays, working days and week. Parses what the table has on this
    /// region, and nothing more.
    #[must_use]
    pub fn holidays(self) -> RegionHolidays {
        let (days, working_days) = days(self.country, self.part);
        let mut holidays: Vec<HolidayDay> = Vec::with_capacity(days.len());
        for day in days {
            match holidays.last_mut().filter(|last| last.on == day.on) {
                Some(last) => {
                    // A day off for a settled reason is settled.
                    last.estimated &= day.estimated;
                    if !last.name.split("; ").any(|name| name == day.name) {
                        last.name.to_mut().push_str("; ");
                        last.name.to_mut().push_str(day.name);
                    }
                }
                None => holidays.push(HolidayDay {
                    on: day.on,
                    name: Cow::Borrowed(day.name),
                    estimated: day.estimated,
                }),
            }
        }
        let section = self.section();
        RegionHolidays {
            region: self,
            holidays,
            working_days,
            last_firm_year: section.last_firm_year,
            last_complete_year: section.last_complete_year,
            weekend: week(self.country.code, self.part.map(|part| part.code)),
        }
    }

    /// A calendar of its week, holidays and working days, without blackouts.
    ///
    /// ```
    /// use followup::business_days::{Calendar, Region};
    ///
    /// let calendar = Calendar::new(Region::parse("US").unwrap().spec());
    /// let thanksgiving = "2026-11-26".parse().unwrap();
    /// let next = calendar.add(thanksgiving, 1).unwrap();
    /// assert_eq!(next.to_string(), "2026-11-27");
    /// ```
    #[must_use]
    pub fn spec(self) -> CalendarSpec {
        let known = self.holidays();
        let holidays = known.holidays.into_iter().map(|day| Holiday {
            on: day.on,
            name: Some(day.name.into()),
            estimated: day.estimated,
        });
        CalendarSpec {
            region: Some(self.code().into()),
            holidays: holidays.collect(),
            working_days: known.working_days,
            last_firm_year: Some(known.last_firm_year),
            ..CalendarSpec::new(known.weekend)
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Region").field(&self.code()).finish()
    }
}

impl PartialEq for Region {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Region {}

impl Hash for Region {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::Region;
    use crate::business_days::{Calendar, Week};

    #[test]
    fn codes_read_in_any_case() {
        fn check(text: &str, code: &str, name: &str) {
            let region = Region::parse(text).unwrap();
            assert_eq!((region.code(), region.name()), (code, name), "{text}");
            assert_eq!(region.to_string(), code);
        }
        check("US", "US", "United States");
        check("us", "US", "United States");
        check(" us-ca ", "US-CA", "California");
        check("gb-Eng", "GB-ENG", "England");
        check(
            "br-são paulo capital",
            "BR-São Paulo Capital",
            "São Paulo Capital",
        );
        check("be-flemish", "BE-Flemish", "Flemish");
        check("AU-NSW", "AU-NSW", "New South Wales");
        check("it-rm", "IT-RM", "Roma");
    }

    #[test]
    fn the_week_is_the_parts_own_or_the_countrys_or_monday_to_friday() {
        fn check(region: &str, days_off: &str) {
            let expected = Week::parse_days_off(days_off).unwrap();
            let found = Region::parse(region).unwrap().holidays().weekend;
            assert_eq!(found, expected, "{region}");
        }
        check("US", "sat,sun");
        check("US-CA", "sat,sun");
        check("AE", "sat,sun");
        check("IL", "fri,sat");
        check("HK", "sat,sun");
        check("VE", "sat,sun");
        check("IR", "fri");
        check("NP", "sat");
        check("MY", "sat,sun");
        check("MY-01", "sat,sun");
        check("MY-02", "fri,sat");
    }

    #[test]
    fn years_are_firm_until_days_are_estimated_or_missing() {
        fn check(region: &str, firm: i32, complete: i32) {
            let known = Region::parse(region).unwrap().holidays();
            let found = (known.last_firm_year, known.last_complete_year);
            assert_eq!(found, (firm, complete), "{region}");
        }
        check("US", 2035, 2035);
        check("GB-SCT", 2035, 2035);
        // Days change places by decree, year by year.
        check("CN", 2026, 2026);
        check("RU", 2027, 2027);
        // The package ends.
        check("LK", 2026, 2026);
        // The moon.
        check("AE", 2026, 2035);
        check("SG", 2027, 2035);
        check("DZ", 2019, 2035);
        // Both.
        check("NP", 2025, 2032);
    }

    #[test]
    fn a_calendar_works_on_make_up_days_and_knows_what_is_estimated() {
        let day = |text: &str| text.parse().unwrap();
        let china = Calendar::new(Region::parse("CN").unwrap().spec());
        assert_eq!(china.spec().region.as_deref(), Some("CN"));
        assert_eq!(china.spec().last_firm_year, Some(2026));
        // A Saturday that is worked, and the Monday after it.
        assert!(china.is_business_day(day("2026-02-28")));
        assert!(!china.is_business_day(day("2026-02-23")));

        let emirates = Calendar::new(Region::parse("AE").unwrap().spec());
        let estimated = emirates.spec().holidays.iter().find(|day| day.estimated);
        assert_eq!(estimated.unwrap().on, day("2027-03-09"));
        assert!(emirates.is_estimated(day("2027-03-09")));
        assert!(!emirates.is_estimated(day("2027-01-01")));
        assert!(!emirates.is_estimated(day("2027-01-02")));
    }

    #[test]
    fn a_day_is_settled_if_one_of_its_reasons_is() {
        let nepal = Region::parse("NP").unwrap().holidays();
        let on = "2032-01-15".parse().unwrap();
        let day = nepal.holidays.iter().find(|day| day.on == on).unwrap();
        assert_eq!(day.name, "Eid al-Fitr; Maghe Sankranti");
        assert!(!day.estimated);
    }
}
