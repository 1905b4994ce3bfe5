//! Cells that look like dates and are none, and cells of date columns that
//! name no day.

use super::check;

#[test]
fn a_deadline_that_is_ahead_is_one_to_apply_by() {
    check(
        "
Company,Role,Deadline
Acme,Cook,2026-12-01
Brio,Baker,2026-11-02
Crux,Clerk,
",
        "
columns: company, role, deadline
row 2: Acme / Cook: wishlist; deadline 2026-12-01
row 3: Brio / Baker: applied; deadline 2026-11-02
row 4: Crux / Clerk: applied
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn words_for_no_date_are_no_dates_and_no_errors() {
    check(
        "
Company,Role,Status,Date Applied,Interview Date
Acme,Cook,Applied,2026-11-16,N/A
Brio,Baker,Applied,2026-11-16,n/a
Crux,Clerk,Rejected,2026-11-02,No Response
Dune,Chef,Applied,In Progress,
Elm,Dev,Research complete,Not yet applied,
Fern,Driver,Wishlist,open,
Gale,Editor,Wishlist,expired,
Hart,Florist,Applied,yes,
",
        "
columns: company, role, stage, applied_on, interview_on
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-16
row 4: Crux / Clerk: rejected; applied_on 2026-11-02
row 5: Dune / Chef: applied
row 6: Elm / Dev: wishlist
row 7: Fern / Driver: wishlist
row 8: Gale / Editor: wishlist
row 9: Hart / Florist: applied
rows: 8 = 8 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn about_a_day_is_no_day() {
    check(
        "
Company,Role,Status,Date Applied
Acme,Cook,Applied,16/11/2026
Brio (via Agency),Baker,Applied,Before 2026-11-04
Crux,Clerk,Applied,around 9/11/2026
",
        "
columns: company, role, stage, applied_on
dates: day-first
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio (via Agency) / Baker: applied
row 4: Crux / Clerk: applied
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not read `Before 2026-11-04` as a date
  --> a.csv:3, column D `Date Applied`
hint: it does not say which day: write one alone, like 2026-11-04
warning: could not read `around 9/11/2026` as a date
  --> a.csv:4, column D `Date Applied`
hint: it does not say which day: write one alone, like 2026-11-09
",
    );
}

#[test]
fn soon_is_no_date() {
    check(
        "
Company,Role,Status,Date Applied,Deadline,Interview Date
Acme,Cook,Wishlist,,soon,
Brio,Baker,Applied,end of October,,
Crux,Clerk,Interview,2026-11-02,,soon
",
        "
columns: company, role, stage, applied_on, deadline, interview_on
row 2: Acme / Cook: wishlist
row 3: Brio / Baker: applied
row 4: Crux / Clerk: interviewing; applied_on 2026-11-02
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not read `end of October` as a date
  --> a.csv:3, column D `Date Applied`
hint: the day is missing: write it like 2026-11-24
",
    );
}

#[test]
fn a_month_is_no_day() {
    check(
        "
Company,Role,Status,Date Applied
Acme,Cook,Applied,2026-11
Brio,Baker,Applied,Nov 2026
Crux,Clerk,Applied,2026-11-16
",
        "
columns: company, role, stage, applied_on
row 2: Acme / Cook: applied
row 3: Brio / Baker: applied
row 4: Crux / Clerk: applied; applied_on 2026-11-16
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not read `2026-11` as a date
  --> a.csv:2, column D `Date Applied`
hint: the day is missing: write it like 2026-11-24
warning: could not read `Nov 2026` as a date
  --> a.csv:3, column D `Date Applied`
hint: the day is missing: write it like 2026-11-24
",
    );
}

#[test]
fn a_date_without_one_of_its_slashes_is_asked_about() {
    check(
        "
Company,Role,Status,Date Applied
Acme,Cook,Applied,11/16/2026
Brio,Baker,Applied,8/82026
",
        "
columns: company, role, stage, applied_on
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not read `8/82026` as a date
  --> a.csv:3, column D `Date Applied`
hint: write it like 2026-11-24, or 2026-11-24 14:00
",
    );
}

#[test]
fn a_day_that_is_not_in_the_month_is_told() {
    check(
        "
Company,Role,Status,Date Applied
Acme,Cook,Applied,16/11/2026
Brio,Baker,Applied,31/02/2026
",
        "
columns: company, role, stage, applied_on
dates: day-first
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not read `31/02/2026` as a date
  --> a.csv:3, column D `Date Applied`
hint: dates in this file are read day first
",
    );
}

#[test]
fn a_year_far_away_is_told() {
    check(
        "
Company,Role,Status,Date Applied
Acme,Cook,Applied,2062-11-16
Brio,Baker,Applied,1926-11-16
",
        "
columns: company, role, stage, applied_on
row 2: Acme / Cook: applied
row 3: Brio / Baker: applied
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: the year of `2062-11-16` is too far away
  --> a.csv:2, column D `Date Applied`
hint: dates from 1990 to 2031 are read
warning: the year of `1926-11-16` is too far away
  --> a.csv:3, column D `Date Applied`
hint: dates from 1990 to 2031 are read
",
    );
}

#[test]
fn an_id_that_looks_like_a_year_is_an_id() {
    check(
        "
timestamp,company_name,application_id,additional_tasks
2026-11-16T18:05:40Z,Acme Connect, 2026-2038,
2026-11-18T22:37:33Z,Brio ,87249,
",
        "
columns: applied_on, company, id, -
row 2: Acme Connect / -: applied; applied_on 2026-11-16
row 3: Brio / -: applied; applied_on 2026-11-18
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_score_is_no_date() {
    check(
        "
Company,Role,Date Applied,Status,Fit Score,Match
Acme,Cook,2026-11-16,Applied,92/100,8/10
Brio,Baker,2026-11-17,Applied,7/12,9/10
",
        "
columns: company, role, applied_on, stage, -, -
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_season_is_no_date() {
    check(
        "
Company,Role,Internship Season,Posting Date,Status,Date Applied
Acme,Intern,Fall 2026,2026-10-16,Watching,
Brio,Intern,Summer 2027,,Applied,2026-11-16
Crux,Intern,,,Applied,Fall 2026
",
        "
columns: company, role, -, -, stage, applied_on
row 2: Acme / Intern: wishlist
row 3: Brio / Intern: applied; applied_on 2026-11-16
row 4: Crux / Intern: applied
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not read `Fall 2026` as a date
  --> a.csv:4, column F `Date Applied`
hint: write it like 2026-11-24, or 2026-11-24 14:00
",
    );
}

#[test]
fn computed_columns_are_no_dates() {
    check(
        "
Application Date,Company,Position,Status,Days Since Applied,Follow-Up Date,Days Until Due,Last Error
11/16/2026,Acme,Cook,Applied,8,11/30/2026,6,#REF!
11/02/2026,Brio,Baker,Applied,22,11/16/2026,-8,#DIV/0!
",
        "
columns: applied_on, company, role, stage, -, follow_up_on, -, -
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-11-16; follow_up_on 2026-11-30
row 3: Brio / Baker: applied; applied_on 2026-11-02; follow_up_on 2026-11-16
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn letters_are_a_number_and_a_deadline_drives() {
    check(
        "
institution,position,deadline,status,portal,link,letters,documents,notes
Acme College,Asst Prof,2026-12-15,interested,MathJobs,https://acme.example/1,3,CL CV RS TS,TS max 2pp; Contact Dr Doe
",
        "
columns: company, role, deadline, stage, source, url, -, -, notes
row 2: Acme College / Asst Prof: wishlist; deadline 2026-12-15; notes TS max 2pp; Contact Dr Doe; source MathJobs; url https://acme.example/1
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
