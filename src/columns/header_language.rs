//! The language of the headers tells how its writers write dates. Only for
//! files in which no date tells.

use super::dates::DateOrder;
use super::words::Words;

/// So many headers of another language make a sheet of it, where their letters
/// could be English.
const FEWEST: usize = 2;

/// The order that is usual where headers of these normal names are written;
/// `None` for English ones, whose writers use two.
pub(super) fn usual_order(names: &[String]) -> Option<DateOrder> {
    let words = Words::built_in();
    let is_foreign = |name: &&String| {
        let is_known_elsewhere = words.header(name).is_some() && !words.is_english_header(name);
        is_known_elsewhere || name.chars().any(is_of_another_script)
    };
    let foreign: Vec<&String> = names.iter().filter(is_foreign).collect();
    let is_certain = foreign.len() >= FEWEST || foreign.iter().any(|name| !name.is_ascii());
    let is_eastern = |name: &&&String| name.chars().any(is_han_or_kana);
    let eastern = foreign.iter().filter(is_eastern).count();
    match is_certain {
        false => None,
        true if eastern * 2 >= foreign.len() => Some(DateOrder::YearFirst),
        true => Some(DateOrder::DayFirst),
    }
}

/// Greek, Cyrillic and whatever follows them in Unicode, pictures left out.
fn is_of_another_script(character: char) -> bool {
    character.is_alphabetic()
        && character >= '\u{370}'
        && !('\u{1d00}'..'\u{2e80}').contains(&character)
}

fn is_han_or_kana(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::usual_order;
    use crate::columns::dates::DateOrder;
    use crate::columns::normalise::normal_name;

    #[test]
    fn headers_of_another_language_tell_the_order() {
        fn check(headers: &[&str], expected: Option<DateOrder>) {
            let names: Vec<String> = headers
                .iter()
                .map(|it| normal_name(it).into_owned())
                .collect();
            assert_eq!(usual_order(&names), expected, "{headers:?}");
        }
        let day_first = Some(DateOrder::DayFirst);
        check(&["Company", "Role", "Date Applied", "Résumé"], None);
        check(&["Company", "Datum"], None);
        check(&["Firma", "Position", "Datum", "Status"], day_first);
        check(&["Empresa", "Puesto", "Fecha", "Estado"], day_first);
        check(&["Entreprise", "Poste", "Date", "Statut"], day_first);
        check(&["Azienda", "Posizione", "Stato"], day_first);
        check(&["Компания", "Статус"], day_first);
        check(&["Société", "Date"], day_first);
        check(
            &["会社名", "職種", "応募日", "URL"],
            Some(DateOrder::YearFirst),
        );
        check(&["公司", "职位", "日期"], Some(DateOrder::YearFirst));
        check(&["✅ Applied", "Company"], None);
    }
}
