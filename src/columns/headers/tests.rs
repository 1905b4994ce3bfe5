use super::understand_headers;
use crate::columns::answers::Answers;
use crate::columns::options::ReadingOptions;
use crate::columns::words::Words;
use crate::read::{CsvOptions, Source, read_csv};

/// What the columns of a sheet whose first row is its header were taken for: a
/// field, `+` for one that counts without, or `-`.
fn fields(csv: &str) -> String {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(csv.as_bytes(), source, &CsvOptions::default()).unwrap();
    let header = table.rows().next().unwrap();
    let words = Words::built_in();
    let answers = Answers::below(&table, header, words);
    let options = ReadingOptions::default();
    let headers = understand_headers(header, table.source(), words, &options, &answers).unwrap();
    let fields = headers.columns.iter().map(|column| match column.field {
        Some(field) => field.word(),
        None if headers.second_stages.contains(&column.index) => "+",
        None => "-",
    });
    fields.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(csv: &str, expected: &str) {
    assert_eq!(fields(csv), expected, "{csv}");
}

#[test]
fn times_of_day_belong_to_the_day_of_an_interview() {
    let at = |header: &str| format!("{header}\nAcme,Cook,2026-11-27,14:00\nBorel,Cook,,\n");
    for header in [
        "Company,Role,Interview Date,Time",
        "Firma,Stelle,Vorstellungsgespräch,Uhrzeit",
        "Entreprise,Poste,Entretien,Heure",
        "Empresa,Puesto,Entrevista,Hora",
        "Azienda,Posizione,Colloquio,Ora",
        "会社名,職種,面接日,時間",
        "公司,职位,面试日期,时间",
    ] {
        check(&at(header), "company role interview_on interview_time");
    }
    check(
        "Company,Time,Interview\nAcme,2pm - 3pm,2026-11-27\n",
        "company interview_time interview_on",
    );
    check(
        "Company,Interview,At\nAcme,2026-11-27,14:00\n",
        "company interview_on interview_time",
    );
    // Of what else it may be the time, nobody says.
    check(
        "Company,Applied,Time\nAcme,2026-11-27,14:00\n",
        "company applied_on -",
    );
    check(
        "Company,Interview,Time\nAcme,2026-11-27,40 hours a week\n",
        "company interview_on -",
    );
    check(
        "Empresa,Puesto,Fecha,Hora\nAcme,Cocinero,2026-11-27,14:00\n",
        "company role applied_on -",
    );
}

#[test]
fn small_words_are_headers_where_the_cells_fit() {
    let rows = "Cook,Acme,2026-11-02\nBaker,Borel Ltd,2026-11-03\n";
    check(
        &format!("Applied for,At,On\n{rows}"),
        "role company applied_on",
    );
    check(&format!("Stelle,Bei,Am\n{rows}"), "role company applied_on");
    check(
        &format!("Poste,Chez,Quand\n{rows}"),
        "role company applied_on",
    );
    check(
        "Company,On,At\nAcme,yes,14:00\nBorel,no,15:00\n",
        "company - -",
    );
    check(
        "Company,Role,When\nAcme,Cook,2026-11-02\n",
        "company role applied_on",
    );
    check(
        "Company,Date Applied,When\nAcme,2026-11-02,2026-11-09\n",
        "company applied_on -",
    );
    check(
        "Company,What,When,With\nAcme,Interview,2026-11-02,Ann Li\n",
        "company - applied_on contact_name",
    );
    check(
        "Company,Interview,With\nAcme,2026-11-02,Ann Li (CTO)\n",
        "company interview_on contact_name",
    );
    // Here it may be the company.
    check("Role,With,On\nCook,Acme,2026-11-02\n", "role - applied_on");
}

#[test]
fn an_answer_is_what_its_cells_are() {
    let below = |cells: [&str; 3]| {
        let [a, b, c] = cells;
        format!("Company,Applied,Response\nAcme,,{a}\nBorel,,{b}\nCafe,,{c}\n")
    };
    check(
        &below(["2026-11-02", "", "2026-11-09"]),
        "company applied_on last_contact_on",
    );
    check(
        &below(["Yes", "Rejected", "Pending"]),
        "company applied_on stage",
    );
    check(&below(["Yes", "No", ""]), "company applied_on -");
    check(
        &below(["they will call again after the holidays", "", ""]),
        "company applied_on notes",
    );
    check(&below(["", "", ""]), "company applied_on -");
    check(
        "Company,Response,Status\nAcme,Yes,Applied\nBorel,Offer,Applied\n",
        "company + stage",
    );
    check(
        "Firma,Status,Rückmeldung\nAcme,Beworben,ja\nBorel,Beworben,Absage\n",
        "company stage +",
    );
    check(
        "Firma,Status,Rückmeldung\nAcme,Beworben,02.11.2026\nBorel,Beworben,\n",
        "company stage last_contact_on",
    );
}

#[test]
fn their_last_contact_stands_beside_ours() {
    let rows = "Acme,2026-11-02,2026-11-09\n";
    check(
        &format!("Company,Response Date,Last Contact\n{rows}"),
        "company last_contact_on last_contact_on",
    );
    check(
        &format!("Company,Last Contact,Reply\n{rows}"),
        "company last_contact_on last_contact_on",
    );
    check(
        &format!("Company,Last Contact,Last outreach\n{rows}"),
        "company last_contact_on -",
    );
    check(
        &format!("Company,Heard back,Response Date\n{rows}"),
        "company last_contact_on -",
    );
}

#[test]
fn an_agency_is_no_employer_beside_its_client() {
    let rows = "Ann's,Acme,Cook,2026-11-02\n";
    check(
        &format!("Agency,Client,Role,Applied\n{rows}"),
        "source company role applied_on",
    );
    check(
        &format!("Agency Name,Company,Role,Applied\n{rows}"),
        "source company role applied_on",
    );
    check(
        "Agency,Role,Applied\nAnn's,Cook,2026-11-02\n",
        "company role applied_on",
    );
}

#[test]
fn a_person_is_somebody_to_write_to() {
    check(
        "Company,Role,Applied,Person\nAcme,Cook,2026-11-02,Ann Li\n",
        "company role applied_on contact_name",
    );
    check(
        "Company,Role,Date Applied,Person,Contact\nAcme,Cook,2026-11-02,me,Ann Li\n",
        "company role applied_on - contact_name",
    );
    check(
        "Company,Role,Applied,Contact Name/Email\nAcme,Cook,2026-11-02,Ann <ann@acme.example>\n",
        "company role applied_on contact_name",
    );
}

#[test]
fn a_decision_may_be_a_day_or_how_it_ended() {
    check(
        "Company,Applied,Decision\nAcme,2026-11-02,2026-12-04\nBorel,2026-11-02,Rejected\n",
        "company applied_on decision_on",
    );
    check(
        "Company,Applied,Decision\nAcme,2026-11-02,Offer\nBorel,2026-11-02,Rejected\n",
        "company applied_on stage",
    );
    check(
        "Company,Status,Decision\nAcme,Interview,Offer\nBorel,Interview,Rejected\n",
        "company stage +",
    );
}

#[test]
fn a_name_may_hold_the_role_and_the_company() {
    check(
        "Name,Status\nCook @ Acme,Applied\nBaker at Borel,Applied\n",
        "- stage",
    );
    check("Job,Status\nCook @ Acme,Applied\n", "- stage");
    // Most of them do not, or the company has a column of its own.
    check(
        "Name,Status\nLook at Me,Applied\nAcme,Applied\n",
        "company stage",
    );
    check("Company,Status\nLook at Me,Applied\n", "company stage");
    check(
        "Job,Company,Status\nCook @ Acme,Acme,Applied\n",
        "role company stage",
    );
}
