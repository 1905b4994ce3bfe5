mod odd_sheets;
mod shared_rows;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, prop_assert_eq, prop_assert_ne, proptest};

use super::{Counts, Sheet, SheetLayout, understand};
use crate::application::{Application, ContactBy, Dated, Medium, Round, Sent, Stage, Standing};
use crate::columns::dates::DateOrder;
use crate::columns::{Field, HeaderPlace, ReadingOptions};
use crate::diagnostic::{Diagnostic, RowNumber};
use crate::error::{Error, Failure};
use crate::read::{CsvOptions, Source, read_csv};

fn try_read(text: &str, options: &ReadingOptions) -> Result<Sheet, Error> {
    let source = Source {
        file: "a.csv".into(),
        sheet: None,
    };
    let table = read_csv(text.as_bytes(), source, &CsvOptions::default()).unwrap();
    understand(&table, options, day("2026-11-21"))
}

fn read(text: &str) -> Sheet {
    try_read(text, &ReadingOptions::default()).unwrap()
}

fn only(text: &str) -> Application {
    let sheet = read(text);
    assert_eq!(sheet.counts.applications, 1, "{text}");
    sheet.applications.into_iter().next().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|d| {
            let hint = d.hint.as_deref().unwrap_or("");
            format!("{}: {}\n{}\n{hint}", d.severity.word(), d.message, d.place)
        })
        .collect()
}

fn failure(error: &Error) -> String {
    format!(
        "{:?}: {error}\n{}\n{}",
        error.failure(),
        error.place().unwrap_or_default(),
        error.hint().unwrap_or_default()
    )
}

/// `id: stage applied`, of each application.
fn stages(sheet: &Sheet) -> Vec<String> {
    sheet
        .applications
        .iter()
        .map(|a| {
            let applied = a.applied_on.map_or("-".into(), |d| d.on.to_string());
            format!("{}: {} {applied}", a.id, a.stage.word())
        })
        .collect()
}

fn counts(rows: usize, applications: usize, skipped: usize, ignored: usize) -> Counts {
    assert_eq!(applications + skipped + ignored, rows);
    Counts {
        rows,
        applications,
        skipped,
        ignored,
        ..Counts::default()
    }
}

#[test]
fn linkedin_applications_are_applied_and_their_contacts_are_the_members_own() {
    let sheet = read(
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n\
         \"11/3/24, 11:39 PM\",me@example.net, +15550100,Globex,Senior Developer,http://www.linkedin.com/jobs/view/1,cv.pdf,\n\
         ,me@example.net,,Initech,Engineer,,,\n",
    );
    assert_eq!(
        stages(&sheet),
        [
            "Globex / Senior Developer: applied 2024-11-03",
            "Initech / Engineer: applied -"
        ]
    );
    assert!(sheet.applications.iter().all(|a| !a.has_named_contact()));
    assert_eq!(sheet.date_order, Some(DateOrder::MonthFirst));
    assert_eq!(told(&sheet.diagnostics), [""; 0]);
    assert_eq!(sheet.columns[1].field, None);
    assert_eq!(
        sheet.columns[1].because,
        "in an export from LinkedIn these are your own contact data"
    );
}

#[test]
fn linkedin_saved_jobs_are_wishes() {
    let sheet = read(
        "Saved Date,Job Url,Job Title,Company Name\n\
         \"10/10/24, 3:54 AM\",http://www.linkedin.com/jobs/view/3,Developer,Hooli\n",
    );
    assert_eq!(stages(&sheet), ["Hooli / Developer: wishlist -"]);
    assert_eq!(
        sheet.columns[0].because,
        "the day a posting was saved is no day of the application"
    );
}

#[test]
fn a_template_of_a_spreadsheet_is_read_without_flags() {
    let application = only(
        "Job Tracker,,,,,,,,\n\
         ,,,,,,,,\n\
         Company,Position,Status,Date Applied,1st Interview,2nd Interview,Contact Person,Decision Date,Notes\n\
         Acme,Engineer,Interviewing,2026-11-02,2026-11-10 14:00,2026-11-24,\"Ann Li, CTO\",2026-12-04,\"hello\nworld\"\n",
    );
    assert_eq!(application.row.0, 4);
    assert_eq!(application.stage, Stage::Interviewing);
    assert_eq!(application.applied_on.unwrap().on, day("2026-11-02"));
    let rounds: Vec<_> = application
        .interviews
        .iter()
        .map(|i| (i.round, i.on, i.at.map(|at| at.to_string())))
        .collect();
    assert_eq!(
        rounds,
        [
            (Round(1), day("2026-11-10"), Some("14:00:00".into())),
            (Round(2), day("2026-11-24"), None)
        ]
    );
    assert_eq!(application.people[0].shown(), Some("Ann Li"));
    assert_eq!(application.people[0].standing, Standing::HiringManager);
    assert_eq!(application.decision_on.unwrap().on, day("2026-12-04"));
    assert_eq!(application.notes.unwrap().as_str(), "hello\nworld");
}

#[test]
fn a_notion_export_is_read_without_flags() {
    let sheet = read(
        "\u{feff}\"Company\",Role,Status,Applied,Follow-up\nAcme,Engineer,Applied,\"November 2, 2026\",\"November 21, 2026\"\n",
    );
    assert_eq!(stages(&sheet), ["Acme / Engineer: applied 2026-11-02"]);
    let follow_up = sheet.applications[0].follow_up_on.unwrap();
    assert_eq!(follow_up.on, day("2026-11-21"));
    assert_eq!(follow_up.column.0, 4);
}

#[test]
fn headers_about_answers_and_follow_ups_are_told_apart() {
    let application = only(
        "Company,Follow up,Follow-up sent,Response expected,Outcome date,Last reply\n\
         Acme,2026-11-25,2026-11-12,2026-12-01,2026-12-02,2026-11-13\n",
    );
    assert_eq!(application.follow_up_on.unwrap().on, day("2026-11-25"));
    assert_eq!(application.followed_up_on.unwrap().on, day("2026-11-12"));
    assert_eq!(application.decision_on.unwrap().on, day("2026-12-01"));
    let (last, by) = application.last_contact_on.unwrap();
    assert_eq!((last.on, by), (day("2026-11-13"), ContactBy::Them));
    let ours = only("Company,Last contact\nAcme,2026-11-13\n");
    assert_eq!(ours.last_contact_on.unwrap().1, ContactBy::Us);
}

