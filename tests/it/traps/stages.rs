//! Status words that are no stage by themselves.

use super::{check, check_with};

#[test]
fn an_interview_only_in_the_notes_is_read() {
    // A call may be one with anybody.
    check(
        "
Company,Position,Date Applied,Status,Notes
Acme,Cook,2026-11-02,Phone Screen,Phone screen scheduled for November 30
Brio,Baker,2026-11-02,Interview,Interview scheduled for Nov 30 14:00
Crux,Clerk,2026-11-02,Phone Screen,Call scheduled for November 30
",
        "
columns: company, role, applied_on, stage, notes
row 2: Acme / Cook: screening; applied_on 2026-11-02; from_notes 2026-11-30 E interview_on Phone screen scheduled for November 30; interviews #1 2026-11-30; notes Phone screen scheduled for November 30
row 3: Brio / Baker: interviewing; applied_on 2026-11-02; from_notes 2026-11-30 E interview_on Interview scheduled for Nov 30 14:00; interviews #1 2026-11-30 14:00; notes Interview scheduled for Nov 30 14:00
row 4: Crux / Clerk: screening; applied_on 2026-11-02; notes Call scheduled for November 30
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_status_of_true_and_false_is_asked_about() {
    check(
        "
id,title,due_on,status,user_id,company_id
1,Orchestrator,2026-12-09,true,1,454
2,Mixer,2026-12-10,false,1,455
",
        "
columns: id, role, deadline, stage, -, -
row 2: - / Orchestrator: wishlist; deadline 2026-12-09
row 3: - / Mixer: wishlist; deadline 2026-12-10
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not understand the status `true`
  --> a.csv:2, column D `status`
hint: say what it means: `--stage 'true=STAGE'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)
warning: could not understand the status `false`
  --> a.csv:3, column D `status`
hint: say what it means: `--stage 'false=STAGE'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)
",
    );
}

#[test]
fn a_status_of_true_and_false_can_be_told() {
    check_with(
        "
id,title,due_on,status,user_id,company_id
1,Orchestrator,2026-12-09,true,1,454
2,Mixer,2026-12-10,false,1,455
",
        &["--stage", "true=applied", "--stage", "false=wishlist"],
        "
columns: id, role, deadline, stage, -, -
row 2: - / Orchestrator: applied; deadline 2026-12-09
row 3: - / Mixer: wishlist; deadline 2026-12-10
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn closed_by_somebody_is_closed_and_by_me_is_withdrawn() {
    // Whose name it is, nobody can know; nothing is planned either way.
    check(
        "
company,job_title,activity_date,current_status
Acme,Cook,18 Oct 2026,Closed by Pat
Brio,Baker,18 Oct 2026,Application Closed
Crux,Clerk,18 Oct 2026,Awaiting Response
Dune,Chef,18 Oct 2026,Closed by me
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: closed; applied_on 2026-10-18
row 3: Brio / Baker: rejected; applied_on 2026-10-18
row 4: Crux / Clerk: applied; applied_on 2026-10-18
row 5: Dune / Chef: withdrawn; applied_on 2026-10-18
rows: 4 = 4 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_rejection_of_ones_own_can_be_told() {
    // Elsewhere the same word is that of the employer.
    check_with(
        r#"
Job Title,Company,Verdict,Date Found,Posted Date,Status,User Comment
Cook,Acme,good_match,"November 2, 2026","October 30, 2026",✅ Applied,
Baker,Brio,bad_match,"November 2, 2026","October 30, 2026",❌ Rejected,too far
Clerk,Crux,good_match,"November 2, 2026","October 30, 2026",🆕 New,
Chef,Dune,good_match,"November 2, 2026","October 30, 2026",👀 Reviewed,
Dev,Elm,good_match,"November 2, 2026","October 30, 2026",⏸️ Saved,
"#,
        &["--stage", "Rejected=withdrawn"],
        "
columns: role, company, -, -, -, stage, notes
row 2: Acme / Cook: applied
row 3: Brio / Baker: withdrawn; notes too far
row 4: Crux / Clerk: wishlist
row 5: Dune / Chef: wishlist
row 6: Elm / Dev: wishlist
rows: 5 = 5 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn words_of_feeling_are_told() {
    // They are asked about, and the dates decide.
    check(
        "
company,role,date_applied,status
Acme,Cook,2026-11-16,Promising
Brio,Baker,2026-11-16,Low Signal
Crux,Clerk,2026-11-16,Unclear
Dune,Chef,2026-11-16,Active
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-16
row 4: Crux / Clerk: applied; applied_on 2026-11-16
row 5: Dune / Chef: applied; applied_on 2026-11-16
rows: 4 = 4 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: could not understand the status `Promising`
  --> a.csv:2, column D `status`
hint: say what it means: `--stage 'Promising=STAGE'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)
warning: could not understand the status `Low Signal`
  --> a.csv:3, column D `status`
hint: say what it means: `--stage 'Low Signal=STAGE'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)
",
    );
}

#[test]
fn skipped_is_never_applied() {
    check(
        "
ID offerta,Data candidatura,Azienda,Posizione,Stato,Note
mail-1,2026-11-16,Faro S.p.A,Cuoco,RIFIUTATA,da mail: ... | rifiuto: mail-2 (2026-11-20)
mail-3,2026-11-16,Mulino,Fornaio,SALTATA (account richiesto),
mail-4,2026-10-16,Torre,Autista,Nessuna risposta,
mail-5,2026-11-16,Ponte,Autista,INVIATA,
",
        "
columns: id, applied_on, company, role, stage, notes
row 2: Faro S.p.A / Cuoco: rejected; applied_on 2026-11-16; notes da mail: ... | rifiuto: mail-2 (2026-11-20)
row 3: Mulino / Fornaio: wishlist; applied_on 2026-11-16
row 4: Torre / Autista: ghosted; applied_on 2026-10-16
row 5: Ponte / Autista: applied; applied_on 2026-11-16
rows: 4 = 4 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn words_with_typos_and_moods_are_understood() {
    check(
        r#"
Company,Position,Date Applied,Status
Acme,Cook,2026-10-08,Waitlisted
Brio,Baker,2026-10-08,ccepted
Crux,Clerk,2026-10-08,Rejection :(
Dune,Chef,2026-10-08,reeejected
Elm,Dev,2026-10-08,Accepted!
Fern,Driver,2026-10-08,"Rejected "
"#,
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: on_hold; applied_on 2026-10-08
row 3: Brio / Baker: accepted; applied_on 2026-10-08
row 4: Crux / Clerk: rejected; applied_on 2026-10-08
row 5: Dune / Chef: rejected; applied_on 2026-10-08
row 6: Elm / Dev: accepted; applied_on 2026-10-08
row 7: Fern / Driver: rejected; applied_on 2026-10-08
rows: 6 = 6 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_status_that_is_a_thing_to_do() {
    check(
        "
Company Name,Job Role,Status,Date Applied
Acme,Cook,Requires Followup,2026-11-02
Brio,Baker,Negotiating Offer,2026-11-02
",
        "
columns: company, role, stage, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-02
row 3: Brio / Baker: offer; applied_on 2026-11-02
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn what_became_of_it_may_stand_in_the_notes() {
    check(
        "
Company,Job Title,Applied Date,Status,Notes
Acme,Cook,2026-10-05,applied,never heard back so I'm assuming nothing is happening
Brio,Baker,2026-10-05,rejected,had three interviews and then they said no
",
        "
columns: company, role, applied_on, stage, notes
row 2: Acme / Cook: applied; applied_on 2026-10-05; notes never heard back so I'm assuming nothing is happening
row 3: Brio / Baker: rejected; applied_on 2026-10-05; notes had three interviews and then they said no
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_company_without_an_application_is_a_wish() {
    check(
        "
Company,Role,Applied Date,Result
Acme,Cook,11/16/2026,ongoing
Brio,,,
",
        "
columns: company, role, applied_on, stage
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / -: wishlist
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
