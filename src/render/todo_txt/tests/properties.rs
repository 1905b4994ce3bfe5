//! Whatever a sheet holds, a line says what we meant, and no more.

use proptest::prelude::{Just, Strategy, any, prop, proptest};
use proptest::{prop_assert, prop_assert_eq, prop_oneof};

use super::super::task_line;
use crate::application::{Medium, Person};
use crate::plan::Kind;
use crate::render::sample;
use crate::render::task_parts::{TaskPart, TaskParts};
use crate::template::Slot;
use crate::text::{EmailAddress, Text};

/// What some client or other takes for a blank or the end of a line: the blanks
/// of Unicode as it was and is, what parts lines for the libraries of Python,
/// Java and .NET, and marks without a width.
const BLANKS: [char; 33] = [
    '\t', '\n', '\u{b}', '\u{c}', '\r', '\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}', '\u{85}', '\u{a0}',
    '\u{1680}', '\u{180e}', '\u{2000}', '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}',
    '\u{2006}', '\u{2007}', '\u{2008}', '\u{2009}', '\u{200a}', '\u{200b}', '\u{2028}', '\u{2029}',
    '\u{202f}', '\u{205f}', '\u{2060}', '\u{3000}', '\u{feff}', '\u{0}',
];

/// Keys that would make a client hide, repeat, link or close a task.
const NEVER: [&str; 10] = [
    "rec:", "h:", "id:", "p:", "uuid:", "url:", "pri:", "star:", "dep:", "http:",
];

/// A cell that tries to say more than words.
fn cell() -> impl Strategy<Value = String> {
    let blank = prop::sample::select(BLANKS.to_vec()).prop_map(String::from);
    let word = prop_oneof![
        "[xX+@:( )A-Z0-9-]{0,12}",
        "(due|fu|rec|h|pri|id|p|t|uuid|url|http|https)[:：][a-z0-9:/-]{0,10}",
        "[x＋＠：（）+@:\u{200c}\u{200d}\u{ad}\u{300}]{1,6}",
        "\\([A-Za-z]\\)",
        "[12][0-9]{3}-[01][0-9]-[0-3][0-9]",
        "\\PC{0,8}",
        any::<String>(),
        blank.clone(),
    ];
    let between = prop_oneof![Just(" ".to_owned()), blank];
    prop::collection::vec((word, between), 0..5).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, between)| word + &between)
            .collect()
    })
}

proptest! {
    #[test]
    fn no_cell_becomes_more_than_words(
        company in cell(), role in cell(), name in cell(), email in cell(),
        order in Just(Slot::names().collect::<Vec<&str>>()).prop_shuffle(),
        slots in 1..6_usize, joint in prop::sample::select(vec![" ", ": ", " @ ", "", " +"]),
        parts in prop::array::uniform4(any::<bool>()),
        via in prop::sample::select(Medium::ALL.to_vec()),
        kind in prop::sample::select(Kind::ALL.to_vec()),
        is_late in any::<bool>(),
    ) {
        let mut application = sample::application();
        application.company = Text::clean(&company);
        application.role = Text::clean(&role);
        let person = Person {
            name: Text::clean(&name),
            email: EmailAddress::parse(&email),
            ..Person::default()
        };
        // Every order of what a summary may be made of, also at its head.
        let slots: Vec<String> = order.iter().take(slots).map(|it| format!("{{{it}}}")).collect();
        let rule = sample::rule("a", kind, &slots.join(joint));
        let mut follow_up = sample::follow_up(&application, &rule);
        follow_up.person = Some(&person);
        follow_up.via = via;
        if is_late {
            follow_up.latest = follow_up.by.on;
        }
        let wanted: Vec<TaskPart> =
            TaskPart::ALL.into_iter().zip(parts).filter(|(_, is)| *is).map(|(part, _)| part).collect();
        let has = |part| wanted.contains(&part);
        let line = task_line(&follow_up, sample::day("2026-11-21"), TaskParts::of(&wanted));

        // One line, whose only blanks are single ASCII ones.
        prop_assert!(!line.contains(&BLANKS[..]), "{:?}", line);
        prop_assert!(line.chars().all(|c| c == ' ' || !(c.is_whitespace() || c.is_control())));
        let words: Vec<&str> = line.split(' ').collect();
        prop_assert!(!words.contains(&""), "{:?}", line);

        // The head: our priority or none, our creation date, and then words.
        let (has_priority, head) = match words.as_slice() {
            ["(A)", head @ ..] => (true, head),
            head => (false, head),
        };
        let is_urgent = kind == Kind::Thanks || kind == Kind::Task && is_late;
        prop_assert_eq!(has_priority, has(TaskPart::Priority) && is_urgent);
        prop_assert_eq!(head[0], "2026-11-21");
        let is_date = |word: &str| word.parse::<chrono::NaiveDate>().is_ok();
        let is_mark = |word: &str| {
            let letter = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            matches!(word, "x" | "X") || letter.is_some_and(|it| it.len() == 1)
        };
        prop_assert!(!is_date(head[1]) && !is_mark(head[1]), "{:?}", line);

        // The tail: our words in our order, the key last.
        let key = format!("fu:{}", follow_up.key().as_str());
        let due = format!("due:{}", follow_up.by.on);
        let threshold = format!("t:{}", follow_up.on);
        let context = format!("@{}", via.word());
        let mut tail = words.iter().rev();
        prop_assert_eq!(tail.next(), Some(&key.as_str()));
        prop_assert_eq!(tail.next(), Some(&due.as_str()));
        if has(TaskPart::Threshold) {
            prop_assert_eq!(tail.next(), Some(&threshold.as_str()));
        }
        let has_context = has(TaskPart::Context) && via != Medium::Task;
        if has_context {
            prop_assert_eq!(tail.next(), Some(&context.as_str()));
        }
        let project = words.iter().filter(|word| word.starts_with('+')).collect::<Vec<_>>();
        prop_assert!(project.len() <= usize::from(has(TaskPart::Project)), "{:?}", line);
        for project in project {
            prop_assert_eq!(tail.next(), Some(project));
            let name = &project[1..];
            prop_assert!(name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')));
            prop_assert!(name.ends_with(|c: char| c.is_ascii_alphanumeric()), "{}", name);
        }

        // And nothing else anywhere that a client would read into it.
        let count = |start: char| words.iter().filter(|word| word.starts_with(start)).count();
        prop_assert_eq!(count('@'), usize::from(has_context), "{:?}", line);
        let colons = 2 + usize::from(has(TaskPart::Threshold));
        prop_assert_eq!(line.matches(':').count(), colons, "{:?}", line);
        let is_never = |word: &&str| NEVER.iter().any(|key| word.starts_with(key));
        prop_assert!(!words.iter().any(is_never), "{:?}", line);
    }
}
