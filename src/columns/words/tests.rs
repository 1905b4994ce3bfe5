use super::built_in::{HEADERS, LANGUAGES, MARKS, MEDIA, TITLES};
use super::{Claim, Meaning, Never, Way, Words};
use crate::application::{Medium, Round, Stage, Standing};
use crate::columns::field::Field;
use crate::columns::normalise::normal_name;

/// The normal name of an entry that may hold the `#` of a round, as a word of
/// its own or inside one.
fn entry_name(item: &str) -> String {
    let words = item.split(' ').map(|word| {
        let parts: Vec<_> = word.split('#').map(normal_name).collect();
        parts.join("#")
    });
    words.collect::<Vec<String>>().join(" ")
}

#[test]
fn names_stand_in_the_files_as_normal_names_and_once() {
    const OF_CELLS: [&str; 8] = [
        "[and]",
        "[names]",
        "[empty]",
        "[nobody]",
        "[undated]",
        "[yes]",
        "[no]",
        "[ditto]",
    ];
    for code in LANGUAGES {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/columns/words");
        let text = std::fs::read_to_string(format!("{folder}/{code}.txt")).unwrap();
        let mut section = "";
        let mut seen = std::collections::HashMap::new();
        let mut twice = Vec::new();
        let mut other = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with("# ")) {
            if line.starts_with('[') {
                section = if line == "[never]" { "[headers]" } else { line };
                continue;
            }
            if OF_CELLS.contains(&section) {
                continue;
            }
            let (key, list) = line.split_once(':').unwrap_or(("", line));
            for item in list.split(',').map(str::trim).filter(|it| !it.is_empty()) {
                if entry_name(item) != item {
                    other.push((item, entry_name(item)));
                }
                let is_unique = matches!(section, "[headers]" | "[stages]");
                if let Some(before) = seen.insert((section, item), key)
                    && is_unique
                {
                    twice.push((item, before, key));
                }
            }
        }
        assert_eq!(twice, []);
        assert_eq!(other, []);
    }
}

#[test]
fn headers_have_meanings() {
    fn check(name: &str, expected: Option<Meaning>) {
        assert_eq!(Words::built_in().header(name), expected, "{name}");
    }
    let field =
        |field, round: Option<u16>, claim| Some(Meaning::Field(field, round.map(Round), claim));
    check("company", field(Field::Company, None, Claim::Sure));
    check("title", field(Field::Role, None, Claim::IfNoneElse));
    check(
        "email",
        field(Field::ContactEmail, None, Claim::BesidePerson),
    );
    check("interview", field(Field::InterviewOn, None, Claim::Sure));
    for (name, round) in [
        ("1st interview", 1),
        ("second interview date", 2),
        ("interview 2", 2),
        ("interview round 3", 3),
        ("round 1", 1),
        ("final round", 0),
    ] {
        let round = (round > 0).then_some(round);
        check(name, field(Field::InterviewOn, round, Claim::Sure));
    }
    check(
        "interviewer 2nd round",
        field(Field::ContactName, Some(2), Claim::Sure),
    );
    check("saved date", Some(Meaning::Never(Never::Saved)));
    check("outcome date", Some(Meaning::Never(Never::Outcome)));
    check("interview 2026", None);
    check("favourite colour", None);
}

#[test]
fn status_words_have_stages() {
    fn check(name: &str, expected: Option<Stage>) {
        assert_eq!(Words::built_in().stage(name), expected, "{name}");
    }
    check("applied", Some(Stage::Applied));
    check("interview 3", Some(Stage::Interviewing));
    check("2nd interview", Some(Stage::Interviewing));
    check("offer declined", Some(Stage::Withdrawn));
    check("maybe", None);
}

#[test]
fn titles_have_standings() {
    fn check(raw: &str, expected: Option<Standing>) {
        assert_eq!(Words::built_in().title(raw), expected, "{raw}");
    }
    check("Hiring Manager", Some(Standing::HiringManager));
    check("Engineering Manager", Some(Standing::HiringManager));
    check("Head of Data", Some(Standing::HiringManager));
    check("CTO & co-founder", Some(Standing::HiringManager));
    check("Talent Acquisition Manager", Some(Standing::Recruiter));
    check("HR Director", Some(Standing::Recruiter));
    check("would-be peer", Some(Standing::Peer));
    check("Software Engineer", Some(Standing::Unknown));
    check("Bo Berg", None);
    check("Hrund", None);
}

