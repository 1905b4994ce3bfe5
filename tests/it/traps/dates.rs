//! Dates in the styles of real sheets, alone and several in a cell.

use super::{check, check_with};

#[test]
fn styles_that_can_be_read_in_one_way_only_may_be_mixed() {
    check(
        r#"
Company,Role,Status,Applied,Interview date
Acme,Cook,Applied,2026-11-02,
Brio,Baker,Interview,"Nov 3, 2026","November 20, 2026 2:00 PM"
Crux,Clerk,Interview,4 Nov 2026,2026-11-20T09:30:00
Dune,Chef,Interview,5-Nov-26,2026/11/20
Elm,Dev,Applied,November 6 2026,
Fern,Driver,Applied,"Mon, 9 Nov 2026",
Gale,Editor,Applied,1 de noviembre de 2026,
Hart,Florist,Applied,10. November 2026,
Iris,Gardener,Applied,2026-11-11 08:00:00 UTC,
Jade,Joiner,Applied,20261112,
"#,
        "
columns: company, role, stage, applied_on, interview_on
row 2: Acme / Cook: applied; applied_on 2026-11-02
row 3: Brio / Baker: interviewing; applied_on 2026-11-03; interviews #1 2026-11-20 14:00
row 4: Crux / Clerk: interviewing; applied_on 2026-11-04; interviews #1 2026-11-20 09:30
row 5: Dune / Chef: interviewing; applied_on 2026-11-05; interviews #1 2026-11-20
row 6: Elm / Dev: applied; applied_on 2026-11-06
row 7: Fern / Driver: applied; applied_on 2026-11-09
row 8: Gale / Editor: applied; applied_on 2026-11-01
row 9: Hart / Florist: applied; applied_on 2026-11-10
row 10: Iris / Gardener: applied; applied_on 2026-11-11
row 11: Jade / Joiner: applied; applied_on 2026-11-12
rows: 10 = 10 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn days_without_a_year_take_it_from_their_neighbours() {
    check(
        "
Company,Role,Status,Applied Date,Interview Date
Acme,Cook,Applied,9/19/2026,10/1
Brio,Baker,Applied,8-Jul,
Crux,Clerk,Applied,11/3,
Dune,Chef,Interview,11/5/2026,Nov 20
",
        "
columns: company, role, stage, applied_on, interview_on
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-09-19; interviews #1 2026-10-01
row 3: Brio / Baker: applied; applied_on 2026-07-08
row 4: Crux / Clerk: applied; applied_on 2026-11-03
row 5: Dune / Chef: interviewing; applied_on 2026-11-05; interviews #1 2026-11-20
rows: 4 = 4 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: `10/1` is read as 2026-10-01: the dates around it tell the year
  --> a.csv:2, column E `Interview Date`
hint: write the year if that is wrong; others in this sheet are not told of
",
    );
}

#[test]
fn several_dates_stand_in_one_cell() {
    check(
        r#"
Company,Role,Status,Applied,Interview Dates
Acme,Cook,Interview,11/2/2026,11/16/2026 & 11/19/2026
Brio,Baker,Interview,11/2/2026,11/16/2026 and 11/19/2026
Crux,Clerk,Interview,11/2/2026,"11/16/2026, 11/19/2026"
Dune,Chef,Interview,11/2/2026,11/16/2026; 11/19/2026
Elm,Dev,Interview,11/2/2026,"11/16, 11/19"
Fern,Driver,Interview,11/2/2026,"11/16/2026
11/19/2026"
"#,
        "
columns: company, role, stage, applied_on, interview_on
dates: month-first
row 2: Acme / Cook: interviewing; applied_on 2026-11-02; interviews #1 2026-11-16 & #2 2026-11-19
row 3: Brio / Baker: interviewing; applied_on 2026-11-02; interviews #1 2026-11-16 & #2 2026-11-19
row 4: Crux / Clerk: interviewing; applied_on 2026-11-02; interviews #1 2026-11-16 & #2 2026-11-19
row 5: Dune / Chef: interviewing; applied_on 2026-11-02; interviews #1 2026-11-16 & #2 2026-11-19
row 6: Elm / Dev: interviewing; applied_on 2026-11-02; interviews #1 2026-11-16 & #2 2026-11-19
row 7: Fern / Driver: interviewing; applied_on 2026-11-02; interviews #1 2026-11-16 & #2 2026-11-19
rows: 6 = 6 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: `11/16, 11/19` is read as 2026-11-16: the dates around it tell the year
  --> a.csv:6, column E `Interview Dates`
hint: write the year if that is wrong; others in this sheet are not told of
",
    );
}

#[test]
fn several_days_of_following_up_are_one_date_and_the_last_counts() {
    check(
        "
Application ID,Job Title,Company,Date Applied,Status,Interview Dates,Follow Up Dates
APP_001,Cook,Acme,2026-10-15,APPLIED,2026-11-02; 2026-11-09,2026-11-10; 2026-11-19
",
        "
columns: id, role, company, applied_on, stage, interview_on, followed_up_on
row 2: Acme / Cook: applied; applied_on 2026-10-15; followed_up_on 2026-11-19; interviews #1 2026-11-02 & #2 2026-11-09
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn serials_of_a_spreadsheet_are_days() {
    check(
        "
Company,Role,Status,Date Applied
Acme,Cook,Applied,46342
Brio,Baker,Applied,46343.5
",
        "
columns: company, role, stage, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: `46342` is read as 2026-11-16: spreadsheets count days that way
  --> a.csv:2, column D `Date Applied`
hint: write it as a date if that is wrong; others in this sheet are not told of
",
    );
}

#[test]
fn midnight_in_another_zone_stays_on_its_day() {
    check_with(
        "
Company,Role,Status,Applied Date,Interview Date
Acme,Cook,Interview,2026-11-02T00:00:00.000Z,2026-11-20T00:00:00Z
Brio,Baker,Interview,2026-11-03T00:00:00+05:30,2026-11-20T00:00:00.000Z
",
        &["--tz", "America/Los_Angeles"],
        "
row 2: Acme / Cook: interviewing; applied_on 2026-11-02; interviews #1 2026-11-20
row 3: Brio / Baker: interviewing; applied_on 2026-11-03; interviews #1 2026-11-20
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn two_copies_of_one_date_are_one_day() {
    check(
        "
company,job_title,activity_date,date_sort,current_status
Acme,Cook,16 Nov 2026,2026-11-16,Active
Brio,Baker,17 Nov 2026,2026-11-17,Awaiting Response
",
        "
columns: company, role, applied_on, -, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
