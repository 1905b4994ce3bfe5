//! Sheets that have no row for each application, and cells with several rounds.

use super::check;

#[test]
fn one_row_per_change_of_status_is_one_application() {
    check(
        "
Application ID,Company,Role,Status,Date
7,Acme,Cook,Applied,2026-11-02
7,Acme,Cook,Interview,2026-11-16
7,Acme,Cook,Rejected,2026-11-20
8,Brio,Baker,Applied,2026-11-17
",
        "
columns: id, company, role, stage, applied_on
layout: one row per status change
row 2: Acme / Cook: rejected; applied_on 2026-11-02; interviews #1 2026-11-16; rejected_on 2026-11-20; steps 2 2026-11-02 Applied & 3 2026-11-16 Interview & 4 2026-11-20 Rejected
row 5: Brio / Baker: applied; applied_on 2026-11-17; steps 5 2026-11-17 Applied
rows: 4 = 2 applications + 2 folded + 0 skipped + 0 ignored
exit: 0
note: `2026-11-16` is taken as the day of the interview
  --> a.csv:3, column E `Date`
hint: if you heard of it on that day, keep that of the interview in a column `Interview date`; others in this sheet are not told of
",
    );
}

#[test]
fn one_row_per_event_is_one_application() {
    check(
        "
Datum,Unternehmen,Position,Aktion,Status
02.11.2026,Kranz AG,Bäcker,Beworben,offen
16.11.2026,Kranz AG,Bäcker,Nachgefragt,offen
20.11.2026,Kranz AG,Bäcker,Absage,Abgelehnt
",
        "
columns: applied_on, company, role, -, stage
layout: one row per event
dates: day-first
row 2: Kranz AG / Bäcker: rejected; applied_on 2026-11-02; followed_up_on 2026-11-16; rejected_on 2026-11-20; steps 2 2026-11-02 Beworben & 3 2026-11-16 Nachgefragt & 4 2026-11-20 Absage
rows: 3 = 1 applications + 2 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn one_row_per_interview_is_one_application() {
    check(
        "
Application ID,Company,Role,Round,Interview date,Interviewer
7,Acme,Cook,1,2026-11-16,Ann Li
7,Acme,Cook,2,2026-11-20,Bo Berg
8,Brio,Baker,1,2026-11-23,Cy Day
",
        "
columns: id, company, role, -, interview_on, contact_name
layout: one row per interview
row 2: Acme / Cook: interviewing; interviews #1 2026-11-16 Ann Li & #2 2026-11-20 Bo Berg; people Ann Li & Bo Berg
row 4: Brio / Baker: interviewing; interviews #1 2026-11-23; people Cy Day
rows: 3 = 2 applications + 1 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn one_row_per_contact_is_no_list_of_roles() {
    check(
        "
name,company,role,linkedin_url,relationship,last_contact_date,followup_due,notes
Ann Li,Acme,Recruiter,https://www.linkedin.com/in/x,warm,2026-11-02,2026-11-30,agreed to refer
",
        "
columns: contact_name, company, contact_title, -, -, last_contact_on, follow_up_on, notes
row 2: Acme / -: applied; follow_up_on 2026-11-30; last_contact_by us; last_contact_on 2026-11-02; notes agreed to refer; people Ann Li Recruiter
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_column_for_each_day_is_refused() {
    check(
        r#"
Total,"November 16, 2026","November 17, 2026"
3,1. Acme,1. Crux
,2. Brio (remote),
"#,
        "
columns: -, -, -
exit: 3
error: this sheet has a column for each day, such as `November 16, 2026`
  --> a.csv
hint: give each application a row of its own, with columns like `company`, `role` and `applied`
",
    );
}

#[test]
fn lists_with_headers_of_their_own_stand_in_one_file() {
    check(
        "
GOALS
Goal,Target,Deadline,Notes
Applications a week,10,2026-12-01,

APPLICATIONS
Company,Role,Status,Date Applied,Follow-up Date
Acme,Cook,Applied,2026-11-16,2026-11-30
",
        "
columns: company, role, stage, applied_on, follow_up_on
header: row 6
row 7: Acme / Cook: applied; applied_on 2026-11-16; follow_up_on 2026-11-30
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn rounds_in_columns_of_their_own() {
    check(
        "
Company,Role,Status,Applied,Phone screen,1st interview,2nd interview,Final interview
Acme,Cook,Interview,2026-11-02,2026-11-09,2026-11-16,2026-11-20,
",
        "
columns: company, role, stage, applied_on, interview_on:3, interview_on:1, interview_on:2, interview_on:4
row 2: Acme / Cook: interviewing; applied_on 2026-11-02; interviews #1 2026-11-16 & #2 2026-11-20 & #3 2026-11-09
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn rounds_with_labels_in_one_cell() {
    check(
        "
company,job_title,activity_date,current_status,interview_steps
Acme,Cook,18 Oct 2026,Active,29 Oct 2026|INTERVIEW WITH ANN;3 Nov 2026|INTERVIEW WITH BO
",
        "
columns: company, role, applied_on, stage, interview_on
row 2: Acme / Cook: applied; applied_on 2026-10-18; interviews #1 2026-10-29 INTERVIEW WITH ANN ANN & #2 2026-11-03 INTERVIEW WITH BO BO; people ANN & BO
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
