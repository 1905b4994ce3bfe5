//! What people write into date columns.

use chrono::{NaiveDate, NaiveTime};

use super::{DateCell, DateOrder, WrittenDate, WrittenDay, read_date_cell};

/// A cell's dates as `2026-11-21 14:00-15:00`, those whose order is open with
/// both readings, parted by `; `.
fn shown(cell: &DateCell) -> String {
    let dates = match cell {
        DateCell::Empty => return "empty".to_owned(),
        DateCell::Unreadable => return "unreadable".to_owned(),
        DateCell::Dates(dates) => dates,
    };
    let dates: Vec<String> = dates.iter().map(shown_date).collect();
    dates.join("; ")
}

fn shown_date(date: &WrittenDate) -> String {
    let day = |order| {
        date.day
            .on(order)
            .map_or("none".to_owned(), |day: NaiveDate| day.to_string())
    };
    let mut text = match date.day {
        WrittenDay::Certain(day) => day.to_string(),
        WrittenDay::Yearless(day) => {
            let day = |order| {
                let day = day.in_year(2028, Some(order));
                day.map_or("none".to_owned(), |day| day.format("--%m-%d").to_string())
            };
            let readings = [day(DateOrder::DayFirst), day(DateOrder::MonthFirst)];
            match readings {
                [one, other] if one == other => one,
                readings => readings.join(" or "),
            }
        }
        WrittenDay::Numbers { .. } => {
            format!(
                "{} or {}",
                day(DateOrder::DayFirst),
                day(DateOrder::MonthFirst)
            )
        }
    };
    let time = |time: NaiveTime| {
        let shown = time.to_string();
        shown.strip_suffix(":00").unwrap_or(&shown).to_owned()
    };
    if let Some(at) = date.at {
        text = format!("{text} {}", time(at));
    }
    if let Some(until) = date.until {
        text = format!("{text}-{}", time(until));
    }
    text
}

#[track_caller]
fn check(cells: &[&str], expected: &str) {
    for cell in cells {
        assert_eq!(shown(&read_date_cell(cell)), expected, "{cell:?}");
    }
}

#[test]
fn the_year_first_is_one_way_to_read() {
    check(
        &[
            "2026-01-05",
            "2026-1-5",
            " 2026-01-05 ",
            "2026/01/05",
            "2026.1.5",
            "20260105",
            "2026年1月5日",
            "2026 年 1 月 5 日",
            "2026-Jan-05",
            "2026-01-05 (Mon)",
            "📅 2026-01-05",
            "2026-01-05 ☎️",
            "🗓️2026-01-05✅",
            "2026-01-05 Mon",
        ],
        "2026-01-05",
    );
    check(
        &["2026-02-29", "2026-13-01", "2026-00-10", "20261301"],
        "unreadable",
    );
}

#[test]
fn times_are_kept_as_written() {
    check(
        &[
            "2026-11-21 14:00",
            "2026-11-21T14:00",
            "2026-11-21T14:00:00Z",
            "2026-11-21T14:00:00.123Z",
            "2026-11-21T14:00:00.123456789+02:00",
            "2026-11-21T14:00-05:00",
            "2026-11-21 14:00:00-05:00",
            "2026-11-21 14:00-05:00",
            "2026-11-21T14:00:00-0500",
            "2026-11-21 14:00:00 +0200",
            "2026-11-21 14:00 UTC",
            "2026-11-21, 2 PM",
            "2026-11-21 2pm",
            "2026-11-21 at 14:00",
            "2026-11-21 @ 2:00 p.m.",
            "2026-11-21 2:00\u{202f}PM",
            "2026-11-21\n14:00",
        ],
        "2026-11-21 14:00",
    );
    check(
        &["2026-11-21 9:05", "2026-11-21 09:05 AM"],
        "2026-11-21 09:05",
    );
    check(&["2026-11-21 14:00:05"], "2026-11-21 14:00:05");
    check(&["2026-11-21 12:30 AM"], "2026-11-21 00:30");
}

