//! Columns that mean different things in different sheets, told by their cells.

use super::check;

#[test]
fn saved_jobs_are_no_applications() {
    check(
        r#"
Saved Date,Job Url,Job Title,Company Name
"11/10/26, 3:54 AM",http://www.linkedin.com/jobs/view/3,Cook,Acme
"#,
        "
columns: -, url, role, company
dates: month-first
row 2: Acme / Cook: wishlist; url http://www.linkedin.com/jobs/view/3
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn days_of_finding_posting_and_typing_are_no_application() {
    check(
        "
Company,Title,Date Found,Posted Date,Created At,Last Update,Status
Acme,Cook,2026-11-02,2026-11-01,2026-11-02,2026-11-03,New
Brio,Baker,2026-11-02,2026-11-01,2026-11-02,2026-11-03,Applied
",
        "
columns: company, role, -, -, -, -, stage
row 2: Acme / Cook: wishlist
row 3: Brio / Baker: applied
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn phone_with_days_below_it_is_an_interview() {
    check(
        "
Company,Role name,Applied Date,Coding Challenge,Recruiter,Phone,On-Campus,Onsite,Result
Acme (Winter),Internship,10/8/2026,,,11/5/2026 & 11/14/2026,,,Rejection :(
Brio,Intern,10/28/2026,,yes,11/19/2026,,,ongoing
Crux,Intern,,,,,,,
",
        "
columns: company, role, applied_on, -, -, interview_on:1, -, interview_on:2, stage
dates: month-first
row 2: Acme (Winter) / Internship: rejected; applied_on 2026-10-08; interviews #1 2026-11-05 & #3 2026-11-14
row 3: Brio / Intern: applied; applied_on 2026-10-28; interviews #1 2026-11-19
row 4: Crux / Intern: wishlist
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn phone_with_numbers_below_it_is_a_number() {
    check(
        "
Company,Role,Applied Date,Recruiter,Phone,Status
Acme,Cook,2026-11-16,Ann Li,+1 555 0100,Applied
",
        "
columns: company, role, applied_on, contact_name, contact_phone, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16; people Ann Li +1 555 0100
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn follow_up_is_due() {
    check(
        "
Company,Role,Applied,Follow up
Acme,Cook,2026-11-16,2026-11-30
",
        "
columns: company, role, applied_on, follow_up_on
row 2: Acme / Cook: applied; applied_on 2026-11-16; follow_up_on 2026-11-30
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn follow_up_is_a_list_of_what_was_sent() {
    check(
        "
Company,Role,Applied,Follow Ups
Acme,Cook,2026-11-02,2026-11-09; 2026-11-16
Brio,Baker,2026-11-03,
",
        "
columns: company, role, applied_on, followed_up_on
row 2: Acme / Cook: applied; applied_on 2026-11-02; followed_up_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-03
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn follow_up_is_a_sentence() {
    check(
        "
Company,Role,Applied,Follow up
Acme,Cook,2026-11-02,call Ann when the new shop is open
Brio,Baker,2026-11-02,ask about the pay
",
        "
columns: company, role, applied_on, notes
row 2: Acme / Cook: applied; applied_on 2026-11-02; notes call Ann when the new shop is open
row 3: Brio / Baker: applied; applied_on 2026-11-02; notes ask about the pay
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn due_and_sent_stand_side_by_side() {
    check(
        "
Company Name,Position Title,Source URL,Application URL,Date Found,Verification Status,Date Applied,Follow-Up Due Date,Follow-Up Sent Date,Current Status
Acme,Cook,https://board.example,https://acme.example/a,2026-11-01,VERIFIED,2026-11-02,2026-11-09,2026-11-10,INTERVIEWING
",
        "
columns: company, role, -, url, -, -, applied_on, follow_up_on, followed_up_on, stage
row 2: Acme / Cook: interviewing; applied_on 2026-11-02; follow_up_on 2026-11-09; followed_up_on 2026-11-10; url https://acme.example/a
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_date_in_a_row_that_was_never_sent_is_no_sending() {
    check(
        "
date,company,role,channel,status,source
2026-11-16,Acme,Cook,greenhouse,applied,greenhouse
2026-11-17,Brio,Baker,workday,blocked,https://brio.example/1
2026-11-18,Crux,Clerk,workday,drafted,queue
2026-11-19,Dune,Chef,workday,not_fit,queue
2026-11-19,Elm,Dev,workday,needs_manual,queue
",
        "
columns: applied_on, company, role, source, stage, -
row 2: Acme / Cook: applied; applied_on 2026-11-16; source greenhouse
row 3: Brio / Baker: wishlist; applied_on 2026-11-17; source workday
row 4: Crux / Clerk: wishlist; applied_on 2026-11-18; source workday
row 5: Dune / Chef: withdrawn; applied_on 2026-11-19; source workday
row 6: Elm / Dev: wishlist; applied_on 2026-11-19; source workday
rows: 5 = 5 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn nota_with_numbers_below_it_is_a_rating() {
    check(
        "
Empresa;Vaga;Data da candidatura;Status;Nota
Farol;Cozinheiro;2026-11-16;Enviado;8,5
Moinho;Padeiro;2026-11-17;Enviado;7
",
        "
columns: company, role, applied_on, stage, -
row 2: Farol / Cozinheiro: applied; applied_on 2026-11-16
row 3: Moinho / Padeiro: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn note_in_italian_is_text() {
    check(
        "
Azienda;Posizione;Data candidatura;Stato;Note
Faro;Cuoco;2026-11-16;INVIATA;chiamare Anna
",
        "
columns: company, role, applied_on, stage, notes
row 2: Faro / Cuoco: applied; applied_on 2026-11-16; notes chiamare Anna
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn applied_with_days_below_it_is_the_date() {
    check(
        "
Company,Role,Applied
Acme,Cook,2026-11-16
Brio,Baker,
",
        "
columns: company, role, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: wishlist
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn no_response_in_the_day_of_an_answer_is_no_day() {
    check(
        "
Company,Role,Status,Date Applied,Response Date
Acme,Cook,Rejected,2026-10-05,No Response
Brio,Baker,Rejected,2026-10-05,2026-10-19
Crux,Clerk,Applied,2026-11-16,No Response
",
        "
columns: company, role, stage, applied_on, last_contact_on
row 2: Acme / Cook: rejected; applied_on 2026-10-05
row 3: Brio / Baker: rejected; applied_on 2026-10-05; last_contact_by them; last_contact_on 2026-10-19
row 4: Crux / Clerk: applied; applied_on 2026-11-16
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn the_day_of_typing_in_every_date_column() {
    // Nothing tells that no interview was on these days.
    check(
        "
Date Applied,Company,Position Title,Application Status,Follow-Up Date,Interview Date
2026-11-16,Acme,Cook,Submitted,2026-11-17,2026-11-17
2026-11-16,Brio,Baker,Submitted,2026-11-17,2026-11-17
",
        "
columns: applied_on, company, role, stage, follow_up_on, interview_on
row 2: Acme / Cook: applied; applied_on 2026-11-16; follow_up_on 2026-11-17; interviews #1 2026-11-17
row 3: Brio / Baker: applied; applied_on 2026-11-16; follow_up_on 2026-11-17; interviews #1 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
