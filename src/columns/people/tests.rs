use super::{NameOrder, PeopleCells, read_people};
use crate::application::{Person, Standing};
use crate::columns::words::Words;
use crate::text::Text;

mod around;

/// `name <email> phone [title] standing`, of each person.
fn told(people: &[Person]) -> Vec<String> {
    people
        .iter()
        .map(|person| {
            let mut told = Vec::new();
            told.extend(person.name.as_ref().map(Text::to_string));
            told.extend(person.email.as_ref().map(|e| format!("<{}>", e.as_str())));
            told.extend(person.phone.as_ref().map(Text::to_string));
            told.extend(person.title.as_ref().map(|title| format!("[{title}]")));
            told.extend(match person.standing {
                Standing::HiringManager => Some("manager".to_owned()),
                Standing::Recruiter => Some("recruiter".to_owned()),
                Standing::Peer => Some("peer".to_owned()),
                Standing::Unknown => None,
            });
            told.join(" ")
        })
        .collect()
}

#[track_caller]
fn check_names(name: &str, expected: &[&str]) {
    let cells = PeopleCells {
        name,
        ..PeopleCells::default()
    };
    let people = read_people(cells, Words::built_in());
    assert_eq!(told(&people), expected, "{name:?}");
}

#[test]
fn one_cell_may_name_several_people() {
    let check = check_names;
    check("Ann Li", &["Ann Li"]);
    check("Ann Li; Bo Berg", &["Ann Li", "Bo Berg"]);
    check("Ann Li\nBo Berg", &["Ann Li", "Bo Berg"]);
    check("Ann Li and Bo Berg", &["Ann Li", "Bo Berg"]);
    check("Ann Li & Bo Berg", &["Ann Li", "Bo Berg"]);
    check("Ann Li / Bo Berg", &["Ann Li", "Bo Berg"]);
    check("佐藤様、田中様", &["佐藤様", "田中様"]);
    check("佐藤さん・田中さん", &["佐藤さん", "田中さん"]);
    check("アン・リー", &["アン・リー"]);
    check("王经理，李女士；陈先生", &["王经理", "李女士", "陈先生"]);
    check("Ann/Bo", &["Ann", "Bo"]);
    check("UX/UI team", &["UX/UI team"]);
    check("Ann Li, Bo Berg", &["Ann Li", "Bo Berg"]);
    check(
        "Ann Li, Bo Berg and Cy Dow",
        &["Ann Li", "Bo Berg", "Cy Dow"],
    );
    check("Anna, Bo", &["Anna", "Bo"]);
    check(
        "Ann Li - Recruiter, Bo Berg - Hiring Manager, Cy Day - Engineer",
        &[
            "Ann Li [Recruiter] recruiter",
            "Bo Berg [Hiring Manager] manager",
            "Cy Day [Engineer]",
        ],
    );
    check(
        "Ann Li (Recruiter), Bo Berg (CTO)",
        &["Ann Li [Recruiter] recruiter", "Bo Berg [CTO] manager"],
    );
    check(
        "Ann Li, Peer Schmidt, Bo Chief",
        &["Ann Li", "Peer Schmidt", "Bo Chief"],
    );
    check("Ann Li, Dr. Bo Berg", &["Ann Li", "Dr. Bo Berg"]);
    check(
        "Ann Li, Head of Growth",
        &["Ann Li [Head of Growth] manager"],
    );
    check("Ann Li, VP Growth", &["Ann Li [VP Growth] manager"]);
    check(
        "Ann Li, Software Engineer, Bo Berg",
        &["Ann Li [Software Engineer]", "Bo Berg"],
    );
    check("Ann Li, CTO", &["Ann Li [CTO] manager"]);
    check("Ann Li (CTO)", &["Ann Li [CTO] manager"]);
    check(
        "Ann Li - Engineering Manager",
        &["Ann Li [Engineering Manager] manager"],
    );
    check(
        "Ann Li (CTO), Bo Berg (Recruiter); Cy Dow, peer",
        &[
            "Ann Li [CTO] manager",
            "Bo Berg [Recruiter] recruiter",
            "Cy Dow [peer] peer",
        ],
    );
    check("Ann Li (HR/Talent)", &["Ann Li [HR/Talent] recruiter"]);
    check(
        "Ann Li, Head of Research and Development",
        &["Ann Li [Head of Research and Development] manager"],
    );
    check("Bo Berg <bo@x.example>", &["Bo Berg <bo@x.example>"]);
    check("Bo Berg, bo@x.example", &["Bo Berg <bo@x.example>"]);
    check("Bo Berg (bo@x.example)", &["Bo Berg <bo@x.example>"]);
    check("Bo Berg bo@x.example", &["Bo Berg <bo@x.example>"]);
    check("bo@x.example", &["<bo@x.example>"]);
    check(
        "bo@x.example; cy@x.example",
        &["<bo@x.example>", "<cy@x.example>"],
    );
    check("Bo Berg <no-reply@x.example>", &["Bo Berg"]);
    check("noreply@x.example", &[]);
    check("Li, Ann; Berg, Bo", &["Ann Li", "Bo Berg"]);
    check("LI, Ann", &["Ann LI"]);
    check("Li, Ann <ann@x.example>", &["Ann Li <ann@x.example>"]);
    check("Ann Li +1 555 0100", &["Ann Li +1 555 0100"]);
    check("Ann Li (+1 555 0100)", &["Ann Li +1 555 0100"]);
    check("Ann Li; ann li", &["Ann Li"]);
    check("Recruiter", &["[Recruiter] recruiter"]);
    check("Anderson Sandy", &["Anderson Sandy"]);
    check("Jean-Luc O'Brien", &["Jean-Luc O'Brien"]);
    check("['Ann Li', 'Bo Berg']", &["Ann Li", "Bo Berg"]);
    check("[\"Ann Li\", \"Bo O'Dow\"]", &["Ann Li", "Bo O'Dow"]);
    check("['Ann Li <ann@x.example>']", &["Ann Li <ann@x.example>"]);
    check("[]", &[]);
    check("[None]", &[]);
    check("[Ann Li]", &["Ann Li"]);
    check(
        "Ann Li - Recruiter, +1 555 0100",
        &["Ann Li +1 555 0100 [Recruiter] recruiter"],
    );
    check(
        "Ann Li, Recruiter, ann@x.example, +1 555 0100",
        &["Ann Li <ann@x.example> +1 555 0100 [Recruiter] recruiter"],
    );
    check(
        "Ann Li (CTO); Bo Berg <bo@x.example>",
        &["Ann Li [CTO] manager", "Bo Berg <bo@x.example>"],
    );
    check(
        "Recruiter: Ann Li; Hiring Manager: Bo Berg",
        &[
            "Ann Li [Recruiter] recruiter",
            "Bo Berg [Hiring Manager] manager",
        ],
    );
    check("Recruiter - Ann Li", &["Ann Li [Recruiter] recruiter"]);
    check("HM: Ann", &["Ann [HM] manager"]);
    check("Ann Li https://www.linkedin.com/in/annli", &["Ann Li"]);
    check("Ann Li (https://www.linkedin.com/in/annli)", &["Ann Li"]);
    check(
        "Ann Li (linkedin.com/in/annli), Bo Berg",
        &["Ann Li", "Bo Berg"],
    );
    check("https://www.linkedin.com/in/annli", &[]);
    check("[Ann Li](https://www.linkedin.com/in/annli)", &["Ann Li"]);
    check("@Ann Li", &["Ann Li"]);
    check("\"Ann Li\" <ann@x.example>", &["Ann Li <ann@x.example>"]);
    check(
        "Ann Li <ann@x.example>, Bo Berg <bo@x.example>",
        &["Ann Li <ann@x.example>", "Bo Berg <bo@x.example>"],
    );
    check("ann@x.example (Ann Li)", &["Ann Li <ann@x.example>"]);
    check(
        "Ann Li\nEngineering Manager\nann@x.example",
        &["Ann Li <ann@x.example> [Engineering Manager] manager"],
    );
    check("Ann Li | CTO", &["Ann Li [CTO] manager"]);
    check("1. Ann Li\n2. Bo Berg", &["Ann Li", "Bo Berg"]);
    check("• Ann Li\n• Bo Berg", &["Ann Li", "Bo Berg"]);
    check("- Ann Li\n- Bo Berg", &["Ann Li", "Bo Berg"]);
    check("Dr. Ann Li, PhD", &["Dr. Ann Li [PhD]"]);
    check("Ann Li + Bo Berg", &["Ann Li", "Bo Berg"]);
    check("Ann Li with Bo Berg", &["Ann Li with Bo Berg"]);
    for nobody in [
        "Hiring Team",
        "the hiring team",
        "Recruiting Team",
        "HR department",
        "Team",
        "Talent Acquisition Team",
        "To whom it may concern",
        "Hiring Committee",
        "n/a",
        "None yet",
        "tbd",
        "Unknown",
        "via LinkedIn",
        "Applied online",
        "online",
        "no contact",
        "?",
        "none yet.",
    ] {
        check(nobody, &[]);
    }
    check("Ann Li; via LinkedIn", &["Ann Li"]);
    check("Yes", &[]);
    check("TBD; Ann Li", &["Ann Li"]);
    check(";;", &[]);
    check("(", &[]);
}