#[test]
fn hours_are_written_in_several_ways() {
    check(
        &[
            "2026-11-21 14:30 Uhr",
            "2026-11-21 14.30 Uhr",
            "2026-11-21 14.30",
            "2026-11-21 14h30",
            "2026-11-21, 14H30",
            "2026-11-21 14:30h",
            "2026-11-21 14:30 hrs",
            "2026-11-21 14:30 uur",
            "2026年11月21日 14:30",
            "2026年11月21日 14時30分",
            "2026-11-21 2:30 p. m.",
        ],
        "2026-11-21 14:30",
    );
    check(
        &["2026-11-21 14 Uhr", "2026-11-21 14h", "2026-11-21 14 h"],
        "2026-11-21 14:00",
    );
    check(
        &["2026-11-21 14h30 - 15h30", "2026-11-21 14:30-15:30 Uhr"],
        "2026-11-21 14:30-15:30",
    );
    check(
        &[
            "2026-11-21 14.30.2026",
            "2026-11-21 14hours",
            "2026-11-21 1.5",
        ],
        "unreadable",
    );
}

#[test]
fn midnight_is_no_time() {
    check(
        &[
            "2026-11-21T00:00:00Z",
            "2026-11-21 00:00",
            "2026-11-21T00:00:00.000+00:00",
            "2026-11-21 12:00 AM",
        ],
        "2026-11-21",
    );
}

#[test]
fn times_that_are_none_spoil_the_cell() {
    check(
        &[
            "2026-11-21 25:00",
            "2026-11-21 14:60",
            "2026-11-21 15:15 PM",
            "2026-11-21 0:15 PM",
            "2026-11-21 14",
            "2026-11-21 14:0",
            "2026-11-21x",
            "2026-11-21T",
        ],
        "unreadable",
    );
}

#[test]
fn spans_have_two_ends() {
    check(
        &[
            "2026-11-21 14:00-15:00",
            "2026-11-21 14:00 - 15:00",
            "2026-11-21 14:00–15:00",
            "2026-11-21 2:00 PM → 3:00 PM",
            "2026-11-21 2:00 - 3:00 PM",
            "2026-11-21 2:00 PM - 3:00",
            "2026-11-21 2-3pm",
            "2026-11-21 14:00 to 15:00",
            "2026-11-21T14:00 - 15:00",
            "November 21, 2026 2:00 PM (GMT+1) → 3:00 PM",
            "November 21, 2026 2:00 PM → 3:00 PM (GMT+1)",
            "2026-11-21 14:00 - 15:00 CET",
        ],
        "2026-11-21 14:00-15:00",
    );
    check(&["2026-11-21 11:00 - 1:00 PM"], "2026-11-21 11:00-13:00");
    check(
        &["2026-11-21 14:00 - 13:00", "2026-11-21 14:00 → 14:00"],
        "2026-11-21 14:00",
    );
}

#[test]
fn the_order_of_numbers_stays_open() {
    check(
        &[
            "3/4/2026",
            "03/04/2026",
            "3-4-2026",
            "3.4.2026",
            "03.04.26",
            "3/4/26",
            "3 / 4 / 2026",
            "3. 4. 2026",
            "\u{200e}3\u{200e}/\u{200e}4\u{200e}/\u{200e}2026",
            "Fri, 3/4/2026",
        ],
        "2026-04-03 or 2026-03-04",
    );
    check(&["31/12/2026", "31.12.26"], "2026-12-31 or none");
    check(&["12/31/2026", "12-31-26"], "none or 2026-12-31");
    check(
        &["1/2/26, 3:15 PM", "1/2/26 15:15", "1/2/26 at 3:15pm"],
        "2026-02-01 or 2026-01-02 15:15",
    );
}

#[test]
fn years_of_two_digits_may_stand_first() {
    for (cell, expected) in [
        ("26/11/21", NaiveDate::from_ymd_opt(2026, 11, 21)),
        ("31-02-26", NaiveDate::from_ymd_opt(2031, 2, 26)),
        ("26/13/21", None),
        ("6/11/21", None),
        ("06/11/2021", None),
    ] {
        let DateCell::Dates(dates) = read_date_cell(cell) else {
            assert_eq!(expected, None, "{cell}");
            continue;
        };
        assert_eq!(dates[0].day.on(DateOrder::YearFirst), expected, "{cell}");
    }
}

