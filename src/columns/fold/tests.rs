use crate::application::ContactBy;
use crate::columns::{Counts, ReadingOptions, Sheet, SheetLayout, understand};
use crate::read::{CsvOptions, Source, read_csv};

fn read(header: &str, rows: &[&str]) -> Sheet {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let text = format!("{header}\n{}\n", rows.join("\n"));
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
    let today = "2026-11-21".parse().unwrap();
    understand(&table, &ReadingOptions::default(), today).unwrap()
}

/// Each application in a line, in the order of their names.
fn told(sheet: &Sheet) -> Vec<String> {
    let mut lines: Vec<String> = sheet
        .applications
        .iter()
        .map(|a| {
            let day = |name: &str, dated: Option<crate::application::Dated>| {
                dated.map(|dated| format!(" {name} {}", dated.on))
            };
            let rounds = a.interviews.iter().map(|it| {
                let people = it.people.iter().filter_map(|person| person.shown());
                let people: Vec<&str> = people.collect();
                format!(" {}: {} {}", it.round.0, it.on, people.join("+"))
            });
            let people = a.people.iter().filter_map(|person| person.shown());
            let parts = [
                day("applied", a.applied_on),
                day("offered", a.offered_on),
                day("rejected", a.rejected_on),
                day("followed up", a.followed_up_on),
                day("contact", a.last_contact_on.map(|(dated, _)| dated)),
            ];
            let parts = parts.into_iter().flatten();
            let people: Vec<&str> = people.collect();
            format!(
                "{} {}{}{} {}",
                a.id,
                a.stage.word(),
                parts.collect::<String>(),
                rounds.collect::<String>(),
                people.join("+")
            )
            .trim_end()
            .to_owned()
        })
        .collect();
    lines.sort();
    lines
}

fn check(header: &str, rows: &[&str], layout: SheetLayout, folded: usize, expected: &[&str]) {
    let sheet = read(header, rows);
    assert_eq!(told(&sheet), expected, "{header}");
    assert_eq!(sheet.layout, layout, "{header}");
    let Counts {
        rows: all,
        applications,
        folded: more,
        skipped,
        ignored,
    } = sheet.counts;
    assert_eq!(applications + more + skipped + ignored, all);
    assert_eq!(more, folded, "{header}");
    let turned: Vec<&str> = rows.iter().rev().copied().collect();
    assert_eq!(told(&read(header, &turned)), expected, "turned: {header}");
}

#[test]
fn events_of_one_company_and_role_are_one_application() {
    check(
        "Date,Company,Role,Event,Contact",
        &[
            "2026-11-02,Acme,Cook,Applied,",
            "2026-11-09,Acme,Cook,Followed up,",
            "2026-11-12,Acme,Cook,Interview,Ann Li",
            "2026-11-19,Acme,Cook,2nd interview,Bo Berg",
            "2026-11-03,Brio,Baker,Applied,",
            "2026-11-13,Brio,Baker,Rejected,",
            "2026-11-13,Crux,Clerk,Email sent,Cy Dow",
        ],
        SheetLayout::Events,
        4,
        &[
            "Acme / Cook interviewing applied 2026-11-02 followed up 2026-11-09 1: 2026-11-12 Ann Li 2: 2026-11-19 Bo Berg",
            "Brio / Baker rejected applied 2026-11-03 rejected 2026-11-13",
            "Crux / Clerk wishlist contact 2026-11-13 Cy Dow",
        ],
    );
}

#[test]
fn events_are_grouped_by_an_id_that_comes_up_again() {
    check(
        "App ID,Company,Role,Date,Action",
        &[
            "A1,Acme,Cook,2026-11-02,Applied",
            "A1,Acme,Cook,2026-11-12,Phone screen",
            "A2,Acme,Cook,2026-11-16,Applied",
        ],
        SheetLayout::Events,
        1,
        &[
            "A1 screening applied 2026-11-02 1: 2026-11-12",
            "A2 applied applied 2026-11-16",
        ],
    );
    check(
        "Datum;Unternehmen;Position;Aktion",
        &[
            "02.11.2026;Muster AG;Koch;Beworben (M)",
            "09.11.2026;Muster AG;Koch;Nachgefasst",
            "16.11.2026;Muster AG;Koch;Abgelehnt",
        ],
        SheetLayout::Events,
        2,
        &[
            "Muster AG / Koch rejected applied 2026-11-02 rejected 2026-11-16 followed up 2026-11-09",
        ],
    );
    // Ids of the events say nothing of the applications.
    check(
        "ID,Company,Role,Date,Action",
        &[
            "1,Acme,Cook,2026-11-02,Applied",
            "2,Acme,Cook,2026-11-12,Offer",
        ],
        SheetLayout::Events,
        1,
        &["Acme / Cook offer applied 2026-11-02 offered 2026-11-12"],
    );
}

