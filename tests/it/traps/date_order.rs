//! Whether the day or the month stands first.

use super::check;

#[test]
fn a_header_that_says_how_dates_are_written_settles_their_order() {
    check(
        "
Company (required),Role [title],Date applied (MM/DD/YYYY),Follow-up mm/dd/yy,Status (pick one)
Acme,Cook,04/11/2026,,Applied
Brio,Baker,11/05/2026,12/01/26,Applied
",
        "
columns: company, role, applied_on, follow_up_on, stage
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-04-11
row 3: Brio / Baker: applied; applied_on 2026-11-05; follow_up_on 2026-12-01
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_header_in_german_says_it_too() {
    check(
        "
Firma,Stelle,Beworben am (TT.MM.JJJJ),Status
Kranz,Bäcker,04/11/2026,Beworben
",
        "
columns: company, role, applied_on, stage
dates: day-first
row 2: Kranz / Bäcker: applied; applied_on 2026-11-04
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn one_cell_settles_the_order_of_the_whole_file() {
    check(
        "
Company,Role,Status,Applied,Follow-up date
Acme,Cook,Applied,04/01/2026,
Brio,Baker,Applied,03/15/2026,04/01/2026
",
        "
columns: company, role, stage, applied_on, follow_up_on
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-04-01
row 3: Brio / Baker: applied; applied_on 2026-03-15; follow_up_on 2026-04-01
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_semicolon_points_to_the_day_first() {
    check(
        "
Company;Role;Status;Applied
Acme;Cook;Applied;04/11/2026
Brio;Baker;Applied;05/11/2026
",
        "
columns: company, role, stage, applied_on
dates: day-first
row 2: Acme / Cook: applied; applied_on 2026-11-04
row 3: Brio / Baker: applied; applied_on 2026-11-05
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: `04/11/2026` is read day first: the cells of this file are parted by semicolons
  --> a.csv:2, column D `Applied`
hint: if that is wrong, say `--date-order month-first`
",
    );
}

#[test]
fn dots_point_to_the_day_first() {
    check(
        "
Company,Role,Status,Applied
Acme,Cook,Applied,04.11.2026
Brio,Baker,Applied,05.11.26
",
        "
columns: company, role, stage, applied_on
dates: day-first
row 2: Acme / Cook: applied; applied_on 2026-11-04
row 3: Brio / Baker: applied; applied_on 2026-11-05
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn headers_in_another_language_point_to_the_day_first() {
    check(
        "
Entreprise,Poste,Statut,Date d'envoi
Quenouille,Couturière,Envoyée,04/11/2026
",
        "
columns: company, role, stage, applied_on
dates: day-first
row 2: Quenouille / Couturière: applied; applied_on 2026-11-04
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: `04/11/2026` is read day first: dates are written that way in the language of the headers
  --> a.csv:2, column D `Date d'envoi`
hint: if that is wrong, say `--date-order month-first`
",
    );
}

#[test]
fn am_and_pm_point_to_the_month_first() {
    check(
        r#"
Company,Role,Status,Applied
Acme,Cook,Applied,"11/3/26, 9:07 AM"
Brio,Baker,Applied,"11/4/26, 12:30 PM"
"#,
        "
columns: company, role, stage, applied_on
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-11-03
row 3: Brio / Baker: applied; applied_on 2026-11-04
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: `11/3/26, 9:07 AM` is read month first: the times in this file have AM or PM
  --> a.csv:2, column D `Applied`
hint: if that is wrong, say `--date-order day-first`
",
    );
}

#[test]
fn an_order_that_nothing_settles_is_asked_for() {
    check(
        "
Company,Role,Status,Applied
Acme,Cook,Applied,04/11/2026
Brio,Baker,Applied,05/11/2026
",
        "
columns: company, role, stage, applied_on
exit: 3
error: nothing in this file settles whether `04/11/2026` is day first or month first
  --> a.csv:2, column D `Applied`
hint: say which with `--date-order day-first` or `--date-order month-first`
",
    );
}

#[test]
fn day_first_and_iso_dates_stand_in_one_column() {
    check(
        "
Company,Role,Status,Applied
Acme,Cook,Applied,2026-11-03
Brio,Baker,Applied,17/11/2026
Crux,Clerk,Applied,04/11/2026
",
        "
columns: company, role, stage, applied_on
dates: day-first
row 2: Acme / Cook: applied; applied_on 2026-11-03
row 3: Brio / Baker: applied; applied_on 2026-11-17
row 4: Crux / Clerk: applied; applied_on 2026-11-04
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn month_first_and_iso_dates_stand_in_one_column() {
    check(
        "
Company,Role,Status,Applied
Acme,Cook,Applied,2026-11-03
Brio,Baker,Applied,11/17/2026
Crux,Clerk,Applied,11/4/2026
",
        "
columns: company, role, stage, applied_on
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-11-03
row 3: Brio / Baker: applied; applied_on 2026-11-17
row 4: Crux / Clerk: applied; applied_on 2026-11-04
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