#[test]
fn their_last_contact_and_ours_are_two_days() {
    fn check(rows: &str, ours: Option<&str>, theirs: Option<&str>, latest: (&str, ContactBy)) {
        let application = only(&format!("Company,Response date,Last contact\n{rows}\n"));
        let on = |dated: Option<Dated>| dated.map(|dated| dated.on);
        let last = application.last_contact_on;
        assert_eq!(last.map(|(dated, _)| dated.on), ours.map(day), "{rows}");
        assert!(last.is_none_or(|(_, by)| by == ContactBy::Us));
        assert_eq!(on(application.heard_on), theirs.map(day), "{rows}");
        let (dated, by) = application.latest_contact().unwrap();
        assert_eq!((dated.on, by), (day(latest.0), latest.1), "{rows}");
    }
    let (earlier, later) = ("2026-11-09", "2026-11-12");
    check(
        "Acme,2026-11-09,2026-11-12",
        Some(later),
        Some(earlier),
        (later, ContactBy::Us),
    );
    check(
        "Acme,2026-11-12,2026-11-09",
        Some(earlier),
        Some(later),
        (later, ContactBy::Them),
    );
    check(
        "Acme,2026-11-12,2026-11-12",
        Some(later),
        Some(later),
        (later, ContactBy::Them),
    );
    check(
        "Acme,,2026-11-12",
        Some(later),
        None,
        (later, ContactBy::Us),
    );
    check(
        "Acme,2026-11-12,",
        None,
        Some(later),
        (later, ContactBy::Them),
    );
}

#[test]
fn a_time_zone_is_said_not_to_be_applied_once() {
    fn check(cell: &str, at: Option<&str>, is_noted: bool) {
        let rows = format!("Acme,{cell}\nBorel,{cell}\n");
        let sheet = read(&format!("Company,Interview\n{rows}"));
        let interview = &sheet.applications[0].interviews[0];
        assert_eq!(interview.on, day("2026-11-23"), "{cell}");
        let found = interview.at.map(|at| at.to_string());
        assert_eq!(found.as_deref(), at, "{cell}");
        let expected = format!(
            "note: the time of `{cell}` is taken as written, and not moved to your time zone\n\
             a.csv:2, column B `Interview`\n\
             write it as your own clock shows it; others in this sheet are not told of"
        );
        let expected: &[String] = if is_noted { &[expected] } else { &[] };
        assert_eq!(told(&sheet.diagnostics), expected, "{cell}");
    }
    let at = Some("14:00:00");
    for cell in [
        "2026-11-23 14:00 CET",
        "2026-11-23 2pm PST",
        "2026-11-23 14:00 GMT+1",
        "2026-11-23T14:00:00Z",
        "2026-11-23 14:00 (Europe/Berlin)",
        "2026-11-23 14:00-15:00 UTC",
    ] {
        check(cell, at, true);
    }
    check("2026-11-23 14:00", at, false);
    check("2026-11-23 14:00-15:00", at, false);
    check("2026-11-23T00:00:00Z", None, false);
}

#[test]
fn a_no_is_a_refusal_below_an_outcome_only() {
    fn check(header: &str, cell: &str, expected: Stage) {
        let sheet = read(&format!(
            "Company,Applied,{header}\nAcme,2026-11-02,{cell}\nBorel,2026-11-03,Offer\n"
        ));
        assert_eq!(sheet.applications[0].stage, expected, "{header}: {cell}");
        let noted = sheet.diagnostics.len();
        assert_eq!(
            noted,
            usize::from(expected != Stage::Rejected),
            "{header}: {cell}"
        );
    }
    check("Outcome", "No", Stage::Rejected);
    check("Final result", "no", Stage::Rejected);
    check("Ergebnis", "nein", Stage::Rejected);
    check("Outcome", "Yes", Stage::Applied);
    check("Response", "No", Stage::Applied);
    check("Response", "Yes", Stage::Applied);
    check("Status", "No", Stage::Applied);
}

#[test]
fn the_first_of_two_columns_wins_and_what_the_person_says_goes_before() {
    let text = "Company,Role,Job Title,Foo,Applied\nAcme,One,Two,2026-11-03,2026-11-02\n";
    let sheet = read(text);
    assert_eq!(stages(&sheet), ["Acme / One: applied 2026-11-02"]);
    assert_eq!(sheet.columns[2].because, "`Role` is used already");
    assert_eq!(sheet.columns[3].because, "its name is not known");
    let options = ReadingOptions {
        maps: vec![
            (Field::AppliedOn, None, "foo".into()),
            (Field::Role, None, "JOB_TITLE".into()),
        ],
        ..ReadingOptions::default()
    };
    let sheet = try_read(text, &options).unwrap();
    assert_eq!(stages(&sheet), ["Acme / Two: applied 2026-11-03"]);
    let why: Vec<&str> = sheet.columns.iter().map(|c| c.because.as_str()).collect();
    assert_eq!(
        why,
        [
            "its name is known",
            "`Job Title` is used already",
            "you said so",
            "you said so",
            "`Foo` is used already"
        ]
    );
}

#[test]
fn what_the_person_says_makes_a_header_usable() {
    let options = ReadingOptions {
        maps: vec![
            (Field::Company, None, "Where".into()),
            (Field::InterviewOn, Some(Round(2)), "Met again".into()),
        ],
        ..ReadingOptions::default()
    };
    let sheet = try_read("Where,Met again\nAcme,2026-11-10\n", &options).unwrap();
    assert_eq!(sheet.applications[0].interviews[0].round, Round(2));
    assert_eq!(stages(&sheet), ["Acme: interviewing -"]);
}