#[test]
fn interviews_and_contacts_are_grouped_too() {
    check(
        "Company,Role,Interview date,Interviewer",
        &[
            "Acme,Cook,2026-11-12,Ann Li",
            "Acme,Cook,2026-11-19,Bo Berg",
            "Brio,Baker,2026-11-13,",
        ],
        SheetLayout::Interviews,
        1,
        &[
            "Acme / Cook interviewing 1: 2026-11-12 Ann Li 2: 2026-11-19 Bo Berg",
            "Brio / Baker interviewing 1: 2026-11-13",
        ],
    );
    check(
        "Company,Contact,Contact email,Last contact",
        &[
            "Acme,Ann Li,ann@acme.example,2026-11-12",
            "Acme,Bo Berg,bo@acme.example,2026-11-13",
        ],
        SheetLayout::Contacts,
        1,
        &["Acme applied contact 2026-11-13 Ann Li+Bo Berg"],
    );
}

#[test]
fn messages_are_contacts_of_whoever_wrote_them() {
    fn check_last(
        header: &str,
        rows: &[&str],
        expected: &[(&str, &str, ContactBy)],
        said: &[&str],
    ) {
        let sheet = read(header, rows);
        assert_eq!(
            sheet.layout,
            SheetLayout::Messages,
            "{header} {:?}",
            sheet.columns
        );
        let mut last: Vec<(String, String, ContactBy)> = sheet
            .applications
            .iter()
            .filter_map(|a| {
                let (dated, by) = a.last_contact_on?;
                assert_eq!((a.applied_on, a.interviews.len()), (None, 0), "{header}");
                Some((a.id.to_string(), dated.on.to_string(), by))
            })
            .collect();
        last.sort_by(|a, b| a.0.cmp(&b.0));
        let expected: Vec<(String, String, ContactBy)> = expected
            .iter()
            .map(|(id, on, by)| ((*id).to_owned(), (*on).to_owned(), *by))
            .collect();
        assert_eq!(last, expected, "{header}");
        let told: Vec<&str> = sheet.diagnostics.iter().map(|it| &*it.message).collect();
        assert_eq!(told, said, "{header}");
    }
    check_last(
        "Company,Contact,Date,Type",
        &[
            "Acme,Ann Li,2026-11-02,sent",
            "Acme,Ann Li,2026-11-05,replied",
            "Brio,Bo Berg,2026-11-05,LinkedIn message",
            "Brio,Bo Berg,2026-11-09,LinkedIn message",
        ],
        &[
            ("Acme", "2026-11-05", ContactBy::Them),
            ("Brio", "2026-11-09", ContactBy::Us),
        ],
        &["`LinkedIn message` does not say who wrote: it is taken as yours"],
    );
    check_last(
        "Date,Company,Contact,Direction,Message",
        &[
            "2026-11-02,Acme,Ann Li,Outgoing,Hello",
            "2026-11-05,Acme,Ann Li,Incoming,Hello you",
            "2026-11-09,Acme,Ann Li,Outgoing,Thanks",
        ],
        &[("Acme", "2026-11-09", ContactBy::Us)],
        &[],
    );
    // A status says so in a list of people.
    check_last(
        "date,company,role,contact_name,contact_title,university_alum,linkedin_url,status,notes",
        &[
            "2026-11-02,Acme,Clerk,Ann Li,Recruiter,no,https://x.example,sent,",
            "2026-11-05,Acme,Clerk,Ann Li,Recruiter,no,https://x.example,replied,",
        ],
        &[("Acme / Clerk", "2026-11-05", ContactBy::Them)],
        &[],
    );
    check_last(
        "Datum;Firma;Kontakt;Richtung",
        &[
            "02.11.2026;Muster AG;Ann Li;Gesendet",
            "05.11.2026;Muster AG;Ann Li;Antwort erhalten",
        ],
        &[("Muster AG", "2026-11-05", ContactBy::Them)],
        &[],
    );
}

#[test]
fn what_they_wrote_is_no_interview() {
    check(
        "Date,Company,Role,Event",
        &[
            "2026-11-02,Acme,Cook,Applied",
            "2026-11-09,Acme,Cook,Reply received",
        ],
        SheetLayout::Events,
        1,
        &["Acme / Cook applied applied 2026-11-02 contact 2026-11-09"],
    );
}

#[test]
fn a_row_an_application_stays_one() {
    check(
        "Company,Role,Date applied,Status,Action",
        &[
            "Acme,Cook,2026-11-02,Applied,Applied",
            "Acme,Cook,2026-11-12,Applied,Applied",
        ],
        SheetLayout::Applications,
        0,
        &[
            "Acme / Cook / 2026-11-12 applied applied 2026-11-12",
            "Acme / Cook applied applied 2026-11-02",
        ],
    );
    check(
        "Company,Date,Action",
        &["Acme,2026-11-02,write to Ann", "Acme,2026-11-12,call Bo"],
        SheetLayout::Applications,
        0,
        &[
            "Acme / 2026-11-12 applied applied 2026-11-12",
            "Acme applied applied 2026-11-02",
        ],
    );
}
