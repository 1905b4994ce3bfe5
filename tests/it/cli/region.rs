//! `--region`: whose holidays count, and what is said of days that are not
//! sure yet.

use serde_json::Value;

use super::with_sheet;
use crate::harness::Workspace;

/// In Egypt, from an interview on Thu 2027-03-04, the fifth business day lies
/// behind an end of Ramadan that only the moon will settle.
const EGYPT: &str = "\
Company,Position,Status,Date Applied,Interview Date,Interviewer
Acme,Engineer,interviewing,2027-02-02,2027-03-04,Ann Li
";

/// The notes on that sheet. Nothing but the check-in is counted in business
/// days over a day that may move; the sign of life after three calendar months
/// leans on none.
const EGYPT_NOTES: &str = "\
note: the holidays of EG are settled up to 2025; 8 follow-ups lie later
  --> e.csv
hint: their days may still move: run it again next year
note: Tue 2027-03-09 Eid al-Fitr is an estimate; 1 follow-up is counted over it
  --> e.csv
hint: look the day up when it comes near, and correct it with `--holiday` or `--workday`
note: Wed 2027-03-10 Eid al-Fitr is an estimate; 1 follow-up is counted over it
  --> e.csv
hint: look the day up when it comes near, and correct it with `--holiday` or `--workday`
";

const IN_EGYPT: &str = "e.csv --today 2027-03-04 --region EG";

fn in_egypt() -> Workspace {
    Workspace::new().with("e.csv", EGYPT)
}

#[test]
fn the_region_is_told_with_its_weekend() {
    let calendar = |more: &str| -> Value {
        let line = format!("plan a.csv --today 2026-11-24 --format json{more}");
        let plan = with_sheet().followup(line.split(' ')).outcome();
        assert_eq!(plan.exit, Some(0));
        let plan: Value = serde_json::from_str(&plan.stdout).unwrap();
        plan["calendar"].clone()
    };
    let weekend = serde_json::json!(["saturday", "sunday"]);
    assert_eq!(
        calendar(" --region US-CA"),
        serde_json::json!({"region": "US-CA", "weekend": weekend}),
    );
    assert_eq!(
        calendar(""),
        serde_json::json!({"region": null, "weekend": weekend})
    );
    let other = serde_json::json!(["friday", "saturday"]);
    assert_eq!(
        calendar(" --region EG"),
        serde_json::json!({"region": "EG", "weekend": other}),
    );
    // What the person says counts more than what is usual there.
    assert_eq!(
        calendar(" --region EG --weekend sat,sun"),
        serde_json::json!({"region": "EG", "weekend": weekend}),
    );
}

#[test]
fn holidays_of_the_region_are_no_business_days() {
    let on = |more: &str| {
        let line = format!("plan a.csv --today 2026-11-24 --format csv{more}");
        let plan = with_sheet().followup(line.split(' ')).succeeds();
        let check_in = plan
            .lines()
            .find(|line| line.contains(",check-in,1,"))
            .unwrap();
        check_in.split(',').nth(11).unwrap().to_owned()
    };
    assert_eq!(on(""), "2026-12-01");
    assert_eq!(on(" --region US"), "2026-12-02");
    assert_eq!(on(" --region GB"), "2026-12-01");
    // St Andrew's Day, Mon 2026-11-30.
    assert_eq!(on(" --region GB-SCT"), "2026-12-02");
    assert_eq!(on(" --region US --workday 2026-11-26"), "2026-12-01");
}

#[test]
fn plan_tells_of_days_that_are_not_sure_and_succeeds() {
    let line = format!("plan {IN_EGYPT}");
    let plan = in_egypt().followup(line.split(' ')).outcome();
    assert_eq!(plan.exit, Some(0));
    assert_eq!(plan.stderr, EGYPT_NOTES);
}

#[test]
fn the_notes_are_diagnostics_of_the_json() {
    let line = format!("plan {IN_EGYPT} --format json");
    let plan = in_egypt().followup(line.split(' ')).outcome();
    let plan: Value = serde_json::from_str(&plan.stdout).unwrap();
    assert_eq!(
        plan["diagnostics"][0],
        serde_json::json!({
            "severity": "note",
            "place": {"file": "e.csv", "sheet": null, "row": null, "column": null},
            "message": "the holidays of EG are settled up to 2025; 8 follow-ups lie later",
            "hint": "their days may still move: run it again next year",
        }),
    );
}

#[test]
fn convert_tells_it_only_if_asked() {
    let workspace = in_egypt();
    let line = format!("convert {IN_EGYPT} --ics e.ics");
    workspace.followup(line.split(' ')).gives(0, "", "");
    let line = format!("{line} -v");
    let convert = workspace.followup(line.split(' ')).outcome();
    assert_eq!(convert.exit, Some(0));
    assert!(
        convert
            .stderr
            .contains("note: the holidays of EG are settled up to 2025;"),
        "{}",
        convert.stderr
    );
    let line = format!("{line} -q");
    assert_eq!(workspace.followup(line.split(' ')).outcome().exit, Some(0));
}

#[test]
fn a_plan_within_the_settled_years_has_no_notes() {
    let line = "plan a.csv --today 2026-11-24 --region US";
    assert_eq!(with_sheet().followup(line.split(' ')).outcome().stderr, "");
    let workspace = Workspace::new().with(
        "e.csv",
        EGYPT
            .replace("2027-03-04", "2026-12-22")
            .replace("2027-02-02", "2026-12-01"),
    );
    let line = "plan e.csv --today 2026-12-22 --region CN";
    assert_eq!(
        workspace.followup(line.split(' ')).outcome().stderr,
        "note: the holidays of CN are settled up to 2026; 3 follow-ups lie later\n  --> e.csv\n\
         hint: their days may still move: run it again next year\n",
    );
}