#[test]
fn a_column_is_named_by_its_letters_where_no_header_has_that_name() {
    fn check(text: &str, header_row: Option<u32>, maps: &[(Field, &str)], wanted: &str) {
        let options = ReadingOptions {
            maps: maps
                .iter()
                .map(|(field, said)| (*field, None, (*said).to_owned()))
                .collect(),
            header_row: header_row.map(|row| HeaderPlace::Row(RowNumber(row))),
            ..ReadingOptions::default()
        };
        let found = match try_read(text, &options) {
            Ok(sheet) => stages(&sheet).join("; "),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, wanted, "{text} {maps:?}");
    }
    let role = Field::Role;
    let blank = "Company,,Status\nAcme,Engineer,applied\n";
    check(blank, None, &[], "Acme: applied -");
    check(blank, None, &[(role, "B")], "Acme / Engineer: applied -");
    // Beyond the last column, and letters that are no capitals.
    check(blank, None, &[(role, "D")], "there is no column `D`");
    check(blank, None, &[(role, "b")], "there is no column `b`");
    // A header of that name goes before.
    let named = "Company,Foo,B\nAcme,One,Two\n";
    check(named, None, &[(role, "B")], "Acme / Two: applied -");
    check(named, None, &[(role, "b")], "Acme / Two: applied -");
    // Letters alone make no header of a row; the person does.
    let foreign = "Xo,Yo,Zo\nAcme,Engineer,applied\n";
    let maps = [(Field::Company, "A"), (role, "B")];
    check(
        foreign,
        None,
        &maps,
        "found no column for the company or the role among `Xo`, `Yo`, `Zo`",
    );
    check(foreign, Some(1), &maps, "Acme / Engineer: applied -");
    check(
        foreign,
        Some(1),
        &[(Field::Stage, "C")],
        "found no column for the company or the role among `Xo`, `Yo`, `Zo`",
    );
}

#[test]
fn a_header_that_nobody_knows_comes_with_what_to_type() {
    fn check(text: &str, hint: &str) {
        let error = try_read(text, &ReadingOptions::default()).unwrap_err();
        assert_eq!(error.failure(), Failure::Input);
        assert_eq!(error.hint().as_deref(), Some(hint), "{text}");
    }
    check(
        "Xo,Yo,Zo,n o\nAcme,Engineer,2026-11-02,applied\n",
        "say which column is which, like `--map company=Xo --map role=Yo --map 'stage=n o'`; \
         if row 1 is an application and no header, say `--header-row none`",
    );
    check(
        "Acme\nBorel\n",
        "say which column is which, like `--map company=Acme`; if row 1 is an application and no \
         header, say `--header-row none`",
    );
    check(
        "Acme,ann@acme.example\n",
        "say which column is which, like `--map company=A`, or write a row of headers above the \
         first row",
    );
}

#[test]
fn a_header_that_is_not_there_is_refused() {
    let options = ReadingOptions {
        maps: vec![(Field::Company, None, "Compny".into())],
        ..ReadingOptions::default()
    };
    let error = try_read("Company,Role\nAcme,Engineer\n", &options).unwrap_err();
    assert_eq!(error.failure(), Failure::Usage);
    assert_eq!(
        failure(&error),
        "Usage: there is no column `Compny`\na.csv\ndid you mean `Company`?"
    );
}

#[test]
fn a_sheet_without_a_usable_header_is_refused() {
    fn check(text: &str, expected: &str) {
        let error = try_read(text, &ReadingOptions::default()).unwrap_err();
        assert_eq!(failure(&error), expected, "{text:?}");
    }
    check(
        "",
        "Input: `a.csv` is empty\n\nthe first row names the columns: `company`, `role`, `applied`",
    );
    check(
        "Total,\"January 13, 2022\"\n123,1. Globex\n",
        "Input: this sheet has a column for each day, such as `January 13, 2022`\na.csv\ngive each application a row of its own, with columns like `company`, `role` and `applied`",
    );
    check(
        "2026-11-02,2026-11-03\nAcme,\n,Brio\n",
        "Input: this sheet has a column for each day, such as `2026-11-02`\na.csv\ngive each application a row of its own, with columns like `company`, `role` and `applied`",
    );
    check(
        "Row Labels,COUNTA of Company\nApplied,12\n",
        "Input: this sheet counts what stands elsewhere, such as `Row Labels`\na.csv\nname the sheet with the applications, or save it as a file of its own",
    );
    check(
        "Company,COUNTA of Role\nAcme,12\n",
        "Input: this sheet counts what stands elsewhere, such as `COUNTA of Role`\na.csv\nname the sheet with the applications, or save it as a file of its own",
    );
    check(
        "My jobs\nCompnay name,Applied\nAcme,2026-11-02\n",
        "Input: found no column for the company or the role among `Compnay name`, `Applied`\na.csv\nsay which column is which, like `--map 'company=Compnay name'`",
    );
}

#[test]
fn every_row_is_counted_once() {
    let sheet = read(
        "Company,Role,Status,Sent\n\
         Acme,Engineer,Applied,FALSE\n\
         \n\
         ,,,FALSE\n\
         N/A,,N/A,\n\
         Company,Role,Status,Sent\n\
         ,,Applied,FALSE\n\
         Total,2,,\n\
         acme,ENGINEER,,\n\
         ↳,Designer,Applied,\n",
    );
    assert_eq!(sheet.counts, counts(9, 2, 2, 5));
    assert_eq!(
        stages(&sheet),
        ["Acme / Engineer: applied -", "acme / Designer: applied -"]
    );
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: this row has neither a company nor a role\na.csv:7\nfill in one of them, or remove the row",
            "warning: this row repeats row 2: the same company and role\na.csv:9\ngive them different ids or roles if they are two applications",
        ]
    );
}

#[test]
fn a_row_that_says_something_is_never_ignored_in_silence() {
    fn check(row: &str, expected: Counts) {
        let sheet = read(&format!("Company,Role,Applied,Salary,Notes,Row\n{row}\n"));
        assert_eq!(sheet.counts, expected, "{row}");
        let warning = "warning: this row has neither a company nor a role\na.csv:2\nfill in one of them, or remove the row";
        let warnings = vec![warning; expected.skipped];
        assert_eq!(told(&sheet.diagnostics), warnings, "{row}");
    }
    let (skipped, ignored) = (counts(1, 0, 1, 0), counts(1, 0, 0, 1));
    check(",,2026-11-19,,,", skipped);
    check(",,19.11.2026,,,", skipped);
    check(",,20261119,,,", skipped);
    check(",,,,call them,", skipped);
    check(",,,90000,,", skipped);
    check("n/a,,2026-11-19,,,", skipped);
    check(",,FALSE,,,", ignored);
    check("N/A,-,,$0.00,,17", ignored);
    check("Total,12,,90000,,", ignored);
    check("November 2026,,,,,", ignored);
    check("Nov 2026,,,,,", ignored);
    check("2026-11-01,,,,,", ignored);
    check("Total,,2026-11-19,,,", counts(1, 1, 0, 0));
    check("November 2026,Cook,,,,", counts(1, 1, 0, 0));
}

