use super::{close, guess, letters_of, may_be_close};
use crate::columns::answers::Answers;
use crate::columns::field::Field;
use crate::columns::headers::understand_headers;
use crate::columns::options::ReadingOptions;
use crate::columns::words::Words;
use crate::read::{CsvOptions, Source, read_csv};

/// The guesses for a sheet whose first row is its header.
fn guesses(csv: &str) -> Vec<(u16, Option<Field>, String)> {
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
    guess(&headers.columns, &answers, words)
        .into_iter()
        .map(|guess| (guess.column.0, guess.field, guess.because))
        .collect()
}

#[test]
fn one_unknown_column_is_guessed_by_its_name_or_its_cells() {
    fn check(csv: &str, field: Option<Field>, because: &str) {
        let found = guesses(csv);
        assert_eq!(found.len(), 1, "{csv}");
        assert_eq!((found[0].1, found[0].2.as_str()), (field, because), "{csv}");
    }
    let close = "its name is close to `company name`";
    check("Compny Nme,Role\nAcme,Baker\n", Some(Field::Company), close);
    let close = "its name is close to `employer`";
    check(
        "Employer zzz,Role\nAcme,Baker\n",
        Some(Field::Company),
        close,
    );
    let short = "its cells are short texts, and no other column is the role";
    check(
        "Company,Zzz\nAcme,Baker\nBorel,Cook\n",
        Some(Field::Role),
        short,
    );
    check(
        "Company,Date mailed off\nAcme,3/4/2026\n",
        Some(Field::AppliedOn),
        "its cells are dates, and its name says so",
    );
    // Which day it is, nothing tells.
    let dates = "its cells are dates; say which";
    for csv in [
        "Company,Zzz\nAcme,3/4/2026\n",
        "Company,Yyy date due xxx\nAcme,3/4/2026\n",
        "Company,Date Applied,Zzz date\nAcme,2026-01-01,2026-02-01\n",
    ] {
        check(csv, None, dates);
    }
    check(
        "Company,Role,Zzz\nA,B,ann@acme.example\nC,D,-\n",
        Some(Field::ContactEmail),
        "its cells are addresses",
    );
    check(
        "Company,Role,Zzz\nA,B,https://acme.example\n",
        Some(Field::Url),
        "its cells are links",
    );
    check(
        "Company,Role,Zzz\nA,B,+1 555 0100\n",
        Some(Field::ContactPhone),
        "its cells are numbers to call",
    );
    check(
        "Company,Role,Zzz\nA,B,rejected\nC,D,rejected\n",
        Some(Field::Stage),
        "its cells are status words",
    );
    let nothing = "nothing tells what it is";
    check("Company,Role,Zzz\nA,B,blue\n", None, nothing);
    check("Company,Role,Zzz\nA,B,\n", None, nothing);
    check("Company,Role,Zzz\nA,B,12-34a\n", None, nothing);
    check("Company,Zzz\nA,4.1\nB,3.8\n", None, nothing);
    check(
        "Company,Role,Contact site\nA,B,https://a.example\n",
        Some(Field::Url),
        "its cells are links",
    );
    // Short names are close to too many.
    check("Company,Role,Rle\nA,B,blue\n", None, nothing);
    // A name that is close to a date's does not make dates of a text.
    check("Company,Role,Dat Applied\nA,B,maybe\n", None, nothing);
}

#[test]
fn known_columns_are_not_guessed_at_and_no_field_is_guessed_twice() {
    assert_eq!(guesses("Company,Role,Date saved,\nA,B,2026-01-01,x\n"), []);
    let found = guesses("Zzz,Yyy,Xxx\nAcme,Baker,blue\nBorel,Cook,red\n");
    let fields: Vec<Option<Field>> = found.iter().map(|guess| guess.1).collect();
    assert_eq!(fields, [Some(Field::Company), Some(Field::Role), None]);
}

#[test]
fn names_of_people_are_no_jobs_where_another_column_can_be() {
    let found = guesses("Company,Eee,Ppp\nAcme,Dana Frey,Long read\nBeta,Bo Berg,How to fish\n");
    let fields: Vec<Option<Field>> = found.iter().map(|guess| guess.1).collect();
    assert_eq!(fields, [None, Some(Field::Role)]);
}

#[test]
fn words_come_close_by_a_letter_or_two() {
    fn check(word: &str, known: &str) {
        let letters = word.chars().count().max(known.chars().count());
        let most = if letters < 9 { 1 } else { 2 };
        let distance = strsim::osa_distance(word, known);
        let expected = (letters > 5 && distance <= most).then_some(distance);
        assert_eq!(close(word, known), expected, "{word} {known}");
        let may_be = may_be_close(letters_of(word), letters_of(known));
        assert!(may_be || expected.is_none(), "{word} {known}");
    }
    check("reject", "rejects");
    check("applied", "aplied");
    check("applied", "qpplied");
    check("interview", "intevreiw");
    check("interview", "jnterviewz");
    check("abcdefghi", "abcdefgxy");
    check("abcdefghi", "abcdefxyz");
    check("abcdefghi", "xbcdefghiy");
    check("zurückgezogen", "zuruckgezogen");
    check("応募済みです今", "応募済みです今日");
    check("offer", "ofer");
    check("", "offers");
}

#[test]
fn a_priority_is_no_job() {
    let rows = "Acme,High\nBorel,Low\n";
    for header in ["Priority", "Tags", "Excitement level"] {
        let found = guesses(&format!("Company,{header}\n{rows}"));
        assert_eq!(found[0].1, None, "{header}");
    }
    let found = guesses("Company,Thing\nAcme,Cook\n");
    assert_eq!(found[0].1, Some(Field::Role));
}
