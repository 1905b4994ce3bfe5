//! `followup holidays`: the days off of a region, and what is said of a region
//! or a year that is not known.

use serde_json::Value;

use crate::harness::Workspace;

#[track_caller]
fn check(line: &str, exit: i32, stdout: &str, stderr: &str) {
    let workspace = Workspace::new();
    workspace
        .followup(line.split(' '))
        .gives(exit, stdout, stderr);
}

const US: &str = "\
United States (US), 2026
  Thu 2026-01-01  New Year's Day
  Mon 2026-01-19  Martin Luther King Jr. Day
  Mon 2026-02-16  Washington's Birthday
  Mon 2026-05-25  Memorial Day
  Fri 2026-06-19  Juneteenth National Independence Day
  Fri 2026-07-03  Independence Day (observed)
  Sat 2026-07-04  Independence Day
  Mon 2026-09-07  Labor Day
  Mon 2026-10-12  Columbus Day
  Wed 2026-11-11  Veterans Day
  Thu 2026-11-26  Thanksgiving Day
  Fri 2026-12-25  Christmas Day
Days off each week: saturday, sunday
";

#[test]
fn the_days_of_a_year_are_listed_with_their_names() {
    check("holidays US 2026", 0, US, "");
    check("holidays us 2026", 0, US, "");
    check("holidays US --today 2026-11-24", 0, US, "");
}

#[test]
fn what_may_still_move_and_what_is_worked_instead_is_said() {
    let workspace = Workspace::new();
    let china = workspace.followup(["holidays", "CN", "2026"]).succeeds();
    assert!(china.contains("\n  Fri 2026-02-20  Day off (substituted from 02/14/2026)\n"));
    assert!(china.contains("\n  Sat 2026-02-14  worked\n"));
    let egypt = workspace.followup(["holidays", "EG", "2026"]).succeeds();
    assert!(egypt.contains("\n  Wed 2026-05-27  Eid al-Adha (estimated)\n"));
    assert!(egypt.ends_with(
        "\nDays off each week: friday, saturday\nDays after 2025 may still move or be missing\n"
    ));
}

#[test]
fn json_has_every_day_with_its_name_and_certainty() {
    let workspace = Workspace::new();
    let json = |line: &str| -> Value {
        let run = workspace.followup(line.split(' '));
        serde_json::from_str(&run.succeeds()).unwrap()
    };
    let us = json("holidays US 2026 --format json");
    assert_eq!(us["region"], "US");
    assert_eq!(us["year"], 2026);
    assert_eq!(us["last_firm_year"], 2035);
    assert_eq!(us["weekend"], serde_json::json!(["saturday", "sunday"]));
    assert_eq!(us["holidays"].as_array().unwrap().len(), 12);
    assert_eq!(
        us["holidays"][10],
        serde_json::json!({"date": "2026-11-26", "name": "Thanksgiving Day", "estimated": false}),
    );
    let egypt = json("holidays EG 2026 --format json");
    assert_eq!(egypt["last_firm_year"], 2025);
    let estimated = serde_json::json!(
        {"date": "2026-05-27", "name": "Eid al-Adha", "estimated": true}
    );
    assert!(egypt["holidays"].as_array().unwrap().contains(&estimated));
    let china = json("holidays CN 2026 --format json");
    assert!(china["working_days"].to_string().contains("2026-02-14"));
}

#[test]
fn a_part_of_a_country_has_days_of_its_own() {
    let workspace = Workspace::new();
    let bavaria = workspace.followup(["holidays", "DE-BY", "2026"]).succeeds();
    assert!(bavaria.starts_with("Bayern (DE-BY), 2026\n"), "{bavaria}");
    assert!(bavaria.contains("\n  Tue 2026-01-06  Epiphany\n"));
    let germany = workspace.followup(["holidays", "DE", "2026"]).succeeds();
    assert!(!germany.contains("Epiphany"));
}

#[test]
fn a_region_that_is_not_known_brings_the_closest() {
    check(
        "holidays USA",
        2,
        "",
        "error: there are no holidays for `USA`\nhint: did you mean `US`?\n",
    );
    check(
        "holidays XX",
        2,
        "",
        "error: there are no holidays for `XX`\n\
         hint: a region is a country such as `US`, or a part of one such as `US-CA`\n",
    );
    check(
        "holidays EG-XX 2026",
        2,
        "",
        "error: there are no holidays for `EG-XX`\nhint: did you mean `EG`?\n",
    );
    check(
        "holidays AT-BY 2026",
        2,
        "",
        "error: there are no holidays for `AT-BY`\n\
         hint: known parts of `AT` are: 1, 2, 3, 4, 5, 6, 7, 8, 9\n",
    );
    check(
        "plan a.csv --region USA",
        2,
        "",
        "error: there are no holidays for `USA`\nhint: did you mean `US`?\n",
    );
}

#[test]
fn a_year_out_of_range_is_refused() {
    for year in ["2019", "2036"] {
        check(
            &format!("holidays US {year}"),
            2,
            "",
            &format!(
                "error: the holidays of {year} are not known\nhint: those of 2020 to 2035 are\n"
            ),
        );
    }
    check(
        "holidays US 20x6",
        2,
        "",
        "error: could not understand `20x6` as a year\nhint: write a year like 2026\n",
    );
    check(
        "holidays US 2026 --format yaml",
        2,
        "",
        "error: could not understand `--format yaml`\nhint: write table or json\n",
    );
}