#[test]
fn months_have_names() {
    check(
        &[
            "November 21, 2026",
            "November 21 2026",
            "Nov 21, 2026",
            "nov. 21st, 2026",
            "NOV-21-2026",
            "21 November 2026",
            "21 Nov 26",
            "21-Nov-26",
            "21-Nov-2026",
            "21/Nov/2026",
            "21. November 2026",
            "21st of November, 2026",
            "Sat, Nov 21, 2026",
            "Saturday 21 November 2026",
            "Sat. 21 Nov 2026",
            "Saturday, November 21st, 2026",
        ],
        "2026-11-21",
    );
    check(&["Sept 3, 2026", "3 Sep 2026"], "2026-09-03");
    check(
        &[
            "November 21, 2026 2:00 PM (GMT+1)",
            "Nov 21, 2026, 2pm",
            "21 Nov 2026 at 14:00",
        ],
        "2026-11-21 14:00",
    );
    check(&["November 31, 2026", "30 Feb 2026"], "unreadable");
}

#[test]
fn other_languages_name_their_months() {
    check(
        &[
            "1 de setembro de 2026",
            "1 de septiembre de 2026",
            "1. September 2026",
            "Di, 1. Sept. 2026",
            "Dienstag, 1. September 2026",
            "1 septembre 2026",
            "mardi 1 septembre 2026",
            "1er septembre 2026",
            "1 settembre 2026",
            "1 września 2026",
            "1. syyskuuta 2026",
            "1 сентября 2026",
            "2026年9月1日",
            "2026年9月1日（火）",
        ],
        "2026-09-01",
    );
    check(
        &["2. März 2026", "2 mars 2026", "2 maart 2026", "2 mrt. 2026"],
        "2026-03-02",
    );
    check(
        &[
            "24. November 2026 um 14:30 Uhr",
            "24 novembre 2026 à 14h30",
            "24 de noviembre de 2026 a las 14:30",
            "2026/11/24（火）14:30",
            "2026/11/24(Tue)14:30",
            "2026年11月24日14時30分",
            "2026年11月24日（火）午後2時30分",
            "2026-11-24 下午2:30",
            "2026年11月24日 下午14点30分",
        ],
        "2026-11-24 14:30",
    );
    check(
        &[
            "2026-11-24 10:00~11:00",
            "2026-11-24 10:00～11:00",
            "2026/11/24（火）10:00〜11:00",
            "2026年11月24日10時〜11時",
            "24. November 2026 von 10 bis 11 Uhr",
            "24. November 2026, 10-11 Uhr",
            "24 novembre 2026 de 10h à 11h",
            "24 novembre 2026 dalle 10:00 alle 11:00",
            "24 novembre 2026, 10:00 fino alle 11:00",
            "24 de noviembre de 2026, 10:00 a 11:00",
            "Nov 24, 2026 from 10 to 11am",
            "令和8年11月24日（火）10:00〜11:00",
        ],
        "2026-11-24 10:00-11:00",
    );
    check(
        &[
            "令和8年11月24日",
            "令和 8 年 11 月 24 日",
            "令和8年11月24日(火)",
            "R8.11.24",
            "R8/11/24",
            "R08-11-24",
        ],
        "2026-11-24",
    );
    check(&["令和元年5月1日", "R1.5.1"], "2019-05-01");
    check(&["平成31年4月30日", "H31.4.30"], "2019-04-30");
    check(
        &[
            "令和8年13月1日",
            "R8",
            "R8.11",
            "R.11.24",
            "昭和8年11月24日",
            "R2-D2",
        ],
        "unreadable",
    );
    check(
        &[
            "24.11.2026 godz. 14",
            "24.11.2026, godz. 14:00",
            "24.11.2026 o godz. 14.00",
            "24.11.26 godz. 14",
            "24/11/2026 ore 14",
            "24/11/26 ore 14",
            "24/11/2026 alle ore 14:00",
            "24/11/2026 alle 14",
            "24/11/2026 h 14",
            "24/11/2026 h. 14:00",
            "24/11/2026 à 14 heures",
            "24/11/2026 a las 14 horas",
            "24-11-2026 om 14 uur",
            "24-11-2026 14u",
            "24-11-2026 14u00",
            "24.11.2026 klo 14",
            "24.11.2026 kl. 14.00",
            "24.11.2026 в 14 ч",
            "24.11.26 um 14",
            "Dienstag, den 24.11.2026 um 14 Uhr",
        ],
        "2026-11-24 or none 14:00",
    );
    // In the afternoon, or in the night?
    check(
        &[
            "24.11.2026 ore 3",
            "24.11.2026 ore 24",
            "24.11.2026 3 Uhr",
            "24.11.2026, 2 hours",
        ],
        "unreadable",
    );
    check(
        &[
            "2026-11-24 Tue 14:00",
            "Nov 24, 2026 Tuesday 2pm",
            "2026年11月24日 星期二 下午2:00",
            "2026-11-24 火曜日 14:00",
        ],
        "2026-11-24 14:00",
    );
    check(&["2026-11-24 上午9点"], "2026-11-24 09:00");
    check(&["2026-11-24 下午12点"], "2026-11-24 12:00");
}