#[test]
fn columns_beside_each_other_tell_of_the_same_people() {
    fn check(name: &str, email: &str, phone: &str, title: &str, expected: &[&str]) {
        let words = Words::built_in();
        let cells = PeopleCells {
            name,
            email,
            phone,
            title,
            ..PeopleCells::default()
        };
        assert_eq!(
            told(&read_people(cells, words)),
            expected,
            "{name:?} {email:?}"
        );
    }
    check(
        "Ann Li; Bo Berg",
        "ann@x.example; bo@x.example",
        "555 0100; 555 0101",
        "CTO; Recruiter",
        &[
            "Ann Li <ann@x.example> 555 0100 [CTO] manager",
            "Bo Berg <bo@x.example> 555 0101 [Recruiter] recruiter",
        ],
    );
    check(
        "Ann Li",
        "ann@x.example, bo@x.example",
        "",
        "",
        &["Ann Li <ann@x.example>", "<bo@x.example>"],
    );
    check(
        "Ann Li; Bo Berg",
        "bo.berg@x.example; ann.li@x.example",
        "",
        "",
        &["Ann Li <ann.li@x.example>", "Bo Berg <bo.berg@x.example>"],
    );
    check(
        "Ann Li; Bo Berg; Cy Day",
        "bberg@x.example",
        "",
        "",
        &["Ann Li", "Bo Berg <bberg@x.example>", "Cy Day"],
    );
    check(
        "Ann Li; Bo Berg",
        "jobs@x.example",
        "",
        "",
        &["Ann Li", "Bo Berg", "<jobs@x.example>"],
    );
    check(
        "Ann Li",
        "jobs@x.example",
        "",
        "",
        &["Ann Li <jobs@x.example>"],
    );
    check(
        "Ann Li",
        "bo.berg@x.example",
        "",
        "",
        &["Ann Li", "<bo.berg@x.example>"],
    );
    check(
        "Ann Li; Bo Berg",
        "a1@x.example; b2@x.example",
        "",
        "",
        &["Ann Li <a1@x.example>", "Bo Berg <b2@x.example>"],
    );
    check(
        "Ann Li; Ann Berg",
        "ann@x.example",
        "",
        "",
        &["Ann Li", "Ann Berg", "<ann@x.example>"],
    );
    check("Ann Li", "jobs-noreply@x.example", "", "", &["Ann Li"]);
    check("", "ann@x.example", "", "CTO", &["<ann@x.example>"]);
    check(
        "",
        "Ann Li <ann@x.example>",
        "",
        "",
        &["Ann Li <ann@x.example>"],
    );
    check("", "via the portal", "", "", &[]);
    check(
        "",
        "",
        "(555) 010-0000 ext. 12",
        "",
        &["(555) 010-0000 ext. 12"],
    );
    check("", "", "8/5/2026 & 8/14/2026", "", &[]);
    check("", "", "2026-08-05", "", &[]);
    check("", "", "call me", "", &[]);
}

