//! Whose names and addresses these are.

use super::check;
use crate::harness::Workspace;

#[test]
fn contacts_in_an_export_of_linkedin_are_your_own() {
    check(
        r#"
Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers
"11/3/26, 11:39 PM",me@home.example, +15550100,Acme,Cook - Pastry,http://www.linkedin.com/jobs/view/1,cv.pdf,
"10/2/26, 1:20 AM",me@home.example, +15550100,Brio,Engineer | Python,http://www.linkedin.com/jobs/view/2,cv (1).pdf,
"#,
        "
columns: applied_on, -, -, company, role, url, -, -
dates: month-first
row 2: Acme / Cook - Pastry: applied; applied_on 2026-11-03; url http://www.linkedin.com/jobs/view/1
row 3: Brio / Engineer | Python: applied; applied_on 2026-10-02; url http://www.linkedin.com/jobs/view/2
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_contact_email_elsewhere_is_the_employers() {
    check(
        "
Application Date,Company,Job Title,Contact Email,Status,Withdraw Date,Job Url
2026-11-16,Acme,Cook,hr@acme.example,Applied,,https://linkedin.com/jobs/1
2026-11-09,Brio,Baker,jobs@brio.example,Applied,2026-11-20,https://linkedin.com/jobs/2
",
        "
columns: applied_on, company, role, contact_email, stage, withdrawn_on, url
row 2: Acme / Cook: applied; applied_on 2026-11-16; people hr@acme.example; url https://linkedin.com/jobs/1
row 3: Brio / Baker: withdrawn; applied_on 2026-11-09; people jobs@brio.example; url https://linkedin.com/jobs/2; withdrawn_on 2026-11-20
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_recruiter_and_a_hiring_manager() {
    check(
        "
Company,Position,Status,Date Applied,Recruiter Name,Recruiter Email,Recruiter Phone,Hiring Manager
Acme,Cook,Applied,2026-11-16,Ann Li,ann@acme.example,,Bo Berg
",
        "
columns: company, role, stage, applied_on, contact_name, contact_email, contact_phone, contact_name
row 2: Acme / Cook: applied; applied_on 2026-11-16; people Ann Li ann@acme.example & Bo Berg
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_reference_is_nobody_to_write_to() {
    check(
        "
Job Role,Company Name,Status,Recruiter Name,Recruiter Email,Recruiter Phone,Reference Contact,Reference Contact Email,Contact Phone,Date Applied
Cook,Acme,Applied,H. Doe,h.doe@acme.example,932083392,Kim J,kim@old.example,(123) 456-7890,2026-11-16
Baker,Brio,Applied,,,,Kim J,n/a,,2026-11-17
",
        "
columns: role, company, stage, contact_name, contact_email, contact_phone, -, -, -, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-16; people H. Doe h.doe@acme.example 932083392
row 3: Brio / Baker: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_phone_number_is_kept_as_it_is_written() {
    check(
        "
Company,Role,Status,Applied,Contact,Phone
Acme,Cook,Applied,2026-11-16,Ann Li, +1 555 0100
Brio,Baker,Applied,2026-11-16,Bo Berg,5550101
Crux,Clerk,Applied,2026-11-16,Cy Day,5550102.0
",
        "
columns: company, role, stage, applied_on, contact_name, contact_phone
row 2: Acme / Cook: applied; applied_on 2026-11-16; people Ann Li +1 555 0100
row 3: Brio / Baker: applied; applied_on 2026-11-16; people Bo Berg 5550101
row 4: Crux / Clerk: applied; applied_on 2026-11-16; people Cy Day 5550102.0
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn addresses_that_nobody_reads_are_not_written_to() {
    check(
        "
Company,Role,Status,Applied,Recruiter,Recruiter Email
Acme,Cook,Applied,2026-11-16,Ann Li,no-reply@acme.example
Brio,Baker,Applied,2026-11-16,,donotreply@brio.example
",
        "
columns: company, role, stage, applied_on, contact_name, contact_email
row 2: Acme / Cook: applied; applied_on 2026-11-16; people Ann Li
row 3: Brio / Baker: applied; applied_on 2026-11-16
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_referrer_is_not_the_interviewer() {
    // Nor is anything written to somebody who put in a word.
    check(
        "
Company,Role,Status,Applied,Interview date,Referred by,Interviewer
Acme,Cook,Interview,2026-11-02,2026-11-23,Gus Hay,Ann Li
Brio,Baker,Interview,2026-11-02,2026-11-23,Gus Hay,
",
        "
columns: company, role, stage, applied_on, interview_on, -, contact_name
row 2: Acme / Cook: interviewing; applied_on 2026-11-02; interviews #1 2026-11-23; people Ann Li
row 3: Brio / Baker: interviewing; applied_on 2026-11-02; interviews #1 2026-11-23
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn several_people_stand_in_one_cell() {
    check(
        r#"
Company,Role,Status,Applied,Interview date,Interviewers
Acme,Cook,Interview,2026-11-02,2026-11-23,"Ann Li (CTO); Bo Berg <bo@acme.example>, Cy Day - Recruiter"
Brio,Baker,Interview,2026-11-02,2026-11-23,"['Ann Li', 'Bo Berg']"
"#,
        "
columns: company, role, stage, applied_on, interview_on, contact_name
row 2: Acme / Cook: interviewing; applied_on 2026-11-02; interviews #1 2026-11-23; people Ann Li CTO & Bo Berg bo@acme.example & Cy Day Recruiter
row 3: Brio / Baker: interviewing; applied_on 2026-11-02; interviews #1 2026-11-23; people Ann Li & Bo Berg
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn passwords_and_logins_are_never_told() {
    let japanese = "
企業名,選考区分,締切,マイページID,ロゴURL,パスワード,メモ
Kranz社,本選考,2026-12-01,hunter2,,hunter2,
";
    let german = "
Firma;Stelle;Beworben am;Login-Info;Zugangsdaten;Passwort;Notizen
Kranz;Bäcker;16.11.2026;hunter2;hunter2;hunter2;nett
";
    for csv in [japanese, german] {
        let workspace = Workspace::new().with("a.csv", csv);
        for line in [
            "columns a.csv",
            "columns a.csv --format json",
            "init a.csv",
            "plan a.csv --format json",
            "explain a.csv Kranz",
            "convert a.csv --milestones --ics a.ics --todo todo.txt --json a.json --vtodo b.ics",
        ] {
            let words = line.split(' ').chain(["--today", "2026-11-24", "-v"]);
            let outcome = workspace.followup(words).outcome();
            assert!(matches!(outcome.exit, Some(0 | 1)), "{line}: {outcome:?}");
            let said = outcome.stdout + &outcome.stderr;
            assert!(!said.contains("hunter2"), "{line}: {said}");
        }
        for (name, bytes) in workspace.files() {
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.contains("hunter2"), name == "a.csv", "{name}: {text}");
        }
    }
}
