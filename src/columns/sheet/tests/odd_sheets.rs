//! Sheets that strangers keep, and that were read wrongly once.

use super::{Field, read, stages, told};
use crate::application::Dated;

#[test]
fn a_row_of_sums_and_one_slip_leave_a_column_of_ticks_one() {
    fn check(last: &str, expected: &[&str], trouble: &[&str]) {
        let sheet = read(&format!(
            "Company,Date Applied,Phone Screen?,Rejected?\n\
             Amber,2026-11-02,FALSE,TRUE\nBo,2026-11-02,TRUE,FALSE\nCy,2026-11-02,FALSE,FALSE\n{last}\n"
        ));
        assert_eq!(&stages(&sheet)[..3], expected, "{last}");
        assert_eq!(told(&sheet.diagnostics), trouble, "{last}");
    }
    let right = [
        "Amber: rejected 2026-11-02",
        "Bo: screening 2026-11-02",
        "Cy: applied 2026-11-02",
    ];
    check("TOTAL,3,1,1", &right, &[]);
    check("Total:,,1,1", &right, &[]);
    check(
        "Dee,2026-11-02,FALSE,ask Ann",
        &right,
        &[
            "warning: could not understand `ask Ann` as yes or no\na.csv:5, column D `Rejected?`\nit is taken as no; say yes or no",
        ],
    );
    // Two are no slip, and a day is none either.
    check(
        "Dee,2026-11-02,2026-11-20,FALSE",
        &[
            "Amber: rejected 2026-11-02",
            "Bo: interviewing 2026-11-02",
            "Cy: applied 2026-11-02",
        ],
        &[],
    );
}

/// `name email phone title`, of each person of the first application.
fn people(text: &str) -> Vec<String> {
    let sheet = read(text);
    let people = sheet.applications[0].people.iter();
    people
        .map(|person| {
            let name = person.name.as_ref().map_or("-", |name| name.as_str());
            let email = person.email.as_ref().map_or("-", |email| email.as_str());
            let phone = person.phone.as_ref().map_or("-", |phone| phone.as_str());
            let title = person.title.as_ref().map_or("-", |title| title.as_str());
            format!("{name} {email} {phone} {title}")
        })
        .collect()
}

#[test]
fn how_to_reach_somebody_is_no_second_person() {
    fn check(header: &str, cell: &str, expected: &[&str]) {
        let text = format!(
            "Company,Role,Contact Person,{header}\nAcme,Nurse,Ms. Ruth Abel,{cell}\nBeta,Aide,Dan Cole,937-555-0142\n"
        );
        assert_eq!(people(&text), expected, "{header}: {cell}");
    }
    let by_email = ["Ms. Ruth Abel rabel@gsd.example - -"];
    for header in [
        "Contact Info",
        "Contact details",
        "Contact Info (phone/email)",
        "Contact (email/phone)",
        "Phone/Email",
        "EMAIL OR TEL",
        "Kontaktdaten",
        "Coordonnées",
    ] {
        check(header, "rabel@gsd.example", &by_email);
        check(
            header,
            "937-555-0142 / rabel@gsd.example",
            &["Ms. Ruth Abel rabel@gsd.example 937-555-0142 -"],
        );
        check(header, "937-555-0100", &["Ms. Ruth Abel - 937-555-0100 -"]);
    }
    // Without another name it may be the one.
    assert_eq!(
        people("Company,Role,Contact Info\nAcme,Nurse,\"Ann Li, ann@acme.example\"\n"),
        ["Ann Li ann@acme.example - -"]
    );
    assert_eq!(
        people(
            "Company,Role,Contact,Email\nAcme,Nurse,Ann Li,ann@acme.example; tel 555-010-0100\n"
        ),
        ["Ann Li ann@acme.example 555-010-0100 -"]
    );
}

#[test]
fn a_title_beside_a_name_is_that_persons_where_the_job_stands_elsewhere() {
    fn check(text: &str, id: &str, expected: &str) {
        let sheet = read(text);
        assert_eq!(sheet.applications[0].id.as_str(), id, "{text}");
        assert_eq!(people(text), [expected], "{text}");
    }
    check(
        "Company,Position,Contact,Title\nAcme,Nurse,Ann Li,HRBP\n",
        "Acme / Nurse",
        "Ann Li - - HRBP",
    );
    check(
        "Company,Primary contact,Title,Email\nAcme,Ann Li,CEO,ann@acme.example\nBeta,,,\n",
        "Acme",
        "Ann Li ann@acme.example - CEO",
    );
    // The job, with or without somebody.
    check(
        "Company,Contact,Title\nAcme,Ann Li,Office Manager\nBeta,,Office Manager\n",
        "Acme / Office Manager",
        "Ann Li - - -",
    );
    check(
        "Company,Title,Contact\nAcme,Office Manager,Ann Li\nBeta,,\n",
        "Acme / Office Manager",
        "Ann Li - - -",
    );
}

