//! Whose name, title and address stand beside each other, a header a case.

use crate::application::Person;
use crate::columns::{ReadingOptions, understand};
use crate::read::{CsvOptions, Source, read_csv};

/// `round name [title] <email>` of everybody in a sheet of one application.
#[track_caller]
fn check(header: &str, row: &str, expected: &[&str]) {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let text = format!("Company,Status,Applied,{header}\nAcme,Interviewing,2026-11-02,{row}\n");
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
    let today = "2026-11-25".parse().unwrap();
    let sheet = understand(&table, &ReadingOptions::default(), today).unwrap();
    let application = &sheet.applications[0];
    assert_eq!(
        application.role.as_ref().unwrap().as_str(),
        "Cook",
        "{header}"
    );
    let told = |round: &str, person: &Person| {
        let mut told = round.to_owned();
        let name = person.name.as_ref().map(|name| format!("{name}"));
        let title = person.title.as_ref().map(|title| format!("[{title}]"));
        let email = person.email.as_ref().map(|it| format!("<{}>", it.as_str()));
        for part in [name, title, email].into_iter().flatten() {
            told = format!("{told} {part}");
        }
        told.trim_start().to_owned()
    };
    let mut found: Vec<String> = Vec::new();
    for interview in &application.interviews {
        let round = interview.round.0.to_string();
        found.extend(interview.people.iter().map(|person| told(&round, person)));
    }
    found.extend(application.people.iter().map(|person| told("", person)));
    assert_eq!(found, expected, "{header}");
}

#[test]
fn a_title_right_behind_a_name_is_of_that_person() {
    let three = ["Ann Li [CTO]", "Bo Berg [Recruiter]", "Cy Day [Engineer]"];
    check(
        "Role,Interview Date,Interviewer 1,Title,Interviewer 2,Title,Interviewer 3,Title",
        "Cook,2026-11-24,Ann Li,CTO,Bo Berg,Recruiter,Cy Day,Engineer",
        &three,
    );
    check(
        "Role,Interview Date,Interviewer 1,Interviewer 1 Title,Interviewer 2,Interviewer 2 Title",
        "Cook,2026-11-24,Ann Li,CTO,Bo Berg,Recruiter",
        &three[..2],
    );
    check(
        "Position,Interview Date,Interviewer,Role,Interviewer Email",
        "Cook,2026-11-24,Ann Li,Hiring Manager,ann@x.example",
        &["Ann Li [Hiring Manager] <ann@x.example>"],
    );
    // The column of the job may stand behind it.
    check(
        "Contact,Title,Position",
        "Ann Li,Hiring Manager,Cook",
        &["Ann Li [Hiring Manager]"],
    );
    check("Contact,Title", "Ann Li,Cook", &["Ann Li"]);
    check(
        "Role,Interview Date,Contact,Title,Panel",
        "Cook,2026-11-24,Ann Li,Hiring Manager,\"Bo Berg (peer), Cy Day + 1 engineer\"",
        &["Ann Li [Hiring Manager]", "Bo Berg [peer]", "Cy Day"],
    );
}

#[test]
fn each_round_has_its_interviewers_and_their_titles() {
    check(
        "Role,Interview 1,Interviewer 1,Title 1,Interview 2,Interviewer 2,Title 2,Panel",
        "Cook,2026-11-10,Ann Li,CTO,2026-11-24,Bo Berg; Cy Day,Recruiter; Engineer,Di Fox",
        &[
            "1 Ann Li [CTO]",
            "2 Bo Berg [Recruiter]",
            "2 Cy Day [Engineer]",
            "Di Fox",
        ],
    );
    check(
        "Role,1st Interview,1st Interviewer,Role,2nd Interview,2nd Interviewer,Role",
        "Cook,2026-11-10,Ann Li,Recruiter,2026-11-24,Bo Berg and Cy Day,\"CTO, Engineer\"",
        &[
            "1 Ann Li [Recruiter]",
            "2 Bo Berg [CTO]",
            "2 Cy Day [Engineer]",
        ],
    );
    check(
        "Role,Round 1 Date,Round 1 Interviewer,Round 1 Interviewer Title,Round 2 Date,Round 2 Panel,Round 2 Panel Titles",
        "Cook,2026-11-10,Ann Li,Recruiter,2026-11-24,\"Bo Berg, Cy Day\",\"CTO, Engineer\"",
        &[
            "1 Ann Li [Recruiter]",
            "2 Bo Berg [CTO]",
            "2 Cy Day [Engineer]",
        ],
    );
    check(
        "Role,Interview Date,Interviewer,Title",
        "Cook,2026-11-24,Ann Li,\"Head of Search, Europe\"",
        &["Ann Li [Head of Search, Europe]"],
    );
}
