//! Columns that tell whether, and not when.

use super::check;

#[test]
fn answers_are_no_days_and_no_names() {
    check(
        "
company,role,date_applied,status,salary_known,interview_scheduled,named_contact
Acme,Cook,2026-11-16,Active,True,False,True
Brio,Baker,2026-11-17,Unclear,False,True,False
",
        "
columns: company, role, applied_on, stage, -, -, -
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: interviewing; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn yes_and_no_of_an_interview_are_no_dates() {
    check(
        "
Firma;Stelle;Beworben am;Vorstellungsgespräch;Absage
Kranz;Bäcker;16.11.2026;ja;nein
Lenz;Köchin;17.11.2026;nein;nein
Molz;Fahrer;02.11.2026;ja;ja
",
        "
columns: company, role, applied_on, -, -
dates: day-first
row 2: Kranz / Bäcker: interviewing; applied_on 2026-11-16
row 3: Lenz / Köchin: applied; applied_on 2026-11-17
row 4: Molz / Fahrer: rejected; applied_on 2026-11-02
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_tick_for_each_stage() {
    check(
        "
Company,Role,Applied,Phone Screen,Interview,Offer,Rejected
Acme,Cook,x,x,,,
Brio,Baker,x,,,,x
",
        "
columns: company, role, -, -, interview_on, -, -
row 2: Acme / Cook: screening
row 3: Brio / Baker: rejected
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn the_funnel_as_ones_and_zeros() {
    check(
        "
公司,职位,已发日期(填),已读(填1/0),回复(填1/0),邀约(填1/0),链接
远山,厨师,2026-11-16,1,0,0,https://yuanshan.example
近水,会计,2026-11-10,1,1,1,https://jinshui.example
",
        "
columns: company, role, applied_on, -, -, -, url
row 2: 远山 / 厨师: applied; applied_on 2026-11-16; url https://yuanshan.example
row 3: 近水 / 会计: interviewing; applied_on 2026-11-10; url https://jinshui.example
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn follow_up_is_yes_or_no() {
    check(
        "
Company,Role,Applied,Follow up
Acme,Cook,2026-11-02,yes
Brio,Baker,2026-11-02,no
",
        "
columns: company, role, applied_on, -
row 2: Acme / Cook: applied; applied_on 2026-11-02
row 3: Brio / Baker: applied; applied_on 2026-11-02
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn seguimiento_with_yes_and_no_is_no_day() {
    check(
        "
Empresa;Puesto;Estado;Fecha de candidatura;Seguimiento pendiente
Molino;Cocinero;Aplicado;2026-11-16;Sí
Faro;Cajero;Aplicado;2026-11-17;No
",
        "
columns: company, role, stage, applied_on, -
row 2: Molino / Cocinero: applied; applied_on 2026-11-16
row 3: Faro / Cajero: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn applied_with_yes_and_no_below_it_is_a_flag() {
    check(
        "
Company,Role,Applied,Date
Acme,Cook,yes,2026-11-16
Brio,Baker,no,2026-11-17
",
        "
columns: company, role, -, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: wishlist; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn rows_that_say_not_applied_are_drafts() {
    check(
        "
index,createdAt,applied,appliedDate,Company,JobTitle,JobSource,Status
1,2026-11-01,Yes,2026-11-02,Acme,Cook,Indeed,Applied
2,2026-11-04,No,N/A,Brio,Baker,LinkedIn,Draft
3,2026-11-04,No,N/A,Crux,Clerk,LinkedIn,
",
        "
columns: -, -, -, applied_on, company, role, source, stage
row 2: Acme / Cook: applied; applied_on 2026-11-02; source Indeed
row 3: Brio / Baker: wishlist; source LinkedIn
row 4: Crux / Clerk: wishlist; source LinkedIn
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
