//! Files of days off: what calendar programs write, yearly rules as
//! python-dateutil reads them, and the flag `--holidays`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use followup::sync::holidays_file::read_holidays;
use serde::Deserialize;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/holidays_file");

#[test]
fn what_calendar_programs_export_is_read() {
    for program in ["google", "outlook", "apple"] {
        let file = format!("{program}.ics");
        let bytes = fs::read(Path::new(FIXTURES).join(&file)).unwrap();
        let (holidays, diagnostics) = read_holidays(&bytes, &file, 2026..=2028).unwrap();
        let mut found = String::new();
        for holiday in holidays {
            let name = holiday.name.map(|name| format!(" {name}"));
            found += &format!("{}{}\n", holiday.on, name.unwrap_or_default());
        }
        for told in diagnostics {
            found += &format!(
                "{}: {}, {}\n",
                told.severity.word(),
                told.message,
                told.place
            );
        }
        let expected = Path::new(FIXTURES).join(format!("{program}.expected"));
        assert_eq!(found, fs::read_to_string(expected).unwrap(), "{file}");
    }
}

#[derive(Deserialize)]
struct YearlyRule {
    start: String,
    rule: String,
    years: (i32, i32),
    days: Vec<String>,
}

#[test]
fn yearly_rules_fall_on_the_days_of_dateutil() {
    let cases = fs::read_to_string(Path::new(FIXTURES).join("yearly_rules.jsonl")).unwrap();
    let mut checked = 0;
    for line in cases.lines() {
        let case: YearlyRule = serde_json::from_str(line).unwrap();
        let calendar = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{}\r\nRRULE:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            case.start.replace('-', ""),
            case.rule
        );
        let years = case.years.0..=case.years.1;
        let (holidays, _) = read_holidays(calendar.as_bytes(), "rule.ics", years).unwrap();
        let days: Vec<String> = holidays.iter().map(|day| day.on.to_string()).collect();
        assert_eq!(days, case.days, "{} from {}", case.rule, case.start);
        checked += 1;
    }
    assert_eq!(checked, 600);
}

/// Runs `followup business-days` in a folder, with one variable set.
fn business_days(folder: &Path, args: &[&str], variable: (&str, &str)) -> Output {
    Command::new(env!("CARGO_BIN_EXE_followup"))
        .arg("business-days")
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env(variable.0, variable.1)
        .output()
        .unwrap()
}

#[test]
fn days_off_come_from_the_flag_the_environment_and_the_configuration() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir(folder.path().join("settings")).unwrap();
    write("days.txt", "# mine\n2026-12-24 Christmas Eve\n2026-12-25\n");
    write("settings/more.txt", "2026-12-28..2026-12-30 Skiing\n");
    write(
        "settings/followup.toml",
        "holidays = ['more.txt', '../days.txt']\n",
    );
    let google = format!("{FIXTURES}/google.ics");
    let check = |args: &[&str], variable: (&str, &str), expected: &str, code: i32| {
        let args: Vec<&str> = ["2026-12-23", "1"].iter().chain(args).copied().collect();
        let output = business_days(folder.path(), &args, variable);
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            expected,
            "{args:?}"
        );
        assert_eq!(output.status.code(), Some(code), "{args:?}");
    };
    let none = ("FOLLOWUP_HOLIDAYS", "");
    check(&[], none, "2026-12-24\n", 0);
    check(&["--holidays", "days.txt"], none, "2026-12-28\n", 0);
    check(&["--holidays", &google], none, "2027-01-04\n", 1);
    check(
        &["--holidays", "days.txt", "--holidays", "settings/more.txt"],
        none,
        "2026-12-31\n",
        0,
    );
    check(&[], ("FOLLOWUP_HOLIDAYS", "days.txt"), "2026-12-28\n", 0);
    check(
        &["--config", "settings/followup.toml"],
        none,
        "2026-12-31\n",
        0,
    );
    check(
        &["--holidays", "days.txt", "--workday", "2026-12-25"],
        none,
        "2026-12-25\n",
        0,
    );
}

#[test]
fn what_is_wrong_with_the_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("days.txt", "2026-12-24\n\n25.12.2026 Christmas\n");
    write("letter.txt", "Dear all,\nI am off.\n");
    let check = |file: &str, stdout: &str, stderr: &str, code: i32| {
        let args = ["2026-12-23", "1", "--holidays", file];
        let output = business_days(folder.path(), &args, ("FOLLOWUP_QUIET", "1"));
        assert_eq!(String::from_utf8_lossy(&output.stderr), stderr);
        assert_eq!(String::from_utf8_lossy(&output.stdout), stdout);
        assert_eq!(output.status.code(), Some(code));
    };
    check(
        "days.txt",
        "2026-12-25\n",
        "warning: could not read `25.12.2026 Christmas` as a day off\n  --> days.txt:3\nhint: write a date like 2026-12-24, and a name after it if you like\n",
        1,
    );
    check(
        "letter.txt",
        "",
        "error: `letter.txt` is no list of holidays\nhint: give a calendar (.ics), or a text file with one date like 2026-12-24 a line\n",
        2,
    );
    check(
        "absent.ics",
        "",
        "error: could not read `absent.ics`: no such file or directory\n",
        2,
    );
}

#[test]
fn a_plan_keeps_clear_of_the_days_off_and_tells_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "a.csv",
        "Company,Role,Applied,Status\nAcme,Clerk,2026-12-14,Applied\n",
    );
    write("days.txt", "2026-12-15..2027-01-03 Away\nsoon\n");
    let run = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_followup"))
            .args(args)
            .args(["a.csv", "--today", "2026-12-14"])
            .current_dir(folder.path())
            .env_clear()
            .output()
            .unwrap()
    };
    let plain = run(&["plan", "--format", "csv"]);
    assert_eq!(plain.status.code(), Some(0));
    for command in [
        &["plan", "--format", "csv", "--holidays", "days.txt"][..],
        &["convert", "--json", "-", "--holidays", "days.txt"],
    ] {
        let away = run(command);
        assert_eq!(away.status.code(), Some(1), "{command:?}");
        assert_ne!(away.stdout, plain.stdout);
        let told = String::from_utf8(away.stderr).unwrap();
        assert!(told.contains("--> days.txt:2\n"), "{told}");
        let dates = String::from_utf8(away.stdout).unwrap();
        assert!(!dates.contains("\"on\":\"2026-12-2"), "{dates}");
    }
}
