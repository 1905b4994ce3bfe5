//! What a calendar answers on days chosen by hand.

use chrono::NaiveDate;

use super::{Calendar, DayOffReason};
use crate::business_days::{Blackout, CalendarSpec, Convention, Holiday, Week};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn holiday(on: &str, name: &str) -> Holiday {
    Holiday {
        on: day(on),
        name: Some(name).filter(|name| !name.is_empty()).map(Into::into),
        estimated: false,
    }
}

fn blackout(first: &str, last: &str) -> Blackout {
    Blackout {
        first: day(first),
        last: day(last),
    }
}

fn shown(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "none".to_owned(), |date| date.to_string())
}

/// July 2026: Friday the 3rd is a holiday, the 13th to the 19th blacked
/// out, Saturday the 11th and Saturday the 18th are to be worked.
fn july() -> Calendar {
    Calendar::new(CalendarSpec {
        holidays: vec![
            holiday("2026-07-04", "Independence Day"),
            holiday("2026-07-03", ""),
            holiday("2026-07-03", "Independence Day (observed)"),
            holiday("2026-07-14", "Bastille Day"),
        ],
        blackouts: vec![
            blackout("2026-07-16", "2026-07-19"),
            blackout("2026-07-13", "2026-07-15"),
            blackout("2026-07-31", "2026-07-20"),
        ],
        working_days: vec![day("2026-07-18"), day("2026-07-11")],
        ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
    })
}

#[test]
fn the_start_is_never_counted() {
    fn check(start: &str, days: i32, expected: &str) {
        let found = july().add(day(start), days);
        assert_eq!(shown(found), expected, "{start} {days}");
    }
    check("2026-07-04", -1, "2026-07-02");
    check("2026-07-04", 0, "2026-07-04");
    check("2026-07-04", 1, "2026-07-06");
    check("2026-07-04", 2, "2026-07-07");
    check("2026-07-02", 1, "2026-07-06");
    check("2026-07-06", -1, "2026-07-02");
    check("2026-07-10", 1, "2026-07-11");
    check("2026-07-10", 2, "2026-07-20");
    check("2026-07-20", -2, "2026-07-10");
}

#[test]
fn rolling_comes_before_counting() {
    fn check(convention: Convention, expected: [&str; 4]) {
        let found = [-1, 0, 1, 2]
            .map(|days| shown(july().roll_and_add(day("2026-07-04"), days, convention)));
        assert_eq!(found, expected, "{convention:?}");
    }
    check(
        Convention::Following,
        ["2026-07-02", "2026-07-06", "2026-07-07", "2026-07-08"],
    );
    check(
        Convention::Preceding,
        ["2026-07-01", "2026-07-02", "2026-07-06", "2026-07-07"],
    );
    check(
        Convention::Unadjusted,
        ["2026-07-02", "2026-07-04", "2026-07-06", "2026-07-07"],
    );
}

#[test]
fn each_convention_moves_a_day_off_its_own_way() {
    // Following, modified following, preceding, modified preceding, nearest.
    fn check(date: &str, expected: [&str; 5]) {
        let calendar = Calendar::new(CalendarSpec {
            blackouts: vec![blackout("2027-02-01", "2028-01-31")],
            ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
        });
        let moved = |convention: Convention| shown(calendar.adjust(day(date), convention));
        let found = [
            Convention::Following,
            Convention::ModifiedFollowing,
            Convention::Preceding,
            Convention::ModifiedPreceding,
            Convention::Nearest,
        ]
        .map(moved);
        assert_eq!(found, expected, "{date}");
        assert_eq!(moved(Convention::Unadjusted), date);
    }
    check("2026-11-20", ["2026-11-20"; 5]);
    let (friday, monday) = ("2026-11-20", "2026-11-23");
    check("2026-11-21", [monday, monday, friday, friday, friday]);
    check("2026-11-22", [monday, monday, friday, friday, monday]);
    let (friday, monday) = ("2026-10-30", "2026-11-02");
    check("2026-10-31", [monday, friday, friday, friday, friday]);
    check("2026-11-01", [monday, monday, friday, monday, monday]);
    // The following business day is a February's too, though of next year.
    let (friday, tuesday) = ("2027-01-29", "2028-02-01");
    check("2027-02-10", [tuesday, tuesday, friday, tuesday, friday]);
    // Half a year from either end: the tie goes to the following.
    check("2027-08-01", [tuesday, friday, friday, tuesday, tuesday]);
}

