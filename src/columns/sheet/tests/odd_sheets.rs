//! Sheets that strangers keep, and that were read wrongly once.

use super::{read, stages, told};

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
