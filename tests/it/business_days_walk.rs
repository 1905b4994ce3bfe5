//! Business-day arithmetic equals a walk from day to day that knows nothing of
//! tables: within the years of the table, across its edges, and far outside.

use std::collections::HashSet;

use chrono::{Datelike as _, Days, NaiveDate, TimeDelta, Weekday};
use followup::business_days::{Blackout, Calendar, CalendarSpec, Convention, Holiday, Week};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use proptest::{prop_assert_eq, proptest};

/// Whether a day is worked, by the precedence of the entries and no more.
struct Walk {
    spec: CalendarSpec,
    holidays: HashSet<NaiveDate>,
    working_days: HashSet<NaiveDate>,
}

impl Walk {
    fn new(spec: &CalendarSpec) -> Self {
        Self {
            spec: spec.clone(),
            holidays: spec.holidays.iter().map(|holiday| holiday.on).collect(),
            working_days: spec.working_days.iter().copied().collect(),
        }
    }

    fn works_on(&self, date: NaiveDate) -> bool {
        let blacked_out = (self.spec.blackouts.iter())
            .any(|blackout| blackout.first <= date && date <= blackout.last);
        let worked_by_week = self.spec.week.is_working(date.weekday());
        !blacked_out
            && (self.working_days.contains(&date)
                || worked_by_week && !self.holidays.contains(&date))
    }

    fn add(&self, start: NaiveDate, days: i32) -> NaiveDate {
        let mut date = start;
        for _ in 0..days.unsigned_abs() {
            date = self.next(step(date, days), days);
        }
        date
    }

    /// The first business day on `date` or beyond it in that direction.
    fn next(&self, mut date: NaiveDate, direction: i32) -> NaiveDate {
        while !self.works_on(date) {
            date = step(date, direction);
        }
        date
    }

    fn adjust(&self, date: NaiveDate, convention: Convention) -> NaiveDate {
        let (following, preceding) = (self.next(date, 1), self.next(date, -1));
        let same_month = |other: NaiveDate| other.month() == date.month();
        match convention {
            Convention::Unadjusted => date,
            Convention::ModifiedFollowing if !same_month(following) => preceding,
            Convention::Following | Convention::ModifiedFollowing => following,
            Convention::ModifiedPreceding if !same_month(preceding) => following,
            Convention::Preceding | Convention::ModifiedPreceding => preceding,
            Convention::Nearest if date - preceding < following - date => preceding,
            Convention::Nearest => following,
        }
    }
}

fn step(date: NaiveDate, direction: i32) -> NaiveDate {
    if direction < 0 {
        date - Days::new(1)
    } else {
        date + Days::new(1)
    }
}

fn weeks() -> impl Strategy<Value = Week> {
    prop::collection::vec(any::<bool>(), 7).prop_filter_map("a week without working days", |off| {
        let days = (0..7).map(|day| Weekday::try_from(day).unwrap());
        let days_off = days.zip(off).filter_map(|(day, off)| off.then_some(day));
        Week::new(days_off).ok()
    })
}

/// Days around which everything of one case happens.
fn centres() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        Just("1990-01-01"),
        Just("2060-12-31"),
        Just("2026-11-21"),
        Just("1601-03-01"),
        Just("2150-01-01"),
        Just("-4000-01-01"),
    ]
    .prop_map(|text| text.parse().unwrap())
}

fn near(centre: NaiveDate, within: i64) -> impl Strategy<Value = NaiveDate> {
    (-within..=within).prop_map(move |days| centre + TimeDelta::days(days))
}

fn specs(centre: NaiveDate) -> impl Strategy<Value = CalendarSpec> {
    let holidays = prop::collection::vec(near(centre, 60), 0..30);
    let working_days = prop::collection::vec(near(centre, 60), 0..12);
    let length = prop_oneof![0..12_u64, 0..400_u64, Just(12_000)];
    let blackouts = prop::collection::vec((near(centre, 300), length), 0..4);
    (weeks(), holidays, working_days, blackouts).prop_map(
        |(week, holidays, working_days, blackouts)| CalendarSpec {
            holidays: (holidays.into_iter())
                .map(|on| Holiday {
                    on,
                    name: None,
                    estimated: false,
                })
                .collect(),
            blackouts: (blackouts.into_iter())
                .map(|(first, length)| Blackout {
                    first,
                    last: first + Days::new(length),
                })
                .collect(),
            working_days,
            ..CalendarSpec::new(week)
        },
    )
}

fn cases() -> impl Strategy<Value = (CalendarSpec, NaiveDate, i32)> {
    let counts = prop_oneof![-6..=6_i32, -2_000..=2_000_i32];
    centres().prop_flat_map(move |centre| (specs(centre), near(centre, 400), counts.clone()))
}

proptest! {
    #[test]
    fn counting_equals_walking((spec, start, days) in cases()) {
        let walk = Walk::new(&spec);
        let calendar = Calendar::new(spec);
        prop_assert_eq!(calendar.add(start, days), Some(walk.add(start, days)));
        for convention in Convention::ALL {
            let adjusted = walk.adjust(start, convention);
            prop_assert_eq!(calendar.adjust(start, convention), Some(adjusted));
            let counted = calendar.roll_and_add(start, days % 40, convention);
            prop_assert_eq!(counted, Some(walk.add(adjusted, days % 40)));
        }
    }

    #[test]
    fn single_steps_lead_where_one_long_count_does((spec, start, days) in cases()) {
        let calendar = Calendar::new(spec);
        let stepped = (0..days.abs()).try_fold(start, |date, _| calendar.add(date, days.signum()));
        prop_assert_eq!(calendar.add(start, days), stepped);
    }

    #[test]
    fn the_days_off_are_those_that_a_count_passed_over((spec, start, days) in cases()) {
        let walk = Walk::new(&spec);
        let calendar = Calendar::new(spec);
        let end = walk.add(start, days.abs() % 300 + 1);
        let named: Vec<_> = calendar.days_off_between(start, end).map(|off| off.on).collect();
        let walked: Vec<_> = (start.iter_days().skip(1))
            .take_while(|&date| date < end)
            .filter(|&date| !walk.works_on(date))
            .collect();
        prop_assert_eq!(named, walked);
        prop_assert_eq!(calendar.is_business_day(start), walk.works_on(start));
    }
}
