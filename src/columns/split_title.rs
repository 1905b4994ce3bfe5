//! A title that holds the company and the role becomes the two: `Acme - Data
//! Analyst`, `Data Analyst at Acme`. Where nothing parts it, it is the company.

use super::role_at_company::AT;
use super::words::Words;
use crate::text::Text;

/// Between the two, in either order.
const BETWEEN: [&str; 8] = [" - ", " – ", " — ", " | ", " / ", ": ", " · ", ", "];

/// The company and the role of one cell.
pub(super) fn split_title(raw: &str, words: &Words) -> (Option<Text>, Option<Text>) {
    if words.is_empty(raw) {
        return (None, None);
    }
    for at in AT {
        if let Some((role, company)) = raw.split_once(at) {
            return (Text::clean(company), Text::clean(role));
        }
    }
    let parts = BETWEEN.into_iter().find_map(|mark| raw.split_once(mark));
    let Some((first, second)) = parts else {
        return (Text::clean(raw), None);
    };
    // A title of a job in the first part and none in the second turns them round.
    let is_role = |part: &str| words.title(part).is_some();
    if is_role(first) && !is_role(second) {
        (Text::clean(second), Text::clean(first))
    } else {
        (Text::clean(first), Text::clean(second))
    }
}

#[cfg(test)]
mod tests {
    use super::split_title;
    use crate::columns::words::Words;

    #[test]
    fn a_title_becomes_the_company_and_the_role() {
        fn check(raw: &str, company: &str, role: &str) {
            let (found, job) = split_title(raw, Words::built_in());
            let shown =
                |text: Option<crate::text::Text>| text.map_or(String::new(), |it| it.to_string());
            assert_eq!(
                (shown(found).as_str(), shown(job).as_str()),
                (company, role),
                "{raw}"
            );
        }
        check("Acme - Data Analyst", "Acme", "Data Analyst");
        check("Data Analyst - Acme", "Acme", "Data Analyst");
        check("Data Analyst at Acme", "Acme", "Data Analyst");
        check("Data Analyst @ Acme", "Acme", "Data Analyst");
        check(
            "Acme | Senior Engineer, Search",
            "Acme",
            "Senior Engineer, Search",
        );
        check("Acme: Baker", "Acme", "Baker");
        check("Acme-Werke", "Acme-Werke", "");
        check("Acme", "Acme", "");
        check("n/a", "", "");
    }
}