#[test]
fn rows_that_differ_where_nobody_looks_are_told_how_to_be_two() {
    let sheet = read(
        "Company,Qqq,Date Applied,Idea\n\
         Acme,1,2026-11-02,Long read\nAcme,2,2026-11-02,Short read\nBeta,3,2026-11-02,x\nBeta,4,2026-11-02,x\n",
    );
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: this row repeats row 2: the same company, role and date\na.csv:3\nif `Idea` is the job, say `--map 'role=Idea'`, and they are two applications",
            "warning: this row repeats row 4: the same company, role and date\na.csv:5\ngive them different ids or roles if they are two applications",
        ]
    );
}

#[test]
fn a_column_without_a_day_gives_way_to_one_with_days() {
    fn check(header: &str, cells: &str, fields: &[Option<Field>]) {
        let sheet = read(&format!("Company,{header}\nAcme,{cells}\n"));
        let found: Vec<Option<Field>> = sheet.columns.iter().skip(1).map(|it| it.field).collect();
        assert_eq!(found, fields, "{header}: {cells}");
        assert_eq!(told(&sheet.diagnostics), [""; 0], "{header}: {cells}");
    }
    let (source, applied) = (Some(Field::Source), Some(Field::AppliedOn));
    check(
        "Applied on (site),Date",
        "Indeed,2026-11-02",
        &[source, applied],
    );
    check(
        "Date,Applied on (site)",
        "2026-11-02,Glassdoor",
        &[applied, source],
    );
    check("Applied on,Date Applied", "7,2026-11-02", &[None, applied]);
    check("Applied on,Date", "2026-11-02,2026-11-03", &[applied, None]);
}

#[test]
fn a_status_that_is_not_called_so_is_read_or_asked_about() {
    fn check(cells: &[&str], field: Option<Field>, trouble: &[&str]) {
        let rows = cells.iter().enumerate();
        let rows: Vec<String> = rows
            .map(|(number, cell)| format!("Co{number},2026-11-02,{cell}\n"))
            .collect();
        let sheet = read(&format!("Company,Date Applied,whats up\n{}", rows.concat()));
        assert_eq!(sheet.columns[2].field, field, "{cells:?}");
        assert_eq!(told(&sheet.diagnostics), trouble, "{cells:?}");
    }
    let words = ["applied", "rejected", "", "2nd interview"];
    check(&words, Some(Field::Stage), &[]);
    let asked = "warning: no column is known as the status, and `whats up` may be it\na.csv:1, column C `whats up`\nif it is, say `--map 'stage=whats up'`; if not, `--map 'notes=whats up'`";
    check(&["rejected", "qqq", "applied", "vvv www"], None, &[asked]);
    // What was sent is no status, nor are notes that speak of one.
    check(&["sent", "sent", "to do"], None, &[asked]);
    check(&["sent", "sent"], None, &[]);
    check(
        &[
            "rejected by them after we had talked twice",
            "offer is what they said I would get soon",
        ],
        None,
        &[],
    );
    check(&["blue", "red"], None, &[]);
}

#[test]
fn days_that_nobody_calls_those_of_the_application_are_asked_about() {
    fn check(text: &str, trouble: &[&str]) {
        assert_eq!(told(&read(text).diagnostics), trouble, "{text}");
    }
    let asked = "warning: no column is known as the day you applied, and `Qqq` holds dates\na.csv:1, column C `Qqq`\nif that is it, say `--map 'applied_on=Qqq'`; if not, `--map 'notes=Qqq'`";
    check("Company,Status,Qqq\nAcme,pending,2026-11-02\n", &[asked]);
    check("Company,Applied,Qqq\nAcme,2026-11-02,2026-11-02\n", &[]);
    check("Company,Status,Qqq\nAcme,applied,4.1\n", &[]);
    check("Company,Status,Date saved\nAcme,applied,2026-11-02\n", &[]);
}

#[test]
fn a_day_in_the_status_is_the_day_of_what_it_says() {
    fn check(status: &str, expected: &str, trouble: &[&str]) {
        let sheet = read(&format!(
            "Company,Status\nAcme,\"{status}\"\nBeta,Applied 11/18/2026\n"
        ));
        let it = &sheet.applications[0];
        let day = |dated: Option<Dated>| dated.map_or("-".to_owned(), |it| it.on.to_string());
        let interviews: Vec<String> = it.interviews.iter().map(|it| it.on.to_string()).collect();
        let found = format!(
            "{} applied {} rejected {} interviews {}",
            it.stage.word(),
            day(it.applied_on),
            day(it.rejected_on),
            interviews.join(" ")
        );
        assert_eq!(found.trim_end(), expected, "{status}");
        assert_eq!(told(&sheet.diagnostics), trouble, "{status}");
    }
    check(
        "Applied 11/3/2026",
        "applied applied 2026-11-03 rejected - interviews",
        &[],
    );
    check(
        "Rejected 11/20/2026",
        "rejected applied - rejected 2026-11-20 interviews",
        &[],
    );
    check(
        "Interview 11/24/2026",
        "interviewing applied - rejected - interviews 2026-11-24",
        &[],
    );
    check(
        "Applied 11/2/2026, phone screen 11/23",
        "screening applied 2026-11-02 rejected - interviews 2026-11-23",
        &[],
    );
    check(
        "Applied 11/3",
        "applied applied - rejected - interviews",
        &[
            "note: the day in `Applied 11/3` is not used\na.csv:2, column B `Status`\nwrite it with its year, like 2026-11-24 for `11/3`, or in a column of its own",
        ],
    );
}

