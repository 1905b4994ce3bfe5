//! What holds for every cell, whatever stands in it.

use chrono::{Datelike, NaiveDate, NaiveTime};
use proptest::prelude::{Strategy, any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::{DateCell, DateOrder, WrittenDate, WrittenDay, YEARS, read_date_cell};

/// A day in one of the [`YEARS`].
fn days() -> impl Strategy<Value = NaiveDate> {
    (YEARS, 1..=12_u32, 1..=31_u32).prop_filter_map("not a day", |(year, month, day)| {
        NaiveDate::from_ymd_opt(year, month, day)
    })
}

/// A style in the notation of `chrono`, with a date that is certain.
fn certain_styles() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "%Y-%m-%d",
        "%Y-%-m-%-d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%Y%m%d",
        "%B %-d, %Y",
        "%b %d %Y",
        "%-d %B %Y",
        "%d-%b-%Y",
        "%A, %B %-d, %Y",
        "%a %d %b %Y",
        "%-dth of %B, %Y",
    ])
}

fn time_styles() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        " %H:%M",
        ", %-I:%M %p",
        "T%H:%M:00Z",
        " at %H:%M",
        " %I:%M%P",
        " %H:%M:00 UTC",
    ])
}

proptest! {
    #[test]
    fn any_cell_can_be_read(cell in any::<String>()) {
        let _ = read_date_cell(&cell);
    }

    #[test]
    fn certain_days_lie_in_the_years(
        cell in "([0-9]{1,4}|[-/., :;TZ\n]|Nov|Sat|am|PM|→|\\(GMT\\)|th|of|and){0,14}",
    ) {
        if let DateCell::Dates(dates) = read_date_cell(&cell) {
            prop_assert!(!dates.is_empty());
            for date in dates {
                let orders = DateOrder::ALL.into_iter();
                let mut days = orders.filter_map(|order| date.day.on(order)).peekable();
                prop_assert!(days.peek().is_some());
                prop_assert!(days.all(|day| YEARS.contains(&day.year())));
                prop_assert!(date.until.is_none_or(|until| date.at.is_some_and(|at| at < until)));
            }
        }
    }

    #[test]
    fn written_days_are_read_back(
        day in days(),
        style in certain_styles(),
        time_style in time_styles(),
        minutes in 1..1_440_u32,
    ) {
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap();
        let at = day.and_time(time);
        let cell = at.format(&format!("{style}{time_style}")).to_string();
        let has_zone = time_style.ends_with(['Z', 'C']);
        let expected = WrittenDate { day: WrittenDay::Certain(day), at: Some(time), until: None, has_zone };
        prop_assert_eq!(read_date_cell(&cell), DateCell::Dates(vec![expected]), "{}", cell);
        let cell = day.format(style).to_string();
        let expected = WrittenDate { at: None, has_zone: false, ..expected };
        prop_assert_eq!(read_date_cell(&cell), DateCell::Dates(vec![expected]), "{}", cell);
    }

    #[test]
    fn written_numbers_are_read_back_in_their_order(
        day in days(),
        (style, order) in prop::sample::select(vec![
            ("%d/%m/%Y", DateOrder::DayFirst), ("%-d.%-m.%Y", DateOrder::DayFirst),
            ("%m/%d/%Y", DateOrder::MonthFirst), ("%-m-%-d-%Y", DateOrder::MonthFirst),
        ]),
    ) {
        let cell = day.format(style).to_string();
        let DateCell::Dates(dates) = read_date_cell(&cell) else {
            panic!("{cell}")
        };
        prop_assert_eq!(dates.len(), 1);
        prop_assert_eq!(dates[0].day.on(order), Some(day), "{}", cell);
    }
}
