//! Of very many people on one list the first ones count, and the person is told.
//! Each is written to and compared with all the others, and nobody meets so many.

use super::people::put;
use super::report::Report;
use crate::application::{Application, Person};
use crate::diagnostic::{ColumnIndex, RowNumber};

/// So many people of an interview, and so many of an application as a whole, count.
const MOST_PEOPLE: usize = 100;

/// Puts somebody on the list that a row tells of. One more than those who count
/// says that there were more; others are passed over.
pub(super) fn put_among_few(people: &mut Vec<Person>, person: Person) {
    put(people, person);
    people.truncate(MOST_PEOPLE + 1);
}

/// Leaves out those who are too many on the lists of an application, of which several
/// rows may have told.
pub(super) fn keep_first_people_of_each(application: &mut Application, report: &mut Report) {
    let row = application.row;
    keep_first_people(&mut application.people, row, None, report);
    for interview in &mut application.interviews {
        keep_first_people(&mut interview.people, row, Some(interview.column), report);
    }
}

/// Leaves out those who are too many.
pub(super) fn keep_first_people(
    people: &mut Vec<Person>,
    row: RowNumber,
    column: Option<ColumnIndex>,
    report: &mut Report,
) {
    if people.len() <= MOST_PEOPLE {
        return;
    }
    people.truncate(MOST_PEOPLE);
    report.warn(
        row,
        column,
        format!("more than {MOST_PEOPLE} people are named, and the first {MOST_PEOPLE} count"),
        "name those whom you want to write to",
    );
}

#[cfg(test)]
mod tests {
    use super::{keep_first_people, put_among_few};
    use crate::application::Person;
    use crate::columns::report::Report;
    use crate::diagnostic::RowNumber;
    use crate::read::Source;
    use crate::text::Text;

    #[test]
    fn so_many_count_and_of_more_it_is_told() {
        fn check(people: usize, different: usize, kept: usize, is_told: bool) {
            let mut list = Vec::new();
            for number in 0..people {
                let name = format!("Ann {}", number % different);
                put_among_few(
                    &mut list,
                    Person {
                        name: Text::clean(&name),
                        ..Person::default()
                    },
                );
            }
            let mut report = Report::new(Source {
                file: "a.csv".into(),
                sheet: None,
            });
            keep_first_people(&mut list, RowNumber(2), None, &mut report);
            assert_eq!(list.len(), kept, "{people}");
            assert_eq!(report.into_diagnostics().len(), usize::from(is_told));
            let last = list.last().and_then(|last| last.name.as_ref());
            let expected = kept.checked_sub(1).map(|last| format!("Ann {last}"));
            assert_eq!(last.map(Text::to_string), expected);
        }
        check(0, 1, 0, false);
        check(100, 100, 100, false);
        check(500, 100, 100, false);
        check(101, 101, 100, true);
        check(500, 101, 100, true);
        check(300, 300, 100, true);
    }
}