#[test]
fn ragged_rows_are_read_and_reported() {
    let sheet = read("Company,Role,Notes\nAcme,Engineer,one,two\nBrio,Clerk\nCrux,Cook,,,\n");
    assert_eq!(sheet.counts, counts(3, 3, 0, 0));
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: this row has 4 cells, the header has 3\na.csv:2\na cell with `,` in it must stand in double quotes",
            "warning: this row has 2 cells, the header has 3\na.csv:3\nthe missing cells are taken as empty",
        ]
    );
}

#[test]
fn of_very_many_interviews_the_last_ones_count() {
    fn check(count: u64, warning: &[&str]) {
        let day = |number| day("2025-11-01") + chrono::Days::new(number);
        let days: Vec<String> = (1..=count).map(|it| day(it).to_string()).collect();
        let sheet = read(&format!(
            "Company,Interview\nAcme,{}\nBrio,2026-11-24\n",
            days.join("; ")
        ));
        let found = &sheet.applications[0].interviews;
        let kept = count.min(100);
        assert_eq!(found.len() as u64, kept);
        for (interview, number) in found.iter().zip(count - kept + 1..) {
            assert_eq!(
                (interview.on, u64::from(interview.round.0)),
                (day(number), number)
            );
        }
        assert_eq!(told(&sheet.diagnostics), warning);
    }
    check(100, &[]);
    check(
        150,
        &[
            "warning: this application has 150 interviews, and the last 100 of them count\na.csv:2, column B `Interview`\nif they belong to several applications, give each its own company or role",
        ],
    );
}

#[test]
fn unreadable_dates_are_reported_and_taken_as_empty() {
    fn check(cells: &str, expected: &[&str]) {
        let sheet = read(&format!("Company,Applied,Deadline\nAcme,{cells}\n"));
        assert_eq!(told(&sheet.diagnostics), expected, "{cells}");
        assert_eq!(sheet.applications[0].applied_on, None);
    }
    check(
        "31/02/2026,25/12/2026",
        &[
            "warning: could not read `31/02/2026` as a date\na.csv:2, column B `Applied`\ndates in this file are read day first",
        ],
    );
    check(
        "some day,12/25/2026",
        &[
            "warning: could not read `some day` as a date\na.csv:2, column B `Applied`\nwrite it like 2026-11-24, or 2026-11-24 14:00",
        ],
    );
    check(
        "2036-01-01,",
        &[
            "warning: the year of `2036-01-01` is too far away\na.csv:2, column B `Applied`\ndates from 1990 to 2031 are read",
        ],
    );
    check("Not yet applied,", &[]);
    check("N/A,FALSE", &[]);
}

#[test]
fn an_order_that_nothing_settles_is_refused_and_can_be_given() {
    let text = "Company,Applied\nAcme,3/4/2026\n";
    let error = try_read(text, &ReadingOptions::default()).unwrap_err();
    assert_eq!(error.failure(), Failure::Input);
    assert_eq!(error.place().unwrap(), "a.csv:2, column B `Applied`");
    let options = ReadingOptions {
        date_order: Some(DateOrder::DayFirst),
        ..ReadingOptions::default()
    };
    let sheet = try_read(text, &options).unwrap();
    assert_eq!(stages(&sheet), ["Acme: applied 2026-04-03"]);
}

#[test]
fn an_order_that_only_habits_settle_is_told() {
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(told(&read(text).diagnostics), expected, "{text}");
    }
    check(
        "Company,Applied\nAcme,3/4/2026 2:00 PM\nBrio,5/6/2026\n",
        &[
            "note: `3/4/2026 2:00 PM` is read month first: the times in this file have AM or PM\na.csv:2, column B `Applied`\nif that is wrong, say `--date-order day-first`",
        ],
    );
    check(
        "Company;Applied\nAcme;3/4/2026\n",
        &[
            "note: `3/4/2026` is read day first: the cells of this file are parted by semicolons\na.csv:2, column B `Applied`\nif that is wrong, say `--date-order month-first`",
        ],
    );
    check("Company,Applied\nAcme,3/15/2026 2:00 PM\n", &[]);
    let error = try_read(
        "Company,Applied\nAcme,26/11/19\n",
        &ReadingOptions::default(),
    );
    assert_eq!(
        failure(&error.unwrap_err()),
        "Input: nothing in this file settles whether `26/11/19` is day first or year first\na.csv:2, column B `Applied`\nsay which with `--date-order day-first` or `--date-order year-first`"
    );
}

#[test]
fn status_words_that_are_not_understood_are_reported_once_and_can_be_told() {
    let text = "Company,Status,Applied\nAcme,Foo,2026-11-02\nBrio,foo,\n";
    let sheet = read(text);
    assert_eq!(
        stages(&sheet),
        ["Acme: applied 2026-11-02", "Brio: wishlist -"]
    );
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: could not understand the status `Foo`\na.csv:2, column B `Status`\nsay what it means: `--stage 'Foo=STAGE'` (stages: wishlist, applied, screening, assessment, interviewing, offer, accepted, rejected, withdrawn, ghosted, on_hold, closed)"
        ]
    );
    assert_eq!((sheet.stages[0].stage, sheet.stages[0].rows), (None, 2));
    let options = ReadingOptions {
        stage_words: vec![("FOO".into(), Stage::OnHold)],
        ..ReadingOptions::default()
    };
    let sheet = try_read(text, &options).unwrap();
    assert_eq!(
        stages(&sheet),
        ["Acme: on_hold 2026-11-02", "Brio: on_hold -"]
    );
}

