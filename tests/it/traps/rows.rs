//! Rows that are no application, and rows that lean on others.

use super::check;

#[test]
fn marks_of_a_merge_that_went_wrong_are_told() {
    check(
        "
<<<<<<< HEAD
Date Applied,Company,Position Title,Application Status
2026-11-16,Acme,Cook,Submitted
=======
Date Applied,Company,Position Title,Application Status
2026-11-16,Acme,Cook,Rejected
2026-11-17,Brio,Baker,Rejected
>>>>>>> 0a1b2c3 from the other machine
",
        "
columns: applied_on, company, role, stage
header: row 2
row 6: Acme / Cook: rejected; applied_on 2026-11-16
row 7: Brio / Baker: rejected; applied_on 2026-11-17
rows: 6 = 2 applications + 0 folded + 1 skipped + 3 ignored
exit: 1
warning: `<<<<<<< HEAD` was left by Git: two versions of this sheet are not merged
  --> a.csv:1
hint: the rows of both are read; keep what is right and remove the marks
warning: this row repeats row 6: the same company, role and date
  --> a.csv:3
hint: give them different ids or roles if they are two applications
",
    );
}

#[test]
fn rows_of_an_unticked_box_are_no_applications() {
    check(
        &format!(
            "
Status,Company,Job Title,Date Applied,Resume
Applied,Acme,Cook,2026-11-16,TRUE
{}",
            ",,,,FALSE\n".repeat(997)
        ),
        "
columns: stage, company, role, applied_on, -
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 998 = 1 applications + 0 folded + 0 skipped + 997 ignored
exit: 0
",
    );
}

#[test]
fn rows_of_nothing_but_defaults_are_no_applications() {
    check(
        &format!(
            "
Company Name,Application Status,Role,Date Submitted,Rejection Reason
Acme,Submitted - Pending Response,Cook,2026-11-16,N/A
{}",
            ",N/A,,,N/A\n".repeat(325)
        ),
        "
columns: company, stage, role, applied_on, -
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 326 = 1 applications + 0 folded + 0 skipped + 325 ignored
exit: 0
",
    );
}

#[test]
fn blank_lines_between_rows_are_counted_and_left() {
    check(
        "
Company,Role,Date Applied,Status
Acme,Cook,2026-11-16,Applied

,,,
Brio,Baker,2026-11-17,Applied
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 5: Brio / Baker: applied; applied_on 2026-11-17
rows: 4 = 2 applications + 0 folded + 0 skipped + 2 ignored
exit: 0
",
    );
}

#[test]
fn a_ditto_mark_is_the_company_above() {
    check(
        r#"
Company,Role Title,Location,Status
Acme,Cook,Kent WA,Watching
↳,Porter,"San Mateo, CA",New
↳,Baker,,New
"#,
        "
columns: company, role, location, stage
row 2: Acme / Cook: wishlist; location Kent WA
row 3: Acme / Porter: wishlist; location San Mateo, CA
row 4: Acme / Baker: wishlist
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn placeholders_are_not_one_company() {
    check(
        "
Company,Job Title,Applied Date,Status,Notes
(Stealth),Team Lead,2026-11-16,applied,via Ann
(Stealth),Team Lead,2026-11-17,applied,
(Discreet),Developer,2026-11-16,applied,
Unknown,Developer,2026-11-16,rejected,
Unknown,Designer,2026-11-16,applied,
",
        "
columns: company, role, applied_on, stage, notes
row 2: (Stealth) / Team Lead: applied; applied_on 2026-11-16; notes via Ann
row 3: (Stealth) / Team Lead: applied; applied_on 2026-11-17
row 4: (Discreet) / Developer: applied; applied_on 2026-11-16
row 5: - / Developer: rejected; applied_on 2026-11-16
row 6: - / Designer: applied; applied_on 2026-11-16
rows: 5 = 5 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_sheet_that_names_companies_by_number_is_read_by_role() {
    check(
        "
id,title,due_on,status,user_id,company_id
1,Orchestrator,2026-12-09,Applied,1,454
2,Mixer,2026-12-10,Not started,1,455
",
        "
columns: id, role, deadline, stage, -, -
row 2: - / Orchestrator: applied; deadline 2026-12-09
row 3: - / Mixer: wishlist; deadline 2026-12-10
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
