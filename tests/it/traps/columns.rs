//! Columns of sources, links and names that are not what they are called.

use super::check;

#[test]
fn source_may_be_a_link_or_a_word() {
    check(
        "
Company,Role,Applied,Source
Acme,Cook,2026-11-16,https://board.example/1
Brio,Baker,2026-11-17,Friend
",
        "
columns: company, role, applied_on, source
row 2: Acme / Cook: applied; applied_on 2026-11-16; source https://board.example/1
row 3: Brio / Baker: applied; applied_on 2026-11-17; source Friend
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn source_may_be_links() {
    check(
        "
Company,Role,Applied,Source
Acme,Cook,2026-11-16,https://board.example/1
Brio,Baker,2026-11-17,https://board.example/2
",
        "
columns: company, role, applied_on, url
row 2: Acme / Cook: applied; applied_on 2026-11-16; url https://board.example/1
row 3: Brio / Baker: applied; applied_on 2026-11-17; url https://board.example/2
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn source_may_be_a_first_name() {
    check(
        "
Company,Job Title,Applied Date,Status,Source
Acme,Cook,2026-11-16,applied,Pat
Brio,Baker,2026-11-16,applied,LinkedIn
",
        "
columns: company, role, applied_on, stage, source
row 2: Acme / Cook: applied; applied_on 2026-11-16; source Pat
row 3: Brio / Baker: applied; applied_on 2026-11-16; source LinkedIn
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_link_may_be_words() {
    check(
        "
Company,Role,Applied,Link
Acme,Cook,2026-11-16,https://acme.example/1
Brio,Baker,2026-11-17,Contact / Referral
Crux,Clerk,2026-11-17,asked Ann
",
        "
columns: company, role, applied_on, url
row 2: Acme / Cook: applied; applied_on 2026-11-16; url https://acme.example/1
row 3: Brio / Baker: applied; applied_on 2026-11-17
row 4: Crux / Clerk: applied; applied_on 2026-11-17
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: could not read `Contact / Referral` as a web address
  --> a.csv:3, column D `Link`
hint: write it like https://acme.example/jobs/1; others in this column are not told of
",
    );
}

#[test]
fn work_location_is_no_place() {
    check(
        r#"
Company,Role,Work Location,Job Location,Date Applied,Status,Days In Stage
Acme,Cook,Remote,"Oslo, Norway",2026-11-16,Applied,3
"#,
        "
columns: company, role, -, location, applied_on, stage, -
row 2: Acme / Cook: applied; applied_on 2026-11-16; location Oslo, Norway
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_list_may_be_the_status() {
    check(
        "
Company,Title,List,Date Applied
Acme,Cook,Interview,2026-11-02
Brio,Baker,Wishlist,
",
        "
columns: company, role, stage, applied_on
row 2: Acme / Cook: interviewing; applied_on 2026-11-02
row 3: Brio / Baker: wishlist
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_reason_of_rejection_on_an_open_row_is_no_rejection() {
    check(
        "
Company Name,Application Status,Role,Date Submitted,Rejection Reason
Acme,Submitted - Pending Response,Cook,2026-11-16,N/A
Brio,Rejected,Baker,2026-11-02,no licence
",
        "
columns: company, stage, role, applied_on, -
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: rejected; applied_on 2026-11-02
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn name_can_be_the_company() {
    check(
        "
Name,Application URL,Date,Stage
Acme SDE 2,https://acme.example,2026-11-02,Final Round
",
        "
columns: company, url, applied_on, stage
row 2: Acme SDE 2 / -: interviewing; applied_on 2026-11-02; url https://acme.example
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_card_may_name_company_and_role() {
    check(
        "
Card ID,Card Name,Card URL,Due Date,List Name,Archived
65f1,Acme - Data Analyst,https://boards.example/1,2026-12-02T17:00:00.000Z,Applied,false
65f2,Brio - Baker,https://boards.example/2,,Applied,true
65f3,Crux,https://boards.example/3,,To Apply,false
",
        "
columns: id, -, url, follow_up_on, stage, -
row 2: Acme / Data Analyst: applied; follow_up_on 2026-12-02; url https://boards.example/1
row 3: Brio / Baker: closed; url https://boards.example/2
row 4: Crux / -: wishlist; url https://boards.example/3
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn an_empty_id_is_no_key() {
    check(
        "
ID,Company,Position,Application_Date,Status,Job_ID,Is_Archived
,Acme,Coordinator,,Applied,e0cf5ad9,False
,Brio,Cook,2026-11-16,Applied,e0cf5ad8,True
",
        "
columns: id, company, role, applied_on, stage, -, -
row 2: Acme / Coordinator: applied
row 3: Brio / Cook: closed; applied_on 2026-11-16
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_sheet_without_role_and_status_lists_what_was_sent() {
    check(
        "
timestamp,company_name
2026-11-16T18:05:40Z,Acme
2026-11-18T22:37:33Z,Brio
",
        "
columns: applied_on, company
row 2: Acme / -: applied; applied_on 2026-11-16
row 3: Brio / -: applied; applied_on 2026-11-18
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn rows_in_any_order_are_read_alike() {
    check(
        "
Company,Role,Applied
Acme,Cook,2026-11-16
Brio,Baker,2026-11-02
Crux,Clerk,2026-11-20
",
        "
columns: company, role, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-02
row 4: Crux / Clerk: applied; applied_on 2026-11-20
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