#[test]
fn small_words_are_known_in_any_case() {
    let words = Words::built_in();
    assert!(words.is_empty("n/a") && words.is_empty("TBD") && !words.is_empty("Nadir"));
    assert!(words.is_undated("No Response") && words.is_undated("FALSE"));
    assert_eq!(words.yes_or_no("Yes"), Some(true));
    assert_eq!(words.yes_or_no("☐"), Some(false));
    assert_eq!(words.yes_or_no("perhaps"), None);
    assert_eq!(words.way("Phone call"), Some(Way::By(Medium::Phone)));
    assert_eq!(words.way("LinkedIn"), Some(Way::By(Medium::Linkedin)));
    assert_eq!(words.way("Do not contact"), Some(Way::NotAtAll));
    assert!(words.is_theirs("response date") && !words.is_theirs("last contact"));
    assert!(words.is_total("Totals:") && words.is_ditto("↳"));
}

#[test]
fn no_known_name_is_that_of_a_secret() {
    let words = Words::built_in();
    let names = HEADERS.iter().map(|(name, _)| name);
    let names = names.filter(|name| words.is_english_header(name));
    let secret: Vec<_> = names.filter(|name| words.is_secret(name)).collect();
    assert!(secret.is_empty(), "{secret:?}");
}

#[test]
fn names_are_found_by_hash_and_no_others() {
    for (name, value) in HEADERS.iter() {
        assert_eq!(HEADERS.get(name), Some(value), "{name}");
        assert_eq!(HEADERS.get(&format!("{name} ")), None, "{name}");
    }
    assert_eq!(HEADERS.get(""), None);
    assert_eq!(HEADERS.get(&"x".repeat(1_000)), None);
}

#[test]
fn a_name_of_several_languages_means_in_each_what_it_means_there() {
    use super::Language;

    fn check(name: &str, language: Option<&str>, expected: Option<Field>) {
        let language = language.map(|code| Language::of_code(code).unwrap());
        let found = match Words::built_in().header_in(name, language) {
            Some(Meaning::Field(field, ..)) => Some(field),
            _ => None,
        };
        assert_eq!(found, expected, "{name} {language:?}");
    }
    check("société", Some("fr"), Some(Field::Company));
    check("societe", Some("fr"), Some(Field::Company));
    check("rueckmeldung am", None, Some(Field::LastContactOn));
    check("ruckmeldung am", None, Some(Field::LastContactOn));
    check("company", Some("de"), Some(Field::Company));
    check("gespräch 2", Some("en"), Some(Field::InterviewOn));
}

/// Most texts are seen to be no name of a table by their first word alone.
#[test]
fn a_text_is_looked_up_as_its_normal_name_is() {
    let known = || {
        [&MARKS, &MEDIA, &TITLES]
            .into_iter()
            .flat_map(|it| it.iter())
    };
    for (name, _) in known() {
        let capital: String = name
            .chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .chain(name.chars().skip(1))
            .collect();
        let texts = [
            name.to_owned(),
            name.to_uppercase(),
            format!("{name}s"),
            format!("{name}es"),
            format!("{name}sses x"),
            format!("{name}ss"),
            format!("{capital}ies"),
            format!("({capital})"),
            format!("{capital}: x"),
            format!("{capital}(x)"),
            format!("{capital}X"),
            format!("{capital}2"),
            format!("{capital}\u{301}"),
            format!("{capital}'s"),
            format!("'{capital}'"),
            format!("x{capital}"),
            capital.replace(' ', "_"),
            capital.replace(' ', ""),
            capital,
        ];
        for text in texts {
            for table in [&MARKS, &MEDIA, &TITLES] {
                let expected = table.get(&normal_name(&text));
                assert_eq!(table.get_by_normal_name(&text), expected, "{text}");
            }
        }
    }
}
