//! Business-day arithmetic gives numpy's and LibreOffice's answers, case by
//! case, over the files in `fixtures/business_days`.

use std::path::Path;

use chrono::{NaiveDate, Weekday};
use followup::business_days::{
    Blackout, Calendar, CalendarSpec, Convention, Holiday, Week, WeekError,
};
use serde::Deserialize;

/// One line of a file; its README says what the fields mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    weekmask: String,
    holidays: Vec<String>,
    blackouts: Vec<(String, String)>,
    start: String,
    n: i32,
    roll: Roll,
    rolled: Option<String>,
    workday: Option<String>,
    error: Option<Refusal>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Roll {
    #[serde(alias = "forward")]
    Following,
    #[serde(alias = "backward")]
    Preceding,
    ModifiedFollowing,
    ModifiedPreceding,
    Workday,
    Raise,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Refusal {
    NoWorkingDays,
    StartNotWorking,
}

/// What there is to compare in a case: the two answers or a refusal.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    rolled: Option<NaiveDate>,
    workday: Option<NaiveDate>,
    refusal: Option<Refusal>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Case {
    fn week(&self) -> Result<Week, WeekError> {
        assert_eq!(self.weekmask.len(), 7, "{self:?}");
        let days = (0..7).map(|day| Weekday::try_from(day).unwrap());
        let marked = days.zip(self.weekmask.chars());
        Week::new(marked.filter_map(|(day, mark)| (mark == '0').then_some(day)))
    }

    fn calendar(&self, week: Week) -> Calendar {
        let holidays = self.holidays.iter().map(|on| Holiday {
            on: day(on),
            name: None,
            estimated: false,
        });
        let blackouts = self.blackouts.iter().map(|(first, last)| Blackout {
            first: day(first),
            last: day(last),
        });
        Calendar::new(CalendarSpec {
            holidays: holidays.collect(),
            blackouts: blackouts.collect(),
            ..CalendarSpec::new(week)
        })
    }

    fn expected(&self) -> Answer {
        Answer {
            rolled: self.rolled.as_deref().map(day),
            workday: self.workday.as_deref().map(day),
            refusal: self.error,
        }
    }

    fn found(&self) -> Answer {
        let refused = |refusal| Answer {
            rolled: None,
            workday: None,
            refusal: Some(refusal),
        };
        let week = match self.week() {
            Ok(week) => week,
            Err(error) => {
                assert_eq!(error, WeekError::NoWorkingDay);
                return refused(Refusal::NoWorkingDays);
            }
        };
        let calendar = self.calendar(week);
        let start = day(&self.start);
        let workday = calendar.add(start, self.n);
        let roll = |convention| calendar.roll_and_add(start, self.n, convention);
        let rolled = match self.roll {
            Roll::Following => roll(Convention::Following),
            Roll::Preceding => roll(Convention::Preceding),
            Roll::ModifiedFollowing => roll(Convention::ModifiedFollowing),
            Roll::ModifiedPreceding => roll(Convention::ModifiedPreceding),
            Roll::Workday => workday,
            Roll::Raise if calendar.is_business_day(start) => roll(Convention::Unadjusted),
            Roll::Raise => {
                return Answer {
                    workday,
                    ..refused(Refusal::StartNotWorking)
                };
            }
        };
        Answer {
            rolled,
            workday,
            refusal: None,
        }
    }
}

fn check(file: &str, expected_cases: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/business_days");
    let lines = std::fs::read_to_string(folder.join(file)).unwrap();
    let mut checked = 0;
    for (line, number) in lines.lines().zip(1..) {
        let case: Case = serde_json::from_str(line).unwrap();
        assert_eq!(case.found(), case.expected(), "{file}:{number}: {case:?}");
        checked += 1;
    }
    assert_eq!(checked, expected_cases, "{file}");
}

#[test]
fn a_thousand_cases_agree_with_numpy_and_libreoffice() {
    check("thousand_cases.jsonl", 1_000);
}

#[test]
fn six_thousand_cases_agree_with_numpy() {
    check("numpy_cases.jsonl", 6_200);
}
