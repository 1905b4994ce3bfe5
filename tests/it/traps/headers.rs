//! Where the header stands and how it is written.

use super::check;

#[test]
fn a_sheet_without_a_header_is_read_by_its_values() {
    check(
        "
Acme,Cook,Applied,2026-11-16,https://acme.example/1
Brio,Baker,Rejected,2026-11-17,https://brio.example/2
",
        "
columns: company, role, stage, applied_on, url
header: none
row 1: Acme / Cook: applied; applied_on 2026-11-16; url https://acme.example/1
row 2: Brio / Baker: rejected; applied_on 2026-11-17; url https://brio.example/2
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: this sheet has no row of headers; by their values its columns are A company, B role, C stage, D applied_on, E url
  --> a.csv:1
hint: if that is wrong, say which is which, like `--map company=A`, or write a row of headers above this one
",
    );
}

#[test]
fn a_question_in_spanish_is_a_header() {
    check(
        "
Nombre de la empresa;Vacante;¿Cuándo apliqué?;¿Respondieron?
Molino SA;Analista;16/11/2026;no
",
        "
columns: company, role, applied_on, -
dates: day-first
row 2: Molino SA / Analista: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_title_and_a_blank_line_stand_above_the_header() {
    check(
        "
Job Application Tracker

Company Name,Position,Application Date,Application Status
Acme,Cook,11/16/2026,Applied
",
        "
columns: company, role, applied_on, stage
header: row 3
dates: month-first
row 4: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn merged_bands_stand_above_the_header() {
    check(
        "
JOB TRACKER,,,,,,
APPLICATIONS,,,,,INTERVIEW,
STATUS,COMPANY,JOB TITLE,DATE APPLIED,LOCATION,DATE ,LOCATION
Applied,Acme,Cook,2026-11-16,Oslo,,
Interview,Brio,Baker,2026-11-09,Bergen,2026-11-20,Zoom
",
        "
columns: stage, company, role, applied_on, location, -, -
header: row 3
row 4: Acme / Cook: applied; applied_on 2026-11-16; location Oslo
row 5: Brio / Baker: interviewing; applied_on 2026-11-09; location Bergen
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_blank_line_stands_above_the_header() {
    check(
        "
Company,Role,Date Applied,Status
Acme,Cook,2026-11-16,Applied
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn an_index_without_a_header_is_no_column() {
    check(
        "
,status,title,company,date
0,Application Sent,Cook,Acme,16.11.26
0,Declined,Baker,Brio,17.11.26
1,Offer,Clerk,Crux,18.11.26
",
        "
columns: -, stage, role, company, applied_on
dates: day-first
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: rejected; applied_on 2026-11-17
row 4: Crux / Clerk: offer; applied_on 2026-11-18
rows: 3 = 3 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn columns_without_a_header_are_read_past() {
    check(
        "
Job Role,Company Name,Status,Date Applied,,,
Cook,Acme,Requires Followup,2026-11-16,,,
Baker,Brio,Not Started,,,,see mail
",
        "
columns: role, company, stage, applied_on, -, -, -
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: wishlist
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_header_that_stands_twice_is_two_columns() {
    check(
        "
STATUS,COMPANY,JOB TITLE,DATE APPLIED,LOCATION,DATE ,LOCATION
Applied,Acme,Cook,2026-11-16,Pune,,Room 3
",
        "
columns: stage, company, role, applied_on, location, -, -
row 2: Acme / Cook: applied; applied_on 2026-11-16; location Pune
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn the_first_of_two_companies_counts() {
    check(
        "
Company,Role,Company,Date Applied
Acme,Cook,Agency,2026-11-16
",
        "
columns: company, role, -, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_misspelt_header_is_taken_for_what_its_cells_are() {
    check(
        "
Company,Potion,Date Applied,Status
Acme,Cook,2026-11-16,Applied
Brio,Baker,2026-11-17,Rejected
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: rejected; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_header_of_several_lines_is_one_name() {
    check(
        r#"
Company,"Job
Title","Date
Applied
(mm/dd)",Status
Acme,Cook,11/16/2026,Applied
"#,
        "
columns: company, role, applied_on, stage
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn hints_in_brackets_are_no_part_of_a_name() {
    check(
        "
Company (required),Role [title],Date applied (YYYY-MM-DD),Status (pick one)
Acme,Cook,2026-11-16,Applied
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn hints_in_wide_brackets_are_no_part_of_a_name() {
    check(
        "
投递日期（可选）,公司名称,岗位名称,部门（可选）,投递渠道（可选）,当前阶段（可选）,下一环节的日期（可选）,下一环节的时间（可选）
2026-11-02,远山科技,分析师,数据组,内推,面试中,2026-11-25,14:00
",
        "
columns: applied_on, company, role, -, source, stage, interview_on, interview_time
row 2: 远山科技 / 分析师: interviewing; applied_on 2026-11-02; interviews #1 2026-11-25 14:00; source 内推
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_header_may_be_a_question() {
    check(
        "
Which company?,What role?,When did I apply?,Contacted?,Status
Acme,Cook,2026-11-16,no,Applied
",
        "
columns: company, role, applied_on, -, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn headers_of_the_other_letters_are_the_same() {
    check(
        "
 COMPANY_NAME ,jobTitle,Date-Applied,ＳＴＡＴＵＳ
Acme,Cook,2026-11-16,Applied
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn columns_that_nobody_knows_are_read_past() {
    check(
        "
Company,Role,Date Applied,Status,Industry,Size,Glassdoor,Benefits,Visa,Remote policy,Tech stack,Team size,Fit,Energy,Commute,Overtime,Dress code,Dogs,Parking,Lunch,Culture,Growth,Stock,Bonus,Vacation,Insurance,Pension,Laptop,Gym,Coffee,Views,Noise,Light,Plants
Acme,Cook,2026-11-16,Applied,0,1,2,3,4,5,6,0,1,2,3,4,5,6,0,1,2,3,4,5,6,0,1,2,3,4,5,6,0,1
",
        "
columns: company, role, applied_on, stage, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -, -
row 2: Acme / Cook: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