#[test]
fn a_column_may_write_the_family_name_first() {
    fn check(name: &str, expected: &[&str]) {
        let cells = PeopleCells {
            name,
            order: NameOrder::FamilyFirst,
            ..PeopleCells::default()
        };
        assert_eq!(
            told(&read_people(cells, Words::built_in())),
            expected,
            "{name:?}"
        );
    }
    check("Li, Ann", &["Ann Li"]);
    check("van den Berg, Bo", &["Bo van den Berg"]);
    check("Li, Ann; Berg, Bo", &["Ann Li", "Bo Berg"]);
    check("Li, Ann (CTO)", &["Ann Li [CTO] manager"]);
    check("Li, Ann, CTO", &["Ann Li [CTO] manager"]);
    check("Li, Ann <ann@x.example>", &["Ann Li <ann@x.example>"]);
    check("Ann Li", &["Ann Li"]);
}

#[test]
fn an_address_may_tell_which_name_is_which() {
    fn check(name: &str, email: &str, expected: &[&str]) {
        let cells = PeopleCells {
            name,
            email,
            ..PeopleCells::default()
        };
        assert_eq!(
            told(&read_people(cells, Words::built_in())),
            expected,
            "{name:?}"
        );
    }
    check(
        "Li, Ann",
        "ann.li@x.example",
        &["Ann Li <ann.li@x.example>"],
    );
    check("Anna, Bo", "bo@x.example", &["Anna", "Bo <bo@x.example>"]);
}

#[test]
fn a_header_stands_in_for_a_title() {
    let words = Words::built_in();
    let cells = PeopleCells {
        name: "Ann Li; Bo Berg (Recruiter)",
        standing: Standing::HiringManager,
        ..PeopleCells::default()
    };
    assert_eq!(
        told(&read_people(cells, words)),
        ["Ann Li manager", "Bo Berg [Recruiter] recruiter"]
    );
}