#[test]
fn without_a_status_the_dates_decide() {
    fn check(cells: &str, expected: Stage) {
        let header = "Company,Status,Applied,Interview,Offer date,Rejected on,Withdrawn on";
        let application = only(&format!("{header}\nAcme,{cells}\n"));
        assert_eq!(application.stage, expected, "{cells}");
    }
    check(",,,,,", Stage::Wishlist);
    check(",2026-11-02,,,,", Stage::Applied);
    check(",2026-11-02,2026-11-10,,,", Stage::Interviewing);
    check(",2026-11-02,2026-11-10,2026-11-12,,", Stage::Offer);
    check(",2026-11-02,,,2026-11-12,", Stage::Rejected);
    check(",2026-11-02,,,,2026-11-12", Stage::Withdrawn);
    check("Applied,2026-11-02,,,2026-11-12,", Stage::Rejected);
    check("Interviewing,2026-11-02,,,,2026-11-12", Stage::Withdrawn);
    check("Accepted,2026-11-02,,,2026-11-12,", Stage::Accepted);
    check("Applied,2026-11-02,,,2026-12-12,", Stage::Applied);
}

#[test]
fn answers_of_yes_and_no_are_no_dates() {
    let sheet = read(
        "Company,Role,Applied?,Date,Status\nAcme,Cook,Yes,2026-11-02,\nBrio,Cook,no,,\nCrux,Cook,x,,\nDune,Cook,,,Rejected\nEon,Cook,no,2026-11-30,\n",
    );
    assert_eq!(
        stages(&sheet),
        [
            "Acme / Cook: applied 2026-11-02",
            "Brio / Cook: wishlist -",
            "Crux / Cook: applied -",
            "Dune / Cook: rejected -",
            "Eon / Cook: wishlist 2026-11-30",
        ]
    );
    assert_eq!(told(&sheet.diagnostics), [""; 0]);
    assert_eq!(
        sheet.columns[2].because,
        "its cells say whether you applied, not when"
    );
    assert_eq!(sheet.columns[3].field, Some(Field::AppliedOn));
    let mixed = read("Company,Applied\nAcme,Yes\nBrio,2026-11-02\nCrux,\n");
    assert_eq!(
        stages(&mixed),
        [
            "Acme: applied -",
            "Brio: applied 2026-11-02",
            "Crux: wishlist -"
        ]
    );
    assert_eq!(told(&mixed.diagnostics), [""; 0]);
    let deadlines = read("Company,Deadline,Interview\nAcme,x,TRUE\n");
    assert_eq!(told(&deadlines.diagnostics), [""; 0]);
    assert_eq!(
        deadlines.columns[1].because,
        "its cells say yes or no and are no dates"
    );
}

#[test]
fn a_follow_up_without_its_day_is_said_once() {
    for cells in [["Yes", "x", "no"], ["Yes", "✓", "2026-11-12"]] {
        let [one, two, three] = cells;
        let text = format!("Company,Followed up\nAcme,{one}\nBrio,{two}\nCrux,{three}\n");
        assert_eq!(
            told(&read(&text).diagnostics),
            [
                "note: `Yes` does not say when you followed up\na.csv:2, column B `Followed up`\nwrite the day, like 2026-11-24, and what comes next counts from it"
            ]
        );
    }
}

#[test]
fn a_follow_up_that_is_ticked_off_was_made_on_its_day() {
    let text = "Company,Applied,Follow-up Date,Follow-up Done\n\
                Acme,2026-11-02,2026-11-16,Y\nBrio,2026-11-02,2026-11-16,N\nCrux,2026-11-02,2027-01-04,\n";
    let sheet = read(text);
    assert_eq!(told(&sheet.diagnostics), [""; 0]);
    let days = sheet.applications.iter().map(|application| {
        let day = application.followed_up_on.map(|dated| dated.on.to_string());
        day.unwrap_or_default()
    });
    assert_eq!(days.collect::<Vec<_>>(), ["2026-11-16", "", ""]);
}

#[test]
fn an_address_that_stands_in_every_row_is_the_persons_own() {
    let text = |bo: &str| format!("Company,Role,Email\nAcme,Cook,ann@x.example\nBrio,Cook,{bo}\n");
    let sheet = read(&text("bo@x.example"));
    assert!(sheet.applications.iter().all(|a| a.has_named_contact()));
    let sheet = read(&text("ann@x.example"));
    assert!(sheet.applications.iter().all(|a| !a.has_named_contact()));
    assert_eq!(
        sheet.columns[2].because,
        "it is the same in every row: it may be your own"
    );
}

#[test]
fn a_sheet_without_status_and_dates_lists_what_was_sent_unless_it_was_saved() {
    assert_eq!(only("Company\nAcme\n").stage, Stage::Applied);
    assert_eq!(
        only("Company,Date found\nAcme,2026-11-02\n").stage,
        Stage::Wishlist
    );
    assert_eq!(
        only("Company,Applied,Role\nAcme,,Engineer\n").stage,
        Stage::Wishlist
    );
    // A deadline that is still ahead is one to apply by.
    let with_deadline = |day| only(&format!("Company,Deadline\nAcme,{day}\n")).stage;
    assert_eq!(with_deadline("2026-11-20"), Stage::Applied);
    assert_eq!(with_deadline("2026-11-21"), Stage::Wishlist);
}

#[test]
fn interviews_have_rounds_of_their_own() {
    fn check(text: &str, expected: &[(u16, &str)]) {
        let application = only(text);
        let rounds: Vec<_> = application
            .interviews
            .iter()
            .map(|i| (i.round.0, i.on.to_string()))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(n, on)| (*n, (*on).to_owned()))
            .collect();
        assert_eq!(rounds, expected, "{text}");
    }
    check(
        "Company,Interview Dates\nAcme,2026-11-10; 2026-11-12\n",
        &[(1, "2026-11-10"), (2, "2026-11-12")],
    );
    check(
        "Company,Interview 2,Interview 1\nAcme,2026-11-12,2026-11-10\n",
        &[(1, "2026-11-10"), (2, "2026-11-12")],
    );
    check(
        "Company,Interview 1,Interview 1,Final interview\nAcme,2026-11-10,2026-11-11,2026-11-12\n",
        &[(1, "2026-11-10"), (2, "2026-11-11"), (3, "2026-11-12")],
    );
    check(
        "Company,1st interview,2nd interview\nAcme,2026-11-10 & 2026-11-11,2026-11-12\n",
        &[(1, "2026-11-10"), (2, "2026-11-12"), (3, "2026-11-11")],
    );
    check(
        "Company,1st interview,2nd interview\nAcme,,2026-11-12\n",
        &[(2, "2026-11-12")],
    );
}