#[test]
fn a_day_off_names_what_took_it_away() {
    let calendar = july();
    let reasons = |after, before| {
        (calendar.days_off_between(day(after), day(before)))
            .map(|off| (off.on.to_string(), off.reason))
            .collect::<Vec<_>>()
    };
    let expected = |days: &[(&str, DayOffReason<'static>)]| {
        let owned = days.iter().map(|&(on, reason)| (on.to_owned(), reason));
        owned.collect::<Vec<_>>()
    };
    let observed = DayOffReason::Holiday(Some("Independence Day (observed)"));
    assert_eq!(
        reasons("2026-07-02", "2026-07-14"),
        expected(&[
            ("2026-07-03", observed),
            ("2026-07-04", DayOffReason::Weekend),
            ("2026-07-05", DayOffReason::Weekend),
            ("2026-07-12", DayOffReason::Weekend),
            ("2026-07-13", DayOffReason::Blackout),
        ])
    );
    assert_eq!(
        reasons("2026-07-16", "2026-07-20"),
        expected(&[
            ("2026-07-17", DayOffReason::Blackout),
            ("2026-07-18", DayOffReason::Blackout),
            ("2026-07-19", DayOffReason::Weekend),
        ])
    );
    assert_eq!(reasons("2026-07-03", "2026-07-04"), []);
    assert_eq!(reasons("2026-07-12", "2026-07-03"), []);
}

#[test]
fn entries_beyond_the_table_count() {
    let calendar = Calendar::new(CalendarSpec {
        holidays: vec![holiday("2150-01-01", "New Year's Day")],
        blackouts: vec![blackout("2059-01-01", "2149-12-31")],
        working_days: vec![day("1700-01-02")],
        ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
    });
    assert_eq!(shown(calendar.add(day("2058-12-31"), 1)), "2150-01-02");
    assert_eq!(shown(calendar.add(day("2150-01-02"), -1)), "2058-12-31");
    // 1700-01-02 was a Saturday.
    assert_eq!(shown(calendar.add(day("1700-01-01"), 1)), "1700-01-02");
    assert!(!calendar.is_business_day(day("2150-01-01")));
}

#[test]
fn there_is_no_date_beyond_the_last() {
    let plain = Calendar::new(CalendarSpec::new(Week::MONDAY_TO_FRIDAY));
    let never_again = Calendar::new(CalendarSpec {
        blackouts: vec![Blackout {
            first: day("2030-01-01"),
            last: NaiveDate::MAX,
        }],
        ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
    });
    assert_eq!(plain.add(day("2026-11-21"), i32::MAX), None);
    assert_eq!(plain.add(day("2026-11-21"), i32::MIN), None);
    assert_eq!(plain.add(NaiveDate::MAX, 1), None);
    assert_eq!(plain.add(NaiveDate::MIN, -1), None);
    assert_eq!(never_again.add(day("2029-12-31"), 1), None);
    let adjusted = |convention| shown(never_again.adjust(day("2031-05-05"), convention));
    assert_eq!(adjusted(Convention::Following), "none");
    assert_eq!(adjusted(Convention::ModifiedPreceding), "none");
    assert_eq!(adjusted(Convention::ModifiedFollowing), "2029-12-31");
    assert_eq!(adjusted(Convention::Nearest), "2029-12-31");
}

#[test]
fn a_day_is_estimated_when_nothing_settled_holds_on_it() {
    let estimated = |on: &str, name: &str| Holiday {
        estimated: true,
        ..holiday(on, name)
    };
    let calendar = Calendar::new(CalendarSpec {
        holidays: vec![
            estimated("2027-03-09", "Eid al-Fitr"),
            estimated("2027-03-10", "Eid al-Fitr"),
            holiday("2027-03-10", ""),
            estimated("2027-03-13", "Eid al-Fitr"),
            estimated("2027-03-15", "Eid al-Fitr"),
            estimated("2027-03-16", "Eid al-Fitr"),
        ],
        blackouts: vec![blackout("2027-03-15", "2027-03-15")],
        working_days: vec![day("2027-03-16")],
        ..CalendarSpec::new(Week::MONDAY_TO_FRIDAY)
    });
    let check = |on: &str, expected: bool| {
        assert_eq!(calendar.is_estimated(day(on)), expected, "{on}");
    };
    check("2027-03-09", true);
    // A settled holiday too, a Saturday, a blackout, a working day, no holiday.
    check("2027-03-10", false);
    check("2027-03-13", false);
    check("2027-03-15", false);
    check("2027-03-16", false);
    check("2027-03-17", false);
}
