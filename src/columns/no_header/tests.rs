use chrono::NaiveDate;

use crate::columns::{Field, HeaderPlace, ReadingOptions, understand};
use crate::error::Error;
use crate::read::{CsvOptions, Source, read_csv};

fn understood(text: &str, options: &ReadingOptions) -> String {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    match understand(&table, options, today) {
        Ok(sheet) => {
            let columns = sheet.columns.iter().filter_map(|column| {
                let field = column.field?;
                Some(format!("{} {field}", column.index.letters()))
            });
            let columns: Vec<String> = columns.collect();
            let above = match sheet.header_row {
                Some(row) => format!("header {row}: "),
                None => String::new(),
            };
            let rows = sheet.applications.len();
            format!("{above}{}, {rows} rows", columns.join(" "))
        }
        Err(Error::NoHeader { .. }) => "no header".into(),
        Err(Error::UnclearColumns(unclear)) => {
            let why = unclear.why;
            let maps: Vec<String> = unclear
                .to_type
                .iter()
                .map(|(field, letters, _)| format!("{field}={letters}"))
                .collect();
            format!("{why}: {}", maps.join(" "))
        }
        Err(error) => error.to_string(),
    }
}

fn check(text: &str, wanted: &str) {
    let found = understood(text, &ReadingOptions::default());
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn a_sheet_without_a_header_is_read_by_its_values() {
    check(
        "Acme,Engineer,Applied,2026-11-02\nBorel,Analyst,Rejected,2026-11-03\n",
        "A company B role C stage D applied_on, 2 rows",
    );
    check(
        "2026-11-02;Acme GmbH;Buchhalterin;Absage\n2026-11-03;Borel AG;Koch;beworben\n",
        "A applied_on B company C role D stage, 2 rows",
    );
    check("Acme,Engineer\nBorel,Cook\n", "A company B role, 2 rows");
    check(
        "Acme,Engineer,2026-11-02\n",
        "A company B role C applied_on, 1 rows",
    );
    check(
        "Cook,Acme,2026-11-02\nDriver,Borel,2026-11-03\n",
        "A role B company C applied_on, 2 rows",
    );
    check(
        "1,Acme,Cook,Oslo,2026-11-02\n2,Borel,Waiter,Remote,2026-11-03\n",
        "B company C role D location E applied_on, 2 rows",
    );
    check(
        "Acme,Cook,Indeed,2026-11-02,yes,80000\nBorel,Waiter,LinkedIn,2026-11-03,no,70000\n",
        "A company B role D applied_on, 2 rows",
    );
    check(
        "株式会社ミドリ,ソフトウェアエンジニア,2026-11-02\nアオイ商事,営業,2026-11-03\n",
        "A company B role C applied_on, 2 rows",
    );
    check(
        "Acme,Cook,ann@acme.example,Ann Li\nBorel,Waiter,bo@borel.example,Bo Berg\n",
        "A company B role C contact_email D contact_name, 2 rows",
    );
    // A title is no application, and a blank line none either.
    check(
        "My jobs\n\nAcme,Cook,2026-11-02\n\nBorel,Waiter,2026-11-03\n",
        "A company B role C applied_on, 2 rows",
    );
}

#[test]
fn words_in_the_rows_that_are_names_of_columns_make_no_header_of_them() {
    check(
        "Acme,Cook,2026-11-02\nClient,Program,2026-11-03\nBorel,Waiter,2026-11-04\n",
        "A company B role C applied_on, 3 rows",
    );
    check(
        "Acme,Cook,applied\nClient,Waiter,applied\nBorel,Waiter,rejected\n",
        "A company B role C stage, 3 rows",
    );
    check(
        "Company,Role,Applied\nAcme,Cook,2026-11-02\n",
        "header 1: A company B role C applied_on, 1 rows",
    );
}

#[test]
fn a_header_that_nobody_knows_is_no_row_of_values() {
    check("Foo,Bar,Baz\nAcme,Cook,2026-11-02\n", "no header");
    check("Foo,Bar,Status\nAcme,Cook,applied\n", "no header");
    check("Foo,Bar,Interview\nAcme,Cook,phone screen\n", "no header");
    check("Foo,Bar,Applied\nAcme,Cook,x\n", "no header");
    check("Foo,Bar\nAcme,Borel\n", "no header");
    check(
        "Updated,2026-11-20\nAcme,Cook\n",
        "this sheet has a column for each day, such as `2026-11-20`",
    );
}

#[test]
fn what_leaves_two_answers_is_asked() {
    // Neither names a job.
    check(
        "Acme,Foo,2026-11-02\nBorel,Bar,2026-11-03\n",
        "its values do not tell the company from the role: company=A role=B applied_on=C",
    );
    // Both may.
    check(
        "Baker Hughes,Cook,2026-11-02\n",
        "its values do not tell the company from the role: company=B role=A applied_on=C",
    );
    // An employer called after a job, and a job that is in no list.
    check(
        "Cook Medical,Praxisanleitung,2026-11-02\n",
        "its values do not tell the company from the role: company=B role=A applied_on=C",
    );
    // Two columns beside the job, both of which may be the employer.
    check(
        "Cook,Acme,Springfield,2026-11-02\nDriver,Borel,Shelbyville,2026-11-03\n",
        "its values do not tell the company from the role: company=B role=A applied_on=D",
    );
    check(
        "Cook,2026-11-02\nDriver,2026-11-03\n",
        "no column of it is surely the company: role=A applied_on=B",
    );
    check(
        "2026-11-02,https://a.example/1\n2026-11-03,https://b.example/2\n",
        "no column of it is surely the company: applied_on=A",
    );
    check(
        "Acme,Cook,2026-11-20,2026-11-02\nBorel,Waiter,2026-11-19,2026-11-03\n",
        "columns C and D both hold days: nothing tells on which you applied: company=A role=B applied_on=D",
    );
    check(
        "Acme,Cook,2026-11-20\nBorel,Waiter,2026-12-01\n",
        "nothing tells what the days in column C are: one of them is still to come: company=A role=B follow_up_on=C",
    );
    check(
        "Acme,Cook,2026-11-20 14:00\nBorel,Waiter,\n",
        "nothing tells what the days in column C are: one of them has a time of day: company=A role=B interview_on=C",
    );
    check(
        "Acme,Cook,saved,2026-11-20\nBorel,Waiter,applied,2026-11-02\n",
        "nothing tells what the days in column D are: a row that is no application yet has one: company=A role=B stage=C applied_on=D",
    );
    check(
        "Acme,Cook,interview,2026-11-20\nBorel,Waiter,applied,\n",
        "nothing tells what the days in column D are: too many rows have none: company=A role=B stage=C applied_on=D",
    );
    // Programs write down when a row was made.
    check(
        "Acme,Cook,applied,2026-11-02T00:00:00.000Z\n",
        "nothing tells what the days in column D are: one of them is a timestamp, as programs write it: company=A role=B stage=C applied_on=D",
    );
    check(
        "2026-11-02,Acme,Cook,closed\n2026-11-03,Borel,Waiter,withdrawn\n",
        "nothing tells what the days in column A are: no row says that an application was sent: company=B role=C stage=D applied_on=A",
    );
    check(
        "Acme,Cook,applied,phone screen\nBorel,Waiter,applied,rejected\n",
        "columns C and D both hold status words: company=A role=B stage=C",
    );
}

#[test]
fn addresses_and_people_are_used_where_they_are_the_employers() {
    let rows = |first: &str, second: &str| {
        format!("Acme,Cook,2026-11-02,{first}\nBorel,Waiter,2026-11-03,{second}\n")
    };
    let without = "A company B role C applied_on, 2 rows";
    // The same mailbox, or one at the same provider, may be the person's own.
    check(&rows("me@mail.example", "me@mail.example"), without);
    check(
        &rows("me+acme@mail.example", "me+borel@mail.example"),
        without,
    );
    check(
        &rows("ann@acme.example", "bo@borel.example"),
        "A company B role C applied_on D contact_email, 2 rows",
    );
    check(&rows("Ann Li", "Bo Berg"), without);
    check(&rows("hunter2", "hunter3"), without);
}

#[test]
fn what_the_person_says_goes_before_and_settles_the_rest() {
    fn check(text: &str, header: Option<HeaderPlace>, maps: &[(Field, &str)], wanted: &str) {
        let maps = maps.iter();
        let options = ReadingOptions {
            maps: maps
                .map(|(field, said)| (*field, None, (*said).to_owned()))
                .collect(),
            header_row: header,
            ..ReadingOptions::default()
        };
        assert_eq!(understood(text, &options), wanted, "{text}");
    }
    let (company, role, applied) = (Field::Company, Field::Role, Field::AppliedOn);
    let nowhere = Some(HeaderPlace::Nowhere);
    let odd = "Acme,Foo,2026-11-02\nBorel,Bar,2026-11-03\n";
    check(
        odd,
        None,
        &[(company, "A")],
        "A company C applied_on, 2 rows",
    );
    check(
        odd,
        None,
        &[(company, "A"), (role, "B"), (applied, "C")],
        "A company B role C applied_on, 2 rows",
    );
    check(odd, None, &[(company, "D")], "there is no column `D`");
    check(odd, None, &[(company, "Acme")], "there is no column `Acme`");
    let days = "Acme,Cook,2026-11-02,2026-11-20\nBorel,Waiter,2026-11-03,2026-11-19\n";
    check(
        days,
        None,
        &[(company, "A"), (Field::InterviewOn, "D")],
        "A company B role C applied_on D interview_on, 2 rows",
    );
    check(
        days,
        None,
        &[(applied, "C")],
        "A company B role C applied_on, 2 rows",
    );
    // Nothing tells by itself that this is no header.
    let bare = "Acme,Foo\nBorel,Bar\n";
    check(bare, None, &[(company, "A")], "no header");
    check(bare, nowhere, &[(company, "A")], "A company, 2 rows");
    check(
        bare,
        nowhere,
        &[(company, "A"), (role, "B")],
        "A company B role, 2 rows",
    );
    check(
        "Acme\nBorel\n",
        nowhere,
        &[(company, "A")],
        "A company, 2 rows",
    );
    // A lone cell is an application then, and a known header still none.
    check(
        "Acme,\nBorel,Bar\n",
        nowhere,
        &[(company, "A"), (role, "B")],
        "A company B role, 2 rows",
    );
    check(
        "Company,Role\nAcme,Cook\n",
        nowhere,
        &[],
        "header 1: A company B role, 1 rows",
    );
    check("\n\n", nowhere, &[], "`a.csv` is empty");
}