#[test]
fn one_interview_in_two_columns_is_one_round() {
    let sheet = read(
        "Company,Interview,Onsite,Interviewer round 2\nAcme,2026-11-10 14:00,2026-11-10 14:00,Ann Li\n",
    );
    let interviews = &sheet.applications[0].interviews;
    assert_eq!(interviews.len(), 1);
    assert_eq!(interviews[0].people[0].shown(), Some("Ann Li"));
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "note: rounds 1 and 2 are at the same time: they are taken as one\na.csv:2, column C `Onsite`\ngive each its own time if they are two"
        ]
    );
    let sheet = read("Company,Interview 1,Interview 2\nAcme,2026-11-10 14:00,2026-11-10 15:00\n");
    assert_eq!(sheet.applications[0].interviews.len(), 2);
}

#[test]
fn what_is_no_web_address_is_told_once() {
    let sheet = read(
        "Company,Link\nAcme,acme.example/jobs/1\nBrio,Apply here\nCrux,Apply there\nDune,n/a\n",
    );
    let url = sheet.applications[0].url.as_ref().unwrap();
    assert_eq!(url.as_str(), "https://acme.example/jobs/1");
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "note: could not read `Apply here` as a web address\na.csv:3, column B `Link`\nwrite it like https://acme.example/jobs/1; others in this column are not told of"
        ]
    );
}

#[test]
fn a_time_may_stand_beside_its_day() {
    fn check(text: &str, expected: &[Option<&str>]) {
        let application = only(text);
        let times: Vec<_> = application
            .interviews
            .iter()
            .map(|i| i.at.map(|at| at.format("%H:%M").to_string()))
            .collect();
        let times: Vec<_> = times.iter().map(Option::as_deref).collect();
        assert_eq!(times, expected, "{text}");
    }
    check(
        "Company,Interview Date,Interview Time\nAcme,2026-11-24,2:00 PM\n",
        &[Some("14:00")],
    );
    check(
        "Company,Interview Date,Interview Time\nAcme,2026-11-24 09:00,14:00\n",
        &[Some("09:00")],
    );
    check(
        "Company,Interview 1,Interview 1 time,Interview 2,Interview 2 time\nAcme,2026-11-24,9am,2026-11-26,15:30\n",
        &[Some("09:00"), Some("15:30")],
    );
    check(
        "Company,Interview Time\nAcme,2026-11-24 14:00\n",
        &[Some("14:00")],
    );
    check(
        "Company,Interview Date,Interview Time\nAcme,2026-11-24,TBD\n",
        &[None],
    );
    let sheet = read("Company,Interview Date,Interview Time\nAcme,2026-11-24,after lunch\n");
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: could not read `after lunch` as a time\na.csv:2, column C `Interview Time`\nwrite it like 14:00 or 2:00 PM"
        ]
    );
}

#[test]
fn headers_may_be_whole_sentences() {
    let application = only(
        "Company,Interview,Who,They said they'd decide by\nAcme,2026-11-10,Ann Li,2026-12-01\n",
    );
    assert_eq!(application.decision_on.unwrap().on, day("2026-12-01"));
    assert_eq!(application.people[0].shown(), Some("Ann Li"));
    let application =
        only("Company,HM,Onsite interviewers,Decision\nAcme,Ann Li,Bo Berg,2026-12-01\n");
    assert_eq!(application.people[0].standing, Standing::HiringManager);
    assert_eq!(application.people.len(), 2);
    assert!(application.decision_on.is_some());
}

#[test]
fn a_round_that_nobody_reaches_is_refused() {
    let map = |round| ReadingOptions {
        maps: vec![(Field::InterviewOn, Some(Round(round)), "Met".into())],
        ..ReadingOptions::default()
    };
    let text = "Company,Met\nAcme,2026-11-10\n";
    assert!(try_read(text, &map(20)).is_ok());
    assert_eq!(
        failure(&try_read(text, &map(21)).unwrap_err()),
        "Usage: `Met` cannot be round 21; the last round is 20\n\ngive it the number of an interview, like interview_on:2"
    );
}

#[test]
fn people_belong_to_the_round_that_their_header_names() {
    let application = only(
        "Company,Interview 1,Interview 2,Interviewers 2nd round,Recruiter Name,Recruiter Email,Hiring Manager\n\
         Acme,2026-11-10,2026-11-12,Ann Li; Bo Berg,Cy Dow,cy@x.example,Dee Fox\n",
    );
    let names = |people: &[crate::application::Person]| -> Vec<String> {
        people
            .iter()
            .map(|p| format!("{} {:?}", p.shown().unwrap(), p.standing))
            .collect()
    };
    assert_eq!(names(&application.interviews[0].people), [""; 0]);
    assert_eq!(
        names(&application.interviews[1].people),
        ["Ann Li Unknown", "Bo Berg Unknown"]
    );
    assert_eq!(
        names(&application.people),
        ["Cy Dow Recruiter", "Dee Fox HiringManager"]
    );
    assert_eq!(
        application.people[0].email.as_ref().unwrap().as_str(),
        "cy@x.example"
    );
    let sheet =
        read("Company,Interview 1,Interview 2,Interviewers 2nd round\nAcme,2026-11-10,,Ann Li\n");
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "note: people are named for round 2, which has no date\na.csv:2\nfill in its date, and they are part of the plan"
        ]
    );
}

#[test]
fn numbers_of_people_are_no_rounds() {
    let application = only(
        "Company,Interview,Interviewer 1,Interviewer 2,Interviewer 1 email,Interviewer 2 email\n\
         Acme,2026-11-10,Ann Li,Bo Berg,ann@x.example,bo@x.example\n",
    );
    let people: Vec<_> = application
        .people
        .iter()
        .map(|p| (p.shown().unwrap(), p.email.as_ref().unwrap().as_str()))
        .collect();
    assert_eq!(
        people,
        [("Ann Li", "ann@x.example"), ("Bo Berg", "bo@x.example")]
    );
}