#[test]
fn the_second_line_of_a_header_belongs_to_it() {
    fn check(text: &str, header: &str, wanted: &[Option<Field>], rows: usize) {
        let sheet = read(text);
        let found: Vec<Option<Field>> = sheet.columns.iter().map(|it| it.field).collect();
        assert_eq!(found, wanted, "{text}");
        let last = sheet.columns.last().and_then(|it| it.header.clone());
        assert_eq!(
            last.map(|it| it.to_string()).as_deref(),
            Some(header),
            "{text}"
        );
        assert_eq!(sheet.applications.len(), rows, "{text}");
        assert_eq!(told(&sheet.diagnostics), [""; 0], "{text}");
    }
    let (company, name, email) = (
        Some(Field::Company),
        Some(Field::ContactName),
        Some(Field::ContactEmail),
    );
    check(
        "Company,Lead,Date,Hiring,Hiring\n,(source),(applied),manager,manager email\n\
         Loomis,Indeed,2026-11-02,Ana Ruiz,ana@loomis.example\n",
        "Hiring manager email",
        &[
            company,
            Some(Field::Source),
            Some(Field::AppliedOn),
            name,
            email,
        ],
        1,
    );
    check(
        "Company,Hiring\n,manager\nLoomis,Ana Ruiz\n",
        "Hiring manager",
        &[company, name],
        1,
    );
    // A row of an application is none.
    check(
        "Company,Location\nLoomis,(remote)\nBeta,Berlin\n",
        "Location",
        &[company, Some(Field::Location)],
        2,
    );
}

#[test]
fn an_interview_whose_day_cannot_be_read_is_one() {
    fn check(status: &str, cell: &str, expected: &str) {
        let sheet = read(&format!(
            "Company,Date Applied,Status,Interview\n\
             Amber,2026-11-02,{status},{cell}\nBo,2026-11-02,Applied,2026-11-20\n"
        ));
        assert_eq!(stages(&sheet)[0], expected, "{status} {cell}");
    }
    check(
        "Applied",
        "sometime on the 30th",
        "Amber: interviewing 2026-11-02",
    );
    check("", "ask Gary which day", "Amber: interviewing 2026-11-02");
    check("Offer", "sometime on the 30th", "Amber: offer 2026-11-02");
    check(
        "Rejected",
        "sometime on the 30th",
        "Amber: rejected 2026-11-02",
    );
    check("Applied", "did not get one", "Amber: applied 2026-11-02");
    check("Applied", "it was cancelled", "Amber: applied 2026-11-02");
    check("Applied", "not scheduled", "Amber: applied 2026-11-02");
    check("Applied", "pending", "Amber: applied 2026-11-02");
    check("Applied", "", "Amber: applied 2026-11-02");
}

#[test]
fn two_halves_of_a_name_are_one_person() {
    fn check(headers: &str, cells: &str, expected: &[&str]) {
        let text = format!("Company,Role,{headers}\nAcme,Cook,{cells}\n");
        assert_eq!(people(&text), expected, "{text}");
    }
    check(
        "First Name,Last Name,E-mail Address,Work Phone",
        "Ann,Li,ann@acme.example,555-0147",
        &["Ann Li ann@acme.example 555-0147 -"],
    );
    check("Last Name,First Name", "Li,Ann", &["Ann Li - - -"]);
    check("First Name,Last Name", "Ann,", &["Ann - - -"]);
    check("First Name,Last Name", "n/a,Li", &["Li - - -"]);
    check("First Name,Last Name", ",", &[]);
    check(
        "Contact First Name,Contact Surname",
        "Ann,de Li",
        &["Ann de Li - - -"],
    );
}

#[test]
fn interviews_may_stand_in_the_plural() {
    for header in [
        "Gespräche",
        "Bewerbungsgespräche",
        "Gesprächstermine",
        "Interviewtermine",
    ] {
        let sheet = read(&format!(
            "Firma;Stelle;Beworben am;{header}\nAcme;Köchin;02.11.2026;Telefon 24.11. 14:00; \n\
             Brio;Koch;03.11.2026;01.12.2026 mit Ann Li\n"
        ));
        let days = sheet.applications.iter().flat_map(|it| &it.interviews);
        let days: Vec<String> = days.map(|it| it.on.to_string()).collect();
        assert_eq!(days, ["2026-11-24", "2026-12-01"], "{header}");
    }
}