#[test]
fn a_cell_may_hold_several_dates() {
    check(
        &[
            "2026-11-10; 2026-11-24",
            "2026-11-10;2026-11-24;",
            "2026-11-10, 2026-11-24",
            "2026-11-10\n2026-11-24",
            "2026-11-10 \r\n\r\n 2026-11-24",
            "2026-11-10 and 2026-11-24",
            "2026-11-10 & 2026-11-24",
            "2026-11-10|20261124",
            "📅 2026-11-10 ☎️, 2026-11-24 🏢",
            "November 10, 2026, November 24, 2026",
            "10 Nov 2026, Tue 24 Nov 2026",
            "2026-11-10T00:00:00Z, 2026-11-24 00:00",
        ],
        "2026-11-10; 2026-11-24",
    );
    check(
        &[
            "2026-11-10 14:00-15:00; 2026-11-24 9am",
            "2026-11-10 2-3pm and 2026-11-24, 9:00",
        ],
        "2026-11-10 14:00-15:00; 2026-11-24 09:00",
    );
    check(
        &["1/2/26, 3:15 PM, 3/4/26"],
        "2026-02-01 or 2026-01-02 15:15; 2026-04-03 or 2026-03-04",
    );
    check(
        &[
            "2026-11-10; soon",
            "2026-11-10 2026-11-24",
            "; 2026-11-10",
            "2026-11-10;;2026-11-24",
        ],
        "unreadable",
    );
}

#[test]
fn words_for_nothing_are_empty() {
    check(
        &[
            "",
            " ",
            "\u{a0}",
            "-",
            "–",
            "—",
            "--",
            "?",
            "TBD",
            "tba",
            "N/A",
            "n/a",
            "NA",
            "none",
            "NULL",
            "Pending",
            "ASAP",
            "No Response",
            "not yet",
            "unknown",
        ],
        "empty",
    );
}

#[test]
fn what_looks_like_a_date_is_none() {
    check(
        &[
            "31/02/2026",
            "30.02.2026",
            "2026-02-30",
            "2026-2038",
            "92/100",
            "Fall 2026",
            "2025-08",
            "9/19",
            "8-Jul",
            "8/82019",
            "soon",
            "yes",
            "In Progress",
            "Before 2025-01-24",
            "end of October",
            "1.5",
            "45981",
            "12",
            "May 2026",
            "Nov 10, 24",
            "Nov 21 14:00",
            "21 Nov 14:00",
            "3/4-2026",
            "0026-11-21",
            "1989-12-31",
            "2101-01-01",
            "20226-01-01",
            "+2026-11-21",
            "-2026-11-21",
            "1/1/1980",
            "1/2/026",
            "123456789012",
            "2026-11-21-01",
            "❌ 2026-11-21",
            "10/11/2026/5",
            "Tue",
            "2026-11-21 (Sat",
            "١/٢/٢٠٢٦",
        ],
        "unreadable",
    );
}