#[test]
fn wishes_of_the_employer_are_read() {
    let application = only(
        "Company,Contact preference,Do not contact,May follow up,Thank you sent,Last contact via\n\
         Acme,by phone,no,yes,2026-11-12,LinkedIn\n",
    );
    assert_eq!(application.contact_preference, Some(Medium::Phone));
    assert_eq!(application.last_contact_via, Some(Medium::Linkedin));
    assert!(!application.no_contact);
    assert_eq!(application.may_follow_up, Some(true));
    assert!(matches!(application.thank_you_sent, Some(Sent::On(d)) if d.on == day("2026-11-12")));
    let sheet = read(
        "Company,Contact preference,Do not contact,May follow up,Thank you sent\n\
         Acme,by pigeon,asked on the phone,perhaps,yes\n\
         Brio,do not contact,,,no\n",
    );
    let [acme, brio] = &sheet.applications[..] else {
        panic!()
    };
    assert!(acme.no_contact && brio.no_contact);
    assert_eq!(acme.thank_you_sent, Some(Sent::Sometime));
    assert_eq!(brio.thank_you_sent, None);
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: could not understand `by pigeon` as a way to be reached\na.csv:2, column B `Contact preference`\nsay email, phone, letter, linkedin or `no contact`",
            "warning: could not understand `asked on the phone` as yes or no\na.csv:2, column C `Do not contact`\nit is taken as yes; say yes or no",
            "warning: could not understand `perhaps` as yes or no\na.csv:2, column D `May follow up`\nit is taken as unknown; say yes or no",
        ]
    );
}

#[test]
fn dates_that_cannot_all_be_right_are_reported() {
    let sheet = read(
        "Company,Applied,Interview,Decision date\nAcme,2026-11-05,2026-11-01,2026-10-30\nBrio,2026-11-05,,2026-11-04\nCrux,,,2026-10-30\n",
    );
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: interviewed `2026-11-01` before applying `2026-11-05`\na.csv:2, column C `Interview`\none of the two dates is wrong; both are used as they stand",
            "warning: the decision date `2026-10-30` is before the last interview `2026-11-01`\na.csv:2, column D `Decision date`\nit is taken as unknown; fill in the new one when they name it",
            "warning: the decision date `2026-11-04` is before the application `2026-11-05`\na.csv:3, column D `Decision date`\nit is taken as unknown; fill in the new one when they name it",
        ]
    );
    assert_eq!(sheet.applications[0].interviews.len(), 1);
    assert!(sheet.applications[0].decision_on.is_some());
}

#[test]
fn the_header_is_found_below_titles_bands_and_blank_lines() {
    fn check(above: &str, row: u32) {
        let text = format!("{above}Company,Role,Status,Applied,Interview\nAcme,Cook,Applied,,\n");
        let sheet = read(&text);
        assert_eq!(sheet.header_row.unwrap().0, row, "{above}");
        assert_eq!(sheet.counts, counts(1, 1, 0, 0), "{above}");
    }
    check("", 1);
    check("\n", 2);
    check("Job Application Tracker\n\n", 3);
    check("Jobs,,,,\n", 2);
    check("JOB TRACKER,,,,\nAPPLICATIONS,,,,INTERVIEW\n", 3);
    check("Job,,Status,,Interview\n", 2);
    check("<<<<<<< HEAD\n", 2);
    check(
        "GOALS\nGoal,Target,Status\nApply,5,open\n\nAPPLICATIONS\n",
        6,
    );
    check("Status,Count\nApplied,12\n\n", 4);
}

#[test]
fn the_row_of_the_header_can_be_named() {
    let text = "Company,Role\nEmployer,Job title\nAcme,Cook\n";
    let named = |row| ReadingOptions {
        header_row: Some(HeaderPlace::Row(RowNumber(row))),
        ..ReadingOptions::default()
    };
    assert_eq!(read(text).header_row, Some(RowNumber(1)));
    let sheet = try_read(text, &named(2)).unwrap();
    assert_eq!(sheet.header_row, Some(RowNumber(2)));
    assert_eq!(sheet.counts, counts(1, 1, 0, 0));
    assert_eq!(
        failure(&try_read(text, &named(4)).unwrap_err()),
        "Usage: row 4 holds no header: nothing stands in it\na.csv\ngive the number that the spreadsheet shows beside it, from 1 to 3"
    );
    assert_eq!(
        failure(&try_read(text, &named(3)).unwrap_err()),
        "Input: found no column for the company or the role among `Acme`, `Cook`\na.csv\nsay which column is which, like `--map company=HEADER`"
    );
}

#[test]
fn marks_of_git_are_told_and_both_sides_are_read() {
    let sheet = read(
        "<<<<<<< HEAD\n\
         Company,Role,Applied\n\
         Acme,Cook,2026-11-02\n\
         =======\n\
         Company,Role,Applied\n\
         Acme,Cook,2026-11-02\n\
         Brio,Cook,2026-11-03\n\
         >>>>>>> 1a2b3c\n",
    );
    assert_eq!(sheet.counts, counts(6, 2, 1, 3));
    assert_eq!(sheet.layout, SheetLayout::Applications);
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: `<<<<<<< HEAD` was left by Git: two versions of this sheet are not merged\na.csv:1\nthe rows of both are read; keep what is right and remove the marks",
            "warning: this row repeats row 3: the same company, role and date\na.csv:6\ngive them different ids or roles if they are two applications",
        ]
    );
}

