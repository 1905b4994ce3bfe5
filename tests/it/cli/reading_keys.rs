//! Each flag about reading works the same in followup.toml and in the
//! environment.

use rust_xlsxwriter::Workbook;

use crate::harness::Workspace;

/// The output of `columns --format json`, of what is said in one of the ways.
struct Said {
    nothing: String,
    flag: String,
    file: String,
    environment: String,
}

fn said(name: &str, sheet: &[u8], flag: &str, value: &str, setting: &str) -> Said {
    let workspace = Workspace::new();
    workspace.write(name, sheet);
    let line = format!("columns {name} --format json --today 2026-06-24");
    let run = |more: &[&str]| workspace.followup(line.split(' ').chain(more.iter().copied()));
    let nothing = run(&[]).outcome().stdout;
    let with_flag = run(&[&format!("--{flag}"), value]).outcome().stdout;
    let name = format!("FOLLOWUP_{}", flag.to_uppercase().replace('-', "_"));
    let environment = run(&[]).env(&name, value).outcome().stdout;
    workspace.write("followup.toml", setting);
    Said {
        nothing,
        flag: with_flag,
        file: run(&[]).outcome().stdout,
        environment,
    }
}

fn check_file(name: &str, sheet: &[u8], flag: &str, value: &str, setting: &str) {
    let said = said(name, sheet, flag, value, setting);
    assert_ne!(said.flag, said.nothing, "{flag} changes nothing");
    assert_eq!(said.file, said.flag, "{setting}");
    assert_eq!(said.environment, said.flag, "{flag}");
}

#[test]
fn the_sheet_of_a_workbook_is_said_in_any_way() {
    let mut workbook = Workbook::new();
    for (name, company) in [("2026", "Acme"), ("Old ones", "Borel")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in [["Company", "Status"], [company, "applied"]]
            .iter()
            .enumerate()
        {
            sheet.write_row(row.try_into().unwrap(), 0, *cells).unwrap();
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let setting = "sheet = 'Old ones'";
    check_file("a.xlsx", &bytes, "sheet", "Old ones", setting);
    check_file("a.xlsx", &bytes, "sheet", "2", "sheet = 2");
}

#[test]
fn what_is_said_about_a_sheet_counts_wherever_it_is_said() {
    fn check(sheet: &[u8], flag: &str, value: &str, setting: &str) {
        check_file("a.csv", sheet, flag, value, setting);
    }
    let sheet = b"Company,Thing,Status,Applied\nAcme,Baker,in the mix,03/04/2026\n";
    check(sheet, "map", "role=Thing", "map.role = 'Thing'");
    check(sheet, "map", "role=Thing", "map = { role = 'Thing' }");
    check(
        sheet,
        "map",
        "interview_on:2=Thing",
        "map.'interview_on:2' = 'Thing'",
    );
    check(
        sheet,
        "stage",
        "in the mix=offer",
        "stage.'in the mix' = 'offer'",
    );
    check(sheet, "date-order", "day-first", "date-order = 'day-first'");
    let bars = b"Company|Role;x|Status\nAcme|Cook;y|applied\n";
    check(bars, "delimiter", ";", "delimiter = ';'");
    let tabs = b"Company,Role\tx,Status\nAcme,Cook\ty,applied\n";
    check(tabs, "delimiter", "tab", "delimiter = 'tab'");
    let text = b"Company,Role\nCaf\xe9,Cook\n";
    check(
        text,
        "encoding",
        "windows-1252",
        "encoding = 'windows-1252'",
    );
    let twice = b"Company,Role\nEmployer,Position\nAcme,Cook\n";
    check(twice, "header-row", "2", "header-row = 2");
    let bare = b"Foo,Bar\nAcme,Cook\n";
    check(bare, "header-row", "none", "header-row = 'none'");
    check(sheet, "input-format", "tsv", "input-format = 'tsv'");
}

#[test]
fn several_headers_of_one_field_stand_in_a_list() {
    let sheet = "Company,Diary,Thoughts\nAcme,one,two\n";
    let workspace = Workspace::new().with("a.csv", sheet);
    let plan = || {
        let line = "plan a.csv --format json --today 2026-06-24";
        workspace.followup(line.split(' ')).succeeds()
    };
    assert!(plan().contains("\"notes\": null"));
    workspace.write("followup.toml", "map.notes = ['Diary', 'Thoughts']\n");
    assert!(plan().contains("\"notes\": \"one\\ntwo\""));
}