#[test]
fn lists_with_headers_of_their_own_are_read_each_by_its_own() {
    let sheet = read(
        "Applied\n\
         Company,Role,Applied on\n\
         Acme,Cook,yonder\n\
         Eon,Cook,2026-11-04\n\
         \n\
         Rejected (1)\n\
         Role,Company,Date applied,Notes\n\
         Baker,Brio,2026-11-03,bad luck\n\
         Clerk,Crux,later,\n\
         \n\
         CONTACTS\n\
         Name,Email,Phone\n\
         Ann Li,ann@x.example,\n\
         Bo Berg,bo@x.example,\n",
    );
    assert_eq!(
        stages(&sheet),
        [
            "Acme / Cook: applied -",
            "Eon / Cook: applied 2026-11-04",
            "Brio / Baker: rejected 2026-11-03",
            "Crux / Clerk: rejected -"
        ]
    );
    assert_eq!(sheet.layout, SheetLayout::Sections);
    assert_eq!(sheet.counts, counts(12, 4, 0, 8));
    assert_eq!(
        told(&sheet.diagnostics),
        [
            "warning: could not read `yonder` as a date\na.csv:3, column C `Applied on`\nwrite it like 2026-11-24, or 2026-11-24 14:00",
            "warning: could not read `later` as a date\na.csv:9, column C `Date applied`\nwrite it like 2026-11-24, or 2026-11-24 14:00",
            "note: this is the header of another list, `Name`, `Email`, `Phone`: the 2 rows below it are not read\na.csv:12\na list of applications has a column for the company or the role",
        ]
    );
}

#[test]
fn a_title_that_is_a_stage_says_it_of_the_rows_below() {
    let sheet = read(
        "Company,Role,Status\n\
         Applied,,\n\
         Acme,Cook,\n\
         Interviewing,,\n\
         Brio,Cook,Applied\n\
         Rejected,,\n\
         Crux,Cook,Applied\n\
         Dune,Cook,Withdrawn\n",
    );
    assert_eq!(
        stages(&sheet),
        [
            "Acme / Cook: applied -",
            "Brio / Cook: interviewing -",
            "Crux / Cook: rejected -",
            "Dune / Cook: withdrawn -"
        ]
    );
    assert_eq!(sheet.counts, counts(7, 4, 0, 3));
    // Of one column there are companies only.
    assert_eq!(read("Company\nAcme\nClosed\n").counts, counts(2, 2, 0, 0));
}

#[test]
fn what_a_sheet_fills_in_by_itself_is_no_application() {
    let sheet = read(
        "Company,Role,Status,Applied\n\
         Acme,Cook,Applied,2026-11-02\n\
         ,,Not started,\n\
         ,,Not started,\n\
         ,,Not started,\n\
         Total: 1,,,\n\
         Applied,1,,\n\
         Response rate,0%,,\n",
    );
    assert_eq!(sheet.counts, counts(7, 1, 0, 6));
    assert_eq!(told(&sheet.diagnostics), [""; 0]);
}

#[test]
fn a_row_without_its_company_is_told_of() {
    let sheet = read("Company,Role,Applied\n,Cook,2026-11-02\nUnknown,Cook,2026-11-02\n");
    assert_eq!(sheet.counts, counts(2, 2, 0, 0));
    let note = "note: this application has no company\na.csv:2, column A `Company`\n\
                fill it in: until then calendars and tasks say `the employer`";
    assert_eq!(told(&sheet.diagnostics), [note]);
    let sheet = read("Role,Applied\nCook,2026-11-02\n");
    assert_eq!(told(&sheet.diagnostics), [""; 0]);
}

#[test]
fn each_mark_of_the_same_company_is_known() {
    for mark in ["↳", "''", "〃", "same", "ditto", "do.", "^", "\"\"\"\""] {
        let text = format!("Company,Role,Applied\nAcme,Cook,2026-11-02\n{mark},Baker,2026-11-02\n");
        let sheet = read(&text);
        let ids: Vec<&str> = sheet.applications.iter().map(|a| a.id.as_str()).collect();
        assert_eq!(ids, ["Acme / Cook", "Acme / Baker"], "{mark}");
    }
}

#[test]
fn companies_that_are_not_named_are_not_one() {
    let rows = |rows: &[&str]| {
        let text = format!("Company,Role,Applied,Notes\n{}\n", rows.join("\n"));
        let sheet = read(&text);
        let mut ids: Vec<String> = sheet
            .applications
            .iter()
            .map(|a| a.id.to_string())
            .collect();
        ids.sort();
        (ids.join(" | "), sheet.counts.skipped)
    };
    let check = |given: &[&str], ids: &str, skipped: usize| {
        assert_eq!(rows(given), (ids.to_owned(), skipped), "{given:?}");
        let turned: Vec<&str> = given.iter().rev().copied().collect();
        assert_eq!(rows(&turned), (ids.to_owned(), skipped), "{turned:?}");
    };
    check(
        &[
            "(Stealth),Cook,,one",
            "(Stealth),Cook,,two",
            "(Stealth),Cook,,two",
        ],
        "(Stealth) / Cook | (Stealth) / Cook / #2",
        1,
    );
    check(
        &["Unknown,Cook,2026-11-02,one", "Unknown,Cook,2026-11-02,two"],
        "Cook | Cook / #2",
        0,
    );
    check(&["Acme,Cook,,one", "Acme,Cook,,two"], "Acme / Cook", 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_stands_in_the_cells_every_row_is_counted_once(
        cells in vec("([A-Za-zé日 ]{0,8}[-,;/&()<>@.: \u{1f}0-9']{0,4}){0,4}", 0..60)
    ) {
        let header = "Company,Role,Status,Applied,Interview,Interviewer,Email,Phone,Title of contact,Notes";
        let rows: Vec<String> = cells
            .chunks(10)
            .map(|row| row.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(","))
            .collect();
        let text = format!("{header}\n{}\n", rows.join("\n"));
        let options = ReadingOptions {
            date_order: Some(DateOrder::DayFirst),
            ..ReadingOptions::default()
        };
        let sheet = match try_read(&text, &options) {
            // No company is called `no`, and no job `@`.
            Err(Error::NoHeader { .. }) => return Ok(()),
            sheet => sheet.unwrap(),
        };
        let counts = sheet.counts;
        prop_assert_eq!(counts.applications, sheet.applications.len());
        prop_assert_eq!(counts.applications + counts.skipped + counts.ignored, counts.rows);
        for application in &sheet.applications {
            let people = application.people.iter();
            let people = people.chain(application.interviews.iter().flat_map(|i| &i.people));
            for person in people {
                prop_assert_ne!(person, &crate::application::Person::default());
            }
        }
        let mut ids: Vec<&str> = sheet.applications.iter().map(|a| a.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), sheet.applications.len());
    }
}
